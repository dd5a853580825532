//! One search over everything.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;

use super::listing::address;
use super::lists::Asked;
use crate::readiness;
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
    let (library, lessons) = (ctx.app.library, ctx.app.lessons);
    let items = library.search(&asked.q).into_iter().map(|hit| {
        let found = Found {
            href: address(&hit.at.framework.name(), &hit.at.item.code),
            label: &hit.at.item.label,
            text: &hit.at.item.text,
            kind: page.term("kind", hit.at.item.kind.as_str()),
            document: &hit.at.framework.title,
            code: &hit.at.item.code,
        };
        (hit.weight, found)
    });
    let read = lessons
        .search(&asked.q)
        .into_iter()
        .map(|(lesson, weight)| {
            let document = library.framework(&lesson.cite.document);
            let found = Found {
                href: readiness::address(lessons, &lesson),
                label: lesson.label,
                text: lesson.text,
                kind: page.term("lesson", lesson.kind.as_str()),
                document: document.map_or("", |f| f.title.as_str()),
                code: lesson.code,
            };
            (weight, found)
        });
    let mut hits: Vec<(u32, Found<'_>)> = items.chain(read).collect();
    // The order of equals stays: documents first, then what there is to read.
    hits.sort_by_key(|hit| std::cmp::Reverse(hit.0));
    let total = hits.len();
    let hits = hits.into_iter().take(SHOWN).map(|hit| hit.1).collect();
    ctx.render(&Search {
        page,
        query: asked.q,
        total,
        hits,
    })
}
