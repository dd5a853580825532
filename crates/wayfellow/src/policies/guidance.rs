//! What everyone should be able to learn about accommodations and benefits: information, with its sources.
//!
//! Deliberately not here: whether anyone gets benefits or asked for an accommodation.

use askama::Template;
use axum::response::Response;
use frameworks::{Lessons, Preparation, PrepareKind, PreparePoint, Resolution};

use super::place;
use crate::permission::Action;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Page, Result, Section};

/// The concern whose resolutions are about benefits.
const BENEFITS: &str = "K02";

#[derive(Template)]
#[template(path = "policies/guidance.html")]
struct Guidance {
    page: Page,
    accommodation: Vec<&'static PreparePoint>,
    benefits: Vec<&'static PreparePoint>,
    resolutions: &'static [Resolution],
}

/// `GET /policies/guidance`.
pub(super) async fn show(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    place(&actor, Action::Read)?;
    let all = Preparation::shipped();
    let concern = Lessons::shipped()
        .concerns
        .iter()
        .find(|c| c.code == BENEFITS);
    ctx.render(&Guidance {
        page: ctx.page(Section::Other, "guidance-title"),
        accommodation: all.points(PrepareKind::Accommodation).collect(),
        benefits: all.points(PrepareKind::Benefits).collect(),
        resolutions: concern.map_or(&[], |c| &c.resolution),
    })
}
