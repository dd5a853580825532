//! The person's own page: what needs them now, what they have written down, and where to go from here.

use askama::Template;
use axum::response::Response;
use uuid::Uuid;

use super::kinds::Kind;
use super::reminders::{Reminder, reminders};
use super::{own, record, view};
use crate::permission::Action;
use crate::positions::position::{self, Held};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Page, Result, Section};

/// The pages about oneself: word of the key, address.
pub(crate) const TABS: [(&str, &str); 6] = [
    ("overview", "/me"),
    ("missing", "/me/missing"),
    ("portfolio", "/me/portfolio"),
    ("sharing", "/me/sharing"),
    ("looks", "/me/looks"),
    ("everything", "/me/everything"),
];

#[derive(Template)]
#[template(path = "portfolio/overview.html")]
struct Overview {
    page: Page,
    tab: &'static str,
    name: String,
    reminders: Vec<Reminder>,
    positions: Vec<Held>,
    /// The organization they are looking at.
    here: Option<Uuid>,
    kinds: Vec<KindCard>,
    empty: bool,
}

struct KindCard {
    kind: Kind,
    count: usize,
    /// The last lines: address, title, whether the words are a document's own.
    last: Vec<(String, String, bool)>,
}

/// `GET /me`.
pub(super) async fn show(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    let person = own(&actor, Action::Read, "portfolio")?;
    let page = ctx.page(Section::Me, "me-title");
    let records = record::today(&ctx.app.db, person).await?;
    let kinds = Kind::ALL.iter().map(|&kind| {
        let of_kind: Vec<_> = records.iter().filter(|r| r.kind == kind).collect();
        KindCard {
            kind,
            count: of_kind.len(),
            last: of_kind
                .iter()
                .rev()
                .take(3)
                .map(|r| {
                    let l = view::line(&ctx.app, &page, r);
                    let href = format!("/me/portfolio/{}/{}", kind.word(), r.entry);
                    (href, l.title, l.quoted)
                })
                .collect(),
        }
    });
    let template = Overview {
        tab: "overview",
        name: ctx
            .who
            .as_ref()
            .map_or_else(String::new, |w| w.name.clone()),
        reminders: reminders(&ctx.app, &page, &records, crate::pathway::today()),
        positions: position::held_by(&ctx.app.db, person).await?,
        here: actor.organization,
        kinds: kinds.collect(),
        empty: records.is_empty(),
        page,
    };
    ctx.render(&template)
}
