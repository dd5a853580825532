//! The ladder: the trail map, a stage, a cell of the chart, the roles and the trainings.
//!
//! What applies where is computed by the `frameworks` crate; this folder shows it. Nothing here ranks anyone.

mod cell;
mod map;
mod roles;
mod stage;
pub(crate) mod trail;
mod trainings;

use axum::Router;
use axum::routing::get;

use crate::web::Shared;

pub(crate) const ROUTES: [(&str, &str); 5] = [
    ("GET", "/ladder"),
    ("GET", "/ladder/{stage}"),
    ("GET", "/ladder/{stage}/{column}"),
    ("GET", "/roles"),
    ("GET", "/trainings"),
];

/// Name of the framework that holds the ladder.
pub(crate) const LADDER: &str = "ma-2014";

pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route("/ladder", get(map::show))
        .route("/ladder/{stage}", get(stage::show))
        .route("/ladder/{stage}/{column}", get(cell::show))
        .route("/roles", get(roles::show))
        .route("/trainings", get(trainings::show))
}
