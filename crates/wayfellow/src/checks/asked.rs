//! "I was asked to…": a task, at most three questions, a verdict, and words to use with whoever asked.
//!
//! Made for a phone and ten seconds. Nothing is stored: each step sends along what was said before.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::rejection::RawFormRejection;
use axum::extract::{Query, RawForm};
use axum::response::Response;
use rolecheck::{Activity, Answer, Checker, Choice, Language, Options, Question, Verdict, ask};
use serde::Deserialize;

use super::chart::{self, Row};
use super::document::source_words;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form};

/// The longest description that is read, in characters.
const LONGEST: usize = 600;

/// The most questions that are asked.
const QUESTIONS: usize = 3;

#[derive(Template)]
#[template(path = "checks/asked.html")]
struct AskedPage {
    page: Page,
    activities: &'static [Activity],
    said: Said,
    outcome: Option<Outcome>,
    /// What is wrong with the words that were sent.
    problem: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "checks/asked_note.html")]
struct NotePage {
    page: Page,
    said: Said,
    outcome: Outcome,
}

/// What a person has told so far.
#[derive(Debug, Default)]
struct Said {
    task: String,
    activity: Option<Activity>,
    /// Question and answer, in the order they were given.
    answers: Vec<(String, String)>,
}

struct Outcome {
    verdict: &'static str,
    /// The task was said in a way that the checker does not read.
    unjudged: bool,
    answer: Answer,
    /// The next question, unless enough was asked.
    question: Option<Question>,
    /// Number of the next question, from 1.
    number: usize,
    /// What was asked and answered.
    told: Vec<(Question, Choice)>,
    row: Option<&'static Row>,
    sources: Vec<String>,
}

#[derive(Deserialize)]
pub(super) struct Start {
    #[serde(default)]
    activity: String,
}

/// `GET /asked`, with `?activity=rides` from the chart.
pub(super) async fn new(ctx: Ctx, Query(start): Query<Start>) -> Result<Response> {
    let activity = match start.activity.as_str() {
        "" => None,
        name => Some(Activity::from_name(name).ok_or_else(Error::not_found)?),
    };
    show(
        &ctx,
        Said {
            activity,
            ..Said::default()
        },
        None,
    )
}

/// `POST /asked`.
pub(super) async fn create(
    ctx: Ctx,
    form: std::result::Result<RawForm, RawFormRejection>,
) -> Result<Response> {
    let said = Said::read(form)?;
    let problem = if said.is_too_long() {
        Some("asked-too-long")
    } else if said.is_nothing() {
        Some("asked-empty")
    } else {
        None
    };
    match problem {
        Some(_) => refused_form(show(&ctx, said, problem)),
        None => show(&ctx, said, None),
    }
}

/// `POST /asked/note`: the same on paper.
pub(super) async fn note(
    ctx: Ctx,
    form: std::result::Result<RawForm, RawFormRejection>,
) -> Result<Response> {
    let said = Said::read(form)?;
    let outcome = said
        .outcome()
        .ok_or_else(|| Error::bad_request("asked-nothing"))?;
    ctx.render(&NotePage {
        page: ctx.page(Section::Checks, "asked-note-title"),
        said,
        outcome,
    })
}

fn show(ctx: &Ctx, said: Said, problem: Option<&'static str>) -> Result<Response> {
    let outcome = said.outcome().filter(|_| problem.is_none());
    ctx.render(&AskedPage {
        page: ctx.page(Section::Checks, "asked-title"),
        activities: Activity::ALL,
        outcome,
        said,
        problem,
    })
}

impl Said {
    fn read(form: std::result::Result<RawForm, RawFormRejection>) -> Result<Said> {
        let RawForm(body) = form.map_err(|_| Error::bad_request("error-form"))?;
        let mut said = Said::default();
        for (name, value) in form_urlencoded::parse(&body) {
            match name.as_ref() {
                "task" => said.task = value.trim().to_owned(),
                "activity" if !value.is_empty() => {
                    said.activity = Some(
                        Activity::from_name(&value)
                            .ok_or_else(|| Error::bad_request("error-form"))?,
                    );
                }
                "answer" => {
                    let (id, value) = value
                        .split_once('=')
                        .ok_or_else(|| Error::bad_request("error-form"))?;
                    said.answers.retain(|a| a.0 != id);
                    said.answers.push((id.to_owned(), value.to_owned()));
                    if said.answers.len() > QUESTIONS {
                        return Err(Error::bad_request("error-form"));
                    }
                }
                _ => {}
            }
        }
        Ok(said)
    }

    fn is_too_long(&self) -> bool {
        self.task.chars().count() > LONGEST
    }

    fn is_nothing(&self) -> bool {
        self.activity.is_none() && self.task.is_empty()
    }

    fn outcome(&self) -> Option<Outcome> {
        if self.is_nothing() || self.is_too_long() {
            return None;
        }
        let all: BTreeMap<String, String> = self.answers.iter().cloned().collect();
        let answer = ask(self.activity, &self.task, &all);
        let depends = answer.verdict == Verdict::Depends;
        let fresh = |q: &&Question| self.answers.iter().all(|a| a.0 != q.id);
        let question = answer
            .questions
            .iter()
            .find(fresh)
            .filter(|_| depends && self.answers.len() < QUESTIONS)
            .cloned();
        let row = answer
            .activity
            .and_then(|a| chart::shipped().rows.iter().find(|r| r.name == a));
        Some(Outcome {
            verdict: answer.verdict.name(),
            unjudged: !self.task.is_empty()
                && Checker::shipped()
                    .check(&self.task, &Options::default())
                    .language
                    != Language::English,
            question,
            number: self.answers.len() + 1,
            told: self.told(),
            row,
            sources: answer
                .finding
                .iter()
                .flat_map(|f| f.sources.iter())
                .map(source_words)
                .collect(),
            answer,
        })
    }

    /// What was asked and answered: each question is asked again with the answers before it.
    fn told(&self) -> Vec<(Question, Choice)> {
        let mut before = BTreeMap::new();
        let mut told = Vec::new();
        for (id, value) in &self.answers {
            let answer = ask(self.activity, &self.task, &before);
            if let Some(q) = answer.questions.iter().find(|q| q.id == *id)
                && let Some(choice) = q.choices.iter().find(|c| c.value == *value)
            {
                told.push((q.clone(), choice.clone()));
            }
            before.insert(id.clone(), value.clone());
        }
        told
    }
}
