//! Two people edited the same thing: the second sees both versions side by side and decides.
//!
//! A page that edits calls this when the database says [`Conflict`](crate::db::Error::Conflict). Nothing was
//! overwritten by then. The form sends what the person decides to the same address as before, with the version they now
//! have seen. Not here: merging; only people know what both meant.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{Ctx, Page, Result, Section};

/// One field of the form, with both versions of what it holds.
#[derive(Debug, Clone)]
pub(crate) struct Both {
    /// Its name in the form.
    pub name: &'static str,
    /// Key of its label in the locales.
    pub label: &'static str,
    /// What this person wrote.
    pub yours: String,
    /// What somebody else has saved meanwhile.
    pub theirs: String,
}

impl Both {
    /// Whether there is anything to decide.
    pub fn differs(&self) -> bool {
        self.yours.trim() != self.theirs.trim()
    }
}

/// A field with only a few values: its name in the form, and each value with the words people know it by.
pub(crate) type Choice = (&'static str, Vec<(String, String)>);

/// Both versions, and what is needed to show them.
pub(crate) struct Versions {
    pub fields: Vec<Both>,
    pub choices: Vec<Choice>,
}

impl Versions {
    /// The values that a field may have; none for one that is written.
    pub fn values(&self, field: &Both) -> &[(String, String)] {
        let found = self.choices.iter().find(|(name, _)| *name == field.name);
        found.map_or(&[], |(_, values)| values.as_slice())
    }

    /// A version in words.
    pub fn words<'a>(&'a self, field: &Both, value: &'a str) -> &'a str {
        let found = self.values(field).iter().find(|(v, _)| v == value);
        found.map_or(value, |(_, words)| words.as_str())
    }
}

#[derive(Template)]
#[template(path = "web/conflict.html")]
struct Conflict {
    page: Page,
    action: String,
    back: String,
    version: i64,
    versions: Versions,
}

/// The page with both versions, with status 409. `action` is the address the form goes to, `back` the page of the thing,
/// `version` the one that is saved now.
pub(crate) fn show(
    ctx: &Ctx,
    action: impl Into<String>,
    back: impl Into<String>,
    version: i64,
    fields: Vec<Both>,
) -> Result<Response> {
    show_with(ctx, action, back, version, fields, Vec::new())
}

/// The same, when some fields are chosen and not written.
pub(crate) fn show_with(
    ctx: &Ctx,
    action: impl Into<String>,
    back: impl Into<String>,
    version: i64,
    fields: Vec<Both>,
    choices: Vec<Choice>,
) -> Result<Response> {
    let page = Conflict {
        page: ctx.page(Section::Other, "conflict-title"),
        action: action.into(),
        back: back.into(),
        version,
        versions: Versions { fields, choices },
    };
    Ok((StatusCode::CONFLICT, ctx.render(&page)?).into_response())
}
