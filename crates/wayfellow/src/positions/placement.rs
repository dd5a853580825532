//! A person takes a position, and no longer holds it: two rows, each with who entered it.

use axum::Form;
use axum::extract::Path;
use axum::extract::rejection::FormRejection;
use axum::response::Response;
use jiff::civil::Date;
use uuid::Uuid;

use super::position::{self, Position, id, today};
use super::show::{self, Ending, Placing, day_or_today};
use crate::db::{self, params, statements};
use crate::permission::{Action, Resource, may};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Result, refused_form, see_other};

statements! {
    BELONGS = "SELECT m.id FROM memberships m LEFT JOIN membership_ends e ON e.membership_id = m.id WHERE m.person_id = $1 AND m.organization_id = $2 AND e.membership_id IS NULL";
    HOLDS = "SELECT l.id FROM placements l LEFT JOIN placement_ends x ON x.placement_id = l.id WHERE l.position_id = $1 AND l.person_id = $2 AND (x.last_day IS NULL OR x.last_day >= $3)";
    OPEN = "SELECT l.position_id, l.person_id, l.since FROM placements l JOIN positions q ON q.id = l.position_id LEFT JOIN placement_ends x ON x.placement_id = l.id WHERE l.id = $1 AND q.organization_id = $2 AND x.placement_id IS NULL";
}

/// `POST /organization/positions/{position}/placements`.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(named): Path<String>,
    form: std::result::Result<Form<Placing>, FormRejection>,
) -> Result<Response> {
    let place = actor.organization.ok_or_else(Error::not_found)?;
    let resource = Resource::new("placement").of_organization(place);
    may(&actor, Action::Add, &resource)?;
    let db = &ctx.app.db;
    let position = Position::find(db, place, id(&named)?).await?;
    let Form(typed) = form.map_err(Error::unreadable)?;
    let person: Uuid = typed
        .person
        .parse()
        .map_err(|_| Error::bad_request("error-form"))?;
    if db
        .optional(&BELONGS, params![person, place])
        .await?
        .is_none()
    {
        return Err(Error::bad_request("error-form"));
    }
    let since = day_or_today(&typed.since);
    let problem = match since {
        None => Some("position-day-refused"),
        Some(since) if position.last_day.is_some_and(|last| since > last) => {
            Some("placement-after-end")
        }
        Some(since) => {
            let holds = db
                .optional(&HOLDS, params![position.id, person, since])
                .await?;
            holds.map(|_| "placement-holds")
        }
    };
    let (Some(since), None) = (since, problem) else {
        let page = show::page(&ctx, &actor, position, "", typed, problem).await?;
        return refused_form(ctx.render(&page));
    };
    let by = actor.person_id();
    db.change(&actor, async |tx| {
        // Sent twice, it is kept once.
        let holds = tx
            .optional(&HOLDS, params![position.id, person, since])
            .await?;
        if holds.is_some() {
            return Err(db::Error::Conflict);
        }
        let placement = position::place(&tx, place, position.id, person, since, by).await?;
        if let Some(last) = position.last_day {
            position::end_placement(&tx, placement, person, last, by).await?;
        }
        Ok::<_, db::Error>(())
    })
    .await?;
    Ok(see_other(&format!(
        "/organization/positions/{}",
        position.id
    )))
}

/// `POST /organization/placements/{placement}/end`.
pub(super) async fn end(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(named): Path<String>,
    form: std::result::Result<Form<Ending>, FormRejection>,
) -> Result<Response> {
    let place = actor.organization.ok_or_else(Error::not_found)?;
    let resource = Resource::new("placement").of_organization(place);
    may(&actor, Action::End, &resource)?;
    let db = &ctx.app.db;
    let placement = id(&named)?;
    let row = db.one(&OPEN, params![placement, place]).await?;
    let (held, person): (Uuid, Uuid) = (row.get("position_id")?, row.get("person_id")?);
    let since: Date = row.get("since")?;
    let Form(sent) = form.map_err(Error::unreadable)?;
    // One that has not begun yet is over on its first day.
    let last_day = if sent.last_day.trim().is_empty() {
        Some(today().max(since))
    } else {
        day_or_today(&sent.last_day).filter(|d| *d >= since)
    };
    let Some(last_day) = last_day else {
        let position = Position::find(db, place, held).await?;
        let problem = Some("placement-last-day-refused");
        let page = show::page(&ctx, &actor, position, "", Placing::default(), problem).await?;
        return refused_form(ctx.render(&page));
    };
    let by = actor.person_id();
    db.change(&actor, async |tx| {
        if tx
            .optional(&OPEN, params![placement, place])
            .await?
            .is_none()
        {
            return Err(db::Error::Missing);
        }
        position::end_placement(&tx, placement, person, last_day, by).await
    })
    .await?;
    Ok(see_other(&format!("/organization/positions/{held}")))
}
