//! The `wayfellow` binary.

use std::process::ExitCode;

fn main() -> ExitCode {
    wayfellow::cli::run()
}
