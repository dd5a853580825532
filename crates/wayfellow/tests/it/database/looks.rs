//! Looks: each is written down before anything is shown, and many that come together share a change.

use wayfellow::actor::Actor;
use wayfellow::db::{Entry, Moment, new_id};

use crate::app::RUNTIME;
use crate::databases::Own;

#[test]
fn many_who_look_at_once_are_each_written_down_with_who_they_are() {
    let own = Own::new();
    let db = own.open();
    let person = new_id();
    let people: Vec<_> = (0..40).map(|_| new_id()).collect();
    RUNTIME.block_on(async {
        let mut looking = tokio::task::JoinSet::new();
        for who in &people {
            let (db, actor) = (db.clone(), Actor::person(*who));
            looking.spawn(async move {
                let looks = vec![Entry::look("portfolio", person)];
                db.looked(&actor, looks).await
            });
        }
        while let Some(looked) = looking.join_next().await {
            looked.expect("it ends").expect("it is written down");
        }
        let logged = db
            .logged_about(person, Moment(i64::MAX), 100)
            .await
            .expect("the log");
        let mut seen: Vec<_> = logged.iter().filter_map(|l| l.actor).collect();
        seen.sort();
        assert_eq!(seen, people);
        assert!(logged.iter().all(|l| l.action == "look"));
        let report = db
            .audit_verify(None, &mut |_, _| ())
            .await
            .expect("the log");
        assert_eq!(report.faults, []);
    });
}

#[test]
fn whoever_stops_waiting_keeps_nobody_else_from_looking() {
    let own = Own::new();
    let db = own.open();
    let person = new_id();
    RUNTIME.block_on(async {
        for _ in 0..20 {
            let gone = Actor::person(new_id());
            let look = db.looked(&gone, vec![Entry::look("portfolio", person)]);
            // Given up right after it began.
            drop(tokio::time::timeout(std::time::Duration::ZERO, look).await);
        }
        let actor = Actor::person(new_id());
        let looked = db
            .looked(&actor, vec![Entry::look("portfolio", person)])
            .await;
        looked.expect("it is written down");
        let logged = db
            .logged_about(person, Moment(i64::MAX), 100)
            .await
            .expect("the log");
        assert!(logged.iter().any(|l| l.actor == actor.person_id()));
    });
}

#[test]
fn what_people_see_of_themselves_is_not_written_down() {
    let own = Own::new();
    let db = own.open();
    let person = new_id();
    RUNTIME.block_on(async {
        let looks = vec![Entry::look("portfolio", person)];
        db.looked(&Actor::person(person), looks)
            .await
            .expect("it is their own");
        let logged = db
            .logged_about(person, Moment(i64::MAX), 100)
            .await
            .expect("the log");
        assert!(logged.is_empty());
    });
}
