//! Drafts of answers, sealed with the token of a link and a secret of the browser, so that nobody but who has both can
//! read them.
//!
//! Not here: tokens themselves; only their hashes are kept, and the secret is not kept at all.

use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{ChaCha20Poly1305, KeyInit as _, Nonce};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::db;

/// What a draft is sealed with.
pub(super) struct Key(Option<ChaCha20Poly1305>);

impl Key {
    /// Of the token of a link and the secret of a browser.
    pub fn new(token: &str, secret: &str) -> Key {
        // Another text than the one whose hash is kept, so that the hash is no help.
        let key = Sha256::digest(format!("wayfellow readiness draft {token} {secret}"));
        Key(ChaCha20Poly1305::new_from_slice(&key).ok())
    }

    /// Nonce and sealed text.
    pub fn seal(&self, link: Uuid, text: &str) -> db::Result<([u8; 12], Vec<u8>)> {
        let mut nonce = [0_u8; 12];
        getrandom::fill(&mut nonce).map_err(|e| db::Error::Failed(e.to_string()))?;
        let payload = Payload {
            msg: text.as_bytes(),
            aad: link.as_bytes(),
        };
        let cipher = self.0.as_ref();
        cipher
            .and_then(|c| c.encrypt(&Nonce::from(nonce), payload).ok())
            .map(|sealed| (nonce, sealed))
            .ok_or_else(|| db::Error::Failed("a draft could not be sealed".to_owned()))
    }

    /// What was sealed; none with another key.
    pub fn open(&self, link: Uuid, nonce: &[u8], sealed: &[u8]) -> Option<String> {
        let nonce: [u8; 12] = nonce.try_into().ok()?;
        let payload = Payload {
            msg: sealed,
            aad: link.as_bytes(),
        };
        let opened = self
            .0
            .as_ref()?
            .decrypt(&Nonce::from(nonce), payload)
            .ok()?;
        String::from_utf8(opened).ok()
    }
}
