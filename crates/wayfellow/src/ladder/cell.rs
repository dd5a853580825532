//! One cell of the chart: a column at a stage, as the document prints it.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use frameworks::{Column, Focus, Stage, Track};

use super::LADDER;
use super::stage::{Asked, ItemView, stage};
use crate::library::listing::{address, words};
use crate::web::{Ctx, Error, Page, Result, Section};

#[derive(Template)]
#[template(path = "ladder/cell.html")]
struct Cell<'a> {
    page: Page,
    stage: Stage,
    column: Column,
    track: Track,
    query: String,
    bands: Vec<(Focus, Vec<ItemView<'a>>)>,
    shown: usize,
    total: usize,
}

/// `GET /ladder/{stage}/{column}`.
pub(super) async fn show(
    ctx: Ctx,
    Path((word, column)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let stage = stage(&word)?;
    let column: Column = column.parse().map_err(|_| Error::not_found())?;
    let track = asked.track()?;
    let mut page = ctx.page(Section::Ladder, "ladder-title");
    page.title = format!(
        "{}: {}",
        page.term("stage", stage),
        page.term("column", column)
    );
    let query = words(&asked.q);
    let ladder = &ctx.app.ladder;
    let all = ladder.own(stage, track, column);
    let total = all.len();
    let found: Vec<_> = all
        .into_iter()
        .filter(|i| {
            let text = format!("{} {} {}", i.item.code, i.item.label, i.item.text).to_lowercase();
            query.iter().all(|w| text.contains(w.as_str()))
        })
        .collect();
    let shown = found.len();
    let bands = Focus::ALL
        .iter()
        .map(|&focus| {
            let items = found.iter().filter(|i| i.focus() == focus);
            (
                focus,
                items
                    .map(|i| ItemView {
                        href: address(LADDER, i.code()),
                        covered_by: None,
                        item: i.clone(),
                    })
                    .collect::<Vec<_>>(),
            )
        })
        .filter(|band| !band.1.is_empty())
        .collect();
    ctx.render(&Cell {
        page,
        stage,
        column,
        track,
        query: asked.q,
        bands,
        shown,
        total,
    })
}
