//! Sessions: a browser that is signed in, by a random token in a cookie whose hash is kept.
//!
//! Not here: whose request it is (`web::who`).

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;

use crate::Config;
use crate::db::{self, Entry, Tx, new_id, params, statements};
use crate::web::who::{self, token_hash};
use crate::web::{Error, Result};

/// How long a session lasts, in seconds: thirty days.
const LASTS: i64 = 30 * 24 * 3_600;

statements! {
    BEGIN = "INSERT INTO sessions (id, token_hash, account_id, organization_id, browser, made_at, seen_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $6, $7)";
    END_ALL = "UPDATE sessions SET ended_at = $2 WHERE account_id = $1 AND ended_at IS NULL";
    END_ONE = "UPDATE sessions SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL";
    /// The organization that an account looks at first: the one it looked at last, or the first it belongs to.
    LAST_PLACE = "SELECT s.organization_id FROM sessions s JOIN accounts a ON a.id = s.account_id JOIN memberships m ON m.person_id = a.person_id AND m.organization_id = s.organization_id LEFT JOIN membership_ends e ON e.membership_id = m.id WHERE s.account_id = $1 AND e.membership_id IS NULL ORDER BY s.seen_at DESC, s.id DESC LIMIT 1";
    FIRST_PLACE = "SELECT m.organization_id FROM memberships m JOIN accounts a ON a.person_id = m.person_id LEFT JOIN membership_ends e ON e.membership_id = m.id WHERE a.id = $1 AND e.membership_id IS NULL ORDER BY m.since, m.id LIMIT 1";
    FIRST_HAT = "SELECT h.organization_id FROM hats h JOIN accounts a ON a.person_id = h.person_id LEFT JOIN hat_ends e ON e.hat_id = h.id WHERE a.id = $1 AND e.hat_id IS NULL ORDER BY h.since, h.id LIMIT 1";
}

/// A random token of 256 bits, as it stands in a cookie or an address.
///
/// # Errors
/// When the machine has no randomness.
pub(crate) fn token() -> db::Result<String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|e| db::Error::Failed(e.to_string()))?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

/// Begins a session of an account; the token for its cookie. `place` is the organization to look at, if one is meant.
pub(crate) async fn begin(
    tx: &Tx,
    account: Uuid,
    person: Uuid,
    place: Option<Uuid>,
    browser: &str,
) -> db::Result<String> {
    let token = token()?;
    let mut place = place;
    for statement in [&LAST_PLACE, &FIRST_PLACE, &FIRST_HAT] {
        if place.is_none() {
            let row = tx.optional(statement, params![account]).await?;
            place = row.map(|r| r.get("organization_id")).transpose()?;
        }
    }
    let (id, now) = (new_id(), tx.now());
    let until = now.plus_seconds(LASTS);
    tx.execute(
        &BEGIN,
        params![id, token_hash(&token), account, place, browser, now, until],
    )
    .await?;
    // The log says that somebody signed in; where they work is no part of that.
    tx.record(
        Entry::new("sign-in", "session")
            .of(id)
            .about(person)
            .belongs_to(None),
    );
    Ok(token)
}

/// Ends every session of an account.
pub(crate) async fn end_all(tx: &Tx, account: Uuid) -> db::Result<()> {
    tx.execute(&END_ALL, params![account, tx.now()]).await?;
    Ok(())
}

/// Ends one session.
pub(crate) async fn end(tx: &Tx, session: Uuid) -> db::Result<()> {
    tx.execute(&END_ONE, params![session, tx.now()]).await?;
    Ok(())
}

/// Gives the browser the token of its session, or takes it away.
pub(crate) fn with_cookie(
    mut response: Response,
    config: &Config,
    token: Option<&str>,
) -> Result<Response> {
    let name = who::cookie_name(config.https_only);
    let secure = if config.https_only { "; Secure" } else { "" };
    let (value, age) = match token {
        Some(token) => (token, LASTS),
        None => ("", 0),
    };
    let cookie = format!("{name}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}");
    let value = HeaderValue::from_str(&cookie).map_err(Error::internal)?;
    response.headers_mut().append(header::SET_COOKIE, value);
    Ok(response)
}

/// A browser in few words, so that people can tell their sessions apart: never the whole of what it says of itself.
pub(crate) fn browser_of(headers: &HeaderMap) -> String {
    let said = headers
        .get(header::USER_AGENT)
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default();
    let first = |names: &[(&str, &'static str)]| {
        names
            .iter()
            .find(|(sign, _)| said.contains(sign))
            .map(|(_, name)| *name)
    };
    let browser = first(&[
        ("Firefox", "Firefox"),
        ("Edg", "Edge"),
        ("OPR", "Opera"),
        ("Chrom", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let system = first(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ]);
    [browser, system]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}
