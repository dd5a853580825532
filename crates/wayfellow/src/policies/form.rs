//! Entering and editing a policy: typed, or read from a file, which is not kept.

use askama::Template;
use axum::extract::multipart::MultipartRejection;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form as Sent, Multipart, Path};
use axum::response::Response;
use jiff::civil::Date;
use serde::Deserialize;
use uuid::Uuid;

use super::document::{self, Document, KINDS};
use super::{place, show};
use crate::checks::sent;
use crate::db;
use crate::groundwork::members;
use crate::permission::Action;
use crate::plans::workdays::today;
use crate::web::conflict::{self, Both};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form, see_other};

/// Most characters of a title, and of the jobs it applies to.
const LONGEST_TITLE: usize = 200;

/// Most characters of a text.
const LONGEST: usize = 100_000;

/// How far away the next look may be, in days.
const FAR: i32 = 3_700;

/// What a form holds.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    pub title: String,
    pub kind: String,
    pub applies_to: String,
    pub owner: String,
    pub review: String,
    pub words: String,
    pub version: String,
}

impl Typed {
    /// What the form of a document holds at first.
    pub fn of(document: &Document) -> Typed {
        Typed {
            title: document.title.clone(),
            kind: document.kind.clone(),
            applies_to: document.applies_to.clone(),
            owner: document
                .owner_id
                .map_or_else(String::new, |id| id.to_string()),
            review: document
                .review_on
                .map_or_else(String::new, |d| d.to_string()),
            words: document.words.clone(),
            version: document.version.to_string(),
        }
    }
}

/// The fields of the form, on both pages that have it.
#[derive(Template)]
#[template(path = "policies/form.html")]
pub(super) struct Form {
    page: Page,
    typed: Typed,
    members: Vec<(Uuid, String)>,
    problems: Vec<(&'static str, &'static str)>,
}

impl Form {
    pub async fn new(
        ctx: &Ctx,
        organization: Uuid,
        typed: Typed,
        problems: Vec<(&'static str, &'static str)>,
    ) -> Result<Form> {
        Ok(Form {
            page: ctx.page(Section::Other, "policies-new"),
            typed,
            members: members(&ctx.app.db, organization).await?,
            problems,
        })
    }

    fn kinds(&self) -> [&'static str; 11] {
        KINDS
    }

    /// Whether something was refused.
    pub fn has_problems(&self) -> bool {
        !self.problems.is_empty()
    }

    fn owns(&self, id: &Uuid) -> bool {
        self.typed.owner == id.to_string()
    }
}

#[derive(Template)]
#[template(path = "policies/new.html")]
struct New {
    page: Page,
    form: Form,
    /// What a reader of the file has to say.
    notes: Vec<String>,
}

async fn asking(
    ctx: &Ctx,
    place: Uuid,
    typed: Typed,
    problems: Vec<(&'static str, &'static str)>,
    notes: Vec<String>,
) -> Result<Response> {
    ctx.render(&New {
        page: ctx.page(Section::Other, "policies-new"),
        form: Form::new(ctx, place, typed, problems).await?,
        notes,
    })
}

/// `GET /policies/new`.
pub(super) async fn new(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    let place = place(&actor, Action::Change)?;
    let typed = Typed {
        kind: "other".to_owned(),
        ..Typed::default()
    };
    asking(&ctx, place, typed, Vec::new(), Vec::new()).await
}

/// `POST /policies/file`: the form of a new policy, with the text of a file.
pub(super) async fn file(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    form: std::result::Result<Multipart, MultipartRejection>,
) -> Result<Response> {
    let place = place(&actor, Action::Change)?;
    let sent = sent::Sent::read(form.map_err(|_| Error::bad_request("error-form"))?).await?;
    let document = sent
        .document(ctx.lang)
        .map_err(|why| Error::refused("check-file-refused", why))?;
    let mut typed = Typed {
        kind: "other".to_owned(),
        words: document.as_plain(),
        ..Typed::default()
    };
    if let Some(file) = &sent.file {
        let name = file.name.rsplit(['/', '\\']).next().unwrap_or_default();
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let plain = stem.chars().filter(|c| !c.is_control());
        typed.title = plain.take(LONGEST_TITLE).collect();
    }
    if typed.words.trim().is_empty() {
        let problems = vec![("words", "policies-file-empty")];
        return refused_form(asking(&ctx, place, typed, problems, document.notes).await);
    }
    asking(&ctx, place, typed, Vec::new(), document.notes).await
}

