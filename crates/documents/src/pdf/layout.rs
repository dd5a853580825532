//! Sets a paper on pages, block by block.
//!
//! Not here: tables (`table`), how words become lines (`glyphs`) and how it is written (`write`).

use crate::paper::{Block, MOST_RULED, Paper};

use super::glyphs::{self, Faces, Set};
use super::outline::Mark;
use super::page::{
    ACCENT, FOOT, HAIR, INK, Line, Look, MARGIN, MUTED, SOFT, Setter, Shape, TOP, Tag, WIDTH,
};
use super::table;

const LEFT: u32 = MARGIN * 1000;
pub(super) const ROOM: u32 = (WIDTH - 2 * MARGIN) * 1000;

const TITLE: Look = Look::new(21, true, INK);
const SECTION: Look = Look::new(14, true, ACCENT);
const SUBSECTION: Look = Look::new(11, true, INK);
const TEXT: Look = Look::new(10, false, INK);
const STRONG: Look = Look::new(10, true, INK);
const QUIET: Look = Look::new(9, false, MUTED);
const FOOT_LOOK: Look = Look::new(8, false, MUTED);
const MARK: Look = Look::new(10, false, ACCENT);

/// How much of a title stands at the foot of a page, and of a heading among the bookmarks, in characters.
const LONGEST_FOOT: usize = 120;
/// How far the words of a list stand in.
const INDENT: u32 = 20_000;
/// How much of a page a heading wants below it.
const BELOW_HEADING: u32 = 44_000;

/// A column of text: from where, how wide.
#[derive(Clone, Copy)]
pub(super) struct Column {
    pub x: u32,
    pub room: u32,
}

const WHOLE: Column = Column {
    x: LEFT,
    room: ROOM,
};

