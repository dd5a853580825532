//! A share: a part of a person's records, with whom, from when until when. Taking it back is a row of its own.
//!
//! Not here: what a share opens (`permission`).

use uuid::Uuid;

use crate::actor::{Actor, Hat};
use crate::db::{self, Db, Entry, Moment, new_id, params, statements};

statements! {
    OF_PERSON = "SELECT s.id, s.part, p.name AS person_name, o.name AS organization_name, s.with_hat, s.since, s.until, e.ended_at FROM shares s LEFT JOIN people p ON p.id = s.with_person LEFT JOIN organizations o ON o.id = s.with_organization LEFT JOIN share_ends e ON e.share_id = s.id WHERE s.person_id = $1 ORDER BY s.since DESC, s.id DESC";
    OWN = "SELECT id FROM shares WHERE id = $1 AND person_id = $2";
    INSERT = "INSERT INTO shares (id, person_id, part, with_person, with_organization, with_hat, since, until) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    END = "INSERT INTO share_ends (share_id, ended_at) VALUES ($1, $2) ON CONFLICT (share_id) DO NOTHING";
    ORGANIZATIONS = "SELECT DISTINCT o.id, o.name FROM memberships m JOIN organizations o ON o.id = m.organization_id LEFT JOIN membership_ends e ON e.membership_id = m.id WHERE m.person_id = $1 AND m.since <= $2 AND e.membership_id IS NULL ORDER BY o.name";
    SUPERVISORS = "SELECT DISTINCT p.id, p.name FROM relations r JOIN people p ON p.id = r.supervisor_id LEFT JOIN relation_ends e ON e.relation_id = r.id WHERE r.worker_id = $1 AND r.since <= $2 AND e.relation_id IS NULL ORDER BY p.name";
    WITH = "SELECT s.person_id, p.name, s.part FROM shares s JOIN people p ON p.id = s.person_id LEFT JOIN share_ends e ON e.share_id = s.id WHERE (s.with_person = $1 OR s.with_organization = $2) AND s.person_id <> $1 AND s.since <= $3 AND (s.until IS NULL OR s.until > $3) AND e.share_id IS NULL ORDER BY p.name, s.person_id LIMIT 400";
    COLLEAGUE = "SELECT DISTINCT a.person_id FROM accounts a JOIN memberships m ON m.person_id = a.person_id LEFT JOIN membership_ends e ON e.membership_id = m.id JOIN memberships n ON n.organization_id = m.organization_id LEFT JOIN membership_ends f ON f.membership_id = n.id WHERE a.email = $1 AND a.closed_at IS NULL AND n.person_id = $2 AND m.since <= $3 AND n.since <= $3 AND e.membership_id IS NULL AND f.membership_id IS NULL";
}

/// With whom something is shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum With {
    /// With one person.
    Person(Uuid),
    /// With everyone in an organization, or with those of them who wear a hat.
    Organization(Uuid, Option<Hat>),
}

/// A share as its person sees it.
pub(crate) struct Share {
    pub id: Uuid,
    pub part: String,
    pub person: Option<String>,
    pub organization: Option<String>,
    pub hat: Option<String>,
    pub since: Moment,
    pub until: Option<Moment>,
    pub ended_at: Option<Moment>,
}

impl Share {
    /// Whether it opens anything at a moment.
    pub fn holds(&self, now: Moment) -> bool {
        self.ended_at.is_none() && self.until.is_none_or(|u| u > now)
    }
}

/// All shares of a person, the newest first.
pub(crate) async fn of_person(db: &Db, person: Uuid) -> db::Result<Vec<Share>> {
    let rows = db.all(&OF_PERSON, params![person]).await?;
    rows.iter()
        .map(|row| {
            Ok(Share {
                id: row.get("id")?,
                part: row.get("part")?,
                person: row.get("person_name")?,
                organization: row.get("organization_name")?,
                hat: row.get("with_hat")?,
                since: row.get("since")?,
                until: row.get("until")?,
                ended_at: row.get("ended_at")?,
            })
        })
        .collect()
}

/// Shares a part of the actor's own records.
pub(crate) async fn begin(
    db: &Db,
    actor: &Actor,
    part: &'static str,
    with: With,
    until: Option<Moment>,
) -> db::Result<Uuid> {
    let person = actor.person_id().ok_or(db::Error::Missing)?;
    let id = new_id();
    let (with_person, organization, hat) = match with {
        With::Person(other) => (Some(other), None, None),
        With::Organization(organization, hat) => (None, Some(organization), hat),
    };
    db.change(actor, async |tx| {
        let hat = hat.map(Hat::word);
        let values = params![
            id,
            person,
            part,
            with_person,
            organization,
            hat,
            tx.now(),
            until
        ];
        tx.execute(&INSERT, values).await?;
        tx.record(
            Entry::new("share", part)
                .of(id)
                .about(person)
                .belongs_to(None),
        );
        Ok::<_, db::Error>(id)
    })
    .await
}

/// Takes a share of the actor's own back. Whether there is such a share.
pub(crate) async fn end(db: &Db, actor: &Actor, share: Uuid) -> db::Result<bool> {
    let person = actor.person_id().ok_or(db::Error::Missing)?;
    if db.optional(&OWN, params![share, person]).await?.is_none() {
        return Ok(false);
    }
    db.change(actor, async |tx| {
        tx.execute(&END, params![share, tx.now()]).await?;
        tx.record(
            Entry::new("end", "share")
                .of(share)
                .about(person)
                .belongs_to(None),
        );
        Ok::<_, db::Error>(true)
    })
    .await
}

/// The organizations somebody belongs to, and who supervises them now: ids and names.
pub(crate) async fn around(
    db: &Db,
    person: Uuid,
) -> db::Result<(Vec<(Uuid, String)>, Vec<(Uuid, String)>)> {
    let now = Moment::now();
    let mut both = Vec::new();
    for statement in [&ORGANIZATIONS, &SUPERVISORS] {
        let rows = db.all(statement, params![person, now]).await?;
        let named: db::Result<Vec<(Uuid, String)>> = rows
            .iter()
            .map(|r| Ok((r.get("id")?, r.get("name")?)))
            .collect();
        both.push(named?);
    }
    let supervisors = both.pop().unwrap_or_default();
    Ok((both.pop().unwrap_or_default(), supervisors))
}

/// Who shares something with the actor now, and which parts: id, name, part. The door of permission has the last word.
pub(crate) async fn with(db: &Db, actor: &Actor) -> db::Result<Vec<(Uuid, String, String)>> {
    let values = params![actor.person_id(), actor.organization, Moment::now()];
    let rows = db.all(&WITH, values).await?;
    rows.iter()
        .map(|r| Ok((r.get("person_id")?, r.get("name")?, r.get("part")?)))
        .collect()
}

/// The person with this address in an organization that the other belongs to as well.
pub(crate) async fn colleague(db: &Db, person: Uuid, email: &str) -> db::Result<Option<Uuid>> {
    let values = params![email.trim().to_lowercase(), person, Moment::now()];
    let found = db.optional(&COLLEAGUE, values).await?;
    found.map(|row| row.get("person_id")).transpose()
}
