//! Weighs the signs of a passage when the tables alone leave it open.
//!
//! Each class of words and each kind of act counts for or against, with the weight in
//! `signs.txt`. The weights come from the development part of the corpus and the sentences in
//! `tests/sentences.txt` (see `examples/learn.rs`); they know classes, not single words.

use crate::decide::Scene;
use crate::frame::{Actor, Frames};
use crate::tables::{
    CLASS_NAMES, ClassSet, SIGN_BIAS, SIGN_TABLES, SIGN_VERDICTS, SIGN_WORDS, VERBS, Verdict, WORDS,
};
use crate::tokens::Token;

/// The groups of signs, in the order of the tables.
pub(crate) const GROUPS: [&str; 6] = ["talked-of", "cue", "worker", "denied", "other", "person"];

/// What a passage shows.
#[derive(Debug, Clone)]
pub(crate) struct Signs {
    sets: [ClassSet; 6],
    words: Vec<u32>,
}

impl Signs {
    pub(crate) fn new() -> Self {
        Self {
            sets: [ClassSet::EMPTY; 6],
            words: Vec::new(),
        }
    }

    /// Adds a sentence.
    pub(crate) fn add(&mut self, tokens: &[Token], frames: &Frames, scene: &Scene) {
        for token in tokens.iter().filter(|t| t.word != 0) {
            if !self.words.contains(&token.word) {
                self.words.push(token.word);
            }
        }
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

    /// How much speaks for "not consistent" and for "depends": between 0 and 1.
    pub(crate) fn weigh(&self, ruled: Verdict) -> (f32, f32) {
        let at = match ruled {
            Verdict::Consistent => 0,
            Verdict::Depends => 1,
            Verdict::NotConsistent => 2,
        };
        let mut sums = [0i32; 2];
        for (model, sum) in sums.iter_mut().enumerate() {
            *sum = i32::from(SIGN_BIAS[model]) + i32::from(SIGN_VERDICTS[model][at]);
            for word in &self.words {
                *sum += i32::from(SIGN_WORDS[model][*word as usize]);
            }
            for (set, table) in self.sets.iter().zip(&SIGN_TABLES[model]) {
                for (word, bits) in set.0.iter().enumerate() {
                    let mut bits = *bits;
                    while bits != 0 {
                        let class = word * 64 + bits.trailing_zeros() as usize;
                        *sum += i32::from(table[class]);
                        bits &= bits - 1;
                    }
                }
            }
        }
        let chance = |sum: i32| 1.0 / (1.0 + (-(sum as f32) / 100.0).exp());
        (chance(sums[0]), chance(sums[1]))
    }

    /// The signs by name, for learning and for reading.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut out: Vec<String> = self
            .words
            .iter()
            .map(|w| format!("word {}", WORDS[*w as usize]))
            .collect();
        for (group, set) in GROUPS.iter().zip(&self.sets) {
            for (class, name) in CLASS_NAMES.iter().enumerate() {
                if set.has(class as u16) {
                    out.push(format!("{group} {name}"));
                }
            }
        }
        out
    }
}
