//! The career ladder: what applies at a stage on a track, where it comes from, and what the chart leaves odd.
//!
//! The rule is the chart's own (ma-2014, Using the Chart): an item with an asterisk applies to every stage after the one
//! where it first appears. It exists for competencies, prerequisites and trainings; mastery and roles never carry.
//!
//! Deliberately not here: what a person holds (`pathway`). Nothing is repaired in silence: what surprises gets a note.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::file::LadderRow;
use crate::framework::{Framework, Item};
use crate::library::Library;
use crate::notes;
use crate::terms::{Column, Focus, Stage, Strength, Track};

/// How to read the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reading {
    /// A row that is printed again counts once, and an item says when a stronger form covers it.
    #[default]
    Usual,
    /// Every row that applies, as printed.
    Literal,
}

/// The ladder of one framework, indexed. Cheap to keep, made once.
#[derive(Debug, Clone)]
pub struct Ladder<'a> {
    framework: &'a Framework,
    rows: Vec<Row<'a>>,
    by_code: HashMap<&'a str, usize>,
}

/// A row of the chart with what the ladder knows about it.
#[derive(Debug, Clone)]
pub(crate) struct Row<'a> {
    pub item: &'a Item,
    pub row: &'a LadderRow,
    /// Position of the first row of the same column that says the same; its own position if there is none.
    pub first: usize,
    /// Heights in the chains it belongs to: (chain, step).
    pub steps: Vec<(usize, usize)>,
}

/// What applies at a stage on a track.
///
/// As JSON: an object with `stage`, `track`, `reading`, `items` and `notes`.
#[derive(Debug, Clone, Serialize)]
pub struct Effective<'a> {
    /// The stage that was asked for.
    pub stage: Stage,
    /// The track that was asked for.
    pub track: Track,
    /// How the chart was read.
    pub reading: Reading,
    /// Competencies, then prerequisites, then trainings; in each, by stage of origin and in the document's order.
    pub items: Vec<EffectiveItem<'a>>,
    /// What may surprise about this set.
    pub notes: Vec<LadderNote>,
}

/// One item of an effective set, or one row of the chart.
///
/// As JSON: an object with `code`, `column`, `focus`, `carries_forward`, `from_stage`, `strength` (prerequisites only),
/// `label`, `text`, `citation` (`document`, `section`, `item`), `own`, `also` (codes of the rows counted with it),
/// `covered_by`, `grandfather`, `program_specific`, `pointer` and `note`. What does not apply to an item (`strength`,
/// `covered_by`, `note`, the `item` of a citation) is left out; lists and yes-or-no fields are always there.
#[derive(Debug, Clone, PartialEq)]
pub struct EffectiveItem<'a> {
    /// The item with its words, citation and own note.
    pub item: &'a Item,
    /// Its place in the chart.
    pub row: &'a LadderRow,
    /// Whether the asked stage itself lists it (or a row that repeats it).
    pub own: bool,
    /// Codes of the rows that repeat it and are counted with it.
    pub also: Vec<&'a str>,
    /// Code of a later, stronger form of it in the same set.
    pub covered_by: Option<&'a str>,
}

/// Something about an effective set that may surprise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LadderNote {
    /// What kind of note: `shrinks`, `lapses`, `gap`, `two-strengths`, `undecided`, `grandfather`, `program-specific`,
    /// `pointer`, `repeats`, `nothing-carries`.
    pub code: &'static str,
    /// A sentence in English. Translations are built from `code`, `counts` and `about`.
    pub text: String,
    /// Codes of the rows it is about, in the document's order.
    pub about: Vec<String>,
    /// The numbers in the sentence, by name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub counts: BTreeMap<&'static str, usize>,
}

impl<'a> EffectiveItem<'a> {
    /// Stable code of the row.
    pub fn code(&self) -> &'a str {
        &self.item.code
    }

    /// The stage it first applies from.
    pub fn from_stage(&self) -> Stage {
        self.row.stage
    }

    /// The column it stands in.
    pub fn column(&self) -> Column {
        self.row.column
    }

    /// The focus band it stands in.
    pub fn focus(&self) -> Focus {
        self.row.focus
    }

    /// How strongly it is asked for; prerequisites only.
    pub fn strength(&self) -> Option<Strength> {
        self.row.strength
    }
}

