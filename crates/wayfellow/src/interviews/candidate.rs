//! The page of one candidate: what a member of the panel heard, theirs alone until they hand it in, then everyone's side
//! by side.
//!
//! Not here: who may see it (`rating`), and any sum of it.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path};
use axum::http::StatusCode;
use axum::response::Response;
use documents::description::tidy;
use frameworks::Point;
use uuid::Uuid;

use super::hall::Hall;
use super::heed;
use super::kit::{self, Kit};
use super::panel::{self, Candidate, Member};
use super::rating::{self, Given, Handed, Heard, Sheet, WORDS};
use crate::actor::Actor;
use crate::db::{self, Entry, Moment};
use crate::openings::days;
use crate::organizations::day;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form, see_other};

/// The longest notes on one proficiency, in characters.
const LONGEST: usize = 2_000;

/// What was handed in, with whose it is.
struct Voice {
    name: String,
    /// Whether they no longer sit on the panel.
    left: bool,
    /// What the same member had handed in before.
    before: Option<Sheet>,
    handed: Handed,
}

impl Voice {
    fn of(&self, code: &str) -> Option<&Heard> {
        self.handed.sheet.as_ref().and_then(|s| s.get(code))
    }

    /// Whether it says something here that was not handed in before.
    fn is_news(&self, code: &str) -> bool {
        let before = self.before.as_ref();
        before.is_none_or(|b| b.get(code) != self.of(code))
    }
}

#[derive(Template)]
#[template(path = "interviews/candidate.html")]
struct Shown {
    page: Page,
    id: Uuid,
    title: String,
    candidate: Candidate,
    leads: bool,
    decided: bool,
    /// Whether the one who looks rates this candidate.
    rates: bool,
    aside: bool,
    /// Whether they handed in.
    done: bool,
    proficiencies: &'static [Point],
    words: [&'static str; 4],
    typed: Sheet,
    version: i64,
    /// What was saved elsewhere meanwhile.
    theirs: Option<Sheet>,
    reason: String,
    /// Side by side, for those who may see it.
    voices: Option<Vec<Voice>>,
    waiting: Vec<String>,
    passages: Vec<String>,
    problem: Option<&'static str>,
    today: String,
}

impl Shown {
    fn heard(&self, code: &str) -> Heard {
        self.typed.get(code).cloned().unwrap_or_default()
    }

    fn elsewhere(&self, code: &str) -> Option<&Heard> {
        let theirs = self.theirs.as_ref()?.get(code)?;
        (self.typed.get(code) != Some(theirs)).then_some(theirs)
    }

    fn open(&self) -> bool {
        !self.decided && self.candidate.takes_part()
    }

    fn handed_on(&self, voice: &Voice) -> String {
        day(voice.handed.made)
    }
}

#[derive(Default)]
struct Beside {
    typed: Option<Sheet>,
    version: i64,
    theirs: Option<Sheet>,
    reason: String,
    passages: Vec<String>,
    problem: Option<&'static str>,
}

/// Somebody's place at a candidate.
struct At {
    hall: Hall,
    candidate: Candidate,
    given: Given,
}

impl At {
    async fn enter(ctx: &Ctx, actor: &Actor, text: &str, named: &str) -> Result<At> {
        let hall = Hall::enter(ctx, actor, text).await?;
        let named: Uuid = named.parse().map_err(|_| Error::not_found())?;
        let candidate = hall.panel.candidate(named).cloned();
        Ok(At {
            candidate: candidate.ok_or_else(Error::not_found)?,
            given: Given::of(&ctx.app.db, hall.opening.id).await?,
            hall,
        })
    }

    fn address(&self) -> String {
        self.hall.at(&format!("candidates/{}", self.candidate.id))
    }

    /// The member who rates this candidate and looks.
    fn rater(&self) -> Option<&Member> {
        let me = self.hall.me.as_ref()?;
        me.rates(self.candidate.id).then_some(me)
    }

