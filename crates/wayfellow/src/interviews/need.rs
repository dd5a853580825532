//! What a panel needs from whoever is signed in: ties to declare, interviews to write down.
//!
//! Not here: what the panel needs from those who lead; the page of the panel says it.

use uuid::Uuid;

use crate::actor::Actor;
use crate::db::{params, statements};
use crate::home::{About, Need};
use crate::web::{Ctx, Page, Result};

statements! {
    SEATS = "SELECT m.opening_id, o.body, (SELECT d.stance FROM panel_declarations d WHERE d.member_id = m.id AND d.application_id IS NULL ORDER BY d.made_at DESC, d.id DESC LIMIT 1) AS stance, (SELECT COUNT(*) FROM interviews i JOIN applications a ON a.id = i.application_id WHERE a.opening_id = m.opening_id AND NOT EXISTS (SELECT 1 FROM ratings r WHERE r.application_id = a.id AND r.member_id = m.id)) AS waits FROM panel_members m JOIN openings o ON o.id = m.opening_id WHERE m.person_id = $1 AND o.organization_id = $2 AND NOT EXISTS (SELECT 1 FROM panel_removals x WHERE x.member_id = m.id) AND NOT EXISTS (SELECT 1 FROM decisions c WHERE c.opening_id = m.opening_id) ORDER BY m.made_at DESC, m.id DESC LIMIT 4";
}

/// Panels that wait for a word of this person.
pub(crate) async fn of(ctx: &Ctx, actor: &Actor, page: &Page) -> Result<Vec<Need>> {
    let (Some(person), Some(place)) = (actor.person_id(), actor.organization) else {
        return Ok(Vec::new());
    };
    let mut needs = Vec::new();
    for row in ctx.app.db.all(&SEATS, params![person, place]).await? {
        let opening: Uuid = row.get("opening_id")?;
        let stance: Option<String> = row.get("stance")?;
        let body: String = row.get("body")?;
        let ad: serde_json::Value = serde_json::from_str(&body).unwrap_or_default();
        let title = ad["title"].as_str().unwrap_or_default();
        let (text, step) = match stance.as_deref() {
            None => ("home-need-ties", "home-step-ties"),
            Some("aside") => continue,
            Some(_) if row.get::<i64>("waits")? > 0 => ("home-need-rating", "home-step-rating"),
            Some(_) => continue,
        };
        needs.push(Need {
            about: About::Others,
            text: page.s(text, title),
            step: page.t(step),
            href: format!("/openings/{opening}/panel"),
            late: false,
        });
    }
    Ok(needs)
}
