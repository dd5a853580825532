//! The form of a job description: what came along, what it makes of a draft, and what is wrong with it.
//!
//! Not here: what the checker says (`findings`), which never stops anyone.

use documents::description::{Description, Duty, FIELDS, MOST_RESPONSIBILITIES};
use frameworks::{Lessons, Library, Wanted};

/// The fields that came along, as often as each was sent.
pub(super) type Fields = Vec<(String, String)>;

/// The first value of a field.
pub(super) fn value<'a>(fields: &'a [(String, String)], name: &str) -> Option<&'a str> {
    fields
        .iter()
        .find(|(n, _)| n == name)
        .map(|(_, v)| v.as_str())
}

/// The version of the draft that the person saw.
pub(super) fn seen(fields: &[(String, String)]) -> i64 {
    value(fields, "version")
        .and_then(|v| v.parse().ok())
        .unwrap_or(0)
}

/// A description as it was typed. What the form does not ask for is empty.
pub(super) fn body(fields: &[(String, String)]) -> Description {
    let mut body = Description {
        peer_role: value(fields, "peer_role").is_some_and(|v| v == "yes"),
        ..Description::default()
    };
    for (name, _, _) in FIELDS {
        if let Some(text) = value(fields, name) {
            body.set(name, text);
        }
    }
    // The form has a field for each responsibility; a page with two versions has one for all of them.
    for i in 1..=MOST_RESPONSIBILITIES {
        for kind in ["label", "duties"] {
            let name = format!("{kind}-{i}");
            if let Some(text) = value(fields, &name)
                && !text.trim().is_empty()
            {
                body.set(&name, text);
            }
        }
    }
    body.title = body.title.replace('\n', " ");
    body.without_gaps()
}

/// What stops a description from being saved: the key of a sentence and the field.
pub(super) fn problem(body: &Description) -> Option<(&'static str, &'static str)> {
    if body.title.is_empty() {
        return Some(("description-no-title", "title"));
    }
    body.out_of_bounds()
        .map(|field| ("description-too-long", field))
}

/// Puts a statement of the library where it belongs; `chosen` is its code, with the number of a responsibility.
pub(super) fn insert(body: &mut Description, lessons: &Lessons, library: &Library, chosen: &str) {
    let (code, number) = chosen.split_once(':').unwrap_or((chosen, ""));
    let h = &lessons.hiring;
    let Some(statement) = h.statement(code) else {
        return;
    };
    if h.functions.iter().any(|s| s.code == code) {
        body.function.clone_from(&statement.label);
    } else if h.qualifications.iter().any(|s| s.code == code) {
        let list = match statement.strength {
            Some(Wanted::Preferred) => &mut body.preferred,
            _ => &mut body.required,
        };
        if !list.contains(&statement.label) {
            list.push(statement.label.clone());
        }
    } else {
        let at = number.parse::<usize>().unwrap_or(1).max(1) - 1;
        if at >= MOST_RESPONSIBILITIES {
            return;
        }
        if body.responsibilities.len() <= at {
            body.responsibilities.resize_with(at + 1, Default::default);
        }
        let duties = &mut body.responsibilities[at].duties;
        if duties.iter().all(|d| d.text != statement.label) {
            duties.push(Duty {
                rests_on: statement
                    .see
                    .iter()
                    .filter_map(|code| {
                        let at = library.find(code)?;
                        Some(format!("{}#{}", at.framework.id(), at.item.code))
                    })
                    .collect(),
                ..Duty::new(statement.label.clone())
            });
        }
    }
}