    /// Somebody who has ties to declare first is sent there.
    fn first_ties(&self) -> Option<Response> {
        let me = self.hall.me.as_ref()?;
        me.has_to_declare()
            .then(|| see_other(&self.hall.at("panel")))
    }
}

async fn page(ctx: &Ctx, actor: &Actor, at: At, beside: Beside) -> Result<Response> {
    let db = &ctx.app.db;
    let id = at.candidate.id;
    let rater = at.rater().cloned();
    let done = rater.as_ref().is_some_and(|m| at.given.by(id, m.id));
    let sees = at.hall.sees(actor, &at.given, id);
    let mut typed = beside.typed;
    let mut version = beside.version;
    let mut voices = None;
    if sees {
        // A look at what was written about somebody is written down, before it is shown.
        let look = Entry::look("rating", id).of(id);
        db.looked(actor, vec![look]).await?;
        let member = |of: Uuid| at.hall.panel.members.iter().find(|m| m.id == of);
        let mut all: Vec<Voice> = rating::of(db, id)
            .await?
            .into_iter()
            .map(|handed| {
                let of = member(handed.member);
                Voice {
                    name: of.map_or_else(String::new, |m| m.name.clone()),
                    left: of.is_none_or(|m| m.removed.is_some()),
                    before: None,
                    handed,
                }
            })
            .collect();
        // By name, so that nothing says who was first.
        let key = |v: &Voice| (v.name.clone(), v.handed.member, v.handed.place);
        all.sort_by_key(key);
        for n in 1..all.len() {
            if all[n - 1].handed.member == all[n].handed.member {
                all[n].before = all[n - 1].handed.sheet.clone();
            }
        }
        if typed.is_none()
            && let Some(me) = &rater
        {
            let own = all.iter().rev().find(|v| v.handed.member == me.id);
            typed = own.and_then(|v| v.handed.sheet.clone());
        }
        voices = Some(all);
    } else if let (Some(me), None) = (&rater, &typed)
        && let Some(draft) = rating::draft(db, id, me.id).await?
    {
        typed = Some(draft.sheet);
        version = draft.version;
    }
    let waiting = at.given.waiting(&at.hall.panel, id);
    let waiting = waiting.into_iter().map(|m| m.name.clone()).collect();
    let me = at.hall.me.as_ref();
    ctx.render(&Shown {
        page: ctx.page(Section::Other, "candidate-title"),
        id: at.hall.opening.id,
        leads: at.hall.leads,
        decided: at.hall.decided,
        rates: rater.is_some(),
        aside: me.is_some_and(|m| m.is_aside_for(id)),
        done,
        proficiencies: &ctx.app.lessons.hiring.proficiencies,
        words: WORDS,
        typed: typed.unwrap_or_default(),
        version,
        theirs: beside.theirs,
        reason: beside.reason,
        voices,
        waiting: if at.hall.leads { waiting } else { Vec::new() },
        passages: beside.passages,
        problem: beside.problem,
        today: today(&at.hall),
        title: at.hall.opening.ad.title,
        candidate: at.candidate,
    })
}

/// The day it is where the organization is.
fn today(hall: &Hall) -> String {
    let zone = hall.opening.zone.as_ref();
    days::today(zone, Moment::now().timestamp()).to_string()
}

/// `GET /openings/{id}/candidates/{candidate}`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path((text, named)): Path<(String, String)>,
) -> Result<Response> {
    let at = At::enter(&ctx, &actor, &text, &named).await?;
    match at.first_ties() {
        Some(there) => Ok(there),
        None => page(&ctx, &actor, at, Beside::default()).await,
    }
}

type Sent = std::result::Result<Form<Vec<(String, String)>>, FormRejection>;

/// What a form says, as far as it can be kept.
fn sheet(ctx: &Ctx, fields: &[(String, String)]) -> Sheet {
    let get = |name: String| {
        let field = fields.iter().find(|(n, _)| *n == name);
        field.map_or("", |(_, v)| v.as_str())
    };
    let mut sheet = BTreeMap::new();
    for p in &ctx.app.lessons.hiring.proficiencies {
        let word = get(format!("word-{}", p.code));
        let heard = Heard {
            word: WORDS
                .into_iter()
                .find(|w| *w == word)
                .unwrap_or("")
                .to_owned(),
            notes: tidy(get(format!("notes-{}", p.code))),
        };
        if heard != Heard::default() {
            sheet.insert(p.code.clone(), heard);
        }
    }
    sheet
}

