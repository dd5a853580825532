//! The one door for writes: a change and its audit entries are kept together, or not at all.
//!
//! Not here: what an entry says and how entries are chained (`audit`).

use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

use sqlx::{Postgres, SqlSafeStr, Sqlite, Transaction};

use super::audit::{self, Entry};
use super::error::{died, worth_trying_again};
use super::open::CONNECTIONS;
use super::value::Inner;
use super::{Db, Error, Moment, Pools, Result, Row, Statement, Value};
use crate::actor::Actor;

/// How often a change is tried when PostgreSQL says that another one came in between.
const TRIES: u32 = 8;
/// How many rows are added with one statement.
const AT_ONCE: usize = 100;
/// How many values one statement may have, on either database.
const MOST_VALUES: usize = 30_000;

/// A change in the making. See [`Db::change`]. Of no use once the change has ended.
#[derive(Clone)]
pub struct Tx {
    now: Moment,
    entries: Arc<Mutex<Vec<Entry>>>,
    // A handle rather than a borrow: a closure over a borrow gives a future that a handler could not be sent with.
    open: Arc<tokio::sync::Mutex<Option<Open>>>,
}

/// An open transaction.
pub(super) struct Open {
    pub(super) inside: Inside,
    pub(super) now: Moment,
    try_again: bool,
}

pub(super) enum Inside {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

impl Db {
    /// Makes a change: runs `work`, writes the audit entries it recorded, and keeps both. When `work` fails or records
    /// nothing, nothing is kept. It may run more than once, so it must not do anything that cannot be undone, such as
    /// sending a letter.
    ///
    /// # Errors
    /// What `work` says; [`Error::Unrecorded`] when it recorded nothing; and when the database cannot do it.
    pub async fn change<T, E, F, W>(&self, actor: &Actor, work: F) -> Result<T, E>
    where
        F: Fn(Tx) -> W,
        W: Future<Output = Result<T, E>>,
        E: From<Error>,
    {
        let mut tries = 0;
        loop {
            tries += 1;
            let open = self.begin(self.kind().begin()).await?;
            let tx = Tx {
                now: open.now,
                entries: Arc::default(),
                open: Arc::new(tokio::sync::Mutex::new(Some(open))),
            };
            let worked = work(tx.clone()).await;
            let mut open = tx.open.lock().await.take().ok_or_else(ended)?;
            let outcome = match worked {
                Ok(value) => seal(&mut open, actor, tx.recorded())
                    .await
                    .map(|()| value)
                    .map_err(E::from),
                Err(e) => Err(e),
            };
            let again = open.try_again && tries < TRIES;
            match outcome {
                Ok(value) => match open.commit_or_retry().await {
                    Ok(()) => return Ok(value),
                    Err((true, _)) if tries < TRIES => {}
                    Err((_, e)) => return Err(e.into()),
                },
                Err(e) => {
                    // The refusal counts; a connection that cannot roll back is given up by the pool.
                    let _ = open.rollback().await;
                    if !again {
                        return Err(e);
                    }
                }
            }
            // A short and uneven pause, so that two that met do not meet again.
            let pause = u64::from(uuid::Uuid::now_v7().as_bytes()[15]) * u64::from(tries);
            tokio::time::sleep(std::time::Duration::from_micros(200 + pause * 40)).await;
        }
    }

