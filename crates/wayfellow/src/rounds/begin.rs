//! The rounds of an organization, and the form that opens one.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Form;
use axum::extract::rejection::FormRejection;
use axum::response::Response;
use frameworks::Chair;
use jiff::civil::Date;

use super::climate::{self, Circle};
use super::measure::{self, Measure};
use super::place;
use super::round::{self, NewRound, Round};
use super::sheet::Part;
use crate::actor::Actor;
use crate::permission::Action;
use crate::plans::workdays::today;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form, see_other};

/// Most characters of a name.
const LONGEST: usize = 120;

/// A round is open for a year at most.
const YEAR: i32 = 366;

type Typed = BTreeMap<String, String>;
type Problems = Vec<(&'static str, &'static str)>;

#[derive(Template)]
#[template(path = "rounds/index.html")]
struct Index {
    page: Page,
    rounds: Vec<Round>,
    /// Whether the one who looks may open a round.
    leads: bool,
    typed: Typed,
    problems: Problems,
    measures: Vec<Measure>,
    measured: measure::Typed,
    measure_problems: Problems,
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

    fn circles(&self) -> [Circle; 3] {
        Circle::ALL
    }

    fn parts(&self) -> [Part; 6] {
        Part::ALL
    }
}

/// What the form holds at first: everything is asked of everyone, and the climate survey waits to be chosen.
fn first(page: &Page) -> Typed {
    let mut typed = Typed::new();
    let parts = [Part::Timeline, Part::Questions];
    let fields = parts.iter().map(|p| format!("part-{}", p.as_str()));
    let seats = Chair::ALL.iter().map(|c| format!("seat-{c}"));
    for name in fields.chain(seats) {
        typed.insert(name, "yes".to_owned());
    }
    for circle in Circle::ALL {
        typed.insert(format!("climate-{}", circle.as_str()), circle.offer(page));
    }
    typed
}

/// The page, with what was refused in one of its forms.
pub(super) async fn page(
    ctx: &Ctx,
    actor: &Actor,
    refused: Option<(Typed, Problems)>,
    measured: Option<(measure::Typed, Problems)>,
) -> Result<Response> {
    let place = place(actor, Action::Read)?;
    let page = ctx.page(Section::Other, "rounds-title");
    let (typed, problems) = refused.unwrap_or_else(|| (first(&page), Vec::new()));
    let (measured, measure_problems) = measured.unwrap_or_default();
    ctx.render(&Index {
        rounds: round::of_organization(&ctx.app.db, place).await?,
        leads: super::place(actor, Action::Add).is_ok(),
        measures: measure::all(&ctx.app.db, place).await?,
        typed,
        problems,
        measured,
        measure_problems,
        page,
    })
}

/// `GET /rounds`.
pub(super) async fn show(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    page(&ctx, &actor, None, None).await
}

fn read(typed: &Typed) -> std::result::Result<NewRound, Problems> {
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
    let mut climate = Vec::new();
    if parts.contains(&Part::Climate) {
        match climate::typed(typed) {
            Some(questions) => climate = questions,
            None => problems.push(("climate", "rounds-climate-refused")),
        }
    }
    match closes_on {
        Some(closes_on) if problems.is_empty() => Ok(NewRound {
            own: typed.contains_key("own"),
            climate,
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
    form: std::result::Result<Form<Typed>, FormRejection>,
) -> Result<Response> {
    let place = place(&actor, Action::Add)?;
    let Form(typed) = form.map_err(Error::unreadable)?;
    match read(&typed) {
        Ok(new) => {
            let id = round::begin(&ctx.app.db, &actor, place, &new).await?;
            Ok(see_other(&format!("/rounds/{id}")))
        }
        Err(problems) => refused_form(page(&ctx, &actor, Some((typed, problems)), None).await),
    }
}
