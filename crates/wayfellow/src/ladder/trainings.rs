//! The training catalogue.

use axum::extract::Query;
use axum::response::Response;
use frameworks::{Focus, Format, Kind, Stage};

use super::LADDER;
use crate::library::item::format_word;
use crate::library::listing::{Group, Listing, filter, rows, words};
use crate::library::lists::Asked;
use crate::web::{Ctx, Error, Result, Section};

/// `GET /trainings`.
pub(super) async fn show(ctx: Ctx, Query(asked): Query<Asked>) -> Result<Response> {
    let page = ctx.page(Section::Ladder, "trainings-title");
    let framework = ctx
        .app
        .library
        .framework(LADDER)
        .ok_or_else(Error::not_found)?;
    let query = words(&asked.q);
    let wanted_focus = asked.focus.parse::<Focus>().ok();
    let groups = Stage::ALL
        .iter()
        .filter(|s| asked.stage.is_empty() || asked.stage == s.as_str())
        .map(|&stage| Group {
            id: format!("g-{stage}"),
            heading: page.s("trainings-first-listed", page.term("stage", stage)),
            text: String::new(),
            href: format!("/ladder/{stage}/trainings"),
            rows: rows(
                framework,
                framework.of_kind(Kind::Training),
                &query,
                |item, row| {
                    let Some(training) = item.training.as_ref().filter(|t| t.stage == stage) else {
                        return false;
                    };
                    row.focus = vec![(
                        training.focus.to_string(),
                        page.term("focus", training.focus),
                    )];
                    if !training.developer.is_empty() {
                        row.meta.push(training.developer.clone());
                    }
                    if training.format != Format::Unstated {
                        row.meta
                            .push(page.term("format", format_word(training.format)));
                    }
                    if item.text.is_empty() {
                        row.meta.push(page.t("trainings-name-only"));
                    }
                    row.url.clone_from(&training.url);
                    wanted_focus.is_none_or(|f| training.focus == f)
                        && (asked.format.is_empty() || format_word(training.format) == asked.format)
                },
            ),
        })
        .collect();
    let formats = [
        "online",
        "in-person",
        "group",
        "online-application",
        "unstated",
    ];
    let filters = vec![
        filter(
            &page,
            "stage",
            "fact-first-listed",
            Stage::ALL
                .iter()
                .map(|s| (s.as_str(), page.term("stage", s))),
            &asked.stage,
        ),
        filter(
            &page,
            "focus",
            "filter-focus",
            Focus::ALL
                .iter()
                .map(|f| (f.as_str(), page.term("focus", f))),
            &asked.focus,
        ),
        filter(
            &page,
            "format",
            "fact-format",
            formats.into_iter().map(|f| (f, page.term("format", f))),
            &asked.format,
        ),
    ];
    let mut listing = Listing::new(
        page,
        "trainings",
        framework,
        Kind::Training,
        asked.q,
        groups,
    );
    listing.filters = filters;
    listing.notes.clear();
    ctx.render(&listing)
}
