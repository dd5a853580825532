//! Words with the place of each in the source they came from.
//!
//! Built piece by piece by the readers of the formats. Knows nothing of any format.

use std::ops::Range;

use serde::Serialize;

use crate::Role;

/// The words of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Prose {
    /// The words, with a line feed between segments. In plain text it is the source itself.
    pub text: String,
    /// Paragraphs, headings and so on, in order, without overlap.
    pub segments: Vec<Segment>,
    /// Passages inside segments that the author set apart, in order, without overlap.
    pub marks: Vec<Marked>,
    #[serde(skip)]
    map: Vec<Span>,
}

/// A paragraph, heading, list item or the like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Segment {
    /// Its bytes in the words.
    pub plain: Range<usize>,
    /// The bytes of the source that they came from.
    pub source: Range<usize>,
    /// What it is.
    pub role: Role,
}

/// How a passage inside a segment is set apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// As code, a key or what a computer prints.
    Code,
    /// As a quotation or the title of a work.
    Quote,
}

/// A passage that is set apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Marked {
    /// Its bytes in the words.
    pub plain: Range<usize>,
    /// How it is set apart.
    pub mark: Mark,
}

/// Words and source side by side: byte for byte when equally long, else as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Span {
    plain: Range<u32>,
    source: Range<u32>,
}

impl Span {
    /// Texts are far shorter than the numbers can count.
    fn new(plain: Range<usize>, source: Range<usize>) -> Self {
        let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            plain: small(plain.start)..small(plain.end),
            source: small(source.start)..small(source.end),
        }
    }

    fn plain(&self) -> Range<usize> {
        self.plain.start as usize..self.plain.end as usize
    }

    fn source(&self) -> Range<usize> {
        self.source.start as usize..self.source.end as usize
    }
}

impl Prose {
    /// The bytes of the source that these bytes of the words came from.
    #[must_use]
    pub fn source_range(&self, plain: Range<usize>) -> Range<usize> {
        let start = self.source_of(plain.start, false);
        let end = if plain.end <= plain.start {
            start
        } else {
            self.source_of(plain.end, true)
        };
        start..end.max(start)
    }

    /// The segment that holds this byte of the words, or the one before it.
    #[must_use]
    pub fn segment_at(&self, plain: usize) -> Option<&Segment> {
        let after = self.segments.partition_point(|s| s.plain.start <= plain);
        self.segments[..after].last()
    }

    /// Whether this byte is in a quotation, in code, or in a passage set apart as one.
    #[must_use]
    pub fn is_set_apart(&self, plain: usize) -> bool {
        let segment = self.segment_at(plain).filter(|s| plain < s.plain.end);
        segment.is_some_and(|s| matches!(s.role, Role::Quote | Role::Code))
            || self.marks[..self.marks.partition_point(|m| m.plain.start <= plain)]
                .last()
                .is_some_and(|m| plain < m.plain.end)
    }

    fn source_of(&self, at: usize, is_end: bool) -> usize {
        let i = match is_end {
            true => self
                .map
                .partition_point(|s| (s.plain.start as usize) < at)
                .checked_sub(1),
            false => Some(self.map.partition_point(|s| s.plain.end as usize <= at)),
        };
        let Some(span) = i.and_then(|i| self.map.get(i)) else {
            return self.map.last().map_or(0, |s| s.source().end);
        };
        let (plain, source) = (span.plain(), span.source());
        if at < plain.start {
            source.start
        } else if at > plain.end {
            source.end
        } else if plain.len() == source.len() {
            source.start + (at - plain.start)
        } else if is_end {
            source.end
        } else {
            source.start
        }
    }
}

/// Builds prose segment by segment.
#[derive(Debug, Default)]
pub(super) struct Builder {
    prose: Prose,
    /// Start of the segment at hand in the words and the source, and its role.
    open: Option<(usize, usize, Role)>,
    /// White space that is said only if more words follow.
    space: Option<Range<usize>>,
    source_end: usize,
}

impl Builder {
    /// Says words that stand in the source byte for byte, or as a whole.
    pub fn say(&mut self, text: &str, source: Range<usize>, role: Role) {
        if text.is_empty() {
            return;
        }
        if self.open.is_none() {
            self.space = None;
            if !self.prose.text.is_empty() {
                self.prose.text.push('\n');
            }
            self.open = Some((self.prose.text.len(), source.start, role));
        }
        if let Some(space) = self.space.take() {
            self.push(" ", space);
        }
        self.push(text, source);
    }

