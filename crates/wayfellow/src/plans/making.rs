//! The answers a plan is made from, and making it: from the ten statements, from a round, and again after a new one.

use askama::Template;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Query};
use axum::response::Response;
use frameworks::{Judgement, Preparation, ReadyStatement, judge};
use serde::Deserialize;

use super::asked::{Asked, Typed};
use super::found::{FACTS, Found};
use super::workdays::today;
use super::{kept, place};
use crate::actor::Actor;
use crate::permission::Action;
use crate::rounds;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form, see_other};

/// Most characters of a field.
const LONGEST: usize = 300;

#[derive(Template)]
#[template(path = "plans/facts.html")]
struct FactsPage {
    page: Page,
    asked: Asked,
    statements: &'static [ReadyStatement],
    missing: Vec<usize>,
    /// Whether there is a plan that would be made again.
    again: bool,
    /// Rounds whose answers can be taken over: id and name.
    rounds: Vec<(String, String)>,
    /// The name of the round whose answers are shown.
    taken: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct From {
    round: String,
}

/// `GET /plan/facts`, with `?round=` to take over what most said there.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Query(from): Query<From>,
) -> Result<Response> {
    let place = place(&actor, Action::Change)?;
    let found = Found::of(&ctx.app.db, ctx.app.library, place).await?;
    let mut typed = match kept::of_organization(&ctx.app.db, place).await? {
        Some(plan) => plan.asked.typed,
        None => {
            let mut typed = Typed::from([("start".to_owned(), today().to_string())]);
            // At first the facts are what the records say.
            for fact in FACTS.into_iter().filter(|f| found.says(f)) {
                typed.insert(fact.to_owned(), "yes".to_owned());
            }
            typed
        }
    };
    let mut taken = None;
    for round in rounds::of_organization(&ctx.app.db, place).await? {
        if round.id.to_string() != from.round || !round.asks_statements() {
            continue;
        }
        if let Some(all) = rounds::outcome(&ctx.app.db, &round).await?.all {
            for (statement, answer) in Preparation::shipped().statements.iter().zip(all.majority())
            {
                let word = answer.map_or("", |yes| if yes { "true" } else { "false" });
                typed.insert(statement.code.clone(), word.to_owned());
            }
            taken = Some(round.name);
        }
    }
    let asked = Asked::read(typed, true).held_against(found, false);
    page(&ctx, &actor, asked, Vec::new(), taken).await
}

async fn page(
    ctx: &Ctx,
    actor: &Actor,
    asked: Asked,
    missing: Vec<usize>,
    taken: Option<String>,
) -> Result<Response> {
    let place = place(actor, Action::Change)?;
    let db = &ctx.app.db;
    let mut rounds = Vec::new();
    for round in rounds::of_organization(db, place).await? {
        if round.asks_statements() && rounds::outcome(db, &round).await?.all.is_some() {
            rounds.push((round.id.to_string(), round.name));
        }
    }
    ctx.render(&FactsPage {
        page: ctx.page(Section::Other, "facts-title"),
        asked,
        statements: &Preparation::shipped().statements,
        missing,
        again: kept::of_organization(db, place).await?.is_some(),
        rounds,
        taken,
    })
}

/// `POST /plan`.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    form: std::result::Result<Form<Typed>, FormRejection>,
) -> Result<Response> {
    let place = place(&actor, Action::Change)?;
    let Form(mut typed) = form.map_err(Error::unreadable)?;
    for value in typed.values_mut() {
        *value = value.replace('\0', "");
    }
    typed.retain(|name, value| name.len() < 40 && value.chars().count() <= LONGEST);
    let found = Found::of(&ctx.app.db, ctx.app.library, place).await?;
    let asked = Asked::read(typed, true).held_against(found, true);
    let missing = match judge(&asked.facts.answers) {
        Judgement::Open(open) => open.iter().map(|n| n + 1).collect(),
        Judgement::Judged { .. } => Vec::new(),
    };
    if !missing.is_empty() || !asked.problems.is_empty() {
        return refused_form(page(&ctx, &actor, asked, missing, None).await);
    }
    kept::make(&ctx.app.db, &actor, place, &asked).await?;
    Ok(see_other("/plan"))
}
