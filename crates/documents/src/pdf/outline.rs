//! The headings as bookmarks, for a document of several pages: sections, and below them what is in them.

use std::fmt::Write as _;

use super::write::{File, text};

/// A heading and where it stands.
pub(super) struct Mark {
    /// 2 for a section, 3 for what is in one.
    pub level: u8,
    pub words: String,
    /// The page, from 0, and how high on it, in thousandths of a point.
    pub page: usize,
    pub y: u32,
}

/// Writes the bookmarks as objects from `first` on; `page` says which object a page is. The first of them is the root.
pub(super) fn write(file: &mut File, marks: &[Mark], first: usize, page: impl Fn(usize) -> usize) {
    let object = |at: usize| first + 1 + at;
    // The section each mark is in, if any.
    let mut section = None;
    let inside: Vec<Option<usize>> = marks
        .iter()
        .enumerate()
        .map(|(at, mark)| {
            if mark.level <= 2 {
                section = Some(at);
                return None;
            }
            section
        })
        .collect();
    let kids = |of: Option<usize>| -> Vec<usize> {
        let all = 0..marks.len();
        match of {
            None => all.filter(|at| inside[*at].is_none()).collect(),
            // They follow their section without a gap.
            Some(of) => (of + 1..marks.len())
                .take_while(|at| inside[*at] == Some(of))
                .collect(),
        }
    };
    let ends = |kids: &[usize]| match kids {
        [one, ..] => {
            let last = kids.last().unwrap_or(one);
            format!("/First {} 0 R /Last {} 0 R ", object(*one), object(*last))
        }
        [] => String::new(),
    };
    let top = kids(None);
    file.put(
        first,
        format!("<< /Type /Outlines {}/Count {} >>", ends(&top), top.len()),
    );
    let mut write_all = |parent: usize, all: &[usize]| {
        for (i, at) in all.iter().enumerate() {
            let mark = &marks[*at];
            let mut body = format!(
                "<< /Title {} /Parent {parent} 0 R /Dest [{} 0 R /XYZ null {} null] ",
                text(&mark.words),
                page(mark.page),
                mark.y / 1000
            );
            if let Some(before) = i.checked_sub(1).and_then(|i| all.get(i)) {
                let _ = write!(body, "/Prev {} 0 R ", object(*before));
            }
            if let Some(next) = all.get(i + 1) {
                let _ = write!(body, "/Next {} 0 R ", object(*next));
            }
            let own = if mark.level <= 2 {
                kids(Some(*at))
            } else {
                Vec::new()
            };
            if !own.is_empty() {
                // Closed, so that the sections are seen at one glance.
                let _ = write!(body, "{}/Count -{} ", ends(&own), own.len());
            }
            body.push_str(">>");
            file.put(object(*at), body);
        }
    };
    write_all(first, &top);
    for at in &top {
        if marks[*at].level <= 2 {
            write_all(object(*at), &kids(Some(*at)));
        }
    }
}