    fn push(&mut self, text: &str, source: Range<usize>) {
        let start = self.prose.text.len();
        self.prose.text.push_str(text);
        let plain = start..self.prose.text.len();
        self.source_end = source.end;
        let new = Span::new(plain, source);
        if let Some(last) = self.prose.map.last_mut()
            && last.plain.len() == last.source.len()
            && new.plain.len() == new.source.len()
            && last.plain.end == new.plain.start
            && last.source.end == new.source.start
        {
            last.plain.end = new.plain.end;
            last.source.end = new.source.end;
            return;
        }
        self.prose.map.push(new);
    }

    /// A space between words of one segment; nothing at its ends.
    pub fn space(&mut self, source: Range<usize>) {
        if self.open.is_some() && !self.prose.text.ends_with('\n') {
            match &mut self.space {
                Some(space) => space.end = source.end.max(space.end),
                None => self.space = Some(source),
            }
        }
    }

    /// Says words in which any white space is one space.
    pub fn flow(&mut self, text: &str, at: usize, role: Role) {
        let white = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
        let mut rest = text;
        while !rest.is_empty() {
            let start = at + (text.len() - rest.len());
            let words = rest.find(white).unwrap_or(rest.len());
            self.say(&rest[..words], start..start + words, role);
            let gap = rest[words..]
                .find(|c| !white(c))
                .map_or(rest.len(), |n| words + n);
            if gap > words {
                self.space(start + words..start + gap);
            }
            rest = &rest[gap..];
        }
    }

    /// A line break inside a segment.
    pub fn line(&mut self, source: Range<usize>) {
        if self.open.is_some() {
            self.space = None;
            self.push("\n", source);
        }
    }

    /// Ends the segment at hand.
    pub fn end(&mut self) {
        self.space = None;
        let Some((start, source, role)) = self.open.take() else {
            return;
        };
        while self.prose.text.len() > start && self.prose.text.ends_with('\n') {
            self.prose.text.pop();
            let end = self.prose.text.len();
            while let Some(last) = self.prose.map.pop() {
                let (plain, mut source) = (last.plain(), last.source());
                if plain.start >= end {
                    continue;
                }
                if plain.end > end && plain.len() == source.len() {
                    source.end -= plain.end - end;
                }
                self.prose
                    .map
                    .push(Span::new(plain.start..plain.end.min(end), source));
                break;
            }
        }
        let source_end = self
            .prose
            .map
            .last()
            .map_or(self.source_end, |s| s.source().end);
        self.prose.segments.push(Segment {
            plain: start..self.prose.text.len(),
            source: source..source_end.max(source),
            role,
        });
    }

    /// Where the next words will stand, or the ones just said end.
    pub fn here(&self) -> usize {
        self.prose.text.len()
    }

    /// Sets apart what was said since `start`.
    pub fn mark(&mut self, start: usize, mark: Mark) {
        let said = self.prose.text.get(start..).unwrap_or("");
        let lead = said.len() - said.trim_start().len();
        let plain = start + lead..self.prose.text.len();
        if !plain.is_empty() {
            self.prose.marks.push(Marked { plain, mark });
        }
    }

    pub fn finish(mut self) -> Prose {
        self.end();
        let length = self.prose.text.len();
        self.prose.marks.retain(|m| m.plain.end <= length);
        // Of passages in passages the outer one counts, so that none overlap.
        self.prose
            .marks
            .sort_by_key(|m| (m.plain.start, std::cmp::Reverse(m.plain.end)));
        let mut covered = 0;
        self.prose.marks.retain(|m| {
            let outer = m.plain.start >= covered;
            covered = covered.max(m.plain.end);
            outer
        });
        self.prose
    }
}

/// Prose whose words are the source itself.
pub(super) fn whole(source: &str, segments: Vec<Segment>) -> Prose {
    let all = 0..source.len();
    Prose {
        text: source.to_owned(),
        segments,
        marks: Vec::new(),
        map: vec![Span::new(all.clone(), all)],
    }
}
