//! Applying for an open position without an account, and what those who hire see of it.

use axum::http::Method;
use uuid::Uuid;
use wayfellow::applications::retention::erase_due;
use wayfellow::applications::ticket::{Again, LEAST, MOST, Tickets};
use wayfellow::db::{Moment, new_id};
use wayfellow::openings::days::{Days, today, zone_of};

use crate::app::{Answer, RUNTIME, TestApp};
use crate::cast::Cast;

fn with_cast() -> (TestApp, Cast) {
    let app = TestApp::new();
    let cast = RUNTIME.block_on(Cast::enter(app.db()));
    (app, cast)
}

fn day(days: i64) -> String {
    let day = today(None, jiff::Timestamp::now());
    day.saturating_add(jiff::Span::new().days(days)).to_string()
}

/// An open position at Riverbend; its address.
fn opening(app: &TestApp, cast: &Cast, changes: &[(&str, &str)]) -> String {
    let (first, last) = (day(-1), day(20));
    let mut fields = vec![
        ("title", "Peer specialist"),
        ("hours", "20 hours a week"),
        ("locality", "Springfield"),
        ("duties", "Support people one to one"),
        ("required", "Evenings suit you\nYou drive"),
        ("asks", "What draws you here?\nWhat have you led?"),
        ("how_to_apply", "Use the form."),
        ("opens_on", &first),
        ("closes_on", &last),
        ("go", "publish"),
    ];
    fields.retain(|f| !changes.iter().any(|c| c.0 == f.0));
    fields.extend(changes);
    app.signed_in_as(cast, "hugo")
        .post(
            &format!("/descriptions/{}/openings", cast.riverbend),
            &fields,
        )
        .with_status(303)
        .header("location")
}

fn value(page: &Answer, name: &str) -> String {
    let found = page.attributes(&format!("input[name={name}]"), "value");
    found.into_iter().next().unwrap_or_default()
}

const WHOLE: [(&str, &str); 5] = [
    ("name", "Zoë"),
    ("reach", "zoe@example.org"),
    ("meets-1", "yes"),
    ("answer-0", "The evenings."),
    ("languages", "English, Igbo"),
];

/// Fills the form in as a person does, who is asked to press once more because a test is faster than anyone.
fn send(app: &TestApp, at: &str, changes: &[(&str, &str)]) -> Answer {
    let mut fields: Vec<(&str, &str)> = WHOLE.to_vec();
    fields.retain(|f| !changes.iter().any(|c| c.0 == f.0));
    fields.extend(changes);
    let path = format!("{at}/application");
    let ticket = value(&app.get(&path), "ticket");
    let mut first = fields.clone();
    first.push(("ticket", &ticket));
    let again = app.post(&path, &first);
    // What is wrong with what was typed is said first.
    if again.status != 422 || !again.texts(".problem").is_empty() {
        return again;
    }
    let ticket = value(&again, "ticket");
    fields.push(("ticket", &ticket));
    app.post(&path, &fields)
}

/// Applies; the address of the applicant's own page.
fn apply(app: &TestApp, at: &str, changes: &[(&str, &str)]) -> String {
    let to = send(app, at, changes).with_status(303).header("location");
    to.trim_end_matches("?new=yes").to_owned()
}

fn upload(app: &TestApp, path: &str, name: &str, bytes: &[u8]) -> Answer {
    let mut body = format!(
        "--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--b--\r\n");
    app.ask(Method::POST, path)
        .header("content-type", "multipart/form-data; boundary=b")
        .body(body)
}

fn files(app: &TestApp) -> usize {
    std::fs::read_dir(app.data().join("attachments")).map_or(0, Iterator::count)
}

fn verifies(app: &TestApp) {
    let report = RUNTIME.block_on(app.db().audit_verify(None, &mut |_, _| ()));
    assert_eq!(report.expect("the log").faults, []);
}

