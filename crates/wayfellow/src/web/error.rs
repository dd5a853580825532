//! What can go wrong for a visitor: a status, a sentence, and where to go next.
//!
//! Logged once, here, and never with personal data.

use std::any::Any;
use std::time::Duration;

use askama::Template;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::again::{self, Again, SignedOut};
use super::{Ctx, Page, Section, Shared, who};
use crate::db;

/// The result of a handler.
pub(crate) type Result<T, E = Error> = std::result::Result<T, E>;

/// A refused request.
#[derive(Debug, Clone)]
pub(crate) struct Error {
    status: StatusCode,
    /// Key of the sentence in the locales.
    key: &'static str,
    /// A detail that was already put into words, such as the place in an uploaded file.
    detail: Option<String>,
}

impl Error {
    /// There is no such page, or it is not for this visitor.
    pub fn not_found() -> Error {
        Error {
            status: StatusCode::NOT_FOUND,
            key: "error-not-found",
            detail: None,
        }
    }

    /// The request cannot be understood; `key` says why.
    pub fn bad_request(key: &'static str) -> Error {
        Error {
            status: StatusCode::BAD_REQUEST,
            key,
            detail: None,
        }
    }

    /// The same with a detail.
    pub fn refused(key: &'static str, detail: impl std::fmt::Display) -> Error {
        Error {
            status: StatusCode::UNPROCESSABLE_ENTITY,
            key,
            detail: Some(detail.to_string()),
        }
    }

    /// A body that could not be taken: too large, or not a form.
    pub fn unreadable(rejection: impl IntoResponse) -> Error {
        if rejection.into_response().status() == StatusCode::PAYLOAD_TOO_LARGE {
            Error::too_large()
        } else {
            Error::bad_request("error-form")
        }
    }

    /// A link that works once, used or too old by now, or never there.
    pub fn gone() -> Error {
        Error {
            status: StatusCode::GONE,
            key: "error-link",
            detail: None,
        }
    }

    /// A form that came from somewhere else.
    pub fn forged() -> Error {
        Error {
            status: StatusCode::FORBIDDEN,
            key: "error-forged",
            detail: None,
        }
    }

    /// Too many tries.
    pub fn too_often() -> Error {
        Error {
            status: StatusCode::TOO_MANY_REQUESTS,
            key: "error-too-often",
            detail: None,
        }
    }

    /// More was sent than this installation accepts.
    pub fn too_large() -> Error {
        Error {
            status: StatusCode::PAYLOAD_TOO_LARGE,
            key: "error-too-large",
            detail: None,
        }
    }

    /// What was sent did not come in the time that a request may take.
    pub fn too_slow() -> Error {
        Error {
            status: StatusCode::SERVICE_UNAVAILABLE,
            key: "error-internal",
            detail: None,
        }
    }

    /// A fault of ours.
    pub fn internal(error: impl std::fmt::Display) -> Error {
        tracing::error!(%error, "a page failed");
        Error {
            status: StatusCode::INTERNAL_SERVER_ERROR,
            key: "error-internal",
            detail: None,
        }
    }
}

impl From<db::Error> for Error {
    fn from(error: db::Error) -> Error {
        let (status, key) = match error {
            db::Error::Missing => return Error::not_found(),
            db::Error::Conflict => (StatusCode::CONFLICT, "error-conflict"),
            db::Error::Constraint(name) => {
                // A page that expects this one asks for it before it comes here.
                tracing::warn!(name, "a rule of the database said no");
                (StatusCode::UNPROCESSABLE_ENTITY, "error-form")
            }
            db::Error::Unavailable(why) => {
                tracing::error!(why, "the database cannot be used");
                (StatusCode::SERVICE_UNAVAILABLE, "error-unavailable")
            }
            other => return Error::internal(other),
        };
        Error {
            status,
            key,
            detail: None,
        }
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = self.status;
        response.extensions_mut().insert(self);
        response
    }
}

#[derive(Template)]
#[template(path = "web/error.html")]
struct ErrorPage {
    page: Page,
    status: u16,
    key: &'static str,
    detail: Option<String>,
    /// What was typed, when it was not kept.
    again: Option<Again>,
    /// Whether somebody has to sign in first.
    signed_out: bool,
}

/// Gives every refusal, wherever it comes from, a page in the visitor's language.
pub(super) async fn render(State(app): State<Shared>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let for_people = !parts.uri.path().starts_with("/assets/") && parts.uri.path() != "/healthz";
    if for_people {
        // Once for the handler, the frame around its page, and the page that tells of a refusal. When the database
        // does not answer, whoever needs to know the person asks again and refuses.
        let _ = who::meet(&mut parts, &app).await;
    }
    let signed_in = parts.extensions.get::<who::Face>().is_some();
    let patience = Duration::from_secs(app.config.request_seconds);
    let ctx = Ctx::from_parts(&parts, app);
    let (mut response, typed) = match again::hold(&parts, body, patience).await {
        Ok((body, typed)) => (next.run(Request::from_parts(parts, body)).await, typed),
        Err(error) => (error.into_response(), None),
    };
    if signed_in && !response.headers().contains_key(header::CACHE_CONTROL) {
        // A page made for somebody stays in no browser that others may use after them.
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    let signed_out = response.extensions().get::<SignedOut>().is_some();
    if signed_out
        && let Some(again) = typed
            .as_ref()
            .and_then(|t| t.again(StatusCode::FORBIDDEN, true))
    {
        // Sent on to sign in, somebody would lose what they wrote.
        let template = ErrorPage {
            page: ctx.page(Section::Other, "again-signed-out-title"),
            status: StatusCode::FORBIDDEN.as_u16(),
            key: "again-signed-out",
            detail: None,
            again: Some(again),
            signed_out,
        };
        return shown(&ctx, &template, StatusCode::FORBIDDEN).unwrap_or(response);
    }
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return response;
    }
    let known = response.extensions().get::<Error>().cloned();
    if known.is_none()
        && response
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|t| {
                // A page or an answer for a program that already says what is wrong.
                let t = t.as_bytes();
                t.starts_with(b"text/html") || t.starts_with(b"application/json")
            })
    {
        return response;
    }
    let error = known.unwrap_or(Error {
        status,
        key: match status {
            StatusCode::NOT_FOUND => "error-not-found",
            StatusCode::METHOD_NOT_ALLOWED => "error-method",
            StatusCode::PAYLOAD_TOO_LARGE => "error-too-large",
            _ if status.is_client_error() => "error-form",
            _ => "error-internal",
        },
        detail: None,
    });
    let page = ctx.page(Section::Other, "error-title");
    let template = ErrorPage {
        page,
        status: status.as_u16(),
        key: error.key,
        detail: error.detail,
        again: typed.and_then(|typed| typed.again(status, false)),
        signed_out,
    };
    let Some(mut rendered) = shown(&ctx, &template, status) else {
        return status.into_response();
    };
    if let Some(allow) = response.headers().get(header::ALLOW) {
        rendered.headers_mut().insert(header::ALLOW, allow.clone());
    }
    rendered
}

fn shown(ctx: &Ctx, page: &ErrorPage, status: StatusCode) -> Option<Response> {
    let mut response = ctx.render(page).ok()?;
    *response.status_mut() = status;
    if page.again.is_some() {
        response = super::no_store(response);
    }
    Some(response)
}

/// The answer when a handler panicked. The panic itself is in the log.
pub(super) fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    tracing::error!("a handler panicked");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
