//! Everything that a database holds, as a file or on its way into another database: backup, restore, move.
//!
//! One form for both databases: a gzip file of JSON lines, with a digest of each table, so that a backup from one can be
//! restored into the other. What is copied is counted, and read back and compared before it is kept. Not here: attached
//! files in the data folder, and merging into a database that is in use.

use std::io::{BufRead, Write};

use anyhow::{Context as _, bail, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use sha2::{Digest as _, Sha256};
use sqlx::AssertSqlSafe;

use super::door::Open;
use super::schema::{ColumnKind, MIGRATIONS, Table, tables};
use super::verify::hex;
use super::{Db, Entry, Error, Place, Row, Value, audit};
use crate::actor::Actor;

/// Rows read at once.
const PAGE: usize = 1_000;
/// Rows written with one statement.
const BATCH: usize = 100;
/// The longest line of an archive. No value of ours comes near it.
const LONGEST_LINE: u64 = 256 * 1024 * 1024;

/// What was copied of one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// Its name.
    pub table: String,
    /// How many rows.
    pub rows: u64,
    /// SHA-256 over all of them in the order of their keys, in hexadecimal.
    pub digest: String,
}

/// Hears the name of a table, how many rows of all were copied, and of how many, when that is known.
pub type Progress<'a> = &'a mut (dyn FnMut(&str, u64, Option<u64>) + Send);

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Head {
    wayfellow_archive: u32,
    made: String,
    migrations: Vec<String>,
}

/// Writes everything the database holds as of one moment, while others go on using it.
///
/// # Errors
/// When the database cannot be read or the file not be written.
pub async fn back_up(
    db: &Db,
    out: &mut impl Write,
    progress: Progress<'_>,
) -> anyhow::Result<Vec<Copied>> {
    note(db, "backup").await?;
    let mut line = |json: Json| -> anyhow::Result<()> {
        serde_json::to_writer(&mut *out, &json)?;
        out.write_all(b"\n")?;
        Ok(())
    };
    line(serde_json::to_value(Head {
        wayfellow_archive: 1,
        made: super::Moment::now().to_string(),
        migrations: MIGRATIONS.iter().map(|m| m.0.to_owned()).collect(),
    })?)?;
    let mut tx = db.begin(db.kind().begin_snapshot()).await?;
    let total = count_all(&mut tx).await?;
    let mut done = 0;
    let mut copied = Vec::new();
    for table in tables() {
        let names: Vec<&str> = table.columns.iter().map(|c| c.name.as_str()).collect();
        line(json!({ "table": table.name, "columns": names }))?;
        let mut sum = Sum::default();
        let mut after = None;
        loop {
            let page = read_page(&mut tx, table, after).await?;
            let Some(last) = page.last() else { break };
            after = key(table, last);
            for row in &page {
                sum.add(row);
                line(Json::Array(row.iter().map(to_json).collect()))?;
            }
            done += page.len() as u64;
            progress(&table.name, done, Some(total));
        }
        let one = sum.end(table);
        line(json!({ "end": one.table, "rows": one.rows, "digest": one.digest }))?;
        copied.push(one);
    }
    line(json!({ "complete": true, "tables": copied.len(), "rows": done }))?;
    tx.rollback().await?;
    Ok(copied)
}

