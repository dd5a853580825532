//! The form of a job description: five parts, statements to choose from, and what the checker says beside each part.
//!
//! Works as a plain form: every button saves the draft and comes back. `assets/js/description.js` checks while somebody
//! types. Not here: which duties are essential and what they rest on (`duties`).

use askama::Template;
use axum::extract::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, Query};
use axum::response::Response;
use documents::description::{Description, FIELDS, MOST_RESPONSIBILITIES, Part};
use frameworks::{DescriptionPart, Statement};
use serde::Deserialize;
use uuid::Uuid;

use super::description::{self, Draft};
use super::findings::{self, Checked};
use super::form::{self, Fields};
use super::{id, writes};
use crate::db;
use crate::web::conflict::{self, Both};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form, see_other};

/// A core responsibility in the form.
struct Block {
    number: usize,
    label: String,
    duties: String,
}

/// One of the fields that have a line or a few.
struct Field {
    name: &'static str,
    value: String,
    rows: usize,
}

#[derive(Template)]
#[template(path = "roles/edit.html")]
struct Edit<'a> {
    page: Page,
    id: Option<Uuid>,
    version: i64,
    body: &'a Description,
    parts: &'static [DescriptionPart],
    functions: &'static [Statement],
    responsibilities: &'static [Statement],
    qualifications: &'static [Statement],
    blocks: Vec<Block>,
    problem: Option<(&'static str, &'static str)>,
    kept: bool,
    summary: String,
    /// What was found, by the name of the part.
    found: Vec<(&'static str, String)>,
    /// How a file was read, in sentences.
    imported: Vec<String>,
}

impl Edit<'_> {
    fn part(&self, name: &str) -> &'static DescriptionPart {
        let found = self.parts.iter().find(|p| p.name == name);
        found.unwrap_or(&self.parts[0])
    }

    fn bad(&self, name: &str) -> bool {
        self.problem.is_some_and(|(_, field)| field == name)
    }

    fn found(&self, name: &str) -> &str {
        self.found
            .iter()
            .find(|(n, _)| *n == name)
            .map_or("", |(_, html)| html)
    }

    fn fields(&self, part: &str) -> Vec<Field> {
        FIELDS
            .iter()
            .filter(|(name, p, _)| p.name() == part && *name != "responsibilities")
            .map(|(name, _, list)| Field {
                name,
                value: self.body.get(name),
                rows: match *name {
                    "title" | "programme" | "peer_line" | "administrative_line" | "hours" => 1,
                    "required" | "preferred" => 6,
                    "rest" => 12,
                    _ if *list => 3,
                    _ => 2,
                },
            })
            .collect()
    }
}

/// What the page shows besides the description.
#[derive(Default)]
pub(super) struct Beside {
    pub problem: Option<(&'static str, &'static str)>,
    pub kept: bool,
    pub imported: Vec<String>,
}

pub(super) fn page(
    ctx: &Ctx,
    draft: Option<(Uuid, i64)>,
    body: &Description,
    beside: Beside,
) -> Result<Response> {
    let title = if draft.is_some() {
        "description-edit-title"
    } else {
        "description-new-title"
    };
    let page = ctx.page(Section::Other, title);
    let checked = Checked::of(body);
    let mut found = Vec::new();
    for part in Part::ALL {
        found.push((part.name(), checked.html(&page, part, true)?));
    }
    let shown = (body.responsibilities.len() + 1).clamp(4, MOST_RESPONSIBILITIES);
    let blocks = (1..=shown)
        .map(|number| Block {
            number,
            label: body.get(&format!("label-{number}")),
            duties: body.get(&format!("duties-{number}")),
        })
        .collect();
    let h = &ctx.app.lessons.hiring;
    ctx.render(&Edit {
        summary: findings::summary(&page, &checked),
        page,
        id: draft.map(|d| d.0),
        version: draft.map_or(0, |d| d.1),
        body,
        parts: &h.parts,
        functions: &h.functions,
        responsibilities: &h.responsibilities,
        qualifications: &h.qualifications,
        blocks,
        problem: beside.problem,
        kept: beside.kept,
        found,
        imported: beside.imported,
    })
}

/// `GET /descriptions/new`.
pub(super) async fn new(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    writes(&actor)?;
    let body = Description {
        peer_role: true,
        ..Description::default()
    };
    page(&ctx, None, &body, Beside::default())
}

/// What the buttons of the form do besides saving.
fn wished(ctx: &Ctx, fields: &Fields, body: &mut Description) {
    if let Some(key) = form::value(fields, "accept") {
        Checked::of(body).accept(body, key);
    }
    if let Some(code) = form::value(fields, "insert") {
        form::insert(body, ctx.app.lessons, ctx.app.library, code);
    }
}

