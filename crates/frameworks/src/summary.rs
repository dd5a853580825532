//! How many people hold and miss each item: counts only, and small groups can be kept out of sight.
//!
//! Deliberately not here: anything about one person, and any comparison of people.

use serde::Serialize;

use crate::terms::{Column, Focus, Stage, Strength, Track};

/// Counts of people for a stage on a track. A count that is `None` (`null`) is kept out of sight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// The stage.
    pub stage: Stage,
    /// The track.
    pub track: Track,
    /// Number of people.
    pub people: Option<u64>,
    /// For how many of them nothing required is missing.
    pub nothing_required_missing: Option<u64>,
    /// The smallest group that is shown, if small ones are kept out of sight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smallest_group: Option<u64>,
    /// Each item of the effective set, in its order.
    pub items: Vec<ItemCount>,
}

/// Counts of people for one item. Held, under way, missing, excepted and not applicable add up to all people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemCount {
    /// Code of the row.
    pub code: String,
    /// Its label.
    pub label: String,
    /// Its column.
    pub column: Column,
    /// Its band.
    pub focus: Focus,
    /// The stage it first applies from.
    pub from_stage: Stage,
    /// How strongly it is asked for; prerequisites only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strength: Option<Strength>,
    /// People who hold it, themselves or through something that covers it.
    pub held: Option<u64>,
    /// Those of them who hold it through something that covers it.
    pub held_through: Option<u64>,
    /// People who have begun.
    pub under_way: Option<u64>,
    /// People for whom nothing shows it yet.
    pub missing: Option<u64>,
    /// People with an exception under a grandfather clause.
    pub excepted: Option<u64>,
    /// People of whom it asks nothing.
    pub not_applicable: Option<u64>,
}

impl Summary {
    /// The same with groups of fewer than `smallest` people kept out of sight.
    ///
    /// Where only one count of an item would be hidden, it could be worked out from the others; then the next smallest
    /// group is hidden with it. Someone who knows other totals may still be able to narrow a count down.
    pub fn without_small_groups(mut self, smallest: u64) -> Summary {
        self.smallest_group = Some(smallest);
        let people = self.people.unwrap_or(0);
        if people < smallest {
            self.people = None;
            self.nothing_required_missing = None;
            for item in &mut self.items {
                for count in item.parts() {
                    *count = None;
                }
                item.held_through = None;
            }
            return self;
        }
        let small = |count: Option<u64>| count.is_some_and(|n| n > 0 && n < smallest);
        if small(self.nothing_required_missing)
            || small(self.nothing_required_missing.map(|n| people - n))
        {
            self.nothing_required_missing = None;
        }
        for item in &mut self.items {
            item.hide_small(smallest);
        }
        self
    }
}

impl ItemCount {
    /// The counts that add up to all people.
    fn parts(&mut self) -> [&mut Option<u64>; 5] {
        [
            &mut self.held,
            &mut self.under_way,
            &mut self.missing,
            &mut self.excepted,
            &mut self.not_applicable,
        ]
    }

    fn hide_small(&mut self, smallest: u64) {
        let small = |count: Option<u64>| count.is_some_and(|n| n > 0 && n < smallest);
        let rest_is_small = small(
            self.held
                .zip(self.held_through)
                .map(|(all, some)| all - some),
        );
        if small(self.held_through) || rest_is_small {
            self.held_through = None;
        }
        let mut hidden = 0;
        for count in self.parts() {
            if small(*count) {
                *count = None;
                hidden += 1;
            }
        }
        if hidden == 1
            && let Some(next) = self
                .parts()
                .into_iter()
                .filter(|c| c.is_some_and(|n| n > 0))
                .min_by_key(|c| **c)
        {
            *next = None;
        }
        if self.held.is_none() {
            self.held_through = None;
        }
    }
}
