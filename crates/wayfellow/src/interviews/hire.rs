//! What is agreed with whoever is hired, and the position that is opened for them.
//!
//! Not here: the decision itself (`decide`), and the invitation, which newcomers get from the organization.

use axum::extract::{Form, Path};
use axum::response::Response;
use documents::description::items;
use uuid::Uuid;

use super::decide::{Beside, Sent, Typed, enter, half_a_year, page, people};
use super::decision::{self, Agreed, Decision};
use super::hall::Hall;
use super::panel::Candidate;
use crate::accounts::account::email_of;
use crate::applications::application;
use crate::db;
use crate::positions::position::{Position, today};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Result, refused_form, see_other};

/// The most tasks of the first weeks.
const MOST_TASKS: usize = 40;

/// `POST /openings/{id}/hiring`: the position is opened and given.
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
    let db = &ctx.app.db;
    let last = Decision::last(db, hall.opening.id).await?;
    let last = last.ok_or_else(Error::not_found)?;
    if last.hired.is_some() {
        return Ok(see_other(&address));
    }
    let chosen = last.chosen().ok_or_else(Error::not_found)?;
    let candidate = hall.panel.candidate(chosen).filter(|c| c.takes_part());
    let candidate = candidate.ok_or_else(Error::not_found)?;
    let agreed = agreed(&ctx, &hall, candidate, &typed).await?;
    let agreed = match agreed {
        Ok(agreed) => agreed,
        Err(problem) => {
            let beside = Beside {
                typed,
                problem: Some(problem),
                ..Beside::default()
            };
            return refused_form(page(&ctx, hall, beside).await);
        }
    };
    match decision::hire(db, &actor, hall.place, last.id, &agreed).await {
        Ok(_) | Err(db::Error::Conflict) => Ok(see_other(&address)),
        Err(e) => Err(e.into()),
    }
}

async fn agreed(
    ctx: &Ctx,
    hall: &Hall,
    candidate: &Candidate,
    typed: &Typed,
) -> Result<std::result::Result<Agreed, &'static str>> {
    let ad = &hall.opening.ad;
    let date = |name: &str| typed.get(name).trim().parse::<jiff::civil::Date>().ok();
    let near = |d: &jiff::civil::Date| {
        let days = jiff::Span::new().days(366);
        *d >= today().saturating_sub(days) && *d <= today().saturating_add(days)
    };
    let Some(begins_on) = date("begins_on").filter(near) else {
        return Ok(Err("hire-no-day"));
    };
    let email = match typed.get("email").trim() {
        "" => None,
        text => match email_of(text) {
            Some(email) => Some(email),
            None => return Ok(Err("email-refused")),
        },
    };
    let certified_by = if ad.peer_role {
        let by = date("certified_by");
        // The way in is half a year; nobody is asked to be quicker than they begin.
        let by = by.filter(|d| *d >= begins_on && *d <= half_a_year(begins_on));
        match by {
            Some(by) => Some(by),
            None => return Ok(Err("hire-no-certification")),
        }
    } else {
        None
    };
    let people = people(ctx, hall.place).await?;
    let supervisor = |name: &str| -> std::result::Result<Option<Uuid>, &'static str> {
        let id = typed.get(name).trim();
        if id.is_empty() {
            return Ok(None);
        }
        let id: Uuid = id.parse().map_err(|_| "hire-no-line")?;
        let known = people.iter().any(|p| p.0 == id);
        Some(id).filter(|_| known).map(Some).ok_or("hire-no-line")
    };
    let (peer_line, administrative_line) =
        match (supervisor("peer_line"), supervisor("administrative_line")) {
            (Ok(peer), Ok(administrative)) => (peer, administrative),
            _ => return Ok(Err("hire-no-line")),
        };
    if administrative_line.is_none() || ad.peer_role && peer_line.is_none() {
        return Ok(Err("hire-no-line"));
    }
    let position = match typed.get("position") {
        "new" => None,
        id => {
            let unheld = decision::unheld(&ctx.app.db, hall.place).await?;
            let id = id.parse::<Uuid>().ok();
            match id.filter(|id| unheld.iter().any(|p| p.0 == *id)) {
                Some(id) => Some(id),
                None => return Ok(Err("hire-no-position")),
            }
        }
    };
    let tasks = items(typed.get("tasks"));
    if tasks.len() > MOST_TASKS || tasks.iter().any(|t| t.chars().count() > 400) {
        return Ok(Err("hire-tasks"));
    }
    Ok(Ok(Agreed {
        candidate: application::by_id(&ctx.app.db, hall.place, candidate.id).await?,
        name: candidate.called.clone(),
        email,
        position,
        new: Position {
            job_title: ad.title.clone(),
            peer_role: ad.peer_role,
            paid: true,
            since: Some(begins_on),
            ..Position::default()
        },
        description: hall.opening.description,
        begins_on,
        certified_by,
        peer_line,
        administrative_line,
        tasks,
    }))
}
