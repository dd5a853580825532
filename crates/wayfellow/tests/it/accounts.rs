//! First owner, signing in and out, passwords, sessions, recovery, and forms that others forge.

use axum::http::Method;
use wayfellow::Config;
use wayfellow::db::{params, statements};
use wayfellow::web::owner_link;

use crate::app::{Answer, RUNTIME, TestApp};
use crate::cast::Cast;

const PASSWORD: &str = "lantern orchard violin";

statements! {
    SESSIONS_OPEN = "SELECT id FROM sessions WHERE ended_at IS NULL";
    PASSWORDS = "SELECT password FROM accounts";
}

fn first_link(app: &TestApp) -> String {
    let link = RUNTIME.block_on(owner_link(app.db(), "test"));
    link.expect("a link").expect("nobody has an account")
}

fn owner<'a>() -> [(&'a str, &'a str); 4] {
    [
        ("name", "Lena Ortiz"),
        ("email", "Lena@Example.org "),
        ("password", PASSWORD),
        ("organization", "Riverbend"),
    ]
}

/// The cookie of a session that an answer gives.
#[track_caller]
fn session(answer: &Answer) -> String {
    let cookie = answer.header("set-cookie");
    let value = cookie.split(';').next().unwrap_or_default().to_owned();
    assert!(value.len() > 40, "{cookie:?} begins no session");
    value
}

/// An installation with its first owner, and the cookie of her session.
fn begun() -> (TestApp, String) {
    let app = TestApp::new();
    let link = first_link(&app);
    let made = app.post(&link, &owner()).with_status(303);
    (app, session(&made))
}

fn sign_in(app: &TestApp, email: &str, password: &str) -> Answer {
    app.post("/sign-in", &[("email", email), ("password", password)])
}

fn get(app: &TestApp, cookie: &str, path: &str) -> Answer {
    app.ask(Method::GET, path).header("cookie", cookie).send()
}

fn post(app: &TestApp, cookie: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
    app.ask(Method::POST, path)
        .header("cookie", cookie)
        .form(fields)
}

#[test]
fn the_first_owner_makes_an_account_and_an_organization_with_a_link_that_works_once() {
    let app = TestApp::new();
    let old = first_link(&app);
    let link = first_link(&app);
    app.get(&old).with_status(410);
    app.get(&link).with_status(200);
    let made = app.post(&link, &owner()).with_status(303);
    let cookie = session(&made);
    let account = get(&app, &cookie, "/account").with_status(200);
    assert!(
        account.text().contains("lena@example.org"),
        "{}",
        account.text()
    );
    let frame = account.texts(".site-who").join(" ");
    assert!(
        frame.contains("Lena Ortiz") && frame.contains("Riverbend"),
        "{frame}"
    );
    app.get(&link).with_status(410);
    app.post(&link, &owner()).with_status(410);
    let again = RUNTIME
        .block_on(owner_link(app.db(), "test"))
        .expect("asked");
    assert_eq!(again, None);
}

#[test]
fn what_the_first_owner_sends_is_refused_with_reasons_and_kept_on_the_page() {
    let app = TestApp::new();
    let link = first_link(&app);
    let sent = [
        ("name", "\u{202e}anel"),
        ("email", "no address"),
        ("password", "password12"),
        ("organization", "Riverbend"),
    ];
    let page = app.post(&link, &sent).with_status(422);
    let problems = page.texts(".problem li");
    assert_eq!(problems.len(), 3, "{problems:?}");
    assert_eq!(page.attributes("#organization", "value"), ["Riverbend"]);
    assert!(page.attributes("#password", "value").is_empty());
    app.get(&link).with_status(200);
}

#[test]
fn an_address_that_holds_what_cannot_be_seen_is_no_address() {
    let app = TestApp::new();
    let link = first_link(&app);
    for email in [
        "a\u{200d}@example.org",
        "a\u{ad}@example.org",
        "a b@example.org",
        "@example.org",
    ] {
        let sent = owner().map(|(name, typed)| (name, if name == "email" { email } else { typed }));
        let page = app.post(&link, &sent).with_status(422);
        assert_eq!(page.texts(".problem li").len(), 1, "{email:?}");
    }
    app.post(&link, &owner()).with_status(303);
}

