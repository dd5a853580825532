//! The checker: rules and packs on one side, a text on the other.
//!
//! Holds no text and no result; one checker can be used from many threads.

use std::collections::BTreeMap;

use crate::finding::{Kind, Language, Report};
use crate::pack::Pack;
use crate::{judge, language, marks, report};

/// How a text is to be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// What sort of text it is.
    pub kind: Kind,
    /// Answers already given: question id to value, for example `asked-by` to `person`.
    pub answers: BTreeMap<String, String>,
}

impl Options {
    /// Options for a kind of text, with no answers.
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            answers: BTreeMap::new(),
        }
    }

    /// The same options with one more answer.
    #[must_use]
    pub fn answered(mut self, id: &str, value: &str) -> Self {
        self.answers.insert(id.to_owned(), value.to_owned());
        self
    }
}

impl Default for Options {
    fn default() -> Self {
        Self::new(Kind::Task)
    }
}

/// Rules and packs, ready to check texts.
#[derive(Debug, Clone, Default)]
pub struct Checker {
    pub(crate) packs: Vec<Pack>,
}

static SHIPPED: Checker = Checker { packs: Vec::new() };

impl Checker {
    /// The checker with the shipped rules only.
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// The shipped rules and one pack.
    pub fn with_pack(pack: Pack) -> Self {
        Self { packs: vec![pack] }
    }

    /// This checker with one more pack; later packs have the last word.
    #[must_use]
    pub fn and_pack(mut self, pack: Pack) -> Self {
        self.packs.push(pack);
        self
    }

    /// Checks a text. Never fails, whatever the text.
    ///
    /// A text in another language is not judged; the report says which one it seems to be.
    pub fn check(&self, text: &str, options: &Options) -> Report {
        let language = language::of(text);
        let marks = marks::read(text);
        let mut notes = marks.notes.clone();
        if language != Language::English {
            if let Language::Other(name) = &language {
                notes.push(format!(
                    "This text seems to be in {name}. The checker reads English only, so it was not judged."
                ));
            }
            return Report {
                findings: Vec::new(),
                language,
                notes,
            };
        }
        let mut raw = Vec::new();
        judge::read(text, options, &mut raw);
        let findings = report::findings(text, raw, self, &marks, options, &mut notes);
        Report {
            findings,
            language,
            notes,
        }
    }
}
