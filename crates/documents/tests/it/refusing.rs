//! What is refused, and how it is said.

use documents::docx::{self, Comment, DocxError, MAX_COMMENTS, MAX_DEPTH, MAX_FILE, MAX_PART};
use documents::text::{self, Format, TextError};

use crate::word::{Word, zip_of};

fn refusal(bytes: &[u8]) -> DocxError {
    docx::read(bytes).unwrap_err()
}

const OLE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

#[test]
fn an_empty_file_is_refused() {
    assert_eq!(refusal(b""), DocxError::Empty);
}

#[test]
fn a_renamed_program_is_called_a_program() {
    let mut program = b"MZ\x90\x00\x03".to_vec();
    program.extend([0; 100]);
    assert_eq!(
        refusal(&program),
        DocxError::NotDocx {
            looks_like: Some("a program")
        }
    );
    assert!(
        refusal(&program)
            .to_string()
            .contains("it looks like a program")
    );
}

#[test]
fn an_old_word_file_is_called_one() {
    let mut old = OLE.to_vec();
    old.extend([0; 600]);
    assert_eq!(refusal(&old), DocxError::OldWord);
    assert!(refusal(&old).to_string().contains("save it as .docx"));
}

#[test]
fn an_encrypted_document_is_told_from_an_old_one() {
    let mut locked = OLE.to_vec();
    locked.extend([0; 600]);
    locked.extend("EncryptionInfo".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(refusal(&locked), DocxError::Encrypted);
}

#[test]
fn other_kinds_of_package_are_named() {
    let named = |part: &str| {
        let parts =
            [("[Content_Types].xml", "<x/>"), (part, "<x/>")].map(|(n, x)| (n.into(), x.into()));
        refusal(&zip_of(&parts)).to_string()
    };
    assert!(named("xl/workbook.xml").contains("spreadsheet"));
    assert!(named("ppt/presentation.xml").contains("slide show"));
    assert!(named("content.xml").contains("OpenDocument"));
    assert!(named("other.xml").contains("word/document.xml is missing"));
    assert!(
        refusal(&zip_of(&[("a.txt".into(), "a".into())]))
            .to_string()
            .contains("ZIP folder")
    );
}

#[test]
fn a_truncated_package_is_called_damaged() {
    let whole = Word::paragraph("<w:r><w:t>hello</w:t></w:r>").bytes();
    let half = &whole[..whole.len() / 2];
    assert!(matches!(refusal(half), DocxError::BrokenZip { .. }));
}

#[test]
fn broken_xml_is_refused_with_its_place() {
    let word = Word::main("<w:document xmlns:w=\"x\">\n <w:body></w:p></w:body></w:document>");
    let DocxError::BrokenXml {
        part, line, column, ..
    } = refusal(&word.bytes())
    else {
        panic!("another error");
    };
    assert_eq!((part.as_str(), line, column), ("word/document.xml", 2, 10));
}

#[test]
fn xml_that_ends_early_and_unknown_entities_are_refused() {
    let early = Word::main("<w:document xmlns:w=\"x\"><w:body>");
    assert!(refusal(&early.bytes()).to_string().contains("ends before"));
    let entity = Word::paragraph("<w:r><w:t>&bomb;</w:t></w:r>");
    assert!(
        refusal(&entity.bytes())
            .to_string()
            .contains("unknown entity")
    );
}

#[test]
fn xml_with_two_roots_or_text_around_its_root_or_half_an_attribute_is_refused() {
    let refused = |xml: &str| refusal(&Word::main(xml).bytes()).to_string();
    assert!(refused("<a/><w:document/>").contains("second root element"));
    assert!(refused("<a/>words").contains("text outside the root"));
    assert!(refused("words<a/>").contains("text outside the root"));
    assert!(refused("<a b=1></a>").contains("word/document.xml, line 1, column 1:"));
}

#[test]
fn a_part_that_unpacks_to_more_than_the_limit_is_refused() {
    let bomb = Word::main(&" ".repeat(MAX_PART + 1)).bytes();
    assert!(bomb.len() < 100_000);
    assert!(matches!(
        refusal(&bomb),
        DocxError::TooLarge {
            limit: MAX_PART,
            ..
        }
    ));
}

#[test]
fn a_file_over_the_limit_is_refused_before_it_is_looked_at() {
    let big = vec![b'P'; MAX_FILE + 1];
    assert!(matches!(
        refusal(&big),
        DocxError::TooLarge {
            limit: MAX_FILE,
            ..
        }
    ));
}

#[test]
fn a_directory_that_claims_millions_of_parts_is_refused() {
    let mut end = b"PK\x05\x06\0\0\0\0".to_vec();
    end.extend([0x00, 0xf0, 0x00, 0xf0]);
    end.extend([0; 10]);
    assert!(refusal(&end).to_string().contains("number of parts"));
}

#[test]
fn elements_nested_too_deeply_are_refused() {
    let deep = format!("<w:p>{}", "<w:ins>".repeat(MAX_DEPTH));
    assert!(matches!(
        refusal(&Word::body(&deep).bytes()),
        DocxError::TooLarge {
            limit: MAX_DEPTH,
            ..
        }
    ));
}

#[test]
fn text_that_is_no_text_is_refused() {
    let refused = |bytes: &[u8]| text::read(bytes, Format::Plain).unwrap_err().to_string();
    assert!(refused(b"%PDF-1.7 ...").contains("a PDF"));
    assert!(refused(b"{\\rtf1 hello}").contains("Rich Text"));
    assert!(refused(&[0x89, b'P', b'N', b'G', b'\r', b'\n', 0]).contains("a picture"));
    assert!(refused(b"abc\0def").contains("not a text file"));
    assert!(refused(&(1..=31).cycle().take(200).collect::<Vec<u8>>()).contains("not a text file"));
    let big = vec![b'a'; text::MAX_TEXT + 1];
    assert_eq!(
        text::read(&big, Format::Plain),
        Err(TextError::TooLarge {
            limit: text::MAX_TEXT
        })
    );
}

#[test]
fn comments_that_would_copy_huge_properties_too_often_are_refused() {
    let properties = "<w:b/>".repeat(20_000);
    let text = "a".repeat(2_000);
    let word = Word::paragraph(&format!(
        "<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"
    ));
    let comments: Vec<_> = (1..1_000)
        .map(|at| Comment {
            range: at..at + 1,
            author: "Mara".into(),
            ..Comment::default()
        })
        .collect();
    let refused = docx::annotate(&word.bytes(), &comments);
    assert!(matches!(
        refused,
        Err(DocxError::TooLarge {
            limit: MAX_PART,
            ..
        })
    ));
}

#[test]
fn more_comments_than_the_limit_are_refused() {
    let comments = vec![Comment::default(); MAX_COMMENTS + 1];
    let refused = docx::annotate(b"", &comments);
    assert!(matches!(
        refused,
        Err(DocxError::TooLarge {
            limit: MAX_COMMENTS,
            ..
        })
    ));
}

#[test]
fn parts_that_claim_more_room_than_the_file_has_are_refused() {
    let mut bytes = Word::paragraph("<w:r><w:t>x</w:t></w:r>").bytes();
    let entries: Vec<_> = (0..bytes.len() - 4)
        .filter(|i| bytes[*i..].starts_with(b"PK\x01\x02"))
        .collect();
    assert_eq!(entries.len(), 4);
    for at in entries {
        bytes[at + 22] = 0x01;
    }
    assert!(matches!(refusal(&bytes), DocxError::BrokenZip { .. }));
}

#[test]
fn parts_with_control_characters_in_their_names_are_refused() {
    let parts = [
        ("word/document.xml".into(), "<a/>".into()),
        ("a\u{5}b".into(), String::new()),
    ];
    assert!(
        refusal(&zip_of(&parts))
            .to_string()
            .contains("name that no part can have")
    );
}
