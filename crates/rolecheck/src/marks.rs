//! Marks that people put into a text: passages that are quoted, findings that are meant to stay.
//!
//! `<!-- wayfellow: quote -->` to `<!-- wayfellow: end quote -->` is left alone.
//! `wayfellow-ignore CODE: reason` silences a rule on its own line and the next one; without a
//! reason it silences nothing and says so.

use std::collections::BTreeSet;
use std::ops::Range;

/// What the marks of a text say.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    /// In their order; none inside another.
    quoted: Vec<Range<usize>>,
    /// Lines, from 1, with the code in capitals.
    ignored: BTreeSet<(u32, String)>,
    pub notes: Vec<String>,
}

/// How much after a mark is looked at, in bytes: room for a code and the beginning of a reason.
const ROOM: usize = 400;

const KEY: &str = "wayfellow";

/// Reads the marks.
pub(crate) fn read(text: &str) -> Marks {
    let mut marks = Marks::default();
    let mut open: Option<(usize, u32)> = None;
    let mut from = 0;
    // the line of the mark: its number, start and end
    let (mut line, mut start, mut end) = (1, 0, None);
    while let Some(found) = text[from..].find(KEY) {
        let at = from + found;
        let passed = &text.as_bytes()[from..at];
        if let Some(last) = passed.iter().rposition(|b| *b == b'\n') {
            let lines = passed[..=last].iter().filter(|b| **b == b'\n').count();
            line += u32::try_from(lines).unwrap_or(u32::MAX);
            start = from + last + 1;
            end = None;
        }
        let after = at + KEY.len();
        from = after;
        let end = *end.get_or_insert_with(|| {
            let rest = text[after..].find('\n');
            rest.map_or(text.len(), |n| after + n)
        });
        let rest = beginning(&text[after..end]);
        if let Some(rest) = rest.strip_prefix(':') {
            let word = rest.trim_start();
            if word.starts_with("end quote") || word.starts_with("endquote") {
                if let Some((start, _)) = open.take() {
                    marks.quoted.push(start..end);
                }
            } else if word.starts_with("quote") && open.is_none() {
                open = Some((start, line));
            }
        } else if let Some(rest) = rest.strip_prefix("-ignore") {
            ignore(rest, line, &mut marks);
        }
    }
    if let Some((start, line)) = open {
        marks.quoted.push(start..text.len());
        marks.notes.push(format!(
            "Line {line}: the quoted passage has no end, so everything after it was left alone. Put <!-- wayfellow: end quote --> where it ends."
        ));
    }
    marks
}

fn beginning(text: &str) -> &str {
    &text[..text.floor_char_boundary(ROOM)]
}

fn ignore(rest: &str, line: u32, marks: &mut Marks) {
    let rest = rest
        .trim()
        .trim_end_matches("-->")
        .trim_end_matches("*/")
        .trim();
    let (code, reason) = rest.split_once(':').unwrap_or((rest, ""));
    let code = code.trim();
    if code.is_empty() || code.contains(char::is_whitespace) {
        marks.notes.push(format!(
            "Line {line}: wayfellow-ignore names no rule, so nothing was silenced. Write wayfellow-ignore CODE: reason."
        ));
    } else if reason.trim().is_empty() {
        marks.notes.push(format!(
            "Line {line}: {code} was not silenced, because no reason is given. Write wayfellow-ignore {code}: and why."
        ));
    } else {
        marks.ignored.insert((line, code.to_ascii_uppercase()));
    }
}

impl Marks {
    /// Whether a finding of this rule at this place is to be left out.
    pub(crate) fn cover(&self, code: &str, span: &Range<usize>, line: u32) -> bool {
        let before = self.quoted.partition_point(|r| r.start <= span.start);
        let quoted = before > 0 && span.end <= self.quoted[before - 1].end;
        quoted
            || !self.ignored.is_empty() && {
                let code = code.to_ascii_uppercase();
                let silent = |line: u32| self.ignored.contains(&(line, code.clone()));
                silent(line) || silent(line.saturating_sub(1))
            }
    }
}
