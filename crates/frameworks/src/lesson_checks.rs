//! Reads the files about getting ready and checks their entries: codes, citations, and where references lead.
//!
//! Not here: what the entries are for (`lessons`).

use std::collections::{BTreeSet, HashMap, HashSet};

use serde::de::DeserializeOwned;

use crate::entry::check_citation;
use crate::file::Citation;
use crate::hiring_files::{
    AdSample, Channel, DescriptionPart, InterviewQuestion, PayPattern, Sample, Scenario, Statement,
};
use crate::lesson_files::{
    Concern, Entries, Event, Finding, LinkCheck, Misconception, Point, QuizQuestion, Resource,
    Theme, VoiceQuestion, Work,
};
use crate::lessons::Lessons;
use crate::library::Library;
use crate::load::{LoadError, Source, Text, decode};

/// What all entries have.
pub(crate) trait Entry {
    fn code(&self) -> &str;
    fn label(&self) -> &str;
    fn text(&self) -> &str {
        ""
    }
    fn note(&self) -> Option<&str> {
        None
    }
    fn cite(&self) -> Option<&Citation>;
    fn see(&self) -> &[String] {
        &[]
    }
}

macro_rules! entries {
    ($($entry:ident { $($part:ident),* })+) => {$(
        impl Entry for $entry {
            fn code(&self) -> &str {
                &self.code
            }
            fn cite(&self) -> Option<&Citation> {
                Some(&self.cite)
            }
            $(entries!(@$part);)*
        }
    )+};
    (@label) => {
        fn label(&self) -> &str {
            &self.label
        }
    };
    (@title) => {
        fn label(&self) -> &str {
            &self.title
        }
    };
    (@text) => {
        fn text(&self) -> &str {
            &self.text
        }
    };
    (@note) => {
        fn note(&self) -> Option<&str> {
            self.note.as_deref()
        }
    };
    (@see) => {
        fn see(&self) -> &[String] {
            &self.see
        }
    };
}

entries! {
    Misconception { label, text, note, see }
    Concern { label, note, see }
    Event { label, text, note, see }
    Point { label, text, note, see }
    Finding { label, text, note, see }
    Work { title, note }
    VoiceQuestion { label }
    Theme { label, text, see }
    Resource { label, text, note }
    QuizQuestion { label, text }
    Statement { label, note, see }
    DescriptionPart { label, text, note, see }
    Sample { label, text, note, see }
    AdSample { label, text, note, see }
    Channel { label, text, note, see }
    InterviewQuestion { label, note, see }
    Scenario { label, text, note, see }
    PayPattern { label, text, note, see }
}

impl Entry for LinkCheck {
    fn code(&self) -> &str {
        &self.code
    }
    fn label(&self) -> &str {
        &self.code
    }
    fn cite(&self) -> Option<&Citation> {
        None
    }
}

/// Reads files and collects what is wrong with them.
#[derive(Default)]
pub(crate) struct Reader {
    pub errors: Vec<LoadError>,
    /// Where each code stands: file and line.
    places: HashMap<String, (String, usize)>,
}

impl Reader {
    /// The tables of a file, or a problem.
    pub fn file<T: DeserializeOwned>(&mut self, source: &Source<'_>) -> Option<T> {
        let text = match decode(source) {
            Ok(text) => Text::new(&source.path, text),
            Err(e) => {
                self.errors.push(e);
                return None;
            }
        };
        match text.parse_as("a file of the library") {
            Ok(file) => Some(file),
            Err(e) => {
                self.errors.push(e);
                None
            }
        }
    }

