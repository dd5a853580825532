//! Many portfolios at once, for questions about a whole state.
//!
//! A portfolio becomes a [`Compact`] of 48 bytes: one bit for each sign the ladder asks about, and one for each that is
//! under way. A [`Population`](crate::Population) keeps them turned on their side, 512 people to a block, so that one instruction answers
//! for 64 people; a [`Tally`](crate::Tally) does the same with one block for people who come in a stream. Nothing is allocated for a
//! person. The answer is counts of people by item, never anything about one of them.
//!
//! It reads the same table as `evaluate`, and a property test holds the two together.

use serde::Serialize;

use crate::date::Date;
use crate::evidence::{Given, Need, Sign};
use crate::ladder::Ladder;
use crate::portfolio::Portfolio;
use crate::rules::Through;
use crate::terms::{Stage, Strength, Track};

/// Words of 64 signs in a compact portfolio, for what is held and again for what is under way.
const WORDS: usize = 3;

/// A portfolio in 48 bytes: what it shows on one ladder on one day. Nothing in it leads back to a person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Compact {
    pub(crate) held: [u64; WORDS],
    pub(crate) begun: [u64; WORDS],
}

/// The ladder asks about more signs than a [`Compact`] has room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LadderTooLarge {
    /// Signs this ladder asks about.
    pub signs: usize,
    /// Signs there is room for.
    pub room: usize,
}

impl std::fmt::Display for LadderTooLarge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "this ladder asks about {} different things and {} fit; ask about one portfolio at a time",
            self.signs, self.room
        )
    }
}

impl std::error::Error for LadderTooLarge {}

/// Turns portfolios into compact ones, for one ladder and one day.
#[derive(Debug, Clone)]
pub struct Packer<'l, 'a> {
    pub(crate) ladder: &'l Ladder<'a>,
    pub(crate) today: Date,
    /// Column of each sign that can be under way.
    pub(crate) begun: Vec<Option<usize>>,
    /// Columns in all: one for each sign, then one for each that can be under way.
    pub(crate) columns: usize,
}

impl<'l, 'a> Packer<'l, 'a> {
    /// A packer for this ladder; refused if the ladder is too large.
    pub fn new(ladder: &'l Ladder<'a>, today: Date) -> Result<Packer<'l, 'a>, LadderTooLarge> {
        let evidence = ladder.evidence();
        let (signs, room) = (evidence.asked(), WORDS * 64);
        if signs > room {
            return Err(LadderTooLarge { signs, room });
        }
        let mut begun = vec![None; signs];
        let mut columns = signs;
        for (n, _) in ladder
            .rows()
            .iter()
            .enumerate()
            .filter(|(_, r)| r.row.column.carries())
        {
            let rule = evidence.rule(n);
            for &sign in rule.begun.iter().chain(&rule.trained) {
                let may_begin = match evidence.what(sign) {
                    Sign::Row(_) | Sign::Credential(_) => true,
                    Sign::Need(need) => need == Need::MultiSessionTraining,
                    Sign::Agreement(_) | Sign::Exception(_) => false,
                    Sign::ProgramAsks | Sign::ProgramDoesNotAsk => false,
                };
                if may_begin && begun[sign].is_none() {
                    begun[sign] = Some(columns);
                    columns += 1;
                }
            }
        }
        Ok(Packer {
            ladder,
            today,
            begun,
            columns,
        })
    }

    /// The portfolio in compact form.
    pub fn pack(&self, portfolio: &Portfolio) -> Compact {
        let mut compact = Compact::default();
        let framework = self.ladder.framework();
        self.ladder
            .evidence()
            .read(framework, portfolio, self.today, |sign, given| {
                let words = match given {
                    Given::Held => &mut compact.held,
                    Given::Begun => &mut compact.begun,
                };
                if sign < self.signs() {
                    words[sign / 64] |= 1 << (sign % 64);
                }
            });
        compact
    }

    /// Number of different signs that a portfolio can give on this ladder.
    pub fn signs(&self) -> usize {
        self.begun.len()
    }

    /// A compact portfolio that gives the signs for which the two questions say yes. For benchmarks and demonstrations.
    pub fn synthetic(
        &self,
        mut held: impl FnMut(usize) -> bool,
        mut begun: impl FnMut(usize) -> bool,
    ) -> Compact {
        let mut compact = Compact::default();
        for sign in 0..self.signs() {
            if held(sign) {
                compact.held[sign / 64] |= 1 << (sign % 64);
            } else if self.begun[sign].is_some() && begun(sign) {
                compact.begun[sign / 64] |= 1 << (sign % 64);
            }
        }
        compact
    }

    /// The items of a stage on a track with the signs that answer for each, by number, in the order of the effective
    /// set. For those who want to ask the same in another way.
    pub fn question(&self, stage: Stage, track: Track) -> Vec<Ask> {
        let evidence = self.ladder.evidence();
        let kept = self.ladder.kept(stage, track).iter().map(|k| k.row);
        let ask = |n: usize| {
            let rule = evidence.rule(n);
            let row = self.ladder.rows()[n].row;
            let of = |sign| evidence.number(sign).filter(|_| row.program_specific);
            let itself = |through: &Through| *through == Through::Itself;
            Ask {
                row: n,
                asks_nothing: row.pointer,
                required: row.strength == Some(Strength::Required),
                itself: rule
                    .held
                    .iter()
                    .filter(|(_, t)| itself(t))
                    .map(|(s, _)| *s)
                    .collect(),
                through: rule
                    .held
                    .iter()
                    .filter(|(_, t)| !itself(t))
                    .map(|(s, _)| *s)
                    .collect(),
                exception: rule.exception,
                waived: of(Sign::ProgramDoesNotAsk),
                only_if: of(Sign::ProgramAsks),
                trained: rule.trained.clone(),
                begun: rule.begun.iter().chain(&rule.trained).copied().collect(),
            }
        };
        kept.map(ask).collect()
    }
}

impl Compact {
    /// Whether it gives the sign with this number.
    pub fn holds(&self, sign: usize) -> bool {
        self.held
            .get(sign / 64)
            .is_some_and(|word| word >> (sign % 64) & 1 == 1)
    }

    /// Whether the sign with this number is under way.
    pub fn has_begun(&self, sign: usize) -> bool {
        self.begun
            .get(sign / 64)
            .is_some_and(|word| word >> (sign % 64) & 1 == 1)
    }
}

/// One item of a question: which signs answer for it. The first that applies decides, in the order of the fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Position of the row in the chart.
    pub(crate) row: usize,
    /// It asks nothing of anyone.
    pub asks_nothing: bool,
    /// It is required.
    pub required: bool,
    /// Any of these held: the item is held.
    pub itself: Vec<usize>,
    /// Any of these held: it is held through something that covers it.
    pub through: Vec<usize>,
    /// This held: it is excepted.
    pub exception: Option<usize>,
    /// This held: it does not apply.
    pub waived: Option<usize>,
    /// Any of these trainings held: it is under way.
    pub trained: Vec<usize>,
    /// Any of these under way: it is under way.
    pub begun: Vec<usize>,
    /// A required item stands in the way only if this is held.
    pub only_if: Option<usize>,
}
