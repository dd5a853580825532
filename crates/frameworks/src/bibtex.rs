//! References as a BibTeX file, so that a reader can take them into a program of their own.
//!
//! Everything is written as printed; what is odd stands in `note`. Not here: styles of citation.

use std::fmt::Write;

use crate::lesson_files::Work;
use crate::lesson_terms::WorkKind;

/// The references as BibTeX, in their order. UTF-8, as current programs read it.
pub fn bibtex<'a>(references: impl IntoIterator<Item = &'a Work>) -> String {
    let mut out = String::new();
    for reference in references {
        if !out.is_empty() {
            out.push('\n');
        }
        entry(&mut out, reference);
    }
    out
}

fn entry(out: &mut String, r: &Work) {
    let kind = match r.kind {
        WorkKind::Article => "article",
        WorkKind::Book => "book",
        WorkKind::Chapter => "incollection",
        WorkKind::Report => "techreport",
        WorkKind::Presentation | WorkKind::Web => "misc",
    };
    let _ = writeln!(out, "@{kind}{{{},", r.code);
    let people = r.authors.join(" and ");
    field(
        out,
        if r.edited { "editor" } else { "author" },
        &people,
        false,
    );
    field(out, "title", &r.title, true);
    let year = r.year.trim_start_matches("n.d.");
    for (name, value) in [
        ("year", Some(year)),
        ("journal", r.journal.as_deref()),
        ("booktitle", r.booktitle.as_deref()),
        ("volume", r.volume.as_deref()),
        ("number", r.number.as_deref()),
    ] {
        field(out, name, value.unwrap_or_default(), name == "booktitle");
    }
    if !r.book_editors.is_empty() {
        field(out, "editor", &r.book_editors.join(" and "), false);
    }
    let pages = r.pages.as_deref().unwrap_or_default().replace('-', "--");
    field(out, "pages", &pages, false);
    let publisher = if r.kind == WorkKind::Report {
        "institution"
    } else {
        "publisher"
    };
    for (name, value) in [
        (publisher, &r.publisher),
        ("address", &r.place),
        ("howpublished", &r.venue),
        ("doi", &r.doi),
        ("url", &r.url),
        ("note", &r.note),
    ] {
        field(out, name, value.as_deref().unwrap_or_default(), false);
    }
    out.push_str("}\n");
}

/// One field. `keep` protects capital letters by a second pair of braces.
fn field(out: &mut String, name: &str, value: &str, keep: bool) {
    if value.is_empty() {
        return;
    }
    let verbatim = matches!(name, "url" | "doi");
    let people = matches!(name, "author" | "editor");
    let mut text = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '&' | '%' | '#' | '_' | '$' if !verbatim => {
                text.push('\\');
                text.push(c);
            }
            // In names braces are meant; elsewhere an unpaired one would break the file.
            '{' | '}' if !people => {}
            '\\' => text.push_str("\\textbackslash "),
            '\n' => text.push(' '),
            _ => text.push(c),
        }
    }
    let (open, close) = if keep { ("{{", "}}") } else { ("{", "}") };
    let _ = writeln!(out, "  {name} = {open}{text}{close},");
}
