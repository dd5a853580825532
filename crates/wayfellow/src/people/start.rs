//! The page on which a list of people is brought: what it should look like, a template to fill in, and what was brought
//! before. What is brought is tried first; nothing comes in by itself.

use askama::Template;
use axum::extract::Multipart;
use axum::response::Response;
use uuid::Uuid;

use super::bring::{Fault, Lines};
use super::import::{self, Import, State};
use super::line::Column;
use super::table::{LARGEST_FILE, MOST_LINES, Unreadable};
use crate::actor::Actor;
use crate::permission::{Action, Resource, may};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form, see_other};

#[derive(Template)]
#[template(path = "people/start.html")]
struct Start {
    page: Page,
    columns: &'static [Column],
    last: Vec<Import>,
    problem: Option<String>,
    most_lines: usize,
    megabytes: usize,
}

impl Start {
    /// The key of the words for how far a list has come.
    fn state(&self, import: &Import) -> &'static str {
        match import.state() {
            State::Tried => "import-tried",
            State::Coming => "import-coming",
            State::CutOff => "import-cut-off",
            State::Through => "import-through",
            State::GivenUp => "import-given-up",
        }
    }
}

/// The organization that somebody is looking at, when they may bring people into it.
pub(super) fn here(actor: &Actor) -> Result<Uuid> {
    let place = actor.organization.ok_or_else(Error::not_found)?;
    let resource = Resource::new("membership").of_organization(place);
    may(actor, Action::Add, &resource)?;
    Ok(place)
}

async fn page(ctx: &Ctx, place: Uuid, problem: Option<String>) -> Result<Start> {
    Ok(Start {
        page: ctx.page(Section::Other, "import-title"),
        columns: Column::ALL,
        last: Import::last(&ctx.app.db, place).await?,
        problem,
        most_lines: MOST_LINES,
        megabytes: LARGEST_FILE / (1024 * 1024),
    })
}

/// `GET /organization/import`.
pub(super) async fn show(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    let place = here(&actor)?;
    ctx.render(&page(&ctx, place, None).await?)
}

/// `POST /organization/import`: keeps the file for a day, and shows what it would do.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    upload: std::result::Result<Multipart, axum::extract::multipart::MultipartRejection>,
) -> Result<Response> {
    let place = here(&actor)?;
    let mut upload = upload.map_err(Error::unreadable)?;
    let mut bytes = None;
    while let Some(field) = upload.next_field().await.map_err(Error::unreadable)? {
        if field.name() == Some("file") {
            bytes = Some(field.bytes().await.map_err(Error::unreadable)?);
            break;
        }
    }
    let bytes = bytes.ok_or_else(|| Error::bad_request("error-form"))?;
    match Lines::read(bytes.to_vec()).await {
        Ok(lines) => {
            let id = import::keep(&ctx.app, &actor, place, &bytes, lines.count()).await?;
            Ok(see_other(&format!("/organization/imports/{id}")))
        }
        Err(Fault::Database(e)) => Err(e.into()),
        Err(fault) => {
            let words = in_words(&ctx.page(Section::Other, "import-title"), &fault);
            refused_form(ctx.render(&page(&ctx, place, Some(words)).await?))
        }
    }
}

/// Why a file says nothing, in words.
fn in_words(page: &Page, fault: &Fault) -> String {
    match fault {
        Fault::Unreadable(why) => match why {
            Unreadable::TooManyLines(most) | Unreadable::TooManyColumns(most) => {
                page.n(why.key(), *most)
            }
            _ => page.t(why.key()),
        },
        Fault::Headings(headings) => {
            let mut words = Vec::new();
            if !headings.missing.is_empty() {
                words.push(page.s("import-headings-missing", headings.missing.join(", ")));
            }
            if !headings.unknown.is_empty() {
                words.push(page.s("import-headings-unknown", headings.unknown.join(", ")));
            }
            if !headings.twice.is_empty() {
                words.push(page.s("import-headings-twice", headings.twice.join(", ")));
            }
            words.join(" ")
        }
        Fault::Database(_) => String::new(),
    }
}
