//! What a check gives back: findings with a place, a kind, a reason and a way out.
//!
//! The names written by `name()` are part of the output and never change.
//! Nothing here decides anything; see `decide`, `wording`, `questions` and `documents`.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

macro_rules! named {
    ($(#[$doc:meta])* $type:ident { $($(#[$vdoc:meta])* $variant:ident = $name:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $type { $($(#[$vdoc])* #[serde(rename = $name)] $variant),+ }
        impl $type {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The name used in files and in output.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
            /// Reads a name back.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }
        }
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }
    };
}
pub(crate) use named;

named!(
    /// What sort of text is being checked.
    Kind {
        /// One task, or a list of tasks.
        Task = "task",
        /// A whole job description.
        JobDescription = "job-description",
        /// A job ad.
        Ad = "ad",
        /// Interview questions.
        Interview = "interview",
        /// A policy or any other prose about the work.
        Policy = "policy",
    }
);

named!(
    /// How serious a finding is. The order runs from most to least serious.
    Severity {
        /// Not consistent; for a question: prohibited.
        Error = "error",
        /// Not consistent, in a milder form.
        Warning = "warning",
        /// It depends.
        Caution = "caution",
        /// Advice.
        Info = "info",
    }
);

named!(
    /// How sure the checker is of its reading.
    Confidence {
        /// The words leave little room.
        High = "high",
        /// Most likely.
        Medium = "medium",
        /// A guess worth a look.
        Low = "low",
    }
);

named!(
    /// Why work does not fit a peer role: the three groups of the handbook.
    Reason {
        /// Work given out because nobody else wants it.
        BusyWork = "busy-work",
        /// Somebody else's agenda.
        Agenda = "agenda",
        /// A wider gap in power between worker and person.
        PowerImbalance = "power-imbalance",
    }
);

named!(
    /// The kind of problem a finding is about.
    FindingKind {
        /// Work that does not fit a peer role.
        RoleFit = "role-fit",
        /// A word that turns a person into a service status or a condition.
        PersonLabel = "person-label",
        /// "Peer" as a name for a person instead of a relation.
        PeerAsLabel = "peer-as-label",
        /// Clinical wording where everyday words would do.
        ClinicalLabel = "clinical-label",
        /// Wording that tells a life by what is missing.
        DeficitFraming = "deficit-framing",
        /// She or he where they would do.
        GenderedPronoun = "gendered-pronoun",
        /// Wording that sets staff and people against each other.
        Adversarial = "adversarial",
        /// A question that may not be asked before an offer.
        ProhibitedQuestion = "prohibited-question",
        /// A question that needs care.
        CautiousQuestion = "cautious-question",
        /// An ad that would put off people with disabilities.
        DisabilityDiscouraging = "disability-discouraging",
        /// A demand for medical facts.
        MedicalInquiry = "medical-inquiry",
        /// Lived experience is named and not explained.
        VagueLivedExperience = "vague-lived-experience",
        /// A peer role without lived experience among its requirements.
        NoLivedExperienceRequirement = "no-lived-experience-requirement",
        /// Required and preferred are not told apart.
        NoRequiredPreferredSplit = "no-required-preferred-split",
        /// Duties that say nothing.
        VagueDuties = "vague-duties",
        /// The job is offered as a help for the worker's own recovery.
        JobAsRehabilitation = "job-as-rehabilitation",
        /// A description without a function.
        JdMissingFunction = "jd-missing-function",
        /// A function that is not one sentence.
        JdFunctionNotOneSentence = "jd-function-not-one-sentence",
        /// No reporting lines.
        JdMissingReporting = "jd-missing-reporting",
        /// Reporting lines without job titles.
        JdReportingNotByTitle = "jd-reporting-not-by-title",
        /// No responsibilities.
        JdMissingResponsibilities = "jd-missing-responsibilities",
        /// Fewer than four or more than six core responsibilities.
        JdResponsibilitiesCount = "jd-responsibilities-count",
        /// No qualifications.
        JdMissingQualifications = "jd-missing-qualifications",
        /// Required and preferred qualifications are not told apart.
        JdNoRequiredPreferred = "jd-no-required-preferred",
        /// No employment conditions.
        JdMissingConditions = "jd-missing-conditions",
        /// "Other duties as assigned".
        JdCatchAllDuties = "jd-catch-all-duties",
        /// A school or college degree is assumed.
        JdDegreeAssumed = "jd-degree-assumed",
        /// A certificate on the first day and no way to earn it.
        JdCertificationWithoutWayIn = "jd-certification-without-way-in",
        /// No lived experience among the qualifications.
        JdNoLivedExperience = "jd-no-lived-experience",
    }
);

