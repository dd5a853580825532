//! Passkeys, with a device of our own that signs as a real one does: adding, signing in, taking away, and everything
//! that is refused.

use std::time::{Duration, Instant};

use axum::http::Method;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use ed25519_dalek::{Signer as _, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use wayfellow::Config;
use wayfellow::db::{Moment, params, statements};

use crate::app::{Answer, RUNTIME, TestApp};
use crate::cast::Cast;
use crate::mailbox::Mailbox;

statements! {
    PASSWORDS = "UPDATE accounts SET password = 'none that fits' WHERE person_id = $1";
}

const ORIGIN: &str = "http://localhost:8080";
/// Somebody was there and proved who they are.
const PRESENT_AND_VERIFIED: u8 = 0x05;

/// A device with one key, and what it says; each part can be bent to something wrong.
#[derive(Clone)]
struct Device {
    key: SigningKey,
    id: Vec<u8>,
    count: u32,
    origin: String,
    host: String,
    flags: u8,
    kind: Option<&'static str>,
}

impl Device {
    fn new(seed: u8) -> Device {
        Device {
            key: SigningKey::from_bytes(&[seed; 32]),
            id: vec![seed; 32],
            count: 0,
            origin: ORIGIN.to_owned(),
            host: "localhost".to_owned(),
            flags: PRESENT_AND_VERIFIED,
            kind: None,
        }
    }

    fn said(&self, kind: &str, options: &Value) -> Vec<u8> {
        let said = json!({
            "type": self.kind.unwrap_or(kind),
            "challenge": options["challenge"],
            "origin": self.origin,
            "crossOrigin": false,
        });
        said.to_string().into_bytes()
    }

    fn data(&self, flags: u8) -> Vec<u8> {
        let mut data = Sha256::digest(self.host.as_bytes()).to_vec();
        data.push(self.flags | flags);
        data.extend(self.count.to_be_bytes());
        data
    }

    /// What a browser sends once the device has made a key.
    fn made(&self, options: &Value) -> Value {
        let mut data = self.data(0x40);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).expect("short").to_be_bytes());
        data.extend(&self.id);
        // A public key for Ed25519 in COSE.
        data.extend([0xa4, 0x01, 0x01, 0x03, 0x27, 0x20, 0x06, 0x21, 0x58, 0x20]);
        data.extend(self.key.verifying_key().as_bytes());
        let mut object = vec![0xa3, 0x63];
        object.extend(b"fmt\x64none\x67attStmt\xa0\x68authData\x58");
        object.push(u8::try_from(data.len()).expect("short"));
        object.extend(data);
        json!({
            "id": BASE64.encode(&self.id),
            "rawId": BASE64.encode(&self.id),
            "type": "public-key",
            "clientExtensionResults": {},
            "response": {
                "clientDataJSON": BASE64.encode(self.said("webauthn.create", options)),
                "attestationObject": BASE64.encode(object),
                "transports": ["internal"],
            },
        })
    }

    /// What a browser sends once the device has signed.
    fn shown(&self, options: &Value, handle: &str) -> Value {
        let said = self.said("webauthn.get", options);
        let data = self.data(0);
        let signed = [data.clone(), Sha256::digest(&said).to_vec()].concat();
        json!({
            "id": BASE64.encode(&self.id),
            "rawId": BASE64.encode(&self.id),
            "type": "public-key",
            "clientExtensionResults": {},
            "response": {
                "clientDataJSON": BASE64.encode(said),
                "authenticatorData": BASE64.encode(data),
                "signature": BASE64.encode(self.key.sign(&signed).to_bytes()),
                "userHandle": handle,
            },
        })
    }
}

fn settings() -> Config {
    Config {
        public_address: Some(ORIGIN.parse().expect("an address")),
        ..Config::default()
    }
}

fn post(app: &TestApp, path: &str, body: &Value) -> Answer {
    app.ask(Method::POST, path).json(body)
}

struct World {
    app: TestApp,
    cast: Cast,
}

impl World {
    fn new() -> World {
        World::of(TestApp::with(settings()))
    }

    fn of(app: TestApp) -> World {
        let cast = RUNTIME.block_on(Cast::enter(app.db()));
        World { app, cast }
    }

    fn as_they(&self, name: &str) -> TestApp {
        self.app.signed_in_as(&self.cast, name)
    }

    /// A challenge to add a passkey.
    fn asked_to_add(&self, name: &str) -> Value {
        let they = self.as_they(name);
        they.post("/account/passkeys/challenge", &[])
            .with_status(200)
            .json()
    }

    fn add(&self, name: &str, made: &Value) -> Answer {
        let sent = json!({ "name": "my phone", "credential": made });
        post(&self.as_they(name), "/account/passkeys", &sent)
    }

