//! Counts for many compact portfolios: kept for several questions, or in a stream.
//!
//! The portfolios lie on their side, one bit for each person in the column of a sign, so that one instruction answers
//! for 64 people and more. Not here: what a compact portfolio is and what a question asks (`many`).

use crate::ladder::Ladder;
use crate::many::{Ask, Compact, Packer};
use crate::portfolio::Portfolio;
use crate::reading::PortfolioError;
use crate::summary::{ItemCount, Summary};
use crate::terms::{Stage, Track};

/// Words of 64 people in a block.
const LANES: usize = 8;

/// People in a block.
const PEOPLE: usize = LANES * 64;

/// One bit for each of the people of a block.
type Column = [u64; LANES];

/// Counts of people for one item. Everyone else misses it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Counts {
    itself: u64,
    through: u64,
    excepted: u64,
    waived: u64,
    under_way: u64,
}

/// A question made ready for blocks: signs turned into columns.
#[derive(Debug, Clone)]
struct Plan {
    stage: Stage,
    track: Track,
    asks: Vec<Ask>,
    begun: Vec<Vec<usize>>,
}

#[inline(always)]
fn column(block: &[u64], n: usize) -> &Column {
    block[n * LANES..].first_chunk().unwrap_or(&[0; LANES])
}

#[inline(always)]
fn or(into: &mut Column, other: &Column) {
    for (a, b) in into.iter_mut().zip(other) {
        *a |= b;
    }
}

#[inline(always)]
fn without(a: &Column, b: &Column) -> Column {
    std::array::from_fn(|n| a[n] & !b[n])
}

#[inline(always)]
fn any(block: &[u64], columns: &[usize]) -> Column {
    let mut found = [0; LANES];
    for &n in columns {
        or(&mut found, column(block, n));
    }
    found
}

#[inline(always)]
fn number(bits: &Column) -> u64 {
    bits.iter().map(|word| u64::from(word.count_ones())).sum()
}

impl Plan {
    fn new(packer: &Packer<'_, '_>, stage: Stage, track: Track) -> Plan {
        let asks = packer.question(stage, track);
        let begun = asks
            .iter()
            .map(|a| {
                a.begun
                    .iter()
                    .filter_map(|&sign| packer.begun[sign])
                    .collect()
            })
            .collect();
        Plan {
            stage,
            track,
            asks,
            begun,
        }
    }

    /// Adds one block of people to the counts; returns how many of them miss something required.
    fn count(&self, block: &[u64], everyone: &Column, counts: &mut [Counts]) -> u64 {
        let mut blocked = [0; LANES];
        for ((ask, begun), count) in self.asks.iter().zip(&self.begun).zip(counts) {
            if ask.asks_nothing {
                continue;
            }
            let mut settled = any(block, &ask.itself);
            count.itself += number(&settled);
            if !ask.through.is_empty() {
                let through = without(&any(block, &ask.through), &settled);
                count.through += number(&through);
                or(&mut settled, &through);
            }
            if let Some(sign) = ask.exception {
                let excepted = without(column(block, sign), &settled);
                count.excepted += number(&excepted);
                or(&mut settled, &excepted);
            }
            if let Some(sign) = ask.waived {
                let waived = without(column(block, sign), &settled);
                count.waived += number(&waived);
                or(&mut settled, &waived);
            }
            let mut under_way = any(block, begun);
            if !ask.trained.is_empty() {
                or(&mut under_way, &any(block, &ask.trained));
            }
            count.under_way += number(&without(&under_way, &settled));
            if ask.required {
                let open = without(everyone, &settled);
                match ask.only_if {
                    None => or(&mut blocked, &open),
                    Some(sign) => {
                        let asked = column(block, sign);
                        or(&mut blocked, &std::array::from_fn(|n| open[n] & asked[n]));
                    }
                }
            }
        }
        number(&blocked)
    }

    fn summary(
        &self,
        ladder: &Ladder<'_>,
        people: u64,
        blocked: u64,
        counts: &[Counts],
    ) -> Summary {
        let item = |(ask, count): (&Ask, &Counts)| {
            let row = &ladder.rows()[ask.row];
            let held = count.itself + count.through;
            let not_applicable = if ask.asks_nothing {
                people
            } else {
                count.waived
            };
            ItemCount {
                code: row.item.code.clone(),
                label: row.item.label.clone(),
                column: row.row.column,
                focus: row.row.focus,
                from_stage: row.row.stage,
                strength: row.row.strength,
                held: Some(held),
                held_through: Some(count.through),
                under_way: Some(count.under_way),
                missing: Some(people - held - count.under_way - count.excepted - not_applicable),
                excepted: Some(count.excepted),
                not_applicable: Some(not_applicable),
            }
        };
        Summary {
            stage: self.stage,
            track: self.track,
            people: Some(people),
            nothing_required_missing: Some(people - blocked),
            smallest_group: None,
            items: self.asks.iter().zip(counts).map(item).collect(),
        }
    }
}

