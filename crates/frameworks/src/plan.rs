//! The fewest trainings that close chosen gaps.
//!
//! Which training builds which competency is our own reading (`builds` links of the crosswalk) and, for prerequisites,
//! what the chart says satisfies them. The plan is exact: no smaller set closes as many of the gaps. Among equally small
//! sets it is always the one whose trainings come first in the catalogue.
//!
//! Deliberately not here: any demand. A plan is an offer.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::Serialize;
use smallvec::SmallVec;

use crate::evidence::{Need, ShownBy};
use crate::file::{Kind, LinkRelation};
use crate::framework::Item;
use crate::ladder::Ladder;
use crate::library::Library;
use crate::terms::Column;

/// A set of trainings for chosen gaps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// The trainings, in the order of the catalogue.
    pub trainings: Vec<PlannedTraining>,
    /// Gaps that no training of the catalogue builds, in the order asked.
    pub without_training: Vec<String>,
    /// Gaps that are not rows of this ladder, in the order asked.
    pub unknown: Vec<String>,
}

/// A training of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlannedTraining {
    /// Code in the catalogue.
    pub training: String,
    /// Its name.
    pub label: String,
    /// The gaps it closes, in the order asked.
    pub closes: Vec<Closes>,
}

/// A gap a training closes, and on whose word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Closes {
    /// Code of the row.
    pub gap: String,
    /// Why: our reason on the link, or nothing where the chart itself says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// A set of gaps; the number of gaps has no limit.
type Bits = SmallVec<[u64; 4]>;

/// What each training of a ladder's catalogue builds, worked out once for any number of plans.
#[derive(Debug, Clone)]
pub struct Planner<'a> {
    /// In the order of the catalogue.
    catalogue: Vec<&'a Item>,
    /// By code of the first appearance: positions in the catalogue, with our reason where it is our reading.
    builders: FxHashMap<&'a str, Vec<(usize, Option<&'a str>)>>,
}

/// The fewest trainings of the ladder's catalogue that close `gaps`, except those in `leave_out` (held, or not wanted).
pub fn plan(library: &Library, ladder: &Ladder<'_>, gaps: &[&str], leave_out: &[&str]) -> Plan {
    Planner::new(library, ladder).plan(ladder, gaps, leave_out)
}

impl<'a> Planner<'a> {
    /// For the catalogue of this ladder and the links of this library.
    pub fn new(library: &'a Library, ladder: &Ladder<'a>) -> Planner<'a> {
        let catalogue: Vec<&'a Item> = ladder.framework().of_kind(Kind::Training).collect();
        let places: FxHashMap<&str, usize> = catalogue
            .iter()
            .enumerate()
            .map(|(n, t)| (t.code.as_str(), n))
            .collect();
        let firsts = ladder.rows().iter().enumerate();
        let builders = firsts
            .filter(|(n, row)| row.first == *n)
            .map(|(_, row)| {
                let code = row.item.code.as_str();
                let mut found: Vec<(usize, Option<&'a str>)> = Vec::new();
                for (training, why) in trainings_for(library, ladder, code) {
                    let Some(&n) = places.get(training) else {
                        continue;
                    };
                    match found.iter_mut().find(|(known, _)| *known == n) {
                        // The chart's own word is worth more than our reading.
                        Some((_, known)) => *known = why.and(*known),
                        None => found.push((n, why)),
                    }
                }
                (code, found)
            })
            .collect();
        Planner {
            catalogue,
            builders,
        }
    }

