//! Whether a question may be asked before an offer: what the checker says, and a lawful question that learns the same.
//!
//! Not here: the rules themselves (`data/rules/lawful-hiring`), and keeping questions.

use rolecheck::{Checker, Finding, FindingKind, Kind, Language, Options};

/// What may become of a question.
pub(super) enum Judged {
    /// It may be asked.
    Fair,
    /// It may not be asked.
    Prohibited(Box<Finding>),
    /// It may be asked, with a reason.
    Care(Box<Finding>),
    /// It is in a language the checker does not read. Whoever asks it says who looked at it.
    Unread,
}

impl Judged {
    /// The finding behind it, when there is one.
    pub fn finding(&self) -> Option<&Finding> {
        match self {
            Judged::Prohibited(f) | Judged::Care(f) => Some(f),
            Judged::Fair | Judged::Unread => None,
        }
    }

    /// Whether it can be kept at all.
    pub fn is_prohibited(&self) -> bool {
        matches!(self, Judged::Prohibited(_))
    }

    /// Whether it can be kept with a reason only.
    pub fn needs_reason(&self) -> bool {
        matches!(self, Judged::Care(_) | Judged::Unread)
    }
}

/// Reads a question as a whole and sentence by sentence, so that nothing hides behind a fair first one.
pub(super) fn judge(words: &str) -> Judged {
    let options = Options::new(Kind::Interview);
    let whole = Checker::shipped().check(words, &options);
    let unread = whole.language != Language::English;
    let mut findings = whole.findings;
    let asked = words.split_inclusive(['?', '.', '!', '\n']);
    // A sentence by itself may have lost whom it is about; it counts when it speaks to the applicant.
    for text in asked.filter(|t| t.len() < words.len() && speaks_to_them(t)) {
        findings.extend(Checker::shipped().check(text, &options).findings);
    }
    let mut care = None;
    for finding in findings {
        match finding.kind {
            FindingKind::ProhibitedQuestion => return Judged::Prohibited(Box::new(finding)),
            FindingKind::CautiousQuestion => care = care.or(Some(finding)),
            _ => {}
        }
    }
    match care {
        Some(finding) => Judged::Care(Box::new(finding)),
        None if unread => Judged::Unread,
        None => Judged::Fair,
    }
}

fn speaks_to_them(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric())
        .any(|w| matches!(w.to_lowercase().as_str(), "you" | "your" | "yours"))
}

/// The key of a question that may be asked instead of one that this rule refuses.
pub(super) fn instead(code: &str) -> &'static str {
    match code {
        "ASK-ACCOMMODATION" | "ASK-DIAGNOSIS" => "kit-instead-tasks",
        "ASK-BENEFITS" => "kit-instead-hours",
        "ASK-HOSPITAL" | "ASK-LEAVE" => "kit-instead-rely",
        "ASK-STABILITY" => "kit-instead-too-much",
        "ASK-TREATMENT" => "kit-instead-learned",
        "ASK-FAMILY" => "kit-instead-families",
        "ASK-PROTECTED" => "kit-instead-bring",
        _ => "kit-instead-situation",
    }
}
