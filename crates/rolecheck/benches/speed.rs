//! Megabytes per second on one core, and the time for a two-page description from the first call.
//!
//! `cargo bench -p rolecheck` prints the numbers; a file named as argument is used as the prose.
#![allow(clippy::print_stdout)]

use std::time::Instant;

use rolecheck::{Checker, Kind, Options, rules};

fn prose() -> String {
    let given = std::env::args().skip(1).find(|a| !a.starts_with('-'));
    if let Some(text) = given.and_then(|path| std::fs::read_to_string(path).ok()) {
        return text;
    }
    // the rules' own words: the densest prose there is for this checker
    let mut out = String::new();
    for rule in rules() {
        out.push_str(rule.message);
        out.push(' ');
        out.push_str(rule.why);
        out.push('\n');
        for example in rule.flagged.iter().chain(rule.allowed) {
            out.push_str(example.text);
            out.push('\n');
        }
        out.push('\n');
    }
    out
}

fn main() {
    let start = Instant::now();
    let page =
        "Title: Peer Specialist\nThe Peer Specialist drives clients to appointments daily.\n"
            .repeat(60);
    let first = Checker::shipped()
        .check(&page, &Options::new(Kind::JobDescription))
        .findings
        .len();
    println!(
        "first call, two pages: {:?} ({first} findings)",
        start.elapsed()
    );
    let seed = prose();
    for size in [1usize, 2, 4, 8] {
        let text = seed.repeat((size * 1_000_000).div_ceil(seed.len().max(1)));
        for kind in [Kind::Task, Kind::Policy, Kind::Interview] {
            let start = Instant::now();
            let found = Checker::shipped()
                .check(&text, &Options::new(kind))
                .findings
                .len();
            let seconds = start.elapsed().as_secs_f64();
            let megabytes = text.len() as f64 / 1e6;
            println!(
                "{megabytes:.1} MB as {kind}: {:.1} MB/s, {found} findings",
                megabytes / seconds
            );
        }
    }
}
