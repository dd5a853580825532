//! Plans for bringing in peer roles: when each task can begin, what decides the end, and what to be warned of.
//!
//! Owns the open page on which anyone answers ten statements and leaves with a dated plan; the plan of an organization with
//! its list, bars, board, report, calendar and files; and the reckoning behind both. Not here: who answers for an organization (`rounds`), and any number about a person.

mod asked;
mod board;
pub(crate) mod demo;
pub mod export;
mod files;
pub mod first;
mod found;
pub(crate) mod gantt;
mod kept;
mod making;
pub mod merge;
mod open;
mod paper;
pub mod schedule;
mod show;
mod task;
pub mod timing;
pub mod workdays;

use axum::Router;
use axum::routing::{get, post};
use jiff::civil::Date;
use uuid::Uuid;

use crate::actor::Actor;
use crate::db::{self, Db};
use crate::permission::{Action, Resource, may};
use crate::web::{Error, Result, Shared};

pub(crate) const ROUTES: [(&str, &str); 20] = [
    ("GET", "/readiness/timeline"),
    ("POST", "/readiness/timeline"),
    ("POST", "/readiness/timeline/file"),
    ("GET", "/plan"),
    ("POST", "/plan"),
    ("GET", "/plan/facts"),
    ("POST", "/plan/advice"),
    ("GET", "/plan/board"),
    ("GET", "/plan/report"),
    ("GET", "/plan/report/{file}"),
    ("GET", "/plan/calendar"),
    ("POST", "/plan/calendar"),
    ("GET", "/plan/file/{format}"),
    ("GET", "/plan-calendar/{token}"),
    ("POST", "/plan/tasks"),
    ("GET", "/plan/tasks/{id}"),
    ("POST", "/plan/tasks/{id}"),
    ("POST", "/plan/tasks/{id}/comments"),
    ("POST", "/plan/tasks/{id}/place"),
    ("POST", "/plan/tasks/{id}/withdrawal"),
];

pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route("/readiness/timeline", get(open::new).post(open::create))
        .route("/readiness/timeline/file", post(open::file))
        .route("/plan", get(show::show).post(making::create))
        .route("/plan/facts", get(making::show))
        .route("/plan/advice", post(show::advise))
        .route("/plan/board", get(board::board))
        .route("/plan/report", get(board::report))
        .route("/plan/report/{file}", get(paper::show))
        .route("/plan/calendar", get(files::calendar).post(files::renew))
        .route("/plan/file/{format}", get(files::show))
        .route("/plan-calendar/{token}", get(files::feed))
        .route("/plan/tasks", post(task::create))
        .route("/plan/tasks/{id}", get(task::show).post(task::update))
        .route("/plan/tasks/{id}/comments", post(task::comment))
        .route("/plan/tasks/{id}/place", post(task::shift))
        .route("/plan/tasks/{id}/withdrawal", post(task::withdraw))
}

/// A task that should be done by now.
pub(crate) struct Late {
    pub id: Uuid,
    pub label: String,
    pub due: Date,
}

/// The tasks of an organization's plan that are late and that this person looks after, the longest due first.
pub(crate) async fn late_of(db: &Db, place: Uuid, person: Uuid) -> db::Result<Vec<Late>> {
    let Some(plan) = kept::of_organization(db, place).await? else {
        return Ok(Vec::new());
    };
    let mine = |id: Uuid| plan.task(id).is_some_and(|t| t.owner_id == Some(person));
    if !plan.tasks.iter().any(|t| t.owner_id == Some(person)) {
        return Ok(Vec::new());
    }
    // A plan with a circle has no dates; its own page says so.
    let dated = timing::timeline(&plan.current(), plan.asked.start, None, workdays::today());
    let mut late: Vec<Late> = dated
        .unwrap_or_default()
        .tasks
        .into_iter()
        .filter(|t| t.late && t.blocked_by.is_empty())
        .filter_map(|t| {
            let id = t.task.id.filter(|id| mine(*id))?;
            Some(Late {
                id,
                label: t.task.label,
                due: t.end,
            })
        })
        .collect();
    late.sort_by_key(|t| t.due);
    Ok(late)
}

/// The organization with whose plan the actor may do this.
fn place(actor: &Actor, action: Action) -> Result<Uuid> {
    let place = actor.organization.ok_or_else(Error::not_found)?;
    let resource = Resource::new("readiness-plan").of_organization(place);
    may(actor, action, &resource)?;
    Ok(place)
}
