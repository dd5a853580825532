//! Interviews and what follows: the kit of an opening, the panel and what each of it heard, the decision, its record.
//!
//! What may not be asked is not kept. What somebody heard is theirs alone until they hand it in. Deliberately not here: an
//! average, a total, or an order of candidates. Not here either: what there is to read about interviews (`hiring`), ads
//! (`openings`), applications and letters (`applications`).

mod candidate;
mod decide;
mod decision;
pub(crate) mod demo;
mod hall;
mod heed;
mod hire;
mod index;
mod kit;
mod lawful;
pub(crate) mod need;
pub(crate) mod panel;
mod paper;
mod question;
mod rating;
mod record;
mod seats;
mod show;

use axum::Router;
use axum::routing::{get, post};
use uuid::Uuid;

use crate::actor::Actor;
use crate::openings::opening::Opening;
use crate::permission::{Action, Resource, may};
use crate::web::conflict::Choice;
use crate::web::{Ctx, Error, Result, Section, Shared};

pub(crate) const ROUTES: [(&str, &str); 27] = [
    ("GET", "/interviews"),
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
    ("GET", "/openings/{id}/panel"),
    ("POST", "/openings/{id}/panel"),
    ("POST", "/openings/{id}/panel/invitations"),
    ("POST", "/openings/{id}/panel/declaration"),
    ("POST", "/openings/{id}/panel/{member}/removal"),
    ("POST", "/openings/{id}/candidates"),
    ("GET", "/openings/{id}/candidates/{candidate}"),
    ("POST", "/openings/{id}/candidates/{candidate}/interview"),
    ("POST", "/openings/{id}/candidates/{candidate}/rating"),
    ("POST", "/openings/{id}/candidates/{candidate}/amendment"),
    ("POST", "/openings/{id}/candidates/{candidate}/aside"),
    ("GET", "/openings/{id}/decision"),
    ("POST", "/openings/{id}/decision"),
    ("POST", "/openings/{id}/hiring"),
    ("GET", "/openings/{id}/record"),
    ("GET", "/openings/{id}/record/{file}"),
];

pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route("/interviews", get(index::show))
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
        .route("/openings/{id}/panel", get(seats::show).post(seats::create))
        .route("/openings/{id}/panel/invitations", post(seats::invite))
        .route("/openings/{id}/panel/declaration", post(seats::declare))
        .route("/openings/{id}/panel/{member}/removal", post(seats::remove))
        .route("/openings/{id}/candidates", post(seats::invite_candidate))
        .route(
            "/openings/{id}/candidates/{candidate}",
            get(candidate::show),
        )
        .route(
            "/openings/{id}/candidates/{candidate}/interview",
            post(candidate::hold),
        )
        .route(
            "/openings/{id}/candidates/{candidate}/rating",
            post(candidate::rate),
        )
        .route(
            "/openings/{id}/candidates/{candidate}/amendment",
            post(candidate::amend),
        )
        .route(
            "/openings/{id}/candidates/{candidate}/aside",
            post(seats::aside),
        )
        .route(
            "/openings/{id}/decision",
            get(decide::show).post(decide::create),
        )
        .route("/openings/{id}/hiring", post(hire::create))
        .route("/openings/{id}/record", get(record::show))
        .route("/openings/{id}/record/{file}", get(record::file))
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

/// The opening, when this person reads its kit: those who lead, and those who sit on the panel.
async fn reads(ctx: &Ctx, actor: &Actor, text: &str) -> Result<Here> {
    let hall = hall::Hall::enter(ctx, actor, text).await?;
    Ok(Here {
        id: hall.opening.id,
        title: hall.opening.ad.title,
    })
}

/// The opening, when this person prepares its interviews.
async fn leads(ctx: &Ctx, actor: &Actor, text: &str) -> Result<Here> {
    allowed(ctx, actor, text, Action::Change).await
}

/// A choice between yes and no, for whoever decides between two versions.
fn yes_or_no(ctx: &Ctx, name: &'static str) -> Choice {
    let page = ctx.page(Section::Other, "kit-title");
    let one = |value: &str, key| (value.to_owned(), page.t(key));
    let values = vec![one("yes", "decision-yes"), one("no", "decision-no")];
    (name, values)
}
