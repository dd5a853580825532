//! Who sends a request: the session of the cookie, the person it belongs to, and the hats they wear now.
//!
//! Read anew for each request, so that a session ended elsewhere, a hat put down or a closed account holds at once.
//! Not here: signing in and out, which make and end sessions.

use axum::extract::{FromRef, FromRequestParts};
use axum::http::header;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::again::SignedOut;
use super::{Error, Shared};
use crate::actor::{Actor, Doer, SessionIds, Worn};
use crate::db::{self, Db, Moment, params, statements};

/// The cookie that holds the token of a session. Over HTTPS only, its name has a prefix that browsers know: no other
/// host can set it.
pub const fn cookie_name(https_only: bool) -> &'static str {
    if https_only {
        "__Host-session"
    } else {
        "session"
    }
}

statements! {
    // A row for each hat that is worn now, or one without a hat. Whatever has an end is over, also when the clock of the
    // machine is set back behind it.
    SESSION = "SELECT s.id, s.account_id, s.organization_id, a.person_id, a.operator, p.name, o.name AS place, CAST((SELECT COUNT(*) FROM memberships m LEFT JOIN membership_ends e ON e.membership_id = m.id WHERE m.person_id = a.person_id AND m.organization_id = s.organization_id AND m.since <= $2 AND e.membership_id IS NULL) AS BIGINT) AS belongs, h.hat, h.relation_id FROM sessions s JOIN accounts a ON a.id = s.account_id JOIN people p ON p.id = a.person_id LEFT JOIN organizations o ON o.id = s.organization_id LEFT JOIN hats h ON h.person_id = a.person_id AND h.organization_id = s.organization_id AND h.since <= $2 AND (h.until IS NULL OR h.until > $2) AND NOT EXISTS (SELECT 1 FROM hat_ends e WHERE e.hat_id = h.id) AND NOT EXISTS (SELECT 1 FROM relation_ends r WHERE r.relation_id = h.relation_id) WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.expires_at > $2 AND a.closed_at IS NULL";
}

/// Who sends the request; a visitor, when nobody is signed in.
#[derive(Debug, Clone)]
pub struct Who(pub Actor);

/// The signed-in person who sends the request. Everybody else is sent to sign in, and back here afterwards.
#[derive(Debug, Clone)]
pub struct SignedIn(pub Actor);

/// What the frame of a page says of who is signed in.
#[derive(Debug, Clone)]
pub(crate) struct Face {
    pub name: String,
    /// The name of the organization they are looking at.
    pub organization: Option<String>,
    /// Whether they belong to it, and are not let in for one thing only.
    pub member: bool,
}

/// What the database keeps of a token, so that reading the database opens no session.
pub fn token_hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// The actor behind a session token; a visitor, when it is unknown, ended or too old.
///
/// # Errors
/// When the database cannot answer.
pub async fn actor_of(db: &Db, token: &str) -> db::Result<Actor> {
    Ok(known_by(db, token).await?.0)
}

async fn known_by(db: &Db, token: &str) -> db::Result<(Actor, Option<Face>)> {
    let rows = db
        .all(&SESSION, params![token_hash(token), Moment::now()])
        .await?;
    let Some(row) = rows.first() else {
        return Ok((Actor::visitor(), None));
    };
    let person: Uuid = row.get("person_id")?;
    let mut actor = Actor {
        operator: row.get("operator")?,
        organization: row.get("organization_id")?,
        session: Some(SessionIds {
            account: row.get("account_id")?,
            session: row.get("id")?,
        }),
        ..Actor::person(person)
    };
    let mut face = Face {
        name: row.get("name")?,
        organization: row.get("place")?,
        member: false,
    };
    if actor.organization.is_some() {
        actor.member = row.get::<i64>("belongs")? > 0;
        face.member = actor.member;
        for row in &rows {
            let word: Option<String> = row.get("hat")?;
            if let Some(hat) = word.and_then(|w| w.parse().ok()) {
                actor.hats.push(Worn {
                    hat,
                    relation: row.get("relation_id")?,
                });
            }
        }
        if !actor.member && actor.hats.is_empty() {
            // Nothing binds them to it any more.
            actor.organization = None;
            face.organization = None;
        }
    }
    Ok((actor, Some(face)))
}

async fn read<S: Send + Sync>(parts: &mut Parts, state: &S) -> Result<Actor, Error>
where
    Shared: FromRef<S>,
{
    meet(parts, &Shared::from_ref(state)).await
}

/// Finds out who sends a request, and remembers it in the request.
pub(super) async fn meet(parts: &mut Parts, app: &Shared) -> Result<Actor, Error> {
    if let Some(known) = parts.extensions.get::<Who>() {
        return Ok(known.0.clone());
    }
    let name = cookie_name(app.config.https_only);
    let cookies = parts.headers.get_all(header::COOKIE);
    let token = cookies
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='));
    let (mut actor, face) = match token {
        Some(token) => known_by(&app.db, token).await?,
        None => (Actor::visitor(), None),
    };
    actor.request = parts
        .headers
        .get("x-request-id")
        .and_then(|v| v.to_str().ok())
        .and_then(|v| v.parse().ok());
    // Asked for by the handler and by the layout: once is enough.
    parts.extensions.insert(Who(actor.clone()));
    if let Some(face) = face {
        parts.extensions.insert(face);
    }
    Ok(actor)
}

impl<S: Send + Sync> FromRequestParts<S> for Who
where
    Shared: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        read(parts, state)
            .await
            .map(Who)
            .map_err(IntoResponse::into_response)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for SignedIn
where
    Shared: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let actor = read(parts, state)
            .await
            .map_err(IntoResponse::into_response)?;
        match actor.doer {
            Doer::Person(_) => Ok(SignedIn(actor)),
            _ => {
                // Only a page can be come back to.
                let here = match (&parts.method, parts.uri.path_and_query()) {
                    (&axum::http::Method::GET, Some(here)) => here.as_str(),
                    _ => "/",
                };
                let back = form_urlencoded::Serializer::new(String::new())
                    .append_pair("back", here)
                    .finish();
                let mut response = Redirect::to(&format!("/sign-in?{back}")).into_response();
                response.extensions_mut().insert(SignedOut);
                Err(response)
            }
        }
    }
}
