//! What somebody else sees of a person: the parts that are shared with them now, and nothing that hints at others.
//!
//! Each look is written down before anything is shown. Not here: what a part opens (`permission`).

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use uuid::Uuid;

use super::voices::{self, Voice};
use super::{ATTESTED, ATTESTED_WORDS, INVITATION, PARTS, VOICES, kinds_of, part_key};
use crate::actor::Actor;
use crate::db::{Entry, params, statements};
use crate::pathway::Sent;
use crate::permission::{Action, Facts, Resource, may};
use crate::portfolio::attestation;
use crate::portfolio::items::{self, Groups};
use crate::portfolio::kinds::{Items, Kind};
use crate::portfolio::record;
use crate::portfolio::view::{self, KindView};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form};

statements! {
    /// The name of a person who has not left.
    pub(super) NAME = "SELECT name FROM people WHERE id = $1 AND erased_at IS NULL";
}

#[derive(Template)]
#[template(path = "sharing/seen.html")]
struct Seen {
    page: Page,
    person: Uuid,
    name: String,
    parts: Vec<String>,
    content: Content,
    /// Whether the whole is shared, so that it can be taken as a file.
    whole: bool,
    /// Whether the one who looks may add their voice, and on which items.
    invited: bool,
    offered: Groups,
    /// What was typed for a voice, and what is wrong with it: the field and a sentence.
    typed: Sent,
    problem: Option<(&'static str, String)>,
}

/// What some parts of a person's records say.
#[derive(Default)]
pub(crate) struct Content {
    pub kinds: Vec<KindView>,
    pub voices: Vec<VoiceView>,
    /// Tracks for which the person attests lived experience, with their words where they share them.
    pub attested: Vec<(String, String)>,
}

impl Content {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty() && self.voices.is_empty() && self.attested.is_empty()
    }
}

/// A voice in words.
pub(crate) struct VoiceView {
    pub entry: Uuid,
    pub item: String,
    pub sort: String,
    pub words: String,
    pub by: String,
    pub on: String,
    /// Whether the one who looks wrote it.
    pub own: bool,
}

/// A voice in words, as somebody sees it.
pub(crate) fn voice(ctx: &Ctx, voice: &Voice, looking: Option<Uuid>) -> VoiceView {
    VoiceView {
        entry: voice.entry,
        item: items::called(&ctx.app, &voice.item),
        sort: voice.sort.clone(),
        words: voice.words.clone(),
        by: voice.by_name.clone(),
        on: view::day(voice.at),
        own: Some(voice.by) == looking,
    }
}

/// What these parts say.
pub(crate) async fn content(
    ctx: &Ctx,
    page: &Page,
    person: Uuid,
    parts: &[&str],
    looking: Option<Uuid>,
) -> Result<Content> {
    let mut wanted: Vec<Kind> = parts.iter().flat_map(|p| kinds_of(p)).collect();
    wanted.sort();
    wanted.dedup();
    let records = record::today(&ctx.app.db, person).await?;
    let all = voices::about(&ctx.app.db, person).await?;
    let with_words = parts.contains(&ATTESTED_WORDS);
    let mut attested = Vec::new();
    if with_words || parts.contains(&ATTESTED) {
        for a in attestation::of_person(&ctx.app.db, person).await? {
            let words = if with_words { a.words } else { String::new() };
            attested.push((page.term("track", &a.track), words));
        }
    }
    let open = parts.contains(&VOICES) || parts.contains(&"portfolio");
    Ok(Content {
        attested,
        kinds: view::kinds(&ctx.app, page, &records, &wanted),
        voices: all
            .iter()
            .filter(|v| open || Some(v.by) == looking)
            .map(|v| voice(ctx, v, looking))
            .collect(),
    })
}

/// The parts of a person's records that somebody may read now.
pub(crate) async fn readable(ctx: &Ctx, actor: &Actor, person: Uuid) -> Result<Vec<&'static str>> {
    let facts = Facts::between(&ctx.app.db, actor, person, None).await?;
    let open = |part: &&&str| {
        let resource = Resource::new("portfolio").kept_by(person).part(**part);
        may(actor, Action::Read, &resource.knowing(&facts, actor)).is_ok()
    };
    Ok(PARTS.iter().filter(open).copied().collect())
}

/// Somebody's records, as far as they are open to the one who looks.
pub(super) struct Open {
    pub person: Uuid,
    pub name: String,
    pub parts: Vec<&'static str>,
}

/// What is open to the one who looks, written down as a look. `with` is a part without which nothing is.
pub(super) async fn open(ctx: &Ctx, actor: &Actor, id: &str, with: Option<&str>) -> Result<Open> {
    let person: Uuid = id.parse().map_err(|_| Error::not_found())?;
    let parts = readable(ctx, actor, person).await?;
    if parts.is_empty() || with.is_some_and(|part| !parts.contains(&part)) {
        return Err(Error::not_found());
    }
    let row = ctx.app.db.optional(&NAME, params![person]).await?;
    let name: String = row.ok_or_else(Error::not_found)?.get("name")?;
    let looks = parts.iter().map(|part| Entry::look(part, person)).collect();
    ctx.app.db.looked(actor, looks).await?;
    Ok(Open {
        person,
        name,
        parts,
    })
}

/// `GET /people/{id}/portfolio`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
) -> Result<Response> {
    page(&ctx, &actor, &id, Sent::default(), None).await
}

/// The page, with a voice that could not be kept as it was typed.
pub(super) async fn page(
    ctx: &Ctx,
    actor: &Actor,
    id: &str,
    typed: Sent,
    problem: Option<(&'static str, String)>,
) -> Result<Response> {
    let Open {
        person,
        name,
        parts,
    } = open(ctx, actor, id, None).await?;
    let words = ctx.page(Section::Other, "me-title");
    let page = ctx.page(Section::Other, words.s("seen-title", &name));
    let invited = actor.person_id() != Some(person)
        && parts.contains(&INVITATION)
        && voices::invited(&ctx.app.db, actor, person).await?;
    let template = Seen {
        whole: parts.contains(&"portfolio"),
        person,
        name,
        parts: parts.iter().map(|p| page.t(part_key(p))).collect(),
        content: content(ctx, &page, person, &parts, actor.person_id()).await?,
        offered: if invited {
            items::offered(&ctx.app, &page, Items::Claimable)
        } else {
            Groups::new()
        },
        invited,
        typed,
        problem,
        page,
    };
    let shown = ctx.render(&template);
    if template.problem.is_some() {
        return refused_form(shown);
    }
    shown
}
