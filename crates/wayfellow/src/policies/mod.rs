//! Policies: a register of the documents that hold for those who work in an organization, read by the role checker.
//!
//! Owns the documents, what is said of one that binds peer roles alone, the guidance on accommodations and benefits, and
//! the page on who supervises whom in a peer role. There is no kind of policy for peer roles only, and no word about
//! anyone's benefits or health. Not here: the ten questions of the checklist (`groundwork`).

pub mod alone;
pub(crate) mod demo;
mod document;
mod form;
mod guidance;
mod index;
mod show;
mod supervision;

use axum::Router;
use axum::routing::{get, post};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::actor::Actor;
use crate::db::{self, Db};
use crate::permission::{Action, Resource, may};
use crate::web::{Error, Result, Shared};

pub(crate) const ROUTES: [(&str, &str); 10] = [
    ("GET", "/policies"),
    ("POST", "/policies"),
    ("GET", "/policies/new"),
    ("POST", "/policies/file"),
    ("GET", "/policies/guidance"),
    ("GET", "/policies/supervision"),
    ("POST", "/policies/supervision/{position}"),
    ("GET", "/policies/{id}"),
    ("POST", "/policies/{id}"),
    ("POST", "/policies/{id}/withdrawal"),
];

pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route("/policies", get(index::show).post(form::create))
        .route("/policies/new", get(form::new))
        .route("/policies/file", post(form::file))
        .route("/policies/guidance", get(guidance::show))
        .route("/policies/supervision", get(supervision::show))
        .route(
            "/policies/supervision/{position}",
            post(supervision::create),
        )
        .route("/policies/{id}", get(show::show).post(form::update))
        .route("/policies/{id}/withdrawal", post(form::withdraw))
}

/// The register as data.
pub(crate) async fn taken_along(db: &Db, place: Uuid) -> db::Result<Vec<Value>> {
    let documents = document::all(db, place).await?;
    let one = |d: &document::Document| {
        json!({
            "title": d.title,
            "kind": d.kind,
            "applies_to": d.applies_to,
            "owner": d.owner,
            "review_on": d.review_on.map(|day| day.to_string()),
            "words": d.words,
        })
    };
    Ok(documents.iter().map(one).collect())
}

/// The organization with whose policies the actor may do this.
fn place(actor: &Actor, action: Action) -> Result<Uuid> {
    let place = actor.organization.ok_or_else(Error::not_found)?;
    let resource = Resource::new("readiness-plan").of_organization(place);
    may(actor, action, &resource)?;
    Ok(place)
}
