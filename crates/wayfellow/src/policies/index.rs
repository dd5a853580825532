//! The register: every policy with who looks after it, when it is due, and whether something in it asks for a look.

use askama::Template;
use axum::response::Response;
use jiff::civil::Date;

use super::document::{self, Document};
use super::{alone, place};
use crate::permission::Action;
use crate::plans::workdays::today;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Page, Result, Section};

#[derive(Template)]
#[template(path = "policies/index.html")]
struct Index {
    page: Page,
    leads: bool,
    documents: Vec<Document>,
    today: Date,
}

impl Index {
    fn alone(&self, document: &Document) -> bool {
        alone::names_peer_roles_only(&document.applies_to)
            || alone::names_peer_roles_only(&document.title)
            || !alone::passages(&document.words).is_empty()
    }

    fn due(&self, document: &Document) -> bool {
        document.review_on.is_some_and(|d| d < self.today)
    }
}

/// `GET /policies`.
pub(super) async fn show(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    let place = place(&actor, Action::Read)?;
    ctx.render(&Index {
        page: ctx.page(Section::Other, "policies-title"),
        leads: super::place(&actor, Action::Change).is_ok(),
        documents: document::all(&ctx.app.db, place).await?,
        today: today(),
    })
}
