//! Local packs: what an organization adds, softens, silences or prefers, each with its reason.
//!
//! A pack is a TOML text. It cannot change what the shipped rules say, only how serious they
//! are here; and it cannot do even that without a reason.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::finding::{Confidence, FindingKind, Severity, Source};
use crate::rule::rule;

/// Which wording an organization has chosen after asking the people concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Preference {
    /// "A person with a psychiatric diagnosis".
    #[default]
    PersonFirst,
    /// "An autistic person", "a Deaf person", where people chose it.
    IdentityFirst,
}

/// Whether a passage is this word, whatever its case, perhaps in the plural, as an owner or after an article: a pack
/// that names "consumer" means "the consumers", too.
fn is_form_of(passage: &str, word: &str) -> bool {
    const BEFORE: [&str; 16] = [
        "a", "an", "the", "each", "every", "any", "our", "your", "their", "his", "her", "my",
        "this", "that", "these", "those",
    ];
    let (passage, word) = (passage.to_lowercase(), word.trim().to_lowercase());
    let passage = match passage.split_once(' ') {
        Some((first, rest)) if BEFORE.contains(&first) && rest.starts_with(&word) => rest,
        _ => passage.as_str(),
    };
    passage.strip_prefix(&word).is_some_and(|ending| {
        matches!(
            ending,
            "" | "s" | "es" | "'s" | "\u{2019}s" | "s'" | "s\u{2019}"
        )
    })
}

/// A rule an organization adds: words, and what to say about them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackRule {
    /// The code; it may not be one of the shipped codes.
    pub code: String,
    /// A short name.
    pub name: String,
    /// The kind of problem.
    pub kind: FindingKind,
    /// How serious.
    #[serde(default = "caution")]
    pub severity: Severity,
    /// How sure.
    #[serde(default = "high")]
    pub confidence: Confidence,
    /// The words and phrases, as they are written; case does not matter.
    pub words: Vec<String>,
    /// What is the matter.
    pub message: String,
    /// Why: the organization's reason.
    pub reason: String,
    /// What to say instead.
    #[serde(default)]
    pub say_instead: Option<String>,
    /// Where this was agreed.
    #[serde(default)]
    pub sources: Vec<Source>,
}

fn caution() -> Severity {
    Severity::Caution
}
fn high() -> Confidence {
    Confidence::High
}

/// A shipped rule made milder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Soften {
    pub code: String,
    pub severity: Severity,
    #[serde(default)]
    pub reason: String,
}

/// A shipped rule switched off, everywhere or for some words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Silence {
    pub code: String,
    /// Only for these words; empty means everywhere.
    #[serde(default)]
    pub words: Vec<String>,
    #[serde(default)]
    pub reason: String,
}

/// Words of others that stay as they are wherever they stand: the name of a law, a category, a training.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Quoted {
    pub passage: String,
    #[serde(default)]
    pub reason: String,
}

/// What an organization wants different.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// The pack's name.
    #[serde(default)]
    pub name: String,
    /// Person-first or identity-first wording.
    #[serde(default)]
    pub wording: Preference,
    #[serde(default)]
    pub(crate) add: Vec<PackRule>,
    #[serde(default)]
    pub(crate) soften: Vec<Soften>,
    #[serde(default)]
    pub(crate) silence: Vec<Silence>,
    #[serde(default)]
    pub(crate) quoted: Vec<Quoted>,
}

/// Why a pack was refused: what was refused, what was found, what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackError(Cow<'static, str>);

impl std::fmt::Display for PackError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for PackError {}

impl Pack {
    /// Reads a pack from TOML and checks it.
    ///
    /// # Errors
    /// When the TOML cannot be read, a code is unknown or taken, or a reason is missing.
    pub fn parse(toml: &str) -> Result<Self, PackError> {
        let pack: Self = toml::from_str(toml)
            .map_err(|e| PackError(format!("The pack cannot be read: {e}").into()))?;
        pack.validated()
    }

