//! Prints the findings of a file: `cargo run --example check -- ad FILE`.
#![allow(clippy::print_stdout)]

use rolecheck::{Checker, Kind, Options};

fn main() {
    let mut args = std::env::args().skip(1);
    let kind = args
        .next()
        .and_then(|k| Kind::from_name(&k))
        .unwrap_or(Kind::Task);
    for path in args {
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        println!("{path}");
        for f in Checker::shipped()
            .check(&text, &Options::new(kind))
            .findings
        {
            println!(
                "  {}:{} {} {} {:?}",
                f.start.line, f.start.column, f.code, f.severity, &text[f.span]
            );
        }
    }
}