    /// Adds the device; the handle that it keeps with the key.
    fn added(&self, name: &str, device: &Device) -> String {
        let options = self.asked_to_add(name);
        self.add(name, &device.made(&options)).with_status(200);
        options["user"]["id"].as_str().expect("a handle").to_owned()
    }

    /// A challenge to sign in.
    fn asked_to_sign_in(&self) -> Value {
        self.app
            .post("/sign-in/challenge", &[])
            .with_status(200)
            .json()
    }

    fn show(&self, shown: &Value) -> Answer {
        let sent = json!({ "back": "/account", "credential": shown });
        post(&self.app, "/sign-in/passkey", &sent)
    }
}

/// The page of the account, as the session of an answer sees it.
#[track_caller]
fn account(app: &TestApp, entered: &Answer) -> Answer {
    let cookie = entered.header("set-cookie");
    let cookie = cookie.split(';').next().unwrap_or_default();
    app.ask(Method::GET, "/account")
        .header("cookie", cookie)
        .send()
        .with_status(200)
}

#[test]
fn a_passkey_is_added_signs_in_and_is_taken_away() {
    let world = World::new();
    let mut device = Device::new(1);
    let page = world.as_they("mara").get("/account").with_status(200);
    assert!(page.text().contains("You have none yet"), "{}", page.text());
    let handle = world.added("mara", &device);
    device.count = 1;
    let entered = world.show(&device.shown(&world.asked_to_sign_in(), &handle));
    let entered = entered.with_status(200);
    assert_eq!(entered.json()["to"], "/account");
    let page = account(&world.app, &entered);
    let keys = page
        .texts("section[aria-labelledby='passkeys-heading'] li")
        .join("");
    assert!(
        keys.contains("my phone") && keys.contains("last used on"),
        "{keys}"
    );
    let happened = page.texts("section[aria-labelledby='happened-heading'] li");
    assert!(
        happened.iter().any(|h| h.starts_with("Passkey added")),
        "{happened:?}"
    );
    // Mara has no password in the cast, so this would shut her out.
    let remove = page.attributes("form[action$='/removal']", "action");
    let refused = world.as_they("mara").post(&remove[0], &[]).with_status(422);
    assert!(refused.text().contains("only way"), "{}", refused.text());
    world.as_they("sam").post(&remove[0], &[]).with_status(404);
    let other = Device::new(2);
    world.added("mara", &other);
    world.as_they("mara").post(&remove[0], &[]).with_status(303);
    world.as_they("mara").post(&remove[0], &[]).with_status(404);
    device.count = 2;
    let options = world.asked_to_sign_in();
    world
        .show(&device.shown(&options, &handle))
        .with_status(400);
}

#[test]
fn a_challenge_is_good_for_one_answer_right_or_wrong() {
    let world = World::new();
    let mut device = Device::new(1);
    let options = world.asked_to_add("mara");
    let wrong = Device {
        origin: "https://evil.example".to_owned(),
        ..device.clone()
    };
    world.add("mara", &wrong.made(&options)).with_status(400);
    world.add("mara", &device.made(&options)).with_status(400);
    let handle = world.added("mara", &device);
    device.count = 1;
    let shown = device.shown(&world.asked_to_sign_in(), &handle);
    world.show(&shown).with_status(200);
    let again = world.show(&shown).with_status(400);
    assert!(again.header("set-cookie").is_empty());
}

#[test]
fn a_challenge_that_waited_too_long_is_refused() {
    let world = World::of(TestApp::impatient(settings(), Duration::from_millis(1)));
    let device = Device::new(1);
    let options = world.asked_to_add("mara");
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_millis(5) {
        std::thread::yield_now();
    }
    world.add("mara", &device.made(&options)).with_status(400);
}

#[test]
fn what_is_for_another_place_or_proves_too_little_is_refused() {
    let world = World::new();
    let good = Device::new(1);
    let bent = [
        Device {
            origin: "https://localhost:8080".to_owned(),
            ..good.clone()
        },
        Device {
            origin: "http://localhost:8081".to_owned(),
            ..good.clone()
        },
        Device {
            host: "evil.example".to_owned(),
            ..good.clone()
        },
        // Somebody was there, and nobody knows who.
        Device {
            flags: 0x01,
            ..good.clone()
        },
        Device {
            flags: 0x04,
            ..good.clone()
        },
        Device {
            kind: Some("payment.get"),
            ..good.clone()
        },
    ];
    for device in &bent {
        let options = world.asked_to_add("mara");
        world.add("mara", &device.made(&options)).with_status(400);
    }
    let handle = world.added("mara", &good);
    for mut device in bent {
        device.count = 1;
        let options = world.asked_to_sign_in();
        world
            .show(&device.shown(&options, &handle))
            .with_status(400);
    }
    // Another key under the same name, and the right key for another account.
    let forged = Device {
        key: SigningKey::from_bytes(&[9; 32]),
        count: 1,
        ..good.clone()
    };
    let options = world.asked_to_sign_in();
    world
        .show(&forged.shown(&options, &handle))
        .with_status(400);
    let others = world.asked_to_add("sam")["user"]["id"].clone();
    let others = others.as_str().expect("a handle");
    let counted = Device { count: 1, ..good };
    let options = world.asked_to_sign_in();
    world
        .show(&counted.shown(&options, others))
        .with_status(400);
}

