//! Whoever runs the installation: what they see of it, and that it is nothing about anybody.

use wayfellow::actor::Actor;
use wayfellow::db::{Moment, params, statements};
use wayfellow::permission::{Action, Resource, may};

use crate::app::{RUNTIME, TestApp};
use crate::cast::{Cast, with_cast};
use crate::mailbox::Mailbox;
use crate::program::{Folder, Ran, finish, wayfellow};

statements! {
    NAMES = "SELECT name FROM people";
}

fn command(app: &TestApp, args: &[&str]) -> Ran {
    let mut command = wayfellow();
    finish(command.args(args).args(["--database", &app.address()]), b"")
}

#[test]
fn the_page_names_organizations_with_counts_and_no_person() {
    let mailbox = Mailbox::open();
    let app = TestApp::with(mailbox.settings());
    let cast = RUNTIME.block_on(Cast::enter(app.db()));
    let lena = app.signed_in_as(&cast, "lena");
    for email in ["secret.one@example.org", "secret.two@example.org"] {
        lena.post(
            "/organization/invitations",
            &[("hat", "worker"), ("email", email)],
        )
        .with_status(200);
    }
    mailbox.will_answer(&["451 secret.one@example.org is busy"]);
    app.deliver(Moment::now());
    let page = app
        .signed_in_as(&cast, "ops")
        .get("/operator")
        .with_status(200);
    let text = page.text();
    let rows = page.texts("[aria-labelledby='organizations'] tbody tr");
    let rows: Vec<String> = rows.iter().map(|r| r.replace('\n', " ")).collect();
    assert_eq!(rows, ["Hilltop 1", "Riverbend 9"]);
    assert!(text.contains("smtp-451"), "{text}");
    let letters = page.texts("section[aria-labelledby='letters'] dd");
    assert_eq!(letters[1], "1");
    assert!(letters[2].starts_with("1 (last on"), "{letters:?}");
    let names = RUNTIME
        .block_on(app.db().all(&NAMES, params![]))
        .expect("rows");
    assert!(names.len() > 10);
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    for row in names {
        let name: String = row.get("name").expect("a name");
        // Their own name is in the frame, which is not part of this text.
        assert!(!words.contains(&name.as_str()), "{name}: {text}");
    }
    for word in ["@", "invites", "/invitation/"] {
        assert!(!text.contains(word), "{word}: {text}");
    }
}

#[test]
fn the_page_is_there_for_nobody_else() {
    let (app, cast) = with_cast();
    for name in ["mara", "lena", "ada", "olga", "nadia"] {
        let they = app.signed_in_as(&cast, name);
        they.get("/operator").with_status(404);
        assert!(
            they.get("/account")
                .attributes("a[href='/operator']", "href")
                .is_empty()
        );
    }
    app.get("/operator").with_status(303);
    let ops = app.signed_in_as(&cast, "ops");
    assert_eq!(
        ops.get("/account")
            .attributes("main a[href='/operator']", "href")
            .len(),
        1
    );
}

#[test]
fn no_rule_opens_anything_about_a_person_to_an_operator() {
    let (app, cast) = with_cast();
    let table = include_str!("../permission/records.tsv");
    let mara = cast.id("mara");
    let mut ops = RUNTIME.block_on(cast.actor(app.db(), "ops"));
    assert!(ops.operator);
    // Even one who looks at her organization, without being of it.
    for place in [None, Some(cast.riverbend), Some(cast.hilltop)] {
        ops.organization = place;
        let mut asked = 0;
        for line in table.lines().filter(|l| !l.starts_with('#')) {
            let cells: Vec<&str> = line.split('\t').collect();
            let (kind, part, compartment) = (cells[0], cells[1], cells[4]);
            for action in Action::ALL {
                let all = [
                    Resource::new(kind).part(part).kept_by(mara),
                    Resource::new(kind).part(part).about(mara),
                    Resource::new(kind)
                        .part(part)
                        .about(mara)
                        .of_organization(cast.riverbend),
                ];
                for resource in all {
                    let resource = if compartment == "open" {
                        resource
                    } else {
                        resource.restricted("accommodations", &[])
                    };
                    let resource = RUNTIME
                        .block_on(resource.with_facts(app.db(), &ops))
                        .expect("the facts");
                    assert!(may(&ops, *action, &resource).is_err(), "{action:?} {line}");
                    asked += 1;
                }
            }
        }
        assert!(asked > 500, "only {asked} questions");
    }
}

#[test]
fn an_operator_finds_none_of_the_pages_about_others() {
    let (app, cast) = with_cast();
    let ops = app.signed_in_as(&cast, "ops");
    let mara = cast.id("mara");
    for path in [
        format!("/people/{mara}/portfolio"),
        format!("/organization/people/{mara}"),
        format!("/me/portfolio/goal/{mara}"),
        format!("/me/attachments/{mara}"),
        "/organization".to_owned(),
    ] {
        ops.get(&path).with_status(404);
    }
}

#[test]
fn backups_and_checks_of_the_log_are_named_on_the_page() {
    let (app, cast) = with_cast();
    let ops = app.signed_in_as(&cast, "ops");
    let facts = || {
        let page = ops.get("/operator").with_status(200);
        page.texts("section[aria-labelledby='program'] dd")
    };
    let before = facts();
    assert_eq!(before[2], "none yet; make one");
    assert_eq!(before[3], "not yet; check it");
    assert!(
        before[1].ends_with("MiB") && !before[1].ends_with(" 0.0 MiB"),
        "{before:?}"
    );
    let folder = Folder::new();
    let file = folder.path().join("all.wayfellow");
    let file = file.to_str().expect("a name in UTF-8");
    assert_eq!(command(&app, &["backup", file]).code, Some(0));
    assert_eq!(command(&app, &["audit", "verify"]).code, Some(0));
    let after = facts();
    for line in &after[2..4] {
        assert!(line.ends_with("UTC"), "{after:?}");
    }
    // A backup that was not made is none.
    assert_eq!(command(&app, &["backup", file]).code, Some(2));
    assert_eq!(facts(), after);
}

#[test]
fn operators_are_named_at_the_command_line_and_see_that_they_were() {
    let (app, cast) = with_cast();
    let mara = app.signed_in_as(&cast, "mara");
    mara.get("/operator").with_status(404);
    let email = cast.email("mara").to_uppercase();
    let said = |args: &[&str]| {
        let ran = command(&app, args);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        ran.out
    };
    assert!(said(&["operator", "add", &email]).contains("is an operator now"));
    assert!(said(&["operator", "add", &email]).contains("already"));
    mara.get("/operator").with_status(200);
    let account = mara.get("/account").text();
    assert!(
        account.contains("operator of this installation"),
        "{account}"
    );
    assert!(said(&["operator", "remove", &email]).contains("no operator any more"));
    mara.get("/operator").with_status(404);
    let none = command(&app, &["operator", "add", "nobody@example.org"]);
    assert_eq!(none.code, Some(2));
    assert!(none.err.contains("Nobody signs in"), "{}", none.err);
    let report = RUNTIME.block_on(app.db().audit_verify(None, &mut |_, _| ()));
    assert_eq!(report.expect("the log").faults, []);
    // What a visitor may do is not asked of the operator's hat.
    assert!(
        may(
            &Actor::visitor(),
            Action::Read,
            &Resource::new("installation")
        )
        .is_err()
    );
}
