//! Finds the seams at which a range of text begins and ends in the XML, and opens them.
//!
//! A run is split only where a seam falls inside it, and both halves keep its properties.
//! Formulas and alternative versions of a shape are never split: a seam in one moves to its edge.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::DocxError;
use super::assemble::Placed;
use super::limits::MAX_PART;
use super::story::{At, Story, Written};
use super::xml::keeping_space;

/// A seam in the XML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seam {
    /// Between two things; nothing has to be split.
    Free(usize),
    /// Between two children of a run.
    InRun { run: u32, at: usize },
    /// In the text of a run.
    InText {
        run: u32,
        el: u32,
        at: usize,
        cdata: bool,
    },
}

impl Seam {
    pub fn at(self) -> usize {
        match self {
            Self::Free(at) | Self::InRun { at, .. } | Self::InText { at, .. } => at,
        }
    }
}

/// Finds seams for ranges of the text.
pub(super) struct Seams<'a> {
    pub story: &'a Story,
    pub pieces: &'a [Placed],
}

/// Where a comment goes, and whether its words are in a text box or note.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    pub start: Seam,
    pub end: Seam,
    pub aside: bool,
}

impl Seams<'_> {
    /// Where a comment about these bytes goes; nothing if the document has no text.
    pub fn spot(&self, range: Range<usize>) -> Option<Spot> {
        let first = self
            .pieces
            .partition_point(|p| p.piece.plain.end <= range.start);
        let beyond = self
            .pieces
            .partition_point(|p| p.piece.plain.start < range.end);
        if range.start < range.end && first < beyond {
            let start = self.before(first, range.start);
            // Text boxes come after their paragraph in the text, but not in the XML.
            let last = (first..beyond)
                .rev()
                .take(64)
                .find(|i| self.pieces[*i].aside == self.pieces[first].aside);
            let last = last.unwrap_or(first);
            let mut end = self.after(last, range.end);
            if end.at() < start.at() {
                end = self.after(first, self.pieces[first].piece.plain.end);
            }
            return Some(Spot {
                start,
                end,
                aside: self.pieces[first].aside,
            });
        }
        self.point(first, range.start)
    }

    /// A place without extent: in the words around it, or else at the end of those before.
    fn point(&self, after: usize, at: usize) -> Option<Spot> {
        let seam = |i: usize, seam: Seam| {
            Some(Spot {
                start: seam,
                end: seam,
                aside: self.pieces[i].aside,
            })
        };
        let previous = after.checked_sub(1);
        match (self.pieces.get(after), previous) {
            (Some(next), _) if next.piece.plain.start <= at => seam(after, self.before(after, at)),
            (_, Some(i)) if self.pieces[i].piece.plain.end == at => seam(i, self.after(i, at)),
            (Some(_), _) => seam(after, self.before(after, at)),
            (None, Some(i)) => seam(i, self.after(i, at)),
            (None, None) => None,
        }
    }

    fn before(&self, i: usize, at: usize) -> Seam {
        let piece = &self.pieces[i].piece;
        match piece.at {
            At::Block(block) => Seam::Free(self.story.blocks[block as usize].start),
            At::Child { run, child } => {
                self.before_child(run, self.story.children[child as usize].start)
            }
            At::Text { run, el } => {
                let into = match piece.written {
                    Written::AsOne => 0,
                    _ => at.saturating_sub(piece.plain.start),
                };
                let first = i
                    .checked_sub(1)
                    .is_none_or(|p| self.pieces[p].piece.at != piece.at);
                if into == 0 && first {
                    self.before_child(run, self.story.texts[el as usize].open.start)
                } else {
                    let cdata = piece.written == Written::InCdata;
                    Seam::InText {
                        run,
                        el,
                        at: piece.xml.start + into,
                        cdata,
                    }
                }
            }
        }
    }

    fn after(&self, i: usize, at: usize) -> Seam {
        let piece = &self.pieces[i].piece;
        match piece.at {
            At::Block(block) => Seam::Free(self.story.blocks[block as usize].end),
            At::Child { run, child } => {
                self.after_child(run, self.story.children[child as usize].end)
            }
            At::Text { run, el } => {
                let left = match piece.written {
                    Written::AsOne => 0,
                    _ => piece.plain.end.saturating_sub(at),
                };
                let last = self
                    .pieces
                    .get(i + 1)
                    .is_none_or(|p| p.piece.at != piece.at);
                if left == 0 && last {
                    self.after_child(run, self.story.texts[el as usize].end)
                } else {
                    let cdata = piece.written == Written::InCdata;
                    Seam::InText {
                        run,
                        el,
                        at: piece.xml.end - left,
                        cdata,
                    }
                }
            }
        }
    }

    fn before_child(&self, run: u32, at: usize) -> Seam {
        let info = &self.story.runs[run as usize];
        if info.first == Some(at) {
            Seam::Free(info.open.start)
        } else {
            Seam::InRun { run, at }
        }
    }

    fn after_child(&self, run: u32, at: usize) -> Seam {
        let info = &self.story.runs[run as usize];
        if info.last == at {
            Seam::Free(info.end)
        } else {
            Seam::InRun { run, at }
        }
    }
}

