//! The shape of the files about hiring in `data/library`, exactly as they are written.
//!
//! Unknown keys are refused. Not here: any description, ad or interview of an organization.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::file::Citation;
use crate::lesson_files::{Entries, Point};

/// Required or preferred.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Wanted {
    Required,
    Preferred,
}

impl Wanted {
    /// The word used in files and forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Wanted::Required => "required",
            Wanted::Preferred => "preferred",
        }
    }
}

/// The three banks of interview questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Bank {
    Experience,
    Skill,
    Setting,
}

impl Bank {
    /// All three, in the order of the document.
    pub const ALL: [Bank; 3] = [Bank::Experience, Bank::Skill, Bank::Setting];

    /// The word used in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Bank::Experience => "experience",
            Bank::Skill => "skill",
            Bank::Setting => "setting",
        }
    }
}

/// What one can do with a remark on a sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Tone {
    Learn,
    Watch,
}

impl Tone {
    /// The word used in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Tone::Learn => "learn",
            Tone::Watch => "watch",
        }
    }
}

/// A sentence that can be put into a job description as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Stable code.
    pub code: String,
    /// The sentence.
    pub label: String,
    /// For a qualification: where it belongs unless the job says otherwise.
    #[serde(default)]
    pub strength: Option<Wanted>,
    /// Where it comes from.
    pub cite: Citation,
    /// What a reader should know.
    #[serde(default)]
    pub note: Option<String>,
    /// Codes of disagreements, or of the competencies and values it rests on (`slug#code`).
    #[serde(default)]
    pub see: Vec<String>,
}

/// One of the five parts of a job description.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DescriptionPart {
    /// Stable code.
    pub code: String,
    /// Its name in forms and files.
    pub name: String,
    /// Its name.
    pub label: String,
    /// What it is for.
    pub text: String,
    /// Questions that help to write it.
    pub ask: Vec<String>,
    /// Where it comes from.
    pub cite: Citation,
    /// What a reader should know.
    #[serde(default)]
    pub note: Option<String>,
    /// Codes of disagreements or items.
    #[serde(default)]
    pub see: Vec<String>,
}

/// A sample description: its structure, with our remarks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    /// Stable code.
    pub code: String,
    /// Its name in addresses.
    pub name: String,
    /// The job title, as printed.
    pub label: String,
    /// What it is, in our words.
    pub text: String,
    /// To whom the role reports, as printed.
    pub reports_to: String,
    /// How many lines the document prints under all headings.
    pub lines: usize,
    /// The headings.
    pub group: Vec<SampleGroup>,
    /// What one can learn from it.
    pub remark: Vec<Remark>,
    /// Where it comes from.
    pub cite: Citation,
    /// What a reader should know.
    #[serde(default)]
    pub note: Option<String>,
    /// Codes of disagreements or items.
    #[serde(default)]
    pub see: Vec<String>,
}

/// A heading of a sample description.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SampleGroup {
    /// The heading, as printed.
    pub label: String,
    /// How many lines stand below it.
    pub lines: usize,
    /// What they are about, in our words.
    pub text: String,
}

/// A remark on a sample.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Remark {
    /// Something to learn from, or to watch.
    pub tone: Tone,
    /// In our words.
    pub text: String,
    /// Code of the checker rule that looks for it.
    #[serde(default)]
    pub rule: Option<String>,
}

/// A sample ad, in our words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AdSample {
    /// Stable code.
    pub code: String,
    /// The job title.
    pub label: String,
    /// Hours, and the place where one is named.
    pub hours: String,
    /// What the person will do.
    pub duties: Vec<String>,
    /// What is required.
    pub required: Vec<String>,
    /// What is preferred.
    pub preferred: Vec<String>,
    /// What one can learn from it.
    pub text: String,
    /// Where it comes from.
    pub cite: Citation,
    /// What a reader should know.
    #[serde(default)]
    pub note: Option<String>,
    /// Codes of disagreements or items.
    #[serde(default)]
    pub see: Vec<String>,
}

/// A place where an ad can be posted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// Stable code.
    pub code: String,
    /// Its name.
    pub label: String,
    /// What it is good for, in our words.
    pub text: String,
    /// Address as printed.
    #[serde(default)]
    pub url: Option<String>,
    /// Where it comes from.
    pub cite: Citation,
    /// What a reader should know.
    #[serde(default)]
    pub note: Option<String>,
    /// Codes of websites, disagreements or items.
    #[serde(default)]
    pub see: Vec<String>,
}

/// A question for an interview, with what the panel listens for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InterviewQuestion {
    /// Stable code.
    pub code: String,
    /// The bank it belongs to.
    pub bank: Bank,
    /// The question.
    pub label: String,
    /// What a good answer contains. For the panel only.
    #[serde(default)]
    pub contains: Vec<String>,
    /// What should worry. For the panel only.
    #[serde(default)]
    pub worry: Vec<String>,
    /// What makes an answer excellent. For the panel only.
    #[serde(default)]
    pub excellent: Vec<String>,
    /// Why it may be asked, and how.
    #[serde(default)]
    pub lawful: Option<String>,
    /// Where it comes from.
    pub cite: Citation,
    /// What a reader should know.
    #[serde(default)]
    pub note: Option<String>,
    /// Codes of disagreements or items.
    #[serde(default)]
    pub see: Vec<String>,
}

/// A situation to think through in an interview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Stable code.
    pub code: String,
    /// Short name.
    pub label: String,
    /// The situation, in our words.
    pub text: String,
    /// The document announces it and does not give it.
    #[serde(default)]
    pub missing: bool,
    /// What a good answer contains. For the panel only.
    #[serde(default)]
    pub contains: Vec<String>,
    /// What the person may have to unlearn. For the panel only.
    pub unlearn: String,
    /// Where it comes from.
    pub cite: Citation,
    /// What a reader should know.
    #[serde(default)]
    pub note: Option<String>,
    /// Codes of disagreements or items.
    #[serde(default)]
    pub see: Vec<String>,
}

/// A pattern of pay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PayPattern {
    /// Stable code.
    pub code: String,
    /// Its name in forms.
    pub name: String,
    /// Short name.
    pub label: String,
    /// What it says, in our words.
    pub text: String,
    /// Where it comes from.
    pub cite: Citation,
    /// What a reader should know.
    #[serde(default)]
    pub note: Option<String>,
    /// Codes of disagreements or items.
    #[serde(default)]
    pub see: Vec<String>,
}

/// `data/library/hiring-statements.toml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StatementsFile {
    pub function: Entries<Statement>,
    pub responsibility: Entries<Statement>,
    pub qualification: Entries<Statement>,
    pub unfit: Entries<Point>,
}

/// `data/library/hiring-description.toml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DescriptionFile {
    pub part: Entries<DescriptionPart>,
    pub advice: Entries<Point>,
    pub sample: Entries<Sample>,
}

/// `data/library/hiring-ads.toml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AdsFile {
    pub part: Entries<Point>,
    pub experience: Entries<Point>,
    pub basis: Entries<Point>,
    pub ad: Entries<AdSample>,
    pub channel: Entries<Channel>,
}

/// `data/library/hiring-interview.toml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct KitFile {
    pub question: Entries<InterviewQuestion>,
    pub topic: Entries<Point>,
    pub scenario: Entries<Scenario>,
    pub proficiency: Entries<Point>,
    pub pitfall: Entries<Point>,
    pub commitment: Entries<Point>,
}

/// `data/library/hiring-pay.toml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PayFile {
    pub pattern: Entries<PayPattern>,
    pub thought: Entries<Point>,
    pub benefit: Entries<Point>,
}
