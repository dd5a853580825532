//! Letters: what is really sent, when, and what is left of it afterwards.

use axum::http::Method;
use wayfellow::Config;
use wayfellow::config::{Encryption, PublicAddress};
use wayfellow::db::{Moment, params, statements};
use wayfellow::letters::{Delivered, Post, deliver};

use crate::app::{Answer, RUNTIME, TestApp};
use crate::cast::{Cast, with_cast};
use crate::mailbox::{ADDRESS, Mailbox};
use crate::program::{Folder, Server, finish, run, wayfellow};

statements! {
    LETTERS = "SELECT address, subject, body, tries, next_at, sent_at, given_up_at, fault FROM letters ORDER BY id";
}

const HOUR: i64 = 3_600;

/// An application that sends letters, with the cast.
fn sending() -> (Mailbox, TestApp, Cast) {
    let mailbox = Mailbox::open();
    let app = TestApp::with(mailbox.settings());
    let cast = RUNTIME.block_on(Cast::enter(app.db()));
    (mailbox, app, cast)
}

fn invite(app: &TestApp, fields: &[(&str, &str)]) -> Answer {
    app.post("/organization/invitations", fields)
}

/// What is kept of each letter: address, subject and text together, tries, fault.
fn kept(app: &TestApp) -> Vec<(String, i64, Option<String>)> {
    let rows = RUNTIME
        .block_on(app.db().all(&LETTERS, params![]))
        .expect("the letters");
    rows.iter()
        .map(|r| {
            let text = |name| r.get::<String>(name).expect("text");
            (
                text("address") + &text("subject") + &text("body"),
                r.get("tries").expect("a number"),
                r.get("fault").expect("a word or none"),
            )
        })
        .collect()
}

/// When the one letter there is will be tried.
fn next_try(app: &TestApp) -> Option<Moment> {
    let row = RUNTIME.block_on(app.db().one(&LETTERS, params![]));
    row.expect("a letter")
        .get("next_at")
        .expect("a time or none")
}

fn one_sent() -> Delivered {
    Delivered {
        sent: 1,
        ..Delivered::default()
    }
}

#[test]
fn an_invitation_goes_out_as_a_letter_and_its_link_lets_in_once() {
    let (mailbox, app, cast) = sending();
    let lena = app.signed_in_as(&cast, "lena");
    let page = invite(&lena, &[("hat", "worker"), ("email", "New@Example.org")]);
    let page = page.with_status(200);
    assert!(page.texts("code.handed").is_empty(), "{}", page.text());
    assert!(page.text().contains("A letter to new@example.org"));
    assert!(page.text().contains("letter on its way"));
    assert_eq!(app.deliver(Moment::now()), one_sent());
    let letter = mailbox.next();
    assert_eq!(letter.to, "new@example.org");
    assert_eq!(letter.from, "wayfellow@example.org");
    assert_eq!(letter.header("subject"), "lena invites you to Riverbend");
    assert_eq!(letter.header("auto-submitted"), "auto-generated");
    assert!(
        letter
            .header("message-id")
            .ends_with("@wayfellow.example.org>")
    );
    assert!(letter.header("content-type").starts_with("text/plain"));
    let text = letter.text();
    assert!(text.contains("as: Worker"), "{text}");
    assert!(text.lines().all(|l| l.chars().count() < 90), "{text}");
    let house = lena.get("/organization").with_status(200);
    assert!(house.text().contains("letter sent"), "{}", house.text());
    let path = letter.path();
    let sent = [
        ("name", "Noa"),
        ("email", "new@example.org"),
        ("password", "lantern orchard violin"),
    ];
    app.post(&path, &sent).with_status(303);
    app.get(&path).with_status(410);
    assert_eq!(app.deliver(Moment::now()), Delivered::default());
}

#[test]
fn a_letter_is_in_the_language_that_was_chosen_or_the_one_of_the_organization() {
    let (mailbox, app, cast) = sending();
    let lena = app.signed_in_as(&cast, "lena");
    let to = [("hat", "volunteer"), ("email", "a@example.org")];
    invite(&lena, &[to[0], to[1], ("language", "es")]).with_status(200);
    invite(&lena, &[to[0], to[1], ("language", "xx")]).with_status(200);
    app.deliver(Moment::now());
    let spanish = mailbox.next();
    assert_eq!(spanish.header("subject"), "lena te invita a Riverbend");
    assert!(spanish.text().contains("dirección"), "{}", spanish.text());
    assert_eq!(
        mailbox.next().header("subject"),
        "lena invites you to Riverbend"
    );
}

