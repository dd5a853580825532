//! What needs whoever looks after an organization: invitations that run out, newcomers, lists, positions nobody holds,
//! people nobody supervises.
//!
//! Of what grows with the organization only the latest are looked at; the pages these lead to show the rest.

use super::{About, Need};
use crate::actor::Actor;
use crate::db::{Moment, Row, Statement, Value, params, statements};
use crate::permission::{Action, Resource, may};
use crate::positions::position::today;
use crate::web::{Ctx, Page, Result};

/// Seconds before its end from which an invitation is mentioned: two days.
const BEFORE_THE_END: i64 = 2 * 24 * 3_600;
/// Seconds for which a list that was tried is mentioned: the day for which its file waits.
const LIST_WAITS: i64 = 24 * 3_600;
/// A count goes no further than this.
const MOST: usize = 99;

statements! {
    ENDING = "SELECT l.id FROM links l WHERE l.organization_id = $1 AND l.used_at IS NULL AND l.expires_at > $2 AND l.expires_at < $3 AND l.purpose = 'invitation' ORDER BY l.expires_at LIMIT 100";
    NEWCOMERS = "SELECT n.person_id FROM newcomers n WHERE n.organization_id = $1 AND n.invite_at <= $2 ORDER BY n.invite_at LIMIT 100";
    LISTS = "SELECT i.id FROM people_imports i WHERE i.organization_id = $1 AND i.made_at > $2 AND i.ended_at IS NULL AND i.made_by = $3 ORDER BY i.made_at DESC LIMIT 1";
    ANY_POSITION = "SELECT p.id FROM positions p WHERE p.organization_id = $1 LIMIT 1";
    /// The latest holder rather than whether there is one: for that, PostgreSQL would gather all who ever held a position.
    UNHELD = "SELECT q.id, q.job_title FROM (SELECT p.id, p.job_title, p.last_day FROM positions p WHERE p.organization_id = $1 ORDER BY p.id DESC LIMIT 100) q WHERE (q.last_day IS NULL OR q.last_day >= $2) AND (SELECT l.id FROM placements l LEFT JOIN placement_ends x ON x.placement_id = l.id WHERE l.position_id = q.id AND (x.last_day IS NULL OR x.last_day >= $2) ORDER BY l.id DESC LIMIT 1) IS NULL ORDER BY q.id DESC LIMIT 3";
    ALONE = "SELECT q.person_id, p.name FROM (SELECT w.id, w.person_id FROM hats w WHERE w.organization_id = $1 AND w.hat = $3 ORDER BY w.id DESC LIMIT 100) q JOIN people p ON p.id = q.person_id LEFT JOIN hat_ends e ON e.hat_id = q.id WHERE e.hat_id IS NULL AND p.erased_at IS NULL AND NOT EXISTS (SELECT 1 FROM relations r LEFT JOIN relation_ends x ON x.relation_id = r.id WHERE r.worker_id = q.person_id AND r.organization_id = $1 AND (x.ended_at IS NULL OR x.ended_at > $2)) AND EXISTS (SELECT 1 FROM memberships m LEFT JOIN membership_ends n ON n.membership_id = m.id WHERE m.person_id = q.person_id AND m.organization_id = $1 AND n.membership_id IS NULL) ORDER BY q.id DESC LIMIT 100";
}

