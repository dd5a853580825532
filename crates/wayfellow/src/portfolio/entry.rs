//! One line of a portfolio: what it says, what it said before, and the way to take it out.

use askama::Template;
use axum::body::Bytes;
use axum::extract::Path;
use axum::response::Response;
use uuid::Uuid;

use super::attachment::{self, Attachment};
use super::kinds::Kind;
use super::record::Record;
use super::view::LineView;
use super::{own, record, view};
use crate::db;
use crate::pathway::Sent;
use crate::permission::Action;
use crate::sharing::seen::{self, VoiceView};
use crate::sharing::voices;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, see_other};

#[derive(Template)]
#[template(path = "portfolio/entry.html")]
struct EntryPage {
    page: Page,
    tab: &'static str,
    kind: Kind,
    id: Uuid,
    place: i64,
    line: LineView,
    withdrawn: bool,
    attachments: Vec<Attachment>,
    /// What others wrote about the same item.
    voices: Vec<VoiceView>,
    /// What it said before, the newest first.
    before: Vec<LineView>,
}

/// The line that an address names, of a person: all of its records, and the last of them.
pub(super) async fn named(
    ctx: &Ctx,
    person: Uuid,
    kind: Kind,
    id: &str,
) -> Result<(Vec<Record>, Record)> {
    let id: Uuid = id.parse().map_err(|_| Error::not_found())?;
    let all = record::history(&ctx.app.db, person, id).await?;
    let last = all.last().filter(|r| r.kind == kind).cloned();
    Ok((all, last.ok_or_else(Error::not_found)?))
}

/// `GET /me/portfolio/{kind}/{id}`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path((kind, id)): Path<(String, String)>,
) -> Result<Response> {
    let kind = Kind::from_word(&kind).ok_or_else(Error::not_found)?;
    let person = own(&actor, Action::Read, kind.part())?;
    let (all, last) = named(&ctx, person, kind, &id).await?;
    let words = ctx.page(Section::Me, "me-title");
    let line = view::line(&ctx.app, &words, &last);
    let page = ctx.page(Section::Me, line.title.clone());
    let before = all.iter().rev().skip(usize::from(!last.withdrawn));
    let mut voices = Vec::new();
    if kind == Kind::Item {
        let all = voices::about(&ctx.app.db, person).await?;
        let about = all
            .iter()
            .filter(|v| Some(&v.item) == last.subject.as_ref());
        voices.extend(about.map(|v| seen::voice(&ctx, v, Some(person))));
    }
    let attachments = attachment::of_line(&ctx.app.db, person, last.entry).await?;
    let template = EntryPage {
        attachments,
        voices,
        tab: "portfolio",
        kind,
        id: last.entry,
        place: last.place,
        withdrawn: last.withdrawn,
        before: before
            .filter(|r| !r.withdrawn)
            .map(|r| view::line(&ctx.app, &page, r))
            .collect(),
        line,
        page,
    };
    ctx.render(&template)
}

/// `POST /me/portfolio/{kind}/{id}/withdrawal`.
pub(super) async fn withdraw(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path((kind, id)): Path<(String, String)>,
    body: Bytes,
) -> Result<Response> {
    let kind = Kind::from_word(&kind).ok_or_else(Error::not_found)?;
    let person = own(&actor, Action::End, kind.part())?;
    let (_, last) = named(&ctx, person, kind, &id).await?;
    let sent = Sent::read(&body).ok_or_else(|| Error::bad_request("error-form"))?;
    if !last.withdrawn {
        // What was looked at is taken out, not something newer that nobody has seen.
        if sent.one("place") != last.place.to_string() {
            return Err(db::Error::Conflict.into());
        }
        record::withdraw(&ctx.app.db, &actor, &last).await?;
    }
    Ok(see_other(&format!("/me/portfolio/{}", kind.word())))
}
