//! Everything that is recorded about a person, to read and to take along.
//!
//! Each table with something about a person has a statement here; a test compares the list with the migrations, so that
//! nothing new can be hidden. Deliberately left out: hashes, passwords and keys, which say nothing about a person.

use askama::Template;
use axum::response::Response;
use serde_json::{Map, Value as Json};
use uuid::Uuid;

use super::{attestation, file, own, record};
use crate::db::schema::{self, ColumnKind, Label, Table};
use crate::db::{self, Db, Row, Statement, params, statements};
use crate::permission::Action;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, download};

statements! {
    PEOPLE = "SELECT * FROM people WHERE id = $1";
    ACCOUNTS = "SELECT * FROM accounts WHERE person_id = $1";
    MEMBERSHIPS = "SELECT * FROM memberships WHERE person_id = $1 ORDER BY id";
    MEMBERSHIP_ENDS = "SELECT * FROM membership_ends WHERE membership_id IN (SELECT id FROM memberships WHERE person_id = $1)";
    RELATIONS = "SELECT * FROM relations WHERE supervisor_id = $1 OR worker_id = $1 ORDER BY id";
    RELATION_ENDS = "SELECT * FROM relation_ends WHERE relation_id IN (SELECT id FROM relations WHERE supervisor_id = $1 OR worker_id = $1)";
    HATS = "SELECT * FROM hats WHERE person_id = $1 ORDER BY id";
    HAT_ENDS = "SELECT * FROM hat_ends WHERE hat_id IN (SELECT id FROM hats WHERE person_id = $1)";
    PLACEMENTS = "SELECT * FROM placements WHERE person_id = $1 ORDER BY id";
    PLACEMENT_ENDS = "SELECT * FROM placement_ends WHERE placement_id IN (SELECT id FROM placements WHERE person_id = $1)";
    SESSIONS = "SELECT * FROM sessions WHERE account_id IN (SELECT id FROM accounts WHERE person_id = $1) ORDER BY id";
    LINKS = "SELECT * FROM links WHERE person_id = $1 ORDER BY id";
    SHARES = "SELECT * FROM shares WHERE person_id = $1 OR with_person = $1 ORDER BY id";
    SHARE_ENDS = "SELECT * FROM share_ends WHERE share_id IN (SELECT id FROM shares WHERE person_id = $1 OR with_person = $1)";
    AUDIT_ENTRIES = "SELECT * FROM audit_entries WHERE person_id = $1 OR actor_id = $1 ORDER BY at";
    AUDIT_DETAILS = "SELECT * FROM audit_details WHERE person_id = $1";
    PORTFOLIO_RECORDS = "SELECT * FROM portfolio_records WHERE person_id = $1 OR made_by = $1 ORDER BY id";
    ATTESTATIONS = "SELECT * FROM attestations WHERE person_id = $1 ORDER BY id";
    ATTESTATION_ENDS = "SELECT * FROM attestation_ends WHERE attestation_id IN (SELECT id FROM attestations WHERE person_id = $1)";
    ATTACHMENTS = "SELECT * FROM attachments WHERE person_id = $1 ORDER BY id";
    ATTACHMENT_ENDS = "SELECT * FROM attachment_ends WHERE attachment_id IN (SELECT id FROM attachments WHERE person_id = $1)";
    SECRET_ADDRESSES = "SELECT * FROM secret_addresses WHERE person_id = $1 ORDER BY id";
    SECRET_ADDRESS_ENDS = "SELECT * FROM secret_address_ends WHERE address_id IN (SELECT id FROM secret_addresses WHERE person_id = $1)";
}

/// Each table with something about a person, and how to ask for their rows. Tables of other nouns have a line here too.
pub(crate) static TABLES: &[(&str, &Statement)] = &[
    ("people", &PEOPLE),
    ("accounts", &ACCOUNTS),
    ("memberships", &MEMBERSHIPS),
    ("membership_ends", &MEMBERSHIP_ENDS),
    ("relations", &RELATIONS),
    ("relation_ends", &RELATION_ENDS),
    ("hats", &HATS),
    ("hat_ends", &HAT_ENDS),
    ("placements", &PLACEMENTS),
    ("placement_ends", &PLACEMENT_ENDS),
    ("sessions", &SESSIONS),
    ("links", &LINKS),
    ("shares", &SHARES),
    ("share_ends", &SHARE_ENDS),
    ("portfolio_records", &PORTFOLIO_RECORDS),
    ("attestations", &ATTESTATIONS),
    ("attestation_ends", &ATTESTATION_ENDS),
    ("attachments", &ATTACHMENTS),
    ("attachment_ends", &ATTACHMENT_ENDS),
    ("secret_addresses", &SECRET_ADDRESSES),
    ("secret_address_ends", &SECRET_ADDRESS_ENDS),
    ("audit_entries", &AUDIT_ENTRIES),
    ("audit_details", &AUDIT_DETAILS),
];

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

