//! Any bytes as a Word file. Starts well from a folder of real files.
#![no_main]

use documents::docx::{Comment, annotate, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(before) = read(bytes) else { return };
    let comment = Comment { range: 0..before.text.len(), author: "Mara".into(), ..Comment::default() };
    if let Ok(after) = annotate(bytes, &[comment]) {
        assert_eq!(read(&after).map(|d| d.text), Ok(before.text));
    }
});
