//! One search over everything.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;

use super::listing::address;
use super::lists::Asked;
use crate::web::{Ctx, Page, Result, Section};

/// How many results are shown.
const SHOWN: usize = 60;

#[derive(Template)]
#[template(path = "library/search.html")]
struct Search<'a> {
    page: Page,
    query: String,
    total: usize,
    hits: Vec<Found<'a>>,
}

struct Found<'a> {
    href: String,
    label: &'a str,
    text: &'a str,
    kind: String,
    document: &'a str,
    code: &'a str,
}

/// `GET /search?q=`.
pub(super) async fn show(ctx: Ctx, Query(asked): Query<Asked>) -> Result<Response> {
    let page = ctx.page(Section::Other, "search-title");
    let hits = ctx.app.library.search(&asked.q);
    let total = hits.len();
    let hits = hits
        .into_iter()
        .take(SHOWN)
        .map(|hit| Found {
            href: address(&hit.at.framework.name(), &hit.at.item.code),
            label: &hit.at.item.label,
            text: &hit.at.item.text,
            kind: page.term("kind", hit.at.item.kind.as_str()),
            document: &hit.at.framework.title,
            code: &hit.at.item.code,
        })
        .collect();
    ctx.render(&Search {
        page,
        query: asked.q,
        total,
        hits,
    })
}