#[test]
fn without_an_address_or_without_a_mail_server_the_link_is_shown_to_hand_over() {
    let (_, app, cast) = sending();
    let lena = app.signed_in_as(&cast, "lena");
    let page = invite(&lena, &[("hat", "worker"), ("email", "")]).with_status(200);
    let link = page.texts("code.handed").join("");
    assert!(
        link.starts_with(&format!("{ADDRESS}/invitation/")),
        "{link}"
    );
    assert!(kept(&app).is_empty());
    let alone = TestApp::new();
    let cast = RUNTIME.block_on(Cast::enter(alone.db()));
    let lena = alone.signed_in_as(&cast, "lena");
    let sent = [("hat", "worker"), ("email", "new@example.org")];
    let page = invite(&lena, &sent).with_status(200);
    assert_eq!(page.texts("code.handed").len(), 1);
    assert!(page.texts("#language").is_empty());
    assert!(kept(&alone).is_empty());
}

#[test]
fn a_letter_that_is_not_taken_is_tried_again_and_given_up_in_the_end() {
    let (mailbox, app, cast) = sending();
    let lena = app.signed_in_as(&cast, "lena");
    invite(&lena, &[("hat", "worker"), ("email", "new@example.org")]).with_status(200);
    mailbox.will_answer(&["451 try new@example.org later"; 8]);
    let mut now = Moment::now();
    let mut pauses = Vec::new();
    while let Some(next) = next_try(&app) {
        now = now.max(next);
        let done = app.deliver(now);
        assert_eq!((done.sent, done.failed + done.given_up), (0, 1));
        let house = lena.get("/organization").text();
        assert_eq!(house.contains("tried again"), done.failed == 1, "{house}");
        pauses.extend(next_try(&app).map(|next| (next.0 - now.0) / 60_000_000));
        assert_eq!(app.deliver(now), Delivered::default());
    }
    assert_eq!(pauses, [1, 5, 15, 60, 180, 360, 720]);
    let (text, tries, fault) = kept(&app).remove(0);
    assert_eq!((text.as_str(), tries), ("", 8));
    assert_eq!(fault.as_deref(), Some("smtp-451"));
    assert!(mailbox.rest().is_empty());
    let house = lena.get("/organization");
    assert!(
        house.text().contains("could not be sent"),
        "{}",
        house.text()
    );
    // A new link to hand over takes the place of the one in the letter.
    let renew = house.attributes("form[action$='/link']", "action");
    let page = lena.post(&renew[0], &[]).with_status(200);
    let link = page.texts("code.handed").join("");
    app.get(link.trim_start_matches(ADDRESS)).with_status(200);
    lena.post(&renew[0], &[]).with_status(404);
    app.signed_in_as(&cast, "olga")
        .post(&renew[0], &[])
        .with_status(404);
}

#[test]
fn what_a_mail_server_refuses_for_good_is_not_tried_again_but_a_lost_password_of_ours_is() {
    let (mailbox, app, cast) = sending();
    let lena = app.signed_in_as(&cast, "lena");
    for (answer, given_up) in [("550 nobody here", 1), ("530 sign in first", 0)] {
        invite(&lena, &[("hat", "worker"), ("email", "new@example.org")]).with_status(200);
        mailbox.will_answer(&[answer]);
        let done = app.deliver(Moment::now());
        assert_eq!((done.sent, done.given_up), (0, given_up), "{answer}");
    }
    let faults: Vec<Option<String>> = kept(&app).into_iter().map(|k| k.2).collect();
    assert_eq!(
        faults,
        [Some("smtp-550".to_owned()), Some("smtp-530".to_owned())]
    );
}

#[test]
fn nothing_of_a_letter_is_left_once_it_is_sent_or_its_invitation_is_withdrawn() {
    let (mailbox, app, cast) = sending();
    let lena = app.signed_in_as(&cast, "lena");
    invite(&lena, &[("hat", "worker"), ("email", "a@example.org")]).with_status(200);
    app.deliver(Moment::now());
    mailbox.next();
    let page = invite(&lena, &[("hat", "worker"), ("email", "b@example.org")]).with_status(200);
    assert!(kept(&app)[1].0.contains("/invitation/"));
    let withdraw = page.attributes("form[action$='/withdrawal']", "action");
    lena.post(&withdraw[0], &[]).with_status(303);
    assert_eq!(app.deliver(Moment::now()), Delivered::default());
    assert!(mailbox.rest().is_empty());
    assert!(
        kept(&app).iter().all(|k| k.0.is_empty()),
        "{:?}",
        kept(&app)
    );
    // After a month it is not even kept that there was one.
    app.deliver(Moment::now().plus_seconds(31 * 24 * HOUR));
    assert!(kept(&app).is_empty());
}

