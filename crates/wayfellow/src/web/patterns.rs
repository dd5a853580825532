//! Every component on one page, for those who build pages and those who look after the look.

use askama::Template;
use axum::response::Response;

use frameworks::{Focus, Stage};

use super::{Ctx, Page, Result, Section};

#[derive(Template)]
#[template(path = "web/patterns.html")]
struct Patterns {
    page: Page,
}

/// `GET /-/patterns`.
pub(super) async fn show(ctx: Ctx) -> Result<Response> {
    ctx.render(&Patterns {
        page: ctx.page(Section::Other, "patterns-title"),
    })
}
