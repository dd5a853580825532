//! Word files (.docx): their text with a map back into the file, and comments into a copy.
//!
//! [`read`] gives what a person sees when they read the document from top to bottom;
//! [`annotate`] puts comments beside the words they are about and changes nothing else.
//! Neither accepts tracked changes, repairs damaged files, runs macros or opens files that
//! need a password, and headers and footers are not read.

mod annotate;
mod assemble;
mod body;
mod comments;
mod compose;
mod cuts;
mod edges;
mod enter;
mod error;
mod hear;
mod limits;
mod package;
mod scan;
mod story;
mod styles;
mod xml;

use std::fmt;
use std::ops::Range;

use serde::Serialize;

pub use crate::Role;
pub use annotate::{Comment, annotate};
pub use compose::compose;
pub use error::DocxError;
pub use limits::{
    MAX_COMMENT_TEXT, MAX_COMMENTS, MAX_DEPTH, MAX_FILE, MAX_PARAGRAPHS, MAX_PART, MAX_PARTS,
    MAX_PIECES, MAX_UNPACKED,
};
pub use styles::Marker;

/// What a Word file says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocxText {
    /// The text in reading order. Paragraphs are separated by a line feed; a line break
    /// inside a paragraph is a line feed too. Footnotes and endnotes are at the end.
    pub text: String,
    /// The paragraphs in the order of the text. They cover it all but for the separators.
    pub paragraphs: Vec<Paragraph>,
    /// Which bytes of the text came from which run, in the order of the text. Text in
    /// formulas has no run.
    pub runs: Vec<Run>,
    /// What was left out, and other things that a reader of the text should know.
    pub notes: Vec<Note>,
}

impl DocxText {
    /// The paragraph that holds this byte, or the one before it if it is a separator.
    #[must_use]
    pub fn paragraph_at(&self, byte: usize) -> Option<&Paragraph> {
        let after = self.paragraphs.partition_point(|p| p.plain.start <= byte);
        self.paragraphs[..after].last()
    }

    /// The runs that any byte of this range came from.
    #[must_use]
    pub fn runs_in(&self, range: Range<usize>) -> &[Run] {
        let start = self.runs.partition_point(|r| r.plain.end <= range.start);
        let end = self.runs.partition_point(|r| r.plain.start < range.end);
        self.runs.get(start..end).unwrap_or_default()
    }
}

/// One paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paragraph {
    /// Its bytes in the text, without the separator.
    pub plain: Range<usize>,
    /// What it is. A heading in a table is a heading; a list in a table is a list.
    pub role: Role,
    /// The name of its style, as people see it in Word.
    pub style: Option<String>,
    /// Its place in a list.
    pub list: Option<ListItem>,
    /// Its place in a table.
    pub cell: Option<Cell>,
    /// Which text it belongs to.
    pub story: Story,
    /// All of its words are bold: often a heading that was not marked as one.
    pub bold: bool,
}

/// A place in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ListItem {
    /// How far in, from 0.
    pub level: u8,
    /// How the item is marked. The mark itself is not in the text.
    pub marker: Marker,
}

/// A place in a table, each counted from 0. Rows and columns that a cell spans count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// Which table of its part of the document, counted where tables begin.
    pub table: u32,
    /// The row.
    pub row: u32,
    /// The column.
    pub column: u32,
}

/// One of the texts that a document is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Story {
    /// The body.
    Body,
    /// A text box; its paragraphs follow the one it is fixed to.
    TextBox,
    /// A footnote, in the order of the references.
    Footnote,
    /// An endnote, in the order of the references.
    Endnote,
}

/// The part of the package that a run is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The main part, mostly `word/document.xml`.
    Document,
    /// The footnotes.
    Footnotes,
    /// The endnotes.
    Endnotes,
}

/// Bytes of the text that came from one run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    /// The bytes of the text.
    pub plain: Range<usize>,
    /// The part that the run is in.
    pub part: Part,
    /// The bytes of the run's element in the XML of that part, read as UTF-8 and counted
    /// after a byte order mark.
    pub xml: Range<usize>,
    /// Whether the run itself is set in bold.
    pub bold: bool,
}

/// Something to know about a document besides its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "count")]
pub enum Note {
    /// There are headers or footers that say what the text does not. They are not read.
    HeadersLeftOut,
    /// There are macros, which are not run or read.
    MacrosIgnored,
    /// Text set as hidden was left out.
    HiddenTextLeftOut,
    /// Another document is embedded, which is not read.
    EmbeddedLeftOut,
    /// So many tracked insertions were read as part of the text.
    InsertionsRead(usize),
    /// So many tracked deletions were left out.
    DeletionsLeftOut(usize),
    /// So many comments are there already.
    CommentsPresent(usize),
    /// The file is digitally signed; a changed copy will not be.
    Signed,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::HeadersLeftOut => f.write_str("Headers and footers were not read."),
            Self::MacrosIgnored => f.write_str("The document has macros. They were ignored."),
            Self::HiddenTextLeftOut => f.write_str("Hidden text was not read."),
            Self::EmbeddedLeftOut => {
                f.write_str("A document that is embedded in this one was not read.")
            }
            Self::InsertionsRead(n) => {
                write!(f, "Tracked insertions were read as part of the text ({n}).")
            }
            Self::DeletionsLeftOut(n) => write!(f, "Tracked deletions were left out ({n})."),
            Self::CommentsPresent(n) => write!(
                f,
                "The document already has comments ({n}). They were not read."
            ),
            Self::Signed => {
                f.write_str("The document is digitally signed. A changed copy loses its signature.")
            }
        }
    }
}

/// The text of a Word file, with its structure and a map back into the file.
///
/// # Errors
/// When the bytes are not a Word file that can be read, or it is over a limit.
pub fn read(bytes: &[u8]) -> Result<DocxText, DocxError> {
    let loaded = assemble::Loaded::open(bytes)?;
    Ok(assemble::assemble(&loaded).text)
}
