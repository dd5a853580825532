//! The rounds of an organization, and the form that opens one.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Form;
use axum::extract::rejection::FormRejection;
use axum::response::Response;
use frameworks::Chair;
use jiff::civil::Date;

use super::place;
use super::round::{self, NewRound, Round};
use super::sheet::Part;
use crate::permission::Action;
use crate::plans::workdays::today;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form, see_other};

/// Most characters of a name.
const LONGEST: usize = 120;

/// A round is open for a year at most.
const YEAR: i32 = 366;

#[derive(Template)]
#[template(path = "rounds/index.html")]
struct Index {
    page: Page,
    rounds: Vec<Round>,
    /// Whether the one who looks may open a round.
    leads: bool,
    typed: BTreeMap<String, String>,
    problems: Vec<(&'static str, &'static str)>,
}

impl Index {
    fn value(&self, name: &str) -> &str {
        self.typed.get(name).map_or("", String::as_str)
    }

    fn has(&self, name: &str) -> bool {
        self.typed.contains_key(name)
    }

    fn chairs(&self) -> &'static [Chair] {
        Chair::ALL
    }

    fn parts(&self) -> [Part; 2] {
        Part::ALL
    }
}

/// `GET /rounds`.
pub(super) async fn show(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    let place = place(&actor, Action::Read)?;
    let mut typed = BTreeMap::new();
    let fields = Part::ALL.iter().map(|p| format!("part-{}", p.as_str()));
    let seats = Chair::ALL.iter().map(|c| format!("seat-{c}"));
    for name in fields.chain(seats) {
        typed.insert(name, "yes".to_owned());
    }
    let index = Index {
        page: ctx.page(Section::Other, "rounds-title"),
        rounds: round::of_organization(&ctx.app.db, place).await?,
        leads: super::place(&actor, Action::Add).is_ok(),
        typed,
        problems: Vec::new(),
    };
    ctx.render(&index)
}

fn read(
    typed: &BTreeMap<String, String>,
) -> std::result::Result<NewRound, Vec<(&'static str, &'static str)>> {
    let text = |name: &str| typed.get(name).map_or("", |t| t.trim());
    let mut problems = Vec::new();
    let name = text("name").to_owned();
    if name.is_empty() || name.chars().count() > LONGEST || name.chars().any(char::is_control) {
        problems.push(("name", "rounds-name-refused"));
    }
    let people = text("people").parse::<i64>().unwrap_or(0);
    if !(1..=1_000_000).contains(&people) {
        problems.push(("people", "rounds-people-refused"));
    }
    let today = today();
    let closes_on: Option<Date> = text("closes").parse().ok();
    let closes_on = closes_on.filter(|d| *d >= today && (*d - today).get_days() <= YEAR);
    if closes_on.is_none() {
        problems.push(("closes", "rounds-closes-refused"));
    }
    let chosen = |name: String| typed.contains_key(&name);
    let parts: Vec<Part> = Part::ALL
        .into_iter()
        .filter(|p| chosen(format!("part-{}", p.as_str())))
        .collect();
    let seats: Vec<Chair> = Chair::ALL
        .iter()
        .copied()
        .filter(|c| chosen(format!("seat-{c}")))
        .collect();
    if parts.is_empty() {
        problems.push(("parts", "rounds-parts-refused"));
    }
    if seats.is_empty() {
        problems.push(("seats", "rounds-seats-refused"));
    }
    match closes_on {
        Some(closes_on) if problems.is_empty() => Ok(NewRound {
            name,
            parts,
            seats,
            people,
            closes_on,
        }),
        _ => Err(problems),
    }
}

/// `POST /rounds`.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    form: std::result::Result<Form<BTreeMap<String, String>>, FormRejection>,
) -> Result<Response> {
    let place = place(&actor, Action::Add)?;
    let Form(typed) = form.map_err(Error::unreadable)?;
    match read(&typed) {
        Ok(new) => {
            let id = round::begin(&ctx.app.db, &actor, place, &new).await?;
            Ok(see_other(&format!("/rounds/{id}")))
        }
        Err(problems) => refused_form(ctx.render(&Index {
            page: ctx.page(Section::Other, "rounds-title"),
            rounds: round::of_organization(&ctx.app.db, place).await?,
            leads: true,
            typed,
            problems,
        })),
    }
}
