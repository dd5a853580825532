//! A part of the groundwork, such as the policies: each of its points with how it stands and a form for a note.
//!
//! Not here: what the parts look like beside each other (`overview`).

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path};
use axum::response::Response;
use frameworks::{Chair, Preparation, PrepareKind};
use rolecheck::{Checker, FindingKind, Kind, Options, Severity};
use uuid::Uuid;

use super::champions::{self, Champion, SEATS};
use super::note::{self, Note, State};
use super::place;
use crate::actor::Actor;
use crate::permission::Action;
use crate::rounds;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form, see_other};

/// Most characters of a note.
const LONGEST: usize = 10_000;

/// Points that are not in the documents' lists: the log of tensions and the decision on hiring people who use services.
pub(super) const TENSION: &str = "tension";
pub(super) const DECISION: &str = "decision";

/// The part that is about people and not about points.
pub(super) const CHAMPIONS: &str = "champions";

/// The part whose points are asked for each group.
const BUY_IN: &str = "buy-in";

/// The groups that have to stand behind peer roles.
const GROUPS: [&str; 3] = ["board", "executive", "management"];

/// The parts in the order in which they help, with the lists of the documents that belong to them.
pub(super) const PARTS: [(&str, &[PrepareKind]); 8] = [
    ("commitment", &[PrepareKind::Commitment]),
    (BUY_IN, &[PrepareKind::BuyIn]),
    (CHAMPIONS, &[]),
    (
        "respect",
        &[PrepareKind::RespectStep, PrepareKind::RespectStrategy],
    ),
    (TENSION, &[]),
    (
        "policies",
        &[
            PrepareKind::PolicyGeneral,
            PrepareKind::PolicyA,
            PrepareKind::PolicyB,
            PrepareKind::PolicyC,
        ],
    ),
    (DECISION, &[]),
    ("supervision", &[PrepareKind::Supervision]),
];

/// The points of a part, by group where it is asked of groups.
pub(super) fn points_of(
    part: &str,
    notes: &BTreeMap<String, Vec<Note>>,
) -> Vec<(Option<&'static str>, Vec<Point>)> {
    let kinds = PARTS.iter().find(|(word, _)| *word == part);
    let kinds = kinds.map_or(&[][..], |(_, kinds)| kinds);
    if part == BUY_IN {
        let group = |group| (Some(group), points(kinds, notes, group));
        return GROUPS.map(group).into();
    }
    if part == DECISION {
        return vec![(None, vec![decision(notes)])];
    }
    vec![(None, points(kinds, notes, ""))]
}

/// The part to which a point belongs.
fn part_of(code: &str) -> Option<&'static str> {
    if code == TENSION {
        return Some(TENSION);
    }
    let none = BTreeMap::new();
    let has = |part: &&str| {
        let groups = points_of(part, &none);
        groups
            .iter()
            .any(|(_, points)| points.iter().any(|p| p.code == code))
    };
    PARTS.iter().map(|(word, _)| *word).find(has)
}

fn decision(notes: &BTreeMap<String, Vec<Note>>) -> Point {
    Point {
        code: DECISION.to_owned(),
        label: "",
        text: "",
        note: Preparation::shipped()
            .points(PrepareKind::DualNote)
            .next()
            .map(|p| p.text.as_str()),
        last: notes.get(DECISION).and_then(|n| n.last()).cloned(),
    }
}

#[derive(Template)]
#[template(path = "groundwork/part.html")]
struct Part {
    page: Page,
    leads: bool,
    part: &'static str,
    /// The parts before and after it.
    before: Option<&'static str>,
    after: Option<&'static str>,
    groups: Vec<(Option<&'static str>, Vec<Point>)>,
    worries: Vec<(&'static str, &'static str)>,
    counterpoints: Vec<(&'static str, &'static str)>,
    tensions: Vec<Note>,
    members: Vec<(Uuid, String)>,
    champions: Vec<Champion>,
    /// Seats from which nobody speaks up yet.
    silent: Vec<Chair>,
    /// The point that was refused, why, and what was typed.
    refused: Option<(String, &'static str, String)>,
    /// What the role checker says about the decision as it is written down.
    findings: Vec<String>,
    /// The last round that asked about this part: its id and name.
    asked: Option<(Uuid, String)>,
}

/// A point with how it stands.
pub(super) struct Point {
    pub code: String,
    label: &'static str,
    text: &'static str,
    note: Option<&'static str>,
    pub last: Option<Note>,
}

impl Point {
    /// How it stands; open, where nothing was noted.
    pub fn stands(&self) -> State {
        self.last.as_ref().map_or(State::Open, |n| n.state)
    }

    fn state(&self) -> &'static str {
        self.stands().as_str()
    }

    fn words(&self) -> &str {
        self.last.as_ref().map_or("", |n| n.words.as_str())
    }

    fn is_owned_by(&self, id: &Uuid) -> bool {
        self.last.as_ref().is_some_and(|n| n.owner_id == Some(*id))
    }
}

impl Part {
    fn seats(&self) -> [Chair; 5] {
        SEATS
    }

    fn states(&self) -> [&'static str; 4] {
        State::ALL.map(State::as_str)
    }

