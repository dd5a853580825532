//! `wayfellow operator`: who runs this installation.
//!
//! Not here: leading an organization. That is a hat, and given on the pages.

use std::io::Write;
use std::process::ExitCode;

use anyhow::bail;
use clap::{Args, Subcommand};

use super::database::{self, Which};
use super::out;
use crate::config::Settings;
use crate::{accounts, operator};

/// Say who runs this installation and sees how it is doing.
///
/// An operator sees counts and the names of organizations, and nothing about any person.
#[derive(Debug, Args)]
pub(super) struct Operator {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Add(Add),
    Remove(Remove),
}

/// Make somebody an operator.
#[derive(Debug, Args)]
struct Add {
    #[command(flatten)]
    who: Somebody,
}

/// Make somebody no longer an operator.
#[derive(Debug, Args)]
struct Remove {
    #[command(flatten)]
    who: Somebody,
}

#[derive(Debug, Args)]
struct Somebody {
    /// What they sign in with.
    #[arg(value_name = "ADDRESS")]
    address: String,
    #[command(flatten)]
    which: Which,
}

impl Operator {
    pub(super) fn run(self, file: Settings) -> anyhow::Result<ExitCode> {
        let (who, adds) = match self.command {
            Command::Add(add) => (add.who, true),
            Command::Remove(remove) => (remove.who, false),
        };
        let place = who.which.place(file);
        let email = accounts::account::email_of(&who.address).unwrap_or_default();
        let changed = database::wait(async {
            let db = database::open(&place).await?;
            let changed = operator::name(&db, &email, adds).await?;
            db.close().await;
            Ok(changed)
        })?;
        let said = match (changed, adds) {
            (None, _) => bail!("Nobody signs in here with the address {}", who.address),
            (Some(true), true) => "is an operator now",
            (Some(true), false) => "is no operator any more",
            (Some(false), true) => "was an operator already",
            (Some(false), false) => "was no operator",
        };
        writeln!(out(), "{} {said}.", who.address)?;
        Ok(ExitCode::SUCCESS)
    }
}
