//! One person in an organization: the hats they wear and who supervises them, with what leaders may change.
//!
//! Hats and relations are given and ended, never edited. Not here: anything the person keeps themselves.

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, Query};
use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

use super::house::{self, Someone};
use super::invitation::is_limited;
use super::organization::{self, Line};
use crate::actor::{Actor, Hat};
use crate::db::{self, Entry, Moment, params, statements};
use crate::permission::{Action, Resource, may};
use crate::positions::position::{self, Held};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form, see_other};

statements! {
    PERSON = "SELECT p.name FROM people p WHERE p.id = $1 AND (EXISTS (SELECT 1 FROM memberships m LEFT JOIN membership_ends e ON e.membership_id = m.id WHERE m.person_id = p.id AND m.organization_id = $2 AND e.membership_id IS NULL) OR EXISTS (SELECT 1 FROM hats h LEFT JOIN hat_ends x ON x.hat_id = h.id WHERE h.person_id = p.id AND h.organization_id = $2 AND x.hat_id IS NULL))";
    HATS = "SELECT h.id, h.hat, h.since FROM hats h LEFT JOIN hat_ends e ON e.hat_id = h.id WHERE h.person_id = $1 AND h.organization_id = $2 AND e.hat_id IS NULL AND (h.until IS NULL OR h.until > $3) ORDER BY h.since, h.id";
    RELATIONS = "SELECT r.id, r.line, r.since, r.worker_id, s.name AS supervisor, w.name AS worker FROM relations r JOIN people s ON s.id = r.supervisor_id JOIN people w ON w.id = r.worker_id LEFT JOIN relation_ends e ON e.relation_id = r.id WHERE r.organization_id = $2 AND (r.worker_id = $1 OR r.supervisor_id = $1) AND e.relation_id IS NULL ORDER BY r.since, r.id";
    SAME_RELATION = "SELECT r.id FROM relations r LEFT JOIN relation_ends e ON e.relation_id = r.id WHERE r.organization_id = $1 AND r.supervisor_id = $2 AND r.worker_id = $3 AND r.line = $4 AND e.relation_id IS NULL";
    OPEN_HAT = "SELECT h.person_id, h.hat FROM hats h LEFT JOIN hat_ends e ON e.hat_id = h.id WHERE h.id = $1 AND h.organization_id = $2 AND e.hat_id IS NULL";
    OTHER_LEADERS = "SELECT h.id FROM hats h LEFT JOIN hat_ends e ON e.hat_id = h.id WHERE h.organization_id = $1 AND h.hat = 'leader' AND h.id <> $2 AND e.hat_id IS NULL AND (h.until IS NULL OR h.until > $3)";
    END_HAT = "INSERT INTO hat_ends (hat_id, ended_at, made_by) VALUES ($1, $2, $3)";
    OPEN_RELATION = "SELECT r.worker_id, r.supervisor_id FROM relations r LEFT JOIN relation_ends e ON e.relation_id = r.id WHERE r.id = $1 AND r.organization_id = $2 AND e.relation_id IS NULL";
    END_RELATION = "INSERT INTO relation_ends (relation_id, ended_at, made_by) VALUES ($1, $2, $3)";
}

struct Worn {
    id: Uuid,
    hat: String,
    since: String,
}

struct Related {
    id: Uuid,
    line: String,
    since: String,
    supervisor: String,
    worker: String,
}

#[derive(Template)]
#[template(path = "organizations/member.html")]
struct Member {
    page: Page,
    id: Uuid,
    name: String,
    hats: Vec<Worn>,
    relations: Vec<Related>,
    /// The positions that they hold here.
    positions: Vec<Held>,
    /// Whether the one who looks may say what they do.
    leads: bool,
    /// Hats that can be given here, by whoever may.
    givable: Vec<&'static str>,
    /// Who can supervise this person, for whoever may say so.
    colleagues: Vec<Someone>,
    /// What was looked for among them, and whether there is more to look for.
    q: String,
    finds: bool,
    problem: Option<&'static str>,
}

fn day(moment: Moment) -> String {
    moment.timestamp().strftime("%Y-%m-%d").to_string()
}

