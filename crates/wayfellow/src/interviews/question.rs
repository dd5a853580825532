//! The form of one question of a kit: of one's own, or taken from the library and put into other words.
//!
//! A question that may not be asked is not kept: the rule is named, and a lawful question is offered in its place. One
//! that needs care is kept with a reason. Not here: what is lawful (`lawful`).

use askama::Template;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path};
use axum::response::Response;
use documents::description::tidy;
use serde::Deserialize;
use uuid::Uuid;

use super::kit::{self, Asked, Kit, Question};
use super::lawful::{self, Judged};
use super::{Here, leads, yes_or_no};
use crate::db;
use crate::web::conflict::{self, Both};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form, see_other};

/// The longest question, and the longest list beside it, in characters.
const LONGEST: usize = 1_500;
const LONGEST_LIST: usize = 2_000;

#[derive(Template)]
#[template(path = "interviews/question.html")]
struct Shown {
    page: Page,
    id: Uuid,
    title: String,
    action: String,
    typed: Typed,
    known: bool,
    judged: Judged,
    /// What may be asked instead.
    instead: String,
    problem: Option<&'static str>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    words: String,
    contains: String,
    worry: String,
    excellent: String,
    reason: String,
    core: String,
    version: String,
}

impl Typed {
    fn of(question: &Question) -> Typed {
        let a = question.asked.clone();
        Typed {
            words: a.words,
            contains: a.contains,
            worry: a.worry,
            excellent: a.excellent,
            reason: a.reason,
            core: if a.core { "yes" } else { "no" }.to_owned(),
            version: question.version.to_string(),
        }
    }

    fn asked(&self, source: Option<String>) -> Asked {
        Asked {
            source,
            words: tidy(&self.words),
            contains: tidy(&self.contains),
            worry: tidy(&self.worry),
            excellent: tidy(&self.excellent),
            reason: tidy(&self.reason),
            core: self.core.trim().eq_ignore_ascii_case("yes"),
        }
    }
}

fn page(
    ctx: &Ctx,
    here: &Here,
    question: Option<Uuid>,
    typed: Typed,
    judged: Judged,
    problem: Option<&'static str>,
) -> Result<Response> {
    let page = ctx.page(Section::Other, "kit-question-title");
    let address = format!("/openings/{}/kit/questions", here.id);
    let instead = judged.finding().filter(|_| judged.is_prohibited());
    ctx.render(&Shown {
        id: here.id,
        title: here.title.clone(),
        action: question.map_or(address.clone(), |q| format!("{address}/{q}")),
        known: question.is_some(),
        instead: instead.map_or_else(String::new, |f| page.t(lawful::instead(&f.code))),
        typed,
        judged,
        problem,
        page,
    })
}

/// What keeps a question from being saved, with what was found in it.
fn refused(ctx: &Ctx, asked: &Asked) -> Option<(&'static str, Judged)> {
    let long = |t: &str| t.chars().count() > LONGEST_LIST;
    if asked.words.is_empty() {
        return Some(("kit-no-words", Judged::Fair));
    }
    if asked.words.chars().count() > LONGEST
        || [
            &asked.contains,
            &asked.worry,
            &asked.excellent,
            &asked.reason,
        ]
        .into_iter()
        .any(|t| long(t))
    {
        return Some(("kit-long", Judged::Fair));
    }
    if asked.is_as_in_library(&ctx.app.lessons.hiring) {
        return None;
    }
    let judged = lawful::judge(&asked.words);
    match &judged {
        Judged::Prohibited(_) => Some(("kit-prohibited", judged)),
        Judged::Care(_) if asked.reason.is_empty() => Some(("kit-care", judged)),
        Judged::Unread if asked.reason.is_empty() => Some(("kit-unread", judged)),
        _ => None,
    }
}

type Sent = std::result::Result<Form<Typed>, FormRejection>;

/// `GET /openings/{id}/kit/questions`: the form for one's own question.
pub(super) async fn new(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(text): Path<String>,
) -> Result<Response> {
    let here = leads(&ctx, &actor, &text).await?;
    let typed = Typed {
        core: "yes".to_owned(),
        ..Typed::default()
    };
    page(&ctx, &here, None, typed, Judged::Fair, None)
}

