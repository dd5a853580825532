//! Groundwork: foundation and policies, point by point, with who looks after each, what shows it, and how it stands.
//!
//! Owns the checklist, who stands behind peer roles, champions, the log of tensions, and the decision on hiring people who
//! also use services here. Not here: anything about a person who uses services, or about whether anybody does; the plan
//! (`plans`) and what people think (`rounds`).

mod champions;
pub(crate) mod demo;
mod everything;
mod file;
mod note;
mod overview;
mod part;
mod subcontract;

use axum::Router;
use axum::routing::{get, post};
use uuid::Uuid;

pub(crate) use note::members;

use crate::actor::Actor;
use crate::permission::{Action, Resource, may};
use crate::web::{Error, Result, Shared};

pub(crate) const ROUTES: [(&str, &str); 9] = [
    ("GET", "/groundwork"),
    ("GET", "/groundwork/{point}"),
    ("POST", "/groundwork/{point}"),
    ("GET", "/groundwork/file/{format}"),
    ("GET", "/groundwork/champions"),
    ("POST", "/groundwork/champions"),
    ("POST", "/groundwork/champions/{id}/end"),
    ("GET", "/groundwork/subcontract"),
    ("POST", "/groundwork/subcontract"),
];

pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route("/groundwork", get(overview::show))
        .route("/groundwork/{point}", get(part::show).post(part::create))
        .route("/groundwork/file/{format}", get(file::show))
        .route(
            "/groundwork/champions",
            get(part::champions).post(champions::create),
        )
        .route("/groundwork/champions/{id}/end", post(champions::end))
        .route(
            "/groundwork/subcontract",
            get(subcontract::show).post(subcontract::create),
        )
}

/// The organization with whose groundwork the actor may do this.
fn place(actor: &Actor, action: Action) -> Result<Uuid> {
    let place = actor.organization.ok_or_else(Error::not_found)?;
    let resource = Resource::new("readiness-plan").of_organization(place);
    may(actor, action, &resource)?;
    Ok(place)
}
