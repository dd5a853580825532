//! What needs somebody now: the front page of whoever is signed in.
//!
//! Each noun says itself what it needs, in a function of its own; this folder asks them all and shows what they say,
//! each with the next step. A new noun adds one line to [`SOURCES`]. A source asks the database a fixed number of
//! questions, with an end to how much each looks at, so that the page is as quick with a hundred thousand people as with
//! ten. Deliberately not here: numbers about people, and anything that would rank one need over another but its day.

mod organization;
mod own;
mod page;
mod readiness;

use std::pin::Pin;

use crate::actor::Actor;
use crate::applications::needs;
use crate::web::{Ctx, Page, Result};

pub(crate) use page::show;

/// Something that needs somebody now, with the next step.
pub(crate) struct Need {
    pub about: About,
    /// What it is, in a sentence.
    pub text: String,
    /// What to do, in a few words, and where.
    pub step: String,
    pub href: String,
    /// Whether its day is over.
    pub late: bool,
}

/// Whom a need is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum About {
    /// Whoever looks.
    Oneself,
    /// Others who asked for something.
    Others,
    /// The organization they are looking at.
    Organization,
}

impl About {
    /// In the order of the page.
    pub const ALL: [About; 3] = [About::Oneself, About::Others, About::Organization];

    /// The key of the heading.
    pub fn key(self) -> &'static str {
        match self {
            About::Oneself => "home-for-you",
            About::Others => "home-from-others",
            About::Organization => "home-for-the-organization",
        }
    }
}

type Asked<'a> = Pin<Box<dyn Future<Output = Result<Vec<Need>>> + Send + 'a>>;
type Source = for<'a> fn(&'a Ctx, &'a Actor, &'a Page) -> Asked<'a>;

/// Everything that may need somebody, in the order of the page.
const SOURCES: &[Source] = &[
    |ctx, actor, page| Box::pin(own::portfolio(ctx, actor, page)),
    |ctx, actor, page| Box::pin(own::asked_of_me(ctx, actor, page)),
    |ctx, actor, page| Box::pin(needs::to_arrange(ctx, actor, page)),
    |ctx, actor, page| Box::pin(needs::to_read(ctx, actor, page)),
    |ctx, actor, page| Box::pin(crate::interviews::need::of(ctx, actor, page)),
    |ctx, actor, page| Box::pin(readiness::tasks(ctx, actor, page)),
    |ctx, actor, page| Box::pin(readiness::policies(ctx, actor, page)),
    |ctx, actor, page| Box::pin(readiness::concerns(ctx, actor, page)),
    |ctx, actor, page| Box::pin(crate::suggestions::needs(ctx, actor, page)),
    |ctx, actor, page| Box::pin(organization::invitations(ctx, actor, page)),
    |ctx, actor, page| Box::pin(organization::newcomers(ctx, actor, page)),
    |ctx, actor, page| Box::pin(organization::lists(ctx, actor, page)),
    |ctx, actor, page| Box::pin(organization::positions(ctx, actor, page)),
    |ctx, actor, page| Box::pin(organization::alone(ctx, actor, page)),
];

/// Asks every source.
async fn all_needs(ctx: &Ctx, actor: &Actor, page: &Page) -> Result<Vec<Need>> {
    let mut all = Vec::new();
    for source in SOURCES {
        all.extend(source(ctx, actor, page).await?);
    }
    Ok(all)
}
