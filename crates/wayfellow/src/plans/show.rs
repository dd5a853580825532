//! The plan of an organization: what is next, what is late and why, the bars, the list, and "what if".

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Query};
use axum::response::Response;
use frameworks::{Band, Judgement, judge};
use jiff::civil::Date;
use serde::Deserialize;

use super::found::{Found, recommended};
use super::kept::{self, Advice, Plan};
use super::merge::Change;
use super::timing::{Timed, Timeline, Warning, timeline};
use super::workdays::today;
use super::{gantt, place};
use crate::actor::Actor;
use crate::permission::Action;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form, see_other};

#[derive(Template)]
#[template(path = "plans/show.html")]
struct Show {
    page: Page,
    name: String,
    leads: bool,
    plan: Option<Whole>,
    advice: Vec<Advice>,
    /// People in peer roles whom nobody supervises on the peer line; for those who lead.
    alone: usize,
    problem: Option<&'static str>,
}

/// A plan with its dates and everything that is said of it.
pub(super) struct Whole {
    pub changes: Vec<(String, Change)>,
    pub made_on: String,
    pub band: Option<(usize, Band)>,
    pub dated: Timeline,
    /// Tasks that wait for each other in a circle, by name.
    pub circles: Vec<Vec<String>>,
    pub warnings: Vec<Warning>,
    pub late: Vec<Timed>,
    pub blocked: Vec<Timed>,
    pub next: Vec<Timed>,
    pub wide: String,
    pub narrow: String,
    pub start: Date,
    pub people: Option<usize>,
    /// What the ladder recommends: ends of keys.
    pub recommended: Vec<&'static str>,
    /// Whether this shows what would be, and not what is.
    pub what_if: bool,
    pub has_codes: BTreeMap<String, String>,
}

impl Whole {
    /// Puts dates to a plan. `start` and `people` are those of "what if".
    pub fn new(page: &Page, plan: &Plan, start: Option<Date>, people: Option<usize>) -> Whole {
        let today = today();
        let tasks = plan.current();
        let first = start.unwrap_or(plan.asked.start);
        let (dated, circles) = match timeline(&tasks, first, people, today) {
            Ok(dated) => (dated, Vec::new()),
            Err(circles) => {
                // Shown without any order, so that the circle can be mended.
                let loose: Vec<_> = tasks
                    .iter()
                    .map(|t| super::timing::Task {
                        after: Vec::new(),
                        ..t.clone()
                    })
                    .collect();
                (
                    timeline(&loose, first, people, today).unwrap_or_default(),
                    circles,
                )
            }
        };
        let facts = &plan.asked.facts;
        let pick = |wanted: &dyn Fn(&Timed) -> bool| -> Vec<Timed> {
            dated.tasks.iter().filter(|t| wanted(t)).cloned().collect()
        };
        let soon = today.saturating_add(jiff::Span::new().days(30));
        let mut next =
            pick(&|t| t.task.done_on.is_none() && t.blocked_by.is_empty() && t.start <= soon);
        next.sort_by_key(|t| (t.end, t.slack));
        next.truncate(7);
        let band = match judge(&facts.answers) {
            Judgement::Judged {
                true_statements,
                band,
            } => Some((true_statements, band)),
            Judgement::Open(_) => None,
        };
        let names = tasks.iter().map(|t| (t.code.clone(), t.label.clone()));
        Whole {
            changes: plan.changes.clone(),
            made_on: plan.made_at.timestamp().strftime("%Y-%m-%d").to_string(),
            band,
            warnings: dated.warnings(first, facts.months(), facts.deadline, today),
            late: pick(&|t| t.late && t.blocked_by.is_empty()),
            blocked: pick(&|t| !t.blocked_by.is_empty()),
            next,
            wide: gantt::svg(page, &dated, first, today, true),
            narrow: gantt::svg(page, &dated, first, today, false),
            start: first,
            people,
            recommended: recommended(facts),
            what_if: start.is_some() || people.is_some(),
            has_codes: names.collect(),
            circles,
            dated,
        }
    }

    /// What happened when the plan was last made, and to which tasks, by name.
    pub fn grouped(&self) -> Vec<(&'static str, Vec<&str>)> {
        let of = |change: Change| -> Vec<&str> {
            let same = self.changes.iter().filter(|(_, c)| *c == change);
            same.map(|(label, _)| label.as_str()).collect()
        };
        Change::ALL
            .into_iter()
            .map(|change| (change.as_str(), of(change)))
            .filter(|(_, labels)| !labels.is_empty())
            .collect()
    }

    /// Names of the tasks before one.
    pub fn names(&self, codes: &[String]) -> String {
        let names: Vec<&str> = codes
            .iter()
            .filter_map(|c| self.has_codes.get(c).map(String::as_str))
            .collect();
        // The first day of the first person waits for nearly everything.
        match names.get(..3) {
            Some(first) if names.len() > 3 => {
                format!("{}; … +{}", first.join("; "), names.len() - 3)
            }
            _ => names.join("; "),
        }
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct WhatIf {
    start: String,
    people: String,
}

/// `GET /plan`, with `?start=` and `?people=` for what would be then.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Query(asked): Query<WhatIf>,
) -> Result<Response> {
    page(&ctx, &actor, &asked, None).await
}

async fn page(
    ctx: &Ctx,
    actor: &Actor,
    asked: &WhatIf,
    problem: Option<&'static str>,
) -> Result<Response> {
    let place = place(actor, Action::Read)?;
    let db = &ctx.app.db;
    let page = ctx.page(Section::Other, "plan-title");
    let start: Option<Date> = asked.start.trim().parse().ok();
    let near = |d: &Date| (d.year() - today().year()).abs() <= 20;
    let people: Option<usize> = asked
        .people
        .trim()
        .parse()
        .ok()
        .filter(|n| (1..=500).contains(n));
    let plan = kept::of_organization(db, place).await?;
    let plan = plan.map(|p| Whole::new(&page, &p, start.filter(near), people));
    let leads = super::place(actor, Action::Change).is_ok();
    let mut alone = 0;
    if leads && plan.is_some() {
        alone = Found::of(db, ctx.app.library, place).await?.alone;
    }
    ctx.render(&Show {
        name: kept::place_name(db, place).await?,
        leads,
        alone,
        advice: kept::advice(db, place).await?,
        page,
        plan,
        problem,
    })
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Said {
    whom: String,
    months: String,
    words: String,
}

/// `POST /plan/advice`: what another organization said about how long it took them.
pub(super) async fn advise(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    form: std::result::Result<Form<Said>, FormRejection>,
) -> Result<Response> {
    let place = place(&actor, Action::Change)?;
    let Form(said) = form.map_err(Error::unreadable)?;
    let months = said.months.trim();
    let number: Option<i64> = months.parse().ok().filter(|n| (1..=240).contains(n));
    let whom = said.whom.trim();
    let fits = |text: &str, most: usize| text.chars().count() <= most && !text.contains('\0');
    let wrong = whom.is_empty()
        || !fits(whom, 200)
        || !fits(&said.words, 5_000)
        || (number.is_none() && !months.is_empty());
    if wrong {
        let shown = page(&ctx, &actor, &WhatIf::default(), Some("advice-refused")).await;
        return refused_form(shown);
    }
    let advice = Advice {
        whom: whom.to_owned(),
        months: number,
        words: said.words.trim().to_owned(),
    };
    kept::advise(&ctx.app.db, &actor, place, &advice).await?;
    Ok(see_other("/plan#advice"))
}
