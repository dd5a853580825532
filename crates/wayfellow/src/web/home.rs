//! The front page of whoever is not signed in: what this is, and three doors.
//!
//! Whoever is signed in sees what needs them now (`home`).

use askama::Template;
use axum::response::Response;

use super::who::Who;
use super::{Ctx, Page, Result, Section};

#[derive(Template)]
#[template(path = "web/home.html")]
struct Home {
    page: Page,
    counts: Counts,
}

/// Facts about what is loaded, counted when asked.
struct Counts {
    rows: usize,
    trainings: usize,
    competencies: usize,
    documents: usize,
}

/// `GET /`.
pub(crate) async fn show(ctx: Ctx, Who(actor): Who) -> Result<Response> {
    if actor.person_id().is_some() {
        return crate::home::show(&ctx, &actor).await;
    }
    let library = ctx.app.library;
    let of = |kind| {
        library
            .frameworks()
            .iter()
            .map(|f| f.of_kind(kind).count())
            .sum()
    };
    let counts = Counts {
        rows: of(frameworks::Kind::LadderRow),
        trainings: of(frameworks::Kind::Training),
        competencies: of(frameworks::Kind::Competency),
        documents: library
            .frameworks()
            .iter()
            .filter(|f| !f.items.is_empty())
            .count(),
    };
    ctx.render(&Home {
        page: ctx.page(Section::Home, "home-title"),
        counts,
    })
}
