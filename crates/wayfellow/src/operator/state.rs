//! The page of whoever runs the installation: version, database, upkeep, letters, organizations.
//!
//! Not here: doing anything. That is for the command line.

use askama::Template;
use axum::response::Response;

use crate::db::{Db, Kind, Moment, params, statements};
use crate::permission::{Action, Resource, may};
use crate::portfolio::view::minute;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Page, Result, Section};

statements! {
    ORGANIZATIONS = "SELECT o.id, o.name, COUNT(m.id) AS members FROM organizations o LEFT JOIN memberships m ON m.organization_id = o.id AND NOT EXISTS (SELECT 1 FROM membership_ends e WHERE e.membership_id = m.id) GROUP BY o.id, o.name ORDER BY o.name, o.id LIMIT 1000";
    WAITING = "SELECT COUNT(*) AS n FROM letters WHERE next_at IS NOT NULL AND tries = 0";
    AGAIN = "SELECT COUNT(*) AS n FROM letters WHERE next_at IS NOT NULL AND tries > 0";
    SENT = "SELECT COUNT(*) AS n FROM letters WHERE sent_at IS NOT NULL";
    GIVEN_UP = "SELECT COUNT(*) AS n FROM letters WHERE given_up_at IS NOT NULL AND fault <> 'withdrawn'";
    FAULTS = "SELECT kind, COALESCE(fault, '') AS fault, COUNT(*) AS n FROM letters WHERE fault IS NOT NULL AND fault <> 'withdrawn' GROUP BY kind, fault ORDER BY kind, fault";
    LAST_SENT = "SELECT sent_at FROM letters WHERE sent_at IS NOT NULL ORDER BY sent_at DESC LIMIT 1";
    OPERATORS = "SELECT COUNT(*) AS n FROM accounts WHERE operator = TRUE AND closed_at IS NULL";
}

struct Organization {
    name: String,
    members: i64,
}

struct Fault {
    kind: String,
    fault: String,
    letters: i64,
}

/// What became of the letters of the last thirty days.
struct Letters {
    waiting: i64,
    again: i64,
    sent: i64,
    given_up: i64,
    last: Option<String>,
    faults: Vec<Fault>,
}

#[derive(Template)]
#[template(path = "operator/state.html")]
struct State {
    page: Page,
    version: &'static str,
    postgres: bool,
    /// Mebibytes, with one digit.
    size: String,
    backup: Option<String>,
    verified: Option<String>,
    /// Whether there is a mail server.
    post: bool,
    letters: Letters,
    organizations: Vec<Organization>,
    operators: i64,
    tables: Vec<(String, i64)>,
}

async fn number(db: &Db, statement: &'static crate::db::Statement) -> Result<i64> {
    Ok(db.one(statement, params![]).await?.get("n")?)
}

async fn letters(db: &Db) -> Result<Letters> {
    let mut faults = Vec::new();
    for row in db.all(&FAULTS, params![]).await? {
        faults.push(Fault {
            kind: row.get("kind")?,
            fault: row.get("fault")?,
            letters: row.get("n")?,
        });
    }
    let last = db.optional(&LAST_SENT, params![]).await?;
    let last: Option<Moment> = last.map(|row| row.get("sent_at")).transpose()?;
    Ok(Letters {
        waiting: number(db, &WAITING).await?,
        again: number(db, &AGAIN).await?,
        sent: number(db, &SENT).await?,
        given_up: number(db, &GIVEN_UP).await?,
        last: last.map(minute),
        faults,
    })
}

/// `GET /operator`.
pub(super) async fn show(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    may(&actor, Action::Read, &Resource::new("installation"))?;
    let db = &ctx.app.db;
    let mut organizations = Vec::new();
    for row in db.all(&ORGANIZATIONS, params![]).await? {
        organizations.push(Organization {
            name: row.get("name")?,
            members: row.get("members")?,
        });
    }
    let tenths = db.size().await? * 10 / (1024 * 1024);
    ctx.render(&State {
        page: ctx.page(Section::Other, "operator-title"),
        version: env!("CARGO_PKG_VERSION"),
        postgres: db.kind() == Kind::Postgres,
        size: format!("{}.{}", tenths / 10, tenths % 10),
        backup: db.last_upkeep("complete").await?.map(minute),
        verified: db.last_upkeep("verify").await?.map(minute),
        post: ctx.app.post.is_some(),
        letters: letters(db).await?,
        organizations,
        operators: number(db, &OPERATORS).await?,
        tables: db.counts().await?,
    })
}
