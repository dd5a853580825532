//! Markdown: CommonMark with tables, task lists, footnotes and front matter.
//!
//! Front matter, the targets of links and the tags of HTML are left out. Code and quoted
//! blocks are said, with the role that tells a reader to leave them alone.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::html;
use super::prose::{Builder, Mark, Prose};
use crate::Role;

pub(super) fn prose(source: &str) -> Prose {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut state = State {
        source,
        out: Builder::default(),
        quotes: 0,
        items: 0,
        leaf: None,
        silent: 0,
    };
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        state.hear(event, range);
    }
    state.out.finish()
}

struct State<'a> {
    source: &'a str,
    out: Builder,
    quotes: usize,
    items: usize,
    /// The role of the heading, cell or code block that we are in.
    leaf: Option<Role>,
    silent: usize,
}

impl State<'_> {
    fn role(&self) -> Role {
        match self.leaf {
            Some(Role::Code) => Role::Code,
            _ if self.quotes > 0 => Role::Quote,
            Some(role) => role,
            None if self.items > 0 => Role::ListItem,
            None => Role::Paragraph,
        }
    }

    fn hear(&mut self, event: Event<'_>, range: Range<usize>) {
        if self.silent > 0 && !matches!(event, Event::Start(_) | Event::End(_)) {
            return;
        }
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.stop(tag),
            Event::Text(text) => self.words(&text, range),
            Event::Code(code) => {
                let start = self.out.here();
                let at = self.source.get(range.clone()).and_then(|s| {
                    // A line break in code is a space.
                    s.replace(['\n', '\r'], " ").find(code.as_ref())
                });
                match at {
                    Some(at) => self.out.say(
                        &code,
                        range.start + at..range.start + at + code.len(),
                        self.role(),
                    ),
                    None => self.out.say(&code, range, self.role()),
                }
                self.out.mark(start, Mark::Code);
            }
            Event::SoftBreak => self.out.space(range),
            Event::HardBreak => self.out.line(range),
            Event::Rule => self.out.end(),
            Event::InlineHtml(tag)
                if tag.get(..3).is_some_and(|t| t.eq_ignore_ascii_case("<br")) =>
            {
                self.out.line(range)
            }
            Event::InlineHtml(_) => {}
            // Blocks of HTML are read whole where they begin.
            Event::Html(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
            Event::InlineMath(math) | Event::DisplayMath(math) => {
                self.out.say(&math, range, self.role())
            }
        }
    }

    fn words(&mut self, text: &str, range: Range<usize>) {
        let role = self.role();
        match self.source.get(range.clone()) {
            Some(raw) if raw.len() == text.len() || role == Role::Code => {
                self.out.say(text, range, role)
            }
            // The words stand at the end of what was escaped.
            Some(raw) if raw.ends_with(text) => {
                self.out.say(text, range.end - text.len()..range.end, role)
            }
            _ => self.out.say(text, range, role),
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph | Tag::List(_) | Tag::FootnoteDefinition(_) | Tag::Table(_) => {
                self.out.end()
            }
            Tag::Heading { level, .. } => self.leaf(Role::Heading(number(*level))),
            Tag::CodeBlock(_) => self.leaf(Role::Code),
            Tag::TableCell => self.leaf(Role::TableCell),
            Tag::Item => {
                self.out.end();
                self.items += 1;
            }
            Tag::BlockQuote(_) => {
                self.out.end();
                self.quotes += 1;
            }
            Tag::HtmlBlock => {
                self.out.end();
                if self.silent == 0 {
                    let raw = self.source.get(range.clone()).unwrap_or("");
                    html::add(
                        &mut self.out,
                        raw,
                        range.start,
                        (self.quotes > 0).then_some(Role::Quote),
                    );
                }
                self.silent += 1;
            }
            Tag::MetadataBlock(_) => self.silent += 1,
            _ => {}
        }
    }

    fn leaf(&mut self, role: Role) {
        self.out.end();
        self.leaf = Some(role);
    }

    fn stop(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::List(_) | TagEnd::FootnoteDefinition | TagEnd::Table => {
                self.out.end()
            }
            TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::TableCell => {
                self.out.end();
                self.leaf = None;
            }
            TagEnd::Item => {
                self.out.end();
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::BlockQuote(_) => {
                self.out.end();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => {
                self.silent = self.silent.saturating_sub(1)
            }
            _ => {}
        }
    }
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
