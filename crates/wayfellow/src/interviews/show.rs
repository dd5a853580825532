//! The page of a kit: what is asked, in which order, and how; and the versions it was used in.
//!
//! Not here: the form of one question (`question`), and the kit as a file (`paper`).

use askama::Template;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path};
use axum::response::Response;
use documents::description::tidy;
use frameworks::Bank;
use uuid::Uuid;

use super::kit::{self, Asked, Frame, Kit};
use super::{Here, leads, reads, yes_or_no};
use crate::db;
use crate::organizations::day;
use crate::web::conflict::{self, Both};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form, see_other};

/// The longest first words, in characters.
const LONGEST: usize = 2_000;

/// Something that can be chosen, and whether it is in the kit already.
struct Offered {
    code: &'static str,
    words: &'static str,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "interviews/kit.html")]
struct Shown {
    page: Page,
    id: Uuid,
    title: String,
    kit: Kit,
    leads: bool,
    /// Key of the heading, and what there is to choose from.
    offers: Vec<(&'static str, Vec<Offered>)>,
    first_words: String,
    problem: Option<&'static str>,
}

impl Shown {
    fn made(&self, version: &kit::Version) -> String {
        day(version.made)
    }
}

fn offers(ctx: &Ctx, kit: &Kit) -> Vec<(&'static str, Vec<Offered>)> {
    let h = &ctx.app.lessons.hiring;
    let chosen = |code: &str| {
        kit.questions
            .iter()
            .any(|q| q.asked.source.as_deref() == Some(code))
    };
    let offered = |code: &'static str, words: &'static str| Offered {
        code,
        words,
        chosen: chosen(code),
    };
    let mut offers: Vec<(&'static str, Vec<Offered>)> = Bank::ALL
        .into_iter()
        .map(|bank| {
            let key = match bank {
                Bank::Experience => "kit-bank-experience",
                Bank::Skill => "kit-bank-skill",
                Bank::Setting => "kit-bank-setting",
            };
            let questions = h.bank(bank).map(|q| offered(&q.code, &q.label));
            (key, questions.collect())
        })
        .collect();
    let topics = h.topics.iter().map(|t| offered(&t.code, &t.label));
    offers.push(("kit-topics", topics.collect()));
    let scenarios = h.scenarios.iter().filter(|s| !s.missing);
    let scenarios = scenarios.map(|s| offered(&s.code, &s.text));
    offers.push(("kit-scenarios", scenarios.collect()));
    offers
}

pub(super) async fn page(
    ctx: &Ctx,
    here: Here,
    leads: bool,
    first_words: Option<String>,
    problem: Option<&'static str>,
) -> Result<Response> {
    let kit = Kit::of(&ctx.app.db, here.id).await?;
    ctx.render(&Shown {
        page: ctx.page(Section::Other, "kit-title"),
        id: here.id,
        title: here.title,
        offers: if leads { offers(ctx, &kit) } else { Vec::new() },
        first_words: first_words.unwrap_or_else(|| kit.frame.first_words.clone()),
        kit,
        leads,
        problem,
    })
}

/// `GET /openings/{id}/kit`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(text): Path<String>,
) -> Result<Response> {
    let here = reads(&ctx, &actor, &text).await?;
    let leads = leads(&ctx, &actor, &text).await.is_ok();
    page(&ctx, here, leads, None, None).await
}

type Sent = std::result::Result<Form<Vec<(String, String)>>, FormRejection>;

/// `POST /openings/{id}/kit`: how everyone is asked.
pub(super) async fn update(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(text): Path<String>,
    form: Sent,
) -> Result<Response> {
    let here = leads(&ctx, &actor, &text).await?;
    let Form(fields) = form.map_err(Error::unreadable)?;
    let get = |name: &str| {
        let field = fields.iter().find(|(n, _)| n == name);
        field.map_or("", |(_, v)| v.as_str())
    };
    // The page with both versions sends the word that somebody typed.
    let yes = |name: &str| get(name).trim().eq_ignore_ascii_case("yes");
    let frame = Frame {
        in_advance: yes("in_advance"),
        support_person: yes("support_person"),
        written: yes("written"),
        first_words: tidy(get("first_words")),
        version: get("version").parse().unwrap_or_default(),
    };
    if frame.first_words.chars().count() > LONGEST {
        let page = page(&ctx, here, true, Some(frame.first_words), Some("kit-long")).await;
        return refused_form(page);
    }
    let address = format!("/openings/{}/kit", here.id);
    match kit::set(&ctx.app.db, &actor, here.id, frame.version, &frame).await {
        Ok(()) => Ok(see_other(&address)),
        Err(db::Error::Conflict) => {
            let theirs = Kit::of(&ctx.app.db, here.id).await?.frame;
            let both = both(&frame, &theirs);
            let choices = ["in_advance", "support_person", "written"];
            let choices = choices.map(|name| yes_or_no(&ctx, name)).into();
            let version = theirs.version;
            conflict::show_with(&ctx, address.clone(), address, version, both, choices)
        }
        Err(e) => Err(e.into()),
    }
}

fn both(yours: &Frame, theirs: &Frame) -> Vec<Both> {
    let word = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
    let said = |name, label, yours: bool, theirs: bool| Both {
        name,
        label,
        yours: word(yours),
        theirs: word(theirs),
    };
    vec![
        said(
            "in_advance",
            "kit-in-advance",
            yours.in_advance,
            theirs.in_advance,
        ),
        said(
            "support_person",
            "kit-support-person",
            yours.support_person,
            theirs.support_person,
        ),
        said("written", "kit-written", yours.written, theirs.written),
        Both {
            name: "first_words",
            label: "kit-first-words",
            yours: yours.first_words.clone(),
            theirs: theirs.first_words.clone(),
        },
    ]
}

/// `POST /openings/{id}/kit/choices`: adds what was ticked in the library.
pub(super) async fn choose(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(text): Path<String>,
    form: Sent,
) -> Result<Response> {
    let here = leads(&ctx, &actor, &text).await?;
    let Form(fields) = form.map_err(Error::unreadable)?;
    let h = &ctx.app.lessons.hiring;
    let kit = Kit::of(&ctx.app.db, here.id).await?;
    let mut new: Vec<Asked> = Vec::new();
    for (_, code) in fields.iter().filter(|(name, _)| name == "code") {
        let there = |a: &Asked| a.source.as_deref() == Some(code);
        // Sent twice, it is there once.
        if kit.questions.iter().any(|q| there(&q.asked)) || new.iter().any(there) {
            continue;
        }
        let asked = Asked::of_library(h, code);
        new.push(asked.ok_or_else(|| Error::bad_request("error-form"))?);
    }
    let address = format!("/openings/{}/kit#asked", here.id);
    if new.is_empty() {
        return Ok(see_other(&address));
    }
    match kit::add(&ctx.app.db, &actor, here.id, &new).await {
        Err(db::Error::Missing) => {
            refused_form(page(&ctx, here, true, None, Some("kit-full")).await)
        }
        done => {
            done?;
            Ok(see_other(&address))
        }
    }
}

/// `POST /openings/{id}/kit/versions`: the kit as it stands is used from now on.
pub(super) async fn publish(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(text): Path<String>,
    form: Sent,
) -> Result<Response> {
    let here = leads(&ctx, &actor, &text).await?;
    let Form(fields) = form.map_err(Error::unreadable)?;
    let reason = fields.iter().find(|(name, _)| name == "reason");
    let reason = tidy(reason.map_or("", |(_, words)| words));
    let db = &ctx.app.db;
    let kit = Kit::of(db, here.id).await?;
    let problem = if !kit.questions.iter().any(|q| q.asked.core) {
        Some("kit-no-core")
    } else if !kit.versions.is_empty() && reason.is_empty() {
        Some("kit-no-reason")
    } else if reason.chars().count() > LONGEST {
        Some("kit-long")
    } else {
        None
    };
    if problem.is_some() {
        return refused_form(page(&ctx, here, true, None, problem).await);
    }
    let fixed = db
        .change(&actor, async |tx| {
            kit::fix(&tx, here.id, &kit, &reason).await
        })
        .await;
    match fixed {
        // Sent twice, it is a version once.
        Ok(_) | Err(db::Error::Unrecorded) => {
            Ok(see_other(&format!("/openings/{}/kit#versions", here.id)))
        }
        Err(e) if e.is_constraint("kit_versions_number_key") => {
            Ok(see_other(&format!("/openings/{}/kit#versions", here.id)))
        }
        Err(e) => Err(e.into()),
    }
}
