//! The findings of a text as JSON, for the page that marks while a person types and for anybody's own programs.

use askama::Template;
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use rolecheck::{Checker, Finding, Kind, Language, Options};
use serde::{Deserialize, Serialize};

use super::document::Document;
use super::marks::{Mark, marks, stretches};
use super::shown::{Card, Cards, Summary};
use crate::web::{Ctx, Error, Result, Section};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    text: String,
    #[serde(default = "task")]
    kind: Kind,
    #[serde(default)]
    answers: std::collections::BTreeMap<String, String>,
    /// Also give what the page needs: marks, cards and the sentence above them.
    #[serde(default)]
    page: bool,
}

fn task() -> Kind {
    Kind::Task
}

#[derive(Serialize)]
struct Found {
    findings: Vec<Finding>,
    language: Option<String>,
    judged: bool,
    notes: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    marks: Option<Vec<Mark>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cards: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fixable: Option<usize>,
}

#[derive(Serialize)]
struct Refused {
    error: String,
}

/// `POST /check/findings`.
pub(super) async fn create(
    ctx: Ctx,
    body: std::result::Result<Json<Asked>, JsonRejection>,
) -> Result<Response> {
    let Json(asked) = match body {
        Ok(body) => body,
        Err(e) if e.status() == StatusCode::PAYLOAD_TOO_LARGE => return Err(Error::too_large()),
        Err(e) => {
            let refused = Refused {
                error: format!("This was not understood: {}", e.body_text()),
            };
            return Ok((e.status(), Json(refused)).into_response());
        }
    };
    let unknown = asked.answers.iter().find_map(|(id, value)| {
        let why = super::known_answer(id, value).err()?;
        Some(format!(
            "The answer {id}={value} was not understood: {why}."
        ))
    });
    if let Some(error) = unknown {
        let refused = (StatusCode::UNPROCESSABLE_ENTITY, Json(Refused { error }));
        return Ok(refused.into_response());
    }
    let options = Options {
        kind: asked.kind,
        answers: asked.answers,
    };
    let checked = Document::typed(asked.text.clone()).check(Checker::shipped(), &options);
    let (judged, language) = match &checked.language {
        Language::English => (true, Some("English".to_owned())),
        Language::Other(name) => (false, Some(name.to_string())),
        Language::Unsure => (false, None),
    };
    let mut found = Found {
        findings: Vec::new(),
        language,
        judged,
        notes: checked.notes.clone(),
        marks: None,
        cards: None,
        summary: None,
        fixable: None,
    };
    if asked.page {
        let page = ctx.page(Section::Checks, "check-title");
        let summary = Summary::of(
            &asked.text,
            &checked.findings,
            &checked.language,
            checked.notes,
        );
        let cards = Cards {
            page: &page,
            cards: Card::all(&asked.text, &checked.findings),
        };
        found.cards = Some(cards.render().map_err(Error::internal)?);
        found.marks = Some(marks(&stretches(&asked.text, &checked.findings)));
        found.summary = Some(summary.words(&page));
        found.fixable = Some(summary.fixable);
    }
    found.findings = checked.findings;
    Ok(Json(found).into_response())
}