    fn typed<'a>(&'a self, point: &'a Point) -> &'a str {
        match &self.refused {
            Some((code, _, words)) if *code == point.code => words,
            _ => point.words(),
        }
    }

    fn typed_tension(&self) -> &str {
        match &self.refused {
            Some((code, _, words)) if code == TENSION => words,
            _ => "",
        }
    }

    fn is(&self, part: &str) -> bool {
        self.part == part
    }

    /// Points and their forms stand open where something was refused.
    fn is_refused(&self, point: &Point) -> bool {
        self.problem(&point.code).is_some()
    }

    fn problem(&self, code: &str) -> Option<&'static str> {
        let (refused, key, _) = self.refused.as_ref()?;
        (refused == code).then_some(key)
    }
}

fn points(kinds: &[PrepareKind], notes: &BTreeMap<String, Vec<Note>>, group: &str) -> Vec<Point> {
    let all = Preparation::shipped();
    kinds
        .iter()
        .flat_map(|kind| all.points(*kind))
        .map(|p| {
            let code = if group.is_empty() {
                p.code.clone()
            } else {
                format!("{}-{group}", p.code)
            };
            Point {
                last: notes.get(&code).and_then(|n| n.last()).cloned(),
                code,
                label: &p.label,
                text: &p.text,
                note: p.note.as_deref(),
            }
        })
        .collect()
}

/// What the checker says about a text as a policy, with the passage.
fn findings(words: &str) -> Vec<String> {
    let report = Checker::shipped().check(words, &Options::new(Kind::Policy));
    report
        .findings
        .iter()
        .filter(|f| f.severity != Severity::Info && !matches!(f.kind, FindingKind::RoleFit))
        .filter_map(|f| words.get(f.span.clone()))
        .map(str::to_owned)
        .collect()
}

pub(super) async fn page(
    ctx: &Ctx,
    actor: &Actor,
    part: &str,
    refused: Option<(String, &'static str, String)>,
) -> Result<Response> {
    let place = place(actor, Action::Read)?;
    let at = PARTS.iter().position(|(word, _)| *word == part);
    let at = at.ok_or_else(Error::not_found)?;
    let word = |n: usize| PARTS.get(n).map(|(word, _)| *word);
    let (part, _) = PARTS[at];
    let db = &ctx.app.db;
    let notes = note::all(db, place).await?;
    let all = Preparation::shipped();
    let two = |kind| -> Vec<(&'static str, &'static str)> {
        let points = all.points(kind).filter(|_| part == DECISION);
        points
            .map(|p| (p.label.as_str(), p.text.as_str()))
            .collect()
    };
    let champions = champions::all(db, place).await?;
    let mut tensions = notes.get(TENSION).cloned().unwrap_or_default();
    tensions.reverse();
    let groups = points_of(part, &notes);
    let decided = groups.first().and_then(|(_, points)| points.first());
    let decided = decided.filter(|_| part == DECISION).map(Point::words);
    ctx.render(&Part {
        page: ctx.page(Section::Other, format!("groundwork-{part}")),
        leads: super::place(actor, Action::Change).is_ok(),
        findings: decided.map_or_else(Vec::new, findings),
        part,
        before: at.checked_sub(1).and_then(word),
        after: word(at + 1),
        groups,
        worries: two(PrepareKind::DualWorry),
        counterpoints: two(PrepareKind::DualCounterpoint),
        tensions,
        members: note::members(db, place).await?,
        silent: champions::missing(&champions),
        champions,
        asked: rounds::last_asked(db, place, part).await?,
        refused,
    })
}

/// `GET /groundwork/{part}`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(part): Path<String>,
) -> Result<Response> {
    page(&ctx, &actor, &part, None).await
}

/// `GET /groundwork/champions`.
pub(super) async fn champions(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    page(&ctx, &actor, CHAMPIONS, None).await
}

/// `POST /groundwork/{point}`: a note on a point.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(point): Path<String>,
    form: std::result::Result<Form<BTreeMap<String, String>>, FormRejection>,
) -> Result<Response> {
    let place = place(&actor, Action::Change)?;
    let part = part_of(&point).ok_or_else(Error::not_found)?;
    let Form(typed) = form.map_err(Error::unreadable)?;
    let words = typed
        .get("words")
        .map_or("", |w| w.trim())
        .replace('\0', "");
    let state = typed
        .get("state")
        .map_or(Some(State::Open), |s| State::from_word(s));
    let members = note::members(&ctx.app.db, place).await?;
    let owner = typed.get("owner").map_or("", String::as_str);
    let owner_id = members
        .iter()
        .find(|(id, _)| id.to_string() == owner)
        .map(|m| m.0);
    let empty = words.is_empty() && (point == TENSION || point == DECISION);
    let problem = if words.chars().count() > LONGEST {
        Some("groundwork-too-long")
    } else if empty || state.is_none() || (owner_id.is_none() && !owner.is_empty()) {
        Some("groundwork-refused")
    } else {
        None
    };
    if let Some(problem) = problem {
        return refused_form(page(&ctx, &actor, part, Some((point, problem, words))).await);
    }
    let state = state.unwrap_or(State::Open);
    note::write(&ctx.app.db, &actor, place, &point, state, &words, owner_id).await?;
    Ok(see_other(&format!("/groundwork/{part}#{point}")))
}
