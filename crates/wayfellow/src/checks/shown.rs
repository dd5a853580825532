//! What was found in a text, ready for a template: cards in order, counts, a sentence on top.

use askama::Template;
use rolecheck::{Finding, Language, Severity};

use super::document::source_words;
use super::marks::{has_place, tone};
use crate::web::Page;

/// Findings as cards.
#[derive(Template)]
#[template(path = "checks/cards.html")]
pub(super) struct Cards<'a> {
    pub page: &'a Page,
    pub cards: Vec<Card<'a>>,
}

/// One finding.
pub(super) struct Card<'a> {
    pub number: usize,
    pub finding: &'a Finding,
    pub tone: &'static str,
    /// The passage; empty when the finding is about the whole text.
    pub passage: String,
    /// The sentence around the passage, for the questions of "I was asked to…".
    pub task: String,
    /// How to name this finding in a form.
    pub key: String,
    pub sources: Vec<String>,
    /// Number of the first card of the same rule, which has the reason and the sources.
    pub first: Option<usize>,
}

impl<'a> Card<'a> {
    pub fn all(text: &str, findings: &'a [Finding]) -> Vec<Card<'a>> {
        findings
            .iter()
            .enumerate()
            .map(|(i, finding)| Card {
                number: i + 1,
                finding,
                tone: tone(finding.severity),
                passage: if has_place(text, finding) {
                    passage(text, finding)
                } else {
                    String::new()
                },
                task: sentence(text, finding),
                key: key(finding),
                sources: finding.sources.iter().map(source_words).collect(),
                first: findings[..i]
                    .iter()
                    .position(|f| f.code == finding.code && f.message == finding.message)
                    .map(|n| n + 1),
            })
            .collect()
    }

    /// What to say instead, once a rule.
    pub fn say(&self) -> Option<&str> {
        self.finding
            .say_instead
            .as_deref()
            .filter(|_| self.first.is_none())
    }

    /// Whether the card can offer the questions of "I was asked to…".
    pub fn can_ask(&self) -> bool {
        self.finding.question.is_some() && !self.task.is_empty()
    }
}

/// How a form names a finding: place and code.
pub(super) fn key(f: &Finding) -> String {
    format!("{}-{}-{}", f.span.start, f.span.end, f.code)
}

fn passage(text: &str, f: &Finding) -> String {
    let words: Vec<&str> = text
        .get(f.span.clone())
        .unwrap_or_default()
        .split_whitespace()
        .collect();
    if words.len() <= 24 {
        return words.join(" ");
    }
    format!(
        "{} … {}",
        words[..14].join(" "),
        words[words.len() - 6..].join(" ")
    )
}

/// The line around the passage, cut at the ends of sentences.
fn sentence(text: &str, f: &Finding) -> String {
    const MOST: usize = 600;
    let (Some(before), Some(after)) = (text.get(..f.span.start), text.get(f.span.end..)) else {
        return String::new();
    };
    let start = before
        .rfind(['\n', '.', '!', '?', ';'])
        .map_or(0, |i| i + 1);
    let end = f.span.end
        + after
            .find(['\n', '.', '!', '?', ';'])
            .unwrap_or(after.len());
    let sentence =
        text[start..end].trim_matches(|c: char| c.is_whitespace() || "-*•#>".contains(c));
    if sentence.len() <= MOST {
        sentence.to_owned()
    } else {
        String::new()
    }
}

/// How much was found.
#[derive(Debug, Clone, Default)]
pub(super) struct Summary {
    pub unfit: usize,
    pub depends: usize,
    pub advice: usize,
    pub fixable: usize,
    /// Nothing was sent.
    pub empty: bool,
    /// The text was not judged: the name of its language, or nothing if that is not clear.
    pub unjudged: Option<String>,
    pub notes: Vec<String>,
}

impl Summary {
    pub fn of(
        text: &str,
        findings: &[Finding],
        language: &Language,
        notes: Vec<String>,
    ) -> Summary {
        let count = |tones: &[Severity]| {
            findings
                .iter()
                .filter(|f| tones.contains(&f.severity))
                .count()
        };
        Summary {
            unfit: count(&[Severity::Error, Severity::Warning]),
            depends: count(&[Severity::Caution]),
            advice: count(&[Severity::Info]),
            fixable: findings.iter().filter(|f| f.fix.is_some()).count(),
            empty: text.trim().is_empty(),
            unjudged: match language {
                Language::English => None,
                Language::Other(name) => Some(name.to_string()),
                Language::Unsure => Some(String::new()),
            },
            notes,
        }
    }

    pub fn total(&self) -> usize {
        self.unfit + self.depends + self.advice
    }

    /// The sentence above the cards.
    pub fn words(&self, page: &Page) -> String {
        if self.empty {
            return page.t("check-nothing-yet");
        }
        match self.unjudged.as_deref() {
            Some("") => return page.t("check-unsure"),
            Some(name) => return page.s("check-other-language", name),
            None => {}
        }
        if self.total() == 0 {
            return page.t("check-clean");
        }
        let mut parts = Vec::new();
        for (n, key) in [
            (self.unfit, "check-count-unfit"),
            (self.depends, "check-count-depends"),
            (self.advice, "check-count-advice"),
        ] {
            if n > 0 {
                parts.push(page.n(key, n));
            }
        }
        parts.join(" · ")
    }
}
