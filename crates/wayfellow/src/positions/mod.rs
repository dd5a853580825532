//! Positions: the posts of an organization, and who holds which since when.
//!
//! A position may be illustrated by a role of the ladder and is free to differ from it. Not here: job descriptions and
//! hiring, and what a person keeps about their own work (`portfolio`).

mod draft;
mod form;
mod list;
mod placement;
pub(crate) mod position;
mod show;

use axum::Router;
use axum::routing::{get, post};

use crate::web::Shared;

pub(crate) const ROUTES: [(&str, &str); 9] = [
    ("GET", "/organization/positions"),
    ("POST", "/organization/positions"),
    ("GET", "/organization/positions/new"),
    ("GET", "/organization/positions/{position}"),
    ("POST", "/organization/positions/{position}"),
    ("GET", "/organization/positions/{position}/edit"),
    ("POST", "/organization/positions/{position}/end"),
    ("POST", "/organization/positions/{position}/placements"),
    ("POST", "/organization/placements/{placement}/end"),
];

pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route(
            "/organization/positions",
            get(list::show).post(form::create),
        )
        .route("/organization/positions/new", get(form::new))
        .route(
            "/organization/positions/{position}",
            get(show::show).post(form::update),
        )
        .route("/organization/positions/{position}/edit", get(form::edit))
        .route("/organization/positions/{position}/end", post(show::end))
        .route(
            "/organization/positions/{position}/placements",
            post(placement::create),
        )
        .route(
            "/organization/placements/{placement}/end",
            post(placement::end),
        )
}