#[test]
fn one_applies_without_an_account_and_gets_a_page_of_ones_own() {
    let (app, cast) = with_cast();
    let at = opening(&app, &cast, &[]);
    assert!(app.get(&at).body().contains(&format!("{at}/application")));
    let form = app.get(&format!("{at}/application")).with_status(200);
    for words in [
        "What draws you here?",
        "What have you led?",
        "You drive",
        "12 months after",
        "Nobody asks for your health",
    ] {
        assert!(form.text().contains(words), "{words}");
    }
    // Nothing that is asked is about disability, history or age.
    let asked = form.attributes("form.apply-form [name]", "name").join(" ");
    assert_eq!(
        asked,
        "ticket name reach meets-0 meets-1 answer-0 answer-1 languages accommodation"
    );
    let own = apply(&app, &at, &[]);
    let page = app.get(&own).with_status(200);
    assert_eq!(page.header("cache-control"), "no-store");
    for words in ["Received.", "The evenings.", "zoe@example.org", "You drive"] {
        assert!(page.text().contains(words), "{words}\n{}", page.text());
    }
    let list = app
        .signed_in_as(&cast, "hugo")
        .get(&format!("{at}/applications"));
    assert!(list.text().contains("Zoë"), "{}", list.text());
    assert!(list.text().contains("Evenings suit you"));
    app.get("/application/no-such-secret").with_status(410);
    for name in ["mara", "olga", "teo", "ops"] {
        app.signed_in_as(&cast, name)
            .get(&format!("{at}/applications"))
            .with_status(404);
    }
}

#[test]
fn what_is_missing_or_too_long_is_said_and_all_that_was_typed_is_still_there() {
    let (app, cast) = with_cast();
    let at = opening(&app, &cast, &[]);
    let long = "x".repeat(5_001);
    for (change, words) in [
        (("name", " "), "name you want to be called by"),
        (
            ("name", "a\u{202e}b\u{200b}"),
            "name you want to be called by",
        ),
        (("reach", ""), "how you can be reached"),
        (("answer-1", long.as_str()), "5,000 characters"),
        (("languages", &long[..301]), "300 characters"),
        (("accommodation", &long[..2_001]), "2,000 characters"),
    ] {
        let refused = send(&app, &at, &[change, ("answer-0", "Kept as typed")]).with_status(422);
        assert!(refused.text().contains(words), "{words}");
        assert!(refused.body().contains("Kept as typed"));
        assert_eq!(refused.attributes("#meets-1", "checked").len(), 1);
    }
    app.ask(Method::POST, &format!("{at}/application"))
        .body(b"no form".to_vec())
        .with_status(400);
    let hostile = "<script>alert(1)</script>\u{0}=cmd()";
    let own = apply(&app, &at, &[("answer-0", hostile)]);
    assert!(!app.get(&own).body().contains("<script>alert"));
}

#[test]
fn a_form_that_is_too_quick_too_old_or_forged_asks_for_one_more_press() {
    let tickets = Tickets::default();
    let (opening, other) = (new_id(), new_id());
    let now = Moment::now();
    let ticket = tickets.give(opening, now, false).expect("a ticket");
    let at = |seconds: i64| tickets.take(opening, &ticket, now.plus_seconds(seconds));
    assert_eq!(at(0), Err(Again::Quick));
    assert_eq!(at(LEAST - 1), Err(Again::Quick));
    let id = at(LEAST).expect("in time");
    assert_eq!(at(MOST), Ok(id), "one form makes one application");
    assert_eq!(at(MOST + 1), Err(Again::Old));
    let wrong = tickets.take(other, &ticket, now.plus_seconds(LEAST));
    assert_eq!(wrong, Err(Again::Old));
    let elsewhere = Tickets::default().take(opening, &ticket, now.plus_seconds(LEAST));
    assert_eq!(elsewhere, Err(Again::Old));
    let again = tickets.give(opening, now, true).expect("a ticket");
    assert!(tickets.take(opening, &again, now).is_ok());
    for forged in ["", "AAAA", "ä", &ticket[1..], &format!("{ticket}A")] {
        let taken = tickets.take(opening, forged, now.plus_seconds(LEAST));
        assert_eq!(taken, Err(Again::Old), "{forged}");
    }
}

