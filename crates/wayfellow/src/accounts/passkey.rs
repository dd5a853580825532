//! Passkeys: adding one to an account, signing in with it, taking it away.
//!
//! A passkey is in somebody's device or key ring and proves that it is there without telling a secret. Pages offer them
//! where browsers can do it; without JavaScript there are passwords. Not here: the challenges (`ceremony`).

use axum::body::Bytes;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;
use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::account::name_of;
use super::ceremony::{Known, Passkeys, Refused};
use super::{notice, session, throttle};
use crate::actor::{Actor, SessionIds};
use crate::db::{self, Db, Entry, Moment, Row, new_id, params, statements};
use crate::letters::outbox;
use crate::letters::words::Letter;
use crate::portfolio::view::minute;
use crate::web::who::{SignedIn, Who};
use crate::web::{Ctx, Error, Result, is_own_path, no_store, refused_form, see_other};

/// How many passkeys an account may have.
const MOST: usize = 20;

statements! {
    OF_ACCOUNT = "SELECT id, name, credential_id, transports, made_at, used_at FROM passkeys WHERE account_id = $1 AND removed_at IS NULL ORDER BY made_at, id";
    WHOSE = "SELECT a.email, p.name FROM accounts a JOIN people p ON p.id = a.person_id WHERE a.id = $1";
    ADD = "INSERT INTO passkeys (id, account_id, name, credential_id, transports, static_state, dynamic_state, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    REMOVE = "UPDATE passkeys SET removed_at = $3 WHERE id = $1 AND account_id = $2 AND removed_at IS NULL";
    KEPT = "SELECT k.id, k.static_state, k.dynamic_state, a.person_id FROM passkeys k JOIN accounts a ON a.id = k.account_id WHERE k.credential_id = $1 AND k.account_id = $2 AND k.removed_at IS NULL AND a.closed_at IS NULL";
    USED = "UPDATE passkeys SET dynamic_state = $3, used_at = $4 WHERE id = $1 AND dynamic_state = $2 AND removed_at IS NULL";
    HAS_PASSWORD = "SELECT id FROM accounts WHERE id = $1 AND password IS NOT NULL";
}

/// A passkey as its owner sees it.
pub(super) struct Shown {
    pub id: Uuid,
    pub name: String,
    pub made: String,
    pub used: Option<String>,
}

/// The passkeys of an account.
pub(super) async fn of_account(db: &Db, account: Uuid) -> db::Result<Vec<Shown>> {
    let shown = |row: &Row| {
        let used: Option<Moment> = row.get("used_at")?;
        Ok(Shown {
            id: row.get("id")?,
            name: row.get("name")?,
            made: minute(row.get("made_at")?),
            used: used.map(minute),
        })
    };
    let rows = db.all(&OF_ACCOUNT, params![account]).await?;
    rows.iter().map(shown).collect()
}

fn offered(ctx: &Ctx) -> Result<&Passkeys> {
    ctx.app.passkeys.as_ref().ok_or_else(Error::not_found)
}

/// One answer for whatever is wrong with what a browser sent.
fn not_taken(refused: Refused) -> Error {
    tracing::debug!(why = refused.0, "a passkey was refused");
    Error::bad_request("passkey-refused")
}

fn as_json(json: String) -> Response {
    let mut response = json.into_response();
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    );
    no_store(response)
}

fn to(path: &str) -> Response {
    as_json(json!({ "to": path }).to_string())
}

fn ids(actor: &Actor) -> Result<(SessionIds, Uuid)> {
    let ids = actor.session.ok_or_else(Error::not_found)?;
    let person = actor.person_id().ok_or_else(Error::not_found)?;
    Ok((ids, person))
}

/// `POST /account/passkeys/challenge`.
pub(super) async fn begin(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    let passkeys = offered(&ctx)?;
    let (ids, _) = ids(&actor)?;
    let db = &ctx.app.db;
    let mut known = Vec::new();
    for row in db.all(&OF_ACCOUNT, params![ids.account]).await? {
        known.push(Known {
            credential_id: row.get("credential_id")?,
            transports: row.get("transports")?,
        });
    }
    if known.len() >= MOST {
        return Err(Error::bad_request("passkey-many"));
    }
    let row = db.one(&WHOSE, params![ids.account]).await?;
    let (email, name): (String, String) = (row.get("email")?, row.get("name")?);
    passkeys
        .begin_addition(ids.account, &email, &name, &known)
        .map_err(|r| Error::internal(r.0))?
        .map(as_json)
        .ok_or_else(Error::too_often)
}

#[derive(Deserialize)]
pub(super) struct Made {
    #[serde(default)]
    name: String,
    credential: Json,
}

