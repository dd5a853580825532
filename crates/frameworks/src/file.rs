//! The shape of the files in `data/frameworks/<slug>/<version>/`, exactly as they are written.
//!
//! Unknown keys are refused, so that a slip of the pen is found when the file is loaded. Not here: whether references
//! lead anywhere and whether everything is cited; that is `load`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use toml::Spanned;

use crate::terms::{Column, Focus, Stage, Strength};

/// Whether a version may still change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Still being entered.
    Draft,
    /// Never edited again; a new version gets a new folder.
    Released,
    /// Kept for those who refer to it, no longer offered.
    Retired,
}

/// What an item is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Kind {
    Stage,
    LadderRow,
    Role,
    Training,
    Credential,
    Term,
    Center,
    CodePrinciple,
    CodeItem,
    Pledge,
    Principle,
    Category,
    Competency,
    Use,
    Dimension,
    Value,
    EthicalStatement,
    PracticeGuideline,
    Goal,
    Method,
    Level,
    Area,
    Knowledge,
    Skill,
    Fact,
}

impl Kind {
    /// All kinds, in the order of declaration.
    pub const ALL: &'static [Kind] = &[
        Kind::Stage,
        Kind::LadderRow,
        Kind::Role,
        Kind::Training,
        Kind::Credential,
        Kind::Term,
        Kind::Center,
        Kind::CodePrinciple,
        Kind::CodeItem,
        Kind::Pledge,
        Kind::Principle,
        Kind::Category,
        Kind::Competency,
        Kind::Use,
        Kind::Dimension,
        Kind::Value,
        Kind::EthicalStatement,
        Kind::PracticeGuideline,
        Kind::Goal,
        Kind::Method,
        Kind::Level,
        Kind::Area,
        Kind::Knowledge,
        Kind::Skill,
        Kind::Fact,
    ];

    /// The word used in files: `ladder-row`, `code-item` and so on.
    pub const fn as_str(self) -> &'static str {
        match self {
            Kind::Stage => "stage",
            Kind::LadderRow => "ladder-row",
            Kind::Role => "role",
            Kind::Training => "training",
            Kind::Credential => "credential",
            Kind::Term => "term",
            Kind::Center => "center",
            Kind::CodePrinciple => "code-principle",
            Kind::CodeItem => "code-item",
            Kind::Pledge => "pledge",
            Kind::Principle => "principle",
            Kind::Category => "category",
            Kind::Competency => "competency",
            Kind::Use => "use",
            Kind::Dimension => "dimension",
            Kind::Value => "value",
            Kind::EthicalStatement => "ethical-statement",
            Kind::PracticeGuideline => "practice-guideline",
            Kind::Goal => "goal",
            Kind::Method => "method",
            Kind::Level => "level",
            Kind::Area => "area",
            Kind::Knowledge => "knowledge",
            Kind::Skill => "skill",
            Kind::Fact => "fact",
        }
    }
}

/// Where in a published document something is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// Short name of the document; the framework's own slug when left out.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub document: String,
    /// The section, as a reader would look for it.
    pub section: String,
    /// The item within the section: a number or a name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
}

/// Something a reader should know about a whole document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Stable code, unique in the framework.
    pub code: String,
    /// Our words.
    pub text: String,
    /// Where it comes from.
    pub cite: Citation,
}

/// `framework.toml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FrameworkFile {
    /// Name of the folder: lower-case letters, digits, hyphens.
    #[schemars(with = "String")]
    pub slug: Spanned<String>,
    /// Our edition of the transcription; the name of the inner folder.
    #[schemars(with = "String")]
    pub version: Spanned<String>,
    /// Title of the document.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When, as exactly as known: `2015-12-07`, `2014-04`, `2014` or `undated`.
    pub published: String,
    /// Whether this version may still change.
    pub status: Status,
    /// Language of our wording, such as `en`.
    pub language: String,
    /// What the document is and whom it is for, in our words.
    pub about: String,
    /// Things a reader should know about the document.
    #[serde(default)]
    #[schemars(with = "Vec<Note>")]
    pub note: Vec<Spanned<Note>>,
}

/// An items file.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemsFile {
    /// The items, in the document's order.
    #[serde(default)]
    #[schemars(with = "Vec<ItemEntry>")]
    pub item: Vec<Spanned<ItemEntry>>,
}

/// One `[[item]]`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemEntry {
    /// Stable code, unique in the framework: letters, digits, dots, hyphens.
    pub code: String,
    /// What it is.
    pub kind: Kind,
    /// Code of the item above it in the same framework.
    #[serde(default)]
    pub parent: Option<String>,
    /// The name (a fact) or a short label of ours.
    pub label: String,
    /// Our sentence or sentences.
    #[serde(default)]
    pub text: String,
    /// Where the document says it. Every item has one.
    #[serde(default)]
    pub cite: Option<Citation>,
    /// What the document leaves odd, for the reader.
    #[serde(default)]
    pub note: Option<String>,
    /// Other spellings people search for.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Free labels, kebab-case.
    #[serde(default)]
    pub tags: Vec<String>,
    /// For `ladder-row`.
    #[serde(default)]
    pub ladder: Option<LadderRow>,
    /// For `role`.
    #[serde(default)]
    pub role: Option<Role>,
    /// For `training`.
    #[serde(default)]
    pub training: Option<Training>,
    /// For `term`.
    #[serde(default)]
    pub term: Option<Term>,
    /// For `center`.
    #[serde(default)]
    pub center: Option<Center>,
    /// For `fact`.
    #[serde(default)]
    pub fact: Option<Fact>,
}

