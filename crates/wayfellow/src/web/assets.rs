//! Style sheets, scripts and icons, built into the binary and served at addresses that carry their hash.
//!
//! The style sheets of `assets/css` are served as one file: tokens first, then one component after the other.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};

use super::{Error, Result};

static ASSETS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../assets");

struct Asset {
    address: String,
    body: Vec<u8>,
    kind: &'static str,
}

static ALL: LazyLock<BTreeMap<String, Asset>> = LazyLock::new(|| {
    let mut bodies: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut folders = vec![&ASSETS];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        for file in folder.files() {
            bodies.insert(
                file.path().to_string_lossy().replace('\\', "/"),
                file.contents().to_vec(),
            );
        }
    }
    let mut styles = bodies.remove("css/tokens.css").unwrap_or_default();
    let names: Vec<String> = bodies
        .keys()
        .filter(|k| k.starts_with("css/"))
        .cloned()
        .collect();
    for name in names {
        styles.extend(bodies.remove(&name).unwrap_or_default());
    }
    bodies.insert("css/app.css".to_owned(), styles);
    bodies
        .into_iter()
        .map(|(path, body)| {
            let hash: String = Sha256::digest(&body)
                .iter()
                .take(6)
                .map(|b| format!("{b:02x}"))
                .collect();
            let asset = Asset {
                address: format!("/assets/{hash}/{path}"),
                kind: kind(&path),
                body,
            };
            (path, asset)
        })
        .collect()
});

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

/// The address of an asset such as `js/filter.js`.
pub(super) fn address(path: &str) -> String {
    debug_assert!(ALL.contains_key(path), "no asset {path:?}");
    ALL.get(path)
        .map_or_else(|| format!("/assets/none/{path}"), |a| a.address.clone())
}

/// `GET /assets/{hash}/{path}`.
pub(super) async fn show(Path(path): Path<String>) -> Result<Response> {
    let (hash, name) = path.split_once('/').ok_or_else(Error::not_found)?;
    let asset = ALL.get(name).ok_or_else(Error::not_found)?;
    let current = asset.address.split('/').nth(2) == Some(hash);
    let mut response = Response::new(Body::from(asset.body.as_slice()));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.kind));
    // An old address still answers, so that a page open during an upgrade keeps its look, but is not kept for long.
    let keep = if current {
        "public, max-age=31536000, immutable"
    } else {
        "public, max-age=60"
    };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    Ok(response)
}
