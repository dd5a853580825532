//! The page on which an applicant describes themself by choice, apart from their application.
//!
//! It is reached from the applicant's own page only. Nobody reads an answer but the applicant, and their application does
//! not say whether there is one. Not here: what is counted when the search is over (`tally`).

use std::path::Path as Folder;

use askama::Template;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path};
use axum::response::Response;
use uuid::Uuid;

use super::application::Application;
use super::figures::LEAST;
use super::group::{QUESTIONS, Question};
use super::own;
use super::rule;
use super::tag::Key;
use crate::actor::Actor;
use crate::db::{self, Db, Entry, Tx, params, statements};
use crate::openings::opening::Opening;
use crate::permission::Action;
use crate::rounds::{random_id, random_place};
use crate::web::who::Who;
use crate::web::{Ctx, Error, Page, Result, Section, no_store, refused_form, see_other};

statements! {
    pub(super) COUNTED = "SELECT opening_id FROM self_description_tallies WHERE opening_id = $1";
    BY_TAG = "SELECT described FROM self_descriptions WHERE tag = $1";
    TAKE_BACK = "DELETE FROM self_descriptions WHERE tag = $1";
    COUNT = "SELECT COUNT(*) AS n FROM self_descriptions WHERE opening_id = $1";
    AT = "SELECT id, question, tag, described FROM self_descriptions WHERE opening_id = $1 ORDER BY id LIMIT 1 OFFSET $2";
    REPLACE = "UPDATE self_descriptions SET id = $2, question = $3, tag = $4, described = $5 WHERE id = $1";
    INSERT = "INSERT INTO self_descriptions (id, opening_id, question, tag, described) VALUES ($1, $2, $3, $4, $5)";
}

/// Whether the answers of a search were counted, so that none are taken any more.
async fn is_counted(db: &Db, opening: Uuid) -> db::Result<bool> {
    Ok(db.optional(&COUNTED, params![opening]).await?.is_some())
}

/// The questions that an applicant can answer now.
pub(super) async fn open_to(db: &Db, a: &Application, asks: &[Question]) -> db::Result<bool> {
    Ok(!asks.is_empty() && a.takes_more() && !a.erased && !is_counted(db, a.opening).await?)
}

/// Removes what an applicant said, inside of a change.
pub(super) async fn forget(tx: &Tx, key: &Key, application: Uuid) -> db::Result<()> {
    for question in QUESTIONS {
        let tag = key.tag(application, question.word)?;
        tx.execute(&TAKE_BACK, params![tag]).await?;
    }
    Ok(())
}

/// What an applicant said, for themselves: words of questions and groups.
pub(super) async fn said(
    db: &Db,
    data: &Folder,
    application: Uuid,
) -> db::Result<Vec<(&'static str, String)>> {
    let mut said = Vec::new();
    // Nobody ever said anything here.
    let Some(key) = Key::existing(data)? else {
        return Ok(said);
    };
    for question in QUESTIONS {
        let tag = key.tag(application, question.word)?;
        if let Some(row) = db.optional(&BY_TAG, params![tag]).await? {
            said.push((question.word, row.get("described")?));
        }
    }
    Ok(said)
}

/// Writes an answer in some place among the others, so that their order tells nothing.
async fn write(
    tx: &Tx,
    opening: Uuid,
    question: &str,
    tag: Vec<u8>,
    described: &str,
) -> db::Result<()> {
    let id = random_id()?;
    let n: i64 = tx.one(&COUNT, params![opening]).await?.get("n")?;
    let place = random_place(n)?;
    if place < n
        && let Some(other) = tx.optional(&AT, params![opening, place]).await?
    {
        let moved: Uuid = other.get("id")?;
        let row = params![moved, id, question, tag.clone(), described];
        // None, when somebody else moves the same one at the same time; then this one is not moved.
        if tx.execute(&REPLACE, row).await? > 0 {
            let (question, tag): (String, Vec<u8>) = (other.get("question")?, other.get("tag")?);
            let described: String = other.get("described")?;
            let row = params![moved, opening, question, tag, described];
            tx.execute(&INSERT, row).await?;
            return Ok(());
        }
    }
    let row = params![id, opening, question, tag, described];
    tx.execute(&INSERT, row).await?;
    Ok(())
}

