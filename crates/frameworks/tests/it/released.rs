//! A released version of a framework stays as it was released.

use std::collections::BTreeMap;
use std::path::Path;

use frameworks::{Library, Status};
use sha2::{Digest, Sha256};

/// SHA-256 over the files of each released version, by `slug@version`.
fn hashes() -> BTreeMap<String, String> {
    let mut folders: BTreeMap<String, Sha256> = BTreeMap::new();
    for source in Library::shipped_sources() {
        let (folder, file) = source.path.rsplit_once('/').expect("slug/version/file");
        let hasher = folders.entry(folder.replace('/', "@")).or_default();
        hasher.update(file.as_bytes());
        hasher.update([0]);
        hasher.update(
            source
                .bytes
                .iter()
                .copied()
                .filter(|&b| b != b'\r')
                .collect::<Vec<u8>>(),
        );
        hasher.update([0]);
    }
    let released = |id: &str| {
        Library::shipped()
            .framework(id)
            .is_some_and(|f| f.status != Status::Draft)
    };
    let hex = |hash: Sha256| {
        hash.finalize()
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect::<String>()
    };
    folders
        .into_iter()
        .filter(|(id, _)| released(id))
        .map(|(id, hash)| (id, hex(hash)))
        .collect()
}

#[test]
fn a_released_version_is_never_edited() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/released.toml");
    let found = hashes();
    if std::env::var_os("RECORD_RELEASES").is_some() {
        let lines: String = found
            .iter()
            .map(|(id, hash)| format!("\"{id}\" = \"{hash}\"\n"))
            .collect();
        let head = "# SHA-256 of every released version under data/frameworks. A released version is never edited.\n";
        std::fs::write(&path, format!("{head}{lines}")).expect("the record can be written");
    }
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    let recorded: BTreeMap<String, String> =
        toml::from_str(&text).expect("data/released.toml is TOML");
    for (id, hash) in &recorded {
        assert!(
            found.get(id) == Some(hash),
            "{id} is released and has changed. Put the change into a new version: copy its folder to the next number, edit \
             there, and leave the old one as it was. (For a version that nobody outside has used yet, record it anew: \
             RECORD_RELEASES=1 cargo test -p frameworks released)"
        );
    }
    for id in found.keys() {
        assert!(
            recorded.contains_key(id),
            "{id} is released and not recorded yet. Record it: RECORD_RELEASES=1 cargo test -p frameworks released"
        );
    }
}
