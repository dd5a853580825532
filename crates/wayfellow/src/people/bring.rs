//! A list from its bytes to the database, for the page and for the command alike.
//!
//! Not here: where the file waits, and who may.

use uuid::Uuid;

use super::apply::Way;
use super::known::Known;
use super::line::{self, Headings};
use super::plan::{Plan, Rights};
use super::table::{Table, Unreadable};
use crate::actor::Actor;
use crate::db::{self, Db, Entry, new_id, params, statements};

statements! {
    BEGIN = "INSERT INTO people_imports (id, organization_id, made_by, made_at, digest, workbook, all_lines, done_lines, added, changed, unchanged, refused, began_at, seen_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0, 0, 0, 0, $8, $8)";
    FINISH = "UPDATE people_imports SET ended_at = $2, seen_at = $2, version = version + 1 WHERE id = $1 AND ended_at IS NULL";
}

/// Why a list says nothing.
#[derive(Debug)]
pub(crate) enum Fault {
    /// It cannot be read.
    Unreadable(Unreadable),
    /// Its first line is not the one that is wanted.
    Headings(Headings),
    /// The database cannot be asked.
    Database(db::Error),
}

impl From<db::Error> for Fault {
    fn from(error: db::Error) -> Fault {
        Fault::Database(error)
    }
}

/// Lines that were read. Read elsewhere than where requests are answered, since it takes its time.
pub(crate) struct Lines(Vec<line::Read>);

impl Lines {
    /// Reads a file.
    pub async fn read(bytes: Vec<u8>) -> Result<Lines, Fault> {
        let read = tokio::task::spawn_blocking(move || {
            let table = Table::read(&bytes).map_err(Fault::Unreadable)?;
            line::read(&table).map(Lines).map_err(Fault::Headings)
        });
        // A file that makes the reader of workbooks give up is a damaged one.
        read.await
            .unwrap_or(Err(Fault::Unreadable(Unreadable::Damaged)))
    }

    /// How many there are.
    pub fn count(&self) -> i64 {
        i64::try_from(self.0.len()).unwrap_or(i64::MAX)
    }

    /// What they would do.
    pub async fn planned(self, db: &Db, place: Uuid, rights: Rights) -> Result<Plan, Fault> {
        let known = Known::of(db, place).await?;
        let planned = tokio::task::spawn_blocking(move || Plan::of(self.0, &known, rights));
        planned.await.map_err(|e| {
            Fault::Database(db::Error::Failed(format!(
                "a list could not be planned: {e}"
            )))
        })
    }
}

/// A list in the making: what is kept of it.
pub(super) struct Begun {
    pub digest: [u8; 32],
    pub workbook: bool,
    pub lines: i64,
    /// Whether it comes in at once.
    pub at_once: bool,
}

/// Keeps that there is a list.
pub(super) async fn begin(db: &Db, actor: &Actor, place: Uuid, begun: Begun) -> db::Result<Uuid> {
    let id = new_id();
    db.change(actor, async |tx| {
        let began = begun.at_once.then(|| tx.now());
        let values = params![
            id,
            place,
            actor.person_id(),
            tx.now(),
            begun.digest,
            begun.workbook,
            begun.lines,
            began
        ];
        tx.execute(&BEGIN, values).await?;
        let entry = Entry::new("create", "import").of(id);
        tx.record(entry.belongs_to(Some(place)));
        Ok::<_, db::Error>(id)
    })
    .await
}

/// Lines from which the database is to take stock.
const MANY: usize = 1_000;

/// Brings a plan in that has begun, and writes down that it is through.
pub(super) async fn finish(
    db: &Db,
    actor: &Actor,
    place: Uuid,
    import: Uuid,
    plan: &Plan,
    told: &mut (dyn FnMut(usize) + Send),
) -> db::Result<()> {
    let way = Way {
        db,
        actor,
        place,
        import,
    };
    way.write(plan, told).await?;
    db.change(actor, async |tx| {
        tx.edit(&FINISH, params![import, tx.now()]).await?;
        let entry = Entry::new("end", "import").of(import);
        tx.record(entry.belongs_to(Some(place)));
        Ok::<_, db::Error>(())
    })
    .await?;
    if plan.lines.len() >= MANY {
        db.take_stock().await;
    }
    Ok(())
}

/// Brings a list in from beginning to end, as the command does.
pub(crate) async fn at_once(
    db: &Db,
    actor: &Actor,
    place: Uuid,
    file: (&[u8; 32], bool),
    plan: &Plan,
    told: &mut (dyn FnMut(usize) + Send),
) -> db::Result<()> {
    let begun = Begun {
        digest: *file.0,
        workbook: file.1,
        lines: i64::try_from(plan.lines.len()).unwrap_or(i64::MAX),
        at_once: true,
    };
    let import = begin(db, actor, place, begun).await?;
    finish(db, actor, place, import, plan, told).await
}
