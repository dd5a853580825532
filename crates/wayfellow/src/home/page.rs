//! The front page of whoever is signed in: what needs them now, and the doors they use.

use askama::Template;
use axum::response::Response;

use super::{About, Need, all_needs};
use crate::actor::Actor;
use crate::permission::{Action, Resource, may};
use crate::web::{Ctx, Page, Result, Section};

#[derive(Template)]
#[template(path = "home/page.html")]
struct Home {
    page: Page,
    name: String,
    organization: Option<String>,
    /// The key of a heading, and what stands below it.
    groups: Vec<(&'static str, Vec<Need>)>,
    /// Whether they may look at the organization, and look after it.
    sees: bool,
}

/// `GET /` for somebody who is signed in.
pub(crate) async fn show(ctx: &Ctx, actor: &Actor) -> Result<Response> {
    let page = ctx.page(Section::Home, "home-now-title");
    let mut all = all_needs(ctx, actor, &page).await?;
    let mut groups = Vec::new();
    for about in About::ALL {
        let (mine, rest) = all.into_iter().partition(|n| n.about == about);
        all = rest;
        let mine: Vec<Need> = mine;
        if !mine.is_empty() {
            groups.push((about.key(), mine));
        }
    }
    let sees = actor.organization.is_some_and(|place| {
        let people = Resource::new("membership").of_organization(place);
        may(actor, Action::Read, &people).is_ok()
    });
    let who = ctx.who.clone();
    ctx.render(&Home {
        name: who.as_ref().map_or_else(String::new, |w| w.name.clone()),
        organization: who.and_then(|w| w.organization),
        groups,
        sees,
        page,
    })
}
