//! Foundation and policies at a glance: what stands in each part, and what needs somebody now.
//!
//! Not here: the points themselves (`part`), and any number that sums up how ready an organization is.

use askama::Template;
use axum::response::Response;

use super::champions;
use super::note::{self, State};
use super::part::{CHAMPIONS, PARTS, TENSION, points_of};
use super::place;
use crate::permission::Action;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Page, Result, Section};

#[derive(Template)]
#[template(path = "groundwork/overview.html")]
struct Overview {
    page: Page,
    leads: bool,
    parts: Vec<Glance>,
    /// The end of the key of what needs somebody, and the part to which it leads.
    remarks: Vec<(&'static str, &'static str)>,
}

/// A part at a glance.
struct Glance {
    word: &'static str,
    /// State and number of points that stand so, without those that have none.
    states: Vec<(&'static str, usize)>,
    all: usize,
    /// Points that are not settled and that nobody looks after.
    unowned: usize,
    /// Champions or tensions that were named.
    named: Option<usize>,
}

impl Glance {
    /// The bar: state, where it begins and how wide it is, of a hundred.
    fn bar(&self) -> Vec<(&'static str, usize, usize)> {
        let mut before = 0;
        let states = self.states.iter();
        states
            .map(|(state, n)| {
                let from = before * 100 / self.all.max(1);
                before += n;
                let to = before * 100 / self.all.max(1);
                (*state, from, to - from)
            })
            .collect()
    }
}

/// `GET /groundwork`.
pub(super) async fn show(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    let place = place(&actor, Action::Read)?;
    let db = &ctx.app.db;
    let notes = note::all(db, place).await?;
    let champions = champions::all(db, place).await?;
    let mut parts = Vec::new();
    for (word, _) in PARTS {
        let groups = points_of(word, &notes);
        let points: Vec<_> = groups.iter().flat_map(|(_, points)| points).collect();
        let count = |state: State| points.iter().filter(|p| p.stands() == state).count();
        let states = [State::Done, State::UnderWay, State::No, State::Open];
        let open = |state| state == State::Open || state == State::UnderWay;
        parts.push(Glance {
            word,
            states: states
                .map(|s| (s.as_str(), count(s)))
                .into_iter()
                .filter(|(_, n)| *n > 0)
                .collect(),
            all: points.len(),
            unowned: points
                .iter()
                .filter(|p| open(p.stands()))
                .filter(|p| p.last.as_ref().is_none_or(|n| n.owner_id.is_none()))
                .count(),
            named: match word {
                CHAMPIONS => Some(champions.len()),
                TENSION => Some(notes.get(TENSION).map_or(0, Vec::len)),
                _ => None,
            },
        });
    }
    let done = |part: &str| {
        let groups = points_of(part, &notes);
        let mut points = groups.iter().flat_map(|(_, points)| points);
        points.any(|p| p.stands() == State::Done)
    };
    let mut remarks = Vec::new();
    if !done("commitment") {
        remarks.push(("commitment", "commitment"));
    }
    if champions.is_empty() {
        remarks.push((CHAMPIONS, CHAMPIONS));
    }
    if !notes.contains_key(TENSION) {
        remarks.push((TENSION, TENSION));
    }
    if !done("supervision") {
        remarks.push(("supervision", "supervision"));
    }
    ctx.render(&Overview {
        page: ctx.page(Section::Other, "groundwork-title"),
        leads: super::place(&actor, Action::Change).is_ok(),
        parts,
        remarks,
    })
}
