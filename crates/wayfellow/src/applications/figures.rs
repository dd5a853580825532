//! Figures on groups of applicants: what may be shown so that nobody is known by them, and how the groups compare.
//!
//! Values in, values out. A group is shown at a step only when at least five of its people went on and at least five did
//! not, and the same holds for all others together, since whoever hires knows how many there were in all. Years are added
//! up until there is something to show; then a new span begins, so that no two spans share a year and nothing can be
//! worked out by taking one from another. Not here: where the numbers come from (`tally`), and words.

use std::collections::BTreeMap;

/// The fewest people that may have gone on, and the fewest that may not have. The same five as in rounds, and here on
/// both sides of each step.
pub const LEAST: u64 = crate::rounds::results::LEAST as u64;

/// How many came as far as a step, and how many of them went on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Step {
    /// How many there were.
    pub came: u64,
    /// How many went on.
    pub went_on: u64,
}

impl Step {
    /// Whether enough went on and enough did not.
    pub const fn hides_everyone(self) -> bool {
        self.went_on >= LEAST && self.came.saturating_sub(self.went_on) >= LEAST
    }

    const fn without(self, other: Step) -> Option<Step> {
        match (
            self.came.checked_sub(other.came),
            self.went_on.checked_sub(other.went_on),
        ) {
            (Some(came), Some(went_on)) if went_on <= came => Some(Step { came, went_on }),
            _ => None,
        }
    }
}

/// How many applied, how many of them were invited, and how many of those were chosen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Count {
    pub applied: u64,
    pub invited: u64,
    pub chosen: u64,
}

impl Count {
    /// Both together.
    pub const fn plus(self, other: Count) -> Count {
        Count {
            applied: self.applied.saturating_add(other.applied),
            invited: self.invited.saturating_add(other.invited),
            chosen: self.chosen.saturating_add(other.chosen),
        }
    }

    const fn to_interviews(self) -> Step {
        Step {
            came: self.applied,
            went_on: self.invited,
        }
    }

    const fn to_choices(self) -> Step {
        Step {
            came: self.invited,
            went_on: self.chosen,
        }
    }
}

/// The numbers of a year or of several: those who described themselves, and everyone who could have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Counts {
    pub everyone: Count,
    pub groups: BTreeMap<String, Count>,
}

impl Counts {
    /// Both together.
    pub fn plus(mut self, other: &Counts) -> Counts {
        self.everyone = self.everyone.plus(other.everyone);
        for (group, count) in &other.groups {
            let sum = self.groups.entry(group.clone()).or_default();
            *sum = sum.plus(*count);
        }
        self
    }
}

/// A group at a step, beside the group of which the largest share went on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The group.
    pub group: String,
    /// Its people.
    pub step: Step,
    /// The people of the group with the largest share.
    highest: Step,
}

fn tenths(over: u128, under: u128) -> u64 {
    let tenths = over.saturating_mul(1_000).checked_div(under);
    let tenths = tenths.unwrap_or_default();
    u64::try_from(tenths).unwrap_or(u64::MAX)
}

impl Line {
    /// The share that went on, in tenths of a percent, never rounded up.
    pub fn share(&self) -> u64 {
        tenths(self.step.went_on.into(), self.step.came.into())
    }

    /// Its share divided by the largest, as a fraction: above, below.
    fn ratio(&self) -> (u128, u128) {
        let wide = u128::from;
        (
            wide(self.step.went_on) * wide(self.highest.came),
            wide(self.step.came) * wide(self.highest.went_on),
        )
    }

    /// Its share as a part of the largest, in tenths of a percent. Never rounded up, so that what is below four fifths
    /// is never shown as 80.
    pub fn beside_highest(&self) -> u64 {
        let (over, under) = self.ratio();
        tenths(over, under)
    }

    /// Whether its share is less than four fifths of the largest. Whole numbers only, so nothing is lost to rounding.
    pub fn is_below_four_fifths(&self) -> bool {
        let (over, under) = self.ratio();
        over.saturating_mul(5) < under.saturating_mul(4)
    }

    /// Whether no group has a larger share.
    pub fn is_highest(&self) -> bool {
        let (over, under) = self.ratio();
        over == under
    }
}

/// The groups that may be shown at a step: two or more, or none. `everyone` is known to whoever hires.
fn shown(groups: Vec<(String, Step)>, everyone: Step) -> Vec<Line> {
    let mut shown: Vec<(String, Step)> = groups
        .into_iter()
        .filter(|(_, step)| step.hides_everyone())
        .collect();
    // The largest first, and among equals by name, so that the smallest are given up first and always the same ones.
    shown.sort_by(|a, b| (b.1.came, &a.0).cmp(&(a.1.came, &b.0)));
    loop {
        if shown.len() < 2 {
            return Vec::new();
        }
        let rest = shown
            .iter()
            .try_fold(everyone, |rest, (_, step)| rest.without(*step));
        match rest {
            // Numbers that do not fit together are not shown.
            None => return Vec::new(),
            Some(rest) if rest.came == 0 || rest.hides_everyone() => break,
            Some(_) => {
                shown.pop();
            }
        }
    }
    let wide = u128::from;
    let highest = shown
        .iter()
        .map(|(_, s)| *s)
        .max_by(|a, b| (wide(a.went_on) * wide(b.came)).cmp(&(wide(b.went_on) * wide(a.came))));
    let Some(highest) = highest else {
        return Vec::new();
    };
    let mut lines: Vec<Line> = shown
        .into_iter()
        .map(|(group, step)| Line {
            group,
            step,
            highest,
        })
        .collect();
    lines.sort_by(|a, b| a.group.cmp(&b.group));
    lines
}

/// What may be shown of a span.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    /// Of those who applied, who was invited.
    pub interviews: Vec<Line>,
    /// Of those who were invited, who was chosen. Only groups that are shown above.
    pub choices: Vec<Line>,
}

/// What may be shown of these numbers; none when nothing may.
pub fn figures(counts: &Counts) -> Option<Figures> {
    let at = |step: fn(Count) -> Step| -> Vec<(String, Step)> {
        let groups = counts.groups.iter();
        groups.map(|(g, count)| (g.clone(), step(*count))).collect()
    };
    let interviews = shown(at(Count::to_interviews), counts.everyone.to_interviews());
    if interviews.is_empty() {
        return None;
    }
    let mut further = at(Count::to_choices);
    further.retain(|(group, _)| interviews.iter().any(|l| l.group == *group));
    Some(Figures {
        choices: shown(further, counts.everyone.to_choices()),
        interviews,
    })
}

/// Years that stand together.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Span {
    pub first: i64,
    pub last: i64,
    /// None while there is nothing to show yet.
    pub figures: Option<Figures>,
}

/// The spans of an organization, the earliest first. Only years that are over are in one, and what was shown of a span
/// never changes, whatever comes later. The last one is still gathering.
pub fn spans(years: &BTreeMap<i64, Counts>, this_year: i64) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut gathered = Counts::default();
    let mut first = None;
    for (year, counts) in years.range(..this_year) {
        gathered = gathered.plus(counts);
        let from = *first.get_or_insert(*year);
        if let Some(found) = figures(&gathered) {
            spans.push(Span {
                first: from,
                last: *year,
                figures: Some(found),
            });
            gathered = Counts::default();
            first = None;
        }
    }
    spans.push(Span {
        first: first.unwrap_or(this_year),
        last: this_year,
        figures: None,
    });
    spans
}
