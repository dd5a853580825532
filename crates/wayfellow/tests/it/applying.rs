//! Applying for an open position without an account, and what those who hire see of it.

use axum::http::Method;
use uuid::Uuid;
use wayfellow::actor::Actor;
use wayfellow::applications::application::New;
use wayfellow::applications::retention::erase_due;
use wayfellow::applications::ticket::{Again, LEAST, MOST, Tickets};
use wayfellow::db::{self, Db, Moment, new_id};
use wayfellow::openings::days::{Days, today, zone_of};
use wayfellow::web::Lang;

use crate::app::{Answer, RUNTIME, TestApp};
use crate::cast::{Cast, with_cast};

pub fn day(days: i64) -> String {
    let day = today(None, jiff::Timestamp::now());
    day.saturating_add(jiff::Span::new().days(days)).to_string()
}

/// An open position at Riverbend; its address.
pub fn opening(app: &TestApp, cast: &Cast, changes: &[(&str, &str)]) -> String {
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

/// An application to an opening of Riverbend that says as little as one can.
pub fn arriving(cast: &Cast, opening: Uuid, name: &str) -> New {
    New {
        id: new_id(),
        organization: cast.riverbend,
        opening,
        token_hash: None,
        name: name.to_owned(),
        reach: "By phone".to_owned(),
        email: None,
        languages: String::new(),
        written: Vec::new(),
        meets: Vec::new(),
        language: Lang::En,
        received_on: jiff::civil::date(2026, 11, 20),
        earlier: None,
        by: None,
    }
}

/// Keeps it; its id.
pub fn arrived(db: &Db, new: &New) -> Uuid {
    let kept = RUNTIME.block_on(db.change(&Actor::visitor(), async |tx| {
        new.insert(&tx).await?;
        Ok::<_, db::Error>(())
    }));
    kept.expect("it is kept");
    new.id
}

pub fn value(page: &Answer, name: &str) -> String {
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
pub fn send(app: &TestApp, at: &str, changes: &[(&str, &str)]) -> Answer {
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
pub fn apply(app: &TestApp, at: &str, changes: &[(&str, &str)]) -> String {
    let to = send(app, at, changes).with_status(303).header("location");
    to.trim_end_matches("?new=yes").to_owned()
}

pub fn upload(app: &TestApp, path: &str, name: &str, bytes: &[u8]) -> Answer {
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

pub fn files(app: &TestApp) -> usize {
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
