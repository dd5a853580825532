//! The page behind the address of a box, where anyone invited puts in a concern, with an account or without.
//!
//! Nothing of who they are or when they came is kept.

use askama::Template;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::forum::{self, Forum};
use super::show;
use crate::actor::Actor;
use crate::db;
use crate::permission::{Action, Resource, may};
use crate::web::who::Who;
use crate::web::{Ctx, Error, Page, Result, Section, no_store, refused_form};

#[derive(Template)]
#[template(path = "forums/drop.html")]
struct Drop {
    page: Page,
    forum: Forum,
    words: String,
    refused: bool,
    /// Whether a concern was put in just now.
    thanks: bool,
    full: bool,
}

async fn open(ctx: &Ctx, actor: &Actor, token: &str) -> Result<Forum> {
    let forum = forum::by_address(&ctx.app.db, token).await?;
    let forum = forum.ok_or_else(Error::gone)?;
    let resource = Resource::new("forum-concern").by_address();
    may(actor, Action::Add, &resource)?;
    Ok(forum)
}

fn page(ctx: &Ctx, forum: Forum, words: String, refused: bool, thanks: bool) -> Drop {
    Drop {
        page: ctx.page(Section::Other, "box-title"),
        forum,
        words,
        refused,
        thanks,
        full: false,
    }
}

fn over(ctx: &Ctx, drop: &Drop) -> Result<Response> {
    let shown = ctx.render(drop)?;
    Ok(no_store((StatusCode::GONE, shown).into_response()))
}

/// `GET /concern-box/{token}`.
pub(super) async fn show(ctx: Ctx, Who(actor): Who, Path(token): Path<String>) -> Result<Response> {
    let forum = open(&ctx, &actor, &token).await?;
    let takes = forum.takes();
    let drop = page(&ctx, forum, String::new(), false, false);
    if takes {
        Ok(no_store(ctx.render(&drop)?))
    } else {
        over(&ctx, &drop)
    }
}

/// `POST /concern-box/{token}`.
pub(super) async fn create(
    ctx: Ctx,
    Who(actor): Who,
    Path(token): Path<String>,
    form: std::result::Result<Form<std::collections::BTreeMap<String, String>>, FormRejection>,
) -> Result<Response> {
    let forum = open(&ctx, &actor, &token).await?;
    if !forum.takes() {
        return over(&ctx, &page(&ctx, forum, String::new(), false, false));
    }
    let Form(typed) = form.map_err(Error::unreadable)?;
    let (words, fits) = show::words(&typed);
    if !fits {
        let shown = ctx.render(&page(&ctx, forum, words, true, false));
        return refused_form(shown.map(no_store));
    }
    match forum::put(&ctx.app.db, &forum, &words).await {
        Ok(()) => Ok(no_store(ctx.render(&page(
            &ctx,
            forum,
            String::new(),
            false,
            true,
        ))?)),
        Err(db::Error::Missing) => {
            let mut drop = page(&ctx, forum, words, false, false);
            drop.full = true;
            refused_form(ctx.render(&drop).map(no_store))
        }
        Err(e) => Err(e.into()),
    }
}