named!(
    /// The fifteen activities of the handbook's chart.
    Activity {
        /// Medications.
        Medications = "medications",
        /// Someone's money.
        FundManagement = "fund-management",
        /// Giving rides.
        Rides = "rides",
        /// Cleaning someone's home.
        Cleaning = "cleaning",
        /// Assessments.
        Assessments = "assessments",
        /// Treatment plans.
        TreatmentPlans = "treatment-plans",
        /// Meetings.
        Meetings = "meetings",
        /// Forced hospitalization and commitment hearings.
        ForcedHospitalization = "forced-hospitalization",
        /// Visits between two people.
        OneToOneVisits = "one-to-one-visits",
        /// Reading files and plans.
        ReadingFiles = "reading-files",
        /// Looking for a job.
        JobSearch = "job-search",
        /// Looking for a home.
        HousingSearch = "housing-search",
        /// Answering phones.
        AnsweringPhones = "answering-phones",
        /// Filing.
        Filing = "filing",
        /// Social events.
        SocialEvents = "social-events",
    }
);

/// Where something is said in the documents this work rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The document's short name.
    pub document: Cow<'static, str>,
    /// The section.
    #[serde(default)]
    pub section: Cow<'static, str>,
    /// The item inside the section, if there is one.
    #[serde(default)]
    pub item: Cow<'static, str>,
}

/// A place in the text, counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

/// The question whose answer decides a finding that says "it depends".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The key for [`crate::Options::answers`], for example `asked-by`.
    pub id: Cow<'static, str>,
    /// The question in plain words.
    pub text: Cow<'static, str>,
    /// The answers the checker understands: value and wording.
    pub choices: Vec<Choice>,
}

/// One answer to a [`Question`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// The value for [`crate::Options::answers`].
    pub value: Cow<'static, str>,
    /// The answer in plain words.
    pub text: Cow<'static, str>,
}

/// A replacement that is safe to make without reading the sentence again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// What to put in place of the span.
    pub replacement: String,
}

/// One problem in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The rule's stable code, for example `RF-MED`.
    pub code: Cow<'static, str>,
    /// The rule's name.
    pub name: Cow<'static, str>,
    /// The kind of problem.
    pub kind: FindingKind,
    /// The activity, when the finding is about one.
    pub activity: Option<Activity>,
    /// Why the work does not fit.
    pub reasons: Cow<'static, [Reason]>,
    /// How serious it is.
    pub severity: Severity,
    /// How sure the checker is.
    pub confidence: Confidence,
    /// Where, in bytes from the start of the text.
    pub span: Range<usize>,
    /// Where it starts.
    pub start: Position,
    /// Where it ends (the place just after the last character).
    pub end: Position,
    /// What is the matter, in one sentence.
    pub message: Cow<'static, str>,
    /// Why it matters.
    pub why: Cow<'static, str>,
    /// What to say or do instead.
    pub say_instead: Option<Cow<'static, str>>,
    /// A safe replacement, if there is one.
    pub fix: Option<Fix>,
    /// The question that would decide, when it depends.
    pub question: Option<Question>,
    /// Where this is said.
    pub sources: Cow<'static, [Source]>,
}

/// The language a text is written in, as far as the checker can tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// English: judged.
    English,
    /// Another language, named in English: not judged.
    Other(Cow<'static, str>),
    /// Cannot tell, and not judged.
    Unsure,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The findings, by place, then by code.
    pub findings: Vec<Finding>,
    /// The language.
    pub language: Language,
    /// Remarks about the whole text: another language, a suppression without a reason.
    pub notes: Vec<String>,
}
