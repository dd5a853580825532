//! What am I missing? A portfolio against any stage and track, without an account; nothing is kept.

pub(crate) mod demo;

use axum::Router;

use crate::web::Shared;

pub(crate) const ROUTES: [(&str, &str); 0] = [];

pub(crate) fn router() -> Router<Shared> {
    Router::new()
}
