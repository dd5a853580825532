//! From what was typed to a record that can be kept, or to what has to be mended, field by field.
//!
//! Not here: the page with the form.

use frameworks::{Date, Stage, Track};

use super::items;
use super::kinds::{Control, Field, Kind};
use super::record::{Draft, Fields, Record};
use crate::accounts::account::is_something;
use crate::pathway::{Sent, today};
use crate::web::{App, Page};

/// Something that was typed and cannot be kept.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    /// Name of the field.
    pub field: &'static str,
    /// What was refused and what to do.
    pub text: String,
}

/// Most hours in one line.
const MOST_HOURS: u32 = 200_000;

/// Reads what was typed into the form of a kind.
///
/// # Errors
/// With everything that has to be mended.
pub(crate) fn read(app: &App, page: &Page, kind: Kind, sent: &Sent) -> Result<Draft, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut fields = Fields::new();
    for field in kind.fields() {
        let typed = plain(sent.one(field.name));
        if typed.is_empty() {
            if field.needed {
                let text = page.s("problem-needed", label(page, field));
                problems.push(Problem {
                    field: field.name,
                    text,
                });
            }
            continue;
        }
        match one(app, page, field, &typed) {
            Ok(value) => drop(fields.insert(field.name.to_owned(), value)),
            Err(text) => problems.push(Problem {
                field: field.name,
                text,
            }),
        }
    }
    between(page, kind, &fields, sent, &mut problems);
    if kind == Kind::Credential && problems.is_empty() {
        credential(page, &mut fields, &mut problems);
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let subject = kind.subject().and_then(|name| fields.get(name)).cloned();
    let due = due(kind, &fields);
    Ok(Draft {
        kind,
        subject,
        due,
        fields,
    })
}

/// The words of a field's label.
pub(crate) fn label(page: &Page, field: &Field) -> String {
    page.t(format!("field-{}", field.name))
}

/// Text without what no field can hold: control characters, and marks that turn the direction of what stands around.
pub(crate) fn plain(text: &str) -> String {
    let kept = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = kept
        .chars()
        .filter(|c| {
            let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            (!c.is_control() || matches!(c, '\n' | '\t')) && !turns
        })
        .collect();
    // What cannot be seen at all would be a line that nobody can open.
    if is_something(&kept) {
        kept.trim().to_owned()
    } else {
        String::new()
    }
}

fn one(app: &App, page: &Page, field: &Field, typed: &str) -> Result<String, String> {
    let length = typed.chars().count();
    if length > field.longest() {
        return Err(page.nm("problem-long", length, field.longest()));
    }
    match field.control {
        Control::Text => Ok(typed.to_owned()),
        Control::Line => Ok(typed.replace(['\n', '\t'], " ")),
        Control::Date => date(page, field, typed).map(|d| d.to_string()),
        Control::Dates => {
            let mut days = Vec::new();
            for part in typed
                .split([' ', ',', ';', '\n', '\t'])
                .filter(|p| !p.is_empty())
            {
                days.push(date(page, field, part)?.to_string());
            }
            days.sort();
            days.dedup();
            if days.len() > frameworks::MOST_ENTRIES {
                return Err(page.nm("problem-many", days.len(), frameworks::MOST_ENTRIES));
            }
            Ok(days.join(" "))
        }
        Control::Hours => minutes(typed)
            .map(|m| m.to_string())
            .ok_or_else(|| page.s("problem-hours", typed)),
        Control::Number => match typed.parse::<u32>() {
            Ok(n) if n <= 500 => Ok(n.to_string()),
            _ => Err(page.s("problem-number", typed)),
        },
        Control::Yes => Ok("yes".to_owned()),
        Control::Choice(words) => known(page, words.contains(&typed), typed),
        Control::Stage => known(page, typed.parse::<Stage>().is_ok(), typed),
        Control::Track => known(page, typed.parse::<Track>().is_ok(), typed),
        Control::Item(of) => {
            let offered = items::offered(app, page, of);
            let mut values = offered.iter().flat_map(|(_, named)| named);
            known(page, values.any(|(value, _)| value == typed), typed)
        }
    }
}

fn known(page: &Page, known: bool, typed: &str) -> Result<String, String> {
    if known {
        Ok(typed.to_owned())
    } else {
        Err(page.s("problem-choice", typed.chars().take(60).collect::<String>()))
    }
}

fn date(page: &Page, field: &Field, typed: &str) -> Result<Date, String> {
    let shown: String = typed.chars().take(30).collect();
    let date: Date = typed.parse().map_err(|_| page.s("problem-date", &shown))?;
    if field.past && date.is_after(today()) {
        return Err(page.s("problem-ahead", &shown));
    }
    Ok(date)
}

