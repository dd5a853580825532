//! Whether headers and footers say anything that the text does not: more than page numbers and what the document begins
//! with, such as its title.
//!
//! They are never part of the text. A part that cannot be read is taken to say something.

use super::package::{Package, Relationship};
use super::scan::scan;
use super::story::Story;

/// Most headers and footers that are looked into.
const MOST: usize = 24;
/// Of so many paragraphs at the beginning, one may be what stands in a header.
const BEGINNING: usize = 8;
/// Words beside the number of a page, in the languages of our papers and of those that people send most.
const WORDS: [&str; 14] = [
    "page", "pages", "p", "pg", "of", "página", "páginas", "pagina", "paginas", "pág", "de",
    "seite", "von", "sur",
];

fn is_page_number(piece: &str) -> bool {
    piece
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .all(|word| {
            word.chars().all(char::is_numeric) || WORDS.contains(&word.to_lowercase().as_str())
        })
}

/// Whether headers or footers say more than the text does.
pub(super) fn say_more(
    package: &mut Package<'_>,
    relationships: &[Relationship],
    story: &Story,
) -> bool {
    let edges = relationships
        .iter()
        .filter(|r| r.is("header") || r.is("footer"));
    let edges: Vec<&Relationship> = edges.collect();
    if edges.len() > MOST {
        return true;
    }
    let beginning: Vec<&str> = story
        .paras
        .iter()
        .map(|p| p.text.trim())
        .filter(|text| !text.is_empty())
        .take(BEGINNING)
        .collect();
    let repeats = |piece: &str| {
        let piece = piece.trim_end_matches(['…', '.']).trim_end();
        beginning.iter().any(|text| text.starts_with(piece))
    };
    edges.into_iter().any(|edge| {
        if edge.target.is_empty() {
            return true;
        }
        let said = match package.xml(&edge.target) {
            Ok(Some(xml)) => scan(&edge.target, &xml),
            Ok(None) => return false,
            Err(_) => return true,
        };
        let Ok(said) = said else { return true };
        let pieces = said.paras.iter().flat_map(|p| p.text.split(['\t', '\n']));
        let mut pieces = pieces.map(str::trim);
        pieces.any(|piece| !is_page_number(piece) && !repeats(piece))
    })
}