    pub(super) async fn begin(&self, how: &'static str) -> Result<Open> {
        let inside = match &self.pools {
            Pools::Sqlite { writer, readers } => {
                let pool = if how == self.kind().begin() {
                    writer
                } else {
                    readers
                };
                let begun = match pool.begin_with(how).await {
                    // A full disk ends a transaction by itself. Then its connection still takes it for open, and is of no
                    // use any more.
                    Err(sqlx::Error::InvalidSavePointStatement) => {
                        pool.acquire().await?.close().await?;
                        pool.begin_with(how).await?
                    }
                    other => other?,
                };
                Inside::Sqlite(begun)
            }
            Pools::Postgres(pool) => {
                // Connections that died while nobody used them.
                let mut tries = 0;
                let begun = loop {
                    tries += 1;
                    match pool.begin_with(how).await {
                        Err(e) if died(&e) && tries <= CONNECTIONS => {}
                        other => break other?,
                    }
                };
                Inside::Postgres(begun)
            }
        };
        Ok(Open {
            inside,
            now: Moment::now(),
            try_again: false,
        })
    }
}

async fn seal(open: &mut Open, actor: &Actor, entries: Vec<Entry>) -> Result<()> {
    if entries.is_empty() {
        return Err(Error::Unrecorded);
    }
    audit::append(open, actor, entries).await
}

fn ended() -> Error {
    Error::Failed("a change was used after it had ended".to_owned())
}

impl Tx {
    /// The time of this change, the same for all that it writes.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// Runs a statement; how many rows it touched.
    ///
    /// # Errors
    /// When a rule of the schema says no or the database cannot do it.
    pub async fn execute(&self, statement: &'static Statement, values: Vec<Value>) -> Result<u64> {
        let mut open = self.open.lock().await;
        let open = open.as_mut().ok_or_else(ended)?;
        open.run(statement.sql, values).await
    }

    /// Adds many rows with one kind of statement, `INSERT INTO … VALUES ($1, …)`, many to a statement.
    ///
    /// # Errors
    /// As [`Tx::execute`].
    pub async fn execute_many(
        &self,
        statement: &'static Statement,
        rows: Vec<Vec<Value>>,
    ) -> Result<()> {
        let mut open = self.open.lock().await;
        let open = open.as_mut().ok_or_else(ended)?;
        open.run_many(statement, rows).await
    }

    /// Runs an edit of one row that names the version it was read with, and raises it.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the row has another version by now, and as [`Tx::execute`].
    pub async fn edit(&self, statement: &'static Statement, values: Vec<Value>) -> Result<()> {
        match self.execute(statement, values).await? {
            0 => Err(Error::Conflict),
            _ => Ok(()),
        }
    }

    /// All rows, as this change sees them.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn all(&self, statement: &'static Statement, values: Vec<Value>) -> Result<Vec<Row>> {
        let mut open = self.open.lock().await;
        let open = open.as_mut().ok_or_else(ended)?;
        open.run_all(statement.sql, values).await
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

    /// For what is put together from the schema itself.
    pub(super) async fn run_text(&self, sql: String, values: Vec<Value>) -> Result<u64> {
        let mut open = self.open.lock().await;
        let open = open.as_mut().ok_or_else(ended)?;
        open.run(sqlx::AssertSqlSafe(sql), values).await
    }

    /// Adds an audit entry. It is written when the change ends.
    pub fn record(&self, entry: Entry) {
        // Poisoned only if a push panicked; the entries are whole all the same.
        self.entries
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(entry);
    }

