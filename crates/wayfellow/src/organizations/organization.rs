//! The rows of an organization: itself, memberships, hats, relations. Ends are rows of their own.
//!
//! Not here: who may enter them; a page asks `permission` first.

use uuid::Uuid;

use crate::actor::Hat;
use crate::db::{self, Entry, Tx, new_id, params, statements};
use crate::web::Lang;

statements! {
    CREATE = "INSERT INTO organizations (id, name, language, made_at) VALUES ($1, $2, $3, $4)";
    JOIN = "INSERT INTO memberships (id, organization_id, person_id, since, made_by) VALUES ($1, $2, $3, $4, $5)";
    GIVE = "INSERT INTO hats (id, organization_id, person_id, hat, relation_id, since, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    RELATE = "INSERT INTO relations (id, organization_id, supervisor_id, worker_id, line, since, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7)";
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