/// The organization looked at, and the name of a person in it.
async fn found(ctx: &Ctx, actor: &Actor, person: Uuid) -> Result<(Uuid, String)> {
    let place = actor.organization.ok_or_else(Error::not_found)?;
    let row = ctx.app.db.one(&PERSON, params![person, place]).await?;
    Ok((place, row.get("name")?))
}

fn about(kind: &'static str, place: Uuid, person: Uuid) -> Resource {
    Resource::new(kind).of_organization(place).about(person)
}

async fn page(
    ctx: &Ctx,
    actor: &Actor,
    person: Uuid,
    problem: Option<&'static str>,
) -> Result<Member> {
    among(ctx, actor, person, "", problem).await
}

/// The page, with those colleagues to choose from whose name holds `q`.
async fn among(
    ctx: &Ctx,
    actor: &Actor,
    person: Uuid,
    q: &str,
    problem: Option<&'static str>,
) -> Result<Member> {
    let (place, name) = found(ctx, actor, person).await?;
    may(actor, Action::Read, &about("membership", place, person))?;
    let db = &ctx.app.db;
    let mut hats = Vec::new();
    for row in db.all(&HATS, params![person, place, Moment::now()]).await? {
        hats.push(Worn {
            id: row.get("id")?,
            hat: row.get("hat")?,
            since: day(row.get("since")?),
        });
    }
    let mut relations = Vec::new();
    for row in db.all(&RELATIONS, params![person, place]).await? {
        // Who supervises whom is for the two, their other line, and leaders.
        let worker: Uuid = row.get("worker_id")?;
        let relation = about("relation", place, worker)
            .with_facts(db, actor)
            .await?;
        if may(actor, Action::Read, &relation).is_ok() {
            relations.push(Related {
                id: row.get("id")?,
                line: row.get("line")?,
                since: day(row.get("since")?),
                supervisor: row.get("supervisor")?,
                worker: row.get("worker")?,
            });
        }
    }
    let mut positions = Vec::new();
    if may(actor, Action::Read, &about("placement", place, person)).is_ok() {
        positions = position::held_by(db, person).await?;
        positions.retain(|p| p.organization == place);
    }
    let leads = may(actor, Action::Add, &about("hat", place, person)).is_ok();
    let givable = Hat::ALL
        .iter()
        .filter(|h| leads && !is_limited(**h) && !hats.iter().any(|w| w.hat == h.word()))
        .map(|h| h.word())
        .collect();
    let (mut colleagues, mut finds) = (Vec::new(), false);
    if may(actor, Action::Add, &about("relation", place, person)).is_ok() {
        colleagues = house::people(db, place, q).await?;
        finds = colleagues.len() >= house::AT_ONCE || !q.is_empty();
        colleagues.retain(|c| c.id != person);
    }
    Ok(Member {
        page: ctx.page(Section::Other, "member-title"),
        id: person,
        name,
        hats,
        relations,
        positions,
        leads,
        givable,
        colleagues,
        q: q.to_owned(),
        finds,
        problem,
    })
}

fn id(text: &str) -> Result<Uuid> {
    text.parse().map_err(|_| Error::not_found())
}