/// A row of the chart (ma-2014, chart).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LadderRow {
    /// The stage in whose table it stands.
    pub stage: Stage,
    /// The column it stands in.
    pub column: Column,
    /// The focus band it stands in.
    pub focus: Focus,
    /// Whether it has the asterisk and so applies to all later stages.
    pub carries_forward: bool,
    /// How strongly it is asked for. Prerequisites only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strength: Option<Strength>,
    /// Whether the document lets an organisation make an exception for people already in the role.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub grandfather: bool,
    /// Whether it applies only where a programme asks for it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub program_specific: bool,
    /// Whether it points to other rows instead of naming something of its own.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pointer: bool,
    /// The first row that says the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeats: Option<String>,
    /// Codes of items that meet this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub satisfied_by: Vec<String>,
}

/// A role of the chart, as an example.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Stages at which it is listed.
    #[serde(default)]
    pub stages: Vec<Stage>,
    /// Focus bands in which it is listed.
    #[serde(default)]
    pub focus: Vec<Focus>,
    /// Whether the document calls it inherently a peer role.
    pub inherently_peer: InherentlyPeer,
    /// The rows of the chart that name it.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// What a document says on whether a role is inherently a peer role (ma-2014, One Care acronyms).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum InherentlyPeer {
    /// It says so.
    Yes,
    /// It says it is not.
    No,
    /// It does not say.
    Unstated,
}

/// A course of the training catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Training {
    /// The stage at which it is first listed.
    pub stage: Stage,
    /// The focus band in which it is listed.
    pub focus: Focus,
    /// The rows of the chart that name it.
    #[serde(default)]
    pub rows: Vec<String>,
    /// Code of its glossary entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub glossary: Option<String>,
    /// Who developed it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub developer: String,
    /// Who offers it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub provider: String,
    /// How it is held, as far as the document says.
    pub format: Format,
    /// Number of sessions, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sessions: Option<u32>,
    /// Whether it has several sessions, where the document makes it clear.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub multi_session: Option<bool>,
    /// Courses it leads to: facilitator, advanced, train-the-trainer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leads_to: Vec<String>,
    /// Address as printed; old and not checked.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub url: String,
}

/// How a training is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Format {
    Online,
    InPerson,
    Group,
    OnlineApplication,
    Unstated,
}

/// A glossary entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Group of the glossary: `training`, `one-care`, `other`, `values`, `handbook`.
    pub group: String,
    /// What the letters stand for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub expansion: String,
    /// Addresses as printed; old and not checked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub url: Vec<String>,
    /// Whether the document calls the role it explains inherently a peer role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inherently_peer: Option<InherentlyPeer>,
}

/// A recovery learning community or recovery support centre.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Center {
    /// Which of the two.
    #[serde(rename = "type")]
    pub kind: CenterKind,
    /// Area, as printed or as its address says.
    pub area: String,
    /// Address as printed; old and not checked.
    pub url: String,
}

/// The two kinds of centre in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum CenterKind {
    RecoveryLearningCommunity,
    RecoverySupportCenter,
}

/// A single fact: a number, a date, a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The value as printed.
    pub value: String,
    /// What it is about.
    pub about: String,
}

/// A links file (`links*.toml`).
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LinksFile {
    /// Progressions: later steps supersede earlier ones.
    #[serde(default)]
    #[schemars(with = "Vec<ChainEntry>")]
    pub chain: Vec<Spanned<ChainEntry>>,
    /// Links between items, our own reading.
    #[serde(default)]
    #[schemars(with = "Vec<LinkEntry>")]
    pub link: Vec<Spanned<LinkEntry>>,
}

/// One `[[chain]]`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChainEntry {
    /// Stable code.
    pub code: String,
    /// Short name.
    pub label: String,
    /// Our sentence.
    #[serde(default)]
    pub text: String,
    /// Each step: one or more codes at the same height.
    pub steps: Vec<Vec<String>>,
    /// Where the steps stand.
    #[serde(default)]
    pub cite: Option<Citation>,
}

/// One `[[link]]`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkEntry {
    /// `slug#code`, or a bare code in the same framework.
    pub from: String,
    /// `slug#code`, or a bare code in the same framework.
    pub to: String,
    /// How they relate.
    pub relation: LinkRelation,
    /// Why we link them, in one sentence.
    pub why: String,
}

/// How two items relate, read from `from` to `to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LinkRelation {
    /// They ask for the same.
    Same,
    /// They ask for nearly the same.
    Close,
    /// The first is broader.
    Broader,
    /// The first is narrower.
    Narrower,
    /// The first, a training, builds the second, a competency.
    Builds,
    /// They belong together.
    Related,
}