/// `POST /account/passkeys`.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response> {
    let passkeys = offered(&ctx)?;
    let (ids, person) = ids(&actor)?;
    let made: Made =
        serde_json::from_slice(&body).map_err(|_| Error::bad_request("passkey-refused"))?;
    let credential = made.credential.to_string();
    let new = passkeys
        .finish_addition(ids.account, credential.as_bytes())
        .map_err(not_taken)?;
    let browser = session::browser_of(&headers);
    let name = name_of(&made.name).unwrap_or(browser);
    let id = new_id();
    let kept = ctx
        .app
        .db
        .change(&actor, async |tx| {
            let values = params![
                id,
                ids.account,
                &name,
                &new.credential_id,
                new.transports,
                &new.static_state,
                &new.dynamic_state,
                tx.now()
            ];
            tx.execute(&ADD, values).await?;
            let post = ctx.app.post.as_ref();
            notice::tell(&tx, post, ids.account, Letter::PasskeyAdded).await?;
            let entry = Entry::new("create", "passkey").of(id).about(person);
            tx.record(entry.belongs_to(None));
            Ok::<_, db::Error>(())
        })
        .await;
    match kept {
        Err(e) if e.is_constraint("passkeys_credential_key") => {
            Err(Error::bad_request("passkey-refused"))
        }
        other => {
            other?;
            outbox::wake(ctx.app.post.as_ref());
            Ok(to("/account#passkeys-heading"))
        }
    }
}

/// `POST /account/passkeys/{id}/removal`.
pub(super) async fn remove(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
) -> Result<Response> {
    let (ids, person) = ids(&actor)?;
    let id: Uuid = id.parse().map_err(|_| Error::not_found())?;
    let db = &ctx.app.db;
    let others = of_account(db, ids.account).await?;
    let has_password = db.optional(&HAS_PASSWORD, params![ids.account]).await?;
    if others.len() == 1 && others[0].id == id && has_password.is_none() {
        let page = super::mine::with_problem(&ctx, &actor, "passkey-last").await;
        return refused_form(page);
    }
    db.change(&actor, async |tx| {
        let values = params![id, ids.account, tx.now()];
        if tx.execute(&REMOVE, values).await? == 0 {
            return Err(db::Error::Missing);
        }
        let post = ctx.app.post.as_ref();
        notice::tell(&tx, post, ids.account, Letter::PasskeyRemoved).await?;
        let entry = Entry::new("end", "passkey").of(id).about(person);
        tx.record(entry.belongs_to(None));
        Ok(())
    })
    .await?;
    outbox::wake(ctx.app.post.as_ref());
    Ok(see_other("/account#passkeys-heading"))
}

/// `POST /sign-in/challenge`.
pub(super) async fn challenge(ctx: Ctx, from: throttle::From) -> Result<Response> {
    let passkeys = offered(&ctx)?;
    ctx.app.throttle.count_place(&from)?;
    passkeys
        .begin_sign_in()
        .map_err(|r| Error::internal(r.0))?
        .map(as_json)
        .ok_or_else(Error::too_often)
}

#[derive(Deserialize)]
pub(super) struct Shows {
    #[serde(default)]
    back: String,
    credential: Json,
}

/// `POST /sign-in/passkey`.
pub(super) async fn sign_in(
    ctx: Ctx,
    Who(before): Who,
    from: throttle::From,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response> {
    let passkeys = offered(&ctx)?;
    ctx.app.throttle.count_place(&from)?;
    let shows: Shows =
        serde_json::from_slice(&body).map_err(|_| Error::bad_request("passkey-refused"))?;
    let credential = shows.credential.to_string();
    let (answer, state) = passkeys
        .answered(credential.as_bytes())
        .map_err(not_taken)?;
    let handle = answer.response().user_handle().as_ref();
    let account = Uuid::from_slice(handle).map_err(|e| not_taken(Refused(e.to_string())))?;
    let credential_id = answer.raw_id().as_ref().to_vec();
    let row = ctx
        .app
        .db
        .optional(&KEPT, params![credential_id, account])
        .await?
        .ok_or_else(|| not_taken(Refused("no such passkey".to_owned())))?;
    let (id, person): (Uuid, Uuid) = (row.get("id")?, row.get("person_id")?);
    let (kept, seen): (Vec<u8>, Vec<u8>) = (row.get("static_state")?, row.get("dynamic_state")?);
    let now_kept = passkeys
        .finish_sign_in((&answer, state), &kept, &seen)
        .map_err(not_taken)?;
    let browser = session::browser_of(&headers);
    let old = before.session.map(|s| s.session);
    let token = ctx
        .app
        .db
        .change(&Actor::person(person), async |tx| {
            // Of two that show the same counter at the same time, one is in.
            tx.edit(&USED, params![id, &seen, &now_kept, tx.now()])
                .await?;
            if let Some(old) = old {
                session::end(&tx, old).await?;
            }
            session::begin(&tx, account, person, None, &browser).await
        })
        .await?;
    let back = if is_own_path(&shows.back) {
        &shows.back
    } else {
        "/"
    };
    session::with_cookie(to(back), &ctx.app.config, Some(&token))
}
