//! What a person holds and what is missing for a stage and track, item by item, with the reason for each.
//!
//! Only a hard "required" can stand in the way; everything else informs. A training is offered, never demanded, unless
//! it is a prerequisite too. Deliberately not here: a score, a rank or a total of any person.

use std::collections::HashMap;

use rustc_hash::FxHashSet;
use serde::Serialize;

use crate::date::Date;
use crate::evidence::{Sign, local};
use crate::holdings::{Brief, Holdings};
use crate::ladder::{EffectiveItem, Ladder, LadderNote, Reading};
use crate::portfolio::{ItemRecord, Portfolio, Progress};
use crate::remarks;
use crate::rules::Through;
use crate::shape::{self, RoleReach, Shape};
use crate::terms::{Column, Stage, Strength, Track};

/// A person's way to a stage on a track.
#[derive(Debug, Clone, Serialize)]
pub struct Pathway<'a> {
    /// The stage that was asked for.
    pub stage: Stage,
    /// The track that was asked for.
    pub track: Track,
    /// Every item of the effective set, in its order.
    pub items: Vec<PathItem<'a>>,
    /// Codes of all rows of the chart that the person holds, holds through something stronger or equivalent, or is
    /// excepted from, at whatever stage.
    #[serde(skip)]
    pub held: FxHashSet<&'a str>,
    /// Where the person stands, as a shape: counts by stage, column and theme, never one number.
    pub shape: Shape<'a>,
    /// Roles of the chart on this track, each with what stands in the way. In the order of the chart.
    pub roles: Vec<RoleReach<'a>>,
    /// Missing items that are closest: begun, planned, or one step after something held.
    pub nearest: Vec<Nearest>,
    /// What may surprise about the set, then about the portfolio.
    pub notes: Vec<LadderNote>,
}

/// One item of the effective set and where the person stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PathItem<'a> {
    /// The item.
    #[serde(flatten)]
    pub item: EffectiveItem<'a>,
    /// Where the person stands.
    pub standing: Standing,
    /// Whether it stands in the way: required, not held, not excepted, and asked for by the program.
    pub blocks: bool,
    /// Why the standing is what it is.
    pub why: Why,
    /// How well, in the person's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proficiency: Option<String>,
}

/// Where a person stands with an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Standing {
    /// The person holds it.
    Held,
    /// The person holds something that covers it.
    HeldThrough {
        /// Code of what covers it.
        by: String,
        /// How it covers it.
        how: Cover,
    },
    /// The person has begun.
    UnderWay {
        /// In what way.
        how: Begun,
        /// Code of the training or credential that is under way, if it is another item.
        #[serde(skip_serializing_if = "Option::is_none")]
        by: Option<String>,
        /// The day by which it is promised.
        #[serde(skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
    },
    /// Nothing shows it yet.
    Missing,
    /// An organization made an exception under a grandfather clause.
    Excepted {
        /// Why.
        reason: String,
        /// Who approved it.
        approved_by: String,
        /// When.
        on: Date,
    },
    /// It does not ask anything of this person.
    NotApplicable,
}

/// How something held covers an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cover {
    /// It meets the item as well as the item itself.
    Equivalent,
    /// It is a later step of the same progression.
    Stronger,
}

/// In what way something is under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Begun {
    /// Begun.
    Started,
    /// The training is done; the certificate is still to come.
    Trained,
    /// Promised by a day.
    Promised,
}

/// Why a standing is what it is: a code for translations, and the codes it speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Why {
    /// `held`, `held-equivalent`, `held-stronger`, `started`, `trained-not-certified`, `promised`, `excepted`,
    /// `pointer`, `program-does-not-ask`, `ask-the-program`, `missing-required`, `missing-expected`,
    /// `missing-preferred`, `missing-undecided`, `missing-competency`, `training-offered`.
    pub code: &'static str,
    /// Codes of items it speaks of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<String>,
}

impl Why {
    /// The reason as an English sentence.
    pub const fn sentence(&self) -> &'static str {
        match self.code.as_bytes() {
            b"held" => "You hold it.",
            b"held-equivalent" => "You hold something that meets it.",
            b"held-stronger" => "You hold a later step of it.",
            b"started" => "You have begun.",
            b"trained-not-certified" => {
                "You have done the training. The certificate is still to come."
            }
            b"promised" => "You have promised to get it by a set day.",
            b"excepted" => "An organization made an exception, with a reason, a name and a date.",
            b"pointer" => "It points to other trainings and asks for nothing itself.",
            b"program-does-not-ask" => "Your program does not ask for it.",
            b"ask-the-program" => "Some programs ask for it. Ask yours.",
            b"missing-required" => "It is required and not there yet.",
            b"missing-expected" => {
                "It is expected, and not there yet. It does not stand in the way."
            }
            b"missing-preferred" => {
                "It is preferred, and not there yet. It does not stand in the way."
            }
            b"missing-undecided" => {
                "The chart says \"required or preferred\". The organization decides."
            }
            b"missing-competency" => "Not there yet. Practice and training build it.",
            _ => "A training you could take. Nobody has to.",
        }
    }
}

