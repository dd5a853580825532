//! A TrueType font as a PDF needs it: which glyph shows a character, how wide it is, and a copy with the used ones only.
//!
//! Reads the few tables that this takes, once. It does no shaping, kerning or ligatures.

use std::collections::BTreeMap;

/// A font that was read.
pub(super) struct Font {
    data: &'static [u8],
    /// The glyph of each character up to U+FFFF; 0 where there is none.
    plane: Vec<u16>,
    /// First character, last character and first glyph of each stretch beyond.
    beyond: Vec<(u32, u32, u32)>,
    /// How wide each glyph is, in thousandths of the size.
    widths: Vec<u16>,
    long: bool,
    pub ascent: i32,
    pub descent: i32,
    pub bounds: [i32; 4],
}

fn u16_at(data: &[u8], at: usize) -> Option<u16> {
    let bytes = data.get(at..at + 2)?;
    Some(u16::from_be_bytes([bytes[0], bytes[1]]))
}

fn i16_at(data: &[u8], at: usize) -> Option<i32> {
    let bytes = data.get(at..at + 2)?;
    Some(i32::from(i16::from_be_bytes([bytes[0], bytes[1]])))
}

fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    let bytes = data.get(at..at + 4)?;
    Some(u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
}

fn table<'a>(data: &'a [u8], tag: &[u8; 4]) -> Option<&'a [u8]> {
    let count = usize::from(u16_at(data, 4)?);
    for i in 0..count {
        let at = 12 + i * 16;
        if data.get(at..at + 4)? == tag {
            let start = u32_at(data, at + 8)? as usize;
            return data.get(start..start.checked_add(u32_at(data, at + 12)? as usize)?);
        }
    }
    None
}

impl Font {
    pub fn read(data: &'static [u8]) -> Option<Font> {
        let head = table(data, b"head")?;
        let hhea = table(data, b"hhea")?;
        let units = u32::from(u16_at(head, 18)?).max(1);
        let scaled = |n: i32| n * 1000 / i32::try_from(units).unwrap_or(1000);
        let mut bounds = [0; 4];
        for (i, b) in bounds.iter_mut().enumerate() {
            *b = scaled(i16_at(head, 36 + i * 2)?);
        }
        let glyphs = u16_at(table(data, b"maxp")?, 4)?;
        let metrics = usize::from(u16_at(hhea, 34)?);
        let hmtx = table(data, b"hmtx")?;
        let widths = (0..usize::from(glyphs)).map(|glyph| {
            let width = u16_at(hmtx, glyph.min(metrics.saturating_sub(1)) * 4).unwrap_or(0);
            u16::try_from(u32::from(width) * 1000 / units).unwrap_or(u16::MAX)
        });
        Some(Font {
            data,
            plane: plane(table(data, b"cmap")?)?,
            beyond: beyond(table(data, b"cmap")?),
            widths: widths.collect(),
            long: u16_at(head, 50)? == 1,
            ascent: scaled(i16_at(hhea, 4)?),
            descent: scaled(i16_at(hhea, 6)?),
            bounds,
        })
    }

    /// The glyph of a character, if the font has one.
    pub fn glyph(&self, c: char) -> Option<u16> {
        let code = u32::from(c);
        if let Ok(small) = u16::try_from(code) {
            let glyph = self.plane.get(usize::from(small)).copied()?;
            return (glyph != 0).then_some(glyph);
        }
        let after = self.beyond.partition_point(|(first, ..)| *first <= code);
        let (first, last, glyph) = *self.beyond.get(after.checked_sub(1)?)?;
        (code <= last)
            .then(|| u16::try_from(glyph + (code - first)).ok())
            .flatten()
    }

    /// How wide a glyph is, in thousandths of the size.
    pub fn width(&self, glyph: u16) -> u32 {
        self.widths
            .get(usize::from(glyph))
            .map_or(0, |w| u32::from(*w))
    }

