//! The rules as data: what each says, why, from where, with its examples.
//!
//! Rules are written in `data/rules/<theme>/<rule>.toml` and turned into tables when the crate
//! is built. This module does not read text; it only knows the rules.

use serde::Serialize;

use crate::finding::{Activity, Confidence, FindingKind, Kind, Reason, Severity, Source};
use crate::tables::RULES;

/// An example of a rule: a text, and the kind of text it is checked as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Example {
    /// How the text is checked.
    pub of: Kind,
    /// The text.
    pub text: &'static str,
}

/// One rule, with everything that explains it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// The stable code, never used again for another rule.
    pub code: &'static str,
    /// A short name.
    pub name: &'static str,
    /// The folder: `role-fit`, `language`, `lawful-hiring` or `description-quality`.
    pub theme: &'static str,
    /// The file's name without its ending.
    pub file: &'static str,
    /// The version that brought the rule.
    pub since: &'static str,
    /// `stable` or `preview`.
    pub status: &'static str,
    /// How serious a finding is, unless it depends.
    pub severity: Severity,
    /// How sure.
    pub confidence: Confidence,
    /// The kind of problem.
    pub kind: FindingKind,
    /// The activity, for rules about one.
    pub activity: Option<Activity>,
    /// Why the work does not fit.
    pub reasons: &'static [Reason],
    /// What is the matter.
    pub message: &'static str,
    /// What to say when it depends.
    pub message_depends: Option<&'static str>,
    /// Why it matters.
    pub why: &'static str,
    /// What to say or do instead.
    pub say_instead: Option<&'static str>,
    /// Where this is said.
    pub sources: &'static [Source],
    /// Texts that the rule flags.
    pub flagged: &'static [Example],
    /// Texts that it leaves alone.
    pub allowed: &'static [Example],
    /// Safe replacements, word by word.
    pub fixes: &'static [(&'static str, &'static str)],
}

/// Every rule, by theme and file.
pub fn rules() -> &'static [Rule] {
    RULES
}

/// The rule with this code, in any case.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|r| r.code.eq_ignore_ascii_case(code))
}