impl Serialize for EffectiveItem<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let left_out = [
            self.row.strength.is_none(),
            self.covered_by.is_none(),
            self.item.note.is_none(),
        ];
        let fields = 16 - left_out.iter().filter(|&&out| out).count();
        let mut s = serializer.serialize_struct("EffectiveItem", fields)?;
        s.serialize_field("code", &self.item.code)?;
        s.serialize_field("column", &self.row.column)?;
        s.serialize_field("focus", &self.row.focus)?;
        s.serialize_field("carries_forward", &self.row.carries_forward)?;
        s.serialize_field("from_stage", &self.row.stage)?;
        match self.row.strength {
            Some(strength) => s.serialize_field("strength", &strength)?,
            None => s.skip_field("strength")?,
        }
        s.serialize_field("label", &self.item.label)?;
        s.serialize_field("text", &self.item.text)?;
        s.serialize_field("citation", &self.item.citation)?;
        s.serialize_field("own", &self.own)?;
        s.serialize_field("also", &self.also)?;
        match self.covered_by {
            Some(code) => s.serialize_field("covered_by", code)?,
            None => s.skip_field("covered_by")?,
        }
        s.serialize_field("grandfather", &self.row.grandfather)?;
        s.serialize_field("program_specific", &self.row.program_specific)?;
        s.serialize_field("pointer", &self.row.pointer)?;
        match &self.item.note {
            Some(note) => s.serialize_field("note", note)?,
            None => s.skip_field("note")?,
        }
        s.end()
    }
}

