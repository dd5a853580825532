//! Job descriptions of an organization, for any position: drafts, versions, looks, publication, import and export.
//!
//! The five parts are `documents::description`; what the checker says about them is shown beside them and stops nobody.
//! Not here: what there is to read about hiring (`hiring`), who holds a position (`positions`), applicants.

pub(crate) mod description;
mod difference;
mod duties;
mod edit;
mod exchange;
mod findings;
pub(crate) mod followed;
mod form;
mod index;
pub(crate) mod pay;
mod show;
mod versions;

use axum::Router;
use axum::routing::{get, post};
use uuid::Uuid;

use crate::actor::Actor;
use crate::permission::{Action, Resource, may};
use crate::web::{Error, Result, Shared};

pub(crate) const ROUTES: [(&str, &str); 21] = [
    ("GET", "/descriptions"),
    ("POST", "/descriptions"),
    ("GET", "/descriptions/new"),
    ("POST", "/descriptions/findings"),
    ("GET", "/descriptions/import"),
    ("POST", "/descriptions/import"),
    ("GET", "/descriptions/{id}"),
    ("GET", "/descriptions/{id}/draft"),
    ("POST", "/descriptions/{id}/draft"),
    ("GET", "/descriptions/{id}/duties"),
    ("POST", "/descriptions/{id}/duties"),
    ("GET", "/descriptions/{id}/versions/{number}"),
    ("POST", "/descriptions/{id}/versions"),
    ("POST", "/descriptions/{id}/versions/{number}/looks"),
    ("POST", "/descriptions/{id}/versions/{number}/publication"),
    ("GET", "/descriptions/{id}/versions/{number}/{file}"),
    ("GET", "/descriptions/{id}/difference"),
    ("POST", "/descriptions/{id}/positions"),
    ("GET", "/descriptions/{id}/pay"),
    ("POST", "/descriptions/{id}/pay"),
    ("POST", "/descriptions/{id}/pay/comparisons"),
];

pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route("/descriptions", get(index::show).post(edit::create))
        .route("/descriptions/new", get(edit::new))
        .route("/descriptions/findings", post(findings::create))
        .route(
            "/descriptions/import",
            get(exchange::new).post(exchange::create),
        )
        .route("/descriptions/{id}", get(show::show))
        .route(
            "/descriptions/{id}/draft",
            get(edit::edit).post(edit::update),
        )
        .route(
            "/descriptions/{id}/duties",
            get(duties::edit).post(duties::update),
        )
        .route("/descriptions/{id}/versions", post(versions::create))
        .route("/descriptions/{id}/versions/{number}", get(versions::show))
        .route(
            "/descriptions/{id}/versions/{number}/looks",
            post(versions::look),
        )
        .route(
            "/descriptions/{id}/versions/{number}/publication",
            post(versions::publish),
        )
        .route(
            "/descriptions/{id}/versions/{number}/{file}",
            get(exchange::show),
        )
        .route("/descriptions/{id}/difference", get(difference::show))
        .route("/descriptions/{id}/positions", post(followed::create))
        .route("/descriptions/{id}/pay", get(pay::show).post(pay::create))
        .route("/descriptions/{id}/pay/comparisons", post(pay::compare))
}

fn here(actor: &Actor, kind: &'static str) -> Result<(Uuid, Resource)> {
    let place = actor.organization.ok_or_else(Error::not_found)?;
    Ok((place, Resource::new(kind).of_organization(place)))
}

/// The organization, when this person reads its published descriptions.
fn reads(actor: &Actor) -> Result<Uuid> {
    let (place, resource) = here(actor, "description")?;
    may(actor, Action::Read, &resource)?;
    Ok(place)
}

/// The organization, when this person writes its descriptions.
fn writes(actor: &Actor) -> Result<Uuid> {
    let (place, resource) = here(actor, "description-draft")?;
    may(actor, Action::Change, &resource)?;
    Ok(place)
}

/// The organization, when this person looks at versions before they are published.
fn looks(actor: &Actor) -> Result<Uuid> {
    let (place, resource) = here(actor, "description-look")?;
    may(actor, Action::Read, &resource)?;
    Ok(place)
}

fn id(text: &str) -> Result<Uuid> {
    text.parse().map_err(|_| Error::not_found())
}
