//! The shape of the files about getting ready for peer roles in `data/library`, exactly as they are written.
//!
//! Unknown keys are refused. Not here: whether codes are used once and references lead somewhere; that is `lessons`.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};
use toml::Spanned;

use crate::date::Date;
use crate::file::Citation;
use crate::lesson_terms::{
    EventKind, LinkState, MythOrFact, Outcome, PointKind, Seat, Setting, Staff, Wave, WorkKind,
    WorkList,
};

/// One of the ten misconceptions about peer work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Misconception {
    /// Stable code.
    pub code: String,
    /// Its name in addresses.
    pub name: String,
    /// The mistake, in a sentence.
    pub label: String,
    /// The sentence that is true instead.
    pub fact: String,
    /// Which of the two the myth-or-fact round shows.
    pub ask: MythOrFact,
    /// Why, in our words.
    pub text: String,
    /// Where it comes from.
    pub cite: Citation,
    /// What a reader should know.
    #[serde(default)]
    pub note: Option<String>,
    /// Codes of other entries, disagreements, or items (`slug#code`).
    #[serde(default)]
    pub see: Vec<String>,
}

/// Something that people worry about when peer roles come, and what resolves it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Concern {
    /// Stable code.
    pub code: String,
    /// The worry, as a question.
    pub label: String,
    /// What resolves it.
    pub resolution: Vec<Resolution>,
    /// Where it comes from.
    pub cite: Citation,
    /// What a reader should know.
    #[serde(default)]
    pub note: Option<String>,
    /// Codes of other entries, disagreements, or items (`slug#code`).
    #[serde(default)]
    pub see: Vec<String>,
    /// Works it rests on, by the code of the reference.
    #[serde(default)]
    pub references: Vec<String>,
}

/// One answer to a concern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Resolution {
    /// Stable code.
    pub code: String,
    /// In our words.
    pub text: String,
}

/// Something that happened on the way to today's peer roles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Stable code.
    pub code: String,
    /// When, as a reader sees it.
    pub when: String,
    /// First year, for the picture.
    pub from: u16,
    /// Last year, for the picture.
    pub to: u16,
    /// What kind of event.
    pub kind: EventKind,
    /// Short name.
    pub label: String,
    /// In our words.
    pub text: String,
    /// Where it comes from.
    pub cite: Citation,
    /// What a reader should know.
    #[serde(default)]
    pub note: Option<String>,
    /// Codes of other entries, disagreements, or items (`slug#code`).
    #[serde(default)]
    pub see: Vec<String>,
    /// Works it is about, by the code of the reference.
    #[serde(default)]
    pub references: Vec<String>,
}

/// A point of a short list: a shared goal, something for or against Medicaid, a part of the interview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Stable code.
    pub code: String,
    /// Which part of the list, where it has parts.
    #[serde(default)]
    pub kind: Option<PointKind>,
    /// Short name.
    pub label: String,
    /// In our words.
    pub text: String,
    /// Where it comes from.
    pub cite: Citation,
    /// What a reader should know.
    #[serde(default)]
    pub note: Option<String>,
    /// Codes of other entries, disagreements, or items (`slug#code`).
    #[serde(default)]
    pub see: Vec<String>,
}

/// Something that research on peer support found, as a document reports it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// Stable code.
    pub code: String,
    /// Short name.
    pub label: String,
    /// In our words.
    pub text: String,
    /// Whether it stands in one of the document's bulleted lists.
    pub bulleted: bool,
    /// What was looked at.
    pub outcome: Vec<Outcome>,
    /// The wave of research, where the document says.
    #[serde(default)]
    pub wave: Option<Wave>,
    /// Where the peer roles were.
    pub setting: Vec<Setting>,
    /// Where it comes from.
    pub cite: Citation,
    /// What a reader should know.
    #[serde(default)]
    pub note: Option<String>,
    /// Codes of other entries, disagreements, or items (`slug#code`).
    #[serde(default)]
    pub see: Vec<String>,
    /// The works that the document names for it.
    #[serde(default)]
    pub references: Vec<Named>,
}

/// A work as the text of a document names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// As printed.
    pub printed: String,
    /// Code of the reference; left out where the document's list has none.
    #[serde(default)]
    pub reference: Option<String>,
    /// How text and list differ.
    #[serde(default)]
    pub note: Option<String>,
}