impl Setter<'_> {
    pub fn lines(&self, look: Look, room: u32, text: &str) -> Vec<Set> {
        glyphs::lines(self.faces, look.bold, look.size, room, text)
    }

    /// Sets a text that may go on over pages.
    fn text(&mut self, part: usize, look: Look, column: Column, text: &str) {
        let lines = self.lines(look, column.room, text);
        // Two lines stay together, at the beginning and at the end.
        let (count, leading) = (lines.len(), look.leading());
        for (i, line) in lines.into_iter().enumerate() {
            if count > 1 && (i == 0 || i + 2 == count) {
                self.need(leading * 2);
            }
            self.down(leading);
            let y = self.y;
            self.put(Some(part), look, column.x, column.room, y, line);
        }
    }

    fn paragraph(&mut self, look: Look, text: &str) {
        if !text.trim().is_empty() {
            let part = self.part(Tag::Paragraph, None);
            self.text(part, look, WHOLE, text);
        }
    }

    fn heading(&mut self, level: u8, look: Look, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        // No level is left out, so that nobody looks for a heading that is not there.
        self.level = level.min(self.level + 1);
        let part = self.part(Tag::Heading(self.level), None);
        let lines = u32::try_from(self.lines(look, ROOM, text).len()).unwrap_or(1);
        self.need((look.leading() * lines + BELOW_HEADING).min(TOP - FOOT));
        if self.level > 1 {
            self.marks.push(Mark {
                level: self.level,
                words: text.chars().take(LONGEST_FOOT).collect(),
                page: self.pages.len() - 1,
                y: self.y,
            });
        }
        self.text(part, look, WHOLE, text);
    }

    fn list(&mut self, numbered: bool, items: &[String]) {
        let items: Vec<&String> = items.iter().filter(|i| !i.trim().is_empty()).collect();
        if items.is_empty() {
            return;
        }
        let list = self.part(Tag::List { numbered }, None);
        let column = Column {
            x: LEFT + INDENT,
            room: ROOM - INDENT,
        };
        for (i, text) in items.into_iter().enumerate() {
            let item = self.part(Tag::Item, Some(list));
            let label = self.part(Tag::Label, Some(item));
            let words = self.part(Tag::Words, Some(item));
            let mark = if numbered {
                format!("{}.", i + 1)
            } else {
                "\u{2022}".to_owned()
            };
            self.need(TEXT.leading() * 2);
            let y = self.y.saturating_sub(TEXT.leading());
            let look = if numbered { STRONG } else { MARK };
            for set in self.lines(look, INDENT, &mark).into_iter().take(1) {
                let x = LEFT + if numbered { 0 } else { 7_000 };
                self.put(Some(label), look, x, INDENT, y, set);
            }
            self.text(words, TEXT, column, text);
            self.space(2_500);
        }
    }

    fn facts(&mut self, facts: &[(String, String)]) {
        let widest = facts.iter().map(|(name, _)| {
            let (whole, _) = glyphs::widths(self.faces, true, STRONG.size, name);
            whole
        });
        let names = widest.max().unwrap_or(0).clamp(60_000, ROOM * 9 / 20) + 1_000;
        let between = 14_000;
        for (name, text) in facts {
            if name.trim().is_empty() && text.trim().is_empty() {
                continue;
            }
            let part = self.part(Tag::Paragraph, None);
            let names_lines = self.lines(STRONG, names, name);
            let text_lines = self.lines(TEXT, ROOM - names - between, text);
            let rows = names_lines.len().max(text_lines.len());
            self.need(TEXT.leading() * 2.min(u32::try_from(rows).unwrap_or(1)));
            // The name first, then what belongs to it, so that it is read in this order on each page.
            let (mut names_left, mut text_left) = (names_lines.into_iter(), text_lines.into_iter());
            let mut left = rows;
            while left > 0 {
                let fits = (self.y.saturating_sub(FOOT) / TEXT.leading()).max(1) as usize;
                let now = left.min(fits);
                let top = self.y;
                let at = |i: usize| {
                    top.saturating_sub(TEXT.leading() * u32::try_from(i + 1).unwrap_or(1))
                };
                for (i, set) in names_left.by_ref().take(now).enumerate() {
                    self.put(Some(part), STRONG, LEFT, names, at(i), set);
                }
                for (i, set) in text_left.by_ref().take(now).enumerate() {
                    let x = LEFT + names + between;
                    self.put(Some(part), TEXT, x, ROOM - names - between, at(i), set);
                }
                self.y = at(now - 1);
                left -= now;
                if left > 0 {
                    self.turn();
                }
            }
            self.space(3_000);
        }
    }

    fn callout(&mut self, title: &str, text: &str) {
        let (inset, pad) = (16_000, 9_000);
        let column = Column {
            x: LEFT + inset,
            room: ROOM - 2 * inset,
        };
        let all = [(title, STRONG), (text, TEXT)];
        let mut waiting: Vec<(usize, Look, Set)> = Vec::new();
        let group = self.part(Tag::Group, None);
        for (words, look) in all {
            if words.trim().is_empty() {
                continue;
            }
            let part = self.part(Tag::Paragraph, Some(group));
            let lines = self.lines(look, column.room, words);
            waiting.extend(lines.into_iter().map(|set| (part, look, set)));
        }
        let leading = TEXT.leading();
        let tall = |lines: usize| leading * u32::try_from(lines).unwrap_or(1) + 2 * pad;
        if tall(waiting.len()) <= TOP - FOOT {
            self.need(tall(waiting.len()));
        }
        let mut waiting = waiting.into_iter().peekable();
        while waiting.peek().is_some() {
            self.need(tall(2));
            let fits = (self.y.saturating_sub(FOOT + 2 * pad) / leading).max(1) as usize;
            let now: Vec<_> = waiting.by_ref().take(fits).collect();
            let height = tall(now.len());
            let bottom = self.y.saturating_sub(height);
            self.shape(SOFT, LEFT, bottom, ROOM, height);
            self.shape(ACCENT, LEFT, bottom, 3_000, height);
            // The first line hangs from the padding by its letters and not by its leading.
            let mut y = self.y.saturating_sub(pad) + 2_500;
            for (part, look, set) in now {
                y = y.saturating_sub(leading);
                self.put(Some(part), look, column.x, column.room, y, set);
            }
            self.y = bottom;
            if waiting.peek().is_some() {
                self.turn();
            }
        }
    }

    fn ruled(&mut self, what: &str, count: u8) {
        self.need(TEXT.leading() + 48_000);
        self.paragraph(STRONG, what);
        for _ in 0..count.min(MOST_RULED) {
            self.down(24_000);
            let y = self.y;
            self.shape(HAIR, LEFT, y, ROOM, 600);
        }
    }

    fn signatures(&mut self, who: &[String], date: &str) {
        let (long, short) = (ROOM * 3 / 5, ROOM / 4);
        for one in who {
            let part = self.part(Tag::Paragraph, None);
            let names = self.lines(QUIET, long, one);
            let height = u32::try_from(names.len().max(1)).unwrap_or(1) * QUIET.leading();
            self.need(46_000 + height);
            self.y = self.y.saturating_sub(46_000);
            let line = self.y;
            self.shape(INK, LEFT, line, long, 700);
            self.shape(INK, LEFT + ROOM - short, line, short, 700);
            for (i, set) in names.into_iter().enumerate() {
                let down = QUIET.leading() * u32::try_from(i + 1).unwrap_or(1);
                self.put(
                    Some(part),
                    QUIET,
                    LEFT,
                    long,
                    line.saturating_sub(down),
                    set,
                );
            }
            for set in self.lines(QUIET, short, date).into_iter().take(1) {
                let y = line.saturating_sub(QUIET.leading());
                self.put(Some(part), QUIET, LEFT + ROOM - short, short, y, set);
            }
            self.y = line.saturating_sub(height);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Letterhead(lines) => self.paragraph(QUIET, &lines.join("\n")),
            Block::Heading(1, text) => {
                self.space(17_000);
                self.heading(2, SECTION, text);
                self.space(3_000);
            }
            Block::Heading(_, text) => {
                self.space(9_000);
                self.heading(3, SUBSECTION, text);
                self.space(1_000);
            }
            Block::Paragraph(text) => {
                self.space(3_000);
                self.paragraph(TEXT, text);
                self.space(3_000);
            }
            Block::Bullets(items) | Block::Numbers(items) => {
                self.space(2_000);
                self.list(matches!(block, Block::Numbers(_)), items);
                self.space(2_000);
            }
            Block::Facts(facts) => {
                self.space(2_000);
                self.facts(facts);
            }
            Block::Table(table) => {
                self.space(8_000);
                table::set(self, table, WHOLE);
                self.space(10_000);
            }
            Block::Callout(title, text) => {
                self.space(8_000);
                self.callout(title, text);
                self.space(10_000);
            }
            Block::Ruled(what, count) => {
                self.space(8_000);
                self.ruled(what, *count);
                self.space(8_000);
            }
            Block::Signatures { who, date } => self.signatures(who, date),
            Block::PageBreak => {
                if !self.is_fresh() {
                    self.turn();
                }
            }
        }
    }

    /// What stands at the foot of each page of several: the title, and which page it is.
    fn feet(&mut self, paper: &Paper) {
        let all = self.pages.len();
        if all < 2 {
            return;
        }
        let [page, of] = paper.page_words();
        let title: String = paper.called().chars().take(LONGEST_FOOT).collect();
        let lines = |text: &str, room| {
            let lines = glyphs::lines(self.faces, false, FOOT_LOOK.size, room, text);
            lines.into_iter().next()
        };
        let title = lines(&title, ROOM * 2 / 3);
        for (i, sheet) in self.pages.iter_mut().enumerate() {
            sheet.shapes.push(Shape {
                color: HAIR,
                x: LEFT,
                y: 54_000,
                width: ROOM,
                height: 500,
            });
            let number = lines(&format!("{page}{}{of}{all}", i + 1), ROOM / 3);
            let right = number.as_ref().map_or(0, |n| n.width);
            for (set, x) in [(title.clone(), LEFT), (number, LEFT + ROOM - right)] {
                sheet.lines.push(Line {
                    part: None,
                    size: FOOT_LOOK.size,
                    color: FOOT_LOOK.color,
                    x,
                    y: 42_000,
                    glyphs: set.map(|s| s.glyphs).unwrap_or_default(),
                });
            }
        }
    }
}

/// A paper on pages.
pub(super) fn pages<'a>(paper: &Paper, faces: &'a Faces) -> Setter<'a> {
    let mut setter = Setter::new(faces);
    let (from, blocks) = paper.apart();
    if !from.is_empty() {
        setter.paragraph(QUIET, &from.join("\n"));
        setter.space(12_000);
    }
    setter.heading(1, TITLE, paper.called());
    if !paper.subtitle.trim().is_empty() {
        setter.space(2_000);
        setter.paragraph(Look::new(10, false, MUTED), &paper.subtitle);
    }
    setter.space(9_000);
    let y = setter.y;
    setter.shape(ACCENT, LEFT, y, 48_000, 2_000);
    setter.space(8_000);
    for block in blocks {
        setter.block(block);
    }
    setter.feet(paper);
    setter
}
