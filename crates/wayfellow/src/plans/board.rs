//! The plan on a board of three columns, and the report that a board of directors reads.

use askama::Template;
use axum::response::Response;
use frameworks::{Chair, Phase, Preparation, ReadyStatement};

use super::kept::{self, Plan};
use super::place;
use super::show::Whole;
use super::timing::Timed;
use super::workdays::today;
use crate::actor::Actor;
use crate::permission::Action;
use crate::rounds::results::{Results, Tally};
use crate::rounds::{self, InShort};
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

/// What the report says, on its page and as a file.
#[derive(Template)]
#[template(path = "plans/report.html")]
pub(super) struct Report {
    pub page: Page,
    pub name: String,
    pub today: String,
    pub whole: Whole,
    plan: Plan,
    pub statements: &'static [ReadyStatement],
    /// Name of the last round that may be shown, with what came out, and the one before it.
    pub rounds: Vec<(String, Results)>,
    /// What many people said of foundation and policies.
    pub heard: Vec<InShort>,
    /// Phase, number of tasks, how many are done, last day.
    pub phases: Vec<(Phase, usize, usize, String)>,
    /// What only the board can do, and is not done.
    pub asks: Vec<Timed>,
    /// Tasks that cannot wait and that nobody looks after.
    pub unowned: usize,
}

impl Report {
    /// Key of the answer behind the plan.
    pub fn answer(&self, n: &usize) -> &'static str {
        match self.plan.asked.facts.answers.get(*n).copied().flatten() {
            Some(true) => "ask-true",
            Some(false) => "ask-false",
            None => "report-no-answer",
        }
    }

    /// How many in a round said true, and how many not.
    pub fn cell(&self, results: &Results, n: &usize) -> (usize, usize) {
        let tally = results.all.unwrap_or_default();
        tally.statements.get(*n).copied().unwrap_or_default()
    }

    /// The seats of the last round that may be shown apart, with what they said.
    pub fn seats(&self) -> &[(Chair, Tally)] {
        self.rounds.first().map_or(&[], |(_, last)| &last.seats)
    }

    /// What many people said of a part, in a sentence or two.
    pub fn told(&self, heard: &InShort) -> String {
        let page = &self.page;
        let mut text = page.nm("rounds-in-short", heard.agreed, heard.all);
        if heard.apart > 0 {
            text.push(' ');
            text.push_str(&page.n("rounds-apart-on", heard.apart));
        }
        format!("{text} ({})", heard.round)
    }

    fn of_seat(&self, tally: &Tally, n: &usize) -> (usize, usize) {
        tally.statements.get(*n).copied().unwrap_or_default()
    }

    /// The end of the key of how the seats see a statement.
    pub fn view(&self, n: &usize) -> Option<&'static str> {
        let (_, last) = self.rounds.first()?;
        (last.seats.len() > 1).then(|| last.view(*n).as_str())
    }
}

/// `GET /plan/report`.
pub(super) async fn report(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    ctx.render(&read(&ctx, &actor).await?)
}

/// Everything that the report says.
pub(super) async fn read(ctx: &Ctx, actor: &Actor) -> Result<Report> {
    let place = place(actor, Action::Read)?;
    let db = &ctx.app.db;
    let plan = kept::of_organization(db, place).await?;
    let plan = plan.ok_or_else(Error::not_found)?;
    let page = ctx.page(Section::Other, "report-title");
    let whole = Whole::new(&page, &plan, None, None);
    let mut shown = Vec::new();
    for round in rounds::of_organization(db, place).await? {
        if shown.len() == 2 || !round.asks_statements() {
            continue;
        }
        let results = rounds::outcome(db, &round).await?;
        if results.all.is_some() {
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
    Ok(Report {
        name: kept::place_name(db, place).await?,
        today: today().to_string(),
        statements: &Preparation::shipped().statements,
        rounds: shown,
        heard: rounds::in_short(db, place).await?,
        phases,
        asks,
        unowned,
        page,
        whole,
        plan,
    })
}
