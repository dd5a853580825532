//! A plan with dates: tasks with their days, what is late or blocked, and what to be warned of.
//!
//! The same for a plan that is only shown and for one that is kept. Not here: pictures, pages and rows.

use std::collections::BTreeMap;

use frameworks::{Chair, Phase};
use jiff::civil::Date;
use uuid::Uuid;

use super::first::START;
use super::schedule::{Circles, Job, schedule, with_people};
use super::workdays::{Workdays, months_later};

/// The longest that a task may take, in working days: about ten years.
pub const LONGEST: u32 = 2_600;

/// A task of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Its row, when the plan is kept.
    pub id: Option<Uuid>,
    /// Stable code.
    pub code: String,
    /// Which phase.
    pub phase: Phase,
    /// From which seat somebody looks after it.
    pub seat: Chair,
    /// What to do.
    pub label: String,
    /// Why.
    pub text: String,
    /// Whether label and text are those that came with Wayfellow, in English.
    pub ours: bool,
    /// Working days.
    pub days: u32,
    /// Codes of the tasks that come before.
    pub after: Vec<String>,
    /// The day before which it cannot begin.
    pub not_before: Option<Date>,
    /// The day on which it was done.
    pub done_on: Option<Date>,
    /// Who looks after it.
    pub owner: Option<String>,
}

/// A task with its dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timed {
    /// What it is.
    pub task: Task,
    /// Its first day.
    pub start: Date,
    /// Its last day.
    pub end: Date,
    /// Working days it can wait without moving the end of the plan.
    pub slack: u32,
    /// Whether it cannot wait at all.
    pub critical: bool,
    /// Whether it should be done by now, and is not.
    pub late: bool,
    /// The tasks before it that are not done, though it should have begun.
    pub blocked_by: Vec<String>,
    /// First working day and the one after the last, from 0.
    pub at: (u32, u32),
}

/// A plan with its dates.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Timeline {
    /// In the order of the plan.
    pub tasks: Vec<Timed>,
    /// How many working days it takes.
    pub days: u32,
    /// Its last day.
    pub end: Date,
}

/// Something to be warned of: the end of a key of the locales, and what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The end of the key.
    pub what: &'static str,
    /// Names of tasks, or a date.
    pub about: String,
}

/// The dates of every task. With `people`, only so many tasks at once.
///
/// # Errors
/// The circles of tasks that wait for each other, by their names.
pub fn timeline(
    tasks: &[Task],
    start: Date,
    people: Option<usize>,
    today: Date,
) -> Result<Timeline, Vec<Vec<String>>> {
    let days = Workdays::from(start);
    let places: BTreeMap<&str, usize> = tasks
        .iter()
        .enumerate()
        .map(|(n, t)| (t.code.as_str(), n))
        .collect();
    let before = |task: &Task| -> Vec<usize> {
        let places = task.after.iter().filter_map(|c| places.get(c.as_str()));
        places.copied().collect()
    };
    let jobs: Vec<Job> = tasks
        .iter()
        .map(|task| Job {
            days: task.days.clamp(1, LONGEST),
            after: before(task),
            not_before: task.not_before.map_or(0, |d| days.number(d)),
            done: task.done_on.map(|on| {
                let last = days.number(on);
                (
                    last.saturating_sub(task.days.clamp(1, LONGEST) - 1),
                    last + 1,
                )
            }),
        })
        .collect();
    let made = match people {
        Some(people) => with_people(&jobs, people),
        None => schedule(&jobs),
    };
    let made = made.map_err(|Circles(circles)| {
        let name = |n: &usize| tasks[*n].label.clone();
        circles
            .iter()
            .map(|c| c.iter().map(name).collect())
            .collect::<Vec<_>>()
    })?;
    let timed = tasks
        .iter()
        .zip(&made.slots)
        .map(|(task, slot)| {
            let first = days.date(slot.start);
            let last = days.date(slot.end.saturating_sub(1).max(slot.start));
            let open = task.done_on.is_none();
            let blocked_by = if open && first <= today {
                before(task)
                    .into_iter()
                    .filter(|n| tasks[*n].done_on.is_none())
                    .map(|n| tasks[n].label.clone())
                    .collect()
            } else {
                Vec::new()
            };
            Timed {
                task: task.clone(),
                start: first,
                end: last,
                slack: slot.slack,
                critical: slot.critical,
                late: open && last < today,
                blocked_by,
                at: (slot.start, slot.end),
            }
        })
        .collect();
    Ok(Timeline {
        tasks: timed,
        days: made.days,
        end: days.date(made.days.saturating_sub(1)),
    })
}

impl Timeline {
    /// The task with this code.
    pub fn task(&self, code: &str) -> Option<&Timed> {
        self.tasks.iter().find(|t| t.task.code == code)
    }

    /// What speaks against the plan as it is.
    pub fn warnings(
        &self,
        start: Date,
        months: Option<u32>,
        deadline: Option<Date>,
        today: Date,
    ) -> Vec<Warning> {
        let mut found = Vec::new();
        let Some(first) = self.task(START) else {
            return vec![Warning {
                what: "no-start",
                about: String::new(),
            }];
        };
        let day = first.start.to_string();
        if first.task.done_on.is_none() && first.start < months_later(start, 2) {
            found.push(Warning {
                what: "a-month-or-so",
                about: day.clone(),
            });
        }
        if let Some(months) = months.filter(|m| first.start < months_later(start, *m)) {
            let key = if months >= 12 {
                "shorter-than-a-year"
            } else {
                "shorter-than-months"
            };
            found.push(Warning {
                what: key,
                about: day.clone(),
            });
        }
        if deadline.is_some_and(|d| first.start > d) {
            found.push(Warning {
                what: "after-deadline",
                about: day.clone(),
            });
        }
        for (key, early) in [
            ("before-supervision", "P-SUPERVIS"),
            ("before-policies", "P-"),
        ] {
            let late: Vec<&str> = self
                .tasks
                .iter()
                .filter(|t| {
                    let supervision = t.task.code.starts_with("P-SUPERVIS");
                    t.task.code.starts_with(early)
                        && supervision == (early != "P-")
                        && t.at.1 > first.at.0
                })
                .map(|t| t.task.label.as_str())
                .collect();
            if !late.is_empty() {
                found.push(Warning {
                    what: key,
                    about: late.join("; "),
                });
            }
        }
        if start < today && self.tasks.iter().all(|t| t.task.done_on.is_none()) {
            found.push(Warning {
                what: "begun-in-the-past",
                about: start.to_string(),
            });
        }
        found
    }
}
