//! The page of a decision: what is still missing, four questions to answer, and reasons by what the job asks for.
//!
//! Reasons that speak of health, of stability or of what the job would do for somebody are not kept. Not here: what follows (`hire`), and letters.

use askama::Template;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path};
use axum::response::Response;
use documents::description::tidy;
use frameworks::Point;
use uuid::Uuid;

use super::decision::{self, Decision, Pitfall, Reason};
use super::hall::Hall;
use super::heed;
use super::panel::Candidate;
use super::rating::Given;
use crate::actor::Actor;
use crate::db::{self, params, statements};
use crate::organizations::day;
use crate::positions::position::today;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form, see_other};

/// The longest answer or reason, in characters.
const LONGEST: usize = 2_000;

statements! {
    MEMBERS = "SELECT p.id, p.name FROM memberships m JOIN people p ON p.id = m.person_id LEFT JOIN membership_ends e ON e.membership_id = m.id WHERE m.organization_id = $1 AND e.membership_id IS NULL ORDER BY p.name, p.id LIMIT 500";
}

/// What keeps a search from being decided: a key, and whom it is about.
type Missing = (&'static str, String);

#[derive(Template)]
#[template(path = "interviews/decision.html")]
struct Shown {
    page: Page,
    id: Uuid,
    title: String,
    peer_role: bool,
    missing: Vec<Missing>,
    /// Seats that nobody takes. They are named and stop nobody.
    empty_seats: Vec<&'static str>,
    pitfalls: &'static [Point],
    qualifications: Vec<String>,
    candidates: Vec<Candidate>,
    typed: Typed,
    last: Option<Decision>,
    made: String,
    /// Positions that nobody holds, and people who may supervise; once somebody was chosen.
    unheld: Vec<(Uuid, String)>,
    people: Vec<(Uuid, String)>,
    begins: String,
    certified: String,
    /// Their address, from the application.
    email: String,
    passages: Vec<String>,
    problem: Option<&'static str>,
}

impl Shown {
    fn name(&self, id: &Uuid) -> String {
        let found = self.candidates.iter().find(|c| c.id == *id);
        found.map_or_else(String::new, |c| c.called.clone())
    }

    fn pitfall(&self, code: &str) -> Option<&Point> {
        self.pitfalls.iter().find(|p| p.code == code)
    }

    /// Whether somebody can still be chosen.
    fn undecided(&self) -> bool {
        self.missing.is_empty() && self.last.as_ref().is_none_or(|d| d.hired.is_none())
    }

    fn chosen(&self) -> Option<String> {
        let chosen = self.last.as_ref()?.chosen()?;
        Some(self.name(&chosen)).filter(|n| !n.is_empty())
    }
}

/// The form as it was sent.
#[derive(Default)]
pub(super) struct Typed(pub Vec<(String, String)>);

impl Typed {
    pub fn get(&self, name: &str) -> &str {
        let field = self.0.iter().find(|(n, _)| n == name);
        field.map_or("", |(_, v)| v.as_str())
    }

    fn words(&self, what: &str, of: impl std::fmt::Display) -> &str {
        self.get(&format!("{what}-{of}"))
    }

    fn has(&self, what: &str, of: impl std::fmt::Display, value: &str) -> bool {
        let name = format!("{what}-{of}");
        self.0.iter().any(|(n, v)| *n == name && v == value)
    }
}

#[derive(Default)]
pub(super) struct Beside {
    pub typed: Typed,
    pub passages: Vec<String>,
    pub problem: Option<&'static str>,
}

/// The candidates a decision is about: those who were interviewed and still take part.
fn considered(hall: &Hall) -> Vec<Candidate> {
    let here = hall.panel.candidates.iter();
    here.filter(|c| c.takes_part() && c.held_on.is_some())
        .cloned()
        .collect()
}

async fn missing(ctx: &Ctx, hall: &Hall) -> Result<Vec<Missing>> {
    let given = Given::of(&ctx.app.db, hall.opening.id).await?;
    let mut missing = Vec::new();
    if hall.panel.candidates.iter().all(|c| !c.takes_part()) {
        missing.push(("decision-no-candidates", String::new()));
    }
    for c in hall.panel.candidates.iter().filter(|c| c.takes_part()) {
        if c.held_on.is_none() {
            missing.push(("decision-not-held", c.called.clone()));
        }
        let waiting = given.waiting(&hall.panel, c.id);
        let names: Vec<&str> = waiting.iter().map(|m| m.name.as_str()).collect();
        if !names.is_empty() {
            missing.push((
                "decision-waiting",
                format!("{}: {}", c.called, names.join(", ")),
            ));
        } else if !given.is_complete(&hall.panel, c.id) {
            missing.push(("decision-nobody", c.called.clone()));
        }
    }
    Ok(missing)
}

pub(super) async fn people(ctx: &Ctx, place: Uuid) -> Result<Vec<(Uuid, String)>> {
    let rows = ctx.app.db.all(&MEMBERS, params![place]).await?;
    let pairs: db::Result<_> = rows
        .iter()
        .map(|r| Ok((r.get("id")?, r.get("name")?)))
        .collect();
    Ok(pairs?)
}

/// Half a year after somebody begins.
pub(super) fn half_a_year(begins: jiff::civil::Date) -> jiff::civil::Date {
    begins.saturating_add(jiff::Span::new().months(6))
}

pub(super) async fn page(ctx: &Ctx, hall: Hall, beside: Beside) -> Result<Response> {
    let db = &ctx.app.db;
    let last = Decision::last(db, hall.opening.id).await?;
    let chosen = last.as_ref().and_then(Decision::chosen).is_some();
    let hires = chosen && last.as_ref().is_some_and(|d| d.hired.is_none());
    let begins = today();
    let email = last
        .as_ref()
        .filter(|_| hires)
        .and_then(Decision::chosen)
        .and_then(|id| hall.panel.candidate(id)?.email.clone())
        .unwrap_or_default();
    let h = &ctx.app.lessons.hiring;
    let missing = missing(ctx, &hall).await?;
    let (unheld, people) = if hires {
        (
            decision::unheld(db, hall.place).await?,
            people(ctx, hall.place).await?,
        )
    } else {
        (Vec::new(), Vec::new())
    };
    // A decision names everyone it was about, also those who left since.
    let mut candidates = considered(&hall);
    for c in &hall.panel.candidates {
        let said = last.iter().flat_map(|d| &d.reasons);
        let mut said = said.map(|r| r.candidate);
        if !candidates.iter().any(|k| k.id == c.id) && said.any(|id| id == c.id) {
            candidates.push(c.clone());
        }
    }
    let ad = &hall.opening.ad;
    ctx.render(&Shown {
        page: ctx.page(Section::Other, "decision-title"),
        id: hall.opening.id,
        peer_role: ad.peer_role,
        missing,
        empty_seats: hall.panel.missing(),
        pitfalls: &h.pitfalls,
        qualifications: ad.required.iter().chain(&ad.preferred).cloned().collect(),
        candidates,
        typed: beside.typed,
        made: last.as_ref().map_or_else(String::new, |d| day(d.made)),
        last,
        unheld,
        people,
        begins: begins.to_string(),
        certified: half_a_year(begins).to_string(),
        email,
        passages: beside.passages,
        problem: beside.problem,
        title: hall.opening.ad.title,
    })
}

/// `GET /openings/{id}/decision`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(text): Path<String>,
) -> Result<Response> {
    let hall = enter(&ctx, &actor, &text).await?;
    match hall {
        Ok(hall) => page(&ctx, hall, Beside::default()).await,
        Err(there) => Ok(there),
    }
}