    fn validated(self) -> Result<Self, PackError> {
        let refuse = |text: String| Err(PackError(text.into()));
        for rule_ in &self.add {
            if rule(&rule_.code).is_some() {
                return refuse(format!(
                    "The added rule {0} was refused: {0} is the code of a shipped rule. Choose a code of your own.",
                    rule_.code
                ));
            }
            if rule_.reason.trim().is_empty() {
                return refuse(format!(
                    "The added rule {} was refused: it has no reason. Say in `reason` why your organization wants it.",
                    rule_.code
                ));
            }
            if rule_.words.iter().all(|w| w.trim().is_empty()) {
                return refuse(format!(
                    "The added rule {} was refused: it has no words. List in `words` what it should find.",
                    rule_.code
                ));
            }
        }
        for quoted in &self.quoted {
            if quoted.passage.trim().is_empty() || quoted.reason.trim().is_empty() {
                return refuse(format!(
                    "The quoted passage {:?} was refused: a quotation needs a `passage` and, in `reason`, why it stays as it is.",
                    quoted.passage
                ));
            }
        }
        let known = |code: &str| {
            rule(code).is_some() || self.add.iter().any(|r| r.code.eq_ignore_ascii_case(code))
        };
        let changed = self
            .soften
            .iter()
            .map(|s| ("softened", &s.code, &s.reason))
            .chain(
                self.silence
                    .iter()
                    .map(|s| ("silenced", &s.code, &s.reason)),
            );
        for (what, code, reason) in changed {
            if !known(code) {
                return refuse(format!(
                    "{code} cannot be {what}: there is no rule with this code. `wayfellow rules list` shows all codes."
                ));
            }
            if reason.trim().is_empty() {
                return refuse(format!(
                    "{code} cannot be {what} without a reason. Say in `reason` why your organization wants this."
                ));
            }
        }
        Ok(self)
    }

    /// How the pack calls itself in a sentence.
    fn said_by(&self) -> &str {
        match self.name.trim() {
            "" => "The pack",
            name => name,
        }
    }

    /// Why a finding of this rule on these words is silenced here, if it is.
    pub(crate) fn silences(&self, code: &str, words: &str) -> Option<String> {
        let silence = self.silence.iter().find(|s| {
            s.code.eq_ignore_ascii_case(code)
                && (s.words.is_empty() || s.words.iter().any(|word| is_form_of(words, word)))
        })?;
        let (name, reason) = (self.said_by(), silence.reason.trim());
        Some(format!("{name} silences {code}: {reason}"))
    }

    /// Why the place is left alone here, if it lies within a passage that is quoted.
    pub(crate) fn quotes(&self, text: &str, place: &Range<usize>) -> Option<String> {
        let quoted = self.quoted.iter().find(|quoted| {
            let passage = quoted.passage.as_str();
            // Only occurrences that can hold the place are looked at.
            let from = place.end.saturating_sub(passage.len());
            let until = (place.start + passage.len()).min(text.len());
            text.as_bytes().get(from..until).is_some_and(|near| {
                near.windows(passage.len()).enumerate().any(|(n, window)| {
                    let start = from + n;
                    start <= place.start
                        && place.end <= start + passage.len()
                        && window.eq_ignore_ascii_case(passage.as_bytes())
                })
            })
        })?;
        let (name, reason) = (self.said_by(), quoted.reason.trim());
        let passage = quoted.passage.trim();
        Some(format!("{name} leaves \"{passage}\" as it is: {reason}"))
    }

    /// How serious a finding is here and why, when the pack makes it milder; it can never make it harsher.
    pub(crate) fn softened(&self, code: &str, severity: Severity) -> Option<(Severity, String)> {
        let soften = self
            .soften
            .iter()
            .find(|s| s.code.eq_ignore_ascii_case(code) && s.severity > severity)?;
        let (name, reason) = (self.said_by(), soften.reason.trim());
        let told = format!("{name} counts {code} as {}: {reason}", soften.severity);
        Some((soften.severity, told))
    }

    /// The rules the pack adds.
    pub fn added(&self) -> &[PackRule] {
        &self.add
    }
}
