//! Puts comments into a copy of a Word file, beside the words they are about.
//!
//! Everything else in the file stays as it is, byte for byte. Comments cannot be fixed to
//! words in text boxes and notes, so there they stand beside the box or the reference and
//! quote the words. It does not resolve, reply to or remove comments.

use std::ops::Range;

use super::DocxError;
use super::assemble::{Loaded, assemble};
use super::comments::{Parts, Words};
use super::cuts::{Cutter, Seams};
use super::limits::{MAX_COMMENT_TEXT, MAX_COMMENTS, MAX_PART};

/// How many characters of a passage are quoted.
const MAX_QUOTE: usize = 120;

/// A comment to write.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comment {
    /// Bytes of the text that [`read`](super::read) gives. A range that ends inside a
    /// character is widened to it; one without extent marks a place.
    pub range: Range<usize>,
    /// Who says it.
    pub author: String,
    /// The author's initials.
    pub initials: String,
    /// When, as `2026-03-01T09:30:00Z`. Without it Word shows no date.
    pub date: Option<String>,
    /// The paragraphs of the comment.
    pub text: Vec<String>,
}

/// A copy of a Word file with these comments in it. The same input gives the same bytes.
///
/// # Errors
/// When the file cannot be read, a limit is passed, a date is not a date, or the document
/// has no text to comment on. Without comments, the copy is the input.
pub fn annotate(bytes: &[u8], comments: &[Comment]) -> Result<Vec<u8>, DocxError> {
    check(comments)?;
    let mut loaded = Loaded::open(bytes)?;
    if comments.is_empty() {
        return Ok(bytes.to_vec());
    }
    let assembled = assemble(&loaded);
    let text = &assembled.text.text;
    let mut parts = Parts::prepare(&mut loaded)?;
    let words = Words::new(&loaded.story.prefix, loaded.story.strict);
    let seams = Seams {
        story: &loaded.story,
        pieces: &assembled.pieces,
    };
    let mut cutter = Cutter::new(&loaded.xml, &loaded.story);
    let mut written = Vec::with_capacity(comments.len());
    for (comment, id) in comments.iter().zip(parts.first_id..) {
        let range = whole_characters(text, &comment.range);
        let spot = seams.spot(range.clone()).ok_or(DocxError::NoText)?;
        let (start, end) = (
            words.start(id),
            words.end(id, parts.styles.reference.as_deref()),
        );
        if spot.start == spot.end {
            cutter.begin(spot.start, &(start + &end));
        } else {
            cutter.begin(spot.start, &start);
            cutter.end(spot.end, &end);
        }
        let quote = (spot.aside && !range.is_empty()).then(|| quote(&text[range]));
        written.push((comment.clone(), quote));
    }
    let document = cutter.write()?;
    let main = (loaded.main.clone(), document);
    parts.changes.push(main);
    let changes = parts.add(&mut loaded, &written)?;
    if changes.iter().any(|(_, xml)| xml.len() > MAX_PART) {
        return Err(DocxError::TooLarge {
            what: "one of its parts",
            limit: MAX_PART,
            unit: "bytes",
        });
    }
    loaded.package.write(&changes)
}

fn check(comments: &[Comment]) -> Result<(), DocxError> {
    if comments.len() > MAX_COMMENTS {
        return Err(DocxError::TooLarge {
            what: "the number of comments",
            limit: MAX_COMMENTS,
            unit: "comments",
        });
    }
    let size = |c: &Comment| {
        c.author.len() + c.initials.len() + c.text.iter().map(String::len).sum::<usize>()
    };
    if comments.iter().map(size).sum::<usize>() > MAX_COMMENT_TEXT {
        return Err(DocxError::TooLarge {
            what: "the text of the comments",
            limit: MAX_COMMENT_TEXT,
            unit: "bytes",
        });
    }
    for (index, comment) in comments.iter().enumerate() {
        if comment.date.as_deref().is_some_and(|d| !is_date(d)) {
            return Err(DocxError::BadComment {
                index,
                reason: "its date is not like 2026-03-01T09:30:00Z",
            });
        }
        if comment.author.trim().is_empty() {
            return Err(DocxError::BadComment {
                index,
                reason: "it has no author",
            });
        }
    }
    Ok(())
}

fn is_date(date: &str) -> bool {
    let date = date.strip_suffix('Z').unwrap_or(date);
    let number = |range: Range<usize>, allowed: Range<u32>| {
        date.get(range)
            .filter(|d| d.bytes().all(|b| b.is_ascii_digit()))
            .and_then(|d| d.parse().ok())
            .is_some_and(|n| allowed.contains(&n))
    };
    let punctuation = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':')];
    date.len() == 19
        && punctuation.iter().all(|(at, b)| date.as_bytes()[*at] == *b)
        && number(0..4, 1..10_000)
        && number(5..7, 1..13)
        && number(8..10, 1..32)
        && number(11..13, 0..24)
        && number(14..16, 0..60)
        && number(17..19, 0..60)
}

/// The range inside the text, widened to whole characters.
fn whole_characters(text: &str, range: &Range<usize>) -> Range<usize> {
    let mut start = range.start.min(text.len());
    let mut end = range.end.clamp(start, text.len());
    let point = start == end;
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    if point {
        return start..start;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}

fn quote(passage: &str) -> String {
    // A passage can be the whole document; its beginning is enough.
    let beginning = passage.char_indices().nth(10 * MAX_QUOTE);
    let passage = beginning.map_or(passage, |(cut, _)| &passage[..cut]);
    let one_line = passage.split_whitespace().collect::<Vec<_>>().join(" ");
    match one_line.char_indices().nth(MAX_QUOTE) {
        Some((cut, _)) => format!("{}…", &one_line[..cut]),
        None => one_line,
    }
}
