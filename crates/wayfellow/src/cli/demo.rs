//! `wayfellow demo`.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::Args;

use super::{database, out};
use crate::db::{Db, Place};
use crate::pathway::demo;
use crate::{accounts, applications, interviews, plans, portfolio};

/// Write the demo: a small named cast with their portfolios, into one local file.
///
/// `wayfellow serve --demo FILE` shows them. Nobody in it is a real person. With `--data` or `--database`, an empty
/// database is filled with the cast too; served from it, a bar lets anyone become any of them.
#[derive(Debug, Args)]
pub(super) struct Demo {
    /// The file to write.
    #[arg(long, value_name = "FILE", default_value = "wayfellow-demo.json")]
    into: PathBuf,
    /// Write over a file that is there already.
    #[arg(long)]
    overwrite: bool,
    /// Also fill an empty database in this folder with the cast, for `wayfellow serve --data FOLDER`.
    #[arg(long, value_name = "FOLDER")]
    data: Option<PathBuf>,
    /// Also fill this empty database with the cast.
    #[arg(long, value_name = "sqlite:FILE|postgres://…", conflicts_with = "data")]
    database: Option<Place>,
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
        let place = match (&self.data, self.database) {
            (Some(folder), _) => Some(Place::Sqlite(folder.join("wayfellow.db"))),
            (None, place) => place,
        };
        if let Some(place) = place {
            database::wait(async {
                let db = Db::open(&place)
                    .await
                    .with_context(|| format!("The database {place} cannot be used"))?;
                accounts::demo::fill(&db).await?;
                portfolio::demo::fill(&db).await?;
                plans::demo::fill(&db).await?;
                applications::demo::fill(&db).await?;
                interviews::demo::fill(&db).await?;
                db.close().await;
                Ok(())
            })?;
        }
        writeln!(
            out(),
            "The demo is in {}. Look at it with: wayfellow serve --demo {}",
            self.into.display(),
            self.into.display()
        )?;
        Ok(ExitCode::SUCCESS)
    }
}
