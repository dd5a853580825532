//! The rows of an organization: itself, memberships, hats, relations. Ends are rows of their own.
//!
//! Not here: who may enter them; a page asks `permission` first.

use uuid::Uuid;

use crate::actor::Hat;
use crate::db::{self, Db, Entry, Tx, new_id, params, statements};
use crate::web::Lang;

statements! {
    CALLED = "SELECT p.id, p.name FROM (SELECT m.person_id FROM memberships m JOIN people s ON s.id = m.person_id LEFT JOIN membership_ends e ON e.membership_id = m.id WHERE m.organization_id = $1 AND e.membership_id IS NULL AND LOWER(s.name) LIKE $2 ORDER BY m.person_id LIMIT $3) q JOIN people p ON p.id = q.person_id ORDER BY p.name, p.id";
    CREATE = "INSERT INTO organizations (id, name, language, made_at) VALUES ($1, $2, $3, $4)";
    JOIN = "INSERT INTO memberships (id, organization_id, person_id, since, made_by) VALUES ($1, $2, $3, $4, $5)";
    GIVE = "INSERT INTO hats (id, organization_id, person_id, hat, relation_id, since, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    RELATE = "INSERT INTO relations (id, organization_id, supervisor_id, worker_id, line, since, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7)";
}

/// The most people who are offered where one is chosen. Whoever is not among them is found by name.
pub(crate) const OFFERED: usize = 200;

/// Who belongs to an organization now and has these words in their name, by name: up to one more than [`OFFERED`].
/// However many belong to it, only so many names are put in order.
pub(crate) async fn called(
    db: &Db,
    organization: Uuid,
    words: &str,
) -> db::Result<Vec<(Uuid, String)>> {
    // The signs that stand for anything stand for nothing here.
    let plain = words.to_lowercase().replace(['%', '_', '\\'], "");
    let most = i64::try_from(OFFERED + 1).unwrap_or(i64::MAX);
    let named = params![organization, format!("%{plain}%"), most];
    let rows = db.all(&CALLED, named).await?;
    rows.iter()
        .map(|row| Ok((row.get("id")?, row.get("name")?)))
        .collect()
}

/// One of the two lines of supervision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Line {
    /// From somebody in a peer role.
    Peer,
    /// From the organization.
    Administrative,
}

impl Line {
    /// Its word in the database and in the locales.
    pub fn word(self) -> &'static str {
        match self {
            Line::Peer => "peer",
            Line::Administrative => "administrative",
        }
    }
}

/// Adds an organization to the installation.
pub(crate) async fn create(tx: &Tx, name: &str, language: Lang) -> db::Result<Uuid> {
    let id = new_id();
    tx.execute(&CREATE, params![id, name, language.tag(), tx.now()])
        .await?;
    tx.record(
        Entry::new("create", "organization")
            .of(id)
            .belongs_to(Some(id)),
    );
    Ok(id)
}

/// A person belongs to it from now on.
pub(crate) async fn join(
    tx: &Tx,
    organization: Uuid,
    person: Uuid,
    by: Option<Uuid>,
) -> db::Result<Uuid> {
    let id = new_id();
    tx.execute(&JOIN, params![id, organization, person, tx.now(), by])
        .await?;
    tx.record(
        Entry::new("create", "membership")
            .of(id)
            .about(person)
            .belongs_to(Some(organization)),
    );
    Ok(id)
}

/// A person wears a hat there from now on.
pub(crate) async fn give(
    tx: &Tx,
    organization: Uuid,
    person: Uuid,
    hat: Hat,
    relation: Option<Uuid>,
    by: Option<Uuid>,
) -> db::Result<Uuid> {
    let id = new_id();
    let values = params![id, organization, person, hat.word(), relation, tx.now(), by];
    tx.execute(&GIVE, values).await?;
    tx.record(
        Entry::new("create", "hat")
            .of(id)
            .about(person)
            .belongs_to(Some(organization))
            .changed("hat", None::<String>, hat.word()),
    );
    Ok(id)
}

/// One person supervises another from now on.
pub(crate) async fn relate(
    tx: &Tx,
    organization: Uuid,
    supervisor: Uuid,
    worker: Uuid,
    line: Line,
    by: Option<Uuid>,
) -> db::Result<Uuid> {
    let id = new_id();
    let values = params![
        id,
        organization,
        supervisor,
        worker,
        line.word(),
        tx.now(),
        by
    ];
    tx.execute(&RELATE, values).await?;
    for person in [worker, supervisor] {
        tx.record(
            Entry::new("create", "relation")
                .of(id)
                .about(person)
                .belongs_to(Some(organization))
                .changed("line", None::<String>, line.word()),
        );
    }
    Ok(id)
}
