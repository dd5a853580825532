//! Forums: open and closed talks about peer roles, with a box for concerns that nobody has to put a name to.
//!
//! Owns forums, their boxes, and what an organization says to each concern, with the resolutions others found. Who put
//! what into a box is not kept, and a forum for fewer than five people has no box. Not here: what happens once peer roles
//! are there; tensions are in `groundwork`.

pub(crate) mod demo;
mod drop;
mod forum;
mod index;
mod show;

use axum::Router;
use axum::routing::{get, post};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::actor::Actor;
use crate::db::{self, Db};
use crate::permission::{Action, Resource, may};
use crate::web::{Error, Result, Shared};

pub(crate) const ROUTES: [(&str, &str); 8] = [
    ("GET", "/forums"),
    ("POST", "/forums"),
    ("GET", "/forums/{id}"),
    ("POST", "/forums/{id}/address"),
    ("POST", "/forums/{id}/concerns"),
    ("POST", "/forums/{id}/answers"),
    ("GET", "/concern-box/{token}"),
    ("POST", "/concern-box/{token}"),
];

pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route("/forums", get(index::show).post(index::create))
        .route("/forums/{id}", get(show::show))
        .route("/forums/{id}/address", post(show::address))
        .route("/forums/{id}/concerns", post(show::said))
        .route("/forums/{id}/answers", post(show::answer))
        .route("/concern-box/{token}", get(drop::show).post(drop::create))
}

/// The forums of an organization as data, with the concerns that may be read: those of closed forums only by leaders.
pub(crate) async fn taken_along(db: &Db, place: Uuid, leads: bool) -> db::Result<Vec<Value>> {
    let mut all = Vec::new();
    for forum in forum::of_organization(db, place).await? {
        let concerns = if leads || !forum.closed {
            let concerns = forum::concerns(db, &forum).await?;
            let one = |c: &forum::Concern| {
                json!({
                    "words": c.words,
                    "said": c.said,
                    "listed": c.answer.as_ref().map(|a| &a.listed),
                    "answer": c.answer.as_ref().map(|a| &a.words),
                })
            };
            json!(concerns.iter().map(one).collect::<Vec<_>>())
        } else {
            Value::Null
        };
        all.push(json!({
            "name": forum.name,
            "kind": forum.kind(),
            "held_on": forum.held_on.to_string(),
            "venue": forum.venue,
            "people": forum.people,
            "box_until": forum.closes_on.to_string(),
            "concerns": concerns,
        }));
    }
    Ok(all)
}

/// The organization with whose forums the actor may do this.
fn place(actor: &Actor, action: Action) -> Result<Uuid> {
    let place = actor.organization.ok_or_else(Error::not_found)?;
    let resource = Resource::new("readiness-plan").of_organization(place);
    may(actor, action, &resource)?;
    Ok(place)
}