#[test]
fn pressing_twice_makes_one_application() {
    let (app, cast) = with_cast();
    let at = opening(&app, &cast, &[]);
    let path = format!("{at}/application");
    let first = app.post(&path, &WHOLE).with_status(422);
    let ticket = value(&first, "ticket");
    let mut fields = WHOLE.to_vec();
    fields.push(("ticket", &ticket));
    app.post(&path, &fields).with_status(303);
    let second = app.post(&path, &fields).with_status(200);
    assert!(second.text().contains("It is here already"));
    let list = app
        .signed_in_as(&cast, "hugo")
        .get(&format!("{at}/applications"));
    assert!(list.text().contains("All (1)"), "{}", list.text());
}

#[test]
fn closed_while_somebody_types_nothing_is_lost() {
    let (app, cast) = with_cast();
    let at = opening(&app, &cast, &[]);
    let hugo = app.signed_in_as(&cast, "hugo");
    let ticket = value(&app.get(&format!("{at}/application")), "ticket");
    hugo.post(&format!("{at}/end"), &[]).with_status(303);
    let mut fields = WHOLE.to_vec();
    fields.push(("ticket", &ticket));
    let told = app
        .post(&format!("{at}/application"), &fields)
        .with_status(410);
    for words in ["closed", "The evenings.", "You drive", "zoe@example.org"] {
        assert!(told.text().contains(words), "{words}");
    }
    app.get(&format!("{at}/application")).with_status(410);
    // One that is still to come is not there for anyone.
    let later = opening(&app, &cast, &[("opens_on", &day(5))]);
    app.get(&format!("{later}/application")).with_status(404);
}

#[test]
fn many_from_one_place_are_held_off_and_told_so() {
    let (app, cast) = with_cast();
    let at = opening(&app, &cast, &[]);
    for _ in 0..20 {
        apply(&app, &at, &[]);
    }
    let held = send(&app, &at, &[]).with_status(429);
    assert!(held.text().contains("Wait three minutes"));
    assert!(held.body().contains("The evenings."));
}

