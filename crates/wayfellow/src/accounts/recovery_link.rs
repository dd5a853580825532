//! The way back in with a link: it goes by letter to the address of an account, works once and for an hour, and leads to
//! a new password.
//!
//! Whoever asks for one gets the same answer after the same time, whether or not there is such an account. Somebody at
//! the command line of the installation can make a link too; its owner sees that it was made. Nobody else can, and
//! leading an organization is not enough: a link opens what the person keeps for themselves. Not here: recovery codes
//! (`recovery`).

use std::time::Duration;

use anyhow::bail;
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::extract::rejection::FormRejection;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

use super::account::email_of;
use super::link::{Link, Made, Purpose};
use super::{notice, password, recovery, session, throttle};
use crate::actor::Actor;
use crate::db::{self, Db, Entry, Moment, Tx, params, statements};
use crate::letters::Post;
use crate::letters::outbox::{self, To};
use crate::letters::words::Letter;
use crate::web::{Ctx, Error, Lang, Page, Result, Section, no_store, refused_form, see_other};

/// How long every answer takes to somebody who asks for a letter: longer than finding out and writing it.
const ANSWERED_AFTER: Duration = Duration::from_millis(400);
/// Within this many seconds no second letter goes to the same account, so that nobody's mailbox is filled.
const APART: i64 = 300;

statements! {
    ACCOUNT = "SELECT a.id, a.person_id, a.email, p.language FROM accounts a JOIN people p ON p.id = a.person_id WHERE a.email = $1 AND a.closed_at IS NULL";
    LATELY = "SELECT id FROM links WHERE person_id = $1 AND purpose = 'recovery' AND made_at > $2 LIMIT 1";
    OPEN = "SELECT id FROM links WHERE person_id = $1 AND purpose = 'recovery' AND used_at IS NULL";
    WITHDRAW = "UPDATE links SET used_at = $2 WHERE person_id = $1 AND purpose = 'recovery' AND used_at IS NULL";
    WHOSE = "SELECT a.id, a.email, a.version, p.name FROM accounts a JOIN people p ON p.id = a.person_id WHERE a.person_id = $1 AND a.closed_at IS NULL";
    PASSWORD = "UPDATE accounts SET password = $1, version = version + 1 WHERE id = $2 AND version = $3";
}

/// Makes every open link of a person useless, and letters with them do not go out any more. For a password that was
/// changed in another way.
pub(super) async fn withdraw(tx: &Tx, person: Uuid) -> db::Result<()> {
    for row in tx.all(&OPEN, params![person]).await? {
        outbox::drop_about(tx, row.get("id")?).await?;
    }
    tx.execute(&WITHDRAW, params![person, tx.now()]).await?;
    Ok(())
}

/// A new link for a person. Earlier ones stop working, and letters with them do not go out any more.
async fn make(tx: &Tx, person: Uuid) -> db::Result<Made> {
    withdraw(tx, person).await?;
    let link = Link {
        person: Some(person),
        ..Link::default()
    };
    let made = link.make(tx, Purpose::Recovery).await?;
    tx.record(
        Entry::new("create", "recovery")
            .of(made.id)
            .about(person)
            .belongs_to(None),
    );
    Ok(made)
}

fn path_of(made: &Made) -> String {
    format!("/recovery/{}", made.token)
}

/// The path of a link for whoever signs in with this address, made at the command line. Its owner is told by letter,
/// when letters can be sent, and sees it on the page of their account.
///
/// # Errors
/// When nobody signs in with it, or the database cannot keep the link.
pub(crate) async fn by_command(
    db: &Db,
    post: Option<&Post>,
    address: &str,
) -> anyhow::Result<String> {
    let email = email_of(address).unwrap_or_default();
    let Some(row) = db.optional(&ACCOUNT, params![email]).await? else {
        bail!("Nobody signs in here with the address {address}");
    };
    let (account, person): (Uuid, Uuid) = (row.get("id")?, row.get("person_id")?);
    let made = db
        .change(&Actor::command("recovery-link"), async |tx| {
            let made = make(&tx, person).await?;
            notice::tell(&tx, post, account, Letter::RecoveryLinkMade).await?;
            Ok::<_, db::Error>(made)
        })
        .await?;
    Ok(path_of(&made))
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    email: String,
}

