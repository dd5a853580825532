//! Leaving: everything personal is erased at the person's own wish, and the log still verifies.
//!
//! What stays is that somebody was there: rows that others' records rest on, without a name. Not here: leaving one
//! organization.

use axum::body::Bytes;
use axum::response::Response;

use super::{attachment, own};
use crate::db::{self, Entry, Statement, params, statements};
use crate::pathway::Sent;
use crate::permission::Action;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Result, Section, see_other};

statements! {
    FORGET_PERSON = "UPDATE people SET name = '', pronouns = NULL, email = NULL, phone = NULL, erased_at = $2, version = version + 1 WHERE id = $1 AND erased_at IS NULL";
    CLOSE_ACCOUNT = "UPDATE accounts SET email = 'erased-' || CAST($3 AS TEXT), password = NULL, operator = FALSE, closed_at = $2, version = version + 1 WHERE person_id = $1";
    END_SESSIONS = "UPDATE sessions SET ended_at = $2, browser = NULL WHERE ended_at IS NULL AND account_id IN (SELECT id FROM accounts WHERE person_id = $1)";
    FORGET_LISTS = "UPDATE memberships SET external_id = NULL WHERE person_id = $1";
    END_MEMBERSHIPS = "INSERT INTO membership_ends (membership_id, ended_at, made_by) SELECT id, CAST($2 AS BIGINT), person_id FROM memberships WHERE person_id = $1 AND id NOT IN (SELECT membership_id FROM membership_ends)";
    END_HATS = "INSERT INTO hat_ends (hat_id, ended_at, made_by) SELECT id, CAST($2 AS BIGINT), person_id FROM hats WHERE person_id = $1 AND id NOT IN (SELECT hat_id FROM hat_ends)";
    ERASE_LINKS = "UPDATE links SET email = NULL, used_at = COALESCE(used_at, $2) WHERE person_id = $1";
    ERASE_SHARE_ENDS = "DELETE FROM share_ends WHERE share_id IN (SELECT id FROM shares WHERE person_id = $1 OR with_person = $1)";
    ERASE_SHARES = "DELETE FROM shares WHERE person_id = $1 OR with_person = $1";
    ERASE_ATTESTATION_KEYS = "DELETE FROM attestation_keys WHERE attestation_id IN (SELECT id FROM attestations WHERE person_id = $1)";
    ERASE_ATTESTATION_ENDS = "DELETE FROM attestation_ends WHERE attestation_id IN (SELECT id FROM attestations WHERE person_id = $1)";
    ERASE_ATTESTATIONS = "DELETE FROM attestations WHERE person_id = $1";
    ERASE_ATTACHMENT_ENDS = "DELETE FROM attachment_ends WHERE attachment_id IN (SELECT id FROM attachments WHERE person_id = $1)";
    ERASE_ATTACHMENTS = "DELETE FROM attachments WHERE person_id = $1";
    ERASE_ADDRESS_ENDS = "DELETE FROM secret_address_ends WHERE address_id IN (SELECT id FROM secret_addresses WHERE person_id = $1)";
    ERASE_ADDRESSES = "DELETE FROM secret_addresses WHERE person_id = $1";
    ERASE_RECORDS = "DELETE FROM portfolio_records WHERE person_id = $1";
}

/// With the person alone.
static ERASE: &[&Statement] = &[
    &FORGET_LISTS,
    &ERASE_SHARE_ENDS,
    &ERASE_SHARES,
    &ERASE_ATTESTATION_KEYS,
    &ERASE_ATTESTATION_ENDS,
    &ERASE_ATTESTATIONS,
    &ERASE_ATTACHMENT_ENDS,
    &ERASE_ATTACHMENTS,
    &ERASE_ADDRESS_ENDS,
    &ERASE_ADDRESSES,
    &ERASE_RECORDS,
];

/// With the person and the time.
static END: &[&Statement] = &[
    &FORGET_PERSON,
    &END_SESSIONS,
    &END_MEMBERSHIPS,
    &END_HATS,
    &ERASE_LINKS,
];

/// `POST /me/departure`.
pub(super) async fn create(ctx: Ctx, SignedIn(actor): SignedIn, body: Bytes) -> Result<Response> {
    let person = own(&actor, Action::End, "everything")?;
    let sent = Sent::read(&body).ok_or_else(|| Error::bad_request("error-form"))?;
    let page = ctx.page(Section::Me, "leave-title");
    // A word to type, so that nobody leaves by a slip of the hand.
    let word = page.t("leave-word");
    if sent.one("sure").to_lowercase() != word {
        return Err(Error::refused(
            "leave-not-sure",
            page.s("leave-not-sure-word", word),
        ));
    }
    let kept = attachment::stored(&ctx.app.db, person).await?;
    ctx.app
        .db
        .change(&actor, async |tx| {
            for statement in END {
                tx.execute(statement, params![person, tx.now()]).await?;
            }
            let account = params![person, tx.now(), person.to_string()];
            tx.execute(&CLOSE_ACCOUNT, account).await?;
            for statement in ERASE {
                tx.execute(statement, params![person]).await?;
            }
            tx.erase_details_about(person).await?;
            tx.record(
                Entry::new("erase", "person")
                    .of(person)
                    .about(person)
                    .belongs_to(None),
            );
            Ok::<_, db::Error>(())
        })
        .await?;
    for id in kept {
        attachment::remove(&ctx.app, id).await;
    }
    Ok(see_other("/"))
}
