//! The library: the published documents to read, search and check against their sources.
//!
//! Owns a document as a whole, the lists (competencies, values, code of ethics, glossary, centres), the page of a single item, the search over
//! everything, and how the documents disagree. Not here: the ladder with its roles and trainings (`ladder`).

mod document;
pub(crate) mod files;
mod index;
pub(crate) mod item;
pub(crate) mod listing;
pub(crate) mod lists;
mod search;
mod tensions;

use axum::Router;
use axum::routing::get;

use crate::web::Shared;

pub(crate) const ROUTES: [(&str, &str); 10] = [
    ("GET", "/library"),
    ("GET", "/library/{name}"),
    ("GET", "/competencies"),
    ("GET", "/values"),
    ("GET", "/ethics"),
    ("GET", "/glossary"),
    ("GET", "/centers"),
    ("GET", "/items/{slug}/{code}"),
    ("GET", "/search"),
    ("GET", "/tensions"),
];

pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route("/library", get(index::show))
        .route("/library/{name}", get(document::show))
        .route("/competencies", get(lists::competencies))
        .route("/values", get(lists::values))
        .route("/ethics", get(lists::ethics))
        .route("/glossary", get(lists::glossary))
        .route("/centers", get(lists::centers))
        .route("/items/{slug}/{code}", get(item::show))
        .route("/search", get(search::show))
        .route("/tensions", get(tensions::show))
}