impl<'a> Ladder<'a> {
    /// Indexes the rows and chains of a framework. A framework without a chart gives an empty ladder.
    pub fn new(framework: &'a Framework) -> Ladder<'a> {
        let mut rows: Vec<Row<'a>> = framework
            .rows()
            .enumerate()
            .map(|(n, (item, row))| Row {
                item,
                row,
                first: n,
                steps: Vec::new(),
            })
            .collect();
        let by_code: HashMap<&'a str, usize> = rows
            .iter()
            .enumerate()
            .map(|(n, r)| (r.item.code.as_str(), n))
            .collect();
        for n in 0..rows.len() {
            rows[n].first = first_of(&rows, &by_code, n);
        }
        for (c, chain) in framework.chains.iter().enumerate() {
            for (s, step) in chain.steps.iter().enumerate() {
                for &n in step.iter().filter_map(|code| by_code.get(code.as_str())) {
                    rows[n].steps.push((c, s));
                }
            }
        }
        Ladder {
            framework,
            rows,
            by_code,
        }
    }

    /// The ladder that comes with Wayfellow (ma-2014).
    pub fn shipped() -> &'static Ladder<'static> {
        static SHIPPED: LazyLock<Ladder<'static>> = LazyLock::new(|| {
            static NONE: LazyLock<Framework> = LazyLock::new(Framework::empty);
            Ladder::new(Library::shipped().framework("ma-2014").unwrap_or(&NONE))
        });
        &SHIPPED
    }

    /// The framework it was read from.
    pub fn framework(&self) -> &'a Framework {
        self.framework
    }

    pub(crate) fn rows(&self) -> &[Row<'a>] {
        &self.rows
    }

    pub(crate) fn position(&self, code: &str) -> Option<usize> {
        self.by_code.get(code).copied()
    }

    /// Every row of the chart as printed, mastery and roles included, in the document's order.
    pub fn chart(&self) -> Vec<EffectiveItem<'a>> {
        self.rows.iter().map(|r| r.as_printed(true)).collect()
    }

    /// The row with this code, as printed.
    pub fn row(&self, code: &str) -> Option<EffectiveItem<'a>> {
        self.position(code).map(|n| self.rows[n].as_printed(true))
    }

    /// The first row of the same column that says the same as this one; the row itself if it is the first.
    pub fn first_appearance(&self, code: &str) -> Option<&'a str> {
        self.position(code)
            .map(|n| self.rows[self.rows[n].first].item.code.as_str())
    }

    /// The rows a stage itself lists in one column, in the track's bands, as printed.
    pub fn own(&self, stage: Stage, track: Track, column: Column) -> Vec<EffectiveItem<'a>> {
        self.rows
            .iter()
            .filter(|r| {
                r.row.stage == stage && r.row.column == column && track.includes(r.row.focus)
            })
            .map(|r| r.as_printed(true))
            .collect()
    }

    /// Mastery gained through experience that a stage lists. It never carries forward.
    pub fn mastery(&self, stage: Stage, track: Track) -> Vec<EffectiveItem<'a>> {
        self.own(stage, track, Column::Mastery)
    }

    /// Roles that a stage lists, as examples. They never carry forward.
    pub fn roles(&self, stage: Stage, track: Track) -> Vec<EffectiveItem<'a>> {
        self.own(stage, track, Column::Roles)
    }

    /// What applies at a stage on a track.
    pub fn effective(&self, stage: Stage, track: Track, reading: Reading) -> Effective<'a> {
        let applies = self.applicable(stage, track);
        let mut items = match reading {
            Reading::Literal => applies
                .iter()
                .map(|&n| self.rows[n].as_printed(self.rows[n].row.stage == stage))
                .collect(),
            Reading::Usual => self.merged(&applies, stage),
        };
        items.sort_by_key(|i: &EffectiveItem<'_>| {
            (i.row.column, i.row.stage, self.position(&i.item.code))
        });
        let notes = notes::about(self, stage, track, reading, &items);
        Effective {
            stage,
            track,
            reading,
            items,
            notes,
        }
    }

    /// Positions of all rows that apply: the stage's own, and earlier ones with the asterisk.
    pub(crate) fn applicable(&self, stage: Stage, track: Track) -> Vec<usize> {
        (0..self.rows.len())
            .filter(|&n| {
                let row = self.rows[n].row;
                row.column.carries()
                    && track.includes(row.focus)
                    && (row.stage == stage || (row.stage < stage && row.carries_forward))
            })
            .collect()
    }

    /// One item for each group of repeats, kept as the earliest applicable row; says what covers it.
    fn merged(&self, applies: &[usize], stage: Stage) -> Vec<EffectiveItem<'a>> {
        let mut place: HashMap<usize, usize> = HashMap::new();
        let mut items: Vec<EffectiveItem<'a>> = Vec::new();
        let mut kept: Vec<usize> = Vec::new();
        let mut in_order = applies.to_vec();
        in_order.sort_by_key(|&n| (self.rows[n].row.stage, n));
        for n in in_order {
            let row = &self.rows[n];
            match place.get(&row.first) {
                Some(&i) => {
                    items[i].also.push(&row.item.code);
                    items[i].own |= row.row.stage == stage;
                }
                None => {
                    place.insert(row.first, items.len());
                    kept.push(n);
                    items.push(row.as_printed(row.row.stage == stage));
                }
            }
        }
        for (item, &n) in items.iter_mut().zip(&kept) {
            item.covered_by = self
                .covering(n, &kept)
                .map(|m| self.rows[m].item.code.as_str());
        }
        items
    }

    /// The row among `among` that stands highest above row `n` in one of its chains and may cover it.
    ///
    /// A training is offered, not asked for: it never covers a competency or a prerequisite.
    fn covering(&self, n: usize, among: &[usize]) -> Option<usize> {
        let below = &self.rows[n];
        let group_steps = |m: usize| {
            let first = self.rows[m].first;
            self.rows
                .iter()
                .filter(move |r| r.first == first)
                .flat_map(|r| r.steps.iter().copied())
        };
        let mut best: Option<(usize, usize)> = None;
        for (chain, step) in group_steps(n).collect::<Vec<_>>() {
            for &m in among {
                let above = &self.rows[m];
                if above.first == below.first
                    || (above.row.column == Column::Trainings
                        && below.row.column != Column::Trainings)
                {
                    continue;
                }
                for (c, s) in group_steps(m) {
                    if c == chain && s > step && best.is_none_or(|(height, _)| s - step > height) {
                        best = Some((s - step, m));
                    }
                }
            }
        }
        best.map(|(_, m)| m)
    }
}

impl<'a> Row<'a> {
    fn as_printed(&self, own: bool) -> EffectiveItem<'a> {
        EffectiveItem {
            item: self.item,
            row: self.row,
            own,
            also: Vec::new(),
            covered_by: None,
        }
    }
}

/// Follows `repeats` back to the first row, as long as it stays in the column.
fn first_of(rows: &[Row<'_>], by_code: &HashMap<&str, usize>, start: usize) -> usize {
    let mut at = start;
    for _ in 0..rows.len() {
        match rows[at]
            .row
            .repeats
            .as_deref()
            .and_then(|code| by_code.get(code))
        {
            Some(&before) if rows[before].row.column == rows[start].row.column && before != at => {
                at = before
            }
            _ => break,
        }
    }
    at
}
