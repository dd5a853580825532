//! Ads for open positions: made from a description, checked, published, closed, and how search engines see them.

use scraper::{Html, Selector};
use serde_json::Value;

use crate::app::{Answer, TestApp};
use crate::cast::{Cast, with_cast};

fn day(days: i64) -> String {
    let now = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC);
    let day = now.date().saturating_add(jiff::Span::new().days(days));
    day.to_string()
}

/// The ad of the description that the cast has published.
fn publish(app: &TestApp, cast: &Cast, changes: &[(&str, &str)]) -> Answer {
    let (first, last) = (day(0), day(20));
    let mut fields = vec![
        ("title", "Peer specialist"),
        ("hours", "20 hours a week"),
        ("locality", "Springfield"),
        ("region", "MA"),
        ("part_time", "yes"),
        ("duties", "Support people one to one\nLead support groups"),
        (
            "required",
            "You have used mental health services yourself and are willing to speak of it",
        ),
        ("preferred", "Experience with leading groups"),
        ("how_to_apply", "Write to jobs@riverbend.example."),
        ("opens_on", &first),
        ("closes_on", &last),
        ("go", "publish"),
    ];
    fields.retain(|f| !changes.iter().any(|c| c.0 == f.0));
    fields.extend(changes);
    app.post(
        &format!("/descriptions/{}/openings", cast.riverbend),
        &fields,
    )
}

fn data(page: &Answer) -> Option<Value> {
    let html = Html::parse_document(&page.body());
    let script = Selector::parse("script[type='application/ld+json']").expect("a selector");
    let found = html.select(&script).next()?;
    let text: String = found.text().collect();
    Some(serde_json::from_str(&text).expect("the data is JSON"))
}

#[test]
fn an_ad_is_read_by_everyone_and_carries_a_job_posting_while_it_is_open() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let at = publish(&hugo, &cast, &[])
        .with_status(303)
        .header("location");
    let page = app.get(&at).with_status(200);
    for words in [
        "Lead support groups",
        "Write to jobs@riverbend.example.",
        "Part-time",
        "Riverbend",
    ] {
        assert!(page.text().contains(words), "{words}");
    }
    let data = data(&page).expect("it is open");
    assert_eq!(data["@context"], "https://schema.org");
    assert_eq!(data["@type"], "JobPosting");
    for (name, value) in [
        ("/title", "Peer specialist"),
        ("/hiringOrganization/name", "Riverbend"),
        ("/jobLocation/address/addressLocality", "Springfield"),
        ("/jobLocation/address/addressCountry", "US"),
        ("/employmentType/0", "PART_TIME"),
    ] {
        assert_eq!(
            data.pointer(name).and_then(Value::as_str),
            Some(value),
            "{name}"
        );
    }
    assert_eq!(data["datePosted"], Value::from(day(0)));
    assert_eq!(
        data["validThrough"],
        Value::from(format!("{}T23:59:59-12:00", day(20)))
    );
    assert!(data.get("baseSalary").is_none());
    assert!(app.get("/openings").text().contains("Peer specialist"));
    let feed = app.get("/openings/feed").with_status(200);
    assert!(
        feed.header("content-type")
            .starts_with("application/atom+xml")
    );
    assert!(feed.body().contains("<title>Peer specialist</title>"));
    // Only those who hire there see where it was posted.
    assert_eq!(page.texts("#postings").len(), 0);
    assert_eq!(
        app.signed_in_as(&cast, "olga")
            .get(&at)
            .texts("#postings")
            .len(),
        0
    );
    assert_eq!(hugo.get(&at).texts("#postings").len(), 1);
}

#[test]
fn pay_is_in_the_currency_that_the_ad_says() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let band = [
        ("low", "21"),
        ("high", "25.50"),
        ("unit", "hour"),
        ("since", &day(-1)),
        ("words", "In five years it should be above what others pay."),
    ];
    hugo.post(&format!("/descriptions/{}/pay", cast.riverbend), &band)
        .with_status(303);
    let shows = |changes: &[(&'static str, &'static str)]| {
        let mut all = vec![("shows_pay", "yes")];
        all.extend(changes);
        publish(&hugo, &cast, &all)
    };
    let paid = |changes: &[(&'static str, &'static str)]| {
        let at = shows(changes).with_status(303).header("location");
        let page = app.get(&at);
        let currency = data(&page).expect("it is open")["baseSalary"]["currency"].clone();
        (currency, page.text())
    };
    let (currency, text) = paid(&[]);
    assert_eq!(currency, "USD");
    assert!(text.contains("$21.00 – $25.50"), "{text}");
    let (currency, text) = paid(&[("country", "ca"), ("currency", "cad")]);
    assert_eq!(currency, "CAD");
    assert!(text.contains("21 CAD – 25.50 CAD"), "{text}");
    // Elsewhere nobody is left to guess.
    let refused = shows(&[("country", "CA")]).with_status(422);
    assert!(refused.text().contains("in which currency"));
    for odd in ["EURO", "XXX", "€", "12", "US", "EU R"] {
        let refused = publish(&hugo, &cast, &[("currency", odd)]).with_status(422);
        assert!(refused.text().contains("ISO 4217"), "{odd}");
    }
    // Without pay there is nothing to say.
    publish(&hugo, &cast, &[("country", "CA")]).with_status(303);
}

