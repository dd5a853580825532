//! What came out of a part of a round as a table: each question with all answers, the seats that may be shown apart, how
//! the seats see it, and what moved since the round before that asked it.
//!
//! Values in, values out. Nothing stands here that `results` does not give out.

use frameworks::{Chair, Preparation, STATEMENTS};

use super::points;
use super::results::{Asked, Moved, Results, Tally, View};
use super::sheet::Part;

/// What one group said to a question.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    pub yes: usize,
    pub no: usize,
    /// How many gave no answer.
    pub silent: usize,
    /// The part of a hundred that says yes, for the bar.
    pub share: usize,
}

/// What one group says, and what it said before, where that may be shown.
pub(super) struct Heard {
    pub now: Cell,
    pub before: Option<Cell>,
    /// The end of the key of how it moved.
    pub moved: Option<&'static str>,
}

/// A question.
pub(super) struct Line {
    pub label: &'static str,
    /// The group that it is about, at the first question about it.
    pub group: Option<&'static str>,
    pub all: Heard,
    pub seats: Vec<Heard>,
    /// The end of the key of how the seats see it.
    pub view: &'static str,
}

/// A part of a round.
pub(super) struct Grid {
    pub part: Part,
    pub people: usize,
    /// Seats that may be shown apart, with how many answered.
    pub seats: Vec<(Chair, usize)>,
    /// The round before that asked the same, with how many answered.
    pub before: Option<(String, usize)>,
    pub lines: Vec<Line>,
}

impl Grid {
    /// To how many questions most say yes.
    pub fn agreed(&self) -> usize {
        let most = |l: &&Line| l.all.now.yes > l.all.now.no;
        self.lines.iter().filter(most).count()
    }

    /// How many questions the seats see differently.
    pub fn apart(&self) -> usize {
        let apart = View::Apart.as_str();
        self.lines.iter().filter(|l| l.view == apart).count()
    }

    /// How many columns the table has.
    pub fn columns(&self) -> usize {
        self.seats.len() + 2 + usize::from(self.seats.len() > 1)
    }

    /// What each seat said to a question.
    pub fn columns_of<'a>(
        &'a self,
        line: &'a Line,
    ) -> impl Iterator<Item = (&'a (Chair, usize), &'a Heard)> {
        self.seats.iter().zip(&line.seats)
    }
}

/// The questions of a part that are answered with yes or no: code, words, and the group it is about.
pub(super) fn questions(
    part: Part,
) -> Vec<(Asked, &'static str, &'static str, Option<&'static str>)> {
    if part == Part::Timeline {
        let statements = Preparation::shipped().statements.iter().take(STATEMENTS);
        return statements
            .enumerate()
            .map(|(n, s)| (Asked::Statement(n), s.code.as_str(), s.label.as_str(), None))
            .collect();
    }
    let named = |(n, code)| {
        let (point, group) = points::named(code)?;
        Some((Asked::Point(n), code, point.label.as_str(), group))
    };
    part.codes().filter_map(named).collect()
}

fn cell(tally: &Tally, asked: Asked) -> Cell {
    let (yes, no) = tally.pair(asked);
    Cell {
        yes,
        no,
        silent: tally.people.saturating_sub(yes + no),
        share: (yes * 100).checked_div(tally.people).unwrap_or(0),
    }
}

fn heard(now: &Tally, before: Option<&Tally>, asked: Asked) -> Heard {
    let moved = before.and_then(|b| Moved::between(b.pair(asked), now.pair(asked)));
    Heard {
        now: cell(now, asked),
        before: before.map(|b| cell(b, asked)),
        moved: moved.map(Moved::as_str),
    }
}

/// The table of a part; none where too few answered or where the part asks nothing with yes or no. `before` is the round
/// before that asked the same and may be shown, with its name.
pub(super) fn grid(part: Part, now: &Results, before: Option<&(String, Results)>) -> Option<Grid> {
    let all = now.all.as_ref()?;
    let questions = questions(part);
    if questions.is_empty() {
        return None;
    }
    let was = before.and_then(|(_, results)| results.all.as_ref());
    let seat_before = |seat: Chair| {
        let seats = before.map(|(_, results)| results.seats.iter())?;
        let mut same = seats.filter(|(s, _)| *s == seat);
        same.next().map(|(_, tally)| tally)
    };
    let mut last = None;
    let lines = questions.into_iter().map(|(asked, _, label, group)| {
        let first = group != last;
        last = group;
        Line {
            label,
            group: group.filter(|_| first),
            all: heard(all, was, asked),
            seats: now
                .seats
                .iter()
                .map(|(seat, tally)| heard(tally, seat_before(*seat), asked))
                .collect(),
            view: now.view_of(asked).as_str(),
        }
    });
    Some(Grid {
        part,
        people: all.people,
        lines: lines.collect(),
        seats: now.seats.iter().map(|(s, t)| (*s, t.people)).collect(),
        before: before
            .zip(was)
            .map(|((name, _), tally)| (name.clone(), tally.people)),
    })
}
