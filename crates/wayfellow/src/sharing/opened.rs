//! What an address that a person handed out opens to whoever has it.
//!
//! Not here: any other part, and any way to the person's other pages.

use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;

use super::{PARTS, addresses, seen};
use crate::actor::Actor;
use crate::db::{Entry, params};
use crate::permission::{Action, Resource, may};
use crate::web::who::Who;
use crate::web::{Ctx, Error, Page, Result, Section};

#[derive(Template)]
#[template(path = "sharing/opened.html")]
struct Opened {
    page: Page,
    name: String,
    content: seen::Content,
    token: String,
}

/// What an address opens, with whose it is; written down as a look.
pub(super) async fn open(ctx: &Ctx, actor: &Actor, token: &str) -> Result<(String, seen::Content)> {
    let behind = addresses::behind(&ctx.app.db, token)
        .await?
        .ok_or_else(Error::not_found)?;
    let part = PARTS
        .iter()
        .find(|p| **p == behind.part)
        .ok_or_else(Error::not_found)?;
    let resource = Resource::new("portfolio")
        .kept_by(behind.person)
        .part(*part)
        .by_address();
    may(actor, Action::Read, &resource)?;
    let row = ctx
        .app
        .db
        .optional(&seen::NAME, params![behind.person])
        .await?;
    let name: String = row.ok_or_else(Error::not_found)?.get("name")?;
    let look = Entry::look(part, behind.person).of(behind.id);
    ctx.app.db.looked(actor, vec![look]).await?;
    let page = ctx.page(Section::Other, "me-title");
    let content = seen::content(ctx, &page, behind.person, &[part], None).await?;
    Ok((name, content))
}

/// An answer that no search engine is to keep.
pub(super) fn unlisted(mut response: Response) -> Response {
    response.headers_mut().insert(
        HeaderName::from_static("x-robots-tag"),
        HeaderValue::from_static("noindex, nofollow, noarchive"),
    );
    response
}

/// `GET /shared/{token}`.
pub(super) async fn show(ctx: Ctx, Who(actor): Who, Path(token): Path<String>) -> Result<Response> {
    let (name, content) = open(&ctx, &actor, &token).await?;
    let words = ctx.page(Section::Other, "me-title");
    let page = ctx.page(Section::Other, words.s("seen-title", &name));
    let response = ctx.render(&Opened {
        name,
        content,
        token,
        page,
    })?;
    Ok(unlisted(response))
}
