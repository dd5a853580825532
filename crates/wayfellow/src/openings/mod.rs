//! Open positions: the ad made from a description, its public page with data for search engines, a feed, and where it
//! was posted.
//!
//! Not here: the description itself (`roles`), what there is to read about ads (`hiring`), and who applied
//! (`applications`).

mod currency;
pub mod days;
mod form;
pub(crate) mod opening;
mod page;
mod posting;

use axum::Router;
use axum::routing::{get, post};

use crate::web::Shared;

pub(crate) const ROUTES: [(&str, &str); 7] = [
    ("GET", "/openings"),
    ("GET", "/openings/feed"),
    ("GET", "/openings/{id}"),
    ("GET", "/descriptions/{id}/openings"),
    ("POST", "/descriptions/{id}/openings"),
    ("POST", "/openings/{id}/end"),
    ("POST", "/openings/{id}/postings"),
];

pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route("/openings", get(page::index))
        .route("/openings/feed", get(page::feed))
        .route("/openings/{id}", get(page::show))
        .route(
            "/descriptions/{id}/openings",
            get(form::new).post(form::create),
        )
        .route("/openings/{id}/end", post(posting::end))
        .route("/openings/{id}/postings", post(posting::create))
}
