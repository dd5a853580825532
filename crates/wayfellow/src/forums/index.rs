//! The forums of an organization, and the form that enters one.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Form;
use axum::extract::rejection::FormRejection;
use axum::response::Response;
use jiff::civil::Date;

use super::forum::{self, Forum, NewForum};
use super::place;
use crate::permission::Action;
use crate::plans::workdays::today;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form, see_other};

/// Most characters of a name, and of where people meet.
const LONGEST: usize = 200;

/// A day of a forum lies a year away at most.
const YEAR: i32 = 366;

type Typed = BTreeMap<String, String>;

#[derive(Template)]
#[template(path = "forums/index.html")]
struct Index {
    page: Page,
    forums: Vec<Forum>,
    leads: bool,
    typed: Typed,
    problems: Vec<(&'static str, &'static str)>,
}

impl Index {
    fn value(&self, name: &str) -> &str {
        self.typed.get(name).map_or("", String::as_str)
    }

    fn is(&self, name: &str, value: &str) -> bool {
        self.value(name) == value
    }
}

/// `GET /forums`.
pub(super) async fn show(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    let place = place(&actor, Action::Read)?;
    ctx.render(&Index {
        page: ctx.page(Section::Other, "forums-title"),
        forums: forum::of_organization(&ctx.app.db, place).await?,
        leads: super::place(&actor, Action::Change).is_ok(),
        typed: Typed::from([("kind".to_owned(), "open".to_owned())]),
        problems: Vec::new(),
    })
}

fn read(typed: &Typed) -> std::result::Result<NewForum, Vec<(&'static str, &'static str)>> {
    let text = |name: &str| typed.get(name).map_or("", |t| t.trim());
    let plain = |t: &str| t.chars().count() <= LONGEST && !t.chars().any(char::is_control);
    let mut problems = Vec::new();
    let (name, venue) = (text("name"), text("venue"));
    if name.is_empty() || !plain(name) {
        problems.push(("name", "forums-name-refused"));
    }
    if !plain(venue) {
        problems.push(("venue", "forums-venue-refused"));
    }
    if !["open", "closed"].contains(&text("kind")) {
        problems.push(("kind", "forums-kind-refused"));
    }
    let people = text("people").parse::<i64>().unwrap_or(0);
    if !(1..=1_000_000).contains(&people) {
        problems.push(("people", "rounds-people-refused"));
    }
    let today = today();
    let day = |name: &str| text(name).parse::<Date>().ok();
    let held_on = day("held").filter(|d| (*d - today).get_days().abs() <= YEAR);
    if held_on.is_none() {
        problems.push(("held", "forums-held-refused"));
    }
    // A box for one day at least: one that closes at once would tell who wrote.
    let closes_on = day("closes").filter(|d| *d > today && (*d - today).get_days() <= YEAR);
    if closes_on.is_none() {
        problems.push(("closes", "forums-closes-refused"));
    }
    match (held_on, closes_on) {
        (Some(held_on), Some(closes_on)) if problems.is_empty() => Ok(NewForum {
            name: name.to_owned(),
            closed: text("kind") == "closed",
            held_on,
            venue: venue.to_owned(),
            people,
            closes_on,
        }),
        _ => Err(problems),
    }
}

/// `POST /forums`.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    form: std::result::Result<Form<Typed>, FormRejection>,
) -> Result<Response> {
    let place = place(&actor, Action::Change)?;
    let Form(typed) = form.map_err(Error::unreadable)?;
    match read(&typed) {
        Ok(new) => {
            let id = forum::open(&ctx.app.db, &actor, place, &new).await?;
            Ok(see_other(&format!("/forums/{id}")))
        }
        Err(problems) => refused_form(ctx.render(&Index {
            page: ctx.page(Section::Other, "forums-title"),
            forums: forum::of_organization(&ctx.app.db, place).await?,
            leads: true,
            typed,
            problems,
        })),
    }
}
