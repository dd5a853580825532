//! A first plan from answers: which tasks are needed, why, in which order, and how many days each gets.
//!
//! The durations are stretched so that the first person starts no sooner than the handbook's band says. Values in,
//! values out. Not here: how a plan is kept, and what people change in it.

use std::collections::{BTreeMap, BTreeSet};

use frameworks::{Answers, FirstTask, Judgement, Phase, Preparation, judge};
use jiff::civil::Date;

use super::schedule::{Job, schedule};
use super::workdays::{Workdays, months_later};

/// The task with which the first person begins.
pub const START: &str = "H-START";

/// What an organization says about itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The ten statements.
    pub answers: Answers,
    /// Somebody at Stage IV or V is here or engaged.
    pub trainer: bool,
    /// Somebody with peer experience leads, with authority.
    pub leader: bool,
    /// There will be more than one peer role.
    pub colleagues: bool,
    /// The day that a funder or somebody else has set.
    pub deadline: Option<Date>,
    /// How many months others needed, or the organization gives itself.
    pub months: Option<u32>,
}

impl Facts {
    /// The fewest months to plan: what the band says, or what others needed where it says nothing.
    pub fn months(&self) -> Option<u32> {
        match judge(&self.answers) {
            Judgement::Judged { band, .. } => match (band.months(), self.months) {
                (Some(least), Some(own)) => Some(least.max(own)),
                (least, own) => least.or(own),
            },
            Judgement::Open(_) => self.months,
        }
    }
}

/// Why a task is in a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Because {
    /// It belongs to every start.
    Always,
    /// The statement with this number is not true yet.
    Statement(usize),
    /// Something the organization said about itself.
    Fact(&'static str),
}

/// A task of a first plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drafted {
    /// What it is.
    pub task: &'static FirstTask,
    /// Working days in this plan.
    pub days: u32,
    /// Codes of the tasks of this plan that come before.
    pub after: Vec<&'static str>,
    /// Why it is here.
    pub because: Because,
}

fn because(task: &FirstTask, facts: &Facts) -> Option<Because> {
    let asks_others = matches!(
        judge(&facts.answers),
        Judgement::Judged { band, .. } if band.months().is_none()
    );
    match task.when.as_deref() {
        Some("ask-others") if asks_others => return Some(Because::Fact("ask-others")),
        Some("hurry") if facts.deadline.is_some() => return Some(Because::Fact("hurry")),
        Some(_) => return None,
        None => {}
    }
    match task.unless.as_deref() {
        None => Some(Because::Always),
        Some("trainer") => (!facts.trainer).then_some(Because::Fact("trainer")),
        Some("leader") => (!facts.leader).then_some(Because::Fact("leader")),
        Some("colleagues") => (!facts.colleagues).then_some(Because::Fact("colleagues")),
        Some(statement) => {
            let preparation = Preparation::shipped();
            let mut codes = preparation.statements.iter();
            let n = codes.position(|s| s.code == statement)?;
            (facts.answers.get(n).copied().flatten() != Some(true))
                .then_some(Because::Statement(n + 1))
        }
    }
}

/// The tasks that these facts ask for, with durations for a plan that begins on this day.
pub fn draft(preparation: &'static Preparation, facts: &Facts, start: Date) -> Vec<Drafted> {
    let mut drafted: Vec<Drafted> = preparation
        .tasks
        .iter()
        .filter_map(|task| {
            Some(Drafted {
                task,
                days: task.days,
                after: Vec::new(),
                because: because(task, facts)?,
            })
        })
        .collect();
    let here: BTreeSet<&str> = drafted.iter().map(|d| d.task.code.as_str()).collect();
    for item in &mut drafted {
        item.after = before(preparation, item.task, &here);
    }
    stretch(&mut drafted, facts, start);
    drafted
}

/// What comes before a task. Where one of these is not needed, what comes before that one.
fn before(
    preparation: &'static Preparation,
    task: &'static FirstTask,
    here: &BTreeSet<&str>,
) -> Vec<&'static str> {
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    let mut waiting: Vec<&'static str> = task.after.iter().rev().map(String::as_str).collect();
    while let Some(code) = waiting.pop() {
        if !seen.insert(code) {
            continue;
        }
        if here.contains(code) {
            found.push(code);
        } else if let Some(absent) = preparation.task(code) {
            waiting.extend(absent.after.iter().rev().map(String::as_str));
        }
    }
    found
}

fn stretch(drafted: &mut [Drafted], facts: &Facts, start: Date) {
    let last = match (facts.deadline, facts.months()) {
        // A date from outside wins; the page says when it is sooner than the band.
        (Some(deadline), _) => deadline,
        (None, Some(months)) => months_later(start, months),
        (None, None) => return,
    };
    let Some(at) = drafted.iter().position(|d| d.task.code == START) else {
        return;
    };
    let places: BTreeMap<&str, usize> = drafted
        .iter()
        .enumerate()
        .map(|(n, d)| (d.task.code.as_str(), n))
        .collect();
    let jobs: Vec<Job> = drafted
        .iter()
        .map(|d| Job {
            days: d.days,
            after: d
                .after
                .iter()
                .filter_map(|c| places.get(c).copied())
                .collect(),
            ..Job::default()
        })
        .collect();
    let Ok(plan) = schedule(&jobs) else {
        return;
    };
    let natural = u64::from(plan.slots[at].start);
    let wanted = u64::from(Workdays::from(start).number(last));
    if natural == 0 || wanted <= natural {
        return;
    }
    for item in drafted
        .iter_mut()
        .filter(|d| d.task.phase != Phase::After && d.task.code != START)
    {
        // Rounded up, so that the sum along any way is never too short.
        let days = (u64::from(item.days) * wanted).div_ceil(natural);
        item.days = u32::try_from(days).unwrap_or(u32::MAX);
    }
}
