//! The usual reading of the chart: which rows apply at a stage on a track, each thing once, and what covers it. Worked
//! out once for each stage and track, since every question about a person asks for it.
//!
//! Not here: the literal reading, and the words of the notes.

use std::sync::OnceLock;

use crate::ladder::{Ladder, LadderNote, Row};
use crate::terms::{Column, Stage, Track};

/// What applies at one stage on one track.
#[derive(Debug, Clone, Default)]
pub(crate) struct Usual {
    /// By column, then by stage of origin, then in the document's order.
    pub kept: Vec<Kept>,
    /// What may surprise about the set. Found when first asked for.
    pub notes: OnceLock<Vec<LadderNote>>,
}

/// Of a group of repeats the earliest that applies.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    /// Its position among the rows.
    pub row: usize,
    /// Positions of the others that apply.
    pub also: Vec<usize>,
    /// Position of a later, stronger form in the same set.
    pub covered_by: Option<usize>,
}

/// All stages on all tracks, in the order of [`place`].
pub(crate) fn every(ladder: &Ladder<'_>) -> Vec<Usual> {
    let mut all = Vec::new();
    for &stage in Stage::ALL {
        for &track in Track::ALL {
            all.push(usual(ladder, stage, track));
        }
    }
    all
}

/// Where a stage on a track stands among them.
pub(crate) fn place(stage: Stage, track: Track) -> usize {
    let track = Track::ALL.iter().position(|&t| t == track).unwrap_or(0);
    stage.index() * Track::ALL.len() + track
}

fn usual(ladder: &Ladder<'_>, stage: Stage, track: Track) -> Usual {
    let rows = ladder.rows();
    let mut in_order = ladder.applicable(stage, track);
    in_order.sort_by_key(|&n| (rows[n].row.stage, n));
    let mut kept: Vec<Kept> = Vec::new();
    let mut place: Vec<Option<usize>> = vec![None; rows.len()];
    for row in in_order {
        let first = rows[row].first;
        match place[first] {
            Some(i) => kept[i].also.push(row),
            None => {
                place[first] = Some(kept.len());
                kept.push(Kept {
                    row,
                    also: Vec::new(),
                    covered_by: None,
                });
            }
        }
    }
    let covered: Vec<_> = kept.iter().map(|k| covering(rows, k.row, &kept)).collect();
    for (kept, by) in kept.iter_mut().zip(covered) {
        kept.covered_by = by;
    }
    kept.sort_by_key(|k| (rows[k.row].row.column, rows[k.row].row.stage));
    Usual {
        kept,
        notes: OnceLock::new(),
    }
}

/// The row among `among` that stands highest above row `n` in one of its chains and may cover it.
///
/// A training is offered, not asked for: it never covers a competency or a prerequisite.
fn covering(rows: &[Row<'_>], n: usize, among: &[Kept]) -> Option<usize> {
    let below = &rows[n];
    let mut best: Option<(usize, usize)> = None;
    for &(chain, step) in &below.steps {
        for kept in among {
            let above = &rows[kept.row];
            let only_offered =
                above.row.column == Column::Trainings && below.row.column != Column::Trainings;
            if above.first == below.first || only_offered {
                continue;
            }
            for &(c, s) in &above.steps {
                if c == chain && s > step && best.is_none_or(|(height, _)| s - step > height) {
                    best = Some((s - step, kept.row));
                }
            }
        }
    }
    best.map(|(_, m)| m)
}
