//! "I was asked to…": a task in a few words, at most three questions, a verdict and words to use.
//!
//! Keeps nothing of what it is told.

use std::collections::BTreeMap;

use crate::asking;
use crate::checker::{Checker, Options};
use crate::finding::{Activity, Finding, FindingKind, Kind, Question, Severity};
use crate::rule::rules;
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

/// The plainest way to put each activity, for when nothing else was said.
const fn plain(activity: Activity) -> &'static str {
    match activity {
        Activity::Medications => "Help with medications.",
        Activity::FundManagement => "Help someone with their money.",
        Activity::Rides => "Give someone a ride.",
        Activity::Cleaning => "Help clean someone's apartment.",
        Activity::Assessments => "Help with an assessment.",
        Activity::TreatmentPlans => "Help with treatment planning.",
        Activity::Meetings => "Attend a team meeting.",
        Activity::ForcedHospitalization => "Attend a commitment hearing.",
        Activity::OneToOneVisits => "Visit someone at home.",
        Activity::ReadingFiles => "Read someone's chart.",
        Activity::JobSearch => "Help with a job search.",
        Activity::HousingSearch => "Help with a housing search.",
        Activity::AnsweringPhones => "Answer the office phones.",
        Activity::Filing => "Do some filing.",
        Activity::SocialEvents => "Take residents on an outing.",
    }
}

/// The questions that can turn each activity, the most telling first.
const fn telling(activity: Option<Activity>) -> &'static [&'static str] {
    match activity {
        Some(Activity::Medications | Activity::TreatmentPlans) => &["agenda", "asked-by"],
        Some(Activity::Assessments) => &["invited", "present"],
        Some(Activity::Meetings) => &["present", "asked-by"],
        Some(Activity::ForcedHospitalization) => &["invited", "asked-by"],
        Some(Activity::AnsweringPhones | Activity::Filing) => &["routine"],
        Some(Activity::OneToOneVisits | Activity::JobSearch | Activity::HousingSearch) => {
            &["asked-by", "agenda"]
        }
        Some(Activity::ReadingFiles) => &["asked-by", "present"],
        _ => &["asked-by", "routine"],
    }
}

/// The finding that matters most about the work in a text, and the verdict that follows.
fn judged(text: &str, options: &Options, activity: Option<Activity>) -> (Option<Finding>, Verdict) {
    let report = Checker::shipped().check(text, options);
    let finding = report
        .findings
        .into_iter()
        .filter(|f| f.kind == FindingKind::RoleFit && f.severity != Severity::Info)
        .min_by_key(|f| (f.severity, Some(f.activity) != Some(activity)));
    let verdict = match finding.as_ref().map(|f| f.severity) {
        None | Some(Severity::Info) => Verdict::Consistent,
        Some(Severity::Caution) => Verdict::Depends,
        Some(_) => Verdict::NotConsistent,
    };
    (finding, verdict)
}

/// What answers alone say: one that speaks against it is enough.
fn by_answers(answers: &BTreeMap<String, String>) -> Verdict {
    let given = |id: &str, value: &str| answers.get(id).is_some_and(|v| v == value);
    let against = [
        ("asked-by", "staff"),
        ("routine", "routine"),
        ("present", "no"),
        ("agenda", "organization"),
        ("invited", "no"),
    ];
    let fits = [
        ("asked-by", "person"),
        ("routine", "occasional"),
        ("present", "yes"),
        ("agenda", "person"),
        ("invited", "yes"),
    ];
    if against.iter().any(|(id, value)| given(id, value)) {
        Verdict::NotConsistent
    } else if fits.iter().any(|(id, value)| given(id, value)) {
        Verdict::Consistent
    } else {
        Verdict::Depends
    }
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
    let text = match activity {
        Some(activity) if description.trim().is_empty() => plain(activity),
        _ => description,
    };
    let (mut finding, mut verdict) = judged(text, &options, activity);
    if finding.is_none() && !answers.is_empty() {
        // the tables have no row for these words: what was read before the answers stands, and the
        // answers decide what was open
        (finding, verdict) = judged(text, &Options::new(Kind::Task), activity);
        if verdict == Verdict::Depends {
            verdict = by_answers(answers);
        }
        if verdict == Verdict::Consistent {
            finding = None;
        }
    }
    let activity = finding.as_ref().and_then(|f| f.activity).or(activity);
    let mut questions: Vec<Question> = Vec::new();
    if verdict == Verdict::Depends {
        let first = finding
            .as_ref()
            .and_then(|f| f.question.as_ref())
            .map(|q| q.id.to_string());
        let ids = first
            .iter()
            .map(String::as_str)
            .chain(telling(activity).iter().copied());
        for id in ids {
            let new = !answers.contains_key(id) && questions.iter().all(|q| q.id != id);
            if new && questions.len() < 3 {
                questions.extend(asking::question(id));
            }
        }
    }
    let rule = activity.and_then(|a| {
        rules()
            .iter()
            .find(|r| r.activity == Some(a) && r.message_depends.is_some())
    });
    let why = match (&finding, rule) {
        (Some(f), _) => f.why.to_string(),
        (None, Some(rule)) => rule.why.to_owned(),
        (None, None) => "Nothing here speaks against a peer role.".to_owned(),
    };
    let mut words = Vec::new();
    match verdict {
        Verdict::Consistent => {
            words.push("I am glad to do this, as long as it is what the person wants.".to_owned());
        }
        Verdict::Depends => {
            words.push(
                "Before I say yes: did the person ask for this, and is it once in a while?"
                    .to_owned(),
            );
        }
        Verdict::NotConsistent => {
            words.push(
                "I want to help, and this task would get in the way of what I am here for."
                    .to_owned(),
            );
        }
    }
    let instead = finding
        .as_ref()
        .and_then(|f| f.say_instead.as_ref().map(ToString::to_string));
    words.extend(instead.or_else(|| rule.and_then(|r| r.say_instead).map(str::to_owned)));
    Answer {
        activity,
        verdict,
        questions,
        finding,
        why,
        words,
    }
}
