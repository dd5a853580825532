//! The one door for writes: kept with its entry or not at all, two edits of one thing, many at once.

use wayfellow::actor::Actor;
use wayfellow::db::{self, Db, Entry, Moment, Statement, new_id, params, statements};

use crate::app::RUNTIME;
use crate::cast::with_cast;
use crate::databases::{Own, on_a_server};

statements! {
    INSERT = "INSERT INTO organizations (id, name, language, made_at) VALUES ($1, $2, $3, $4)";
    NAMES = "SELECT name FROM organizations ORDER BY name";
    BY_ID = "SELECT name, version FROM organizations WHERE id = $1";
    RENAME = "UPDATE organizations SET name = $1, version = version + 1 WHERE id = $2 AND version = $3";
    ACCOUNT = "INSERT INTO accounts (id, person_id, email, password, operator, made_at) VALUES ($1, $2, $3, $4, $5, $6)";
    PERSON = "INSERT INTO people (id, name, language, made_at) VALUES ($1, $2, $3, $4)";
    COUNT = "SELECT COUNT(*) AS n FROM organizations";
}

/// For a server only, so it is not in the list of statements that both databases can run.
static END_MYSELF: Statement = Statement {
    name: "END_MYSELF",
    file: file!(),
    sql: "SELECT pg_terminate_backend(pg_backend_pid())",
};

async fn add(db: &Db, name: &str) -> db::Result<uuid::Uuid> {
    let id = new_id();
    db.change(&Actor::command("test"), async |tx| {
        tx.execute(&INSERT, params![id, name, "en", tx.now()])
            .await?;
        tx.record(Entry::new("create", "organization").of(id).field("name"));
        Ok(id)
    })
    .await
}

#[test]
fn a_change_is_kept_with_its_entry() {
    let db = Own::new();
    let db = db.open();
    RUNTIME.block_on(async {
        let id = add(&db, "Río Café ☂").await.expect("kept");
        let row = db.one(&BY_ID, params![id]).await.expect("there");
        assert_eq!(row.get::<String>("name").expect("a name"), "Río Café ☂");
        let checkpoint = db.audit_checkpoint().await.expect("the ends");
        assert_eq!(checkpoint.chains.len(), 1);
        assert_eq!(checkpoint.chains[0].sequence, 1);
    });
}

#[test]
fn a_change_without_an_entry_is_refused_and_nothing_is_kept() {
    let own = Own::new();
    let db = own.open();
    RUNTIME.block_on(async {
        let refused = db
            .change(&Actor::command("test"), async |tx| {
                tx.execute(&INSERT, params![new_id(), "A", "en", tx.now()])
                    .await?;
                Ok::<_, db::Error>(())
            })
            .await;
        assert!(matches!(refused, Err(db::Error::Unrecorded)), "{refused:?}");
        assert!(db.all(&NAMES, params![]).await.expect("rows").is_empty());
    });
}

#[test]
fn a_change_that_fails_halfway_leaves_nothing() {
    let own = Own::new();
    let db = own.open();
    RUNTIME.block_on(async {
        let refused = db
            .change(&Actor::command("test"), async |tx| {
                tx.execute(&INSERT, params![new_id(), "A", "en", tx.now()])
                    .await?;
                tx.record(Entry::new("create", "organization"));
                tx.execute(&INSERT, params![new_id(), "", "en", tx.now()])
                    .await?;
                Ok::<_, db::Error>(())
            })
            .await
            .expect_err("an empty name");
        assert!(
            refused.is_constraint("organizations_name_filled"),
            "{refused}"
        );
        assert!(db.all(&NAMES, params![]).await.expect("rows").is_empty());
        assert!(db.audit_checkpoint().await.expect("ends").chains.is_empty());
    });
}

#[test]
fn a_rule_that_says_no_has_the_same_name_on_both_databases() {
    let own = Own::new();
    let db = own.open();
    RUNTIME.block_on(async {
        let account = async |person: uuid::Uuid, email: Option<&str>| {
            db.change(&Actor::command("test"), async |tx| {
                let none = None::<&str>;
                let values = params![new_id(), person, email, none, false, tx.now()];
                tx.execute(&ACCOUNT, values).await?;
                tx.record(Entry::new("create", "account"));
                Ok::<_, db::Error>(())
            })
            .await
        };
        let person = async || {
            let id = new_id();
            db.change(&Actor::command("test"), async |tx| {
                tx.execute(&PERSON, params![id, "Mara", "en", tx.now()])
                    .await?;
                tx.record(Entry::new("create", "person"));
                Ok::<_, db::Error>(())
            })
            .await
            .expect("a person");
            id
        };
        let name = |r: db::Result<()>| r.expect_err("refused").to_string();
        account(person().await, Some("a@example.org"))
            .await
            .expect("first");
        assert!(
            name(account(person().await, Some("a@example.org")).await)
                .contains(" accounts_email_key ")
        );
        assert!(name(account(new_id(), Some("b@example.org")).await).contains(" foreign-key "));
        assert!(name(account(person().await, None).await).contains(" accounts_email_missing "));
    });
}

