//! Which is harder to supervise? Four questions that a supervisor of both kinds of staff answered, and what follows.
//!
//! One question is hard to read for some, so it stays closed until it is opened and can be left out. Nothing is kept
//! or counted.

use std::collections::HashMap;

use askama::Template;
use axum::extract::Form;
use axum::extract::rejection::FormRejection;
use axum::response::Response;
use frameworks::{Point, QuizQuestion, Staff};

use super::Foot;
use crate::web::{Ctx, Error, Page, Result, Section};

#[derive(Template)]
#[template(path = "readiness/quiz.html")]
struct Quiz {
    page: Page,
    answered: bool,
    questions: Vec<Asked>,
    lessons: Vec<(&'static Point, Foot)>,
}

struct Asked {
    number: usize,
    question: &'static QuizQuestion,
    /// What was chosen, where something was.
    chosen: Option<&'static str>,
    foot: Foot,
}

/// `GET /quiz`.
pub(super) async fn new(ctx: Ctx) -> Result<Response> {
    show(&ctx, None)
}

/// `POST /quiz`.
pub(super) async fn create(
    ctx: Ctx,
    form: std::result::Result<Form<HashMap<String, String>>, FormRejection>,
) -> Result<Response> {
    let Form(sent) = form.map_err(Error::unreadable)?;
    show(&ctx, Some(&sent))
}

fn show(ctx: &Ctx, sent: Option<&HashMap<String, String>>) -> Result<Response> {
    let (lessons, library) = (ctx.app.lessons, ctx.app.library);
    let questions = lessons
        .quiz
        .iter()
        .enumerate()
        .map(|(i, question)| {
            let word = sent.and_then(|s| s.get(&question.code));
            let chosen = Staff::ALL
                .iter()
                .find(|s| word.is_some_and(|w| w == s.as_str()))
                .map(|s| s.as_str());
            Asked {
                number: i + 1,
                question,
                chosen,
                foot: Foot::new(lessons, library, &question.cite, None, &[]),
            }
        })
        .collect();
    ctx.render(&Quiz {
        page: ctx.page(Section::Library, "quiz-title"),
        answered: sent.is_some(),
        questions,
        lessons: lessons
            .quiz_lessons
            .iter()
            .map(|p| {
                (
                    p,
                    Foot::new(lessons, library, &p.cite, p.note.as_deref(), &p.see),
                )
            })
            .collect(),
    })
}
