//! Foundation and policies: every point is there, notes are appended, and what is missing is said.

use crate::cast::with_cast;

#[test]
fn every_point_of_the_handbook_is_there() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let page = lena.get("/groundwork").with_status(200);
    let parts = page.attributes(".glances h2 a", "href");
    assert_eq!(parts.len(), 8);
    assert_eq!(page.texts("section.note li").len(), 4);
    for (part, count) in [
        ("policies", 10),
        ("respect", 9),
        ("supervision", 5),
        ("commitment", 1),
        ("buy-in", 9),
        ("decision", 1),
        ("champions", 0),
        ("tension", 0),
    ] {
        let path = format!("/groundwork/{part}");
        assert!(parts.contains(&path));
        let page = lena.get(&path).with_status(200);
        assert_eq!(page.texts("main article").len(), count, "{part}");
        let here = page.attributes("nav.actions a", "href");
        assert!(here.iter().all(|h| parts.contains(h)) && !here.is_empty());
    }
    let decision = lena.get("/groundwork/decision");
    assert_eq!(decision.texts(".both li").len(), 8);
    lena.get("/groundwork/nothing").with_status(404);
    // Old addresses within the page are still there.
    for id in [
        "l-policies",
        "l-respect",
        "buy-in",
        "champions",
        "both",
        "tension",
    ] {
        assert_eq!(page.texts(&format!("#{id}")).len(), 1, "{id}");
    }
}

#[test]
fn the_first_page_says_what_stands_and_what_needs_somebody() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let ada = cast.id("ada").to_string();
    lena.post("/groundwork/PC1", &[("state", "done")])
        .with_status(303);
    lena.post(
        "/groundwork/PC2",
        &[("state", "under-way"), ("owner", ada.as_str())],
    )
    .with_status(303);
    let page = app
        .signed_in_as(&cast, "mara")
        .get("/groundwork")
        .with_status(200);
    let policies = page.texts("#l-policies").concat();
    assert!(
        policies.contains("1 done, 1 under way, 8 open"),
        "{policies}"
    );
    assert!(
        policies.contains("Nobody looks after 8 of them"),
        "{policies}"
    );
    assert_eq!(
        page.attributes("#l-policies rect", "width"),
        ["10", "10", "80"]
    );
}

#[test]
fn the_last_note_on_a_point_says_how_it_stands_and_earlier_ones_stay() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let ada = cast.id("ada").to_string();
    for (state, words) in [
        ("under-way", "Asked the lawyer"),
        ("done", "Policy of May 3"),
    ] {
        let sent = [("state", state), ("words", words), ("owner", ada.as_str())];
        lena.post("/groundwork/PC1", &sent).with_status(303);
    }
    lena.post(
        "/groundwork/champions",
        &[("person", ada.as_str()), ("seat", "board")],
    )
    .with_status(303);
    lena.post("/groundwork/BI1-board", &[("state", "done")])
        .with_status(303);
    let mara = app.signed_in_as(&cast, "mara");
    assert_eq!(mara.get("/groundwork").texts("section.note li").len(), 3);
    let page = mara.get("/groundwork/policies").with_status(200);
    let point = page.texts("#PC1").concat();
    assert!(point.contains("done") && point.contains("Policy of May 3") && point.contains("ada"));
    assert_eq!(page.texts("main form[action^='/groundwork']").len(), 0);
    let all = lena.get("/groundwork/file/json").with_status(200).json();
    assert_eq!(all.as_array().map(Vec::len), Some(3));
    assert!(
        lena.get("/groundwork/file/csv")
            .body()
            .contains("Asked the lawyer")
    );
    lena.get("/groundwork/file/pdf").with_status(404);
    // Hilltop knows nothing of it.
    let olga = app
        .signed_in_as(&cast, "olga")
        .get("/groundwork/file/json")
        .json();
    assert_eq!(olga.as_array().map(Vec::len), Some(0));
}

#[test]
fn tensions_are_logged_and_their_absence_is_told() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    assert!(
        lena.get("/groundwork")
            .text()
            .contains("No tension has been noted")
    );
    let long = "x".repeat(10_001);
    let refused = lena.post("/groundwork/tension", &[("words", &long)]);
    assert_eq!(refused.with_status(422).texts("#w-tension"), [long]);
    lena.post("/groundwork/tension", &[("words", " ")])
        .with_status(422);
    lena.post(
        "/groundwork/tension",
        &[("words", "Who may read notes? Talked it over.")],
    )
    .with_status(303);
    let page = lena.get("/groundwork");
    assert!(!page.text().contains("No tension has been noted"));
    let log = lena.get("/groundwork/tension").with_status(200);
    assert!(log.text().contains("Who may read notes?"));
}

