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
    /// What to do in its place, or so that it fits; for the one who was asked.
    pub instead: Option<String>,
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

/// What can be said to whoever asked, as one would say it.
fn words(verdict: Verdict, activity: Option<Activity>) -> Vec<String> {
    let (first, second) = match verdict {
        Verdict::Consistent => (
            "I am glad to do this, as long as it is what the person wants.",
            None,
        ),
        Verdict::Depends => (
            "Before I say yes: did the person ask for this, and is it once in a while?",
            None,
        ),
        Verdict::NotConsistent => (
            "I want to help, and this task would get in the way of what I am here for.",
            Some(offer(activity)),
        ),
    };
    [Some(first), second]
        .into_iter()
        .flatten()
        .map(str::to_owned)
        .collect()
}

/// What to offer in place of a task that does not fit, in the first person.
const fn offer(activity: Option<Activity>) -> &'static str {
    let Some(activity) = activity else {
        return "Could someone whose job this is do it? I can be there for the person, if they want me to be.";
    };
    match activity {
        Activity::Medications => {
            "Could the nurses keep this? I can support people who want to ask questions or say what they want from their medication."
        }
        Activity::FundManagement => {
            "Could somebody else look after the money? I can sit down with people who want to learn to handle it, or to get control of it back."
        }
        Activity::Rides => {
            "Could we find another way for routine rides? I am happy to go along when somebody would like my company."
        }
        Activity::Cleaning => {
            "Could the person decide about this? If they invite me, we can do it together."
        }
        Activity::Assessments => {
            "Could a clinician do the assessment? I can be there for the person, if they want me to be."
        }
        Activity::TreatmentPlans => {
            "Could the plan stay with the clinicians? I can help the person get ready for the meeting and say what they want in it."
        }
        Activity::Meetings => {
            "Could we ask the person to be there? I would gladly come with them, if they want me to."
        }
        Activity::ForcedHospitalization => {
            "I cannot take a part in this. I can stay with the person, explain their rights, and speak up for them if they ask me to."
        }
        Activity::OneToOneVisits => {
            "Could I first ask the person whether they want to meet, and what about?"
        }
        Activity::ReadingFiles => {
            "I would rather hear it from the person. If they want to see their file, I can look at it together with them."
        }
        Activity::JobSearch => {
            "Could I first ask the person whether work is what matters to them now? If it is, I will gladly look with them."
        }
        Activity::HousingSearch => {
            "Could I first ask the person whether they want to move, and to what? If they do, I will gladly look with them."
        }
        Activity::AnsweringPhones => {
            "Could we share the phones among everyone? I am happy to pick up now and then, and to answer calls that are for me."
        }
        Activity::Filing => {
            "Could we share the office work among everyone? People's own papers should stay with those who keep the records."
        }
        Activity::SocialEvents => {
            "Could people decide about this themselves? I am glad to plan it with those who want it."
        }
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
    let instead = finding.as_ref().and_then(|f| f.say_instead.as_deref());
    let instead = instead.or_else(|| rule.and_then(|r| r.say_instead));
    let instead = instead.map(str::to_owned);
    let words = words(verdict, activity);
    Answer {
        activity,
        verdict,
        questions,
        finding,
        why,
        words,
        instead,
    }
}
