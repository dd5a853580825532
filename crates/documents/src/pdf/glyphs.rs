//! From words to the glyphs that show them, broken into lines and put in the order in which they stand.
//!
//! Each character is shown in the first face that has it. One that no face has is shown as an empty box, with the
//! character itself kept for whoever copies or listens. Not here: kerning, hyphens, points of Hebrew and Arabic put in
//! their place.

use unicode_normalization::UnicodeNormalization as _;

use crate::direction;

use super::font::Font;
use super::joining;

/// Regular and bold, then the faces for what these do not have.
pub(super) const FACES: usize = 4;
/// Their names, and whether they have serifs.
pub(super) const NAMES: [(&str, bool); FACES] = [
    ("DejaVuSerifCondensed", true),
    ("DejaVuSerifCondensed-Bold", true),
    ("DejaVuSans", false),
    ("DejaVuSans-Bold", false),
];
/// What stands for a character that no face has.
const BOX: char = '\u{25a1}';

pub(super) type Faces = [Font; FACES];

/// A glyph in its place of the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    pub face: u8,
    pub id: u16,
    /// In thousandths of the size.
    pub width: u32,
    /// The character, or two that are shown as one.
    pub text: (char, Option<char>),
    /// What the glyph says where the text is not looked at: another than `text` for a box.
    pub says: (char, Option<char>),
    /// From the beginning of the line, in thousandths of the size.
    pub x: i32,
    level: u8,
    /// It stands on the glyph before it.
    on: bool,
    /// A line may end here.
    gap: bool,
}

impl Glyph {
    /// It is in text that runs from right to left.
    pub fn is_turned(&self) -> bool {
        self.level % 2 == 1
    }
}

/// One line of a text.
#[derive(Debug, Clone, Default)]
pub(super) struct Set {
    /// In the order of reading.
    pub glyphs: Vec<Glyph>,
    /// In thousandths of a point.
    pub width: u32,
    /// It begins at the right.
    pub from_right: bool,
}

/// The text without what is not shown: controls, marks of direction, joiners.
fn cleaned(text: &str) -> String {
    let unseen = |c: char| {
        c.is_control()
            || matches!(u32::from(c), 0xad | 0x61c | 0x200b | 0x200c | 0x200e | 0x200f | 0x202a..=0x202e
                | 0x2060..=0x2069 | 0xfe00..=0xfe0f | 0xfeff | 0xfff9..=0xfffb | 0xfffe | 0xffff)
    };
    let kept = text.chars().map(|c| match c {
        '\u{a0}' | '\u{202f}' => '\u{a0}',
        c if c.is_whitespace() => ' ',
        c => c,
    });
    let kept = kept.filter(|c| !unseen(*c));
    // Several spaces are one, and an accent that came apart from its letter goes back to it.
    let mut before = None;
    let kept = kept.filter(move |c| before.replace(*c) != Some(' ') || *c != ' ');
    if text.chars().any(|c| matches!(u32::from(c), 0x300..=0x36f)) {
        kept.nfc().collect()
    } else {
        kept.collect()
    }
}

fn found(faces: &Faces, bold: bool, c: char) -> Option<(u8, u16)> {
    let first = usize::from(bold);
    [first, first + 2, 2, 0].into_iter().find_map(|face| {
        let id = faces[face].glyph(c)?;
        Some((u8::try_from(face).ok()?, id))
    })
}

fn mirrored(c: char) -> char {
    const PAIRS: [(char, char); 7] = [
        ('(', ')'),
        ('[', ']'),
        ('{', '}'),
        ('<', '>'),
        ('\u{ab}', '\u{bb}'),
        ('\u{2039}', '\u{203a}'),
        ('\u{2264}', '\u{2265}'),
    ];
    let pair = PAIRS.iter().find(|(a, b)| c == *a || c == *b);
    pair.map_or(c, |(a, b)| if c == *a { *b } else { *a })
}

fn glyph(faces: &Faces, bold: bool, c: char, shown: char, level: u8) -> Glyph {
    let place = |c: char| found(faces, bold, c);
    let shown = if shown == '\u{a0}' { ' ' } else { shown };
    let (at, says) = match place(shown).or_else(|| place(c)) {
        Some(at) => (at, c),
        None => (place(BOX).unwrap_or((0, 0)), BOX),
    };
    Glyph {
        face: at.0,
        id: at.1,
        width: faces[usize::from(at.0)].width(at.1),
        text: (c, None),
        says: (says, None),
        x: 0,
        level,
        on: false,
        gap: c == ' ',
    }
}