fn is_long(sheet: &Sheet) -> bool {
    sheet.values().any(|h| h.notes.chars().count() > LONGEST)
}

/// Why a sheet cannot be handed in yet.
fn unfinished(ctx: &Ctx, sheet: &Sheet) -> Option<&'static str> {
    for p in &ctx.app.lessons.hiring.proficiencies {
        match sheet.get(&p.code) {
            None => return Some("rating-no-word"),
            Some(h) if h.word.is_empty() => return Some("rating-no-word"),
            Some(h) if h.notes.is_empty() && h.word != WORDS[0] => return Some("rating-no-notes"),
            Some(_) => {}
        }
    }
    None
}

fn health(sheet: &Sheet) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for h in sheet.values() {
        for passage in heed::passages(&h.notes) {
            if !found.contains(&passage) {
                found.push(passage);
            }
        }
    }
    found
}

/// What every form about a candidate needs: somebody who rates them, while it is open.
async fn rating_form(
    ctx: &Ctx,
    actor: &Actor,
    (text, named): (&str, &str),
    form: Sent,
) -> Result<std::result::Result<(At, Uuid, Vec<(String, String)>), Response>> {
    let at = At::enter(ctx, actor, text, named).await?;
    if let Some(there) = at.first_ties() {
        return Ok(Err(there));
    }
    let me = at.rater().ok_or_else(Error::not_found)?.id;
    let Form(fields) = form.map_err(Error::unreadable)?;
    if at.hall.decided || !at.candidate.takes_part() {
        let closed = if at.hall.decided {
            "rating-decided"
        } else {
            "rating-withdrawn"
        };
        let beside = Beside {
            typed: Some(sheet(ctx, &fields)),
            problem: Some(closed),
            ..Beside::default()
        };
        let answer = refused_form(page(ctx, actor, at, beside).await);
        return answer.map(Err);
    }
    Ok(Ok((at, me, fields)))
}

fn get<'a>(fields: &'a [(String, String)], name: &str) -> &'a str {
    let field = fields.iter().find(|(n, _)| n == name);
    field.map_or("", |(_, v)| v.as_str())
}

/// `POST /openings/{id}/candidates/{candidate}/rating`: saves one's draft, or hands it in.
pub(super) async fn rate(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path((text, named)): Path<(String, String)>,
    form: Sent,
) -> Result<Response> {
    let (at, me, fields) = match rating_form(&ctx, &actor, (&text, &named), form).await? {
        Ok(found) => found,
        Err(answer) => return Ok(answer),
    };
    let (id, address) = (at.candidate.id, at.address());
    if at.given.by(id, me) {
        // Handed in from another tab.
        return Ok(see_other(&address));
    }
    let typed = sheet(&ctx, &fields);
    let version: i64 = get(&fields, "version").parse().unwrap_or_default();
    let hands_in = get(&fields, "go") == "hand-in";
    let mut passages = Vec::new();
    let problem = if is_long(&typed) {
        Some("rating-long")
    } else if !hands_in {
        None
    } else if at.candidate.held_on.is_none() {
        Some("rating-not-held")
    } else if let Some(why) = unfinished(&ctx, &typed) {
        Some(why)
    } else if get(&fields, "anyway") != "yes" {
        passages = health(&typed);
        (!passages.is_empty()).then_some("rating-health")
    } else {
        None
    };
    let db = &ctx.app.db;
    if problem.is_some() {
        let beside = Beside {
            typed: Some(typed),
            version,
            passages,
            problem,
            ..Beside::default()
        };
        return refused_form(page(&ctx, &actor, at, beside).await);
    }
    let kept = if hands_in {
        rating::hand_in(db, &actor, id, me, 1, (&typed, "")).await
    } else {
        rating::save(db, &actor, id, me, version, &typed).await
    };
    match kept {
        Ok(()) => Ok(see_other(&address)),
        Err(db::Error::Conflict) if hands_in => Ok(see_other(&address)),
        Err(db::Error::Conflict) => {
            let now = rating::draft(db, id, me).await?;
            let beside = Beside {
                typed: Some(typed),
                version: now.as_ref().map_or(0, |d| d.version),
                theirs: now.map(|d| d.sheet),
                problem: Some("rating-elsewhere"),
                ..Beside::default()
            };
            let mut answer = page(&ctx, &actor, at, beside).await?;
            *answer.status_mut() = StatusCode::CONFLICT;
            Ok(answer)
        }
        Err(e) => Err(e.into()),
    }
}

