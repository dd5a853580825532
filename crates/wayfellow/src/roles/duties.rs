//! Which duties are essential functions, and which competencies, values and stage each of them rests on.
//!
//! Marks belong to the words of a duty; a reworded duty keeps them. Not here: the words themselves (`edit`).

use askama::Template;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use documents::description::Description;
use frameworks::{Library, Stage};
use serde::Deserialize;
use uuid::Uuid;

use super::description::Draft;
use super::form::{self, Fields};
use super::{description, id, writes};
use crate::db;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, see_other};

/// The most things one duty can rest on.
const MOST: usize = 12;

/// Something a duty can rest on.
pub(super) struct Ground {
    pub code: String,
    pub label: String,
}

struct Line<'a> {
    key: String,
    text: &'a str,
    essential: bool,
    stage: &'a str,
    rests_on: Vec<Ground>,
    /// What somebody else has saved meanwhile, where it differs.
    theirs: Option<Theirs<'a>>,
}

/// How somebody else marked a duty.
struct Theirs<'a> {
    essential: bool,
    stage: &'a str,
    rests_on: Vec<Ground>,
}

#[derive(Template)]
#[template(path = "roles/duties.html")]
struct Duties<'a> {
    page: Page,
    id: Uuid,
    version: i64,
    title: &'a str,
    kept: bool,
    /// Whether somebody else saved meanwhile.
    conflict: bool,
    groups: Vec<(&'a str, Vec<Line<'a>>)>,
    stages: Vec<&'static str>,
    /// What can be chosen: name of the document, code and label.
    grounds: Vec<(String, Vec<Ground>)>,
}

/// Competencies and values: what a duty can rest on, by document.
fn grounds(library: &'static Library) -> Vec<(String, Vec<Ground>)> {
    [
        ("samhsa-2015", "competency"),
        ("national-guidelines", "value"),
    ]
    .into_iter()
    .filter_map(|(slug, kind)| {
        let framework = library.framework(slug)?;
        let of_kind = framework
            .items
            .iter()
            .filter(|i| i.kind.as_str() == kind)
            .map(|i| Ground {
                code: format!("{}#{}", framework.id(), i.code),
                label: format!("{} {}", i.code, i.label),
            });
        Some((framework.title.clone(), of_kind.collect()))
    })
    .collect()
}

/// What stands behind a code, as far as it is known.
pub(super) fn ground(library: &Library, code: &str) -> Ground {
    Ground {
        label: library
            .find(code)
            .map_or_else(|| code.to_owned(), |at| at.item.label.clone()),
        code: code.to_owned(),
    }
}

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    kept: String,
}

/// The page with these marks; beside them what is saved, where that differs.
fn page(ctx: &Ctx, draft: &Draft, body: &Description, kept: bool) -> Result<Response> {
    let library = ctx.app.library;
    let saved = draft.body.responsibilities.iter();
    let groups: Vec<_> = body
        .responsibilities
        .iter()
        .zip(saved)
        .enumerate()
        .map(|(i, (r, saved))| {
            let duties = r.duties.iter().zip(&saved.duties).enumerate();
            let lines = duties.map(|(j, (d, saved))| Line {
                key: format!("{i}-{j}"),
                text: &d.text,
                essential: d.essential,
                stage: d.stage.as_deref().unwrap_or_default(),
                rests_on: d.rests_on.iter().map(|c| ground(library, c)).collect(),
                theirs: (d != saved).then(|| Theirs {
                    essential: saved.essential,
                    stage: saved.stage.as_deref().unwrap_or_default(),
                    rests_on: saved.rests_on.iter().map(|c| ground(library, c)).collect(),
                }),
            });
            (r.label.as_str(), lines.collect())
        })
        .collect();
    ctx.render(&Duties {
        page: ctx.page(Section::Other, "duties-title"),
        id: draft.id,
        version: draft.version,
        title: &draft.title,
        kept,
        conflict: *body != draft.body,
        groups,
        stages: Stage::ALL.iter().map(|s| s.as_str()).collect(),
        grounds: grounds(library),
    })
}

/// `GET /descriptions/{id}/duties`.
pub(super) async fn edit(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(text): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let place = writes(&actor)?;
    let draft = description::draft(&ctx.app.db, id(&text)?, place).await?;
    page(&ctx, &draft, &draft.body, !asked.kept.is_empty())
}

/// What the form says about each duty whose words it knows.
fn mark(body: &mut Description, fields: &Fields, library: &Library) {
    for (i, r) in body.responsibilities.iter_mut().enumerate() {
        for (j, duty) in r.duties.iter_mut().enumerate() {
            let get = |name: &str| form::value(fields, &format!("{name}-{i}-{j}"));
            if get("text") != Some(duty.text.as_str()) {
                continue;
            }
            duty.essential = get("essential") == Some("yes");
            duty.stage = get("stage")
                .filter(|s| Stage::ALL.iter().any(|known| known.as_str() == *s))
                .map(str::to_owned);
            let kept = format!("keep-{i}-{j}");
            let added = format!("add-{i}-{j}");
            let mut rests_on: Vec<String> = Vec::new();
            for (name, code) in fields {
                let wanted = *name == kept || *name == added;
                if wanted && !rests_on.contains(code) && library.find(code).is_some() {
                    rests_on.push(code.clone());
                }
            }
            rests_on.truncate(MOST);
            duty.rests_on = rests_on;
        }
    }
}

/// `POST /descriptions/{id}/duties`.
pub(super) async fn update(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(text): Path<String>,
    form: std::result::Result<Form<Fields>, FormRejection>,
) -> Result<Response> {
    let place = writes(&actor)?;
    let db = &ctx.app.db;
    let draft = description::draft(db, id(&text)?, place).await?;
    let Form(fields) = form.map_err(Error::unreadable)?;
    let mut body = draft.body.clone();
    mark(&mut body, &fields, ctx.app.library);
    let seen = form::seen(&fields);
    match description::save(db, &actor, &draft, seen, &body).await {
        Ok(()) => Ok(see_other(&format!(
            "/descriptions/{}/duties?kept=yes",
            draft.id
        ))),
        Err(db::Error::Conflict) => {
            // What this person marked, on the duties as they are now, beside what somebody else has saved.
            let now = description::draft(db, draft.id, place).await?;
            let mut yours = now.body.clone();
            mark(&mut yours, &fields, ctx.app.library);
            let mut shown = page(&ctx, &now, &yours, false)?;
            *shown.status_mut() = StatusCode::CONFLICT;
            Ok(shown)
        }
        Err(e) => Err(e.into()),
    }
}
