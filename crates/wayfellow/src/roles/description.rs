//! Job descriptions in the database: the draft of each, its versions, the looks at them, and what was published.
//!
//! A draft is edited; everything else is appended. What holds today is derived. Not here: pages, and what the parts of
//! a description are (`documents::description`).

use documents::description::Description;
use uuid::Uuid;

use crate::actor::Actor;
use crate::db::{self, Db, Entry, Moment, Row, new_id, params, statements};

statements! {
    ALL = "SELECT id, title, peer_role FROM descriptions WHERE organization_id = $1 ORDER BY title, id LIMIT 1000";
    ONE = "SELECT id, title, peer_role, body, edited_at, version FROM descriptions WHERE id = $1 AND organization_id = $2";
    INSERT = "INSERT INTO descriptions (id, organization_id, title, peer_role, body, made_at, edited_at) VALUES ($1, $2, $3, $4, $5, $6, $6)";
    SAVE = "UPDATE descriptions SET title = $1, peer_role = $2, body = $3, edited_at = $4, version = version + 1 WHERE id = $5 AND version = $6";
    VERSIONS = "SELECT v.id, v.number, v.title, v.peer_role, v.body, v.words, v.made_at, p.effective_on FROM description_versions v LEFT JOIN description_publications p ON p.version_id = v.id WHERE v.description_id = $1 ORDER BY v.number DESC LIMIT 500";
    LAST_NUMBER = "SELECT number, body FROM description_versions WHERE description_id = $1 ORDER BY number DESC LIMIT 1";
    INSERT_VERSION = "INSERT INTO description_versions (id, description_id, number, title, peer_role, body, words, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    LOOKS = "SELECT l.version_id, l.kind, l.called, l.agrees, l.words, l.made_at, h.name FROM description_looks l JOIN description_versions v ON v.id = l.version_id LEFT JOIN people h ON h.id = l.person_id WHERE v.description_id = $1 ORDER BY l.made_at, l.id LIMIT 1000";
    INSERT_LOOK = "INSERT INTO description_looks (id, version_id, kind, person_id, called, agrees, words, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    INSERT_PUBLICATION = "INSERT INTO description_publications (id, version_id, effective_on, made_at) VALUES ($1, $2, $3, $4)";
    PUBLISHED = "SELECT v.description_id, v.id, v.number, v.title, v.peer_role, v.body, v.words, v.made_at, p.effective_on FROM description_publications p JOIN description_versions v ON v.id = p.version_id JOIN descriptions d ON d.id = v.description_id WHERE d.organization_id = $1 ORDER BY p.effective_on, p.made_at, p.id LIMIT 4000";
}

/// A line of the list.
pub(super) struct Listed {
    pub id: Uuid,
    pub title: String,
    pub peer_role: bool,
    /// From which day what holds now does so.
    pub in_force: Option<String>,
    /// The day on which a version that does not hold yet begins to.
    pub coming: Option<String>,
}

/// A draft.
pub(super) struct Draft {
    pub id: Uuid,
    pub title: String,
    pub body: Description,
    pub edited: Moment,
    pub version: i64,
}

/// A state that others were asked to look at.
pub(super) struct Version {
    pub id: Uuid,
    pub number: i64,
    pub title: String,
    pub body: Description,
    pub words: String,
    pub made: Moment,
    /// From which day it holds, when it was published.
    pub effective_on: Option<String>,
    pub looks: Vec<Look>,
}

/// Which of the two looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LookKind {
    /// By somebody who has hired for peer roles.
    Hiring,
    /// By somebody who has used services.
    Services,
}

impl LookKind {
    pub const ALL: [LookKind; 2] = [LookKind::Hiring, LookKind::Services];

    /// The word in forms and in the database.
    pub fn word(self) -> &'static str {
        match self {
            LookKind::Hiring => "hiring",
            LookKind::Services => "services",
        }
    }

    pub fn from_word(word: &str) -> Option<LookKind> {
        LookKind::ALL.into_iter().find(|k| k.word() == word)
    }
}

/// A look at a version.
pub(super) struct Look {
    pub kind: LookKind,
    /// Who, as far as it was said.
    pub called: String,
    pub agrees: bool,
    pub words: String,
    pub made: Moment,
}

