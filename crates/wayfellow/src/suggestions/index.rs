//! Suggestions: all of them to those who look after the library, and to everyone else their own.

use askama::Template;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, Query};
use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

use super::place;
use super::suggestion::{self, ON_A_PAGE, STATES, Suggestion};
use crate::actor::Actor;
use crate::db::Entry;
use crate::permission::Action;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form, see_other};

/// Most characters of an answer.
const LONGEST: usize = 5_000;

#[derive(Template)]
#[template(path = "suggestions/index.html")]
struct Index {
    page: Page,
    /// Whether the one who looks answers suggestions.
    answers: bool,
    suggestions: Vec<Suggestion>,
    number: i64,
    further: bool,
    /// The suggestion whose answer was refused, and what was typed.
    refused: Option<(Uuid, Typed)>,
}

impl Index {
    fn states(&self) -> [&'static str; 3] {
        STATES
    }

    fn typed(&self, suggestion: &Suggestion) -> Option<&Typed> {
        let (id, typed) = self.refused.as_ref()?;
        (*id == suggestion.id).then_some(typed)
    }

    fn words(&self, suggestion: &Suggestion) -> &str {
        self.typed(suggestion).map_or("", |t| t.words.as_str())
    }
}

/// Which page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Which {
    page: String,
}

async fn page(
    ctx: &Ctx,
    actor: &Actor,
    which: &Which,
    refused: Option<(Uuid, Typed)>,
) -> Result<Response> {
    let place = place(actor, Action::Add)?;
    let answers = super::place(actor, Action::Read).is_ok();
    let number = which.page.parse::<i64>().unwrap_or(1).clamp(1, 100_000);
    let skip = (number - 1) * ON_A_PAGE;
    let db = &ctx.app.db;
    let mut suggestions = match actor.person_id() {
        _ if answers => {
            db.looked(actor, vec![Entry::new("look", "suggestion")])
                .await?;
            suggestion::all(db, place, skip).await?
        }
        Some(person) => suggestion::of_person(db, place, person, skip).await?,
        None => Vec::new(),
    };
    let on_a_page = usize::try_from(ON_A_PAGE).unwrap_or(0);
    let further = suggestions.len() > on_a_page;
    suggestions.truncate(on_a_page);
    ctx.render(&Index {
        page: ctx.page(Section::Other, "suggestions-title"),
        answers,
        suggestions,
        number,
        further,
        refused,
    })
}

/// `GET /suggestions`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Query(which): Query<Which>,
) -> Result<Response> {
    page(&ctx, &actor, &which, None).await
}

/// What was typed as an answer.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    state: String,
    words: String,
}

/// `POST /suggestions/{id}/answers`.
pub(super) async fn answer(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
    form: std::result::Result<Form<Typed>, FormRejection>,
) -> Result<Response> {
    let place = place(&actor, Action::Change)?;
    let id: Uuid = id.parse().map_err(|_| Error::not_found())?;
    let Form(mut typed) = form.map_err(Error::unreadable)?;
    typed.words = typed.words.trim().replace('\0', "");
    let known = STATES.contains(&typed.state.as_str());
    // Whoever took the time to suggest something hears why it is not taken.
    let silent = typed.words.is_empty() && typed.state == "declined";
    if !known || silent || typed.words.chars().count() > LONGEST {
        return refused_form(page(&ctx, &actor, &Which::default(), Some((id, typed))).await);
    }
    let (state, words) = (&typed.state, &typed.words);
    suggestion::answer(&ctx.app.db, &actor, place, id, state, words).await?;
    Ok(see_other(&format!("/suggestions#s-{id}")))
}
