//! A portfolio: what a person says they hold, in a file they keep themselves.
//!
//! It is JSON that a person can read. Deliberately not here: any question about health, and any number that sums a
//! person up. How well someone does something is said in their own words.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::terms::{Stage, Track};

/// The version of the format that this crate reads and writes.
pub const PORTFOLIO_VERSION: u32 = 1;

/// Longest portfolio that is read, in bytes.
pub const LARGEST_PORTFOLIO: usize = 256 * 1024;

/// Most entries in one list of a portfolio.
pub const MOST_ENTRIES: usize = 500;

/// Longest text in a portfolio, in characters.
pub const LONGEST_TEXT: usize = 4000;

/// What a person holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Portfolio {
    /// Version of this format: 1.
    #[serde(rename = "wayfellow_portfolio")]
    pub version: u32,
    /// A name, if the person wants one in the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The stage and track the person was looking at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub looking_at: Option<LookingAt>,
    /// Work, paid or as a volunteer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub experience: Vec<Experience>,
    /// Trainings planned, under way or complete.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trainings: Vec<TrainingRecord>,
    /// Certificates, or the promise to get one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub credentials: Vec<CredentialRecord>,
    /// Agreements to keep a code of ethics or conduct.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agreements: Vec<Agreement>,
    /// Items of the ladder the person holds or works on, one by one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<ItemRecord>,
    /// Exceptions an organization made under a grandfather clause.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<Exception>,
    /// What the programs in question ask for.
    #[serde(default, skip_serializing_if = "Programs::is_unstated")]
    pub programs: Programs,
}

/// A stage and a track.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LookingAt {
    /// The stage.
    pub stage: Stage,
    /// The track.
    pub track: Track,
}

/// Work, paid or as a volunteer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Experience {
    /// What the person did, in their own words.
    pub what: String,
    /// Paid or as a volunteer.
    pub kind: Engagement,
    /// Whether it was peer support.
    pub peer_support: bool,
    /// When it began.
    pub from: Date,
    /// When it ended; left out while it goes on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// Hours in all, if the person wants to say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<u32>,
}

/// Paid or as a volunteer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Engagement {
    /// Without pay.
    Volunteer,
    /// With pay.
    Paid,
}

/// A training. It has a `training` of the catalogue or a `title` of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TrainingRecord {
    /// Code of the training in the catalogue (`TRN.05`) or of its row in the chart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub training: Option<String>,
    /// Title of a training that is not in the catalogue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// How far it is.
    pub status: Progress,
    /// Days of the sessions the person took part in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sessions: Vec<Date>,
    /// Number of sessions the person took part in, where the days are not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sessions_attended: Option<u32>,
    /// When it was completed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completed: Option<Date>,
    /// Who held it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
}

/// How far a training is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Progress {
    /// Not begun.
    Planned,
    /// Begun.
    UnderWay,
    /// Done.
    Complete,
}

/// A credential: issued, or promised by a date. It has a `credential` of the framework or a `title` of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CredentialRecord {
    /// Code of the credential in the framework, such as `CRD.CPS`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credential: Option<String>,
    /// Name of a credential that is not in the framework.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// When it was issued; left out while it is only promised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<Date>,
    /// Last day it is valid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<Date>,
    /// Who issued it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// State in which it was issued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// What it covers, such as co-occurring or supervisor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// Its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The day by which the person has promised to get it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commitment_due: Option<Date>,
}

/// An agreement to keep a code of ethics or conduct.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// The code: a place in a framework (`ma-2014@1#CODE.PLEDGE`) or a name.
    pub code: String,
    /// What kind of code it is.
    pub kind: CodeKind,
    /// When the person agreed.
    pub on: Date,
    /// The occasion, such as at hiring.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moment: Option<String>,
}

/// Kinds of codes that the chart tells apart.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum CodeKind {
    /// The Massachusetts code of ethics for certified peer specialists.
    Cps,
    /// The code of a recovery support center, or another code for addiction recovery roles (ma-2014, Mutuality, Ethics
    /// and Supervision).
    Rsc,
    /// The code of conduct or the policies of a group or organization.
    Group,
}

/// An item of the ladder the person holds or works on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemRecord {
    /// Code of the row in the chart.
    pub item: String,
    /// Whether the person holds it or is working on it.
    #[serde(default)]
    pub standing: Claim,
    /// How well, in the person's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proficiency: Option<String>,
}

/// What a person says about an item.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Claim {
    /// They hold it.
    #[default]
    Held,
    /// They are working on it.
    UnderWay,
}

/// An exception an organization made under a grandfather clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// Code of the row in the chart; it must have a grandfather clause.
    pub item: String,
    /// Why.
    pub reason: String,
    /// Who approved it.
    pub approved_by: String,
    /// When.
    pub on: Date,
}

/// What the programs in question ask for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Programs {
    /// Whether the program asks for a check of criminal records (CORI); left out or null while nobody has said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cori_required: Option<bool>,
}

impl Programs {
    fn is_unstated(&self) -> bool {
        self.cori_required.is_none()
    }
}

impl TrainingRecord {
    /// Number of sessions the person took part in, as far as the record says.
    pub fn attended(&self) -> u32 {
        let dated = u32::try_from(self.sessions.len()).unwrap_or(u32::MAX);
        dated.max(self.sessions_attended.unwrap_or(0))
    }
}

impl Portfolio {
    /// A portfolio with nothing in it.
    pub fn new() -> Portfolio {
        Portfolio {
            version: PORTFOLIO_VERSION,
            ..Portfolio::default()
        }
    }

    /// The portfolio as JSON that a person can read, with a newline at the end.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self)
            .map(|text| text + "\n")
            .unwrap_or_default()
    }
}