/// What goes into the seams: endings before beginnings.
#[derive(Debug, Default)]
struct Opening {
    ends: String,
    starts: String,
}

/// Collects what goes into the seams, then writes it all at once.
pub(super) struct Cutter<'a> {
    xml: &'a str,
    story: &'a Story,
    openings: BTreeMap<usize, (Option<Seam>, Opening)>,
}

impl<'a> Cutter<'a> {
    pub fn new(xml: &'a str, story: &'a Story) -> Self {
        Self {
            xml,
            story,
            openings: BTreeMap::new(),
        }
    }

    fn opening(&mut self, seam: Seam) -> &mut Opening {
        let (known, opening) = self.openings.entry(seam.at()).or_default();
        known.get_or_insert(seam);
        opening
    }

    pub fn begin(&mut self, seam: Seam, markup: &str) {
        self.opening(seam).starts.push_str(markup);
    }

    pub fn end(&mut self, seam: Seam, markup: &str) {
        self.opening(seam).ends.push_str(markup);
    }

    /// The XML with every seam opened and filled.
    pub fn write(self) -> Result<String, DocxError> {
        let xml = self.xml;
        let mut edits: Vec<(Range<usize>, String)> = Vec::new();
        let mut kept: HashSet<u32> = HashSet::new();
        let mut size = xml.len();
        for (at, (seam, opening)) in &self.openings {
            let middle = format!("{}{}", opening.ends, opening.starts);
            let filled = match seam {
                Some(Seam::InRun { run, .. }) => self.split(*run, &middle),
                Some(Seam::InText { run, el, cdata, .. }) => {
                    let tag = self.keeping(*el);
                    let name = name(&tag);
                    if kept.insert(*el) {
                        self.keep(*el, &tag, &mut edits);
                    }
                    let (shut, reopen) = if *cdata {
                        ("]]>", "<![CDATA[")
                    } else {
                        ("", "")
                    };
                    format!("{shut}</{name}>{}{tag}{reopen}", self.split(*run, &middle))
                }
                Some(Seam::Free(_)) | None => middle,
            };
            size += filled.len();
            if size > MAX_PART {
                return Err(DocxError::TooLarge {
                    what: "the text with its comments",
                    limit: MAX_PART,
                    unit: "bytes",
                });
            }
            edits.push((*at..*at, filled));
        }
        edits.sort_by_key(|(range, _)| (range.start, range.end));
        let mut out = String::with_capacity(size + 1024);
        let mut done = 0;
        for (range, text) in &edits {
            out.push_str(xml.get(done..range.start).unwrap_or(""));
            out.push_str(text);
            done = done.max(range.end);
        }
        out.push_str(xml.get(done..).unwrap_or(""));
        Ok(out)
    }

    fn split(&self, run: u32, middle: &str) -> String {
        let info = &self.story.runs[run as usize];
        let open = &self.xml[info.open.clone()];
        let properties = info.properties.clone().map_or("", |range| &self.xml[range]);
        format!("</{}>{middle}{open}{properties}", name(open))
    }

    /// The start tag of a text element, asking to keep white space at its ends.
    fn keeping(&self, el: u32) -> String {
        let info = &self.story.texts[el as usize];
        let tag = &self.xml[info.open.clone()];
        if info.preserve {
            return tag.to_owned();
        }
        keeping_space(tag)
    }

    /// Makes an element keep its white space, without giving it any that was not shown before.
    fn keep(&self, el: u32, tag: &str, edits: &mut Vec<(Range<usize>, String)>) {
        let info = &self.story.texts[el as usize];
        if info.preserve {
            return;
        }
        edits.push((info.open.clone(), tag.to_owned()));
        let inner = &self.xml[info.open.end..info.end];
        let inner = &inner[..inner.rfind("</").unwrap_or(inner.len())];
        let white = [' ', '\t', '\r', '\n'];
        let head = inner.len() - inner.trim_start_matches(white).len();
        let tail = inner.len() - inner.trim_end_matches(white).len();
        if head < inner.len() {
            let end = info.open.end + inner.len();
            edits.push((info.open.end..info.open.end + head, String::new()));
            edits.push((end - tail..end, String::new()));
        }
    }
}

/// The name in a start tag, with its prefix.
fn name(tag: &str) -> &str {
    let inner = tag.trim_start_matches('<');
    inner
        .split([' ', '\t', '\r', '\n', '/', '>'])
        .next()
        .unwrap_or("")
}
