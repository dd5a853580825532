//! Panels: seats, ties first, and what each member heard, theirs alone until they hand it in.

use uuid::Uuid;
use wayfellow::actor::Actor;
use wayfellow::applications::application::Status;
use wayfellow::db::{self, params, schema, statements};

use crate::app::{RUNTIME, TestApp};
use crate::search::{Search, sheet};

statements! {
    RATINGS = "SELECT id FROM ratings";
    DRAFTS = "SELECT id FROM rating_drafts";
    ENTRIES = "SELECT action, record_kind FROM audit_entries WHERE chain = $1";
}

/// Every page and file that somebody might look for others' words in.
fn places(search: &Search, id: Uuid) -> Vec<String> {
    let at = &search.at;
    let mut all: Vec<String> = [
        "",
        "/panel",
        "/decision",
        "/record",
        "/record/record.json",
        "/record/record.html",
        "/kit",
        "/kit/files/panel.html",
        "/kit/files/candidate.html",
    ]
    .iter()
    .map(|rest| format!("{at}{rest}"))
    .collect();
    all.push(search.of(id, ""));
    for page in [
        "/",
        "/me",
        "/me/everything",
        "/me/everything/file",
        "/me/looks",
        "/organization",
        "/account",
        "/openings",
        "/operator",
    ] {
        all.push(page.to_owned());
    }
    for name in ["teo", "una", "sam"] {
        all.push(format!("/organization/people/{}", search.cast.id(name)));
    }
    all
}

fn sees(app: &TestApp, search: &Search, id: Uuid, words: &str) -> Vec<String> {
    places(search, id)
        .into_iter()
        .filter(|place| app.get(place).body().contains(words))
        .collect()
}

#[test]
fn nobody_reads_what_another_heard_before_handing_in_their_own() {
    let search = Search::with_panel();
    let id = search.interviewed("Amaru");
    search
        .rate("teo", id, ("begun", "Teo-alone"), "save")
        .with_status(303);
    search
        .rate("una", id, ("vivid", "Una-handed"), "hand-in")
        .with_status(303);
    // Not in what the applicant takes along either, who might pass it on.
    let theirs = RUNTIME.block_on(search.app.db().everything_about(id));
    let theirs = serde_json::to_string(&theirs.expect("what is about them")).expect("JSON");
    for words in ["Teo-alone", "Una-handed", "rating"] {
        assert!(!theirs.contains(words), "{words} in {theirs}");
    }
    let others = [
        "mara", "sam", "col", "lena", "hugo", "ada", "nadia", "olga", "ops", "visitor",
    ];
    for name in others {
        let app = search.who(name);
        assert!(sees(&app, &search, id, "Teo-alone").is_empty(), "{name}");
        assert!(sees(&app, &search, id, "Una-handed").is_empty(), "{name}");
    }
    // A draft is its writer's, and what was handed in is for whoever did.
    let teo = search.who("teo");
    assert!(sees(&teo, &search, id, "Una-handed").is_empty());
    let own = search.of(id, "");
    assert_eq!(sees(&teo, &search, id, "Teo-alone")[0], own);
    assert!(sees(&search.who("una"), &search, id, "Teo-alone").is_empty());
    assert!(search.who("una").get(&own).text().contains("Una-handed"));
    // Teo hands in, and sees Una's beside; Sam and those who lead still do not.
    search
        .rate("teo", id, ("begun", "Teo-alone"), "hand-in")
        .with_status(303);
    let both = teo.get(&own).text();
    assert!(both.contains("Una-handed") && both.contains("Teo-alone"));
    assert!(search.who("una").get(&own).text().contains("Teo-alone"));
    for name in ["sam", "hugo", "lena", "ada"] {
        let app = search.who(name);
        for words in ["Una-handed", "Teo-alone"] {
            assert!(sees(&app, &search, id, words).is_empty(), "{name} {words}");
        }
    }
    // Once everyone has, those who lead see it too. Others never do.
    search
        .rate("sam", id, ("unheard", ""), "hand-in")
        .with_status(303);
    for name in ["sam", "hugo", "lena"] {
        let page = search.who(name).get(&own).text();
        assert!(
            page.contains("Una-handed") && page.contains("Teo-alone"),
            "{name}"
        );
    }
    for name in ["mara", "col", "ada", "olga", "ops", "visitor"] {
        let app = search.who(name);
        assert!(sees(&app, &search, id, "Una-handed").is_empty(), "{name}");
    }
}