/// `GET /organization/people/{person}`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(person): Path<String>,
    Query(asked): Query<house::Asked>,
) -> Result<Response> {
    let page = among(&ctx, &actor, id(&person)?, &asked.q, None).await?;
    ctx.render(&page)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Giving {
    hat: String,
}

/// `POST /organization/people/{person}/hats`.
pub(super) async fn give(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(person): Path<String>,
    form: std::result::Result<Form<Giving>, FormRejection>,
) -> Result<Response> {
    let person = id(&person)?;
    let (place, _) = found(&ctx, &actor, person).await?;
    may(&actor, Action::Add, &about("hat", place, person))?;
    let Form(sent) = form.map_err(Error::unreadable)?;
    let hat: Hat = sent
        .hat
        .parse()
        .map_err(|()| Error::bad_request("error-form"))?;
    if is_limited(hat) {
        return Err(Error::bad_request("error-form"));
    }
    ctx.app
        .db
        .change(&actor, async |tx| {
            let worn = tx.all(&HATS, params![person, place, tx.now()]).await?;
            for row in worn {
                if row.get::<String>("hat")? == hat.word() {
                    return Err(db::Error::Conflict);
                }
            }
            organization::give(&tx, place, person, hat, None, actor.person_id()).await
        })
        .await?;
    Ok(see_other(&format!("/organization/people/{person}")))
}

/// `POST /organization/hats/{hat}/end`. An organization is never left without somebody who leads it.
pub(super) async fn put_down(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(hat): Path<String>,
) -> Result<Response> {
    let hat = id(&hat)?;
    let place = actor.organization.ok_or_else(Error::not_found)?;
    let row = ctx.app.db.one(&OPEN_HAT, params![hat, place]).await?;
    let (person, word): (Uuid, String) = (row.get("person_id")?, row.get("hat")?);
    may(&actor, Action::End, &about("hat", place, person))?;
    let ended = ctx
        .app
        .db
        .change(&actor, async |tx| {
            if word == "leader"
                && tx
                    .all(&OTHER_LEADERS, params![place, hat, tx.now()])
                    .await?
                    .is_empty()
            {
                return Ok(false);
            }
            tx.execute(&END_HAT, params![hat, tx.now(), actor.person_id()])
                .await?;
            let before = word.as_str();
            tx.record(Entry::new("end", "hat").of(hat).about(person).changed(
                "hat",
                before,
                None::<String>,
            ));
            Ok::<_, db::Error>(true)
        })
        .await;
    match ended {
        Ok(true) => Ok(see_other(&format!("/organization/people/{person}"))),
        // Nothing was written, so there is nothing to record.
        Ok(false) | Err(db::Error::Unrecorded) => {
            let page = page(&ctx, &actor, person, Some("member-last-leader")).await?;
            refused_form(ctx.render(&page))
        }
        Err(e) => Err(e.into()),
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Relating {
    supervisor: String,
    line: String,
}

/// `POST /organization/people/{person}/relations`.
pub(super) async fn relate(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(person): Path<String>,
    form: std::result::Result<Form<Relating>, FormRejection>,
) -> Result<Response> {
    let person = id(&person)?;
    let (place, _) = found(&ctx, &actor, person).await?;
    may(&actor, Action::Add, &about("relation", place, person))?;
    let Form(sent) = form.map_err(Error::unreadable)?;
    let line = match sent.line.as_str() {
        "peer" => Line::Peer,
        "administrative" => Line::Administrative,
        _ => return Err(Error::bad_request("error-form")),
    };
    let supervisor: Uuid = sent
        .supervisor
        .parse()
        .map_err(|_| Error::bad_request("error-form"))?;
    if supervisor == person {
        return Err(Error::bad_request("error-form"));
    }
    found(&ctx, &actor, supervisor).await?;
    let values = params![place, supervisor, person, line.word()];
    if ctx.app.db.optional(&SAME_RELATION, values).await?.is_some() {
        let page = page(&ctx, &actor, person, Some("member-same-relation")).await?;
        return refused_form(ctx.render(&page));
    }
    ctx.app
        .db
        .change(&actor, async |tx| {
            organization::relate(&tx, place, supervisor, person, line, actor.person_id()).await
        })
        .await?;
    Ok(see_other(&format!("/organization/people/{person}")))
}

/// `POST /organization/relations/{relation}/end`.
pub(super) async fn part(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(relation): Path<String>,
) -> Result<Response> {
    let relation = id(&relation)?;
    let place = actor.organization.ok_or_else(Error::not_found)?;
    let row = ctx
        .app
        .db
        .one(&OPEN_RELATION, params![relation, place])
        .await?;
    let (worker, supervisor): (Uuid, Uuid) = (row.get("worker_id")?, row.get("supervisor_id")?);
    may(&actor, Action::End, &about("relation", place, worker))?;
    ctx.app
        .db
        .change(&actor, async |tx| {
            tx.execute(
                &END_RELATION,
                params![relation, tx.now(), actor.person_id()],
            )
            .await?;
            for person in [worker, supervisor] {
                tx.record(Entry::new("end", "relation").of(relation).about(person));
            }
            Ok::<_, db::Error>(())
        })
        .await?;
    Ok(see_other(&format!("/organization/people/{worker}")))
}
