//! A TrueType font as a PDF needs it: which glyph shows a character, how wide it is, and a copy with the used ones only.
//!
//! Reads the few tables that this takes. It does no shaping, kerning or ligatures.

use std::collections::BTreeSet;

/// A font that was read.
pub(super) struct Font {
    data: &'static [u8],
    units: u32,
    metrics: usize,
    long: bool,
    pub ascent: i32,
    pub descent: i32,
    pub bounds: [i32; 4],
    glyphs: u16,
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
        Some(Font {
            data,
            units,
            metrics: usize::from(u16_at(hhea, 34)?),
            long: u16_at(head, 50)? == 1,
            ascent: scaled(i16_at(hhea, 4)?),
            descent: scaled(i16_at(hhea, 6)?),
            bounds,
            glyphs: u16_at(table(data, b"maxp")?, 4)?,
        })
    }

    /// The glyph of a character, if the font has one.
    pub fn glyph(&self, c: char) -> Option<u16> {
        let code = u16::try_from(u32::from(c)).ok()?;
        let cmap = table(self.data, b"cmap")?;
        let count = usize::from(u16_at(cmap, 2)?);
        for i in 0..count {
            let start = u32_at(cmap, 4 + i * 8 + 4)? as usize;
            let sub = cmap.get(start..)?;
            if u16_at(sub, 0)? != 4 {
                continue;
            }
            let segments = usize::from(u16_at(sub, 6)?) / 2;
            for s in 0..segments {
                let end = u16_at(sub, 14 + s * 2)?;
                if code > end {
                    continue;
                }
                let first = u16_at(sub, 16 + segments * 2 + s * 2)?;
                if code < first {
                    break;
                }
                let delta = u16_at(sub, 16 + segments * 4 + s * 2)?;
                let at = 16 + segments * 6 + s * 2;
                let range = u16_at(sub, at)?;
                let glyph = if range == 0 {
                    code.wrapping_add(delta)
                } else {
                    let place = at + usize::from(range) + usize::from(code - first) * 2;
                    match u16_at(sub, place)? {
                        0 => 0,
                        g => g.wrapping_add(delta),
                    }
                };
                return (glyph != 0).then_some(glyph);
            }
            return None;
        }
        None
    }

    /// How wide a glyph is, in thousandths of the size.
    pub fn width(&self, glyph: u16) -> u32 {
        let at = usize::from(glyph).min(self.metrics.saturating_sub(1)) * 4;
        let width = table(self.data, b"hmtx").and_then(|t| u16_at(t, at));
        u32::from(width.unwrap_or(0)) * 1000 / self.units
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

    /// The glyphs that a glyph is put together from.
    fn parts(&self, glyph: u16) -> Vec<u16> {
        let mut found = Vec::new();
        let Some(outline) = self.outline(glyph) else {
            return found;
        };
        if i16_at(outline, 0).is_none_or(|contours| contours >= 0) {
            return found;
        }
        let mut at = 10;
        while let (Some(flags), Some(part)) = (u16_at(outline, at), u16_at(outline, at + 2)) {
            found.push(part);
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

    /// The font with the outlines of these glyphs only. Numbers of glyphs stay what they are.
    pub fn with_only(&self, used: &BTreeSet<u16>) -> Vec<u8> {
        let mut kept: BTreeSet<u16> = used.clone();
        kept.insert(0);
        let mut waiting: Vec<u16> = kept.iter().copied().collect();
        while let Some(glyph) = waiting.pop() {
            for part in self.parts(glyph) {
                if kept.insert(part) {
                    waiting.push(part);
                }
            }
        }
        let (mut glyf, mut loca) = (Vec::new(), Vec::new());
        for glyph in 0..self.glyphs {
            loca.extend(length(&glyf).to_be_bytes());
            if kept.contains(&glyph) {
                glyf.extend(self.outline(glyph).unwrap_or_default());
                while glyf.len() % 4 != 0 {
                    glyf.push(0);
                }
            }
        }
        loca.extend(length(&glyf).to_be_bytes());
        let own = |tag: &[u8; 4]| table(self.data, tag).unwrap_or_default().to_vec();
        let mut head = own(b"head");
        if let Some(sum) = head.get_mut(8..12) {
            sum.fill(0);
        }
        if let Some(format) = head.get_mut(50..52) {
            format.copy_from_slice(&[0, 1]);
        }
        let tables: Vec<(&[u8; 4], Vec<u8>)> = vec![
            (b"cvt ", own(b"cvt ")),
            (b"fpgm", own(b"fpgm")),
            (b"glyf", glyf),
            (b"head", head),
            (b"hhea", own(b"hhea")),
            (b"hmtx", own(b"hmtx")),
            (b"loca", loca),
            (b"maxp", own(b"maxp")),
            (b"prep", own(b"prep")),
        ];
        assembled(&tables)
    }
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