/// The opening for those who lead. Who also sits on the panel declares ties first; who stepped aside does not decide.
pub(super) async fn enter(
    ctx: &Ctx,
    actor: &Actor,
    text: &str,
) -> Result<std::result::Result<Hall, Response>> {
    let hall = Hall::lead(ctx, actor, text).await?;
    let me = hall.panel.member(actor.person_id());
    let elsewhere = me.is_some_and(|m| m.has_to_declare() || m.stands_aside());
    Ok(if elsewhere {
        Err(see_other(&hall.at("panel")))
    } else {
        Ok(hall)
    })
}

pub(super) type Sent = std::result::Result<Form<Vec<(String, String)>>, FormRejection>;

/// What was answered before the decision; or why it does not do.
fn pitfalls(points: &[Point], typed: &Typed) -> std::result::Result<Vec<Pitfall>, &'static str> {
    let mut answered = Vec::new();
    for (n, point) in points.iter().enumerate() {
        let yes = match typed.words("pitfall", &point.code) {
            "yes" => true,
            "no" => false,
            _ => return Err("decision-no-answer"),
        };
        let words = tidy(typed.words("pitfall-words", &point.code));
        if words.is_empty() {
            return Err("decision-no-answer");
        }
        // A reason that speaks of somebody's own recovery has to go; there is nothing to add to it.
        if yes && n == 0 {
            return Err("decision-own-recovery");
        }
        answered.push(Pitfall {
            code: point.code.clone(),
            yes,
            words,
        });
    }
    Ok(answered)
}

