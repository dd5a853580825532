//! How the installation is doing, for whoever runs it, and who runs it.
//!
//! Deliberately not here: anything about a person. Running the program is no reason to read what people keep; counts and
//! the names of organizations are all there is.

mod state;

use axum::Router;
use axum::routing::get;

use crate::actor::Actor;
use crate::db::{self, Db, Entry, params, statements};
use crate::web::Shared;

pub(crate) const ROUTES: [(&str, &str); 1] = [("GET", "/operator")];

pub(crate) fn router() -> Router<Shared> {
    Router::new().route("/operator", get(state::show))
}

statements! {
    ACCOUNT = "SELECT id, person_id, operator, version FROM accounts WHERE email = $1 AND closed_at IS NULL";
    OPERATOR = "UPDATE accounts SET operator = $1, version = version + 1 WHERE id = $2 AND version = $3";
}

/// Makes whoever signs in with this address an operator, or no longer one; none when nobody does, otherwise whether
/// anything changed. The person sees it on the page of their account.
///
/// # Errors
/// When the database cannot do it.
pub(crate) async fn name(db: &Db, email: &str, operator: bool) -> db::Result<Option<bool>> {
    let Some(row) = db.optional(&ACCOUNT, params![email]).await? else {
        return Ok(None);
    };
    let before: bool = row.get("operator")?;
    if before == operator {
        return Ok(Some(false));
    }
    let account: uuid::Uuid = row.get("id")?;
    let person: uuid::Uuid = row.get("person_id")?;
    let version: i64 = row.get("version")?;
    db.change(&Actor::command("operator"), async |tx| {
        tx.edit(&OPERATOR, params![operator, account, version])
            .await?;
        tx.record(
            Entry::new("edit", "account")
                .of(account)
                .about(person)
                .belongs_to(None)
                .changed("operator", before, operator),
        );
        Ok::<_, db::Error>(())
    })
    .await?;
    Ok(Some(true))
}
