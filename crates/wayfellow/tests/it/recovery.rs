//! The way back in with a link: who gets one, what it does, and what others learn from asking.

use std::time::{Duration, Instant};

use wayfellow::db::{Moment, params, statements};
use wayfellow::letters::Delivered;

use crate::app::{Answer, RUNTIME, TestApp};
use crate::cast::Cast;
use crate::mailbox::{ADDRESS, Mailbox};
use crate::program::{DEADLINE, finish, wayfellow};

statements! {
    LANGUAGE = "UPDATE people SET language = 'es' WHERE id = $1";
    EXPIRE = "UPDATE links SET expires_at = $2 WHERE person_id = $1";
    SINCE = "UPDATE links SET made_at = $2 WHERE person_id = $1";
}

const PASSWORD: &str = "lantern orchard violin";

fn sending() -> (Mailbox, TestApp, Cast) {
    let mailbox = Mailbox::open();
    let app = TestApp::with(mailbox.settings());
    let cast = RUNTIME.block_on(Cast::enter(app.db()));
    (mailbox, app, cast)
}

fn ask(app: &TestApp, email: &str) -> Answer {
    app.post("/recovery/letters", &[("email", email)])
}

/// Sends until something is sent. What is asked for is written on its own, so it may take a moment.
#[track_caller]
fn send(app: &TestApp) {
    let begun = Instant::now();
    while app.deliver(Moment::now()).sent == 0 {
        assert!(begun.elapsed() < DEADLINE, "no letter in time");
    }
}

fn change(
    app: &TestApp,
    statement: &'static wayfellow::db::Statement,
    cast: &Cast,
    at: Option<Moment>,
) {
    let mara = cast.id("mara");
    let actor = wayfellow::actor::Actor::command("test");
    let done = RUNTIME.block_on(app.db().change(&actor, async |tx| {
        let values = match at {
            Some(at) => params![mara, at],
            None => params![mara],
        };
        tx.execute(statement, values).await?;
        tx.record(wayfellow::db::Entry::new("edit", "test"));
        Ok::<_, wayfellow::db::Error>(())
    }));
    done.expect("changed");
}

fn choose(app: &TestApp, path: &str, password: &str) -> Answer {
    app.post(path, &[("password", password)])
}

#[test]
fn a_link_by_letter_leads_to_a_new_password_once_and_ends_every_session() {
    let (mailbox, app, cast) = sending();
    let mara = app.signed_in_as(&cast, "mara");
    ask(&app, &cast.email("mara").to_uppercase()).with_status(200);
    send(&app);
    let letter = mailbox.next();
    assert_eq!(letter.to, cast.email("mara"));
    let path = letter.path();
    assert!(path.starts_with("/recovery/"), "{path}");
    // A program that looks at links uses nothing up, and a refused password neither.
    let page = app.get(&path).with_status(200);
    assert_eq!(page.header("cache-control"), "no-store");
    choose(&app, &path, "short").with_status(422);
    choose(&app, &path, "password12").with_status(422);
    mara.get("/account").with_status(200);
    let entered = choose(&app, &path, PASSWORD).with_status(303);
    assert!(entered.header("set-cookie").starts_with("session="));
    mara.get("/account").with_status(303);
    choose(&app, &path, PASSWORD).with_status(410);
    app.get(&path).with_status(410);
    let cookie = entered.header("set-cookie");
    let account = app
        .ask(axum::http::Method::GET, "/account")
        .header("cookie", cookie.split(';').next().expect("a cookie"))
        .send()
        .with_status(200);
    let happened = account
        .texts("section[aria-labelledby='happened-heading'] li")
        .join("\n");
    assert!(
        happened.contains("New password with a code or a link")
            && happened.contains("Asked for a letter"),
        "{happened}"
    );
    send(&app);
    let told = mailbox.next();
    assert_eq!(told.header("subject"), "Your password was changed");
    assert!(!told.text().contains("/recovery/"), "{}", told.text());
    let sent = [("email", &*cast.email("mara")), ("password", PASSWORD)];
    app.post("/sign-in", &sent).with_status(303);
}

#[test]
fn whoever_asks_learns_nothing_about_who_has_an_account() {
    let (mailbox, app, cast) = sending();
    let mut answers = Vec::new();
    for email in [cast.email("mara"), "nobody@example.org".to_owned()] {
        let begun = Instant::now();
        let answer = ask(&app, &email).with_status(200);
        let took = begun.elapsed();
        assert!(took >= Duration::from_millis(400), "{took:?}");
        answers.push(answer.body().replace(&email, ""));
    }
    assert_eq!(answers[0], answers[1]);
    send(&app);
    assert_eq!(mailbox.next().to, cast.email("mara"));
    assert!(mailbox.rest().is_empty());
    for email in [cast.email("sam"), "nobody@example.org".to_owned()] {
        let tries: Vec<u16> = (0..9).map(|_| ask(&app, &email).status.as_u16()).collect();
        assert_eq!(tries.last(), Some(&429), "{tries:?}");
    }
}

