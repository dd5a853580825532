//! Ten statements that anyone can answer, and the dated plan that follows. Nothing is kept.
//!
//! Not here: the plan of an organization.

use askama::Template;
use axum::extract::Form;
use axum::extract::rejection::FormRejection;
use axum::response::Response;
use frameworks::{Judgement, Preparation, PrepareKind, PreparePoint, ReadyStatement, judge};

use super::asked::{Asked, Typed};
use super::first::{Because, Drafted, START, draft};
use super::timing::{Task, Timeline, Warning, timeline};
use super::workdays::today;
use super::{export, gantt};
use crate::actor::Actor;
use crate::db::Moment;
use crate::permission::Action;
use crate::web::who::Who;
use crate::web::{Ctx, Error, Page, Result, Section, download, refused_form};

#[derive(Template)]
#[template(path = "plans/open.html")]
struct Open {
    page: Page,
    asked: Asked,
    statements: &'static [ReadyStatement],
    speed_ups: Vec<&'static PreparePoint>,
    subcontract: Vec<&'static PreparePoint>,
    /// Numbers of the statements that are not answered.
    missing: Vec<usize>,
    judged: Option<Judged>,
    /// The organization that could keep the plan, for somebody who leads it.
    keeps: Option<String>,
}

/// What the answers say, with the plan.
struct Judged {
    true_statements: usize,
    band: &'static str,
    plan: Timeline,
    drafted: Vec<Drafted>,
    warnings: Vec<Warning>,
    /// The day on which the first person starts.
    first: String,
    wide: String,
    narrow: String,
}

impl Judged {
    /// Why a task is in the plan: the end of a key, and a number for it.
    fn why(&self, n: &usize) -> (&'static str, usize) {
        match self.drafted.get(*n).map(|d| d.because) {
            Some(Because::Statement(number)) => ("statement", number),
            Some(Because::Fact(fact)) => (fact, 0),
            _ => ("always", 0),
        }
    }
}

/// The tasks of a first plan, as any plan has them.
pub(crate) fn tasks(drafted: &[Drafted]) -> Vec<Task> {
    drafted
        .iter()
        .map(|d| Task {
            id: None,
            code: d.task.code.clone(),
            phase: d.task.phase,
            seat: d.task.seat,
            label: d.task.label.clone(),
            text: d.task.text.clone(),
            ours: true,
            days: d.days,
            after: d.after.iter().map(|c| (*c).to_owned()).collect(),
            not_before: None,
            done_on: None,
            owner: None,
        })
        .collect()
}

fn planned(asked: &Asked) -> Result<(Vec<Drafted>, Timeline)> {
    let drafted = draft(Preparation::shipped(), &asked.facts, asked.start);
    let plan = timeline(&tasks(&drafted), asked.start, None, today())
        .map_err(|circles| Error::internal(format!("the shipped plan has circles: {circles:?}")))?;
    Ok((drafted, plan))
}

/// `GET /readiness/timeline`.
pub(super) async fn new(ctx: Ctx, Who(actor): Who) -> Result<Response> {
    let mut typed = Typed::new();
    typed.insert("start".to_owned(), today().to_string());
    show(&ctx, &actor, Asked::read(typed, false), false)
}

/// `POST /readiness/timeline`.
pub(super) async fn create(
    ctx: Ctx,
    Who(actor): Who,
    form: std::result::Result<Form<Typed>, FormRejection>,
) -> Result<Response> {
    let Form(typed) = form.map_err(Error::unreadable)?;
    show(&ctx, &actor, Asked::read(typed, false), true)
}

fn show(ctx: &Ctx, actor: &Actor, asked: Asked, sent: bool) -> Result<Response> {
    let all = Preparation::shipped();
    let page = ctx.page(Section::Library, "timeline-title");
    let mut missing = Vec::new();
    let mut judged = None;
    match judge(&asked.facts.answers) {
        Judgement::Open(open) if sent => missing = open.iter().map(|n| n + 1).collect(),
        Judgement::Judged {
            true_statements,
            band,
        } if asked.problems.is_empty() => {
            let (drafted, plan) = planned(&asked)?;
            let first = plan.task(START).map(|t| t.start.to_string());
            let warnings = plan.warnings(
                asked.start,
                asked.facts.months(),
                asked.facts.deadline,
                today(),
            );
            judged = Some(Judged {
                true_statements,
                band: band.as_str(),
                first: first.unwrap_or_default(),
                wide: gantt::svg(&page, &plan, asked.start, today(), true),
                narrow: gantt::svg(&page, &plan, asked.start, today(), false),
                warnings,
                plan,
                drafted,
            });
        }
        _ => {}
    }
    let refused = sent && judged.is_none();
    let answer = ctx.render(&Open {
        page,
        asked,
        statements: &all.statements,
        speed_ups: all.points(PrepareKind::SpeedUp).collect(),
        subcontract: all.points(PrepareKind::Subcontract).collect(),
        missing,
        judged,
        keeps: super::place(actor, Action::Change)
            .ok()
            .and_then(|_| ctx.who.as_ref()?.organization.clone()),
    });
    if refused {
        refused_form(answer)
    } else {
        answer
    }
}

/// `POST /readiness/timeline/file`: the same plan to take along.
pub(super) async fn file(
    ctx: Ctx,
    Who(actor): Who,
    form: std::result::Result<Form<Typed>, FormRejection>,
) -> Result<Response> {
    let Form(typed) = form.map_err(Error::unreadable)?;
    let asked = Asked::read(typed, false);
    let complete = matches!(judge(&asked.facts.answers), Judgement::Judged { .. });
    if !complete || !asked.problems.is_empty() {
        return show(&ctx, &actor, asked, true);
    }
    let (_, plan) = planned(&asked)?;
    Ok(match asked.value("format") {
        "ics" => {
            let title = ctx.page(Section::Library, "timeline-plan").title;
            download(
                export::ics(&plan, &title, "open", Moment::now()),
                "text/calendar; charset=utf-8",
                "first-plan.ics",
            )
        }
        "json" => download(
            export::json(&plan, asked.start),
            "application/json",
            "first-plan.json",
        ),
        _ => export::csv(&plan).download("first-plan.csv"),
    })
}
