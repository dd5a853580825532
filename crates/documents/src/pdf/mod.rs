//! Writes a [`Paper`] as a PDF that a screen reader can follow: tagged, with a language, a title and its own fonts (PDF/UA-1).
//!
//! The same paper gives the same bytes. Text runs from left to right in Latin, Greek and Cyrillic
//! letters; a character that the fonts do not have is shown as a question mark. Not here: pictures,
//! tables, forms, signatures.

mod font;
mod layout;
mod write;

use std::sync::LazyLock;

use crate::paper::Paper;
use font::Font;

static REGULAR: LazyLock<Option<Font>> =
    LazyLock::new(|| Font::read(include_bytes!("../../fonts/DejaVuSerif.ttf")));
static BOLD: LazyLock<Option<Font>> =
    LazyLock::new(|| Font::read(include_bytes!("../../fonts/DejaVuSerif-Bold.ttf")));

/// The PDF of a paper.
///
/// # Errors
/// When the fonts that come with the crate cannot be read, which a test rules out.
pub fn compose(paper: &Paper) -> Result<Vec<u8>, String> {
    let (Some(regular), Some(bold)) = (REGULAR.as_ref(), BOLD.as_ref()) else {
        return Err("The fonts cannot be read.".to_owned());
    };
    let pages = layout::pages(paper, [regular, bold]);
    Ok(write::file(paper, &pages, [regular, bold]))
}
