//! The kit of an opening in the database: its questions as they stand, and the versions it was used in.
//!
//! Until the first version there is nothing to be fair to, and the kit is edited freely. From then on interviews use a
//! version, and what was changed since becomes one with a reason. Not here: whether a question may be asked (`lawful`).

use frameworks::Hiring;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::actor::Actor;
use crate::db::{self, Db, Entry, Moment, Row, Tx, new_id, params, statements};

/// The most questions of one kit.
pub(super) const MOST: usize = 60;

statements! {
    KIT = "SELECT in_advance, support_person, written, first_words, version FROM interview_kits WHERE opening_id = $1";
    QUESTIONS = "SELECT id, place, source, words, contains, worry, excellent, reason, core, version FROM kit_questions WHERE opening_id = $1 AND NOT dropped ORDER BY place, id LIMIT 200";
    BEGIN = "INSERT INTO interview_kits (opening_id, in_advance, support_person, written, first_words, made_at) VALUES ($1, TRUE, TRUE, FALSE, '', $2) ON CONFLICT (opening_id) DO NOTHING";
    SET = "UPDATE interview_kits SET in_advance = $3, support_person = $4, written = $5, first_words = $6, version = version + 1 WHERE opening_id = $1 AND version = $2";
    ADD = "INSERT INTO kit_questions (id, opening_id, place, source, words, contains, worry, excellent, reason, core, dropped, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, FALSE, $11)";
    EDIT = "UPDATE kit_questions SET words = $3, contains = $4, worry = $5, excellent = $6, reason = $7, core = $8, version = version + 1 WHERE id = $1 AND version = $2 AND NOT dropped";
    DROP = "UPDATE kit_questions SET dropped = TRUE, version = version + 1 WHERE id = $1 AND NOT dropped";
    MOVE = "UPDATE kit_questions SET place = $2 WHERE id = $1";
    VERSIONS = "SELECT number, body, reason, made_at FROM kit_versions WHERE opening_id = $1 ORDER BY number DESC LIMIT 200";
    INSERT_VERSION = "INSERT INTO kit_versions (id, opening_id, number, body, reason, made_at) VALUES ($1, $2, $3, $4, $5, $6)";
}

/// How everyone is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Frame {
    /// Everyone gets the questions before the interview.
    pub in_advance: bool,
    /// Somebody may come along.
    pub support_person: bool,
    /// Answers may be written.
    pub written: bool,
    /// What the panel says at the start.
    pub first_words: String,
    #[serde(skip)]
    pub version: i64,
}

impl Default for Frame {
    fn default() -> Frame {
        Frame {
            in_advance: true,
            support_person: true,
            written: false,
            first_words: String::new(),
            version: 0,
        }
    }
}

/// What is asked, and what the panel listens for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Asked {
    pub source: Option<String>,
    pub words: String,
    /// One on each line.
    pub contains: String,
    pub worry: String,
    pub excellent: String,
    /// Why it is asked although it needs care.
    pub reason: String,
    /// Everyone is asked; the others are for everyone if there is time.
    pub core: bool,
}

impl Asked {
    /// From the library, by its code.
    pub fn of_library(hiring: &Hiring, code: &str) -> Option<Asked> {
        let lines = |l: &[String]| l.join("\n");
        if let Some(q) = hiring.questions.iter().find(|q| q.code == code) {
            return Some(Asked {
                source: Some(q.code.clone()),
                words: q.label.clone(),
                contains: lines(&q.contains),
                worry: lines(&q.worry),
                excellent: lines(&q.excellent),
                reason: q.lawful.clone().unwrap_or_default(),
                core: true,
            });
        }
        if let Some(t) = hiring.topics.iter().find(|t| t.code == code) {
            return Some(Asked {
                source: Some(t.code.clone()),
                words: t.label.clone(),
                contains: t.text.clone(),
                core: true,
                ..Asked::default()
            });
        }
        let scenario = hiring
            .scenarios
            .iter()
            .find(|s| s.code == code && !s.missing)?;
        Some(Asked {
            source: Some(scenario.code.clone()),
            words: scenario.text.clone(),
            contains: lines(&scenario.contains),
            worry: scenario.unlearn.clone(),
            core: true,
            ..Asked::default()
        })
    }

