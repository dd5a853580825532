//! What a browser and this program say to each other about passkeys (WebAuthn): a challenge goes out, is kept here for
//! five minutes, and is good for one answer.
//!
//! The challenges are in memory: one that is lost with a restart costs another press of a button. Not here: which
//! passkeys there are (`passkey`).

use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use uuid::Uuid;
use webauthn_rp::AuthenticatedCredential;
use webauthn_rp::bin::{Decode as _, Encode as _};
use webauthn_rp::request::auth::{
    AuthenticationVerificationOptions, DiscoverableAuthenticationServerState,
    DiscoverableCredentialRequestOptions,
};
use webauthn_rp::request::register::{
    CredProtect, Nickname, PublicKeyCredentialCreationOptions, PublicKeyCredentialUserEntity,
    RegistrationServerState, RegistrationVerificationOptions, UserHandle16, Username,
};
use webauthn_rp::request::{
    AsciiDomain, FixedCapHashSet, InsertResult, PublicKeyCredentialDescriptor, RpId,
};
use webauthn_rp::response::auth::DiscoverableAuthentication;
use webauthn_rp::response::register::{CompressedPubKey, DynamicState, Registration, StaticState};
use webauthn_rp::response::{AuthTransports, CredentialId};

use crate::Config;

/// How many challenges of each kind wait at once. Old ones make room.
const WAITING: usize = 10_000;
/// How long a challenge waits, in milliseconds.
const PATIENCE: NonZeroU32 = NonZeroU32::new(5 * 60 * 1_000).unwrap();

/// The public key and what else was settled when a passkey was made.
type Static = StaticState<CompressedPubKey<[u8; 32], [u8; 32], [u8; 48], Vec<u8>>>;
/// What a browser answers when somebody signs in. The handle is the id of the account.
pub(crate) type Answer = DiscoverableAuthentication<16>;

/// Why an answer was not taken, for the log: never what was in it.
#[derive(Debug)]
pub(crate) struct Refused(pub String);

fn because(why: impl std::fmt::Display) -> Refused {
    Refused(why.to_string())
}

/// The challenges that wait, for one host.
pub(crate) struct Passkeys {
    host: RpId,
    origin: String,
    patience: NonZeroU32,
    additions: Mutex<FixedCapHashSet<RegistrationServerState<16>>>,
    sign_ins: Mutex<FixedCapHashSet<DiscoverableAuthenticationServerState>>,
}

/// A passkey that is known already.
pub(crate) struct Known {
    pub credential_id: Vec<u8>,
    pub transports: i64,
}

/// A passkey to be kept.
pub(crate) struct New {
    pub credential_id: Vec<u8>,
    pub transports: i64,
    pub static_state: Vec<u8>,
    pub dynamic_state: Vec<u8>,
}

impl Passkeys {
    /// For the public address; none where browsers do not allow passkeys: without an address, without HTTPS (but for
    /// `localhost`), and for a host that is a number.
    pub fn new(config: &Config) -> Option<Passkeys> {
        let address = config.public_address.as_ref()?;
        let is_name = address
            .host
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
            && address.host.parse::<std::net::IpAddr>().is_err();
        if !is_name || !(address.https || address.host == "localhost") {
            return None;
        }
        let host = AsciiDomain::try_from(address.host.clone()).ok()?;
        Some(Passkeys {
            host: RpId::Domain(host),
            origin: address.origin(),
            patience: PATIENCE,
            additions: Mutex::new(FixedCapHashSet::new(WAITING)),
            sign_ins: Mutex::new(FixedCapHashSet::new(WAITING)),
        })
    }

    /// The same, with challenges that wait this long.
    pub fn waiting(mut self, patience: Duration) -> Passkeys {
        let milliseconds = u32::try_from(patience.as_millis()).unwrap_or(u32::MAX);
        self.patience = NonZeroU32::new(milliseconds).unwrap_or(NonZeroU32::MIN);
        self
    }

