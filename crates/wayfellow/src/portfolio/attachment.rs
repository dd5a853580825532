//! Files that a person keeps with a line of their portfolio, such as a certificate.
//!
//! What a file is, its first bytes say; its name is only words. The bytes lie in the data folder under an id of ours,
//! where no address leads. Not here: looking into files.

use std::path::{Path, PathBuf};

use axum::body::Bytes;
use axum::extract::{Multipart, Path as Parts};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::draft::plain;
use super::entry::named;
use super::kinds::Kind;
use super::own;
use crate::actor::Actor;
use crate::db::{self, Db, Entry, Row, new_id, params, statements};
use crate::permission::Action;
use crate::web::who::SignedIn;
use crate::web::{App, Ctx, Error, Result, Section, download, see_other};

statements! {
    OF_LINE = "SELECT a.id, a.name, a.media_type, a.size, a.digest FROM attachments a LEFT JOIN attachment_ends e ON e.attachment_id = a.id WHERE a.person_id = $1 AND a.entry_id = $2 AND e.attachment_id IS NULL ORDER BY a.id";
    OF_PERSON = "SELECT a.id, a.name, a.media_type, a.size, a.digest FROM attachments a LEFT JOIN attachment_ends e ON e.attachment_id = a.id WHERE a.person_id = $1 AND e.attachment_id IS NULL ORDER BY a.id";
    OWN = "SELECT a.id, a.name, a.media_type, a.size, a.digest FROM attachments a LEFT JOIN attachment_ends e ON e.attachment_id = a.id WHERE a.person_id = $1 AND a.id = $2 AND e.attachment_id IS NULL";
    SIZE = "SELECT CAST(COALESCE(SUM(a.size), 0) AS BIGINT) AS size FROM attachments a LEFT JOIN attachment_ends e ON e.attachment_id = a.id WHERE a.person_id = $1 AND e.attachment_id IS NULL";
    ENTRY = "SELECT entry_id FROM attachments WHERE id = $1";
    ALL = "SELECT id FROM attachments WHERE person_id = $1";
    INSERT = "INSERT INTO attachments (id, person_id, entry_id, name, media_type, size, digest, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    END = "INSERT INTO attachment_ends (attachment_id, ended_at) VALUES ($1, $2)";
}

/// Most files with one line.
const MOST_FILES: usize = 10;
/// The largest file, in megabytes: a photo of a certificate, taken with a phone.
pub(crate) const LARGEST: usize = 10;
/// What all files of a person may have together, in megabytes, so that nobody fills the disk for everybody.
const ALL_TOGETHER: usize = 100;
pub(super) const MEGABYTE: usize = 1024 * 1024;

/// What is taken: media type, ending of the name, first bytes.
const KINDS: [(&str, &str, &[u8]); 4] = [
    ("application/pdf", "pdf", b"%PDF-"),
    ("image/png", "png", b"\x89PNG\r\n\x1a\n"),
    ("image/jpeg", "jpg", b"\xff\xd8\xff"),
    ("image/gif", "gif", b"GIF8"),
];

/// A file as its person sees it.
pub(crate) struct Attachment {
    pub id: Uuid,
    pub name: String,
    media_type: String,
    pub size: i64,
    digest: Vec<u8>,
}

impl Attachment {
    pub fn read(row: &Row) -> db::Result<Attachment> {
        Ok(Attachment {
            id: row.get("id")?,
            name: row.get("name")?,
            media_type: row.get("media_type")?,
            size: row.get("size")?,
            digest: row.get("digest")?,
        })
    }

    /// Its size in whole kilobytes, at least one.
    pub fn kilobytes(&self) -> usize {
        usize::try_from(self.size)
            .unwrap_or(0)
            .div_ceil(1024)
            .max(1)
    }

    fn known(&self) -> (&'static str, &'static str) {
        let known = KINDS.iter().find(|k| k.0 == self.media_type);
        known.map_or(("application/octet-stream", "bin"), |k| (k.0, k.1))
    }
}

fn place(data: &Path, id: Uuid) -> PathBuf {
    data.join("attachments").join(id.simple().to_string())
}

