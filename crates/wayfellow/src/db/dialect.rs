//! All that differs between SQLite and PostgreSQL.
//!
//! Not here: anything that one text can say to both. Add to this file last of all.

use sqlx::error::DatabaseError;
use sqlx::postgres::PgDatabaseError;

use super::schema;

/// Which database it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One file, one writer at a time, readers beside it.
    Sqlite,
    /// A server, version 15 or later.
    Postgres,
}

impl Kind {
    /// Begins a transaction that writes. SQLite takes the lock at once, so that it never has to give up halfway.
    pub(super) fn begin(self) -> &'static str {
        match self {
            Kind::Sqlite => "BEGIN IMMEDIATE",
            Kind::Postgres => "BEGIN",
        }
    }

    /// Begins a transaction that sees everything as of one moment, whatever others write.
    pub(super) fn begin_snapshot(self) -> &'static str {
        match self {
            Kind::Sqlite => "BEGIN",
            Kind::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        }
    }

    /// Lets only one process at a time set up tables; ends with the transaction.
    pub(super) fn lock_for_setup(self) -> Option<&'static str> {
        match self {
            // The transaction holds the only lock there is.
            Kind::Sqlite => None,
            Kind::Postgres => Some("SELECT pg_advisory_xact_lock(8246093117)"),
        }
    }

    /// How many bytes the database has on the disk.
    pub(super) fn size(self) -> &'static str {
        match self {
            Kind::Sqlite => {
                "SELECT c.page_count * s.page_size AS bytes FROM pragma_page_count() c, pragma_page_size() s"
            }
            Kind::Postgres => "SELECT pg_database_size(current_database()) AS bytes",
        }
    }

    /// Counts what the tables hold, for those that choose their ways by it. SQLite goes by its indexes.
    pub(super) fn take_stock(self) -> Option<&'static str> {
        match self {
            Kind::Sqlite => None,
            Kind::Postgres => Some("ANALYZE"),
        }
    }

    /// The names of all tables.
    pub(super) fn tables(self) -> &'static str {
        match self {
            Kind::Sqlite => {
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
            }
            Kind::Postgres => {
                "SELECT table_name::text AS name FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY 1"
            }
        }
    }

    /// The columns of all tables as they really are: name of the table, of the column, whether it may be empty.
    pub(super) fn columns(self) -> &'static str {
        match self {
            Kind::Sqlite => {
                "SELECT t.name AS table_name, c.name AS column_name, c.\"notnull\" = 0 AS may_be_empty FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.cid"
            }
            Kind::Postgres => {
                "SELECT table_name::text AS table_name, column_name::text AS column_name, is_nullable = 'YES' AS may_be_empty FROM information_schema.columns WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position"
            }
        }
    }

    /// Statements that make the audit chain append-only. Whoever owns the database can still take them away; then the
    /// chain tells.
    pub(super) fn protect_audit(self) -> &'static [&'static str] {
        match self {
            Kind::Sqlite => &[
                "CREATE TRIGGER IF NOT EXISTS audit_entries_no_update BEFORE UPDATE ON audit_entries BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END",
                "CREATE TRIGGER IF NOT EXISTS audit_entries_no_delete BEFORE DELETE ON audit_entries BEGIN SELECT RAISE(ABORT, 'audit entries are never removed'); END",
            ],
            Kind::Postgres => &[
                "CREATE OR REPLACE FUNCTION audit_entries_stay() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''audit entries are never changed or removed''; END'",
                "CREATE OR REPLACE TRIGGER audit_entries_no_change BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION audit_entries_stay()",
                "CREATE OR REPLACE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION audit_entries_stay()",
            ],
        }
    }
}

/// The name of the rule that says no, the same on both databases.
pub(super) fn constraint(error: &dyn DatabaseError) -> Option<String> {
    if let Some(e) = error.try_downcast_ref::<PgDatabaseError>() {
        return match e.code() {
            "23502" => Some(format!(
                "{}_{}_missing",
                e.table().unwrap_or_default(),
                e.column().unwrap_or_default()
            )),
            "23503" => Some("foreign-key".to_owned()),
            code if code.starts_with("23") => e.constraint().map(str::to_owned),
            _ => None,
        };
    }
    let message = error.message();
    let (kind, what) = message.split_once(" constraint failed")?;
    let what = what.trim_start_matches(':').trim();
    match kind {
        "FOREIGN KEY" => Some("foreign-key".to_owned()),
        "NOT NULL" => Some(format!("{}_missing", what.replace('.', "_"))),
        "CHECK" => Some(what.to_owned()),
        "UNIQUE" => {
            let places: Vec<(&str, &str)> = what
                .split(", ")
                .filter_map(|place| place.split_once('.'))
                .collect();
            let table = places.first()?.0;
            let columns: Vec<&str> = places.iter().map(|p| p.1).collect();
            Some(schema::unique_name(table, &columns))
        }
        _ => None,
    }
}

/// Whether the database as a whole cannot be used, rather than this one statement.
pub(super) fn unavailable(error: &dyn DatabaseError) -> bool {
    let Some(code) = error.code() else {
        return false;
    };
    if error.try_downcast_ref::<PgDatabaseError>().is_some() {
        // No room or too many connections; shutting down; connection trouble; read-only.
        return ["53", "57P", "08", "25006"]
            .iter()
            .any(|c| code.starts_with(c));
    }
    // Busy, locked, read-only, input or output, full, cannot open, not a database.
    code.parse::<i32>()
        .is_ok_and(|code| matches!(code & 0xff, 5 | 6 | 8 | 10 | 13 | 14 | 26))
}
