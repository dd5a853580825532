//! The lines of a portfolio as they are kept: appended, never overwritten.
//!
//! A line is all records with the same entry; the one with the highest place says what holds. Not here: what the fields
//! mean (`kinds`) and who may see them (`permission`).

use std::collections::BTreeMap;

use frameworks::Date;
use uuid::Uuid;

use super::kinds::Kind;
use crate::actor::Actor;
use crate::db::{self, Db, Entry, Moment, Row, Tx, new_id, params, statements};

/// Most lines of one kind in a portfolio, as in its file.
pub(crate) const MOST_LINES: usize = frameworks::MOST_ENTRIES;

/// The fields of a record that are filled in.
pub(crate) type Fields = BTreeMap<String, String>;

statements! {
    OF_PERSON = "SELECT id, entry_id, place, kind, subject, due, body, withdrawn, made_at FROM portfolio_records WHERE person_id = $1 ORDER BY id";
    OF_LINE = "SELECT id, entry_id, place, kind, subject, due, body, withdrawn, made_at FROM portfolio_records WHERE person_id = $1 AND entry_id = $2 ORDER BY place";
    INSERT = "INSERT INTO portfolio_records (id, entry_id, place, person_id, kind, subject, due, body, withdrawn, made_at, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
}

/// A record.
#[derive(Debug, Clone)]
pub(crate) struct Record {
    pub entry: Uuid,
    pub place: i64,
    pub kind: Kind,
    pub subject: Option<String>,
    /// The day it asks for attention.
    pub due: Option<Date>,
    pub fields: Fields,
    pub withdrawn: bool,
    pub made_at: Moment,
}

impl Record {
    fn read(row: &Row) -> db::Result<Option<Record>> {
        let word: String = row.get("kind")?;
        let Some(kind) = Kind::from_word(&word) else {
            // What others wrote; see `voices`.
            return Ok(None);
        };
        let body: String = row.get("body")?;
        let due: Option<String> = row.get("due")?;
        Ok(Some(Record {
            entry: row.get("entry_id")?,
            place: row.get("place")?,
            kind,
            subject: row.get("subject")?,
            due: due.and_then(|d| d.parse().ok()),
            fields: serde_json::from_str(&body).map_err(|e| db::Error::Failed(e.to_string()))?,
            withdrawn: row.get("withdrawn")?,
            made_at: row.get("made_at")?,
        }))
    }

    /// A field; empty when it is not filled in.
    pub fn get(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    /// A field as a day.
    pub fn date(&self, name: &str) -> Option<Date> {
        self.get(name).parse().ok()
    }

    /// A field, when it is filled in.
    pub fn said(&self, name: &str) -> Option<String> {
        self.fields.get(name).cloned()
    }
}

/// What holds today, each line once, in the order in which the lines were begun.
pub(crate) async fn today(db: &Db, person: Uuid) -> db::Result<Vec<Record>> {
    let mut lines: Vec<Record> = Vec::new();
    let mut at: std::collections::HashMap<Uuid, usize> = std::collections::HashMap::new();
    for row in db.all(&OF_PERSON, params![person]).await? {
        let Some(record) = Record::read(&row)? else {
            continue;
        };
        match at.get(&record.entry) {
            Some(&n) if lines[n].place < record.place => lines[n] = record,
            Some(_) => {}
            None => {
                at.insert(record.entry, lines.len());
                lines.push(record);
            }
        }
    }
    lines.retain(|r| !r.withdrawn);
    Ok(lines)
}

/// Every record of one line, the oldest first; none when the person has no such line.
pub(crate) async fn history(db: &Db, person: Uuid, entry: Uuid) -> db::Result<Vec<Record>> {
    let mut found = Vec::new();
    for row in db.all(&OF_LINE, params![person, entry]).await? {
        found.extend(Record::read(&row)?);
    }
    Ok(found)
}

/// A record that is to be written.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub kind: Kind,
    pub subject: Option<String>,
    pub due: Option<Date>,
    pub fields: Fields,
}

/// Begins a line of the actor's own portfolio; which.
pub(crate) async fn begin(db: &Db, actor: &Actor, draft: &Draft) -> db::Result<Uuid> {
    let written = begin_all(db, actor, std::slice::from_ref(draft)).await?;
    written.first().copied().ok_or(db::Error::Missing)
}

/// Begins several lines at once, all or none.
pub(crate) async fn begin_all(db: &Db, actor: &Actor, drafts: &[Draft]) -> db::Result<Vec<Uuid>> {
    let person = actor.person_id().ok_or(db::Error::Missing)?;
    db.change(actor, async |tx| {
        let mut written = Vec::new();
        for draft in drafts {
            let entry = new_id();
            insert(&tx, person, (entry, 1), draft, false).await?;
            tx.record(entered("create", person, entry, draft.kind));
            written.push(entry);
        }
        if drafts.is_empty() {
            tx.record(
                Entry::new("import", "portfolio")
                    .about(person)
                    .belongs_to(None),
            );
        }
        Ok::<_, db::Error>(written)
    })
    .await
}

/// Writes what a line says from now on. `seen` is the place of the record that was corrected.
///
/// # Errors
/// [`db::Error::Conflict`] when the line says something else by now.
pub(crate) async fn correct(
    db: &Db,
    actor: &Actor,
    entry: Uuid,
    seen: i64,
    draft: &Draft,
) -> db::Result<()> {
    follow(db, actor, (entry, seen), draft, "correct").await
}

/// Takes a line out. Its history stays readable for the person.
///
/// # Errors
/// As [`correct`].
pub(crate) async fn withdraw(db: &Db, actor: &Actor, last: &Record) -> db::Result<()> {
    let draft = Draft {
        kind: last.kind,
        subject: last.subject.clone(),
        due: None,
        fields: last.fields.clone(),
    };
    follow(db, actor, (last.entry, last.place), &draft, "withdraw").await
}

async fn follow(
    db: &Db,
    actor: &Actor,
    (entry, seen): (Uuid, i64),
    draft: &Draft,
    action: &'static str,
) -> db::Result<()> {
    let person = actor.person_id().ok_or(db::Error::Missing)?;
    let done = db
        .change(actor, async |tx| {
            let place = (entry, seen.saturating_add(1));
            insert(&tx, person, place, draft, action == "withdraw").await?;
            tx.record(entered(action, person, entry, draft.kind));
            Ok::<_, db::Error>(())
        })
        .await;
    match done {
        Err(e) if e.is_constraint("portfolio_records_place_key") => Err(db::Error::Conflict),
        other => other,
    }
}

async fn insert(
    tx: &Tx,
    person: Uuid,
    (entry, place): (Uuid, i64),
    draft: &Draft,
    withdrawn: bool,
) -> db::Result<()> {
    let body =
        serde_json::to_string(&draft.fields).map_err(|e| db::Error::Failed(e.to_string()))?;
    let values = params![
        new_id(),
        entry,
        place,
        person,
        draft.kind.word(),
        draft.subject.clone(),
        draft.due.map(|d| d.to_string()),
        body,
        withdrawn,
        tx.now(),
        person
    ];
    tx.execute(&INSERT, values).await.map(drop)
}

/// What a person keeps about themselves belongs to no organization, so it stands in no organization's log. What a line
/// says stands in its records.
fn entered(action: &'static str, person: Uuid, entry: Uuid, kind: Kind) -> Entry {
    Entry::new(action, kind.word())
        .of(entry)
        .about(person)
        .belongs_to(None)
}
