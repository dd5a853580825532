//! How much a Word file may hold before it is refused.
//!
//! Every limit is a constant, and every read stops at its limit, so a file that unpacks to
//! far more than it weighs costs no more than an honest one. Nothing here is configurable.

/// The file as it is sent, in bytes.
pub const MAX_FILE: usize = 32 << 20;
/// Files packed inside the document.
pub const MAX_PARTS: usize = 10_000;
/// One unpacked part that has to be read, in bytes.
pub const MAX_PART: usize = 32 << 20;
/// All unpacked parts that have to be read, in bytes.
pub const MAX_UNPACKED: usize = 64 << 20;
/// Elements inside one another.
pub const MAX_DEPTH: usize = 1_000;
/// Runs, text elements and stretches of text, each counted on its own.
pub const MAX_PIECES: usize = 1_000_000;
/// Paragraphs, with those in tables, text boxes and notes.
pub const MAX_PARAGRAPHS: usize = 200_000;
/// The longest name or id of a style or list that is heeded, in bytes; Word's own limit.
pub(super) const MAX_NAME: usize = 255;
/// Comments to write in one go.
pub const MAX_COMMENTS: usize = 10_000;
/// All the text of the comments to write, in bytes.
pub const MAX_COMMENT_TEXT: usize = 8 << 20;