/// `12`, `12:30`, `12.5` or `12,5` as minutes.
pub(crate) fn minutes(typed: &str) -> Option<u32> {
    let (hours, rest) = match typed.split_once([':', '.', ',']) {
        None => (typed, 0),
        Some((hours, rest)) if typed.contains(':') => {
            let minutes: u32 = rest.parse().ok()?;
            (hours, (rest.len() == 2 && minutes < 60).then_some(minutes)?)
        }
        Some((hours, rest)) => {
            let digits = rest.len() <= 2 && rest.bytes().all(|b| b.is_ascii_digit());
            let hundredths: u32 = format!("{rest:0<2}").parse().ok().filter(|_| digits)?;
            (hours, hundredths * 60 / 100)
        }
    };
    let digits = !hours.is_empty() && hours.bytes().all(|b| b.is_ascii_digit());
    let hours: u32 = hours.parse().ok().filter(|h| digits && *h <= MOST_HOURS)?;
    Some(hours * 60 + rest)
}

/// Minutes as people write hours.
pub(crate) fn hours(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (hours, 0) => hours.to_string(),
        (hours, minutes) => format!("{hours}:{minutes:02}"),
    }
}

fn between(page: &Page, kind: Kind, fields: &Fields, sent: &Sent, problems: &mut Vec<Problem>) {
    if let Some((code, title)) = kind.either() {
        // A field that could not be read has its own problem.
        let given = [code, title].map(|f| !sent.one(f).trim().is_empty());
        match given {
            [false, false] => problems.push(Problem {
                field: code,
                text: page.t("problem-neither"),
            }),
            [true, true] => problems.push(Problem {
                field: title,
                text: page.t("problem-both"),
            }),
            _ => {}
        }
    }
    let day = |name: &str| fields.get(name).and_then(|d| d.parse::<Date>().ok());
    for (first, then) in kind.in_order() {
        if let (Some(a), Some(b)) = (day(first), day(then))
            && a.is_after(b)
        {
            problems.push(Problem {
                field: then,
                text: page.su("problem-order", b.to_string(), a.to_string()),
            });
        }
    }
    if kind == Kind::Training {
        let status = fields.get("status").map_or("", String::as_str);
        if fields.contains_key("completed") && status != "complete" {
            problems.push(Problem {
                field: "completed",
                text: page.t("problem-completed"),
            });
        }
        if fields.contains_key("sessions") && fields.contains_key("sessions-attended") {
            problems.push(Problem {
                field: "sessions-attended",
                text: page.t("problem-sessions-twice"),
            });
        }
    }
}

/// A promise to certify without a day is due after six months.
fn credential(page: &Page, fields: &mut Fields, problems: &mut Vec<Problem>) {
    if let (Some(promised), None) = (fields.get("promised"), fields.get("commitment-due")) {
        let from: Option<Date> = promised.parse().ok();
        let due = from.and_then(civil).and_then(|day| {
            let six = jiff::Span::new().months(6);
            day.checked_add(six).ok()
        });
        if let Some(due) = due {
            fields.insert("commitment-due".to_owned(), due.to_string());
        }
    }
    if !fields.contains_key("issued") && !fields.contains_key("commitment-due") {
        problems.push(Problem {
            field: "issued",
            text: page.t("problem-issued-or-promised"),
        });
    }
}

/// The last day that a date can mean, in the calendar.
pub(crate) fn civil(date: Date) -> Option<jiff::civil::Date> {
    let (year, month, day) = date.latest();
    let year = i16::try_from(year).ok()?;
    jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The day on which a line asks for attention.
fn due(kind: Kind, fields: &Fields) -> Option<Date> {
    let day = |name: &str| fields.get(name).and_then(|d| d.parse::<Date>().ok());
    match kind {
        Kind::Credential if fields.contains_key("issued") => day("expires"),
        Kind::Credential => day("commitment-due"),
        Kind::Goal if !fields.contains_key("reached") => day("by"),
        Kind::Step if !fields.contains_key("done") => day("by"),
        _ => None,
    }
}

/// Whether another line of the same kind is about the same item, where there is one line for each.
pub(crate) fn same_item<'r>(
    records: &'r [Record],
    draft: &Draft,
    except: Option<uuid::Uuid>,
) -> Option<&'r Record> {
    let subject = draft
        .subject
        .as_deref()
        .filter(|_| draft.kind.one_for_each())?;
    records.iter().find(|r| {
        r.kind == draft.kind && r.subject.as_deref() == Some(subject) && Some(r.entry) != except
    })
}
