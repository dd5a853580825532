//! A policy document as it is kept. Two people who edit it at once see both versions.
//!
//! Not here: what is found in it (`show`).

use jiff::civil::Date;
use uuid::Uuid;

use crate::actor::Actor;
use crate::db::{self, Db, Entry, Row, new_id, params, statements};

statements! {
    ALL = "SELECT d.id, d.title, d.kind, d.applies_to, d.owner_id, d.review_on, d.words, d.version, p.name AS owner FROM policy_documents d LEFT JOIN people p ON p.id = d.owner_id WHERE d.organization_id = $1 AND d.ended_at IS NULL ORDER BY d.title, d.id LIMIT 500";
    ONE = "SELECT d.id, d.title, d.kind, d.applies_to, d.owner_id, d.review_on, d.words, d.version, p.name AS owner FROM policy_documents d LEFT JOIN people p ON p.id = d.owner_id WHERE d.organization_id = $1 AND d.id = $2 AND d.ended_at IS NULL";
    COUNT = "SELECT COUNT(*) AS n FROM policy_documents WHERE organization_id = $1 AND ended_at IS NULL";
    ADD = "INSERT INTO policy_documents (id, organization_id, title, kind, applies_to, owner_id, review_on, words, made_at, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    EDIT = "UPDATE policy_documents SET title = $3, kind = $4, applies_to = $5, owner_id = $6, review_on = $7, words = $8, version = version + 1 WHERE id = $1 AND version = $2 AND ended_at IS NULL";
    END = "UPDATE policy_documents SET ended_at = $2, version = version + 1 WHERE id = $1";
}

/// What a policy can be about. There is none for peer roles.
pub(super) const KINDS: [&str; 11] = [
    "values",
    "hiring",
    "conduct",
    "work",
    "leave",
    "accommodation",
    "benefits",
    "supervision",
    "privacy",
    "safety",
    "other",
];

/// Most documents of an organization.
pub(super) const MOST: i64 = 500;

/// A policy document.
#[derive(Debug, Clone, Default)]
pub(super) struct Document {
    pub id: Uuid,
    pub title: String,
    pub kind: String,
    /// To which jobs it applies; nothing means to all staff.
    pub applies_to: String,
    pub owner_id: Option<Uuid>,
    pub owner: Option<String>,
    pub review_on: Option<Date>,
    pub words: String,
    pub version: i64,
}

impl Document {
    fn read(row: &Row) -> db::Result<Document> {
        Ok(Document {
            id: row.get("id")?,
            title: row.get("title")?,
            kind: row.get("kind")?,
            applies_to: row.get("applies_to")?,
            owner_id: row.get("owner_id")?,
            owner: row.get("owner")?,
            review_on: row.get("review_on")?,
            words: row.get("words")?,
            version: row.get("version")?,
        })
    }
}

/// The documents of an organization, by title.
pub(super) async fn all(db: &Db, organization: Uuid) -> db::Result<Vec<Document>> {
    let rows = db.all(&ALL, params![organization]).await?;
    rows.iter().map(Document::read).collect()
}

/// A document of an organization.
pub(super) async fn find(db: &Db, organization: Uuid, id: Uuid) -> db::Result<Option<Document>> {
    let row = db.optional(&ONE, params![organization, id]).await?;
    row.as_ref().map(Document::read).transpose()
}

/// Adds a document; its id.
///
/// # Errors
/// [`db::Error::Missing`] when there are too many.
pub(super) async fn add(
    db: &Db,
    actor: &Actor,
    organization: Uuid,
    new: &Document,
) -> db::Result<Uuid> {
    let id = new_id();
    db.change(actor, async |tx| {
        let n: i64 = tx.one(&COUNT, params![organization]).await?.get("n")?;
        if n >= MOST {
            return Err(db::Error::Missing);
        }
        let values = params![
            id,
            organization,
            &new.title,
            &new.kind,
            &new.applies_to,
            new.owner_id,
            new.review_on,
            &new.words,
            tx.now(),
            actor.person_id()
        ];
        tx.execute(&ADD, values).await?;
        tx.record(Entry::new("create", "policy").of(id));
        Ok(id)
    })
    .await
}

/// Keeps an edit, made on the version that was read.
///
/// # Errors
/// [`db::Error::Conflict`] when somebody else edited it in between.
pub(super) async fn edit(db: &Db, actor: &Actor, edited: &Document) -> db::Result<()> {
    db.change(actor, async |tx| {
        let values = params![
            edited.id,
            edited.version,
            &edited.title,
            &edited.kind,
            &edited.applies_to,
            edited.owner_id,
            edited.review_on,
            &edited.words
        ];
        tx.edit(&EDIT, values).await?;
        tx.record(Entry::new("edit", "policy").of(edited.id));
        Ok::<_, db::Error>(())
    })
    .await
}

/// Takes a document out of the register.
pub(super) async fn end(db: &Db, actor: &Actor, id: Uuid) -> db::Result<()> {
    db.change(actor, async |tx| {
        tx.execute(&END, params![id, tx.now()]).await?;
        tx.record(Entry::new("end", "policy").of(id));
        Ok::<_, db::Error>(())
    })
    .await
}