    /// A challenge to make a passkey for an account; what the browser needs, as JSON. None when too many wait.
    pub fn begin_addition(
        &self,
        account: Uuid,
        email: &str,
        name: &str,
        known: &[Known],
    ) -> Result<Option<String>, Refused> {
        let handle = UserHandle16::decode(account.into_bytes()).map_err(because)?;
        let user = PublicKeyCredentialUserEntity {
            // What a device cannot show is left out; it is for the person's eyes only.
            name: Username::try_from(email)
                .or_else(|_| Username::try_from("Wayfellow"))
                .map_err(because)?,
            id: &handle,
            display_name: Nickname::try_from(name).ok(),
        };
        let mut others = Vec::new();
        for one in known {
            let transports = u8::try_from(one.transports).map_err(because)?;
            others.push(PublicKeyCredentialDescriptor {
                id: CredentialId::<Vec<u8>>::decode(one.credential_id.clone()).map_err(because)?,
                transports: AuthTransports::decode(transports).map_err(because)?,
            });
        }
        let mut options = PublicKeyCredentialCreationOptions::passkey(&self.host, user, others);
        options.timeout = self.patience;
        // Not every device knows this extension, and browsers turn away those that do not. Whoever signs in is verified
        // all the same: it is asked for each time and checked.
        options.extensions.cred_protect = CredProtect::None;
        let (state, asked) = options.start_ceremony().map_err(because)?;
        let asked = serde_json::to_string(&asked).map_err(because)?;
        let mut waiting = lock(&self.additions);
        let kept = waiting.insert_or_replace_all_expired(state);
        Ok(matches!(kept, InsertResult::Success).then_some(asked))
    }

    /// What came back to a challenge of this account.
    pub fn finish_addition(&self, account: Uuid, json: &[u8]) -> Result<New, Refused> {
        let answer = Registration::from_json_relaxed(json).map_err(because)?;
        let challenge = answer.challenge_relaxed().map_err(because)?;
        // Taken before it is looked at: a challenge is good for one answer, right or wrong.
        let state = lock(&self.additions)
            .take(&challenge)
            .ok_or_else(|| because("no such challenge"))?;
        let options = RegistrationVerificationOptions::<&str, &str> {
            allowed_origins: &[&self.origin],
            error_on_unsolicited_extensions: false,
            ..RegistrationVerificationOptions::default()
        };
        let made = state
            .verify(&self.host, &answer, &options)
            .map_err(because)?;
        if made.user_id().as_ref() != account.as_bytes() {
            return Err(because("the challenge of another account"));
        }
        let transports = made.transports().encode().map_err(because)?;
        Ok(New {
            credential_id: made.id().as_ref().to_vec(),
            transports: i64::from(transports),
            static_state: made.static_state().encode().map_err(because)?,
            dynamic_state: made.dynamic_state().encode().map_err(because)?.to_vec(),
        })
    }

    /// A challenge to sign in; what the browser needs, as JSON. None when too many wait.
    pub fn begin_sign_in(&self) -> Result<Option<String>, Refused> {
        let mut options = DiscoverableCredentialRequestOptions::passkey(&self.host);
        options.0.timeout = self.patience;
        let (state, asked) = options.start_ceremony().map_err(because)?;
        let asked = serde_json::to_string(&asked).map_err(because)?;
        let mut waiting = lock(&self.sign_ins);
        let kept = waiting.insert_or_replace_all_expired(state);
        Ok(matches!(kept, InsertResult::Success).then_some(asked))
    }

    /// What came back to a challenge to sign in, with the challenge, which is used up by this.
    pub fn answered(
        &self,
        json: &[u8],
    ) -> Result<(Answer, DiscoverableAuthenticationServerState), Refused> {
        let answer = Answer::from_json_relaxed(json).map_err(because)?;
        let challenge = answer.challenge_relaxed().map_err(because)?;
        let state = lock(&self.sign_ins)
            .take(&challenge)
            .ok_or_else(|| because("no such challenge"))?;
        Ok((answer, state))
    }

    /// Whether the answer was signed by the passkey that is kept, for this host, now. Gives what to keep of it from now
    /// on: a counter that does not rise is refused, since it shows a copy.
    pub fn finish_sign_in(
        &self,
        (answer, state): (&Answer, DiscoverableAuthenticationServerState),
        static_state: &[u8],
        dynamic_state: &[u8],
    ) -> Result<Vec<u8>, Refused> {
        let dynamic: [u8; 7] = dynamic_state.try_into().map_err(because)?;
        let mut kept = AuthenticatedCredential::new(
            answer.raw_id(),
            answer.response().user_handle(),
            Static::decode(static_state).map_err(because)?,
            DynamicState::decode(dynamic).map_err(because)?,
        )
        .map_err(because)?;
        let options = AuthenticationVerificationOptions::<&str, &str> {
            allowed_origins: &[&self.origin],
            error_on_unsolicited_extensions: false,
            ..AuthenticationVerificationOptions::default()
        };
        state
            .verify(&self.host, answer, &mut kept, &options)
            .map_err(because)?;
        Ok(kept.dynamic_state().encode().map_err(because)?.to_vec())
    }
}

fn lock<T>(waiting: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    // Poisoned only if taking or adding panicked; what is there is whole all the same.
    waiting.lock().unwrap_or_else(PoisonError::into_inner)
}
