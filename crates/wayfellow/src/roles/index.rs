//! The job descriptions of an organization.

use askama::Template;
use axum::response::Response;

use super::description::{self, Listed};
use super::{looks, reads, writes};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Page, Result, Section};

#[derive(Template)]
#[template(path = "roles/index.html")]
struct Index {
    page: Page,
    listed: Vec<Listed>,
    /// Whether the one who looks may write descriptions.
    writes: bool,
}

/// `GET /descriptions`.
pub(super) async fn show(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    let drafts = looks(&actor).is_ok();
    let place = if drafts {
        looks(&actor)?
    } else {
        reads(&actor)?
    };
    ctx.render(&Index {
        page: ctx.page(Section::Other, "descriptions-title"),
        listed: description::all(&ctx.app.db, place, drafts).await?,
        writes: writes(&actor).is_ok(),
    })
}
