//! The page on which a person attests that they work from lived experience, and takes it back.
//!
//! It says what not to write and why. Words that sound medical get a gentle hint, once; the person decides.

use askama::Template;
use axum::body::Bytes;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use frameworks::Track;
use rolecheck::{Checker, Options};
use uuid::Uuid;

use super::attestation::{self, Attestation};
use super::draft::plain;
use super::{own, view};
use crate::actor::Actor;
use crate::pathway::Sent;
use crate::permission::Action;
use crate::sharing::{ATTESTED, ATTESTED_WORDS};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, see_other};

/// Rules of the checker whose findings mean that a passage may say more than anybody needs to know.
const TOO_MUCH: [&str; 8] = [
    "ASK-DIAGNOSIS",
    "ASK-HOSPITAL",
    "ASK-TREATMENT",
    "ASK-CARE",
    "LANG-ILLNESS",
    "LANG-SYMPTOM",
    "LANG-DIAGNOSIS",
    "RF-MED",
];

/// Most characters of an attestation.
const LONGEST: usize = 2000;

#[derive(Template)]
#[template(path = "portfolio/lived_experience.html")]
struct LivedExperience {
    page: Page,
    tab: &'static str,
    held: Vec<Line>,
    typed: Sent,
    problem: Option<(&'static str, String)>,
    /// Passages that may say more than anybody needs to know.
    passages: Vec<String>,
}

struct Line {
    id: Uuid,
    track: String,
    words: String,
    on: String,
}

/// `GET /me/lived-experience`.
pub(super) async fn show(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    page(&ctx, &actor, Sent::default(), None, Vec::new()).await
}

async fn page(
    ctx: &Ctx,
    actor: &Actor,
    typed: Sent,
    problem: Option<(&'static str, String)>,
    passages: Vec<String>,
) -> Result<Response> {
    let person = own(actor, Action::Read, ATTESTED_WORDS)?;
    let page = ctx.page(Section::Me, "lived-title");
    let held = attestation::of_person(&ctx.app.db, person).await?;
    let status = if problem.is_some() || !passages.is_empty() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let template = LivedExperience {
        tab: "portfolio",
        held: held.into_iter().map(|a| line(&page, a)).collect(),
        typed,
        problem,
        passages,
        page,
    };
    let mut response = ctx.render(&template)?;
    *response.status_mut() = status;
    Ok(response)
}

fn line(page: &Page, attestation: Attestation) -> Line {
    Line {
        id: attestation.id,
        track: page.term("track", &attestation.track),
        on: view::day(attestation.made_at),
        words: attestation.words,
    }
}

/// `POST /me/lived-experience`.
pub(super) async fn create(ctx: Ctx, SignedIn(actor): SignedIn, body: Bytes) -> Result<Response> {
    let sent = Sent::read(&body).ok_or_else(|| Error::bad_request("error-form"))?;
    own(&actor, Action::Add, ATTESTED)?;
    let words = ctx.page(Section::Me, "lived-title");
    let Ok(track) = sent.one("track").parse::<Track>() else {
        let problem = Some(("track", words.t("lived-no-track")));
        return page(&ctx, &actor, sent, problem, Vec::new()).await;
    };
    let typed = plain(sent.one("words"));
    let length = typed.chars().count();
    if length > LONGEST {
        let problem = Some(("words", words.nm("problem-long", length, LONGEST)));
        return page(&ctx, &actor, sent, problem, Vec::new()).await;
    }
    if !sent.has("anyway") {
        let passages = too_much(&typed);
        if !passages.is_empty() {
            return page(&ctx, &actor, sent, None, passages).await;
        }
    }
    attestation::attest(&ctx.app.db, &actor, track, &typed).await?;
    Ok(see_other("/me/lived-experience"))
}

/// Passages that sound like a diagnosis or like treatment.
fn too_much(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for kind in [rolecheck::Kind::Interview, rolecheck::Kind::Policy] {
        let report = Checker::shipped().check(text, &Options::new(kind));
        for finding in report.findings {
            let passage = text
                .get(finding.span.clone())
                .unwrap_or_default()
                .to_owned();
            if TOO_MUCH.contains(&&*finding.code.to_string()) && !found.contains(&passage) {
                found.push(passage);
            }
        }
    }
    found
}

/// `POST /me/lived-experience/{id}/withdrawal`.
pub(super) async fn withdraw(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
) -> Result<Response> {
    own(&actor, Action::End, ATTESTED)?;
    let id: Uuid = id.parse().map_err(|_| Error::not_found())?;
    if attestation::withdraw(&ctx.app.db, &actor, id).await? {
        Ok(see_other("/me/lived-experience"))
    } else {
        Err(Error::not_found())
    }
}
