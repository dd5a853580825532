//! The positions of an organization, page by page, with who holds them.
//!
//! Not here: positions that have come to their end, unless they are asked for.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;

use super::position::{Position, here, today};
use crate::db::{params, statements};
use crate::permission::{Action, Resource, may};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Page, Result, Section};

/// Positions on one page.
const ON_A_PAGE: i64 = 50;
/// Names of holders beside a position.
const NAMES: usize = 4;

statements! {
    OPEN = "SELECT p.id, p.job_title, p.program, p.peer_role, p.focus, p.paid, p.weekly_minutes, p.since, p.last_day, p.role_code, p.version FROM positions p WHERE p.organization_id = $1 AND (p.last_day IS NULL OR p.last_day >= $2) ORDER BY p.id LIMIT $3 OFFSET $4";
    OVER = "SELECT p.id, p.job_title, p.program, p.peer_role, p.focus, p.paid, p.weekly_minutes, p.since, p.last_day, p.role_code, p.version FROM positions p WHERE p.organization_id = $1 AND p.last_day < $2 ORDER BY p.id LIMIT $3 OFFSET $4";
    // Asked for each position of a page, and in no order, so that it does not matter how many people hold them.
    HOLD_NOW = "SELECT p.name FROM placements l JOIN people p ON p.id = l.person_id LEFT JOIN placement_ends x ON x.placement_id = l.id WHERE l.position_id = $1 AND (x.last_day IS NULL OR x.last_day >= $2) LIMIT 5";
}

struct Shown {
    position: Position,
    tags: Vec<String>,
    holders: Vec<String>,
    /// Whether more people hold it.
    more: bool,
}

#[derive(Template)]
#[template(path = "positions/list.html")]
struct List {
    page: Page,
    shown: Vec<Shown>,
    over: bool,
    number: i64,
    further: bool,
    /// Whether whoever looks may add one.
    adds: bool,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    page: String,
    over: String,
}

/// `GET /organization/positions`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let place = here(&actor, Action::Read)?;
    let adds = may(
        &actor,
        Action::Add,
        &Resource::new("position").of_organization(place),
    );
    let over = asked.over == "yes";
    let number = asked.page.parse().unwrap_or(1).clamp(1, 1_000_000);
    let statement = if over { &OVER } else { &OPEN };
    let page = ctx.page(Section::Other, "positions-title");
    let db = &ctx.app.db;
    let values = params![place, today(), ON_A_PAGE + 1, (number - 1) * ON_A_PAGE];
    let rows = db.all(statement, values).await?;
    let mut shown = Vec::new();
    for row in rows.iter().take(usize::try_from(ON_A_PAGE).unwrap_or(1)) {
        let position = Position::read(row)?;
        shown.push(Shown {
            tags: position.tags(&page),
            position,
            holders: Vec::new(),
            more: false,
        });
    }
    if !over {
        for one in &mut shown {
            for row in db.all(&HOLD_NOW, params![one.position.id, today()]).await? {
                one.holders.push(row.get("name")?);
            }
            one.more = one.holders.len() > NAMES;
            one.holders.truncate(NAMES);
        }
    }
    ctx.render(&List {
        further: rows.len() > shown.len(),
        page,
        shown,
        over,
        number,
        adds: adds.is_ok(),
    })
}
