//! `wayfellow mail check`: a trial letter, to see whether the settings are right.
//!
//! Not here: any other letter. Those come from what people do on the pages.

use std::io::Write;
use std::process::ExitCode;

use anyhow::bail;
use clap::{Args, Subcommand};

use super::{database, out};
use crate::config::Settings;
use crate::letters::Post;

/// Look whether letters can be sent.
#[derive(Debug, Args)]
pub(super) struct Mail {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(Check),
}

/// Send a trial letter and tell what the mail server said.
///
/// Takes the settings of `wayfellow serve`. Exits with 2 when the letter was not taken.
#[derive(Debug, Args)]
struct Check {
    /// Where the trial letter goes.
    #[arg(long, value_name = "ADDRESS")]
    to: String,
    #[command(flatten)]
    settings: Settings,
}

impl Mail {
    pub(super) fn run(self, file: Settings) -> anyhow::Result<ExitCode> {
        let Command::Check(check) = self.command;
        let config = check.settings.over(file).with_defaults();
        database::wait(async {
            let Some(post) = Post::new(&config)? else {
                bail!(
                    "No mail server is named; set smtp, sender and public-address (`wayfellow serve --help`)"
                );
            };
            post.check(&check.to).await
        })?;
        writeln!(
            out(),
            "The mail server took a letter to {}. Whether it arrives, the mailbox tells.",
            check.to
        )?;
        Ok(ExitCode::SUCCESS)
    }
}
