//! Signing in and out.
//!
//! Whatever is wrong, the answer is the same and takes as long, so that nobody learns who has an account.

use askama::Template;
use axum::Form;
use axum::extract::Query;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

use super::account::email_of;
use super::{password, session, throttle};
use crate::actor::Actor;
use crate::db::{self, Entry, params, statements};
use crate::web::who::Who;
use crate::web::{Ctx, Error, Page, Result, Section, is_own_path, refused_form, see_other};

statements! {
    ACCOUNT = "SELECT id, person_id, password FROM accounts WHERE email = $1 AND closed_at IS NULL";
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Back {
    back: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Sent {
    email: String,
    password: String,
    back: String,
}

#[derive(Template)]
#[template(path = "accounts/sign_in.html")]
struct SignIn {
    page: Page,
    email: String,
    back: String,
    refused: bool,
    /// Whether one can sign in with a passkey.
    passkeys: bool,
}

/// `GET /sign-in`.
pub(super) async fn show(
    ctx: Ctx,
    back: std::result::Result<Query<Back>, QueryRejection>,
) -> Result<Response> {
    let back = back.map(|b| b.0.back).unwrap_or_default();
    ctx.render(&SignIn {
        page: ctx.page(Section::Other, "sign-in-title"),
        email: String::new(),
        back: if is_own_path(&back) {
            back
        } else {
            String::new()
        },
        refused: false,
        passkeys: ctx.app.passkeys.is_some(),
    })
}

/// `POST /sign-in`.
pub(super) async fn create(
    ctx: Ctx,
    Who(before): Who,
    from: throttle::From,
    headers: HeaderMap,
    form: std::result::Result<Form<Sent>, FormRejection>,
) -> Result<Response> {
    let Form(sent) = form.map_err(Error::unreadable)?;
    ctx.app.throttle.count(&sent.email, &from)?;
    // What is no address is nobody's.
    let typed = email_of(&sent.email).unwrap_or_default();
    let found = ctx.app.db.optional(&ACCOUNT, params![typed]).await?;
    let kept: Option<String> = found
        .as_ref()
        .map(|r| r.get("password"))
        .transpose()?
        .flatten();
    let fits = password::fits(&sent.password, kept).await?;
    let Some(row) = found.filter(|_| fits) else {
        return refused_form(ctx.render(&SignIn {
            page: ctx.page(Section::Other, "sign-in-title"),
            email: sent.email,
            back: sent.back,
            refused: true,
            passkeys: ctx.app.passkeys.is_some(),
        }));
    };
    let token = enter(
        &ctx,
        &before,
        row.get("id")?,
        row.get("person_id")?,
        &headers,
    )
    .await?;
    let back = if is_own_path(&sent.back) {
        &sent.back
    } else {
        "/"
    };
    session::with_cookie(see_other(back), &ctx.app.config, Some(&token))
}

/// Begins a session and ends the one that this browser had.
pub(super) async fn enter(
    ctx: &Ctx,
    before: &Actor,
    account: Uuid,
    person: Uuid,
    headers: &HeaderMap,
) -> Result<String> {
    let browser = session::browser_of(headers);
    let old = before.session.map(|s| s.session);
    let token = ctx
        .app
        .db
        .change(&Actor::person(person), async |tx| {
            if let Some(old) = old {
                session::end(&tx, old).await?;
            }
            session::begin(&tx, account, person, None, &browser).await
        })
        .await?;
    Ok(token)
}

/// `POST /sign-out`.
pub(super) async fn delete(ctx: Ctx, Who(actor): Who) -> Result<Response> {
    if let Some(ids) = actor.session {
        let mut entry = Entry::new("sign-out", "session")
            .of(ids.session)
            .belongs_to(None);
        if let Some(person) = actor.person_id() {
            entry = entry.about(person);
        }
        ctx.app
            .db
            .change(&actor, async |tx| {
                session::end(&tx, ids.session).await?;
                tx.record(entry.clone());
                Ok::<_, db::Error>(())
            })
            .await?;
    }
    session::with_cookie(see_other("/"), &ctx.app.config, None)
}
