//! All lines of one kind.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use super::kinds::Kind;
use super::view::LineView;
use super::{own, record, view};
use crate::permission::Action;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section};

#[derive(Template)]
#[template(path = "portfolio/entries.html")]
struct Entries {
    page: Page,
    tab: &'static str,
    kind: Kind,
    lines: Vec<LineView>,
}

/// `GET /me/portfolio/{kind}`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(kind): Path<String>,
) -> Result<Response> {
    let kind = Kind::from_word(&kind).ok_or_else(Error::not_found)?;
    let person = own(&actor, Action::Read, kind.part())?;
    let page = ctx.page(Section::Me, format!("kinds-{}", kind.word()));
    let records = record::today(&ctx.app.db, person).await?;
    let lines = records
        .iter()
        .filter(|r| r.kind == kind)
        .map(|r| view::line(&ctx.app, &page, r))
        .collect();
    let template = Entries {
        tab: "portfolio",
        kind,
        lines,
        page,
    };
    ctx.render(&template)
}
