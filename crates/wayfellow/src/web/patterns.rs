//! Every component on one page, for those who build pages and those who look after the look.

use askama::Template;
use axum::response::Response;

use frameworks::{Focus, Stage};

use super::conflict::{Both, Versions};
use super::{Ctx, Page, Result, Section};

#[derive(Template)]
#[template(path = "web/patterns.html")]
struct Patterns {
    page: Page,
    versions: Versions,
}

/// `GET /-/patterns`.
pub(super) async fn show(ctx: Ctx) -> Result<Response> {
    let page = ctx.page(Section::Other, "patterns-title");
    let written = Both {
        name: "example",
        label: "ladder-title",
        yours: page.t("values-lead"),
        theirs: page.t("ethics-lead"),
    };
    let chosen = Both {
        name: "example-stage",
        label: "fact-stage",
        yours: Stage::I.to_string(),
        theirs: Stage::II.to_string(),
    };
    let stages = Stage::ALL.iter();
    let stages = stages.map(|s| (s.to_string(), page.term("stage", s)));
    ctx.render(&Patterns {
        versions: Versions {
            choices: vec![(chosen.name, stages.collect())],
            fields: vec![written, chosen],
        },
        page,
    })
}