/// Keeps what an applicant says, in place of what they said before. `said` has a group for each question they answer.
async fn keep(
    db: &Db,
    data: &Folder,
    a: &Application,
    said: &[(&'static str, &'static str)],
) -> db::Result<()> {
    let key = Key::of(data)?;
    // Being signed in makes no difference, and is not written down.
    db.change(&Actor::visitor(), async |tx| {
        if tx.optional(&COUNTED, params![a.opening]).await?.is_some() {
            return Err(db::Error::Missing);
        }
        forget(&tx, &key, a.id).await?;
        for (question, described) in said {
            let tag = key.tag(a.id, question)?;
            write(&tx, a.opening, question, tag, described).await?;
        }
        // Not in the log of the organization, and nothing of whom: it would tell who answered.
        let entry = Entry::new("describe", "self-description").of(a.opening);
        tx.record(entry.belongs_to(None));
        Ok(())
    })
    .await
}

struct Asked {
    question: Question,
    /// What they said before, or typed; empty for prefer not to say.
    chosen: String,
}

#[derive(Template)]
#[template(path = "applications/self_description.html")]
struct Shown {
    page: Page,
    o: Opening,
    token: String,
    asked: Vec<Asked>,
    problem: bool,
}

impl Shown {
    fn least(&self) -> usize {
        usize::try_from(LEAST).unwrap_or_default()
    }
}

/// The application behind a secret, with what may be asked of it; none when nothing is asked any more.
async fn enter(
    ctx: &Ctx,
    actor: &Actor,
    token: &str,
    action: Action,
) -> Result<Option<(Application, Vec<Question>)>> {
    let a = own::open(ctx, actor, token, action).await?;
    let db = &ctx.app.db;
    let asks = rule::of(db, a.organization).await?.asks;
    let open = open_to(db, &a, &asks).await?;
    Ok(open.then_some((a, asks)))
}

/// `GET /application/{token}/self-description`.
pub(super) async fn show(ctx: Ctx, Who(actor): Who, Path(token): Path<String>) -> Result<Response> {
    let Some((a, asks)) = enter(&ctx, &actor, &token, Action::Read).await? else {
        return Ok(see_other(&format!("/application/{token}")));
    };
    let said = said(&ctx.app.db, &ctx.app.config.data, a.id).await?;
    let asked = asks.into_iter().map(|question| {
        let group = said.iter().find(|(word, _)| *word == question.word);
        Asked {
            question,
            chosen: group.map_or_else(String::new, |(_, group)| group.clone()),
        }
    });
    let asked = asked.collect();
    page(&ctx, &a, token, asked, false).await
}

async fn page(
    ctx: &Ctx,
    a: &Application,
    token: String,
    asked: Vec<Asked>,
    problem: bool,
) -> Result<Response> {
    let shown = Shown {
        page: ctx.page(Section::Other, "self-title"),
        o: Opening::one(&ctx.app.db, a.opening).await?,
        token,
        asked,
        problem,
    };
    Ok(no_store(ctx.render(&shown)?))
}

/// `POST /application/{token}/self-description`.
pub(super) async fn update(
    ctx: Ctx,
    Who(actor): Who,
    Path(token): Path<String>,
    form: std::result::Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Result<Response> {
    let Some((a, asks)) = enter(&ctx, &actor, &token, Action::Add).await? else {
        return Ok(see_other(&format!("/application/{token}")));
    };
    let Form(fields) = form.map_err(Error::unreadable)?;
    let mut said = Vec::new();
    let mut asked = Vec::new();
    let mut problem = false;
    for question in asks {
        let field = fields.iter().find(|(name, _)| name == question.word);
        let typed = field.map_or("", |(_, v)| v.as_str());
        let group = question.groups.iter().find(|g| **g == typed);
        problem |= group.is_none() && !typed.is_empty();
        said.extend(group.map(|g| (question.word, *g)));
        asked.push(Asked {
            question,
            chosen: group.map_or_else(String::new, |g| (*g).to_owned()),
        });
    }
    if problem {
        return refused_form(page(&ctx, &a, token, asked, true).await);
    }
    match keep(&ctx.app.db, &ctx.app.config.data, &a, &said).await {
        Ok(()) => Ok(see_other(&format!("/application/{token}?kept=yes"))),
        // Counted at the same moment; the page does not ask any more.
        Err(db::Error::Missing) => Ok(see_other(&format!("/application/{token}"))),
        Err(e) => Err(e.into()),
    }
}
