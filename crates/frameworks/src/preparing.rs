//! What an organization asks itself before it starts with peer roles, and what follows from the answers.
//!
//! Ten statements tell how long to plan, exactly as the handbook says: eight to ten true, at least six months; five to
//! seven, at least a year; fewer, no number. Unless all ten are answered nothing is judged. Not here: dates, plans, and
//! anything about a person.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use crate::lesson_checks::{Entry, Reader};
use crate::lessons::Lessons;
use crate::library::Library;
use crate::load::{LoadError, Source};
use crate::preparing_files::{
    FirstPlanFile, FirstTask, PrepareKind, PreparePoint, ReadinessFile, ReadyStatement,
    SelfQuestion,
};

/// How many statements there are.
pub const STATEMENTS: usize = 10;

/// Facts about an organization, besides the statements, that make a task of the first plan needless.
pub const FACTS: [&str; 3] = ["trainer", "leader", "colleagues"];

/// What makes a task of the first plan needed.
pub const NEEDS: [&str; 2] = ["ask-others", "hurry"];

const FILES: [(&str, &str); 2] = [
    (
        "readiness.toml",
        include_str!("../../../data/library/readiness.toml"),
    ),
    (
        "first-plan.toml",
        include_str!("../../../data/library/first-plan.toml"),
    ),
];

/// Everything an organization asks itself, and the tasks of a first plan.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Preparation {
    pub statements: Vec<ReadyStatement>,
    pub questions: Vec<SelfQuestion>,
    pub points: Vec<PreparePoint>,
    pub tasks: Vec<FirstTask>,
}

/// How long to plan, by the number of true statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Band {
    /// Eight to ten are true: at least six months.
    SixMonths,
    /// Five to seven: at least a year.
    OneYear,
    /// Fewer: nobody can tell; ask others how long it took them.
    AskOthers,
}

impl Band {
    /// The band for this many true statements out of ten, all of them answered.
    pub const fn of(true_statements: usize) -> Band {
        match true_statements {
            8.. => Band::SixMonths,
            5..=7 => Band::OneYear,
            _ => Band::AskOthers,
        }
    }

    /// The shortest plan, in months; none where the handbook gives no number.
    pub const fn months(self) -> Option<u32> {
        match self {
            Band::SixMonths => Some(6),
            Band::OneYear => Some(12),
            Band::AskOthers => None,
        }
    }

    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Band::SixMonths => "six-months",
            Band::OneYear => "one-year",
            Band::AskOthers => "ask-others",
        }
    }
}

/// The answers to the ten statements, in their order; a missing one is no answer, and never a no.
pub type Answers = [Option<bool>; STATEMENTS];

/// What the answers say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Judgement {
    /// Some are not answered, so nothing is judged: their places, from 0.
    Open(Vec<usize>),
    /// All are answered.
    Judged {
        /// How many are true.
        true_statements: usize,
        /// How long to plan.
        band: Band,
    },
}

/// Judges the answers, or tells which are missing.
pub fn judge(answers: &Answers) -> Judgement {
    let open: Vec<usize> = (0..STATEMENTS).filter(|n| answers[*n].is_none()).collect();
    if !open.is_empty() {
        return Judgement::Open(open);
    }
    let true_statements = answers.iter().filter(|a| **a == Some(true)).count();
    Judgement::Judged {
        true_statements,
        band: Band::of(true_statements),
    }
}

macro_rules! entries {
    ($($entry:ident),+) => {$(
        impl Entry for $entry {
            fn code(&self) -> &str {
                &self.code
            }
            fn label(&self) -> &str {
                &self.label
            }
            fn text(&self) -> &str {
                &self.text
            }
            fn cite(&self) -> Option<&crate::file::Citation> {
                Some(&self.cite)
            }
        }
    )+};
}

entries!(ReadyStatement, SelfQuestion, PreparePoint, FirstTask);