/// The glyphs of a text without line feeds, in the order of reading, and whether it begins at the right.
fn glyphs(faces: &Faces, bold: bool, text: &str) -> (Vec<Glyph>, bool) {
    let mixed = direction::has_right_to_left(text);
    let text = cleaned(text);
    if !mixed {
        let all = text.chars().map(|c| glyph(faces, bold, c, c, 0));
        return (all.collect(), false);
    }
    let info = unicode_bidi::BidiInfo::new(&text, None);
    let chars: Vec<char> = text.chars().collect();
    let mut out: Vec<Glyph> = Vec::with_capacity(chars.len());
    let mut skip = false;
    for (at, (byte, c)) in text.char_indices().enumerate() {
        if std::mem::take(&mut skip) {
            continue;
        }
        let level = info.levels.get(byte).map_or(0, |l| l.number());
        let shape = joining::shape(&chars, at).filter(|(s, _)| found(faces, bold, *s).is_some());
        // Text that runs from right to left is written from the left, and turned around by whoever reads it, with
        // brackets and the letters of a ligature.
        let c = if level % 2 == 1 { mirrored(c) } else { c };
        let shown = shape.map_or(c, |(shown, _)| shown);
        let mut one = glyph(faces, bold, c, shown, level);
        if let Some((_, true)) = shape {
            let next = chars.get(at + 1).copied().unwrap_or(c);
            one.text = (next, Some(c));
            one.says = one.text;
            skip = true;
        }
        one.on = unicode_bidi::bidi_class(c) == unicode_bidi::BidiClass::NSM;
        out.push(one);
    }
    let from_right = info.paragraphs.first().is_some_and(|p| p.level.is_rtl());
    (out, from_right)
}

/// Says where the glyphs of a line stand: stretches of a higher level turn around within those of a lower one, and what
/// stands on a glyph stays behind it.
fn place(line: &mut [Glyph]) {
    let mut clusters: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, one) in line.iter().enumerate() {
        match clusters.last_mut() {
            Some(last) if one.on => last.end = at + 1,
            _ => clusters.push(at..at + 1),
        }
    }
    let level = |cluster: &std::ops::Range<usize>| line.get(cluster.start).map_or(0, |g| g.level);
    let highest = line.iter().map(|g| g.level).max().unwrap_or(0);
    for at_least in (1..=highest).rev() {
        let mut start = 0;
        while start < clusters.len() {
            let stretch = clusters[start..].iter();
            let long = stretch.take_while(|c| level(c) >= at_least).count();
            clusters[start..start + long].reverse();
            start += long + 1;
        }
    }
    let mut x = 0_i32;
    for one in clusters.into_iter().flatten() {
        line[one].x = x;
        x = x.saturating_add(i32::try_from(line[one].width).unwrap_or(0));
    }
}

fn wide(glyphs: &[Glyph], size: u32) -> u32 {
    let widths = glyphs.iter().map(|g| g.width);
    widths.fold(0, u32::saturating_add).saturating_mul(size)
}

/// What glyphs say to somebody who listens, in their order.
pub(super) fn said<'a>(glyphs: impl Iterator<Item = &'a Glyph>) -> String {
    let texts = glyphs.flat_map(|g| [Some(g.text.0), g.text.1]);
    texts.flatten().collect()
}

/// A line, with a space at its end that keeps it apart from the next when both are read aloud or copied.
fn set(line: &[Glyph], size: u32, from_right: bool, space: Glyph) -> Set {
    let mut glyphs = line.to_vec();
    glyphs.push(Glyph {
        level: u8::from(from_right),
        ..space
    });
    place(&mut glyphs);
    if from_right {
        // The space is at the left end now, outside of the line.
        let out = i32::try_from(space.width).unwrap_or(0);
        for one in &mut glyphs {
            one.x = one.x.saturating_sub(out);
        }
    }
    Set {
        width: wide(line, size),
        glyphs,
        from_right,
    }
}

/// A text in lines no wider than the room, which is in thousandths of a point. Words that are wider are cut.
pub(super) fn lines(faces: &Faces, bold: bool, size: u32, room: u32, text: &str) -> Vec<Set> {
    let mut out = Vec::new();
    let space = glyph(faces, bold, ' ', ' ', 0);
    for paragraph in text.lines() {
        let (all, from_right) = glyphs(faces, bold, paragraph);
        let mut at = 0;
        loop {
            while all.get(at).is_some_and(|g| g.gap) {
                at += 1;
            }
            if at >= all.len() {
                break;
            }
            let (mut end, mut used, mut gap) = (at, 0, None);
            while let Some(one) = all.get(end) {
                used = one.width.saturating_mul(size).saturating_add(used);
                if used > room && !one.gap && end > at {
                    break;
                }
                if one.gap {
                    gap = Some(end);
                }
                end += 1;
            }
            if end < all.len()
                && let Some(gap) = gap
            {
                end = gap;
            }
            let mut words = &all[at..end];
            while let [before @ .., last] = words
                && last.gap
            {
                words = before;
            }
            out.push(set(words, size, from_right, space));
            at = end;
        }
    }
    out
}

/// How wide a text is in one line, and its widest word, in thousandths of a point.
pub(super) fn widths(faces: &Faces, bold: bool, size: u32, text: &str) -> (u32, u32) {
    let (mut whole, mut widest) = (0, 0);
    for paragraph in text.lines() {
        let (all, _) = glyphs(faces, bold, paragraph);
        whole = whole.max(wide(&all, size));
        for word in all.split(|g| g.gap) {
            widest = widest.max(wide(word, size));
        }
    }
    (whole, widest)
}
