//! Applications as those who hire see them: the list, documents, letters, lists brought in, rules; and what the one person
//! named for accommodations sees.

use axum::http::Method;
use uuid::Uuid;
use wayfellow::db::{Moment, params, statements};

use crate::app::{RUNTIME, TestApp};
use crate::applying::{apply, day, files, opening, upload};
use crate::cast::{Cast, with_cast};
use crate::databases::Own;
use crate::mailbox::Mailbox;
use crate::program::{Folder, finish, wayfellow};

statements! {
    LOGGED = "SELECT id FROM audit_entries WHERE chain = $1 AND record_kind = 'application-accommodation'";
}

#[test]
fn what_somebody_needs_is_read_by_the_one_who_is_named_and_by_nobody_who_hires() {
    let (app, cast) = with_cast();
    let at = opening(&app, &cast, &[]);
    let (hugo, sam) = (
        app.signed_in_as(&cast, "hugo"),
        app.signed_in_as(&cast, "sam"),
    );
    let own = apply(&app, &at, &[("accommodation", "A room without steps")]);
    app.post(
        &format!("{own}/accommodation"),
        &[("words", "Large print as well")],
    )
    .with_status(303);
    app.post(&format!("{own}/accommodation"), &[("words", " ")])
        .with_status(422);
    let all = "/organization/accommodations";
    sam.get(all).with_status(404);
    hugo.get(all).with_status(404);
    let named = cast.id("sam").to_string();
    let say = |months: &str, keeper: &str, seen: &str| {
        hugo.post(
            "/organization/hiring",
            &[("months", months), ("keeper", keeper), ("seen", seen)],
        )
    };
    say("12", &named, "0").with_status(303);
    let read = sam.get(all).with_status(200);
    assert!(read.text().contains("A room without steps"));
    assert!(read.text().contains("Large print as well"));
    // The log of the organization does not say who asked.
    let log = RUNTIME.block_on(app.db().all(&LOGGED, params![cast.riverbend]));
    assert_eq!(log.expect("the log").len(), 0);
    // Neither the list, nor the application, nor the file of whoever hires says a word of it.
    hugo.get(all).with_status(404);
    let list = hugo.get(&format!("{at}/applications"));
    let one = list.attributes(".items a.name", "href").remove(0);
    for path in [
        format!("{at}/applications"),
        one,
        format!("{at}/applications/file"),
    ] {
        let seen = hugo.get(&path).with_status(200);
        assert!(!seen.body().contains("room without"), "{path}");
    }
    assert!(app.get(&own).text().contains("Only sam reads this"));
    // Whoever belongs elsewhere cannot be named, and months have bounds.
    for (months, keeper) in [
        ("12", cast.id("olga").to_string()),
        ("12", "nobody".to_owned()),
        ("0", named.clone()),
        ("121", named.clone()),
        ("soon", named.clone()),
    ] {
        say(months, &keeper, "1").with_status(422);
    }
    // Two who change the rules at once: the second is told what holds.
    say("24", &named, "1").with_status(303);
    let late = say("36", "", "1").with_status(409);
    assert!(late.text().contains("24 months"), "{}", late.text());
    // Once they leave, they read nothing any more.
    RUNTIME.block_on(cast.end_membership(app.db(), "sam"));
    sam.get(all).with_status(404);
    assert!(app.get(&own).text().contains("Nobody has been named yet"));
}

#[test]
fn documents_are_taken_shown_to_those_who_hire_and_removed_when_taken_out() {
    let (app, cast) = with_cast();
    let at = opening(&app, &cast, &[]);
    let hugo = app.signed_in_as(&cast, "hugo");
    let own = apply(&app, &at, &[]);
    let path = format!("{own}/documents");
    upload(&app, &path, "letter.pdf", b"%PDF-1.7 words").with_status(303);
    for (name, bytes) in [("run.pdf", &b"MZ program"[..]), ("empty.pdf", b"")] {
        let refused = upload(&app, &path, name, bytes).with_status(422);
        assert!(refused.text().contains("It is no PDF"));
    }
    upload(&app, &path, "big.pdf", &vec![b'%'; 3 << 20]).with_status(413);
    let list = hugo.get(&format!("{at}/applications"));
    let one = list.attributes(".items a.name", "href").remove(0);
    let page = hugo.get(&one);
    let document = page
        .attributes("#documents ~ ul a, .items a.name", "href")
        .remove(0);
    let file = hugo.get(&document).with_status(200);
    assert_eq!(file.body, b"%PDF-1.7 words");
    assert!(file.header("content-disposition").starts_with("attachment"));
    app.get(&document).with_status(303);
    app.signed_in_as(&cast, "mara")
        .get(&document)
        .with_status(404);
    // The applicant sees that it was opened.
    assert!(app.get(&own).text().contains("opened it on these days"));
    let mine = app.get(&own).attributes(".items a.name", "href").remove(0);
    assert_eq!(app.get(&mine).with_status(200).body, b"%PDF-1.7 words");
    assert_eq!(files(&app), 1);
    app.post(&format!("{mine}/withdrawal"), &[])
        .with_status(303);
    app.post(&format!("{mine}/withdrawal"), &[])
        .with_status(404);
    assert_eq!(files(&app), 0);
    hugo.get(&document).with_status(404);
    for n in 0..5 {
        upload(&app, &path, &format!("{n}.png"), b"\x89PNG\r\n\x1a\n").with_status(303);
    }
    let many = upload(&app, &path, "6.png", b"\x89PNG\r\n\x1a\n").with_status(422);
    assert!(many.text().contains("5 documents at most"));
}

