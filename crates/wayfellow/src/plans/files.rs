//! The plan of an organization to take along, and as a calendar that other programs subscribe to by a secret address.

use askama::Template;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::Response;

use super::timing::{Timeline, timeline};
use super::workdays::today;
use super::{export, kept, place};
use crate::db::Moment;
use crate::permission::{Action, Resource, may};
use crate::web::who::{SignedIn, Who};
use crate::web::{Ctx, Error, Page, Result, Section, download};

fn dated(plan: &kept::Plan) -> Result<Timeline> {
    timeline(&plan.current(), plan.asked.start, None, today())
        .map_err(|circles| Error::refused("plan-circles", circles.concat().join(" → ")))
}

/// `GET /plan/file/{format}`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(format): Path<String>,
) -> Result<Response> {
    let place = place(&actor, Action::Read)?;
    let plan = kept::of_organization(&ctx.app.db, place).await?;
    let plan = plan.ok_or_else(Error::not_found)?;
    let dated = dated(&plan)?;
    match format.as_str() {
        "csv" => Ok(export::csv(&dated).download("plan.csv")),
        "json" => {
            let text = export::json(&dated, plan.asked.start);
            Ok(download(text, "application/json", "plan.json"))
        }
        "ics" => {
            let title = ctx.page(Section::Other, "plan-title").title;
            let text = export::ics(&dated, &title, &plan.id.to_string(), Moment::now());
            Ok(download(text, "text/calendar; charset=utf-8", "plan.ics"))
        }
        _ => Err(Error::not_found()),
    }
}

#[derive(Template)]
#[template(path = "plans/calendar.html")]
struct Calendar {
    page: Page,
    /// An address that was just made, shown this once.
    made: Option<String>,
}

/// `GET /plan/calendar`.
pub(super) async fn calendar(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    place(&actor, Action::Change)?;
    let page = ctx.page(Section::Other, "feed-title");
    ctx.render(&Calendar { page, made: None })
}

/// `POST /plan/calendar`: a new address; the one before opens nothing any more.
pub(super) async fn renew(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    headers: HeaderMap,
) -> Result<Response> {
    let place = place(&actor, Action::Change)?;
    let plan = kept::of_organization(&ctx.app.db, place).await?;
    let plan = plan.ok_or_else(Error::not_found)?;
    let token = kept::feed(&ctx.app.db, &actor, plan.id).await?;
    let path = format!("/plan-calendar/{token}.ics");
    let made = crate::sharing::absolute(&ctx, &headers, &path);
    ctx.render(&Calendar {
        page: ctx.page(Section::Other, "feed-title"),
        made: Some(made),
    })
}

/// `GET /plan-calendar/{token}`.
pub(super) async fn feed(ctx: Ctx, Who(actor): Who, Path(token): Path<String>) -> Result<Response> {
    may(
        &actor,
        Action::Read,
        &Resource::new("readiness-feed").by_address(),
    )?;
    let secret = token.strip_suffix(".ics").unwrap_or(&token);
    let behind = kept::by_feed(&ctx.app.db, secret).await?;
    let (plan, _, name) = behind.ok_or_else(Error::not_found)?;
    let title = ctx
        .page(Section::Other, "plan-title")
        .s("plan-heading", name);
    let text = export::ics(&dated(&plan)?, &title, &plan.id.to_string(), Moment::now());
    Ok(download(text, "text/calendar; charset=utf-8", "plan.ics"))
}
