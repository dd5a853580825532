//! How the documents disagree, with themselves and with each other, and what Wayfellow does about it.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use frameworks::{Library, Tension};

use super::listing::{address, words};
use super::lists::Asked;
use crate::web::{Ctx, Page, Result, Section};

#[derive(Template)]
#[template(path = "library/tensions.html")]
struct Tensions<'a> {
    page: Page,
    query: String,
    total: usize,
    tensions: Vec<Shown<'a>>,
}

struct Shown<'a> {
    tension: &'a Tension,
    about: Vec<(String, &'a str)>,
}

/// `GET /tensions`.
pub(super) async fn show(ctx: Ctx, Query(asked): Query<Asked>) -> Result<Response> {
    let page = ctx.page(Section::Library, "tensions-title");
    let library = ctx.app.library;
    let query = words(&asked.q);
    let tensions: Vec<Shown<'_>> = library
        .tensions()
        .iter()
        .filter(|t| {
            let sides: Vec<&str> = t.says.iter().map(|s| s.text.as_str()).collect();
            let text =
                format!("{} {} {} {}", t.code, t.title, t.stance, sides.join(" ")).to_lowercase();
            query.iter().all(|w| text.contains(w.as_str()))
        })
        .map(|tension| Shown {
            tension,
            about: about(library, tension),
        })
        .collect();
    let total = library.tensions().len();
    ctx.render(&Tensions {
        page,
        query: asked.q,
        total,
        tensions,
    })
}

fn about<'a>(library: &'a Library, tension: &Tension) -> Vec<(String, &'a str)> {
    tension
        .about
        .iter()
        .filter_map(|r| library.find(r))
        .map(|at| {
            (
                address(&at.framework.name(), &at.item.code),
                at.item.label.as_str(),
            )
        })
        .collect()
}