    /// Whether the words are those of the library.
    pub fn is_as_in_library(&self, hiring: &Hiring) -> bool {
        let of = self.source.as_deref();
        of.and_then(|code| Asked::of_library(hiring, code))
            .is_some_and(|known| known.words == self.words)
    }
}

/// A question as it stands now.
pub(super) struct Question {
    pub id: Uuid,
    pub asked: Asked,
    pub version: i64,
}

/// A kit with its questions, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Snapshot {
    pub frame: Frame,
    pub questions: Vec<Asked>,
}

/// A kit as it is used.
pub(super) struct Version {
    pub number: i64,
    pub snapshot: Snapshot,
    pub reason: String,
    pub made: Moment,
}

/// The kit of an opening: as it stands, and the versions, the latest first.
pub(super) struct Kit {
    pub frame: Frame,
    pub questions: Vec<Question>,
    pub versions: Vec<Version>,
}

impl Kit {
    /// The kit of this opening; an empty one before it is begun.
    pub async fn of(db: &Db, opening: Uuid) -> db::Result<Kit> {
        let row = db.optional(&KIT, params![opening]).await?;
        let frame = row.map(|r| frame(&r)).transpose()?.unwrap_or_default();
        let mut questions = Vec::new();
        for row in db.all(&QUESTIONS, params![opening]).await? {
            questions.push(question(&row)?);
        }
        let mut versions = Vec::new();
        for row in db.all(&VERSIONS, params![opening]).await? {
            let body: String = row.get("body")?;
            versions.push(Version {
                number: row.get("number")?,
                snapshot: serde_json::from_str(&body)
                    .map_err(|e| db::Error::Failed(e.to_string()))?,
                reason: row.get("reason")?,
                made: row.get("made_at")?,
            });
        }
        Ok(Kit {
            frame,
            questions,
            versions,
        })
    }

    /// As it stands now.
    pub fn now(&self) -> Snapshot {
        Snapshot {
            frame: self.frame.clone(),
            questions: self.questions.iter().map(|q| q.asked.clone()).collect(),
        }
    }

    /// As it is used: the latest version, or as it stands before there is one.
    pub fn used(&self) -> Snapshot {
        let last = self.versions.first().map(|v| v.snapshot.clone());
        last.unwrap_or_else(|| self.now())
    }

    /// Whether it was changed since the version that is used.
    pub fn is_ahead(&self) -> bool {
        self.versions
            .first()
            .is_some_and(|v| !same(&v.snapshot, &self.now()))
    }
}

fn same(a: &Snapshot, b: &Snapshot) -> bool {
    // The version of a row says nothing about what is asked.
    let plain = |f: &Frame| Frame {
        version: 0,
        ..f.clone()
    };
    plain(&a.frame) == plain(&b.frame) && a.questions == b.questions
}

fn frame(row: &Row) -> db::Result<Frame> {
    Ok(Frame {
        in_advance: row.get("in_advance")?,
        support_person: row.get("support_person")?,
        written: row.get("written")?,
        first_words: row.get("first_words")?,
        version: row.get("version")?,
    })
}

fn question(row: &Row) -> db::Result<Question> {
    Ok(Question {
        id: row.get("id")?,
        asked: Asked {
            source: row.get("source")?,
            words: row.get("words")?,
            contains: row.get("contains")?,
            worry: row.get("worry")?,
            excellent: row.get("excellent")?,
            reason: row.get("reason")?,
            core: row.get("core")?,
        },
        version: row.get("version")?,
    })
}

async fn begin(tx: &Tx, opening: Uuid) -> db::Result<()> {
    if tx.execute(&BEGIN, params![opening, tx.now()]).await? > 0 {
        tx.record(Entry::new("create", "interview-kit").of(opening));
    }
    Ok(())
}

