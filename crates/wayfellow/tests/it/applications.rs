//! Applications: kept, decided on, taken back and erased.

use uuid::Uuid;
use wayfellow::actor::Actor;
use wayfellow::applications::application::{
    Application, New, Status, Written, by_id, by_secret, of_opening, steps,
};
use wayfellow::db::{self, Db};
use wayfellow::web::who::token_hash;

use crate::app::RUNTIME;
use crate::applying::{arrived, arriving};
use crate::cast::{Cast, with_cast};

/// One application to the opening of the cast, whose secret is the name.
fn entered(db: &Db, cast: &Cast, name: &str) -> Uuid {
    let mut new = New {
        reach: format!("{name}@example.org"),
        email: Some(format!("{name}@example.org")),
        languages: "English, Portuguese".to_owned(),
        written: vec![Written {
            question: "What draws you to this work?".to_owned(),
            words: "Evenings.".to_owned(),
        }],
        meets: vec!["Ready to work evenings".to_owned()],
        ..arriving(cast, cast.riverbend, name)
    };
    new.token_hash = Some(token_hash(&format!("{name}-{}", new.id)));
    arrived(db, &new)
}

fn read(db: &Db, cast: &Cast, id: Uuid) -> Application {
    RUNTIME
        .block_on(by_id(db, cast.riverbend, id))
        .expect("it is there")
}

fn step(db: &Db, application: &Application, status: Status) -> db::Result<()> {
    RUNTIME.block_on(db.change(&Actor::command("test"), async |tx| {
        application.step(&tx, status, None).await
    }))
}

#[test]
fn applications_stand_in_the_order_in_which_they_came_and_keep_what_was_written() {
    let (app, cast) = with_cast();
    let first = entered(app.db(), &cast, "Amaru");
    let second = entered(app.db(), &cast, "Bo");
    let all = RUNTIME.block_on(of_opening(app.db(), cast.riverbend));
    let all: Vec<(Uuid, String)> = all
        .expect("the list")
        .into_iter()
        .map(|a| (a.id, a.name))
        .filter(|a| [first, second].contains(&a.0))
        .collect();
    assert_eq!(
        all,
        [(first, "Amaru".to_owned()), (second, "Bo".to_owned())]
    );
    let one = read(app.db(), &cast, first);
    assert_eq!(one.status, Status::Received);
    assert_eq!(one.received_on, "2026-11-20");
    assert_eq!(one.written[0].words, "Evenings.");
    assert_eq!(one.meets, ["Ready to work evenings"]);
    assert_eq!(one.display_name("gone"), "Amaru");
    // Another organization does not get to it.
    let elsewhere = RUNTIME.block_on(by_id(app.db(), cast.hilltop, first));
    assert!(matches!(elsewhere, Err(db::Error::Missing)));
}

#[test]
fn steps_are_appended_and_two_who_decide_at_once_do_not_overwrite_each_other() {
    let (app, cast) = with_cast();
    let id = entered(app.db(), &cast, "Amaru");
    let seen = read(app.db(), &cast, id);
    step(app.db(), &seen, Status::Invited).expect("the first decision holds");
    let late = step(app.db(), &seen, Status::NotChosen);
    assert!(matches!(late, Err(db::Error::Conflict)), "{late:?}");
    let now = read(app.db(), &cast, id);
    assert_eq!(now.status, Status::Invited);
    step(app.db(), &now, Status::Hired).expect("the next one");
    let steps = RUNTIME.block_on(steps(app.db(), id)).expect("the steps");
    let words: Vec<&str> = steps.iter().map(|s| s.status.word()).collect();
    assert_eq!(words, ["received", "invited", "hired"]);
}

#[test]
fn an_erased_application_keeps_its_days_and_nothing_of_the_person() {
    let (app, cast) = with_cast();
    let id = entered(app.db(), &cast, "Amaru");
    let secret = format!("Amaru-{id}");
    let found = RUNTIME.block_on(by_secret(app.db(), &secret));
    let found = found.expect("an answer").expect("the secret opens it");
    let erased = RUNTIME.block_on(app.db().change(&Actor::visitor(), async |tx| {
        found.erase(&tx).await?;
        Ok::<_, db::Error>(())
    }));
    erased.expect("it is erased");
    let gone = RUNTIME.block_on(by_secret(app.db(), &secret));
    assert!(gone.expect("an answer").is_none());
    let left = read(app.db(), &cast, id);
    assert!(left.erased);
    assert_eq!(left.display_name("Somebody"), "Somebody");
    assert_eq!(
        (left.reach.as_str(), left.email, left.written.len()),
        ("", None, 0)
    );
    assert_eq!((left.languages.as_str(), left.meets.len()), ("", 0));
    assert_eq!(left.received_on, "2026-11-20");
    let report = RUNTIME.block_on(app.db().audit_verify(None, &mut |_, _| ()));
    let report = report.expect("the log is read");
    assert!(report.faults.is_empty(), "the log verifies");
}
