//! Where a text comes from: a file or standard input, read up to a limit, and written back.
//!
//! Does not look at what the text says.

use std::fs::File;
use std::io::{BufReader, Read, Write};
use std::path::{Path, PathBuf};

use documents::docx::MAX_FILE;
use documents::text::MAX_TEXT;

/// The most that is read as a whole, in bytes.
const LIMIT: usize = if MAX_FILE > MAX_TEXT {
    MAX_FILE
} else {
    MAX_TEXT
};

/// One thing to check.
pub(super) struct Input {
    /// The name for people and machines.
    pub name: String,
    path: Option<PathBuf>,
}

impl Input {
    pub fn new(path: &Path) -> Input {
        if path == Path::new("-") {
            return Input {
                name: "<stdin>".to_owned(),
                path: None,
            };
        }
        Input {
            name: path.display().to_string(),
            path: Some(path.to_owned()),
        }
    }

    pub fn is_stdin(&self) -> bool {
        self.path.is_none()
    }

    /// Whether this is the file at `other`.
    pub fn is_same_file(&self, other: &Path) -> bool {
        let Some(path) = &self.path else { return false };
        match (path.canonicalize(), other.canonicalize()) {
            (Ok(a), Ok(b)) => a == b,
            _ => false,
        }
    }

    /// Opens it for reading bit by bit.
    pub fn open(&self) -> Result<BufReader<Box<dyn Read>>, String> {
        let source: Box<dyn Read> = match &self.path {
            Some(path) => Box::new(self.file(path)?),
            None => Box::new(std::io::stdin().lock()),
        };
        Ok(BufReader::with_capacity(1 << 16, source))
    }

    fn file(&self, path: &Path) -> Result<File, String> {
        let file = File::open(path).map_err(unread)?;
        if file.metadata().is_ok_and(|m| m.is_dir()) {
            return Err(
                "This is a folder. Name the files in it that are to be checked.".to_owned(),
            );
        }
        Ok(file)
    }

    /// Reads all of it.
    pub fn read(&self) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::new();
        let source: &mut dyn Read = match &self.path {
            Some(path) => {
                let file = self.file(path)?;
                if file.metadata().is_ok_and(|m| m.len() > LIMIT as u64) {
                    return Err(too_large());
                }
                &mut { file }
            }
            None => &mut std::io::stdin().lock(),
        };
        source
            .take(LIMIT as u64 + 1)
            .read_to_end(&mut bytes)
            .map_err(unread)?;
        if bytes.len() > LIMIT {
            return Err(too_large());
        }
        Ok(bytes)
    }

    /// Writes the mended text: over the file in one step, or to standard output.
    pub fn write(&self, text: &str) -> Result<(), String> {
        let failed = |e: std::io::Error| {
            format!("The mended text could not be written: {e}. The file is as it was.")
        };
        let Some(path) = &self.path else {
            let mut out = super::out();
            return out
                .write_all(text.as_bytes())
                .and_then(|()| out.flush())
                .map_err(failed);
        };
        // Beside the file a link leads to, so that the link stays and the rename is one step.
        let target = path.canonicalize().map_err(failed)?;
        let mut name = target.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.new", std::process::id()));
        let beside = target.with_file_name(name);
        let written = std::fs::write(&beside, text)
            .and_then(|()| {
                std::fs::set_permissions(&beside, std::fs::metadata(&target)?.permissions())
            })
            .and_then(|()| std::fs::rename(&beside, &target));
        written.map_err(|e| {
            let _ = std::fs::remove_file(&beside);
            failed(e)
        })
    }
}

fn unread(e: std::io::Error) -> String {
    match e.kind() {
        std::io::ErrorKind::NotFound => "There is no such file.".to_owned(),
        std::io::ErrorKind::PermissionDenied => {
            "This file may not be read. Ask for the permission to read it.".to_owned()
        }
        std::io::ErrorKind::IsADirectory => {
            "This is a folder. Name the files in it that are to be checked.".to_owned()
        }
        _ => format!("It could not be read: {e}."),
    }
}

fn too_large() -> String {
    format!(
        "This is larger than {} MiB, the most that is read as a whole. Split it; or judge plain text line by line, which has no limit, with --lines --format jsonl.",
        LIMIT >> 20
    )
}