#[test]
fn whoever_applies_twice_replaces_the_first_from_its_own_page_and_nobody_learns_of_it_by_typing_an_address()
 {
    let (app, cast) = with_cast();
    let at = opening(&app, &cast, &[]);
    let hugo = app.signed_in_as(&cast, "hugo");
    let own = apply(&app, &at, &[]);
    // Somebody types the address of another person: the answer is the same as for anyone.
    let stranger = apply(&app, &at, &[("name", "Somebody")]);
    assert!(!app.get(&stranger).text().contains("Zoë"));
    let list = hugo.get(&format!("{at}/applications"));
    let mut links = list.attributes(".items a.name", "href");
    let second = hugo.get(&links.remove(1));
    assert!(second.text().contains("gives the same e-mail address"));
    // From the first one's own page, the newer takes its place.
    let form = app.get(&format!("{own}/another")).with_status(200);
    assert!(form.body().contains("The evenings."));
    let (ticket, earlier) = (value(&form, "ticket"), value(&form, "earlier"));
    let mut fields = WHOLE.to_vec();
    fields.retain(|f| f.0 != "answer-0");
    fields.extend([
        ("ticket", ticket.as_str()),
        ("earlier", earlier.as_str()),
        ("answer-0", "The people."),
    ]);
    app.post(&format!("{at}/application"), &fields)
        .with_status(303);
    let first = app.get(&own).with_status(200);
    assert!(first.text().contains("another one in its place"));
    assert!(!first.text().contains("Send another one"));
    let list = hugo.get(&format!("{at}/applications?status=replaced"));
    assert_eq!(list.texts(".items a.name"), ["Zoë"]);
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
fn an_application_is_taken_back_and_erased_and_the_log_still_verifies() {
    let (app, cast) = with_cast();
    let at = opening(&app, &cast, &[]);
    let hugo = app.signed_in_as(&cast, "hugo");
    let own = apply(&app, &at, &[("accommodation", "Large print")]);
    upload(&app, &format!("{own}/documents"), "a.pdf", b"%PDF-1.7").with_status(303);
    let all = app.get(&format!("{own}/file")).with_status(200).json();
    assert_eq!(all["applications"][0]["name"], "Zoë");
    assert_eq!(all["application_accommodations"][0]["words"], "Large print");
    assert!(all["applications"][0].get("token_hash").is_none());
    for _ in 0..2 {
        app.post(&format!("{own}/withdrawal"), &[]).with_status(303);
    }
    assert!(app.get(&own).text().contains("You took it back"));
    let list = hugo.get(&format!("{at}/applications"));
    let one = list.attributes(".items a.name", "href").remove(0);
    let late = hugo.post(&format!("{one}/status"), &[("status", "invited")]);
    assert!(late.with_status(422).text().contains("took it back"));
    let gone = app.post(&format!("{own}/erasure"), &[]).with_status(200);
    assert!(gone.text().contains("Everything you sent is gone"));
    app.get(&own).with_status(410);
    app.post(&format!("{own}/erasure"), &[]).with_status(410);
    assert_eq!(files(&app), 0);
    let list = hugo.get(&format!("{at}/applications"));
    assert!(!list.body().contains("Zoë"));
    assert!(
        list.text()
            .contains("Somebody whose application was erased")
    );
    assert!(!hugo.get(&one).with_status(200).body().contains("zoe@"));
    verifies(&app);
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
fn applications_are_erased_when_their_time_is_over_and_not_a_day_before() {
    let (app, cast) = with_cast();
    let at = opening(&app, &cast, &[]);
    let own = apply(&app, &at, &[]);
    upload(&app, &format!("{own}/documents"), "a.pdf", b"%PDF-1.7").with_status(303);
    let last = today(None, jiff::Timestamp::now()).saturating_add(jiff::Span::new().days(20));
    let due = last.saturating_add(jiff::Span::new().months(12));
    let at_noon = |day: jiff::civil::Date| {
        let noon = day.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC);
        Moment(noon.expect("a moment").timestamp().as_microsecond())
    };
    let erase = |now: Moment| {
        let erased = RUNTIME.block_on(erase_due(app.db(), app.data(), now));
        erased.expect("it is looked up")
    };
    // The cast has an opening of 2025 with one application, which is due at once when its time is over.
    erase(Moment::now());
    assert!(app.get(&own).text().contains(&due.to_string()));
    assert_eq!(erase(at_noon(due)), 0);
    app.get(&own).with_status(200);
    assert_eq!(files(&app), 1);
    assert_eq!(erase(at_noon(due.tomorrow().expect("a day"))), 1);
    app.get(&own).with_status(410);
    assert_eq!(files(&app), 0);
    assert_eq!(erase(at_noon(due.tomorrow().expect("a day"))), 0);
    verifies(&app);
}

#[test]
fn the_last_day_ends_at_midnight_where_the_organization_is() {
    let days = |zone: Option<&str>| Days {
        opens_on: jiff::civil::date(2026, 11, 1),
        closes_on: jiff::civil::date(2026, 11, 22),
        zone: zone.map(|z| zone_of(z).expect("a time zone")),
    };
    let at = |text: &str| text.parse::<jiff::Timestamp>().expect("a time");
    let boston = days(Some("America/New_York"));
    // On the first day the clock is still an hour ahead; by the last one it is not.
    assert!(!boston.is_open(at("2026-11-01T03:59:59Z")));
    assert!(boston.is_coming(at("2026-11-01T03:59:59Z")));
    assert!(boston.is_open(at("2026-11-01T04:00:00Z")));
    assert!(boston.is_open(at("2026-11-23T04:59:59Z")));
    assert!(!boston.is_open(at("2026-11-23T05:00:00Z")));
    assert_eq!(boston.last_second(), "2026-11-22T23:59:59-05:00");
    let anywhere = days(None);
    assert!(anywhere.is_open(at("2026-11-01T00:00:00Z")));
    assert!(anywhere.is_open(at("2026-11-23T11:59:59Z")));
    assert!(!anywhere.is_open(at("2026-11-23T12:00:00Z")));
    assert_eq!(anywhere.last_second(), "2026-11-22T23:59:59-12:00");
    let kiritimati = days(Some("Pacific/Kiritimati"));
    assert!(!kiritimati.is_open(at("2026-11-22T10:00:00Z")));
    for wrong in ["", "Boston", "UTC+5", "../etc/passwd", "America/New_York\0"] {
        assert!(zone_of(wrong).is_none(), "{wrong}");
    }
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
