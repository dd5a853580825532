//! The roles that the chart lists as examples.

use axum::extract::Query;
use axum::response::Response;
use frameworks::{Focus, InherentlyPeer, Kind, Stage};

use super::LADDER;
use crate::library::listing::{Group, Listing, filter, rows, words};
use crate::library::lists::Asked;
use crate::web::{Ctx, Error, Result, Section};

/// `GET /roles`.
pub(super) async fn show(ctx: Ctx, Query(asked): Query<Asked>) -> Result<Response> {
    let page = ctx.page(Section::Ladder, "roles-title");
    let framework = ctx
        .app
        .library
        .framework(LADDER)
        .ok_or_else(Error::not_found)?;
    let query = words(&asked.q);
    let wanted_stage = asked.stage.parse::<Stage>().ok();
    let wanted_focus = asked.focus.parse::<Focus>().ok();
    let found = rows(
        framework,
        framework.of_kind(Kind::Role),
        &query,
        |item, row| {
            let Some(role) = &item.role else { return false };
            row.focus = role
                .focus
                .iter()
                .map(|f| (f.to_string(), page.term("focus", f)))
                .collect();
            row.meta = role.stages.iter().map(|s| page.term("stage", s)).collect();
            match role.inherently_peer {
                InherentlyPeer::Yes => row.meta.push(page.t("inherently-peer-yes")),
                InherentlyPeer::No => row.meta.push(page.t("inherently-peer-no")),
                InherentlyPeer::Unstated => {}
            }
            wanted_stage.is_none_or(|s| role.stages.contains(&s))
                && wanted_focus.is_none_or(|f| role.focus.contains(&f))
        },
    );
    let group = Group {
        id: "g-roles".into(),
        heading: String::new(),
        text: String::new(),
        href: String::new(),
        rows: found,
    };
    let filters = vec![
        filter(
            &page,
            "stage",
            "fact-stage",
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
    ];
    let mut listing = Listing::new(page, "roles", framework, Kind::Role, asked.q, vec![group]);
    listing.filters = filters;
    listing.notes.clear();
    ctx.render(&listing)
}
