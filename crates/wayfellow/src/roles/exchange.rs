//! Descriptions in and out: a file sorted into the five parts, and a version as PDF, Word, HTML or JSON.
//!
//! A file is read, shown and forgotten; nothing is kept before somebody has looked through the parts and saved. Not
//! here: how lines are sorted (`documents::parts`) and how files are written (`documents::paper`).

use askama::Template;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path};
use axum::http::StatusCode;
use axum::response::Response;
use documents::description::Description;
use documents::docx;
use documents::paper::{Block, Paper};
use documents::parts::{self, Line, Sorted};
use documents::text::{self, Format};

use super::edit::{self, Beside};
use super::versions::found;
use super::writes;
use crate::checks::document::Reading;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, download, give_paper, refused_form};

#[derive(Template)]
#[template(path = "roles/import.html")]
struct Import {
    page: Page,
    /// Why the file was refused.
    problem: Option<String>,
    text: String,
}

fn asking(ctx: &Ctx, problem: Option<String>, text: String) -> Result<Response> {
    ctx.render(&Import {
        page: ctx.page(Section::Other, "description-import-title"),
        problem,
        text,
    })
}

/// `GET /descriptions/import`.
pub(super) async fn new(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    writes(&actor)?;
    asking(&ctx, None, String::new())
}

/// The lines of a file and what its reader has to say about it; or why it was refused, both in this language.
fn lines(
    name: &str,
    bytes: &[u8],
    language: &str,
) -> std::result::Result<(Vec<Line>, Vec<String>), String> {
    let format = match Reading::of(name, bytes) {
        Reading::Docx => {
            let file = docx::read(bytes).map_err(|e| e.in_language(language))?;
            let notes = file.notes.iter();
            let notes = notes.map(|note| note.in_language(language)).collect();
            return Ok((parts::of_docx(&file), notes));
        }
        Reading::Markdown => Format::Markdown,
        Reading::Html => Format::Html,
        Reading::Text => Format::Plain,
    };
    let file = text::read(bytes, format).map_err(|e| e.in_language(language))?;
    Ok((parts::of_prose(&file.prose), Vec::new()))
}

/// `POST /descriptions/import`: shows the form of a new description, filled from the file.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    form: std::result::Result<Multipart, MultipartRejection>,
) -> Result<Response> {
    writes(&actor)?;
    let mut form = form.map_err(|_| Error::bad_request("error-form"))?;
    let (mut name, mut bytes, mut typed) = (String::new(), Vec::new(), String::new());
    while let Some(field) = form.next_field().await.map_err(unreadable)? {
        let (what, file) = (
            field.name().unwrap_or_default().to_owned(),
            field.file_name().unwrap_or_default().to_owned(),
        );
        let sent = field.bytes().await.map_err(unreadable)?;
        match what.as_str() {
            "file" => (name, bytes) = (file, sent.to_vec()),
            "text" => typed = String::from_utf8_lossy(&sent).into_owned(),
            _ => {}
        }
    }
    let page = ctx.page(Section::Other, "description-import-title");
    if bytes.is_empty() {
        bytes = typed.clone().into_bytes();
    }
    if bytes.trim_ascii().is_empty() {
        return refused_form(asking(
            &ctx,
            Some(page.t("description-import-nothing")),
            typed,
        ));
    }
    let (lines, notes) = match lines(&name, &bytes, ctx.lang.tag()) {
        Ok(read) => read,
        Err(problem) => return refused_form(asking(&ctx, Some(problem), typed)),
    };
    if lines.is_empty() {
        return refused_form(asking(
            &ctx,
            Some(page.t("description-import-nothing")),
            typed,
        ));
    }
    let sorted = parts::sort(&lines);
    if sorted.lost > 0 {
        return refused_form(asking(
            &ctx,
            Some(page.t("description-import-too-much")),
            String::new(),
        ));
    }
    let mut imported = went(&page, &sorted);
    imported.extend(notes);
    let beside = Beside {
        imported,
        ..Beside::default()
    };
    edit::page(&ctx, None, &sorted.description, beside)
}