#[test]
fn the_second_of_two_edits_of_one_version_is_told() {
    let own = Own::new();
    let db = own.open();
    RUNTIME.block_on(async {
        let id = add(&db, "Before").await.expect("kept");
        let edit = async |name: &str| {
            db.change(&Actor::command("test"), async |tx| {
                tx.edit(&RENAME, params![name, id, 1_i64]).await?;
                tx.record(
                    Entry::new("edit", "organization")
                        .of(id)
                        .changed("name", "Before", name),
                );
                Ok::<_, db::Error>(())
            })
            .await
        };
        edit("First").await.expect("the first");
        assert!(matches!(edit("Second").await, Err(db::Error::Conflict)));
        let row = db.one(&BY_ID, params![id]).await.expect("there");
        assert_eq!(row.get::<String>("name").expect("a name"), "First");
        assert_eq!(row.get::<i64>("version").expect("a version"), 2);
    });
}

#[test]
fn many_changes_at_once_are_all_kept_in_one_whole_chain() {
    let own = Own::new();
    let db = own.open();
    let report = RUNTIME.block_on(async {
        let mut tasks = Vec::new();
        for n in 0..8 {
            let db = db.clone();
            tasks.push(tokio::spawn(async move {
                for m in 0..10 {
                    add(&db, &format!("{n}-{m}")).await.expect("kept");
                }
            }));
        }
        for task in tasks {
            task.await.expect("done");
        }
        let n: i64 = db
            .one(&COUNT, params![])
            .await
            .expect("a count")
            .get("n")
            .expect("n");
        assert_eq!(n, 80);
        db.audit_verify(None, &mut |_, _| ()).await.expect("read")
    });
    assert_eq!(report.entries, 80);
    assert_eq!(report.faults, []);
}

#[test]
fn what_people_see_of_themselves_is_not_written_down_and_what_others_see_is() {
    let own = Own::new();
    let db = own.open();
    RUNTIME.block_on(async {
        let (mara, teo) = (new_id(), new_id());
        let look = || vec![Entry::look("portfolio", mara)];
        db.looked(&Actor::person(mara), look())
            .await
            .expect("nothing");
        db.looked(&Actor::person(teo), look())
            .await
            .expect("written");
        let log = db
            .logged_about(mara, Moment(i64::MAX), 10)
            .await
            .expect("the log");
        assert_eq!(log.len(), 1);
        assert_eq!(log[0].actor, Some(teo));
        assert_eq!(log[0].action, "look");
    });
}

/// A handler is sent between threads; this fails to compile should a change not be.
#[test]
fn a_change_can_be_made_from_a_handler() {
    fn sendable<T: Send>(value: T) -> T {
        value
    }
    let own = Own::new();
    let db = own.open();
    let actor = Actor::command("test");
    let name = String::from("Sent");
    let id = new_id();
    RUNTIME
        .block_on(sendable(async {
            db.change(&actor, async |tx| {
                tx.execute(&INSERT, params![id, &name, "en", tx.now()])
                    .await?;
                tx.record(Entry::new("create", "organization").of(id));
                Ok::<_, db::Error>(())
            })
            .await
        }))
        .expect("kept");
}

#[test]
fn connections_that_died_meanwhile_are_replaced_without_anybody_noticing() {
    if !on_a_server() {
        // A file has no connections that could die; `script/test` runs this again with a server.
        return;
    }
    let own = Own::new();
    let db = own.open();
    let end_all = || {
        own.tamper(&[
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
        ]);
    };
    RUNTIME.block_on(async {
        let reads = (0..8).map(|_| {
            let db = db.clone();
            tokio::spawn(async move { db.all(&NAMES, params![]).await.map(|rows| rows.len()) })
        });
        // Eight at once, so that there are several connections.
        for read in reads.collect::<Vec<_>>() {
            read.await.expect("done").expect("read");
        }
    });
    end_all();
    RUNTIME.block_on(async {
        assert!(db.all(&NAMES, params![]).await.expect("read").is_empty());
    });
    end_all();
    RUNTIME.block_on(add(&db, "After")).expect("kept");
}

#[test]
fn a_change_that_loses_its_connection_is_not_kept_and_says_so() {
    if !on_a_server() {
        return;
    }
    let own = Own::new();
    let db = own.open();
    RUNTIME.block_on(async {
        let lost = db
            .change(&Actor::command("test"), async |tx| {
                tx.execute(&INSERT, params![new_id(), "Half", "en", tx.now()])
                    .await?;
                tx.record(Entry::new("create", "organization"));
                // From here on nobody hears what it says.
                let _ = tx.all(&END_MYSELF, params![]).await;
                Ok::<_, db::Error>(())
            })
            .await;
        assert!(matches!(lost, Err(db::Error::Unavailable(_))), "{lost:?}");
        assert!(db.all(&NAMES, params![]).await.expect("read").is_empty());
    });
}

#[test]
fn a_page_says_that_the_database_is_gone_and_nothing_was_kept() {
    let (app, cast) = with_cast();
    RUNTIME.block_on(app.db().close());
    // A page that keeps nothing goes on.
    app.signed_in_as(&cast, "mara")
        .get("/ladder")
        .with_status(200);
    let gone = RUNTIME.block_on(add(app.db(), "Nowhere"));
    assert!(matches!(gone, Err(db::Error::Unavailable(_))), "{gone:?}");
}