#[test]
fn those_who_hire_filter_decide_and_take_a_file_along_with_no_formula_in_it() {
    let (app, cast) = with_cast();
    let at = opening(&app, &cast, &[]);
    let hugo = app.signed_in_as(&cast, "hugo");
    let own = apply(&app, &at, &[("name", "Zoë")]);
    apply(&app, &at, &[("name", "amal"), ("answer-0", "=1+1")]);
    let names = |query: &str| {
        let list = hugo.get(&format!("{at}/applications{query}"));
        list.with_status(200).texts(".items a.name")
    };
    assert_eq!(names(""), ["Zoë", "amal"]);
    assert_eq!(names("?order=name"), ["amal", "Zoë"]);
    let list = hugo.get(&format!("{at}/applications"));
    let one = list.attributes(".items a.name", "href").remove(0);
    for word in ["invited", "invited"] {
        hugo.post(&format!("{one}/status"), &[("status", word)])
            .with_status(303);
    }
    for word in ["withdrawn", "", "best"] {
        hugo.post(&format!("{one}/status"), &[("status", word)])
            .with_status(400);
    }
    assert_eq!(names("?status=invited"), ["Zoë"]);
    assert_eq!(names("?status=received"), ["amal"]);
    assert_eq!(names("?status=nothing&page=99"), ["Zoë", "amal"]);
    assert!(app.get(&own).text().contains("You are invited"));
    let file = hugo
        .get(&format!("{at}/applications/file"))
        .with_status(200);
    assert!(file.body().contains("'=1+1"), "{}", file.body());
    assert!(file.body().contains("What have you led?") || file.body().contains("What draws"));
    let olga = app.signed_in_as(&cast, "olga");
    olga.get(&one).with_status(404);
    olga.post(&format!("{one}/status"), &[("status", "hired")])
        .with_status(404);
    // An application is found under its own opening only.
    let id = one.rsplit('/').next().expect("an id").to_owned();
    hugo.get(&format!("/openings/{}/applications/{id}", cast.riverbend))
        .with_status(404);
}

#[test]
fn a_letter_is_offered_in_kind_words_changed_and_kept_as_it_was_sent() {
    let (app, cast) = with_cast();
    let at = opening(&app, &cast, &[]);
    let hugo = app.signed_in_as(&cast, "hugo");
    let own = apply(&app.in_language("es"), &at, &[]);
    let list = hugo.get(&format!("{at}/applications"));
    let one = list.attributes(".items a.name", "href").remove(0);
    let draft = hugo.get(&format!("{one}?letter=invited")).with_status(200);
    assert!(
        draft.body().contains("gracias por postularse"),
        "their language"
    );
    let write = |kind: &str, subject: &str, body: &str| {
        let fields = [("kind", kind), ("subject", subject), ("body", body)];
        hugo.post(&format!("{one}/letters"), &fields)
    };
    write("invited", "Come by", "On Tuesday at five?").with_status(303);
    let page = app.get(&own);
    assert!(page.text().contains("On Tuesday at five?"));
    assert!(page.text().contains("You are invited"));
    let refused = write("not-chosen", " ", "Words that stay").with_status(422);
    assert!(refused.body().contains("Words that stay"));
    write("not-chosen", "x", &"y".repeat(6_001)).with_status(422);
    write("hired", "x", "y").with_status(400);
    app.post(&format!("{own}/withdrawal"), &[]).with_status(303);
    write("chosen", "x", "y").with_status(422);
    assert!(hugo.get(&one).text().contains("On Tuesday at five?"));
}