/// Fills an empty database with what a backup holds: all of it, or nothing.
///
/// # Errors
/// When the file is not a whole backup of this version, or the database not empty.
pub async fn restore(
    db: &Db,
    input: &mut impl BufRead,
    progress: Progress<'_>,
) -> anyhow::Result<Vec<Copied>> {
    let mut number = 0_u64;
    let mut next = move || -> anyhow::Result<Json> {
        number += 1;
        let mut line = Vec::new();
        let read = std::io::Read::take(&mut *input, LONGEST_LINE)
            .read_until(b'\n', &mut line)
            .with_context(|| format!("Line {number} of the backup could not be read; the file is damaged or not a backup"))?;
        ensure!(
            read > 0,
            "The backup ends before it is complete, at line {number}"
        );
        serde_json::from_slice(&line)
            .with_context(|| format!("Line {number} of the backup is damaged"))
    };
    let head: Head =
        serde_json::from_value(next()?).context("This is not a backup of Wayfellow")?;
    let ours: Vec<&str> = MIGRATIONS.iter().map(|m| m.0).collect();
    ensure!(
        head.wayfellow_archive == 1 && head.migrations == ours,
        "The backup is of another version (its tables end with {:?}, ours with {:?}). Restore it with the version that made it, then upgrade.",
        head.migrations.last(),
        ours.last(),
    );
    let mut tx = db.begin(db.kind().begin()).await?;
    ensure_empty(&mut tx, db.place()).await?;
    let mut done = 0;
    let mut copied = Vec::new();
    for table in tables() {
        let names: Vec<&str> = table.columns.iter().map(|c| c.name.as_str()).collect();
        ensure!(
            next()? == json!({ "table": table.name, "columns": names }),
            "The backup does not hold the table {} as this version knows it",
            table.name
        );
        let mut filling = Filling::new(table);
        let said = loop {
            match next()? {
                Json::Array(values) => {
                    let row = from_json(table, values).with_context(|| {
                        format!("A row of the table {} in the backup is damaged", table.name)
                    })?;
                    filling.add(&mut tx, row).await?;
                    done += 1;
                    if done % PAGE as u64 == 0 {
                        progress(&table.name, done, None);
                    }
                }
                other => break other,
            }
        };
        let one = filling.end(&mut tx).await?;
        ensure!(
            said == json!({ "end": one.table, "rows": one.rows, "digest": one.digest }),
            "The table {} in the backup is not what was written: {} rows with another digest",
            one.table,
            one.rows
        );
        progress(&table.name, done, None);
        copied.push(one);
    }
    ensure!(
        next()? == json!({ "complete": true, "tables": copied.len(), "rows": done }),
        "The backup does not say that it is complete"
    );
    seal(tx, "restore").await?;
    db.take_stock().await;
    Ok(copied)
}

/// Copies everything from one database into another, empty one: all of it, or nothing. The first stays as it is.
///
/// # Errors
/// When one cannot be read, the other not be written or is not empty.
pub async fn move_over(from: &Db, to: &Db, progress: Progress<'_>) -> anyhow::Result<Vec<Copied>> {
    let mut target = to.begin(to.kind().begin()).await?;
    ensure_empty(&mut target, to.place()).await?;
    note(from, "move").await?;
    let mut source = from.begin(from.kind().begin_snapshot()).await?;
    let total = count_all(&mut source).await?;
    let mut done = 0;
    let mut copied = Vec::new();
    for table in tables() {
        let mut filling = Filling::new(table);
        let mut after = None;
        loop {
            let page = read_page(&mut source, table, after).await?;
            let Some(last) = page.last() else { break };
            after = key(table, last);
            done += page.len() as u64;
            for row in page {
                filling.add(&mut target, row).await?;
            }
            progress(&table.name, done, Some(total));
        }
        copied.push(filling.end(&mut target).await?);
    }
    source.rollback().await?;
    seal(target, "move").await?;
    to.take_stock().await;
    Ok(copied)
}

/// How many rows each table holds.
///
/// # Errors
/// When the database cannot answer.
pub async fn counts(db: &Db) -> anyhow::Result<Vec<(String, u64)>> {
    let mut tx = db.begin(db.kind().begin_snapshot()).await?;
    let mut all = Vec::new();
    for table in tables() {
        all.push((table.name.clone(), count(&mut tx, table).await?));
    }
    tx.rollback().await?;
    Ok(all)
}

/// Looks whether a database can take everything in: it can be reached and holds nothing. Writes nothing.
///
/// # Errors
/// When it cannot be reached or is not empty.
pub async fn ensure_free(place: &Place) -> anyhow::Result<()> {
    if let Place::Sqlite(path) = place
        && !path.exists()
    {
        return Ok(());
    }
    let db = Db::connect(place, false)
        .await
        .with_context(|| format!("The database {place} cannot be used"))?;
    let names = db.table_names().await?;
    if names.iter().any(|n| n == "migrations") {
        db.check_migrated().await?;
        let mut tx = db.begin(db.kind().begin_snapshot()).await?;
        ensure_empty(&mut tx, place).await?;
        tx.rollback().await?;
    } else if let Some(name) = names.first() {
        bail!("{place} holds something else: a table {name}. Name a database that holds nothing.");
    }
    db.close().await;
    Ok(())
}