#[test]
fn a_closed_opening_says_so_and_carries_no_data() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let at = publish(&hugo, &cast, &[])
        .with_status(303)
        .header("location");
    app.signed_in_as(&cast, "olga")
        .post(&format!("{at}/end"), &[])
        .with_status(404);
    for _ in 0..2 {
        hugo.post(&format!("{at}/end"), &[]).with_status(303);
    }
    let page = app.get(&at).with_status(200);
    assert!(page.text().contains("This position is closed"));
    assert!(data(&page).is_none());
    assert!(!page.text().contains("Write to jobs@"));
    assert!(!app.get("/openings").text().contains("Peer specialist"));
    assert!(!app.get("/openings/feed").body().contains("Peer specialist"));
}

#[test]
fn the_pay_of_the_band_is_shown_when_wanted() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let pay = [
        ("low", "24"),
        ("high", "28.50"),
        ("unit", "hour"),
        ("since", "2026-01-01"),
        ("words", "Thirty in three years."),
    ];
    hugo.post(&format!("/descriptions/{}/pay", cast.riverbend), &pay)
        .with_status(303);
    let at = publish(&hugo, &cast, &[("shows_pay", "yes")])
        .with_status(303)
        .header("location");
    let page = app.get(&at);
    assert!(
        page.text().contains("$24.00 – $28.50 by the hour"),
        "{}",
        page.text()
    );
    let data = data(&page).expect("it is open");
    assert_eq!(
        data.pointer("/baseSalary/value/maxValue"),
        Some(&Value::from(28.5))
    );
    assert_eq!(
        data.pointer("/baseSalary/value/unitText"),
        Some(&Value::from("HOUR"))
    );
}

#[test]
fn an_ad_that_puts_people_off_is_shown_its_words_and_not_published() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let off = "No disabilities, must be in perfect health";
    let refused = publish(&hugo, &cast, &[("required", off)]).with_status(422);
    assert!(
        refused.text().contains("The ad was not published"),
        "{}",
        refused.text()
    );
    assert!(refused.body().contains(off));
    let checked = publish(&hugo, &cast, &[("required", off), ("go", "check")]).with_status(200);
    assert!(
        checked.texts(".code").iter().any(|c| c == "AD-DISCOURAGE"),
        "{:?}",
        checked.texts(".code")
    );
    assert!(app.get("/openings").text().contains("Nothing is open"));
}

#[test]
fn an_ad_without_its_parts_or_with_days_that_cannot_be_is_refused_as_typed() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let (past, far) = (day(-3), day(800));
    for (change, words) in [
        (("title", ""), "job title"),
        (("locality", " "), "place"),
        (("duties", ""), "what the person will do"),
        (("how_to_apply", ""), "how to apply"),
        (("closes_on", past.as_str()), "The last day"),
        (("closes_on", far.as_str()), "The last day"),
        (("closes_on", "soon"), "the first and the last day"),
    ] {
        let refused = publish(&hugo, &cast, &[change]).with_status(422);
        let problem = refused.texts(".problem").remove(0);
        assert!(problem.contains(words), "{change:?}: {problem}");
    }
    let hostile = "</script><script>alert(1)</script>";
    let at = publish(&hugo, &cast, &[("title", hostile)])
        .with_status(303)
        .header("location");
    let page = app.get(&at);
    assert!(!page.body().contains("<script>alert"));
    assert_eq!(data(&page).expect("data")["title"], hostile);
    app.get("/openings/none").with_status(404);
    app.get(&format!("/openings/{}", cast.hilltop))
        .with_status(404);
}

#[test]
fn one_that_opens_later_is_seen_by_those_who_hire_only() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let (first, last) = (day(5), day(9));
    let days = [("opens_on", first.as_str()), ("closes_on", last.as_str())];
    let at = publish(&hugo, &cast, &days)
        .with_status(303)
        .header("location");
    app.get(&at).with_status(404);
    app.signed_in_as(&cast, "mara").get(&at).with_status(404);
    assert!(hugo.get(&at).with_status(200).text().contains("Opens on"));
}

#[test]
fn where_it_was_posted_is_written_down_with_day_cost_and_reach() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let at = publish(&hugo, &cast, &[])
        .with_status(303)
        .header("location");
    let post = |fields: &[(&str, &str)]| hugo.post(&format!("{at}/postings"), fields);
    let whole = [
        ("channel", "Facebook"),
        ("posted_on", "2026-11-20"),
        ("cost", "12.50"),
        ("reach", "Hampden County"),
    ];
    post(&whole).with_status(303);
    post(&[
        ("channel", "Career center"),
        ("posted_on", "2026-11-21"),
        ("cost", ""),
    ])
    .with_status(303);
    let seen = hugo.get(&at).texts("#postings ~ ul .items, .items > li");
    assert!(
        seen.iter().any(|s| s.contains("Facebook")
            && s.contains("$12.50")
            && s.contains("Hampden County")),
        "{seen:?}"
    );
    post(&[("channel", ""), ("posted_on", "2026-11-21")]).with_status(422);
    post(&[("channel", "Facebook"), ("posted_on", "yesterday")]).with_status(422);
    let mara = app.signed_in_as(&cast, "mara");
    mara.post(&format!("{at}/postings"), &whole)
        .with_status(404);
}
