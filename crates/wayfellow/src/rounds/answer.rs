//! The page behind a link on which somebody answers, with an account or without.
//!
//! What is kept of it has no way back to the link or to them. A draft opens only with the link and in the same browser
//! (`draft`).

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use frameworks::{Preparation, ReadyStatement, SelfQuestion};

use super::draft;
use super::grid;
use super::points;
use super::results::LEAST;
use super::round::{self, Answer, Link};
use super::sheet::{Heavier, Marks, Part};
use super::show::MORE;
use crate::actor::Actor;
use crate::db;
use crate::permission::{Action, Resource, may};
use crate::web::who::Who;
use crate::web::{Ctx, Error, Page, Result, Section, no_store, refused_form};

/// Most characters of one answer in words.
const LONGEST: usize = 5_000;

/// Most characters of a name.
const LONGEST_NAME: usize = 120;

type Typed = BTreeMap<String, String>;

#[derive(Template)]
#[template(path = "rounds/answer.html")]
struct Sheet {
    page: Page,
    link: Link,
    statements: &'static [ReadyStatement],
    questions: &'static [SelfQuestion],
    typed: Typed,
    problems: Vec<(String, &'static str)>,
    /// Whether this is a draft that was kept just now.
    kept: bool,
}

impl Sheet {
    fn asks(&self, part: &str) -> bool {
        self.link.round.parts.iter().any(|p| p.as_str() == part)
    }

    /// The parts that ask point by point: their word, the code of words about them, and their questions.
    fn pointed(&self) -> Vec<(&'static str, &'static str, Vec<Question>)> {
        let parts = self.link.round.parts.iter();
        parts
            .filter_map(|part| Some((part.as_str(), part.why()?, asked(*part))))
            .collect()
    }

    /// How many people are said to be asked.
    fn people(&self) -> usize {
        usize::try_from(self.link.round.people).unwrap_or(0)
    }

    fn value(&self, name: &str) -> &str {
        self.typed.get(name).map_or("", String::as_str)
    }

    fn is(&self, name: &str, value: &str) -> bool {
        self.value(name) == value
    }

    fn has(&self, name: &str) -> bool {
        self.typed.contains_key(name)
    }

    fn heavier(&self) -> [&'static str; 3] {
        Heavier::ALL.map(Heavier::as_str)
    }

    fn least(&self) -> usize {
        LEAST
    }

    fn more(&self) -> &'static str {
        MORE
    }
}

/// A point that is asked: its code and words, what belongs to it, and the group, at the first question about it.
struct Question {
    code: &'static str,
    label: &'static str,
    text: &'static str,
    group: Option<&'static str>,
}

fn asked(part: Part) -> Vec<Question> {
    let mut last = None;
    let questions = grid::questions(part).into_iter();
    questions
        .map(|(_, code, label, group)| {
            let first = group != last;
            last = group;
            Question {
                code,
                label,
                text: points::named(code).map_or("", |(point, _)| point.text.as_str()),
                group: group.filter(|_| first),
            }
        })
        .collect()
}

#[derive(Template)]
#[template(path = "rounds/over.html")]
struct Over {
    page: Page,
    place: String,
    /// The end of a key: used, closed, thanks.
    what: &'static str,
}

fn over(ctx: &Ctx, place: String, what: &'static str) -> Result<Response> {
    let page = ctx.page(Section::Other, "answer-title");
    let shown = ctx.render(&Over { page, place, what })?;
    let status = if what == "thanks" {
        StatusCode::OK
    } else {
        StatusCode::GONE
    };
    Ok(no_store((status, shown).into_response()))
}

async fn open(ctx: &Ctx, actor: &Actor, token: &str) -> Result<Link> {
    let link = round::by_link(&ctx.app.db, token).await?;
    let link = link.ok_or_else(Error::gone)?;
    may(
        actor,
        Action::Add,
        &Resource::new("readiness-answer").by_address(),
    )?;
    Ok(link)
}

fn closed(link: &Link) -> Option<&'static str> {
    match (link.used, link.round.open) {
        (true, _) => Some("used"),
        (false, false) => Some("closed"),
        (false, true) => None,
    }
}

