//! Opening the database that the settings name.
//!
//! Not here: what is in it (`schema`, `migrate`).

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use serde::Deserialize;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use super::{Db, Error, Pools, Result};

/// How long a request waits for a connection before it is told that the database is too busy.
const PATIENCE: Duration = Duration::from_secs(10);
/// Connections that read a SQLite file beside its one writer.
const READERS: u32 = 6;
/// Connections to PostgreSQL.
pub(super) const CONNECTIONS: u32 = 12;
/// Prepared statements that a connection keeps.
const PREPARED: usize = 512;

/// Where a database is.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Place {
    /// A file.
    Sqlite(PathBuf),
    /// A server, as an address with user and perhaps a password.
    Postgres(String),
}

impl TryFrom<String> for Place {
    type Error = String;
    fn try_from(text: String) -> Result<Place, String> {
        text.parse()
    }
}

impl FromStr for Place {
    type Err = String;

    /// Reads `sqlite:PATH` or `postgres://…`.
    fn from_str(text: &str) -> Result<Place, String> {
        if let Some(path) = text.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            if path.is_empty() || path.starts_with(':') || path.contains('?') {
                return Err("write a file after sqlite:, as in sqlite:wayfellow.db".to_owned());
            }
            return Ok(Place::Sqlite(PathBuf::from(path)));
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Place::Postgres(text.to_owned()));
        }
        Err("a database is sqlite:FILE or postgres://USER@HOST/NAME".to_owned())
    }
}

impl fmt::Display for Place {
    /// Without a password, so that it can be printed and logged.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Place::Postgres(address) => {
                let (address, _) = address.split_once('?').unwrap_or((address, ""));
                match address.rsplit_once('@') {
                    Some((before, after)) => {
                        let user = before.split_once("://").map_or("", |(_, u)| u);
                        let user = user.split(':').next().unwrap_or_default();
                        write!(f, "postgres://{user}@{after}")
                    }
                    None => f.write_str(address),
                }
            }
        }
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl Db {
    /// Opens the database and brings its tables up to date. A SQLite file that is not there is made, with its folder.
    ///
    /// # Errors
    /// When it cannot be reached, is not one of ours, or comes from a later version of the program.
    pub async fn open(place: &Place) -> Result<Db> {
        let db = Db::connect(place, true).await?;
        db.migrate().await?;
        Ok(db)
    }

    /// Opens a database that must be there already, and leaves its tables as they are.
    ///
    /// # Errors
    /// When it cannot be reached, or its tables are not those of this program.
    pub async fn open_existing(place: &Place) -> Result<Db> {
        let db = Db::connect(place, false).await?;
        db.check_migrated().await?;
        Ok(db)
    }

    /// Lets a SQLite file grow no further than this many pages, as a full disk would. For tests; a server takes no notice.
    ///
    /// # Errors
    /// When the database cannot be asked.
    #[doc(hidden)]
    pub async fn grow_no_further_than(&self, pages: u32) -> Result<()> {
        if let Pools::Sqlite { writer, .. } = &self.pools {
            let limit = format!("PRAGMA max_page_count = {pages}");
            sqlx::query(sqlx::AssertSqlSafe(limit))
                .execute(writer)
                .await?;
        }
        Ok(())
    }

    pub(super) async fn connect(place: &Place, make: bool) -> Result<Db> {
        let pools = match place {
            Place::Sqlite(path) => {
                if make {
                    make_folder(path)?;
                }
                let options = SqliteConnectOptions::new()
                    .filename(path)
                    .create_if_missing(make)
                    .journal_mode(SqliteJournalMode::Wal)
                    .synchronous(SqliteSynchronous::Full)
                    .foreign_keys(true)
                    // What is deleted, such as the key to somebody's words, is overwritten in the file as well.
                    .pragma("secure_delete", "ON")
                    .busy_timeout(PATIENCE)
                    .statement_cache_capacity(PREPARED);
                let writer = SqlitePoolOptions::new()
                    .max_connections(1)
                    .acquire_timeout(PATIENCE)
                    .test_before_acquire(false)
                    .idle_timeout(None)
                    .max_lifetime(None)
                    .connect_with(options.clone())
                    .await?;
                // After the writer has made the file; a reader could not. It is told not to write by a pragma rather
                // than by the mode of the file, because it takes part in the write-ahead log.
                let readers = SqlitePoolOptions::new()
                    .max_connections(READERS)
                    .acquire_timeout(PATIENCE)
                    .test_before_acquire(false)
                    .idle_timeout(None)
                    .max_lifetime(None)
                    .connect_lazy_with(options.create_if_missing(false).pragma("query_only", "ON"));
                Pools::Sqlite { writer, readers }
            }
            Place::Postgres(address) => {
                let options: PgConnectOptions =
                    address.parse::<PgConnectOptions>().map_err(|e| {
                        Error::Unavailable(format!(
                            "the address of the database cannot be used: {e}"
                        ))
                    })?;
                let options = options
                    .application_name("wayfellow")
                    .statement_cache_capacity(PREPARED);
                Pools::Postgres(
                    PgPoolOptions::new()
                        .max_connections(CONNECTIONS)
                        .acquire_timeout(PATIENCE)
                        .test_before_acquire(false)
                        .connect_with(options)
                        .await?,
                )
            }
        };
        Ok(Db {
            pools,
            place: Arc::new(place.clone()),
            looks: Arc::default(),
        })
    }
}

/// The folder of the file, open to its owner only when it has to be made.
fn make_folder(file: &Path) -> Result<()> {
    let Some(folder) = file.parent().filter(|f| !f.as_os_str().is_empty()) else {
        return Ok(());
    };
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|e| {
        Error::Unavailable(format!(
            "the folder {} could not be made: {e}",
            folder.display()
        ))
    })
}