/// Says how everyone is asked, when nobody else did since `seen`. A kit nobody has begun has the version 0.
pub(super) async fn set(
    db: &Db,
    actor: &Actor,
    opening: Uuid,
    seen: i64,
    frame: &Frame,
) -> db::Result<()> {
    db.change(actor, async |tx| {
        begin(&tx, opening).await?;
        let row = params![
            opening,
            seen.max(1),
            frame.in_advance,
            frame.support_person,
            frame.written,
            &frame.first_words
        ];
        tx.edit(&SET, row).await?;
        tx.record(Entry::new("edit", "interview-kit").of(opening));
        Ok::<_, db::Error>(())
    })
    .await
}

/// Adds questions at the end of a kit.
///
/// # Errors
/// [`db::Error::Missing`] when there is no room for so many.
pub(super) async fn add(db: &Db, actor: &Actor, opening: Uuid, asked: &[Asked]) -> db::Result<()> {
    db.change(actor, async |tx| {
        begin(&tx, opening).await?;
        let before = tx.all(&QUESTIONS, params![opening]).await?;
        if before.len() + asked.len() > MOST {
            return Err(db::Error::Missing);
        }
        let last: Option<i64> = before.last().map(|r| r.get("place")).transpose()?;
        for (place, a) in (last.unwrap_or(0) + 1..).zip(asked) {
            let id = new_id();
            let row = params![
                id,
                opening,
                place,
                a.source.as_deref(),
                &a.words,
                &a.contains,
                &a.worry,
                &a.excellent,
                &a.reason,
                a.core,
                tx.now()
            ];
            tx.execute(&ADD, row).await?;
            tx.record(Entry::new("add", "kit-question").of(id));
        }
        Ok::<_, db::Error>(())
    })
    .await
}

/// Saves a question, when nobody else did since `seen`.
pub(super) async fn edit(db: &Db, actor: &Actor, id: Uuid, seen: i64, a: &Asked) -> db::Result<()> {
    db.change(actor, async |tx| {
        let row = params![
            id,
            seen,
            &a.words,
            &a.contains,
            &a.worry,
            &a.excellent,
            &a.reason,
            a.core
        ];
        tx.edit(&EDIT, row).await?;
        tx.record(Entry::new("edit", "kit-question").of(id));
        Ok::<_, db::Error>(())
    })
    .await
}

/// Takes a question out.
pub(super) async fn drop_question(db: &Db, actor: &Actor, id: Uuid) -> db::Result<()> {
    db.change(actor, async |tx| {
        // Taken out twice, it is out.
        tx.execute(&DROP, params![id]).await?;
        tx.record(Entry::new("end", "kit-question").of(id));
        Ok::<_, db::Error>(())
    })
    .await
}

/// Moves a question up or down by one.
pub(super) async fn shift(
    db: &Db,
    actor: &Actor,
    opening: Uuid,
    id: Uuid,
    up: bool,
) -> db::Result<()> {
    db.change(actor, async |tx| {
        let mut order: Vec<Uuid> = Vec::new();
        for row in tx.all(&QUESTIONS, params![opening]).await? {
            order.push(row.get("id")?);
        }
        if let Some(at) = order.iter().position(|q| *q == id) {
            let to = if up {
                at.saturating_sub(1)
            } else {
                (at + 1).min(order.len() - 1)
            };
            order.swap(at, to);
        }
        for (place, question) in (1_i64..).zip(&order) {
            tx.execute(&MOVE, params![*question, place]).await?;
        }
        tx.record(Entry::new("edit", "kit-question").of(id).field("place"));
        Ok::<_, db::Error>(())
    })
    .await
}

/// The kit as it stands becomes the version that interviews use. Its number, or nothing when it is that already.
pub(super) async fn fix(
    tx: &Tx,
    opening: Uuid,
    kit: &Kit,
    reason: &str,
) -> db::Result<Option<i64>> {
    let number = kit.versions.first().map_or(1, |v| v.number + 1);
    if number > 1 && !kit.is_ahead() {
        return Ok(None);
    }
    begin(tx, opening).await?;
    let body = serde_json::to_string(&kit.now()).unwrap_or_default();
    let id = new_id();
    tx.execute(
        &INSERT_VERSION,
        params![id, opening, number, body, reason, tx.now()],
    )
    .await?;
    tx.record(Entry::new("publish", "interview-kit").of(opening));
    Ok(Some(number))
}
