//! Who may see what a person keeps: shares with people and hats, addresses to hand out, what others see, and who looked.
//!
//! Sharing only writes down what the person wants; whether somebody gets in is decided by `permission` on each request,
//! so that taking back holds at the next one. Deliberately not here: sharing by anybody but the person themselves.

pub(crate) mod addresses;
mod looks;
mod opened;
pub(crate) mod seen;
pub(crate) mod share;
mod shares;
mod summary;
pub(crate) mod voices;
pub(crate) use shares::absolute;

use axum::Router;
use axum::middleware;
use axum::routing::{get, post};

use crate::portfolio::kinds::Kind;
use crate::web::{Shared, no_store};

pub(crate) const ROUTES: [(&str, &str); 13] = [
    ("GET", "/me/sharing"),
    ("POST", "/me/sharing"),
    ("POST", "/me/sharing/{id}/withdrawal"),
    ("POST", "/me/sharing/addresses"),
    ("POST", "/me/sharing/addresses/{id}/withdrawal"),
    ("GET", "/me/looks"),
    ("GET", "/people/{id}/portfolio"),
    ("POST", "/people/{id}/voices"),
    ("POST", "/people/{id}/voices/{voice}/withdrawal"),
    ("GET", "/shared/{token}"),
    ("GET", "/me/portfolio/summary/{file}"),
    ("GET", "/people/{id}/portfolio/{file}"),
    ("GET", "/shared/{token}/{file}"),
];

pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route("/me/sharing", get(shares::show).post(shares::create))
        .route("/me/sharing/{id}/withdrawal", post(shares::withdraw))
        .route("/me/sharing/addresses", post(shares::address))
        .route(
            "/me/sharing/addresses/{id}/withdrawal",
            post(shares::withdraw_address),
        )
        .route("/me/looks", get(looks::show))
        .route("/people/{id}/portfolio", get(seen::show))
        .route("/people/{id}/voices", post(voices::create))
        .route(
            "/people/{id}/voices/{voice}/withdrawal",
            post(voices::withdraw),
        )
        .route("/shared/{token}", get(opened::show))
        .route("/me/portfolio/summary/{file}", get(summary::own_file))
        .route("/people/{id}/portfolio/{file}", get(summary::shared_file))
        .route("/shared/{token}/{file}", get(summary::opened_file))
        .layer(middleware::map_response(async |r| no_store(r)))
}

/// The part that lets somebody add their voice.
pub(crate) const INVITATION: &str = "invitation/voices";
/// What others wrote about a person's items at their wish.
pub(crate) const VOICES: &str = "portfolio/voices";
/// That the person works from lived experience, for a track; no words.
pub(crate) const ATTESTED: &str = "lived-experience/attested";
/// The words of it.
pub(crate) const ATTESTED_WORDS: &str = "lived-experience/words";

/// The parts that people share, in the order of the page. Sharing `portfolio` shares all that begins with it.
pub(crate) const PARTS: &[&str] = &[
    "portfolio",
    "portfolio/experience",
    "portfolio/trainings",
    "portfolio/credentials",
    "portfolio/agreements",
    "portfolio/items",
    "portfolio/mastery",
    "portfolio/exceptions",
    "portfolio/goals",
    VOICES,
    "reflections",
    ATTESTED,
    ATTESTED_WORDS,
    INVITATION,
];

/// The key of a part's words.
pub(crate) fn part_key(part: &str) -> String {
    format!("part-{}", part.replace('/', "-"))
}

/// The kinds of lines that a part opens.
pub(crate) fn kinds_of(part: &str) -> Vec<Kind> {
    let below = |k: &&Kind| {
        k.part()
            .strip_prefix(part)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    Kind::ALL.iter().filter(below).copied().collect()
}
