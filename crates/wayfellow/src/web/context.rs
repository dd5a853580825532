//! What a handler knows about its request, and what every template can ask for: words, addresses, the place it is in.

use std::borrow::{Borrow, Cow};
use std::convert::Infallible;
use std::sync::Arc;

use askama::Template;
use axum::extract::{FromRef, FromRequestParts};
use axum::http::header;
use axum::http::request::Parts;
use axum::response::Response;
use fluent_bundle::FluentValue;

use super::assets;
use super::strings::{Lang, Strings};
use super::who::Face;
use super::{App, Error, Result, Shared, respond};
use crate::accounts::demo::Someone;
use crate::config::PublicAddress;

/// The request as handlers see it.
#[derive(Clone)]
pub(crate) struct Ctx {
    pub app: Arc<App>,
    pub lang: Lang,
    /// Path and query of this page, for links that come back here.
    pub here: String,
    /// Who is signed in, for the frame of the page.
    pub who: Option<Face>,
}

impl<S: Send + Sync> FromRequestParts<S> for Ctx
where
    Shared: FromRef<S>,
{
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        Ok(Ctx::from_parts(parts, Shared::from_ref(state)))
    }
}

impl Ctx {
    pub(super) fn from_parts(parts: &Parts, app: Shared) -> Ctx {
        let text = |name| {
            parts
                .headers
                .get(name)
                .and_then(|v: &axum::http::HeaderValue| v.to_str().ok())
                .unwrap_or_default()
        };
        let chosen = text(header::COOKIE)
            .split(';')
            .find_map(|pair| pair.trim().strip_prefix("lang="))
            .and_then(Lang::from_tag);
        let lang = chosen.unwrap_or_else(|| Lang::negotiate(text(header::ACCEPT_LANGUAGE)));
        let here = if parts.method == axum::http::Method::GET {
            parts
                .uri
                .path_and_query()
                .map_or("/", |p| p.as_str())
                .to_owned()
        } else {
            parts.uri.path().to_owned()
        };
        let who = parts.extensions.get::<Face>().cloned();
        Ctx {
            app,
            lang,
            here,
            who,
        }
    }

    /// What templates ask for. `title` is a key of the locales or, for an item, its own name.
    pub fn page(&self, section: Section, title: impl Into<Cow<'static, str>>) -> Page {
        let strings = Strings::of(self.lang);
        let title = title.into();
        let title = if strings.has(&title) {
            strings.get(&title, &[]).into_owned()
        } else {
            title.into_owned()
        };
        Page {
            lang: self.lang,
            strings,
            section,
            title,
            here: self.here.clone(),
            who: self.who.clone(),
            demo: self.app.demo.people(),
            app: Arc::clone(&self.app),
        }
    }

    /// Renders a template as the answer.
    pub fn render(&self, template: &impl Template) -> Result<Response> {
        self.render_long(template, 0)
    }

    /// The same for a page that is known to become about this long, in bytes: a long page that grows as it is written
    /// is copied several times over.
    pub fn render_long<T: Template>(&self, template: &T, long: usize) -> Result<Response> {
        let mut html = String::with_capacity(long.max(T::SIZE_HINT));
        template.render_into(&mut html).map_err(Error::internal)?;
        Ok(respond::html(html, self.lang))
    }
}

/// Which part of the navigation a page belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    Home,
    Ladder,
    Missing,
    Checks,
    Library,
    Me,
    Other,
}

/// The rooms of an organization: address, key of the name, and how the addresses in it begin. A later one is meant when
/// two would do.
const ROOMS: [(&str, &str, &[&str]); 7] = [
    ("/organization", "room-people", &["/organization"]),
    (
        "/organization/positions",
        "positions-title",
        &["/organization/positions"],
    ),
    ("/descriptions", "descriptions-title", &["/descriptions"]),
    ("/openings", "openings-title", &["/openings", "/interviews"]),
    ("/plan", "plan-title", &["/plan"]),
    (
        "/groundwork",
        "groundwork-title",
        &["/groundwork", "/forums", "/policies"],
    ),
    ("/rounds", "rounds-title", &["/rounds"]),
];

