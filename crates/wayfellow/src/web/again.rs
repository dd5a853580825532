//! What somebody typed into a form that could not be taken: it is shown once more, and where the reason passes, it can
//! be sent again with one press.
//!
//! A database that does not answer, a session that ended in another window, a thing that was taken back meanwhile: none
//! of them should cost a text that somebody wrote on a bus. Nothing is kept here; the words travel back in the page.
//! Deliberately not here: passwords and codes, files, and whatever another site sent.

use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody as _, to_bytes};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode, header};
use uuid::Uuid;

use super::Error;
use crate::accounts::is_ours;

/// The largest form that is shown again, in bytes.
const LARGEST: usize = 256 * 1024;
/// Most fields that are shown again.
const MOST_FIELDS: usize = 1_000;
/// Addresses whose forms hold a password or a code. They are typed anew.
const SECRET: [&str; 5] = ["/sign-in", "/recovery", "/first", "/invitation", "/account"];

/// Nobody is signed in, where somebody has to be: what the answer to a form says to the page around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct SignedOut;

/// A form as it came.
pub(super) struct Typed {
    path: String,
    body: Bytes,
}

/// What the page shows of it.
pub(super) struct Again {
    /// Where it is sent again; nowhere, when that would lead to the same answer.
    pub to: Option<String>,
    /// Every field, to be sent again.
    pub fields: Vec<(String, String)>,
    /// The values that are words.
    pub words: Vec<String>,
}

/// Holds on to a form while it is answered. Every other request passes as it is.
pub(super) async fn hold(
    parts: &Parts,
    body: Body,
    patience: Duration,
) -> Result<(Body, Option<Typed>), Error> {
    let text = |name| parts.headers.get(name).and_then(|v| v.to_str().ok());
    let is_form = text(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
    let length = body.size_hint().exact();
    let path = parts.uri.path();
    let fits = length.is_some_and(|length| length > 0 && length <= LARGEST as u64);
    let secret = SECRET.iter().any(|start| path.starts_with(start));
    if parts.method != Method::POST || !is_form || !fits || secret || !is_ours(&parts.headers) {
        return Ok((body, None));
    }
    // Whoever sends slower than this is cut off here as they would be later.
    let body = tokio::time::timeout(patience, to_bytes(body, LARGEST))
        .await
        .map_err(|_| Error::too_slow())?
        .map_err(|_| Error::bad_request("error-form"))?;
    let typed = Typed {
        path: path.to_owned(),
        body: body.clone(),
    };
    Ok((Body::from(body), Some(typed)))
}

impl Typed {
    /// What to show beside a refusal; nothing, when nobody wrote a word.
    pub fn again(&self, status: StatusCode, signed_out: bool) -> Option<Again> {
        let fields: Vec<(String, String)> = form_urlencoded::parse(&self.body)
            .filter(|(name, _)| !name.contains("password"))
            .take(MOST_FIELDS + 1)
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .collect();
        let passes = signed_out || status.is_server_error();
        let words: Vec<String> = fields
            .iter()
            .map(|(_, value)| value.trim())
            .filter(|value| is_words(value))
            .map(str::to_owned)
            .collect();
        let send = passes && fields.len() <= MOST_FIELDS;
        let shows = !words.is_empty() || send && fields.iter().any(|(_, v)| !v.trim().is_empty());
        shows.then(|| Again {
            to: send.then(|| self.path.clone()),
            fields,
            words,
        })
    }
}

/// Whether somebody wrote this: more than one word, and not an address of this installation or an id.
fn is_words(value: &str) -> bool {
    value.contains(char::is_whitespace)
        && !value.starts_with('/')
        && Uuid::parse_str(value).is_err()
}
