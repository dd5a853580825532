//! Megabytes per second of the role checker alone, the best of several rounds, on the first megabyte of a text.
//!
//! Built with a part of the rules (`ROLECHECK_ONE_RULE_IN=4`), it shows what rules cost.

use rolecheck::{Checker, Kind, Options};

const ROUNDS: usize = 12;

fn main() {
    let path = std::env::args().nth(1).expect("a text");
    let text = std::fs::read_to_string(path).expect("the text can be read");
    let text = &text[..text.floor_char_boundary(1_000_000)];
    let mut cells = Vec::new();
    for kind in [Kind::Policy, Kind::JobDescription, Kind::Interview] {
        let options = Options::new(kind);
        let mut best = f64::MAX;
        let mut found = 0;
        for _ in 0..ROUNDS {
            let start = processor_nanoseconds();
            found = Checker::shipped().check(text, &options).findings.len();
            best = best.min(processor_nanoseconds() - start);
        }
        cells.push(format!("{:.1} | {found}", text.len() as f64 * 1e3 / best));
    }
    println!("{}", cells.join(" | "));
}

/// What this thread has had of a processor so far, as Linux counts it.
fn processor_nanoseconds() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").expect("Linux");
    text.split(' ')
        .next()
        .and_then(|n| n.parse().ok())
        .expect("a number")
}
