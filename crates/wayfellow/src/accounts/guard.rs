//! Forged requests: a form that another site sends in somebody's name is refused before any handler sees it.
//!
//! Browsers say where a request comes from (`Sec-Fetch-Site`, or `Origin` where that is missing); the session cookie is
//! `SameSite=Lax` beside that. Programs that are no browsers send neither and have no cookie to be abused.

use axum::extract::Request;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::web::Error;

/// Lets a request through when it only reads, or when it comes from a page of this installation.
pub(crate) async fn guard(request: Request, next: Next) -> Response {
    let reads = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    if reads || is_ours(request.headers()) {
        next.run(request).await
    } else {
        Error::forged().into_response()
    }
}

/// Whether a request comes from a page of this installation, or from no page at all.
pub(crate) fn is_ours(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|v| v.to_str().ok());
    if let Some(site) = text(header::HeaderName::from_static("sec-fetch-site")) {
        return site == "same-origin" || site == "none";
    }
    match (headers.get(header::ORIGIN), text(header::HOST)) {
        (None, _) => true,
        (Some(origin), Some(host)) => origin
            .to_str()
            .ok()
            .and_then(|o| o.split_once("://"))
            .is_some_and(|(_, from)| from.eq_ignore_ascii_case(host)),
        (Some(_), None) => false,
    }
}
