//! What am I missing? A portfolio against any stage and track, without an account.
//!
//! Owns the open page, the portfolio file that people take along and bring back, and the demo's cast. Nothing is kept
//! on the server: what was entered travels in the form itself. The page of a signed-in person asks their own portfolio
//! instead. What follows from a portfolio is computed by `frameworks`.

pub(crate) mod demo;
mod file;
mod form;
mod mine;
mod missing;
pub(crate) mod plan;
mod result;
mod row;
pub(crate) use file::first_file;
pub(crate) use form::Sent;
pub(crate) use missing::today;
pub(crate) use row::Rows;

use axum::Router;
use axum::routing::{get, post};

use crate::web::Shared;

pub(crate) const ROUTES: [(&str, &str); 6] = [
    ("GET", "/missing"),
    ("POST", "/missing"),
    ("POST", "/missing/file"),
    ("POST", "/missing/open"),
    ("GET", "/me/missing"),
    ("POST", "/me/missing"),
];

pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route("/missing", get(missing::show).post(missing::create))
        .route("/missing/file", post(file::create))
        .route("/missing/open", post(file::open))
        .route("/me/missing", get(mine::show).post(mine::create))
}