/// `POST /openings/{id}/kit/questions`.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(text): Path<String>,
    form: Sent,
) -> Result<Response> {
    let here = leads(&ctx, &actor, &text).await?;
    let Form(typed) = form.map_err(Error::unreadable)?;
    let asked = typed.asked(None);
    if let Some((problem, judged)) = refused(&ctx, &asked) {
        return refused_form(page(&ctx, &here, None, typed, judged, Some(problem)));
    }
    match kit::add(&ctx.app.db, &actor, here.id, &[asked]).await {
        Err(db::Error::Missing) => {
            let problem = Some("kit-full");
            refused_form(page(&ctx, &here, None, typed, Judged::Fair, problem))
        }
        done => {
            done?;
            Ok(see_other(&format!("/openings/{}/kit#asked", here.id)))
        }
    }
}

async fn found(ctx: &Ctx, here: &Here, text: &str) -> Result<Question> {
    let id: Uuid = text.parse().map_err(|_| Error::not_found())?;
    let kit = Kit::of(&ctx.app.db, here.id).await?;
    let question = kit.questions.into_iter().find(|q| q.id == id);
    question.ok_or_else(Error::not_found)
}

/// `GET /openings/{id}/kit/questions/{question}`.
pub(super) async fn edit(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path((text, named)): Path<(String, String)>,
) -> Result<Response> {
    let here = leads(&ctx, &actor, &text).await?;
    let question = found(&ctx, &here, &named).await?;
    let typed = Typed::of(&question);
    let judged = if question.asked.is_as_in_library(&ctx.app.lessons.hiring) {
        Judged::Fair
    } else {
        lawful::judge(&question.asked.words)
    };
    page(&ctx, &here, Some(question.id), typed, judged, None)
}

/// `POST /openings/{id}/kit/questions/{question}`.
pub(super) async fn update(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path((text, named)): Path<(String, String)>,
    form: Sent,
) -> Result<Response> {
    let here = leads(&ctx, &actor, &text).await?;
    let before = found(&ctx, &here, &named).await?;
    let Form(typed) = form.map_err(Error::unreadable)?;
    let Ok(seen) = typed.version.parse::<i64>() else {
        return Err(Error::bad_request("error-form"));
    };
    let asked = typed.asked(before.asked.source.clone());
    let typed = Typed {
        core: if asked.core { "yes" } else { "no" }.to_owned(),
        ..typed
    };
    if let Some((problem, judged)) = refused(&ctx, &asked) {
        return refused_form(page(
            &ctx,
            &here,
            Some(before.id),
            typed,
            judged,
            Some(problem),
        ));
    }
    let back = format!("/openings/{}/kit#asked", here.id);
    match kit::edit(&ctx.app.db, &actor, before.id, seen, &asked).await {
        Ok(()) => Ok(see_other(&back)),
        Err(db::Error::Conflict) => {
            let theirs = found(&ctx, &here, &named).await?;
            let action = format!("/openings/{}/kit/questions/{}", here.id, before.id);
            let both = both(&typed, &Typed::of(&theirs));
            let choices = vec![yes_or_no(&ctx, "core")];
            conflict::show_with(&ctx, action, back, theirs.version, both, choices)
        }
        Err(e) => Err(e.into()),
    }
}

fn both(yours: &Typed, theirs: &Typed) -> Vec<Both> {
    [
        ("words", "kit-f-words", &yours.words, &theirs.words),
        (
            "contains",
            "hiring-contains",
            &yours.contains,
            &theirs.contains,
        ),
        ("worry", "hiring-worry", &yours.worry, &theirs.worry),
        (
            "excellent",
            "hiring-excellent",
            &yours.excellent,
            &theirs.excellent,
        ),
        ("reason", "kit-f-reason", &yours.reason, &theirs.reason),
        ("core", "kit-f-core", &yours.core, &theirs.core),
    ]
    .into_iter()
    .map(|(name, label, yours, theirs)| Both {
        name,
        label,
        yours: yours.clone(),
        theirs: theirs.clone(),
    })
    .collect()
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Move {
    go: String,
}

/// `POST /openings/{id}/kit/questions/{question}/place`: up, down, or out.
pub(super) async fn shift(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path((text, named)): Path<(String, String)>,
    form: std::result::Result<Form<Move>, FormRejection>,
) -> Result<Response> {
    let here = leads(&ctx, &actor, &text).await?;
    let question = found(&ctx, &here, &named).await?.id;
    let Form(sent) = form.map_err(Error::unreadable)?;
    let db = &ctx.app.db;
    match sent.go.as_str() {
        "up" => kit::shift(db, &actor, here.id, question, true).await?,
        "down" => kit::shift(db, &actor, here.id, question, false).await?,
        "drop" => kit::drop_question(db, &actor, question).await?,
        _ => return Err(Error::bad_request("error-form")),
    }
    Ok(see_other(&format!("/openings/{}/kit#asked", here.id)))
}