#[test]
fn a_draft_leaves_no_trace_that_anybody_else_could_find() {
    let search = Search::with_panel();
    let id = search.interviewed("Amaru");
    let looked = |name: &str| -> Vec<String> {
        let app = search.who(name);
        let at = [
            format!("{}/panel", search.at),
            search.of(id, ""),
            format!("{}/record/record.json", search.at),
            format!("{}/decision", search.at),
        ];
        at.iter().map(|place| app.get(place).text()).collect()
    };
    let names = ["una", "sam", "hugo", "lena", "ada"];
    let before: Vec<_> = names.map(looked).into();
    let entries = |kind: &str| {
        let rows = RUNTIME.block_on(
            search
                .app
                .db()
                .all(&ENTRIES, params![search.cast.riverbend]),
        );
        let rows = rows.expect("the entries");
        let of = |r: &&db::Row| r.get::<String>("record_kind").expect("a kind") == kind;
        rows.iter().filter(of).count()
    };
    for go in ["save", "save"] {
        let version = if entries("draft") == 0 { "0" } else { "1" };
        let fields = [
            ("word-PF01", "clear"),
            ("notes-PF01", "Said so."),
            ("version", version),
            ("go", go),
        ];
        search.who("teo").post(&search.of(id, "/rating"), &fields);
    }
    let after: Vec<_> = names.map(looked).into();
    assert_eq!(before, after);
    // The log of the organization speaks of what was handed in and never of a draft.
    assert_eq!((entries("draft"), entries("rating")), (0, 0));
    search
        .rate("teo", id, ("clear", "Said so."), "hand-in")
        .with_status(303);
    assert_eq!(entries("rating"), 1);
    let rows = RUNTIME.block_on(search.app.db().all(&DRAFTS, params![]));
    assert!(rows.expect("the drafts").is_empty());
}

#[test]
fn ids_of_drafts_and_ratings_tell_no_time_and_no_order() {
    let search = Search::with_panel();
    let mut ids: Vec<Uuid> = Vec::new();
    for n in 0..4 {
        let id = search.interviewed(&format!("Candidate {n}"));
        search
            .rate("teo", id, ("clear", "Said so."), "save")
            .with_status(303);
        search
            .rate("una", id, ("clear", "Said so."), "hand-in")
            .with_status(303);
    }
    for statement in [&RATINGS, &DRAFTS] {
        let rows = RUNTIME.block_on(search.app.db().all(statement, params![]));
        for row in rows.expect("the rows") {
            ids.push(row.get("id").expect("an id"));
        }
    }
    assert_eq!(ids.len(), 8);
    for id in ids {
        assert_eq!(id.get_version_num(), 4, "{id} tells when it was made");
    }
    let drafts = schema::tables().iter().find(|t| t.name == "rating_drafts");
    let columns = &drafts.expect("the table").columns;
    assert!(columns.iter().all(|c| !c.name.ends_with("_at")));
}