#[test]
fn a_question_that_may_not_be_asked_is_not_published_with_an_ad() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let (first, last) = (day(0), day(9));
    let fields = [
        ("title", "Peer specialist"),
        ("hours", "20 hours a week"),
        ("locality", "Springfield"),
        ("duties", "Support people one to one"),
        ("required", "Evenings suit you"),
        ("asks", "What medications do you take?"),
        ("how_to_apply", "Use the form."),
        ("opens_on", &first),
        ("closes_on", &last),
        ("go", "publish"),
    ];
    let refused = hugo
        .post(
            &format!("/descriptions/{}/openings", cast.riverbend),
            &fields,
        )
        .with_status(422);
    assert!(refused.text().contains("The ad was not published"));
    let at = opening(&app, &cast, &[("country", "ca")]);
    assert!(app.get(&at).body().contains("\"addressCountry\":\"CA\""));
    let id: Result<Uuid, _> = at.rsplit('/').next().expect("an id").parse();
    assert!(id.is_ok());
}

#[test]
fn a_list_comes_in_as_a_whole_or_not_at_all() {
    let (app, cast) = with_cast();
    let at = opening(&app, &cast, &[]);
    let hugo = app.signed_in_as(&cast, "hugo");
    let path = format!("{at}/applications");
    let bring = |text: &str| upload(&hugo, &path, "list.csv", text.as_bytes());
    let good = "name,reach,received,What have you led?\nAda B.,ada@example.org,2026-01-05,\"A choir, twice\"\nBo,By post,,\n";
    let to = bring(good).with_status(303).header("location");
    let list = hugo.get(&to).with_status(200);
    assert!(
        list.text().contains("2 applications came in"),
        "{}",
        list.text()
    );
    assert!(list.text().contains("2026-01-05"));
    let one = list.attributes(".items a.name", "href").remove(0);
    assert!(hugo.get(&one).text().contains("A choir, twice"));
    // Brought again, nobody comes in twice.
    let to = bring(good).with_status(303).header("location");
    assert!(hugo.get(&to).text().contains("Nothing new was in it"));
    for (text, words) in [
        ("", "Nothing of the list came in"),
        ("\0\u{1}", "Nothing of the list came in"),
        ("name\nAda", "reach"),
        ("name,reach,age\nAda,x,40", "age"),
        ("name,reach,name\nAda,x,y", "name"),
        ("name,reach\nCy,c@example.org\n,d@example.org", "Line 3"),
        (
            "name,reach,received\nCy,c@example.org,2199-01-01",
            "up to today",
        ),
        ("name,reach\nCy,", "how you can be reached"),
    ] {
        let refused = bring(text).with_status(422);
        assert!(
            refused.text().contains(words),
            "{text:?}: {}",
            refused.text()
        );
        assert!(!refused.text().contains("Cy"), "{text:?}");
    }
    let many: String = (0..5_001)
        .map(|n| format!("P{n},p{n}@example.org\n"))
        .collect();
    bring(&format!("name,reach\n{many}")).with_status(422);
    let mara = app.signed_in_as(&cast, "mara");
    upload(&mara, &path, "list.csv", good.as_bytes()).with_status(404);
    hugo.ask(Method::POST, &path)
        .body(b"no form".to_vec())
        .with_status(400);
}

#[test]
fn an_organization_says_its_time_zone_and_its_ads_close_there() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let say = |zone: &str, version: &str| {
        let fields = [
            ("name", "Riverbend"),
            ("time_zone", zone),
            ("version", version),
        ];
        lena.post("/organization", &fields)
    };
    for wrong in ["Boston", "EST5", "../UTC"] {
        let refused = say(wrong, "1").with_status(422);
        assert!(refused.text().contains("no time zone we know"), "{wrong}");
        assert!(refused.body().contains(wrong));
    }
    say(" america/new_york ", "1").with_status(303);
    let both = say("America/Chicago", "1").with_status(409);
    assert!(both.body().contains("America/New_York"));
    let at = opening(&app, &cast, &[]);
    let page = app.get(&at);
    assert!(
        page.text().contains("(America/New York)"),
        "{}",
        page.text()
    );
    let ends = page.body();
    assert!(ends.contains("T23:59:59-05:00") || ends.contains("T23:59:59-04:00"));
}

