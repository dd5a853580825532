//! Plans for bringing in peer roles: when each task can begin, what decides the end, and what to be warned of.
//!
//! Owns the open page on which anyone answers ten statements and leaves with a dated plan, and the reckoning behind every
//! plan. Not here: who answers for an organization (`rounds`), and any number about a person.

mod asked;
pub mod export;
pub mod first;
pub(crate) mod gantt;
mod open;
pub mod schedule;
pub mod timing;
pub mod workdays;

use axum::Router;
use axum::routing::{get, post};

use crate::web::Shared;

pub(crate) const ROUTES: [(&str, &str); 3] = [
    ("GET", "/readiness/timeline"),
    ("POST", "/readiness/timeline"),
    ("POST", "/readiness/timeline/file"),
];

pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route("/readiness/timeline", get(open::new).post(open::create))
        .route("/readiness/timeline/file", post(open::file))
}