#[test]
fn the_challenge_of_one_account_adds_nothing_to_another() {
    let world = World::new();
    let options = world.asked_to_add("mara");
    let made = Device::new(1).made(&options);
    world.add("sam", &made).with_status(400);
    let page = world.as_they("sam").get("/account").with_status(200);
    assert!(page.text().contains("You have none yet"));
    // A passkey that is known already is not taken a second time.
    world.added("mara", &Device::new(2));
    let options = world.asked_to_add("sam");
    world
        .add("sam", &Device::new(2).made(&options))
        .with_status(400);
}

#[test]
fn a_counter_that_does_not_rise_shows_a_copy() {
    let world = World::new();
    let mut device = Device::new(1);
    let handle = world.added("mara", &device);
    for (count, status) in [(5, 200), (5, 400), (4, 400), (6, 200)] {
        device.count = count;
        let options = world.asked_to_sign_in();
        world
            .show(&device.shown(&options, &handle))
            .with_status(status);
    }
}

#[test]
fn a_closed_account_is_not_entered() {
    let world = World::new();
    let mut device = Device::new(1);
    let handle = world.added("mara", &device);
    RUNTIME.block_on(world.cast.close_account(world.app.db(), "mara"));
    device.count = 1;
    let options = world.asked_to_sign_in();
    world
        .show(&device.shown(&options, &handle))
        .with_status(400);
}

#[test]
fn passkeys_are_offered_only_where_browsers_can_use_them() {
    for (address, offered) in [
        (Some("https://wayfellow.example.org"), true),
        (Some("http://localhost:8080"), true),
        (Some("http://wayfellow.example.org"), false),
        (Some("http://127.0.0.1:8080"), false),
        (Some("https://192.0.2.1"), false),
        (None, false),
    ] {
        let app = TestApp::with(Config {
            public_address: address.map(|a| a.parse().expect("an address")),
            ..Config::default()
        });
        let page = app.get("/sign-in").with_status(200);
        let there = !page.attributes("form[data-passkey]", "hidden").is_empty();
        assert_eq!(there, offered, "{address:?}");
        let status = if offered { 200 } else { 404 };
        app.post("/sign-in/challenge", &[]).with_status(status);
    }
}

#[test]
fn hostile_answers_are_refused_and_nothing_else() {
    let world = World::new();
    let mara = world.as_they("mara");
    let long = "A".repeat(100_000);
    for body in [
        "",
        "null",
        "{}",
        "[]",
        "{\"credential\":null}",
        "{\"credential\":{\"id\":\"\\u0000\"}}",
        &format!("{{\"credential\":{{\"id\":\"{long}\"}}}}"),
        &"[".repeat(10_000),
    ] {
        for (app, path) in [
            (&mara, "/account/passkeys"),
            (&world.app, "/sign-in/passkey"),
        ] {
            let answer = app.ask(Method::POST, path).body(body.into());
            assert_eq!(answer.status.as_u16(), 400, "{path}: {body:.40}");
        }
    }
    mara.post("/account/passkeys/nonsense/removal", &[])
        .with_status(404);
}

#[test]
fn its_owner_is_told_by_letter() {
    let mailbox = Mailbox::open();
    let config = Config {
        public_address: settings().public_address,
        ..mailbox.settings()
    };
    let world = World::of(TestApp::with(config));
    world.added("mara", &Device::new(1));
    let mara = world.cast.id("mara");
    let actor = wayfellow::actor::Actor::command("test");
    let done = RUNTIME.block_on(world.app.db().change(&actor, async |tx| {
        tx.execute(&PASSWORDS, params![mara]).await?;
        tx.record(wayfellow::db::Entry::new("edit", "test"));
        Ok::<_, wayfellow::db::Error>(())
    }));
    done.expect("a password");
    let page = world.as_they("mara").get("/account");
    let remove = page.attributes("form[action$='/removal']", "action");
    world.as_they("mara").post(&remove[0], &[]).with_status(303);
    assert_eq!(world.app.deliver(Moment::now()).sent, 2);
    let subjects = [mailbox.next(), mailbox.next()].map(|l| l.header("subject"));
    assert_eq!(
        subjects,
        [
            "A passkey was added to your account",
            "A passkey was removed from your account"
        ]
    );
}
