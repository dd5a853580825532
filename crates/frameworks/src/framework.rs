//! One edition of one published document, checked and indexed.
//!
//! Not here: reading files (`load`) and links across frameworks (`library`).

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::file::{
    Center, Citation, Fact, Kind, LadderRow, LinkRelation, Note, Role, Status, Term, Training,
};

/// One edition of one published document. Immutable once loaded.
#[derive(Debug, Clone, Serialize)]
pub struct Framework {
    /// Name, such as `ma-2014`.
    pub slug: String,
    /// Our edition of the transcription, such as `1`.
    pub version: String,
    /// Title of the document.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When, as exactly as known.
    pub published: String,
    /// Whether this version may still change.
    pub status: Status,
    /// Language of our wording.
    pub language: String,
    /// What the document is, in our words.
    pub about: String,
    /// Things a reader should know about the document.
    pub notes: Vec<Note>,
    /// The items in the document's order.
    pub items: Vec<Item>,
    /// Progressions within the document.
    pub chains: Vec<Chain>,
    /// Links from its items, our own reading.
    pub links: Vec<Link>,
    #[serde(skip)]
    pub(crate) by_code: FxHashMap<String, usize>,
    /// Whether the bare slug means this version.
    #[serde(skip)]
    pub(crate) current: bool,
}

/// One item of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Item {
    /// Stable code, unique in the framework.
    pub code: String,
    /// What it is.
    pub kind: Kind,
    /// Code of the item above it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// The name (a fact) or a short label of ours.
    pub label: String,
    /// Our sentence or sentences; may be empty where the document has nothing.
    pub text: String,
    /// Where the document says it.
    pub citation: Citation,
    /// What the document leaves odd, for the reader.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Other spellings people search for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Free labels.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// For a row of the chart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ladder: Option<LadderRow>,
    /// For a role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// For a training.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub training: Option<Training>,
    /// For a glossary entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term: Option<Term>,
    /// For a centre.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub center: Option<Center>,
    /// For a fact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact: Option<Fact>,
}

impl Item {
    /// The label as it is shown: in quotation marks where it keeps the document's own wording.
    pub fn title(&self) -> std::borrow::Cow<'_, str> {
        if self.has_tag("source-wording") {
            format!("\u{201c}{}\u{201d}", self.label).into()
        } else {
            self.label.as_str().into()
        }
    }

    /// Whether a free label is set.
    pub fn has_tag(&self, tag: &str) -> bool {
        self.tags.iter().any(|t| t == tag)
    }
}

/// A progression: each step supersedes the ones before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chain {
    /// Stable code.
    pub code: String,
    /// Short name.
    pub label: String,
    /// Our sentence.
    pub text: String,
    /// Each step: one or more codes at the same height.
    pub steps: Vec<Vec<String>>,
    /// Where the steps stand.
    pub citation: Citation,
}

/// A link between two items, our own reading of the documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// `slug#code`.
    pub from: String,
    /// `slug#code`.
    pub to: String,
    /// How they relate, read from `from` to `to`.
    pub relation: LinkRelation,
    /// Why we link them.
    pub why: String,
    /// The file it is written in, and the line, for messages.
    #[serde(skip)]
    pub(crate) written: (String, usize),
}

impl Framework {
    /// A framework with nothing in it.
    pub(crate) fn empty() -> Framework {
        Framework {
            slug: String::new(),
            version: String::new(),
            title: String::new(),
            publisher: String::new(),
            published: String::new(),
            status: Status::Draft,
            language: String::new(),
            about: String::new(),
            notes: Vec::new(),
            items: Vec::new(),
            chains: Vec::new(),
            links: Vec::new(),
            by_code: FxHashMap::default(),
            current: true,
        }
    }

    /// `slug@version`, as everything that points here says it.
    pub fn id(&self) -> String {
        format!("{}@{}", self.slug, self.version)
    }

    /// The shortest name that leads here in its library: the slug, or `slug@version` when the slug alone means another
    /// version.
    pub fn name(&self) -> String {
        if self.current {
            self.slug.clone()
        } else {
            self.id()
        }
    }

    /// The item with this code.
    pub fn item(&self, code: &str) -> Option<&Item> {
        self.by_code.get(code).map(|&i| &self.items[i])
    }

    /// Position of the item with this code in [`Framework::items`].
    pub fn position(&self, code: &str) -> Option<usize> {
        self.by_code.get(code).copied()
    }

    /// Items of one kind, in the document's order.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |i| i.kind == kind)
    }

    /// Items directly below the one with this code, in the document's order.
    pub fn children<'a>(&'a self, code: &'a str) -> impl Iterator<Item = &'a Item> {
        self.items
            .iter()
            .filter(move |i| i.parent.as_deref() == Some(code))
    }

    /// Rows of the chart with their places; empty for a framework without one.
    pub fn rows(&self) -> impl Iterator<Item = (&Item, &LadderRow)> {
        self.items
            .iter()
            .filter_map(|i| i.ladder.as_ref().map(|row| (i, row)))
    }

    /// Whether this framework holds a ladder.
    pub fn has_ladder(&self) -> bool {
        self.rows().next().is_some()
    }
}
