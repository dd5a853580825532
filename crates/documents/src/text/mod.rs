//! Text files: plain text, Markdown and HTML, in the encodings people really use.
//!
//! [`read`] decodes the bytes and gives the words as [`Prose`], which knows for every byte
//! where it stands in the source, so that what is found in the words can be shown in the
//! file. It does not guess languages, follow links, run scripts or read text in pictures.

mod decode;
mod entities;
mod html;
mod markdown;
mod plain;
mod prose;

use std::fmt;

use serde::Serialize;

pub use crate::Role;
pub use decode::{Encoding, known_kind};
pub use prose::{Mark, Marked, Prose, Segment};

/// The longest text that is read, in bytes as sent.
pub const MAX_TEXT: usize = 16 << 20;

/// How a text is marked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Not at all.
    Plain,
    /// Markdown, as CommonMark and GitHub have it.
    Markdown,
    /// HTML.
    Html,
}

impl Format {
    /// The format that a file of this name is in; anything unknown is plain text.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        let ending = name
            .rsplit_once('.')
            .map_or("", |(_, e)| e)
            .to_ascii_lowercase();
        match ending.as_str() {
            "md" | "markdown" | "mkd" | "mdx" => Self::Markdown,
            "html" | "htm" | "xhtml" => Self::Html,
            _ => Self::Plain,
        }
    }
}

/// A text file that has been read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextFile {
    /// The whole source, decoded, without a byte order mark. All source ranges count its bytes.
    pub source: String,
    /// How the bytes were encoded.
    pub encoding: Encoding,
    /// Some bytes did not fit the encoding and were replaced by `U+FFFD`.
    pub replaced: bool,
    /// The format it was read as.
    pub format: Format,
    /// Its words.
    pub prose: Prose,
}

/// Why a text file was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextError {
    /// It is longer than [`MAX_TEXT`].
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// It is not text.
    NotText {
        /// What it looks like, if that can be told.
        looks_like: Option<&'static str>,
    },
}

impl fmt::Display for TextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { limit } => {
                write!(f, "This text was refused because it is over the limit of {limit} bytes. Split it into smaller files.")
            }
            Self::NotText { looks_like: Some(kind) } => {
                write!(f, "This is not a text file; it looks like {kind}. Save it as text, Markdown, HTML or .docx.")
            }
            Self::NotText { looks_like: None } => f.write_str(
                "This is not a text file, or its encoding is not known. Save it as text in UTF-8, or as .docx.",
            ),
        }
    }
}

impl std::error::Error for TextError {}

/// Reads a text file.
///
/// # Errors
/// When it is not text, or too long.
pub fn read(bytes: &[u8], format: Format) -> Result<TextFile, TextError> {
    let decoded = decode::decode(bytes, format)?;
    let prose = prose(&decoded.text, format);
    Ok(TextFile {
        source: decoded.text,
        encoding: decoded.encoding,
        replaced: decoded.replaced,
        format,
        prose,
    })
}

/// The words of a text that is already decoded.
#[must_use]
pub fn prose(source: &str, format: Format) -> Prose {
    match format {
        Format::Plain => plain::prose(source),
        Format::Markdown => markdown::prose(source),
        Format::Html => html::prose(source),
    }
}
