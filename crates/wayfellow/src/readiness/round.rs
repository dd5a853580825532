//! Myth or fact: one statement after the other, and after each answer what is true and why.
//!
//! Nothing is kept and nothing is counted: the round is for learning, and nobody is rated.

use askama::Template;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Query};
use axum::response::Response;
use frameworks::{Misconception, MythOrFact};
use serde::Deserialize;

use super::Foot;
use crate::web::{Ctx, Error, Page, Result, Section};

#[derive(Template)]
#[template(path = "readiness/round.html")]
struct Round {
    page: Page,
    /// Place in the round, from 1.
    n: usize,
    total: usize,
    misconception: &'static Misconception,
    statement: &'static str,
    told: Option<Told>,
}

/// What is told after an answer.
struct Told {
    right: bool,
    /// What the statement is.
    is: &'static str,
    foot: Foot,
}

#[derive(Deserialize)]
pub(super) struct Place {
    #[serde(default)]
    n: String,
}

#[derive(Deserialize)]
pub(super) struct Answer {
    #[serde(default)]
    n: String,
    #[serde(default)]
    answer: String,
}

/// `GET /misconceptions/round`, with `?n=3` for the third statement.
pub(super) async fn new(ctx: Ctx, Query(place): Query<Place>) -> Result<Response> {
    let n = if place.n.is_empty() {
        "1"
    } else {
        place.n.as_str()
    };
    show(&ctx, n, None)
}

/// `POST /misconceptions/round`.
pub(super) async fn create(
    ctx: Ctx,
    form: std::result::Result<Form<Answer>, FormRejection>,
) -> Result<Response> {
    let Form(sent) = form.map_err(Error::unreadable)?;
    let answer = [MythOrFact::Myth, MythOrFact::Fact]
        .into_iter()
        .find(|a| a.as_str() == sent.answer)
        .ok_or_else(|| Error::bad_request("round-no-answer"))?;
    show(&ctx, &sent.n, Some(answer))
}

fn show(ctx: &Ctx, n: &str, answer: Option<MythOrFact>) -> Result<Response> {
    let lessons = ctx.app.lessons;
    let n: usize = n.parse().map_err(|_| Error::not_found())?;
    let misconception = n
        .checked_sub(1)
        .and_then(|i| lessons.misconceptions.get(i))
        .ok_or_else(Error::not_found)?;
    let told = answer.map(|answer| Told {
        right: answer == misconception.ask,
        is: misconception.ask.as_str(),
        foot: Foot::new(
            lessons,
            ctx.app.library,
            &misconception.cite,
            misconception.note.as_deref(),
            &misconception.see,
        ),
    });
    ctx.render(&Round {
        page: ctx.page(Section::Library, "round-title"),
        n,
        total: lessons.misconceptions.len(),
        misconception,
        statement: match misconception.ask {
            MythOrFact::Myth => &misconception.label,
            MythOrFact::Fact => &misconception.fact,
        },
        told,
    })
}
