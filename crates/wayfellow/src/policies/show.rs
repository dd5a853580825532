//! A policy with what the role checker says, in place, and what is said of sentences that bind peer roles alone.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use rolecheck::{Checker, Finding, FindingKind, Kind, Language, Options};
use uuid::Uuid;

use super::document::{self, Document};
use super::form::{Form, Typed};
use super::{alone, place};
use crate::actor::Actor;
use crate::checks::document::Document as Text;
use crate::checks::marks::{Stretch, stretches, tone};
use crate::permission::Action;
use crate::plans::workdays::today;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section};

#[derive(Template)]
#[template(path = "policies/show.html")]
struct Show<'a> {
    page: Page,
    document: &'a Document,
    due: bool,
    /// It applies to peer roles only, by its title or by what the register says.
    alone: bool,
    passages: Vec<&'a str>,
    stretches: Vec<Stretch<'a>>,
    findings: &'a [Finding],
    /// The end of the key of what was not read, when the text is not in English.
    unread: Option<&'static str>,
    /// The form, for somebody who may edit.
    form: Option<Form>,
}

impl Show<'_> {
    fn tone(&self, finding: &Finding) -> &'static str {
        tone(finding.severity)
    }
}

/// What the checker finds in a policy. What fits a peer role is asked only of sentences that name one.
fn findings(document: &Document) -> (Vec<Finding>, Option<&'static str>) {
    let text = Text::typed(document.words.clone());
    let checked = text.check(Checker::shipped(), &Options::new(Kind::Policy));
    let for_peer_roles = alone::names_peer_roles_only(&document.applies_to)
        || alone::names_peer_roles_only(&document.title);
    let about_one = |f: &Finding| {
        let sentence = alone::sentence(&document.words, f.span.clone());
        for_peer_roles || alone::names_peer_role(sentence)
    };
    let found = checked
        .findings
        .into_iter()
        .filter(|f| f.kind != FindingKind::RoleFit || about_one(f))
        .collect();
    let unread = match checked.language {
        _ if document.words.trim().is_empty() => None,
        Language::English => None,
        Language::Other(name) if name == "Spanish" => Some("spanish"),
        Language::Other(_) => Some("other"),
        Language::Unsure => Some("unsure"),
    };
    (found, unread)
}

/// The document with this id, when it is one of the organization that the actor is looking at.
pub(super) async fn found(ctx: &Ctx, actor: &Actor, action: Action, id: &str) -> Result<Document> {
    let place = place(actor, action)?;
    let id: Uuid = id.parse().map_err(|_| Error::not_found())?;
    let document = document::find(&ctx.app.db, place, id).await?;
    document.ok_or_else(Error::not_found)
}

/// The page, with a form that may hold what was refused.
pub(super) async fn page(
    ctx: &Ctx,
    actor: &Actor,
    document: &Document,
    refused: Option<(Typed, Vec<(&'static str, &'static str)>)>,
) -> Result<Response> {
    let form = match place(actor, Action::Change) {
        Ok(place) => {
            let (typed, problems) = refused.unwrap_or_else(|| (Typed::of(document), Vec::new()));
            Some(Form::new(ctx, place, typed, problems).await?)
        }
        Err(_) => None,
    };
    let (findings, unread) = findings(document);
    ctx.render(&Show {
        page: ctx.page(Section::Other, document.title.clone()),
        due: document.review_on.is_some_and(|d| d < today()),
        alone: alone::names_peer_roles_only(&document.applies_to)
            || alone::names_peer_roles_only(&document.title),
        passages: alone::passages(&document.words),
        stretches: stretches(&document.words, &findings),
        findings: &findings,
        unread,
        form,
        document,
    })
}

/// `GET /policies/{id}`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
) -> Result<Response> {
    let document = found(&ctx, &actor, Action::Read, &id).await?;
    page(&ctx, &actor, &document, None).await
}
