//! The shape of a person's holdings: counts by stage, column and theme, and the roles of the chart with what stands in
//! the way of each.
//!
//! Deliberately never one number, and never an order of people.

use std::collections::HashMap;

use serde::Serialize;

use crate::file::Kind;
use crate::framework::Item;
use crate::holdings::{Brief, Holdings};
use crate::pathway::{PathItem, Standing};
use crate::terms::{Column, Focus, Stage, Strength, Track};

/// The prefix of tags that name a theme.
const THEME: &str = "theme-";

/// Coverage by stage, by theme and by progression.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shape<'a> {
    /// Each stage with what it lists itself.
    pub stages: Vec<StageShape>,
    /// Each theme with the competencies and prerequisites of the asked stage that belong to it.
    pub themes: Vec<ThemeShape<'a>>,
    /// Each progression that has a row on this track.
    pub progressions: Vec<ProgressionShape<'a>>,
}

/// What a stage lists itself, by column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StageShape {
    /// The stage.
    pub stage: Stage,
    /// Competencies, prerequisites, trainings.
    pub columns: Vec<ColumnShape>,
}

/// A column of a stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ColumnShape {
    /// The column.
    pub column: Column,
    /// Its counts.
    #[serde(flatten)]
    pub coverage: Coverage,
}

/// A theme of the chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ThemeShape<'a> {
    /// Its name in the data, without the prefix: `ethics`, `work-skills`.
    pub theme: &'a str,
    /// Its counts.
    #[serde(flatten)]
    pub coverage: Coverage,
}

/// A progression with its steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProgressionShape<'a> {
    /// Code of the chain.
    pub code: &'a str,
    /// Its short name.
    pub label: &'a str,
    /// Its steps on this track, in order.
    pub steps: Vec<StepShape<'a>>,
}

/// A step of a progression.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepShape<'a> {
    /// Codes of the rows of this step on this track.
    pub codes: Vec<&'a str>,
    /// Whether any of them is held, itself or through something stronger.
    pub held: bool,
}

/// Counts of items by standing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Held, itself or through something that covers it.
    pub held: usize,
    /// Begun.
    pub under_way: usize,
    /// Not there yet.
    pub missing: usize,
    /// Excepted under a grandfather clause.
    pub excepted: usize,
    /// Asks nothing of this person.
    pub not_applicable: usize,
}

impl Coverage {
    fn add(&mut self, standing: Brief) {
        match standing {
            Brief::Held | Brief::Through(_) => self.held += 1,
            Brief::Excepted => self.excepted += 1,
            Brief::NotApplicable => self.not_applicable += 1,
            Brief::Begun(_) | Brief::Trained(_) => self.under_way += 1,
            Brief::Missing => self.missing += 1,
        }
    }

    fn add_full(&mut self, standing: &Standing) {
        match standing {
            Standing::Held | Standing::HeldThrough { .. } => self.held += 1,
            Standing::Excepted { .. } => self.excepted += 1,
            Standing::NotApplicable => self.not_applicable += 1,
            Standing::UnderWay { .. } => self.under_way += 1,
            Standing::Missing => self.missing += 1,
        }
    }
}

/// A role of the chart at one of its stages, and what stands in the way.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RoleReach<'a> {
    /// The role.
    #[serde(serialize_with = "code_and_label", flatten)]
    pub role: &'a Item,
    /// The stage at which the chart lists it.
    pub stage: Stage,
    /// The band in which the chart lists it.
    pub focus: Focus,
    /// Whether nothing required is missing.
    pub within_reach: bool,
    /// Codes of required items that are missing.
    pub blocked_by: Vec<&'a str>,
    /// Codes of items that are expected, preferred, or left to the organization, and missing. They do not block.
    pub would_help: Vec<&'a str>,
    /// Counts of the competencies that apply at this stage.
    pub competencies: Coverage,
}

fn code_and_label<S: serde::Serializer>(item: &Item, serializer: S) -> Result<S::Ok, S::Error> {
    use serde::ser::SerializeMap;
    let mut map = serializer.serialize_map(Some(2))?;
    map.serialize_entry("code", &item.code)?;
    map.serialize_entry("label", &item.label)?;
    map.end()
}