/// `POST /recovery/letters`.
pub(super) async fn ask(
    ctx: Ctx,
    from: throttle::From,
    form: std::result::Result<Form<Asked>, FormRejection>,
) -> Result<Response> {
    let Some(post) = ctx.app.post.clone() else {
        return Err(Error::not_found());
    };
    let answered = tokio::time::Instant::now() + ANSWERED_AFTER;
    let Form(asked) = form.map_err(Error::unreadable)?;
    ctx.app.throttle.count(&asked.email, &from)?;
    let Some(email) = email_of(&asked.email) else {
        return refused_form(recovery::page(
            &ctx,
            asked.email,
            Some("email-refused"),
            None,
        ));
    };
    // On its own, so that the answer does not wait for what is found.
    let db = ctx.app.db.clone();
    let working = tokio::spawn(async move {
        if let Err(error) = write(&db, &post, &email).await {
            tracing::warn!(%error, "a letter to get back in could not be written");
        }
    });
    let _ = tokio::time::timeout_at(answered, working).await;
    tokio::time::sleep_until(answered).await;
    recovery::page(&ctx, asked.email, None, Some("recovery-asked"))
}

async fn write(db: &Db, post: &Post, email: &str) -> db::Result<()> {
    let Some(row) = db.optional(&ACCOUNT, params![email]).await? else {
        return Ok(());
    };
    let person: Uuid = row.get("person_id")?;
    let since = Moment::now().plus_seconds(-APART);
    if db
        .optional(&LATELY, params![person, since])
        .await?
        .is_some()
    {
        return Ok(());
    }
    let (address, language): (String, String) = (row.get("email")?, row.get("language")?);
    let to = To {
        person: Some(person),
        address: &address,
        language: Lang::from_tag(&language).unwrap_or(Lang::En),
    };
    db.change(&Actor::visitor(), async |tx| {
        let made = make(&tx, person).await?;
        let path = path_of(&made);
        let letter = Letter::Recovery { path: &path };
        outbox::write(&tx, post, to, letter, Some(made.id), Some(made.until)).await?;
        Ok::<_, db::Error>(())
    })
    .await?;
    outbox::wake(Some(post));
    Ok(())
}

#[derive(Template)]
#[template(path = "accounts/recovery_link.html")]
struct Choose {
    page: Page,
    email: String,
    problem: Option<&'static str>,
}

/// Whose password a link changes.
struct Whose {
    account: Uuid,
    person: Uuid,
    email: String,
    name: String,
    version: i64,
}

async fn open(ctx: &Ctx, token: &str) -> Result<(Link, Whose)> {
    let link = Link::open(&ctx.app.db, token, Purpose::Recovery)
        .await?
        .ok_or_else(Error::gone)?;
    let person = link.person.ok_or_else(Error::gone)?;
    let row = ctx.app.db.optional(&WHOSE, params![person]).await?;
    let row = row.ok_or_else(Error::gone)?;
    let whose = Whose {
        person,
        account: row.get("id")?,
        email: row.get("email")?,
        name: row.get("name")?,
        version: row.get("version")?,
    };
    Ok((link, whose))
}

fn page(ctx: &Ctx, email: String, problem: Option<&'static str>) -> Result<Response> {
    let page = ctx.render(&Choose {
        page: ctx.page(Section::Other, "recovery-choose-title"),
        email,
        problem,
    });
    page.map(no_store)
}

/// `GET /recovery/{token}`. Looking uses nothing up: programs that read letters follow links too.
pub(super) async fn show(ctx: Ctx, Path(token): Path<String>) -> Result<Response> {
    let (_, whose) = open(&ctx, &token).await?;
    page(&ctx, whose.email, None)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Chosen {
    password: String,
}

/// `POST /recovery/{token}`. Every session ends, and this browser begins a new one.
pub(super) async fn create(
    ctx: Ctx,
    Path(token): Path<String>,
    headers: HeaderMap,
    form: std::result::Result<Form<Chosen>, FormRejection>,
) -> Result<Response> {
    let (link, whose) = open(&ctx, &token).await?;
    let Form(chosen) = form.map_err(Error::unreadable)?;
    if let Err(problem) = password::judge(&chosen.password, &[&whose.email, &whose.name]) {
        return refused_form(page(&ctx, whose.email, Some(problem)));
    }
    let hash = password::hash(&chosen.password).await?;
    let browser = session::browser_of(&headers);
    let Whose {
        account,
        person,
        version,
        ..
    } = whose;
    let made = ctx
        .app
        .db
        .change(&Actor::person(person), async |tx| {
            link.used(&tx).await?;
            tx.edit(&PASSWORD, params![&hash, account, version]).await?;
            session::end_all(&tx, account).await?;
            tx.record(
                Entry::new("recover", "account")
                    .of(account)
                    .about(person)
                    .field("password")
                    .belongs_to(None),
            );
            notice::tell(&tx, ctx.app.post.as_ref(), account, Letter::PasswordChanged).await?;
            session::begin(&tx, account, person, None, &browser).await
        })
        .await;
    outbox::wake(ctx.app.post.as_ref());
    match made {
        // Of two tabs, one comes too late.
        Err(db::Error::Missing | db::Error::Conflict) => Err(Error::gone()),
        other => session::with_cookie(see_other("/account"), &ctx.app.config, Some(&other?)),
    }
}
