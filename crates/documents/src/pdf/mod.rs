//! Writes a [`Paper`] as a PDF that a screen reader can follow: tagged, with a language, a title and its own fonts (PDF/UA-1).
//!
//! The same paper gives the same bytes. Text runs from left to right or from right to left, in Latin, Greek, Cyrillic,
//! Armenian, Georgian, Hebrew and Arabic letters. A character that the fonts do not have, such as one of Chinese or
//! Khmer, is shown as an empty box; who copies or listens gets the character itself. Not here: pictures, forms,
//! signatures that a computer checks, hyphens.

mod font;
mod glyphs;
mod joining;
mod layout;
mod outline;
mod page;
mod table;
mod tree;
mod write;

use std::sync::LazyLock;

use crate::paper::Paper;
use font::Font;
use glyphs::Faces;

static FONTS: LazyLock<Option<Faces>> = LazyLock::new(|| {
    Some([
        Font::read(dejavu::serif_condensed::regular())?,
        Font::read(dejavu::serif_condensed::bold())?,
        Font::read(dejavu::sans::regular())?,
        Font::read(dejavu::sans::bold())?,
    ])
});

/// The PDF of a paper.
///
/// # Errors
/// When the fonts that come with the crate cannot be read, which a test rules out.
pub fn compose(paper: &Paper) -> Result<Vec<u8>, String> {
    let Some(faces) = FONTS.as_ref() else {
        return Err("The fonts cannot be read.".to_owned());
    };
    let pages = layout::pages(paper, faces);
    Ok(write::file(paper, &pages, faces))
}
