//! The page that belongs to an applicant, behind a secret address: how their application stands, in plain words, and
//! what they can do about it.
//!
//! Whoever has the address is taken for the applicant. Only a hash of the secret is kept.

use askama::Template;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, Query};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use serde_json::json;

use super::accommodation::{self, Asked};
use super::application::{self, Application, Status, Step};
use super::letter::{self, Kept};
use super::rule::{self, Rule};
use super::{document, retention, self_description};
use crate::accounts::throttle::From;
use crate::actor::Actor;
use crate::db::{self, Moment};
use crate::openings::opening::Opening;
use crate::permission::{Action, Resource, may};
use crate::portfolio::attachment::Attachment;
use crate::portfolio::draft::plain;
use crate::sharing::absolute;
use crate::web::who::Who;
use crate::web::{Ctx, Error, Page, Result, Section, no_store, refused_form, see_other};

/// What the page says first.
pub(super) enum Told {
    Nothing,
    /// It was just sent.
    New,
    /// Something was written down.
    Kept,
    /// It is decided or taken back, so nothing is added any more.
    Over,
    /// Why something was refused.
    Problem(String),
}

#[derive(Template)]
#[template(path = "applications/own.html")]
struct Own {
    page: Page,
    a: Application,
    o: Opening,
    token: String,
    address: String,
    told: Told,
    documents: Vec<Attachment>,
    most_documents: usize,
    asked: Vec<Asked>,
    letters: Vec<Kept>,
    steps: Vec<Step>,
    rule: Rule,
    /// The day on which it is erased by itself.
    until: String,
    /// Days on which somebody who hires looked at it.
    looks: Vec<String>,
    can_replace: bool,
    /// Whether they can describe themself.
    describes: bool,
    by_mail: bool,
}

/// The application behind a secret.
pub(super) async fn open(
    ctx: &Ctx,
    actor: &Actor,
    token: &str,
    action: Action,
) -> Result<Application> {
    let found = application::by_secret(&ctx.app.db, token).await?;
    let found = found.ok_or_else(Error::gone)?;
    may_use(actor, action)?;
    Ok(found)
}

/// Asks the rules whether an address opens this.
pub(super) fn may_use(actor: &Actor, action: Action) -> Result<()> {
    may(
        actor,
        action,
        &Resource::new("own-application").by_address(),
    )?;
    Ok(())
}

/// Most days of looks that are shown.
const MOST_LOOKS: usize = 20;

async fn looks(ctx: &Ctx, a: &Application) -> Result<Vec<String>> {
    let logged = ctx.app.db.logged_about(a.id, Moment(i64::MAX), 200).await?;
    let mut days: Vec<String> = logged
        .iter()
        .filter(|l| l.action == "look" && l.record_kind == "application")
        .map(|l| l.at.day())
        .collect();
    days.dedup();
    days.truncate(MOST_LOOKS);
    Ok(days)
}

/// The page of an application.
pub(super) async fn page(ctx: &Ctx, token: &str, a: Application, told: Told) -> Result<Response> {
    page_at(ctx, &HeaderMap::new(), token, a, told).await
}

