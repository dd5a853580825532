//! Plain text: the words are the source, and blank lines and marks at the start of lines
//! tell paragraphs, list items and quotations apart.
//!
//! Wrapped lines stay in one paragraph. Headings cannot be told, so there are none.

use super::prose::{Prose, Segment, whole};
use crate::Role;

pub(super) fn prose(source: &str) -> Prose {
    let mut segments: Vec<Segment> = Vec::new();
    let mut open = false;
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        let range = start..start + content.len();
        start += line.len();
        if content.trim().is_empty() {
            open = false;
            continue;
        }
        let role = role(content.trim_start());
        match segments.last_mut() {
            Some(last)
                if open
                    && (role == Role::Paragraph
                        || (role, last.role) == (Role::Quote, Role::Quote)) =>
            {
                last.plain.end = range.end;
                last.source.end = range.end;
            }
            _ => segments.push(Segment {
                plain: range.clone(),
                source: range,
                role,
            }),
        }
        open = true;
    }
    whole(source, segments)
}

fn role(line: &str) -> Role {
    if line.starts_with('>') {
        return Role::Quote;
    }
    let after = |mark: &str| {
        line.strip_prefix(mark)
            .is_some_and(|rest| rest.starts_with([' ', '\t', '\u{a0}']))
    };
    let bullets = ["-", "*", "+", "•", "◦", "▪", "–", "—", "·", "\u{f0b7}"];
    if bullets.iter().any(|b| after(b)) {
        return Role::ListItem;
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = (1..=3).contains(&digits)
        && line[digits..]
            .strip_prefix(['.', ')'])
            .is_some_and(|rest| rest.starts_with([' ', '\t']));
    if numbered {
        Role::ListItem
    } else {
        Role::Paragraph
    }
}
