//! Everything about a person, to take along and to erase.

use serde_json::Value as Json;
use wayfellow::actor::Actor;
use wayfellow::db::schema::{Erasing, Label, tables};
use wayfellow::db::{self, Entry};

use crate::app::RUNTIME;
use crate::cast::Cast;
use crate::databases::Own;

#[test]
fn a_person_takes_everything_along_that_is_about_them_and_nothing_that_opens_anything() {
    let own = Own::new();
    let db = own.open();
    RUNTIME.block_on(async {
        let cast = Cast::enter(&db).await;
        let all = db
            .everything_about(cast.id("mara"))
            .await
            .expect("everything");
        let tables: Vec<&str> = all.keys().map(String::as_str).collect();
        for table in [
            "accounts",
            "hats",
            "memberships",
            "people",
            "relation_ends",
            "relations",
            "sessions",
            "share_ends",
            "shares",
        ] {
            assert!(tables.contains(&table), "{table} is not among {tables:?}");
        }
        assert_eq!(all["people"][0]["name"], "mara");
        assert_eq!(all["relations"].as_array().map(Vec::len), Some(3));
        let text = Json::Object(all).to_string();
        assert!(!text.contains("token_hash"), "{text}");
        assert!(!text.contains("password"), "{text}");
        assert!(!text.contains(&cast.id("col").to_string()), "{text}");
    });
}

#[test]
fn erasing_a_person_leaves_nothing_personal_and_a_whole_log() {
    let own = Own::new();
    let db = own.open();
    RUNTIME.block_on(async {
        let cast = Cast::enter(&db).await;
        let mara = cast.id("mara");
        let edited = db
            .change(&Actor::person(mara), async |tx| {
                tx.record(
                    Entry::new("edit", "person")
                        .about(mara)
                        .changed("name", "Maria", "mara"),
                );
                Ok::<_, db::Error>(())
            })
            .await;
        edited.expect("edited");
        let erased = db
            .change(&Actor::person(mara), async |tx| tx.erase_person(mara).await)
            .await;
        erased.expect("erased");

        let left = db.everything_about(mara).await.expect("what is left");
        for table in tables() {
            let Some((_, erasing)) = &table.person else {
                continue;
            };
            let rows = left.get(&table.name).and_then(Json::as_array);
            match erasing {
                Erasing::Removes => assert!(rows.is_none(), "{}: {rows:?}", table.name),
                Erasing::Keeps(why) => assert!(why.len() > 10, "{}", table.name),
                Erasing::Empties => {
                    let personal = table
                        .columns
                        .iter()
                        .filter(|c| c.label == Some(Label::Personal));
                    for column in personal {
                        for row in rows.into_iter().flatten() {
                            let value = &row[column.name.as_str()];
                            let empty = value.is_null() || value == "";
                            assert!(empty, "{}.{} holds {value}", table.name, column.name);
                        }
                    }
                }
            }
        }
        assert_eq!(cast.actor(&db, "mara").await, Actor::visitor());
        let report = db
            .audit_verify(None, &mut |_, _| ())
            .await
            .expect("the log");
        assert_eq!(report.faults, []);
        assert_eq!(report.erased, 1);
        // Others keep what is theirs.
        let teo = db
            .everything_about(cast.id("teo"))
            .await
            .expect("everything");
        assert_eq!(teo["people"][0]["name"], "teo");
        assert!(teo.contains_key("accounts"));
    });
}
