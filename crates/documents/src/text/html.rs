//! HTML: what a browser would show of a page, as paragraphs.
//!
//! Takes pages as they come: open tags that are never closed, stray marks, no structure at
//! all. Scripts, styles, titles, vector pictures, and the values of attributes are left out.
//! It does not apply style sheets, so text that a page hides with one is said.

use std::ops::Range;

use super::entities::reference;
use super::prose::{Builder, Mark, Prose};
use crate::Role;

/// Elements inside one another beyond this do not change the role of their text.
const MAX_OPEN: usize = 256;

pub(super) fn prose(source: &str) -> Prose {
    let mut out = Builder::default();
    add(&mut out, source, 0, None);
    out.finish()
}

/// Adds what a stretch of HTML says, which begins at `offset` of the whole source. With a
/// role given, all of it has that role.
pub(super) fn add(out: &mut Builder, html: &str, offset: usize, role: Option<Role>) {
    let mut page = Page {
        html,
        offset,
        out,
        role,
        open: Vec::new(),
        dead: [false; 2],
    };
    page.read();
}

struct Page<'a, 'b> {
    html: &'a str,
    offset: usize,
    out: &'b mut Builder,
    role: Option<Role>,
    /// The open elements that matter, with where the words stood when they opened.
    open: Vec<(Kind, usize)>,
    /// Quotation marks, `"` and `'`, of which no more follow.
    dead: [bool; 2],
}

/// What an element does to the words in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Heading(u8),
    Item,
    List,
    Table,
    Cell,
    Quote,
    Pre,
    Inline(Mark, u8),
    /// Begins and ends a paragraph.
    Block,
    /// Its text is not said.
    Silent,
    Break,
    Other,
}

fn kind(name: &str) -> Kind {
    match name {
        "h1" => Kind::Heading(1),
        "h2" => Kind::Heading(2),
        "h3" => Kind::Heading(3),
        "h4" => Kind::Heading(4),
        "h5" => Kind::Heading(5),
        "h6" => Kind::Heading(6),
        "li" => Kind::Item,
        "ul" | "ol" | "menu" => Kind::List,
        "table" => Kind::Table,
        "td" | "th" => Kind::Cell,
        "blockquote" => Kind::Quote,
        "pre" | "listing" | "xmp" => Kind::Pre,
        "code" => Kind::Inline(Mark::Code, 0),
        "kbd" => Kind::Inline(Mark::Code, 1),
        "samp" => Kind::Inline(Mark::Code, 2),
        "q" => Kind::Inline(Mark::Quote, 0),
        "cite" => Kind::Inline(Mark::Quote, 1),
        "script" | "style" | "title" | "template" | "noscript" | "svg" | "math" | "iframe"
        | "noembed" | "noframes" | "object" => Kind::Silent,
        "br" => Kind::Break,
        "address" | "article" | "aside" | "body" | "button" | "caption" | "center" | "dd"
        | "details" | "dialog" | "dir" | "div" | "dl" | "dt" | "fieldset" | "figcaption"
        | "figure" | "footer" | "form" | "head" | "header" | "hgroup" | "hr" | "html"
        | "legend" | "main" | "nav" | "optgroup" | "option" | "p" | "search" | "section"
        | "select" | "summary" | "tbody" | "textarea" | "tfoot" | "thead" | "tr" => Kind::Block,
        _ => Kind::Other,
    }
}

impl Page<'_, '_> {
    fn read(&mut self) {
        let html = self.html;
        let mut at = 0;
        while at < html.len() {
            let rest = &html[at..];
            if !rest.starts_with('<') {
                let end = rest.find('<').map_or(html.len(), |n| at + n);
                self.text(at..end);
                at = end;
                continue;
            }
            at = self.markup(at);
        }
        while let Some((kind, start)) = self.open.pop() {
            self.shut(kind, start);
        }
        self.out.end();
    }

    /// Reads what begins with `<`, and gives where it ends.
    fn markup(&mut self, at: usize) -> usize {
        let rest = &self.html[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            return comment
                .find("-->")
                .map_or(self.html.len(), |n| at + 4 + n + 3);
        }
        let next = rest.as_bytes().get(1).copied().unwrap_or(0);
        let closing = next == b'/';
        let name_at = at + 1 + usize::from(closing);
        let letter = self
            .html
            .as_bytes()
            .get(name_at)
            .is_some_and(u8::is_ascii_alphabetic);
        if !letter && !matches!(next, b'!' | b'?' | b'/') {
            self.text(at..at + 1);
            return at + 1;
        }
        let Some(end) = self.tag_end(name_at) else {
            // No tag ends after this one begins, so the rest is text.
            self.text(at..self.html.len());
            return self.html.len();
        };
        if !letter {
            return end;
        }
        let inside = &self.html[name_at..end - 1];
        let length = inside
            .find(|c: char| c.is_ascii_whitespace() || c == '/')
            .unwrap_or(inside.len());
        // No name that matters here is longer.
        let name = inside
            .get(..length.min(16))
            .unwrap_or("")
            .to_ascii_lowercase();
        let kind = if length <= 16 {
            kind(&name)
        } else {
            Kind::Other
        };
        if closing {
            self.close(kind);
            return end;
        }
        if kind == Kind::Silent {
            return if inside.ends_with('/') {
                end
            } else {
                self.after_silent(end, &name)
            };
        }
        self.start(kind, at..end);
        let line = kind == Kind::Pre;
        if line && self.html[end..].starts_with('\n') {
            end + 1
        } else {
            end
        }
    }