    /// The fewest trainings that close `gaps`, except those in `leave_out` (held, or not wanted).
    pub fn plan(&self, ladder: &Ladder<'_>, gaps: &[&str], leave_out: &[&str]) -> Plan {
        let mut wanted: Vec<&str> = Vec::new();
        let mut unknown = Vec::new();
        for gap in gaps {
            match ladder.first_appearance(gap) {
                Some(first) if wanted.contains(&first) => {}
                Some(first) => wanted.push(first),
                None if unknown.iter().any(|u| u == gap) => {}
                None => unknown.push((*gap).to_owned()),
            }
        }
        let left_out: Vec<bool> = self
            .catalogue
            .iter()
            .map(|t| leave_out.contains(&t.code.as_str()))
            .collect();
        let mut reasons: Vec<BTreeMap<usize, Option<&str>>> =
            vec![BTreeMap::new(); self.catalogue.len()];
        for (g, gap) in wanted.iter().enumerate() {
            for &(n, why) in self.builders.get(gap).into_iter().flatten() {
                if !left_out[n] {
                    reasons[n].insert(g, why);
                }
            }
        }
        // Those that build nothing of it are nobody's choice.
        let useful: Vec<usize> = (0..reasons.len())
            .filter(|&n| !reasons[n].is_empty())
            .collect();
        let covers: Vec<Bits> = useful
            .iter()
            .map(|&n| bits(reasons[n].keys().copied(), wanted.len()))
            .collect();
        let chosen = fewest(&covers, wanted.len());
        let mut taken = vec![false; wanted.len()];
        let trainings = chosen
            .iter()
            .map(|&chosen| useful[chosen])
            .map(|n| PlannedTraining {
                training: self.catalogue[n].code.clone(),
                label: self.catalogue[n].label.clone(),
                closes: reasons[n]
                    .iter()
                    .map(|(&g, why)| {
                        taken[g] = true;
                        Closes {
                            gap: wanted[g].to_owned(),
                            why: why.map(str::to_owned),
                        }
                    })
                    .collect(),
            })
            .collect();
        let without_training = wanted
            .iter()
            .zip(&taken)
            .filter(|(_, taken)| !**taken)
            .map(|(gap, _)| (*gap).to_owned())
            .collect();
        Plan {
            trainings,
            without_training,
            unknown,
        }
    }
}

/// Trainings that close a gap, with our reason where it is our reading.
fn trainings_for<'t, 'a: 't>(
    library: &'a Library,
    ladder: &'t Ladder<'a>,
    gap: &str,
) -> Vec<(&'t str, Option<&'a str>)> {
    let framework = ladder.framework();
    let ways = ladder.shown_by(gap);
    let mut found: Vec<(&'t str, Option<&'a str>)> = ways
        .iter()
        .filter_map(|way| match way {
            ShownBy::Training(code) => Some((code.as_str(), None)),
            _ => None,
        })
        .collect();
    if ways.contains(&ShownBy::Experience(Need::MultiSessionTraining)) {
        let several = framework.of_kind(Kind::Training).filter(|t| {
            t.training.as_ref().is_some_and(|t| {
                t.multi_session == Some(true) || t.sessions.is_some_and(|n| n >= 2)
            })
        });
        found.extend(several.map(|t| (t.code.as_str(), None)));
    }
    if ladder
        .row(gap)
        .is_some_and(|row| row.column() == Column::Competencies)
    {
        let here = format!("{}#{gap}", framework.slug);
        let builds = library
            .links(&here)
            .filter(|l| l.relation == LinkRelation::Builds && l.to == here);
        found.extend(builds.filter_map(|link| {
            let (slug, code) = link.from.split_once('#')?;
            let training = ladder
                .evidence()
                .training(code)
                .filter(|_| slug == framework.slug)?;
            Some((training.code.as_str(), Some(link.why.as_str())))
        }));
    }
    found
}

fn bits(members: impl Iterator<Item = usize>, size: usize) -> Bits {
    let mut bits = Bits::from_elem(0, size.div_ceil(64));
    for n in members {
        bits[n / 64] |= 1 << (n % 64);
    }
    bits
}

fn has(bits: &Bits, n: usize) -> bool {
    bits[n / 64] >> (n % 64) & 1 == 1
}

fn size(bits: &Bits) -> usize {
    bits.iter().map(|w| w.count_ones() as usize).sum()
}

fn common(a: &Bits, b: &Bits) -> usize {
    a.iter()
        .zip(b)
        .map(|(a, b)| (a & b).count_ones() as usize)
        .sum()
}

