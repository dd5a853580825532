//! What the migrations say, compared with what a database really has, and with what the code asks of it.

use std::collections::BTreeSet;

use wayfellow::db::schema::{self, ColumnKind, Erasing, Label};
use wayfellow::db::statements;

use crate::app::RUNTIME;
use crate::databases::Own;
use crate::program::root;

#[test]
fn every_column_says_what_it_holds_and_how_far_it_may_go() {
    let problems = schema::problems();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    let columns = schema::tables().iter().flat_map(|t| &t.columns);
    let personal = columns.filter(|c| c.label == Some(Label::Personal)).count();
    assert!(personal > 20, "only {personal} personal columns");
}

#[test]
fn every_table_has_a_key_and_refers_to_earlier_ones_only() {
    let mut seen = BTreeSet::new();
    for table in schema::tables() {
        assert_eq!(
            table.key.len(),
            1,
            "{} needs one column as its key",
            table.name
        );
        for column in &table.columns {
            if let Some(other) = &column.refers_to {
                assert!(
                    seen.contains(other.as_str()),
                    "{}.{} refers to {other}, which is not made before it; a copy could not be put back",
                    table.name,
                    column.name
                );
            }
        }
        seen.insert(table.name.as_str());
    }
}

#[test]
fn the_database_has_the_tables_and_columns_that_the_migrations_say() {
    let own = Own::new();
    let db = own.open();
    let real: BTreeSet<(String, String, bool)> = RUNTIME
        .block_on(db.real_columns())
        .expect("the columns")
        .into_iter()
        .filter(|c| c.0 != "migrations")
        .collect();
    let said: BTreeSet<(String, String, bool)> = schema::tables()
        .iter()
        .flat_map(|t| {
            t.columns
                .iter()
                .map(|c| (t.name.clone(), c.name.clone(), c.may_be_empty))
        })
        .collect();
    assert_eq!(real, said);
}

#[test]
fn every_table_with_something_personal_says_about_whom_and_what_erasing_does() {
    let tables = schema::tables();
    let about_people = |name: &str| {
        name == "people" || tables.iter().any(|t| t.name == name && t.person.is_some())
    };
    let mut problems = Vec::new();
    for table in tables {
        let sensitive = |label| matches!(label, Some(Label::Personal | Label::Secret));
        let Some((columns, erasing)) = &table.person else {
            if table.columns.iter().any(|c| sensitive(c.label)) {
                problems.push(format!(
                    "above {}: add a line `-- About person_id; erasing removes it.` (or: empties it; keeps it, since …)",
                    table.name
                ));
            }
            continue;
        };
        for name in columns {
            let column = table.columns.iter().find(|c| c.name == *name);
            let leads = column.is_some_and(|c| {
                matches!(name.as_str(), "id" | "person_id")
                    || c.refers_to.as_deref().is_some_and(about_people)
            });
            if !leads {
                problems.push(format!("{}.{name} leads to no person", table.name));
            }
        }
        if *erasing == Erasing::Empties {
            for column in table.columns.iter().filter(|c| sensitive(c.label)) {
                if !column.may_be_empty && column.kind != ColumnKind::Text {
                    problems.push(format!("{}.{} cannot be emptied", table.name, column.name));
                }
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_migration_is_part_of_the_program() {
    let text = std::fs::read_to_string(root().join("crates/wayfellow/src/db/schema.rs"))
        .expect("the list of migrations");
    for entry in std::fs::read_dir(root().join("migrations")).expect("migrations") {
        let name = entry.expect("an entry").file_name();
        let name = name.to_string_lossy();
        assert!(
            text.contains(&format!("migrations/{name}")),
            "add {name} to MIGRATIONS in db/schema.rs"
        );
    }
}

#[test]
fn every_statement_is_one_that_the_database_can_run() {
    let own = Own::new();
    let db = own.open();
    let mut problems = Vec::new();
    let mut count = 0;
    for statement in statements() {
        count += 1;
        if let Err(e) = RUNTIME.block_on(db.prepare(statement)) {
            problems.push(format!("{} in {}: {e}", statement.name, statement.file));
        }
    }
    assert!(count > 15, "only {count} statements");
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn nothing_is_written_outside_of_the_one_door() {
    // In two parts, so that this file does not hold them.
    let writes = [["INSERT ", "INTO"], ["UPDATE ", ""], ["DELETE ", "FROM"]].map(|w| w.concat());
    let runs = [
        "sqlx::query",
        ".begin(",
        ".begin_with(",
        ".acquire(",
        "raw_sql",
    ];
    let mut found = Vec::new();
    let mut folders = vec![root().join("crates/wayfellow/src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder of the source") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            // They go through every table there is, with statements that no list can hold.
            let archive = ["db/archive.rs", "db/personal.rs"]
                .iter()
                .any(|p| path.ends_with(p));
            let inside = path.components().any(|c| c.as_os_str() == "db");
            for (n, line) in text.lines().enumerate() {
                let place = || format!("{}:{}: {}", path.display(), n + 1, line.trim());
                if !inside && runs.iter().any(|r| line.contains(r)) {
                    found.push(place());
                }
                // A statement that writes is named with `statements!`; Db has no way to run it but inside of a change.
                let code = line.trim_start();
                let named = code.contains(" = \"") || code.starts_with("\"CREATE ");
                if !named
                    && !archive
                    && !code.starts_with("//")
                    && writes.iter().any(|w| line.contains(&format!("\"{w}")))
                {
                    found.push(place());
                }
            }
        }
    }
    assert!(
        found.is_empty(),
        "Write through Db::change, with a named statement:\n{}",
        found.join("\n")
    );
}
