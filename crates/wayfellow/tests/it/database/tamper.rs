//! Somebody who owns the database changes the log: each way shows, and is named.

use wayfellow::actor::{Actor, Hat};
use wayfellow::db::verify::{Checkpoint, Report};
use wayfellow::db::{self, Db, Entry, new_id};

use crate::app::RUNTIME;
use crate::databases::{Own, on_a_server};
use crate::program::{finish, wayfellow};

/// A chain of eight entries; each change has details about the same person.
struct Log {
    own: Own,
    db: Db,
    organization: uuid::Uuid,
    person: uuid::Uuid,
}

impl Log {
    fn new() -> Log {
        let own = Own::new();
        let db = own.open();
        let log = Log {
            own,
            db,
            organization: new_id(),
            person: new_id(),
        };
        for n in 1..=8 {
            log.add(n);
        }
        log
    }

    fn add(&self, n: i64) {
        let actor = Actor::person(new_id()).within(self.organization, &[Hat::Leader]);
        let changed = RUNTIME.block_on(self.db.change(&actor, async |tx| {
            tx.record(
                Entry::new("edit", "position")
                    .about(self.person)
                    .changed("n", n - 1, n),
            );
            Ok::<_, db::Error>(())
        }));
        changed.expect("an entry");
    }

    fn verify(&self, checkpoint: Option<&Checkpoint>) -> Report {
        RUNTIME
            .block_on(self.db.audit_verify(checkpoint, &mut |_, _| ()))
            .expect("the log can be read")
    }

    fn checkpoint(&self) -> Checkpoint {
        RUNTIME
            .block_on(self.db.audit_checkpoint())
            .expect("a checkpoint")
    }

    /// Drops what protects the log, then runs this.
    fn tampered(&self, statements: &[&'static str]) {
        if on_a_server() {
            self.own.tamper(&[
                "DROP TRIGGER audit_entries_no_change ON audit_entries",
                "ALTER TABLE audit_details DROP CONSTRAINT audit_details_entry_id_fkey",
            ]);
        } else {
            self.own.tamper(&[
                "DROP TRIGGER audit_entries_no_update",
                "DROP TRIGGER audit_entries_no_delete",
            ]);
        }
        self.own.tamper(statements);
    }

    /// What is wrong, in words, without ids.
    fn faults(&self) -> Vec<String> {
        words(&self.verify(None))
    }
}

fn words(report: &Report) -> Vec<String> {
    let faults = report.faults.iter();
    faults
        .map(|f| {
            let words = f.to_string();
            let words = words.split_once(": ").expect("a chain").1;
            words.split(" (").next().unwrap_or(words).to_owned()
        })
        .collect()
}

#[test]
fn a_log_that_nobody_touched_has_no_fault() {
    let log = Log::new();
    let report = log.verify(Some(&log.checkpoint()));
    assert_eq!(report.faults, []);
    assert_eq!((report.entries, report.chains), (8, 1));
}

#[test]
fn entries_cannot_be_changed_or_removed_while_the_triggers_are_there() {
    let log = Log::new();
    for sql in [
        "UPDATE audit_entries SET action = 'other' WHERE sequence = 3",
        "DELETE FROM audit_entries WHERE sequence = 3",
    ] {
        let refused = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            log.own.tamper(&[sql]);
        }));
        assert!(refused.is_err(), "{sql}");
    }
    assert_eq!(log.faults(), Vec::<String>::new());
}

#[test]
fn an_altered_entry_is_named() {
    let log = Log::new();
    log.tampered(&["UPDATE audit_entries SET action = 'other' WHERE sequence = 3"]);
    assert_eq!(log.faults(), ["entry 3 was altered"]);
}

#[test]
fn an_altered_last_entry_is_named() {
    let log = Log::new();
    log.tampered(&["UPDATE audit_entries SET actor_id = NULL WHERE sequence = 8"]);
    assert_eq!(log.faults(), ["entry 8 was altered"]);
}

#[test]
fn an_altered_hash_is_named() {
    let log = Log::new();
    log.tampered(&[
        "UPDATE audit_entries SET hash = (SELECT hash FROM audit_entries e WHERE e.sequence = 1) WHERE sequence = 5",
    ]);
    assert_eq!(log.faults(), ["entry 5 was altered"]);
}

#[test]
fn removed_entries_are_named() {
    let log = Log::new();
    log.tampered(&["DELETE FROM audit_entries WHERE sequence IN (4, 5)"]);
    assert_eq!(log.faults(), ["entries 4 to 5 were removed"]);
}

#[test]
fn removed_entries_are_named_even_when_the_rest_is_numbered_anew() {
    let log = Log::new();
    log.tampered(&[
        "DELETE FROM audit_entries WHERE sequence IN (4, 5)",
        "UPDATE audit_entries SET sequence = -(sequence - 2) WHERE sequence > 5",
        "UPDATE audit_entries SET sequence = -sequence WHERE sequence < 0",
    ]);
    assert_eq!(log.faults(), ["entries 4 to 5 were removed"]);
}

#[test]
fn a_cut_off_end_is_named() {
    let log = Log::new();
    log.tampered(&["DELETE FROM audit_entries WHERE sequence > 6"]);
    assert_eq!(log.faults(), ["entries 7 to 8 were removed"]);
}

#[test]
fn a_cut_off_beginning_is_named() {
    let log = Log::new();
    log.tampered(&["DELETE FROM audit_entries WHERE sequence < 3"]);
    assert_eq!(log.faults(), ["entries 1 to 2 were removed"]);
}

