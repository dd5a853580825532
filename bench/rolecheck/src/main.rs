//! Megabytes per second of the role checker and of harper-core on the beginnings of one text, on one core.
//!
//! Prints one line a measurement: name, bytes, seconds of processor time, findings. Starting up is not counted. The
//! time of the processor and not that of the clock, so that a busy machine slows nobody down.

use harper_core::linting::{LintGroup, Linter};
use harper_core::spell::FstDictionary;
use harper_core::{Dialect, Document};
use rolecheck::{Checker, Kind, Options};

/// A measurement that takes longer ends the growing of the text, in seconds.
const PATIENCE: f64 = 10.0;

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
    for (name, kind) in [
        ("wayfellow, all rules, as policy", Kind::Policy),
        ("wayfellow, all rules, as task", Kind::Task),
    ] {
        let options = Options::new(kind);
        measure(name, &sizes, beginning, |part| {
            Checker::shipped().check(part, &options).findings.len()
        });
    }
    for (name, spelling) in [
        ("harper-core without spelling", false),
        ("harper-core", true),
    ] {
        let mut linter = LintGroup::new_curated(FstDictionary::curated(), Dialect::American);
        linter.config.set_rule_enabled("SpellCheck", spelling);
        measure(name, &sizes, beginning, |part| {
            linter
                .lint(&Document::new_plain_english_curated(part))
                .len()
        });
    }
}

fn measure<'t>(
    name: &str,
    sizes: &[usize],
    part: impl Fn(usize) -> &'t str,
    mut check: impl FnMut(&str) -> usize,
) {
    check(part(2000));
    for size in sizes {
        let text = part(*size);
        let start = processor_seconds();
        let found = check(text);
        let seconds = processor_seconds() - start;
        println!("{name}\t{}\t{seconds:.6}\t{found}", text.len());
        if seconds > PATIENCE {
            break;
        }
    }
}

/// What this thread has had of a processor so far, as Linux counts it.
fn processor_seconds() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").expect("Linux");
    let nanoseconds: f64 = text
        .split(' ')
        .next()
        .and_then(|n| n.parse().ok())
        .expect("a number");
    nanoseconds / 1e9
}
