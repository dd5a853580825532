//! Websites that the handbook recommends, and what this installation knows about them.
//!
//! Nothing is fetched: a website's state comes from the files.

use askama::Template;
use axum::response::Response;
use frameworks::{LinkState, Resource};

use super::Foot;
use crate::web::{Ctx, Page, Result, Section};

#[derive(Template)]
#[template(path = "readiness/resources.html")]
struct Resources {
    page: Page,
    resources: Vec<Shown>,
}

struct Shown {
    resource: &'static Resource,
    dead: bool,
    checked: String,
    foot: Foot,
}

/// `GET /resources`.
pub(super) async fn show(ctx: Ctx) -> Result<Response> {
    let (lessons, library) = (ctx.app.lessons, ctx.app.library);
    let resources = lessons
        .resources
        .iter()
        .map(|resource| Shown {
            resource,
            dead: resource.state == LinkState::Dead,
            checked: resource.checked.map_or(String::new(), |d| d.to_string()),
            foot: Foot::new(
                lessons,
                library,
                &resource.cite,
                resource.note.as_deref(),
                &[],
            ),
        })
        .collect();
    ctx.render(&Resources {
        page: ctx.page(Section::Library, "resources-title"),
        resources,
    })
}
