//! The front page of getting ready: what there is to read, in which order, and why.

use askama::Template;
use axum::response::Response;

use super::link;
use crate::web::{Ctx, Page, Result, Section};

/// The disagreements that touch a start with peer roles.
const DISAGREEMENTS: [&str; 9] = [
    "T39", "T40", "T49", "T20", "T12", "T41", "T38", "T03", "T33",
];

#[derive(Template)]
#[template(path = "readiness/index.html")]
struct Index {
    page: Page,
    /// What to read, in order: address, start of the keys, how much there is.
    steps: Vec<(&'static str, &'static str, usize)>,
    disagreements: Vec<(String, &'static str)>,
}

/// `GET /readiness`.
pub(super) async fn show(ctx: Ctx) -> Result<Response> {
    let lessons = ctx.app.lessons;
    let steps = vec![
        (
            "/misconceptions",
            "misconceptions",
            lessons.misconceptions.len(),
        ),
        ("/common-goals", "common-goals", lessons.goals.len()),
        ("/history", "history", lessons.events.len()),
        ("/evidence", "evidence", lessons.findings.len()),
        ("/concerns", "concerns", lessons.concerns.len()),
        ("/voices", "heard", lessons.themes.len()),
        ("/quiz", "quiz", lessons.quiz.len()),
        ("/medicaid", "medicaid", lessons.medicaid.len()),
        ("/resources", "resources", lessons.resources.len()),
    ];
    let library = ctx.app.library;
    ctx.render(&Index {
        page: ctx.page(Section::Library, "readiness-title"),
        steps,
        disagreements: DISAGREEMENTS
            .iter()
            .filter_map(|code| link(lessons, library, code))
            .collect(),
    })
}
