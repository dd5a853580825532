//! Somebody who came in with a list, or was hired, and has no account yet: invited, and at last here with an account of their own.
//!
//! Whoever has an account already, from another organization, accepts with it. Then what the list said of them becomes
//! theirs, and the entry that stood for them goes. Not here: links and letters.

use uuid::Uuid;

use crate::db::{self, Entry, Moment, Tx, new_id, params, statements};
use crate::organizations::organization;

statements! {
    PERSON = "INSERT INTO people (id, name, email, language, made_at) SELECT $1, $2, $3, o.language, $5 FROM organizations o WHERE o.id = $4";
    NEWCOMER = "INSERT INTO newcomers (person_id, organization_id, invite_at) VALUES ($1, $2, $3)";
    CALLED = "UPDATE people SET name = $2, email = $3, language = $4, version = version + 1 WHERE id = $1";
    HERE = "DELETE FROM newcomers WHERE person_id = $1";
    AGAIN = "UPDATE newcomers SET invite_at = $2 WHERE person_id = $1";
    OF_LINK = "SELECT l.person_id FROM links l JOIN newcomers n ON n.person_id = l.person_id WHERE l.id = $1";
    STILL = "SELECT n.person_id FROM newcomers n WHERE n.person_id = $1 AND n.organization_id = $2";
    IS_MEMBER = "SELECT m.id FROM memberships m LEFT JOIN membership_ends e ON e.membership_id = m.id WHERE m.person_id = $1 AND m.organization_id = $2 AND e.membership_id IS NULL";
    TAKE_MEMBERSHIP = "UPDATE memberships SET person_id = $2 WHERE person_id = $1 AND organization_id = $3";
    EXTERNAL_ID = "SELECT m.external_id FROM memberships m WHERE m.person_id = $1 AND m.organization_id = $2 AND m.external_id IS NOT NULL";
    FREE_ID = "UPDATE memberships SET external_id = NULL WHERE person_id = $1 AND organization_id = $2";
    GIVE_ID = "UPDATE memberships SET external_id = $2 WHERE id = $1 AND external_id IS NULL";
    END_MEMBERSHIP = "INSERT INTO membership_ends (membership_id, ended_at, made_by) SELECT m.id, $3, $4 FROM memberships m WHERE m.person_id = $1 AND m.organization_id = $2 AND NOT EXISTS (SELECT 1 FROM membership_ends e WHERE e.membership_id = m.id)";
    END_HATS = "INSERT INTO hat_ends (hat_id, ended_at, made_by) SELECT h.id, $4, $2 FROM hats h WHERE h.person_id = $1 AND h.organization_id = $3 AND NOT EXISTS (SELECT 1 FROM hat_ends e WHERE e.hat_id = h.id) AND EXISTS (SELECT 1 FROM hats o LEFT JOIN hat_ends x ON x.hat_id = o.id WHERE o.person_id = $2 AND o.organization_id = $3 AND o.hat = h.hat AND x.hat_id IS NULL)";
    TAKE_HATS = "UPDATE hats SET person_id = $2 WHERE person_id = $1 AND organization_id = $3 AND NOT EXISTS (SELECT 1 FROM hat_ends e WHERE e.hat_id = hats.id)";
    END_SELVES = "INSERT INTO relation_ends (relation_id, ended_at, made_by) SELECT r.id, $3, $2 FROM relations r WHERE ((r.worker_id = $1 AND r.supervisor_id = $2) OR (r.worker_id = $2 AND r.supervisor_id = $1)) AND NOT EXISTS (SELECT 1 FROM relation_ends e WHERE e.relation_id = r.id)";
    TAKE_WORKER = "UPDATE relations SET worker_id = $2 WHERE worker_id = $1 AND supervisor_id <> $2 AND organization_id = $3";
    TAKE_SUPERVISOR = "UPDATE relations SET supervisor_id = $2 WHERE supervisor_id = $1 AND worker_id <> $2 AND organization_id = $3";
    TAKE_PLACEMENTS = "UPDATE placements SET person_id = $2 WHERE person_id = $1";
}

/// Somebody who has no account yet comes into an organization by themselves, and waits for an invitation.
pub(crate) async fn begin(
    tx: &Tx,
    place: Uuid,
    name: &str,
    email: Option<&str>,
    by: Option<Uuid>,
) -> db::Result<Uuid> {
    let person = new_id();
    tx.execute(&PERSON, params![person, name, email, place, tx.now()])
        .await?;
    organization::join(tx, place, person, by).await?;
    tx.execute(&NEWCOMER, params![person, place, tx.now()])
        .await?;
    Ok(person)
}

/// The newcomer has made an account, with these words for themselves.
pub(crate) async fn arrived(
    tx: &Tx,
    person: Uuid,
    name: &str,
    email: &str,
    language: &str,
) -> db::Result<()> {
    tx.execute(&CALLED, params![person, name, email, language])
        .await?;
    tx.execute(&HERE, params![person]).await?;
    tx.record(
        Entry::new("edit", "person")
            .of(person)
            .about(person)
            .field("name")
            .field("email")
            .belongs_to(None),
    );
    Ok(())
}

/// The newcomer was invited: their turn comes again when the link has run out.
pub(crate) async fn invited(tx: &Tx, person: Uuid, until: Moment) -> db::Result<()> {
    tx.execute(&AGAIN, params![person, until]).await?;
    Ok(())
}

/// Their invitation was withdrawn: they wait for another one.
pub(crate) async fn uninvited(tx: &Tx, link: Uuid) -> db::Result<()> {
    if let Some(row) = tx.optional(&OF_LINK, params![link]).await? {
        let person: Uuid = row.get("person_id")?;
        tx.execute(&AGAIN, params![person, tx.now()]).await?;
    }
    Ok(())
}

/// The newcomer turns out to be a person who has an account already: what the list said of them is that person's now.
///
/// # Errors
/// [`db::Error::Missing`] when they are no newcomer any more.
pub(crate) async fn claimed(tx: &Tx, newcomer: Uuid, person: Uuid, place: Uuid) -> db::Result<()> {
    let still = tx.optional(&STILL, params![newcomer, place]).await?;
    if still.is_none() {
        return Err(db::Error::Missing);
    }
    let now = tx.now();
    match tx.optional(&IS_MEMBER, params![person, place]).await? {
        None => {
            tx.execute(&TAKE_MEMBERSHIP, params![newcomer, person, place])
                .await?;
        }
        Some(member) => {
            let membership: Uuid = member.get("id")?;
            let id = tx.optional(&EXTERNAL_ID, params![newcomer, place]).await?;
            tx.execute(&FREE_ID, params![newcomer, place]).await?;
            if let Some(id) = id {
                let id: String = id.get("external_id")?;
                tx.execute(&GIVE_ID, params![membership, id]).await?;
            }
            tx.execute(&END_MEMBERSHIP, params![newcomer, place, now, person])
                .await?;
        }
    }
    tx.execute(&END_HATS, params![newcomer, person, place, now])
        .await?;
    tx.execute(&END_SELVES, params![newcomer, person, now])
        .await?;
    for statement in [&TAKE_HATS, &TAKE_WORKER, &TAKE_SUPERVISOR] {
        tx.execute(statement, params![newcomer, person, place])
            .await?;
    }
    tx.execute(&TAKE_PLACEMENTS, params![newcomer, person])
        .await?;
    tx.record(
        Entry::new("edit", "membership")
            .about(person)
            .field("person")
            .belongs_to(Some(place)),
    );
    tx.erase_person(newcomer).await
}
