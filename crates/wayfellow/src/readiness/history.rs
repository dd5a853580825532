//! Where peer support comes from: a timeline with a table behind it, and the values that grew from it.

use askama::Template;
use axum::response::Response;
use frameworks::{Event, Item, Kind, Work};

use super::Foot;
use super::timeline::Timeline;
use crate::web::{Ctx, Page, Result, Section};

#[derive(Template)]
#[template(path = "readiness/history.html")]
struct History {
    page: Page,
    wide: String,
    narrow: String,
    events: Vec<Shown>,
    values: Vec<(&'static Item, String)>,
}

struct Shown {
    number: usize,
    event: &'static Event,
    works: Vec<&'static Work>,
    foot: Foot,
}

/// `GET /history`.
pub(super) async fn show(ctx: Ctx) -> Result<Response> {
    let page = ctx.page(Section::Library, "history-title");
    let (lessons, library) = (ctx.app.lessons, ctx.app.library);
    let timeline = Timeline {
        events: &lessons.events,
        page: &page,
    };
    let (wide, narrow) = (timeline.svg(true), timeline.svg(false));
    let events = lessons
        .events
        .iter()
        .enumerate()
        .map(|(i, event)| Shown {
            number: i + 1,
            event,
            works: event
                .references
                .iter()
                .filter_map(|code| lessons.reference(code))
                .collect(),
            foot: Foot::new(
                lessons,
                library,
                &event.cite,
                event.note.as_deref(),
                &event.see,
            ),
        })
        .collect();
    let values = library
        .framework("handbook-2014")
        .into_iter()
        .flat_map(|f| {
            f.of_kind(Kind::Value)
                .map(|v| (v, crate::library::listing::address(&f.name(), &v.code)))
        })
        .collect();
    ctx.render(&History {
        page,
        wide,
        narrow,
        events,
        values,
    })
}