impl Version {
    /// Its number, as words count.
    pub fn place(&self) -> usize {
        usize::try_from(self.number).unwrap_or_default()
    }

    /// Which of the two looks is still missing before it can be published. Only peer roles need them.
    pub fn missing(&self) -> Vec<LookKind> {
        LookKind::ALL
            .into_iter()
            .filter(|kind| {
                self.body.peer_role && !self.looks.iter().any(|l| l.kind == *kind && l.agrees)
            })
            .collect()
    }
}

/// The day it is, in UTC.
pub(super) fn today() -> jiff::civil::Date {
    Moment::now()
        .timestamp()
        .to_zoned(jiff::tz::TimeZone::UTC)
        .date()
}

fn parsed(body: &str) -> db::Result<Description> {
    serde_json::from_str(body).map_err(|e| db::Error::Failed(e.to_string()))
}

/// The parts as they are kept.
fn packed(body: &Description) -> String {
    serde_json::to_string(body).unwrap_or_default()
}

/// All descriptions of an organization. With `drafts`, also those that were never published.
pub(super) async fn all(db: &Db, place: Uuid, drafts: bool) -> db::Result<Vec<Listed>> {
    let today = today().to_string();
    let mut found = Vec::new();
    for row in db.all(&ALL, params![place]).await? {
        found.push(Listed {
            id: row.get("id")?,
            title: row.get("title")?,
            peer_role: row.get("peer_role")?,
            in_force: None,
            coming: None,
        });
    }
    for row in db.all(&PUBLISHED, params![place]).await? {
        let id: Uuid = row.get("description_id")?;
        let day: String = row.get("effective_on")?;
        if let Some(listed) = found.iter_mut().find(|l| l.id == id) {
            if day > today {
                listed.coming.get_or_insert(day);
            } else {
                listed.in_force = Some(day);
                if !drafts {
                    listed.title = row.get("title")?;
                    listed.peer_role = row.get("peer_role")?;
                }
            }
        }
    }
    found.retain(|l| drafts || l.in_force.is_some());
    Ok(found)
}

/// The draft with this id, in this organization.
pub(super) async fn draft(db: &Db, id: Uuid, place: Uuid) -> db::Result<Draft> {
    let row = db.one(&ONE, params![id, place]).await?;
    Ok(Draft {
        id: row.get("id")?,
        title: row.get("title")?,
        body: parsed(&row.get::<String>("body")?)?,
        edited: row.get("edited_at")?,
        version: row.get("version")?,
    })
}

fn version(row: &Row) -> db::Result<Version> {
    Ok(Version {
        id: row.get("id")?,
        number: row.get("number")?,
        title: row.get("title")?,
        body: parsed(&row.get::<String>("body")?)?,
        words: row.get("words")?,
        made: row.get("made_at")?,
        effective_on: row.get("effective_on")?,
        looks: Vec::new(),
    })
}

/// The versions of a description, the newest first, with the looks at them.
pub(super) async fn versions(db: &Db, id: Uuid) -> db::Result<Vec<Version>> {
    let mut versions = Vec::new();
    for row in db.all(&VERSIONS, params![id]).await? {
        versions.push(version(&row)?);
    }
    for row in db.all(&LOOKS, params![id]).await? {
        let of: Uuid = row.get("version_id")?;
        let kind: String = row.get("kind")?;
        let (Some(v), Some(kind)) = (
            versions.iter_mut().find(|v| v.id == of),
            LookKind::from_word(&kind),
        ) else {
            continue;
        };
        let called: String = row.get("called")?;
        let name: Option<String> = row.get("name")?;
        v.looks.push(Look {
            kind,
            called: if called.is_empty() {
                name.unwrap_or_default()
            } else {
                called
            },
            agrees: row.get("agrees")?,
            words: row.get("words")?,
            made: row.get("made_at")?,
        });
    }
    Ok(versions)
}

/// Which of the versions holds on a day: the one whose day came last, and among those of one day the later version.
pub(super) fn in_force<'a>(versions: &'a [Version], day: &str) -> Option<&'a Version> {
    versions
        .iter()
        .filter(|v| v.effective_on.as_deref().is_some_and(|d| d <= day))
        .max_by_key(|v| (v.effective_on.clone(), v.number))
}

