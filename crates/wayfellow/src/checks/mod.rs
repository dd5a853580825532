//! Checks: a text, a task or a whole document held against what fits a peer role, and the rules behind it.
//!
//! Owns the pages "Check a text", "I was asked to…", the role chart and the rules. What is judged and how is in the
//! `rolecheck` crate. Nothing that is sent here is kept, and nothing is recorded about the person who asks.

mod annotated;
mod asked;
pub(crate) mod chart;
mod check;
pub(crate) mod document;
mod findings;
pub(crate) mod marks;
pub(crate) mod places;
mod role_chart;
mod rule;
pub(crate) mod rule_text;
mod rules;
pub(crate) mod sent;
mod shown;
mod woven;

use axum::Router;
use axum::routing::{get, post};

use crate::web::Shared;

pub(crate) const ROUTES: [(&str, &str); 10] = [
    ("GET", "/check"),
    ("POST", "/check"),
    ("POST", "/check/findings"),
    ("POST", "/check/annotated"),
    ("GET", "/asked"),
    ("POST", "/asked"),
    ("POST", "/asked/note"),
    ("GET", "/role-chart"),
    ("GET", "/rules"),
    ("GET", "/rules/{code}"),
];

pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route("/check", get(check::new).post(check::create))
        .route("/check/findings", post(findings::create))
        .route("/check/annotated", post(annotated::create))
        .route("/asked", get(asked::new).post(asked::create))
        .route("/asked/note", post(asked::note))
        .route("/role-chart", get(role_chart::show))
        .route("/rules", get(rules::show))
        .route("/rules/{code}", get(rule::show))
}

/// Whether there is such a question, and such an answer to it.
///
/// # Errors
/// What there is instead.
pub(crate) fn known_answer(id: &str, value: &str) -> Result<(), String> {
    let all: Vec<rolecheck::Question> = rolecheck::deciding_questions().collect();
    let Some(question) = all.iter().find(|q| q.id == id) else {
        let ids: Vec<&str> = all.iter().map(|q| q.id.as_ref()).collect();
        let ids = ids.join(", ");
        return Err(format!(
            "there is no such question; those that decide are {ids}"
        ));
    };
    let values: Vec<&str> = question.choices.iter().map(|c| c.value.as_ref()).collect();
    if values.contains(&value) {
        Ok(())
    } else {
        Err(format!("{id} is answered with {}", values.join(" or ")))
    }
}
