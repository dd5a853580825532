//! How a database is doing: its size, how much is in it, when it was last backed up and checked.
//!
//! Not here: anything that a row says.

use sqlx::AssertSqlSafe;

use super::audit::INSTALLATION;
use super::schema::tables;
use super::{Db, Entry, Error, Moment, Result, params, statements};
use crate::actor::Actor;

statements! {
    LAST = "SELECT at FROM audit_entries WHERE record_id = $1 AND record_kind = 'upkeep' AND action = $2 ORDER BY at DESC LIMIT 1";
}

impl Db {
    /// Bytes on the disk, as the database itself counts them.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn size(&self) -> Result<i64> {
        let mut open = self.begin(self.kind().begin_snapshot()).await?;
        let rows = open.run_all(self.kind().size(), Vec::new()).await?;
        open.rollback().await?;
        rows.first().ok_or(Error::Missing)?.get("bytes")
    }

    /// How many rows each table has.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn counts(&self) -> Result<Vec<(String, i64)>> {
        let mut open = self.begin(self.kind().begin_snapshot()).await?;
        let mut all = Vec::new();
        for table in tables() {
            let sql = format!("SELECT COUNT(*) AS n FROM {}", table.name);
            let rows = open.run_all(AssertSqlSafe(sql), Vec::new()).await?;
            let n = rows.first().ok_or(Error::Missing)?.get("n")?;
            all.push((table.name.clone(), n));
        }
        open.rollback().await?;
        Ok(all)
    }

    /// Lets the database count what it holds now, after many rows came in at once; until it has, it may look through all
    /// of them for one. A database that goes by its indexes alone has nothing to do. Only a help, so it never fails.
    pub async fn take_stock(&self) {
        let Some(statement) = self.kind().take_stock() else {
            return;
        };
        let counted = async {
            let mut open = self.begin(self.kind().begin()).await?;
            open.run(statement, Vec::new()).await?;
            open.commit().await
        };
        if let Err(error) = counted.await {
            tracing::warn!(%error, "the database did not count what it holds");
        }
    }

    /// Writes down that something was done for the database as a whole: `complete` for a backup, `verify` for the log.
    ///
    /// # Errors
    /// When it could not be written.
    pub async fn upkeep(&self, by: &'static str, action: &'static str) -> Result<()> {
        self.change(&Actor::command(by), async |tx| {
            let entry = Entry::new(action, "upkeep").of(INSTALLATION);
            tx.record(entry.belongs_to(None));
            Ok(())
        })
        .await
    }

    /// When that was last done.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn last_upkeep(&self, action: &'static str) -> Result<Option<Moment>> {
        let row = self.optional(&LAST, params![INSTALLATION, action]).await?;
        row.map(|row| row.get("at")).transpose()
    }
}
