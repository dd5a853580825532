//! Megabytes per second of the role checker and of harper-core on the beginnings of one text, on one core.
//!
//! Prints one line a measurement: name, bytes, seconds, findings. Starting up is not counted, reading the text is.

use std::time::Instant;

use harper_core::linting::{LintGroup, Linter};
use harper_core::spell::FstDictionary;
use harper_core::{Dialect, Document};
use rolecheck::{Checker, Kind, Options};

/// A measurement that takes longer ends the growing of the text, in seconds.
const PATIENCE: f64 = 40.0;

fn main() {
    let mut args = std::env::args().skip(1);
    let text = std::fs::read_to_string(args.next().expect("a text")).expect("the text can be read");
    let sizes: Vec<usize> = args.filter_map(|a| a.parse().ok()).collect();
    let beginning = |size: usize| {
        let mut end = size.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        &text[..end]
    };
    for (name, kind) in [("wayfellow, all rules, as policy", Kind::Policy), ("wayfellow, all rules, as task", Kind::Task)] {
        let options = Options::new(kind);
        measure(name, &sizes, beginning, |part| Checker::shipped().check(part, &options).findings.len());
    }
    let mut linter = LintGroup::new_curated(FstDictionary::curated(), Dialect::American);
    measure("harper-core", &sizes, beginning, |part| {
        linter.lint(&Document::new_plain_english_curated(part)).len()
    });
}

fn measure<'t>(name: &str, sizes: &[usize], part: impl Fn(usize) -> &'t str, mut check: impl FnMut(&str) -> usize) {
    check(part(2000));
    for size in sizes {
        let text = part(*size);
        let start = Instant::now();
        let found = check(text);
        let seconds = start.elapsed().as_secs_f64();
        println!("{name}\t{}\t{seconds:.6}\t{found}", text.len());
        if seconds > PATIENCE {
            break;
        }
    }
}