fn place(packer: &Packer<'_, '_>, block: &mut [u64], lane: usize, compact: &Compact) {
    let (word, bit) = (lane / 64, 1_u64 << (lane % 64));
    for (w, held) in compact.held.iter().enumerate() {
        let mut rest = *held;
        while rest != 0 {
            let sign = w * 64 + rest.trailing_zeros() as usize;
            if let Some(place) = block.get_mut(sign * LANES + word) {
                *place |= bit;
            }
            rest &= rest - 1;
        }
    }
    for (w, begun) in compact.begun.iter().enumerate() {
        let mut rest = *begun;
        while rest != 0 {
            let sign = w * 64 + rest.trailing_zeros() as usize;
            if let Some(column) = packer.begun.get(sign).copied().flatten()
                && let Some(place) = block.get_mut(column * LANES + word)
            {
                *place |= bit;
            }
            rest &= rest - 1;
        }
    }
}

fn first(people: usize) -> Column {
    std::array::from_fn(|n| match people.saturating_sub(n * 64) {
        0 => 0,
        rest if rest >= 64 => u64::MAX,
        rest => (1 << rest) - 1,
    })
}

/// Many compact portfolios, kept for several questions.
#[derive(Debug, Clone)]
pub struct Population<'p, 'l, 'a> {
    packer: &'p Packer<'l, 'a>,
    blocks: Vec<u64>,
    people: usize,
}

impl<'p, 'l, 'a> Population<'p, 'l, 'a> {
    /// Nobody yet.
    pub fn new(packer: &'p Packer<'l, 'a>) -> Population<'p, 'l, 'a> {
        Population {
            packer,
            blocks: Vec::new(),
            people: 0,
        }
    }

    /// Adds a person.
    pub fn push(&mut self, compact: &Compact) {
        let size = self.packer.columns * LANES;
        let lane = self.people % PEOPLE;
        if lane == 0 {
            self.blocks.resize(self.blocks.len() + size, 0);
        }
        let start = self.blocks.len() - size;
        place(self.packer, &mut self.blocks[start..], lane, compact);
        self.people += 1;
    }

    /// Number of people.
    pub fn len(&self) -> usize {
        self.people
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.people == 0
    }

    /// Bytes in use for the people.
    pub fn bytes(&self) -> usize {
        self.blocks.len() * size_of::<u64>()
    }

    /// The bits themselves, in the order in which a question reads them. For measuring.
    pub fn words(&self) -> &[u64] {
        &self.blocks
    }

    /// How many people hold, miss and so on each item of a stage on a track.
    pub fn summary(&self, stage: Stage, track: Track) -> Summary {
        let plan = Plan::new(self.packer, stage, track);
        let mut counts = vec![Counts::default(); plan.asks.len()];
        let mut blocked = 0;
        let mut rest = self.people;
        for block in self.blocks.chunks_exact(self.packer.columns * LANES) {
            blocked += plan.count(block, &first(rest), &mut counts);
            rest = rest.saturating_sub(PEOPLE);
        }
        plan.summary(self.packer.ladder, self.people as u64, blocked, &counts)
    }
}

/// Counts people who come one after the other. Keeps one block of them at a time and nothing else.
#[derive(Debug, Clone)]
pub struct Tally<'p, 'l, 'a> {
    packer: &'p Packer<'l, 'a>,
    plan: Plan,
    block: Vec<u64>,
    waiting: usize,
    people: u64,
    blocked: u64,
    lines: usize,
    counts: Vec<Counts>,
}

impl<'p, 'l, 'a> Tally<'p, 'l, 'a> {
    /// Nobody yet.
    pub fn new(packer: &'p Packer<'l, 'a>, stage: Stage, track: Track) -> Tally<'p, 'l, 'a> {
        let plan = Plan::new(packer, stage, track);
        Tally {
            packer,
            block: vec![0; packer.columns * LANES],
            waiting: 0,
            people: 0,
            blocked: 0,
            lines: 0,
            counts: vec![Counts::default(); plan.asks.len()],
            plan,
        }
    }

    /// Adds a person.
    pub fn add(&mut self, compact: &Compact) {
        place(self.packer, &mut self.block, self.waiting, compact);
        self.waiting += 1;
        if self.waiting == PEOPLE {
            self.count_block();
        }
    }

    /// Adds the portfolio on one line of a file of portfolios; an empty line adds nobody.
    ///
    /// A line with problems adds nobody either, and they are returned with the number of the line.
    pub fn add_line(&mut self, line: &[u8]) -> Result<(), Vec<PortfolioError>> {
        self.lines += 1;
        if line.trim_ascii().is_empty() {
            return Ok(());
        }
        match Portfolio::read(line, self.packer.ladder, self.packer.today) {
            Ok(portfolio) => {
                self.add(&self.packer.pack(&portfolio));
                Ok(())
            }
            Err(mut errors) => {
                for error in &mut errors {
                    error.line = self.lines;
                }
                Err(errors)
            }
        }
    }

    /// Number of people so far.
    pub fn people(&self) -> u64 {
        self.people + self.waiting as u64
    }

    fn count_block(&mut self) {
        self.blocked += self
            .plan
            .count(&self.block, &first(self.waiting), &mut self.counts);
        self.people += self.waiting as u64;
        self.waiting = 0;
        self.block.fill(0);
    }

    /// The counts.
    pub fn finish(mut self) -> Summary {
        self.count_block();
        self.plan
            .summary(self.packer.ladder, self.people, self.blocked, &self.counts)
    }
}
