//! The front of the library: which documents there are, what is in them, and what a reader should know.

use askama::Template;
use axum::response::Response;
use frameworks::{Framework, Item, Kind};

use crate::web::{Ctx, Page, Result, Section};

#[derive(Template)]
#[template(path = "library/index.html")]
struct Index<'a> {
    page: Page,
    documents: Vec<Document<'a>>,
    links: usize,
}

struct Document<'a> {
    framework: &'a Framework,
    parts: Vec<(usize, String)>,
    /// Where reading can begin: items with nothing above them. The chart's document has lists of its own instead.
    begin: Vec<&'a Item>,
}

/// `GET /library`.
pub(super) async fn show(ctx: Ctx) -> Result<Response> {
    let page = ctx.page(Section::Library, "library-title");
    let library = ctx.app.library;
    let documents = library
        .frameworks()
        .iter()
        .map(|framework| Document {
            framework,
            parts: Kind::ALL
                .iter()
                .map(|&kind| {
                    (
                        framework.of_kind(kind).count(),
                        page.term("kind", format!("{}-many", kind.as_str())),
                    )
                })
                .filter(|part| part.0 > 0)
                .collect(),
            begin: framework
                .items
                .iter()
                .filter(|i| i.parent.is_none() && i.kind != Kind::Term && !framework.has_ladder())
                .collect(),
        })
        .collect();
    let links = library.frameworks().iter().map(|f| f.links.len()).sum();
    ctx.render(&Index {
        page,
        documents,
        links,
    })
}
