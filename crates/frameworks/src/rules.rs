//! Works out which signs show which row, from the rows themselves, their equivalents and the chains.
//!
//! Not here: reading a portfolio (`evidence`).

use rustc_hash::FxHashMap;

use crate::evidence::{AGREEMENT_TAGS, Evidence, Need, Sign};
use crate::file::Kind;
use crate::framework::Framework;
use crate::ladder::Row;
use crate::portfolio::CodeKind;
use crate::terms::Column;

/// How a sign shows a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Through {
    /// Directly.
    Itself,
    /// Through an equivalent item, by position in the framework.
    Equivalent(usize),
    /// Through a later step of a chain: position of the row or item in the framework.
    Later(usize),
}

/// The signs that show one row, strongest relation first.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rule {
    /// Any of these means held.
    pub held: Vec<(usize, Through)>,
    /// Any of these begun means under way.
    pub begun: Vec<usize>,
    /// Any of these trainings completed means trained, and not yet certified.
    pub trained: Vec<usize>,
    /// The sign of an exception, where there is a grandfather clause.
    pub exception: Option<usize>,
    /// Whether the person's own word counts.
    pub claimable: bool,
}

/// Works out the rules of a ladder.
pub(crate) struct Builder<'a, 'r> {
    pub framework: &'a Framework,
    pub rows: &'r [Row<'a>],
    pub by_code: FxHashMap<&'a str, usize>,
}

