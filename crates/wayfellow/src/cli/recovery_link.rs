//! `wayfellow recovery-link`.
//!
//! Not here: a link that nobody sees. Whoever it is for finds on the page of their account that it was made.

use std::io::Write;
use std::process::ExitCode;

use clap::Args;

use super::{database, out};
use crate::accounts::recovery_link;
use crate::config::Settings;
use crate::letters::Post;

/// Print a link with which somebody who has lost their password chooses a new one.
///
/// The link works once, for an hour; earlier ones stop working. Hand it over in a way that only this person reads, and
/// only once you are sure who asks. They see on the page of their account that it was made, and are told by letter when
/// letters can be sent. Takes the settings of `wayfellow serve`.
#[derive(Debug, Args)]
pub(super) struct RecoveryLink {
    /// What they sign in with.
    #[arg(value_name = "ADDRESS")]
    address: String,
    #[command(flatten)]
    settings: Settings,
}

impl RecoveryLink {
    pub(super) fn run(self, file: Settings) -> anyhow::Result<ExitCode> {
        let config = self.settings.over(file).with_defaults();
        let path = database::wait(async {
            let post = Post::new(&config)?;
            let db = database::open(&config.database).await?;
            let path = recovery_link::by_command(&db, post.as_ref(), &self.address).await?;
            db.close().await;
            Ok(path)
        })?;
        match &config.public_address {
            Some(address) => writeln!(out(), "{}", address.to(&path))?,
            None => writeln!(out(), "{path}")?,
        }
        Ok(ExitCode::SUCCESS)
    }
}
