//! What a page says of a row of the chart to everybody alike: its name, where it stands, what builds it, the ways to
//! show it. Put together once for each language, since a page names a hundred rows and more.
//!
//! Not here: anything about a person.

use std::collections::HashMap;
use std::sync::OnceLock;

use askama::Template;
use frameworks::{
    CodeKind, Column, EffectiveItem, Focus, Ladder, Library, LinkRelation, ShownBy, Stage,
};

use crate::ladder::LADDER;
use crate::library::listing::address;
use crate::portfolio::kinds::Kind;
use crate::portfolio::record::Record;
use crate::web::{Lang, Page};

/// The rows of the chart in each language, by code.
#[derive(Default)]
pub(crate) struct Rows([OnceLock<HashMap<&'static str, Row>>; Lang::ALL.len()]);

/// A row in the words of one language. What is called markup is HTML, ready to stand in a page.
pub(super) struct Row {
    /// Markup: its label, with the way to its page.
    pub name: String,
    /// Markup: focus, column and stage.
    pub meta: String,
    /// Markup: up to three trainings that build it, by our crosswalk; may be empty.
    pub grows: String,
    /// Markup: the form to add evidence or to plan. Between its two parts stands what the page is looking at.
    pub form: (String, String),
    /// The first row that says the same.
    pub first: &'static str,
    /// What in a portfolio shows it.
    pub shown_by: Vec<(Kind, Shows)>,
}

/// Which lines of a kind show a row.
pub(super) enum Shows {
    /// Those about this item.
    About(&'static str),
    /// Agreements to a code of this kind.
    Code(&'static str),
    /// Experience in peer support.
    PeerSupport,
}

impl Shows {
    /// Whether a line of the right kind shows it, when the line is about this.
    pub fn by(&self, record: &Record, about: Option<&str>) -> bool {
        match self {
            Shows::About(item) => about == Some(item),
            Shows::Code(word) => record.get("code-kind") == *word,
            Shows::PeerSupport => record.get("peer-support") == "yes",
        }
    }
}

impl Row {
    /// Length of all its markup in bytes.
    pub fn length(&self) -> usize {
        let Row {
            name,
            meta,
            grows,
            form,
            ..
        } = self;
        name.len() + meta.len() + grows.len() + form.0.len() + form.1.len()
    }
}

#[derive(Template)]
#[template(
    path = "pathway/row.html",
    blocks = ["name", "meta", "grows", "begin", "end"]
)]
struct Parts<'a> {
    page: &'a Page,
    code: &'static str,
    href: String,
    label: &'static str,
    focus: Focus,
    column: Column,
    stage: Stage,
    grows_with: Vec<(String, &'static str)>,
    own_word: bool,
    /// Forms for what shows it besides one's own word: address, kind.
    forms: Vec<(String, Kind)>,
}

impl Rows {
    /// The rows in the language of this page.
    pub(super) fn of(
        &self,
        page: &Page,
        ladder: &Ladder<'static>,
        library: &'static Library,
    ) -> &HashMap<&'static str, Row> {
        self.0[page.lang as usize].get_or_init(|| {
            let rows = ladder.chart().into_iter();
            rows.map(|item| (item.code(), row(page, ladder, library, &item)))
                .collect()
        })
    }
}

fn row(
    page: &Page,
    ladder: &Ladder<'static>,
    library: &'static Library,
    item: &EffectiveItem<'static>,
) -> Row {
    let code = item.code();
    let mut parts = Parts {
        page,
        code,
        href: address(LADDER, code),
        label: &item.item.label,
        focus: item.focus(),
        column: item.column(),
        stage: item.from_stage(),
        grows_with: trainings_for(code, ladder, library),
        own_word: false,
        forms: Vec::new(),
    };
    let mut shown_by = Vec::new();
    for way in ladder.shown_by(code) {
        let (kind, form, shows) = match way {
            ShownBy::OwnWord => {
                parts.own_word = true;
                shown_by.push((Kind::Item, Shows::About(first(ladder, code))));
                continue;
            }
            ShownBy::Training(training) => (
                Kind::Training,
                format!("training={}", coded(ladder, training)),
                Shows::About(first(ladder, own(ladder, training))),
            ),
            ShownBy::Credential(credential) => (
                Kind::Credential,
                format!("credential={}", coded(ladder, credential)),
                Shows::About(first(ladder, own(ladder, credential))),
            ),
            ShownBy::Agreement(kind) => {
                let word = match kind {
                    CodeKind::Cps => "cps",
                    CodeKind::Rsc => "rsc",
                    CodeKind::Group => "group",
                };
                let form = format!("code-kind={word}");
                (Kind::Agreement, form, Shows::Code(word))
            }
            ShownBy::Experience(_) => (
                Kind::Experience,
                "peer-support=yes".to_owned(),
                Shows::PeerSupport,
            ),
        };
        let form = format!("/me/portfolio/{}/new?{form}", kind.word());
        parts.forms.push((form, kind));
        shown_by.push((kind, shows));
    }
    Row {
        name: markup(parts.as_name()),
        meta: markup(parts.as_meta()),
        grows: markup(parts.as_grows()),
        form: (markup(parts.as_begin()), markup(parts.as_end())),
        first: first(ladder, code),
        shown_by,
    }
}

/// Writing to a text does not fail.
fn markup(part: impl Template) -> String {
    part.render().unwrap_or_default()
}

/// The first row that says the same as this one; anything else is its own first.
pub(super) fn first<'a>(ladder: &Ladder<'a>, code: &'a str) -> &'a str {
    ladder.first_appearance(code).unwrap_or(code)
}

/// A code of the chart as the chart itself keeps it.
fn own(ladder: &Ladder<'static>, code: &str) -> &'static str {
    let found = ladder.framework().item(code);
    found.map_or("", |item| item.code.as_str())
}

/// A reference as it stands in the query of an address.
fn coded(ladder: &Ladder<'_>, code: &str) -> String {
    let reference = format!("{}#{code}", ladder.framework().id());
    form_urlencoded::byte_serialize(reference.as_bytes()).collect()
}

/// Up to three trainings that build a row, by our crosswalk.
fn trainings_for(
    code: &str,
    ladder: &Ladder<'_>,
    library: &'static Library,
) -> Vec<(String, &'static str)> {
    let reference = format!("{}#{code}", ladder.framework().slug);
    library
        .links(&reference)
        .filter(|link| link.relation == LinkRelation::Builds && link.to == reference)
        .filter_map(|link| library.find(&link.from))
        .take(3)
        .map(|at| {
            (
                address(&at.framework.name(), &at.item.code),
                at.item.label.as_str(),
            )
        })
        .collect()
}
