//! How often a password, a code or an address may be tried.
//!
//! Counted by what was typed and by where it came from, whether or not there is such an account, so that the answer
//! tells nothing. Kept in memory as hashes for a few minutes. Not here: any list of people who are shut out.

use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use std::time::Duration;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use sha2::{Digest as _, Sha256};

use crate::web::Error;

type Limiter = DefaultKeyedRateLimiter<[u8; 16]>;

/// Tries of one account from one place: this many at once, then one more each half minute.
const PAIR: u32 = 8;
/// Tries of one account from anywhere: enough that nobody is shut out by others easily.
const ACCOUNT: u32 = 60;
/// Tries from one place, whatever the account. An office may share one.
const PLACE: u32 = 60;
/// Letters that members have sent to one address: this many at once, then one more each hour.
const LETTERS: u32 = 4;
/// Applications from one place: enough for a library or a course where many apply on one day, then one more each three
/// minutes.
const APPLICATIONS: u32 = 20;
/// Above this many entries, old ones are dropped.
const MANY: usize = 10_000;

/// The counts.
pub(crate) struct Throttle {
    pair: Limiter,
    account: Limiter,
    place: Limiter,
    letters: Limiter,
    applications: Limiter,
}

impl Default for Throttle {
    fn default() -> Throttle {
        let limiter = |burst: u32, seconds: u64| {
            let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
            let quota = Quota::with_period(Duration::from_secs(seconds))
                .unwrap_or_else(|| Quota::per_minute(NonZeroU32::MIN));
            RateLimiter::keyed(quota.allow_burst(burst))
        };
        Throttle {
            pair: limiter(PAIR, 30),
            account: limiter(ACCOUNT, 60),
            place: limiter(PLACE, 10),
            letters: limiter(LETTERS, 3_600),
            applications: limiter(APPLICATIONS, 180),
        }
    }
}

fn key(parts: &[&str]) -> [u8; 16] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let mut key = [0; 16];
    key.copy_from_slice(&hash.finalize()[..16]);
    key
}

impl Throttle {
    /// Counts a try that names no account.
    ///
    /// # Errors
    /// When there were too many from this place.
    pub fn count_place(&self, from: &From) -> Result<(), Error> {
        self.forget();
        let place = key(&[&from.0]);
        self.place.check_key(&place).map_err(|_| Error::too_often())
    }

    /// Counts a letter that somebody signed in has sent to an address of their choice; false when it has had enough.
    pub fn lets_a_letter_go(&self, address: &str) -> bool {
        self.forget();
        let address = key(&[&address.to_lowercase()]);
        self.letters.check_key(&address).is_ok()
    }

    /// Counts an application, or something that is added to one.
    ///
    /// # Errors
    /// When there were too many from this place.
    pub fn count_application(&self, from: &From) -> Result<(), Error> {
        self.forget();
        let place = key(&["application", &from.0]);
        let counted = self.applications.check_key(&place);
        counted.map_err(|_| Error::too_often())
    }

    fn forget(&self) {
        for limiter in [
            &self.pair,
            &self.account,
            &self.place,
            &self.letters,
            &self.applications,
        ] {
            if limiter.len() > MANY {
                limiter.retain_recent();
            }
        }
    }

    /// Counts a try. What is not an account's address may be any other text that is guessed at.
    ///
    /// # Errors
    /// When there were too many.
    pub fn count(&self, account: &str, from: &From) -> Result<(), Error> {
        let account = account.to_lowercase();
        self.forget();
        let tries = [
            self.place.check_key(&key(&[&from.0])),
            self.pair.check_key(&key(&[&account, &from.0])),
            self.account.check_key(&key(&[&account])),
        ];
        if tries.iter().all(Result::is_ok) {
            Ok(())
        } else {
            Err(Error::too_often())
        }
    }
}

/// Where a request comes from, as far as it can be known. Never kept and never logged.
pub(crate) struct From(String);

impl<S: Send + Sync> FromRequestParts<S> for From {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let peer = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map(|info| info.0.ip());
        // Only a proxy on this machine is believed when it says for whom it asks.
        let said = parts
            .headers
            .get("x-forwarded-for")
            .and_then(|v| v.to_str().ok())
            .and_then(|v| v.rsplit(',').next())
            .and_then(|v| v.trim().parse::<IpAddr>().ok());
        let from = match (peer, said) {
            (Some(peer), Some(said)) if peer.is_loopback() => Some(said),
            (peer, _) => peer,
        };
        Ok(From(match from {
            // A household has a network of its own.
            Some(IpAddr::V6(v6)) => format!("{:?}", &v6.segments()[..4]),
            Some(v4) => v4.to_string(),
            None => String::new(),
        }))
    }
}
