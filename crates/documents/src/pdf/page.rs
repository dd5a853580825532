//! What stands where on the pages, and the tree of what it means.
//!
//! Lengths are in thousandths of a point, from the left edge and from the bottom. Not here: what a paper's blocks look like
//! (`layout`, `table`) and how it is written (`write`).

use super::glyphs::{Faces, Glyph, Set};
use super::outline::Mark;

/// US Letter, in points.
pub(super) const WIDTH: u32 = 612;
pub(super) const HEIGHT: u32 = 792;
pub(super) const MARGIN: u32 = 72;
/// Where text begins at the top of a page, and where it ends at the foot.
pub(super) const TOP: u32 = (HEIGHT - MARGIN) * 1000;
pub(super) const FOOT: u32 = MARGIN * 1000;

/// A color, as red, green and blue in thousandths.
pub(super) type Color = [u16; 3];
pub(super) const INK: Color = [114, 157, 180];
pub(super) const MUTED: Color = [290, 349, 373];
pub(super) const ACCENT: Color = [59, 400, 376];
pub(super) const SOFT: Color = [917, 953, 945];
pub(super) const HAIR: Color = [745, 788, 784];

/// What a part of the structure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Heading(u8),
    Paragraph,
    /// Paragraphs that belong together.
    Group,
    List {
        numbered: bool,
    },
    Item,
    /// The mark of an item, and its words.
    Label,
    Words,
    Table,
    Caption,
    Row,
    /// The header of a column, or of a row.
    Header {
        row: bool,
    },
    Cell,
}

/// A part of the structure, with the part it is in. Parts are numbered in reading order.
pub(super) struct Part {
    pub tag: Tag,
    pub inside: Option<usize>,
}

/// A line on a page.
pub(super) struct Line {
    /// The part it belongs to; none for what only looks like something, such as the number of the page.
    pub part: Option<usize>,
    pub size: u32,
    pub color: Color,
    pub x: u32,
    pub y: u32,
    pub glyphs: Vec<Glyph>,
}

/// A filled rectangle behind the text.
pub(super) struct Shape {
    pub color: Color,
    pub x: u32,
    pub y: u32,
    pub width: u32,
    pub height: u32,
}

/// One page.
#[derive(Default)]
pub(super) struct Sheet {
    pub lines: Vec<Line>,
    pub shapes: Vec<Shape>,
}

/// The pages as they grow, and where on the last of them the next line goes.
pub(super) struct Setter<'a> {
    pub faces: &'a Faces,
    pub pages: Vec<Sheet>,
    pub parts: Vec<Part>,
    pub y: u32,
    /// The level of the last heading.
    pub level: u8,
    /// The headings below the title, with their places.
    pub marks: Vec<Mark>,
}

impl<'a> Setter<'a> {
    pub fn new(faces: &'a Faces) -> Setter<'a> {
        Setter {
            faces,
            pages: vec![Sheet::default()],
            parts: Vec::new(),
            y: TOP,
            level: 0,
            marks: Vec::new(),
        }
    }

    pub fn part(&mut self, tag: Tag, inside: Option<usize>) -> usize {
        self.parts.push(Part { tag, inside });
        self.parts.len() - 1
    }

    pub fn turn(&mut self) {
        self.pages.push(Sheet::default());
        self.y = TOP;
    }

    /// Nothing is on this page yet.
    pub fn is_fresh(&self) -> bool {
        self.y == TOP
    }

    /// Goes on to the next page unless this much fits on this one.
    pub fn need(&mut self, height: u32) {
        if self.y < FOOT + height && !self.is_fresh() {
            self.turn();
        }
    }

    /// Leaves room, though not at the top of a page.
    pub fn space(&mut self, height: u32) {
        if !self.is_fresh() {
            self.y = self.y.saturating_sub(height).max(FOOT);
        }
    }

    /// Goes down by this much, onto a new page when there is no room.
    pub fn down(&mut self, height: u32) {
        self.need(height);
        self.y = self.y.saturating_sub(height);
    }

    pub fn shape(&mut self, color: Color, x: u32, y: u32, width: u32, height: u32) {
        if let Some(page) = self.pages.last_mut() {
            page.shapes.push(Shape {
                color,
                x,
                y,
                width,
                height,
            });
        }
    }

    /// Puts a line at this height, into a column that begins at `x` and is this wide.
    pub fn put(&mut self, part: Option<usize>, look: Look, x: u32, room: u32, y: u32, set: Set) {
        let shift = if set.from_right {
            room.saturating_sub(set.width)
        } else {
            0
        };
        if let Some(page) = self.pages.last_mut() {
            page.lines.push(Line {
                part,
                size: look.size,
                color: look.color,
                x: x + shift,
                y,
                glyphs: set.glyphs,
            });
        }
    }
}

/// How a text looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub size: u32,
    pub bold: bool,
    pub color: Color,
}

impl Look {
    pub const fn new(size: u32, bold: bool, color: Color) -> Look {
        Look { size, bold, color }
    }

    /// From line to line.
    pub const fn leading(self) -> u32 {
        self.size * 1400
    }
}
