//! Breaks a paper into lines and pages, each line with the part of the structure it belongs to.
//!
//! Lengths are in thousandths of a point. Not here: how it is written.

use crate::paper::{Block, Paper};

use super::font::Font;

/// US Letter, in points.
pub(super) const WIDTH: u32 = 612;
pub(super) const HEIGHT: u32 = 792;
const MARGIN: u32 = 72;

/// What a part of the structure is. Parts are numbered in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Heading(u8),
    Paragraph,
    /// A list; its items follow until something else comes.
    List {
        numbered: bool,
    },
    /// The mark of an item, and its words.
    Label,
    Words,
}

/// A part of the structure.
pub(super) struct Part {
    pub tag: Tag,
}

/// A stretch of text in one font.
pub(super) struct Run {
    pub bold: bool,
    pub text: String,
}

/// A line on a page.
pub(super) struct Line {
    pub part: usize,
    pub size: u32,
    /// From the left edge and from the bottom, in thousandths of a point.
    pub x: u32,
    pub y: u32,
    pub runs: Vec<Run>,
}

/// Pages with their lines, and the parts that the lines belong to.
pub(super) struct Pages {
    pub pages: Vec<Vec<Line>>,
    pub parts: Vec<Part>,
}

struct Setter<'a> {
    fonts: [&'a Font; 2],
    out: Pages,
    y: u32,
}

/// A character as the font shows it.
pub(super) fn shown(font: &Font, c: char) -> char {
    if c == '\u{a0}' || c.is_whitespace() {
        ' '
    } else if font.glyph(c).is_some() {
        c
    } else {
        '?'
    }
}

fn width(font: &Font, size: u32, text: &str) -> u32 {
    text.chars()
        .map(|c| {
            font.glyph(shown(font, c))
                .map_or(0, |glyph| font.width(glyph))
        })
        .sum::<u32>()
        * size
}