/// What a file is by its first bytes, when it is of a kind that is taken.
pub(crate) fn media_type(bytes: &[u8]) -> Option<&'static str> {
    KINDS.iter().find(|k| bytes.starts_with(k.2)).map(|k| k.0)
}

/// Puts the bytes of a file into the data folder. Its row comes after: one without bytes would be a promise that is not
/// kept.
pub(crate) async fn store(data: &Path, id: Uuid, bytes: &[u8]) -> Result<()> {
    let folder = data.join("attachments");
    let written = match tokio::fs::create_dir_all(&folder).await {
        Ok(()) => tokio::fs::write(place(data, id), bytes).await,
        no_folder => no_folder,
    };
    if let Err(error) = written {
        remove(data, id).await;
        tracing::error!(%error, "an attachment could not be written");
        return Err(db::Error::Unavailable("the data folder".to_owned()).into());
    }
    Ok(())
}

/// A file as an answer, when it still is what was kept.
pub(crate) async fn answer(data: &Path, attachment: &Attachment) -> Result<Response> {
    let Ok(bytes) = tokio::fs::read(place(data, attachment.id)).await else {
        return Err(Error::not_found());
    };
    if Sha256::digest(&bytes)[..] != attachment.digest[..] {
        return Err(Error::internal("an attachment is not what was kept"));
    }
    let (media_type, ending) = attachment.known();
    let name = format!("{}.{ending}", attachment.id.simple());
    let mut response = download(bytes, media_type, &name);
    response.headers_mut().insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; sandbox"),
    );
    Ok(response)
}

/// The files with a line.
pub(crate) async fn of_line(db: &Db, person: Uuid, entry: Uuid) -> db::Result<Vec<Attachment>> {
    let rows = db.all(&OF_LINE, params![person, entry]).await?;
    rows.iter().map(Attachment::read).collect()
}

/// The ids of all files of a person, taken out or not.
pub(super) async fn stored(db: &Db, person: Uuid) -> db::Result<Vec<Uuid>> {
    let rows = db.all(&ALL, params![person]).await?;
    rows.iter().map(|r| r.get("id")).collect()
}

/// Removes the bytes of a file. That they are gone already is no fault.
pub(crate) async fn remove(data: &Path, id: Uuid) {
    if let Err(error) = tokio::fs::remove_file(place(data, id)).await
        && error.kind() != std::io::ErrorKind::NotFound
    {
        tracing::warn!(%error, "an attachment could not be removed");
    }
}

/// All files of a person with plain names, to be taken along.
pub(super) async fn files(app: &App, person: Uuid) -> Result<Vec<(String, Vec<u8>)>> {
    let mut found = Vec::new();
    for row in app.db.all(&OF_PERSON, params![person]).await? {
        let attachment = Attachment::read(&row)?;
        // One that was lost outside of the program does not keep the rest from being taken along.
        if let Ok(bytes) = tokio::fs::read(place(&app.config.data, attachment.id)).await {
            let name = format!(
                "attachments/{}.{}",
                attachment.id.simple(),
                attachment.known().1
            );
            found.push((name, bytes));
        }
    }
    Ok(found)
}

/// `POST /me/portfolio/{kind}/{id}/attachments`.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Parts((kind, id)): Parts<(String, String)>,
    upload: Multipart,
) -> Result<Response> {
    let kind = Kind::from_word(&kind).ok_or_else(Error::not_found)?;
    let person = own(&actor, Action::Add, kind.part())?;
    let (_, last) = named(&ctx, person, kind, &id).await?;
    let page = ctx.page(Section::Me, "me-title");
    let (name, bytes) = first(upload).await?;
    let Some(media_type) = media_type(&bytes) else {
        return Err(Error::refused(
            "attachment-refused",
            page.t("attachment-kinds"),
        ));
    };
    if of_line(&ctx.app.db, person, last.entry).await?.len() >= MOST_FILES {
        let most = page.nm("problem-many", MOST_FILES + 1, MOST_FILES);
        return Err(Error::refused("attachment-refused", most));
    }
    let kept: i64 = ctx.app.db.one(&SIZE, params![person]).await?.get("size")?;
    let kept = usize::try_from(kept).unwrap_or_default();
    if kept.saturating_add(bytes.len()) > ALL_TOGETHER * MEGABYTE {
        let full = page.n("attachment-full", ALL_TOGETHER);
        return Err(Error::refused("attachment-refused", full));
    }
    keep(
        &ctx.app, &actor, person, last.entry, &name, media_type, &bytes,
    )
    .await?;
    Ok(see_other(&format!(
        "/me/portfolio/{}/{}",
        kind.word(),
        last.entry
    )))
}

