//! What there is, compared with what is written down about it. Each failure says how to mend it.

mod guide;
mod own_words;
mod tracked;
mod walk;
mod words;

use std::path::{Path, PathBuf};

use crate::program::root;

/// Reads a file of the repository.
#[track_caller]
fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// Every file below a folder of the repository, as a path from its root.
fn below(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(root().join(&folder));
        for entry in entries.unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
            let entry = entry.expect("an entry of the folder");
            let path = folder.join(entry.file_name());
            if entry.path().is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Fails with a list and the mend.
#[track_caller]
fn none(found: &[String], mend: &str) {
    assert!(found.is_empty(), "{mend}\n  {}", found.join("\n  "));
}
