//! Suggested edits of what there is to read: a page, what should be said and why; and what stewards say to each.
//!
//! Owns the form, the list and the answers. A suggestion changes nothing by itself. Not here: the library's files, which
//! stewards edit where they are kept.

mod index;
mod new;
mod suggestion;

use axum::Router;
use axum::routing::{get, post};
use uuid::Uuid;

use crate::actor::Actor;
use crate::home::{About, Need};
use crate::permission::{Action, Resource, may};
use crate::web::{Ctx, Error, Page, Result, Shared};

pub(crate) const ROUTES: [(&str, &str); 4] = [
    ("GET", "/suggestions"),
    ("POST", "/suggestions"),
    ("GET", "/suggestions/new"),
    ("POST", "/suggestions/{id}/answers"),
];

pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route("/suggestions", get(index::show).post(new::create))
        .route("/suggestions/new", get(new::show))
        .route("/suggestions/{id}/answers", post(index::answer))
}

/// Suggestions that wait for an answer, for those who answer them.
pub(crate) async fn needs(ctx: &Ctx, actor: &Actor, page: &Page) -> Result<Vec<Need>> {
    let Ok(place) = place(actor, Action::Change) else {
        return Ok(Vec::new());
    };
    let n = suggestion::waiting(&ctx.app.db, place).await?;
    let need = (n > 0).then(|| Need {
        about: About::Organization,
        text: page.n("need-suggestions", n),
        step: page.t("need-suggestions-step"),
        href: "/suggestions".to_owned(),
        late: false,
    });
    Ok(need.into_iter().collect())
}

/// The organization for whose suggestions the actor may do this.
fn place(actor: &Actor, action: Action) -> Result<Uuid> {
    let place = actor.organization.ok_or_else(Error::not_found)?;
    let resource = Resource::new("suggestion").of_organization(place);
    may(actor, action, &resource)?;
    Ok(place)
}