/// `POST /openings/{id}/candidates/{candidate}/amendment`: another word on it, with a reason. The first stays.
pub(super) async fn amend(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path((text, named)): Path<(String, String)>,
    form: Sent,
) -> Result<Response> {
    let (at, me, fields) = match rating_form(&ctx, &actor, (&text, &named), form).await? {
        Ok(found) => found,
        Err(answer) => return Ok(answer),
    };
    let (id, address) = (at.candidate.id, at.address());
    if !at.given.by(id, me) {
        return Err(Error::not_found());
    }
    let typed = sheet(&ctx, &fields);
    let reason = tidy(get(&fields, "reason"));
    let mut passages = Vec::new();
    let problem = if is_long(&typed) || reason.chars().count() > LONGEST {
        Some("rating-long")
    } else if reason.is_empty() {
        Some("rating-no-reason")
    } else if let Some(why) = unfinished(&ctx, &typed) {
        Some(why)
    } else if get(&fields, "anyway") != "yes" {
        passages = health(&typed);
        passages.extend(heed::passages(&reason));
        (!passages.is_empty()).then_some("rating-health")
    } else {
        None
    };
    let db = &ctx.app.db;
    if problem.is_some() {
        let beside = Beside {
            typed: Some(typed),
            reason,
            passages,
            problem,
            ..Beside::default()
        };
        return refused_form(page(&ctx, &actor, at, beside).await);
    }
    let handed = rating::of(db, id).await?;
    let own = handed.iter().filter(|h| h.member == me);
    let last = own.max_by_key(|h| h.place);
    let (place, same) = last.map_or((1, false), |h| {
        (h.place + 1, h.sheet.as_ref() == Some(&typed))
    });
    if same {
        return Ok(see_other(&address));
    }
    rating::hand_in(db, &actor, id, me, place, (&typed, &reason)).await?;
    Ok(see_other(&address))
}

/// `POST /openings/{id}/candidates/{candidate}/interview`: it was held. With the first one, the kit is kept as it is.
pub(super) async fn hold(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path((text, named)): Path<(String, String)>,
    form: Sent,
) -> Result<Response> {
    let at = At::enter(&ctx, &actor, &text, &named).await?;
    if let Some(there) = at.first_ties() {
        return Ok(there);
    }
    if !at.hall.leads && at.rater().is_none() {
        return Err(Error::not_found());
    }
    let Form(fields) = form.map_err(Error::unreadable)?;
    let (opening, id, address) = (at.hall.opening.id, at.candidate.id, at.address());
    let typed = get(&fields, "held_on").trim();
    let on: Option<jiff::civil::Date> = typed.parse().ok();
    let today = crate::positions::position::today();
    let earliest = today.saturating_sub(jiff::Span::new().days(366));
    let on = on.filter(|d| *d >= earliest && *d <= today);
    let db = &ctx.app.db;
    let kit = Kit::of(db, opening).await?;
    let problem = if at.candidate.held_on.is_some() {
        return Ok(see_other(&address));
    } else if !at.candidate.takes_part() {
        Some("rating-withdrawn")
    } else if kit.versions.is_empty() && !kit.questions.iter().any(|q| q.asked.core) {
        Some("kit-no-core")
    } else if on.is_none() {
        Some("interview-no-day")
    } else {
        None
    };
    let (Some(on), None) = (on, problem) else {
        let beside = Beside {
            problem,
            ..Beside::default()
        };
        return refused_form(page(&ctx, &actor, at, beside).await);
    };
    let on = on.to_string();
    let held = db
        .change(&actor, async |tx| {
            if kit.versions.is_empty() {
                kit::fix(&tx, opening, &kit, "").await?;
            }
            panel::hold(&tx, opening, id, &on).await
        })
        .await;
    match held {
        // Written down by two at once, it was held once.
        Err(e) if e.is_constraint("interviews_pkey") => Ok(see_other(&address)),
        done => {
            done?;
            Ok(see_other(&address))
        }
    }
}
