//! A list page with search and filters: the same for competencies, trainings, roles, the glossary and the rest.
//!
//! The list is filtered by the server; `assets/js/filter.js` only spares a click.

use askama::Template;
pub(crate) use frameworks::search_words as words;
use frameworks::{Framework, Item, Kind, Note};

use crate::web::Page;

/// A list of items in groups.
#[derive(Template)]
#[template(path = "library/listing.html")]
pub(crate) struct Listing {
    pub page: Page,
    /// Start of the keys of this list in the locales: `<name>-title`, `<name>-lead`.
    pub name: &'static str,
    /// A title and lead of its own, in English, in the place of those of the locales.
    pub title: Option<String>,
    pub lead: Option<String>,
    /// Other versions of the document: address and name.
    pub others: Vec<(String, String)>,
    pub query: String,
    pub filters: Vec<Filter>,
    pub groups: Vec<Group>,
    pub shown: usize,
    pub total: usize,
    /// What a reader should know about the document.
    pub notes: Vec<Note>,
    pub source: String,
}

/// A choice above a list.
pub(crate) struct Filter {
    pub name: &'static str,
    pub label: String,
    pub options: Vec<FilterOption>,
}

pub(crate) struct FilterOption {
    pub value: String,
    pub label: String,
    pub chosen: bool,
}

/// Items under one heading.
pub(crate) struct Group {
    pub id: String,
    pub heading: String,
    pub text: String,
    pub href: String,
    pub rows: Vec<Row>,
}

/// One item of a list.
pub(crate) struct Row {
    pub href: String,
    pub code: String,
    pub label: String,
    pub text: String,
    /// Focus bands: word and label.
    pub focus: Vec<(String, String)>,
    pub meta: Vec<String>,
    pub note: String,
    /// Address of an old, unchecked link outside.
    pub url: String,
}

impl Row {
    pub(crate) fn of(framework: &Framework, item: &Item) -> Row {
        Row {
            href: address(&framework.name(), &item.code),
            code: item.code.clone(),
            label: item.title().into_owned(),
            text: item.text.clone(),
            focus: Vec::new(),
            meta: Vec::new(),
            note: item.note.clone().unwrap_or_default(),
            url: String::new(),
        }
    }

    /// Whether every word of `query` (lower case) stands somewhere in this row.
    fn has(&self, item: &Item, query: &[String]) -> bool {
        let text = format!(
            "{} {} {} {} {} {}",
            self.code,
            self.label,
            self.text,
            self.note,
            self.meta.join(" "),
            item.aliases.join(" ")
        )
        .to_lowercase();
        query.iter().all(|word| text.contains(word.as_str()))
    }
}

/// The page of an item.
pub(crate) fn address(slug: &str, code: &str) -> String {
    format!("/items/{slug}/{code}")
}

/// A filter with "all" first.
pub(crate) fn filter<'a>(
    page: &Page,
    name: &'static str,
    label_key: &str,
    options: impl Iterator<Item = (&'a str, String)>,
    chosen: &str,
) -> Filter {
    let all = FilterOption {
        value: String::new(),
        label: page.t("filter-all"),
        chosen: chosen.is_empty(),
    };
    let rest = options.map(|(value, label)| FilterOption {
        value: value.to_owned(),
        label,
        chosen: value.eq_ignore_ascii_case(chosen),
    });
    Filter {
        name,
        label: page.t(label_key),
        options: std::iter::once(all).chain(rest).collect(),
    }
}

/// Rows for those items that pass `keep` and match the query.
pub(crate) fn rows<'a>(
    framework: &'a Framework,
    items: impl Iterator<Item = &'a Item>,
    query: &[String],
    mut dress: impl FnMut(&Item, &mut Row) -> bool,
) -> Vec<Row> {
    items
        .filter_map(|item| {
            let mut row = Row::of(framework, item);
            (dress(item, &mut row) && row.has(item, query)).then_some(row)
        })
        .collect()
}

impl Listing {
    pub(crate) fn new(
        page: Page,
        name: &'static str,
        framework: &Framework,
        kind: Kind,
        query: String,
        groups: Vec<Group>,
    ) -> Listing {
        let groups: Vec<Group> = groups.into_iter().filter(|g| !g.rows.is_empty()).collect();
        Listing {
            page,
            name,
            title: None,
            lead: None,
            others: Vec::new(),
            query,
            filters: Vec::new(),
            shown: groups.iter().map(|g| g.rows.len()).sum(),
            groups,
            total: framework.of_kind(kind).count(),
            notes: framework.notes.clone(),
            source: format!(
                "{} ({}, {})",
                framework.title, framework.publisher, framework.published
            ),
        }
    }
}
