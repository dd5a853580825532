//! Hiring: what others learned about describing, advertising and filling a role, and about pay. Open to anyone.
//!
//! Owns what there is to read and to choose from. What a panel listens for is shown to those who hire. Not here: an
//! organization's own descriptions (`roles`), and any applicant.

mod ads;
mod description;
mod index;
mod interview;
mod pay;

use axum::Router;
use axum::routing::get;
use frameworks::{Citation, Point};

use crate::readiness::Foot;
use crate::web::{Ctx, Shared};

pub(crate) const ROUTES: [(&str, &str); 7] = [
    ("GET", "/hiring"),
    ("GET", "/hiring/description"),
    ("GET", "/hiring/statements"),
    ("GET", "/hiring/samples"),
    ("GET", "/hiring/ads"),
    ("GET", "/hiring/interview"),
    ("GET", "/hiring/pay"),
];

pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route("/hiring", get(index::show))
        .route("/hiring/description", get(description::show))
        .route("/hiring/statements", get(description::statements))
        .route("/hiring/samples", get(description::samples))
        .route("/hiring/ads", get(ads::show))
        .route("/hiring/interview", get(interview::show))
        .route("/hiring/pay", get(pay::show))
}

/// A point with what stands below it.
struct Told {
    point: &'static Point,
    foot: Foot,
}

fn foot(
    ctx: &Ctx,
    cite: &'static Citation,
    note: Option<&'static str>,
    see: &'static [String],
) -> Foot {
    Foot::new(ctx.app.lessons, ctx.app.library, cite, note, see)
}

fn told(ctx: &Ctx, points: &'static [Point]) -> Vec<Told> {
    points
        .iter()
        .map(|point| Told {
            point,
            foot: foot(ctx, &point.cite, point.note.as_deref(), &point.see),
        })
        .collect()
}
