//! Notes on points of the groundwork, as they are kept: appended, the last one counts.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::actor::Actor;
use crate::db::{self, Db, Entry, Moment, new_id, params, statements};

statements! {
    NOTES = "SELECT n.point, n.state, n.words, n.made_at, n.owner_id, o.name AS owner, p.name AS by_name FROM groundwork_notes n LEFT JOIN people o ON o.id = n.owner_id LEFT JOIN people p ON p.id = n.made_by WHERE n.organization_id = $1 ORDER BY n.made_at, n.id LIMIT 20000";
    WRITE = "INSERT INTO groundwork_notes (id, organization_id, point, state, words, owner_id, made_at, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    MEMBERS = "SELECT p.id, p.name FROM memberships m JOIN people p ON p.id = m.person_id LEFT JOIN membership_ends e ON e.membership_id = m.id WHERE m.organization_id = $1 AND e.membership_id IS NULL ORDER BY p.name, p.id LIMIT 2000";
}

/// How a point stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Open,
    UnderWay,
    Done,
    No,
}

impl State {
    /// All of them.
    pub const ALL: [State; 4] = [State::Open, State::UnderWay, State::Done, State::No];

    /// Its word in forms, in the database and in the locales.
    pub const fn as_str(self) -> &'static str {
        match self {
            State::Open => "open",
            State::UnderWay => "under-way",
            State::Done => "done",
            State::No => "no",
        }
    }

    /// The one with this word.
    pub fn from_word(word: &str) -> Option<State> {
        State::ALL.into_iter().find(|s| s.as_str() == word)
    }
}

/// What was written about a point.
#[derive(Debug, Clone)]
pub(super) struct Note {
    pub state: State,
    pub words: String,
    pub on: String,
    pub by: String,
    pub owner_id: Option<Uuid>,
    pub owner: Option<String>,
}

/// All notes of an organization by point, the oldest first.
pub(super) async fn all(db: &Db, organization: Uuid) -> db::Result<BTreeMap<String, Vec<Note>>> {
    let mut found: BTreeMap<String, Vec<Note>> = BTreeMap::new();
    for row in db.all(&NOTES, params![organization]).await? {
        let at: Moment = row.get("made_at")?;
        let note = Note {
            state: State::from_word(&row.get::<String>("state")?).unwrap_or(State::Open),
            words: row.get("words")?,
            on: at.timestamp().strftime("%Y-%m-%d").to_string(),
            by: row.get::<Option<String>>("by_name")?.unwrap_or_default(),
            owner_id: row.get("owner_id")?,
            owner: row.get("owner")?,
        };
        found.entry(row.get("point")?).or_default().push(note);
    }
    Ok(found)
}

/// Writes a note.
pub(super) async fn write(
    db: &Db,
    actor: &Actor,
    organization: Uuid,
    point: &str,
    state: State,
    words: &str,
    owner: Option<Uuid>,
) -> db::Result<()> {
    db.change(actor, async |tx| {
        let id = new_id();
        let values = params![
            id,
            organization,
            point,
            state.as_str(),
            words,
            owner,
            tx.now(),
            actor.person_id()
        ];
        tx.execute(&WRITE, values).await?;
        tx.record(Entry::new("create", "groundwork-note").of(id));
        Ok::<_, db::Error>(())
    })
    .await
}

/// Everyone who belongs to the organization: id and name.
pub(crate) async fn members(db: &Db, organization: Uuid) -> db::Result<Vec<(Uuid, String)>> {
    let rows = db.all(&MEMBERS, params![organization]).await?;
    rows.iter()
        .map(|r| Ok((r.get("id")?, r.get("name")?)))
        .collect()
}