/// What every template can ask for.
#[derive(Clone)]
pub(crate) struct Page {
    pub lang: Lang,
    pub title: String,
    pub here: String,
    pub section: Section,
    pub who: Option<Face>,
    demo: Arc<[Someone]>,
    app: Arc<App>,
    strings: &'static Strings,
}

impl Page {
    /// The words for `key`.
    pub fn t(&self, key: impl AsRef<str>) -> String {
        self.strings.get(key.as_ref(), &[]).into_owned()
    }

    /// The words for `key`, or these words where the language has none of its own.
    pub fn or<'a>(&'a self, key: impl AsRef<str>, words: &'a str) -> Cow<'a, str> {
        if self.strings.has(key.as_ref()) {
            Cow::Owned(self.t(key))
        } else {
            Cow::Borrowed(words)
        }
    }

    /// The words for `key` with a number called `n`.
    pub fn n(&self, key: impl AsRef<str>, n: impl Borrow<usize>) -> String {
        self.strings
            .get(key.as_ref(), &[("n", FluentValue::from(*n.borrow()))])
            .into_owned()
    }

    /// The words for `key` with two numbers called `n` and `m`.
    pub fn nm(&self, key: impl AsRef<str>, n: impl Borrow<usize>, m: impl Borrow<usize>) -> String {
        let args = [
            ("n", FluentValue::from(*n.borrow())),
            ("m", FluentValue::from(*m.borrow())),
        ];
        self.strings.get(key.as_ref(), &args).into_owned()
    }

    /// The words for `key` with a text called `s`.
    pub fn s(&self, key: impl AsRef<str>, s: impl AsRef<str>) -> String {
        self.strings
            .get(key.as_ref(), &[("s", FluentValue::from(s.as_ref()))])
            .into_owned()
    }

    /// The words for `key` with two texts called `s` and `u`.
    pub fn su(&self, key: impl AsRef<str>, s: impl AsRef<str>, u: impl AsRef<str>) -> String {
        let args = [
            ("s", FluentValue::from(s.as_ref())),
            ("u", FluentValue::from(u.as_ref())),
        ];
        self.strings.get(key.as_ref(), &args).into_owned()
    }

    /// Whether this is a page to read, of which whoever looks may suggest an edit.
    pub fn can_suggest(&self) -> bool {
        let to_read = [Section::Library, Section::Ladder, Section::Checks];
        let at_home = self.who.as_ref().is_some_and(|w| w.member);
        at_home && to_read.contains(&self.section)
    }

    /// Whom a visitor of the demo may become; nobody elsewhere.
    pub fn demo(&self) -> &[Someone] {
        &self.demo
    }

    /// Where this installation says it is; empty when it does not say.
    pub fn origin(&self) -> String {
        let address = self.app.config.public_address.as_ref();
        address.map_or_else(String::new, PublicAddress::origin)
    }

    /// The languages of the interface.
    pub fn languages(&self) -> [Lang; 2] {
        Lang::ALL
    }

    /// The words for a fixed term: `term-<what>-<word>`.
    pub fn term(&self, what: &str, word: impl std::fmt::Display) -> String {
        self.strings
            .get(
                &format!("term-{what}-{}", word.to_string().to_lowercase()),
                &[],
            )
            .into_owned()
    }

    /// Address of an asset, with its hash.
    pub fn asset(&self, path: &str) -> String {
        assets::address(path)
    }

    /// The rooms of the organization somebody belongs to: address, key of its name, and whether this page is in it.
    /// Shown on every page about the organization, and on no other.
    pub fn rooms(&self) -> Vec<(&'static str, &'static str, bool)> {
        let path = self.here.split('?').next().unwrap_or_default();
        let within = |start: &str| {
            let rest = path.strip_prefix(start);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let here = ROOMS
            .iter()
            .rposition(|room| room.2.iter().any(|start| within(start)));
        match here {
            Some(here) if self.who.as_ref().is_some_and(|who| who.member) => {
                let rooms = ROOMS.iter().enumerate();
                rooms.map(|(n, room)| (room.0, room.1, n == here)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether the navigation should show this section as the current one.
    pub fn is_in(&self, section: &str) -> bool {
        matches!(
            (self.section, section),
            (Section::Home, "home")
                | (Section::Ladder, "ladder")
                | (Section::Missing, "missing")
                | (Section::Checks, "checks")
                | (Section::Library, "library")
        )
    }
}
