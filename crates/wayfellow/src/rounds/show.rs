//! A round: its links while it is open, and what came out once it is closed.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path};
use axum::http::HeaderMap;
use axum::response::Response;
use frameworks::{Band, Chair, Judgement, Preparation, SelfQuestion, judge};
use uuid::Uuid;

use super::climate::{self, Circle};
use super::grid::{Grid, grid};
use super::place;
use super::results::{LEAST, Results};
use super::round::{self, Round};
use super::sheet::{Heavier, Part};
use super::themes::{self, Themes};
use super::words::{self, Said};
use crate::actor::Actor;
use crate::db;
use crate::permission::{Action, Resource, may};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, no_store, refused_form, see_other};

/// Most links made at once.
const MOST_LINKS: usize = 100;

/// The code under which words are kept that belong to no question.
pub(super) const MORE: &str = "more";

#[derive(Template)]
#[template(path = "rounds/show.html")]
struct Show {
    page: Page,
    round: Round,
    leads: bool,
    questions: &'static [SelfQuestion],
    /// How many links there are for each seat of the round.
    links: Vec<(Chair, i64)>,
    /// Links just made, shown this once.
    made: Vec<String>,
    made_for: Option<Chair>,
    results: Results,
    /// What was asked with yes and no, part by part.
    grids: Vec<Grid>,
    /// The first few answers to each question that was answered in words.
    words: Vec<Said>,
    /// Each question whose words may be read, with how many there are.
    counts: Vec<(String, i64)>,
    judged: Option<(usize, Band)>,
    /// The questions of the climate survey to circles of which enough answered, and the circles of which too few did.
    climate: Vec<(Circle, Vec<(String, String)>)>,
    hidden: Vec<Circle>,
    themes: Themes,
    /// Each theme with how many answers stand under it.
    counted: Vec<(String, usize)>,
    /// What to say after somebody asked for their own link.
    told: Option<&'static str>,
}

impl Show {
    /// The themes under which an answer stands.
    fn themes_of(&self, said: &Said) -> String {
        themes::line(&self.themes, said)
    }

    fn asks(&self, part: &str) -> bool {
        self.round.parts.iter().any(|p| p.as_str() == part)
    }

    fn grid(&self, part: &str) -> Option<&Grid> {
        self.grids.iter().find(|g| g.part.as_str() == part)
    }

    /// The parts that ask point by point, each with the code of words about it.
    fn pointed(&self) -> Vec<(&Grid, &'static str)> {
        let grids = self.grids.iter();
        grids.filter_map(|g| Some((g, g.part.why()?))).collect()
    }

    /// How many answers to a question are shown, and how many there are, when there are more.
    fn more_of(&self, code: &str, shown: usize) -> Option<(usize, usize)> {
        let (_, all) = self.counts.iter().find(|(c, _)| c == code)?;
        let all = usize::try_from(*all).unwrap_or(0);
        (all > shown).then_some((shown, all))
    }

    fn heavier(&self) -> Vec<(&'static str, usize)> {
        let counts = self.results.all.map_or([0; 3], |t| t.heavier);
        Heavier::ALL
            .iter()
            .map(|h| h.as_str())
            .zip(counts)
            .collect()
    }

    fn hard(&self, n: &usize) -> usize {
        self.results
            .all
            .map_or(0, |t| t.hard.get(*n).copied().unwrap_or(0))
    }

    fn said(&self, code: &str) -> Vec<&Said> {
        self.words.iter().filter(|w| w.question == code).collect()
    }

    fn least(&self) -> usize {
        LEAST
    }

    fn more(&self) -> &'static str {
        MORE
    }
}

/// The round with this id, when it is one of the organization that the actor is looking at.
pub(super) async fn find(ctx: &Ctx, actor: &Actor, action: Action, id: &str) -> Result<Round> {
    let place = place(actor, action)?;
    let id: Uuid = id.parse().map_err(|_| Error::not_found())?;
    let found = round::by_id(&ctx.app.db, place, id).await?;
    found.ok_or_else(Error::not_found)
}

