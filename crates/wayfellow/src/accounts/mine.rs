//! One's own account: the password, codes for the day it is lost, and where one is signed in.
//!
//! Not here: what is recorded about the person (their portfolio).

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;

use super::notice::{self, Happened};
use super::{passkey, password, recovery, recovery_link, session, throttle};
use crate::actor::{Actor, SessionIds};
use crate::db::{self, Entry, Moment, params, statements};
use crate::letters::outbox;
use crate::letters::words::Letter;
use crate::portfolio::view::minute;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form, see_other};

statements! {
    MINE = "SELECT a.email, a.password, a.version, p.name FROM accounts a JOIN people p ON p.id = a.person_id WHERE a.id = $1";
    SESSIONS = "SELECT id, browser, made_at FROM sessions WHERE account_id = $1 AND ended_at IS NULL AND expires_at > $2 ORDER BY made_at DESC, id DESC";
    PASSWORD = "UPDATE accounts SET password = $1, version = version + 1 WHERE id = $2 AND version = $3";
}

/// A session as its owner sees it.
struct Shown {
    browser: String,
    day: String,
    this: bool,
}

#[derive(Template)]
#[template(path = "accounts/mine.html")]
struct Mine {
    page: Page,
    name: String,
    email: String,
    has_password: bool,
    sessions: Vec<Shown>,
    codes_left: usize,
    passkeys: Vec<passkey::Shown>,
    /// Whether passkeys can be added here.
    offered: bool,
    /// Whether they run this installation.
    operator: bool,
    happened: Vec<Happened>,
    /// Codes just made: shown this once.
    codes: Vec<String>,
    /// What is wrong with a password.
    problem: Option<&'static str>,
    /// What else was refused.
    refused: Option<&'static str>,
    done: Option<&'static str>,
}

fn ids(actor: &Actor) -> Result<SessionIds> {
    actor.session.ok_or_else(Error::not_found)
}

async fn page(ctx: &Ctx, actor: &Actor) -> Result<Mine> {
    let ids = ids(actor)?;
    let db = &ctx.app.db;
    let row = db.one(&MINE, params![ids.account]).await?;
    let mut sessions = Vec::new();
    for row in db
        .all(&SESSIONS, params![ids.account, Moment::now()])
        .await?
    {
        let made: Moment = row.get("made_at")?;
        let id: uuid::Uuid = row.get("id")?;
        sessions.push(Shown {
            browser: row.get::<Option<String>>("browser")?.unwrap_or_default(),
            day: minute(made),
            this: id == ids.session,
        });
    }
    let page = ctx.page(Section::Other, "account-title");
    let person = actor.person_id().ok_or_else(Error::not_found)?;
    Ok(Mine {
        passkeys: passkey::of_account(db, ids.account).await?,
        operator: actor.operator,
        offered: ctx.app.passkeys.is_some(),
        happened: notice::happened(db, &page, person).await?,
        page,
        name: row.get("name")?,
        email: row.get("email")?,
        has_password: row.get::<Option<String>>("password")?.is_some(),
        sessions,
        codes_left: recovery::left(db, ids.account).await?,
        codes: Vec::new(),
        problem: None,
        refused: None,
        done: None,
    })
}

/// The page with something that was refused.
pub(super) async fn with_problem(
    ctx: &Ctx,
    actor: &Actor,
    problem: &'static str,
) -> Result<Response> {
    let page = page(ctx, actor).await?;
    ctx.render(&Mine {
        refused: Some(problem),
        ..page
    })
}

/// `GET /account`.
pub(super) async fn show(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    ctx.render(&page(&ctx, &actor).await?)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Sent {
    current: String,
    password: String,
}

/// `POST /account/password`. Every other session ends: whoever had the old password is out.
pub(super) async fn password(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    from: throttle::From,
    headers: HeaderMap,
    form: std::result::Result<Form<Sent>, FormRejection>,
) -> Result<Response> {
    let Form(sent) = form.map_err(Error::unreadable)?;
    let ids = ids(&actor)?;
    let row = ctx.app.db.one(&MINE, params![ids.account]).await?;
    let (email, name): (String, String) = (row.get("email")?, row.get("name")?);
    ctx.app.throttle.count(&email, &from)?;
    let kept: Option<String> = row.get("password")?;
    let problem = if kept.is_some() && !password::fits(&sent.current, kept).await? {
        Some("password-current-wrong")
    } else {
        password::judge(&sent.password, &[&email, &name]).err()
    };
    if problem.is_some() {
        let page = page(&ctx, &actor).await?;
        return refused_form(ctx.render(&Mine { problem, ..page }));
    }
    let hash = password::hash(&sent.password).await?;
    let version: i64 = row.get("version")?;
    let person = actor.person_id().ok_or_else(Error::not_found)?;
    let browser = session::browser_of(&headers);
    let token = ctx
        .app
        .db
        .change(&actor, async |tx| {
            tx.edit(&PASSWORD, params![&hash, ids.account, version])
                .await?;
            session::end_all(&tx, ids.account).await?;
            recovery_link::withdraw(&tx, person).await?;
            notice::tell(
                &tx,
                ctx.app.post.as_ref(),
                ids.account,
                Letter::PasswordChanged,
            )
            .await?;
            tx.record(
                Entry::new("edit", "account")
                    .of(ids.account)
                    .about(person)
                    .field("password")
                    .belongs_to(None),
            );
            session::begin(&tx, ids.account, person, actor.organization, &browser).await
        })
        .await?;
    outbox::wake(ctx.app.post.as_ref());
    session::with_cookie(see_other("/account"), &ctx.app.config, Some(&token))
}

/// `POST /account/recovery-codes`. Earlier codes stop working.
pub(super) async fn codes(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    let codes = recovery::make(&ctx.app.db, &actor, ids(&actor)?.account).await?;
    let page = page(&ctx, &actor).await?;
    ctx.render(&Mine {
        codes,
        done: Some("recovery-made"),
        ..page
    })
}

/// `POST /account/sessions`: sign out everywhere, here too.
pub(super) async fn sessions(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    let ids = ids(&actor)?;
    let person = actor.person_id().ok_or_else(Error::not_found)?;
    ctx.app
        .db
        .change(&actor, async |tx| {
            session::end_all(&tx, ids.account).await?;
            tx.record(
                Entry::new("sign-out-everywhere", "account")
                    .of(ids.account)
                    .about(person)
                    .belongs_to(None),
            );
            Ok::<_, db::Error>(())
        })
        .await?;
    session::with_cookie(see_other("/"), &ctx.app.config, None)
}