#[test]
fn somebody_signs_in_with_a_new_session_each_time_and_out_again() {
    let (app, first) = begun();
    let answer = sign_in(&app, "LENA@example.org", PASSWORD).with_status(303);
    let second = session(&answer);
    assert_ne!(first, second);
    let cookie = answer.header("set-cookie");
    assert!(
        cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"),
        "{cookie}"
    );
    get(&app, &second, "/account").with_status(200);
    post(&app, &second, "/sign-out", &[]).with_status(303);
    let out = get(&app, &second, "/account").with_status(303);
    assert_eq!(out.header("location"), "/sign-in?back=%2Faccount");
    get(&app, &first, "/account").with_status(200);
}

#[test]
fn over_https_the_cookie_is_bound_to_the_host() {
    let app = TestApp::with(Config {
        https_only: true,
        ..Config::default()
    });
    let made = app.post(&first_link(&app), &owner()).with_status(303);
    let cookie = made.header("set-cookie");
    assert!(cookie.starts_with("__Host-session="), "{cookie}");
    assert!(
        cookie.contains("; Secure") && cookie.contains("Path=/;"),
        "{cookie}"
    );
    get(&app, &session(&made), "/account").with_status(200);
}

#[test]
fn a_wrong_password_and_an_unknown_address_get_the_same_answer() {
    let (app, _) = begun();
    let wrong = sign_in(&app, "lena@example.org", "not the right one").with_status(422);
    let unknown = sign_in(&app, "nobody@example.org", "not the right one").with_status(422);
    let plain = |a: &Answer| {
        a.body()
            .replace("lena@example.org", "")
            .replace("nobody@example.org", "")
    };
    assert_eq!(plain(&wrong), plain(&unknown));
    assert!(wrong.header("set-cookie").is_empty());
}

#[test]
fn too_many_tries_are_refused_alike_with_and_without_an_account() {
    for email in ["lena@example.org", "nobody@example.org"] {
        let (app, _) = begun();
        let tries: Vec<u16> = (0..12)
            .map(|_| sign_in(&app, email, "not the right one").status.as_u16())
            .collect();
        assert_eq!(&tries[..8], [422; 8], "{email}");
        assert_eq!(&tries[8..], [429; 4], "{email}");
        // The right password does not help either, so that a guess that is right cannot be told.
        sign_in(&app, email, PASSWORD).with_status(429);
    }
}

#[test]
fn signing_in_leads_back_and_never_elsewhere() {
    let (app, _) = begun();
    for (back, to) in [
        ("/account", "/account"),
        ("//evil.example", "/"),
        ("https://evil.example", "/"),
        ("/\\evil.example", "/"),
    ] {
        let sent = [
            ("email", "lena@example.org"),
            ("password", PASSWORD),
            ("back", back),
        ];
        let answer = app.post("/sign-in", &sent).with_status(303);
        assert_eq!(answer.header("location"), to);
    }
}

#[test]
fn a_form_from_another_site_does_nothing() {
    let (app, cookie) = begun();
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
        ("origin", "null"),
    ] {
        let asked = app
            .ask(Method::POST, "/account/sessions")
            .header("host", "wayfellow.example")
            .header("cookie", &cookie)
            .header(name, value);
        asked.send().with_status(403);
        get(&app, &cookie, "/account").with_status(200);
    }
    let ours = app
        .ask(Method::POST, "/account/sessions")
        .header("host", "wayfellow.example")
        .header("origin", "https://wayfellow.example")
        .header("cookie", &cookie);
    ours.send().with_status(303);
    get(&app, &cookie, "/account").with_status(303);
}

#[test]
fn a_changed_password_signs_everybody_else_out() {
    let (app, first) = begun();
    let second = session(&sign_in(&app, "lena@example.org", PASSWORD));
    let wrong = [
        ("current", "something else"),
        ("password", "harbor pencil willow"),
    ];
    post(&app, &second, "/account/password", &wrong).with_status(422);
    let weak = [("current", PASSWORD), ("password", "lenaexample")];
    post(&app, &second, "/account/password", &weak).with_status(422);
    get(&app, &first, "/account").with_status(200);
    let good = [("current", PASSWORD), ("password", "harbor pencil willow")];
    let changed = post(&app, &second, "/account/password", &good).with_status(303);
    get(&app, &first, "/account").with_status(303);
    get(&app, &second, "/account").with_status(303);
    get(&app, &session(&changed), "/account").with_status(200);
    sign_in(&app, "lena@example.org", PASSWORD).with_status(422);
    sign_in(&app, "lena@example.org", "harbor pencil willow").with_status(303);
}

