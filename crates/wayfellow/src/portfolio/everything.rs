//! Everything that is recorded about a person, to read and to take along.
//!
//! Which rows of which table are about whom is written in the migrations, so that nothing new can be hidden. Deliberately
//! left out: hashes, passwords and keys, which open something and say nothing about a person.

use askama::Template;
use axum::response::Response;
use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::{attestation, file, own, record};
use crate::db::schema::{self, Table};
use crate::db::{self, Db, Moment};
use crate::permission::Action;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, download};

/// Most rows of one table that the page shows; the download has all.
const MOST_SHOWN: usize = 200;

#[derive(Template)]
#[template(path = "portfolio/everything.html")]
struct Everything {
    page: Page,
    tab: &'static str,
    tables: Vec<TableView>,
}

struct TableView {
    name: &'static str,
    about: String,
    count: usize,
    /// Of each row, its columns: what they hold, and what that is.
    rows: Vec<Vec<(String, String)>>,
}

/// Most entries of the log that are taken along.
const MOST_LOGGED: u32 = 100_000;

/// What was done that concerns a person, and who looked, as it stands in the log.
async fn log(db: &Db, person: Uuid) -> db::Result<Vec<Json>> {
    let entries = db
        .logged_about(person, Moment(i64::MAX), MOST_LOGGED)
        .await?;
    let told = entries.into_iter().map(|e| {
        json!({
            "at": e.at.to_string(),
            "who": e.actor_kind,
            "person": e.actor,
            "name": e.actor_name,
            "organization": e.organization,
            "action": e.action,
            "record_kind": e.record_kind,
            "record": e.record,
            "fields": e.fields,
            "details": e.details,
        })
    });
    Ok(told.collect())
}

/// `GET /me/everything`.
pub(super) async fn show(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    let person = own(&actor, Action::Read, "everything")?;
    let page = ctx.page(Section::Me, "everything-title");
    let all = ctx.app.db.everything_about(person).await?;
    let tables = schema::tables()
        .iter()
        .filter_map(|table| Some((table, all.get(&table.name)?.as_array()?)));
    let template = Everything {
        tab: "everything",
        tables: tables
            .map(|(table, rows)| view(&page, table, rows))
            .collect(),
        page,
    };
    ctx.render(&template)
}

/// A table in the words of the page. In English these are the migrations' own.
fn view(page: &Page, table: &'static Table, rows: &[Json]) -> TableView {
    let key = format!("row-of-{}", table.name);
    let shown = rows.iter().rev().take(MOST_SHOWN).map(|row| {
        let columns = table.columns.iter().filter(|c| c.is_told());
        columns
            .filter_map(|c| {
                let text = match row.get(&c.name)? {
                    Json::Null => return None,
                    Json::String(text) => text.clone(),
                    Json::Number(at)
                        if c.name.ends_with("_at") || c.name == "since" || c.name == "until" =>
                    {
                        super::view::minute(Moment(at.as_i64()?))
                    }
                    other => other.to_string(),
                };
                let about = page.or(format!("{key}-{}", c.name), &c.about);
                Some((about.into_owned(), text))
            })
            .collect()
    });
    TableView {
        name: table.name.as_str(),
        about: page.or(&key, &table.about).into_owned(),
        count: rows.len(),
        rows: shown.collect(),
    }
}

/// `GET /me/everything/file`: one archive with all rows, the portfolio file of the open page, and the sealed words.
pub(super) async fn take(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    let person = own(&actor, Action::Read, "everything")?;
    let db = &ctx.app.db;
    let mut all = db.everything_about(person).await?;
    all.insert("log".to_owned(), Json::Array(log(db, person).await?));
    let words = attestation::of_person(db, person).await?;
    let words = words
        .into_iter()
        .map(|a| json!({ "track": a.track, "words": a.words, "made_at": a.made_at.to_string() }));
    all.insert("lived_experience".to_owned(), Json::Array(words.collect()));
    let whole = json!({ "wayfellow_everything": 1, "person": person.to_string(), "tables": all });
    let whole = serde_json::to_string_pretty(&whole).map_err(Error::internal)?;
    let portfolio = file::portfolio(&record::today(db, person).await?).to_json();
    let mut files: Vec<(String, Vec<u8>)> = vec![
        ("everything.json".to_owned(), whole.into_bytes()),
        (
            "wayfellow-portfolio.json".to_owned(),
            portfolio.into_bytes(),
        ),
    ];
    files.extend(super::attachment::files(&ctx.app, person).await?);
    let archive = zipped(&files).map_err(Error::internal)?;
    Ok(download(
        archive,
        "application/zip",
        "wayfellow-everything.zip",
    ))
}

fn zipped(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    use std::io::Write as _;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), zip::write::SimpleFileOptions::default())?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
