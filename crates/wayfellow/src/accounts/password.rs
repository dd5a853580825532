//! Passwords: what is refused and why, and the hash that is kept (argon2id).
//!
//! No rules of composition: length and not being guessable are what helps. Not here: who may try how often
//! (`throttle`).

use std::sync::LazyLock;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use tokio::sync::Semaphore;
use zxcvbn::Score;
use zxcvbn::feedback::{Feedback, Warning};

use crate::web::{Error, Result};

/// The fewest characters of a password.
pub(crate) const FEWEST: usize = 10;
/// The most characters of a password. Far above what people type, and little enough to hash.
pub(crate) const MOST: usize = 200;
/// More than this says nothing new about how guessable it is, and takes long to look at.
const LOOKED_AT: usize = 72;

/// Looks at a new password. `known` is what somebody could guess from: name, address, organization.
///
/// # Errors
/// The key of the words that say why it is refused.
pub(crate) fn judge(password: &str, known: &[&str]) -> Result<(), &'static str> {
    let characters = password.chars().count();
    if characters < FEWEST {
        return Err("password-too-short");
    }
    if characters > MOST {
        return Err("password-too-long");
    }
    let start: String = password.chars().take(LOOKED_AT).collect();
    let mut known: Vec<&str> = known
        .iter()
        .flat_map(|k| k.split(|c: char| !c.is_alphanumeric()))
        .filter(|w| w.chars().count() > 2)
        .take(20)
        .collect();
    known.push("wayfellow");
    let looked_at = zxcvbn::zxcvbn(&start, &known);
    match looked_at.score() {
        Score::Zero | Score::One => Err(why(looked_at.feedback().and_then(Feedback::warning))),
        _ => Ok(()),
    }
}

/// The key of the words for what makes it easy to guess.
fn why(warning: Option<Warning>) -> &'static str {
    use Warning as W;
    match warning {
        Some(
            W::ThisIsATop10Password
            | W::ThisIsATop100Password
            | W::ThisIsACommonPassword
            | W::ThisIsSimilarToACommonlyUsedPassword,
        ) => "password-common",
        Some(
            W::StraightRowsOfKeysAreEasyToGuess
            | W::ShortKeyboardPatternsAreEasyToGuess
            | W::RepeatsLikeAaaAreEasyToGuess
            | W::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess
            | W::SequencesLikeAbcAreEasyToGuess,
        ) => "password-pattern",
        Some(W::RecentYearsAreEasyToGuess | W::DatesAreOftenEasyToGuess) => "password-date",
        Some(
            W::AWordByItselfIsEasyToGuess
            | W::NamesAndSurnamesByThemselvesAreEasyToGuess
            | W::CommonNamesAndSurnamesAreEasyToGuess,
        ) => "password-one-word",
        None => "password-guessable",
    }
}

/// Hashing takes memory on purpose; not too many at once.
static AT_ONCE: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(4));

/// What looks like a hash and is that of nothing, so that a try with an unknown address takes as long as any other. It
/// is not worked out: the first such try after a start would take twice as long.
static NOBODY: LazyLock<String> = LazyLock::new(|| {
    let (mut salt, mut hash) = ([0; 16], [0; 32]);
    let _ = getrandom::fill(&mut salt);
    let _ = getrandom::fill(&mut hash);
    let costs = Argon2::default();
    let costs = costs.params();
    let nobody = format!(
        "$argon2id$v=19$m={},t={},p={}${}${}",
        costs.m_cost(),
        costs.t_cost(),
        costs.p_cost(),
        STANDARD_NO_PAD.encode(salt),
        STANDARD_NO_PAD.encode(hash)
    );
    debug_assert!(PasswordHash::new(&nobody).is_ok(), "{nobody}");
    nobody
});

fn made(password: &[u8]) -> Option<String> {
    Argon2::default()
        .hash_password(password)
        .ok()
        .map(|hash: PasswordHash| hash.to_string())
}

/// The hash to keep.
///
/// # Errors
/// When the machine has no randomness or no memory.
pub(crate) async fn hash(password: &str) -> Result<String> {
    let password = password.to_owned();
    off_the_path(move || made(password.as_bytes()))
        .await?
        .ok_or_else(|| Error::internal("a password could not be hashed"))
}

/// Whether a password is the one. Takes as long when there is none.
///
/// # Errors
/// When the program is ending.
pub(crate) async fn fits(password: &str, kept: Option<String>) -> Result<bool> {
    let password: String = password.chars().take(MOST + 1).collect();
    off_the_path(move || {
        let known = kept.is_some();
        let kept = kept.unwrap_or_else(|| NOBODY.clone());
        let fits = PasswordHash::new(&kept).is_ok_and(|kept| {
            Argon2::default()
                .verify_password(password.as_bytes(), &kept)
                .is_ok()
        });
        fits && known
    })
    .await
}

async fn off_the_path<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let _turn = AT_ONCE.acquire_many(1).await.map_err(Error::internal)?;
    tokio::task::spawn_blocking(work)
        .await
        .map_err(Error::internal)
}