#[test]
fn the_decision_is_held_against_the_role_checker() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let words = "Clients of ours may apply like everyone else.";
    lena.post(
        "/groundwork/decision",
        &[("state", "done"), ("words", words)],
    )
    .with_status(303);
    let page = lena.get("/groundwork/decision").with_status(200);
    assert!(
        page.text()
            .contains("The checker would say these passages another way")
    );
    let mend = "People who use our services may apply like everyone else.";
    lena.post(
        "/groundwork/decision",
        &[("state", "done"), ("words", mend)],
    )
    .with_status(303);
    assert!(
        !lena
            .get("/groundwork/decision")
            .text()
            .contains("another way:")
    );
}

#[test]
fn what_cannot_be_is_refused_and_shown_again() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    for point in ["none", "BI1", "BI1-nobody", "PA9", "DW1"] {
        lena.post(&format!("/groundwork/{point}"), &[("words", "x")])
            .with_status(404);
    }
    let long = "é".repeat(10_001);
    let refused = lena
        .post("/groundwork/PA1", &[("words", &long)])
        .with_status(422);
    assert_eq!(refused.texts("#w-PA1"), [long]);
    let olga = cast.id("olga").to_string();
    lena.post("/groundwork/PA1", &[("owner", &olga)])
        .with_status(422);
    lena.post("/groundwork/PA1", &[("state", "perfect")])
        .with_status(422);
    app.signed_in_as(&cast, "mara")
        .post("/groundwork/PA1", &[("words", "x")])
        .with_status(404);
}

#[test]
fn champions_are_named_by_seat_and_seats_without_one_are_told() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    assert!(
        lena.get("/groundwork")
            .text()
            .contains("No champions are named yet")
    );
    let (ada, olga) = (cast.id("ada").to_string(), cast.id("olga").to_string());
    let name = |person: &str, seat: &str| {
        lena.post(
            "/groundwork/champions",
            &[("person", person), ("seat", seat)],
        )
    };
    name(&ada, "board").with_status(303);
    // Twice is once.
    name(&ada, "board").with_status(303);
    for (person, seat) in [
        (olga.as_str(), "board"),
        (ada.as_str(), "throne"),
        ("", "board"),
    ] {
        name(person, seat).with_status(422);
    }
    let page = app
        .signed_in_as(&cast, "mara")
        .get("/groundwork/champions")
        .with_status(200);
    assert_eq!(page.texts("#champions .name"), ["ada"]);
    let silent = page.texts("#silent").concat();
    assert!(
        silent.contains("Executives") && !silent.contains("Board"),
        "{silent}"
    );
    let end = lena
        .get("/groundwork/champions")
        .attributes("#champions form", "action")
        .remove(0);
    app.signed_in_as(&cast, "mara")
        .post(&end, &[])
        .with_status(404);
    app.signed_in_as(&cast, "olga")
        .post(&end, &[])
        .with_status(404);
    lena.post(&end, &[]).with_status(303);
    lena.post(&end, &[]).with_status(404);
    assert!(
        lena.get("/groundwork")
            .text()
            .contains("No champions are named yet")
    );
}

#[test]
fn everything_goes_into_one_file_as_the_pages_show_it_to_whoever_asks() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let ada = cast.id("ada").to_string();
    lena.post(
        "/groundwork/champions",
        &[("person", ada.as_str()), ("seat", "board")],
    )
    .with_status(303);
    lena.post(
        "/groundwork/PC1",
        &[("state", "done"), ("words", "Policy of May 3")],
    )
    .with_status(303);
    let day = wayfellow::plans::workdays::today()
        .tomorrow()
        .expect("a day");
    let day = day.to_string();
    for kind in ["open", "closed"] {
        let sent = [
            ("name", kind),
            ("kind", kind),
            ("held", day.as_str()),
            ("people", "12"),
            ("closes", day.as_str()),
        ];
        let forum = lena
            .post("/forums", &sent)
            .with_status(303)
            .header("location");
        lena.post(&format!("{forum}/concerns"), &[("words", "Who pays?")])
            .with_status(303);
    }
    let path = "/groundwork/file/everything";
    let read = |name: &str| {
        app.signed_in_as(&cast, name)
            .get(path)
            .with_status(200)
            .json()
    };
    let all = read("lena");
    assert_eq!(all["champions"][0]["name"], "ada");
    assert_eq!(all["points"][0]["words"], "Policy of May 3");
    assert_eq!(all["policies"][0]["title"], "First policy");
    assert!(all["subcontract"].is_null());
    let concerns = |all: &serde_json::Value, kind: &str| {
        let forums = all["forums"].as_array().cloned().unwrap_or_default();
        let found = forums.into_iter().find(|f| f["name"] == kind);
        found.map(|f| f["concerns"].clone()).unwrap_or_default()
    };
    assert_eq!(concerns(&all, "closed")[0]["words"], "Who pays?");
    let all = read("mara");
    assert_eq!(concerns(&all, "open")[0]["words"], "Who pays?");
    assert!(concerns(&all, "closed").is_null());
    assert!(!read("olga").to_string().contains("Who pays?"));
}
