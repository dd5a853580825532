//! What needs a person for themselves: their portfolio, days that come near, and what others asked of them.

use uuid::Uuid;

use super::{About, Need};
use crate::actor::Actor;
use crate::db::{Moment, params, statements};
use crate::portfolio::{record, reminders};
use crate::sharing::INVITATION;
use crate::web::{Ctx, Page, Result};

/// How many of one kind are shown; the page they lead to has all.
const MOST: usize = 4;
/// Seconds for which something shared counts as new: fourteen days.
const NEW: i64 = 14 * 24 * 3_600;

statements! {
    INVITED = "SELECT s.person_id, p.name FROM shares s JOIN people p ON p.id = s.person_id LEFT JOIN share_ends e ON e.share_id = s.id WHERE s.with_person = $1 AND s.part = $2 AND s.since <= $3 AND (s.until IS NULL OR s.until > $3) AND e.share_id IS NULL AND NOT EXISTS (SELECT 1 FROM portfolio_records r WHERE r.made_by = $1 AND r.person_id = s.person_id AND r.kind = 'voice') ORDER BY s.since DESC, s.id DESC LIMIT 4";
    SHARED = "SELECT s.person_id, p.name, MAX(s.since) AS lately FROM shares s JOIN people p ON p.id = s.person_id LEFT JOIN share_ends e ON e.share_id = s.id WHERE s.with_person = $1 AND s.part <> $2 AND s.since <= $3 AND s.since > $4 AND (s.until IS NULL OR s.until > $3) AND e.share_id IS NULL GROUP BY s.person_id, p.name ORDER BY lately DESC, s.person_id LIMIT 4";
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

/// A word on somebody's items that they asked for, and what was shared lately.
pub(super) async fn asked_of_me(ctx: &Ctx, actor: &Actor, page: &Page) -> Result<Vec<Need>> {
    let Some(person) = actor.person_id() else {
        return Ok(Vec::new());
    };
    let (db, now) = (&ctx.app.db, Moment::now());
    let mut needs = Vec::new();
    let mut add = |key: &str, step: &str, id: Uuid, name: String| {
        needs.push(Need {
            about: About::Others,
            text: page.s(key, name),
            step: page.t(step),
            href: format!("/people/{id}/portfolio"),
            late: false,
        });
    };
    for row in db.all(&INVITED, params![person, INVITATION, now]).await? {
        let (id, name) = (row.get("person_id")?, row.get("name")?);
        add("home-need-voice", "home-step-voice", id, name);
    }
    let since = now.plus_seconds(-NEW);
    for row in db
        .all(&SHARED, params![person, INVITATION, now, since])
        .await?
    {
        let (id, name) = (row.get("person_id")?, row.get("name")?);
        add("home-need-shared", "home-step-shared", id, name);
    }
    Ok(needs)
}
