//! From bytes to characters: which encoding, and is it text at all.
//!
//! Looks at byte order marks, then at whether every other byte is zero, as in UTF-16 without a
//! mark, then at whether the bytes are UTF-8, then at what an HTML page says of itself, and takes
//! Windows-1252 for the rest. It does not guess further.

use encoding_rs::{Encoding as Known, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use serde::Serialize;

use super::{Format, MAX_TEXT, TextError};

/// How the bytes of a text were encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// UTF-8 without a byte order mark.
    Utf8,
    /// UTF-8 with a byte order mark of three bytes, which is not part of the source.
    Utf8WithMark,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Windows-1252, taken because the bytes are not UTF-8 and say nothing of themselves.
    Windows1252,
    /// The encoding that the page itself names.
    Declared(&'static str),
}

pub(super) struct Decoded {
    pub text: String,
    pub encoding: Encoding,
    pub replaced: bool,
}

pub(super) fn decode(bytes: &[u8], format: Format) -> Result<Decoded, TextError> {
    if bytes.len() > MAX_TEXT {
        return Err(TextError::TooLarge { limit: MAX_TEXT });
    }
    if let Some((known, mark)) = Known::for_bom(bytes) {
        let (text, replaced) = known.decode_without_bom_handling(&bytes[mark..]);
        let encoding = match known {
            k if k == UTF_16LE => Encoding::Utf16Le,
            k if k == UTF_16BE => Encoding::Utf16Be,
            _ => Encoding::Utf8WithMark,
        };
        return text_only(text.into_owned(), encoding, replaced);
    }
    if let Some(kind) = known_kind(bytes).filter(|kind| !matches!(*kind, HTML | XML)) {
        return Err(TextError::NotText {
            looks_like: Some(kind),
        });
    }
    if let Some((known, encoding)) = wide(bytes) {
        let (text, replaced) = known.decode_without_bom_handling(bytes);
        return text_only(text.into_owned(), encoding, replaced);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text_only(text.to_owned(), Encoding::Utf8, false);
    }
    let (known, encoding) = match declared(bytes, format) {
        Some(known) => (known, Encoding::Declared(known.name())),
        None => (WINDOWS_1252, Encoding::Windows1252),
    };
    let (text, replaced) = known.decode_without_bom_handling(bytes);
    text_only(text.into_owned(), encoding, replaced)
}

/// UTF-16 that does not say so: in the letters of the West, one byte of each pair is zero.
fn wide(bytes: &[u8]) -> Option<(&'static Known, Encoding)> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    if sample.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |at: usize| {
        sample
            .iter()
            .skip(at)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let (high, low) = (zeros(0), zeros(1));
    let pairs = sample.len() / 2;
    let most = |some: usize, few: usize| some * 10 >= pairs * 7 && few * 50 <= pairs;
    match (most(low, high), most(high, low)) {
        (true, _) => Some((UTF_16LE, Encoding::Utf16Le)),
        (_, true) => Some((UTF_16BE, Encoding::Utf16Be)),
        _ => None,
    }
}

/// Refuses what decoded to characters but is no text: with a NUL, or full of controls.
fn text_only(text: String, encoding: Encoding, replaced: bool) -> Result<Decoded, TextError> {
    let control =
        |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}');
    let (mut odd, mut all) = (0_usize, 0_usize);
    for c in text.chars() {
        if c == '\0' {
            return Err(TextError::NotText { looks_like: None });
        }
        all += 1;
        odd += usize::from(control(c) || c == '\u{fffd}');
    }
    // A stray control character is let through, one in twenty is not text.
    if odd > 4 && odd * 20 > all {
        return Err(TextError::NotText { looks_like: None });
    }
    Ok(Decoded {
        text,
        encoding,
        replaced,
    })
}

fn declared(bytes: &[u8], format: Format) -> Option<&'static Known> {
    if format != Format::Html {
        return None;
    }
    let head = &bytes[..bytes.len().min(1024)];
    let at = head
        .windows(8)
        .position(|w| w.eq_ignore_ascii_case(b"charset="))?;
    let rest = &head[at + 8..];
    let rest = rest
        .strip_prefix(b"\"")
        .or_else(|| rest.strip_prefix(b"'"))
        .unwrap_or(rest);
    let end = rest
        .iter()
        .position(|b| matches!(b, b'"' | b'\'' | b'>' | b' ' | b';' | b'/'))
        .unwrap_or(rest.len());
    // A page that says UTF-8 and is not is read like any other.
    Known::for_label(&rest[..end]).filter(|k| *k != UTF_8 && k.is_ascii_compatible())
}

const HTML: &str = "a web page";
const XML: &str = "an XML file";

/// What some well-known kind of file these bytes begin like, in words for a message.
#[must_use]
pub fn known_kind(bytes: &[u8]) -> Option<&'static str> {
    let starts: [(&[u8], &str); 18] = [
        (b"PK\x03\x04", "a packed document (such as .docx or .zip)"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "an old Office file (such as .doc)",
        ),
        (b"%PDF-", "a PDF"),
        (b"{\\rtf", "a Rich Text file (.rtf)"),
        (b"MZ", "a program"),
        (b"\x7fELF", "a program"),
        (b"\xcf\xfa\xed\xfe", "a program"),
        (b"\xca\xfe\xba\xbe", "a program"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"GIF8", "a picture"),
        (b"\x1f\x8b", "a compressed file"),
        (b"BZh", "a compressed file"),
        (b"7z\xbc\xaf", "a compressed file"),
        (b"Rar!", "a compressed file"),
        (b"SQLite format 3", "a database"),
        (b"<?xml", XML),
        (b"<!DOCTYPE html", HTML),
    ];
    let found = starts
        .iter()
        .find(|(start, _)| bytes.starts_with(start))
        .map(|(_, kind)| *kind);
    match found {
        // "MZ" and "BZh" could begin a sentence; a program has zeros soon after.
        Some("a program" | "a compressed file")
            if !bytes[..bytes.len().min(512)].contains(&0)
                && std::str::from_utf8(bytes).is_ok() =>
        {
            None
        }
        None if bytes
            .get(..5)
            .is_some_and(|s| s.eq_ignore_ascii_case(b"<html")) =>
        {
            Some(HTML)
        }
        found => found,
    }
}
