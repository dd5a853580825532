//! Applications for open positions: what an applicant sent, how it stands, and how long that is kept.
//!
//! An applicant needs no account; a secret address is theirs. Not here: the ad (`openings`), questions of a panel, and
//! anything that would rank one applicant over another. Never kept: disability, history of treatment, age. What somebody
//! needs to be different while they apply is in a compartment of its own. How they describe themself by choice is kept
//! apart from their application, and only counted.

mod accommodation;
pub mod application;
mod apply;
pub(crate) mod demo;
mod document;
pub mod figures;
pub mod group;
pub mod import;
mod letter;
mod list;
pub(crate) mod needs;
mod own;
pub mod retention;
pub mod rule;
mod rules;
mod selection;
mod self_description;
mod show;
pub mod tag;
pub mod tally;
pub mod ticket;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use crate::web::Shared;

pub(crate) const ROUTES: [(&str, &str); 24] = [
    ("GET", "/openings/{id}/application"),
    ("POST", "/openings/{id}/application"),
    ("GET", "/openings/{id}/applications"),
    ("POST", "/openings/{id}/applications"),
    ("GET", "/openings/{id}/applications/file"),
    ("GET", "/openings/{id}/applications/{application}"),
    ("POST", "/openings/{id}/applications/{application}/status"),
    ("POST", "/openings/{id}/applications/{application}/letters"),
    (
        "GET",
        "/openings/{id}/applications/{application}/documents/{document}",
    ),
    ("GET", "/application/{token}"),
    ("GET", "/application/{token}/another"),
    ("GET", "/application/{token}/file"),
    ("POST", "/application/{token}/accommodation"),
    ("POST", "/application/{token}/documents"),
    ("GET", "/application/{token}/documents/{document}"),
    (
        "POST",
        "/application/{token}/documents/{document}/withdrawal",
    ),
    ("POST", "/application/{token}/withdrawal"),
    ("POST", "/application/{token}/erasure"),
    ("GET", "/application/{token}/self-description"),
    ("POST", "/application/{token}/self-description"),
    ("GET", "/organization/hiring"),
    ("POST", "/organization/hiring"),
    ("GET", "/organization/hiring/figures"),
    ("GET", "/organization/accommodations"),
];

/// The largest list, with the rest of its form.
const LARGEST_LIST: usize = 8 * 1024 * 1024;

pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route(
            "/openings/{id}/application",
            get(apply::new).post(apply::create),
        )
        .route(
            "/openings/{id}/applications",
            get(list::show)
                .post(import::create)
                .layer(DefaultBodyLimit::max(LARGEST_LIST)),
        )
        .route("/openings/{id}/applications/file", get(list::file))
        .route("/openings/{id}/applications/{application}", get(show::show))
        .route(
            "/openings/{id}/applications/{application}/status",
            post(show::decide),
        )
        .route(
            "/openings/{id}/applications/{application}/letters",
            post(show::write),
        )
        .route(
            "/openings/{id}/applications/{application}/documents/{document}",
            get(show::document),
        )
        .route("/application/{token}", get(own::show))
        .route("/application/{token}/another", get(apply::another))
        .route("/application/{token}/file", get(own::file))
        .route("/application/{token}/accommodation", post(own::ask))
        .route("/application/{token}/documents", post(document::create))
        .route(
            "/application/{token}/documents/{document}",
            get(document::show),
        )
        .route(
            "/application/{token}/documents/{document}/withdrawal",
            post(document::withdraw),
        )
        .route("/application/{token}/withdrawal", post(own::withdraw))
        .route("/application/{token}/erasure", post(own::erase))
        .route(
            "/application/{token}/self-description",
            get(self_description::show).post(self_description::update),
        )
        .route("/organization/hiring/figures", get(selection::show))
        .route("/organization/hiring", get(rules::show).post(rules::update))
        .route("/organization/accommodations", get(accommodation::show))
}
