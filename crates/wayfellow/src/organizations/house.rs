//! The organization one is looking at: who belongs to it, what they do, and who is invited.
//!
//! Not here: one person's hats and supervision (`member`).

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

use super::invitation::is_given_by_hiring;
use crate::actor::{Actor, Hat};
use crate::db::{Db, Moment, Row, params, statements};
use crate::permission::{Action, Resource, may};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section};

/// How many people are shown at once. The rest are found by their names.
pub(super) const AT_ONCE: usize = 500;

statements! {
    /// The name of an organization, its language, and what it does.
    pub(super) ORGANIZATION = "SELECT name, language, about FROM organizations WHERE id = $1";
    PEOPLE = "SELECT p.id, p.name, h.hat FROM (SELECT m.person_id FROM memberships m JOIN people s ON s.id = m.person_id LEFT JOIN membership_ends e ON e.membership_id = m.id WHERE m.organization_id = $1 AND e.membership_id IS NULL AND LOWER(s.name) LIKE $3 ORDER BY m.person_id LIMIT 500) q JOIN people p ON p.id = q.person_id LEFT JOIN hats h ON h.person_id = q.person_id AND h.organization_id = $1 AND (h.until IS NULL OR h.until > $2) AND NOT EXISTS (SELECT 1 FROM hat_ends x WHERE x.hat_id = h.id) ORDER BY p.name, p.id, h.since, h.id";
    GUESTS = "SELECT p.id, p.name, h.hat FROM hats h JOIN people p ON p.id = h.person_id LEFT JOIN hat_ends e ON e.hat_id = h.id LEFT JOIN relation_ends r ON r.relation_id = h.relation_id WHERE h.organization_id = $1 AND h.hat IN ('panel-member', 'adviser', 'outside-supervisor') AND (h.until IS NULL OR h.until > $2) AND e.hat_id IS NULL AND r.relation_id IS NULL AND NOT EXISTS (SELECT 1 FROM memberships m LEFT JOIN membership_ends x ON x.membership_id = m.id WHERE m.person_id = h.person_id AND m.organization_id = h.organization_id AND x.membership_id IS NULL) ORDER BY p.name, p.id, h.since, h.id LIMIT 1000";
    SUPERVISED = "SELECT r.worker_id FROM (SELECT m.person_id FROM memberships m JOIN people s ON s.id = m.person_id LEFT JOIN membership_ends e ON e.membership_id = m.id WHERE m.organization_id = $1 AND e.membership_id IS NULL AND LOWER(s.name) LIKE $2 ORDER BY m.person_id LIMIT 500) q JOIN relations r ON r.worker_id = q.person_id AND r.organization_id = $1 LEFT JOIN relation_ends e ON e.relation_id = r.id WHERE e.relation_id IS NULL";
    WAITING = "SELECT l.id, l.email, l.hat, l.expires_at, t.id AS letter, t.tries, t.sent_at, t.given_up_at FROM links l LEFT JOIN letters t ON t.record_id = l.id WHERE l.organization_id = $1 AND l.purpose = 'invitation' AND l.used_at IS NULL AND l.expires_at > $2 ORDER BY l.made_at DESC, l.id DESC LIMIT 200";
}

/// A person with what they do here.
pub(super) struct Someone {
    pub id: Uuid,
    pub name: String,
    pub hats: Vec<String>,
    /// Works here, and nobody supervises them.
    pub alone: bool,
}

struct Waiting {
    id: Uuid,
    email: String,
    hat: String,
    until: String,
    /// The key of what became of its letter, when there was one.
    letter: Option<&'static str>,
}

/// An invitation just made.
pub(super) struct Invited {
    pub hat: &'static str,
    pub how: How,
}

/// How an invitation gets to whom it is for.
pub(crate) enum How {
    /// By a link to hand over. It is shown this once.
    Link(String),
    /// By letter to this address.
    Letter(String),
}

#[derive(Template)]
#[template(path = "organizations/house.html")]
pub(super) struct House {
    page: Page,
    name: String,
    about: Option<String>,
    people: Vec<Someone>,
    /// What was looked for, and whether there is more to look for.
    q: String,
    finds: bool,
    guests: Vec<Someone>,
    waiting: Vec<Waiting>,
    /// What the one who looks may invite to; nothing when they may not.
    hats: Vec<&'static str>,
    /// Whether they may say who does what.
    leads: bool,
    invited: Option<Invited>,
    problem: Option<&'static str>,
    /// Whether invitations can go by letter.
    letters: bool,
    /// The language that a letter is written in unless another is chosen.
    language: String,
}

