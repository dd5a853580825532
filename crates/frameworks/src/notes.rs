//! Notes on an effective set: what a reader of the chart would trip over, computed from the rows.
//!
//! Not here: notes on a single row (they are data) and disagreements between documents (`tensions`).

use std::collections::BTreeMap;

use crate::ladder::{EffectiveItem, Ladder, LadderNote, Reading};
use crate::terms::{Column, Stage, Strength, Track};

/// All notes on the set, in a fixed order.
pub(crate) fn about(
    ladder: &Ladder<'_>,
    stage: Stage,
    track: Track,
    reading: Reading,
    items: &[EffectiveItem<'_>],
) -> Vec<LadderNote> {
    let mut notes = Vec::new();
    shrinks(ladder, stage, track, items, &mut notes);
    lapses(ladder, stage, track, &mut notes);
    two_strengths(ladder, items, &mut notes);
    marked(items, &mut notes);
    if reading == Reading::Literal {
        repeats(ladder, items, &mut notes);
    }
    if items.iter().any(|i| i.row.stage == stage) && stage == Stage::V {
        notes.push(note(
            "nothing-carries",
            "No stage follows Stage V, so nothing it lists has an asterisk.".into(),
            Vec::new(),
            &[],
        ));
    }
    notes
}

fn note(
    code: &'static str,
    text: String,
    about: Vec<String>,
    counts: &[(&'static str, usize)],
) -> LadderNote {
    LadderNote {
        code,
        text,
        about,
        counts: counts.iter().copied().collect::<BTreeMap<_, _>>(),
    }
}

fn before(stage: Stage) -> Option<Stage> {
    stage.index().checked_sub(1).map(|n| Stage::ALL[n])
}

fn of_column(ladder: &Ladder<'_>, applies: &[usize], column: Column) -> Vec<usize> {
    let rows = ladder.rows();
    let mut firsts: Vec<usize> = applies
        .iter()
        .filter(|&&n| rows[n].row.column == column)
        .map(|&n| rows[n].first)
        .collect();
    firsts.sort_unstable();
    firsts.dedup();
    firsts
}

/// A column asks for fewer items than at the stage before.
fn shrinks(
    ladder: &Ladder<'_>,
    stage: Stage,
    track: Track,
    items: &[EffectiveItem<'_>],
    notes: &mut Vec<LadderNote>,
) {
    let Some(earlier) = before(stage) else { return };
    let then = ladder.applicable(earlier, track);
    let now = ladder.applicable(stage, track);
    for column in Column::CARRYING {
        let (had, has) = (
            of_column(ladder, &then, column),
            of_column(ladder, &now, column),
        );
        if has.len() >= had.len() || !items.iter().any(|i| i.row.column == column) {
            continue;
        }
        let gone: Vec<usize> = had
            .iter()
            .copied()
            .filter(|n| has.binary_search(n).is_err())
            .collect();
        let new = has.iter().filter(|n| had.binary_search(n).is_err()).count();
        notes.push(note(
            "shrinks",
            format!(
                "{}: {} asks for {} and {} for {}. {} without an asterisk end with {}, and {} new come in.",
                column.label(),
                earlier.label(),
                had.len(),
                stage.label(),
                has.len(),
                gone.len(),
                earlier.label(),
                new
            ),
            gone.iter().map(|&n| ladder.rows()[n].item.code.clone()).collect(),
            &[("before", had.len()), ("now", has.len()), ("ended", gone.len()), ("new", new)],
        ));
    }
}

/// Rows of earlier stages without an asterisk that nothing in the set continues.
fn lapses(ladder: &Ladder<'_>, stage: Stage, track: Track, notes: &mut Vec<LadderNote>) {
    let rows = ladder.rows();
    let applies = ladder.applicable(stage, track);
    for column in Column::CARRYING {
        let mut ended = Vec::new();
        let mut later = Vec::new();
        for (n, row) in rows.iter().enumerate() {
            let earlier = row.row.stage < stage && !row.row.carries_forward && !row.row.pointer;
            if row.row.column != column || !earlier || !track.includes(row.row.focus) {
                continue;
            }
            let continued = applies.iter().any(|&m| {
                rows[m].first == row.first
                    || row
                        .steps
                        .iter()
                        .any(|&(c, s)| rows[m].steps.iter().any(|&(d, t)| d == c && t > s))
            });
            if continued {
                continue;
            }
            let returns = rows.iter().any(|r| {
                r.row.stage > stage
                    && r.row.column.carries()
                    && track.includes(r.row.focus)
                    && row
                        .steps
                        .iter()
                        .any(|&(c, s)| r.steps.iter().any(|&(d, t)| d == c && t > s))
            });
            if returns {
                later.push(n)
            } else {
                ended.push(n)
            }
        }
        let labels = |found: &[usize]| {
            found
                .iter()
                .map(|&n| rows[n].item.label.as_str())
                .collect::<Vec<_>>()
                .join("; ")
        };
        let codes = |found: &[usize]| {
            found
                .iter()
                .map(|&n| rows[n].item.code.clone())
                .collect::<Vec<_>>()
        };
        if !ended.is_empty() {
            notes.push(note(
                "lapses",
                format!(
                    "{}: listed at an earlier stage without an asterisk, so read literally no longer asked for here: {}.",
                    column.label(),
                    labels(&ended)
                ),
                codes(&ended),
                &[("ended", ended.len())],
            ));
        }
        if !later.is_empty() {
            notes.push(note(
                "gap",
                format!(
                    "{}: listed earlier without an asterisk and taken up again only at a later stage, so there is a gap here: {}.",
                    column.label(),
                    labels(&later)
                ),
                codes(&later),
                &[("missing", later.len())],
            ));
        }
    }
}

/// Two steps of one chain that both apply, with different strengths.
fn two_strengths(ladder: &Ladder<'_>, items: &[EffectiveItem<'_>], notes: &mut Vec<LadderNote>) {
    let asked: Vec<(&EffectiveItem<'_>, Strength, usize)> = items
        .iter()
        .filter_map(|i| Some((i, i.row.strength?, ladder.position(&i.item.code)?)))
        .collect();
    for (c, chain) in ladder.framework().chains.iter().enumerate() {
        let found: Vec<(&EffectiveItem<'_>, Strength)> = asked
            .iter()
            .filter(|(_, _, n)| ladder.rows()[*n].steps.iter().any(|s| s.0 == c))
            .map(|(i, strength, _)| (*i, *strength))
            .collect();
        if found.iter().any(|(_, strength)| *strength != found[0].1) {
            let said: Vec<String> = found
                .iter()
                .map(|(i, s)| {
                    format!(
                        "{} ({}, from {})",
                        i.item.label,
                        s.label().to_lowercase(),
                        i.row.stage.label()
                    )
                })
                .collect();
            notes.push(note(
                "two-strengths",
                format!(
                    "{}: asked for with more than one strength at once: {}.",
                    chain.label,
                    said.join("; ")
                ),
                found.iter().map(|(i, _)| i.item.code.clone()).collect(),
                &[("items", found.len())],
            ));
        }
    }
}

/// Rows that the chart itself leaves open.
fn marked(items: &[EffectiveItem<'_>], notes: &mut Vec<LadderNote>) {
    type Test = fn(&EffectiveItem<'_>) -> bool;
    let kinds: [(&'static str, Test, &str); 4] = [
        (
            "undecided",
            |i| i.row.strength == Some(Strength::RequiredOrPreferred),
            "\"Required or preferred\" leaves the choice to each organization. Until it has a policy, these inform and do not block.",
        ),
        (
            "grandfather",
            |i| i.row.grandfather,
            "The chart lets an organization make an exception here for people already in the role. It needs a reason, a name and a date.",
        ),
        (
            "program-specific",
            |i| i.row.program_specific,
            "Applies only where a program asks for it.",
        ),
        (
            "pointer",
            |i| i.row.pointer,
            "Points to other trainings instead of naming one. It is not a course.",
        ),
    ];
    for (code, test, text) in kinds {
        let about: Vec<String> = items
            .iter()
            .filter(|i| test(i))
            .map(|i| i.item.code.clone())
            .collect();
        if !about.is_empty() {
            let counts = [("items", about.len())];
            notes.push(note(code, text.into(), about, &counts));
        }
    }
}

/// Rows that apply more than once because they are printed again.
fn repeats(ladder: &Ladder<'_>, items: &[EffectiveItem<'_>], notes: &mut Vec<LadderNote>) {
    let first = |i: &EffectiveItem<'_>| {
        ladder
            .position(&i.item.code)
            .map(|n| ladder.rows()[n].first)
    };
    let about: Vec<String> = items
        .iter()
        .enumerate()
        .filter(|(n, i)| items[..*n].iter().any(|j| first(j) == first(i)))
        .map(|(_, i)| i.item.code.clone())
        .collect();
    if !about.is_empty() {
        let counts = [("rows", about.len())];
        notes.push(note(
            "repeats",
            "These rows say again what an earlier row that applies already says.".into(),
            about,
            &counts,
        ));
    }
}
