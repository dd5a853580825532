//! Words that do not belong into notes and reasons: how stable or healthy somebody is, what the job would do for their
//! own recovery.
//!
//! What the checker knows of ads and questions comes first; the list adds what people write about somebody else. A word
//! that is denied in the same sentence ("none of our reasons is about …") is left alone. Not here: what follows from it.

use rolecheck::{Checker, FindingKind, Kind, Options};

/// What people write about health, stability, and work as a cure.
const PHRASES: [&str; 44] = [
    "stable",
    "stability",
    "unstable",
    "fragile",
    "relapse",
    "relapses",
    "relapsed",
    "symptom",
    "symptoms",
    "diagnosis",
    "diagnosed",
    "medication",
    "medications",
    "meds",
    "bipolar",
    "schizophrenia",
    "schizophrenic",
    "psychotic",
    "mental illness",
    "mentally ill",
    "illness",
    "disability",
    "disabled",
    "sick leave",
    "medical leave",
    "sick days",
    "hospitalized",
    "hospital stay",
    "hospitalization",
    "in treatment",
    "well enough",
    "too sick",
    "healthy enough",
    "far enough along",
    "good for her",
    "good for him",
    "good for them",
    "therapeutic",
    "would help her recovery",
    "would help his recovery",
    "would help their recovery",
    "her recovery",
    "his recovery",
    "their own recovery",
];
/// Words that say of reasons or people that none of them is meant. "Not stable" is still about stability.
const DENIED: [&str; 4] = ["none", "nothing", "nobody", "neither"];

/// The passages in a text that say such things.
pub(super) fn passages(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let options = Options::new(Kind::Ad);
    for finding in Checker::shipped().check(text, &options).findings {
        let counts = matches!(
            finding.kind,
            FindingKind::DisabilityDiscouraging
                | FindingKind::MedicalInquiry
                | FindingKind::JobAsRehabilitation
        );
        if counts && let Some(passage) = text.get(finding.span.clone()) {
            found.push(passage.to_owned());
        }
    }
    for sentence in text.split(['.', '!', '?', '\n', ';']) {
        let words: Vec<String> = sentence
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .map(str::to_lowercase)
            .collect();
        for phrase in PHRASES {
            let wanted: Vec<&str> = phrase.split(' ').collect();
            let at = words
                .windows(wanted.len())
                .position(|w| w.iter().zip(&wanted).all(|(a, b)| a == b));
            let Some(at) = at else { continue };
            let denied = words[..at].iter().any(|w| DENIED.contains(&w.as_str()));
            if !denied && !found.iter().any(|f| f.to_lowercase().contains(phrase)) {
                found.push(phrase.to_owned());
            }
        }
    }
    found
}