/// What holds now of a description of this organization.
///
/// # Errors
/// When nothing holds.
pub(crate) async fn in_force_now(db: &Db, id: Uuid, place: Uuid) -> db::Result<Description> {
    let draft = draft(db, id, place).await?;
    let versions = versions(db, draft.id).await?;
    in_force(&versions, &today().to_string())
        .map(|v| v.body.clone())
        .ok_or(db::Error::Missing)
}

/// Begins a description.
pub(super) async fn begin(
    db: &Db,
    actor: &Actor,
    place: Uuid,
    body: &Description,
) -> db::Result<Uuid> {
    let id = new_id();
    db.change(actor, async |tx| {
        let row = params![
            id,
            place,
            &body.title,
            body.peer_role,
            packed(body),
            tx.now()
        ];
        tx.execute(&INSERT, row).await?;
        tx.record(Entry::new("add", "description").of(id));
        Ok::<_, db::Error>(())
    })
    .await?;
    Ok(id)
}

/// Saves a draft, when nobody else did since `seen`.
pub(super) async fn save(
    db: &Db,
    actor: &Actor,
    before: &Draft,
    seen: i64,
    body: &Description,
) -> db::Result<()> {
    db.change(actor, async |tx| {
        let row = params![
            &body.title,
            body.peer_role,
            packed(body),
            tx.now(),
            before.id,
            seen
        ];
        tx.edit(&SAVE, row).await?;
        tx.record(Entry::new("edit", "description").of(before.id).changed(
            "title",
            before.title.as_str(),
            body.title.as_str(),
        ));
        Ok::<_, db::Error>(())
    })
    .await
}

/// Appends the draft as a version. Its number, or nothing when it says the same as the last one.
pub(super) async fn append(
    db: &Db,
    actor: &Actor,
    draft: &Draft,
    words: &str,
) -> db::Result<Option<i64>> {
    let body = packed(&draft.body);
    let last = db.optional(&LAST_NUMBER, params![draft.id]).await?;
    if let Some(row) = last
        && row.get::<String>("body")? == body
    {
        return Ok(None);
    }
    let id = new_id();
    db.change(actor, async |tx| {
        let last = tx.optional(&LAST_NUMBER, params![draft.id]).await?;
        let last: Option<i64> = last.map(|row| row.get("number")).transpose()?;
        let number = last.unwrap_or(0) + 1;
        let row = params![
            id,
            draft.id,
            number,
            &draft.body.title,
            draft.body.peer_role,
            &body,
            words,
            tx.now()
        ];
        tx.execute(&INSERT_VERSION, row).await?;
        tx.record(Entry::new("add", "description-version").of(id));
        Ok::<_, db::Error>(Some(number))
    })
    .await
}

/// Writes down a look. The colleague is kept only for a look by somebody who has hired; what somebody lived through is
/// theirs, so the other look keeps no person.
pub(super) async fn look(
    db: &Db,
    actor: &Actor,
    version: Uuid,
    look: &Look,
    own: bool,
) -> db::Result<()> {
    let person = actor
        .person_id()
        .filter(|_| own && look.kind == LookKind::Hiring);
    let id = new_id();
    db.change(actor, async |tx| {
        let row = params![
            id,
            version,
            look.kind.word(),
            person,
            &look.called,
            look.agrees,
            &look.words,
            tx.now()
        ];
        tx.execute(&INSERT_LOOK, row).await?;
        tx.record(Entry::new("add", "description-look").of(id));
        Ok::<_, db::Error>(())
    })
    .await
}

/// Publishes a version from a day on.
pub(super) async fn publish(
    db: &Db,
    actor: &Actor,
    version: Uuid,
    day: jiff::civil::Date,
) -> db::Result<()> {
    let id = new_id();
    db.change(actor, async |tx| {
        tx.execute(&INSERT_PUBLICATION, params![id, version, day, tx.now()])
            .await?;
        tx.record(Entry::new("publish", "description-version").of(version));
        Ok::<_, db::Error>(())
    })
    .await
}
