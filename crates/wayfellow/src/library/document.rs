//! One document as a whole: everything in it by kind, with search. Also for the documents of an installation's own.

use axum::extract::{Path, Query};
use axum::response::Response;
use frameworks::Kind;

use super::listing::{Group, Listing, filter, rows, words};
use super::lists::Asked;
use crate::web::{Ctx, Error, Result, Section};

/// `GET /library/{name}`: `slug`, or `slug@version`.
pub(super) async fn show(
    ctx: Ctx,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let library = ctx.app.library;
    let framework = library.framework(&name).ok_or_else(Error::not_found)?;
    let page = ctx.page(Section::Library, framework.title.clone());
    let query = words(&asked.q);
    let kinds: Vec<(Kind, String)> = Kind::ALL
        .iter()
        .filter(|&&kind| framework.of_kind(kind).next().is_some())
        .map(|&kind| (kind, page.term("kind", format!("{}-many", kind.as_str()))))
        .collect();
    let groups = kinds
        .iter()
        .filter(|(kind, _)| asked.group.is_empty() || asked.group == kind.as_str())
        .map(|(kind, heading)| Group {
            id: format!("g-{}", kind.as_str()),
            heading: capital(heading),
            text: String::new(),
            href: String::new(),
            rows: rows(framework, framework.of_kind(*kind), &query, |item, row| {
                if let Some(place) = &item.ladder {
                    row.meta.push(page.term("stage", place.stage));
                    row.meta.push(page.term("column", place.column));
                }
                true
            }),
        })
        .collect();
    let options = kinds
        .iter()
        .map(|(kind, name)| (kind.as_str(), name.clone()));
    let filters = vec![filter(&page, "group", "filter-kind", options, &asked.group)];
    let versions = library.frameworks().iter();
    let others = versions
        .filter(|f| f.slug == framework.slug && f.version != framework.version)
        .map(|f| (format!("/library/{}", f.name()), f.id()))
        .collect();
    let mut listing = Listing::new(page, "document", framework, Kind::Term, asked.q, groups);
    listing.title = Some(framework.title.clone());
    listing.lead = Some(framework.about.clone());
    listing.total = framework.items.len();
    listing.filters = filters;
    listing.others = others;
    ctx.render(&listing)
}

/// With a capital at the start, as a heading has it.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
