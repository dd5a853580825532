//! What applicants need to be different so that they can apply or come to an interview: written down, and read by the
//! one person who was named for it.
//!
//! Whoever hires does not see that somebody asked. Not here: what is arranged; people talk about that with each other.

use askama::Template;
use axum::response::Response;
use uuid::Uuid;

use super::application::Status;
use super::rule;
use crate::actor::Actor;
use crate::db::{self, Db, Entry, Moment, Tx, new_id, params, statements};
use crate::permission::{Action, Resource, may};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, no_store};

/// The longest request, in characters.
pub(super) const LONGEST: usize = 2_000;
/// Most requests of one applicant.
pub(super) const MOST: usize = 20;

statements! {
    OF = "SELECT c.words, c.made_at FROM application_accommodations c WHERE c.application_id = $1 ORDER BY c.made_at, c.id";
    OF_ORGANIZATION = "SELECT c.words, c.made_at, a.id, a.name, a.reach, o.body, s.status FROM application_accommodations c JOIN applications a ON a.id = c.application_id JOIN openings o ON o.id = a.opening_id JOIN application_events s ON s.application_id = a.id AND s.place = (SELECT MAX(e.place) FROM application_events e WHERE e.application_id = a.id) WHERE a.organization_id = $1 AND a.erased_at IS NULL ORDER BY c.made_at DESC, c.id DESC LIMIT 500";
    INSERT = "INSERT INTO application_accommodations (id, application_id, words, made_at) VALUES ($1, $2, $3, $4)";
}

/// One request.
pub(super) struct Asked {
    pub words: String,
    pub made_at: Moment,
}

/// What an applicant asked for.
pub(super) async fn of(db: &Db, application: Uuid) -> db::Result<Vec<Asked>> {
    let rows = db.all(&OF, params![application]).await?;
    rows.iter()
        .map(|row| {
            Ok(Asked {
                words: row.get("words")?,
                made_at: row.get("made_at")?,
            })
        })
        .collect()
}

/// Writes a request down inside of a change. The log says no more than that it was made.
pub(super) async fn ask(tx: &Tx, application: Uuid, words: &str) -> db::Result<()> {
    let values = params![new_id(), application, words, tx.now()];
    tx.execute(&INSERT, values).await?;
    // Not in the log of the organization: who reads that would learn who asked.
    let entry = Entry::new("create", "application-accommodation").about(application);
    tx.record(entry.belongs_to(None));
    Ok(())
}

struct Line {
    application: Uuid,
    name: String,
    reach: String,
    title: String,
    words: String,
    made_at: Moment,
    status: String,
}

#[derive(Template)]
#[template(path = "applications/accommodation.html")]
struct Shown {
    page: Page,
    lines: Vec<Line>,
}

/// The organization, when whoever asks is the one named for this.
async fn here(db: &Db, actor: &Actor) -> Result<Uuid> {
    let place = actor.organization.ok_or_else(Error::not_found)?;
    let rule = rule::of(db, place).await?;
    let entrusted: Vec<Uuid> = rule.keeper.into_iter().map(|k| k.0).collect();
    let resource = Resource::new("application-accommodation")
        .of_organization(place)
        .restricted("accommodations", &entrusted);
    may(actor, Action::Read, &resource)?;
    Ok(place)
}

/// Whether this person looks after accommodations where they are.
pub(super) async fn keeps(db: &Db, actor: &Actor) -> bool {
    here(db, actor).await.is_ok()
}

/// `GET /organization/accommodations`.
pub(super) async fn show(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    let place = here(&ctx.app.db, &actor).await?;
    let mut lines = Vec::new();
    for row in ctx.app.db.all(&OF_ORGANIZATION, params![place]).await? {
        let (body, status): (String, String) = (row.get("body")?, row.get("status")?);
        if Status::from_word(&status).is_some_and(Status::is_over) {
            continue;
        }
        let ad: serde_json::Value = serde_json::from_str(&body).unwrap_or_default();
        lines.push(Line {
            application: row.get("id")?,
            name: row.get("name")?,
            reach: row.get("reach")?,
            title: ad["title"].as_str().unwrap_or_default().to_owned(),
            words: row.get("words")?,
            made_at: row.get("made_at")?,
            status,
        });
    }
    let mut looks: Vec<Uuid> = lines.iter().map(|l| l.application).collect();
    looks.sort_unstable();
    looks.dedup();
    let looks = looks
        .into_iter()
        .map(|id| Entry::look("application-accommodation", id).belongs_to(None))
        .collect();
    ctx.app.db.looked(&actor, looks).await?;
    let page = ctx.page(Section::Other, "accommodations-title");
    Ok(no_store(ctx.render(&Shown { page, lines })?))
}
