//! What a portfolio shows on one ladder, ready for any number of questions about rows.
//!
//! Not here: the reasons and details that a person reads (`pathway`).

use crate::date::Date;
use crate::evidence::{Given, Sign};
use crate::ladder::Ladder;
use crate::portfolio::Portfolio;
use crate::rules::Through;
use crate::terms::Strength;

/// What a portfolio shows on one ladder, ready for questions.
pub(crate) struct Holdings<'l, 'a> {
    pub ladder: &'l Ladder<'a>,
    held: Vec<bool>,
    begun: Vec<bool>,
    /// By position of the row; every question asks for most of them, and more than once.
    standings: Vec<Brief>,
}

/// A standing without its details.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Brief {
    Held,
    Through(Through),
    Excepted,
    NotApplicable,
    Begun(usize),
    Trained(usize),
    Missing,
}

impl<'l, 'a> Holdings<'l, 'a> {
    pub(crate) fn of(
        ladder: &'l Ladder<'a>,
        portfolio: &Portfolio,
        today: Date,
    ) -> Holdings<'l, 'a> {
        let signs = ladder.evidence().len();
        let mut holdings = Holdings {
            ladder,
            held: vec![false; signs],
            begun: vec![false; signs],
            standings: Vec::new(),
        };
        ladder.evidence().read(
            ladder.framework(),
            portfolio,
            today,
            |sign, given| match given {
                Given::Held => holdings.held[sign] = true,
                Given::Begun => holdings.begun[sign] = true,
            },
        );
        let rows = 0..ladder.rows().len();
        holdings.standings = rows.map(|row| holdings.work_out(row)).collect();
        holdings
    }

    fn gives(&self, sign: Sign) -> bool {
        self.ladder
            .evidence()
            .number(sign)
            .is_some_and(|n| self.held[n])
    }

    /// Where the person stands with the row at this position.
    pub(crate) fn standing(&self, row: usize) -> Brief {
        self.standings[row]
    }

    fn work_out(&self, row: usize) -> Brief {
        let rule = self.ladder.evidence().rule(row);
        let row = self.ladder.rows()[row].row;
        if row.pointer {
            return Brief::NotApplicable;
        }
        match rule.held.iter().find(|(sign, _)| self.held[*sign]) {
            Some((_, Through::Itself)) => return Brief::Held,
            Some((_, through)) => return Brief::Through(*through),
            None => {}
        }
        if rule.exception.is_some_and(|sign| self.held[sign]) {
            return Brief::Excepted;
        }
        if row.program_specific && self.gives(Sign::ProgramDoesNotAsk) {
            return Brief::NotApplicable;
        }
        if let Some(&sign) = rule.trained.iter().find(|&&sign| self.held[sign]) {
            return Brief::Trained(sign);
        }
        match rule
            .begun
            .iter()
            .chain(&rule.trained)
            .find(|&&sign| self.begun[sign])
        {
            Some(&sign) => Brief::Begun(sign),
            None => Brief::Missing,
        }
    }

    /// Whether the row stands in the way.
    pub(crate) fn blocks(&self, row: usize) -> bool {
        let standing = self.standing(row);
        let row = self.ladder.rows()[row].row;
        row.strength == Some(Strength::Required)
            && matches!(
                standing,
                Brief::Missing | Brief::Begun(_) | Brief::Trained(_)
            )
            && (!row.program_specific || self.gives(Sign::ProgramAsks))
    }
}
