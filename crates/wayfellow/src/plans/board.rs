//! The plan on a board of three columns, and the report that a board of directors reads.

use askama::Template;
use axum::response::Response;
use frameworks::{Chair, Phase, Preparation, ReadyStatement};

use super::kept::{self, Plan};
use super::place;
use super::show::Whole;
use super::timing::Timed;
use super::workdays::today;
use crate::permission::Action;
use crate::rounds;
use crate::rounds::results::Results;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section};

#[derive(Template)]
#[template(path = "plans/board.html")]
struct Board {
    page: Page,
    /// The end of a key, and the tasks.
    columns: [(&'static str, Vec<Timed>); 3],
}

/// `GET /plan/board`.
pub(super) async fn board(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    let place = place(&actor, Action::Read)?;
    let plan = kept::of_organization(&ctx.app.db, place).await?;
    let plan = plan.ok_or_else(Error::not_found)?;
    let page = ctx.page(Section::Other, "board-title");
    let whole = Whole::new(&page, &plan, None, None);
    let today = today();
    let mut columns = [
        ("open", Vec::new()),
        ("under-way", Vec::new()),
        ("done", Vec::new()),
    ];
    for timed in whole.dated.tasks {
        let at = if timed.task.done_on.is_some() {
            2
        } else {
            usize::from(timed.start <= today && timed.blocked_by.is_empty())
        };
        columns[at].1.push(timed);
    }
    ctx.render(&Board { page, columns })
}

#[derive(Template)]
#[template(path = "plans/report.html")]
struct Report {
    page: Page,
    name: String,
    today: String,
    whole: Whole,
    plan: Plan,
    statements: &'static [ReadyStatement],
    /// Name of the last round that may be shown, with what came out, and the one before it.
    rounds: Vec<(String, Results)>,
    /// Phase, number of tasks, how many are done, last day.
    phases: Vec<(Phase, usize, usize, String)>,
    /// What only the board can do, and is not done.
    asks: Vec<Timed>,
    /// Tasks that cannot wait and that nobody looks after.
    unowned: usize,
}

impl Report {
    fn answer(&self, n: &usize) -> &'static str {
        match self.plan.asked.facts.answers.get(*n).copied().flatten() {
            Some(true) => "ask-true",
            Some(false) => "ask-false",
            None => "report-no-answer",
        }
    }

    fn cell(&self, results: &Results, n: &usize) -> (usize, usize) {
        let tally = results.all.unwrap_or_default();
        tally.statements.get(*n).copied().unwrap_or_default()
    }

    fn view(&self, n: &usize) -> Option<&'static str> {
        let (_, last) = self.rounds.first()?;
        (last.seats.len() > 1).then(|| last.view(*n).as_str())
    }
}

/// `GET /plan/report`.
pub(super) async fn report(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    let place = place(&actor, Action::Read)?;
    let db = &ctx.app.db;
    let plan = kept::of_organization(db, place).await?;
    let plan = plan.ok_or_else(Error::not_found)?;
    let page = ctx.page(Section::Other, "report-title");
    let whole = Whole::new(&page, &plan, None, None);
    let mut shown = Vec::new();
    for round in rounds::of_organization(db, place).await? {
        let results = rounds::outcome(db, &round).await?;
        if results.all.is_some() && shown.len() < 2 {
            shown.push((round.name, results));
        }
    }
    let tasks = &whole.dated.tasks;
    let phases = Phase::ALL
        .iter()
        .map(|phase| {
            let of: Vec<&Timed> = tasks.iter().filter(|t| t.task.phase == *phase).collect();
            let done = of.iter().filter(|t| t.task.done_on.is_some()).count();
            let last = of.iter().map(|t| t.end).max();
            (
                *phase,
                of.len(),
                done,
                last.map(|d| d.to_string()).unwrap_or_default(),
            )
        })
        .collect();
    let open = |t: &&Timed| t.task.done_on.is_none();
    let asks: Vec<Timed> = tasks
        .iter()
        .filter(open)
        .filter(|t| t.task.seat == Chair::Board || t.task.code == "F-BUDGET")
        .cloned()
        .collect();
    let unowned = tasks
        .iter()
        .filter(open)
        .filter(|t| t.critical && t.task.owner.is_none())
        .count();
    ctx.render(&Report {
        name: kept::place_name(db, place).await?,
        today: today().to_string(),
        statements: &Preparation::shipped().statements,
        rounds: shown,
        phases,
        asks,
        unowned,
        page,
        whole,
        plan,
    })
}
