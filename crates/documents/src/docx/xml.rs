//! A walk through the XML of one part, with the place of every piece in the source.
//!
//! Knows which names belong to Word whatever prefix a file uses for them. It does not build
//! a tree, and it does not expand entities that a file declares for itself.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;
use quick_xml::reader::Reader;

use super::DocxError;
use super::limits::MAX_DEPTH;

/// Whose vocabulary a name is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ns {
    Word,
    Math,
    Compat,
    Other,
}

impl Ns {
    fn of(uri: &str) -> Self {
        match uri {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main" | STRICT_WORD => {
                Self::Word
            }
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Self::Math,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Self::Compat,
            _ => Self::Other,
        }
    }
}

/// The longest character reference, without its `&`, in bytes.
const LONGEST_REFERENCE: usize = 12;

/// The longest description of a fault, in characters; names in broken files can be of any length.
const MAX_DETAIL: usize = 120;

/// The name space of Word's own elements in files saved as "strict".
pub(super) const STRICT_WORD: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";

/// The start tag of an element.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag<'a> {
    pub ns: Ns,
    pub qname: &'a str,
    pub local: &'a str,
    inside: &'a str,
}

impl<'a> Tag<'a> {
    /// The value of the attribute with this name, whatever its prefix.
    pub fn attr(&self, local: &str) -> Option<Cow<'a, str>> {
        let mut all = Attributes::new(self.inside, self.qname.len());
        all.with_checks(false);
        all.flatten().find_map(|a| {
            let key: &'a str = a.key.0;
            let name = key.rsplit_once(':').map_or(key, |(_, l)| l);
            (name == local).then(|| unescape(a.value))
        })
    }

    /// Whether an on/off element is on: no value means on.
    pub fn on(&self) -> bool {
        !matches!(
            self.attr("val").as_deref(),
            Some("0" | "false" | "off" | "none")
        )
    }

    /// The prefix of the name, without its colon.
    pub fn prefix(&self) -> &'a str {
        self.qname.split_once(':').map_or("", |(p, _)| p)
    }
}

