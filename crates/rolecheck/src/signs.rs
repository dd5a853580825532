//! What the frames of a passage show, as signs: who does which kind of act, what is talked of, and
//! in which circumstances.
//!
//! Signs weigh nothing by themselves; `learned` does the weighing.

use crate::frame::{Actor, Frames};
use crate::scene::Scene;
use crate::tables::{ClassSet, VERBS};

/// The groups of signs, in the order of the tables.
pub(crate) const GROUPS: [&str; 6] = ["talked-of", "cue", "worker", "denied", "other", "person"];

/// What a passage shows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Signs {
    sets: [ClassSet; 6],
}

impl Signs {
    pub(crate) fn new() -> Self {
        Self {
            sets: [ClassSet::EMPTY; 6],
        }
    }

    /// Adds a sentence.
    pub(crate) fn add(&mut self, frames: &Frames, scene: &Scene) {
        self.sets[0].extend(&scene.nouns);
        self.sets[1].extend(&scene.cues);
        for (n, act) in frames.acts.iter().enumerate() {
            let group = match act.actor {
                Actor::Person => 5,
                Actor::Other => 4,
                _ if frames.denied(n as u16) => 3,
                _ => 2,
            };
            self.sets[group].extend(&act.set.and(&VERBS));
        }
    }

    /// Those that are among these, too.
    pub(crate) fn among(&self, others: &[ClassSet; 6]) -> Self {
        let mut out = *self;
        for (set, other) in out.sets.iter_mut().zip(others) {
            *set = set.and(other);
        }
        out
    }

    /// Every sign: its group and its class.
    pub(crate) fn each(&self, mut each: impl FnMut(usize, u16)) {
        for (group, set) in self.sets.iter().enumerate() {
            if set.is_empty() {
                continue;
            }
            for (word, bits) in set.0.iter().enumerate() {
                let mut bits = *bits;
                while bits != 0 {
                    each(group, (word * 64) as u16 + bits.trailing_zeros() as u16);
                    bits &= bits - 1;
                }
            }
        }
    }
}
