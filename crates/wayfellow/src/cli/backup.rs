//! `wayfellow backup`, `restore` and `move`: everything a database holds, as a file or into another database.
//!
//! Not here: the form of the file (`db::archive`).

use std::fs::{File, OpenOptions};
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Args;
use flate2::Compression;
use flate2::bufread::GzDecoder;
use flate2::write::GzEncoder;

use super::database::{self, Which};
use super::{files, out};
use crate::config::Settings;
use crate::db::{Db, Place, archive};

/// Write everything the database holds into one file, while the server goes on.
///
/// The file is the same whichever database it comes from. It holds everything about everybody: keep it as safe as the
/// database.
#[derive(Debug, Args)]
pub(super) struct Backup {
    /// The file to write. It must not be there yet.
    file: PathBuf,
    #[command(flatten)]
    which: Which,
}

/// Fill an empty database from a backup: all of it, or nothing.
#[derive(Debug, Args)]
pub(super) struct Restore {
    /// The file that `wayfellow backup` wrote.
    file: PathBuf,
    #[command(flatten)]
    which: Which,
}

/// Copy everything from one database into another, empty one, and compare.
///
/// Stop the server first: what people enter meanwhile would stay behind. The first database is left as it is.
#[derive(Debug, Args)]
pub(super) struct Move {
    /// The database to copy from.
    #[arg(long, value_name = "sqlite:FILE|postgres://…")]
    from: Place,
    /// The empty database to copy into.
    #[arg(long, value_name = "sqlite:FILE|postgres://…")]
    to: Place,
    /// The data folder with the files that people attached, when it changes too.
    #[arg(long, value_name = "FOLDER", requires = "to_data")]
    from_data: Option<PathBuf>,
    /// The data folder to copy those files into. Without it they stay where they are.
    #[arg(long, value_name = "FOLDER", requires = "from_data")]
    to_data: Option<PathBuf>,
    /// Count what would be copied and look whether the other database is empty; write nothing.
    #[arg(long)]
    dry_run: bool,
}

impl Backup {
    pub(super) fn run(self, file: Settings) -> anyhow::Result<ExitCode> {
        let (place, data) = self.which.place_and_data(file);
        // Under another name until it is whole, so that a backup that broke off is not taken for one.
        let mut unfinished = self.file.clone().into_os_string();
        unfinished.push(".unfinished");
        let unfinished = PathBuf::from(unfinished);
        if self.file.exists() {
            bail!(
                "{} is there already; choose another file",
                self.file.display()
            );
        }
        let copied = write(&place, &data, &unfinished);
        if copied.is_err() {
            let _ = std::fs::remove_file(&unfinished);
        }
        let (copied, files) = copied?;
        std::fs::rename(&unfinished, &self.file)
            .with_context(|| format!("{} could not be written", self.file.display()))?;
        // Only now is there a backup; the entry of its beginning is in it.
        database::wait(async {
            let db = database::open(&place).await?;
            db.upkeep("backup", "complete").await?;
            db.close().await;
            Ok(())
        })?;
        database::print(&copied)?;
        files::tell(&mut out(), files)?;
        writeln!(out(), "Everything is in {}.", self.file.display())?;
        Ok(ExitCode::SUCCESS)
    }
}

fn write(
    place: &Place,
    data: &Path,
    path: &Path,
) -> anyhow::Result<(Vec<archive::Copied>, files::Copied)> {
    database::wait(async {
        let db = database::open(place).await?;
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options
            .open(path)
            .with_context(|| format!("{} could not be written", path.display()))?;
        let mut out = GzEncoder::new(BufWriter::new(file), Compression::default());
        let bar = database::bar("writing")?;
        let copied = archive::back_up(&db, &mut out, &mut |table, n, of| {
            bar.set_length(of.unwrap_or(n));
            bar.set_position(n);
            bar.set_message(table.to_owned());
        })
        .await?;
        let files = files::write(&db, data, &mut out).await?;
        bar.finish_and_clear();
        let file = out.finish()?.into_inner().map_err(|e| e.into_error())?;
        file.sync_all()?;
        db.close().await;
        Ok((copied, files))
    })
}

impl Restore {
    pub(super) fn run(self, file: Settings) -> anyhow::Result<ExitCode> {
        let (place, data) = self.which.place_and_data(file);
        let input = File::open(&self.file)
            .with_context(|| format!("{} could not be read", self.file.display()))?;
        let mut input = BufReader::new(GzDecoder::new(BufReader::new(input)));
        // First, so that nothing is filled when a file is damaged.
        let put = files::read(&self.file, &data)?;
        let copied = database::wait(async {
            let db = Db::open(&place)
                .await
                .with_context(|| format!("The database {place} cannot be used"))?;
            let bar = database::bar("restoring")?;
            let copied = archive::restore(&db, &mut input, &mut |table, n, of| {
                bar.set_length(of.unwrap_or(n));
                bar.set_position(n);
                bar.set_message(table.to_owned());
            })
            .await?;
            bar.finish_and_clear();
            let found = files::check(&db, &data).await?;
            db.close().await;
            Ok((copied, found))
        });
        if copied.is_err() {
            files::take_away(&put);
        }
        let (copied, found) = copied?;
        database::print(&copied)?;
        files::tell(&mut out(), found)?;
        writeln!(out(), "Everything is in {place}, read back and compared.")?;
        Ok(ExitCode::SUCCESS)
    }
}

impl Move {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        if self.from == self.to {
            bail!("--from and --to name the same database");
        }
        if self.dry_run {
            return self.dry();
        }
        let copied = database::wait(async {
            let from = database::open(&self.from).await?;
            let to = Db::open(&self.to)
                .await
                .with_context(|| format!("The database {} cannot be used", self.to))?;
            let bar = database::bar("moving")?;
            let copied = archive::move_over(&from, &to, &mut |table, n, of| {
                bar.set_length(of.unwrap_or(n));
                bar.set_position(n);
                bar.set_message(table.to_owned());
            })
            .await?;
            bar.finish_and_clear();
            let files = match (&self.from_data, &self.to_data) {
                (Some(source), Some(target)) => Some(files::copy(&to, source, target).await?),
                _ => None,
            };
            from.close().await;
            to.close().await;
            Ok((copied, files))
        })?;
        let (copied, files) = copied;
        database::print(&copied)?;
        match files {
            Some(files) => files::tell(&mut out(), files)?,
            None => writeln!(
                out(),
                "Files that people attached stay in the data folder; keep it in the settings."
            )?,
        }
        writeln!(
            out(),
            "Everything is in {}, read back and compared. Name it in the settings and start the server.",
            self.to
        )?;
        Ok(ExitCode::SUCCESS)
    }

    fn dry(self) -> anyhow::Result<ExitCode> {
        let counts = database::wait(async {
            let from = database::open(&self.from).await?;
            let counts = archive::counts(&from).await?;
            from.close().await;
            archive::ensure_free(&self.to).await?;
            Ok(counts)
        })?;
        let mut out = out();
        let mut all = 0;
        for (table, rows) in &counts {
            writeln!(out, "{rows:>10}  {table}")?;
            all += rows;
        }
        writeln!(
            out,
            "{all} rows would be copied into {}, which is free. Nothing was written.",
            self.to
        )?;
        Ok(ExitCode::SUCCESS)
    }
}
