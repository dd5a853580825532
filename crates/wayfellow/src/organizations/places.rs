//! The organizations that somebody belongs to or is let into, with the way from one to the other and out.
//!
//! Not here: what one sees inside of one.

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

use crate::actor::Actor;
use crate::db::{self, Db, Entry, Moment, params, statements};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form, see_other};

statements! {
    MEMBER_OF = "SELECT o.id, o.name FROM memberships m JOIN organizations o ON o.id = m.organization_id LEFT JOIN membership_ends e ON e.membership_id = m.id WHERE m.person_id = $1 AND e.membership_id IS NULL ORDER BY o.name, o.id";
    HATS_OF = "SELECT o.id, o.name, h.hat FROM hats h JOIN organizations o ON o.id = h.organization_id LEFT JOIN hat_ends e ON e.hat_id = h.id LEFT JOIN relation_ends r ON r.relation_id = h.relation_id WHERE h.person_id = $1 AND e.hat_id IS NULL AND r.relation_id IS NULL AND (h.until IS NULL OR h.until > $2) ORDER BY o.name, o.id, h.since, h.id";
    SWITCH = "UPDATE sessions SET organization_id = $2 WHERE id = $1 AND ended_at IS NULL";
    LEAVE = "INSERT INTO membership_ends (membership_id, ended_at, made_by) SELECT m.id, $3, $1 FROM memberships m WHERE m.person_id = $1 AND m.organization_id = $2 AND NOT EXISTS (SELECT 1 FROM membership_ends e WHERE e.membership_id = m.id)";
    PUT_DOWN = "INSERT INTO hat_ends (hat_id, ended_at, made_by) SELECT h.id, $3, $1 FROM hats h WHERE h.person_id = $1 AND h.organization_id = $2 AND NOT EXISTS (SELECT 1 FROM hat_ends e WHERE e.hat_id = h.id)";
    PART = "INSERT INTO relation_ends (relation_id, ended_at, made_by) SELECT r.id, $3, $1 FROM relations r WHERE (r.worker_id = $1 OR r.supervisor_id = $1) AND r.organization_id = $2 AND NOT EXISTS (SELECT 1 FROM relation_ends e WHERE e.relation_id = r.id)";
    LEADERS = "SELECT h.person_id FROM hats h LEFT JOIN hat_ends e ON e.hat_id = h.id WHERE h.organization_id = $1 AND h.hat = 'leader' AND e.hat_id IS NULL AND (h.until IS NULL OR h.until > $2)";
}

struct Place {
    id: Uuid,
    name: String,
    hats: Vec<String>,
    current: bool,
}

#[derive(Template)]
#[template(path = "organizations/places.html")]
struct Places {
    page: Page,
    places: Vec<Place>,
    problem: Option<&'static str>,
}

async fn places(db: &Db, person: Uuid, current: Option<Uuid>) -> Result<Vec<Place>> {
    let mut places: Vec<Place> = Vec::new();
    let mut rows = db.all(&MEMBER_OF, params![person]).await?;
    let members = rows.len();
    rows.extend(db.all(&HATS_OF, params![person, Moment::now()]).await?);
    for (n, row) in rows.iter().enumerate() {
        let id: Uuid = row.get("id")?;
        let hat: Option<String> = if n < members {
            None
        } else {
            Some(row.get("hat")?)
        };
        match places.iter_mut().find(|p| p.id == id) {
            Some(place) => place.hats.extend(hat.filter(|h| !place.hats.contains(h))),
            None => places.push(Place {
                id,
                name: row.get("name")?,
                hats: hat.into_iter().collect(),
                current: current == Some(id),
            }),
        }
    }
    Ok(places)
}

async fn page(ctx: &Ctx, actor: &Actor, problem: Option<&'static str>) -> Result<Places> {
    let person = actor.person_id().ok_or_else(Error::not_found)?;
    Ok(Places {
        page: ctx.page(Section::Other, "places-title"),
        places: places(&ctx.app.db, person, actor.organization).await?,
        problem,
    })
}

/// `GET /organizations`.
pub(super) async fn show(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    ctx.render(&page(&ctx, &actor, None).await?)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Sent {
    organization: String,
}

/// The place that was sent, when it is one of theirs.
async fn sent(
    ctx: &Ctx,
    actor: &Actor,
    form: std::result::Result<Form<Sent>, FormRejection>,
) -> Result<(Uuid, Uuid)> {
    let person = actor.person_id().ok_or_else(Error::not_found)?;
    let Form(sent) = form.map_err(Error::unreadable)?;
    let place: Uuid = sent
        .organization
        .parse()
        .map_err(|_| Error::bad_request("error-form"))?;
    let own = places(&ctx.app.db, person, None).await?;
    if own.iter().any(|p| p.id == place) {
        Ok((person, place))
    } else {
        Err(Error::not_found())
    }
}

/// `POST /organizations/current`: look at another one.
pub(super) async fn switch(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    form: std::result::Result<Form<Sent>, FormRejection>,
) -> Result<Response> {
    let (person, place) = sent(&ctx, &actor, form).await?;
    let session = actor.session.ok_or_else(Error::not_found)?.session;
    ctx.app
        .db
        .change(&actor, async |tx| {
            tx.execute(&SWITCH, params![session, place]).await?;
            let entry = Entry::new("edit", "session").of(session).about(person);
            tx.record(entry.field("organization").belongs_to(None));
            Ok::<_, db::Error>(())
        })
        .await?;
    Ok(see_other("/organizations"))
}

/// `POST /organizations/departure`: leave one, with every hat and relation there. What was done stays recorded.
pub(super) async fn leave(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    form: std::result::Result<Form<Sent>, FormRejection>,
) -> Result<Response> {
    let (person, place) = sent(&ctx, &actor, form).await?;
    let left = ctx
        .app
        .db
        .change(&actor, async |tx| {
            let mut leaders = Vec::new();
            for row in tx.all(&LEADERS, params![place, tx.now()]).await? {
                leaders.push(row.get::<Uuid>("person_id")?);
            }
            if leaders.contains(&person) && leaders.iter().all(|l| *l == person) {
                // Nothing is recorded, so nothing is kept.
                return Ok(());
            }
            for statement in [&LEAVE, &PUT_DOWN, &PART] {
                tx.execute(statement, params![person, place, tx.now()])
                    .await?;
            }
            tx.record(
                Entry::new("end", "membership")
                    .about(person)
                    .belongs_to(Some(place)),
            );
            Ok::<_, db::Error>(())
        })
        .await;
    match left {
        Ok(()) => Ok(see_other("/organizations")),
        Err(db::Error::Unrecorded) => {
            let page = page(&ctx, &actor, Some("member-last-leader")).await?;
            refused_form(ctx.render(&page))
        }
        Err(e) => Err(e.into()),
    }
}
