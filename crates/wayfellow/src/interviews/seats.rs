//! The page of a panel: seats and who takes them, ties declared before anything else, and who is invited to interviews.
//!
//! Not here: what somebody heard in an interview (`candidate`).

use askama::Template;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, Query};
use axum::http::HeaderMap;
use axum::response::Response;
use documents::description::tidy;
use serde::Deserialize;
use uuid::Uuid;

use super::hall::Hall;
use super::panel::{self, Candidate, Declared, Member, SEATS};
use super::rating::Given;
use crate::accounts::account::email_of;
use crate::accounts::link::Link;
use crate::actor::{Actor, Hat};
use crate::applications::application::{self, Status};
use crate::db::{Entry, Moment, params, statements};
use crate::organizations::invitation::{How, send};
use crate::organizations::organization::{OFFERED, called};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form, see_other};

/// The longest words about a tie or a removal, in characters.
const LONGEST: usize = 2_000;

statements! {
    GUESTS = "SELECT p.id, p.name FROM hats h JOIN people p ON p.id = h.person_id LEFT JOIN hat_ends e ON e.hat_id = h.id WHERE h.organization_id = $1 AND h.hat = 'panel-member' AND (h.until IS NULL OR h.until > $2) AND e.hat_id IS NULL ORDER BY p.name, p.id LIMIT 200";
    LEADS_HERE = "SELECT h.id FROM hats h LEFT JOIN hat_ends e ON e.hat_id = h.id WHERE h.organization_id = $1 AND h.person_id = $2 AND h.hat IN ('leader', 'hiring-lead') AND e.hat_id IS NULL LIMIT 1";
    BELONGS = "SELECT m.id FROM memberships m LEFT JOIN membership_ends e ON e.membership_id = m.id WHERE m.person_id = $1 AND m.organization_id = $2 AND e.membership_id IS NULL";
}

/// A candidate as a line of the page.
struct Line {
    candidate: Candidate,
    /// Whether the one who looks rates them, and whether they handed in.
    mine: Option<bool>,
    aside: bool,
    /// For those who lead: who still has to hand in.
    waiting: Vec<String>,
    complete: bool,
}

#[derive(Template)]
#[template(path = "interviews/panel.html")]
struct Shown {
    page: Page,
    id: Uuid,
    title: String,
    leads: bool,
    decided: bool,
    me: Option<Member>,
    members: Vec<Member>,
    missing: Vec<&'static str>,
    seats: [&'static str; 6],
    lines: Vec<Line>,
    people: Vec<(Uuid, String)>,
    more: bool,
    q: String,
    invited: Option<How>,
    letters: bool,
    problem: Option<&'static str>,
    /// Those who applied and could be invited.
    applied: Vec<(Uuid, String)>,
    /// What was typed about ties.
    typed: String,
}

impl Shown {
    /// Whether somebody from the panel takes this seat.
    fn taken(&self, seat: &str) -> bool {
        let here = self.members.iter().filter(|m| m.removed.is_none());
        here.flat_map(|m| &m.seats).any(|s| s == seat)
    }

    /// Whether the one who looks has to declare ties before anything else.
    fn first_ties(&self) -> bool {
        self.me.as_ref().is_some_and(Member::has_to_declare)
    }

