//! What the field has learned about getting ready for peer roles: misconceptions, concerns, history, evidence, voices,
//! resources and a quiz, loaded from `data/library` and checked.
//!
//! Everything is in our words and cited. Not here: whether an organization is ready, and anything about a person.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use crate::file::Citation;
use crate::hiring::{self, Hiring};
use crate::lesson_checks::{Entry, Reader};
use crate::lesson_files::{
    Concern, ConcernsFile, Event, EvidenceFile, Finding, HistoryFile, InterviewFile, LinkCheck,
    LinkChecksFile, Misconception, MisconceptionsFile, Point, PointsFile, QuizFile, QuizQuestion,
    ReferencesFile, Resource, ResourcesFile, Theme, VoiceQuestion, VoicesFile, Work,
};
use crate::lesson_terms::{LinkState, Seat};
use crate::library::{Library, search_words, weigh};
use crate::load::{LoadError, Source};

/// The files, in the order in which they are read.
const FILES: [(&str, &str); 11] = [
    (
        "misconceptions.toml",
        include_str!("../../../data/library/misconceptions.toml"),
    ),
    (
        "concerns.toml",
        include_str!("../../../data/library/concerns.toml"),
    ),
    (
        "history.toml",
        include_str!("../../../data/library/history.toml"),
    ),
    (
        "common-goals.toml",
        include_str!("../../../data/library/common-goals.toml"),
    ),
    (
        "medicaid.toml",
        include_str!("../../../data/library/medicaid.toml"),
    ),
    (
        "evidence.toml",
        include_str!("../../../data/library/evidence.toml"),
    ),
    (
        "references.toml",
        include_str!("../../../data/library/references.toml"),
    ),
    (
        "interview.toml",
        include_str!("../../../data/library/interview.toml"),
    ),
    (
        "voices.toml",
        include_str!("../../../data/library/voices.toml"),
    ),
    (
        "resources.toml",
        include_str!("../../../data/library/resources.toml"),
    ),
    (
        "supervision-quiz.toml",
        include_str!("../../../data/library/supervision-quiz.toml"),
    ),
];

/// Everything there is to read before peer roles start.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Lessons {
    pub misconceptions: Vec<Misconception>,
    pub concerns: Vec<Concern>,
    pub events: Vec<Event>,
    pub goals: Vec<Point>,
    pub medicaid: Vec<Point>,
    pub findings: Vec<Finding>,
    pub references: Vec<Work>,
    pub interviewees: Vec<Point>,
    pub interview: Vec<Point>,
    pub recommendations: Vec<Point>,
    pub voices: Vec<VoiceQuestion>,
    pub themes: Vec<Theme>,
    pub resources: Vec<Resource>,
    pub quiz: Vec<QuizQuestion>,
    pub quiz_lessons: Vec<Point>,
    pub hiring: Hiring,
}

/// What kind of entry a search found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum LessonKind {
    Misconception,
    Concern,
    Event,
    Goal,
    Medicaid,
    Finding,
    Reference,
    Interview,
    Theme,
    Resource,
    Quiz,
    Description,
    Advertising,
    Interviewing,
    Pay,
}

impl LessonKind {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            LessonKind::Misconception => "misconception",
            LessonKind::Concern => "concern",
            LessonKind::Event => "event",
            LessonKind::Goal => "goal",
            LessonKind::Medicaid => "medicaid",
            LessonKind::Finding => "finding",
            LessonKind::Reference => "reference",
            LessonKind::Interview => "interview",
            LessonKind::Theme => "theme",
            LessonKind::Resource => "resource",
            LessonKind::Quiz => "quiz",
            LessonKind::Description => "description",
            LessonKind::Advertising => "advertising",
            LessonKind::Interviewing => "interviewing",
            LessonKind::Pay => "pay",
        }
    }
}

/// One entry, whatever its kind.
#[derive(Debug, Clone, Copy)]
pub struct Lesson<'a> {
    /// Its kind.
    pub kind: LessonKind,
    /// Its code.
    pub code: &'a str,
    /// Its name or sentence.
    pub label: &'a str,
    /// The rest of it.
    pub text: &'a str,
    /// What a reader should know.
    pub note: Option<&'a str>,
    /// Where it comes from.
    pub cite: &'a Citation,
    /// What else to look at.
    pub see: &'a [String],
}