#[test]
fn two_who_send_at_the_same_time_send_one_letter() {
    let (mailbox, app, cast) = sending();
    let lena = app.signed_in_as(&cast, "lena");
    for n in 0..5 {
        let to = format!("new{n}@example.org");
        invite(&lena, &[("hat", "worker"), ("email", &to)]).with_status(200);
    }
    let post = Post::new(&mailbox.settings())
        .expect("settings")
        .expect("a way");
    let now = Moment::now();
    let (one, two) = RUNTIME.block_on(async {
        tokio::join!(deliver(app.db(), &post, now), deliver(app.db(), &post, now))
    });
    let sent = one.expect("delivered").sent + two.expect("delivered").sent;
    assert_eq!((sent, mailbox.rest().len()), (5, 5));
}

#[test]
fn a_refused_invitation_writes_no_letter() {
    let (_, app, cast) = sending();
    let lena = app.signed_in_as(&cast, "lena");
    for email in [
        "no address",
        "a@example.org\r\nBcc: b@example.org",
        "<a@b.c>",
    ] {
        invite(&lena, &[("hat", "worker"), ("email", email)]).with_status(422);
    }
    let sent = [("hat", "outside-supervisor"), ("email", "a@example.org")];
    invite(&lena, &sent).with_status(422);
    let olga = app.signed_in_as(&cast, "col");
    invite(&olga, &[("hat", "worker"), ("email", "a@example.org")]).with_status(404);
    assert!(kept(&app).is_empty());
}

#[test]
fn a_letter_whose_link_is_of_no_use_any_more_is_not_sent() {
    let (mailbox, app, cast) = sending();
    let lena = app.signed_in_as(&cast, "lena");
    invite(&lena, &[("hat", "worker"), ("email", "new@example.org")]).with_status(200);
    let done = app.deliver(Moment::now().plus_seconds(8 * 24 * HOUR));
    assert_eq!((done.sent, done.given_up), (0, 1));
    assert!(mailbox.rest().is_empty());
    let (text, tries, fault) = kept(&app).remove(0);
    assert_eq!((text.as_str(), tries), ("", 0));
    assert_eq!(fault.as_deref(), Some("too-late"));
}

