//! What somebody is told when something happened to their account: by letter, and on the page of the account.
//!
//! Not here: doing any of it.

use uuid::Uuid;

use crate::db::{self, Db, Tx, params, statements};
use crate::letters::Post;
use crate::letters::outbox::{self, To};
use crate::letters::words::Letter;
use crate::portfolio::view::minute;
use crate::web::{Lang, Page};

/// How many lines of what happened are shown.
const LINES: i64 = 20;

statements! {
    WHERE_TO = "SELECT a.email, a.person_id, p.language FROM accounts a JOIN people p ON p.id = a.person_id WHERE a.id = $1";
    HAPPENED = "SELECT at, actor_kind, action, record_kind, fields FROM audit_entries WHERE person_id = $1 AND record_kind IN ('account', 'session', 'recovery-codes', 'recovery', 'passkey') ORDER BY at DESC, id DESC LIMIT $2";
}

/// Writes a letter to whoever has an account, when letters can be sent.
pub(crate) async fn tell(
    tx: &Tx,
    post: Option<&Post>,
    account: Uuid,
    letter: Letter<'_>,
) -> db::Result<()> {
    let Some(post) = post else { return Ok(()) };
    let row = tx.one(&WHERE_TO, params![account]).await?;
    let (address, language): (String, String) = (row.get("email")?, row.get("language")?);
    let to = To {
        person: Some(row.get("person_id")?),
        address: &address,
        language: Lang::from_tag(&language).unwrap_or(Lang::En),
    };
    outbox::write(tx, post, to, letter, None, None).await?;
    Ok(())
}

/// Something that happened to an account.
pub(super) struct Happened {
    pub what: String,
    pub at: String,
}

/// What happened to the account of a person lately, the newest first.
pub(super) async fn happened(db: &Db, page: &Page, person: Uuid) -> db::Result<Vec<Happened>> {
    let mut found = Vec::new();
    for row in db.all(&HAPPENED, params![person, LINES]).await? {
        let (kind, action): (String, String) = (row.get("record_kind")?, row.get("action")?);
        let fields: String = row.get("fields")?;
        let by: String = row.get("actor_kind")?;
        let key = match (kind.as_str(), action.as_str()) {
            ("session", "sign-in") => "happened-sign-in",
            ("session", "sign-out") => "happened-sign-out",
            ("account", "create") => "happened-account",
            ("account", "edit") if fields.contains("operator") => "happened-operator",
            ("account", "edit") => "happened-password",
            ("account", "recover") => "happened-recovered",
            ("account", "sign-out-everywhere") => "happened-everywhere",
            ("recovery-codes", "create") => "happened-codes",
            ("recovery", "create") if by == "command" => "happened-link-by-operator",
            ("recovery", "create") => "happened-link",
            ("passkey", "create") => "happened-passkey",
            ("passkey", "end") => "happened-passkey-gone",
            _ => continue,
        };
        found.push(Happened {
            what: page.t(key),
            at: minute(row.get("at")?),
        });
    }
    Ok(found)
}