#[test]
fn all_voices_stand_side_by_side_and_an_amendment_leaves_the_first() {
    let search = Search::with_panel();
    let id = search.interviewed("Amaru");
    search
        .rate(
            "teo",
            id,
            ("vivid", "Led a group for two years."),
            "hand-in",
        )
        .with_status(303);
    search
        .rate("una", id, ("begun", "Spoke of plans only."), "hand-in")
        .with_status(303);
    let page = search.who("una").get(&search.of(id, "")).text();
    for words in [
        "Led a group",
        "Spoke of plans",
        "vivid examples",
        "A beginning",
    ] {
        assert!(page.contains(words), "{words}");
    }
    let amend = |reason: &str, notes: &str| {
        let mut fields = sheet("clear", notes);
        fields.push(("reason".to_owned(), reason.to_owned()));
        let fields: Vec<_> = fields
            .iter()
            .map(|f| (f.0.as_str(), f.1.as_str()))
            .collect();
        search
            .who("una")
            .post(&search.of(id, "/amendment"), &fields)
    };
    let refused = amend(" ", "Teo reminded me of the group.").with_status(422);
    assert!(refused.text().contains("Say why you see it otherwise"));
    amend("Teo reminded me of an answer.", "Told of the group.").with_status(303);
    amend("Teo reminded me of an answer.", "Told of the group.").with_status(303);
    let page = search.who("teo").get(&search.of(id, ""));
    for words in [
        "Spoke of plans",
        "Told of the group",
        "reminded me of an answer",
    ] {
        assert!(page.text().contains(words), "{words}");
    }
    // Sent twice, it is an amendment once.
    assert_eq!(page.texts("dl.heard").len(), 10);
    assert_eq!(page.texts("#s-PF01 ~ dl > div").len(), 3);
    // Who has nothing to amend yet is not helped to others' words.
    let fields = sheet("clear", "I would say.");
    let fields: Vec<_> = fields
        .iter()
        .map(|f| (f.0.as_str(), f.1.as_str()))
        .collect();
    search
        .who("sam")
        .post(&search.of(id, "/amendment"), &fields)
        .with_status(404);
}

#[test]
fn ties_come_before_anything_else_and_who_steps_aside_sees_nothing_of_it() {
    let search = Search::with_panel();
    let id = search.interviewed("Amaru");
    search.seat("col", &["another"]).with_status(303);
    let col = search.who("col");
    let page = col.get(&format!("{}/panel", search.at)).text();
    assert!(page.contains("do you know anyone of them") && page.contains("Amaru"));
    assert!(!page.contains("Interviewed on"));
    for rest in ["", "/rating", "/interview"] {
        let address = search.of(id, rest);
        let answer = if rest.is_empty() {
            col.get(&address)
        } else {
            col.post(&address, &[("go", "save")])
        };
        assert!(
            answer
                .with_status(303)
                .header("location")
                .ends_with("/panel")
        );
    }
    assert!(col.get("/").text().contains("whether you know anyone"));
    search.declare("col", "told", " ").with_status(422);
    search.declare("col", "maybe", "").with_status(422);
    search
        .declare("col", "told", "We sang in a choir together.")
        .with_status(303);
    // Those who lead read the words, others on the panel do not.
    let of = |name: &str| search.who(name).get(&format!("{}/panel", search.at)).text();
    assert!(of("hugo").contains("sang in a choir"));
    assert!(!of("teo").contains("sang in a choir") && of("teo").contains("Told of a tie"));
    col.post(&search.of(id, "/aside"), &[("words", "My cousin.")])
        .with_status(303);
    search.heard(id);
    let page = col.get(&search.of(id, "")).with_status(200).text();
    assert!(page.contains("stepped aside") && !page.contains("led a group"));
    col.post(&search.of(id, "/rating"), &[("go", "save")])
        .with_status(404);
    // Nobody waits for whoever stepped aside.
    assert!(of("hugo").contains("Everyone handed in"));
    // Who has seen others' words does not step aside any more.
    search
        .who("teo")
        .post(&search.of(id, "/aside"), &[("words", "")])
        .with_status(422);
}

#[test]
fn missing_seats_are_named_and_who_sits_where_is_for_those_who_lead() {
    let search = Search::begin();
    let panel = format!("{}/panel", search.at);
    let page = search.who("hugo").get(&panel).text();
    for words in [
        "Somebody who receives services",
        "Somebody with experience in peer roles",
        "Somebody who leads the search",
        "Somebody from another position",
    ] {
        assert!(page.contains(words), "{words}");
    }
    search.seat("hugo", &["lead"]).with_status(303);
    search.seat("sam", &["services", "peer"]).with_status(303);
    search.seat("sam", &["peer"]).with_status(422);
    search.seat("teo", &[]).with_status(422);
    search.seat("olga", &["peer"]).with_status(400);
    let page = search.who("hugo").get(&panel).text();
    assert!(page.contains("Somebody from another position"));
    search.seat("teo", &["supervisor"]).with_status(303);
    let page = search.who("hugo").get(&panel).text();
    assert!(page.contains("No seat is missing") && page.contains("Receives services"));
    let page = search.who("teo").get(&panel).text();
    assert!(!page.contains("Receives services") && page.contains("sam"));
    search.who("col").get(&panel).with_status(404);
}

