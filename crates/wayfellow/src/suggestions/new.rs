//! The form on which somebody suggests an edit of a page.

use askama::Template;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Query};
use axum::response::Response;
use serde::Deserialize;

use super::{place, suggestion};
use crate::actor::Actor;
use crate::permission::Action;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, is_own_path, refused_form, see_other};

/// Most characters of what is suggested, of the reason, and of an address.
const LONGEST: usize = 5_000;
const LONGEST_ADDRESS: usize = 500;

/// What the form holds.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    about: String,
    words: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "suggestions/new.html")]
struct New {
    page: Page,
    typed: Typed,
    problems: Vec<(&'static str, &'static str)>,
}

fn page(
    ctx: &Ctx,
    actor: &Actor,
    typed: Typed,
    problems: Vec<(&'static str, &'static str)>,
) -> Result<Response> {
    place(actor, Action::Add)?;
    ctx.render(&New {
        page: ctx.page(Section::Other, "suggest-title"),
        typed,
        problems,
    })
}

/// `GET /suggestions/new`, with `?about=` for the page it is about.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Query(typed): Query<Typed>,
) -> Result<Response> {
    page(&ctx, &actor, typed, Vec::new())
}

/// `POST /suggestions`.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    form: std::result::Result<Form<Typed>, FormRejection>,
) -> Result<Response> {
    let place = place(&actor, Action::Add)?;
    let Form(mut typed) = form.map_err(Error::unreadable)?;
    for field in [&mut typed.about, &mut typed.words, &mut typed.reason] {
        *field = field.trim().replace('\0', "");
    }
    let mut problems = Vec::new();
    // An address of this place only: a suggestion leads nobody elsewhere.
    let own = is_own_path(&typed.about) && !typed.about.contains(char::is_whitespace);
    if !own || typed.about.chars().count() > LONGEST_ADDRESS {
        problems.push(("about", "suggest-about-refused"));
    }
    let fits = |text: &str| text.chars().count() <= LONGEST;
    if typed.words.is_empty() || !fits(&typed.words) {
        problems.push(("words", "suggest-words-refused"));
    }
    if !fits(&typed.reason) {
        problems.push(("reason", "suggest-reason-refused"));
    }
    if !problems.is_empty() {
        return refused_form(page(&ctx, &actor, typed, problems));
    }
    let Typed {
        about,
        words,
        reason,
    } = &typed;
    suggestion::add(&ctx.app.db, &actor, place, about, words, reason).await?;
    Ok(see_other("/suggestions"))
}
