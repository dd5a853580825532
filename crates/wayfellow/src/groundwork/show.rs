//! The page of the groundwork: every point with how it stands, and what is to be said about the whole.

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
use crate::plans::export::cell;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, download, refused_form, see_other};

/// Most characters of a note.
const LONGEST: usize = 10_000;

/// Points that are not in the documents' lists: the log of tensions and the decision on hiring people who use services.
const TENSION: &str = "tension";
const DECISION: &str = "decision";

/// The groups that have to stand behind peer roles.
const GROUPS: [&str; 3] = ["board", "executive", "management"];

/// The lists of the page: their word, what belongs to them.
const LISTS: [(&str, &[PrepareKind]); 4] = [
    (
        "respect",
        &[PrepareKind::RespectStep, PrepareKind::RespectStrategy],
    ),
    (
        "policies",
        &[
            PrepareKind::PolicyGeneral,
            PrepareKind::PolicyA,
            PrepareKind::PolicyB,
            PrepareKind::PolicyC,
        ],
    ),
    ("supervision", &[PrepareKind::Supervision]),
    ("commitment", &[PrepareKind::Commitment]),
];

#[derive(Template)]
#[template(path = "groundwork/show.html")]
struct Groundwork {
    page: Page,
    leads: bool,
    lists: Vec<(&'static str, Vec<Point>)>,
    buy_in: Vec<(&'static str, Vec<Point>)>,
    worries: Vec<(&'static str, &'static str)>,
    counterpoints: Vec<(&'static str, &'static str)>,
    decision: Point,
    tensions: Vec<Note>,
    /// The ends of keys of what to say about the whole.
    remarks: Vec<&'static str>,
    members: Vec<(Uuid, String)>,
    champions: Vec<Champion>,
    /// Seats from which nobody speaks up yet.
    silent: Vec<Chair>,
    /// The point that was refused, why, and what was typed.
    refused: Option<(String, &'static str, String)>,
    /// What the role checker says about the decision as it is written down.
    findings: Vec<String>,
}

/// A point with how it stands.
struct Point {
    code: String,
    label: &'static str,
    text: &'static str,
    note: Option<&'static str>,
    last: Option<Note>,
}

impl Point {
    fn state(&self) -> &'static str {
        self.last.as_ref().map_or(State::Open, |n| n.state).as_str()
    }

    fn words(&self) -> &str {
        self.last.as_ref().map_or("", |n| n.words.as_str())
    }

    fn is_owned_by(&self, id: &Uuid) -> bool {
        self.last.as_ref().is_some_and(|n| n.owner_id == Some(*id))
    }
}

impl Groundwork {
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

    fn problem(&self, code: &str) -> Option<&'static str> {
        let (refused, key, _) = self.refused.as_ref()?;
        (refused == code).then_some(key)
    }
}

/// Every code that a note can be about.
fn known(code: &str) -> bool {
    if code == TENSION || code == DECISION {
        return true;
    }
    let all = Preparation::shipped();
    let listed = LISTS.iter().any(|(_, kinds)| {
        kinds
            .iter()
            .any(|kind| all.points(*kind).any(|p| p.code == code))
    });
    listed
        || GROUPS.iter().any(|group| {
            all.points(PrepareKind::BuyIn)
                .any(|p| code == format!("{}-{group}", p.code))
        })
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
    refused: Option<(String, &'static str, String)>,
) -> Result<Response> {
    let place = place(actor, Action::Read)?;
    let db = &ctx.app.db;
    let notes = note::all(db, place).await?;
    let all = Preparation::shipped();
    let two = |kind| -> Vec<(&'static str, &'static str)> {
        all.points(kind)
            .map(|p| (p.label.as_str(), p.text.as_str()))
            .collect()
    };
    let stands = |code: &str, state: State| {
        notes
            .get(code)
            .and_then(|n| n.last())
            .is_some_and(|n| n.state == state)
    };
    let mut remarks = Vec::new();
    if !stands("BI0", State::Done) {
        remarks.push("commitment");
    }
    let champions = champions::all(db, place).await?;
    if champions.is_empty() {
        remarks.push("champions");
    }
    if !notes.contains_key(TENSION) {
        remarks.push("tension");
    }
    let supervised = all
        .points(PrepareKind::Supervision)
        .any(|p| stands(&p.code, State::Done));
    if !supervised {
        remarks.push("supervision");
    }
    let decision = Point {
        code: DECISION.to_owned(),
        label: "",
        text: "",
        note: all
            .points(PrepareKind::DualNote)
            .next()
            .map(|p| p.text.as_str()),
        last: notes.get(DECISION).and_then(|n| n.last()).cloned(),
    };
    let mut tensions = notes.get(TENSION).cloned().unwrap_or_default();
    tensions.reverse();
    ctx.render(&Groundwork {
        page: ctx.page(Section::Other, "groundwork-title"),
        leads: super::place(actor, Action::Change).is_ok(),
        lists: LISTS
            .iter()
            .map(|(word, kinds)| (*word, points(kinds, &notes, "")))
            .collect(),
        buy_in: GROUPS
            .iter()
            .map(|group| (*group, points(&[PrepareKind::BuyIn], &notes, group)))
            .collect(),
        worries: two(PrepareKind::DualWorry),
        counterpoints: two(PrepareKind::DualCounterpoint),
        findings: findings(decision.words()),
        decision,
        tensions,
        remarks,
        members: note::members(db, place).await?,
        silent: champions::missing(&champions),
        champions,
        refused,
    })
}

/// `GET /groundwork`.
pub(super) async fn show(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    page(&ctx, &actor, None).await
}

/// `POST /groundwork/{point}`: a note on a point.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(point): Path<String>,
    form: std::result::Result<Form<BTreeMap<String, String>>, FormRejection>,
) -> Result<Response> {
    let place = place(&actor, Action::Change)?;
    if !known(&point) {
        return Err(Error::not_found());
    }
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
        return refused_form(page(&ctx, &actor, Some((point, problem, words))).await);
    }
    let state = state.unwrap_or(State::Open);
    note::write(&ctx.app.db, &actor, place, &point, state, &words, owner_id).await?;
    Ok(see_other(&format!("/groundwork#{point}")))
}