#[test]
fn a_member_removed_midway_keeps_what_they_handed_in_and_nothing_else() {
    let search = Search::with_panel();
    let (first, second) = (search.interviewed("Amaru"), search.interviewed("Bo"));
    search
        .rate("una", first, ("clear", "Una-first"), "hand-in")
        .with_status(303);
    search
        .rate("una", second, ("clear", "Una-second"), "save")
        .with_status(303);
    let hugo = search.who("hugo");
    let panel = format!("{}/panel", search.at);
    let removal = hugo
        .get(&panel)
        .attributes("form[action$='/removal']", "action");
    let una = removal.iter().find(|a| {
        let page = hugo.get(&panel).body();
        let (before, _) = page.split_once(a.as_str()).expect("the form");
        before
            .rfind("una no longer")
            .is_some_and(|at| before.len() - at < 400)
    });
    let una = una.expect("the form for Una");
    hugo.post(una, &[("reason", " ")]).with_status(422);
    for _ in 0..2 {
        hugo.post(una, &[("reason", "She has a new job.")])
            .with_status(303);
    }
    search.who("una").get(&panel).with_status(404);
    search
        .rate("una", second, ("clear", "Again."), "save")
        .with_status(404);
    search.seat("una", &["peer"]).with_status(422);
    search
        .rate("teo", first, ("clear", "Teo-first"), "hand-in")
        .with_status(303);
    let page = search.who("teo").get(&search.of(first, "")).text();
    assert!(page.contains("Una-first") && page.contains("No longer on the panel"));
    let rows = RUNTIME.block_on(search.app.db().all(&DRAFTS, params![]));
    assert!(rows.expect("the drafts").is_empty());
    assert!(
        hugo.get(&panel)
            .text()
            .contains("Somebody with experience in peer roles")
    );
}

#[test]
fn who_withdraws_while_the_panel_writes_is_rated_no_more_and_can_be_erased() {
    let search = Search::with_panel();
    let id = search.interviewed("Amaru");
    search
        .rate("una", id, ("clear", "Una-handed"), "hand-in")
        .with_status(303);
    search.step(id, Status::Withdrawn);
    let page = search.rate("teo", id, ("clear", "Typed anyway"), "hand-in");
    assert!(page.with_status(422).text().contains("take part no longer"));
    let application = search.application(id);
    let erased = RUNTIME.block_on(search.app.db().change(&Actor::visitor(), async |tx| {
        application.erase(&tx).await?;
        Ok::<_, db::Error>(())
    }));
    erased.expect("it is erased");
    let page = search.who("una").get(&search.of(id, "")).with_status(200);
    assert!(page.text().contains("Erased at their wish"));
    for name in ["una", "hugo", "lena", "teo"] {
        let app = search.who(name);
        for words in ["Amaru", "Una-handed"] {
            assert!(sees(&app, &search, id, words).is_empty(), "{name} {words}");
        }
    }
    let report = RUNTIME.block_on(search.app.db().audit_verify(None, &mut |_, _| ()));
    assert!(report.expect("the log is read").faults.is_empty());
}

#[test]
fn notes_are_on_evidence_and_speak_of_nobodys_health() {
    let search = Search::with_panel();
    let id = search.interviewed("Amaru");
    for notes in [
        "Seems stable now.",
        "Told us of a diagnosis and of medication.",
        "The job would be good for her recovery.",
    ] {
        let page = search.rate("teo", id, ("clear", notes), "hand-in");
        let page = page.with_status(422);
        assert!(page.text().contains("health or stability"), "{notes}");
        assert!(page.body().contains(notes));
    }
    search
        .rate("teo", id, ("clear", ""), "hand-in")
        .with_status(422);
    search
        .rate("teo", id, ("splendid", "Said so."), "hand-in")
        .with_status(422);
    search
        .rate("teo", id, ("clear", &"x".repeat(2_001)), "hand-in")
        .with_status(422);
    let mut fields = sheet("clear", "Says that medication is for each to decide.");
    fields.push(("anyway".to_owned(), "yes".to_owned()));
    fields.push(("go".to_owned(), "hand-in".to_owned()));
    let fields: Vec<_> = fields
        .iter()
        .map(|f| (f.0.as_str(), f.1.as_str()))
        .collect();
    search
        .who("teo")
        .post(&search.of(id, "/rating"), &fields)
        .with_status(303);
    // Nobody hands in about an interview that was not held.
    let open = search.invited("Bo");
    let page = search.rate("teo", open, ("clear", "Heard before."), "hand-in");
    assert!(
        page.with_status(422)
            .text()
            .contains("not written down as held")
    );
}

