//! A list that was brought: where it stands, the file as long as it is needed, and going on with it in the background.
//!
//! Not here: what a list would do (`plan`) and the pages about it.

use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::bring::{self, Begun, Fault, Lines};
use super::plan::{Plan, Rights};
use super::table::is_workbook;
use crate::actor::Actor;
use crate::db::{self, Db, Entry, Moment, Row, params, statements};
use crate::web::{App, Error, Result, Shared};

/// Seconds after which a list that does not go on was cut off.
const CUT_OFF: i64 = 60;
/// How long a file waits at most.
const WAITS: Duration = Duration::from_secs(24 * 3_600);

statements! {
    BY_ID = "SELECT i.id, i.made_at, i.digest, i.all_lines, i.done_lines, i.added, i.changed, i.unchanged, i.refused, i.began_at, i.seen_at, i.ended_at FROM people_imports i WHERE i.id = $1 AND i.organization_id = $2";
    LAST = "SELECT i.id, i.made_at, i.digest, i.all_lines, i.done_lines, i.added, i.changed, i.unchanged, i.refused, i.began_at, i.seen_at, i.ended_at FROM people_imports i WHERE i.organization_id = $1 ORDER BY i.made_at DESC, i.id DESC LIMIT 10";
    START = "UPDATE people_imports SET began_at = $2, seen_at = $2, done_lines = 0, added = 0, changed = 0, unchanged = 0, refused = 0, version = version + 1 WHERE id = $1 AND ended_at IS NULL AND (began_at IS NULL OR seen_at < $3)";
    STOP = "UPDATE people_imports SET seen_at = 0 WHERE id = $1 AND ended_at IS NULL";
    GIVE_UP = "UPDATE people_imports SET ended_at = $2, version = version + 1 WHERE id = $1 AND ended_at IS NULL";
}

/// How far a list has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Tried, and nothing came in yet.
    Tried,
    /// On its way in.
    Coming,
    /// It was cut off on its way.
    CutOff,
    /// All of it is in.
    Through,
    /// Given up before that.
    GivenUp,
}

/// A list that was brought.
#[derive(Debug, Clone)]
pub(super) struct Import {
    pub id: Uuid,
    pub made_at: Moment,
    digest: Vec<u8>,
    pub all: usize,
    pub done: usize,
    pub added: usize,
    pub changed: usize,
    pub unchanged: usize,
    pub refused: usize,
    began_at: Option<Moment>,
    seen_at: Option<Moment>,
    ended_at: Option<Moment>,
}

impl Import {
    fn read(row: &Row) -> db::Result<Import> {
        let many = |name: &str| -> db::Result<usize> {
            Ok(usize::try_from(row.get::<i64>(name)?).unwrap_or(0))
        };
        Ok(Import {
            id: row.get("id")?,
            made_at: row.get("made_at")?,
            digest: row.get("digest")?,
            all: many("all_lines")?,
            done: many("done_lines")?,
            added: many("added")?,
            changed: many("changed")?,
            unchanged: many("unchanged")?,
            refused: many("refused")?,
            began_at: row.get("began_at")?,
            seen_at: row.get("seen_at")?,
            ended_at: row.get("ended_at")?,
        })
    }

    /// One of an organization.
    pub async fn find(db: &Db, place: Uuid, id: Uuid) -> db::Result<Import> {
        Import::read(&db.one(&BY_ID, params![id, place]).await?)
    }

    /// The last of an organization, the latest first.
    pub async fn last(db: &Db, place: Uuid) -> db::Result<Vec<Import>> {
        let rows = db.all(&LAST, params![place]).await?;
        rows.iter().map(Import::read).collect()
    }

    /// How far it has come.
    pub fn state(&self) -> State {
        let old = Moment::now().plus_seconds(-CUT_OFF);
        match (self.began_at, self.ended_at) {
            (Some(_), Some(_)) if self.done == self.all => State::Through,
            (_, Some(_)) => State::GivenUp,
            (None, None) => State::Tried,
            (Some(_), None) if self.seen_at.is_none_or(|at| at < old) => State::CutOff,
            (Some(_), None) => State::Coming,
        }
    }

    /// The day it was brought.
    pub fn day(&self) -> String {
        self.made_at.timestamp().strftime("%Y-%m-%d").to_string()
    }

    /// The file, as long as it waits and is what was tried.
    async fn file(&self, app: &App) -> Option<Vec<u8>> {
        let bytes = tokio::fs::read(place_of(app, self.id)).await.ok()?;
        (Sha256::digest(&bytes)[..] == self.digest[..]).then_some(bytes)
    }