impl Setter<'_> {
    fn part(&mut self, tag: Tag) -> usize {
        self.out.parts.push(Part { tag });
        self.out.parts.len() - 1
    }

    /// Goes down by this many points, onto a new page when there is no room.
    fn down(&mut self, points: u32) {
        let bottom = MARGIN * 1000;
        if self.y < bottom + points * 1000 {
            self.out.pages.push(Vec::new());
            self.y = (HEIGHT - MARGIN) * 1000;
        }
        self.y -= points * 1000;
    }

    fn put(&mut self, line: Line) {
        if let Some(page) = self.out.pages.last_mut() {
            page.push(line);
        }
    }

    /// Sets a text in lines. `lead` is in bold in front of it; `label` stands left of the first line.
    fn set(&mut self, tag: Tag, size: u32, bold: bool, indent: u32, lead: &str, text: &str) {
        let label = matches!(tag, Tag::Words).then(|| self.out.parts.len().saturating_sub(1));
        let part = self.part(tag);
        let left = (MARGIN + indent) * 1000;
        let room = (WIDTH - MARGIN) * 1000 - left;
        let leading = size * 7 / 5;
        let mut first = true;
        for paragraph in text.split('\n') {
            let mut words: Vec<(bool, String)> = Vec::new();
            if first && !lead.is_empty() {
                let lead = format!("{lead}:");
                words.extend(lead.split_whitespace().map(|w| (true, w.to_owned())));
            }
            words.extend(paragraph.split_whitespace().map(|w| (bold, w.to_owned())));
            let words = self.cut(words, size, room);
            let mut runs: Vec<Run> = Vec::new();
            let mut used = 0;
            for (heavy, word) in words {
                let font = self.fonts[usize::from(heavy)];
                let wide = width(font, size, &word);
                let space = width(font, size, " ");
                if !runs.is_empty() && used + space + wide > room {
                    self.line(
                        part,
                        size,
                        left,
                        leading,
                        std::mem::take(&mut runs),
                        label.filter(|_| first),
                    );
                    first = false;
                    used = 0;
                }
                let text = if runs.is_empty() {
                    word
                } else {
                    used += space;
                    format!(" {word}")
                };
                used += wide;
                match runs.last_mut() {
                    Some(run) if run.bold == heavy => run.text.push_str(&text),
                    _ => runs.push(Run { bold: heavy, text }),
                }
            }
            if !runs.is_empty() {
                self.line(part, size, left, leading, runs, label.filter(|_| first));
                first = false;
            }
        }
    }

    /// Cuts words that are longer than a line.
    fn cut(&self, words: Vec<(bool, String)>, size: u32, room: u32) -> Vec<(bool, String)> {
        let mut out = Vec::with_capacity(words.len());
        for (bold, word) in words {
            let font = self.fonts[usize::from(bold)];
            let mut piece = String::new();
            let mut used = 0;
            for c in word.chars() {
                let wide = width(font, size, c.encode_utf8(&mut [0; 4]));
                if used + wide > room && !piece.is_empty() {
                    out.push((bold, std::mem::take(&mut piece)));
                    used = 0;
                }
                piece.push(c);
                used += wide;
            }
            out.push((bold, piece));
        }
        out
    }

    fn line(
        &mut self,
        part: usize,
        size: u32,
        x: u32,
        leading: u32,
        runs: Vec<Run>,
        label: Option<usize>,
    ) {
        self.down(leading);
        if let Some(label) = label
            && let Some(mark) = self.marks(label)
        {
            let y = self.y;
            self.put(Line {
                part: label,
                size,
                x: x - 18_000,
                y,
                runs: vec![Run {
                    bold: false,
                    text: mark,
                }],
            });
        }
        let y = self.y;
        self.put(Line {
            part,
            size,
            x,
            y,
            runs,
        });
    }

    /// The mark of the item whose label this is.
    fn marks(&self, label: usize) -> Option<String> {
        let before = self.out.parts.get(..=label)?;
        let start = before
            .iter()
            .rposition(|p| matches!(p.tag, Tag::List { .. }))?;
        let Tag::List { numbered } = before[start].tag else {
            return None;
        };
        let place = before[start..]
            .iter()
            .filter(|p| p.tag == Tag::Label)
            .count();
        Some(if numbered {
            format!("{place}.")
        } else {
            "\u{2022}".to_owned()
        })
    }

    fn list(&mut self, numbered: bool, items: &[String]) {
        if items.iter().all(|i| i.trim().is_empty()) {
            return;
        }
        self.part(Tag::List { numbered });
        for item in items.iter().filter(|i| !i.trim().is_empty()) {
            self.part(Tag::Label);
            self.set(Tag::Words, 10, false, 20, "", item);
            self.y = self.y.saturating_sub(2_000);
        }
    }
}

/// A paper on pages.
pub(super) fn pages(paper: &Paper, fonts: [&Font; 2]) -> Pages {
    let mut setter = Setter {
        fonts,
        out: Pages {
            pages: vec![Vec::new()],
            parts: Vec::new(),
        },
        y: (HEIGHT - MARGIN) * 1000,
    };
    setter.set(Tag::Heading(1), 20, true, 0, "", &paper.title);
    if !paper.subtitle.is_empty() {
        setter.y = setter.y.saturating_sub(3_000);
        setter.set(Tag::Paragraph, 10, false, 0, "", &paper.subtitle);
    }
    for block in &paper.blocks {
        let gap = match block {
            Block::Heading(1, _) => 16_000,
            Block::Heading(..) => 9_000,
            _ => 4_000,
        };
        setter.y = setter.y.saturating_sub(gap);
        match block {
            Block::Heading(level, text) => {
                let (tag, size) = match level {
                    1 => (2, 15),
                    _ => (3, 12),
                };
                // A heading does not stay alone at the foot of a page.
                if setter.y < (MARGIN + 60) * 1000 {
                    setter.y = 0;
                }
                setter.set(Tag::Heading(tag), size, true, 0, "", text);
            }
            Block::Paragraph(text) => setter.set(Tag::Paragraph, 10, false, 0, "", text),
            Block::Bullets(items) => setter.list(false, items),
            Block::Numbers(items) => setter.list(true, items),
            Block::Facts(facts) => {
                for (name, text) in facts {
                    setter.set(Tag::Paragraph, 10, false, 0, name, text);
                    setter.y = setter.y.saturating_sub(2_000);
                }
            }
        }
    }
    setter.out
}
