//! Applications that came another way, from a list: text with commas, semicolons or tabs, or a workbook.
//!
//! All of a list comes in, or nothing and it is said why, line by line. Whoever is here already by the same way to reach
//! them is left alone, so a list can be brought twice. Only what the ad asks for has a column; nothing else about a
//! person can come in.

use std::collections::HashSet;

use axum::body::Bytes;
use axum::extract::{Multipart, Path, multipart::MultipartRejection};
use axum::response::Response;
use jiff::civil::Date;
use uuid::Uuid;

use super::application::{self, New, Written};
use super::apply::{self, email_in};
use super::list::{self, opening};
use crate::accounts::account::name_of;
use crate::actor::Actor;
use crate::db::{self, Db, Entry, new_id};
use crate::openings::opening::Opening;
use crate::people::table::{Table, Unreadable};
use crate::permission::Action;
use crate::portfolio::draft::plain;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Lang, Page, Result, Section, refused_form, see_other};

/// The longest cell but for answers, in characters.
const LONGEST: usize = 300;
/// Most lines that are told of when a list is refused.
const MOST_TOLD: usize = 20;

/// Why a list does not come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// It cannot be read; the key of the words that say why, with a number.
    Unreadable(&'static str, usize),
    /// Headings that are wanted and not there.
    Missing(Vec<String>),
    /// Headings that stand for nothing that the ad asks.
    Unknown(Vec<String>),
    /// Lines, each with the key of the words that say what is wanted.
    Lines(Vec<(usize, &'static str)>),
    /// It would be more than are kept for one opening.
    TooMany,
}

/// What a list is read for.
pub struct Wanted {
    /// What the ad asks, as it stands above its columns.
    pub asks: Vec<String>,
    /// The day it is.
    pub today: Date,
    /// The language of letters to them.
    pub language: Lang,
    /// To which organization and for which opening.
    pub of: (Uuid, Uuid),
    /// Who brings it.
    pub by: Option<Uuid>,
}

#[derive(Clone, Copy, PartialEq)]
enum Column {
    Name,
    Reach,
    Languages,
    Received,
    Answer(usize),
}

fn column(heading: &str, asks: &[String]) -> Option<Column> {
    let heading = heading.trim().to_lowercase();
    match heading.as_str() {
        "name" | "nombre" => Some(Column::Name),
        "reach" | "contact" | "email" | "contacto" | "correo" => Some(Column::Reach),
        "languages" | "idiomas" => Some(Column::Languages),
        "received" | "recibida" => Some(Column::Received),
        _ => {
            let n = asks.iter().position(|a| a.to_lowercase() == heading)?;
            Some(Column::Answer(n))
        }
    }
}

/// Reads a list.
///
/// # Errors
/// Says why nothing of it comes in.
pub fn read(bytes: &[u8], wanted: &Wanted) -> std::result::Result<Vec<New>, Refused> {
    let table = Table::read(bytes).map_err(|why| match why {
        Unreadable::TooManyLines(n) | Unreadable::TooManyColumns(n) => {
            Refused::Unreadable(why.key(), n)
        }
        _ => Refused::Unreadable(why.key(), 0),
    })?;
    let mut columns = Vec::new();
    let mut unknown = Vec::new();
    for heading in &table.headings {
        let found = column(heading, &wanted.asks).filter(|c| !columns.contains(&Some(*c)));
        if found.is_none() && !heading.is_empty() {
            unknown.push(heading.chars().take(60).collect());
        }
        columns.push(found);
    }
    if !unknown.is_empty() {
        return Err(Refused::Unknown(unknown));
    }
    let missing: Vec<String> = [(Column::Name, "name"), (Column::Reach, "reach")]
        .into_iter()
        .filter(|(c, _)| !columns.contains(&Some(*c)))
        .map(|(_, word)| word.to_owned())
        .collect();
    if !missing.is_empty() {
        return Err(Refused::Missing(missing));
    }
    let mut all = Vec::with_capacity(table.lines.len());
    let mut wrong = Vec::new();
    for (number, cells) in &table.lines {
        match line(cells, &columns, wanted) {
            Ok(new) => all.push(new),
            Err(key) => wrong.push((*number, key)),
        }
    }
    if wrong.is_empty() {
        Ok(all)
    } else {
        Err(Refused::Lines(wrong))
    }
}

fn line(
    cells: &[String],
    columns: &[Option<Column>],
    wanted: &Wanted,
) -> std::result::Result<New, &'static str> {
    let get = |column: Column| {
        let at = columns.iter().position(|c| *c == Some(column));
        plain(at.and_then(|at| cells.get(at)).map_or("", String::as_str))
    };
    let one_line = |column: Column| get(column).replace(['\n', '\t'], " ");
    let (reach, languages) = (one_line(Column::Reach), one_line(Column::Languages));
    let long = |text: &str| text.chars().count() > LONGEST;
    let name = name_of(&one_line(Column::Name)).ok_or("apply-no-name")?;
    if reach.is_empty() {
        return Err("apply-no-reach");
    }
    if long(&reach) || long(&languages) {
        return Err("apply-long-line");
    }
    let received = match get(Column::Received).as_str() {
        "" => wanted.today,
        day => {
            let day: Date = day.parse().map_err(|_| "applications-import-day")?;
            if day > wanted.today || day.year() < 2000 {
                return Err("applications-import-day");
            }
            day
        }
    };
    let written = wanted.asks.iter().enumerate().map(|(n, ask)| Written {
        question: ask.clone(),
        words: get(Column::Answer(n)),
    });
    Ok(New {
        id: new_id(),
        organization: wanted.of.0,
        opening: wanted.of.1,
        token_hash: None,
        name,
        email: email_in(&reach),
        reach,
        languages,
        written: written.filter(|w| !w.words.is_empty()).collect(),
        meets: Vec::new(),
        language: wanted.language,
        received_on: received,
        earlier: None,
        by: wanted.by,
    })
}

/// Brings a list in that was read; how many were new.
///
/// # Errors
/// When the database cannot do it.
pub async fn bring(
    db: &Db,
    actor: &Actor,
    of: (Uuid, Uuid),
    mut all: Vec<New>,
) -> db::Result<std::result::Result<usize, Refused>> {
    let here = application::of_opening(db, of.1).await?;
    let mut known: HashSet<String> = here
        .iter()
        .filter(|a| !a.erased)
        .map(|a| a.reach.to_lowercase())
        .collect();
    all.retain(|new| known.insert(new.reach.to_lowercase()));
    let most = usize::try_from(apply::MOST).unwrap_or_default();
    if here.len() + all.len() > most {
        return Ok(Err(Refused::TooMany));
    }
    db.change(actor, async |tx| {
        New::insert_many(&all, &tx).await?;
        let entry = Entry::new("import", "applications").of(of.1);
        tx.record(entry.belongs_to(Some(of.0)));
        Ok::<_, db::Error>(())
    })
    .await?;
    Ok(Ok(all.len()))
}

fn in_words(page: &Page, refused: &Refused) -> Vec<String> {
    match refused {
        Refused::Unreadable(key, 0) => vec![page.t(key)],
        Refused::Unreadable(key, n) => vec![page.n(key, *n)],
        Refused::Missing(words) => vec![page.s("import-headings-missing", words.join(", "))],
        Refused::Unknown(words) => vec![page.s("import-headings-unknown", words.join(", "))],
        Refused::TooMany => vec![page.t("apply-full-title")],
        Refused::Lines(lines) => {
            let mut told: Vec<String> = lines
                .iter()
                .take(MOST_TOLD)
                .map(|(n, key)| {
                    format!("{} {}", page.n("applications-import-line", *n), page.t(key))
                })
                .collect();
            if lines.len() > MOST_TOLD {
                told.push(page.n("applications-import-more", lines.len() - MOST_TOLD));
            }
            told
        }
    }
}

async fn file(mut upload: Multipart) -> Result<Bytes> {
    while let Some(field) = upload.next_field().await.map_err(Error::unreadable)? {
        if field.name() == Some("file") {
            return field.bytes().await.map_err(Error::unreadable);
        }
    }
    Err(Error::bad_request("error-form"))
}

/// `POST /openings/{id}/applications`.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(text): Path<String>,
    upload: std::result::Result<Multipart, MultipartRejection>,
) -> Result<Response> {
    let o = opening(&ctx, &actor, Action::Add, &text).await?;
    let bytes = file(upload.map_err(Error::unreadable)?).await?;
    let page = ctx.page(Section::Other, "applications-title");
    let of = (o.organization, o.id);
    let wanted = wanted(&page, &o, ctx.lang, actor.person_id());
    let read = tokio::task::spawn_blocking(move || read(&bytes, &wanted)).await;
    // A file that makes the reader of workbooks give up is a damaged one.
    let read = read.unwrap_or(Err(Refused::Unreadable(Unreadable::Damaged.key(), 0)));
    let brought = match read {
        Ok(all) => bring(&ctx.app.db, &actor, of, all).await?,
        Err(refused) => Err(refused),
    };
    match brought {
        Ok(n) => Ok(see_other(&format!(
            "/openings/{}/applications?brought={n}",
            o.id
        ))),
        Err(refused) => {
            let problem = in_words(&page, &refused);
            let asked = list::Asked::default();
            refused_form(list::page(&ctx, &actor, o, asked, problem).await)
        }
    }
}

fn wanted(page: &Page, o: &Opening, language: Lang, by: Option<Uuid>) -> Wanted {
    Wanted {
        asks: apply::asks(page, o),
        today: o.today(),
        language,
        of: (o.organization, o.id),
        by,
    }
}