/// The shape for a track, with themes over the items of the asked stage.
pub(crate) fn of<'a>(
    holdings: &Holdings<'_, 'a>,
    items: &[PathItem<'a>],
    track: Track,
) -> Shape<'a> {
    let ladder = holdings.ladder;
    let stages = Stage::ALL
        .iter()
        .map(|&stage| {
            let column = |column: Column| {
                let mut coverage = Coverage::default();
                for (n, row) in ladder.rows().iter().enumerate() {
                    let row = row.row;
                    let lists = row.stage == stage && row.column == column;
                    if lists && track.includes(row.focus) {
                        coverage.add(holdings.standing(n));
                    }
                }
                ColumnShape { column, coverage }
            };
            StageShape {
                stage,
                columns: Column::CARRYING.into_iter().map(column).collect(),
            }
        })
        .collect();
    let mut themes: Vec<ThemeShape<'a>> = Vec::new();
    for item in items
        .iter()
        .filter(|i| i.item.column() != Column::Trainings)
    {
        for theme in item
            .item
            .item
            .tags
            .iter()
            .filter_map(|tag| tag.strip_prefix(THEME))
        {
            let at = themes
                .iter()
                .position(|t| t.theme == theme)
                .unwrap_or_else(|| {
                    themes.push(ThemeShape {
                        theme,
                        coverage: Coverage::default(),
                    });
                    themes.len() - 1
                });
            themes[at].coverage.add_full(&item.standing);
        }
    }
    Shape {
        stages,
        themes,
        progressions: progressions(holdings, track),
    }
}

fn progressions<'a>(holdings: &Holdings<'_, 'a>, track: Track) -> Vec<ProgressionShape<'a>> {
    let ladder = holdings.ladder;
    let step = |codes: &Vec<String>| {
        let rows: Vec<usize> = codes
            .iter()
            .filter_map(|code| ladder.position(code))
            .filter(|&n| track.includes(ladder.rows()[n].row.focus))
            .collect();
        (!rows.is_empty()).then(|| StepShape {
            codes: rows
                .iter()
                .map(|&n| ladder.rows()[n].item.code.as_str())
                .collect(),
            held: rows
                .iter()
                .any(|&n| matches!(holdings.standing(n), Brief::Held | Brief::Through(_))),
        })
    };
    let chains = ladder
        .framework()
        .chains
        .iter()
        .map(|chain| ProgressionShape {
            code: &chain.code,
            label: &chain.label,
            steps: chain.steps.iter().filter_map(step).collect(),
        });
    chains.filter(|chain| !chain.steps.is_empty()).collect()
}

/// Every role on the track at each of its stages.
pub(crate) fn roles<'a>(holdings: &Holdings<'_, 'a>, track: Track) -> Vec<RoleReach<'a>> {
    let ladder = holdings.ladder;
    let mut asked: HashMap<(Stage, Track), Asked<'a>> = HashMap::new();
    let mut found = Vec::new();
    for item in ladder.framework().of_kind(Kind::Role) {
        let rows = item.role.iter().flat_map(|role| &role.rows);
        for row in rows
            .filter_map(|code| ladder.position(code))
            .map(|n| ladder.rows()[n].row)
        {
            if !track.includes(row.focus) {
                continue;
            }
            let ways = ways_in(row.focus, track);
            for &way in ways {
                asked
                    .entry((row.stage, way))
                    .or_insert_with(|| ask(holdings, row.stage, way));
            }
            let easiest = ways
                .iter()
                .filter_map(|&way| asked.get(&(row.stage, way)))
                .min_by_key(|a| a.blocked_by.len());
            found.extend(easiest.map(|asked| RoleReach {
                role: item,
                stage: row.stage,
                focus: row.focus,
                within_reach: asked.blocked_by.is_empty(),
                blocked_by: asked.blocked_by.clone(),
                would_help: asked.would_help.clone(),
                competencies: asked.competencies,
            }));
        }
    }
    found.sort_by_key(|r| r.stage);
    found
}

/// The tracks whose prerequisites apply to a role: those of its own band, and for a shared one any of those asked.
fn ways_in(focus: Focus, track: Track) -> &'static [Track] {
    match (focus, track) {
        (Focus::MentalHealth, _) | (Focus::Shared, Track::MentalHealth) => &[Track::MentalHealth],
        (Focus::Addiction, _) | (Focus::Shared, Track::Addiction) => &[Track::Addiction],
        (Focus::Shared, Track::Both) => &[Track::MentalHealth, Track::Addiction],
    }
}

/// What a stage asks of this person on one track.
struct Asked<'a> {
    blocked_by: Vec<&'a str>,
    would_help: Vec<&'a str>,
    competencies: Coverage,
}

fn ask<'a>(holdings: &Holdings<'_, 'a>, stage: Stage, track: Track) -> Asked<'a> {
    let ladder = holdings.ladder;
    let mut asked = Asked {
        blocked_by: Vec::new(),
        would_help: Vec::new(),
        competencies: Coverage::default(),
    };
    for n in ladder.kept(stage, track).iter().map(|k| k.row) {
        let standing = holdings.standing(n);
        let row = &ladder.rows()[n];
        let code = row.item.code.as_str();
        let open = matches!(
            standing,
            Brief::Missing | Brief::Begun(_) | Brief::Trained(_)
        );
        if row.row.column == Column::Competencies {
            asked.competencies.add(standing);
        } else if holdings.blocks(n) {
            asked.blocked_by.push(code);
        } else if open && row.row.strength.is_some_and(|s| s != Strength::Required) {
            asked.would_help.push(code);
        }
    }
    asked
}
