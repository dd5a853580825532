//! Which of its shapes an Arabic letter takes beside its neighbors.
//!
//! The shapes are the characters that Unicode has for them, so it knows the letters of Arabic, Persian and Urdu only,
//! and the one ligature that is always made. Not here: points above and below put in their place, other ligatures.

/// Letter, its shape alone, and how many shapes it has: one, two (alone, at the end) or four (and at the beginning, in
/// the middle), which follow each other.
const LETTERS: [(u32, u32, u32); 49] = [
    (0x621, 0xfe80, 1),
    (0x622, 0xfe81, 2),
    (0x623, 0xfe83, 2),
    (0x624, 0xfe85, 2),
    (0x625, 0xfe87, 2),
    (0x626, 0xfe89, 4),
    (0x627, 0xfe8d, 2),
    (0x628, 0xfe8f, 4),
    (0x629, 0xfe93, 2),
    (0x62a, 0xfe95, 4),
    (0x62b, 0xfe99, 4),
    (0x62c, 0xfe9d, 4),
    (0x62d, 0xfea1, 4),
    (0x62e, 0xfea5, 4),
    (0x62f, 0xfea9, 2),
    (0x630, 0xfeab, 2),
    (0x631, 0xfead, 2),
    (0x632, 0xfeaf, 2),
    (0x633, 0xfeb1, 4),
    (0x634, 0xfeb5, 4),
    (0x635, 0xfeb9, 4),
    (0x636, 0xfebd, 4),
    (0x637, 0xfec1, 4),
    (0x638, 0xfec5, 4),
    (0x639, 0xfec9, 4),
    (0x63a, 0xfecd, 4),
    (0x641, 0xfed1, 4),
    (0x642, 0xfed5, 4),
    (0x643, 0xfed9, 4),
    (0x644, 0xfedd, 4),
    (0x645, 0xfee1, 4),
    (0x646, 0xfee5, 4),
    (0x647, 0xfee9, 4),
    (0x648, 0xfeed, 2),
    (0x649, 0xfeef, 2),
    (0x64a, 0xfef1, 4),
    (0x679, 0xfb66, 4),
    (0x67e, 0xfb56, 4),
    (0x686, 0xfb7a, 4),
    (0x688, 0xfb88, 2),
    (0x691, 0xfb8c, 2),
    (0x698, 0xfb8a, 2),
    (0x6a9, 0xfb8e, 4),
    (0x6af, 0xfb92, 4),
    (0x6ba, 0xfb9e, 2),
    (0x6be, 0xfbaa, 4),
    (0x6c1, 0xfba6, 4),
    (0x6cc, 0xfbfc, 4),
    (0x6d2, 0xfbae, 2),
];

const LAM: char = '\u{644}';

fn letter(c: char) -> Option<(u32, u32)> {
    let at = LETTERS.binary_search_by_key(&u32::from(c), |l| l.0).ok()?;
    Some((LETTERS[at].1, LETTERS[at].2))
}

/// It is joined to the letter after it, if that one can be.
fn reaches_on(c: char) -> bool {
    matches!(c, '\u{640}' | '\u{200d}') || letter(c).is_some_and(|(_, shapes)| shapes == 4)
}

/// It is joined to the letter before it, if that one can be.
fn reaches_back(c: char) -> bool {
    matches!(c, '\u{640}' | '\u{200d}') || letter(c).is_some_and(|(_, shapes)| shapes > 1)
}

/// The shape of lam with an alef, alone.
fn ligature(alef: char) -> Option<u32> {
    Some(match alef {
        '\u{622}' => 0xfef5,
        '\u{623}' => 0xfef7,
        '\u{625}' => 0xfef9,
        '\u{627}' => 0xfefb,
        _ => return None,
    })
}

/// Points that stand above and below letters and do not part them.
fn is_point(c: char) -> bool {
    matches!(u32::from(c), 0x610..=0x61a | 0x64b..=0x65f | 0x670 | 0x6d6..=0x6ed)
}

/// What to show for the letter at this place, and whether the one after it is in it already.
pub(super) fn shape(text: &[char], at: usize) -> Option<(char, bool)> {
    let c = *text.get(at)?;
    let (alone, shapes) = letter(c)?;
    let before = text[..at].iter().rev().find(|c| !is_point(**c));
    let back = before.is_some_and(|b| reaches_on(*b)) && shapes > 1;
    if c == LAM
        && let Some(both) = text.get(at + 1).and_then(|next| ligature(*next))
    {
        return Some((char::from_u32(both + u32::from(back))?, true));
    }
    let after = text[at + 1..].iter().find(|c| !is_point(**c));
    let on = shapes == 4 && after.is_some_and(|a| reaches_back(*a));
    let shape = alone + u32::from(back) + if on { 2 } else { 0 };
    Some((char::from_u32(shape)?, false))
}