fn page(
    ctx: &Ctx,
    link: Link,
    typed: Typed,
    problems: Vec<(String, &'static str)>,
    kept: bool,
) -> Result<Response> {
    let all = Preparation::shipped();
    let shown = ctx.render(&Sheet {
        page: ctx.page(Section::Other, "answer-title"),
        link,
        statements: &all.statements,
        questions: &all.questions,
        typed,
        problems,
        kept,
    })?;
    Ok(no_store(shown))
}

/// `GET /answers/{token}`.
pub(super) async fn show(
    ctx: Ctx,
    Who(actor): Who,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Result<Response> {
    let link = open(&ctx, &actor, &token).await?;
    if let Some(what) = closed(&link) {
        return over(&ctx, link.place, what);
    }
    let secret = draft::secret(&headers);
    let draft = draft::begun(&ctx.app.db, &link, &token, secret.as_deref()).await?;
    let typed: Typed = draft
        .and_then(|d| serde_json::from_str(&d).ok())
        .unwrap_or_default();
    page(&ctx, link, typed, Vec::new(), false)
}

/// Codes of what can be answered in words, for this round.
fn codes(link: &Link) -> Vec<&str> {
    let questions = link.round.parts.iter().any(|p| p.as_str() == "questions");
    let all = Preparation::shipped().questions.iter();
    let mut codes: Vec<&str> = all.filter(|_| questions).map(|q| q.code.as_str()).collect();
    codes.extend(link.round.parts.iter().filter_map(|p| p.why()));
    codes.extend(link.climate.iter().map(|(code, _)| code.as_str()));
    codes.push(MORE);
    codes
}

/// `POST /answers/{token}`: keeps a draft or sends the answer.
pub(super) async fn create(
    ctx: Ctx,
    Who(actor): Who,
    Path(token): Path<String>,
    headers: HeaderMap,
    form: std::result::Result<Form<Typed>, FormRejection>,
) -> Result<Response> {
    let link = open(&ctx, &actor, &token).await?;
    if let Some(what) = closed(&link) {
        return over(&ctx, link.place, what);
    }
    let Form(mut typed) = form.map_err(Error::unreadable)?;
    let keep = typed.remove("action").is_some_and(|a| a == "draft");
    let mut problems = Vec::new();
    let mut words = Vec::new();
    for code in codes(&link) {
        let said = typed.get(code).map_or("", |t| t.trim());
        if said.chars().count() > LONGEST {
            problems.push((code.to_owned(), "answer-too-long"));
        } else if !said.is_empty() {
            // A NUL is nothing that PostgreSQL can keep.
            words.push((code.to_owned(), said.replace('\0', "")));
        }
    }
    let name = typed.get("name").map_or("", |n| n.trim()).replace('\0', "");
    if name.chars().count() > LONGEST_NAME {
        problems.push(("name".to_owned(), "answer-name-too-long"));
    }
    let marks = Marks::typed(&typed, &link.round.parts);
    if problems.is_empty() && !keep && marks.is_empty() && words.is_empty() {
        problems.push((String::new(), "answer-nothing"));
    }
    if !problems.is_empty() {
        return refused_form(page(&ctx, link, typed, problems, false));
    }
    if keep {
        let known = |name: &str| name.len() < 40;
        typed.retain(|name, _| known(name));
        let text = serde_json::to_string(&typed).map_err(Error::internal)?;
        let secret = draft::secret(&headers);
        let secret = draft::keep(&ctx.app.db, &link, &token, secret, &text).await?;
        let shown = page(&ctx, link, typed, Vec::new(), true)?;
        return draft::with_secret(&ctx, shown, &token, &secret);
    }
    let named = (!name.is_empty()).then_some(name);
    let answer = Answer {
        marks,
        words,
        person: named.as_ref().and(actor.person_id()),
        name: named,
    };
    match round::send(&ctx.app.db, &link, &answer).await {
        Ok(()) => over(&ctx, link.place, "thanks"),
        Err(db::Error::Missing) => over(&ctx, link.place, "used"),
        Err(e) => Err(e.into()),
    }
}
