//! Applicants who describe themselves by choice: apart from their application, counted once, shown only where nobody can
//! be known by it.

use uuid::Uuid;
use wayfellow::actor::Actor;
use wayfellow::applications::application::{New, Status, by_id};
use wayfellow::applications::retention::erase_due;
use wayfellow::applications::tag::FILE;
use wayfellow::applications::tally::count_due;
use wayfellow::db::{self, Moment, new_id, params, statements};
use wayfellow::web::who::token_hash;

use crate::app::{Answer, RUNTIME, TestApp};
use crate::applying::{apply, arrived, arriving, opening};
use crate::cast::{Cast, with_cast};

statements! {
    ROWS = "SELECT id, opening_id, question, tag, described FROM self_descriptions ORDER BY tag";
    SLIP_IN = "INSERT INTO self_descriptions (id, opening_id, question, tag, described) VALUES ($1, $2, $3, $4, $5)";
    KEPT_FIGURES = "SELECT described, applied, invited, chosen FROM self_description_figures ORDER BY described";
}

const FIGURES: &str = "/organization/hiring/figures";

/// A year ago: what is counted then is of a year that is over.
fn last_year() -> Moment {
    Moment::now().plus_seconds(-366 * 24 * 3_600)
}

/// Riverbend, where applicants may say their gender.
fn asking() -> (TestApp, Cast) {
    let (app, cast) = with_cast();
    switch(&app, &cast, "0", &[("asks-gender", "yes")]);
    (app, cast)
}

fn switch(app: &TestApp, cast: &Cast, seen: &str, asks: &[(&str, &str)]) {
    let mut fields = vec![("months", "12"), ("keeper", ""), ("seen", seen)];
    fields.extend(asks);
    app.signed_in_as(cast, "hugo")
        .post("/organization/hiring", &fields)
        .with_status(303);
}

/// Somebody who applied, and how far they came.
struct Applicant {
    id: Uuid,
    own: String,
}

fn enter(app: &TestApp, cast: &Cast, at: &str, gender: &str, steps: &[Status]) -> Applicant {
    let secret = format!("secret-{}", new_id().simple());
    let opening = at.rsplit('/').next().expect("an id");
    let new = New {
        token_hash: Some(token_hash(&secret)),
        ..arriving(
            cast,
            opening.parse().expect("an id"),
            &format!("Applicant {secret}"),
        )
    };
    let id = arrived(app.db(), &new);
    let own = format!("/application/{secret}");
    if !gender.is_empty() {
        describe(app, &own, gender).with_status(303);
    }
    for status in steps {
        step(app, cast, id, *status);
    }
    Applicant { id, own }
}

fn describe(app: &TestApp, own: &str, gender: &str) -> Answer {
    app.post(&format!("{own}/self-description"), &[("gender", gender)])
}

fn step(app: &TestApp, cast: &Cast, id: Uuid, status: Status) {
    let stepped = RUNTIME.block_on(async {
        let application = by_id(app.db(), cast.riverbend, id).await?;
        let visitor = Actor::visitor();
        let change = app.db().change(&visitor, async |tx| {
            application.step(&tx, status, None).await
        });
        change.await
    });
    stepped.expect("the step is taken");
}

/// For each group: how many were turned down, how many were interviewed only, how many were chosen.
fn search(app: &TestApp, cast: &Cast, groups: &[(&str, usize, usize, usize)]) -> Vec<Applicant> {
    let at = opening(app, cast, &[]);
    let mut all = Vec::new();
    for (gender, turned_down, interviewed, chosen) in groups {
        let courses: [(usize, &[Status]); 3] = [
            (*turned_down, &[Status::NotChosen]),
            (*interviewed, &[Status::Invited, Status::NotChosen]),
            (*chosen, &[Status::Invited, Status::Chosen, Status::Hired]),
        ];
        for (many, steps) in courses {
            all.extend((0..many).map(|_| enter(app, cast, &at, gender, steps)));
        }
    }
    app.signed_in_as(cast, "hugo")
        .post(&format!("{at}/end"), &[])
        .with_status(303);
    all
}

fn count(app: &TestApp, now: Moment) -> usize {
    RUNTIME
        .block_on(count_due(app.db(), app.data(), now))
        .expect("they are counted")
}

