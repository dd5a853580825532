//! `wayfellow audit`: verify the log, export a checkpoint.
//!
//! Not here: reading the log. What it says about people is theirs, and is shown to them on their pages.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Args, Subcommand};

use super::database::{self, Which};
use super::out;
use crate::config::Settings;
use crate::db::verify::Checkpoint;

/// Check the log of who did what, or export a checkpoint of it.
#[derive(Debug, Args)]
pub(super) struct Audit {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Verify(Verify),
    Checkpoint(Export),
}

/// Read the log to its end and tell whether an entry was altered, removed, inserted or reordered.
///
/// Exits with 1 when something is wrong. The server may run meanwhile.
#[derive(Debug, Args)]
struct Verify {
    #[command(flatten)]
    which: Which,
    /// A checkpoint that was exported earlier and kept elsewhere: the log must still contain it.
    #[arg(long, value_name = "FILE")]
    checkpoint: Option<PathBuf>,
}

/// Print the ends of all chains of the log as they are now, to be kept somewhere else.
#[derive(Debug, Args)]
struct Export {
    #[command(flatten)]
    which: Which,
}

/// Faults that are printed one by one.
const SHOWN: usize = 50;

impl Audit {
    pub(super) fn run(self, file: Settings) -> anyhow::Result<ExitCode> {
        match self.command {
            Command::Verify(c) => c.run(file),
            Command::Checkpoint(c) => c.run(file),
        }
    }
}

impl Verify {
    fn run(self, file: Settings) -> anyhow::Result<ExitCode> {
        let checkpoint: Option<Checkpoint> = match &self.checkpoint {
            None => None,
            Some(path) => {
                let text = std::fs::read_to_string(path).with_context(|| {
                    format!("The checkpoint {} could not be read", path.display())
                })?;
                Some(serde_json::from_str(&text).with_context(|| {
                    format!(
                        "{} is not a checkpoint as `wayfellow audit checkpoint` prints it",
                        path.display()
                    )
                })?)
            }
        };
        let place = self.which.place(file);
        let bar = database::bar("reading")?;
        let report = database::wait(async {
            let db = database::open(&place).await?;
            let report = db
                .audit_verify(checkpoint.as_ref(), &mut |n, of| {
                    bar.set_length(of);
                    bar.set_position(n);
                })
                .await?;
            if report.faults.is_empty() {
                // A log that can only be read is sound all the same.
                if let Err(e) = db.upkeep("audit verify", "verify").await {
                    writeln!(
                        std::io::stderr(),
                        "wayfellow: that the log was read could not be written down: {e}"
                    )?;
                }
            }
            db.close().await;
            Ok(report)
        })?;
        bar.finish_and_clear();
        let mut out = out();
        for fault in report.faults.iter().take(SHOWN) {
            writeln!(out, "{fault}")?;
        }
        if report.faults.len() > SHOWN {
            writeln!(out, "and {} more", report.faults.len() - SHOWN)?;
        }
        writeln!(
            out,
            "{} entries in {} chains read, {} with details erased; {}",
            report.entries,
            report.chains,
            report.erased,
            match report.faults.len() {
                0 => "no fault".to_owned(),
                1 => "1 fault".to_owned(),
                n => format!("{n} faults"),
            }
        )?;
        Ok(if report.faults.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }
}

impl Export {
    fn run(self, file: Settings) -> anyhow::Result<ExitCode> {
        let place = self.which.place(file);
        let checkpoint = database::wait(async {
            let db = database::open(&place).await?;
            let checkpoint = db.audit_checkpoint().await?;
            db.close().await;
            Ok(checkpoint)
        })?;
        let mut out = out();
        serde_json::to_writer_pretty(&mut out, &checkpoint)?;
        writeln!(out)?;
        Ok(ExitCode::SUCCESS)
    }
}
