//! Checks one item of a framework file by itself, and where its references lead.
//!
//! Not here: reading files and putting items together (`load`).

use rustc_hash::FxHashMap;

use crate::evidence::{AGREEMENT_TAGS, Need};
use crate::file::{Citation, ItemEntry, Kind};
use crate::framework::Item;
use crate::load::{LoadError, Text};
use crate::terms::{Column, Stage};

pub(crate) fn no_citation(text: &Text<'_>, at: usize, code: &str) -> LoadError {
    text.error(
        at,
        Some(code),
        "There is no citation.",
        "Add cite = { section = \"…\", item = \"…\" } that leads a reader to the place in the document.",
    )
}

pub(crate) fn unknown(text: &Text<'_>, at: usize, item: &str, code: &str) -> LoadError {
    text.error(
        at,
        Some(item),
        format!("There is no item with the code {code:?} in this framework."),
        "Correct the code, or add the item.",
    )
}

pub(crate) fn check_citation(
    text: &Text<'_>,
    at: usize,
    code: &str,
    cite: &Citation,
    errors: &mut Vec<LoadError>,
) {
    if cite.section.trim().is_empty() || cite.item.as_deref().is_some_and(|i| i.trim().is_empty()) {
        errors.push(text.error(
            at,
            Some(code),
            "The citation is empty.",
            "Name the section, and the item if it has a number or a name.",
        ));
    }
}

pub(crate) fn check_item(
    text: &Text<'_>,
    at: usize,
    entry: ItemEntry,
    slug: &str,
    errors: &mut Vec<LoadError>,
) -> Option<Item> {
    let before = errors.len();
    let code = entry.code.as_str();
    let mut fail =
        |problem: String, mend: &str| errors.push(text.error(at, Some(code), problem, mend));
    if !is_code(code) {
        fail(
            "The code may only have letters, digits, dots and hyphens.".into(),
            "Choose such a code, of at most 64 characters.",
        );
    }
    if entry.label.trim().is_empty() {
        fail(
            "The label is empty.".into(),
            "Give it a name of a few words.",
        );
    }
    let tables = [
        (Kind::LadderRow, "ladder", entry.ladder.is_some()),
        (Kind::Role, "role", entry.role.is_some()),
        (Kind::Training, "training", entry.training.is_some()),
        (Kind::Term, "term", entry.term.is_some()),
        (Kind::Center, "center", entry.center.is_some()),
        (Kind::Fact, "fact", entry.fact.is_some()),
    ];
    for (kind, table, present) in tables {
        if (entry.kind == kind) != present {
            let (problem, mend) = if present {
                (
                    format!(
                        "An item of kind {} has a table `{table}`.",
                        entry.kind.as_str()
                    ),
                    "Remove the table or correct the kind.",
                )
            } else {
                (
                    format!("An item of kind {} has no table `{table}`.", kind.as_str()),
                    "Add it; the schema shows what goes in.",
                )
            };
            fail(problem, mend);
        }
    }
    let may_be_bare = matches!(
        entry.kind,
        Kind::LadderRow | Kind::Training | Kind::Role | Kind::Center | Kind::Fact | Kind::Level
    );
    if entry.text.trim().is_empty() && !may_be_bare {
        fail(
            "The text is empty.".into(),
            "Say in a sentence of your own what the document says here.",
        );
    }
    for tag in &entry.tags {
        let worked_out =
            tag.starts_with("computed-") && Need::TAGS.iter().all(|(known, _)| known != tag);
        let agreed =
            tag.starts_with("agreement-") && AGREEMENT_TAGS.iter().all(|(known, _)| known != tag);
        if worked_out || agreed {
            let known: Vec<&str> = Need::TAGS
                .iter()
                .map(|t| t.0)
                .chain(AGREEMENT_TAGS.iter().map(|t| t.0))
                .collect();
            fail(
                format!("Nothing works out the tag {tag:?}."),
                &format!("Use one of {}, or another name.", known.join(", ")),
            );
        }
    }
    if let Some(row) = &entry.ladder {
        if row.carries_forward && !row.column.carries() {
            fail(
                format!("A row of the column {} cannot carry forward.", row.column),
                "Only competencies, prerequisites and trainings carry an asterisk.",
            );
        }
        if row.carries_forward && row.stage == Stage::V {
            fail(
                "Nothing follows Stage V, so nothing there can carry forward.".into(),
                "Set carries_forward = false.",
            );
        }
        if (row.column == Column::Prerequisites) != row.strength.is_some() {
            fail(
                "Prerequisites have a strength, and only they do.".into(),
                "Add or remove `strength` (required, expected, preferred, required-or-preferred).",
            );
        }
    }
    match entry.cite {
        None => errors.push(no_citation(text, at, code)),
        Some(ref cite) => check_citation(text, at, code, cite, errors),
    }
    if errors.len() > before {
        return None;
    }
    let mut citation = entry.cite?;
    fill_document(&mut citation, slug);
    Some(Item {
        code: entry.code,
        kind: entry.kind,
        parent: entry.parent,
        label: entry.label,
        text: entry.text,
        citation,
        note: entry.note,
        aliases: entry.aliases,
        tags: entry.tags,
        ladder: entry.ladder,
        role: entry.role,
        training: entry.training,
        term: entry.term,
        center: entry.center,
        fact: entry.fact,
    })
}

