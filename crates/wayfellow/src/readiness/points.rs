//! Short lists with parts: what everyone wants alike, and what speaks for and against Medicaid.

use askama::Template;
use axum::response::Response;
use frameworks::{Point, PointKind};

use super::Foot;
use crate::web::{Ctx, Page, Result, Section};

#[derive(Template)]
#[template(path = "readiness/points.html")]
struct Points {
    page: Page,
    /// Start of the keys of this list.
    name: &'static str,
    groups: Vec<Group>,
    /// Where to go next: address and key.
    next: (&'static str, &'static str),
}

struct Group {
    kind: &'static str,
    points: Vec<(&'static Point, Foot)>,
}

/// `GET /common-goals`.
pub(super) async fn common_goals(ctx: Ctx) -> Result<Response> {
    let kinds = [
        PointKind::Goal,
        PointKind::Survey,
        PointKind::Difference,
        PointKind::Sign,
    ];
    let points = &ctx.app.lessons.goals;
    show(
        &ctx,
        "common-goals",
        points,
        &kinds,
        ("/history", "history-title"),
    )
}

/// `GET /medicaid`.
pub(super) async fn medicaid(ctx: Ctx) -> Result<Response> {
    let kinds = [PointKind::Pro, PointKind::Con, PointKind::Open];
    let points = &ctx.app.lessons.medicaid;
    show(
        &ctx,
        "medicaid",
        points,
        &kinds,
        ("/resources", "resources-title"),
    )
}

fn show(
    ctx: &Ctx,
    name: &'static str,
    points: &'static [Point],
    kinds: &[PointKind],
    next: (&'static str, &'static str),
) -> Result<Response> {
    let (lessons, library) = (ctx.app.lessons, ctx.app.library);
    let groups = kinds
        .iter()
        .map(|kind| Group {
            kind: kind.as_str(),
            points: points
                .iter()
                .filter(|p| p.kind == Some(*kind))
                .map(|p| {
                    (
                        p,
                        Foot::new(lessons, library, &p.cite, p.note.as_deref(), &p.see),
                    )
                })
                .collect(),
        })
        .collect();
    ctx.render(&Points {
        page: ctx.page(Section::Library, format!("{name}-title")),
        name,
        groups,
        next,
    })
}