    /// The entries of a table, each checked by itself.
    pub fn entries<T: Entry>(&mut self, source: &Source<'_>, entries: Entries<T>) -> Vec<T> {
        let Ok(text) = decode(source) else {
            return Vec::new();
        };
        let text = Text::new(&source.path, text);
        let mut kept = Vec::with_capacity(entries.0.len());
        for entry in entries.0 {
            let at = entry.span().start;
            let entry = entry.into_inner();
            let code = entry.code();
            let place = (source.path.clone(), text.line(at));
            if code.is_empty()
                || !code
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "-.".contains(c))
            {
                self.errors.push(text.error(
                    at,
                    Some(code),
                    "A code has letters, digits, dots and hyphens only.",
                    "Choose such a code.",
                ));
            }
            if let Some((file, line)) = self.places.insert(code.to_owned(), place) {
                self.errors.push(text.error(
                    at,
                    Some(code),
                    format!("This code is used twice; the other is at {file}:{line}."),
                    "Give each entry its own code.",
                ));
            }
            if entry.label().trim().is_empty() {
                self.errors.push(text.error(
                    at,
                    Some(code),
                    "The label is empty.",
                    "Give it a name or a sentence.",
                ));
            }
            if let Some(cite) = entry.cite() {
                check_citation(&text, at, code, cite, &mut self.errors);
            }
            kept.push(entry);
        }
        kept
    }

    /// A problem with an entry that was read before.
    pub fn problem(&mut self, code: &str, problem: String, mend: &str) {
        let (file, line) = self.places.get(code).cloned().unwrap_or_default();
        self.errors.push(LoadError {
            file,
            line,
            item: Some(code.to_owned()),
            problem,
            mend: mend.to_owned(),
        });
    }

    /// Checks everything that needs all files.
    pub fn check(&mut self, lessons: &Lessons, library: &Library) {
        let all = lessons.all();
        let codes: HashSet<&str> = all
            .iter()
            .map(|l| l.code)
            .chain(library.tensions().iter().map(|t| t.code.as_str()))
            .collect();
        for lesson in &all {
            if library.framework(&lesson.cite.document).is_none() {
                self.problem(
                    lesson.code,
                    format!("There is no document {:?}.", lesson.cite.document),
                    "Name one of the documents in data/frameworks.",
                );
            }
            for see in lesson.see {
                if !codes.contains(see.as_str()) && library.find(see).is_none() {
                    self.problem(
                        lesson.code,
                        format!("It points to {see:?}, which is not there."),
                        "Correct the code in `see`.",
                    );
                }
            }
        }
        self.check_references(lessons);
        self.check_the_rest(lessons);
        lessons.hiring.check(self);
    }

    fn check_references(&mut self, lessons: &Lessons) {
        let named = lessons
            .findings
            .iter()
            .flat_map(|f| {
                f.references
                    .iter()
                    .filter_map(|r| Some((&f.code, r.reference.as_ref()?)))
            })
            .chain(
                lessons
                    .concerns
                    .iter()
                    .flat_map(|c| c.references.iter().map(|r| (&c.code, r))),
            )
            .chain(
                lessons
                    .events
                    .iter()
                    .flat_map(|e| e.references.iter().map(|r| (&e.code, r))),
            );
        for (code, reference) in named {
            if lessons.reference(reference).is_none() {
                self.problem(
                    code,
                    format!("There is no reference {reference:?}."),
                    "Correct the code, or add the work to references.toml.",
                );
            }
        }
        for reference in &lessons.references {
            if reference.authors.is_empty() {
                self.problem(
                    &reference.code,
                    "No author is named.".to_owned(),
                    "Name the people or the organization.",
                );
            }
        }
    }

    fn check_the_rest(&mut self, lessons: &Lessons) {
        for event in lessons.events.iter().filter(|e| e.from > e.to) {
            self.problem(
                &event.code,
                format!(
                    "It ends in {} before it begins in {}.",
                    event.to, event.from
                ),
                "Exchange the years.",
            );
        }
        let voices: BTreeSet<String> = lessons
            .voices
            .iter()
            .flat_map(|q| (1..=q.answers).map(move |n| format!("{}.{n}", q.code)))
            .collect();
        for theme in &lessons.themes {
            let mut seen = HashSet::new();
            for voice in &theme.voices {
                if !voices.contains(voice) || !seen.insert(voice) {
                    self.problem(
                        &theme.code,
                        format!("The voice {voice:?} is not there, or is named twice."),
                        "Write question and place, such as V1.2, once for each voice.",
                    );
                }
            }
        }
        for question in lessons
            .quiz
            .iter()
            .filter(|q| q.answer.letter() != q.letter)
        {
            self.problem(
                &question.code,
                format!(
                    "The answer {:?} has the letter {}, not {}.",
                    question.answer.as_str(),
                    question.answer.letter(),
                    question.letter
                ),
                "Correct one of the two.",
            );
        }
        let mut names = HashSet::new();
        for misconception in &lessons.misconceptions {
            if !names.insert(&misconception.name) {
                self.problem(
                    &misconception.code,
                    format!("The name {:?} is used twice.", misconception.name),
                    "Each has a page of its own; choose another name.",
                );
            }
        }
    }
}