impl Preparation {
    /// What comes with Wayfellow. A test makes sure that it loads.
    pub fn shipped() -> &'static Preparation {
        static SHIPPED: LazyLock<Preparation> = LazyLock::new(|| {
            let (all, errors) = Preparation::load(&Preparation::shipped_sources());
            debug_assert!(errors.is_empty(), "{errors:#?}");
            all
        });
        &SHIPPED
    }

    /// The files that come with Wayfellow.
    pub fn shipped_sources() -> Vec<Source<'static>> {
        FILES
            .iter()
            .map(|(name, text)| Source {
                path: format!("library/{name}"),
                bytes: Cow::Borrowed(text.as_bytes()),
            })
            .collect()
    }

    /// Loads and checks the files. Entries with problems are reported, and those that can be read are kept.
    pub fn load(sources: &[Source<'_>]) -> (Preparation, Vec<LoadError>) {
        let mut all = Preparation::default();
        let mut reader = Reader::default();
        for source in sources {
            if source.path.ends_with("first-plan.toml") {
                if let Some(file) = reader.file::<FirstPlanFile>(source) {
                    all.tasks = reader.entries(source, file.task);
                }
            } else if let Some(file) = reader.file::<ReadinessFile>(source) {
                all.statements = reader.entries(source, file.statement);
                all.questions = reader.entries(source, file.question);
                all.points = reader.entries(source, file.point);
            }
        }
        all.check(&mut reader);
        (all, reader.errors)
    }

    /// The points of one list, in order.
    pub fn points(&self, kind: PrepareKind) -> impl Iterator<Item = &PreparePoint> {
        self.points.iter().filter(move |p| p.kind == kind)
    }

    /// The task with this code.
    pub fn task(&self, code: &str) -> Option<&FirstTask> {
        self.tasks.iter().find(|t| t.code == code)
    }

    fn check(&self, reader: &mut Reader) {
        let (library, lessons) = (Library::shipped(), Lessons::shipped());
        let mut codes: HashSet<&str> = lessons.all().iter().map(|l| l.code).collect();
        codes.extend(library.tensions().iter().map(|t| t.code.as_str()));
        codes.extend(self.questions.iter().map(|q| q.code.as_str()));
        codes.extend(self.points.iter().map(|p| p.code.as_str()));
        let seen = self
            .points
            .iter()
            .map(|p| (&p.code, &p.see, &p.cite))
            .chain(self.tasks.iter().map(|t| (&t.code, &t.see, &t.cite)));
        for (code, see, cite) in seen {
            for other in see.iter().filter(|s| !codes.contains(s.as_str())) {
                reader.problem(
                    code,
                    format!("It points to {other:?}, which is not there."),
                    "Correct the code in `see`.",
                );
            }
            if library.framework(&cite.document).is_none() {
                reader.problem(
                    code,
                    format!("There is no document {:?}.", cite.document),
                    "Name one of the documents in data/frameworks.",
                );
            }
        }
        let places: BTreeMap<&str, usize> = self
            .tasks
            .iter()
            .enumerate()
            .map(|(n, t)| (t.code.as_str(), n))
            .collect();
        for task in &self.tasks {
            for before in &task.after {
                if !places.contains_key(before.as_str()) || *before == task.code {
                    reader.problem(
                        &task.code,
                        format!("It comes after {before:?}, which is not there."),
                        "Correct the code in `after`.",
                    );
                }
            }
            let known = |word: &str| {
                FACTS.contains(&word) || self.statements.iter().any(|s| s.code == word)
            };
            if task.unless.as_deref().is_some_and(|w| !known(w)) {
                reader.problem(
                    &task.code,
                    format!("Nothing is called {:?}.", task.unless),
                    "Name a statement, or one of: trainer, leader, colleagues.",
                );
            }
            if task.when.as_deref().is_some_and(|w| !NEEDS.contains(&w)) {
                reader.problem(
                    &task.code,
                    format!("Nothing is called {:?}.", task.when),
                    "Write ask-others or hurry.",
                );
            }
            if !(1..=250).contains(&task.days) {
                reader.problem(
                    &task.code,
                    format!("It takes {} days.", task.days),
                    "Write 1 to 250 working days.",
                );
            }
        }
    }
}
