//! Checks random texts, as many as are asked for, and stops at the first that breaks something:
//! `cargo run --release -p rolecheck --example random -- 1000000`. The tests check fewer of them.
#![allow(clippy::print_stdout)]

#[path = "../tests/random/mod.rs"]
mod random;

fn main() {
    let asked = std::env::args().nth(1).and_then(|n| n.parse().ok());
    let count: u64 = asked.unwrap_or(1_000_000);
    let texts = random::Texts::new();
    let mut bytes = 0;
    for number in 0..count {
        match std::panic::catch_unwind(|| texts.problem(number)) {
            Ok(None) => {}
            Ok(Some(problem)) => {
                println!("{problem}");
                std::process::exit(1);
            }
            Err(panic) => {
                println!("text {number} broke the checker: {:?}", texts.text(number));
                std::panic::resume_unwind(panic);
            }
        }
        bytes += texts.text(number).len();
    }
    println!(
        "{count} texts, {bytes} bytes: no panic, every finding in its place, twice the same report"
    );
}
