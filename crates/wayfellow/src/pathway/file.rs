//! The portfolio as a file: to take along, and to bring back.

use axum::body::Bytes;
use axum::extract::Multipart;
use axum::response::Response;

use super::form::{self, Sent};
use super::missing::{self, today};
use crate::web::{Ctx, Error, Result, Section, download};

/// `POST /missing/file`: what is in the form, as a download.
pub(super) async fn create(ctx: Ctx, body: Bytes) -> Result<Response> {
    let sent = Sent::read(&body).ok_or_else(|| Error::bad_request("error-form"))?;
    let page = ctx.page(Section::Missing, "missing-title");
    let ladder = &ctx.app.ladder;
    let (portfolio, problems) = match form::portfolio(&sent, ladder, &page, today()) {
        Ok(read) => read,
        Err(reasons) => return Err(Error::refused("missing-unreadable", reasons.join(" "))),
    };
    if !problems.is_empty() {
        return missing::answer(&ctx, ladder, sent, portfolio, problems);
    }
    Ok(download(
        portfolio.to_json(),
        "application/json",
        "wayfellow-portfolio.json",
    ))
}

/// `POST /missing/open`: a file that was taken along before.
pub(super) async fn open(ctx: Ctx, upload: Multipart) -> Result<Response> {
    let page = ctx.page(Section::Missing, "missing-title");
    let ladder = &ctx.app.ladder;
    let bytes = first_file(upload).await?;
    if bytes.is_empty() {
        return Err(Error::refused(
            "missing-unreadable",
            page.t("missing-no-file"),
        ));
    }
    match frameworks::Portfolio::read(&bytes, ladder, today()) {
        Ok(portfolio) => missing::answer(&ctx, ladder, Sent::default(), portfolio, Vec::new()),
        Err(errors) => {
            let lines: Vec<String> = errors.iter().take(20).map(ToString::to_string).collect();
            Err(Error::refused("missing-unreadable", lines.join("\n")))
        }
    }
}

/// The bytes of the field `file` of an upload; none when it was left empty.
pub(crate) async fn first_file(mut upload: Multipart) -> Result<Bytes> {
    loop {
        let field = upload.next_field().await.map_err(too_large_or_broken)?;
        let Some(field) = field else {
            return Ok(Bytes::new());
        };
        if field.name() == Some("file") {
            return field.bytes().await.map_err(too_large_or_broken);
        }
    }
}

fn too_large_or_broken(error: axum::extract::multipart::MultipartError) -> Error {
    if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        Error::too_large()
    } else {
        Error::bad_request("error-form")
    }
}