fn went(page: &Page, sorted: &Sorted) -> Vec<String> {
    sorted
        .went
        .iter()
        .map(|(part, n)| {
            let name = page.t(format!("description-part-{}", part.name()));
            page.su(
                "description-import-went",
                name,
                page.n("description-import-lines", *n),
            )
        })
        .collect()
}

fn unreadable(e: axum::extract::multipart::MultipartError) -> Error {
    if e.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Error::too_large()
    } else {
        Error::bad_request("error-form")
    }
}

/// A description as a document, in the language of the page.
pub(super) fn paper(page: &Page, d: &Description, subtitle: String) -> Paper {
    let mut blocks = Vec::new();
    let heading = |name: &str, blocks: &mut Vec<Block>| {
        blocks.push(Block::Heading(
            1,
            page.t(format!("description-part-{name}")),
        ));
    };
    let label = |name: &str| page.t(format!("description-f-{name}"));
    let facts = |all: Vec<(&str, String)>| {
        let filled = all.into_iter().filter(|(_, text)| !text.is_empty());
        filled
            .map(|(name, text)| (label(name), text))
            .collect::<Vec<_>>()
    };
    let one = |name: &'static str| (name, d.get(name));
    if !d.programme.is_empty() {
        blocks.push(Block::Facts(facts(vec![one("programme")])));
    }
    heading("function", &mut blocks);
    blocks.push(Block::Paragraph(d.function.clone()));
    heading("reporting", &mut blocks);
    blocks.push(Block::Facts(facts(vec![
        one("peer_line"),
        one("administrative_line"),
        ("supervises", d.reporting.supervises.join("; ")),
    ])));
    if !d.reporting.more.is_empty() {
        blocks.push(Block::Paragraph(d.reporting.more.clone()));
    }
    heading("responsibilities", &mut blocks);
    for r in &d.responsibilities {
        if !r.label.is_empty() {
            blocks.push(Block::Heading(2, r.label.clone()));
        }
        let duties = r.duties.iter().map(|duty| {
            if duty.essential {
                format!("{} ({})", duty.text, page.t("description-essential"))
            } else {
                duty.text.clone()
            }
        });
        blocks.push(Block::Bullets(duties.collect()));
    }
    heading("qualifications", &mut blocks);
    for (word, list) in [("required", &d.required), ("preferred", &d.preferred)] {
        if !list.is_empty() {
            blocks.push(Block::Heading(2, page.term("wanted", word)));
            blocks.push(Block::Numbers(list.clone()));
        }
    }
    heading("conditions", &mut blocks);
    blocks.push(Block::Facts(facts(
        [
            "hours",
            "schedule",
            "place",
            "physical",
            "license",
            "checks",
            "conditions_more",
        ]
        .map(one)
        .to_vec(),
    )));
    Paper {
        language: page.lang.tag().to_owned(),
        title: d.title.clone(),
        subtitle,
        blocks,
    }
}

/// `GET /descriptions/{id}/versions/{number}/{file}`: the version as `description.pdf`, `.docx`, `.html` or `.json`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path((text, number, file)): Path<(String, String, String)>,
) -> Result<Response> {
    let (_, version) = found(&ctx, &actor, &text, &number).await?;
    let page = ctx.page(Section::Other, "descriptions-title");
    let mut subtitle = page.n("description-version", version.place());
    if let Some(day) = &version.effective_on {
        subtitle = format!("{subtitle}. {}.", page.s("version-from", day));
    }
    match file.as_str() {
        "description.json" => {
            let json = serde_json::to_string_pretty(&serde_json::json!({
                "format": "wayfellow-description",
                "version": 1,
                "number": version.number,
                "effective_on": version.effective_on,
                "description": version.body,
            }))
            .map_err(Error::internal)?;
            Ok(download(
                json + "\n",
                "application/json",
                "description.json",
            ))
        }
        file => match file.split_once('.') {
            Some(("description", kind)) => {
                give_paper(&paper(&page, &version.body, subtitle), "description", kind)
            }
            _ => Err(Error::not_found()),
        },
    }
}
