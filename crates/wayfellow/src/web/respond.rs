//! Small answers: a page, a redirect, a file.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use documents::paper::Paper;

use super::strings::Lang;
use super::{Error, Result};

/// An HTML page in a language.
pub(super) fn html(html: String, lang: Lang) -> Response {
    let mut response = Response::new(Body::from(html));
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    headers.insert(
        header::CONTENT_LANGUAGE,
        HeaderValue::from_static(lang.tag()),
    );
    headers.insert(
        header::VARY,
        HeaderValue::from_static("accept-language, cookie"),
    );
    response
}

/// See another page (303). `to` is a path of this installation.
pub(crate) fn see_other(to: &str) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    response.headers_mut().insert(
        header::LOCATION,
        HeaderValue::from_str(to).unwrap_or_else(|_| HeaderValue::from_static("/")),
    );
    response
}

/// A file to keep. `name` is a plain name of ours.
pub(crate) fn download(body: impl Into<Body>, media_type: &'static str, name: &str) -> Response {
    let mut response = Response::new(body.into());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    headers.insert(
        header::CONTENT_DISPOSITION,
        disposition.unwrap_or_else(|_| HeaderValue::from_static("attachment")),
    );
    no_store(response)
}

/// A document as a file of this kind: `pdf`, `docx` or `html`.
pub(crate) fn give_paper(paper: &Paper, name: &str, kind: &str) -> Result<Response> {
    let file = format!("{name}.{kind}");
    match kind {
        "pdf" => {
            let bytes = documents::pdf::compose(paper).map_err(Error::internal)?;
            Ok(download(bytes, "application/pdf", &file))
        }
        "docx" => {
            let bytes = documents::docx::compose(paper).map_err(Error::internal)?;
            Ok(download(
                bytes,
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                &file,
            ))
        }
        "html" => Ok(download(paper.html(), "text/html; charset=utf-8", &file)),
        _ => Err(Error::not_found()),
    }
}

/// The same answer, to be kept by no browser and no proxy.
pub(crate) fn no_store(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A form that was refused: its page, with the status that says so.
pub(crate) fn refused_form(page: Result<Response>) -> Result<Response> {
    page.map(|mut response| {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        response
    })
}
