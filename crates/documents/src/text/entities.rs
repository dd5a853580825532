//! The character references that people's HTML has in it.
//!
//! Numbers, Latin-1, and the punctuation of typesetters. A name that is not here is left as
//! it is written, which is also what a reader would see.

/// U+00A0 to U+00FF, in order.
const LATIN: [&str; 96] = [
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf",
    "laquo", "not", "shy", "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro",
    "para", "middot", "cedil", "sup1", "ordm", "raquo", "frac14", "frac12", "frac34", "iquest",
    "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig", "Ccedil", "Egrave", "Eacute",
    "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve", "Oacute",
    "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute",
    "THORN", "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil",
    "egrave", "eacute", "ecirc", "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde",
    "ograve", "oacute", "ocirc", "otilde", "ouml", "divide", "oslash", "ugrave", "uacute", "ucirc",
    "uuml", "yacute", "thorn", "yuml",
];

const OTHERS: [(&str, char); 45] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("AMP", '&'),
    ("LT", '<'),
    ("GT", '>'),
    ("QUOT", '"'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("horbar", '―'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("hellip", '…'),
    ("bull", '•'),
    ("trade", '™'),
    ("euro", '€'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("lrm", '\u{200e}'),
    ("rlm", '\u{200f}'),
    ("NewLine", '\n'),
    ("Tab", '\t'),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("Scaron", 'Š'),
    ("scaron", 'š'),
    ("larr", '←'),
    ("rarr", '→'),
    ("check", '✓'),
    ("minus", '−'),
    ("ne", '≠'),
    ("le", '≤'),
    ("ge", '≥'),
    ("star", '☆'),
];

/// The character that the text begins with a reference to, and the length of the reference.
/// The text begins with `&`.
pub(super) fn reference(text: &str) -> Option<(char, usize)> {
    let bytes = text.as_bytes();
    if bytes.get(1) == Some(&b'#') {
        let hex = matches!(bytes.get(2), Some(b'x' | b'X'));
        let start = if hex { 3 } else { 2 };
        let digits = bytes[start..].iter().take(8).take_while(|b| {
            if hex {
                b.is_ascii_hexdigit()
            } else {
                b.is_ascii_digit()
            }
        });
        let end = start + digits.count();
        let code = u32::from_str_radix(text.get(start..end)?, if hex { 16 } else { 10 }).ok()?;
        let c = match code {
            // Pages number these as Windows does.
            0x80..=0x9f => encoding_rs::WINDOWS_1252
                .decode(&[u8::try_from(code).ok()?])
                .0
                .chars()
                .next()?,
            0 => '\u{fffd}',
            code => char::from_u32(code)?,
        };
        return Some((c, end + usize::from(bytes.get(end) == Some(&b';'))));
    }
    let end = 1 + bytes[1..]
        .iter()
        .take(8)
        .take_while(|b| b.is_ascii_alphanumeric())
        .count();
    let name = &text[1..end];
    let closed = bytes.get(end) == Some(&b';');
    let latin = LATIN
        .iter()
        .position(|n| *n == name)
        .and_then(|i| char::from_u32(0xa0 + u32::try_from(i).ok()?));
    let simple = || {
        OTHERS
            .iter()
            .take(if closed { OTHERS.len() } else { 4 })
            .find(|(n, _)| *n == name)
            .map(|(_, c)| *c)
    };
    let c = latin.or_else(simple)?;
    let cut_off = !closed
        && matches!(
            bytes.get(end),
            Some(b'=' | b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9')
        );
    (!cut_off).then_some((c, end + usize::from(closed)))
}