    fn stands_aside(&self) -> bool {
        self.me.as_ref().is_some_and(Member::stands_aside)
    }
}

#[derive(Default)]
struct Beside {
    q: String,
    invited: Option<How>,
    problem: Option<&'static str>,
    typed: String,
}

fn problem(problem: &'static str) -> Beside {
    Beside {
        problem: Some(problem),
        ..Beside::default()
    }
}

async fn page(ctx: &Ctx, actor: &Actor, hall: Hall, beside: Beside) -> Result<Response> {
    let db = &ctx.app.db;
    let given = Given::of(db, hall.opening.id).await?;
    let mut people: Vec<(Uuid, String)> = Vec::new();
    if hall.leads {
        let q: String = beside.q.trim().chars().take(120).collect();
        // Whoever was let in for panels comes first, since they cannot be found by name among those who belong here.
        let mut known: Vec<(Uuid, String)> = Vec::new();
        for row in db.all(&GUESTS, params![hall.place, Moment::now()]).await? {
            known.push((row.get("id")?, row.get("name")?));
        }
        known.extend(called(db, hall.place, &q).await?);
        for one in known {
            let sat = hall.panel.members.iter().any(|m| m.person == one.0);
            if !sat && !people.contains(&one) {
                people.push(one);
            }
        }
    }
    let mut applied = Vec::new();
    if hall.leads && !hall.decided {
        let mut looks = Vec::new();
        for a in application::of_opening(db, hall.opening.id).await? {
            if a.status == Status::Received && !a.name.is_empty() {
                looks.push(Entry::look("application", a.id).of(a.id));
                applied.push((a.id, a.name));
            }
        }
        db.looked(actor, looks).await?;
        applied.sort_by(|a, b| a.1.cmp(&b.1));
    }
    let more = people.len() > OFFERED;
    people.truncate(OFFERED);
    let line = |candidate: &Candidate| {
        let rates = hall.me.as_ref().filter(|m| m.rates(candidate.id));
        let waiting = given.waiting(&hall.panel, candidate.id);
        Line {
            mine: rates.map(|m| given.by(candidate.id, m.id)),
            aside: hall
                .me
                .as_ref()
                .is_some_and(|m| m.is_aside_for(candidate.id)),
            waiting: waiting.into_iter().map(|m| m.name.clone()).collect(),
            complete: given.is_complete(&hall.panel, candidate.id),
            candidate: candidate.clone(),
        }
    };
    let lines = hall.panel.candidates.iter().map(line).collect();
    ctx.render(&Shown {
        page: ctx.page(Section::Other, "panel-title"),
        id: hall.opening.id,
        leads: hall.leads,
        decided: hall.decided,
        missing: hall.panel.missing(),
        seats: SEATS,
        lines,
        applied,
        people,
        more,
        q: beside.q,
        invited: beside.invited,
        letters: ctx.app.post.is_some(),
        problem: beside.problem,
        typed: beside.typed,
        title: hall.opening.ad.title,
        members: hall.panel.members,
        me: hall.me,
    })
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
}

/// `GET /openings/{id}/panel`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(text): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let hall = Hall::enter(&ctx, &actor, &text).await?;
    let beside = Beside {
        q: asked.q,
        ..Beside::default()
    };
    page(&ctx, &actor, hall, beside).await
}

type Sent = std::result::Result<Form<Vec<(String, String)>>, FormRejection>;

fn first<'a>(fields: &'a [(String, String)], name: &str) -> &'a str {
    let field = fields.iter().find(|(n, _)| n == name);
    field.map_or("", |(_, v)| v.as_str())
}

/// The seats that were ticked, as they are kept.
fn ticked(fields: &[(String, String)]) -> String {
    let ticked = |seat: &&&str| fields.iter().any(|(n, v)| n == "seat" && v == **seat);
    let seats: Vec<&str> = SEATS.iter().filter(ticked).copied().collect();
    seats.join(",")
}

/// `POST /openings/{id}/panel`: somebody of the organization, or somebody who was let in for panels, takes seats.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(text): Path<String>,
    form: Sent,
) -> Result<Response> {
    let hall = Hall::lead(&ctx, &actor, &text).await?;
    let Form(fields) = form.map_err(Error::unreadable)?;
    let seats = ticked(&fields);
    let bad = || Error::bad_request("error-form");
    let person: Uuid = first(&fields, "person").parse().map_err(|_| bad())?;
    let db = &ctx.app.db;
    let belongs = db.optional(&BELONGS, params![person, hall.place]).await?;
    let guests = db.all(&GUESTS, params![hall.place, Moment::now()]).await?;
    let mut guest = false;
    for row in &guests {
        guest |= row.get::<Uuid>("id")? == person;
    }
    if belongs.is_none() && !guest {
        return Err(bad());
    }
    let refused = if seats.is_empty() {
        Some("panel-no-seat")
    } else if hall.decided {
        Some("panel-decided")
    } else if has_seen(&ctx, &hall, person).await? {
        Some("panel-has-seen")
    } else {
        None
    };
    if let Some(key) = refused {
        return refused_form(page(&ctx, &actor, hall, problem(key)).await);
    }
    let opening = hall.opening.id;
    let kept = db
        .change(&actor, async |tx| {
            panel::seat(&tx, opening, person, &seats).await
        })
        .await;
    match kept {
        Err(e) if e.is_constraint("panel_members_person_key") => {
            refused_form(page(&ctx, &actor, hall, problem("panel-sat")).await)
        }
        done => {
            done?;
            Ok(see_other(&hall.at("panel")))
        }
    }
}

