//! Addresses with a secret in them, which open one part of a person's records to whoever has them.
//!
//! Only a hash of the secret is kept, so that the database opens nothing. Not here: what is behind such an address.

use uuid::Uuid;

use crate::accounts::session::token;
use crate::actor::Actor;
use crate::db::{self, Db, Entry, Moment, new_id, params, statements};
use crate::web::who::token_hash;

statements! {
    OF_PERSON = "SELECT a.id, a.part, a.made_for, a.made_at, a.expires_at, e.ended_at FROM secret_addresses a LEFT JOIN secret_address_ends e ON e.address_id = a.id WHERE a.person_id = $1 ORDER BY a.made_at DESC";
    BEHIND = "SELECT a.id, a.person_id, a.part FROM secret_addresses a LEFT JOIN secret_address_ends e ON e.address_id = a.id WHERE a.token_hash = $1 AND e.address_id IS NULL AND (a.expires_at IS NULL OR a.expires_at > $2)";
    OWN = "SELECT part FROM secret_addresses WHERE id = $1 AND person_id = $2";
    INSERT = "INSERT INTO secret_addresses (id, token_hash, person_id, part, made_for, made_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    END = "INSERT INTO secret_address_ends (address_id, ended_at) VALUES ($1, $2) ON CONFLICT (address_id) DO NOTHING";
}

/// An address as its person sees it; the secret is not kept.
pub(crate) struct Address {
    pub id: Uuid,
    pub part: String,
    pub made_for: Option<String>,
    pub made_at: Moment,
    pub expires_at: Option<Moment>,
    pub ended_at: Option<Moment>,
}

impl Address {
    /// Whether it opens anything at a moment.
    pub fn holds(&self, now: Moment) -> bool {
        self.ended_at.is_none() && self.expires_at.is_none_or(|e| e > now)
    }
}

/// What is behind an address.
pub(crate) struct Behind {
    pub id: Uuid,
    pub person: Uuid,
    pub part: String,
}

/// All addresses of a person, the newest first.
pub(crate) async fn of_person(db: &Db, person: Uuid) -> db::Result<Vec<Address>> {
    let rows = db.all(&OF_PERSON, params![person]).await?;
    rows.iter()
        .map(|row| {
            Ok(Address {
                id: row.get("id")?,
                part: row.get("part")?,
                made_for: row.get("made_for")?,
                made_at: row.get("made_at")?,
                expires_at: row.get("expires_at")?,
                ended_at: row.get("ended_at")?,
            })
        })
        .collect()
}

/// What a secret opens now; none when it never did or no longer does.
pub(crate) async fn behind(db: &Db, secret: &str) -> db::Result<Option<Behind>> {
    let values = params![token_hash(secret), Moment::now()];
    let found = db.optional(&BEHIND, values).await?;
    found
        .map(|row| {
            Ok(Behind {
                id: row.get("id")?,
                person: row.get("person_id")?,
                part: row.get("part")?,
            })
        })
        .transpose()
}

/// Makes an address for a part of the actor's own records; its secret, which is shown this once.
pub(crate) async fn make(
    db: &Db,
    actor: &Actor,
    part: &'static str,
    made_for: Option<&str>,
    expires: Option<Moment>,
) -> db::Result<String> {
    let person = actor.person_id().ok_or(db::Error::Missing)?;
    let secret = token()?;
    let hash = token_hash(&secret);
    db.change(actor, async |tx| {
        let id = new_id();
        let values = params![id, hash, person, part, made_for, tx.now(), expires];
        tx.execute(&INSERT, values).await?;
        tx.record(
            Entry::new("create", "address")
                .of(id)
                .about(person)
                .belongs_to(None),
        );
        Ok::<_, db::Error>(())
    })
    .await?;
    Ok(secret)
}

/// Closes an address of the actor's own. Whether there is such an address.
pub(crate) async fn end(db: &Db, actor: &Actor, address: Uuid) -> db::Result<bool> {
    let person = actor.person_id().ok_or(db::Error::Missing)?;
    if db.optional(&OWN, params![address, person]).await?.is_none() {
        return Ok(false);
    }
    db.change(actor, async |tx| {
        tx.execute(&END, params![address, tx.now()]).await?;
        tx.record(
            Entry::new("end", "address")
                .of(address)
                .about(person)
                .belongs_to(None),
        );
        Ok::<_, db::Error>(true)
    })
    .await
}
