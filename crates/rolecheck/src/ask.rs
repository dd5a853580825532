//! "I was asked to…": a task in a few words, at most three questions, a verdict and words to use.
//!
//! Keeps nothing of what it is told.

use std::collections::BTreeMap;

use crate::checker::{Checker, Options};
use crate::finding::{Activity, Finding, Kind, Question, Severity};
use crate::tables::Verdict;

/// What the checker makes of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The activity it was read as.
    pub activity: Option<Activity>,
    /// The verdict, with the answers given so far.
    pub verdict: Verdict,
    /// The questions still worth asking, the most telling first; never more than three.
    pub questions: Vec<Question>,
    /// The finding behind the verdict.
    pub finding: Option<Finding>,
    /// Why, in plain words.
    pub why: String,
    /// Words to use with whoever asked.
    pub words: Vec<String>,
}

/// Judges a request. Give an activity, a description, or both; and the answers so far.
pub fn ask(
    activity: Option<Activity>,
    description: &str,
    answers: &BTreeMap<String, String>,
) -> Answer {
    let options = Options {
        kind: Kind::Task,
        answers: answers.clone(),
    };
    let report = Checker::shipped().check(description, &options);
    let finding = report
        .findings
        .into_iter()
        .find(|f| f.severity != Severity::Info);
    let verdict = match finding.as_ref().map(|f| f.severity) {
        None | Some(Severity::Info) => Verdict::Consistent,
        Some(Severity::Caution) => Verdict::Depends,
        Some(_) => Verdict::NotConsistent,
    };
    Answer {
        activity: finding.as_ref().and_then(|f| f.activity).or(activity),
        verdict,
        questions: finding.iter().filter_map(|f| f.question.clone()).collect(),
        why: finding
            .as_ref()
            .map(|f| f.why.to_string())
            .unwrap_or_default(),
        words: finding
            .iter()
            .filter_map(|f| f.say_instead.as_ref().map(ToString::to_string))
            .collect(),
        finding,
    }
}
