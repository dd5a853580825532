//! Pay for peer roles: three patterns, what to think of before the first rate, and benefits.

use askama::Template;
use axum::response::Response;
use frameworks::PayPattern;

use super::{Told, foot, told};
use crate::readiness::Foot;
use crate::web::{Ctx, Page, Result, Section};

#[derive(Template)]
#[template(path = "hiring/pay.html")]
struct Pay {
    page: Page,
    patterns: Vec<(&'static PayPattern, Foot)>,
    thoughts: Vec<Told>,
    benefits: Vec<Told>,
}

/// `GET /hiring/pay`.
pub(super) async fn show(ctx: Ctx) -> Result<Response> {
    let h = &ctx.app.lessons.hiring;
    let patterns = h.pay_patterns.iter();
    ctx.render(&Pay {
        page: ctx.page(Section::Library, "hiring-pay-title"),
        patterns: patterns
            .map(|p| (p, foot(&ctx, &p.cite, p.note.as_deref(), &p.see)))
            .collect(),
        thoughts: told(&ctx, &h.pay_thoughts),
        benefits: told(&ctx, &h.benefits),
    })
}