/// The document that was typed, or what is wrong with it.
async fn read(
    ctx: &Ctx,
    place: Uuid,
    typed: &Typed,
) -> Result<std::result::Result<Document, Vec<(&'static str, &'static str)>>> {
    let mut problems = Vec::new();
    let line = |t: &str| t.chars().count() <= LONGEST_TITLE && !t.chars().any(char::is_control);
    let (title, applies_to) = (typed.title.trim(), typed.applies_to.trim());
    if title.is_empty() || !line(title) {
        problems.push(("title", "policies-title-refused"));
    }
    if !line(applies_to) {
        problems.push(("applies_to", "policies-title-refused"));
    }
    if !KINDS.contains(&typed.kind.as_str()) {
        problems.push(("kind", "policies-kind-refused"));
    }
    let members = members(&ctx.app.db, place).await?;
    let owner = members.iter().find(|(id, _)| id.to_string() == typed.owner);
    if owner.is_none() && !typed.owner.is_empty() {
        problems.push(("owner", "policies-owner-refused"));
    }
    let review = typed.review.trim();
    let today = today();
    let review_on: Option<Date> = review.parse().ok();
    let review_on = review_on.filter(|d| (*d - today).get_days().abs() <= FAR);
    if review_on.is_none() && !review.is_empty() {
        problems.push(("review", "policies-review-refused"));
    }
    let words = typed.words.replace("\r\n", "\n").replace('\0', "");
    let words = words.trim();
    if words.is_empty() || words.chars().count() > LONGEST {
        problems.push(("words", "policies-words-refused"));
    }
    if !problems.is_empty() {
        return Ok(Err(problems));
    }
    Ok(Ok(Document {
        title: title.to_owned(),
        kind: typed.kind.clone(),
        applies_to: applies_to.to_owned(),
        owner_id: owner.map(|o| o.0),
        review_on,
        words: words.to_owned(),
        ..Document::default()
    }))
}

type Answered = std::result::Result<Sent<Typed>, FormRejection>;

/// `POST /policies`.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    form: Answered,
) -> Result<Response> {
    let place = place(&actor, Action::Change)?;
    let Sent(typed) = form.map_err(Error::unreadable)?;
    match read(&ctx, place, &typed).await? {
        Ok(new) => match document::add(&ctx.app.db, &actor, place, &new).await {
            Ok(id) => Ok(see_other(&format!("/policies/{id}"))),
            Err(db::Error::Missing) => Err(Error::bad_request("policies-too-many")),
            Err(e) => Err(e.into()),
        },
        Err(problems) => refused_form(asking(&ctx, place, typed, problems, Vec::new()).await),
    }
}

/// `POST /policies/{id}`.
pub(super) async fn update(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
    form: Answered,
) -> Result<Response> {
    let before = show::found(&ctx, &actor, Action::Change, &id).await?;
    let place = place(&actor, Action::Change)?;
    let Sent(typed) = form.map_err(Error::unreadable)?;
    let mut edited = match read(&ctx, place, &typed).await? {
        Ok(edited) => edited,
        Err(problems) => {
            let shown = show::page(&ctx, &actor, &before, Some((typed, problems))).await;
            return refused_form(shown);
        }
    };
    edited.id = before.id;
    edited.version = typed.version.trim().parse().unwrap_or(0);
    let there = format!("/policies/{}", before.id);
    match document::edit(&ctx.app.db, &actor, &edited).await {
        Ok(()) => Ok(see_other(&there)),
        Err(db::Error::Conflict) => {
            let (yours, theirs) = (typed, Typed::of(&before));
            let both = |name, label, yours: String, theirs: String| Both {
                name,
                label,
                yours,
                theirs,
            };
            let fields = vec![
                both("title", "policies-f-title", yours.title, theirs.title),
                both("kind", "policies-f-kind", yours.kind, theirs.kind),
                both(
                    "applies_to",
                    "policies-f-applies_to",
                    yours.applies_to,
                    theirs.applies_to,
                ),
                both("owner", "policies-f-owner", yours.owner, theirs.owner),
                both("review", "policies-f-review", yours.review, theirs.review),
                both("words", "policies-f-words", yours.words, theirs.words),
            ];
            let page = ctx.page(Section::Other, "policies-new");
            let kinds = KINDS
                .iter()
                .map(|k| ((*k).to_owned(), page.term("policy", k)));
            let mut owners = vec![(String::new(), page.t("task-nobody"))];
            let all = members(&ctx.app.db, place).await?.into_iter();
            owners.extend(all.map(|(id, name)| (id.to_string(), name)));
            let choices = vec![("kind", kinds.collect()), ("owner", owners)];
            let version = before.version;
            conflict::show_with(&ctx, there.clone(), there, version, fields, choices)
        }
        Err(e) => Err(e.into()),
    }
}

/// `POST /policies/{id}/withdrawal`.
pub(super) async fn withdraw(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
) -> Result<Response> {
    let document = show::found(&ctx, &actor, Action::Change, &id).await?;
    document::end(&ctx.app.db, &actor, document.id).await?;
    Ok(see_other("/policies"))
}