fn rows(app: &TestApp) -> Vec<(String, Vec<u8>, String)> {
    let rows = RUNTIME.block_on(app.db().all(&ROWS, params![]));
    let read = |row: &db::Row| -> db::Result<_> {
        Ok((row.get("question")?, row.get("tag")?, row.get("described")?))
    };
    let rows = rows.expect("the rows");
    rows.iter().map(|r| read(r).expect("a row")).collect()
}

fn shown(app: &TestApp, cast: &Cast) -> String {
    app.signed_in_as(cast, "hugo")
        .get(FIGURES)
        .with_status(200)
        .text()
}

#[test]
fn who_applied_may_describe_themself_apart_from_the_application_and_take_it_back() {
    let (app, cast) = with_cast();
    let at = opening(&app, &cast, &[]);
    let own = apply(&app, &at, &[]);
    let page = format!("{own}/self-description");
    // Nothing is asked before the organization switched something on.
    assert!(!app.get(&own).body().contains(&page));
    assert_eq!(app.get(&page).with_status(303).header("location"), own);
    describe(&app, &own, "woman").with_status(303);
    assert!(rows(&app).is_empty());
    switch(&app, &cast, "0", &[("asks-gender", "yes")]);
    assert!(app.get(&own).body().contains(&page));
    let form = app.get(&page).with_status(200);
    assert_eq!(form.header("cache-control"), "no-store");
    for words in [
        "It is your choice",
        "Nobody reads your answer",
        "Nobody asks for a disability",
        "at least 5",
        "Prefer not to say",
    ] {
        assert!(form.text().contains(words), "{words}");
    }
    assert!(!form.text().contains("Race or ethnicity"));
    assert_eq!(form.attributes("input[checked]", "value"), [""]);
    // Neither is asked on the form of the application.
    let asked = app.get(&format!("{at}/application"));
    assert!(!asked.body().contains("gender"));
    describe(&app, &own, "nonbinary").with_status(303);
    let form = app.get(&page);
    assert_eq!(form.attributes("input[checked]", "value"), ["nonbinary"]);
    let file = app.get(&format!("{own}/file")).json();
    assert_eq!(file["self_descriptions"]["gender"], "nonbinary");
    describe(&app, &own, "woman").with_status(303);
    assert_eq!(rows(&app).len(), 1);
    assert_eq!(rows(&app)[0].2, "woman");
    describe(&app, &own, "").with_status(303);
    assert!(rows(&app).is_empty());
    let es = app.in_language("es").get(&page);
    assert!(es.text().contains("Prefiero no decirlo"));
}

#[test]
fn what_is_not_offered_is_not_kept() {
    let (app, cast) = asking();
    let own = apply(&app, &opening(&app, &cast, &[]), &[]);
    let long = "w".repeat(100_000);
    for odd in [
        "disabled",
        "Woman",
        "woman,man",
        "\u{202e}namow",
        &long,
        "52",
    ] {
        let refused = describe(&app, &own, odd).with_status(422);
        assert!(refused.text().contains("was not among those"), "{odd:.20}");
    }
    let page = format!("{own}/self-description");
    for field in ["origin", "disability", "age", "diagnosis", "asks"] {
        app.post(&page, &[(field, "white")]).with_status(303);
    }
    assert!(rows(&app).is_empty());
    app.get("/application/no-such-secret/self-description")
        .with_status(410);
    // Nobody can switch on what is not on the list.
    let more = [("asks-disability", "yes"), ("asks-age", "yes")];
    switch(&app, &cast, "1", &more);
    let rules = app.signed_in_as(&cast, "hugo").get("/organization/hiring");
    assert!(rules.attributes("input[checked]", "name").is_empty());
}

