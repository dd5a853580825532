//! What stands in place of an application beside an answer: a tag that only who has the key of the installation can make.
//!
//! The key is a file in the data folder. A copy of the database, such as a backup, tells no answer of anybody without it.
//! Where the key is lost, the answers of searches that are still going on are lost with it, and nothing else.

use std::io::{ErrorKind, Write as _};
use std::path::Path;

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use uuid::Uuid;

use crate::db;

/// The name of the key in the data folder.
pub const FILE: &str = "self-description.key";
const LENGTH: usize = 32;

/// Makes tags.
pub(super) struct Key([u8; LENGTH]);

fn failed(error: std::io::Error) -> db::Error {
    tracing::error!(%error, "the key of self-descriptions cannot be used");
    db::Error::Unavailable("the data folder".to_owned())
}

/// Makes the key whole before it has its name, so that nobody reads half of it.
fn make(data: &Path) -> std::io::Result<()> {
    let mut bytes = [0; LENGTH];
    getrandom::fill(&mut bytes).map_err(|e| std::io::Error::other(e.to_string()))?;
    std::fs::create_dir_all(data)?;
    let other = data.join(format!("{FILE}.{}", Uuid::now_v7().simple()));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&other)?;
    let written = file.write_all(&bytes).and_then(|()| file.sync_all());
    let named = written.and_then(|()| std::fs::hard_link(&other, data.join(FILE)));
    std::fs::remove_file(&other)?;
    match named {
        // Somebody else was quicker; theirs holds.
        Err(e) if e.kind() == ErrorKind::AlreadyExists => Ok(()),
        done => done,
    }
}

impl Key {
    /// The key of an installation, when it has one.
    pub fn existing(data: &Path) -> db::Result<Option<Key>> {
        match std::fs::read(data.join(FILE)) {
            Err(e) if e.kind() == ErrorKind::NotFound => Ok(None),
            read => {
                let bytes = read.map_err(failed)?;
                let key = <[u8; LENGTH]>::try_from(bytes.as_slice());
                let key = key.map_err(|_| std::io::Error::other("it is not 32 bytes long"));
                key.map(|key| Some(Key(key))).map_err(failed)
            }
        }
    }

    /// The key of an installation; made when it is asked for the first time.
    pub fn of(data: &Path) -> db::Result<Key> {
        if let Some(key) = Key::existing(data)? {
            return Ok(key);
        }
        make(data).map_err(failed)?;
        let made = Key::existing(data)?;
        made.ok_or_else(|| failed(std::io::Error::other("it is gone again")))
    }

    /// The tag of an application at a question.
    pub fn tag(&self, application: Uuid, question: &str) -> db::Result<Vec<u8>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0)
            .map_err(|e| db::Error::Failed(e.to_string()))?;
        mac.update(b"wayfellow self-description 1");
        mac.update(application.as_bytes());
        mac.update(question.as_bytes());
        Ok(mac.finalize().into_bytes().to_vec())
    }
}