/// The tables of a round, each with the last round before it that asked the same and may be shown.
pub(super) async fn grids(db: &db::Db, round: &Round, results: &Results) -> db::Result<Vec<Grid>> {
    if results.all.is_none() {
        return Ok(Vec::new());
    }
    let mut earlier = round::of_organization(db, round.organization).await?;
    earlier.retain(|r| r.made_at < round.made_at && !r.open);
    let mut known: Vec<(Round, Results)> = Vec::new();
    let mut grids = Vec::new();
    for part in round.parts.iter().filter(|p| **p != Part::Climate) {
        let mut before = None;
        for other in earlier.iter().filter(|r| r.parts.contains(part)) {
            let results = match known.iter().find(|(r, _)| r.id == other.id) {
                Some((_, results)) => results.clone(),
                None => {
                    let results = round::outcome(db, other).await?;
                    known.push((other.clone(), results.clone()));
                    results
                }
            };
            if results.all.is_some() {
                before = Some((other.name.clone(), results));
                break;
            }
        }
        grids.extend(grid(*part, results, before.as_ref()));
    }
    Ok(grids)
}

/// What many people said of a part of foundation and policies, in short.
pub(crate) struct InShort {
    /// The word of the part.
    pub part: &'static str,
    /// The last round that asked about it and may be shown.
    pub round: String,
    /// Points to which most say yes, of so many, and those that the seats see differently.
    pub agreed: usize,
    pub all: usize,
    pub apart: usize,
}

/// Each part of foundation and policies that many people were asked about, in short.
pub(crate) async fn in_short(db: &db::Db, organization: Uuid) -> db::Result<Vec<InShort>> {
    let rounds = round::of_organization(db, organization).await?;
    let mut found: Vec<InShort> = Vec::new();
    for round in rounds.iter().filter(|r| !r.open) {
        let missing = |p: &&Part| found.iter().all(|f| f.part != p.as_str());
        let asked = round.parts.iter().filter(|p| p.why().is_some());
        let asked: Vec<Part> = asked.filter(missing).copied().collect();
        if asked.is_empty() {
            continue;
        }
        let results = round::outcome(db, round).await?;
        for grid in asked.into_iter().filter_map(|p| grid(p, &results, None)) {
            found.push(InShort {
                part: grid.part.as_str(),
                round: round.name.clone(),
                agreed: grid.agreed(),
                all: grid.lines.len(),
                apart: grid.apart(),
            });
        }
    }
    let place = |f: &InShort| Part::ALL.iter().position(|p| p.as_str() == f.part);
    found.sort_by_key(place);
    Ok(found)
}

async fn page(
    ctx: &Ctx,
    actor: &Actor,
    round: Round,
    made: Vec<String>,
    made_for: Option<Chair>,
    told: Option<&'static str>,
) -> Result<Response> {
    let db = &ctx.app.db;
    let results = round::outcome(db, &round).await?;
    let counts = words::counted(db, &round, &results).await?;
    let words = words::first_few(db, &round, &counts).await?;
    let grids = grids(db, &round, &results).await?;
    let handed_out = round::handed_out(db, round.id).await?;
    let links = round.seats.iter().map(|seat| {
        let of_seat = handed_out.iter().find(|(s, _)| s == seat.as_str());
        (*seat, of_seat.map_or(0, |(_, n)| *n))
    });
    let judged = match results.all.map(|t| judge(&t.majority())) {
        Some(Judgement::Judged {
            true_statements,
            band,
        }) => Some((true_statements, band)),
        _ => None,
    };
    let asked = climate::questions(db, round.id).await?;
    let (climate, hidden): (Vec<_>, Vec<_>) = asked
        .into_iter()
        .partition(|(circle, _)| results.circles.contains(circle));
    let themes = themes::of_round(db, round.id).await?;
    ctx.render(&Show {
        page: ctx.page(Section::Other, round.name.clone()),
        leads: place(actor, Action::Change).is_ok(),
        questions: &Preparation::shipped().questions,
        links: links.collect(),
        made,
        made_for,
        results,
        grids,
        words,
        counts,
        judged,
        climate,
        hidden: hidden.into_iter().map(|(circle, _)| circle).collect(),
        counted: themes::counted(&themes),
        themes,
        told,
        round,
    })
}

