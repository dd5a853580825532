//! Any bytes as the three kinds of framework file: refused with a place, never a panic. What loads has a working ladder.
#![no_main]

use std::borrow::Cow;

use frameworks::{Ladder, Library, Reading, Source, Stage, Track};
use libfuzzer_sys::fuzz_target;

const HEAD: &str = "slug = \"x\"\nversion = \"1\"\ntitle = \"T\"\npublisher = \"P\"\npublished = \"2014\"\nstatus = \"draft\"\nlanguage = \"en\"\nabout = \"A\"\n";

fuzz_target!(|bytes: &[u8]| {
    let (items, links) = bytes.split_at(bytes.iter().position(|&b| b == 0).unwrap_or(bytes.len()));
    let file = |name: &str, bytes| Source {
        path: format!("x/1/{name}.toml"),
        bytes,
    };
    let (library, errors) = Library::load(&[
        file("framework", Cow::Borrowed(HEAD.as_bytes())),
        file("items", Cow::Borrowed(items)),
        file("links", Cow::Borrowed(links)),
    ]);
    assert!(errors.iter().all(|e| e.line >= 1 && !e.mend.is_empty()));
    for framework in library.frameworks() {
        let ladder = Ladder::new(framework);
        for &stage in Stage::ALL {
            ladder.effective(stage, Track::Both, Reading::Usual);
        }
    }
    Library::load(&[file("framework", Cow::Borrowed(bytes))]);
});
