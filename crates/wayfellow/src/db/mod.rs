//! The database: one SQL text for SQLite and PostgreSQL, one door for writes.
//!
//! Reads are asked of [`Db`]; changes go through [`Db::change`], which writes them and their audit entries in one
//! transaction or not at all. Statements are named with [`statements!`], so that a test prepares each on both databases:
//!
//! ```text
//! statements! {
//!     POSITION = "SELECT id, job_title, version FROM positions WHERE id = $1";
//!     RENAME_POSITION = "UPDATE positions SET job_title = $1, version = version + 1 WHERE id = $2 AND version = $3";
//! }
//!
//! let row = db.optional(&POSITION, params![id]).await?;
//! db.change(&actor, async |tx| {
//!     tx.edit(&RENAME_POSITION, params![title, id, version]).await?;
//!     tx.record(Entry::new("edit", "position").of(id).changed("job_title", &before, title));
//!     Ok::<_, db::Error>(())
//! })
//! .await?;
//! ```
//!
//! Not here: what any table means. Each noun folder has the queries of its rows.

pub mod archive;
pub mod audit;
mod dialect;
mod door;
mod error;
mod looks;
mod migrate;
mod open;
mod personal;
pub mod schema;
mod statement;
mod upkeep;
mod value;
pub mod verify;

#[doc(hidden)]
pub use inventory;

pub use crate::{__params as params, __statements as statements};
pub use audit::Entry;
pub use dialect::Kind;
pub use door::Tx;
pub use error::{Error, Result};
pub use open::Place;
pub use statement::{Statement, statements};
pub use value::{Column, Moment, Row, ToValue, Value, new_id};

use sqlx::{PgPool, SqlitePool};

/// The database. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    pools: Pools,
    place: std::sync::Arc<Place>,
    looks: std::sync::Arc<looks::Looks>,
}

#[derive(Clone)]
enum Pools {
    Sqlite {
        /// One connection: SQLite lets only one write, and waiting here is fairer than trying again there.
        writer: SqlitePool,
        readers: SqlitePool,
    },
    Postgres(PgPool),
}

impl Db {
    /// Which database it is.
    pub fn kind(&self) -> Kind {
        match self.pools {
            Pools::Sqlite { .. } => Kind::Sqlite,
            Pools::Postgres(_) => Kind::Postgres,
        }
    }

    /// Where it is, without passwords.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// All rows.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn all(&self, statement: &'static Statement, values: Vec<Value>) -> Result<Vec<Row>> {
        match &self.pools {
            Pools::Sqlite { readers, .. } => door::sqlite_all(readers, statement.sql, values).await,
            Pools::Postgres(pool) => {
                // Connections that died while nobody used them are noticed here, and a read can be asked again.
                let mut tries = 0;
                loop {
                    tries += 1;
                    match door::postgres_all(pool, statement.sql, values.clone()).await {
                        Err(e) if error::died(&e) && tries <= open::CONNECTIONS => {}
                        other => break other,
                    }
                }
            }
        }
        .map_err(Error::from)
    }

    /// The row, or none.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn optional(
        &self,
        statement: &'static Statement,
        values: Vec<Value>,
    ) -> Result<Option<Row>> {
        Ok(self.all(statement, values).await?.into_iter().next())
    }

    /// The row.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is none, or when the database cannot answer.
    pub async fn one(&self, statement: &'static Statement, values: Vec<Value>) -> Result<Row> {
        self.optional(statement, values)
            .await?
            .ok_or(Error::Missing)
    }

    /// Closes every connection, after what is under way.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}