/// A missing item that is close, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Nearest {
    /// Code of the item.
    pub code: String,
    /// Why it is close.
    pub because: Closeness,
    /// Code of what is held or planned, where that is another item.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

/// Why an item is close.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Closeness {
    /// It is under way.
    UnderWay,
    /// A training for it is planned.
    Planned,
    /// The step before it is held.
    NextStep,
}

/// Where a person stands on the way to a stage on a track.
pub fn evaluate<'a>(
    ladder: &Ladder<'a>,
    portfolio: &Portfolio,
    stage: Stage,
    track: Track,
    today: Date,
) -> Pathway<'a> {
    let holdings = Holdings::of(ladder, portfolio, today);
    let effective = ladder.effective(stage, track, Reading::Usual);
    let words = own_words(ladder, portfolio);
    let items: Vec<PathItem<'a>> = effective
        .items
        .into_iter()
        .filter_map(|item| {
            let row = ladder.position(&item.item.code)?;
            let brief = holdings.standing(row);
            let standing = in_full(ladder, portfolio, row, brief);
            let blocks = holdings.blocks(row);
            let why = why(&item, brief, &standing, blocks);
            let proficiency = words
                .get(&ladder.rows()[row].first)
                .map(|words| (*words).clone());
            Some(PathItem {
                blocks,
                item,
                standing,
                why,
                proficiency,
            })
        })
        .collect();
    let mut notes = effective.notes;
    remarks::about(ladder, portfolio, &items, today, &mut notes);
    Pathway {
        stage,
        track,
        held: held(&holdings),
        shape: shape::of(&holdings, &items, track),
        roles: shape::roles(&holdings, track),
        nearest: nearest(&holdings, portfolio, &items),
        notes,
        items,
    }
}

fn held<'a>(holdings: &Holdings<'_, 'a>) -> FxHashSet<&'a str> {
    let rows = holdings.ladder.rows().iter().enumerate();
    rows.filter(|&(n, _)| {
        matches!(
            holdings.standing(n),
            Brief::Held | Brief::Through(_) | Brief::Excepted
        )
    })
    .map(|(_, row)| row.item.code.as_str())
    .collect()
}

fn code_at(ladder: &Ladder<'_>, position: usize) -> String {
    ladder.framework().items[position].code.clone()
}

/// The code a person would know a sign by: the training for a row of trainings, otherwise the row or credential.
fn code_of_sign(ladder: &Ladder<'_>, sign: usize) -> Option<String> {
    match ladder.evidence().what(sign) {
        Sign::Row(row) | Sign::Exception(row) => {
            let code = &ladder.rows()[row].item.code;
            Some(
                ladder
                    .evidence()
                    .training(code)
                    .map_or(code, |training| &training.code)
                    .clone(),
            )
        }
        Sign::Credential(at) => Some(code_at(ladder, at)),
        _ => None,
    }
}

fn in_full(ladder: &Ladder<'_>, portfolio: &Portfolio, row: usize, brief: Brief) -> Standing {
    match brief {
        Brief::Held | Brief::Through(Through::Itself) => Standing::Held,
        Brief::Through(Through::Equivalent(at)) => Standing::HeldThrough {
            by: code_at(ladder, at),
            how: Cover::Equivalent,
        },
        Brief::Through(Through::Later(at)) => Standing::HeldThrough {
            by: code_at(ladder, at),
            how: Cover::Stronger,
        },
        Brief::Excepted => {
            let first = ladder.rows()[row].first;
            let found = portfolio.exceptions.iter().find(|e| {
                ladder
                    .position(local(ladder.framework(), &e.item))
                    .is_some_and(|n| ladder.rows()[n].first == first)
            });
            match found {
                Some(e) => Standing::Excepted {
                    reason: e.reason.clone(),
                    approved_by: e.approved_by.clone(),
                    on: e.on,
                },
                None => Standing::Missing,
            }
        }
        Brief::NotApplicable => Standing::NotApplicable,
        Brief::Trained(sign) => Standing::UnderWay {
            how: Begun::Trained,
            by: code_of_sign(ladder, sign),
            until: None,
        },
        Brief::Begun(sign) => {
            let by =
                code_of_sign(ladder, sign).filter(|code| *code != ladder.rows()[row].item.code);
            let until = match ladder.evidence().what(sign) {
                Sign::Credential(_) => portfolio
                    .credentials
                    .iter()
                    .filter(|c| {
                        c.credential
                            .as_deref()
                            .map(|code| local(ladder.framework(), code))
                            == by.as_deref()
                    })
                    .find_map(|c| c.commitment_due),
                _ => None,
            };
            let how = if until.is_some() {
                Begun::Promised
            } else {
                Begun::Started
            };
            Standing::UnderWay { how, by, until }
        }
        Brief::Missing => Standing::Missing,
    }
}