/// All rows about a person, table by table.
async fn rows(db: &Db, person: Uuid) -> db::Result<Vec<(&'static Table, Vec<Map<String, Json>>)>> {
    let mut found = Vec::new();
    for (name, statement) in TABLES {
        let Some(table) = schema::tables().iter().find(|t| t.name == *name) else {
            continue;
        };
        let rows = db.all(statement, params![person]).await?;
        let read: db::Result<Vec<_>> = rows.iter().map(|row| read(table, row)).collect();
        found.push((table, read?));
    }
    Ok(found)
}

fn read(table: &Table, row: &Row) -> db::Result<Map<String, Json>> {
    let mut columns = Map::new();
    for column in &table.columns {
        let name = column.name.as_str();
        let value = match column.kind {
            _ if name == "password" => continue,
            // Hashes, sealed words and keys.
            ColumnKind::Bytes => continue,
            ColumnKind::Uuid => row.get::<Option<Uuid>>(name)?.map(|v| v.to_string().into()),
            ColumnKind::Text => row.get::<Option<String>>(name)?.map(Json::from),
            ColumnKind::Bool => row.get::<Option<bool>>(name)?.map(Json::from),
            ColumnKind::Integer => row.get::<Option<i64>>(name)?.map(|v| {
                if name == "at" || name == "since" || name == "until" || name.ends_with("_at") {
                    db::Moment(v).to_string().into()
                } else {
                    v.into()
                }
            }),
        };
        columns.insert(name.to_owned(), value.unwrap_or(Json::Null));
    }
    Ok(columns)
}

/// `GET /me/everything`.
pub(super) async fn show(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    let person = own(&actor, Action::Read, "everything")?;
    let page = ctx.page(Section::Me, "everything-title");
    let tables = rows(&ctx.app.db, person).await?;
    let tables = tables.into_iter().filter(|(_, rows)| !rows.is_empty());
    let template = Everything {
        tab: "everything",
        tables: tables.map(|(table, rows)| view(table, &rows)).collect(),
        page,
    };
    ctx.render(&template)
}

fn view(table: &'static Table, rows: &[Map<String, Json>]) -> TableView {
    let shown = rows.iter().rev().take(MOST_SHOWN).map(|row| {
        let columns = table.columns.iter().filter(|c| {
            c.label == Some(Label::Personal)
                || matches!(c.name.as_str(), "at" | "action" | "record_kind" | "made_at")
        });
        columns
            .filter_map(|c| {
                let text = match row.get(&c.name)? {
                    Json::Null => return None,
                    Json::String(text) => text.clone(),
                    other => other.to_string(),
                };
                Some((c.about.clone(), text))
            })
            .collect()
    });
    TableView {
        name: table.name.as_str(),
        about: table.about.clone(),
        count: rows.len(),
        rows: shown.collect(),
    }
}

/// `GET /me/everything/file`: one archive with all rows, the portfolio file of the open page, and the sealed words.
pub(super) async fn take(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    let person = own(&actor, Action::Read, "everything")?;
    let db = &ctx.app.db;
    let mut all = Map::new();
    for (table, rows) in rows(db, person).await? {
        let rows = rows.into_iter().map(Json::Object).collect();
        all.insert(table.name.clone(), Json::Array(rows));
    }
    let words = attestation::of_person(db, person).await?;
    let words = words.into_iter().map(|a| {
        serde_json::json!({ "track": a.track, "words": a.words, "made_at": a.made_at.to_string() })
    });
    all.insert("lived_experience".to_owned(), Json::Array(words.collect()));
    let whole = serde_json::json!({ "wayfellow_everything": 1, "person": person.to_string(), "tables": all });
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

/// The tables that this page asks, for the test that compares them with the migrations.
pub fn tables_about_people() -> Vec<&'static str> {
    TABLES.iter().map(|t| t.0).collect()
}
