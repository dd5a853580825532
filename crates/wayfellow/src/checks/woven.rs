//! Paragraphs laid out as plain text for the checker, and the way back to the words they came from.
//!
//! Headings and lists get the signs that plain text has for them; what a document quotes or marks as code is left out.
//! Nothing here knows of findings.

use std::ops::Range;

use documents::Role;
use documents::docx::DocxText;
use documents::text::Prose;

/// Paragraphs laid out as plain text, with the way back.
pub(super) struct Woven {
    pub text: String,
    pub pieces: Vec<Piece>,
}

/// A stretch of the woven text that stands byte for byte at `plain` in the words it came from.
pub(super) struct Piece {
    pub woven: Range<usize>,
    pub plain: usize,
}

impl Woven {
    pub fn of_prose(prose: &Prose) -> Woven {
        let mut woven = Woven {
            text: String::with_capacity(prose.text.len() * 9 / 8),
            pieces: Vec::new(),
        };
        for s in &prose.segments {
            woven.add(&prose.text, s.plain.clone(), s.role, false);
        }
        woven
    }

    pub fn of_docx(text: &DocxText) -> Woven {
        let mut woven = Woven {
            text: String::with_capacity(text.text.len() * 9 / 8),
            pieces: Vec::new(),
        };
        for p in &text.paragraphs {
            woven.add(&text.text, p.plain.clone(), p.role, p.bold);
        }
        woven
    }

    fn add(&mut self, words: &str, plain: Range<usize>, role: Role, bold: bool) {
        let Some(passage) = words.get(plain.clone()).filter(|p| !p.trim().is_empty()) else {
            return;
        };
        let sign = match role {
            Role::Quote | Role::Code => return,
            Role::Heading(level) => &"######"[..usize::from(level.clamp(1, 6))],
            Role::ListItem => "-",
            Role::Paragraph if bold && passage.len() <= 80 && !passage.contains('\n') => "##",
            Role::Paragraph | Role::TableCell => "",
        };
        if !self.text.is_empty() {
            // Items of one list stay together; everything else is a paragraph of its own.
            self.text.push_str(if sign == "-" { "\n" } else { "\n\n" });
        }
        if !sign.is_empty() {
            self.text.push_str(sign);
            self.text.push(' ');
        }
        let start = self.text.len();
        self.text.push_str(passage);
        self.pieces.push(Piece {
            woven: start..self.text.len(),
            plain: plain.start,
        });
    }

    /// The bytes of the words for these bytes of the woven text.
    pub fn plain(&self, woven: Range<usize>) -> Range<usize> {
        let start = self.pieces.partition_point(|p| p.woven.end <= woven.start);
        let start = self
            .pieces
            .get(start)
            .or(self.pieces.last())
            .map_or(0, |p| {
                p.plain + woven.start.clamp(p.woven.start, p.woven.end) - p.woven.start
            });
        let end = self.pieces.partition_point(|p| p.woven.start < woven.end);
        let end = end
            .checked_sub(1)
            .and_then(|i| self.pieces.get(i))
            .map_or(start, |p| {
                p.plain + woven.end.clamp(p.woven.start, p.woven.end) - p.woven.start
            });
        start..end.max(start)
    }

    /// The woven text, with quotations as lines that begin with `>`.
    pub fn with_quotations(&self, prose: &Prose) -> String {
        let mut pieces = self.pieces.iter().peekable();
        let mut out = String::with_capacity(self.text.len());
        let mut at = 0;
        for s in &prose.segments {
            if pieces.peek().is_some_and(|p| p.plain == s.plain.start) {
                if let Some(p) = pieces.next() {
                    out.push_str(&self.text[at..p.woven.end]);
                    at = p.woven.end;
                }
            } else if s.role == Role::Quote {
                for line in prose.text[s.plain.clone()].lines() {
                    out.push_str(if out.is_empty() { "> " } else { "\n\n> " });
                    out.push_str(line);
                }
            }
        }
        out
    }
}
