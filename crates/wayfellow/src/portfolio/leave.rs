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
    END_MEMBERSHIPS = "INSERT INTO membership_ends (membership_id, ended_at, made_by) SELECT id, CAST($2 AS BIGINT), person_id FROM memberships WHERE person_id = $1 AND id NOT IN (SELECT membership_id FROM membership_ends)";
    END_HATS = "INSERT INTO hat_ends (hat_id, ended_at, made_by) SELECT id, CAST($2 AS BIGINT), person_id FROM hats WHERE person_id = $1 AND id NOT IN (SELECT hat_id FROM hat_ends)";
    END_SUPERVISING = "INSERT INTO relation_ends (relation_id, ended_at, made_by) SELECT id, CAST($2 AS BIGINT), supervisor_id FROM relations WHERE supervisor_id = $1 AND id NOT IN (SELECT relation_id FROM relation_ends)";
    END_SUPERVISED = "INSERT INTO relation_ends (relation_id, ended_at, made_by) SELECT id, CAST($2 AS BIGINT), worker_id FROM relations WHERE worker_id = $1 AND id NOT IN (SELECT relation_id FROM relation_ends)";
    END_SHARES_WITH = "INSERT INTO share_ends (share_id, ended_at) SELECT id, CAST($2 AS BIGINT) FROM shares WHERE with_person = $1 AND id NOT IN (SELECT share_id FROM share_ends)";
}

/// What ends for everybody who was around the person.
static END: [&Statement; 5] = [
    &END_MEMBERSHIPS,
    &END_HATS,
    &END_SUPERVISING,
    &END_SUPERVISED,
    &END_SHARES_WITH,
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
            tx.erase_person(person).await?;
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
        attachment::remove(&ctx.app.config.data, id).await;
    }
    Ok(see_other("/"))
}
