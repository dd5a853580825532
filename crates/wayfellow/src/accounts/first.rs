//! The first owner: while nobody has an account, a link that works once lets somebody make theirs, with an organization.
//!
//! Not here: further accounts. Those come by invitation.

use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::extract::rejection::FormRejection;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;

use super::account::{NewAccount, email_of, name_of};
use super::link::{self, Link, Purpose};
use super::{password, session};
use crate::actor::{Actor, Hat};
use crate::db::{self, Db, params, statements};
use crate::organizations::organization;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form, see_other};

statements! {
    ANYBODY = "SELECT id FROM accounts LIMIT 1";
}

/// The path of a link for the first owner; none when somebody has an account already. Earlier ones stop working.
///
/// # Errors
/// When the database cannot keep it.
pub async fn owner_link(db: &Db, by: &'static str) -> db::Result<Option<String>> {
    if db.optional(&ANYBODY, params![]).await?.is_some() {
        return Ok(None);
    }
    let actor = Actor::command(by);
    let made = db
        .change(&actor, async |tx| {
            link::withdraw_all(&tx, Purpose::FirstOwner).await?;
            Link::default().make(&tx, Purpose::FirstOwner).await
        })
        .await?;
    Ok(Some(format!("/first/{}", made.token)))
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Sent {
    name: String,
    email: String,
    password: String,
    organization: String,
}

#[derive(Template)]
#[template(path = "accounts/first.html")]
struct First {
    page: Page,
    sent: Sent,
    problems: Vec<(&'static str, &'static str)>,
}

async fn open(ctx: &Ctx, token: &str) -> Result<Link> {
    if ctx.app.db.optional(&ANYBODY, params![]).await?.is_some() {
        return Err(Error::gone());
    }
    Link::open(&ctx.app.db, token, Purpose::FirstOwner)
        .await?
        .ok_or_else(Error::gone)
}

fn page(ctx: &Ctx, sent: Sent, problems: Vec<(&'static str, &'static str)>) -> First {
    First {
        page: ctx.page(Section::Other, "first-title"),
        sent,
        problems,
    }
}

/// `GET /first/{token}`.
pub(super) async fn show(ctx: Ctx, Path(token): Path<String>) -> Result<Response> {
    open(&ctx, &token).await?;
    ctx.render(&page(&ctx, Sent::default(), Vec::new()))
}

/// `POST /first/{token}`.
pub(super) async fn create(
    ctx: Ctx,
    Path(token): Path<String>,
    headers: HeaderMap,
    form: std::result::Result<Form<Sent>, FormRejection>,
) -> Result<Response> {
    let link = open(&ctx, &token).await?;
    let Form(sent) = form.map_err(Error::unreadable)?;
    let mut problems = Vec::new();
    let name = name_of(&sent.name);
    let organization = name_of(&sent.organization);
    let email = email_of(&sent.email);
    for (field, missing, key) in [
        ("name", name.is_none(), "name-refused"),
        ("email", email.is_none(), "email-refused"),
        ("organization", organization.is_none(), "name-refused"),
    ] {
        if missing {
            problems.push((field, key));
        }
    }
    if let Err(key) = password::judge(
        &sent.password,
        &[&sent.name, &sent.email, &sent.organization],
    ) {
        problems.push(("password", key));
    }
    let (Some(name), Some(organization), Some(email), true) =
        (name, organization, email, problems.is_empty())
    else {
        let sent = Sent {
            password: String::new(),
            ..sent
        };
        return refused_form(ctx.render(&page(&ctx, sent, problems)));
    };
    let hash = password::hash(&sent.password).await?;
    let browser = session::browser_of(&headers);
    let lang = ctx.lang;
    let made = ctx
        .app
        .db
        .change(&Actor::visitor(), async |tx| {
            link.used(&tx).await?;
            let account = NewAccount {
                person: None,
                name: &name,
                email: &email,
                password: Some(&hash),
                operator: true,
                language: lang,
            };
            let (person, account) = account.make(&tx).await?;
            let place = organization::create(&tx, &organization, lang).await?;
            organization::join(&tx, place, person, Some(person)).await?;
            organization::give(&tx, place, person, Hat::Leader, None, Some(person)).await?;
            session::begin(&tx, account, person, Some(place), &browser).await
        })
        .await;
    let token = match made {
        Err(db::Error::Missing) => return Err(Error::gone()),
        other => other?,
    };
    session::with_cookie(see_other("/account"), &ctx.app.config, Some(&token))
}
