//! A forum: its box, what was said, and what the organization says to each concern.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path};
use axum::http::HeaderMap;
use axum::response::Response;
use frameworks::{Concern as Listed, Lessons};
use uuid::Uuid;

use super::forum::{self, Concern, Forum};
use super::place;
use crate::actor::Actor;
use crate::db;
use crate::permission::Action;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, no_store, refused_form, see_other};

/// Most characters of a concern or of what is said to it.
pub(super) const LONGEST: usize = 5_000;

type Typed = BTreeMap<String, String>;
type Sent = std::result::Result<Form<Typed>, FormRejection>;

#[derive(Template)]
#[template(path = "forums/show.html")]
struct Show {
    page: Page,
    forum: Forum,
    leads: bool,
    /// None for somebody who does not get to see the concerns of a closed forum.
    concerns: Option<Vec<Concern>>,
    listed: &'static [Listed],
    /// The address of the box, shown this once.
    made: Option<String>,
    /// What was typed and refused: the concern it was to, or none for one said in the room.
    refused: Option<(Option<Uuid>, String)>,
}

impl Show {
    /// The listed concern that a concern was found to be.
    fn is_listed(&self, concern: &Concern) -> Option<&'static Listed> {
        let code = &concern.answer.as_ref()?.listed;
        self.listed.iter().find(|l| l.code == *code)
    }

    fn is_chosen(&self, concern: &Concern, code: &str) -> bool {
        concern.answer.as_ref().is_some_and(|a| a.listed == code)
    }

    fn answered<'a>(&'a self, concern: &'a Concern) -> &'a str {
        match &self.refused {
            Some((Some(id), words)) if *id == concern.id => words,
            _ => concern.answer.as_ref().map_or("", |a| a.words.as_str()),
        }
    }

    fn is_refused(&self, concern: &Concern) -> bool {
        matches!(&self.refused, Some((Some(id), _)) if *id == concern.id)
    }

    fn said_and_refused(&self) -> Option<&str> {
        match &self.refused {
            Some((None, words)) => Some(words),
            _ => None,
        }
    }
}

async fn find(ctx: &Ctx, actor: &Actor, action: Action, id: &str) -> Result<Forum> {
    let place = place(actor, action)?;
    let id: Uuid = id.parse().map_err(|_| Error::not_found())?;
    let forums = forum::of_organization(&ctx.app.db, place).await?;
    let found = forums.into_iter().find(|f| f.id == id);
    found.ok_or_else(Error::not_found)
}

async fn page(
    ctx: &Ctx,
    actor: &Actor,
    forum: Forum,
    made: Option<String>,
    refused: Option<(Option<Uuid>, String)>,
) -> Result<Response> {
    let leads = place(actor, Action::Change).is_ok();
    let concerns = if leads || !forum.closed {
        Some(forum::concerns(&ctx.app.db, &forum).await?)
    } else {
        None
    };
    ctx.render(&Show {
        page: ctx.page(Section::Other, forum.name.clone()),
        leads,
        concerns,
        listed: &Lessons::shipped().concerns,
        made,
        refused,
        forum,
    })
}

/// `GET /forums/{id}`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
) -> Result<Response> {
    let forum = find(&ctx, &actor, Action::Read, &id).await?;
    page(&ctx, &actor, forum, None, None).await
}

/// `POST /forums/{id}/address`: a new address of the box, shown this once.
pub(super) async fn address(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response> {
    let forum = find(&ctx, &actor, Action::Change, &id).await?;
    if forum.small() {
        return Err(Error::bad_request("forums-no-box"));
    }
    if !forum.takes() {
        return Err(Error::bad_request("forums-box-over"));
    }
    let token = forum::renew(&ctx.app.db, &actor, forum.id).await?;
    let made = crate::sharing::absolute(&ctx, &headers, &format!("/concern-box/{token}"));
    Ok(no_store(page(&ctx, &actor, forum, Some(made), None).await?))
}

/// What was typed under `words`, without what PostgreSQL cannot keep; and whether it can be taken.
pub(super) fn words(typed: &Typed) -> (String, bool) {
    let words = typed.get("words").map_or("", |w| w.trim());
    let words = words.replace('\0', "");
    let fits = !words.is_empty() && words.chars().count() <= LONGEST;
    (words, fits)
}

/// `POST /forums/{id}/concerns`: something that was said in the room.
pub(super) async fn said(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
    form: Sent,
) -> Result<Response> {
    let forum = find(&ctx, &actor, Action::Change, &id).await?;
    let Form(typed) = form.map_err(Error::unreadable)?;
    let (words, fits) = words(&typed);
    if !fits {
        return refused_form(page(&ctx, &actor, forum, None, Some((None, words))).await);
    }
    match forum::write(&ctx.app.db, &actor, forum.id, &words).await {
        Ok(()) => Ok(see_other(&format!("/forums/{}#concerns", forum.id))),
        Err(db::Error::Missing) => Err(Error::bad_request("forums-full")),
        Err(e) => Err(e.into()),
    }
}

/// `POST /forums/{id}/answers`: what the organization says to a concern.
pub(super) async fn answer(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
    form: Sent,
) -> Result<Response> {
    let forum = find(&ctx, &actor, Action::Change, &id).await?;
    let Form(typed) = form.map_err(Error::unreadable)?;
    let wanted = typed.get("concern").map_or("", String::as_str);
    let concerns = forum::concerns(&ctx.app.db, &forum).await?;
    let concern = concerns.iter().find(|c| c.id.to_string() == wanted);
    let concern = concern.ok_or_else(Error::not_found)?.id;
    let listed = typed.get("listed").map_or("", String::as_str);
    let known = listed.is_empty() || Lessons::shipped().concerns.iter().any(|l| l.code == listed);
    let (words, fits) = words(&typed);
    // One of the two is enough.
    let listed_alone = words.is_empty() && !listed.is_empty();
    if !known || !(fits || listed_alone) {
        let refused = Some((Some(concern), words));
        return refused_form(page(&ctx, &actor, forum, None, refused).await);
    }
    forum::answer(&ctx.app.db, &actor, concern, listed, &words).await?;
    Ok(see_other(&format!("/forums/{}#c-{concern}", forum.id)))
}