    fn outline(&self, glyph: u16) -> Option<&'static [u8]> {
        let (loca, glyf) = (table(self.data, b"loca")?, table(self.data, b"glyf")?);
        let at = usize::from(glyph);
        let (start, end) = if self.long {
            (u32_at(loca, at * 4)?, u32_at(loca, at * 4 + 4)?)
        } else {
            (
                u32::from(u16_at(loca, at * 2)?) * 2,
                u32::from(u16_at(loca, at * 2 + 2)?) * 2,
            )
        };
        glyf.get(start as usize..end as usize)
    }

    /// Where in an outline the numbers of the glyphs stand that it is put together from.
    fn parts(outline: &[u8]) -> Vec<usize> {
        let mut found = Vec::new();
        if i16_at(outline, 0).is_none_or(|contours| contours >= 0) {
            return found;
        }
        let mut at = 10;
        while let (Some(flags), Some(_)) = (u16_at(outline, at), u16_at(outline, at + 2)) {
            found.push(at + 2);
            at += 4 + if flags & 1 == 1 { 4 } else { 2 };
            at += match flags {
                f if f & 0x08 != 0 => 2,
                f if f & 0x40 != 0 => 4,
                f if f & 0x80 != 0 => 8,
                _ => 0,
            };
            if flags & 0x20 == 0 {
                break;
            }
        }
        found
    }

    /// A font of these glyphs only, numbered from 1 in this order; those they are put together from come after them.
    pub fn with_only(&self, used: &[u16]) -> Vec<u8> {
        let mut kept: Vec<u16> = vec![0];
        kept.extend(used);
        let mut numbers: BTreeMap<u16, u16> = BTreeMap::new();
        for (new, old) in kept.iter().enumerate() {
            numbers
                .entry(*old)
                .or_insert(u16::try_from(new).unwrap_or(0));
        }
        let (mut glyf, mut loca, mut hmtx) = (Vec::new(), Vec::new(), Vec::new());
        let own = |tag: &[u8; 4]| table(self.data, tag).unwrap_or_default().to_vec();
        let metrics = own(b"hmtx");
        let full = u16_at(&own(b"hhea"), 34).map_or(1, |n| usize::from(n).max(1));
        let mut at = 0;
        while let Some(old) = kept.get(at).copied() {
            at += 1;
            loca.extend(length(&glyf).to_be_bytes());
            let mut outline = self.outline(old).unwrap_or_default().to_vec();
            for place in Font::parts(&outline) {
                let part = u16_at(&outline, place).unwrap_or(0);
                let new = *numbers.entry(part).or_insert_with(|| {
                    kept.push(part);
                    u16::try_from(kept.len() - 1).unwrap_or(0)
                });
                if let Some(two) = outline.get_mut(place..place + 2) {
                    two.copy_from_slice(&new.to_be_bytes());
                }
            }
            glyf.extend(outline);
            while glyf.len() % 4 != 0 {
                glyf.push(0);
            }
            let wide = usize::from(old).min(full - 1) * 4;
            let bearing = if usize::from(old) < full {
                wide + 2
            } else {
                full * 4 + (usize::from(old) - full) * 2
            };
            for place in [wide, bearing] {
                hmtx.extend(metrics.get(place..place + 2).unwrap_or(&[0, 0]));
            }
        }
        loca.extend(length(&glyf).to_be_bytes());
        let count = u16::try_from(kept.len()).unwrap_or(u16::MAX).to_be_bytes();
        let changed = |tag: &[u8; 4], edits: &[(usize, &[u8])]| {
            let mut bytes = own(tag);
            for (at, new) in edits {
                if let Some(old) = bytes.get_mut(*at..at + new.len()) {
                    old.copy_from_slice(new);
                }
            }
            bytes
        };
        let tables: Vec<(&[u8; 4], Vec<u8>)> = vec![
            (b"cvt ", own(b"cvt ")),
            (b"fpgm", own(b"fpgm")),
            (b"glyf", glyf),
            (b"head", changed(b"head", &[(8, &[0; 4]), (50, &[0, 1])])),
            (b"hhea", changed(b"hhea", &[(34, &count)])),
            (b"hmtx", hmtx),
            (b"loca", loca),
            (b"maxp", changed(b"maxp", &[(4, &count)])),
            (b"prep", own(b"prep")),
        ];
        assembled(&tables)
    }
}

/// The glyphs of the characters up to U+FFFF, from the table of format 4.
fn plane(cmap: &[u8]) -> Option<Vec<u16>> {
    let mut plane = vec![0; 0x1_0000];
    let sub = of_format(cmap, 4)?;
    let segments = usize::from(u16_at(sub, 6)?) / 2;
    for s in 0..segments {
        let end = u16_at(sub, 14 + s * 2)?;
        let first = u16_at(sub, 16 + segments * 2 + s * 2)?;
        let delta = u16_at(sub, 16 + segments * 4 + s * 2)?;
        let at = 16 + segments * 6 + s * 2;
        let range = u16_at(sub, at)?;
        for code in first..=end {
            let glyph = if range == 0 {
                code.wrapping_add(delta)
            } else {
                match u16_at(sub, at + usize::from(range) + usize::from(code - first) * 2) {
                    None | Some(0) => 0,
                    Some(g) => g.wrapping_add(delta),
                }
            };
            plane[usize::from(code)] = glyph;
        }
    }
    Some(plane)
}

/// The stretches of characters beyond U+FFFF, from the table of format 12.
fn beyond(cmap: &[u8]) -> Vec<(u32, u32, u32)> {
    let Some(sub) = of_format(cmap, 12) else {
        return Vec::new();
    };
    let count = u32_at(sub, 12).unwrap_or(0).min(10_000) as usize;
    let group = |i: usize| {
        let at = 16 + i * 12;
        Some((u32_at(sub, at)?, u32_at(sub, at + 4)?, u32_at(sub, at + 8)?))
    };
    (0..count)
        .filter_map(group)
        .filter(|(first, last, _)| *first > 0xffff && last >= first)
        .collect()
}

fn of_format(cmap: &[u8], format: u16) -> Option<&[u8]> {
    let count = usize::from(u16_at(cmap, 2)?);
    (0..count).find_map(|i| {
        let sub = cmap.get(u32_at(cmap, 4 + i * 8 + 4)? as usize..)?;
        (u16_at(sub, 0)? == format).then_some(sub)
    })
}

fn length(data: &[u8]) -> u32 {
    u32::try_from(data.len()).unwrap_or(u32::MAX)
}

fn assembled(tables: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let count = u16::try_from(tables.len()).unwrap_or(0);
    let power = 15 - count.max(1).leading_zeros();
    let range = 16u16 << power;
    let mut out = vec![0, 1, 0, 0];
    for n in [
        count,
        range,
        u16::try_from(power).unwrap_or(0),
        (count * 16).saturating_sub(range),
    ] {
        out.extend(n.to_be_bytes());
    }
    let mut start = 12 + tables.len() * 16;
    for (tag, data) in tables {
        let sum = data.chunks(4).fold(0u32, |sum, four| {
            let mut word = [0; 4];
            word[..four.len()].copy_from_slice(four);
            sum.wrapping_add(u32::from_be_bytes(word))
        });
        out.extend(*tag);
        out.extend(sum.to_be_bytes());
        out.extend(u32::try_from(start).unwrap_or(0).to_be_bytes());
        out.extend(length(data).to_be_bytes());
        start += data.len().next_multiple_of(4);
    }
    for (_, data) in tables {
        out.extend(data);
        while out.len() % 4 != 0 {
            out.push(0);
        }
    }
    out
}
