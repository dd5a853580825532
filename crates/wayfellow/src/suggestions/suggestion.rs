//! A suggestion and what was said to it, as they are kept: neither is ever changed, and the last answer counts.

use uuid::Uuid;

use crate::actor::Actor;
use crate::db::{self, Db, Entry, Moment, Row, new_id, params, statements};

statements! {
    ALL = "SELECT s.id, s.about, s.words, s.reason, s.person_id, s.made_at, p.name FROM suggestions s LEFT JOIN people p ON p.id = s.person_id WHERE s.organization_id = $1 ORDER BY s.id DESC LIMIT $2 OFFSET $3";
    OF_PERSON = "SELECT s.id, s.about, s.words, s.reason, s.person_id, s.made_at, p.name FROM suggestions s LEFT JOIN people p ON p.id = s.person_id WHERE s.organization_id = $1 AND s.person_id = $2 ORDER BY s.id DESC LIMIT $3 OFFSET $4";
    ANSWERS = "SELECT a.suggestion_id, a.state, a.words, a.made_at, p.name FROM suggestion_answers a JOIN suggestions s ON s.id = a.suggestion_id LEFT JOIN people p ON p.id = a.made_by WHERE s.id = $1 ORDER BY a.id DESC LIMIT 20";
    WAITING = "SELECT COUNT(*) AS n FROM (SELECT id FROM suggestions WHERE organization_id = $1 ORDER BY id DESC LIMIT 100) s WHERE NOT EXISTS (SELECT 1 FROM suggestion_answers a WHERE a.suggestion_id = s.id)";
    ADD = "INSERT INTO suggestions (id, organization_id, about, words, reason, person_id, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    OF_ORGANIZATION = "SELECT id, person_id FROM suggestions WHERE id = $1 AND organization_id = $2";
    ANSWER = "INSERT INTO suggestion_answers (id, suggestion_id, state, words, made_at, made_by) VALUES ($1, $2, $3, $4, $5, $6)";
}

/// How a suggestion can stand, besides new.
pub(super) const STATES: [&str; 3] = ["read", "taken", "declined"];

/// How many stand on a page.
pub(super) const ON_A_PAGE: i64 = 50;

/// What stewards said.
pub(super) struct Answer {
    pub state: String,
    pub words: String,
    pub by: String,
    pub on: String,
}

/// A suggestion.
pub(super) struct Suggestion {
    pub id: Uuid,
    pub about: String,
    pub words: String,
    pub reason: String,
    /// Nobody, once they were erased.
    pub by: Option<String>,
    pub on: String,
    /// The last first.
    pub answers: Vec<Answer>,
}

impl Suggestion {
    /// New, or what the last answer says.
    pub fn state(&self) -> &str {
        self.answers.first().map_or("new", |a| a.state.as_str())
    }
}

fn day(row: &Row) -> db::Result<String> {
    let at: Moment = row.get("made_at")?;
    Ok(at.timestamp().strftime("%Y-%m-%d").to_string())
}

async fn read(db: &Db, rows: Vec<Row>) -> db::Result<Vec<Suggestion>> {
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let id = row.get("id")?;
        let mut answers = Vec::new();
        for row in db.all(&ANSWERS, params![id]).await? {
            answers.push(Answer {
                state: row.get("state")?,
                words: row.get("words")?,
                by: row.get::<Option<String>>("name")?.unwrap_or_default(),
                on: day(&row)?,
            });
        }
        all.push(Suggestion {
            id,
            about: row.get("about")?,
            words: row.get("words")?,
            reason: row.get("reason")?,
            by: row.get("name")?,
            on: day(&row)?,
            answers,
        });
    }
    Ok(all)
}

/// The suggestions of an organization, the newest first.
pub(super) async fn all(db: &Db, organization: Uuid, skip: i64) -> db::Result<Vec<Suggestion>> {
    let rows = db.all(&ALL, params![organization, ON_A_PAGE + 1, skip]);
    read(db, rows.await?).await
}

/// Those of one person there.
pub(super) async fn of_person(
    db: &Db,
    organization: Uuid,
    person: Uuid,
    skip: i64,
) -> db::Result<Vec<Suggestion>> {
    let values = params![organization, person, ON_A_PAGE + 1, skip];
    read(db, db.all(&OF_PERSON, values).await?).await
}

/// How many of the latest hundred wait for a first answer.
pub(crate) async fn waiting(db: &Db, organization: Uuid) -> db::Result<usize> {
    let n: i64 = db.one(&WAITING, params![organization]).await?.get("n")?;
    Ok(usize::try_from(n).unwrap_or(0))
}

/// Keeps a suggestion.
pub(super) async fn add(
    db: &Db,
    actor: &Actor,
    organization: Uuid,
    about: &str,
    words: &str,
    reason: &str,
) -> db::Result<()> {
    db.change(actor, async |tx| {
        let id = new_id();
        let values = params![
            id,
            organization,
            about,
            words,
            reason,
            actor.person_id(),
            tx.now()
        ];
        tx.execute(&ADD, values).await?;
        tx.record(Entry::new("create", "suggestion").of(id));
        Ok::<_, db::Error>(())
    })
    .await
}

/// Keeps an answer.
///
/// # Errors
/// [`db::Error::Missing`] when the organization has no such suggestion.
pub(super) async fn answer(
    db: &Db,
    actor: &Actor,
    organization: Uuid,
    suggestion: Uuid,
    state: &str,
    words: &str,
) -> db::Result<()> {
    db.change(actor, async |tx| {
        let row = tx
            .one(&OF_ORGANIZATION, params![suggestion, organization])
            .await?;
        let values = params![
            new_id(),
            suggestion,
            state,
            words,
            tx.now(),
            actor.person_id()
        ];
        tx.execute(&ANSWER, values).await?;
        let mut entry = Entry::new("answer", "suggestion").of(suggestion);
        if let Some(person) = row.get("person_id")? {
            entry = entry.about(person);
        }
        tx.record(entry);
        Ok(())
    })
    .await
}