async fn page_at(
    ctx: &Ctx,
    headers: &HeaderMap,
    token: &str,
    a: Application,
    told: Told,
) -> Result<Response> {
    let db = &ctx.app.db;
    let o = Opening::one(db, a.opening).await?;
    let rule = rule::of(db, a.organization).await?;
    let shown = Own {
        page: ctx.page(Section::Other, "application-title"),
        address: absolute(ctx, headers, &format!("/application/{token}")),
        token: token.to_owned(),
        documents: document::of(db, a.id).await?,
        most_documents: document::MOST,
        asked: accommodation::of(db, a.id).await?,
        letters: letter::of(db, a.id).await?,
        steps: application::steps(db, a.id).await?,
        until: retention::day(&o, rule.months).to_string(),
        looks: looks(ctx, &a).await?,
        describes: self_description::open_to(db, &a, &rule.asks).await?,
        can_replace: a.status == Status::Received && o.is_open(),
        by_mail: ctx.app.post.is_some() && a.email.is_some(),
        rule,
        told,
        o,
        a,
    };
    Ok(no_store(ctx.render(&shown)?))
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Wanted {
    new: String,
    kept: String,
}

/// `GET /application/{token}`.
pub(super) async fn show(
    ctx: Ctx,
    Who(actor): Who,
    Path(token): Path<String>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Result<Response> {
    let found = open(&ctx, &actor, &token, Action::Read).await?;
    let told = match (wanted.new.is_empty(), wanted.kept.is_empty()) {
        (false, _) => Told::New,
        (_, false) => Told::Kept,
        _ => Told::Nothing,
    };
    page_at(&ctx, &headers, &token, found, told).await
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Sent {
    words: String,
}

/// `POST /application/{token}/accommodation`.
pub(super) async fn ask(
    ctx: Ctx,
    Who(actor): Who,
    from: From,
    Path(token): Path<String>,
    form: std::result::Result<Form<Sent>, FormRejection>,
) -> Result<Response> {
    let found = open(&ctx, &actor, &token, Action::Add).await?;
    if !found.takes_more() {
        return page(&ctx, &token, found, Told::Over).await;
    }
    let Form(sent) = form.map_err(Error::unreadable)?;
    let words = plain(&sent.words);
    let page_words = ctx.page(Section::Other, "application-title");
    let many = accommodation::of(&ctx.app.db, found.id).await?.len() >= accommodation::MOST;
    let key = match words.chars().count() {
        0 => Some("apply-no-accommodation"),
        n if n > accommodation::LONGEST || many => Some("apply-long-accommodation"),
        _ => None,
    };
    if let Some(key) = key {
        let told = Told::Problem(page_words.t(key));
        return refused_form(page(&ctx, &token, found, told).await);
    }
    ctx.app.throttle.count_application(&from)?;
    ctx.app
        .db
        .change(&Actor::visitor(), async |tx| {
            accommodation::ask(&tx, found.id, &words).await
        })
        .await?;
    Ok(see_other(&format!("/application/{token}?kept=yes")))
}

/// `POST /application/{token}/withdrawal`.
pub(super) async fn withdraw(
    ctx: Ctx,
    Who(actor): Who,
    Path(token): Path<String>,
) -> Result<Response> {
    let found = open(&ctx, &actor, &token, Action::End).await?;
    if !found.status.is_over() {
        let taken_back = ctx
            .app
            .db
            .change(&Actor::visitor(), async |tx| {
                found.step(&tx, Status::Withdrawn, None).await
            })
            .await;
        match taken_back {
            // Pressed twice, or decided at the same moment; the page says how it stands.
            Ok(()) | Err(db::Error::Conflict) => {}
            Err(e) => return Err(e.into()),
        }
    }
    Ok(see_other(&format!("/application/{token}")))
}

#[derive(Template)]
#[template(path = "applications/erased.html")]
struct Erased {
    page: Page,
}

/// `POST /application/{token}/erasure`: everything personal goes, with what was sent before it.
pub(super) async fn erase(
    ctx: Ctx,
    Who(actor): Who,
    Path(token): Path<String>,
) -> Result<Response> {
    let found = open(&ctx, &actor, &token, Action::End).await?;
    let db = &ctx.app.db;
    let mut all = vec![found];
    while let Some(earlier) = all.last().and_then(|a| a.earlier) {
        let next = application::by_id(db, all[0].organization, earlier).await?;
        if next.erased || all.iter().any(|a| a.id == next.id) {
            break;
        }
        all.push(next);
    }
    retention::erase(db, &ctx.app.config.data, &Actor::visitor(), &all).await?;
    let page = ctx.page(Section::Other, "application-erased");
    Ok(no_store(ctx.render(&Erased { page })?))
}

/// `GET /application/{token}/file`: everything kept about the applicant, to take along.
pub(super) async fn file(ctx: Ctx, Who(actor): Who, Path(token): Path<String>) -> Result<Response> {
    let found = open(&ctx, &actor, &token, Action::Read).await?;
    let mut all = ctx.app.db.everything_about(found.id).await?;
    let (db, data) = (&ctx.app.db, &ctx.app.config.data);
    // A key that cannot be used does not keep anybody from the rest.
    let said = self_description::said(db, data, found.id).await;
    for (question, group) in said.unwrap_or_default() {
        let said = all.entry("self_descriptions").or_insert_with(|| json!({}));
        said[question] = json!(group);
    }
    let text = serde_json::to_string_pretty(&all).map_err(Error::internal)?;
    Ok(crate::web::download(
        text,
        "application/json",
        "application.json",
    ))
}