async fn keep(
    app: &App,
    actor: &Actor,
    person: Uuid,
    entry: Uuid,
    name: &str,
    media_type: &str,
    bytes: &[u8],
) -> Result<()> {
    let id = new_id();
    let data = &app.config.data;
    store(data, id, bytes).await?;
    let digest: [u8; 32] = Sha256::digest(bytes).into();
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let kept = app
        .db
        .change(actor, async |tx| {
            let values = params![id, person, entry, name, media_type, size, digest, tx.now()];
            tx.execute(&INSERT, values).await?;
            tx.record(
                Entry::new("create", "attachment")
                    .of(id)
                    .about(person)
                    .belongs_to(None),
            );
            Ok::<_, db::Error>(())
        })
        .await;
    if kept.is_err() {
        remove(data, id).await;
    }
    Ok(kept?)
}

/// The first file of an upload, with its name as words.
pub(crate) async fn first(mut upload: Multipart) -> Result<(String, Bytes)> {
    loop {
        let field = upload.next_field().await.map_err(Error::unreadable)?;
        let Some(field) = field else {
            return Err(Error::bad_request("error-form"));
        };
        if field.name() == Some("file") {
            let name = plain(field.file_name().unwrap_or_default());
            let name: String = name
                .rsplit(['/', '\\'])
                .next()
                .unwrap_or_default()
                .chars()
                .take(120)
                .collect();
            let name = if name.is_empty() {
                "file".to_owned()
            } else {
                name
            };
            return Ok((name, field.bytes().await.map_err(Error::unreadable)?));
        }
    }
}

async fn named_file(ctx: &Ctx, person: Uuid, id: &str) -> Result<Attachment> {
    let id: Uuid = id.parse().map_err(|_| Error::not_found())?;
    let row = ctx.app.db.optional(&OWN, params![person, id]).await?;
    Ok(Attachment::read(&row.ok_or_else(Error::not_found)?)?)
}

/// `GET /me/attachments/{id}`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Parts(id): Parts<String>,
) -> Result<Response> {
    let person = own(&actor, Action::Read, "portfolio")?;
    let attachment = named_file(&ctx, person, &id).await?;
    answer(&ctx.app.config.data, &attachment).await
}

/// `POST /me/attachments/{id}/withdrawal`: the bytes are removed.
pub(super) async fn withdraw(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Parts(id): Parts<String>,
) -> Result<Response> {
    let person = own(&actor, Action::End, "portfolio")?;
    let attachment = named_file(&ctx, person, &id).await?;
    let id = attachment.id;
    let entry: Uuid = ctx.app.db.one(&ENTRY, params![id]).await?.get("entry_id")?;
    ctx.app
        .db
        .change(&actor, async |tx| {
            tx.execute(&END, params![id, tx.now()]).await?;
            tx.record(
                Entry::new("withdraw", "attachment")
                    .of(id)
                    .about(person)
                    .belongs_to(None),
            );
            Ok::<_, db::Error>(())
        })
        .await?;
    remove(&ctx.app.config.data, id).await;
    let records = super::record::today(&ctx.app.db, person).await?;
    let back = records.iter().find(|r| r.entry == entry);
    let back = back.map_or_else(
        || "/me/portfolio".to_owned(),
        |r| format!("/me/portfolio/{}/{entry}", r.kind.word()),
    );
    Ok(see_other(&back))
}
