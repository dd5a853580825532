//! Ads: what belongs in one, three ways to say lived experience and the law behind it, samples, and where to post.

use askama::Template;
use axum::response::Response;
use frameworks::{AdSample, Channel};

use super::{Told, foot, told};
use crate::readiness::Foot;
use crate::web::{Ctx, Page, Result, Section};

#[derive(Template)]
#[template(path = "hiring/ads.html")]
struct Ads {
    page: Page,
    parts: Vec<Told>,
    experience: Vec<Told>,
    basis: Vec<Told>,
    ads: Vec<(&'static AdSample, Foot)>,
    channels: Vec<(&'static Channel, Foot)>,
}

/// `GET /hiring/ads`.
pub(super) async fn show(ctx: Ctx) -> Result<Response> {
    let h = &ctx.app.lessons.hiring;
    let (ads, channels) = (h.ads.iter(), h.channels.iter());
    ctx.render(&Ads {
        page: ctx.page(Section::Library, "hiring-ads-title"),
        parts: told(&ctx, &h.ad_parts),
        experience: told(&ctx, &h.experience),
        basis: told(&ctx, &h.basis),
        ads: ads
            .map(|a| (a, foot(&ctx, &a.cite, a.note.as_deref(), &a.see)))
            .collect(),
        channels: channels
            .map(|c| (c, foot(&ctx, &c.cite, c.note.as_deref(), &c.see)))
            .collect(),
    })
}
