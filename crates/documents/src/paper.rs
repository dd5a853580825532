//! A document to give away, as blocks in reading order: headings, paragraphs, lists, facts, tables, places to sign.
//!
//! [`Paper::html`] writes it as a page of its own; [`crate::docx::compose`] as a Word file and
//! [`crate::pdf::compose`] as a PDF. The same paper always gives the same bytes. The numbers of the pages and what
//! stands around them are in the language of the paper. It carries no pictures and no dates of its own.
//!
//! ```
//! use documents::paper::{Block, Paper, Table};
//!
//! let paper = Paper {
//!     language: "en".into(),
//!     title: "Questions for the interview".into(),
//!     subtitle: "For the panel only".into(),
//!     blocks: vec![
//!         Block::Letterhead(vec!["Riverbend Recovery Center".into()]),
//!         Block::Facts(vec![("Position".into(), "Peer Bridger".into())]),
//!         Block::Heading(1, "Before you begin".into()),
//!         Block::Callout("Same questions for everybody".into(), "Ask each of them in this order.".into()),
//!         Block::Numbers(vec!["What makes peer support work?".into()]),
//!         Block::Table(Table {
//!             caption: "What the panel noted".into(),
//!             head: vec!["Question".into(), "Notes".into()],
//!             rows: vec![vec!["1".into(), "".into()]],
//!             names: true,
//!         }),
//!         Block::Ruled("Anything else".into(), 4),
//!         Block::Signatures { who: vec!["Panel member".into()], date: "Date".into() },
//!     ],
//! };
//! assert!(documents::pdf::compose(&paper).unwrap().starts_with(b"%PDF"));
//! assert!(documents::docx::compose(&paper).unwrap().starts_with(b"PK"));
//! assert!(paper.html().contains("<caption>"));
//! ```

mod html;

/// A document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paper {
    /// Language of its words, as in `en`.
    pub language: String,
    /// Its title; also the first heading.
    pub title: String,
    /// A line below the title.
    pub subtitle: String,
    /// What follows, in reading order.
    pub blocks: Vec<Block>,
}

/// A piece of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Whom it comes from, in small lines. As the first block it stands above the title.
    Letterhead(Vec<String>),
    /// A heading: 1 below the title, 2 below that.
    Heading(u8, String),
    /// A paragraph. Line feeds are line breaks.
    Paragraph(String),
    /// A bulleted list.
    Bullets(Vec<String>),
    /// A numbered list.
    Numbers(Vec<String>),
    /// Names with what belongs to each.
    Facts(Vec<(String, String)>),
    /// A table.
    Table(Table),
    /// Something to notice: a few words and a text, set apart.
    Callout(String, String),
    /// Room to write by hand: what to write there, and how many lines. At most [`MOST_RULED`].
    Ruled(String, u8),
    /// A line to sign for each of these, with a place for the date.
    Signatures {
        /// Name or job title of who signs.
        who: Vec<String>,
        /// The word for the date.
        date: String,
    },
    /// What follows begins on a new page.
    PageBreak,
}

/// The most lines of a [`Block::Ruled`].
pub const MOST_RULED: u8 = 40;

/// Rows and columns with headers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// The headers of the columns.
    pub head: Vec<String>,
    /// The rows. A cell that is missing is an empty one.
    pub rows: Vec<Vec<String>>,
    /// The first cell of a row says what the row is about.
    pub names: bool,
}

impl Table {
    /// How many columns it has.
    pub fn columns(&self) -> usize {
        let rows = self.rows.iter().map(Vec::len);
        rows.chain([self.head.len()]).max().unwrap_or(0)
    }

    /// Some of its columns have headers.
    pub fn has_head(&self) -> bool {
        self.head.iter().any(|h| !h.trim().is_empty())
    }

    /// The cell of a row; empty if there is none.
    pub(crate) fn cell(row: &[String], column: usize) -> &str {
        row.get(column).map_or("", |c| c.as_str())
    }
}

impl Paper {
    /// Its title, or the words that stand for it: no file goes without.
    pub(crate) fn called(&self) -> &str {
        let headings = self.blocks.iter().filter_map(|b| match b {
            Block::Heading(_, text) => Some(text.as_str()),
            _ => None,
        });
        let mut all = std::iter::once(self.title.as_str()).chain(headings);
        let found = all.find(|t| !t.trim().is_empty());
        found.unwrap_or(if self.is_spanish() {
            "Documento"
        } else {
            "Document"
        })
    }

    fn is_spanish(&self) -> bool {
        self.language == "es" || self.language.starts_with("es-")
    }

    /// The tag of its language, with the country that dictionaries want.
    pub(crate) fn tag(&self) -> &str {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        match self.language.as_str() {
            "es" => "es-US",
            "en" | "" => "en-US",
            other if other.len() <= 35 && other.chars().all(plain) => other,
            _ => "en-US",
        }
    }

    /// The words around the number of a page and the number of all, such as `Page 1 of 3`.
    pub(crate) fn page_words(&self) -> [&'static str; 2] {
        if self.is_spanish() {
            ["Página ", " de "]
        } else if self.tag().starts_with("en") {
            ["Page ", " of "]
        } else {
            ["", " / "]
        }
    }

    /// The blocks with what stands above the title apart.
    pub(crate) fn apart(&self) -> (&[String], &[Block]) {
        match self.blocks.split_first() {
            Some((Block::Letterhead(lines), rest)) => (lines, rest),
            _ => (&[], &self.blocks),
        }
    }
}

/// Text as it may stand in HTML and XML. Characters that XML does not know are left out.
pub(crate) fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() && !matches!(c, '\t' | '\n') => {}
            c => out.push(c),
        }
    }
}
