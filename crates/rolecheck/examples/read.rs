//! Shows how the checker reads the lines of standard input: `echo "Drive people" | cargo run --example read`.
#![allow(clippy::print_stdout)]

use rolecheck::{Checker, Kind, Options, trace};

fn main() {
    let kind = std::env::args()
        .nth(1)
        .and_then(|k| Kind::from_name(&k))
        .unwrap_or(Kind::Task);
    let options = Options::new(kind);
    for line in std::io::stdin().lines().map_while(Result::ok) {
        println!("== {line}");
        for read in trace(&line, &options) {
            println!("   {read}");
        }
        for f in Checker::shipped().check(&line, &options).findings {
            println!("   {} {} {:?}", f.code, f.severity, &line[f.span.clone()]);
        }
    }
}
