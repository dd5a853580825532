//! Caching with validators: a page that has not changed is answered with 304 and no body.
//!
//! Pages are made in memory, so that their hash is cheap. Not here: assets, whose addresses carry their hash.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use sha2::{Digest, Sha256};

const LARGEST_PAGE: usize = 16 * 1024 * 1024;

/// Adds `ETag` and `Cache-Control`, and answers a matching `If-None-Match`.
pub(super) async fn add(request: Request, next: Next) -> Response {
    let reading = request.method() == Method::GET || request.method() == Method::HEAD;
    let known = request.headers().get(header::IF_NONE_MATCH).cloned();
    let response = next.run(request).await;
    if response.headers().contains_key(header::CACHE_CONTROL) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    if !reading || parts.status != StatusCode::OK {
        parts
            .headers
            .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        return Response::from_parts(parts, body);
    }
    let Ok(bytes) = to_bytes(body, LARGEST_PAGE).await else {
        return Response::from_parts(parts, Body::empty());
    };
    let digest = Sha256::digest(&bytes);
    let tag = digest
        .iter()
        .take(12)
        .fold(String::from("W/\""), |tag, byte| format!("{tag}{byte:02x}"))
        + "\"";
    parts.headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("private, no-cache"),
    );
    if let Ok(value) = HeaderValue::from_str(&tag) {
        parts.headers.insert(header::ETAG, value);
    }
    if known
        .as_ref()
        .and_then(|k| k.to_str().ok())
        .is_some_and(|k| k.split(',').any(|k| k.trim() == tag || k.trim() == "*"))
    {
        parts.status = StatusCode::NOT_MODIFIED;
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, Body::from(bytes))
}