fn unescape(value: Cow<'_, str>) -> Cow<'_, str> {
    if !value.contains('&') {
        return value;
    }
    let mut out = String::with_capacity(value.len());
    let mut rest = value.as_ref();
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        // No reference is longer; looking on would make a value of many signs take as long as their square.
        let mut near = after.bytes().take(LONGEST_REFERENCE);
        match near
            .position(|b| b == b';')
            .and_then(|end| Some((end, character(&after[..end])?)))
        {
            Some((end, c)) => {
                out.push(c);
                rest = &after[end + 1..];
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The character that a reference stands for, given what is between `&` and `;`.
pub(super) fn character(name: &str) -> Option<char> {
    match name {
        "amp" => return Some('&'),
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        _ => {}
    }
    let digits = name.strip_prefix('#')?;
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => digits.parse(),
    };
    char::from_u32(code.ok()?).filter(|c| *c != '\0')
}

/// Text made safe for element content and for attribute values; characters that XML cannot
/// hold are left out.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}

/// A start tag that asks to keep white space, whatever it asked for before.
pub(super) fn keeping_space(tag: &str) -> String {
    let inside = tag.trim_start_matches('<').trim_end_matches('>');
    let name = inside.split([' ', '\t', '\r', '\n']).next().unwrap_or("");
    let mut out = format!("<{name}");
    let mut all = Attributes::new(inside, name.len());
    all.with_checks(false);
    for a in all.flatten() {
        let key: &str = a.key.0;
        if key.rsplit_once(':').map_or(key, |(_, local)| local) != "space" {
            let quote = if a.value.contains('"') { '\'' } else { '"' };
            out.push_str(&format!(" {key}={quote}{}{quote}", a.value));
        }
    }
    out.push_str(" xml:space=\"preserve\">");
    out
}

/// One step of the walk.
#[derive(Debug, Clone, Copy)]
pub(super) enum Node<'a> {
    Open(Tag<'a>),
    Close,
    Text,
    CData,
    /// A reference, with what is between `&` and `;`.
    Ref(&'a str),
}

/// Walks through one part.
pub(super) struct Walker<'a> {
    pub xml: &'a str,
    part: &'a str,
    reader: Reader<&'a [u8]>,
    /// Name spaces by prefix, innermost last, with the depth that declared them.
    scopes: HashMap<&'a str, Vec<(usize, Ns)>>,
    declared: Vec<(usize, &'a str)>,
    depth: usize,
    rooted: bool,
    pending_close: Option<usize>,
}

impl<'a> Walker<'a> {
    pub fn new(part: &'a str, xml: &'a str) -> Self {
        Self {
            xml,
            part,
            reader: Reader::from_str(xml),
            scopes: HashMap::new(),
            declared: Vec::new(),
            depth: 0,
            rooted: false,
            pending_close: None,
        }
    }

    /// The next step and its place in the source, or nothing at the end.
    pub fn step(&mut self) -> Result<Option<(Node<'a>, Range<usize>)>, DocxError> {
        if let Some(at) = self.pending_close.take() {
            self.leave();
            return Ok(Some((Node::Close, at..at)));
        }
        loop {
            let start = self.position();
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(error) => {
                    let at = usize::try_from(self.reader.error_position()).unwrap_or(start);
                    return Err(self.broken(at, error.to_string()));
                }
            };
            let end = self.position();
            let range = start..end;
            let node = match event {
                Event::Start(_) => Node::Open(self.enter(range.clone(), 1)?),
                Event::Empty(_) => {
                    let tag = self.enter(range.clone(), 2)?;
                    self.pending_close = Some(end);
                    Node::Open(tag)
                }
                Event::End(_) => {
                    self.leave();
                    Node::Close
                }
                Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) if self.depth == 0 => {
                    if self.slice(start, end).trim().is_empty() {
                        continue;
                    }
                    return Err(self.broken(start, "text outside the root element".into()));
                }
                Event::Text(_) => Node::Text,
                Event::CData(_) => Node::CData,
                Event::GeneralRef(_) => Node::Ref(self.slice(start + 1, end.saturating_sub(1))),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
                Event::Eof if self.depth > 0 => {
                    return Err(
                        self.broken(end, "the part ends before its elements are closed".into())
                    );
                }
                Event::Eof => return Ok(None),
            };
            return Ok(Some((node, range)));
        }
    }

    /// An error with the line and column of a byte of this part.
    pub fn broken(&self, at: usize, detail: String) -> DocxError {
        let before = self.xml.get(..at).unwrap_or(self.xml);
        let line_start = before.rfind('\n').map_or(0, |n| n + 1);
        DocxError::BrokenXml {
            part: self.part.to_owned(),
            line: before.bytes().filter(|b| *b == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            detail: match detail.char_indices().nth(MAX_DETAIL) {
                Some((cut, _)) => format!("{}…", &detail[..cut]),
                None => detail,
            },
        }
    }

    fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position())
            .unwrap_or(usize::MAX)
            .min(self.xml.len())
    }

    fn slice(&self, start: usize, end: usize) -> &'a str {
        self.xml.get(start..end).unwrap_or("")
    }

    fn enter(&mut self, range: Range<usize>, tail: usize) -> Result<Tag<'a>, DocxError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(DocxError::TooLarge {
                what: "the nesting of its elements",
                limit: MAX_DEPTH,
                unit: "levels",
            });
        }
        let inside = self.slice(range.start + 1, range.end.saturating_sub(tail));
        let qname = inside.split([' ', '\t', '\r', '\n']).next().unwrap_or("");
        if std::mem::replace(&mut self.rooted, true) && self.depth == 1 {
            return Err(self.broken(range.start, "a second root element".into()));
        }
        let mut all = Attributes::new(inside, qname.len());
        all.with_checks(false);
        for a in all {
            let a = match a {
                Ok(a) => a,
                Err(error) => return Err(self.broken(range.start, error.to_string())),
            };
            let key: &'a str = a.key.0;
            let prefix = match key.strip_prefix("xmlns:") {
                Some(prefix) => prefix,
                None if key == "xmlns" => "",
                None => continue,
            };
            self.scopes
                .entry(prefix)
                .or_default()
                .push((self.depth, Ns::of(&a.value)));
            self.declared.push((self.depth, prefix));
        }
        let (prefix, local) = qname.split_once(':').unwrap_or(("", qname));
        let ns = self
            .scopes
            .get(prefix)
            .and_then(|s| s.last())
            .map_or(Ns::Other, |(_, ns)| *ns);
        Ok(Tag {
            ns,
            qname,
            local,
            inside,
        })
    }

    fn leave(&mut self) {
        while let Some((depth, prefix)) = self.declared.last().copied() {
            if depth < self.depth {
                break;
            }
            self.declared.pop();
            if let Some(scope) = self.scopes.get_mut(prefix) {
                scope.pop();
            }
        }
        self.depth = self.depth.saturating_sub(1);
    }
}

/// The part with `child` put in as the last element of its root, given the root's prefix.
pub(super) fn append(
    part: &str,
    xml: &str,
    child: impl FnOnce(Tag<'_>) -> String,
) -> Result<String, DocxError> {
    let mut walker = Walker::new(part, xml);
    let (mut root, mut depth, mut close) = (None, 0_usize, None);
    while let Some((node, range)) = walker.step()? {
        match node {
            Node::Open(tag) => {
                depth += 1;
                if root.is_none() {
                    root = Some((tag, range));
                }
            }
            Node::Close => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    close = Some(range);
                    break;
                }
            }
            _ => {}
        }
    }
    let (Some((tag, open)), Some(close)) = (root, close) else {
        return Err(walker.broken(0, "the part has no root element".into()));
    };
    let child = child(tag);
    let mut out = String::with_capacity(xml.len() + child.len() + 64);
    if close.is_empty() {
        out.push_str(&xml[..open.end.saturating_sub(2)]);
        out.push('>');
        out.push_str(&child);
        out.push_str("</");
        out.push_str(tag.qname);
        out.push('>');
    } else {
        out.push_str(&xml[..close.start]);
        out.push_str(&child);
        out.push_str(&xml[close.start..close.end]);
    }
    out.push_str(&xml[close.end..]);
    Ok(out)
}
