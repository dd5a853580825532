//! What came out of a round, so that nobody's answer can be told: fewer than five are never shown apart, and what is shown
//! cannot be subtracted from each other to get at fewer than five.
//!
//! Values in, values out. In an organization of fewer than five people nothing can hide anyone; there everything is put
//! together, and everyone was told before they answered.

use std::collections::BTreeMap;

use frameworks::{Answers, Chair, STATEMENTS};

use super::climate::Circle;
use super::points::POINTS;
use super::sheet::{Heavier, Marks, QUESTIONS};

/// Fewer answers than this are never shown apart.
pub const LEAST: usize = 5;

/// How many said what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many people answered.
    pub people: usize,
    /// For each statement, how many said true and how many not true.
    pub statements: [(usize, usize); STATEMENTS],
    /// Recovery is a value here: true, not true.
    pub commitment: (usize, usize),
    /// For each of the six questions, to how many it was hard.
    pub hard: [usize; QUESTIONS],
    /// Hopes, worries, both alike.
    pub heavier: [usize; 3],
    /// For each point of foundation and policies: yes, no.
    pub points: [(usize, usize); POINTS],
}

/// A question that is answered with yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// One of the ten statements, by its place.
    Statement(usize),
    /// A point of foundation and policies, by its place.
    Point(usize),
}

fn count(pair: &mut (usize, usize), answer: Option<bool>) {
    match answer {
        Some(true) => pair.0 += 1,
        Some(false) => pair.1 += 1,
        None => {}
    }
}

impl Tally {
    /// Counts one more.
    pub fn add(&mut self, marks: &Marks) {
        self.people += 1;
        for (pair, answer) in self.statements.iter_mut().zip(marks.statements) {
            count(pair, answer);
        }
        count(&mut self.commitment, marks.commitment);
        for (n, hard) in self.hard.iter_mut().zip(marks.hard) {
            *n += usize::from(hard);
        }
        if let Some(place) = Heavier::ALL.iter().position(|h| Some(*h) == marks.heavier) {
            self.heavier[place] += 1;
        }
        for (pair, answer) in self.points.iter_mut().zip(marks.points) {
            count(pair, answer);
        }
    }

    /// How many said yes to a question, and how many no.
    pub fn pair(&self, asked: Asked) -> (usize, usize) {
        let pair = match asked {
            Asked::Statement(n) => self.statements.get(n),
            Asked::Point(n) => self.points.get(n),
        };
        pair.copied().unwrap_or_default()
    }

    /// Each statement as most of those see it who answered it; open where as many say one as the other.
    pub fn majority(&self) -> Answers {
        self.statements.map(|(yes, no)| match yes.cmp(&no) {
            std::cmp::Ordering::Greater => Some(true),
            std::cmp::Ordering::Less => Some(false),
            std::cmp::Ordering::Equal => None,
        })
    }
}

/// What may be shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Results {
    /// How many answered in all.
    pub people: usize,
    /// All of them together; none when they are too few.
    pub all: Option<Tally>,
    /// By seat, for seats that may be shown apart.
    pub seats: Vec<(Chair, Tally)>,
    /// Seats that are only part of the whole.
    pub together: Vec<Chair>,
    /// Circles of the climate survey whose words may be shown.
    pub circles: Vec<Circle>,
}

/// How the seats see a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// Most in every seat say that it is true.
    True,
    /// Most in every seat say that it is not.
    False,
    /// In one seat most say true, in another most say not.
    Apart,
    /// Neither.
    Mixed,
}

impl View {
    /// The end of its key.
    pub const fn as_str(self) -> &'static str {
        match self {
            View::True => "true",
            View::False => "false",
            View::Apart => "apart",
            View::Mixed => "mixed",
        }
    }
}

/// How a group sees a question, compared with the time before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    /// A greater part says yes.
    More,
    /// A smaller part says yes.
    Fewer,
    /// About the same.
    Alike,
}

