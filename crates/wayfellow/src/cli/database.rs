//! What the commands about the database share: its settings, a runtime to wait in, and a bar that shows how far one is.
//!
//! Not here: anything that a single command does.

use std::io::Write;
use std::path::PathBuf;

use anyhow::Context as _;
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use crate::config::Settings;
use crate::db::archive::Copied;
use crate::db::{Db, Place};

/// Which database a command is about.
#[derive(Debug, Args)]
pub(super) struct Which {
    /// Folder for what the installation keeps. Default: as for `wayfellow serve`.
    #[arg(long, env = "WAYFELLOW_DATA", value_name = "FOLDER")]
    data: Option<PathBuf>,
    /// The database. Default: as for `wayfellow serve`.
    #[arg(
        long,
        env = "WAYFELLOW_DATABASE",
        value_name = "sqlite:FILE|postgres://…",
        hide_env_values = true
    )]
    database: Option<Place>,
}

impl Which {
    /// Where it is.
    pub(super) fn place(self, file: Settings) -> Place {
        self.place_and_data(file).0
    }

    /// Where it is, and the folder for what is kept beside it.
    pub(super) fn place_and_data(self, file: Settings) -> (Place, PathBuf) {
        let given = Settings {
            data: self.data,
            database: self.database,
            ..Settings::default()
        };
        let config = given.over(file).with_defaults();
        (config.database, config.data)
    }
}

/// Opens a database that is there already.
pub(super) async fn open(place: &Place) -> anyhow::Result<Db> {
    Db::open_existing(place)
        .await
        .with_context(|| format!("The database {place} cannot be used"))
}

/// Waits for what a command does.
pub(super) fn wait<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?
        .block_on(work)
}

/// A bar on standard error, where somebody looks at it.
pub(super) fn bar(what: &str) -> anyhow::Result<ProgressBar> {
    let bar = ProgressBar::new(0).with_style(ProgressStyle::with_template(&format!(
        "{what} [{{bar:30}}] {{human_pos}}/{{human_len}} {{msg}} {{eta}}"
    ))?);
    Ok(bar)
}

/// What was copied, as a table.
pub(super) fn print(copied: &[Copied]) -> anyhow::Result<()> {
    let mut out = super::out();
    for one in copied {
        writeln!(
            out,
            "{:>10}  {:<18}  {}",
            one.rows,
            one.table,
            &one.digest[..16]
        )?;
    }
    Ok(())
}
