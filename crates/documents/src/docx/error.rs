//! Why a Word file was refused, in words for the person who sent it.
//!
//! Each message says what was refused, what was found and what to do. It does not
//! quote the document, but for the names of its parts and elements.

use std::fmt;

/// Why a file could not be read or annotated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocxError {
    /// There are no bytes at all.
    Empty,
    /// Something is over its limit.
    TooLarge {
        /// What was measured, such as "the file".
        what: &'static str,
        /// The limit in bytes or pieces, as `unit` says.
        limit: usize,
        /// "bytes", or what is counted.
        unit: &'static str,
    },
    /// The bytes are some other kind of file.
    NotDocx {
        /// What they look like, if that can be told.
        looks_like: Option<&'static str>,
    },
    /// A Word file from before 2007, or a protected file in the same kind of container.
    OldWord,
    /// A DOCX that opens only with a password.
    Encrypted,
    /// The container is damaged.
    BrokenZip {
        /// What was found.
        detail: String,
    },
    /// The container is whole, but a part that every Word file has is not in it.
    MissingPart {
        /// The part, such as `word/document.xml`.
        part: String,
    },
    /// A part is not well-formed XML.
    BrokenXml {
        /// The part, such as `word/document.xml`.
        part: String,
        /// Line of the fault, from 1.
        line: usize,
        /// Column of the fault in characters, from 1.
        column: usize,
        /// What was found.
        detail: String,
    },
    /// The document has no text that a comment could be about.
    NoText,
    /// A comment cannot be written as it stands.
    BadComment {
        /// Which comment, counted from 0.
        index: usize,
        /// What is wrong with it.
        reason: &'static str,
    },
}

impl fmt::Display for DocxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("The file is empty. Save the document again and send that file."),
            Self::TooLarge { what, limit, unit } => {
                write!(f, "This document was refused because {what} is over the limit of {limit} {unit}. Split the document, or take out pictures and attachments.")
            }
            Self::NotDocx { looks_like: Some(kind) } => {
                write!(f, "This is not a Word document (.docx); it looks like {kind}. Open it in the program it comes from and save it as .docx.")
            }
            Self::NotDocx { looks_like: None } => f.write_str(
                "This is not a Word document (.docx). Open it in the program it comes from and save it as .docx.",
            ),
            Self::OldWord => f.write_str(
                "This is an old Word file (.doc) or a password-protected one. Open it in Word or LibreOffice and save it as .docx without a password.",
            ),
            Self::Encrypted => f.write_str(
                "This Word document is password-protected and cannot be read. Open it, remove the password and save it again.",
            ),
            Self::BrokenZip { detail } => {
                write!(f, "This Word document is damaged ({detail}). Open it in Word or LibreOffice, which can often repair it, and save it again.")
            }
            Self::MissingPart { part } => {
                write!(f, "This file is packed like a Word document, but the part {part} is missing. Open it in Word or LibreOffice and save it as .docx.")
            }
            Self::BrokenXml { part, line, column, detail } => {
                write!(f, "This Word document is damaged: {part}, line {line}, column {column}: {detail}. Open it in Word or LibreOffice, which can often repair it, and save it again.")
            }
            Self::NoText => f.write_str("This document has no text, so there is nothing to comment on."),
            Self::BadComment { index, reason } => {
                write!(f, "Comment {} cannot be written: {reason}.", index + 1)
            }
        }
    }
}

impl std::error::Error for DocxError {}