impl Moved {
    /// The end of its key.
    pub const fn as_str(self) -> &'static str {
        match self {
            Moved::More => "more",
            Moved::Fewer => "fewer",
            Moved::Alike => "alike",
        }
    }

    /// From what was said before and what is said now, as yes and no. A tenth or more is a move. None where fewer than
    /// five said either.
    pub fn between(before: (usize, usize), now: (usize, usize)) -> Option<Moved> {
        let (b, n) = (before.0 + before.1, now.0 + now.1);
        if b < LEAST || n < LEAST {
            return None;
        }
        // Parts of a hundred of both, times both numbers, so that nothing is rounded.
        let (was, is) = (before.0 * n * 10, now.0 * b * 10);
        Some(if is >= was + b * n {
            Moved::More
        } else if was >= is + b * n {
            Moved::Fewer
        } else {
            Moved::Alike
        })
    }
}

/// Puts answers together. `asked` are the seats of the round; `small` says that fewer than five people were asked, and
/// told so.
pub fn results(
    sheets: impl IntoIterator<Item = (Chair, Marks)>,
    asked: &[Chair],
    small: bool,
) -> Results {
    let mut all = Tally::default();
    let mut seats: BTreeMap<Chair, Tally> = BTreeMap::new();
    for (seat, marks) in sheets {
        all.add(&marks);
        seats.entry(seat).or_default().add(&marks);
    }
    let mut found = Results {
        people: all.people,
        together: asked.to_vec(),
        ..Results::default()
    };
    if all.people == 0 || (all.people < LEAST && !small) {
        return found;
    }
    found.all = Some(all);
    let least = if small { 1 } else { LEAST };
    let answered = |circle: &Circle| -> usize {
        let of = seats.iter().filter(|(s, _)| Circle::of(**s) == *circle);
        of.map(|(_, t)| t.people).sum()
    };
    found.circles = Circle::ALL.to_vec();
    found.circles.retain(|c| answered(c) >= least);
    if small {
        return found;
    }
    let (mut shown, hidden): (Vec<_>, Vec<_>) =
        seats.into_iter().partition(|(_, t)| t.people >= LEAST);
    let mut left: usize = hidden.iter().map(|(_, t)| t.people).sum();
    shown.sort_by_key(|(seat, tally)| (std::cmp::Reverse(tally.people), *seat));
    // The whole less what is shown apart must be nobody, or at least five.
    while left > 0 && left < LEAST {
        match shown.pop() {
            Some((_, tally)) => left += tally.people,
            None => break,
        }
    }
    shown.sort_by_key(|(seat, _)| *seat);
    found.together.retain(|s| shown.iter().all(|(t, _)| t != s));
    found.seats = shown;
    found
}

impl Results {
    /// How the seats that are shown apart see a statement.
    pub fn view(&self, n: usize) -> View {
        self.view_of(Asked::Statement(n))
    }

    /// How the seats that are shown apart see a question.
    pub fn view_of(&self, asked: Asked) -> View {
        let sides: Vec<Option<bool>> = self
            .seats
            .iter()
            .map(|(_, tally)| {
                let (yes, no) = tally.pair(asked);
                if yes + no < LEAST {
                    None
                } else if yes * 3 >= (yes + no) * 2 {
                    Some(true)
                } else if no * 3 >= (yes + no) * 2 {
                    Some(false)
                } else {
                    None
                }
            })
            .collect();
        let (yes, no) = (sides.contains(&Some(true)), sides.contains(&Some(false)));
        match (yes, no) {
            (true, true) => View::Apart,
            (true, false) if !sides.contains(&None) => View::True,
            (false, true) if !sides.contains(&None) => View::False,
            _ => View::Mixed,
        }
    }

    /// Whether more learning should come before anything else: some question was hard for half of those who answered,
    /// or worries outweigh hopes.
    pub fn learn_first(&self) -> bool {
        self.all.is_some_and(|all| {
            all.hard.iter().any(|n| n * 2 >= all.people) || all.heavier[1] > all.heavier[0]
        })
    }
}