fn gathered(rows: &[Row]) -> Result<Vec<Someone>> {
    let mut people: Vec<Someone> = Vec::new();
    for row in rows {
        let id: Uuid = row.get("id")?;
        let hat: Option<String> = row.get("hat")?;
        match people.last_mut() {
            Some(last) if last.id == id => {
                last.hats.extend(hat.filter(|h| !last.hats.contains(h)));
            }
            _ => people.push(Someone {
                id,
                name: row.get("name")?,
                hats: hat.into_iter().collect(),
                alone: false,
            }),
        }
    }
    Ok(people)
}

/// The first of those who belong to an organization and whose name holds `words`, in any case of its letters.
pub(super) async fn people(db: &Db, place: Uuid, words: &str) -> Result<Vec<Someone>> {
    let named = like(words);
    let values = params![place, Moment::now(), named.as_str()];
    let mut people = gathered(&db.all(&PEOPLE, values).await?)?;
    let mut supervised = BTreeSet::new();
    for row in db.all(&SUPERVISED, params![place, named]).await? {
        supervised.insert(row.get::<Uuid>("worker_id")?);
    }
    for person in &mut people {
        let works = person
            .hats
            .iter()
            .any(|h| h == "worker" || h == "volunteer");
        person.alone = works && !supervised.contains(&person.id);
    }
    Ok(people)
}

/// A day as pages and letters name it.
pub(crate) fn day(moment: Moment) -> String {
    moment.timestamp().strftime("%Y-%m-%d").to_string()
}

fn became(row: &Row) -> Result<Option<&'static str>> {
    if row.get::<Option<Uuid>>("letter")?.is_none() {
        return Ok(None);
    }
    let sent: Option<Moment> = row.get("sent_at")?;
    let given_up: Option<Moment> = row.get("given_up_at")?;
    let tries = row.get::<Option<i64>>("tries")?.unwrap_or_default();
    Ok(Some(match (sent, given_up) {
        (Some(_), _) => "invite-letter-sent",
        (None, Some(_)) => "invite-letter-failed",
        (None, None) if tries > 0 => "invite-letter-again",
        (None, None) => "invite-letter-waiting",
    }))
}

/// What a name has to be like to hold these words. The signs that stand for anything stand for nothing here.
fn like(words: &str) -> String {
    let words: String = words.trim().chars().take(120).collect();
    format!("%{}%", words.to_lowercase().replace(['%', '_', '\\'], ""))
}

/// The page, as this person sees it.
pub(super) async fn page(
    ctx: &Ctx,
    actor: &Actor,
    invited: Option<Invited>,
    problem: Option<&'static str>,
) -> Result<House> {
    found(ctx, actor, String::new(), invited, problem).await
}

/// The same with the people whose name holds `q`.
async fn found(
    ctx: &Ctx,
    actor: &Actor,
    q: String,
    invited: Option<Invited>,
    problem: Option<&'static str>,
) -> Result<House> {
    let place = actor.organization.ok_or_else(Error::not_found)?;
    let here = |kind| Resource::new(kind).of_organization(place);
    may(actor, Action::Read, &here("organization"))?;
    may(actor, Action::Read, &here("membership"))?;
    let db = &ctx.app.db;
    let leads = may(actor, Action::Add, &here("hat")).is_ok();
    let invites = may(actor, Action::Add, &here("invitation")).is_ok();
    let mut waiting = Vec::new();
    if invites {
        for row in db.all(&WAITING, params![place, Moment::now()]).await? {
            let until: Moment = row.get("expires_at")?;
            waiting.push(Waiting {
                id: row.get("id")?,
                email: row.get::<Option<String>>("email")?.unwrap_or_default(),
                hat: row.get::<Option<String>>("hat")?.unwrap_or_default(),
                until: day(until),
                letter: became(&row)?,
            });
        }
    }
    let hats = Hat::ALL
        .iter()
        .filter(|h| leads || invites && is_given_by_hiring(**h))
        .map(|h| h.word())
        .collect();
    let row = db.one(&ORGANIZATION, params![place]).await?;
    let letters = ctx.app.post.is_some();
    let people = people(db, place, &q).await?;
    Ok(House {
        finds: people.len() >= AT_ONCE || !q.is_empty(),
        q,
        language: row.get("language")?,
        letters,
        page: ctx.page(Section::Other, "house-title"),
        name: row.get("name")?,
        about: row.get("about")?,
        people,
        guests: gathered(&db.all(&GUESTS, params![place, Moment::now()]).await?)?,
        waiting,
        hats,
        leads,
        invited,
        problem,
    })
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    pub q: String,
}

/// `GET /organization`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    ctx.render(&found(&ctx, &actor, asked.q, None, None).await?)
}