    fn recorded(&self) -> Vec<Entry> {
        std::mem::take(&mut *self.entries.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Open {
    pub(super) async fn run(&mut self, sql: impl SqlSafeStr, values: Vec<Value>) -> Result<u64> {
        let ran = match &mut self.inside {
            Inside::Sqlite(c) => bind_sqlite(sql, values)
                .execute(&mut **c)
                .await
                .map(|r| r.rows_affected()),
            Inside::Postgres(c) => bind_postgres(sql, values)
                .execute(&mut **c)
                .await
                .map(|r| r.rows_affected()),
        };
        ran.map_err(|e| self.noticed(e))
    }

    /// Adds rows, as many with one statement as there is room for. `statement` adds one, and ends with its values.
    pub(super) async fn run_many(
        &mut self,
        statement: &'static Statement,
        rows: Vec<Vec<Value>>,
    ) -> Result<()> {
        let Some(columns) = rows.first().map(Vec::len) else {
            return Ok(());
        };
        let (Some((head, _)), true) = (statement.sql.split_once(" VALUES ("), rows.len() > 1)
        else {
            for row in rows {
                self.run(statement.sql, row).await?;
            }
            return Ok(());
        };
        let most = (MOST_VALUES / columns.max(1)).clamp(1, AT_ONCE);
        let mut rows = rows.into_iter();
        loop {
            let values: Vec<Value> = rows.by_ref().take(most).flatten().collect();
            if values.is_empty() {
                return Ok(());
            }
            let mut sql = format!("{head} VALUES ");
            for n in 0..values.len() {
                // What comes in are numbers of places, nothing that anybody wrote.
                let (before, after) = (n % columns == 0, (n + 1) % columns == 0);
                if before && n > 0 {
                    sql.push_str(", ");
                }
                let _ = write!(
                    sql,
                    "{}${}{}",
                    if before { "(" } else { ", " },
                    n + 1,
                    if after { ")" } else { "" }
                );
            }
            self.run(sqlx::AssertSqlSafe(sql), values).await?;
        }
    }

    pub(super) async fn run_all(
        &mut self,
        sql: impl SqlSafeStr,
        values: Vec<Value>,
    ) -> Result<Vec<Row>> {
        let rows = match &mut self.inside {
            Inside::Sqlite(c) => sqlite_all(&mut **c, sql, values).await,
            Inside::Postgres(c) => postgres_all(&mut **c, sql, values).await,
        };
        rows.map_err(|e| self.noticed(e))
    }

    pub(super) async fn execute(
        &mut self,
        statement: &'static Statement,
        values: Vec<Value>,
    ) -> Result<u64> {
        self.run(statement.sql, values).await
    }

    pub(super) async fn optional(
        &mut self,
        statement: &'static Statement,
        values: Vec<Value>,
    ) -> Result<Option<Row>> {
        Ok(self
            .run_all(statement.sql, values)
            .await?
            .into_iter()
            .next())
    }

    fn noticed(&mut self, error: sqlx::Error) -> Error {
        self.try_again |= worth_trying_again(&error);
        error.into()
    }

    pub(super) async fn commit(self) -> Result<()> {
        self.commit_or_retry().await.map_err(|(_, e)| e)
    }

    async fn commit_or_retry(self) -> Result<(), (bool, Error)> {
        let done = match self.inside {
            Inside::Sqlite(c) => c.commit().await,
            Inside::Postgres(c) => c.commit().await,
        };
        done.map_err(|e| (worth_trying_again(&e), e.into()))
    }

    pub(super) async fn rollback(self) -> Result<()> {
        match self.inside {
            Inside::Sqlite(c) => c.rollback().await?,
            Inside::Postgres(c) => c.rollback().await?,
        }
        Ok(())
    }
}

macro_rules! bind {
    ($name:ident, $all:ident, $db:ty, $inner:ident) => {
        fn $name(
            sql: impl SqlSafeStr,
            values: Vec<Value>,
        ) -> sqlx::query::Query<'static, $db, <$db as sqlx::Database>::Arguments> {
            let mut query = sqlx::query::<$db>(sql);
            for value in values {
                query = match value {
                    Value::Uuid(v) => query.bind(v),
                    Value::Text(v) => query.bind(v),
                    Value::Integer(v) => query.bind(v),
                    Value::Bool(v) => query.bind(v),
                    Value::Bytes(v) => query.bind(v),
                };
            }
            query
        }

        pub(super) async fn $all<'e>(
            on: impl sqlx::Executor<'e, Database = $db>,
            sql: impl SqlSafeStr,
            values: Vec<Value>,
        ) -> Result<Vec<Row>, sqlx::Error> {
            let rows = $name(sql, values).fetch_all(on).await?;
            Ok(rows.into_iter().map(|r| Row(Inner::$inner(r))).collect())
        }
    };
}

bind!(bind_sqlite, sqlite_all, Sqlite, Sqlite);
bind!(bind_postgres, postgres_all, Postgres, Postgres);
