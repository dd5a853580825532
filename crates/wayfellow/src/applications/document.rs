//! Documents that an applicant sends, one at a time, from the page that is theirs. One that was chosen wrongly is taken
//! out and another put in its place.
//!
//! What a file is and where its bytes lie is as with attachments of a portfolio. Not here: looking into files.

use axum::extract::{Multipart, Path};
use axum::response::Response;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::application::Application;
use super::own;
use crate::accounts::throttle::From;
use crate::actor::Actor;
use crate::db::{self, Db, Entry, new_id, params, statements};
use crate::permission::Action;
use crate::portfolio::attachment::{self, Attachment, media_type};
use crate::web::who::Who;
use crate::web::{Ctx, Error, Result, Section, refused_form, see_other};

/// Most documents of one application.
pub(super) const MOST: usize = 5;

statements! {
    OF = "SELECT d.id, d.name, d.media_type, d.size, d.digest FROM application_documents d LEFT JOIN application_document_ends e ON e.document_id = d.id WHERE d.application_id = $1 AND e.document_id IS NULL ORDER BY d.id";
    STORED = "SELECT d.id FROM application_documents d WHERE d.application_id = $1";
    INSERT = "INSERT INTO application_documents (id, application_id, name, media_type, size, digest, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    END = "INSERT INTO application_document_ends (document_id, ended_at) VALUES ($1, $2)";
}

/// The documents of an application.
pub(super) async fn of(db: &Db, application: Uuid) -> db::Result<Vec<Attachment>> {
    let rows = db.all(&OF, params![application]).await?;
    rows.iter().map(Attachment::read).collect()
}

/// The ids of all documents of an application, taken out or not.
pub(super) async fn stored(db: &Db, application: Uuid) -> db::Result<Vec<Uuid>> {
    let rows = db.all(&STORED, params![application]).await?;
    rows.iter().map(|r| r.get("id")).collect()
}

/// One of the documents of an application.
pub(super) async fn one(db: &Db, application: Uuid, id: &str) -> Result<Attachment> {
    let id: Uuid = id.parse().map_err(|_| Error::not_found())?;
    let all = of(db, application).await?;
    all.into_iter()
        .find(|d| d.id == id)
        .ok_or_else(Error::not_found)
}

async fn keep(ctx: &Ctx, a: &Application, name: &str, kind: &str, bytes: &[u8]) -> Result<()> {
    let (id, data) = (new_id(), &ctx.app.config.data);
    attachment::store(data, id, bytes).await?;
    let digest: [u8; 32] = Sha256::digest(bytes).into();
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let kept = ctx
        .app
        .db
        .change(&Actor::visitor(), async |tx| {
            let values = params![id, a.id, name, kind, size, digest, tx.now()];
            tx.execute(&INSERT, values).await?;
            let entry = Entry::new("create", "application-document").of(id);
            tx.record(entry.about(a.id).belongs_to(Some(a.organization)));
            Ok::<_, db::Error>(())
        })
        .await;
    if kept.is_err() {
        attachment::remove(data, id).await;
    }
    Ok(kept?)
}

/// `POST /application/{token}/documents`.
pub(super) async fn create(
    ctx: Ctx,
    Who(actor): Who,
    from: From,
    Path(token): Path<String>,
    upload: Multipart,
) -> Result<Response> {
    let found = own::open(&ctx, &actor, &token, Action::Add).await?;
    if !found.takes_more() {
        return own::page(&ctx, &token, found, own::Told::Over).await;
    }
    ctx.app.throttle.count_application(&from)?;
    let (name, bytes) = attachment::first(upload).await?;
    let page = ctx.page(Section::Other, "application-title");
    let problem = match media_type(&bytes) {
        None => page.t("attachment-kinds"),
        Some(_) if of(&ctx.app.db, found.id).await?.len() >= MOST => {
            page.n("application-documents-many", MOST)
        }
        Some(kind) => {
            keep(&ctx, &found, &name, kind, &bytes).await?;
            return Ok(see_other(&format!("/application/{token}#documents")));
        }
    };
    refused_form(own::page(&ctx, &token, found, own::Told::Problem(problem)).await)
}

/// `GET /application/{token}/documents/{document}`.
pub(super) async fn show(
    ctx: Ctx,
    Who(actor): Who,
    Path((token, document)): Path<(String, String)>,
) -> Result<Response> {
    let found = own::open(&ctx, &actor, &token, Action::Read).await?;
    let document = one(&ctx.app.db, found.id, &document).await?;
    attachment::answer(&ctx.app.config.data, &document).await
}

/// `POST /application/{token}/documents/{document}/withdrawal`: the bytes are removed.
pub(super) async fn withdraw(
    ctx: Ctx,
    Who(actor): Who,
    Path((token, document)): Path<(String, String)>,
) -> Result<Response> {
    let found = own::open(&ctx, &actor, &token, Action::End).await?;
    let id = one(&ctx.app.db, found.id, &document).await?.id;
    ctx.app
        .db
        .change(&Actor::visitor(), async |tx| {
            tx.execute(&END, params![id, tx.now()]).await?;
            let entry = Entry::new("withdraw", "application-document").of(id);
            tx.record(entry.about(found.id).belongs_to(Some(found.organization)));
            Ok::<_, db::Error>(())
        })
        .await?;
    attachment::remove(&ctx.app.config.data, id).await;
    Ok(see_other(&format!("/application/{token}#documents")))
}
