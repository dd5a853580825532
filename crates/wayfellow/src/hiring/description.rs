//! How a job description is built: its five parts, statements to choose from, and two samples to learn from.

use askama::Template;
use axum::response::Response;
use frameworks::{DescriptionPart, Sample, Statement};

use super::{Told, foot, told};
use crate::readiness::Foot;
use crate::web::{Ctx, Page, Result, Section};

#[derive(Template)]
#[template(path = "hiring/description.html")]
struct Description {
    page: Page,
    parts: Vec<(&'static DescriptionPart, Foot)>,
    advice: Vec<Told>,
    unfit: Vec<Told>,
}

#[derive(Template)]
#[template(path = "hiring/statements.html")]
struct Statements {
    page: Page,
    /// Start of the keys, and the statements.
    groups: Vec<(&'static str, Vec<(&'static Statement, Foot)>)>,
}

#[derive(Template)]
#[template(path = "hiring/samples.html")]
struct Samples {
    page: Page,
    samples: Vec<(&'static Sample, Foot)>,
}

/// `GET /hiring/description`.
pub(super) async fn show(ctx: Ctx) -> Result<Response> {
    let h = &ctx.app.lessons.hiring;
    let parts = h.parts.iter();
    ctx.render(&Description {
        page: ctx.page(Section::Library, "hiring-description-title"),
        parts: parts
            .map(|p| (p, foot(&ctx, &p.cite, p.note.as_deref(), &p.see)))
            .collect(),
        advice: told(&ctx, &h.advice),
        unfit: told(&ctx, &h.unfit),
    })
}

/// `GET /hiring/statements`.
pub(super) async fn statements(ctx: Ctx) -> Result<Response> {
    let h = &ctx.app.lessons.hiring;
    let with_feet = |statements: &'static [Statement]| {
        statements
            .iter()
            .map(|s| (s, foot(&ctx, &s.cite, s.note.as_deref(), &s.see)))
            .collect()
    };
    ctx.render(&Statements {
        page: ctx.page(Section::Library, "hiring-statements-title"),
        groups: vec![
            ("function", with_feet(&h.functions)),
            ("responsibility", with_feet(&h.responsibilities)),
            ("qualification", with_feet(&h.qualifications)),
        ],
    })
}

/// `GET /hiring/samples`.
pub(super) async fn samples(ctx: Ctx) -> Result<Response> {
    let samples = ctx.app.lessons.hiring.samples.iter();
    ctx.render(&Samples {
        page: ctx.page(Section::Library, "hiring-samples-title"),
        samples: samples
            .map(|s| (s, foot(&ctx, &s.cite, s.note.as_deref(), &s.see)))
            .collect(),
    })
}
