//! Interviews: questions to choose from, topics, scenarios, what to look for, and pitfalls before a decision.
//!
//! What a good answer contains is shown to those who hire and to nobody else.

use askama::Template;
use axum::response::Response;
use frameworks::{Bank, InterviewQuestion, Scenario};

use super::{Told, foot, told};
use crate::permission::{Action, Resource, may};
use crate::readiness::Foot;
use crate::web::who::Who;
use crate::web::{Ctx, Page, Result, Section};

#[derive(Template)]
#[template(path = "hiring/interview.html")]
struct Interview {
    page: Page,
    banks: Vec<(Bank, Vec<(&'static InterviewQuestion, Foot)>)>,
    topics: Vec<Told>,
    scenarios: Vec<(&'static Scenario, Foot)>,
    proficiencies: Vec<Told>,
    pitfalls: Vec<Told>,
    /// Whether the one who reads may see what a panel listens for.
    panel: bool,
}

/// `GET /hiring/interview`.
pub(super) async fn show(ctx: Ctx, Who(actor): Who) -> Result<Response> {
    let h = &ctx.app.lessons.hiring;
    let panel = actor.organization.is_some_and(|place| {
        let guidance = Resource::new("interview-guidance").of_organization(place);
        may(&actor, Action::Read, &guidance).is_ok()
    });
    let scenarios = h.scenarios.iter();
    ctx.render(&Interview {
        page: ctx.page(Section::Library, "hiring-interview-title"),
        banks: Bank::ALL
            .map(|bank| {
                let questions = h.bank(bank);
                let questions =
                    questions.map(|q| (q, foot(&ctx, &q.cite, q.note.as_deref(), &q.see)));
                (bank, questions.collect())
            })
            .into(),
        topics: told(&ctx, &h.topics),
        scenarios: scenarios
            .map(|s| (s, foot(&ctx, &s.cite, s.note.as_deref(), &s.see)))
            .collect(),
        proficiencies: told(&ctx, &h.proficiencies),
        pitfalls: told(&ctx, &h.pitfalls),
        panel,
    })
}
