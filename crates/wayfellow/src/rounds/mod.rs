//! Rounds: the same questions to many people in an organization, by link, and what came out by seat.
//!
//! Owns opening and closing a round, its links, the page on which people answer, the results, the climate survey with its
//! themes, and measures from elsewhere. Who answered what is not kept, and fewer than five answers are never shown apart.
//! Not here: plans (`plans`).

mod answer;
mod begin;
pub mod climate;
pub(crate) mod demo;
mod draft;
mod file;
mod grid;
mod measure;
pub mod points;
pub mod results;
mod round;
mod sealing;
pub mod sheet;
mod show;
mod themes;
mod words;

use axum::Router;
use axum::routing::{get, post};
use uuid::Uuid;

pub(crate) use measure::taken_along as measures_taken_along;
pub(crate) use round::{last_asked, of_organization, outcome, random_id, random_place};
pub(crate) use show::{InShort, in_short};

use crate::actor::Actor;
use crate::permission::{Action, Resource, may};
use crate::web::{Error, Result, Shared};

pub(crate) const ROUTES: [(&str, &str); 13] = [
    ("GET", "/rounds"),
    ("POST", "/rounds"),
    ("GET", "/rounds/{id}"),
    ("POST", "/rounds/{id}/links"),
    ("POST", "/rounds/{id}/end"),
    ("POST", "/rounds/{id}/own"),
    ("GET", "/rounds/{id}/words/{question}"),
    ("GET", "/rounds/{id}/themes"),
    ("POST", "/rounds/{id}/themes"),
    ("POST", "/rounds/measures"),
    ("GET", "/rounds/{id}/file/{format}"),
    ("GET", "/answers/{token}"),
    ("POST", "/answers/{token}"),
];

pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route("/rounds", get(begin::show).post(begin::create))
        .route("/rounds/{id}", get(show::show))
        .route("/rounds/{id}/links", post(show::links))
        .route("/rounds/{id}/end", post(show::end))
        .route("/rounds/{id}/own", post(show::own))
        .route(
            "/rounds/{id}/themes",
            get(themes::show).post(themes::create),
        )
        .route("/rounds/{id}/words/{question}", get(words::show))
        .route("/rounds/measures", post(measure::create))
        .route("/rounds/{id}/file/{format}", get(file::show))
        .route("/answers/{token}", get(answer::show).post(answer::create))
}

/// The organization whose rounds the actor may do this with.
fn place(actor: &Actor, action: Action) -> Result<Uuid> {
    let place = actor.organization.ok_or_else(Error::not_found)?;
    let resource = Resource::new("readiness-round").of_organization(place);
    may(actor, action, &resource)?;
    Ok(place)
}