fn why(item: &EffectiveItem<'_>, brief: Brief, standing: &Standing, blocks: bool) -> Why {
    let code = match standing {
        Standing::Held => "held",
        Standing::HeldThrough {
            how: Cover::Equivalent,
            ..
        } => "held-equivalent",
        Standing::HeldThrough {
            how: Cover::Stronger,
            ..
        } => "held-stronger",
        Standing::UnderWay {
            how: Begun::Started,
            ..
        } => "started",
        Standing::UnderWay {
            how: Begun::Trained,
            ..
        } => "trained-not-certified",
        Standing::UnderWay {
            how: Begun::Promised,
            ..
        } => "promised",
        Standing::Excepted { .. } => "excepted",
        Standing::NotApplicable if item.row.pointer => "pointer",
        Standing::NotApplicable => "program-does-not-ask",
        Standing::Missing => match (item.row.column, item.row.strength) {
            (Column::Trainings, _) => "training-offered",
            // Whether the program asks for it is not known.
            (_, Some(Strength::Required)) if item.row.program_specific && !blocks => {
                "ask-the-program"
            }
            (_, Some(Strength::Required)) => "missing-required",
            (_, Some(Strength::Expected)) => "missing-expected",
            (_, Some(Strength::Preferred)) => "missing-preferred",
            (_, Some(Strength::RequiredOrPreferred)) => "missing-undecided",
            (_, None) => "missing-competency",
        },
    };
    let about = match standing {
        Standing::HeldThrough { by, .. } => vec![by.clone()],
        Standing::UnderWay { by: Some(by), .. } => vec![by.clone()],
        _ => Vec::new(),
    };
    debug_assert!(!matches!(
        (brief, standing),
        (Brief::Excepted, Standing::Missing)
    ));
    Why { code, about }
}

/// The person's own words about rows, by position of the first appearance.
fn own_words<'p>(ladder: &Ladder<'_>, portfolio: &'p Portfolio) -> HashMap<usize, &'p String> {
    let said = |e: &'p ItemRecord| {
        let row = ladder.position(local(ladder.framework(), &e.item))?;
        Some((ladder.rows()[row].first, e.proficiency.as_ref()?))
    };
    portfolio.items.iter().filter_map(said).collect()
}

fn nearest(
    holdings: &Holdings<'_, '_>,
    portfolio: &Portfolio,
    items: &[PathItem<'_>],
) -> Vec<Nearest> {
    let ladder = holdings.ladder;
    let planned: Vec<&str> = portfolio
        .trainings
        .iter()
        .filter(|t| t.status == Progress::Planned)
        .filter_map(|t| t.training.as_deref())
        .filter_map(|code| ladder.evidence().training(local(ladder.framework(), code)))
        .map(|item| item.code.as_str())
        .collect();
    let mut found: Vec<Nearest> = Vec::new();
    for item in items {
        let code = item.item.item.code.clone();
        if let Standing::UnderWay { by, .. } = &item.standing {
            found.push(Nearest {
                code,
                because: Closeness::UnderWay,
                after: by.clone(),
            });
            continue;
        }
        let Some(row) = ladder
            .position(&code)
            .filter(|_| item.standing == Standing::Missing)
        else {
            continue;
        };
        let rule = ladder.evidence().rule(row);
        let direct = rule
            .held
            .iter()
            .filter(|(_, through)| !matches!(through, Through::Later(_)));
        let mut trainings = direct
            .filter(|_| !planned.is_empty())
            .filter_map(|(sign, _)| code_of_sign(ladder, *sign));
        if let Some(training) = trainings.find(|code| planned.contains(&code.as_str())) {
            found.push(Nearest {
                code,
                because: Closeness::Planned,
                after: Some(training),
            });
        } else if let Some(before) = step_before(holdings, row) {
            found.push(Nearest {
                code,
                because: Closeness::NextStep,
                after: Some(before),
            });
        }
    }
    found.sort_by_key(|n| n.because);
    found
}

/// Code of a held row in the step just before this one in one of its chains.
fn step_before(holdings: &Holdings<'_, '_>, row: usize) -> Option<String> {
    let ladder = holdings.ladder;
    let heights = ladder.rows()[row].steps.iter();
    heights
        .filter_map(|&(chain, step)| {
            ladder.framework().chains[chain]
                .steps
                .get(step.checked_sub(1)?)
        })
        .flatten()
        .find_map(|code| {
            let n = ladder.position(code)?;
            matches!(holdings.standing(n), Brief::Held | Brief::Through(_)).then(|| code.clone())
        })
}
