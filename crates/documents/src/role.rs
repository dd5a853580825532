//! What a stretch of text is in its document: a heading, a list item, a quotation.
//!
//! One word list for every format. It does not carry numbering, styles or table positions;
//! those belong to the format that has them.

use serde::Serialize;

/// What a paragraph is for the reader of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// A heading, from 1 (the widest) to 9.
    Heading(u8),
    /// An item of a bulleted or numbered list.
    ListItem,
    /// Ordinary running text.
    Paragraph,
    /// Words that the document itself marks as somebody else's.
    Quote,
    /// Code or other text that is to be left exactly as it is.
    Code,
    /// Text in the cell of a table.
    TableCell,
}
