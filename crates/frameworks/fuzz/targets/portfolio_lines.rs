//! Any bytes as a file with one portfolio on each line: counted or refused with the line, never a panic.
#![no_main]

use frameworks::{Date, Ladder, Packer, Stage, Tally, Track};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some(today) = Date::day(2026, 11, 22) else {
        return;
    };
    let Ok(packer) = Packer::new(Ladder::shipped(), today) else {
        return;
    };
    let mut tally = Tally::new(&packer, Stage::V, Track::Both);
    for (n, line) in bytes.split(|&b| b == b'\n').enumerate() {
        if let Err(errors) = tally.add_line(line) {
            assert!(errors.iter().all(|e| e.line == n + 1));
        }
    }
    let people = tally.people();
    assert_eq!(tally.finish().people, Some(people));
});