/// `GET /groundwork/file/{format}`.
pub(super) async fn file(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(format): Path<String>,
) -> Result<Response> {
    let place = place(&actor, Action::Read)?;
    let notes = note::all(&ctx.app.db, place).await?;
    let lines = notes
        .iter()
        .flat_map(|(code, all)| all.iter().map(move |n| (code, n)));
    match format.as_str() {
        "csv" => {
            let mut writer = csv::Writer::from_writer(Vec::new());
            let _ = writer.write_record(["point", "state", "words", "owner", "on", "by"]);
            for (code, n) in lines {
                let owner = cell(n.owner.as_deref().unwrap_or_default());
                let row = [
                    code.as_str(),
                    n.state.as_str(),
                    &cell(&n.words),
                    &owner,
                    &n.on,
                    &cell(&n.by),
                ];
                let _ = writer.write_record(row);
            }
            let text = writer.into_inner().unwrap_or_default();
            Ok(download(text, "text/csv; charset=utf-8", "groundwork.csv"))
        }
        "everything" => super::everything::show(&ctx, &actor, place, notes).await,
        "json" => {
            let all: Vec<_> = lines
                .map(|(code, n)| {
                    serde_json::json!({
                        "point": code,
                        "state": n.state.as_str(),
                        "words": n.words,
                        "owner": n.owner,
                        "on": n.on,
                        "by": n.by,
                    })
                })
                .collect();
            let text = serde_json::to_string_pretty(&all).map_err(Error::internal)? + "\n";
            Ok(download(text, "application/json", "groundwork.json"))
        }
        _ => Err(Error::not_found()),
    }
}