    /// What it would do now; none when the file is no longer there.
    pub async fn plan(&self, app: &App, place: Uuid, rights: Rights) -> Result<Option<Plan>> {
        let Some(bytes) = self.file(app).await else {
            return Ok(None);
        };
        let planned = match Lines::read(bytes).await {
            Ok(lines) => lines.planned(&app.db, place, rights).await,
            Err(fault) => Err(fault),
        };
        match planned {
            Ok(plan) => Ok(Some(plan)),
            Err(Fault::Database(e)) => Err(e.into()),
            Err(_) => Ok(None),
        }
    }
}

fn place_of(app: &App, id: Uuid) -> PathBuf {
    app.config
        .data
        .join("imports")
        .join(id.simple().to_string())
}

/// Keeps a file that was tried.
pub(super) async fn keep(
    app: &App,
    actor: &Actor,
    place: Uuid,
    bytes: &[u8],
    lines: i64,
) -> Result<Uuid> {
    forget_old(app).await;
    let begun = Begun {
        digest: Sha256::digest(bytes).into(),
        workbook: is_workbook(bytes),
        lines,
        at_once: false,
    };
    let id = bring::begin(&app.db, actor, place, begun).await?;
    let at = place_of(app, id);
    let folder = app.config.data.join("imports");
    let kept = match tokio::fs::create_dir_all(&folder).await {
        Ok(()) => tokio::fs::write(&at, bytes).await,
        Err(e) => Err(e),
    };
    if let Err(error) = kept {
        tracing::error!(%error, "a list could not be written");
        remove(app, id).await;
        return Err(db::Error::Unavailable("the data folder".to_owned()).into());
    }
    Ok(id)
}

async fn remove(app: &App, id: Uuid) {
    // That it is gone already is no fault.
    let _ = tokio::fs::remove_file(place_of(app, id)).await;
}

/// Removes files that nobody came back to.
async fn forget_old(app: &App) {
    let Ok(mut folder) = tokio::fs::read_dir(app.config.data.join("imports")).await else {
        return;
    };
    while let Ok(Some(entry)) = folder.next_entry().await {
        let changed = entry.metadata().await.and_then(|m| m.modified());
        let old = changed.is_ok_and(|at| {
            SystemTime::now()
                .duration_since(at)
                .is_ok_and(|age| age > WAITS)
        });
        if old {
            let _ = tokio::fs::remove_file(entry.path()).await;
        }
    }
}

/// Begins to bring a list in, or goes on with one that was cut off. Two who press at once begin it once.
pub(super) async fn start(app: Shared, actor: Actor, place: Uuid, import: Import) -> Result<()> {
    let Some(bytes) = import.file(&app).await else {
        return Err(Error::gone());
    };
    let id = import.id;
    let begun = app
        .db
        .change(&actor, async |tx| {
            let old = tx.now().plus_seconds(-CUT_OFF);
            tx.edit(&START, params![id, tx.now(), old]).await?;
            tx.record(Entry::new("start", "import").of(id));
            Ok::<_, db::Error>(())
        })
        .await;
    match begun {
        Ok(()) => {}
        Err(db::Error::Conflict) => return Ok(()),
        Err(e) => return Err(e.into()),
    }
    tokio::spawn(async move {
        match come_in(&app, &actor, place, id, bytes).await {
            Ok(refused) => {
                if refused == 0 {
                    remove(&app, id).await;
                }
            }
            Err(fault) => {
                let why = match fault {
                    Fault::Database(e) => e.to_string(),
                    _ => "the file cannot be read".to_owned(),
                };
                tracing::warn!(why, "a list was cut off");
                let stopped = app.db.change(&actor, async |tx| {
                    tx.execute(&STOP, params![id]).await?;
                    tx.record(Entry::new("edit", "import").of(id).field("seen_at"));
                    Ok::<_, db::Error>(())
                });
                // When this cannot be written either, a minute without progress says the same.
                let _ = stopped.await;
            }
        }
    });
    Ok(())
}

async fn come_in(
    app: &App,
    actor: &Actor,
    place: Uuid,
    id: Uuid,
    bytes: Vec<u8>,
) -> std::result::Result<usize, Fault> {
    let lines = Lines::read(bytes).await?;
    let plan = lines
        .planned(&app.db, place, Rights::of(actor, place))
        .await?;
    bring::finish(&app.db, actor, place, id, &plan, &mut |_| {}).await?;
    Ok(plan.counts().refused)
}

/// Gives a list up, or forgets the file of one that is through.
pub(super) async fn end(app: &App, actor: &Actor, import: &Import) -> Result<()> {
    let id = import.id;
    let ended = app
        .db
        .change(actor, async |tx| {
            tx.edit(&GIVE_UP, params![id, tx.now()]).await?;
            tx.record(Entry::new("end", "import").of(id));
            Ok::<_, db::Error>(())
        })
        .await;
    remove(app, id).await;
    match ended {
        Ok(()) | Err(db::Error::Conflict) => Ok(()),
        Err(e) => Err(e.into()),
    }
}
