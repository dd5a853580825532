//! Choosing the language of the interface, kept in a cookie and nowhere else.

use axum::Form;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use serde::Deserialize;

use super::{Error, Lang, Result, respond};

#[derive(Deserialize)]
pub(super) struct Choice {
    lang: String,
    #[serde(default)]
    back: String,
}

/// `POST /language`.
pub(super) async fn update(
    form: std::result::Result<Form<Choice>, axum::extract::rejection::FormRejection>,
) -> Result<Response> {
    let Form(choice) = form.map_err(Error::unreadable)?;
    let lang = Lang::from_tag(&choice.lang).ok_or_else(|| Error::bad_request("error-language"))?;
    let here = is_own_path(&choice.back);
    let mut response = respond::see_other(if here { &choice.back } else { "/" });
    let cookie = format!(
        "lang={}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax",
        lang.tag()
    );
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().insert(header::SET_COOKIE, value);
    }
    Ok(response)
}

/// Whether `back` stays in this installation: one leading slash, no backslash, nothing invisible.
pub(crate) fn is_own_path(back: &str) -> bool {
    back.starts_with('/')
        && !back.starts_with("//")
        && !back.contains('\\')
        && back.len() < 2048
        && back.bytes().all(|b| b.is_ascii_graphic())
}
