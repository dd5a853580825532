//! What needs somebody on the way to peer roles: a task of the plan that is late, a policy that is due for a look,
//! concerns that nobody has answered.
//!
//! A task is told to whoever looks after it, and to nobody else: the plan's own page shows the rest.

use super::{About, Need};
use crate::actor::Actor;
use crate::db::{params, statements};
use crate::permission::{Action, Resource, may};
use crate::plans;
use crate::plans::workdays::today;
use crate::web::{Ctx, Page, Result};

/// Tasks told at once.
const TASKS: usize = 3;

statements! {
    DUE = "SELECT id, title FROM policy_documents WHERE organization_id = $1 AND ended_at IS NULL AND review_on < $2 AND (owner_id = $3 OR owner_id IS NULL) ORDER BY review_on, id LIMIT 3";
    UNANSWERED = "SELECT f.id, f.name, COUNT(*) AS n FROM (SELECT id, name FROM forums WHERE organization_id = $1 AND closes_on < $2 ORDER BY closes_on DESC, id DESC LIMIT 5) f JOIN forum_concerns c ON c.forum_id = f.id WHERE NOT EXISTS (SELECT 1 FROM forum_answers a WHERE a.concern_id = c.id) GROUP BY f.id, f.name ORDER BY f.name, f.id";
}

/// Whether the actor may do this with the plan here, and where here is.
fn here(actor: &Actor, action: Action) -> Option<uuid::Uuid> {
    let place = actor.organization?;
    let plan = Resource::new("readiness-plan").of_organization(place);
    may(actor, action, &plan).ok().map(|_| place)
}

/// Late tasks of the plan that the actor looks after.
pub(super) async fn tasks(ctx: &Ctx, actor: &Actor, page: &Page) -> Result<Vec<Need>> {
    let (Some(place), Some(person)) = (here(actor, Action::Read), actor.person_id()) else {
        return Ok(Vec::new());
    };
    let late = plans::late_of(&ctx.app.db, place, person).await?;
    let needs = late.into_iter().take(TASKS).map(|task| Need {
        about: About::Oneself,
        text: page.su("need-task", task.label, task.due.to_string()),
        step: page.t("need-task-step"),
        href: format!("/plan/tasks/{}", task.id),
        late: true,
    });
    Ok(needs.collect())
}

/// Policies that are due for a look, for whoever looks after them.
pub(super) async fn policies(ctx: &Ctx, actor: &Actor, page: &Page) -> Result<Vec<Need>> {
    let Some(place) = here(actor, Action::Change) else {
        return Ok(Vec::new());
    };
    let values = params![place, today(), actor.person_id()];
    let mut needs = Vec::new();
    for row in ctx.app.db.all(&DUE, values).await? {
        let (id, title): (uuid::Uuid, String) = (row.get("id")?, row.get("title")?);
        needs.push(Need {
            about: About::Organization,
            text: page.s("need-policy", title),
            step: page.t("need-policy-step"),
            href: format!("/policies/{id}"),
            late: true,
        });
    }
    Ok(needs)
}

/// Concerns of forums whose box is over that nobody has answered yet.
pub(super) async fn concerns(ctx: &Ctx, actor: &Actor, page: &Page) -> Result<Vec<Need>> {
    let Some(place) = here(actor, Action::Change) else {
        return Ok(Vec::new());
    };
    let mut needs = Vec::new();
    for row in ctx.app.db.all(&UNANSWERED, params![place, today()]).await? {
        let (id, n): (uuid::Uuid, i64) = (row.get("id")?, row.get("n")?);
        let (name, n): (String, usize) = (row.get("name")?, usize::try_from(n).unwrap_or(0));
        needs.push(Need {
            about: About::Organization,
            text: format!("{name}: {}", page.n("need-concerns", n)),
            step: page.t("need-concerns-step"),
            href: format!("/forums/{id}#concerns"),
            late: false,
        });
    }
    Ok(needs)
}
