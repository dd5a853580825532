//! The ten misconceptions: all of them, and a page for each.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use frameworks::Misconception;

use super::Foot;
use crate::web::{Ctx, Error, Page, Result, Section};

#[derive(Template)]
#[template(path = "readiness/misconceptions.html")]
struct Index {
    page: Page,
    misconceptions: &'static [Misconception],
}

#[derive(Template)]
#[template(path = "readiness/misconception.html")]
struct Show {
    page: Page,
    number: usize,
    misconception: &'static Misconception,
    foot: Foot,
    previous: Option<&'static Misconception>,
    next: Option<&'static Misconception>,
}

/// `GET /misconceptions`.
pub(super) async fn index(ctx: Ctx) -> Result<Response> {
    ctx.render(&Index {
        page: ctx.page(Section::Library, "misconceptions-title"),
        misconceptions: &ctx.app.lessons.misconceptions,
    })
}

/// `GET /misconceptions/{name}`.
pub(super) async fn show(ctx: Ctx, Path(name): Path<String>) -> Result<Response> {
    let lessons = ctx.app.lessons;
    let all = &lessons.misconceptions;
    let at = all
        .iter()
        .position(|m| m.name == name)
        .ok_or_else(Error::not_found)?;
    let misconception = &all[at];
    ctx.render(&Show {
        page: ctx.page(Section::Library, misconception.label.as_str()),
        number: at + 1,
        misconception,
        foot: Foot::new(
            lessons,
            ctx.app.library,
            &misconception.cite,
            misconception.note.as_deref(),
            &misconception.see,
        ),
        previous: at.checked_sub(1).map(|i| &all[i]),
        next: all.get(at + 1),
    })
}
