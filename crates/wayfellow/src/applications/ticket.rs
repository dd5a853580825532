//! What a form carries so that it can be told from one that nobody opened: signed, with the time at which it was shown.
//!
//! No riddle and no field that is hidden from some. A form that comes back faster than anyone types is shown again and
//! asks for one more press of the button, and so is one that is too old or from before the program was started anew.
//! Nothing that was typed is lost by it. Not here: how many may come from one place (`accounts::throttle`).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use uuid::Uuid;

use crate::db::{self, Moment, new_id};

/// Seconds that it takes to read and fill in the form, at the very least.
pub const LEAST: i64 = 4;
/// Seconds after which a form asks for one more press: a day.
pub const MOST: i64 = 24 * 3_600;

/// Signs tickets. The key lives as long as the program runs.
pub struct Tickets([u8; 32]);

/// A form that cannot be taken at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Again {
    /// It came back faster than anyone types.
    Quick,
    /// It is too old, or not one of ours.
    Old,
}

impl Default for Tickets {
    fn default() -> Tickets {
        let mut key = [0; 32];
        // Without randomness no token can be made either, so nothing is sent with a key that others could guess.
        let _ = getrandom::fill(&mut key);
        Tickets(key)
    }
}

impl Tickets {
    fn sign(&self, body: &[u8]) -> Option<Hmac<Sha256>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).ok()?;
        mac.update(b"wayfellow application ticket 1");
        mac.update(body);
        Some(mac)
    }

    /// A ticket for a form of an opening that is shown now. `again` says that it is shown once more.
    ///
    /// # Errors
    /// When it cannot be signed.
    pub fn give(&self, opening: Uuid, now: Moment, again: bool) -> db::Result<String> {
        let mut body = Vec::with_capacity(73);
        body.extend_from_slice(opening.as_bytes());
        // The application that comes of it has this id, so that one form makes one application.
        body.extend_from_slice(new_id().as_bytes());
        body.extend_from_slice(&now.0.to_be_bytes());
        body.push(u8::from(again));
        let mac = self
            .sign(&body)
            .ok_or_else(|| db::Error::Failed("a ticket could not be signed".to_owned()))?;
        body.extend_from_slice(&mac.finalize().into_bytes());
        Ok(URL_SAFE_NO_PAD.encode(body))
    }

    /// The id of the application that a form makes.
    ///
    /// # Errors
    /// When the form has to be shown again.
    pub fn take(&self, opening: Uuid, ticket: &str, now: Moment) -> Result<Uuid, Again> {
        let bytes = URL_SAFE_NO_PAD.decode(ticket).map_err(|_| Again::Old)?;
        let (body, signed) = bytes.split_at_checked(41).ok_or(Again::Old)?;
        let mac = self.sign(body).ok_or(Again::Old)?;
        mac.verify_slice(signed).map_err(|_| Again::Old)?;
        let id = Uuid::from_slice(&body[16..32]).map_err(|_| Again::Old)?;
        let at: [u8; 8] = body[32..40].try_into().map_err(|_| Again::Old)?;
        let at = Moment(i64::from_be_bytes(at));
        if body[..16] != *opening.as_bytes() || at.plus_seconds(MOST) < now {
            return Err(Again::Old);
        }
        if body[40] == 0 && now < at.plus_seconds(LEAST) {
            return Err(Again::Quick);
        }
        Ok(id)
    }
}