/// Where on the page to come back to.
fn back(id: Uuid, fields: &Fields) -> String {
    let code = form::value(fields, "insert").unwrap_or_default();
    let part = match code.get(..2) {
        Some("FN") => "#part-function",
        Some("RS") => "#part-responsibilities",
        Some("QL") => "#part-qualifications",
        _ => "",
    };
    format!("/descriptions/{id}/draft?kept=yes{part}")
}

fn sent(form: std::result::Result<Form<Fields>, FormRejection>) -> Result<Fields> {
    form.map(|Form(fields)| fields).map_err(Error::unreadable)
}

fn refused(
    ctx: &Ctx,
    draft: Option<(Uuid, i64)>,
    body: &Description,
    problem: (&'static str, &'static str),
) -> Result<Response> {
    let problem = Some(problem);
    let beside = Beside {
        problem,
        ..Beside::default()
    };
    refused_form(page(ctx, draft, body, beside))
}

/// `POST /descriptions`.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    form: std::result::Result<Form<Fields>, FormRejection>,
) -> Result<Response> {
    let place = writes(&actor)?;
    let fields = sent(form)?;
    let mut body = form::body(&fields);
    wished(&ctx, &fields, &mut body);
    if let Some(problem) = form::problem(&body) {
        return refused(&ctx, None, &body, problem);
    }
    let id = description::begin(&ctx.app.db, &actor, place, &body).await?;
    Ok(see_other(&back(id, &fields)))
}

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    kept: String,
}

/// `GET /descriptions/{id}/draft`.
pub(super) async fn edit(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(text): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let place = writes(&actor)?;
    let draft = description::draft(&ctx.app.db, id(&text)?, place).await?;
    let beside = Beside {
        kept: !asked.kept.is_empty(),
        ..Beside::default()
    };
    page(&ctx, Some((draft.id, draft.version)), &draft.body, beside)
}

/// `POST /descriptions/{id}/draft`.
pub(super) async fn update(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(text): Path<String>,
    form: std::result::Result<Form<Fields>, FormRejection>,
) -> Result<Response> {
    let place = writes(&actor)?;
    let db = &ctx.app.db;
    let before = description::draft(db, id(&text)?, place).await?;
    let fields = sent(form)?;
    let seen = form::seen(&fields);
    let mut body = form::body(&fields);
    body.keep_marks(&before.body);
    wished(&ctx, &fields, &mut body);
    if let Some(problem) = form::problem(&body) {
        return refused(&ctx, Some((before.id, seen)), &body, problem);
    }
    match description::save(db, &actor, &before, seen, &body).await {
        Ok(()) => Ok(see_other(&back(before.id, &fields))),
        Err(db::Error::Conflict) => {
            // Somebody else may have saved between our reading and our writing.
            let now = description::draft(db, before.id, place).await?;
            both(&ctx, &now, &body)
        }
        Err(e) => Err(e.into()),
    }
}

/// Two people edited: both versions side by side.
fn both(ctx: &Ctx, now: &Draft, body: &Description) -> Result<Response> {
    let yes = |b: &Description| if b.peer_role { "yes" } else { "no" }.to_owned();
    let mut fields = vec![Both {
        name: "peer_role",
        label: "description-f-peer_role",
        yours: yes(body),
        theirs: yes(&now.body),
    }];
    fields.extend(FIELDS.iter().zip(LABELS).map(|((name, _, _), label)| Both {
        name,
        label,
        yours: body.get(name),
        theirs: now.body.get(name),
    }));
    let action = format!("/descriptions/{}/draft", now.id);
    let page = ctx.page(Section::Other, "conflict-title");
    let peer_role = [("yes", "position-peer"), ("no", "position-not-peer")];
    let peer_role = peer_role.map(|(value, key)| (value.to_owned(), page.t(key)));
    let choices = vec![("peer_role", peer_role.to_vec())];
    conflict::show_with(ctx, action.clone(), action, now.version, fields, choices)
}

/// The keys of the labels, in the order of the fields.
pub(super) const LABELS: [&str; 18] = [
    "description-f-title",
    "description-f-programme",
    "description-f-function",
    "description-f-peer_line",
    "description-f-administrative_line",
    "description-f-supervises",
    "description-f-reporting_more",
    "description-f-responsibilities",
    "description-f-required",
    "description-f-preferred",
    "description-f-hours",
    "description-f-schedule",
    "description-f-place",
    "description-f-physical",
    "description-f-license",
    "description-f-checks",
    "description-f-conditions_more",
    "description-f-rest",
];