#[test]
fn no_page_file_or_log_tells_an_answer_or_who_gave_one() {
    let (app, cast) = asking();
    let at = opening(&app, &cast, &[]);
    let one = enter(&app, &cast, &at, "nonbinary", &[]);
    let other = enter(&app, &cast, &at, "", &[]);
    let page = |a: &Applicant| format!("{at}/applications/{}", a.id);
    // Both look the same to those who hire, but for what they are called.
    for name in ["hugo", "lena", "ada"] {
        let app = app.signed_in_as(&cast, name);
        let places = [
            page(&one),
            format!("{at}/applications"),
            format!("{at}/applications/file"),
            format!("{at}/record/record.json"),
            FIGURES.to_owned(),
            "/organization".to_owned(),
        ];
        for place in places {
            let body = app.get(&place).body().to_lowercase();
            assert!(!body.contains("nonbinary"), "{name} {place}");
            assert!(!body.contains("self-desc"), "{name} {place}");
        }
    }
    for a in [&one, &other] {
        let all = RUNTIME.block_on(app.db().everything_about(a.id));
        let all = serde_json::to_string(&all.expect("what is kept")).expect("JSON");
        assert!(
            !all.contains("nonbinary") && !all.contains("self_desc"),
            "{all}"
        );
        let logged = RUNTIME.block_on(app.db().logged_about(a.id, Moment(i64::MAX), 50));
        let logged = logged.expect("the log");
        assert!(logged.iter().all(|l| l.record_kind != "self-description"));
    }
    // The row names no application, and its tag is not made of what the database holds.
    let kept = rows(&app);
    assert_eq!(kept.len(), 1);
    let tag = kept[0].1.clone();
    assert_eq!(tag.len(), 32);
    assert!(!tag.windows(16).any(|w| w == one.id.as_bytes()));
    let key = app.data().join(FILE);
    assert_eq!(std::fs::read(&key).expect("the key").len(), 32);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(&key)
            .expect("the key")
            .permissions()
            .mode();
        assert_eq!(mode & 0o077, 0, "{mode:o}");
    }
    // With another key, as after a backup of the database alone, nobody's answer is found or counted.
    std::fs::write(&key, [7; 32]).expect("another key");
    let form = app.get(&format!("{}/self-description", one.own));
    assert_eq!(form.attributes("input[checked]", "value"), [""]);
    // Half a key is no key.
    std::fs::write(&key, b"short").expect("half a key");
    app.get(&format!("{}/self-description", one.own))
        .with_status(503);
    // It does not keep anybody from taking along the rest, or from having their application erased.
    let file = app.get(&format!("{}/file", one.own)).with_status(200);
    assert!(file.json().get("self_descriptions").is_none());
    app.post(&format!("{}/erasure", one.own), &[])
        .with_status(200);
}

