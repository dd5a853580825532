//! The points of foundation and policies that a round can ask about: which belong to which part, and what they are called.
//!
//! Their order is the order of letters in kept answers, so it never changes; new ones go to the end. Not here: what an
//! organization notes about them (`groundwork`).

use frameworks::{Preparation, PreparePoint};

use super::sheet::Part;

/// How many points there are.
pub const POINTS: usize = 28;

/// Their codes. Those of buy-in end with the group.
pub const CODES: [&str; POINTS] = [
    "BI1-board",
    "BI2-board",
    "BI3-board",
    "BI1-executive",
    "BI2-executive",
    "BI3-executive",
    "BI1-management",
    "BI2-management",
    "BI3-management",
    "CR1",
    "CR2",
    "CR3",
    "CR4",
    "CR5",
    "CS1",
    "CS2",
    "CS3",
    "CS4",
    "PG1",
    "PG2",
    "PG3",
    "PA1",
    "PA2",
    "PA3",
    "PB1",
    "PC1",
    "PC2",
    "PC3",
];

impl Part {
    /// Place and code of each of the points it asks about.
    pub fn codes(self) -> impl Iterator<Item = (usize, &'static str)> {
        let of = match self {
            Part::BuyIn => 0..9,
            Part::Respect => 9..18,
            Part::Policies => 18..28,
            Part::Timeline | Part::Questions | Part::Climate => 0..0,
        };
        of.map(|place| (place, CODES[place]))
    }
}

/// The point of the documents that a code is about, and the group it is asked for, where there is one.
pub fn named(code: &str) -> Option<(&'static PreparePoint, Option<&str>)> {
    let (point, group) = match code.split_once('-') {
        Some((point, group)) => (point, Some(group)),
        None => (code, None),
    };
    let found = Preparation::shipped().points.iter();
    let mut found = found.filter(|p| p.code == point);
    found.next().map(|p| (p, group))
}

/// The words of one of the six questions.
pub fn question(code: &str) -> &'static str {
    let questions = Preparation::shipped().questions.iter();
    let mut found = questions.filter(|q| q.code == code);
    found.next().map_or("", |q| q.label.as_str())
}
