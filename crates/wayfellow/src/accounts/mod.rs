//! The way into an account: first owner, signing in and out, passwords, sessions, recovery.
//!
//! Owns accounts, sessions, recovery codes and the links that work once. Not here: what somebody may do once they are
//! in (`permission`), and to which organization they belong (`organizations`).

pub(crate) mod account;
pub(crate) mod ceremony;
pub(crate) mod demo;
mod first;
mod guard;
pub(crate) mod link;
mod mine;
pub(crate) mod notice;
mod passkey;
pub(crate) mod password;
mod recovery;
pub(crate) mod recovery_link;
pub(crate) mod session;
mod sign_in;
pub(crate) mod throttle;

use axum::Router;
use axum::routing::{get, post};

pub use first::owner_link;
pub(crate) use guard::{guard, is_ours};

use crate::web::Shared;

pub(crate) const ROUTES: [(&str, &str); 22] = [
    ("GET", "/sign-in"),
    ("POST", "/sign-in"),
    ("POST", "/sign-out"),
    ("GET", "/first/{token}"),
    ("POST", "/first/{token}"),
    ("GET", "/recovery"),
    ("POST", "/recovery"),
    ("POST", "/recovery/letters"),
    ("GET", "/recovery/{token}"),
    ("POST", "/recovery/{token}"),
    ("GET", "/account"),
    ("POST", "/account/password"),
    ("POST", "/account/recovery-codes"),
    ("POST", "/account/sessions"),
    ("POST", "/account/passkeys"),
    ("POST", "/account/passkeys/challenge"),
    ("POST", "/account/passkeys/{id}/removal"),
    ("POST", "/sign-in/challenge"),
    ("POST", "/sign-in/passkey"),
    ("GET", "/demo"),
    ("POST", "/demo"),
    ("POST", "/demo/people"),
];

pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route("/sign-in", get(sign_in::show).post(sign_in::create))
        .route("/sign-out", post(sign_in::delete))
        .route("/first/{token}", get(first::show).post(first::create))
        .route("/recovery", get(recovery::show).post(recovery::create))
        .route("/recovery/letters", post(recovery_link::ask))
        .route(
            "/recovery/{token}",
            get(recovery_link::show).post(recovery_link::create),
        )
        .route("/account", get(mine::show))
        .route("/account/password", post(mine::password))
        .route("/account/recovery-codes", post(mine::codes))
        .route("/account/sessions", post(mine::sessions))
        .route("/account/passkeys", post(passkey::create))
        .route("/account/passkeys/challenge", post(passkey::begin))
        .route("/account/passkeys/{id}/removal", post(passkey::remove))
        .route("/sign-in/challenge", post(passkey::challenge))
        .route("/sign-in/passkey", post(passkey::sign_in))
        .route("/demo", get(demo::show).post(demo::create))
        .route("/demo/people", post(demo::begin))
}
