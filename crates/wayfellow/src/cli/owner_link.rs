//! `wayfellow owner-link`.
//!
//! Not here: links for anybody else. Those are invitations, made on the pages.

use std::io::Write;
use std::process::ExitCode;

use anyhow::bail;
use clap::Args;

use super::database::{self, Which};
use super::out;
use crate::accounts;
use crate::config::Settings;

/// Print a link with which the first owner makes their account, while nobody has one.
///
/// The link works once, for seven days. One that was made before stops working.
#[derive(Debug, Args)]
pub(super) struct OwnerLink {
    #[command(flatten)]
    which: Which,
}

impl OwnerLink {
    pub(super) fn run(self, file: Settings) -> anyhow::Result<ExitCode> {
        let place = self.which.place(file);
        let path = database::wait(async {
            let db = database::open(&place).await?;
            let path = accounts::owner_link(&db, "owner-link").await?;
            db.close().await;
            Ok(path)
        })?;
        let Some(path) = path else {
            bail!(
                "Somebody has an account already, so there is no first owner to be made. Ask them for an invitation"
            );
        };
        writeln!(out(), "{path}")?;
        Ok(ExitCode::SUCCESS)
    }
}
