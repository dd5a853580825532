//! `tests/permission/records.tsv`, walked with everyone.

use std::collections::{BTreeMap, BTreeSet};

use wayfellow::actor::Actor;
use wayfellow::permission::{Action, Resource, may, policy_names, reasons};

use crate::app::RUNTIME;
use crate::cast::Cast;
use crate::databases::Own;

const TABLE: &str = include_str!("../../permission/records.tsv");

struct Line {
    number: usize,
    resource: Resource,
    action: Action,
    allowed: BTreeSet<String>,
}

fn lines(cast: &Cast) -> Vec<Line> {
    let mut lines = Vec::new();
    for (n, line) in TABLE.lines().enumerate().filter(|l| !l.1.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [kind, part, about, keeper, compartment, action, allowed] = cells.as_slice() else {
            panic!("line {} has {} cells", n + 1, cells.len());
        };
        let mut resource = Resource::new(kind).part(*part);
        resource = match (*keeper, *about) {
            ("person", about) => resource.kept_by(cast.id(about)),
            ("address", about) => resource.kept_by(cast.id(about)).by_address(),
            ("organization", "-") => resource.of_organization(cast.riverbend),
            ("organization", about) => resource
                .of_organization(cast.riverbend)
                .about(cast.id(about)),
            ("nobody", "-") => resource,
            ("nobody", about) => resource.about(cast.id(about)),
            (other, _) => panic!("line {}: {other} keeps nothing", n + 1),
        };
        if *compartment != "open" {
            resource = resource.restricted(compartment, &[cast.id("hugo")]);
        }
        let known = |a: &&Action| a.word() == *action;
        lines.push(Line {
            number: n + 1,
            resource,
            action: *Action::ALL.iter().find(known).expect("a known action"),
            allowed: allowed
                .split(' ')
                .filter(|w| *w != "-")
                .map(str::to_owned)
                .collect(),
        });
    }
    assert!(lines.len() > 30, "only {} lines", lines.len());
    lines
}

#[test]
fn everyone_may_do_what_the_table_says_and_nothing_else() {
    let own = Own::new();
    let db = own.open();
    RUNTIME.block_on(async {
        let cast = Cast::enter(&db).await;
        let mut actors: BTreeMap<&str, Actor> = BTreeMap::new();
        for name in cast.names() {
            actors.insert(name, cast.actor(&db, name).await);
        }
        let mut wrong = Vec::new();
        let mut used = BTreeSet::new();
        for line in lines(&cast) {
            for (name, actor) in &actors {
                let resource = line.resource.clone().with_facts(&db, actor).await;
                let resource = resource.expect("the facts");
                let may = may(actor, line.action, &resource).is_ok();
                used.extend(reasons(actor, line.action, &resource));
                if may != line.allowed.contains(*name) {
                    let word = if may { "may" } else { "may not" };
                    wrong.push(format!(
                        "line {}: {name} {word} {} it",
                        line.number,
                        line.action.word()
                    ));
                }
            }
            for name in &line.allowed {
                assert!(
                    actors.contains_key(name.as_str()),
                    "line {}: {name}",
                    line.number
                );
            }
        }
        assert!(
            wrong.is_empty(),
            "tests/permission/records.tsv and policies/ disagree:\n{}",
            wrong.join("\n")
        );
        let names: BTreeSet<String> = policy_names().into_iter().collect();
        let unused: Vec<&String> = names.difference(&used).collect();
        assert!(
            unused.is_empty(),
            "No line of tests/permission/records.tsv depends on these rules; add one: {unused:?}"
        );
    });
}

#[test]
fn whoever_looks_after_a_compartment_needs_another_rule_to_open_it() {
    let own = Own::new();
    let db = own.open();
    RUNTIME.block_on(async {
        let cast = Cast::enter(&db).await;
        let hugo = cast.actor(&db, "hugo").await;
        let placement = Resource::new("placement")
            .of_organization(cast.riverbend)
            .about(cast.id("mara"));
        let entrusted = placement
            .clone()
            .restricted("accommodations", &[hugo.person_id().expect("hugo")]);
        let closed = placement.restricted("accommodations", &[]);
        assert!(may(&hugo, Action::Read, &entrusted).is_ok());
        assert!(may(&hugo, Action::Read, &closed).is_err());
    });
}

#[test]
fn every_file_of_policies_is_part_of_the_program() {
    let text = std::fs::read_to_string(
        crate::program::root().join("crates/wayfellow/src/permission/policies.rs"),
    )
    .expect("the list of policies");
    for entry in std::fs::read_dir(crate::program::root().join("policies")).expect("policies") {
        let name = entry.expect("an entry").file_name();
        let name = name.to_string_lossy();
        assert!(
            text.contains(&format!("policies/{name}")),
            "add {name} to FILES in permission/policies.rs"
        );
    }
}

/// Fails only when something is badly wrong; a decision takes some tens of microseconds.
#[test]
fn a_decision_takes_a_moment() {
    let mara = uuid::Uuid::now_v7();
    let resource = Resource::new("portfolio").kept_by(mara);
    let actor = Actor::person(mara);
    let begun = std::time::Instant::now();
    for _ in 0..1_000 {
        assert!(may(&actor, Action::Read, &resource).is_ok());
    }
    let each = begun.elapsed() / 1_000;
    assert!(each.as_millis() < 10, "{each:?}");
}
