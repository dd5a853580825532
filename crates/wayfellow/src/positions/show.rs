//! One position: what it is, who holds it and who held it, with what leaders and hiring leads may do about it.

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, Query};
use axum::response::Response;
use jiff::civil::Date;
use serde::Deserialize;
use uuid::Uuid;

use super::draft::{day, role_label};
use super::position::{Holder, Position, here, id, today};
use crate::actor::Actor;
use crate::db;
use crate::organizations::organization::{OFFERED, called};
use crate::permission::{Action, Resource, may};
use crate::portfolio::items;
use crate::roles::followed;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form, see_other};

#[derive(Template)]
#[template(path = "positions/show.html")]
struct Shown {
    page: Page,
    position: Position,
    tags: Vec<String>,
    /// What the role that illustrates it is called, and where it is.
    role: Option<(String, Option<String>)>,
    /// The job description it follows: id and title.
    description: Option<(Uuid, String)>,
    holders: Vec<Holder>,
    before: Vec<Holder>,
    over: bool,
    today: String,
    changes: bool,
    places: bool,
    /// Whom it can be given to, for whoever may give it.
    people: Vec<(Uuid, String)>,
    /// Whether there are more names than are shown.
    more: bool,
    q: String,
    typed: Placing,
    problem: Option<&'static str>,
}

/// What was typed to place a person.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Placing {
    pub person: String,
    pub since: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
}

/// The page, again with what could not be done.
pub(super) async fn page(
    ctx: &Ctx,
    actor: &Actor,
    position: Position,
    q: &str,
    typed: Placing,
    problem: Option<&'static str>,
) -> Result<impl Template + use<>> {
    let place = here(actor, Action::Read)?;
    let on = |kind| Resource::new(kind).of_organization(place);
    let changes = may(actor, Action::Change, &on("position")).is_ok();
    let over = position.is_over(today());
    let places = !over && may(actor, Action::Add, &on("placement")).is_ok();
    let db = &ctx.app.db;
    let (holders, before) = Position::holders(db, position.id)
        .await?
        .into_iter()
        .partition(|h| h.holds(today()));
    let q: String = q.trim().chars().take(120).collect();
    let mut people = if places {
        called(db, place, &q).await?
    } else {
        Vec::new()
    };
    let more = people.len() > OFFERED;
    people.truncate(OFFERED);
    let page = ctx.page(Section::Other, position.job_title.clone());
    let role = position.role.as_deref().and_then(|name| {
        let label = role_label(&ctx.app, name)?;
        Some((label, items::page_of(&ctx.app, name)))
    });
    Ok(Shown {
        tags: position.tags(&page),
        page,
        description: followed::of_position(db, actor, position.id).await?,
        position,
        role,
        holders,
        before,
        over,
        today: today().to_string(),
        changes,
        places,
        people,
        more,
        q,
        typed,
        problem,
    })
}

/// `GET /organization/positions/{position}`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(named): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let place = here(&actor, Action::Read)?;
    let position = Position::find(&ctx.app.db, place, id(&named)?).await?;
    let page = page(&ctx, &actor, position, &asked.q, Placing::default(), None).await?;
    ctx.render(&page)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Ending {
    pub last_day: String,
}

/// The day that was typed; today, when none was.
pub(super) fn day_or_today(typed: &str) -> Option<Date> {
    if typed.trim().is_empty() {
        Some(today())
    } else {
        day(typed)
    }
}

/// `POST /organization/positions/{position}/end`.
pub(super) async fn end(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(named): Path<String>,
    form: std::result::Result<Form<Ending>, FormRejection>,
) -> Result<Response> {
    let place = here(&actor, Action::End)?;
    let position = Position::find(&ctx.app.db, place, id(&named)?).await?;
    let Form(sent) = form.map_err(Error::unreadable)?;
    let last_day = day_or_today(&sent.last_day);
    let last_day = last_day.filter(|d| position.since.is_none_or(|first| *d >= first));
    let Some(last_day) = last_day else {
        let problem = Some("position-last-day-refused");
        let page = page(&ctx, &actor, position, "", Placing::default(), problem).await?;
        return refused_form(ctx.render(&page));
    };
    let by = actor.person_id();
    ctx.app
        .db
        .change(&actor, async |tx| {
            position.end(&tx, last_day, by).await?;
            Ok::<_, db::Error>(())
        })
        .await?;
    Ok(see_other(&format!(
        "/organization/positions/{}",
        position.id
    )))
}
