//! The structure of a PDF: what each stretch of text is, in the order of reading.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::page::{Part, Tag};
use super::write::{DOCUMENT, File, STRUCTURE};

/// Where the words of a part are: object of the page, and number on it.
pub(super) type Marks = BTreeMap<usize, Vec<(usize, usize)>>;

fn name(tag: Tag) -> String {
    match tag {
        Tag::Heading(level) => return format!("H{level}"),
        Tag::Paragraph => "P",
        Tag::Group => "Div",
        Tag::List { .. } => "L",
        Tag::Item => "LI",
        Tag::Label => "Lbl",
        Tag::Words => "LBody",
        Tag::Table => "Table",
        Tag::Caption => "Caption",
        Tag::Row => "TR",
        Tag::Header { .. } => "TH",
        Tag::Cell => "TD",
    }
    .to_owned()
}

fn attributes(tag: Tag) -> &'static str {
    match tag {
        Tag::List { numbered: true } => "/A << /O /List /ListNumbering /Decimal >> ",
        Tag::List { numbered: false } => "/A << /O /List /ListNumbering /Disc >> ",
        Tag::Header { row: true } => "/A << /O /Table /Scope /Row >> ",
        Tag::Header { row: false } => "/A << /O /Table /Scope /Column >> ",
        _ => "",
    }
}

/// Writes the parts as objects from `first` on, one for each, and says how many.
pub(super) fn write(file: &mut File, parts: &[Part], marks: &Marks, first: usize) -> usize {
    let mut kids: Vec<String> = vec![String::new(); parts.len()];
    let mut top = String::new();
    for (at, part) in parts.iter().enumerate() {
        let into = match part.inside {
            Some(inside) => kids.get_mut(inside),
            None => Some(&mut top),
        };
        if let Some(into) = into {
            let _ = write!(into, "{} 0 R ", first + at);
        }
    }
    for (at, part) in parts.iter().enumerate() {
        let inside = part.inside.map_or(DOCUMENT, |inside| first + inside);
        let mut body = format!(
            "<< /Type /StructElem /S /{} /P {inside} 0 R /K [",
            name(part.tag)
        );
        for (page, mark) in marks.get(&at).map_or(&[][..], Vec::as_slice) {
            let _ = write!(body, "<< /Type /MCR /Pg {page} 0 R /MCID {mark} >> ");
        }
        let _ = write!(body, "{}] {}>>", kids[at], attributes(part.tag));
        file.put(first + at, body);
    }
    file.put(
        DOCUMENT,
        format!("<< /Type /StructElem /S /Document /P {STRUCTURE} 0 R /K [{top}] >>"),
    );
    parts.len()
}
