//! Organizations: who belongs to which, what they do there, who supervises whom, and who is invited.
//!
//! Not here: accounts and sessions (`accounts`), and posts and who fills them.

mod edit;
mod house;
pub(crate) mod invitation;
mod member;
pub(crate) mod organization;
mod places;

use axum::Router;
use axum::routing::{get, post};

use crate::web::Shared;

pub(crate) use house::day;

pub(crate) const ROUTES: [(&str, &str); 16] = [
    ("GET", "/organization"),
    ("POST", "/organization"),
    ("GET", "/organization/edit"),
    ("POST", "/organization/invitations"),
    ("POST", "/organization/invitations/{invitation}/withdrawal"),
    ("POST", "/organization/invitations/{invitation}/link"),
    ("GET", "/organization/people/{person}"),
    ("POST", "/organization/people/{person}/hats"),
    ("POST", "/organization/people/{person}/relations"),
    ("POST", "/organization/hats/{hat}/end"),
    ("POST", "/organization/relations/{relation}/end"),
    ("GET", "/organizations"),
    ("POST", "/organizations/current"),
    ("POST", "/organizations/departure"),
    ("GET", "/invitation/{token}"),
    ("POST", "/invitation/{token}"),
];

pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route("/organization", get(house::show).post(edit::update))
        .route("/organization/edit", get(edit::show))
        .route("/organization/invitations", post(invitation::create))
        .route(
            "/organization/invitations/{invitation}/withdrawal",
            post(invitation::withdraw),
        )
        .route(
            "/organization/invitations/{invitation}/link",
            post(invitation::renew),
        )
        .route("/organization/people/{person}", get(member::show))
        .route("/organization/people/{person}/hats", post(member::give))
        .route(
            "/organization/people/{person}/relations",
            post(member::relate),
        )
        .route("/organization/hats/{hat}/end", post(member::put_down))
        .route("/organization/relations/{relation}/end", post(member::part))
        .route("/organizations", get(places::show))
        .route("/organizations/current", post(places::switch))
        .route("/organizations/departure", post(places::leave))
        .route(
            "/invitation/{token}",
            get(invitation::show).post(invitation::accept),
        )
}
