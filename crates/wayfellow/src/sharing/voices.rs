//! What others write about a person's items, when that person invited them: a confirmation or an observation.
//!
//! Each voice is kept beside the others and beside the person's own word; none overwrites another. Not here: any mark
//! or number in a voice.

use axum::body::Bytes;
use axum::extract::Path;
use axum::response::Response;
use uuid::Uuid;

use super::{INVITATION, seen};
use crate::actor::Actor;
use crate::db::{self, Db, Entry, Moment, new_id, params, statements};
use crate::pathway::Sent;
use crate::permission::{Action, Resource, may};
use crate::portfolio::draft::plain;
use crate::portfolio::items;
use crate::portfolio::kinds::Items;
use crate::portfolio::record::Fields;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Result, Section, see_other};

statements! {
    ABOUT = "SELECT r.entry_id, r.place, r.subject, r.body, r.withdrawn, r.made_at, r.made_by, p.name FROM portfolio_records r JOIN people p ON p.id = r.made_by WHERE r.person_id = $1 AND r.kind = 'voice' ORDER BY r.id";
    INSERT = "INSERT INTO portfolio_records (id, entry_id, place, person_id, kind, subject, body, withdrawn, made_at, made_by) VALUES ($1, $2, $3, $4, 'voice', $5, $6, $7, $8, $9)";
}

/// What somebody wrote.
pub(crate) struct Voice {
    pub entry: Uuid,
    place: i64,
    /// The item it is about, as slug@version#code.
    pub item: String,
    /// `confirmation` or `observation`.
    pub sort: String,
    pub words: String,
    pub at: Moment,
    pub by: Uuid,
    pub by_name: String,
    withdrawn: bool,
}

/// The voices about a person, the oldest first.
pub(crate) async fn about(db: &Db, person: Uuid) -> db::Result<Vec<Voice>> {
    let mut found: Vec<Voice> = Vec::new();
    for row in db.all(&ABOUT, params![person]).await? {
        let body: String = row.get("body")?;
        let fields: Fields =
            serde_json::from_str(&body).map_err(|e| db::Error::Failed(e.to_string()))?;
        let of = |name: &str| fields.get(name).cloned().unwrap_or_default();
        let voice = Voice {
            entry: row.get("entry_id")?,
            place: row.get("place")?,
            item: row.get::<Option<String>>("subject")?.unwrap_or_default(),
            sort: of("sort"),
            words: of("words"),
            at: row.get("made_at")?,
            by: row.get("made_by")?,
            by_name: row.get("name")?,
            withdrawn: row.get("withdrawn")?,
        };
        match found.iter_mut().find(|v| v.entry == voice.entry) {
            Some(before) => *before = voice,
            None => found.push(voice),
        }
    }
    found.retain(|v| !v.withdrawn);
    Ok(found)
}

/// Whether somebody may add their voice about a person.
pub(crate) async fn invited(db: &Db, actor: &Actor, person: Uuid) -> db::Result<bool> {
    let resource = Resource::new("voice").kept_by(person).part(INVITATION);
    let resource = resource.with_facts(db, actor).await?;
    Ok(may(actor, Action::Add, &resource).is_ok())
}

/// `POST /people/{id}/voices`.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
    body: Bytes,
) -> Result<Response> {
    let person: Uuid = id.parse().map_err(|_| Error::not_found())?;
    // One's own word is an item of one's own portfolio.
    if actor.person_id() == Some(person) || !invited(&ctx.app.db, &actor, person).await? {
        return Err(Error::not_found());
    }
    let sent = Sent::read(&body).ok_or_else(|| Error::bad_request("error-form"))?;
    let page = ctx.page(Section::Other, "me-title");
    let item = sent.one("item").to_owned();
    let offered = items::offered(&ctx.app, &page, Items::Claimable);
    let known = offered
        .iter()
        .flat_map(|(_, named)| named)
        .any(|(value, _)| *value == item);
    let sort = match sent.one("sort") {
        sort @ ("confirmation" | "observation") => sort.to_owned(),
        _ => return Err(Error::bad_request("error-form")),
    };
    let words = plain(sent.one("words"));
    let length = words.chars().count();
    let problem = if !known {
        Some(("v-item", page.t("voice-item")))
    } else if length > frameworks::LONGEST_TEXT {
        let text = page.nm("problem-long", length, frameworks::LONGEST_TEXT);
        Some(("v-words", text))
    } else if words.is_empty() && sort == "observation" {
        Some(("v-words", page.t("voice-words")))
    } else {
        None
    };
    if problem.is_some() {
        return seen::page(&ctx, &actor, &id, sent, problem).await;
    }
    let fields = Fields::from([("sort".to_owned(), sort), ("words".to_owned(), words)]);
    write(
        &ctx.app.db,
        &actor,
        person,
        (new_id(), 1),
        &item,
        &fields,
        false,
    )
    .await?;
    Ok(see_other(&format!("/people/{person}/portfolio#voices")))
}

/// `POST /people/{id}/voices/{voice}/withdrawal`: by the one who wrote it.
pub(super) async fn withdraw(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path((id, voice)): Path<(String, String)>,
) -> Result<Response> {
    let person: Uuid = id.parse().map_err(|_| Error::not_found())?;
    let voice: Uuid = voice.parse().map_err(|_| Error::not_found())?;
    let voices = about(&ctx.app.db, person).await?;
    let found = voices
        .iter()
        .find(|v| v.entry == voice)
        .ok_or_else(Error::not_found)?;
    // Their own words stay theirs to take back, also when they are no longer invited.
    may(
        &actor,
        Action::End,
        &Resource::new("voice").kept_by(found.by),
    )?;
    let fields = Fields::from([
        ("sort".to_owned(), found.sort.clone()),
        ("words".to_owned(), found.words.clone()),
    ]);
    let place = (found.entry, found.place.saturating_add(1));
    write(
        &ctx.app.db,
        &actor,
        person,
        place,
        &found.item,
        &fields,
        true,
    )
    .await?;
    Ok(see_other(&format!("/people/{person}/portfolio")))
}

async fn write(
    db: &Db,
    actor: &Actor,
    person: Uuid,
    (entry, place): (Uuid, i64),
    item: &str,
    fields: &Fields,
    withdrawn: bool,
) -> db::Result<()> {
    let writer = actor.person_id().ok_or(db::Error::Missing)?;
    let body = serde_json::to_string(fields).map_err(|e| db::Error::Failed(e.to_string()))?;
    let action = if withdrawn { "withdraw" } else { "create" };
    db.change(actor, async |tx| {
        let values = params![
            new_id(),
            entry,
            place,
            person,
            item,
            &body,
            withdrawn,
            tx.now(),
            writer
        ];
        tx.execute(&INSERT, values).await?;
        tx.record(Entry::new(action, "voice").of(entry).about(person));
        Ok::<_, db::Error>(())
    })
    .await
}