/// `GET /rounds/{id}`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
) -> Result<Response> {
    let round = find(&ctx, &actor, Action::Read, &id).await?;
    page(&ctx, &actor, round, Vec::new(), None, None).await
}

/// `POST /rounds/{id}/links`.
pub(super) async fn links(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
    headers: HeaderMap,
    form: std::result::Result<Form<BTreeMap<String, String>>, FormRejection>,
) -> Result<Response> {
    let round = find(&ctx, &actor, Action::Change, &id).await?;
    let Form(typed) = form.map_err(Error::unreadable)?;
    let seat = typed.get("seat").and_then(|s| Chair::from_word(s));
    let seat = seat.filter(|s| round.seats.contains(s));
    let count = typed.get("count").and_then(|c| c.trim().parse().ok());
    let count = count.filter(|c| (1..=MOST_LINKS).contains(c));
    let (Some(seat), Some(count)) = (seat, count) else {
        return Err(Error::bad_request("rounds-links-refused"));
    };
    if !round.open {
        return Err(Error::bad_request("rounds-is-closed"));
    }
    if round.own {
        return Err(Error::bad_request("rounds-own-only"));
    }
    let tokens = round::invite(&ctx.app.db, &actor, round.id, seat, count).await?;
    let made = tokens
        .iter()
        .map(|t| crate::sharing::absolute(&ctx, &headers, &format!("/answers/{t}")))
        .collect();
    page(&ctx, &actor, round, made, Some(seat), None).await
}

/// `POST /rounds/{id}/own`: the one link of whoever asks, in a round where everyone takes their own.
pub(super) async fn own(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
    headers: HeaderMap,
    form: std::result::Result<Form<BTreeMap<String, String>>, FormRejection>,
) -> Result<Response> {
    let round = find(&ctx, &actor, Action::Read, &id).await?;
    let resource = Resource::new("readiness-claim").of_organization(round.organization);
    may(&actor, Action::Add, &resource)?;
    let person = actor.person_id().ok_or_else(Error::not_found)?;
    let Form(typed) = form.map_err(Error::unreadable)?;
    if !round.open {
        return Err(Error::bad_request("rounds-is-closed"));
    }
    let seat = typed.get("seat").and_then(|s| Chair::from_word(s));
    let seat = seat.filter(|s| round.own && round.seats.contains(s));
    let seat = seat.ok_or_else(|| Error::bad_request("rounds-own-refused"))?;
    match round::claim(&ctx.app.db, &round, person, seat).await {
        Ok(token) => {
            let link = crate::sharing::absolute(&ctx, &headers, &format!("/answers/{token}"));
            let told = Some("rounds-own-made");
            Ok(no_store(
                page(&ctx, &actor, round, vec![link], None, told).await?,
            ))
        }
        Err(db::Error::Missing) => {
            let told = Some("rounds-own-taken");
            refused_form(page(&ctx, &actor, round, Vec::new(), None, told).await)
        }
        Err(e) => Err(e.into()),
    }
}

/// `POST /rounds/{id}/end`.
pub(super) async fn end(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
) -> Result<Response> {
    let round = find(&ctx, &actor, Action::End, &id).await?;
    round::end(&ctx.app.db, &actor, round.id).await?;
    Ok(see_other(&format!("/rounds/{}", round.id)))
}
