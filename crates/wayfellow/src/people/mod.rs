//! People from a list: a spreadsheet is tried, shows what it would do, and is brought in; whoever comes in that way gets
//! no account, but waits for an invitation that somebody sends.
//!
//! Not here: hats and supervision one by one (`organizations`), posts (`positions`), and anything that people keep
//! themselves.

mod apply;
pub(crate) mod bring;
mod import;
mod known;
pub(crate) mod line;
pub(crate) mod newcomer;
mod newcomers;
pub(crate) mod plan;
mod show;
mod start;
pub(crate) mod table;
mod template;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use crate::web::Shared;

pub(crate) const ROUTES: [(&str, &str); 9] = [
    ("GET", "/organization/import"),
    ("POST", "/organization/import"),
    ("GET", "/organization/import/{template}"),
    ("GET", "/organization/imports/{import}"),
    ("GET", "/organization/imports/{import}/lines"),
    ("POST", "/organization/imports/{import}/start"),
    ("POST", "/organization/imports/{import}/end"),
    ("GET", "/organization/newcomers"),
    ("POST", "/organization/newcomers"),
];

/// Room for the rest of the form beside the file.
const ENVELOPE: usize = 64 * 1024;

pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route(
            "/organization/import",
            get(start::show)
                .post(start::create)
                .layer(DefaultBodyLimit::max(table::LARGEST_FILE + ENVELOPE)),
        )
        .route("/organization/import/{template}", get(template::show))
        .route("/organization/imports/{import}", get(show::show))
        .route("/organization/imports/{import}/lines", get(show::lines))
        .route("/organization/imports/{import}/start", post(show::start))
        .route("/organization/imports/{import}/end", post(show::end))
        .route(
            "/organization/newcomers",
            get(newcomers::show).post(newcomers::create),
        )
}