    /// Where the tag ends whose name begins here: after the first `>` outside quotation marks.
    fn tag_end(&mut self, start: usize) -> Option<usize> {
        let bytes = self.html.as_bytes();
        let mut at = start;
        let mut value = false;
        while let Some(b) = bytes.get(at).copied() {
            at += 1;
            match b {
                b'>' => return Some(at),
                b'=' => value = true,
                b'"' | b'\'' if value => {
                    value = false;
                    let dead = usize::from(b == b'\'');
                    if self.dead[dead] {
                        continue;
                    }
                    match bytes[at..].iter().position(|c| *c == b) {
                        Some(n) => at += n + 1,
                        None => self.dead[dead] = true,
                    }
                }
                b' ' | b'\t' | b'\n' | b'\r' => {}
                _ => value = false,
            }
        }
        None
    }

    /// Where the text goes on after an element that is not said.
    fn after_silent(&mut self, start: usize, name: &str) -> usize {
        let bytes = self.html.as_bytes();
        let mut at = start;
        while let Some(n) = self.html[at..].find("</") {
            at += n + 2;
            let found = bytes
                .get(at..at + name.len())
                .is_some_and(|b| b.eq_ignore_ascii_case(name.as_bytes()));
            let ends = !bytes
                .get(at + name.len())
                .is_some_and(u8::is_ascii_alphanumeric);
            if found && ends {
                return self.tag_end(at).unwrap_or(self.html.len());
            }
        }
        self.html.len()
    }

    fn start(&mut self, kind: Kind, source: Range<usize>) {
        match kind {
            Kind::Break => {
                self.out
                    .line(self.offset + source.start..self.offset + source.end);
                return;
            }
            Kind::Other | Kind::Silent => return,
            Kind::Block => {
                self.out.end();
                return;
            }
            Kind::Inline(..) => {}
            _ => self.out.end(),
        }
        // A new item ends the one before it in the same list, and so do cells and headings.
        let within = match kind {
            Kind::Item => Some(Kind::List),
            Kind::Cell | Kind::Heading(_) => Some(Kind::Table),
            _ => None,
        };
        if let Some(within) = within {
            let floor = self
                .open
                .iter()
                .rposition(|(k, _)| *k == within)
                .map_or(0, |i| i + 1);
            let same = |k: Kind| std::mem::discriminant(&k) == std::mem::discriminant(&kind);
            if let Some(i) = self.open[floor..].iter().position(|(k, _)| same(*k)) {
                self.shut_down_to(floor + i);
            }
        }
        if self.open.len() < MAX_OPEN {
            self.open.push((kind, self.out.here()));
        }
    }

    fn close(&mut self, kind: Kind) {
        if !matches!(
            kind,
            Kind::Other | Kind::Silent | Kind::Inline(..) | Kind::Break
        ) {
            self.out.end();
        }
        if let Some(i) = self.open.iter().rposition(|(k, _)| *k == kind) {
            self.shut_down_to(i);
        }
    }

    fn shut_down_to(&mut self, i: usize) {
        while self.open.len() > i {
            if let Some((kind, start)) = self.open.pop() {
                self.shut(kind, start);
            }
        }
    }

    fn shut(&mut self, kind: Kind, start: usize) {
        if let Kind::Inline(mark, _) = kind {
            self.out.mark(start, mark);
        }
    }

    fn role_here(&self) -> Role {
        let has = |kind: Kind| self.open.iter().any(|(k, _)| *k == kind);
        if let Some(role) = self.role {
            return role;
        }
        if has(Kind::Pre) {
            return Role::Code;
        }
        if has(Kind::Quote) {
            return Role::Quote;
        }
        let innermost = self.open.iter().rev().find_map(|(kind, _)| match kind {
            Kind::Heading(n) => Some(Role::Heading(*n)),
            Kind::Item => Some(Role::ListItem),
            Kind::Cell => Some(Role::TableCell),
            _ => None,
        });
        innermost.unwrap_or(Role::Paragraph)
    }

    fn text(&mut self, range: Range<usize>) {
        let role = self.role_here();
        let exact = self.open.iter().any(|(k, _)| *k == Kind::Pre);
        let mut at = range.start;
        while at < range.end {
            let rest = &self.html[at..range.end];
            let stop = rest.find(['&', '\u{ad}']).unwrap_or(rest.len());
            if stop > 0 {
                let words = &rest[..stop];
                match exact {
                    true => self
                        .out
                        .say(words, self.offset + at..self.offset + at + stop, role),
                    false => self.out.flow(words, self.offset + at, role),
                }
                at += stop;
                continue;
            }
            if rest.starts_with('\u{ad}') {
                at += '\u{ad}'.len_utf8();
                continue;
            }
            let (c, length) = reference(rest).unwrap_or(('&', 1));
            let source = self.offset + at..self.offset + at + length;
            match c {
                '\u{ad}' => {}
                ' ' | '\t' | '\n' if !exact => self.out.space(source),
                c => self.out.say(c.encode_utf8(&mut [0; 4]), source, role),
            }
            at += length;
        }
    }
}
