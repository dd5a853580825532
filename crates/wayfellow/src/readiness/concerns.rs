//! What people worry about when peer roles come, and what resolves it.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use frameworks::{Concern, Work};

use super::Foot;
use crate::library::listing::words;
use crate::library::lists::Asked;
use crate::web::{Ctx, Page, Result, Section};

#[derive(Template)]
#[template(path = "readiness/concerns.html")]
struct Concerns {
    page: Page,
    query: String,
    total: usize,
    concerns: Vec<Shown>,
}

struct Shown {
    concern: &'static Concern,
    works: Vec<&'static Work>,
    foot: Foot,
}

/// `GET /concerns`.
pub(super) async fn show(ctx: Ctx, Query(asked): Query<Asked>) -> Result<Response> {
    let (lessons, library) = (ctx.app.lessons, ctx.app.library);
    let query = words(&asked.q);
    let concerns = lessons
        .concerns
        .iter()
        .filter(|c| {
            let answers: Vec<&str> = c.resolution.iter().map(|r| r.text.as_str()).collect();
            let text = format!("{} {} {}", c.code, c.label, answers.join(" ")).to_lowercase();
            query.iter().all(|w| text.contains(w.as_str()))
        })
        .map(|concern| Shown {
            concern,
            works: concern
                .references
                .iter()
                .filter_map(|code| lessons.reference(code))
                .collect(),
            foot: Foot::new(
                lessons,
                library,
                &concern.cite,
                concern.note.as_deref(),
                &concern.see,
            ),
        })
        .collect();
    ctx.render(&Concerns {
        page: ctx.page(Section::Library, "concerns-title"),
        query: asked.q,
        total: lessons.concerns.len(),
        concerns,
    })
}
