//! The front page of hiring: the steps from a description to a person, in order.

use askama::Template;
use axum::response::Response;
use frameworks::Bank;

use crate::web::{Ctx, Page, Result, Section};

#[derive(Template)]
#[template(path = "hiring/index.html")]
struct Index {
    page: Page,
    /// What to read, in order: address, start of the keys, how much there is.
    steps: Vec<(&'static str, &'static str, usize)>,
    commitments: Vec<super::Told>,
}

/// `GET /hiring`.
pub(super) async fn show(ctx: Ctx) -> Result<Response> {
    let h = &ctx.app.lessons.hiring;
    let questions: usize = Bank::ALL.iter().map(|b| h.bank(*b).count()).sum();
    let steps = vec![
        ("/hiring/description", "hiring-description", h.parts.len()),
        (
            "/hiring/statements",
            "hiring-statements",
            h.functions.len() + h.responsibilities.len() + h.qualifications.len(),
        ),
        ("/hiring/samples", "hiring-samples", h.samples.len()),
        ("/hiring/pay", "hiring-pay", h.pay_patterns.len()),
        ("/hiring/ads", "hiring-ads", h.ads.len()),
        ("/hiring/interview", "hiring-interview", questions),
    ];
    ctx.render(&Index {
        page: ctx.page(Section::Library, "hiring-title"),
        steps,
        commitments: super::told(&ctx, &h.commitments),
    })
}
