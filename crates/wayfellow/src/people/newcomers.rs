//! Newcomers: whoever came in with a list and waits for an invitation. Somebody who may invite sends it, to one or to
//! many at once; nobody gets an account without it.

use askama::Template;
use axum::body::Bytes;
use axum::http::HeaderMap;
use axum::response::Response;
use uuid::Uuid;

use super::newcomer;
use crate::accounts::link::{Link, Purpose};
use crate::actor::{Actor, Hat};
use crate::db::{self, Moment, params, statements};
use crate::letters::outbox::{self, To};
use crate::letters::words::Letter;
use crate::organizations::invitation::is_given_by_hiring;
use crate::permission::{Action, Resource, may};
use crate::sharing::absolute;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Lang, Page, Result, Section};

/// Newcomers on the page, and so invitations at once.
const AT_ONCE: i64 = 100;

statements! {
    WAITING = "SELECT n.person_id, p.name, p.email, p.language FROM newcomers n JOIN people p ON p.id = n.person_id WHERE n.organization_id = $1 AND n.invite_at <= $2 ORDER BY n.invite_at, n.person_id LIMIT $3";
    HATS = "SELECT h.person_id, h.hat FROM hats h LEFT JOIN hat_ends e ON e.hat_id = h.id WHERE h.organization_id = $1 AND e.hat_id IS NULL AND h.person_id IN (SELECT q.person_id FROM (SELECT n.person_id FROM newcomers n WHERE n.organization_id = $1 AND n.invite_at <= $2 ORDER BY n.invite_at, n.person_id LIMIT $3) q) ORDER BY h.since, h.id";
    ORGANIZATION = "SELECT name FROM organizations WHERE id = $1";
    HOW_MANY = "SELECT CAST(COUNT(*) AS BIGINT) AS many FROM newcomers n WHERE n.organization_id = $1 AND n.invite_at <= $2";
}

struct Waiting {
    person: Uuid,
    name: String,
    email: Option<String>,
    language: String,
    hats: Vec<Hat>,
    /// Whether whoever looks may invite them with these hats.
    yours: bool,
}

/// Somebody who was invited just now, with the link to hand over, if it was not sent.
struct Invited {
    name: String,
    link: Option<String>,
}

#[derive(Template)]
#[template(path = "people/newcomers.html")]
struct Newcomers {
    page: Page,
    waiting: Vec<Waiting>,
    all: usize,
    invited: Vec<Invited>,
    letters: bool,
}

fn here(actor: &Actor) -> Result<Uuid> {
    let place = actor.organization.ok_or_else(Error::not_found)?;
    let resource = Resource::new("invitation").of_organization(place);
    may(actor, Action::Add, &resource)?;
    Ok(place)
}

async fn waiting(ctx: &Ctx, actor: &Actor, place: Uuid) -> Result<Vec<Waiting>> {
    let resource = Resource::new("hat").of_organization(place);
    let any = may(actor, Action::Add, &resource).is_ok();
    let (db, now) = (&ctx.app.db, Moment::now());
    let mut waiting = Vec::new();
    for row in db.all(&WAITING, params![place, now, AT_ONCE]).await? {
        waiting.push(Waiting {
            person: row.get("person_id")?,
            name: row.get("name")?,
            email: row.get("email")?,
            language: row.get("language")?,
            hats: Vec::new(),
            yours: true,
        });
    }
    for row in db.all(&HATS, params![place, now, AT_ONCE]).await? {
        let (person, hat): (Uuid, String) = (row.get("person_id")?, row.get("hat")?);
        let one = waiting.iter_mut().find(|w| w.person == person);
        if let (Some(one), Ok(hat)) = (one, hat.parse()) {
            one.yours &= any || is_given_by_hiring(hat);
            one.hats.push(hat);
        }
    }
    Ok(waiting)
}

async fn page(ctx: &Ctx, actor: &Actor, place: Uuid, invited: Vec<Invited>) -> Result<Newcomers> {
    let row = ctx
        .app
        .db
        .one(&HOW_MANY, params![place, Moment::now()])
        .await?;
    let all: i64 = row.get("many")?;
    Ok(Newcomers {
        waiting: waiting(ctx, actor, place).await?,
        page: ctx.page(Section::Other, "newcomers-title"),
        all: usize::try_from(all).unwrap_or(0),
        invited,
        letters: ctx.app.post.is_some(),
    })
}

/// `GET /organization/newcomers`.
pub(super) async fn show(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    let place = here(&actor)?;
    ctx.render(&page(&ctx, &actor, place, Vec::new()).await?)
}

/// `POST /organization/newcomers`: invites those who were chosen.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response> {
    let place = here(&actor)?;
    let chosen: Vec<Uuid> = form_urlencoded::parse(&body)
        .take(1_000)
        .filter(|(name, _)| name == "person")
        .filter_map(|(_, id)| id.parse().ok())
        .collect();
    let mut people = waiting(&ctx, &actor, place).await?;
    people.retain(|w| w.yours && chosen.contains(&w.person));
    if people.is_empty() {
        return ctx.render(&page(&ctx, &actor, place, Vec::new()).await?);
    }
    let row = ctx.app.db.one(&ORGANIZATION, params![place]).await?;
    let organization: String = row.get("name")?;
    let by = ctx.who.as_ref().map_or("", |w| w.name.as_str());
    let links = ctx
        .app
        .db
        .change(&actor, async |tx| {
            let mut links = Vec::new();
            for one in &people {
                let hat = one.hats.first().copied().unwrap_or(Hat::Worker);
                let link = Link {
                    organization: Some(place),
                    person: Some(one.person),
                    email: one.email.clone(),
                    hat: Some(hat.word().to_owned()),
                    made_by: actor.person_id(),
                    ..Link::default()
                };
                let made = link.make(&tx, Purpose::Invitation).await?;
                newcomer::invited(&tx, one.person, made.until).await?;
                let path = format!("/invitation/{}", made.token);
                let sent = match (&ctx.app.post, &one.email) {
                    (Some(post), Some(address)) => {
                        let until = made.until.timestamp().strftime("%Y-%m-%d").to_string();
                        let letter = Letter::Invitation {
                            organization: &organization,
                            by,
                            hat,
                            path: &path,
                            until: &until,
                        };
                        let to = To {
                            person: Some(one.person),
                            address,
                            language: Lang::from_tag(&one.language).unwrap_or(ctx.lang),
                        };
                        outbox::write(&tx, post, to, letter, Some(made.id), Some(made.until))
                            .await?;
                        true
                    }
                    _ => false,
                };
                links.push((one.name.clone(), (!sent).then_some(path)));
            }
            Ok::<_, db::Error>(links)
        })
        .await?;
    outbox::wake(ctx.app.post.as_ref());
    let invited = links.into_iter().map(|(name, path)| Invited {
        name,
        link: path.map(|p| absolute(&ctx, &headers, &p)),
    });
    let invited = invited.collect();
    ctx.render(&page(&ctx, &actor, place, invited).await?)
}
