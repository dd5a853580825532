//! What a person keeps about themselves: the lines of their portfolio, and the pages on which they write, correct and
//! withdraw them.
//!
//! It is theirs: they alone write it, and nobody sees a part of it unless they share it (`sharing`). Deliberately not
//! here: anything about people who receive support, a diagnosis or treatment of anyone, a score, a rank, a total.

pub(crate) mod attachment;
pub(crate) mod attestation;
pub(crate) mod calendar;
pub(crate) mod demo;
pub(crate) mod draft;
mod entries;
mod entry;
pub(crate) mod everything;
mod export;
pub(crate) mod file;
mod form;
pub(crate) mod items;
pub(crate) mod kinds;
mod leave;
mod lived_experience;
pub(crate) mod overview;
pub(crate) mod record;
pub(crate) mod reminder_letters;
pub(crate) mod reminders;
pub(crate) mod view;

pub use reminder_letters::remind;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use axum::routing::{get, post};
use uuid::Uuid;

use crate::actor::Actor;
use crate::permission::{Action, Resource, may};
use crate::web::{Error, Result, Shared, no_store};

pub(crate) const ROUTES: [(&str, &str); 24] = [
    ("GET", "/me"),
    ("GET", "/me/portfolio"),
    ("GET", "/me/portfolio/file"),
    ("POST", "/me/portfolio/file"),
    ("GET", "/me/portfolio/{kind}"),
    ("POST", "/me/portfolio/{kind}"),
    ("GET", "/me/portfolio/{kind}/new"),
    ("GET", "/me/portfolio/{kind}/{id}"),
    ("POST", "/me/portfolio/{kind}/{id}"),
    ("GET", "/me/portfolio/{kind}/{id}/correction"),
    ("POST", "/me/portfolio/{kind}/{id}/withdrawal"),
    ("POST", "/me/portfolio/{kind}/{id}/attachments"),
    ("GET", "/me/attachments/{id}"),
    ("POST", "/me/attachments/{id}/withdrawal"),
    ("GET", "/me/everything"),
    ("GET", "/me/everything/file"),
    ("POST", "/me/departure"),
    ("GET", "/me/calendar"),
    ("POST", "/me/calendar"),
    ("GET", "/calendar/{token}"),
    ("POST", "/me/reminders"),
    ("GET", "/me/lived-experience"),
    ("POST", "/me/lived-experience"),
    ("POST", "/me/lived-experience/{id}/withdrawal"),
];

pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route("/me", get(overview::show))
        .route("/me/portfolio", get(export::show))
        .route("/me/portfolio/file", get(export::file).post(export::bring))
        .route(
            "/me/portfolio/{kind}",
            get(entries::show).post(form::create),
        )
        .route("/me/portfolio/{kind}/new", get(form::new))
        .route(
            "/me/portfolio/{kind}/{id}",
            get(entry::show).post(form::update),
        )
        .route("/me/portfolio/{kind}/{id}/correction", get(form::edit))
        .route(
            "/me/portfolio/{kind}/{id}/withdrawal",
            post(entry::withdraw),
        )
        .route(
            "/me/lived-experience",
            get(lived_experience::show).post(lived_experience::create),
        )
        .route(
            "/me/lived-experience/{id}/withdrawal",
            post(lived_experience::withdraw),
        )
        .route(
            "/me/portfolio/{kind}/{id}/attachments",
            post(attachment::create).layer(DefaultBodyLimit::max(
                // With what a form puts around a file.
                attachment::LARGEST * attachment::MEGABYTE + 64 * 1024,
            )),
        )
        .route("/me/attachments/{id}", get(attachment::show))
        .route(
            "/me/attachments/{id}/withdrawal",
            post(attachment::withdraw),
        )
        .route("/me/everything", get(everything::show))
        .route("/me/everything/file", get(everything::take))
        .route("/me/departure", post(leave::create))
        .route("/me/calendar", get(calendar::show).post(calendar::create))
        .route("/calendar/{token}", get(calendar::feed))
        .route("/me/reminders", post(reminder_letters::update))
        .layer(middleware::map_response(async |r| no_store(r)))
}

/// The person who acts, when they may do this with this part of their own records.
pub(crate) fn own(actor: &Actor, action: Action, part: &str) -> Result<Uuid> {
    let person = actor.person_id().ok_or_else(Error::not_found)?;
    let resource = Resource::new("portfolio").kept_by(person).part(part);
    may(actor, action, &resource)?;
    Ok(person)
}
