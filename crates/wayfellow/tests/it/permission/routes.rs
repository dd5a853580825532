//! `tests/permission/routes.tsv`: every route, asked by everyone of the cast.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::Method;
use wayfellow::web::routes;

use crate::app::{RUNTIME, TestApp};
use crate::cast::Cast;

const TABLE: &str = include_str!("../../permission/routes.tsv");

/// Route, an address of it, and who gets in: names of the cast, or everyone.
fn lines() -> Vec<(&'static str, &'static str, &'static str)> {
    let lines = TABLE.lines().filter(|l| !l.starts_with('#'));
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let [route, address, who] = cells.as_slice() else {
                panic!("{line:?} has {} cells", cells.len());
            };
            (*route, *address, *who)
        })
        .collect()
}

#[test]
fn every_route_is_in_the_table() {
    let listed: BTreeSet<String> = lines().iter().map(|l| l.0.to_owned()).collect();
    let all: BTreeSet<String> = routes().iter().map(|(m, p)| format!("{m} {p}")).collect();
    let lost: Vec<&String> = all.difference(&listed).collect();
    assert!(
        lost.is_empty(),
        "Say in crates/wayfellow/tests/permission/routes.tsv who gets to: {lost:?}"
    );
    let gone: Vec<&String> = listed.difference(&all).collect();
    assert!(gone.is_empty(), "There is no such route any more: {gone:?}");
}

#[test]
fn everyone_gets_where_the_table_says_and_nowhere_else() {
    let app = TestApp::with_demo();
    let cast = RUNTIME.block_on(Cast::enter(app.db()));
    let ids: BTreeMap<String, String> = cast
        .names()
        .iter()
        .filter(|n| **n != "visitor")
        .map(|n| (format!("{{{n}}}"), cast.id(n).to_string()))
        .chain([
            ("{riverbend}".to_owned(), cast.riverbend.to_string()),
            ("{hilltop}".to_owned(), cast.hilltop.to_string()),
        ])
        .collect();
    let mut wrong = Vec::new();
    for (route, address, who) in lines() {
        let (method, _) = route.split_once(' ').expect("a method and a path");
        let method: Method = method.parse().expect("a method");
        let mut address = address.to_owned();
        for (place, id) in &ids {
            address = address.replace(place, id);
        }
        let allowed: BTreeSet<&str> = who.split(' ').collect();
        for name in cast.names() {
            let asked = app.signed_in_as(&cast, name);
            let answer = asked.ask(method.clone(), &address).send();
            let status = answer.status.as_u16();
            let to_sign_in = answer.header("location").starts_with("/sign-in");
            // Whoever is let in may still be told that a form is incomplete.
            let let_in = !matches!(status, 401 | 403 | 404) && !to_sign_in && status < 500;
            let turned_away = status == 404 || name == "visitor" && to_sign_in;
            let meant = allowed.contains("everyone") || allowed.contains(name);
            if meant != let_in || let_in == turned_away {
                wrong.push(format!("{method} {address} as {name}: {status}"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "tests/permission/routes.tsv says otherwise:\n{}",
        wrong.join("\n")
    );
}
