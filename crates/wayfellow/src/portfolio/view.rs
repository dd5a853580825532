//! Lines of a portfolio in words, for lists, for one page each, and for paper.
//!
//! Not here: which of them somebody may see.

use uuid::Uuid;

use super::draft::hours;
use super::items;
use super::kinds::{Control, Field, Kind};
use super::record::Record;
use crate::web::{App, Page};

/// A line in words.
pub(crate) struct LineView {
    pub entry: Uuid,
    pub title: String,
    /// Whether the title is a document's own words, which are in English.
    pub quoted: bool,
    /// What is in the other fields.
    pub facts: Vec<Fact>,
    /// When it was written.
    pub on: String,
}

/// A field in words.
pub(crate) struct Fact {
    pub label: String,
    pub value: String,
    /// Whether it has several lines.
    pub long: bool,
    /// The page of the item it names.
    pub href: Option<String>,
}

/// A heading and the lines below it.
pub(crate) struct KindView {
    pub kind: Kind,
    pub lines: Vec<LineView>,
}

/// What a line is called in full, and whether these are a document's own words.
fn named(app: &App, page: &Page, record: &Record) -> (String, bool) {
    let titled = title_field(record);
    let field = record.kind.fields().iter().find(|f| f.name == titled);
    let title = field.map_or_else(String::new, |f| in_words(app, page, f, record.get(titled)));
    let quoted = field.is_some_and(|f| matches!(f.control, Control::Item(_)));
    (title, quoted)
}

/// The title of a line, and whether these are a document's own words.
pub(crate) fn title(app: &App, page: &Page, record: &Record) -> (String, bool) {
    let (title, quoted) = named(app, page, record);
    (first_line(&title), quoted)
}

/// A line in words.
pub(crate) fn line(app: &App, page: &Page, record: &Record) -> LineView {
    let (title, quoted) = named(app, page, record);
    LineView {
        entry: record.entry,
        title: first_line(&title),
        quoted,
        facts: facts(app, page, record, first_line(&title) == title),
        on: day(record.made_at),
    }
}

/// All lines of these kinds, kind by kind; kinds without lines are left out.
pub(crate) fn kinds(app: &App, page: &Page, records: &[Record], wanted: &[Kind]) -> Vec<KindView> {
    wanted
        .iter()
        .map(|&kind| KindView {
            kind,
            lines: records
                .iter()
                .filter(|r| r.kind == kind)
                .map(|r| line(app, page, r))
                .collect(),
        })
        .filter(|k| !k.lines.is_empty())
        .collect()
}

/// The fields that are filled in, without the one that serves as the title.
fn facts(app: &App, page: &Page, record: &Record, title_is_whole: bool) -> Vec<Fact> {
    let titled = title_field(record);
    record
        .kind
        .fields()
        .iter()
        .filter(|f| f.name != titled || !title_is_whole)
        .filter(|f| !record.get(f.name).is_empty())
        .map(|f| fact(app, page, f, record.get(f.name)))
        .collect()
}

/// One field in words.
pub(crate) fn fact(app: &App, page: &Page, field: &Field, value: &str) -> Fact {
    Fact {
        label: super::draft::label(page, field),
        value: in_words(app, page, field, value),
        long: field.control == Control::Text,
        href: match field.control {
            Control::Item(_) => items::page_of(app, value),
            _ => None,
        },
    }
}

fn title_field(record: &Record) -> &'static str {
    let of_item = record
        .kind
        .subject()
        .filter(|name| !record.get(name).is_empty());
    of_item.unwrap_or(match record.kind {
        Kind::Experience => "what",
        Kind::Goal => "words",
        _ => "title",
    })
}

fn in_words(app: &App, page: &Page, field: &Field, value: &str) -> String {
    match field.control {
        Control::Choice(_) => page.t(format!("choice-{value}")),
        Control::Yes => page.t("yes"),
        Control::Hours => hours(value.parse().unwrap_or_default()),
        Control::Stage => page.term("stage", value),
        Control::Track => page.term("track", value),
        Control::Item(_) => items::called(app, value),
        Control::Dates => value.replace(' ', ", "),
        Control::Line | Control::Text | Control::Date | Control::Number => value.to_owned(),
    }
}

fn first_line(text: &str) -> String {
    const LONGEST: usize = 140;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= LONGEST {
        return line.to_owned();
    }
    let cut: String = line.chars().take(LONGEST - 1).collect();
    cut + "…"
}

/// The day of a moment, in UTC.
pub(crate) fn day(moment: crate::db::Moment) -> String {
    moment
        .timestamp()
        .to_zoned(jiff::tz::TimeZone::UTC)
        .date()
        .to_string()
}

/// Day and minute of a moment, in UTC.
pub(crate) fn minute(moment: crate::db::Moment) -> String {
    let at = moment.timestamp().to_zoned(jiff::tz::TimeZone::UTC);
    at.strftime("%Y-%m-%d %H:%M UTC").to_string()
}