/// The rows that a statement finds, for whoever may do this with this kind of record here.
async fn asked(
    ctx: &Ctx,
    actor: &Actor,
    (action, kind): (Action, &'static str),
    statement: &'static Statement,
    more: Vec<Value>,
) -> Result<Option<Vec<Row>>> {
    let Some(place) = actor.organization else {
        return Ok(None);
    };
    let resource = Resource::new(kind).of_organization(place);
    if may(actor, action, &resource).is_err() {
        return Ok(None);
    }
    let mut values = params![place];
    values.extend(more);
    Ok(Some(ctx.app.db.all(statement, values).await?))
}

fn need(text: String, step: String, href: impl Into<String>) -> Need {
    Need {
        about: About::Organization,
        text,
        step,
        href: href.into(),
        late: false,
    }
}

/// Invitations that run out before long.
pub(super) async fn invitations(ctx: &Ctx, actor: &Actor, page: &Page) -> Result<Vec<Need>> {
    let now = Moment::now();
    let values = params![now, now.plus_seconds(BEFORE_THE_END)];
    let rows = asked(ctx, actor, (Action::Add, "invitation"), &ENDING, values).await?;
    let many = rows.map_or(0, |r| r.len().min(MOST));
    Ok((many > 0)
        .then(|| {
            need(
                page.n("home-need-invitations", many),
                page.t("home-step-invitations"),
                "/organization#invite-heading",
            )
        })
        .into_iter()
        .collect())
}

/// People from a list who wait for their invitation.
pub(super) async fn newcomers(ctx: &Ctx, actor: &Actor, page: &Page) -> Result<Vec<Need>> {
    let values = params![Moment::now()];
    let rows = asked(ctx, actor, (Action::Add, "invitation"), &NEWCOMERS, values).await?;
    let many = rows.map_or(0, |r| r.len());
    let text = match many {
        0 => return Ok(Vec::new()),
        many if many > MOST => page.n("home-need-newcomers-many", MOST),
        many => page.n("newcomers-many", many),
    };
    let step = page.t("home-step-newcomers");
    Ok(vec![need(text, step, "/organization/newcomers")])
}

/// A list that whoever looks has tried and not brought in yet.
pub(super) async fn lists(ctx: &Ctx, actor: &Actor, page: &Page) -> Result<Vec<Need>> {
    let values = params![Moment::now().plus_seconds(-LIST_WAITS), actor.person_id()];
    let rows = asked(ctx, actor, (Action::Add, "membership"), &LISTS, values).await?;
    let mut needs = Vec::new();
    for row in rows.unwrap_or_default() {
        let id: uuid::Uuid = row.get("id")?;
        needs.push(need(
            page.t("home-need-list"),
            page.t("home-step-list"),
            format!("/organization/imports/{id}"),
        ));
    }
    Ok(needs)
}

/// The first position; later, positions that nobody holds.
pub(super) async fn positions(ctx: &Ctx, actor: &Actor, page: &Page) -> Result<Vec<Need>> {
    let may_add = (Action::Add, "position");
    match asked(ctx, actor, may_add, &ANY_POSITION, Vec::new()).await? {
        None => return Ok(Vec::new()),
        Some(rows) if rows.is_empty() => {
            return Ok(vec![need(
                page.t("home-need-first-position"),
                page.t("position-new"),
                "/organization/positions/new",
            )]);
        }
        Some(_) => {}
    }
    let rows = asked(ctx, actor, may_add, &UNHELD, params![today()]).await?;
    let mut needs = Vec::new();
    for row in rows.unwrap_or_default() {
        let (id, title): (uuid::Uuid, String) = (row.get("id")?, row.get("job_title")?);
        needs.push(need(
            page.s("home-need-holder", title),
            page.t("home-step-holder"),
            format!("/organization/positions/{id}"),
        ));
    }
    Ok(needs)
}

/// People who came lately and whom nobody supervises.
pub(super) async fn alone(ctx: &Ctx, actor: &Actor, page: &Page) -> Result<Vec<Need>> {
    let mut found: Vec<(uuid::Uuid, String)> = Vec::new();
    for hat in ["worker", "volunteer"] {
        let values = params![Moment::now(), hat];
        let rows = asked(ctx, actor, (Action::Add, "relation"), &ALONE, values).await?;
        for row in rows.unwrap_or_default() {
            let one = (row.get("person_id")?, row.get("name")?);
            if !found.contains(&one) {
                found.push(one);
            }
        }
    }
    let Some((id, name)) = found.first().cloned() else {
        return Ok(Vec::new());
    };
    let text = match found.len() - 1 {
        0 => page.s("home-need-alone", name),
        more => page.su("home-need-alone-many", name, more.min(MOST).to_string()),
    };
    let href = match found.len() {
        1 => format!("/organization/people/{id}"),
        _ => "/organization".to_owned(),
    };
    Ok(vec![need(text, page.t("home-step-alone"), href)])
}
