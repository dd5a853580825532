//! One application, for those who hire: what was sent, how it stands, and letters.
//!
//! That it was looked at is written down, and the applicant sees on which days. Accommodations are not here.

use askama::Template;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::application::{self, Application, Status, Step};
use super::document;
use super::letter::{self, Draft, Kept};
use super::list::opening;
use crate::actor::Actor;
use crate::db::{self, Entry};
use crate::openings::opening::Opening;
use crate::permission::Action;
use crate::portfolio::attachment::{self, Attachment};
use crate::portfolio::draft::plain;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, no_store, see_other};

#[derive(Template)]
#[template(path = "applications/show.html")]
struct Show {
    page: Page,
    o: Opening,
    a: Application,
    documents: Vec<Attachment>,
    steps: Vec<Step>,
    letters: Vec<Kept>,
    /// Others for this opening with the same e-mail address.
    same: Vec<Application>,
    statuses: [Status; 5],
    kinds: [Status; 3],
    /// The letter that is being written.
    letter: Option<(Status, Draft)>,
    by_mail: bool,
    problem: Option<&'static str>,
    gone: String,
}

impl Show {
    /// What is required and what the applicant did not say they have.
    fn unsaid(&self) -> Vec<&String> {
        let required = self.o.ad.required.iter();
        required.filter(|r| !self.a.meets.contains(r)).collect()
    }
}

type At = Path<(String, String)>;

async fn found(
    ctx: &Ctx,
    actor: &Actor,
    action: Action,
    (of, id): (&str, &str),
) -> Result<(Opening, Application)> {
    let o = opening(ctx, actor, action, of).await?;
    let id = id.parse().map_err(|_| Error::not_found())?;
    let a = application::by_id(&ctx.app.db, o.organization, id).await?;
    if a.opening == o.id {
        Ok((o, a))
    } else {
        Err(Error::not_found())
    }
}

async fn page(
    ctx: &Ctx,
    actor: &Actor,
    (o, a): (Opening, Application),
    letter: Option<(Status, Draft)>,
    problem: Option<&'static str>,
) -> Result<Response> {
    let db = &ctx.app.db;
    let look = Entry::look("application", a.id).of(a.id);
    db.looked(actor, vec![look]).await?;
    let mut same = Vec::new();
    if a.email.is_some() {
        same = application::of_opening(db, o.id).await?;
        same.retain(|other| other.id != a.id && other.email == a.email && !other.erased);
    }
    let page = ctx.page(Section::Other, "application-title");
    let gone = page.t("applications-gone");
    let shown = ctx.render(&Show {
        documents: document::of(db, a.id).await?,
        steps: application::steps(db, a.id).await?,
        letters: letter::of(db, a.id).await?,
        same,
        statuses: Status::DECIDED,
        kinds: letter::KINDS,
        by_mail: ctx.app.post.is_some() && a.email.is_some(),
        letter,
        problem,
        gone,
        page,
        o,
        a,
    })?;
    Ok(no_store(shown))
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    letter: String,
}

/// The kind of letter that a word stands for.
fn kind(word: &str) -> Option<Status> {
    letter::KINDS.into_iter().find(|k| k.word() == word)
}

/// `GET /openings/{id}/applications/{application}`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path((of, id)): At,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let (o, a) = found(&ctx, &actor, Action::Read, (&of, &id)).await?;
    let by = ctx.who.as_ref().map_or("", |w| w.name.as_str());
    let kind = kind(&asked.letter).filter(|_| !a.erased && !a.status.is_over());
    let letter = kind.map(|kind| (kind, letter::offered(kind, &a, &o, by)));
    page(&ctx, &actor, (o, a), letter, None).await
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Decided {
    status: String,
}

/// `POST /openings/{id}/applications/{application}/status`.
pub(super) async fn decide(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path((of, id)): At,
    form: std::result::Result<Form<Decided>, FormRejection>,
) -> Result<Response> {
    let (o, a) = found(&ctx, &actor, Action::Change, (&of, &id)).await?;
    let Form(sent) = form.map_err(Error::unreadable)?;
    let status = Status::from_word(&sent.status).filter(|s| Status::DECIDED.contains(s));
    let status = status.ok_or_else(|| Error::bad_request("error-form"))?;
    let back = format!("/openings/{}/applications/{}", o.id, a.id);
    if a.erased || a.status.is_over() {
        return refused(page(&ctx, &actor, (o, a), None, Some("application-is-over")).await);
    }
    if a.status != status {
        let decided = ctx.app.db.change(&actor, async |tx| {
            a.step(&tx, status, actor.person_id()).await
        });
        match decided.await {
            Ok(()) => {}
            Err(db::Error::Conflict) => {
                let now = found(&ctx, &actor, Action::Read, (&of, &id)).await?;
                let mut shown = page(&ctx, &actor, now, None, Some("application-conflict")).await?;
                *shown.status_mut() = StatusCode::CONFLICT;
                return Ok(shown);
            }
            Err(e) => return Err(e.into()),
        }
    }
    Ok(see_other(&back))
}

fn refused(shown: Result<Response>) -> Result<Response> {
    crate::web::refused_form(shown)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Sent {
    kind: String,
    subject: String,
    body: String,
}

/// `POST /openings/{id}/applications/{application}/letters`.
pub(super) async fn write(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path((of, id)): At,
    form: std::result::Result<Form<Sent>, FormRejection>,
) -> Result<Response> {
    let (o, a) = found(&ctx, &actor, Action::Change, (&of, &id)).await?;
    let Form(sent) = form.map_err(Error::unreadable)?;
    let kind = kind(&sent.kind).ok_or_else(|| Error::bad_request("error-form"))?;
    let draft = Draft {
        subject: plain(&sent.subject).replace(['\n', '\t'], " "),
        body: plain(&sent.body),
    };
    let problem = if a.erased || a.status.is_over() {
        Some("application-is-over")
    } else if draft.subject.is_empty() || draft.body.is_empty() {
        Some("candidate-empty")
    } else if draft.subject.chars().count() > letter::LONGEST_SUBJECT
        || draft.body.chars().count() > letter::LONGEST
    {
        Some("candidate-long")
    } else {
        None
    };
    if problem.is_some() {
        let letter = Some((kind, draft));
        return refused(page(&ctx, &actor, (o, a), letter, problem).await);
    }
    let post = ctx.app.post.as_ref();
    match letter::write(&ctx.app.db, post, &actor, &a, kind, &draft).await {
        Ok(()) => Ok(see_other(&format!(
            "/openings/{}/applications/{}#letters",
            o.id, a.id
        ))),
        Err(db::Error::Conflict) => {
            let now = found(&ctx, &actor, Action::Read, (&of, &id)).await?;
            let letter = Some((kind, draft));
            let mut shown = page(&ctx, &actor, now, letter, Some("application-conflict")).await?;
            *shown.status_mut() = StatusCode::CONFLICT;
            Ok(shown)
        }
        Err(e) => Err(e.into()),
    }
}

/// `GET /openings/{id}/applications/{application}/documents/{document}`.
pub(super) async fn document(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path((of, id, document)): Path<(String, String, String)>,
) -> Result<Response> {
    let (_, a) = found(&ctx, &actor, Action::Read, (&of, &id)).await?;
    let found = document::one(&ctx.app.db, a.id, &document).await?;
    let look = Entry::look("application", a.id).of(found.id);
    ctx.app.db.looked(&actor, vec![look]).await?;
    attachment::answer(&ctx.app.config.data, &found).await
}