#[test]
fn two_tabs_show_both_drafts_and_hand_in_once() {
    let search = Search::with_panel();
    let id = search.interviewed("Amaru");
    let teo = search.who("teo");
    let save = |notes, version| {
        let fields = [
            ("word-PF01", "clear"),
            ("notes-PF01", notes),
            ("version", version),
            ("go", "save"),
        ];
        teo.post(&search.of(id, "/rating"), &fields)
    };
    save("First tab.", "0").with_status(303);
    let both = save("Second tab.", "0").with_status(409);
    assert!(both.text().contains("First tab.") && both.body().contains("Second tab."));
    let version = both.attributes("input[name=version]", "value").concat();
    save("Both tabs.", &version).with_status(303);
    assert!(teo.get(&search.of(id, "")).body().contains("Both tabs."));
    for _ in 0..2 {
        search
            .rate("teo", id, ("clear", "Handed."), "hand-in")
            .with_status(303);
    }
    assert_eq!(
        teo.get(&search.of(id, ""))
            .texts("#s-PF01 ~ dl > div")
            .len(),
        1
    );
}

#[test]
fn who_leads_and_may_have_seen_ratings_does_not_join_afterwards() {
    let search = Search::with_panel();
    let id = search.interviewed("Amaru");
    search.heard(id);
    let page = search.seat("lena", &["another"]).with_status(422);
    assert!(page.text().contains("may have seen"));
    search.seat("col", &["another"]).with_status(303);
    // With a new member, those who lead wait again.
    let page = search.who("lena").get(&search.of(id, "")).text();
    assert!(!page.contains("heard how they led") && page.contains("col"));
}

#[test]
fn who_was_not_invited_or_applied_elsewhere_is_no_candidate() {
    let search = Search::with_panel();
    let id = search.applied("Amaru");
    search.who("hugo").get(&search.of(id, "")).with_status(404);
    let form = format!("{}/candidates", search.at);
    let other = format!("/openings/{}/candidates", search.cast.riverbend);
    let fields = [("application", id.to_string())];
    let fields = fields.each_ref().map(|f| (f.0, f.1.as_str()));
    search.who("hugo").post(&other, &fields).with_status(400);
    search.who("teo").post(&form, &fields).with_status(404);
    search.who("hugo").post(&form, &[]).with_status(400);
    search.step(id, Status::Withdrawn);
    search.who("hugo").post(&form, &fields).with_status(422);
    let late = search.invited("Bo");
    for held in ["", "2199-01-01", "1999-01-01", "soon"] {
        search
            .who("hugo")
            .post(&search.of(late, "/interview"), &[("held_on", held)])
            .with_status(422);
    }
}

#[test]
fn who_leads_and_stepped_aside_neither_reads_nor_decides() {
    let search = Search::with_panel();
    let id = search.interviewed("Amaru");
    search.seat("lena", &["another"]).with_status(303);
    search
        .declare("lena", "aside", "My brother applied.")
        .with_status(303);
    search.heard(id);
    let lena = search.who("lena");
    assert!(!lena.get(&search.of(id, "")).text().contains("led a group"));
    lena.get(&format!("{}/record", search.at)).with_status(404);
    let decision = format!("{}/decision", search.at);
    let answer = lena.get(&decision).with_status(303);
    assert!(answer.header("location").ends_with("/panel"));
    lena.post(&decision, &[("chosen", "nobody")])
        .with_status(303);
    assert!(
        search
            .who("hugo")
            .get(&search.of(id, ""))
            .text()
            .contains("led a group")
    );
}
