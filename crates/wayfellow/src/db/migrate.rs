//! Bringing the tables up to date, each migration once and all of them in one transaction.
//!
//! Not here: going back. A backup is the way back.

use sha2::{Digest as _, Sha256};
use sqlx::AssertSqlSafe;

use super::door::{Inside, Open};
use super::{Db, Error, Moment, Result, Statement, params, schema, statements};

statements! {
    SELECT_MIGRATIONS = "SELECT name, digest FROM migrations ORDER BY name";
    INSERT_MIGRATION = "INSERT INTO migrations (name, digest, done_at) VALUES ($1, $2, $3)";
}

/// The one table that the migrations themselves do not make.
const TABLE: &str = "CREATE TABLE IF NOT EXISTS migrations (
    name TEXT NOT NULL PRIMARY KEY,
    digest BYTEA NOT NULL,
    done_at BIGINT NOT NULL
)";

fn digest(text: &str) -> Vec<u8> {
    Sha256::digest(schema::split(text).join(";\n")).to_vec()
}

impl Db {
    /// Every table there really is.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn table_names(&self) -> Result<Vec<String>> {
        let mut tx = self.begin(self.kind().begin_snapshot()).await?;
        let rows = tx
            .raw_all(self.kind().tables().to_owned(), Vec::new())
            .await?;
        let names = rows.iter().map(|r| r.get("name")).collect();
        tx.rollback().await?;
        names
    }

    /// Every column there really is, as table, column and whether it may be empty.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn real_columns(&self) -> Result<Vec<(String, String, bool)>> {
        let mut tx = self.begin(self.kind().begin_snapshot()).await?;
        let rows = tx
            .raw_all(self.kind().columns().to_owned(), Vec::new())
            .await?;
        let columns = rows
            .iter()
            .map(|r| {
                Ok((
                    r.get("table_name")?,
                    r.get("column_name")?,
                    r.get("may_be_empty")?,
                ))
            })
            .collect();
        tx.rollback().await?;
        columns
    }

    /// Asks the database to prepare a statement, without running it.
    ///
    /// # Errors
    /// When it would not run: a column that is not there, a kind that does not fit.
    pub async fn prepare(&self, statement: &'static Statement) -> Result<()> {
        use sqlx::Executor as _;
        use sqlx::SqlSafeStr as _;
        let sql = statement.sql.into_sql_str();
        let mut tx = self.begin(self.kind().begin()).await?;
        match &mut tx.inside {
            Inside::Sqlite(c) => drop((&mut **c).prepare(sql).await?),
            Inside::Postgres(c) => drop((&mut **c).prepare(sql).await?),
        }
        tx.rollback().await
    }

    pub(super) async fn migrate(&self) -> Result<()> {
        if self.check_migrated().await.is_ok() {
            return Ok(());
        }
        let kind = self.kind();
        let mut tx = self.begin(kind.begin()).await?;
        if let Some(lock) = kind.lock_for_setup() {
            tx.raw(lock.to_owned(), Vec::new()).await?;
        }
        tx.raw(TABLE.to_owned(), Vec::new()).await?;
        let done = done(&mut tx).await?;
        for (name, text) in &schema::MIGRATIONS[done..] {
            for statement in schema::split(text) {
                tx.raw(statement, Vec::new()).await.map_err(|e| {
                    Error::Failed(format!("the migration {name} could not be made: {e}"))
                })?;
            }
            let values = params![*name, digest(text), Moment::now()];
            tx.raw(INSERT_MIGRATION.sql.to_owned(), values).await?;
        }
        for statement in kind.protect_audit() {
            tx.raw((*statement).to_owned(), Vec::new()).await?;
        }
        tx.commit().await
    }

    /// That every migration was made, and nothing else.
    pub(super) async fn check_migrated(&self) -> Result<()> {
        if !self.table_names().await?.iter().any(|n| n == "migrations") {
            return Err(Error::Failed(format!(
                "{} holds no Wayfellow",
                self.place()
            )));
        }
        let mut tx = self.begin(self.kind().begin_snapshot()).await?;
        let done = done(&mut tx).await;
        tx.rollback().await?;
        if done? == schema::MIGRATIONS.len() {
            Ok(())
        } else {
            Err(Error::Failed(format!(
                "{} is of an older version; start `wayfellow serve` with it once",
                self.place()
            )))
        }
    }
}

/// How many of the migrations were made already.
async fn done(tx: &mut Open) -> Result<usize> {
    let rows = tx.run_all(SELECT_MIGRATIONS.sql, Vec::new()).await?;
    for (n, row) in rows.iter().enumerate() {
        let name: String = row.get("name")?;
        let found: Vec<u8> = row.get("digest")?;
        match schema::MIGRATIONS.get(n) {
            Some((known, text)) if *known == name && digest(text) == found => {}
            Some((known, _)) if *known == name => {
                return Err(Error::Failed(format!(
                    "the migration {name} was another one when this database was made"
                )));
            }
            _ => {
                return Err(Error::Failed(format!(
                    "the database has the migration {name}, which this program does not know; use the version that made it, or a later one"
                )));
            }
        }
    }
    Ok(rows.len())
}

impl Open {
    /// For tables and triggers, which no statement of the inventory makes.
    async fn raw(&mut self, sql: String, values: Vec<super::Value>) -> Result<u64> {
        self.run(AssertSqlSafe(sql), values).await
    }

    async fn raw_all(&mut self, sql: String, values: Vec<super::Value>) -> Result<Vec<super::Row>> {
        self.run_all(AssertSqlSafe(sql), values).await
    }
}
