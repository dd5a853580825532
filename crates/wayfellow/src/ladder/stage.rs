//! One stage: what it asks for on a track, what is new and what is carried, the roles it lists as examples.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use frameworks::{Column, EffectiveItem, Item, LadderNote, Reading, Stage, Track};
use serde::Deserialize;

use super::LADDER;
use crate::library::listing::address;
use crate::web::{Ctx, Error, Page, Result, Section};

/// What is asked of a stage or a cell.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    track: String,
    reading: String,
    pub(super) q: String,
}

impl Asked {
    /// Both tracks unless another is asked for; an unknown one is no page.
    pub(super) fn track(&self) -> Result<Track> {
        if self.track.is_empty() {
            Ok(Track::Both)
        } else {
            self.track
                .parse()
                .map_err(|e| Error::refused("error-track", e))
        }
    }

    fn reading(&self) -> Reading {
        if self.reading == "literal" {
            Reading::Literal
        } else {
            Reading::Usual
        }
    }
}

pub(super) fn stage(word: &str) -> Result<Stage> {
    word.parse().map_err(|_| Error::not_found())
}

#[derive(Template)]
#[template(path = "ladder/stage.html")]
struct StagePage<'a> {
    page: Page,
    stage: Stage,
    track: Track,
    literal: bool,
    about: Option<&'a Item>,
    columns: Vec<ColumnView<'a>>,
    mastery: Vec<EffectiveItem<'a>>,
    roles: Vec<EffectiveItem<'a>>,
    notes: Vec<LadderNote>,
    before: Option<Stage>,
    after: Option<Stage>,
}

struct ColumnView<'a> {
    column: Column,
    new: Vec<ItemView<'a>>,
    carried: Vec<ItemView<'a>>,
}

/// An item as stage and cell pages show it.
pub(super) struct ItemView<'a> {
    pub item: EffectiveItem<'a>,
    pub href: String,
    pub covered_by: Option<(String, &'a str)>,
}

/// `GET /ladder/{stage}`.
pub(super) async fn show(
    ctx: Ctx,
    Path(word): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let stage = stage(&word)?;
    let track = asked.track()?;
    let reading = asked.reading();
    let mut page = ctx.page(Section::Ladder, "ladder-title");
    page.title = page.term("stage", stage);
    let ladder = &ctx.app.ladder;
    let effective = ladder.effective(stage, track, reading);
    let view = |item: &EffectiveItem<'_>| item.column();
    let columns = Column::CARRYING
        .into_iter()
        .map(|column| {
            let (new, carried) = effective
                .items
                .iter()
                .filter(|i| view(i) == column)
                .map(|item| ItemView {
                    href: address(LADDER, item.code()),
                    covered_by: item
                        .covered_by
                        .and_then(|c| ladder.row(c))
                        .map(|r| (address(LADDER, r.code()), r.item.label.as_str())),
                    item: item.clone(),
                })
                .partition(|v: &ItemView<'_>| v.item.from_stage() == stage);
            ColumnView {
                column,
                new,
                carried,
            }
        })
        .collect();
    ctx.render(&StagePage {
        stage,
        track,
        literal: reading == Reading::Literal,
        about: ladder.framework().item(stage.code()),
        columns,
        mastery: ladder.mastery(stage, track),
        roles: ladder.roles(stage, track),
        notes: effective.notes,
        before: stage.index().checked_sub(1).map(|i| Stage::ALL[i]),
        after: Stage::ALL.get(stage.index() + 1).copied(),
        page,
    })
}