pub(crate) fn check_references(
    text: &Text<'_>,
    at: usize,
    item: &Item,
    items: &[Item],
    by_code: &FxHashMap<String, usize>,
    errors: &mut Vec<LoadError>,
) {
    let mut expect = |code: &str, kind: Option<Kind>| match by_code.get(code) {
        None => errors.push(unknown(text, at, &item.code, code)),
        Some(&i) => {
            if let Some(kind) = kind
                && items[i].kind != kind
            {
                errors.push(text.error(
                    at,
                    Some(&item.code),
                    format!(
                        "{code} is of kind {}, but {} is wanted here.",
                        items[i].kind.as_str(),
                        kind.as_str()
                    ),
                    "Correct the code.",
                ));
            }
        }
    };
    if let Some(parent) = &item.parent {
        expect(parent, None);
    }
    if let Some(row) = &item.ladder {
        if let Some(first) = &row.repeats {
            expect(first, Some(Kind::LadderRow));
        }
        for code in &row.satisfied_by {
            expect(code, None);
        }
    }
    if let Some(role) = &item.role {
        for code in &role.rows {
            expect(code, Some(Kind::LadderRow));
        }
    }
    if let Some(training) = &item.training {
        for code in &training.rows {
            expect(code, Some(Kind::LadderRow));
        }
        if let Some(code) = &training.glossary {
            expect(code, Some(Kind::Term));
        }
        for code in &training.leads_to {
            expect(code, Some(Kind::Training));
        }
    }
}

pub(crate) fn check_parents(
    items: &[Item],
    by_code: &FxHashMap<String, usize>,
    spans: &[(usize, usize)],
    texts: &[Text<'_>],
    errors: &mut Vec<LoadError>,
) {
    for (item, &(n, at)) in items.iter().zip(spans) {
        let mut above = item.parent.as_deref();
        let mut steps = 0;
        while let Some(code) = above {
            steps += 1;
            if steps > items.len() || code == item.code {
                errors.push(texts[n].error(
                    at,
                    Some(&item.code),
                    "Following `parent` upward comes back here.",
                    "Break the circle.",
                ));
                break;
            }
            above = by_code.get(code).and_then(|&i| items[i].parent.as_deref());
        }
    }
}

fn is_code(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 64
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-' || b == b'_')
}

/// Fills in the framework's own name where a citation does not name a document.
pub(crate) fn fill_document(cite: &mut Citation, slug: &str) {
    if cite.document.is_empty() {
        slug.clone_into(&mut cite.document);
    }
}
