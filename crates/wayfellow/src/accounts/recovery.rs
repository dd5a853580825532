//! The way back in when a password is lost: a code from the person's own list and a new password.
//!
//! Not here: a link by letter (`recovery_link`), and questions about a mother's name, which others know too.

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::account::email_of;
use super::{notice, password, recovery_link, session, throttle};
use crate::actor::Actor;
use crate::db::{self, Db, Entry, new_id, params, statements};
use crate::letters::outbox;
use crate::letters::words::Letter;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form, see_other};

/// How many codes somebody gets at once.
const CODES: usize = 10;
/// No letter or digit that looks like another.
const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

statements! {
    LEFT = "SELECT id FROM recovery_codes WHERE account_id = $1 AND used_at IS NULL";
    REPLACE = "UPDATE recovery_codes SET used_at = $2 WHERE account_id = $1 AND used_at IS NULL";
    INSERT = "INSERT INTO recovery_codes (id, account_id, code_hash, made_at) VALUES ($1, $2, $3, $4)";
    FIND = "SELECT c.id, c.account_id, a.person_id, a.version, p.name FROM recovery_codes c JOIN accounts a ON a.id = c.account_id JOIN people p ON p.id = a.person_id WHERE a.email = $1 AND a.closed_at IS NULL AND c.code_hash = $2 AND c.used_at IS NULL";
    USE = "UPDATE recovery_codes SET used_at = $2 WHERE id = $1 AND used_at IS NULL";
    PASSWORD = "UPDATE accounts SET password = $1, version = version + 1 WHERE id = $2 AND version = $3";
}

/// What is kept of a code. Spaces, hyphens and the case of letters do not matter.
fn kept(code: &str) -> [u8; 32] {
    let plain: String = code
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_uppercase())
        .collect();
    Sha256::digest(plain.as_bytes()).into()
}

/// How many codes of an account still work.
pub(super) async fn left(db: &Db, account: Uuid) -> db::Result<usize> {
    Ok(db.all(&LEFT, params![account]).await?.len())
}

/// Makes new codes; those from before stop working.
pub(super) async fn make(db: &Db, actor: &Actor, account: Uuid) -> Result<Vec<String>> {
    let mut codes = Vec::new();
    for _ in 0..CODES {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(Error::internal)?;
        let letters: Vec<char> = bytes
            .iter()
            .map(|b| char::from(LETTERS[usize::from(b % 32)]))
            .collect();
        let groups: Vec<String> = letters.chunks(4).map(|c| c.iter().collect()).collect();
        codes.push(groups.join("-"));
    }
    let person = actor.person_id().ok_or_else(Error::not_found)?;
    db.change(actor, async |tx| {
        tx.execute(&REPLACE, params![account, tx.now()]).await?;
        for code in &codes {
            let values = params![new_id(), account, kept(code), tx.now()];
            tx.execute(&INSERT, values).await?;
        }
        tx.record(
            Entry::new("create", "recovery-codes")
                .of(account)
                .about(person)
                .belongs_to(None),
        );
        Ok::<_, db::Error>(())
    })
    .await?;
    Ok(codes)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Sent {
    email: String,
    code: String,
    password: String,
}

#[derive(Template)]
#[template(path = "accounts/recovery.html")]
struct Recovery {
    page: Page,
    email: String,
    problem: Option<&'static str>,
    done: Option<&'static str>,
    /// Whether a link can go by letter.
    letters: bool,
}

/// The page with both ways back in.
pub(super) fn page(
    ctx: &Ctx,
    email: String,
    problem: Option<&'static str>,
    done: Option<&'static str>,
) -> Result<Response> {
    ctx.render(&Recovery {
        page: ctx.page(Section::Other, "recovery-page-title"),
        email,
        problem,
        done,
        letters: ctx.app.post.is_some(),
    })
}

/// `GET /recovery`.
pub(super) async fn show(ctx: Ctx) -> Result<Response> {
    page(&ctx, String::new(), None, None)
}

/// `POST /recovery`.
pub(super) async fn create(
    ctx: Ctx,
    from: throttle::From,
    headers: HeaderMap,
    form: std::result::Result<Form<Sent>, FormRejection>,
) -> Result<Response> {
    let Form(sent) = form.map_err(Error::unreadable)?;
    ctx.app.throttle.count(&sent.email, &from)?;
    // What is no address is nobody's.
    let email = email_of(&sent.email).unwrap_or_default();
    // Before the code is looked at, so that a refused password uses no code up and tells nothing about it.
    let mut problem = password::judge(&sent.password, &[&email]).err();
    let mut token = None;
    if problem.is_none() {
        let hash = password::hash(&sent.password).await?;
        let found = ctx
            .app
            .db
            .optional(&FIND, params![&email, kept(&sent.code)])
            .await?;
        problem = Some("recovery-refused");
        if let Some(row) = found {
            let (code, account, person): (Uuid, Uuid, Uuid) = (
                row.get("id")?,
                row.get("account_id")?,
                row.get("person_id")?,
            );
            let version: i64 = row.get("version")?;
            let browser = session::browser_of(&headers);
            let entered = ctx
                .app
                .db
                .change(&Actor::person(person), async |tx| {
                    if tx.execute(&USE, params![code, tx.now()]).await? == 0 {
                        return Err(db::Error::Missing);
                    }
                    tx.edit(&PASSWORD, params![&hash, account, version]).await?;
                    session::end_all(&tx, account).await?;
                    recovery_link::withdraw(&tx, person).await?;
                    tx.record(
                        Entry::new("recover", "account")
                            .of(account)
                            .about(person)
                            .field("password")
                            .belongs_to(None),
                    );
                    notice::tell(&tx, ctx.app.post.as_ref(), account, Letter::PasswordChanged)
                        .await?;
                    session::begin(&tx, account, person, None, &browser).await
                })
                .await;
            outbox::wake(ctx.app.post.as_ref());
            match entered {
                Ok(made) => token = Some(made),
                Err(db::Error::Missing | db::Error::Conflict) => {}
                Err(e) => return Err(e.into()),
            }
        }
    }
    match token {
        Some(token) => session::with_cookie(see_other("/account"), &ctx.app.config, Some(&token)),
        None => refused_form(page(&ctx, sent.email, problem, None)),
    }
}
