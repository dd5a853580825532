//! The page of a description: what holds now for everyone who belongs, and the way to publication for those who write
//! and look.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use documents::description::Description;
use frameworks::Library;
use uuid::Uuid;

use super::description::{self, LookKind, Version, today};
use super::duties::{Ground, ground};
use super::findings::Checked;
use super::followed::{self, Follower};
use super::{id, looks, reads, writes};
use crate::db::Moment;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section};

/// A description as people read it.
#[derive(Template)]
#[template(path = "roles/sheet.html")]
pub(super) struct Sheet<'a> {
    pub page: &'a Page,
    pub d: &'a Description,
    library: &'static Library,
}

impl<'a> Sheet<'a> {
    pub fn html(page: &'a Page, library: &'static Library, d: &'a Description) -> Result<String> {
        let sheet = Sheet { page, d, library };
        sheet.render().map_err(Error::internal)
    }

    fn grounds(&self, codes: &[String]) -> Vec<Ground> {
        codes.iter().map(|c| ground(self.library, c)).collect()
    }

    /// The conditions that were filled: name and text.
    fn conditions(&self) -> Vec<(&'static str, &str)> {
        let c = &self.d.conditions;
        let all = [
            ("hours", c.hours.as_str()),
            ("schedule", &c.schedule),
            ("place", &c.place),
            ("physical", &c.physical),
            ("license", &c.license),
            ("checks", &c.checks),
            ("conditions_more", &c.more),
        ];
        all.into_iter().filter(|(_, t)| !t.is_empty()).collect()
    }
}

pub(super) fn day(moment: Moment) -> String {
    moment.timestamp().strftime("%Y-%m-%d").to_string()
}

#[derive(Template)]
#[template(path = "roles/show.html")]
struct Show {
    page: Page,
    id: Uuid,
    title: String,
    /// What holds now: number, from which day, and the sheet.
    in_force: Option<(usize, String, String)>,
    versions: Vec<Version>,
    writes: bool,
    looks: bool,
    /// The positions that follow it, and those that could.
    followed: Vec<Follower>,
    others: Vec<Follower>,
    /// The draft: when it was edited, whether it says something else than the last version, what was found in it.
    edited: String,
    differs: bool,
    counts: Vec<(&'static str, usize)>,
    rest: bool,
}

impl Show {
    fn made(&self, v: &Version) -> String {
        day(v.made)
    }
}

/// `GET /descriptions/{id}`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(text): Path<String>,
) -> Result<Response> {
    let looking = looks(&actor).is_ok();
    let place = if looking {
        looks(&actor)?
    } else {
        reads(&actor)?
    };
    let db = &ctx.app.db;
    let draft = description::draft(db, id(&text)?, place).await?;
    let mut versions = description::versions(db, draft.id).await?;
    let today = today().to_string();
    let holds = description::in_force(&versions, &today);
    if holds.is_none() && !looking {
        // A description that was never published is not there for others.
        return Err(Error::not_found());
    }
    let title = match holds {
        Some(v) if !looking => v.title.clone(),
        _ => draft.title.clone(),
    };
    let page = ctx.page(Section::Other, title.clone());
    let in_force = match holds {
        Some(v) => Some((
            v.place(),
            v.effective_on.clone().unwrap_or_default(),
            Sheet::html(&page, ctx.app.library, &v.body)?,
        )),
        None => None,
    };
    let differs = versions.first().is_none_or(|v| v.body != draft.body);
    if !looking {
        versions.retain(|v| {
            v.effective_on
                .as_deref()
                .is_some_and(|d| d <= today.as_str())
        });
    }
    let writing = writes(&actor).is_ok();
    let (followed, others) = followed::followers(db, place, draft.id)
        .await?
        .into_iter()
        .partition(|f| f.follows);
    ctx.render(&Show {
        followed,
        others,
        page,
        id: draft.id,
        title,
        in_force,
        versions,
        writes: writing,
        looks: looking,
        edited: day(draft.edited),
        differs,
        counts: if writing {
            Checked::of(&draft.body).counted()
        } else {
            Vec::new()
        },
        rest: !draft.body.rest.is_empty(),
    })
}

/// The words for the looks that are missing, for a template.
pub(super) fn missing(page: &Page, kinds: impl AsRef<[LookKind]>) -> String {
    let words: Vec<String> = kinds
        .as_ref()
        .iter()
        .map(|k| page.term("look", k.word()))
        .collect();
    words.join("; ")
}