#[test]
fn nobody_s_mailbox_is_filled_and_a_newer_link_takes_the_place_of_an_older_one() {
    let (mailbox, app, cast) = sending();
    let email = cast.email("mara");
    ask(&app, &email).with_status(200);
    send(&app);
    let first = mailbox.next().path();
    ask(&app, &email).with_status(200);
    assert_eq!(app.deliver(Moment::now()), Delivered::default());
    app.get(&first).with_status(200);
    change(&app, &SINCE, &cast, Some(Moment::now().plus_seconds(-301)));
    ask(&app, &email).with_status(200);
    send(&app);
    let second = mailbox.next().path();
    app.get(&first).with_status(410);
    app.get(&second).with_status(200);
}

#[test]
fn a_password_that_was_changed_in_another_way_makes_a_waiting_link_useless() {
    let (mailbox, app, cast) = sending();
    ask(&app, &cast.email("mara")).with_status(200);
    send(&app);
    let path = mailbox.next().path();
    app.get(&path).with_status(200);
    // In the cast she has no password yet, so none is asked for.
    let mara = app.signed_in_as(&cast, "mara");
    mara.post("/account/password", &[("password", PASSWORD)])
        .with_status(303);
    app.get(&path).with_status(410);
    choose(&app, &path, "harbor pencil willow").with_status(410);
}

#[test]
fn a_link_that_is_too_old_or_of_somebody_who_left_opens_nothing() {
    let (mailbox, app, cast) = sending();
    ask(&app, &cast.email("mara")).with_status(200);
    send(&app);
    let path = mailbox.next().path();
    change(&app, &EXPIRE, &cast, Some(Moment::now().plus_seconds(-1)));
    app.get(&path).with_status(410);
    choose(&app, &path, PASSWORD).with_status(410);
    change(&app, &EXPIRE, &cast, Some(Moment::now().plus_seconds(60)));
    app.get(&path).with_status(200);
    RUNTIME.block_on(cast.close_account(app.db(), "mara"));
    app.get(&path).with_status(410);
    ask(&app, &cast.email("mara")).with_status(200);
    assert_eq!(app.deliver(Moment::now()), Delivered::default());
}

#[test]
fn the_letter_is_in_the_language_of_whoever_gets_it() {
    let (mailbox, app, cast) = sending();
    change(&app, &LANGUAGE, &cast, None);
    ask(&app, &cast.email("mara")).with_status(200);
    send(&app);
    let text = mailbox.next().text();
    assert!(text.contains("volver a entrar"), "{text}");
}

#[test]
fn hostile_addresses_and_tokens_are_answered_with_a_page() {
    let (_, app, _) = sending();
    let long = "x".repeat(10_000);
    for text in ["", "\0", "a@b\r\nBcc: c@d", "\u{202e}@x", long.as_str()] {
        let status = ask(&app, text).status.as_u16();
        assert!(matches!(status, 422 | 429), "{text:?}: {status}");
    }
    for token in ["x", "%00", "..%2f..", &long] {
        app.get(&format!("/recovery/{token}")).with_status(410);
    }
}

#[test]
fn without_a_mail_server_the_page_says_who_can_help() {
    let app = TestApp::new();
    let page = app.get("/recovery").with_status(200);
    assert!(page.texts("form[action='/recovery/letters']").is_empty());
    assert!(page.text().contains("can make a link"), "{}", page.text());
    ask(&app, "mara@example.org").with_status(404);
}

#[test]
fn a_link_made_at_the_command_line_is_seen_by_its_owner() {
    let (mailbox, app, cast) = sending();
    let make = |address: &str| {
        finish(
            wayfellow()
                .args(["recovery-link", address, "--database", &app.address()])
                .args(["--smtp", &mailbox.address.to_string()])
                .args(["--smtp-encryption", "none", "--public-address", ADDRESS])
                .args(["--sender", "wayfellow@example.org"]),
            b"",
        )
    };
    let made = make(&cast.email("mara"));
    assert_eq!(made.code, Some(0), "{}", made.err);
    let mara = app.signed_in_as(&cast, "mara");
    let account = mara.get("/account").with_status(200);
    assert!(
        account
            .text()
            .contains("Whoever runs this installation made a link"),
        "{}",
        account.text()
    );
    send(&app);
    let told = mailbox.next();
    assert_eq!(told.to, cast.email("mara"));
    assert!(
        !told.text().contains(made.out.trim()),
        "the letter holds the link"
    );
    let path = made.out.trim().trim_start_matches(ADDRESS).to_owned();
    choose(&app, &path, PASSWORD).with_status(303);
    let none = make("nobody@example.org");
    assert_eq!(none.code, Some(2));
    assert!(none.err.contains("Nobody signs in"), "{}", none.err);
}

#[test]
fn a_refused_password_is_told_why() {
    let (mailbox, app, cast) = sending();
    ask(&app, &cast.email("mara")).with_status(200);
    send(&app);
    let path = mailbox.next().path();
    for (password, words) in [
        ("password123", "lists of common ones"),
        ("qwertyuiop[]", "pattern"),
        ("aaaaaaaaaaaa", "pattern"),
        ("short", "fewer than 10"),
    ] {
        let page = choose(&app, &path, password).with_status(422);
        let problem = page.texts(".problem").join(" ");
        assert!(problem.contains(words), "{password}: {problem}");
        assert!(page.attributes("#password", "value").is_empty());
    }
}