/// That everything was copied is itself written down where it was copied from.
async fn note(db: &Db, what: &'static str) -> anyhow::Result<()> {
    db.change(&Actor::command(what), async |tx| {
        tx.record(Entry::new("copy", "installation").belongs_to(None));
        Ok::<_, Error>(())
    })
    .await?;
    Ok(())
}

/// Writes down where it came to, and keeps it all.
async fn seal(mut tx: Open, what: &'static str) -> anyhow::Result<()> {
    let entry = Entry::new("fill", "installation").belongs_to(None);
    audit::append(&mut tx, &Actor::command(what), vec![entry]).await?;
    tx.commit().await?;
    Ok(())
}

async fn ensure_empty(tx: &mut Open, place: &Place) -> anyhow::Result<()> {
    for table in tables() {
        let rows = count(tx, table).await?;
        if rows > 0 {
            bail!(
                "{place} is not empty: the table {} has {rows} rows. Name a database that holds nothing.",
                table.name
            );
        }
    }
    Ok(())
}

async fn count_all(tx: &mut Open) -> anyhow::Result<u64> {
    let mut all = 0;
    for table in tables() {
        all += count(tx, table).await?;
    }
    Ok(all)
}

async fn count(tx: &mut Open, table: &Table) -> anyhow::Result<u64> {
    let sql = format!("SELECT COUNT(*) AS n FROM {}", table.name);
    let rows = tx.run_all(AssertSqlSafe(sql), Vec::new()).await?;
    let n: i64 = rows.first().ok_or(Error::Missing)?.get("n")?;
    Ok(n.unsigned_abs())
}

/// The value of the key, for the next page. A test sees to it that every table has one column as its key.
fn key(table: &Table, row: &[Value]) -> Option<Value> {
    let name = table.key.first()?;
    let at = table.columns.iter().position(|c| c.name == *name)?;
    row.get(at).cloned()
}

async fn read_page(
    tx: &mut Open,
    table: &Table,
    after: Option<Value>,
) -> anyhow::Result<Vec<Vec<Value>>> {
    let names: Vec<&str> = table.columns.iter().map(|c| c.name.as_str()).collect();
    let key = table.key.first().map_or("", String::as_str);
    let beyond = if after.is_some() {
        format!("WHERE {key} > $1")
    } else {
        String::new()
    };
    let sql = format!(
        "SELECT {} FROM {} {beyond} ORDER BY {key} LIMIT {PAGE}",
        names.join(", "),
        table.name
    );
    let rows = tx
        .run_all(AssertSqlSafe(sql), after.into_iter().collect())
        .await?;
    rows.iter().map(|row| values(table, row)).collect()
}

pub(super) fn values(table: &Table, row: &Row) -> anyhow::Result<Vec<Value>> {
    let mut all = Vec::with_capacity(table.columns.len());
    for column in &table.columns {
        let name = column.name.as_str();
        all.push(match column.kind {
            ColumnKind::Uuid => Value::Uuid(row.get(name)?),
            ColumnKind::Text => Value::Text(row.get(name)?),
            ColumnKind::Integer => Value::Integer(row.get(name)?),
            ColumnKind::Bool => Value::Bool(row.get(name)?),
            ColumnKind::Bytes => Value::Bytes(row.get(name)?),
        });
    }
    Ok(all)
}

pub(super) fn to_json(value: &Value) -> Json {
    match value {
        Value::Uuid(v) => v.map_or(Json::Null, |v| Json::String(v.to_string())),
        Value::Text(v) => v.clone().map_or(Json::Null, Json::String),
        Value::Integer(v) => v.map_or(Json::Null, Json::from),
        Value::Bool(v) => v.map_or(Json::Null, Json::Bool),
        Value::Bytes(v) => v
            .as_ref()
            .map_or(Json::Null, |v| Json::String(STANDARD.encode(v))),
    }
}

