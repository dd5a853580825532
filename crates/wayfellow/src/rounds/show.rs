//! A round: its links while it is open, and what came out once it is closed.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path};
use axum::http::HeaderMap;
use axum::response::Response;
use frameworks::{Band, Chair, Judgement, Preparation, ReadyStatement, SelfQuestion, judge};
use uuid::Uuid;

use super::climate::{self, Circle};
use super::place;
use super::results::{LEAST, Results, Tally};
use super::round::{self, Round, Said};
use super::sheet::{Heavier, Part};
use super::themes::{self, Themes};
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
    statements: &'static [ReadyStatement],
    questions: &'static [SelfQuestion],
    /// How many links there are for each seat of the round.
    links: Vec<(Chair, i64)>,
    /// Links just made, shown this once.
    made: Vec<String>,
    made_for: Option<Chair>,
    answered: usize,
    results: Results,
    words: Vec<Said>,
    /// The round before, when something of it may be shown.
    before: Option<(String, Tally)>,
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
        self.themes
            .get(&said.id)
            .map_or_else(String::new, |t| t.join(", "))
    }

    fn asks(&self, part: &str) -> bool {
        self.round.parts.iter().any(|p| p.as_str() == part)
    }

    /// True, not true, no answer.
    fn cell(&self, tally: &Tally, n: &usize) -> (usize, usize, usize) {
        let (yes, no) = tally.statements.get(*n).copied().unwrap_or_default();
        (yes, no, tally.people.saturating_sub(yes + no))
    }

    /// The part of a hundred that says true, for the bar.
    fn share(&self, tally: &Tally, n: &usize) -> usize {
        let (yes, _, _) = self.cell(tally, n);
        (yes * 100).checked_div(tally.people).unwrap_or(0)
    }

    fn view(&self, n: &usize) -> &'static str {
        self.results.view(*n).as_str()
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
    let rounds = round::of_organization(&ctx.app.db, place).await?;
    rounds
        .into_iter()
        .find(|r| r.id == id)
        .ok_or_else(Error::not_found)
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
    let words = round::words(db, &round, &results).await?;
    let mut before = None;
    if results.all.is_some() {
        for earlier in round::of_organization(db, round.organization).await? {
            if earlier.made_at < round.made_at && earlier.parts.contains(&Part::Timeline) {
                before = round::outcome(db, &earlier)
                    .await?
                    .all
                    .map(|t| (earlier.name, t));
            }
            if before.is_some() {
                break;
            }
        }
    }
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
    let all = Preparation::shipped();
    let answered = round::answered(db, round.id).await?;
    let asked = climate::questions(db, round.id).await?;
    let (climate, hidden): (Vec<_>, Vec<_>) = asked
        .into_iter()
        .partition(|(circle, _)| results.circles.contains(circle));
    let themes = themes::of_round(db, round.id).await?;
    ctx.render(&Show {
        page: ctx.page(Section::Other, round.name.clone()),
        leads: place(actor, Action::Change).is_ok(),
        statements: &all.statements,
        questions: &all.questions,
        links: links.collect(),
        made,
        made_for,
        answered: usize::try_from(answered).unwrap_or(0),
        results,
        words,
        before,
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
