//! Who looked at what is kept about a person: by whom, when, what.
//!
//! Not here: what the person looked at themselves.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;

use super::{PARTS, part_key};
use crate::db::audit::INSTALLATION;
use crate::db::{Moment, params, statements};
use crate::permission::{Action, Resource, may};
use crate::portfolio::view;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section};

statements! {
    LOOKS = "SELECT e.at, e.chain, e.actor_kind, e.actor_name, e.record_kind, p.name AS person_name, o.name AS organization_name, a.made_for FROM audit_entries e LEFT JOIN people p ON p.id = e.actor_id LEFT JOIN organizations o ON o.id = e.chain LEFT JOIN secret_addresses a ON a.id = e.record_id WHERE e.person_id = $1 AND e.action = 'look' AND e.at < $2 ORDER BY e.at DESC, e.id DESC LIMIT 101";
}

/// Lines on one page.
const LINES: usize = 100;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    before: Option<i64>,
}

#[derive(Template)]
#[template(path = "sharing/looks.html")]
struct Looks {
    page: Page,
    tab: &'static str,
    looks: Vec<Look>,
    /// The moment before which the next page begins.
    older: Option<i64>,
}

struct Look {
    who: String,
    organization: String,
    what: String,
    at: String,
}

/// `GET /me/looks`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let person = actor.person_id().ok_or_else(Error::not_found)?;
    may(
        &actor,
        Action::Log,
        &Resource::new("portfolio").kept_by(person),
    )?;
    let page = ctx.page(Section::Me, "looks-title");
    let before = Moment(asked.before.unwrap_or(i64::MAX));
    let mut rows = ctx.app.db.all(&LOOKS, params![person, before]).await?;
    let more = rows.len() > LINES;
    rows.truncate(LINES);
    let mut looks = Vec::new();
    let mut last = None;
    for row in &rows {
        let at: Moment = row.get("at")?;
        last = Some(at.0);
        let kind: String = row.get("actor_kind")?;
        let name: Option<String> = row.get("person_name")?;
        let made_for: Option<String> = row.get("made_for")?;
        let what: String = row.get("record_kind")?;
        let chain: uuid::Uuid = row.get("chain")?;
        looks.push(Look {
            who: match (kind.as_str(), name) {
                ("person", Some(name)) if !name.is_empty() => name,
                ("person", _) => page.t("looks-erased"),
                ("visitor", _) => match made_for {
                    Some(made_for) => page.s("looks-address-for", made_for),
                    None => page.t("looks-address"),
                },
                _ => row.get::<Option<String>>("actor_name")?.unwrap_or(kind),
            },
            organization: if chain == INSTALLATION {
                String::new()
            } else {
                row.get::<Option<String>>("organization_name")?
                    .unwrap_or_default()
            },
            what: match PARTS.iter().find(|p| **p == what) {
                Some(part) => page.t(part_key(part)),
                None => what,
            },
            at: view::minute(at),
        });
    }
    let template = Looks {
        tab: "looks",
        looks,
        older: last.filter(|_| more),
        page,
    };
    ctx.render(&template)
}