#[test]
fn the_front_page_tells_those_who_hire_and_who_is_named_what_waits() {
    let (app, cast) = with_cast();
    let at = opening(&app, &cast, &[]);
    apply(&app, &at, &[("accommodation", "Large print")]);
    let (hugo, sam) = (
        app.signed_in_as(&cast, "hugo"),
        app.signed_in_as(&cast, "sam"),
    );
    let text = hugo.get("/").text();
    assert!(
        text.contains("One application waits to be read: Peer specialist"),
        "{text}"
    );
    assert!(!text.contains("needs something to be different"));
    assert!(
        !sam.get("/")
            .text()
            .contains("needs something to be different")
    );
    let named = cast.id("sam").to_string();
    let fields = [("months", "12"), ("keeper", named.as_str()), ("seen", "0")];
    hugo.post("/organization/hiring", &fields).with_status(303);
    let text = sam.get("/").text();
    assert!(text.contains("needs something to be different"), "{text}");
    assert!(!text.contains("waits to be read"));
}

#[test]
fn the_way_back_goes_out_by_letter_and_a_second_application_is_told_to_that_mailbox_alone() {
    let mailbox = Mailbox::open();
    let app = TestApp::with(mailbox.settings());
    let cast = RUNTIME.block_on(Cast::enter(app.db()));
    let at = opening(&app, &cast, &[]);
    let own = apply(&app, &at, &[("reach", "Mail zoe@example.org, or 555 0100")]);
    app.deliver(Moment::now());
    let letter = mailbox.next();
    assert_eq!(
        letter.header("subject"),
        "Your application is here: Peer specialist"
    );
    assert_eq!(letter.path(), own);
    let second = apply(&app, &at, &[("name", "Somebody")]);
    app.deliver(Moment::now());
    let letter = mailbox.next();
    assert_eq!(
        letter.header("subject"),
        "A second application came in: Peer specialist"
    );
    assert_eq!(letter.path(), second);
    assert!(!letter.text().contains("Somebody"));
    // A letter of those who hire goes the same way, and is gone with the application.
    let hugo = app.signed_in_as(&cast, "hugo");
    let list = hugo.get(&format!("{at}/applications"));
    let one = list.attributes(".items a.name", "href").remove(0);
    let fields = [
        ("kind", "invited"),
        ("subject", "Come\nby"),
        ("body", "At five?"),
    ];
    hugo.post(&format!("{one}/letters"), &fields)
        .with_status(303);
    app.deliver(Moment::now());
    let letter = mailbox.next();
    assert_eq!(letter.header("subject"), "Come by");
    assert!(letter.text().contains("At five?"));
    hugo.post(&format!("{one}/letters"), &fields)
        .with_status(303);
    app.post(&format!("{own}/erasure"), &[]).with_status(200);
    app.deliver(Moment::now());
    assert!(mailbox.rest().is_empty());
    // However often somebody types an address, its mailbox is not filled.
    for _ in 0..6 {
        apply(&app, &at, &[("reach", "ines@example.org")]);
    }
    app.deliver(Moment::now());
    assert!(mailbox.rest().len() <= 4);
}

#[test]
fn the_demo_shows_a_search_with_five_applicants() {
    let app = TestApp::with_demo();
    let list = app.get("/openings").with_status(200);
    assert!(list.text().contains("Recovery coach"));
    let own = app.get("/application/demo-application").with_status(200);
    assert!(own.text().contains("Amaru Quispe"));
    let at = list.attributes(".items a.name", "href").remove(0);
    let form = app.get(&format!("{at}/application")).with_status(200);
    assert!(form.text().contains("Only Dana reads this"));
}

#[test]
fn documents_of_applicants_are_in_a_backup_and_come_back_with_it() {
    let (app, cast) = with_cast();
    let at = opening(&app, &cast, &[]);
    let own = apply(&app, &at, &[]);
    upload(
        &app,
        &format!("{own}/documents"),
        "a.pdf",
        b"%PDF-1.7 hello",
    )
    .with_status(303);
    let document = app.get(&own).attributes(".items a.name", "href").remove(0);
    let id = document.rsplit('/').next().expect("an id").replace('-', "");
    let folder = Folder::new();
    let (backup, data) = (folder.path().join("all"), folder.path().join("data"));
    let ran = finish(
        wayfellow()
            .arg("backup")
            .arg(&backup)
            .args(["--database", &app.address()])
            .arg("--data")
            .arg(app.data()),
        b"",
    );
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("1  attached files"), "{}", ran.out);
    let to = Own::empty();
    let ran = finish(
        wayfellow()
            .arg("restore")
            .arg(&backup)
            .args(["--database", to.address()])
            .arg("--data")
            .arg(&data),
        b"",
    );
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let kept = std::fs::read(data.join("attachments").join(id));
    assert_eq!(kept.expect("the document is back"), b"%PDF-1.7 hello");
}
