//! What asks for attention soon: credentials that run out, promises to certify, goals and steps with a day, codes of
//! which a newer version is here.
//!
//! Not here: sending anything.

use frameworks::{Date, Library};
use jiff::civil;
use uuid::Uuid;

use super::draft;
use super::kinds::Kind;
use super::record::Record;
use super::view;
use crate::web::{App, Page};

/// How many days before its day something is mentioned.
const DAYS_BEFORE: i32 = 60;

/// Something that asks for attention.
pub(crate) struct Reminder {
    /// The day it is about; none when it asks for attention at once.
    pub day: Option<civil::Date>,
    pub href: String,
    pub title: String,
    pub text: String,
    /// Whether the day is over.
    pub late: bool,
}

/// Everything with a day, whenever it is, in the order of the days; first what has none.
pub(crate) fn all(app: &App, page: &Page, records: &[Record], today: Date) -> Vec<Reminder> {
    let today = draft::civil(today);
    let mut found: Vec<Reminder> = Vec::new();
    for record in records {
        let title = view::line(app, page, record).title;
        let href = format!("/me/portfolio/{}/{}", record.kind.word(), record.entry);
        if let Some(day) = record.due.and_then(draft::civil) {
            let late = today.is_some_and(|t| day < t);
            let key = match record.kind {
                Kind::Credential if !record.get("issued").is_empty() => "expires",
                Kind::Credential => "certify",
                Kind::Goal => "goal",
                _ => "step",
            };
            let text = page.s(format!("reminder-{key}"), day.to_string());
            found.push(Reminder {
                day: Some(day),
                href,
                title,
                text,
                late,
            });
        } else if let Some(newer) = newer_code(app.library, record) {
            let text = page.s("reminder-sign-again", newer);
            let href = format!("{href}/correction");
            found.push(Reminder {
                day: None,
                href,
                title,
                text,
                late: false,
            });
        }
    }
    found.sort_by_key(|r| r.day);
    found
}

/// What asks for attention by now.
pub(crate) fn reminders(app: &App, page: &Page, records: &[Record], today: Date) -> Vec<Reminder> {
    let soon = soon(today);
    let mut found = all(app, page, records, today);
    found.retain(|r| r.day.is_none() || r.day <= soon);
    found
}

fn soon(today: Date) -> Option<civil::Date> {
    let today = draft::civil(today)?;
    today.checked_add(jiff::Span::new().days(DAYS_BEFORE)).ok()
}

/// The same without words: the entry, and the day or the version that it is about.
pub(super) fn due(library: &Library, records: &[Record], today: Date) -> Vec<(Uuid, String)> {
    let soon = soon(today);
    records
        .iter()
        .filter_map(|record| {
            let what = match record.due.and_then(draft::civil) {
                Some(day) => Some(day)
                    .filter(|_| Some(day) <= soon)
                    .map(|day| day.to_string()),
                None => newer_code(library, record),
            };
            Some((record.entry, what?))
        })
        .collect()
}

/// The version of a code that is here now, when an agreement was made to an older one.
fn newer_code(library: &Library, record: &Record) -> Option<String> {
    let (name, _) = record
        .subject
        .as_deref()
        .filter(|_| record.kind == Kind::Agreement)?
        .split_once('#')?;
    let (slug, version) = name.split_once('@')?;
    let now = library.framework(slug)?;
    (now.version != version).then(|| now.id())
}