fn from_json(table: &Table, values: Vec<Json>) -> anyhow::Result<Vec<Value>> {
    ensure!(
        values.len() == table.columns.len(),
        "it has {} values",
        values.len()
    );
    let mut row = Vec::with_capacity(values.len());
    for (column, value) in table.columns.iter().zip(values) {
        row.push(match (column.kind, value) {
            (ColumnKind::Uuid, Json::Null) => Value::Uuid(None),
            (ColumnKind::Text, Json::Null) => Value::Text(None),
            (ColumnKind::Integer, Json::Null) => Value::Integer(None),
            (ColumnKind::Bool, Json::Null) => Value::Bool(None),
            (ColumnKind::Bytes, Json::Null) => Value::Bytes(None),
            (ColumnKind::Uuid, Json::String(v)) => Value::Uuid(Some(v.parse()?)),
            (ColumnKind::Text, Json::String(v)) => Value::Text(Some(v)),
            (ColumnKind::Bytes, Json::String(v)) => Value::Bytes(Some(STANDARD.decode(v)?)),
            (ColumnKind::Bool, Json::Bool(v)) => Value::Bool(Some(v)),
            (ColumnKind::Integer, Json::Number(v)) => {
                Value::Integer(Some(v.as_i64().context("a number that is too large")?))
            }
            _ => bail!("{} has a value of another kind", column.name),
        });
    }
    Ok(row)
}

/// Counts rows and makes their digest.
#[derive(Default)]
struct Sum {
    rows: u64,
    hash: Sha256,
}

impl Sum {
    fn add(&mut self, row: &[Value]) {
        self.rows += 1;
        for value in row {
            let mut part = |kind: u8, bytes: &[u8]| {
                self.hash.update([kind]);
                self.hash.update((bytes.len() as u64).to_be_bytes());
                self.hash.update(bytes);
            };
            match value {
                Value::Uuid(Some(v)) => part(1, v.as_bytes()),
                Value::Text(Some(v)) => part(2, v.as_bytes()),
                Value::Integer(Some(v)) => part(3, &v.to_be_bytes()),
                Value::Bool(Some(v)) => part(4, &[u8::from(*v)]),
                Value::Bytes(Some(v)) => part(5, v),
                _ => part(0, &[]),
            }
        }
    }

    fn end(self, table: &Table) -> Copied {
        Copied {
            table: table.name.clone(),
            rows: self.rows,
            digest: hex(&self.hash.finalize()),
        }
    }
}

/// A table that is being filled.
struct Filling<'a> {
    table: &'a Table,
    waiting: Vec<Value>,
    sum: Sum,
}

impl<'a> Filling<'a> {
    fn new(table: &'a Table) -> Filling<'a> {
        Filling {
            table,
            waiting: Vec::new(),
            sum: Sum::default(),
        }
    }

    async fn add(&mut self, tx: &mut Open, row: Vec<Value>) -> anyhow::Result<()> {
        self.sum.add(&row);
        self.waiting.extend(row);
        if self.waiting.len() >= BATCH * self.table.columns.len() {
            self.write(tx, BATCH).await?;
        }
        Ok(())
    }

    async fn write(&mut self, tx: &mut Open, rows: usize) -> anyhow::Result<()> {
        let names: Vec<&str> = self.table.columns.iter().map(|c| c.name.as_str()).collect();
        let mut place = 0;
        let rows: Vec<String> = (0..rows)
            .map(|_| {
                let places: Vec<String> = names
                    .iter()
                    .map(|_| {
                        place += 1;
                        format!("${place}")
                    })
                    .collect();
                format!("({})", places.join(", "))
            })
            .collect();
        let sql = format!(
            "INSERT INTO {} ({}) VALUES {}",
            self.table.name,
            names.join(", "),
            rows.join(", ")
        );
        tx.run(AssertSqlSafe(sql), std::mem::take(&mut self.waiting))
            .await
            .with_context(|| format!("The table {} could not be filled", self.table.name))?;
        Ok(())
    }

    /// Writes what waits, reads everything back, and compares.
    async fn end(mut self, tx: &mut Open) -> anyhow::Result<Copied> {
        let rest = self.waiting.len() / self.table.columns.len().max(1);
        if rest > 0 {
            self.write(tx, rest).await?;
        }
        let written = self.sum.end(self.table);
        let mut read = Sum::default();
        let mut after = None;
        loop {
            let page = read_page(tx, self.table, after).await?;
            let Some(last) = page.last() else { break };
            after = key(self.table, last);
            page.iter().for_each(|row| read.add(row));
        }
        let read = read.end(self.table);
        ensure!(
            read == written,
            "The table {} reads back as {} rows with another digest than the {} that were written",
            written.table,
            read.rows,
            written.rows
        );
        Ok(written)
    }
}
