//! The ladder as a trail map, with the same numbers as a table.

use askama::Template;
use axum::response::Response;
use frameworks::{Column, Focus, Kind, Note, Stage, Track};

use super::LADDER;
use super::trail::Trail;
use crate::web::{Ctx, Error, Page, Result, Section};

#[derive(Template)]
#[template(path = "ladder/map.html")]
struct Map<'a> {
    page: Page,
    trail: Trail,
    wide: String,
    narrow: String,
    /// By stage: how many rows of the chart stand in each column.
    cells: Vec<(Stage, Vec<(Column, usize)>)>,
    chains: usize,
    rows: usize,
    carried: usize,
    notes: &'a [Note],
}

/// `GET /ladder`.
pub(super) async fn show(ctx: Ctx) -> Result<Response> {
    let page = ctx.page(Section::Ladder, "ladder-title");
    let library = ctx.app.library;
    let framework = library.framework(LADDER).ok_or_else(Error::not_found)?;
    let ladder = &ctx.app.ladder;
    let trail = Trail::new(ladder, None);
    let cells = Stage::ALL
        .iter()
        .map(|&stage| {
            (
                stage,
                Column::ALL
                    .iter()
                    .map(|&column| (column, ladder.own(stage, Track::Both, column).len()))
                    .collect(),
            )
        })
        .collect();
    ctx.render(&Map {
        wide: trail.svg(&page, true),
        narrow: trail.svg(&page, false),
        trail,
        cells,
        chains: framework.chains.len(),
        rows: framework.of_kind(Kind::LadderRow).count(),
        carried: framework
            .rows()
            .filter(|(_, row)| row.carries_forward)
            .count(),
        notes: &framework.notes,
        page,
    })
}

impl Map<'_> {
    fn bands(&self) -> &'static [Focus] {
        self.trail.bands()
    }
}
