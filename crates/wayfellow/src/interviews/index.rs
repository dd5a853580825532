//! The searches of an organization: those that somebody leads, sits on the panel of, or may see the record of.
//!
//! Not here: open positions as everyone sees them (`openings`).

use askama::Template;
use axum::response::Response;
use uuid::Uuid;

use crate::db::{params, statements};
use crate::permission::{Action, Resource, may};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section};

statements! {
    ALL = "SELECT o.id, o.body, o.opens_on, o.closes_on, (SELECT COUNT(*) FROM decisions d WHERE d.opening_id = o.id) AS decided, (SELECT COUNT(*) FROM panel_members m WHERE m.opening_id = o.id AND m.person_id = $2 AND NOT EXISTS (SELECT 1 FROM panel_removals x WHERE x.member_id = m.id)) AS mine FROM openings o WHERE o.organization_id = $1 ORDER BY o.opens_on DESC, o.id DESC LIMIT 200";
}

struct Search {
    id: Uuid,
    title: String,
    opens_on: String,
    closes_on: String,
    decided: bool,
    mine: bool,
}

#[derive(Template)]
#[template(path = "interviews/index.html")]
struct Index {
    page: Page,
    searches: Vec<Search>,
    leads: bool,
    audits: bool,
}

/// `GET /interviews`.
pub(super) async fn show(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    let place = actor.organization.ok_or_else(Error::not_found)?;
    let here = |kind| Resource::new(kind).of_organization(place);
    let leads = may(&actor, Action::Change, &here("panel")).is_ok();
    let audits = may(&actor, Action::Read, &here("hiring-record")).is_ok();
    let mut searches = Vec::new();
    for row in ctx
        .app
        .db
        .all(&ALL, params![place, actor.person_id()])
        .await?
    {
        let body: String = row.get("body")?;
        let ad: serde_json::Value = serde_json::from_str(&body).unwrap_or_default();
        let mine = row.get::<i64>("mine")? > 0;
        if leads || audits || mine {
            searches.push(Search {
                id: row.get("id")?,
                title: ad["title"].as_str().unwrap_or_default().to_owned(),
                opens_on: row.get("opens_on")?,
                closes_on: row.get("closes_on")?,
                decided: row.get::<i64>("decided")? > 0,
                mine,
            });
        }
    }
    ctx.render(&Index {
        page: ctx.page(Section::Other, "searches-title"),
        searches,
        leads,
        audits,
    })
}