/// The reasons for each candidate; or why they do not do.
fn reasons(
    candidates: &[Candidate],
    qualifications: &[&String],
    typed: &Typed,
) -> std::result::Result<Vec<Reason>, &'static str> {
    let chosen = match typed.get("chosen") {
        "nobody" => None,
        id => {
            let id = id.parse::<Uuid>().map_err(|_| "decision-no-choice")?;
            let known = candidates.iter().any(|c| c.id == id);
            Some(id)
                .filter(|_| known)
                .ok_or("decision-no-choice")?
                .into()
        }
    };
    let mut all = Vec::new();
    for c in candidates {
        let rests = |q: &&&String| typed.has("q", c.id, q);
        let reason = Reason {
            candidate: c.id,
            chosen: chosen == Some(c.id),
            qualifications: qualifications
                .iter()
                .filter(rests)
                .map(|q| (*q).clone())
                .collect(),
            words: tidy(typed.words("reason", c.id)),
        };
        if reason.qualifications.is_empty() || reason.words.is_empty() {
            return Err("decision-no-reason");
        }
        all.push(reason);
    }
    Ok(all)
}

/// `POST /openings/{id}/decision`.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(text): Path<String>,
    form: Sent,
) -> Result<Response> {
    let hall = match enter(&ctx, &actor, &text).await? {
        Ok(hall) => hall,
        Err(there) => return Ok(there),
    };
    let Form(fields) = form.map_err(Error::unreadable)?;
    let typed = Typed(fields);
    let address = hall.at("decision");
    let candidates = considered(&hall);
    let ad = &hall.opening.ad;
    let qualifications: Vec<&String> = ad.required.iter().chain(&ad.preferred).collect();
    let pitfalls = pitfalls(&ctx.app.lessons.hiring.pitfalls, &typed);
    let reasons = reasons(&candidates, &qualifications, &typed);
    let mut passages = Vec::new();
    let last = Decision::last(&ctx.app.db, hall.opening.id).await?;
    let before = last.as_ref().map_or(0, |d| d.number);
    let problem = if !missing(&ctx, &hall).await?.is_empty() {
        Some("decision-missing")
    } else if last.is_some_and(|d| d.hired.is_some()) {
        Some("decision-hired")
    } else {
        match (&pitfalls, &reasons) {
            (Err(why), _) | (_, Err(why)) => Some(*why),
            (Ok(pitfalls), Ok(reasons)) => {
                let said = pitfalls.iter().map(|p| &p.words);
                let said: Vec<&String> = said.chain(reasons.iter().map(|r| &r.words)).collect();
                passages.extend(said.iter().flat_map(|w| heed::passages(w)));
                if !passages.is_empty() {
                    Some("decision-health")
                } else if said.iter().any(|w| w.chars().count() > LONGEST) {
                    Some("panel-long")
                } else {
                    None
                }
            }
        }
    };
    let (Ok(pitfalls), Ok(reasons), None) = (pitfalls, reasons, problem) else {
        let beside = Beside {
            typed,
            passages,
            problem,
        };
        return refused_form(page(&ctx, hall, beside).await);
    };
    let opening = hall.opening.id;
    let words = (pitfalls.as_slice(), reasons.as_slice());
    match decision::decide(&ctx.app.db, &actor, opening, before, words).await {
        Err(db::Error::Conflict) => {
            let beside = Beside {
                typed,
                problem: Some("decision-elsewhere"),
                ..Beside::default()
            };
            let mut answer = page(&ctx, hall, beside).await?;
            *answer.status_mut() = axum::http::StatusCode::CONFLICT;
            Ok(answer)
        }
        done => {
            done?;
            Ok(see_other(&address))
        }
    }
}