#[test]
fn a_recovery_code_lets_in_once_and_new_codes_replace_old_ones() {
    let (app, cookie) = begun();
    let codes =
        |cookie: &str| post(&app, cookie, "/account/recovery-codes", &[]).texts(".codes li");
    let old = codes(&cookie);
    let new = codes(&cookie);
    assert_eq!((old.len(), new.len()), (10, 10));
    let page = get(&app, &cookie, "/account").with_status(200);
    assert!(page.texts(".codes li").is_empty());
    let recover = |code: &str, password: &str| {
        let sent = [
            ("email", "lena@example.org"),
            ("code", code),
            ("password", password),
        ];
        app.post("/recovery", &sent)
    };
    recover(&old[0], "harbor pencil willow").with_status(422);
    // A password that is refused uses no code up; how the code is typed does not matter.
    recover(&new[0], "short").with_status(422);
    let typed = new[0].to_lowercase().replace('-', " ");
    let entered = recover(&typed, "harbor pencil willow").with_status(303);
    get(&app, &cookie, "/account").with_status(303);
    get(&app, &session(&entered), "/account").with_status(200);
    recover(&new[0], "another pencil willow").with_status(422);
    sign_in(&app, "lena@example.org", "harbor pencil willow").with_status(303);
}

#[test]
fn nothing_that_opens_an_account_is_in_the_database_as_it_is() {
    let (app, cookie) = begun();
    let rows = RUNTIME
        .block_on(app.db().all(&PASSWORDS, params![]))
        .expect("rows");
    let kept: String = rows[0].get("password").expect("a hash");
    assert!(kept.starts_with("$argon2id$"), "{kept}");
    let token = cookie.split('=').nth(1).expect("a token").to_owned();
    assert!(!format!("{rows:?}").contains(&token));
    let open = RUNTIME
        .block_on(app.db().all(&SESSIONS_OPEN, params![]))
        .expect("rows");
    assert_eq!(open.len(), 1);
}

#[test]
fn hostile_and_oversized_fields_are_answered_with_a_page() {
    let app = TestApp::new();
    let long = "x".repeat(100_000);
    for text in [
        "",
        "\0",
        "'; DROP TABLE accounts; --",
        "\u{202e}",
        long.as_str(),
    ] {
        for path in ["/sign-in", "/recovery"] {
            let sent = [
                ("email", text),
                ("password", text),
                ("code", text),
                ("back", text),
            ];
            let status = app.post(path, &sent).status.as_u16();
            assert!(matches!(status, 422 | 429), "{path}: {status}");
        }
    }
}

#[test]
fn the_front_page_leads_whoever_is_signed_in_to_what_is_theirs() {
    let (app, cookie) = begun();
    let page = get(&app, &cookie, "/").with_status(200);
    assert_eq!(page.texts("h1"), ["Hello, Lena Ortiz"]);
    let links = page.attributes(".needs a, .doors a", "href");
    assert!(links.len() > 6, "{links:?}");
    for link in links {
        get(&app, &cookie, &link).with_status(200);
    }
    assert!(app.get("/").texts(".needs").is_empty());
}

#[test]
fn a_page_for_somebody_is_kept_by_no_browser() {
    let (app, cookie) = begun();
    assert_eq!(
        get(&app, &cookie, "/ladder").header("cache-control"),
        "no-store"
    );
    assert_eq!(
        app.get("/ladder").header("cache-control"),
        "private, no-cache"
    );
}

#[test]
fn in_the_demo_anyone_becomes_anyone_and_nowhere_else() {
    let demo = TestApp::with_demo();
    let page = demo.get("/demo").with_status(200);
    let ids = page.attributes("[data-name='demo-dana']", "value");
    let entered = demo
        .post("/demo", &[("person", &ids[0]), ("back", "/ladder")])
        .with_status(303);
    assert_eq!(entered.header("location"), "/ladder");
    let frame = get(&demo, &session(&entered), "/ladder")
        .texts(".site-who")
        .join(" ");
    assert!(
        frame.contains("Dana") && frame.contains("Riverbend"),
        "{frame}"
    );
    let real = TestApp::new();
    let cast = RUNTIME.block_on(Cast::enter(real.db()));
    real.get("/demo").with_status(404);
    let mara = cast.id("mara").to_string();
    real.post("/demo", &[("person", &mara)]).with_status(404);
    // Beside the demo's cast there may be others; the bar does not lead to them.
    let cast = RUNTIME.block_on(Cast::enter(demo.db()));
    let mara = cast.id("mara").to_string();
    demo.post("/demo", &[("person", &mara)]).with_status(422);
}

