//! Versions of a description: made from the draft, looked at by two kinds of people, published from a day on.
//!
//! A version is never edited. Not here: what is in it (`edit`).

use askama::Template;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path};
use axum::response::Response;
use documents::description::tidy;
use serde::Deserialize;
use uuid::Uuid;

use super::description::{self, Look, LookKind, Version, today};
use super::show::{Sheet, day};
use super::{id, looks, reads, writes};
use crate::actor::Actor;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form, see_other};

/// The longest words about a version or a look, in characters.
const LONGEST: usize = 2_000;
/// The furthest day on which a version can begin to hold, in days from today.
const FURTHEST: i64 = 366 * 2;

#[derive(Template)]
#[template(path = "roles/version.html")]
struct Shown {
    page: Page,
    id: Uuid,
    title: String,
    version: Version,
    sheet: String,
    made: String,
    today: String,
    writes: bool,
    looks: bool,
    missing: Vec<LookKind>,
    problem: Option<&'static str>,
    /// What was typed into the form for a look: called, words.
    typed: (String, String),
}

impl Shown {
    fn on(&self, look: &Look) -> String {
        day(look.made)
    }
}

/// The version with this number, as far as this person may see it.
pub(super) async fn found(
    ctx: &Ctx,
    actor: &Actor,
    text: &str,
    number: &str,
) -> Result<(Uuid, Version)> {
    let looking = looks(actor).is_ok();
    let place = if looking {
        looks(actor)?
    } else {
        reads(actor)?
    };
    let db = &ctx.app.db;
    let draft = description::draft(db, id(text)?, place).await?;
    let number: i64 = number.parse().map_err(|_| Error::not_found())?;
    let versions = description::versions(db, draft.id).await?;
    let today = today().to_string();
    let version = versions
        .into_iter()
        .find(|v| v.number == number)
        .filter(|v| {
            looking
                || v.effective_on
                    .as_deref()
                    .is_some_and(|d| d <= today.as_str())
        });
    Ok((draft.id, version.ok_or_else(Error::not_found)?))
}

fn page(
    ctx: &Ctx,
    actor: &Actor,
    id: Uuid,
    version: Version,
    problem: Option<&'static str>,
    typed: (String, String),
) -> Result<Response> {
    let page = ctx.page(Section::Other, version.title.clone());
    let writing = writes(actor).is_ok();
    ctx.render(&Shown {
        id,
        title: version.title.clone(),
        sheet: Sheet::html(&page, ctx.app.library, &version.body)?,
        made: day(version.made),
        today: today().to_string(),
        writes: writing,
        looks: looks(actor).is_ok(),
        missing: version.missing(),
        version,
        problem,
        typed,
        page,
    })
}

/// `GET /descriptions/{id}/versions/{number}`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path((text, number)): Path<(String, String)>,
) -> Result<Response> {
    let (id, version) = found(&ctx, &actor, &text, &number).await?;
    page(&ctx, &actor, id, version, None, Default::default())
}

#[derive(Deserialize)]
pub(super) struct Words {
    #[serde(default)]
    words: String,
}

/// `POST /descriptions/{id}/versions`: appends the draft as a version.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(text): Path<String>,
    form: std::result::Result<Form<Words>, FormRejection>,
) -> Result<Response> {
    let place = writes(&actor)?;
    let draft = description::draft(&ctx.app.db, id(&text)?, place).await?;
    let Form(sent) = form.map_err(Error::unreadable)?;
    let words: String = tidy(&sent.words).chars().take(LONGEST).collect();
    let number = description::append(&ctx.app.db, &actor, &draft, &words).await?;
    Ok(see_other(&match number {
        Some(n) => format!("/descriptions/{}/versions/{n}", draft.id),
        None => format!("/descriptions/{}", draft.id),
    }))
}

#[derive(Deserialize)]
pub(super) struct SentLook {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    own: String,
    #[serde(default)]
    called: String,
    #[serde(default)]
    agrees: String,
    #[serde(default)]
    words: String,
}

/// `POST /descriptions/{id}/versions/{number}/looks`.
pub(super) async fn look(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path((text, number)): Path<(String, String)>,
    form: std::result::Result<Form<SentLook>, FormRejection>,
) -> Result<Response> {
    looks(&actor)?;
    let (id, version) = found(&ctx, &actor, &text, &number).await?;
    let Form(sent) = form.map_err(Error::unreadable)?;
    let (called, words) = (tidy(&sent.called), tidy(&sent.words));
    let own = sent.own == "yes";
    let kind = LookKind::from_word(&sent.kind);
    let agrees = match sent.agrees.as_str() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let too_long = called.chars().count() > 200 || words.chars().count() > LONGEST;
    let problem = match (kind, agrees) {
        (None, _) => Some("look-no-kind"),
        (_, None) => Some("look-no-answer"),
        (_, Some(false)) if words.is_empty() => Some("look-no-words"),
        (Some(LookKind::Hiring), _) if !own && called.is_empty() => Some("look-no-name"),
        _ if too_long => Some("look-too-long"),
        _ => None,
    };
    let (Some(kind), Some(agrees), None) = (kind, agrees, problem) else {
        let typed = (sent.called, sent.words);
        return refused_form(page(&ctx, &actor, id, version, problem, typed));
    };
    let look = Look {
        kind,
        called: called.replace('\n', " "),
        agrees,
        words,
        made: crate::db::Moment::now(),
    };
    description::look(&ctx.app.db, &actor, version.id, &look, own).await?;
    Ok(see_other(&format!(
        "/descriptions/{id}/versions/{}#looks",
        version.number
    )))
}

#[derive(Deserialize)]
pub(super) struct Day {
    #[serde(default)]
    effective_on: String,
}

/// `POST /descriptions/{id}/versions/{number}/publication`.
pub(super) async fn publish(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path((text, number)): Path<(String, String)>,
    form: std::result::Result<Form<Day>, FormRejection>,
) -> Result<Response> {
    writes(&actor)?;
    let (id, version) = found(&ctx, &actor, &text, &number).await?;
    let Form(sent) = form.map_err(Error::unreadable)?;
    let day: Option<jiff::civil::Date> = sent.effective_on.trim().parse().ok();
    let now = today();
    let in_reach = |day: &jiff::civil::Date| {
        let furthest = now.saturating_add(jiff::Span::new().days(FURTHEST));
        // A day that is over would say that something held which nobody could see.
        *day >= now && *day <= furthest
    };
    let problem = if version.effective_on.is_some() {
        Some("publish-already")
    } else if !version.missing().is_empty() {
        Some("publish-looks")
    } else if !version.body.rest.is_empty() {
        Some("publish-rest")
    } else if !day.as_ref().is_some_and(in_reach) {
        Some("publish-day")
    } else {
        None
    };
    let (Some(day), None) = (day, problem) else {
        return refused_form(page(&ctx, &actor, id, version, problem, Default::default()));
    };
    match description::publish(&ctx.app.db, &actor, version.id, day).await {
        Err(e) if e.is_constraint("description_publications_version_key") => refused_form(page(
            &ctx,
            &actor,
            id,
            version,
            Some("publish-already"),
            Default::default(),
        )),
        done => {
            done?;
            Ok(see_other(&format!("/descriptions/{id}")))
        }
    }
}
