//! What is said about a file, in the languages of the interface.

use documents::docx::{self, DocxError, Note};
use documents::text::{self, Format, TextError, known_kind};

/// Every kind of thing that readers say, with every word they fill in.
fn errors() -> Vec<DocxError> {
    let too_large = |what, unit| DocxError::TooLarge {
        what,
        limit: 7,
        unit,
    };
    let not_docx = |looks_like| DocxError::NotDocx {
        looks_like: Some(looks_like),
    };
    vec![
        DocxError::Empty,
        too_large("the file", "bytes"),
        too_large("one of its parts", "bytes"),
        too_large("the unpacked text", "bytes"),
        too_large("the number of parts", "parts"),
        too_large("the number of paragraphs", "paragraphs"),
        too_large("the number of its formatted pieces", "pieces"),
        too_large("the nesting of its elements", "levels"),
        too_large("the number of comments", "comments"),
        too_large("the text of the comments", "bytes"),
        too_large("the text with its comments", "bytes"),
        not_docx("a spreadsheet (.xlsx)"),
        not_docx("a slide show (.pptx)"),
        not_docx("an OpenDocument file (.odt or the like)"),
        not_docx("a Pages document"),
        not_docx("a program or an e-book"),
        not_docx("a ZIP folder"),
        not_docx("a file that Word cannot open as a document"),
        DocxError::NotDocx { looks_like: None },
        DocxError::OldWord,
        DocxError::Encrypted,
        DocxError::NoText,
    ]
}

/// English words that no Spanish sentence has.
fn is_spanish(sentence: &str) -> bool {
    let english = [
        "the", "of", "a", "an", "is", "it", "number", "file", "text", "word's", "was",
    ];
    sentence
        .split(|c: char| !c.is_alphabetic())
        .all(|word| !english.contains(&word))
}

#[test]
fn everything_that_is_said_about_a_word_file_is_said_in_spanish_too() {
    for error in errors() {
        assert_eq!(error.in_language("en"), error.to_string());
        let said = error.in_language("es");
        assert!(said.ends_with('.') && is_spanish(&said), "{said}");
    }
    for note in [
        Note::HeadersLeftOut,
        Note::MacrosIgnored,
        Note::HiddenTextLeftOut,
        Note::EmbeddedLeftOut,
        Note::InsertionsRead(2),
        Note::DeletionsLeftOut(2),
        Note::CommentsPresent(2),
        Note::Signed,
    ] {
        assert_eq!(note.in_language("fr"), note.to_string());
        let said = note.in_language("es-US");
        assert!(said.ends_with('.') && is_spanish(&said), "{said}");
    }
}

#[test]
fn the_limits_that_readers_really_name_have_their_spanish_words() {
    // Taken from the readers themselves, so that a new word is noticed.
    let sources = [
        include_str!("../../src/docx/xml.rs"),
        include_str!("../../src/docx/annotate.rs"),
        include_str!("../../src/docx/cuts.rs"),
        include_str!("../../src/docx/package.rs"),
        include_str!("../../src/docx/story.rs"),
        include_str!("../../src/docx/assemble.rs"),
    ];
    let words: Vec<&'static str> = sources
        .iter()
        .flat_map(|s| s.lines())
        .filter_map(|l| l.trim().strip_prefix("what: \"")?.strip_suffix("\","))
        .collect();
    assert!(words.len() >= 11);
    for what in words {
        let said = DocxError::TooLarge {
            what,
            limit: 1,
            unit: "bytes",
        };
        assert!(is_spanish(&said.in_language("es")), "{what}");
    }
}

#[test]
fn every_kind_of_file_that_is_known_is_named_in_spanish() {
    let starts: [&[u8]; 14] = [
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"%PDF-",
        b"{\\rtf",
        b"MZ\0\0",
        b"\x7fELF\0",
        b"\x89PNG\r\n",
        b"\xff\xd8\xff",
        b"GIF8",
        b"\x1f\x8b",
        b"Rar!\0",
        b"SQLite format 3",
        b"<?xml",
        b"<!DOCTYPE html",
    ];
    for start in starts {
        let kind = known_kind(start).unwrap();
        let refused = DocxError::NotDocx {
            looks_like: Some(kind),
        };
        let said = refused.in_language("es");
        assert!(said.contains("parece un") && is_spanish(&said), "{said}");
        let refused = TextError::NotText {
            looks_like: Some(kind),
        };
        assert!(is_spanish(&refused.in_language("es")));
    }
    let refused = text::read(b"a\0b", Format::Plain).unwrap_err();
    assert!(refused.in_language("es").contains("UTF-8"));
    let refused = TextError::TooLarge { limit: 5 }.in_language("es");
    assert!(refused.contains("5 bytes"));
    let damaged = docx::read(b"PK\x03\x04 broken").unwrap_err();
    assert!(damaged.in_language("es").contains("está dañado ("));
}
