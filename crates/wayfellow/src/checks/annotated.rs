//! The copy of a Word file with the findings as comments.

use axum::body::Body;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartRejection;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use rolecheck::{Checker, Options};

use super::document::{Document, Reading, annotate};
use super::sent::Sent;
use crate::web::{Ctx, Error, Result};

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// `POST /check/annotated`.
pub(super) async fn create(
    ctx: Ctx,
    form: std::result::Result<Multipart, MultipartRejection>,
) -> Result<Response> {
    let sent = Sent::read(form.map_err(|_| Error::bad_request("error-form"))?).await?;
    let file = sent
        .file
        .ok_or_else(|| Error::bad_request("check-no-word-file"))?;
    let refused =
        |message: String| Error::refused("check-file-refused", format!("{}: {message}", file.name));
    if Reading::of(&file.name, &file.bytes) != Reading::Docx {
        return Err(Error::bad_request("check-no-word-file"));
    }
    let language = ctx.lang.tag();
    let document = Document::read(&file.bytes, Reading::Docx, language).map_err(refused)?;
    let checked = document.check(Checker::shipped(), &Options::new(sent.kind));
    let copy = annotate(&file.bytes, &checked.findings, language).map_err(refused)?;
    let stem = file
        .name
        .rsplit_once('.')
        .map_or(file.name.as_str(), |(stem, _)| stem);
    let stem = stem.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = utf8_percent_encode(&format!("{stem} (checked).docx"), NON_ALPHANUMERIC).to_string();
    let mut response = Response::new(Body::from(copy));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(WORD));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let disposition = format!("attachment; filename=\"checked.docx\"; filename*=UTF-8''{name}");
    if let Ok(value) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}