#[test]
fn figures_come_after_the_year_and_change_no_more() {
    let (app, cast) = asking();
    let empty = shown(&app, &cast);
    assert!(empty.contains("Gathering since"));
    let groups = [
        ("woman", 6, 6, 7),
        ("man", 8, 5, 5),
        ("nonbinary", 1, 1, 0),
        ("", 6, 6, 5),
    ];
    let all = search(&app, &cast, &groups);
    assert_eq!(shown(&app, &cast), empty, "nothing before it is counted");
    assert_eq!(count(&app, last_year()), 1);
    assert!(rows(&app).is_empty(), "single answers are gone");
    assert_eq!(count(&app, last_year()), 0);
    let page = app.signed_in_as(&cast, "hugo").get(FIGURES);
    let cells = page.texts("tbody tr");
    // 13 of 19 and 10 of 18; 7 of 13 and 5 of 10. By hand: 10/18 : 13/19 = 190/234.
    let lines = [
        "Man 18 10 55.5% 81.1%",
        "Woman 19 13 68.4% The largest share",
        "Man 10 5 50.0% 92.8%",
        "Woman 13 7 53.8% The largest share",
    ];
    let cells: Vec<String> = cells
        .iter()
        .map(|c| c.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(cells, lines);
    // The two others, and those who did not say, are nowhere, not even as a sum.
    let text = page.text();
    for hidden in ["Nonbinary", "56", "Prefer not"] {
        assert!(!text.contains(hidden), "{hidden}\n{text}");
    }
    let before = shown(&app, &cast);
    // One more search, with one applicant: nothing to compare with what was shown before.
    search(&app, &cast, &[("man", 0, 0, 1)]);
    count(&app, Moment::now());
    assert_eq!(shown(&app, &cast), before);
    // Nor when somebody who was counted has their application erased, or takes it back.
    app.post(&format!("{}/erasure", all[0].own), &[])
        .with_status(200);
    app.post(&format!("{}/withdrawal", all[1].own), &[])
        .with_status(303);
    assert_eq!(shown(&app, &cast), before);
    let due = RUNTIME.block_on(erase_due(
        app.db(),
        app.data(),
        Moment::now().plus_seconds(800 * 24 * 3_600),
    ));
    assert!(due.expect("they are erased") > 30);
    assert_eq!(shown(&app, &cast), before);
    let es = app.in_language("es").signed_in_as(&cast, "hugo");
    assert!(es.get(FIGURES).text().contains("81,1"));
}

#[test]
fn too_few_people_are_not_shown_nor_by_how_much() {
    let (app, cast) = asking();
    // Four women were invited: one too few.
    let groups = [("woman", 9, 3, 1), ("man", 6, 3, 3), ("", 5, 5, 0)];
    search(&app, &cast, &groups);
    count(&app, last_year());
    let page = app.signed_in_as(&cast, "hugo").get(FIGURES);
    assert!(page.texts("tbody tr").is_empty(), "{}", page.text());
    assert!(page.text().contains("Gathering since"));
    for n in ["13", "12", "35"] {
        assert!(!page.text().contains(n), "{n}\n{}", page.text());
    }
}

#[test]
fn who_withdraws_is_erased_or_sends_another_one_is_not_counted_twice_or_at_all() {
    let (app, cast) = asking();
    let at = opening(&app, &cast, &[]);
    let gone = enter(&app, &cast, &at, "woman", &[]);
    let back = enter(&app, &cast, &at, "woman", &[]);
    enter(&app, &cast, &at, "woman", &[Status::Replaced]);
    // An offer that was not taken is still one that was made.
    enter(
        &app,
        &cast,
        &at,
        "woman",
        &[Status::Chosen, Status::Withdrawn],
    );
    enter(&app, &cast, &at, "man", &[Status::NotChosen]);
    let waits = enter(&app, &cast, &at, "man", &[]);
    app.post(&format!("{}/erasure", gone.own), &[])
        .with_status(200);
    assert_eq!(rows(&app).len(), 5, "what the erased one said is gone");
    app.post(&format!("{}/withdrawal", back.own), &[])
        .with_status(303);
    describe(&app, &back.own, "man").with_status(303);
    // Open, and then somebody waits: it is not over.
    assert_eq!(count(&app, Moment::now()), 0);
    app.signed_in_as(&cast, "hugo")
        .post(&format!("{at}/end"), &[])
        .with_status(303);
    assert_eq!(count(&app, Moment::now()), 0);
    assert!(!rows(&app).is_empty());
    step(&app, &cast, waits.id, Status::Invited);
    step(&app, &cast, waits.id, Status::NotChosen);
    assert_eq!(count(&app, Moment::now()), 1);
    let kept = RUNTIME.block_on(app.db().all(&KEPT_FIGURES, params![]));
    let kept: Vec<(String, [i64; 3])> = kept
        .expect("the figures")
        .iter()
        .map(|row| {
            let n = |name| row.get::<i64>(name).expect("a number");
            let described = row.get("described").expect("a group");
            (described, [n("applied"), n("invited"), n("chosen")])
        })
        .collect();
    assert_eq!(
        kept,
        [
            (String::new(), [3, 2, 1]),
            ("man".to_owned(), [2, 1, 0]),
            ("woman".to_owned(), [1, 1, 1]),
        ]
    );
    // Decided anew, it takes no more answers and is not counted again.
    step(&app, &cast, waits.id, Status::Received);
    describe(&app, &waits.own, "woman").with_status(303);
    assert!(rows(&app).is_empty());
    // One that slipped in while the search was counted is removed, and not counted.
    let slipped = RUNTIME.block_on(app.db().change(&Actor::visitor(), async |tx| {
        let opening: Uuid = at
            .rsplit('/')
            .next()
            .expect("an id")
            .parse()
            .expect("an id");
        let row = params![new_id(), opening, "gender", vec![1_u8; 32], "woman"];
        tx.execute(&SLIP_IN, row).await?;
        tx.record(db::Entry::new("describe", "self-description").of(opening));
        Ok::<_, db::Error>(())
    }));
    slipped.expect("it is written");
    assert_eq!(count(&app, Moment::now()), 0);
    assert!(rows(&app).is_empty());
    let report = RUNTIME.block_on(app.db().audit_verify(None, &mut |_, _| ()));
    assert_eq!(report.expect("the log").faults, []);
}

#[test]
fn a_search_that_nobody_ended_is_counted_before_its_applications_are_erased() {
    let (app, cast) = asking();
    let at = opening(&app, &cast, &[]);
    enter(&app, &cast, &at, "man", &[]);
    let years = Moment::now().plus_seconds(800 * 24 * 3_600);
    let due = RUNTIME.block_on(erase_due(app.db(), app.data(), years));
    assert!(due.expect("they are erased") >= 1);
    assert!(rows(&app).is_empty());
    let kept = RUNTIME.block_on(app.db().all(&KEPT_FIGURES, params![]));
    assert_eq!(kept.expect("the figures").len(), 2);
}
