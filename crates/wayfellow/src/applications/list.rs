//! The applications for an opening, for those who hire: in the order in which they came or by name, by how they stand,
//! and as a file.
//!
//! No score and no rank. That the list was looked at is written down. Accommodations are not here.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use serde::Deserialize;

use super::application::{self, Application, Status};
use super::rule::{self, Rule};
use crate::actor::Actor;
use crate::db::Entry;
use crate::openings::opening::Opening;
use crate::permission::{Action, Resource, may};
use crate::web::sheet::Sheet;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, no_store};

/// How many are on one page.
const AT_ONCE: usize = 100;

/// The opening with this id, when this person hires for the organization it belongs to.
pub(super) async fn opening(
    ctx: &Ctx,
    actor: &Actor,
    action: Action,
    text: &str,
) -> Result<Opening> {
    let place = actor.organization.ok_or_else(Error::not_found)?;
    let resource = Resource::new("application").of_organization(place);
    may(actor, action, &resource)?;
    let id = text.parse().map_err(|_| Error::not_found())?;
    let opening = Opening::one(&ctx.app.db, id).await?;
    if opening.organization == place {
        Ok(opening)
    } else {
        Err(Error::not_found())
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    status: String,
    order: String,
    page: usize,
    brought: Option<usize>,
}

#[derive(Template)]
#[template(path = "applications/list.html")]
struct List {
    page: Page,
    o: Opening,
    all: usize,
    shown: Vec<Application>,
    /// Each way to stand that there is, with how many.
    by_status: Vec<(Status, usize)>,
    status: String,
    by_name: bool,
    at: usize,
    pages: usize,
    rule: Rule,
    until: String,
    /// The headings of a list that can be brought.
    headings: Vec<String>,
    gone: String,
    /// How many a list that was just brought in added.
    brought: Option<usize>,
    problem: Vec<String>,
}

impl List {
    fn address(&self, status: &str, by_name: bool, at: usize) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if !status.is_empty() {
            query.append_pair("status", status);
        }
        if by_name {
            query.append_pair("order", "name");
        }
        if at > 0 {
            query.append_pair("page", &at.to_string());
        }
        let query = query.finish();
        if query.is_empty() {
            format!("/openings/{}/applications", self.o.id)
        } else {
            format!("/openings/{}/applications?{query}", self.o.id)
        }
    }

    fn of_status(&self, status: &str) -> String {
        self.address(status, self.by_name, 0)
    }

    fn in_order(&self, by_name: bool) -> String {
        self.address(&self.status, by_name, 0)
    }

    fn at_page(&self, at: usize) -> String {
        self.address(&self.status, self.by_name, at)
    }

    /// What is required and what the applicant did not say they have.
    fn unsaid(&self, a: &Application) -> Vec<&String> {
        let required = self.o.ad.required.iter();
        required.filter(|r| !a.meets.contains(r)).collect()
    }
}

fn name_key(a: &Application) -> String {
    a.name.to_lowercase()
}

/// The page of the list, with what it says first.
pub(super) async fn page(
    ctx: &Ctx,
    actor: &Actor,
    o: Opening,
    asked: Asked,
    problem: Vec<String>,
) -> Result<Response> {
    let db = &ctx.app.db;
    let mut all = application::of_opening(db, o.id).await?;
    let look = Entry::new("look", "applications").of(o.id);
    db.looked(actor, vec![look]).await?;
    let mut counts: BTreeMap<Status, usize> = BTreeMap::new();
    for a in &all {
        *counts.entry(a.status).or_default() += 1;
    }
    let number = all.len();
    if let Some(status) = Status::from_word(&asked.status) {
        all.retain(|a| a.status == status);
    }
    let by_name = asked.order == "name";
    if by_name {
        all.sort_by_cached_key(name_key);
    }
    let pages = all.len().div_ceil(AT_ONCE).max(1);
    let at = asked.page.min(pages - 1);
    let page = ctx.page(Section::Other, "applications-title");
    let rule = rule::of(db, o.organization).await?;
    let shown = ctx.render(&List {
        gone: page.t("applications-gone"),
        headings: super::apply::asks(&page, &o),
        until: super::retention::day(&o, rule.months).to_string(),
        page,
        all: number,
        shown: all.into_iter().skip(at * AT_ONCE).take(AT_ONCE).collect(),
        by_status: counts.into_iter().collect(),
        status: asked.status,
        by_name,
        at,
        pages,
        rule,
        brought: asked.brought,
        problem,
        o,
    })?;
    Ok(no_store(shown))
}

/// `GET /openings/{id}/applications`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(text): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let o = opening(&ctx, &actor, Action::Read, &text).await?;
    page(&ctx, &actor, o, asked, Vec::new()).await
}

/// `GET /openings/{id}/applications/file`: as text with commas, which a spreadsheet opens.
pub(super) async fn file(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(text): Path<String>,
) -> Result<Response> {
    let o = opening(&ctx, &actor, Action::Read, &text).await?;
    let db = &ctx.app.db;
    let mut all = application::of_opening(db, o.id).await?;
    all.retain(|a| !a.erased);
    let look = Entry::new("export", "applications").of(o.id);
    db.looked(&actor, vec![look]).await?;
    let page = ctx.page(Section::Other, "applications-title");
    let mut questions: Vec<&str> = Vec::new();
    for written in all.iter().flat_map(|a| &a.written) {
        if !questions.contains(&written.question.as_str()) {
            questions.push(&written.question);
        }
    }
    let heading = ["name", "reach", "languages", "received", "status", "meets"];
    let mut sheet = Sheet::new(heading.into_iter().chain(questions.iter().copied()));
    for a in &all {
        let mut line = vec![
            a.name.clone(),
            a.reach.clone(),
            a.languages.clone(),
            a.received_on.clone(),
            page.term("application", a.status.word()),
            a.meets.join("; "),
        ];
        line.extend(questions.iter().map(|q| {
            let said = a.written.iter().find(|w| w.question == *q);
            said.map_or_else(String::new, |w| w.words.clone())
        }));
        sheet.line(&line);
    }
    Ok(sheet.download("applications.csv"))
}
