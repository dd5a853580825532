//! Links that work once: for the first owner, for an invitation, for recovery. What is kept is a hash.
//!
//! Not here: what happens when one is used; each page does that in the change that uses it up.

use uuid::Uuid;

use super::session::token;
use crate::db::{self, Db, Entry, Moment, Row, Tx, new_id, params, statements};
use crate::web::who::token_hash;

/// How long most links work, in seconds: seven days.
const LASTS: i64 = 7 * 24 * 3_600;
/// How long a link to get back in works, in seconds: an hour.
const RECOVERY_LASTS: i64 = 3_600;

statements! {
    MAKE = "INSERT INTO links (id, token_hash, purpose, organization_id, person_id, email, hat, record_id, made_by, made_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    OPEN = "SELECT l.id, l.organization_id, l.person_id, l.email, l.hat, l.record_id, l.made_by FROM links l WHERE l.token_hash = $1 AND l.purpose = $2 AND l.used_at IS NULL AND l.expires_at > $3";
    USE = "UPDATE links SET used_at = $2 WHERE id = $1 AND used_at IS NULL AND expires_at > $2";
    WITHDRAW_ALL = "UPDATE links SET used_at = $2 WHERE purpose = $1 AND used_at IS NULL";
}

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    FirstOwner,
    Invitation,
    Recovery,
}

impl Purpose {
    fn word(self) -> &'static str {
        match self {
            Purpose::FirstOwner => "first-owner",
            Purpose::Invitation => "invitation",
            Purpose::Recovery => "recovery",
        }
    }

    fn lasts(self) -> i64 {
        match self {
            Purpose::FirstOwner | Purpose::Invitation => LASTS,
            Purpose::Recovery => RECOVERY_LASTS,
        }
    }
}

/// A link in the making, or one that still works.
#[derive(Debug, Clone, Default)]
pub(crate) struct Link {
    pub id: Uuid,
    pub organization: Option<Uuid>,
    pub person: Option<Uuid>,
    pub email: Option<String>,
    pub hat: Option<String>,
    pub record: Option<Uuid>,
    pub made_by: Option<Uuid>,
}

/// A link just made.
pub(crate) struct Made {
    pub id: Uuid,
    /// For its address. It is known this once.
    pub token: String,
    pub until: Moment,
}

impl Link {
    /// Keeps it.
    pub async fn make(&self, tx: &Tx, purpose: Purpose) -> db::Result<Made> {
        let token = token()?;
        let (id, now) = (new_id(), tx.now());
        let until = now.plus_seconds(purpose.lasts());
        tx.execute(
            &MAKE,
            params![
                id,
                token_hash(&token),
                purpose.word(),
                self.organization,
                self.person,
                self.email.as_deref(),
                self.hat.as_deref(),
                self.record,
                self.made_by,
                now,
                until
            ],
        )
        .await?;
        tx.record(Entry::new("create", "link").of(id));
        Ok(Made { id, token, until })
    }

    /// The link with this token, when it still works.
    pub async fn open(db: &Db, token: &str, purpose: Purpose) -> db::Result<Option<Link>> {
        let values = params![token_hash(token), purpose.word(), Moment::now()];
        db.optional(&OPEN, values)
            .await?
            .map(|row| Link::read(&row))
            .transpose()
    }

    fn read(row: &Row) -> db::Result<Link> {
        Ok(Link {
            id: row.get("id")?,
            organization: row.get("organization_id")?,
            person: row.get("person_id")?,
            email: row.get("email")?,
            hat: row.get("hat")?,
            record: row.get("record_id")?,
            made_by: row.get("made_by")?,
        })
    }

    /// Uses it up. Of two who use it at the same time, one does.
    ///
    /// # Errors
    /// [`db::Error::Missing`] when it was used or is too old by now.
    pub async fn used(&self, tx: &Tx) -> db::Result<()> {
        match tx.execute(&USE, params![self.id, tx.now()]).await? {
            0 => Err(db::Error::Missing),
            _ => Ok(()),
        }
    }
}

/// Makes every open link for this purpose useless.
pub(crate) async fn withdraw_all(tx: &Tx, purpose: Purpose) -> db::Result<()> {
    tx.execute(&WITHDRAW_ALL, params![purpose.word(), tx.now()])
        .await?;
    Ok(())
}