/// A published work. Names, titles and addresses are as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Work {
    /// Stable code; also the key in BibTeX.
    pub code: String,
    /// What it is.
    pub kind: WorkKind,
    /// Family name first; an organization in braces; `others` for et al.
    pub authors: Vec<String>,
    /// Whether the authors are its editors.
    #[serde(default)]
    pub edited: bool,
    /// Year, or `n.d.`
    pub year: String,
    /// Title.
    pub title: String,
    #[serde(default)]
    #[allow(missing_docs)]
    pub journal: Option<String>,
    /// Title of the book that a chapter stands in.
    #[serde(default)]
    pub booktitle: Option<String>,
    /// Editors of that book.
    #[serde(default)]
    pub book_editors: Vec<String>,
    #[serde(default)]
    #[allow(missing_docs)]
    pub volume: Option<String>,
    #[serde(default)]
    #[allow(missing_docs)]
    pub number: Option<String>,
    /// First and last page, with a hyphen.
    #[serde(default)]
    pub pages: Option<String>,
    #[serde(default)]
    #[allow(missing_docs)]
    pub publisher: Option<String>,
    #[serde(default)]
    #[allow(missing_docs)]
    pub place: Option<String>,
    /// Where it was presented, or anything else that is printed.
    #[serde(default)]
    pub venue: Option<String>,
    #[serde(default)]
    #[allow(missing_docs)]
    pub doi: Option<String>,
    #[serde(default)]
    #[allow(missing_docs)]
    pub url: Option<String>,
    /// Where peer support takes place, read from the title.
    pub setting: Setting,
    /// Which of the document's two lists.
    pub list: WorkList,
    /// Where it stands.
    pub cite: Citation,
    /// What is odd about the printed entry.
    #[serde(default)]
    pub note: Option<String>,
}

/// A question of the survey among providers and people in peer roles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VoiceQuestion {
    /// Stable code.
    pub code: String,
    /// The question in our words.
    pub label: String,
    /// Who answered.
    pub from: Seat,
    /// How many answers the document prints.
    pub answers: usize,
    /// Where it comes from.
    pub cite: Citation,
}

/// What several voices of the survey say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Stable code.
    pub code: String,
    /// Short name.
    pub label: String,
    /// In our words.
    pub text: String,
    /// The voices, as question and place: `V1.2`.
    pub voices: Vec<String>,
    /// Where it comes from.
    pub cite: Citation,
    /// Codes of other entries, disagreements, or items (`slug#code`).
    #[serde(default)]
    pub see: Vec<String>,
}

/// A website that a document recommends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Resource {
    /// Stable code.
    pub code: String,
    /// Its name.
    pub label: String,
    /// What is there, in our words.
    pub text: String,
    /// Address as printed, with http:// in front.
    #[serde(default)]
    pub url: Option<String>,
    /// Other addresses that the document prints.
    #[serde(default)]
    pub also: Vec<String>,
    /// Year in which the address was printed.
    pub printed: String,
    /// What is known about the address.
    pub state: LinkState,
    /// The day on which somebody last looked.
    #[serde(default)]
    pub checked: Option<Date>,
    /// Where it comes from.
    pub cite: Citation,
    /// What a reader should know.
    #[serde(default)]
    pub note: Option<String>,
}

/// What somebody of an installation found when looking at a website.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkCheck {
    /// Code of the resource.
    pub code: String,
    /// What was found.
    pub state: LinkState,
    /// When.
    pub checked: Date,
    /// The address it has now, for one that has moved.
    #[serde(default)]
    pub url: Option<String>,
    /// What a reader should know.
    #[serde(default)]
    pub note: Option<String>,
}

/// A question of the quiz for supervisors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuizQuestion {
    /// Stable code.
    pub code: String,
    /// The question.
    pub label: String,
    /// The document's answer.
    pub answer: Staff,
    /// The letter of that answer in the document.
    pub letter: char,
    /// What one can learn from it.
    pub text: String,
    /// Whether the question is hard to read for some.
    #[serde(default)]
    pub hard: bool,
    /// Where it comes from.
    pub cite: Citation,
}

/// The entries of one kind in a file, each with its place.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub(crate) struct Entries<T>(pub Vec<Spanned<T>>);

impl<T: JsonSchema> JsonSchema for Entries<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Vec::<T>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Vec::<T>::json_schema(generator)
    }
}

/// `data/library/misconceptions.toml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MisconceptionsFile {
    pub misconception: Entries<Misconception>,
}

/// `data/library/concerns.toml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConcernsFile {
    pub concern: Entries<Concern>,
}

/// `data/library/history.toml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct HistoryFile {
    pub event: Entries<Event>,
}

/// `data/library/common-goals.toml` and `medicaid.toml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PointsFile {
    pub point: Entries<Point>,
}

/// `data/library/evidence.toml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EvidenceFile {
    pub finding: Entries<Finding>,
}

/// `data/library/references.toml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReferencesFile {
    pub reference: Entries<Work>,
}

/// `data/library/interview.toml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct InterviewFile {
    pub interviewee: Entries<Point>,
    pub question: Entries<Point>,
    pub recommendation: Entries<Point>,
}

/// `data/library/voices.toml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct VoicesFile {
    pub question: Entries<VoiceQuestion>,
    pub theme: Entries<Theme>,
}

/// `data/library/resources.toml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ResourcesFile {
    pub resource: Entries<Resource>,
}

/// `data/library/supervision-quiz.toml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct QuizFile {
    pub question: Entries<QuizQuestion>,
    pub lesson: Entries<Point>,
}

/// `library/link-checks.toml` of an installation.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LinkChecksFile {
    pub link: Entries<LinkCheck>,
}
