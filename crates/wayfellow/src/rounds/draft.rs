//! Answers begun and not sent, sealed with the link and with a secret that only the browser has in which they were begun.
//!
//! The link alone is not enough: whoever handed it out may have kept a copy. Not here: sending (`round`).

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;

use super::round::Link;
use super::sealing;
use crate::accounts::session::token;
use crate::actor::Actor;
use crate::db::{self, Db, Entry, params, statements};
use crate::web::{Ctx, Error, Result};

statements! {
    DRAFT = "SELECT nonce, sealed FROM readiness_drafts WHERE invitation_id = $1";
    KEEP_DRAFT = "INSERT INTO readiness_drafts (invitation_id, nonce, sealed) VALUES ($1, $2, $3) ON CONFLICT (invitation_id) DO UPDATE SET nonce = $2, sealed = $3";
}

/// The cookie that holds the browser's part of the key. It is sent to the address of its link and nowhere else.
const COOKIE: &str = "draft";

/// How long a browser keeps it: as long as a round can be open.
const LASTS: u32 = 366 * 24 * 3_600;

/// The browser's part of the key, where it has one.
pub(super) fn secret(headers: &HeaderMap) -> Option<String> {
    let all = headers.get_all(header::COOKIE).iter();
    let mut found = all
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(name, value)| *name == COOKIE && !value.is_empty() && value.len() < 100)
        .map(|(_, value)| value.to_owned());
    found.next()
}

/// What was begun with a link in this browser, as text.
pub(super) async fn begun(
    db: &Db,
    link: &Link,
    address: &str,
    secret: Option<&str>,
) -> db::Result<Option<String>> {
    let (Some(row), Some(secret)) = (db.optional(&DRAFT, params![link.id]).await?, secret) else {
        return Ok(None);
    };
    let (nonce, sealed): (Vec<u8>, Vec<u8>) = (row.get("nonce")?, row.get("sealed")?);
    let key = sealing::Key::new(address, secret);
    Ok(key.open(link.id, &nonce, &sealed))
}

/// Keeps what was begun; the browser's part of the key, old or new.
pub(super) async fn keep(
    db: &Db,
    link: &Link,
    address: &str,
    secret: Option<String>,
    text: &str,
) -> db::Result<String> {
    let secret = match secret {
        Some(secret) => secret,
        None => token()?,
    };
    let (nonce, sealed) = sealing::Key::new(address, &secret).seal(link.id, text)?;
    db.change(&Actor::visitor(), async |tx| {
        tx.execute(
            &KEEP_DRAFT,
            params![link.id, nonce.to_vec(), sealed.clone()],
        )
        .await?;
        // Nothing says which link, nor who.
        let entry = Entry::new("draft", "readiness-round").of(link.round.id);
        tx.record(entry.belongs_to(Some(link.round.organization)));
        Ok::<_, db::Error>(())
    })
    .await?;
    Ok(secret)
}

/// Hands the browser its part of the key.
pub(super) fn with_secret(
    ctx: &Ctx,
    mut response: Response,
    address: &str,
    secret: &str,
) -> Result<Response> {
    let secure = if ctx.app.config.https_only {
        "; Secure"
    } else {
        ""
    };
    let cookie = format!(
        "{COOKIE}={secret}; Path=/answers/{address}; Max-Age={LASTS}; HttpOnly; SameSite=Lax{secure}"
    );
    let value = HeaderValue::from_str(&cookie).map_err(Error::internal)?;
    response.headers_mut().append(header::SET_COOKIE, value);
    Ok(response)
}