impl Lessons {
    /// Those that come with Wayfellow. A test makes sure that they load.
    pub fn shipped() -> &'static Lessons {
        static SHIPPED: LazyLock<Lessons> = LazyLock::new(|| {
            let (lessons, errors) = Lessons::load(&Lessons::shipped_sources(), Library::shipped());
            debug_assert!(errors.is_empty(), "{errors:#?}");
            lessons
        });
        &SHIPPED
    }

    /// The files that come with Wayfellow.
    pub fn shipped_sources() -> Vec<Source<'static>> {
        FILES
            .iter()
            .chain(&hiring::FILES)
            .map(|(name, text)| Source {
                path: format!("library/{name}"),
                bytes: Cow::Borrowed(text.as_bytes()),
            })
            .collect()
    }

    /// Loads and checks the files. Entries with problems are reported, and those that can be read are kept.
    pub fn load(sources: &[Source<'_>], library: &Library) -> (Lessons, Vec<LoadError>) {
        let mut lessons = Lessons::default();
        let mut reader = Reader::default();
        for source in sources {
            let name = source.path.rsplit('/').next().unwrap_or_default();
            match name {
                "misconceptions.toml" => {
                    if let Some(file) = reader.file::<MisconceptionsFile>(source) {
                        lessons.misconceptions = reader.entries(source, file.misconception);
                    }
                }
                "concerns.toml" => {
                    if let Some(file) = reader.file::<ConcernsFile>(source) {
                        lessons.concerns = reader.entries(source, file.concern);
                    }
                }
                "history.toml" => {
                    if let Some(file) = reader.file::<HistoryFile>(source) {
                        lessons.events = reader.entries(source, file.event);
                    }
                }
                "common-goals.toml" => {
                    if let Some(file) = reader.file::<PointsFile>(source) {
                        lessons.goals = reader.entries(source, file.point);
                    }
                }
                "medicaid.toml" => {
                    if let Some(file) = reader.file::<PointsFile>(source) {
                        lessons.medicaid = reader.entries(source, file.point);
                    }
                }
                "evidence.toml" => {
                    if let Some(file) = reader.file::<EvidenceFile>(source) {
                        lessons.findings = reader.entries(source, file.finding);
                    }
                }
                "references.toml" => {
                    if let Some(file) = reader.file::<ReferencesFile>(source) {
                        lessons.references = reader.entries(source, file.reference);
                    }
                }
                "interview.toml" => {
                    if let Some(file) = reader.file::<InterviewFile>(source) {
                        lessons.interviewees = reader.entries(source, file.interviewee);
                        lessons.interview = reader.entries(source, file.question);
                        lessons.recommendations = reader.entries(source, file.recommendation);
                    }
                }
                "voices.toml" => {
                    if let Some(file) = reader.file::<VoicesFile>(source) {
                        lessons.voices = reader.entries(source, file.question);
                        lessons.themes = reader.entries(source, file.theme);
                    }
                }
                "resources.toml" => {
                    if let Some(file) = reader.file::<ResourcesFile>(source) {
                        lessons.resources = reader.entries(source, file.resource);
                    }
                }
                "supervision-quiz.toml" => {
                    if let Some(file) = reader.file::<QuizFile>(source) {
                        lessons.quiz = reader.entries(source, file.question);
                        lessons.quiz_lessons = reader.entries(source, file.lesson);
                    }
                }
                _ if lessons.hiring.take(&mut reader, name, source) => {}
                _ => reader.errors.push(LoadError {
                    file: source.path.clone(),
                    line: 1,
                    item: None,
                    problem: "No file of this name is read here.".into(),
                    mend: "Rename or remove it.".into(),
                }),
            }
        }
        reader.check(&lessons, library);
        (lessons, reader.errors)
    }

    /// The same with what an installation found out about the websites (`library/link-checks.toml`).
    pub fn with_link_checks(&self, source: &Source<'_>) -> (Lessons, Vec<LoadError>) {
        let mut lessons = self.clone();
        let mut reader = Reader::default();
        let Some(file) = reader.file::<LinkChecksFile>(source) else {
            return (lessons, reader.errors);
        };
        for check in reader.entries(source, file.link) {
            let LinkCheck {
                code,
                state,
                checked,
                url,
                note,
            } = check;
            let mut problem = |problem: String, mend: &str| {
                reader.problem(&code, problem, mend);
            };
            let Some(resource) = lessons.resources.iter_mut().find(|r| r.code == code) else {
                problem(
                    format!("There is no website with the code {code:?}."),
                    "The page on websites and data/library/resources.toml show the codes.",
                );
                continue;
            };
            if state == LinkState::Moved && url.is_none() {
                problem(
                    "It has moved, but the new address is not given.".into(),
                    "Add url = \"…\", or say dead.",
                );
                continue;
            }
            if url.as_deref().is_some_and(|u| !is_address(u)) {
                problem(
                    "The address does not begin with http:// or https://.".into(),
                    "Write it out in full.",
                );
                continue;
            }
            resource.state = state;
            resource.checked = Some(checked);
            if let Some(new) = url
                && let Some(old) = resource.url.replace(new)
            {
                resource.also.push(old);
            }
            if note.is_some() {
                resource.note = note;
            }
        }
        (lessons, reader.errors)
    }

    /// The misconception with this name in its address.
    pub fn misconception(&self, name: &str) -> Option<&Misconception> {
        self.misconceptions.iter().find(|m| m.name == name)
    }

    /// The reference with this code.
    pub fn reference(&self, code: &str) -> Option<&Work> {
        self.references.iter().find(|r| r.code == code)
    }

    /// Findings that name this reference.
    pub fn findings_from<'a>(&'a self, code: &'a str) -> impl Iterator<Item = &'a Finding> {
        self.findings.iter().filter(move |f| {
            f.references
                .iter()
                .any(|r| r.reference.as_deref() == Some(code))
        })
    }

    /// Number of voices behind a theme: of people in other roles, and of people in peer roles.
    pub fn voices_of(&self, theme: &Theme) -> (usize, usize) {
        let of = |seat| {
            let questions = self.voices.iter().filter(|q| q.from == seat);
            let codes: Vec<&str> = questions.map(|q| q.code.as_str()).collect();
            theme
                .voices
                .iter()
                .filter(|v| v.split('.').next().is_some_and(|q| codes.contains(&q)))
                .count()
        };
        (of(Seat::Provider), of(Seat::PeerRole))
    }

    /// Every entry, in the order of the files.
    pub fn all(&self) -> Vec<Lesson<'_>> {
        fn add<'a, E: Entry>(into: &mut Vec<Lesson<'a>>, kind: LessonKind, entries: &'a [E]) {
            into.extend(entries.iter().filter_map(|e| {
                Some(Lesson {
                    kind,
                    code: e.code(),
                    label: e.label(),
                    text: e.text(),
                    note: e.note(),
                    cite: e.cite()?,
                    see: e.see(),
                })
            }));
        }
        let mut all = Vec::new();
        add(&mut all, LessonKind::Misconception, &self.misconceptions);
        add(&mut all, LessonKind::Concern, &self.concerns);
        add(&mut all, LessonKind::Event, &self.events);
        add(&mut all, LessonKind::Goal, &self.goals);
        add(&mut all, LessonKind::Medicaid, &self.medicaid);
        add(&mut all, LessonKind::Finding, &self.findings);
        add(&mut all, LessonKind::Reference, &self.references);
        add(&mut all, LessonKind::Interview, &self.interviewees);
        add(&mut all, LessonKind::Interview, &self.interview);
        add(&mut all, LessonKind::Interview, &self.recommendations);
        add(&mut all, LessonKind::Theme, &self.themes);
        add(&mut all, LessonKind::Resource, &self.resources);
        // The hard question is found on its page only, so that nobody meets it unprepared.
        let open = self.quiz_lessons.as_slice();
        add(&mut all, LessonKind::Quiz, open);
        let h = &self.hiring;
        add(&mut all, LessonKind::Description, &h.parts);
        add(&mut all, LessonKind::Description, &h.advice);
        add(&mut all, LessonKind::Description, &h.functions);
        add(&mut all, LessonKind::Description, &h.responsibilities);
        add(&mut all, LessonKind::Description, &h.qualifications);
        add(&mut all, LessonKind::Description, &h.unfit);
        add(&mut all, LessonKind::Description, &h.samples);
        add(&mut all, LessonKind::Advertising, &h.ad_parts);
        add(&mut all, LessonKind::Advertising, &h.experience);
        add(&mut all, LessonKind::Advertising, &h.basis);
        add(&mut all, LessonKind::Advertising, &h.ads);
        add(&mut all, LessonKind::Advertising, &h.channels);
        add(&mut all, LessonKind::Interviewing, &h.questions);
        add(&mut all, LessonKind::Interviewing, &h.topics);
        add(&mut all, LessonKind::Interviewing, &h.scenarios);
        add(&mut all, LessonKind::Interviewing, &h.proficiencies);
        add(&mut all, LessonKind::Interviewing, &h.pitfalls);
        add(&mut all, LessonKind::Interviewing, &h.commitments);
        add(&mut all, LessonKind::Pay, &h.pay_patterns);
        add(&mut all, LessonKind::Pay, &h.pay_thoughts);
        add(&mut all, LessonKind::Pay, &h.benefits);
        all
    }

    /// Entries that have every word of `query`, best first, with their weight.
    pub fn search(&self, query: &str) -> Vec<(Lesson<'_>, u32)> {
        let words = search_words(query);
        if words.is_empty() {
            return Vec::new();
        }
        let more: HashMap<&str, String> = self
            .concerns
            .iter()
            .map(|c| {
                let texts: Vec<&str> = c.resolution.iter().map(|r| r.text.as_str()).collect();
                (c.code.as_str(), texts.join(" "))
            })
            .chain(self.references.iter().map(|r| {
                (
                    r.code.as_str(),
                    format!("{} {}", r.authors.join(" "), r.year),
                )
            }))
            .chain(
                self.misconceptions
                    .iter()
                    .map(|m| (m.code.as_str(), format!("{} {}", m.fact, m.text))),
            )
            .collect();
        let mut hits: Vec<(Lesson<'_>, u32)> = self
            .all()
            .into_iter()
            .filter_map(|lesson| {
                let text = more.get(lesson.code).map_or(lesson.text, String::as_str);
                let note = lesson.note.unwrap_or_default();
                weigh([lesson.code, lesson.label, "", text, note], &[], &words)
                    .map(|weight| (lesson, weight))
            })
            .collect();
        hits.sort_by_key(|hit| std::cmp::Reverse(hit.1));
        hits
    }
}

fn is_address(url: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| {
        url.strip_prefix(scheme)
            .is_some_and(|rest| !rest.is_empty())
    }) && !url.contains(|c: char| c.is_whitespace() || c.is_control())
}