impl<'a> Builder<'a, '_> {
    fn group(&self, first: usize) -> impl Iterator<Item = &Row<'a>> {
        self.rows.iter().filter(move |r| r.first == first)
    }

    fn claimable(&self, first: usize) -> bool {
        let row = &self.rows[first];
        let stands_alone = self.group(first).all(|r| {
            r.item
                .tags
                .iter()
                .all(|tag| need_of(tag).is_none() && agreement_of(tag).is_none())
                && r.row.satisfied_by.is_empty()
        });
        !row.row.pointer && (row.row.column != Column::Prerequisites || stands_alone)
    }

    /// Signs that show the row itself or an equivalent of it.
    fn own(&self, first: usize) -> Vec<(Sign, Through)> {
        let mut own = Vec::new();
        if self.claimable(first) {
            own.push((Sign::Row(first), Through::Itself));
        }
        for row in self.group(first) {
            let needs = row
                .item
                .tags
                .iter()
                .filter_map(|tag| need_of(tag))
                .map(Sign::Need);
            let agreements = row
                .item
                .tags
                .iter()
                .filter_map(|tag| agreement_of(tag))
                .map(Sign::Agreement);
            own.extend(needs.chain(agreements).map(|sign| (sign, Through::Itself)));
        }
        let mut seen = vec![first];
        for code in self.group(first).flat_map(|row| &row.row.satisfied_by) {
            self.equivalent(code, &mut seen, &mut own);
        }
        own.dedup_by_key(|(sign, _)| *sign);
        own
    }

    fn equivalent(&self, code: &str, seen: &mut Vec<usize>, own: &mut Vec<(Sign, Through)>) {
        let Some(at) = self.framework.position(code) else {
            return;
        };
        let item = &self.framework.items[at];
        match item.kind {
            Kind::Credential => own.push((Sign::Credential(at), Through::Equivalent(at))),
            Kind::Training => {
                let rows = item.training.iter().flat_map(|t| &t.rows);
                for &n in rows.filter_map(|code| self.by_code.get(code.as_str())) {
                    own.push((Sign::Row(self.rows[n].first), Through::Equivalent(at)));
                }
            }
            _ => {
                let Some(&n) = self.by_code.get(code) else {
                    return;
                };
                let first = self.rows[n].first;
                if !seen.contains(&first) {
                    seen.push(first);
                    let mut deeper = Vec::new();
                    if self.claimable(first) {
                        deeper.push((Sign::Row(first), Through::Itself));
                    }
                    for code in self.group(first).flat_map(|row| &row.row.satisfied_by) {
                        self.equivalent(code, seen, &mut deeper);
                    }
                    own.extend(
                        deeper
                            .into_iter()
                            .map(|(sign, _)| (sign, Through::Equivalent(at))),
                    );
                }
            }
        }
    }

    pub(crate) fn rule(&self, e: &mut Evidence<'a>, first: usize) -> Rule {
        let own = self.own(first);
        let mut rule = Rule {
            claimable: self.claimable(first),
            ..Rule::default()
        };
        for &(sign, through) in &own {
            let sign = e.sign(sign);
            rule.held.push((sign, through));
            rule.begun.push(sign);
        }
        for (sign, at) in self.later(first) {
            let sign = e.sign(sign);
            if rule.held.iter().all(|(known, _)| *known != sign) {
                rule.held.push((sign, Through::Later(at)));
            }
        }
        if own
            .iter()
            .any(|(sign, _)| matches!(sign, Sign::Credential(_)))
        {
            for n in self.steps_just_before(first) {
                let sign = e.sign(Sign::Row(self.rows[n].first));
                if rule.held.iter().all(|(known, _)| *known != sign) {
                    rule.trained.push(sign);
                }
            }
        }
        if self.group(first).any(|row| row.row.grandfather) {
            rule.exception = Some(e.sign(Sign::Exception(first)));
        }
        rule
    }

    /// Signs of every row that stands later in a chain, and in the chains of those, nearest first.
    fn later(&self, first: usize) -> Vec<(Sign, usize)> {
        let mut found = Vec::new();
        let mut reached = vec![first];
        let mut next = 0;
        while next < reached.len() {
            let from = reached[next];
            next += 1;
            let heights: Vec<(usize, usize)> = self
                .group(from)
                .flat_map(|r| r.steps.iter().copied())
                .collect();
            for (chain, step) in heights {
                for code in self.framework.chains[chain]
                    .steps
                    .iter()
                    .skip(step + 1)
                    .flatten()
                {
                    match self.by_code.get(code.as_str()) {
                        Some(&n) if !reached.contains(&self.rows[n].first) => {
                            reached.push(self.rows[n].first)
                        }
                        Some(_) => {}
                        None => {
                            let mut signs = Vec::new();
                            self.equivalent(code, &mut vec![first], &mut signs);
                            found.extend(self.framework.position(code).into_iter().flat_map(
                                |at| {
                                    signs
                                        .iter()
                                        .map(move |(sign, _)| (*sign, at))
                                        .collect::<Vec<_>>()
                                },
                            ));
                        }
                    }
                }
            }
        }
        for &n in &reached[1..] {
            let at = self
                .framework
                .position(&self.rows[n].item.code)
                .unwrap_or_default();
            found.extend(self.own(n).into_iter().map(|(sign, _)| (sign, at)));
        }
        found
    }

    /// Trainings in the step just before the row in one of its chains.
    fn steps_just_before(&self, first: usize) -> Vec<usize> {
        let heights: Vec<(usize, usize)> = self
            .group(first)
            .flat_map(|r| r.steps.iter().copied())
            .collect();
        heights
            .into_iter()
            .filter_map(|(chain, step)| {
                self.framework.chains[chain].steps.get(step.checked_sub(1)?)
            })
            .flatten()
            .filter_map(|code| self.by_code.get(code.as_str()).copied())
            .filter(|&n| self.rows[n].row.column == Column::Trainings)
            .collect()
    }
}

fn need_of(tag: &str) -> Option<Need> {
    Need::TAGS
        .iter()
        .find(|(name, _)| *name == tag)
        .map(|(_, need)| *need)
}

fn agreement_of(tag: &str) -> Option<CodeKind> {
    AGREEMENT_TAGS
        .iter()
        .find(|(name, _)| *name == tag)
        .map(|(_, kind)| *kind)
}
