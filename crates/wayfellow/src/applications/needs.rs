//! What needs somebody on the front page: applications that nobody decided on, and what applicants need to be different.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::accommodation;
use crate::actor::Actor;
use crate::db::{Moment, params, statements};
use crate::home::{About, Need};
use crate::openings::opening::Opening;
use crate::permission::{Action, Resource, may};
use crate::web::{Ctx, Page, Result};

/// Of the latest so many applications, those are looked at that nobody decided on.
const MOST: usize = 99;
/// Seconds for which a request is mentioned: fourteen days.
const MENTIONED: i64 = 14 * 24 * 3_600;

statements! {
    UNDECIDED = "SELECT q.opening_id FROM (SELECT a.id, a.opening_id FROM applications a WHERE a.organization_id = $1 AND a.erased_at IS NULL ORDER BY a.id DESC LIMIT 100) q WHERE NOT EXISTS (SELECT 1 FROM application_events e WHERE e.application_id = q.id AND e.place = 2)";
    ASKED = "SELECT c.id FROM application_accommodations c JOIN applications a ON a.id = c.application_id WHERE a.organization_id = $1 AND c.made_at > $2 LIMIT 1";
}

/// Applications that wait to be read, by opening.
pub(crate) async fn to_read(ctx: &Ctx, actor: &Actor, page: &Page) -> Result<Vec<Need>> {
    let Some(place) = actor.organization else {
        return Ok(Vec::new());
    };
    let resource = Resource::new("application").of_organization(place);
    if may(actor, Action::Change, &resource).is_err() {
        return Ok(Vec::new());
    }
    let db = &ctx.app.db;
    let mut waiting: BTreeMap<Uuid, usize> = BTreeMap::new();
    for row in db.all(&UNDECIDED, params![place]).await? {
        *waiting.entry(row.get("opening_id")?).or_default() += 1;
    }
    let mut needs = Vec::new();
    // The latest openings; the others are found on their pages.
    for (opening, many) in waiting.into_iter().rev().take(3) {
        let o = Opening::one(db, opening).await?;
        let many = page.n("home-need-applications", many.min(MOST));
        needs.push(Need {
            about: About::Organization,
            text: format!("{many} {}", o.ad.title),
            step: page.t("home-step-applications"),
            href: format!("/openings/{opening}/applications?status=received"),
            late: false,
        });
    }
    Ok(needs)
}

/// What applicants need, for the one person named for it.
pub(crate) async fn to_arrange(ctx: &Ctx, actor: &Actor, page: &Page) -> Result<Vec<Need>> {
    let db = &ctx.app.db;
    let Some(place) = actor.organization else {
        return Ok(Vec::new());
    };
    let since = Moment::now().plus_seconds(-MENTIONED);
    let asked = db.optional(&ASKED, params![place, since]).await?.is_some();
    if !asked || !accommodation::keeps(db, actor).await {
        return Ok(Vec::new());
    }
    Ok(vec![Need {
        about: About::Others,
        text: page.t("home-need-accommodation"),
        step: page.t("home-step-accommodation"),
        href: "/organization/accommodations".to_owned(),
        late: false,
    }])
}
