//! What can go wrong with the database, in the terms of whoever asked.
//!
//! Not here: words for visitors. `web::Error` turns these into pages.

use std::fmt;

/// Why the database did not do what it was asked.
#[derive(Debug)]
pub enum Error {
    /// Somebody else edited the same row in between: the row no longer has the version that was read.
    Conflict,
    /// A rule of the schema says no. Its name is the same on both databases, such as `accounts_email_key`; a reference
    /// to something that is not there is `foreign-key`, a missing value `<table>_<column>_missing`.
    Constraint(String),
    /// The row that must be there is not.
    Missing,
    /// A change tried to end without an audit entry. A fault of ours; nothing was written.
    Unrecorded,
    /// The database is gone, full or too busy. What was being written was not kept.
    Unavailable(String),
    /// Anything else. A fault of ours or of the database.
    Failed(String),
}

/// The result of asking the database.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Conflict => write!(f, "Somebody else changed the same thing in between."),
            Error::Constraint(name) => write!(f, "The rule {name} of the database says no."),
            Error::Missing => write!(f, "What was asked for is not in the database."),
            Error::Unrecorded => write!(f, "A change without an audit entry was refused."),
            Error::Unavailable(why) => write!(f, "The database cannot be used now: {why}"),
            Error::Failed(why) => write!(f, "The database refused: {why}"),
        }
    }
}

impl std::error::Error for Error {}

impl Error {
    /// Whether it is this rule of the schema that says no.
    pub fn is_constraint(&self, name: &str) -> bool {
        matches!(self, Error::Constraint(n) if n == name)
    }
}

/// Whether the same transaction may well succeed when it is tried again from its start.
pub(super) fn worth_trying_again(error: &sqlx::Error) -> bool {
    error
        .as_database_error()
        .and_then(|e| e.code())
        .is_some_and(|code| matches!(&*code, "40001" | "40P01"))
}

/// Whether the connection was dead when it was taken, so that nothing of what was asked has been done.
pub(super) fn died(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) => true,
        // The server was told to end it, or is starting or stopping.
        sqlx::Error::Database(e) => e.code().is_some_and(|code| code.starts_with("57P")),
        _ => false,
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Error {
        match &error {
            sqlx::Error::RowNotFound => Error::Missing,
            sqlx::Error::Io(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed
            | sqlx::Error::Tls(_) => Error::Unavailable(error.to_string()),
            sqlx::Error::Database(e) => {
                if let Some(name) = super::dialect::constraint(e.as_ref()) {
                    Error::Constraint(name)
                } else if super::dialect::unavailable(e.as_ref()) {
                    Error::Unavailable(e.to_string())
                } else {
                    Error::Failed(e.to_string())
                }
            }
            _ => Error::Failed(error.to_string()),
        }
    }
}
