//! That a person works from lived experience: said by themselves, for a track, with words of their own if they wish.
//!
//! The words are sealed with a key of their own, which lies in another table; taking an attestation back destroys the
//! key. Deliberately not here: any field for a diagnosis, treatment or benefits, and any question about them.

use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{ChaCha20Poly1305, KeyInit as _, Nonce};
use frameworks::Track;
use uuid::Uuid;

use crate::actor::Actor;
use crate::db::{self, Db, Entry, Moment, Row, new_id, params, statements};

statements! {
    OF_PERSON = "SELECT a.id, a.track, a.nonce, a.sealed, a.made_at, k.sealing_key FROM attestations a JOIN attestation_keys k ON k.attestation_id = a.id LEFT JOIN attestation_ends e ON e.attestation_id = a.id WHERE a.person_id = $1 AND e.attestation_id IS NULL ORDER BY a.id";
    INSERT = "INSERT INTO attestations (id, person_id, track, nonce, sealed, made_at) VALUES ($1, $2, $3, $4, $5, $6)";
    INSERT_KEY = "INSERT INTO attestation_keys (attestation_id, sealing_key) VALUES ($1, $2)";
    END = "INSERT INTO attestation_ends (attestation_id, ended_at) VALUES ($1, $2)";
    DESTROY_KEY = "DELETE FROM attestation_keys WHERE attestation_id = $1";
}

/// An attestation that holds.
pub(crate) struct Attestation {
    pub id: Uuid,
    pub track: String,
    /// Empty when the person wanted to say no more.
    pub words: String,
    pub made_at: Moment,
}

impl Attestation {
    fn read(row: &Row) -> db::Result<Attestation> {
        let id: Uuid = row.get("id")?;
        let key: Vec<u8> = row.get("sealing_key")?;
        let sealed: Vec<u8> = row.get("sealed")?;
        let words = open(id, &key, &row.get::<Vec<u8>>("nonce")?, &sealed);
        let words =
            words.ok_or_else(|| db::Error::Failed("an attestation does not open".into()))?;
        Ok(Attestation {
            id,
            track: row.get("track")?,
            words,
            made_at: row.get("made_at")?,
        })
    }
}

fn seal(id: Uuid, key: &[u8; 32], nonce: &[u8; 12], words: &str) -> Option<Vec<u8>> {
    let cipher = ChaCha20Poly1305::new_from_slice(key).ok()?;
    let payload = Payload {
        msg: words.as_bytes(),
        aad: id.as_bytes(),
    };
    cipher.encrypt(&Nonce::from(*nonce), payload).ok()
}

fn open(id: Uuid, key: &[u8], nonce: &[u8], sealed: &[u8]) -> Option<String> {
    let cipher = ChaCha20Poly1305::new_from_slice(key).ok()?;
    let nonce: [u8; 12] = nonce.try_into().ok()?;
    let payload = Payload {
        msg: sealed,
        aad: id.as_bytes(),
    };
    let opened = cipher.decrypt(&Nonce::from(nonce), payload).ok()?;
    String::from_utf8(opened).ok()
}

/// The attestations of a person that hold.
pub(crate) async fn of_person(db: &Db, person: Uuid) -> db::Result<Vec<Attestation>> {
    let rows = db.all(&OF_PERSON, params![person]).await?;
    rows.iter().map(Attestation::read).collect()
}

/// Attests for a track, in the place of what was attested for it before.
pub(crate) async fn attest(db: &Db, actor: &Actor, track: Track, words: &str) -> db::Result<()> {
    let person = actor.person_id().ok_or(db::Error::Missing)?;
    let (mut key, mut nonce) = ([0_u8; 32], [0_u8; 12]);
    for bytes in [&mut key[..], &mut nonce[..]] {
        getrandom::fill(bytes).map_err(|e| db::Error::Failed(e.to_string()))?;
    }
    let id = new_id();
    let sealed = seal(id, &key, &nonce, words)
        .ok_or_else(|| db::Error::Failed("an attestation could not be sealed".into()))?;
    let track = track.to_string();
    db.change(actor, async |tx| {
        for row in tx.all(&OF_PERSON, params![person]).await? {
            if row.get::<String>("track")? == track {
                let before: Uuid = row.get("id")?;
                tx.execute(&END, params![before, tx.now()]).await?;
                tx.execute(&DESTROY_KEY, params![before]).await?;
            }
        }
        let values = params![id, person, &track, &nonce[..], &sealed, tx.now()];
        tx.execute(&INSERT, values).await?;
        tx.execute(&INSERT_KEY, params![id, key]).await?;
        let entry = Entry::new("create", "attestation");
        tx.record(entry.of(id).about(person).belongs_to(None));
        Ok::<_, db::Error>(())
    })
    .await
}

/// Takes an attestation back and destroys the key to its words. Whether there was such an attestation.
pub(crate) async fn withdraw(db: &Db, actor: &Actor, id: Uuid) -> db::Result<bool> {
    let person = actor.person_id().ok_or(db::Error::Missing)?;
    let own = of_person(db, person).await?;
    if !own.iter().any(|a| a.id == id) {
        return Ok(false);
    }
    db.change(actor, async |tx| {
        tx.execute(&END, params![id, tx.now()]).await?;
        tx.execute(&DESTROY_KEY, params![id]).await?;
        let entry = Entry::new("withdraw", "attestation");
        tx.record(entry.of(id).about(person).belongs_to(None));
        Ok::<_, db::Error>(true)
    })
    .await
}
