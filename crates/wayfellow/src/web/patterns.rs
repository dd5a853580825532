//! Every component on one page, for those who build pages and those who look after the look.

use askama::Template;
use axum::response::Response;

use frameworks::{Focus, Stage};

use super::conflict::Both;
use super::{Ctx, Page, Result, Section};

#[derive(Template)]
#[template(path = "web/patterns.html")]
struct Patterns {
    page: Page,
    fields: Vec<Both>,
}

/// `GET /-/patterns`.
pub(super) async fn show(ctx: Ctx) -> Result<Response> {
    let page = ctx.page(Section::Other, "patterns-title");
    let field = Both {
        name: "example",
        label: "ladder-title",
        yours: page.t("values-lead"),
        theirs: page.t("ethics-lead"),
    };
    ctx.render(&Patterns {
        fields: vec![field],
        page,
    })
}
