//! Marks that people put into a text: passages that are quoted, findings that are meant to stay.
//!
//! `<!-- wayfellow: quote -->` to `<!-- wayfellow: end quote -->` is left alone.
//! `wayfellow-ignore CODE: reason` silences a rule on its own line and the next one; without a
//! reason it silences nothing and says so.

use std::ops::Range;

/// What the marks of a text say.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    pub quoted: Vec<Range<usize>>,
    pub ignored: Vec<(String, Range<usize>)>,
    pub notes: Vec<String>,
}

const KEY: &str = "wayfellow";

/// Reads the marks.
pub(crate) fn read(text: &str) -> Marks {
    let mut marks = Marks::default();
    let mut open: Option<usize> = None;
    let mut from = 0;
    while let Some(found) = text[from..].find(KEY) {
        let at = from + found;
        let after = at + KEY.len();
        from = after;
        let line_end = text[after..].find('\n').map_or(text.len(), |n| after + n);
        let rest = &text[after..line_end];
        if let Some(rest) = rest.strip_prefix(':') {
            let word = rest.trim_start();
            let line_start = text[..at].rfind('\n').map_or(0, |n| n + 1);
            if word.starts_with("end quote") || word.starts_with("endquote") {
                if let Some(start) = open.take() {
                    marks.quoted.push(start..line_end);
                }
            } else if word.starts_with("quote") && open.is_none() {
                open = Some(line_start);
            }
        } else if let Some(rest) = rest.strip_prefix("-ignore") {
            ignore(text, rest, at, line_end, &mut marks);
        }
    }
    if let Some(start) = open {
        let line = line_of(text, start);
        marks.quoted.push(start..text.len());
        marks.notes.push(format!(
            "Line {line}: the quoted passage has no end, so everything after it was left alone. Put <!-- wayfellow: end quote --> where it ends."
        ));
    }
    marks
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].bytes().filter(|b| *b == b'\n').count() + 1
}

fn ignore(text: &str, rest: &str, at: usize, line_end: usize, marks: &mut Marks) {
    let rest = rest
        .trim()
        .trim_end_matches("-->")
        .trim_end_matches("*/")
        .trim();
    let (code, reason) = rest.split_once(':').unwrap_or((rest, ""));
    let code = code.trim();
    let line = line_of(text, at);
    if code.is_empty() || code.contains(char::is_whitespace) {
        marks.notes.push(format!(
            "Line {line}: wayfellow-ignore names no rule, so nothing was silenced. Write wayfellow-ignore CODE: reason."
        ));
    } else if reason.trim().is_empty() {
        marks.notes.push(format!(
            "Line {line}: {code} was not silenced, because no reason is given. Write wayfellow-ignore {code}: and why."
        ));
    } else {
        let start = text[..at].rfind('\n').map_or(0, |n| n + 1);
        let next = text.get(line_end + 1..).map_or(text.len(), |t| {
            t.find('\n').map_or(text.len(), |n| line_end + 1 + n)
        });
        marks.ignored.push((code.to_owned(), start..next));
    }
}

impl Marks {
    /// Whether a finding of this rule at this place is to be left out.
    pub(crate) fn cover(&self, code: &str, span: &Range<usize>) -> bool {
        let inside = |r: &Range<usize>| r.start <= span.start && span.end <= r.end;
        self.quoted.iter().any(inside)
            || self.ignored.iter().any(|(c, r)| {
                c.eq_ignore_ascii_case(code) && r.start <= span.start && span.start < r.end
            })
    }
}
