//! The career ladder: what applies at a stage on a track, where it comes from, and what the chart leaves odd.
//!
//! The rule is the chart's own (ma-2014, Using the Chart): an item with an asterisk applies to every stage after the one
//! where it first appears. It exists for competencies, prerequisites and trainings; mastery and roles never carry.
//!
//! Deliberately not here: what a person holds (`pathway`). Nothing is repaired in silence: what surprises gets a note.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::evidence::{Evidence, Need, ShownBy, Sign};
use crate::file::LadderRow;
use crate::framework::{Framework, Item};
use crate::library::Library;
use crate::notes;
use crate::rules::Through;
use crate::terms::{Column, Focus, Stage, Strength, Track};
use crate::usual::{self, Kept, Usual};

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
    by_code: FxHashMap<&'a str, usize>,
    evidence: Evidence<'a>,
    usual: Vec<Usual>,
    /// For each row, what shows it.
    shown: Vec<Vec<ShownBy>>,
}

/// A row of the chart with what the ladder knows about it.
#[derive(Debug, Clone)]
pub(crate) struct Row<'a> {
    pub item: &'a Item,
    pub row: &'a LadderRow,
    /// Position of the first row of the same column that says the same; its own position if there is none.
    pub first: usize,
    /// Heights in the chains that it, or a row it repeats or that repeats it, belongs to: (chain, step).
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
/// As JSON: an object with `code`, `column`, `focus`, `carries_forward`, `from_stage`, `strength`
/// (`null` unless it is a prerequisite), `label`, `text`, `citation` (`document`, `section`, `item`),
/// `own`, `also` (codes of the rows counted with it), `covered_by`, `grandfather`,
/// `program_specific`, `pointer` and `note`. What does not apply to an item (`covered_by`, `note`, the
/// `item` of a citation) is left out; the rest is always there.
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
        let left_out = [self.covered_by.is_none(), self.item.note.is_none()];
        let fields = 16 - left_out.iter().filter(|&&out| out).count();
        let mut s = serializer.serialize_struct("EffectiveItem", fields)?;
        s.serialize_field("code", &self.item.code)?;
        s.serialize_field("column", &self.row.column)?;
        s.serialize_field("focus", &self.row.focus)?;
        s.serialize_field("carries_forward", &self.row.carries_forward)?;
        s.serialize_field("from_stage", &self.row.stage)?;
        s.serialize_field("strength", &self.row.strength)?;
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
        let by_code: FxHashMap<&'a str, usize> = rows
            .iter()
            .enumerate()
            .map(|(n, r)| (r.item.code.as_str(), n))
            .collect();
        for n in 0..rows.len() {
            rows[n].first = first_of(&rows, &by_code, n);
        }
        let mut steps_of: FxHashMap<usize, Vec<(usize, usize)>> = FxHashMap::default();
        for (c, chain) in framework.chains.iter().enumerate() {
            for (s, step) in chain.steps.iter().enumerate() {
                for &n in step.iter().filter_map(|code| by_code.get(code.as_str())) {
                    steps_of.entry(rows[n].first).or_default().push((c, s));
                }
            }
        }
        for row in &mut rows {
            row.steps = steps_of.get(&row.first).cloned().unwrap_or_default();
        }
        let evidence = Evidence::new(framework, &rows);
        let mut ladder = Ladder {
            framework,
            rows,
            by_code,
            evidence,
            usual: Vec::new(),
            shown: Vec::new(),
        };
        ladder.usual = usual::every(&ladder);
        ladder.shown = (0..ladder.rows.len()).map(|n| ladder.ways(n)).collect();
        ladder
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

    pub(crate) fn evidence(&self) -> &Evidence<'a> {
        &self.evidence
    }

    /// Everything that shows that a person holds the row with this code: itself first, then its equivalents. Holding a
    /// later step of one of its chains shows it as well; that is not listed.
    pub fn shown_by(&self, code: &str) -> &[ShownBy] {
        self.position(code).map_or(&[], |n| &self.shown[n])
    }

    fn ways(&self, n: usize) -> Vec<ShownBy> {
        let rule = self.evidence.rule(n);
        let direct = rule
            .held
            .iter()
            .filter(|(_, through)| !matches!(through, Through::Later(_)));
        let mut shown = Vec::new();
        for (sign, _) in direct {
            match self.evidence.what(*sign) {
                Sign::Row(row) => {
                    if self.rows[row].first == self.rows[n].first {
                        shown.push(ShownBy::OwnWord);
                    }
                    if self.rows[row].row.column == Column::Trainings
                        && let Some(item) = self.evidence.training(&self.rows[row].item.code)
                    {
                        shown.push(ShownBy::Training(item.code.clone()));
                    }
                }
                Sign::Credential(at) => {
                    shown.push(ShownBy::Credential(self.framework.items[at].code.clone()))
                }
                Sign::Agreement(kind) => shown.push(ShownBy::Agreement(kind)),
                Sign::Need(need) => shown.push(ShownBy::Experience(need)),
                Sign::Exception(_) | Sign::ProgramAsks | Sign::ProgramDoesNotAsk => {}
            }
        }
        shown
    }

    /// Where in a portfolio to write what shows the row, as an instruction.
    pub(crate) fn how_to_show(&self, code: &str) -> String {
        let ways: Vec<String> = self
            .shown_by(code)
            .iter()
            .map(|way| match way {
                ShownBy::OwnWord => "name it under `items`".into(),
                ShownBy::Training(code) => format!("record the training {code} under `trainings`"),
                ShownBy::Credential(code) => {
                    format!("record the credential {code} under `credentials`")
                }
                ShownBy::Agreement(_) => "record the agreement under `agreements`".into(),
                ShownBy::Experience(Need::MultiSessionTraining) => {
                    "record a training with its sessions under `trainings`".into()
                }
                ShownBy::Experience(_) => "record the work under `experience`".into(),
            })
            .collect();
        match ways.split_first() {
            None => "Leave it out.".into(),
            Some((first, rest)) => {
                let mut text: String = first
                    .chars()
                    .take(1)
                    .flat_map(char::to_uppercase)
                    .chain(first.chars().skip(1))
                    .collect();
                for way in rest {
                    text.push_str(", or ");
                    text.push_str(way);
                }
                text + " instead."
            }
        }
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
        let (items, notes) = match reading {
            Reading::Literal => {
                let applies = self.applicable(stage, track).into_iter();
                let mut items: Vec<EffectiveItem<'a>> = applies
                    .map(|n| self.rows[n].as_printed(self.rows[n].row.stage == stage))
                    .collect();
                items.sort_by_key(|i| (i.row.column, i.row.stage));
                let notes = notes::about(self, stage, track, reading, &items);
                (items, notes)
            }
            Reading::Usual => {
                let usual = &self.usual[usual::place(stage, track)];
                let kept = usual.kept.iter();
                let items: Vec<EffectiveItem<'a>> = kept.map(|k| self.merged(k, stage)).collect();
                let notes = usual
                    .notes
                    .get_or_init(|| notes::about(self, stage, track, reading, &items));
                (items, notes.clone())
            }
        };
        Effective {
            stage,
            track,
            reading,
            items,
            notes,
        }
    }

    /// What is asked or offered at a stage on a track in the usual reading, without notes: each item once, with its row.
    /// Quicker than `effective` for those who only count.
    pub fn asked(
        &self,
        stage: Stage,
        track: Track,
    ) -> impl Iterator<Item = (&'a Item, &'a LadderRow)> {
        let kept = self.kept(stage, track).iter();
        kept.map(|k| (self.rows[k.row].item, self.rows[k.row].row))
    }

    /// The rows kept in the usual reading: of each group of repeats the earliest that applies. By column, then by stage
    /// of origin, then in the document's order.
    pub(crate) fn kept(&self, stage: Stage, track: Track) -> &[Kept] {
        &self.usual[usual::place(stage, track)].kept
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

    /// One item for a group of repeats; says what covers it.
    fn merged(&self, kept: &Kept, stage: Stage) -> EffectiveItem<'a> {
        let code = |m: usize| self.rows[m].item.code.as_str();
        let mut all = kept.also.iter().chain([&kept.row]);
        let own = all.any(|&m| self.rows[m].row.stage == stage);
        EffectiveItem {
            also: kept.also.iter().map(|&m| code(m)).collect(),
            covered_by: kept.covered_by.map(code),
            ..self.rows[kept.row].as_printed(own)
        }
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
fn first_of(rows: &[Row<'_>], by_code: &FxHashMap<&str, usize>, start: usize) -> usize {
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
