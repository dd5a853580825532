//! Any bytes as a text file in each format; every word must lie inside the source.
#![no_main]

use documents::text::{Format, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for format in [Format::Plain, Format::Markdown, Format::Html] {
        let Ok(file) = read(bytes, format) else { continue };
        for segment in &file.prose.segments {
            assert!(file.prose.text.get(segment.plain.clone()).is_some());
            assert!(file.source.get(segment.source.clone()).is_some());
        }
        for (at, c) in file.prose.text.char_indices() {
            let source = file.prose.source_range(at..at + c.len_utf8());
            assert!(file.source.get(source).is_some());
        }
    }
});