/// Whether somebody who leads searches may have seen ratings of this one already.
async fn has_seen(ctx: &Ctx, hall: &Hall, person: Uuid) -> Result<bool> {
    let db = &ctx.app.db;
    let given = Given::of(db, hall.opening.id).await?;
    if !given.any() {
        return Ok(false);
    }
    let leads = db
        .optional(&LEADS_HERE, params![hall.place, person])
        .await?;
    Ok(leads.is_some())
}

/// `POST /openings/{id}/panel/invitations`: a link for somebody from outside, for this panel and nothing else.
pub(super) async fn invite(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    headers: HeaderMap,
    Path(text): Path<String>,
    form: Sent,
) -> Result<Response> {
    let hall = Hall::lead(&ctx, &actor, &text).await?;
    let Form(fields) = form.map_err(Error::unreadable)?;
    let seats = ticked(&fields);
    let typed = first(&fields, "email").trim();
    let email = email_of(typed);
    let refused = if seats.is_empty() {
        Some("panel-no-seat")
    } else if hall.decided {
        Some("panel-decided")
    } else if !typed.is_empty() && email.is_none() {
        Some("email-refused")
    } else if let (Some(_), Some(address)) = (&ctx.app.post, &email)
        && !ctx.app.throttle.lets_a_letter_go(address)
    {
        Some("invite-too-often")
    } else {
        None
    };
    if let Some(key) = refused {
        return refused_form(page(&ctx, &actor, hall, problem(key)).await);
    }
    let opening = hall.opening.id;
    let db = &ctx.app.db;
    let invitation = db
        .change(&actor, async |tx| panel::invite(&tx, opening, &seats).await)
        .await?;
    let link = Link {
        organization: Some(hall.place),
        email,
        hat: Some(Hat::PanelMember.word().to_owned()),
        record: Some(invitation),
        made_by: actor.person_id(),
        ..Link::default()
    };
    let how = send(&ctx, &actor, &headers, link, first(&fields, "language")).await?;
    let beside = Beside {
        invited: Some(how),
        ..Beside::default()
    };
    page(&ctx, &actor, hall, beside).await
}

/// `POST /openings/{id}/panel/{member}/removal`.
pub(super) async fn remove(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path((text, named)): Path<(String, String)>,
    form: Sent,
) -> Result<Response> {
    let hall = Hall::lead(&ctx, &actor, &text).await?;
    let named: Uuid = named.parse().map_err(|_| Error::not_found())?;
    let Form(fields) = form.map_err(Error::unreadable)?;
    let reason = tidy(first(&fields, "reason"));
    let member = hall.panel.members.iter().find(|m| m.id == named);
    let member = member.ok_or_else(Error::not_found)?.clone();
    if member.removed.is_some() {
        return Ok(see_other(&hall.at("panel")));
    }
    let refused = if reason.is_empty() {
        Some("panel-no-reason")
    } else if reason.chars().count() > LONGEST {
        Some("panel-long")
    } else {
        None
    };
    if let Some(key) = refused {
        return refused_form(page(&ctx, &actor, hall, problem(key)).await);
    }
    let opening = &hall.opening;
    ctx.app
        .db
        .change(&actor, async |tx| {
            panel::remove(&tx, &member, opening, &reason, actor.person_id()).await
        })
        .await?;
    Ok(see_other(&hall.at("panel")))
}

