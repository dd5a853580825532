//! Any text as the main part of an otherwise sound Word file, with a comment anywhere in it.
#![no_main]

use std::io::{Cursor, Write};

use documents::docx::{Comment, annotate, read};

const TYPES: &str =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

libfuzzer_sys::fuzz_target!(|input: (u8, u8, &str)| {
    let (start, length, body) = input;
    let document = format!("<w:document xmlns:w=\"{WORD}\"><w:body>{body}</w:body></w:document>");
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Stored);
    for (name, xml) in [("[Content_Types].xml", TYPES), ("word/document.xml", &document)] {
        zip.start_file(name, stored).expect("a name");
        zip.write_all(xml.as_bytes()).expect("room in memory");
    }
    let bytes = zip.finish().expect("room in memory").into_inner();
    let Ok(before) = read(&bytes) else { return };
    let start = usize::from(start);
    let range = start..start + usize::from(length);
    let comment = Comment { range, author: "Mara".into(), ..Comment::default() };
    if let Ok(after) = annotate(&bytes, &[comment]) {
        assert_eq!(read(&after).map(|d| d.text), Ok(before.text));
    }
});
