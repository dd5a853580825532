//! Interviews: the kit of an opening, with questions that are the same for everyone.
//!
//! What may not be asked is not kept. Not here: what there is to read about interviews (`hiring`), ads (`openings`), and
//! applications.

mod kit;
mod lawful;
mod paper;
mod question;
mod show;

use axum::Router;
use axum::routing::{get, post};
use uuid::Uuid;

use crate::actor::Actor;
use crate::openings::opening::Opening;
use crate::permission::{Action, Resource, may};
use crate::web::{Ctx, Error, Result, Shared};

pub(crate) const ROUTES: [(&str, &str); 10] = [
    ("GET", "/openings/{id}/kit"),
    ("POST", "/openings/{id}/kit"),
    ("POST", "/openings/{id}/kit/choices"),
    ("GET", "/openings/{id}/kit/questions"),
    ("POST", "/openings/{id}/kit/questions"),
    ("GET", "/openings/{id}/kit/questions/{question}"),
    ("POST", "/openings/{id}/kit/questions/{question}"),
    ("POST", "/openings/{id}/kit/questions/{question}/place"),
    ("POST", "/openings/{id}/kit/versions"),
    ("GET", "/openings/{id}/kit/files/{file}"),
];

pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route("/openings/{id}/kit", get(show::show).post(show::update))
        .route("/openings/{id}/kit/choices", post(show::choose))
        .route(
            "/openings/{id}/kit/questions",
            get(question::new).post(question::create),
        )
        .route(
            "/openings/{id}/kit/questions/{question}",
            get(question::edit).post(question::update),
        )
        .route(
            "/openings/{id}/kit/questions/{question}/place",
            post(question::shift),
        )
        .route("/openings/{id}/kit/versions", post(show::publish))
        .route("/openings/{id}/kit/files/{file}", get(paper::show))
}

/// The opening somebody is at.
struct Here {
    id: Uuid,
    title: String,
}

/// The opening with this id, when it belongs to the organization somebody is looking at.
async fn opening(ctx: &Ctx, actor: &Actor, text: &str) -> Result<(Uuid, Opening)> {
    let place = actor.organization.ok_or_else(Error::not_found)?;
    let id = text.parse().map_err(|_| Error::not_found())?;
    let opening = Opening::one(&ctx.app.db, id).await?;
    if opening.organization != place {
        return Err(Error::not_found());
    }
    Ok((place, opening))
}

async fn allowed(ctx: &Ctx, actor: &Actor, text: &str, action: Action) -> Result<Here> {
    let (place, opening) = opening(ctx, actor, text).await?;
    let kit = Resource::new("interview-kit").of_organization(place);
    may(actor, action, &kit)?;
    Ok(Here {
        id: opening.id,
        title: opening.ad.title,
    })
}

/// The opening, when this person reads its kit.
async fn reads(ctx: &Ctx, actor: &Actor, text: &str) -> Result<Here> {
    allowed(ctx, actor, text, Action::Read).await
}

/// The opening, when this person prepares its interviews.
async fn leads(ctx: &Ctx, actor: &Actor, text: &str) -> Result<Here> {
    allowed(ctx, actor, text, Action::Change).await
}
