//! The tables made from the rule files and word lists when the crate is built.
//!
//! Only data and the small types it is made of; the reading is done elsewhere.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::finding::{Activity, Confidence, FindingKind, Kind, Reason, Severity, Source, named};
use crate::rule::{Example, Rule};

named!(
    /// What a decision table says.
    Verdict {
        /// Fits a peer role.
        Consistent = "consistent",
        /// Depends on a question.
        Depends = "depends",
        /// Does not fit.
        NotConsistent = "not-consistent",
    }
);

/// A set of word classes and facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ClassSet(pub [u64; WIDTH]);

impl ClassSet {
    pub(crate) const EMPTY: Self = Self([0; WIDTH]);

    #[inline]
    pub(crate) fn has(&self, class: u16) -> bool {
        self.0[usize::from(class) / 64] >> (class % 64) & 1 == 1
    }
    #[inline]
    pub(crate) fn any(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(a, b)| a & b != 0)
    }
    #[inline]
    pub(crate) fn all(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(a, b)| a & b == *b)
    }
    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        self.0.iter().all(|a| *a == 0)
    }
    #[inline]
    pub(crate) fn insert(&mut self, class: u16) {
        self.0[usize::from(class) / 64] |= 1 << (class % 64);
    }
    #[inline]
    pub(crate) fn extend(&mut self, other: &Self) {
        for (a, b) in self.0.iter_mut().zip(&other.0) {
            *a |= b;
        }
    }
    #[inline]
    pub(crate) fn and(&self, other: &Self) -> Self {
        let mut out = *self;
        for (a, b) in out.0.iter_mut().zip(&other.0) {
            *a &= b;
        }
        out
    }
}

/// A set that does not straddle two lines of the processor's cache.
#[repr(align(64))]
pub(crate) struct Aligned(pub ClassSet);

/// A node of the tree of phrases; a word on its own is the node with its number.
pub(crate) struct Node {
    /// A bit for each word that may come next, by its number; none when a phrase never goes on.
    pub next: u64,
    /// The classes of the phrase that ends here, as a place in the table of sets.
    pub set: u16,
}

/// One row of a decision table: when it holds, and what it says.
#[derive(Debug)]
pub(crate) struct Row {
    pub rule: u16,
    pub all: ClassSet,
    pub any: ClassSet,
    pub any2: ClassSet,
    pub none: ClassSet,
    pub verdict: Verdict,
    pub question: &'static str,
}

impl Row {
    pub(crate) fn holds(&self, facts: &ClassSet) -> bool {
        facts.all(&self.all)
            && (self.any.is_empty() || facts.any(&self.any))
            && (self.any2.is_empty() || facts.any(&self.any2))
            && !facts.any(&self.none)
    }
}

include!(concat!(env!("OUT_DIR"), "/tables.rs"));
