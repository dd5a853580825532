//! What people who did it say: themes of a survey with counts, and an interview at one organization.
//!
//! Themes are in our words. No voice is quoted, and none is rated.

use std::cmp::Reverse;

use askama::Template;
use axum::response::Response;
use frameworks::{Point, Seat, Theme, VoiceQuestion};

use super::Foot;
use crate::web::{Ctx, Page, Result, Section};

#[derive(Template)]
#[template(path = "readiness/voices.html")]
struct Voices {
    page: Page,
    total: usize,
    questions: Vec<(&'static VoiceQuestion, &'static str)>,
    themes: Vec<Shown>,
    interviewees: &'static [Point],
    interview: Vec<(&'static Point, Foot)>,
    recommendations: Vec<(&'static Point, Foot)>,
}

struct Shown {
    theme: &'static Theme,
    providers: usize,
    peer_roles: usize,
    foot: Foot,
}

/// `GET /voices`.
pub(super) async fn show(ctx: Ctx) -> Result<Response> {
    let (lessons, library) = (ctx.app.lessons, ctx.app.library);
    let mut themes: Vec<Shown> = lessons
        .themes
        .iter()
        .map(|theme| {
            let (providers, peer_roles) = lessons.voices_of(theme);
            Shown {
                theme,
                providers,
                peer_roles,
                foot: Foot::new(lessons, library, &theme.cite, None, &theme.see),
            }
        })
        .collect();
    themes.sort_by_key(|t| Reverse(t.theme.voices.len()));
    let points = |points: &'static [Point]| {
        points
            .iter()
            .map(|p| {
                (
                    p,
                    Foot::new(lessons, library, &p.cite, p.note.as_deref(), &p.see),
                )
            })
            .collect()
    };
    ctx.render(&Voices {
        page: ctx.page(Section::Library, "heard-title"),
        total: lessons.voices.iter().map(|q| q.answers).sum(),
        questions: lessons
            .voices
            .iter()
            .map(|q| {
                let seat = match q.from {
                    Seat::Provider => "provider",
                    Seat::PeerRole => "peer-role",
                };
                (q, seat)
            })
            .collect(),
        themes,
        interviewees: &lessons.interviewees,
        interview: points(&lessons.interview),
        recommendations: points(&lessons.recommendations),
    })
}