/// Positions of the fewest sets that together hold everything that any of them holds; of equally few sets, the ones
/// that come first. Exact: branch and bound over the element that fewest sets hold.
fn fewest(sets: &[Bits], elements: usize) -> Vec<usize> {
    let open = bits(
        (0..elements).filter(|&e| sets.iter().any(|s| has(s, e))),
        elements,
    );
    let holders = |e: usize| (0..sets.len()).filter(move |&n| has(&sets[n], e)).collect();
    let mut search = Search {
        sets,
        holders: (0..elements).map(holders).collect(),
        best: None,
        allowed: 0..sets.len(),
    };
    // First how many are needed, then the earliest sets with that number: fix the smallest first position, then the next.
    let Some(number) = search.run(&open, usize::MAX) else {
        return Vec::new();
    };
    let mut chosen = Vec::new();
    let mut open = open;
    let mut from = 0;
    for left in (0..number).rev() {
        for n in from..sets.len() {
            if common(&sets[n], &open) == 0 {
                continue;
            }
            let rest: Bits = open.iter().zip(&sets[n]).map(|(o, s)| o & !s).collect();
            search.allowed = n + 1..sets.len();
            if search.run(&rest, left).is_some() {
                chosen.push(n);
                open = rest;
                from = n + 1;
                break;
            }
        }
    }
    chosen
}

struct Search<'s> {
    sets: &'s [Bits],
    /// For each element, the sets that hold it.
    holders: Vec<Vec<usize>>,
    best: Option<usize>,
    allowed: std::ops::Range<usize>,
}

impl Search<'_> {
    /// The smallest number of allowed sets that hold all of `open`, if it is at most `most`.
    fn run(&mut self, open: &Bits, most: usize) -> Option<usize> {
        self.best = None;
        self.down(open, 0, most);
        self.best
    }

    fn down(&mut self, open: &Bits, taken: usize, most: usize) {
        let left = size(open);
        if left == 0 {
            self.best = Some(taken);
            return;
        }
        let limit = self.best.map_or(most, |b| b - 1);
        let sets = self.sets;
        let largest = self
            .allowed
            .clone()
            .map(|n| common(&sets[n], open))
            .max()
            .unwrap_or(0);
        if largest == 0 || taken.saturating_add(left.div_ceil(largest)) > limit {
            return;
        }
        let holding = |e: usize| {
            let holders = self.holders[e].iter().copied();
            holders.filter(|n| self.allowed.contains(n))
        };
        let rarest = (0..self.holders.len())
            .filter(|&e| has(open, e))
            .min_by_key(|&e| holding(e).count());
        let Some(rarest) = rarest else { return };
        let mut choices: Vec<usize> = holding(rarest).collect();
        choices.sort_by_key(|&n| std::cmp::Reverse(common(&sets[n], open)));
        for n in choices {
            let rest: Bits = open.iter().zip(&sets[n]).map(|(o, s)| o & !s).collect();
            self.down(&rest, taken + 1, most);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Bits, bits, fewest};

    /// Every choice of sets, smallest first and earliest first.
    fn by_trying_all(sets: &[Bits]) -> Vec<usize> {
        let all = sets
            .iter()
            .fold(0, |a, s| a | s.first().copied().unwrap_or(0));
        let mut best: Option<Vec<usize>> = None;
        for choice in 0_u32..1 << sets.len() {
            let chosen: Vec<usize> = (0..sets.len()).filter(|n| choice >> n & 1 == 1).collect();
            let held = chosen
                .iter()
                .fold(0, |a, &n| a | sets[n].first().copied().unwrap_or(0));
            let better = best
                .as_ref()
                .is_none_or(|b| (chosen.len(), &chosen) < (b.len(), b));
            if held == all && better {
                best = Some(chosen);
            }
        }
        best.unwrap_or_default()
    }

    proptest! {
        #[test]
        fn the_plan_is_as_small_as_any_and_the_earliest_of_those(
            sets in proptest::collection::vec(proptest::collection::btree_set(0..10_usize, 0..5), 0..9)
        ) {
            let sets: Vec<Bits> = sets.into_iter().map(|s| bits(s.into_iter(), 10)).collect();
            prop_assert_eq!(fewest(&sets, 10), by_trying_all(&sets));
        }
    }
}