#[test]
fn a_newcomer_of_the_demo_becomes_a_volunteer_whom_dana_supervises() {
    let demo = TestApp::with_demo();
    let front = demo.get("/").with_status(200);
    assert!(
        front.text().contains("You are not signed in yet"),
        "{}",
        front.text()
    );
    assert_eq!(
        front.attributes(".demo-start a", "href"),
        ["/demo#new", "/demo"]
    );
    let bad = demo
        .post("/demo/people", &[("name", "\u{202e}")])
        .with_status(422);
    assert!(bad.text().contains("Write a name"), "{}", bad.text());
    let entered = demo
        .post("/demo/people", &[("name", "Noor")])
        .with_status(303);
    let noor = session(&entered);
    let home = get(&demo, &noor, "/").with_status(200);
    assert!(
        home.text().contains("portfolio is empty"),
        "{}",
        home.text()
    );
    let bar = home.texts(".demo-bar");
    assert!(bar[0].contains("you are Noor"), "{bar:?}");
    // Dana is offered to share with, and the bar leads back to Noor.
    let offered = get(&demo, &noor, "/me/sharing").attributes("#with option", "value");
    let dana = demo
        .get("/demo")
        .attributes("[data-name='demo-dana']", "value");
    assert!(
        offered.contains(&format!("person:{}", dana[0])),
        "{offered:?}"
    );
    let new = demo
        .get("/demo")
        .attributes("[data-name='demo-new']", "value");
    demo.post("/demo", &[("person", &new[0])]).with_status(303);
    let real = TestApp::new();
    real.post("/demo/people", &[("name", "Noor")])
        .with_status(404);
}

#[test]
fn the_bar_of_the_demo_has_room_for_so_many_and_forgets_who_left() {
    let demo = TestApp::with_demo();
    let mut cookie = String::new();
    for n in 1..=24 {
        let name = format!("Noor {n}");
        cookie = session(
            &demo
                .post("/demo/people", &[("name", &name)])
                .with_status(303),
        );
    }
    let full = demo
        .post("/demo/people", &[("name", "One more")])
        .with_status(422);
    assert!(full.text().contains("Twenty-four"), "{}", full.text());
    assert_eq!(full.attributes("#new-name", "value"), ["One more"]);
    let all = demo
        .get("/demo")
        .attributes("[data-name='demo-new']", "value");
    let left = demo
        .ask(Method::POST, "/me/departure")
        .header("cookie", &cookie)
        .form(&[("sure", "leave")]);
    left.with_status(303);
    let gone = demo.post("/demo", &[("person", &all[23])]).with_status(422);
    assert!(gone.text().contains("has left the demo"), "{}", gone.text());
    let now = demo
        .get("/demo")
        .attributes("[data-name='demo-new']", "value");
    assert_eq!(now, all[..23]);
}

#[test]
fn a_demo_is_made_in_an_empty_database_only() {
    let app = TestApp::with_demo();
    let place = app.db().place().clone();
    let folder = crate::program::Folder::new();
    let file = folder.path().join("demo.json");
    let again = crate::program::finish(
        crate::program::wayfellow()
            .args(["demo", "--database", &app.address(), "--into"])
            .arg(&file),
        b"",
    );
    assert_eq!(again.code, Some(2), "{place}: {}", again.err);
    assert!(again.err.contains("is in use"), "{}", again.err);
}

#[test]
fn owner_link_prints_a_link_while_nobody_has_an_account() {
    let app = TestApp::new();
    let link = || {
        crate::program::finish(
            crate::program::wayfellow().args(["owner-link", "--database", &app.address()]),
            b"",
        )
    };
    let printed = link();
    assert_eq!(printed.code, Some(0), "{}", printed.err);
    app.get(printed.out.trim()).with_status(200);
    app.post(printed.out.trim(), &owner()).with_status(303);
    let refused = link();
    assert_eq!(refused.code, Some(2));
    assert!(refused.err.contains("invitation"), "{}", refused.err);
}
