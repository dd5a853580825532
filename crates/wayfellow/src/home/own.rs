//! What needs a person for themselves: their portfolio, days that come near, and what others asked of them.

use uuid::Uuid;

use super::{About, Need};
use crate::actor::Actor;
use crate::db::{Moment, params, statements};
use crate::permission::{Action, Resource, may};
use crate::portfolio::{record, reminders};
use crate::sharing::INVITATION;
use crate::web::{Ctx, Page, Result};

/// How many of one kind are shown; the page they lead to has all.
const MOST: usize = 4;
/// Seconds for which something shared counts as new: fourteen days.
const NEW: i64 = 14 * 24 * 3_600;

statements! {
    INVITED = "SELECT s.person_id, p.name FROM shares s JOIN people p ON p.id = s.person_id LEFT JOIN share_ends e ON e.share_id = s.id WHERE s.with_person = $1 AND s.part = $2 AND s.since <= $3 AND (s.until IS NULL OR s.until > $3) AND e.share_id IS NULL AND NOT EXISTS (SELECT 1 FROM portfolio_records r WHERE r.made_by = $1 AND r.person_id = s.person_id AND r.kind = 'voice') ORDER BY s.since DESC, s.id DESC LIMIT 4";
    SHARED = "SELECT person_id, name, part FROM (SELECT s.person_id, p.name, '' AS part, MAX(s.since) AS lately FROM shares s JOIN people p ON p.id = s.person_id LEFT JOIN share_ends e ON e.share_id = s.id WHERE s.with_person = $1 AND s.part <> $2 AND s.since <= $3 AND s.since > $4 AND (s.until IS NULL OR s.until > $3) AND e.share_id IS NULL GROUP BY s.person_id, p.name ORDER BY lately DESC, s.person_id LIMIT 4) AS with_me UNION ALL SELECT person_id, name, part FROM (SELECT s.person_id, p.name, s.part, s.since AS lately FROM shares s JOIN people p ON p.id = s.person_id LEFT JOIN share_ends e ON e.share_id = s.id WHERE s.with_organization = $5 AND s.person_id <> $1 AND $6 LIKE '%' || s.with_hat || ',%' AND s.since <= $3 AND s.since > $4 AND (s.until IS NULL OR s.until > $3) AND e.share_id IS NULL ORDER BY s.since DESC, s.id DESC LIMIT 12) AS with_my_hat";
}

/// The first line of an empty portfolio; later, what has a day.
pub(super) async fn portfolio(ctx: &Ctx, actor: &Actor, page: &Page) -> Result<Vec<Need>> {
    let Some(person) = actor.person_id() else {
        return Ok(Vec::new());
    };
    let records = record::today(&ctx.app.db, person).await?;
    if records.is_empty() {
        return Ok(vec![Need {
            about: About::Oneself,
            text: page.t("home-need-portfolio"),
            step: page.t("home-step-portfolio"),
            href: "/me/portfolio/experience/new".to_owned(),
            late: false,
        }]);
    }
    let today = crate::pathway::today();
    let soon = reminders::reminders(&ctx.app, page, &records, today);
    let needs = soon.into_iter().take(MOST).map(|r| Need {
        about: About::Oneself,
        text: format!("{}: {}", r.title, r.text),
        step: page.t("home-step-look"),
        href: r.href,
        late: r.late,
    });
    Ok(needs.collect())
}

/// A word on somebody's items that they asked for, and what was shared lately: with the actor, or with those in the
/// organization who wear one of their hats. What is shared with everybody there asks nobody in particular.
pub(super) async fn asked_of_me(ctx: &Ctx, actor: &Actor, page: &Page) -> Result<Vec<Need>> {
    let Some(person) = actor.person_id() else {
        return Ok(Vec::new());
    };
    let (db, now) = (&ctx.app.db, Moment::now());
    let need = |key: &str, step: &str, id: Uuid, name: String| Need {
        about: About::Others,
        text: page.s(key, name),
        step: page.t(step),
        href: format!("/people/{id}/portfolio"),
        late: false,
    };
    let mut needs = Vec::new();
    for row in db.all(&INVITED, params![person, INVITATION, now]).await? {
        let (id, name) = (row.get("person_id")?, row.get("name")?);
        needs.push(need("home-need-voice", "home-step-voice", id, name));
    }
    let free = actor.hats.iter().filter(|w| w.relation.is_none());
    let hats: String = free.map(|w| format!("{},", w.hat.word())).collect();
    let since = now.plus_seconds(-NEW);
    let place = actor.organization;
    let values = params![person, INVITATION, now, since, place, hats];
    let mut shown: Vec<Uuid> = Vec::new();
    for row in db.all(&SHARED, values).await? {
        let id: Uuid = row.get("person_id")?;
        let part: String = row.get("part")?;
        if shown.len() == MOST || shown.contains(&id) {
            continue;
        }
        if !part.is_empty() {
            // Whether the hat opens it here is for the rules to say.
            let resource = Resource::new("portfolio").kept_by(id).part(&part);
            let resource = resource.with_facts(db, actor).await?;
            if may(actor, Action::Read, &resource).is_err() {
                continue;
            }
        }
        shown.push(id);
        needs.push(need(
            "home-need-shared",
            "home-step-shared",
            id,
            row.get("name")?,
        ));
    }
    Ok(needs)
}
