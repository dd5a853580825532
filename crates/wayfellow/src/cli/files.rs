//! The files that people attached, in a backup beside the tables, and copied when the data folder moves.
//!
//! In a backup they stand behind the tables, one on each line. They are put back first: when one is damaged, nothing is
//! filled. Not here: the tables (`db::archive`).

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read as _, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::bufread::GzDecoder;
use serde_json::{Value as Json, json};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::db::{Db, params, statements};

/// The longest line of a backup.
const LONGEST_LINE: u64 = 256 * 1024 * 1024;

statements! {
    FILES = "SELECT a.id, a.digest FROM attachments a LEFT JOIN attachment_ends e ON e.attachment_id = a.id WHERE e.attachment_id IS NULL UNION ALL SELECT d.id, d.digest FROM application_documents d LEFT JOIN application_document_ends x ON x.document_id = d.id WHERE x.document_id IS NULL ORDER BY 1";
}

/// What became of the files.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Copied {
    pub files: usize,
    /// Named in the database, and not in the folder or no longer what was kept.
    pub lost: usize,
}

fn folder(data: &Path) -> PathBuf {
    data.join("attachments")
}

fn place(data: &Path, id: Uuid) -> PathBuf {
    folder(data).join(id.simple().to_string())
}

/// Every file that the database names, with its digest.
async fn named(db: &Db) -> anyhow::Result<BTreeMap<Uuid, Vec<u8>>> {
    let mut named = BTreeMap::new();
    for row in db.all(&FILES, params![]).await? {
        named.insert(row.get("id")?, row.get("digest")?);
    }
    Ok(named)
}

/// The file, when it is there and what was kept.
fn whole(data: &Path, id: Uuid, digest: &[u8]) -> Option<Vec<u8>> {
    let bytes = std::fs::read(place(data, id)).ok()?;
    (Sha256::digest(&bytes)[..] == *digest).then_some(bytes)
}

/// Writes the files behind the tables.
pub(super) async fn write(db: &Db, data: &Path, out: &mut impl Write) -> anyhow::Result<Copied> {
    let mut copied = Copied::default();
    for (id, digest) in named(db).await? {
        let Some(bytes) = whole(data, id, &digest) else {
            copied.lost += 1;
            continue;
        };
        let line = json!({ "file": id, "bytes": STANDARD.encode(&bytes) });
        serde_json::to_writer(&mut *out, &line)?;
        out.write_all(b"\n")?;
        copied.files += 1;
    }
    serde_json::to_writer(&mut *out, &json!({ "files": copied.files }))?;
    out.write_all(b"\n")?;
    Ok(copied)
}

/// Puts the files of a backup into a data folder that has none; where they are.
pub(super) fn read(backup: &Path, data: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let input =
        File::open(backup).with_context(|| format!("{} could not be read", backup.display()))?;
    let mut input = BufReader::new(GzDecoder::new(BufReader::new(input)));
    let mut put = Vec::new();
    let read = put_back(&mut input, data, &mut put);
    if read.is_err() {
        take_away(&put);
    }
    read.map(|()| put)
}

/// Removes files that were put back, when the rest could not be.
pub(super) fn take_away(put: &[PathBuf]) {
    for path in put {
        let _ = std::fs::remove_file(path);
    }
}

fn put_back(input: &mut impl BufRead, data: &Path, put: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    let mut behind_tables = false;
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = input.take(LONGEST_LINE).read_until(b'\n', &mut line);
        if !behind_tables && !matches!(read, Ok(1..)) {
            // What is wrong with the tables, whoever reads them says better.
            return Ok(());
        }
        let read = read.context("The backup could not be read to its end; the file is damaged")?;
        ensure!(read > 0, "The backup ends before it is complete");
        if !behind_tables {
            behind_tables = line.starts_with(b"{\"complete\":true");
            continue;
        }
        let json: Json =
            serde_json::from_slice(&line).context("A file in the backup is damaged")?;
        if let Some(many) = json["files"].as_u64() {
            ensure!(
                many == put.len() as u64,
                "The backup holds {} files, and says that there are {many}",
                put.len()
            );
            return Ok(());
        }
        let id: Uuid = json["file"]
            .as_str()
            .and_then(|id| id.parse().ok())
            .context("A file in the backup has no name")?;
        let bytes = json["bytes"].as_str().unwrap_or_default();
        let bytes = STANDARD
            .decode(bytes)
            .context("A file in the backup is damaged")?;
        keep(data, id, &bytes, put)?;
    }
}

fn keep(data: &Path, id: Uuid, bytes: &[u8], put: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder(data))
        .with_context(|| format!("{} could not be made", folder(data).display()))?;
    let path = place(data, id);
    let file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&path);
    match file {
        Ok(mut file) => {
            put.push(path.clone());
            file.write_all(bytes)
                .and_then(|()| file.sync_all())
                .with_context(|| format!("{} could not be written", path.display()))
        }
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => bail!(
            "{} is there already; name a data folder without attached files",
            path.display()
        ),
        Err(e) => Err(e).with_context(|| format!("{} could not be written", path.display())),
    }
}

/// Looks, after a restore, whether every file that the database names is there.
pub(super) async fn check(db: &Db, data: &Path) -> anyhow::Result<Copied> {
    let mut found = Copied::default();
    for (id, digest) in named(db).await? {
        match whole(data, id, &digest) {
            Some(_) => found.files += 1,
            None => found.lost += 1,
        }
    }
    Ok(found)
}

/// Copies the files into another data folder. Those that are there already and whole are left.
pub(super) async fn copy(db: &Db, from: &Path, to: &Path) -> anyhow::Result<Copied> {
    let mut copied = Copied::default();
    for (id, digest) in named(db).await? {
        if whole(to, id, &digest).is_none() {
            let Some(bytes) = whole(from, id, &digest) else {
                copied.lost += 1;
                continue;
            };
            keep(to, id, &bytes, &mut Vec::new())?;
        }
        copied.files += 1;
    }
    Ok(copied)
}

/// What became of the files, in words.
pub(super) fn tell(out: &mut impl Write, copied: Copied) -> std::io::Result<()> {
    writeln!(out, "{:>10}  attached files", copied.files)?;
    if copied.lost > 0 {
        writeln!(
            out,
            "{} files that the database names are not in the data folder, or no longer what was kept. They are left out.",
            copied.lost
        )?;
    }
    Ok(())
}