#[test]
fn an_inserted_entry_is_named() {
    let log = Log::new();
    log.tampered(&[
        "UPDATE audit_entries SET sequence = -(sequence + 1) WHERE sequence > 4",
        "UPDATE audit_entries SET sequence = -sequence WHERE sequence < 0",
        "INSERT INTO audit_entries SELECT request_id_new.id, chain, 5, at, actor_kind, actor_id, actor_name, request_id, 'other', record_kind, record_id, person_id, fields, NULL, hash, previous FROM audit_entries, (SELECT actor_id AS id FROM audit_entries WHERE sequence = 1) request_id_new WHERE sequence = 4",
    ]);
    assert_eq!(log.faults(), ["entry 5 was inserted"]);
}

#[test]
fn an_entry_added_at_the_end_is_named() {
    let log = Log::new();
    log.tampered(&[
        "INSERT INTO audit_entries SELECT actor_id, chain, 9, at, actor_kind, actor_id, actor_name, request_id, action, record_kind, record_id, person_id, fields, NULL, hash, hash FROM audit_entries WHERE sequence = 8",
    ]);
    assert_eq!(log.faults(), ["entry 9 was inserted"]);
}

#[test]
fn reordered_entries_are_named_with_the_places_where_they_belong() {
    for (swap, faults) in [
        (
            [
                "UPDATE audit_entries SET sequence = -1 WHERE sequence = 3",
                "UPDATE audit_entries SET sequence = 3 WHERE sequence = 6",
                "UPDATE audit_entries SET sequence = 6 WHERE sequence = -1",
            ],
            [
                "entry 3 was reordered; it belongs at 6",
                "entry 6 was reordered; it belongs at 3",
            ],
        ),
        (
            [
                "UPDATE audit_entries SET sequence = -1 WHERE sequence = 7",
                "UPDATE audit_entries SET sequence = 7 WHERE sequence = 8",
                "UPDATE audit_entries SET sequence = 8 WHERE sequence = -1",
            ],
            [
                "entry 7 was reordered; it belongs at 8",
                "entry 8 was reordered; it belongs at 7",
            ],
        ),
    ] {
        let log = Log::new();
        log.tampered(&swap);
        assert_eq!(log.faults(), faults);
    }
}

#[test]
fn an_end_moved_back_shows_against_a_checkpoint() {
    let log = Log::new();
    let checkpoint = log.checkpoint();
    log.tampered(&[
        "DELETE FROM audit_entries WHERE sequence > 5",
        "UPDATE audit_heads SET sequence = 5, hash = (SELECT hash FROM audit_entries WHERE sequence = 5)",
    ]);
    assert_eq!(log.faults(), Vec::<String>::new());
    let report = log.verify(Some(&checkpoint));
    assert_eq!(words(&report), ["entries 6 to 8 were removed"]);
    // Linked anew: as long as before, and another chain.
    for n in 6..=9 {
        log.add(n);
    }
    assert_eq!(log.faults(), Vec::<String>::new());
    let report = log.verify(Some(&checkpoint));
    assert_eq!(
        words(&report),
        ["entry 8 is not the one of the checkpoint; the chain was written anew"]
    );
}

#[test]
fn details_that_were_changed_or_removed_are_named() {
    let log = Log::new();
    log.tampered(&[
        "UPDATE audit_details SET body = '{}' WHERE entry_id = (SELECT id FROM audit_entries WHERE sequence = 2)",
        "DELETE FROM audit_details WHERE entry_id = (SELECT id FROM audit_entries WHERE sequence = 6)",
    ]);
    assert_eq!(
        log.faults(),
        [
            "the details of entry 2 were altered",
            "the details of entry 6 were removed without an erasure",
        ]
    );
}

#[test]
fn erasing_a_person_leaves_the_chain_whole_and_nothing_of_what_it_said() {
    let log = Log::new();
    let erased = RUNTIME.block_on(log.db.change(&Actor::person(log.person), async |tx| {
        tx.erase_details_about(log.person).await
    }));
    erased.expect("erased");
    let report = log.verify(None);
    assert_eq!(report.faults, []);
    assert_eq!(report.erased, 8);
    let left = RUNTIME.block_on(log.db.logged_about(log.person, db::Moment(i64::MAX), 99));
    let left = left.expect("the log about them");
    assert_eq!(left.len(), 9);
    assert!(left.iter().all(|l| l.details.is_none()));
}

#[test]
fn the_command_tells_what_is_wrong_and_ends_with_1() {
    let log = Log::new();
    let audit = |args: &[&str]| {
        let mut command = wayfellow();
        command
            .arg("audit")
            .args(args)
            .env("WAYFELLOW_DATABASE", log.own.address());
        finish(&mut command, b"")
    };
    let kept = audit(&["checkpoint"]);
    assert_eq!(kept.code, Some(0), "{}", kept.err);
    let file = log.own.folder().join("checkpoint.json");
    std::fs::write(&file, &kept.out).expect("kept");
    let file = file.to_str().expect("a name in UTF-8");
    let whole = audit(&["verify", "--checkpoint", file]);
    assert_eq!(whole.code, Some(0), "{}{}", whole.out, whole.err);
    assert_eq!(
        whole.out,
        "8 entries in 1 chains read, 0 with details erased; no fault\n"
    );
    log.tampered(&["DELETE FROM audit_entries WHERE sequence = 8"]);
    let cut = audit(&["verify"]);
    assert_eq!(cut.code, Some(1), "{}", cut.err);
    assert!(cut.out.contains("entry 8 was removed"), "{}", cut.out);
    let wrong = audit(&["verify", "--checkpoint", "no-such-file.json"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.err.contains("could not be read"), "{}", wrong.err);
}