#[test]
fn settings_for_letters_that_cannot_be_used_are_named_with_the_mend() {
    let mailbox = Mailbox::open();
    let folder = Folder::new();
    let empty = folder.file("empty", "\n");
    let good = mailbox.settings();
    let refused = |config: Config| {
        let refused = Post::new(&config).err().expect("refused");
        format!("{refused:#}")
    };
    let cases = [
        (
            Config {
                sender: None,
                ..good.clone()
            },
            "sender is missing",
        ),
        (
            Config {
                public_address: None,
                ..good.clone()
            },
            "public-address is missing",
        ),
        (
            Config {
                sender: Some("nobody".to_owned()),
                ..good.clone()
            },
            "no address",
        ),
        (
            Config {
                smtp: None,
                ..good.clone()
            },
            "smtp is missing",
        ),
        (
            Config {
                smtp: Some("mail.example.org:587".to_owned()),
                ..good.clone()
            },
            "another machine",
        ),
        (
            Config {
                smtp: Some("mail server".to_owned()),
                smtp_encryption: Some(Encryption::Tls),
                ..good.clone()
            },
            "no mail server",
        ),
        (
            Config {
                smtp_user: Some("wayfellow".to_owned()),
                ..good.clone()
            },
            "smtp-password-file is missing",
        ),
        (
            Config {
                smtp_user: Some("wayfellow".to_owned()),
                smtp_password_file: Some(empty.into()),
                ..good.clone()
            },
            "one password on one line",
        ),
        (
            Config {
                smtp_user: Some("wayfellow".to_owned()),
                smtp_password_file: Some("no-such-file".into()),
                ..good.clone()
            },
            "could not be read",
        ),
    ];
    for (config, words) in cases {
        let told = refused(config);
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(Post::new(&Config::default()).expect("no letters").is_none());
    assert!(Post::new(&good).expect("letters").is_some());
}

#[test]
fn a_public_address_is_a_scheme_and_a_host_and_nothing_more() {
    for (text, origin) in [
        (
            "https://wayfellow.example.org",
            "https://wayfellow.example.org",
        ),
        (
            "https://Wayfellow.example.org/",
            "https://wayfellow.example.org",
        ),
        (
            "https://wayfellow.example.org:443",
            "https://wayfellow.example.org",
        ),
        ("http://localhost:8080", "http://localhost:8080"),
    ] {
        let address: PublicAddress = text.parse().expect(text);
        assert_eq!(address.origin(), origin);
    }
    for text in [
        "wayfellow.example.org",
        "ftp://wayfellow.example.org",
        "https://",
        "https://me@wayfellow.example.org",
        "https://wayfellow.example.org/here",
        "https://wayfellow.example.org/?a=b",
        "https://wayfellow.example.org\r\nx",
        "",
    ] {
        assert!(text.parse::<PublicAddress>().is_err(), "{text}");
    }
}

#[test]
fn mail_check_sends_a_trial_letter_and_tells_when_it_is_not_taken() {
    let mailbox = Mailbox::open();
    let folder = Folder::new();
    let password = folder.file("password", "open sesame\n");
    let check = || {
        let mut command = wayfellow();
        command.args(["mail", "check", "--to", "ops@example.org"]);
        command.args(["--smtp", &mailbox.address.to_string()]);
        command.args(["--smtp-encryption", "none", "--public-address", ADDRESS]);
        command.args(["--smtp-user", "way", "--smtp-password-file", &password]);
        command.args(["--sender", "wayfellow@example.org"]);
        finish(&mut command, b"")
    };
    let sent = check();
    assert_eq!(sent.code, Some(0), "{}", sent.err);
    let letter = mailbox.next();
    assert_eq!(letter.to, "ops@example.org");
    assert!(letter.text().contains("arrive here"), "{}", letter.text());
    let signed_in = letter.signed_in.expect("it signed in");
    assert!(signed_in.starts_with("AUTH PLAIN "), "{signed_in}");
    mailbox.will_answer(&["550 no such mailbox"]);
    let refused = check();
    assert_eq!(refused.code, Some(2));
    assert!(refused.err.contains("no such mailbox"), "{}", refused.err);
    let none = run(&["mail", "check", "--to", "ops@example.org"]);
    assert_eq!(none.code, Some(2));
    assert!(none.err.contains("No mail server"), "{}", none.err);
}

#[test]
fn a_running_server_sends_letters_by_itself() {
    let mailbox = Mailbox::open();
    let (app, cast) = with_cast();
    let server = Server::from(
        wayfellow()
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(["--database", &app.address()])
            .env("WAYFELLOW_DATABASE", app.address())
            .args(["--smtp", &mailbox.address.to_string()])
            .args(["--smtp-encryption", "none"])
            .args(["--public-address", ADDRESS])
            .args(["--sender", "Wayfellow <wayfellow@example.org>"]),
    );
    let body = "hat=worker&email=new%40example.org";
    let mut connection = server.connect();
    connection.send(&format!(
        "{} /organization/invitations HTTP/1.1\r\nhost: x\r\ncookie: {}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        Method::POST,
        cast.cookie("lena").expect("a session"),
        body.len()
    ));
    assert!(connection.line().contains(" 200 "));
    assert_eq!(mailbox.next().to, "new@example.org");
}

#[test]
fn nobody_can_have_one_address_flooded_with_invitations() {
    let (_, app, cast) = sending();
    let lena = app.signed_in_as(&cast, "lena");
    let asked = [("hat", "worker"), ("email", "Much@example.org")];
    for _ in 0..4 {
        invite(&lena, &asked).with_status(200);
    }
    let enough = invite(&lena, &asked).with_status(422);
    assert!(
        enough.text().contains("has had several letters already"),
        "{}",
        enough.text()
    );
    assert_eq!(kept(&app).len(), 4);
    // Others can still be invited, and a link can still be handed over.
    let other = [("hat", "worker"), ("email", "other@example.org")];
    invite(&lena, &other).with_status(200);
    invite(&lena, &[("hat", "worker")]).with_status(200);
    assert_eq!(kept(&app).len(), 5);
}