/// What was said about ties, when it can be kept.
fn said(
    fields: &[(String, String)],
    candidate: Option<Uuid>,
) -> std::result::Result<Declared, &'static str> {
    let words = tidy(first(fields, "words"));
    let stance = first(fields, "stance");
    if !["none", "told", "aside"].contains(&stance) {
        return Err("panel-no-stance");
    }
    if stance == "told" && words.is_empty() {
        return Err("panel-no-words");
    }
    if words.chars().count() > LONGEST {
        return Err("panel-long");
    }
    Ok(Declared {
        candidate,
        stance: stance.to_owned(),
        words,
    })
}

async fn keep(ctx: &Ctx, actor: &Actor, me: &Member, said: &Declared) -> Result<()> {
    let db = &ctx.app.db;
    db.change(actor, async |tx| panel::declare(&tx, me, said).await)
        .await?;
    Ok(())
}

/// `POST /openings/{id}/panel/declaration`: ties to candidates, before anything else; or stepping aside later.
pub(super) async fn declare(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(text): Path<String>,
    form: Sent,
) -> Result<Response> {
    let hall = Hall::enter(&ctx, &actor, &text).await?;
    let me = hall.me.clone().ok_or_else(Error::not_found)?;
    let Form(fields) = form.map_err(Error::unreadable)?;
    match said(&fields, None) {
        Ok(said) => {
            keep(&ctx, &actor, &me, &said).await?;
            Ok(see_other(&hall.at("panel")))
        }
        Err(key) => {
            let beside = Beside {
                typed: first(&fields, "words").to_owned(),
                ..problem(key)
            };
            refused_form(page(&ctx, &actor, hall, beside).await)
        }
    }
}

/// `POST /openings/{id}/candidates/{candidate}/aside`: a member steps aside for one candidate.
pub(super) async fn aside(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path((text, named)): Path<(String, String)>,
    form: Sent,
) -> Result<Response> {
    let hall = Hall::enter(&ctx, &actor, &text).await?;
    let me = hall.me.clone().ok_or_else(Error::not_found)?;
    let named: Uuid = named.parse().map_err(|_| Error::not_found())?;
    let candidate = hall.panel.candidate(named).ok_or_else(Error::not_found)?.id;
    let Form(mut fields) = form.map_err(Error::unreadable)?;
    fields.push(("stance".to_owned(), "aside".to_owned()));
    let given = Given::of(&ctx.app.db, hall.opening.id).await?;
    // What was handed in stays; who saw others' words cannot unsee them.
    if given.by(candidate, me.id) {
        return refused_form(page(&ctx, &actor, hall, problem("panel-too-late")).await);
    }
    match said(&fields, Some(candidate)) {
        Ok(said) => {
            keep(&ctx, &actor, &me, &said).await?;
            Ok(see_other(&hall.at("panel")))
        }
        Err(key) => refused_form(page(&ctx, &actor, hall, problem(key)).await),
    }
}

/// `POST /openings/{id}/candidates`: somebody who applied is invited to an interview.
pub(super) async fn invite_candidate(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(text): Path<String>,
    form: Sent,
) -> Result<Response> {
    let hall = Hall::lead(&ctx, &actor, &text).await?;
    let Form(fields) = form.map_err(Error::unreadable)?;
    let db = &ctx.app.db;
    let bad = || Error::bad_request("error-form");
    let id: Uuid = first(&fields, "application").parse().map_err(|_| bad())?;
    let applied = application::by_id(db, hall.place, id).await?;
    if applied.opening != hall.opening.id {
        return Err(bad());
    }
    let refused = if hall.decided {
        Some("panel-decided")
    } else if applied.status.is_over() || applied.erased {
        Some("candidate-over")
    } else {
        None
    };
    if let Some(key) = refused {
        return refused_form(page(&ctx, &actor, hall, problem(key)).await);
    }
    if applied.status != Status::Invited {
        let by = actor.person_id();
        db.change(&actor, async |tx| {
            applied.step(&tx, Status::Invited, by).await
        })
        .await?;
    }
    Ok(see_other(&hall.at("panel#candidates")))
}
