//! `wayfellow demo`.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::Args;

use super::out;
use crate::pathway::demo;

/// Write the demo: a small named cast with their portfolios, into one local file.
///
/// `wayfellow serve --demo FILE` shows them. Nobody in it is a real person.
#[derive(Debug, Args)]
pub(super) struct Demo {
    /// The file to write.
    #[arg(long, value_name = "FILE", default_value = "wayfellow-demo.json")]
    into: PathBuf,
    /// Write over a file that is there already.
    #[arg(long)]
    overwrite: bool,
}

impl Demo {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        if self.into.exists() && !self.overwrite {
            bail!(
                "{} is there already; choose another file with --into, or add --overwrite",
                self.into.display()
            );
        }
        std::fs::write(&self.into, demo::shipped()?)
            .with_context(|| format!("{} could not be written", self.into.display()))?;
        writeln!(
            out(),
            "The demo is in {}. Look at it with: wayfellow serve --demo {}",
            self.into.display(),
            self.into.display()
        )?;
        Ok(ExitCode::SUCCESS)
    }
}
