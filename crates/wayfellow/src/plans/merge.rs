//! Making a plan again without losing what people changed in it: three versions of each task, known by its code.
//!
//! How a task was made before, how it is now, and how it would be made today. Whatever people left alone follows the new
//! answers; whatever they changed stays. Values in, values out.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// What making a plan says about a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Made {
    pub phase: String,
    pub seat: String,
    pub label: String,
    pub reason: String,
    pub days: u32,
    pub after: Vec<String>,
}

/// A task of a plan that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its code.
    pub code: String,
    /// As it is now.
    pub now: Made,
    /// As it was made; none for a task of their own, and for one that was no longer asked for.
    pub made: Option<Made>,
    /// Whether people did something with it: assigned, dated, commented, done.
    pub touched: bool,
    /// Whether it is out of the plan.
    pub removed: bool,
}

/// What happened to a task when the plan was made again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// It is asked for now.
    Added,
    /// It is no longer asked for, and nobody had touched it.
    Retired,
    /// It is no longer asked for, and stays because people worked on it.
    Stays,
    /// Days, order or words follow the new answers.
    Follows,
    /// The new answers would say something else; what people wrote stays.
    Yours,
}

impl Change {
    /// All of them; first what people will want to look at.
    pub const ALL: [Change; 5] = [
        Change::Yours,
        Change::Stays,
        Change::Added,
        Change::Retired,
        Change::Follows,
    ];

    /// The end of its key.
    pub const fn as_str(self) -> &'static str {
        match self {
            Change::Added => "added",
            Change::Retired => "retired",
            Change::Stays => "stays",
            Change::Follows => "follows",
            Change::Yours => "yours",
        }
    }
}

/// A task after the plan was made again.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Merged {
    pub code: String,
    pub now: Made,
    pub made: Option<Made>,
    pub removed: bool,
    pub change: Option<Change>,
}

/// The value to go on with, and whether people's own stands against a new one.
fn field<T: Clone + PartialEq>(before: &T, now: &T, fresh: &T) -> (T, bool) {
    if now == before {
        (fresh.clone(), false)
    } else {
        (now.clone(), fresh != before && fresh != now)
    }
}

fn together(before: &Made, now: &Made, fresh: &Made) -> (Made, bool) {
    let (phase, a) = field(&before.phase, &now.phase, &fresh.phase);
    let (seat, b) = field(&before.seat, &now.seat, &fresh.seat);
    let (label, c) = field(&before.label, &now.label, &fresh.label);
    let (reason, d) = field(&before.reason, &now.reason, &fresh.reason);
    let (days, e) = field(&before.days, &now.days, &fresh.days);
    let (after, f) = field(&before.after, &now.after, &fresh.after);
    let made = Made {
        phase,
        seat,
        label,
        reason,
        days,
        after,
    };
    (made, a || b || c || d || e || f)
}

/// The tasks after making the plan again: those that are kept in their order, then the new ones.
pub fn merge(kept: &[Kept], fresh: &[(String, Made)]) -> Vec<Merged> {
    let by_code: BTreeMap<&str, &Made> = fresh.iter().map(|(c, m)| (c.as_str(), m)).collect();
    let known: BTreeSet<&str> = kept.iter().map(|k| k.code.as_str()).collect();
    let mut merged: Vec<Merged> = kept
        .iter()
        .map(|task| {
            let same = Merged {
                code: task.code.clone(),
                now: task.now.clone(),
                made: task.made.clone(),
                removed: task.removed,
                change: None,
            };
            match (by_code.get(task.code.as_str()), &task.made) {
                // Taken out by hand: it stays out.
                (Some(fresh), Some(_)) if task.removed => Merged {
                    made: Some((*fresh).clone()),
                    ..same
                },
                (Some(fresh), Some(before)) => {
                    let (now, yours) = together(before, &task.now, fresh);
                    let change = if yours {
                        Some(Change::Yours)
                    } else {
                        (now != task.now).then_some(Change::Follows)
                    };
                    Merged {
                        now,
                        made: Some((*fresh).clone()),
                        change,
                        ..same
                    }
                }
                // Not asked for last time, and asked for again.
                (Some(fresh), None) if task.removed => Merged {
                    now: (*fresh).clone(),
                    made: Some((*fresh).clone()),
                    removed: false,
                    change: Some(Change::Added),
                    ..same
                },
                (Some(fresh), None) => Merged {
                    made: Some((*fresh).clone()),
                    ..same
                },
                (None, Some(before)) if !task.removed => {
                    let alone = !task.touched && *before == task.now;
                    Merged {
                        made: None,
                        removed: alone,
                        change: Some(if alone {
                            Change::Retired
                        } else {
                            Change::Stays
                        }),
                        ..same
                    }
                }
                (None, _) => same,
            }
        })
        .collect();
    let new = fresh
        .iter()
        .filter(|(code, _)| !known.contains(code.as_str()));
    merged.extend(new.map(|(code, made)| Merged {
        code: code.clone(),
        now: made.clone(),
        made: Some(made.clone()),
        removed: false,
        change: Some(Change::Added),
    }));
    merged
}
