//! Decisions: four questions first, reasons by what the job asks for, the position that is opened, and the record.

use uuid::Uuid;
use wayfellow::actor::Actor;
use wayfellow::applications::application::Status;
use wayfellow::db::{self, Entry, new_id, params, statements};

use crate::app::{Answer, RUNTIME};
use crate::search::{REQUIRED, Search};

statements! {
    NEEDS = "INSERT INTO application_accommodations (id, application_id, words, made_at) VALUES ($1, $2, 'A-room-without-stairs', $3)";
    LINES = "SELECT r.line, r.supervisor_id FROM relations r JOIN placements l ON l.person_id = r.worker_id JOIN positions p ON p.id = l.position_id WHERE p.job_title = 'Peer specialist' AND p.since IS NOT NULL AND r.organization_id = $1 ORDER BY r.line DESC";
}

/// A search with candidates that everyone of the panel has heard.
fn heard(names: &[&str]) -> (Search, Vec<Uuid>) {
    let search = Search::with_panel();
    let ids: Vec<Uuid> = names.iter().map(|n| search.interviewed(n)).collect();
    for id in &ids {
        search.heard(*id);
    }
    (search, ids)
}

/// Answers and reasons that will do, with changes.
fn decide(search: &Search, ids: &[Uuid], chosen: &str, changes: &[(&str, &str)]) -> Answer {
    let mut fields: Vec<(String, String)> = Vec::new();
    for n in 1..=4 {
        fields.push((format!("pitfall-PL{n}"), "no".to_owned()));
        let words = "We asked each other, and none of us said so.".to_owned();
        fields.push((format!("pitfall-words-PL{n}"), words));
    }
    for id in ids {
        fields.push((format!("q-{id}"), REQUIRED.to_owned()));
        let words = "Told how they would use what they learned to lead a group.";
        fields.push((format!("reason-{id}"), words.to_owned()));
    }
    fields.push(("chosen".to_owned(), chosen.to_owned()));
    fields.retain(|f| !changes.iter().any(|c| c.0 == f.0));
    fields.extend(changes.iter().map(|c| (c.0.to_owned(), c.1.to_owned())));
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|f| (f.0.as_str(), f.1.as_str()))
        .collect();
    search
        .who("hugo")
        .post(&format!("{}/decision", search.at), &fields)
}

fn day(days: i64) -> String {
    let now = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC);
    let day = now.date().saturating_add(jiff::Span::new().days(days));
    day.to_string()
}

fn hire(search: &Search, changes: &[(&str, &str)]) -> Answer {
    let (begins, certified) = (day(14), day(150));
    let (teo, lena) = (
        search.cast.id("teo").to_string(),
        search.cast.id("lena").to_string(),
    );
    let mut fields = vec![
        ("position", "new"),
        ("begins_on", begins.as_str()),
        ("certified_by", &certified),
        ("peer_line", &teo),
        ("administrative_line", &lena),
        ("tasks", "Meet both supervisors\nFind a training"),
    ];
    fields.retain(|f| !changes.iter().any(|c| c.0 == f.0));
    fields.extend(changes);
    search
        .who("hugo")
        .post(&format!("{}/hiring", search.at), &fields)
}

#[test]
fn what_is_missing_before_a_decision_is_said_by_name() {
    let search = Search::with_panel();
    let (first, second) = (search.interviewed("Amaru"), search.invited("Bo"));
    search
        .rate("una", first, ("clear", "Said so."), "hand-in")
        .with_status(303);
    let page = search.who("hugo").get(&format!("{}/decision", search.at));
    let text = page.with_status(200).text();
    for words in ["Not interviewed yet: Bo", "for Amaru: sam, teo"] {
        assert!(text.contains(words), "{words} in {text}");
    }
    let refused = decide(&search, &[first, second], "nobody", &[]);
    assert!(refused.with_status(422).text().contains("still missing"));
    for (name, status) in [("teo", 404), ("col", 404), ("ada", 404), ("visitor", 303)] {
        let page = search.who(name).get(&format!("{}/decision", search.at));
        page.with_status(status);
    }
}

#[test]
fn the_four_questions_are_answered_in_words_and_one_of_them_ends_it() {
    let (search, ids) = heard(&["Amaru", "Bo"]);
    let id = ids[0].to_string();
    for (change, words) in [
        (("pitfall-PL3", ""), "Answer each"),
        (("pitfall-PL3", "perhaps"), "Answer each"),
        (("pitfall-words-PL4", " "), "Answer each"),
        (("pitfall-PL1", "yes"), "own recovery is no reason"),
        (("chosen", ""), "Choose whom"),
        (("chosen", "somebody"), "Choose whom"),
    ] {
        let page = decide(&search, &ids, &id, &[change]).with_status(422);
        assert!(page.text().contains(words), "{change:?}");
        // What was typed is not lost.
        assert!(page.body().contains("lead a group"), "{change:?}");
    }
    let elsewhere = new_id().to_string();
    decide(&search, &ids, &elsewhere, &[]).with_status(422);
    let page = search.who("hugo").get(&format!("{}/decision", search.at));
    assert!(
        page.text()
            .contains("absurd to consider this person for another role")
    );
    assert!(!page.text().contains("What was decided"));
}

#[test]
fn reasons_rest_on_what_the_ad_asked_for_and_on_nobodys_health() {
    let (search, ids) = heard(&["Amaru", "Bo"]);
    let id = ids[0].to_string();
    let (words, rests) = (format!("reason-{}", ids[1]), format!("q-{}", ids[1]));
    for reason in [
        "Not stable enough for this job.",
        "They seem fragile.",
        "The work would be good for them.",
        "We think it would help his recovery.",
        "Has been hospitalized lately.",
        "She is not stable.",
        "Has no symptoms any more.",
    ] {
        let page = decide(&search, &ids, &id, &[(&words, reason)]).with_status(422);
        assert!(
            page.text().contains("Say it by what the job needs"),
            "{reason}"
        );
        assert!(page.body().contains(reason));
    }
    let pitfall = ("pitfall-words-PL2", "He is more stable than the others.");
    decide(&search, &ids, &id, &[pitfall]).with_status(422);
    decide(&search, &ids, &id, &[(&words, " ")]).with_status(422);
    // Something the ad did not ask for is nothing to rest on.
    decide(&search, &ids, &id, &[(&rests, "Lives close by")]).with_status(422);
    decide(&search, &ids, &id, &[(&words, &"x".repeat(2_001))]).with_status(422);
    decide(&search, &ids, &id, &[]).with_status(303);
    let page = search.who("hugo").get(&format!("{}/decision", search.at));
    let text = page.text();
    for words in ["offered to Amaru", REQUIRED, "none of us said so"] {
        assert!(text.contains(words), "{words}");
    }
}

#[test]
fn after_a_decision_nobody_rates_and_the_panel_stays_as_it_is() {
    let (search, ids) = heard(&["Amaru", "Bo"]);
    decide(&search, &ids, "nobody", &[]).with_status(303);
    for go in ["hand-in", "save"] {
        let page = search.rate("teo", ids[0], ("clear", "Later."), go);
        assert!(page.with_status(422).text().contains("was decided"));
    }
    let page = search.who("una").get(&search.of(ids[0], ""));
    assert!(!page.body().contains("Later."));
    search.seat("col", &["another"]).with_status(422);
    // An offer that was declined leads to another decision; the first stays in the record.
    decide(&search, &ids, &ids[1].to_string(), &[]).with_status(303);
    let record = search
        .who("ada")
        .get(&format!("{}/record/record.json", search.at));
    let record = record.with_status(200).json();
    assert_eq!(record["decisions"].as_array().map(Vec::len), Some(2));
    assert_eq!(record["decisions"][0]["reasons"][0]["chosen"], false);
}

#[test]
fn two_who_decide_at_once_do_not_decide_twice() {
    let (search, ids) = heard(&["Amaru"]);
    let id = ids[0].to_string();
    decide(&search, &ids, &id, &[]).with_status(303);
    hire(&search, &[]).with_status(303);
    let page = decide(&search, &ids, "nobody", &[]).with_status(422);
    assert!(page.text().contains("hired already"));
}

#[test]
fn whoever_is_hired_has_a_position_both_lines_and_a_day_to_be_certified_by() {
    let (search, ids) = heard(&["Amaru", "Bo"]);
    hire(&search, &[]).with_status(404);
    decide(&search, &ids, &ids[0].to_string(), &[]).with_status(303);
    let (late, early) = (day(14 + 190), day(3));
    let stranger = search.cast.id("olga").to_string();
    for change in [
        ("begins_on", "soon"),
        ("begins_on", "1999-01-01"),
        ("certified_by", late.as_str()),
        ("certified_by", &early),
        ("certified_by", ""),
        ("peer_line", ""),
        ("administrative_line", ""),
        ("peer_line", &stranger),
        ("position", &stranger),
        ("email", "nobody"),
    ] {
        let page = hire(&search, &[change]).with_status(422);
        assert!(page.body().contains("Find a training"), "{change:?}");
    }
    for _ in 0..2 {
        hire(&search, &[]).with_status(303);
    }
    assert_eq!(search.application(ids[0]).status, Status::Hired);
    let page = search.who("hugo").get(&format!("{}/decision", search.at));
    let text = page.text();
    for words in [
        "Committed to be certified by",
        "Find a training",
        "Invite them",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
    let position = page.attributes("#hired ~ p a", "href").remove(0);
    let position = search.who("hugo").get(&position).with_status(200).text();
    assert!(position.contains("Amaru"), "{position}");
    let newcomers = search.who("hugo").get("/organization/newcomers").text();
    assert!(newcomers.contains("Amaru"));
    let lines = RUNTIME.block_on(search.app.db().all(&LINES, params![search.cast.riverbend]));
    let lines: Vec<(String, Uuid)> = lines
        .expect("the lines")
        .iter()
        .map(|r| {
            (
                r.get("line").expect("a line"),
                r.get("supervisor_id").expect("who"),
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            ("peer".to_owned(), search.cast.id("teo")),
            ("administrative".to_owned(), search.cast.id("lena"))
        ]
    );
}

#[test]
fn the_record_shows_an_auditor_who_did_what_and_no_accommodation() {
    let (search, ids) = heard(&["Amaru", "Bo"]);
    let entered = RUNTIME.block_on(search.app.db().change(&Actor::visitor(), async |tx| {
        tx.execute(&NEEDS, params![new_id(), ids[0], tx.now()])
            .await?;
        tx.record(Entry::new("add", "test"));
        Ok::<_, db::Error>(())
    }));
    entered.expect("it is entered");
    let at = format!("{}/record", search.at);
    let ada = search.who("ada");
    let before = ada.get(&at).with_status(200).text();
    assert!(before.contains("Not decided yet") && !before.contains("led a group"));
    decide(&search, &ids, &ids[0].to_string(), &[]).with_status(303);
    hire(&search, &[]).with_status(303);
    let page = ada.get(&at).with_status(200);
    let contents = page.attributes("nav[aria-labelledby=contents] a", "href");
    assert_eq!(contents.len(), page.texts("h2[id^=part-]").len());
    assert!(contents.iter().all(|c| page.texts(c).len() == 1));
    let text = page.text();
    for words in [
        "How would you describe a peer role",
        "teo heard how they led a group",
        "offered to Amaru",
        "absurd to consider",
        "Find a training",
        "No ties",
    ] {
        assert!(text.contains(words), "{words}");
    }
    for file in ["record.json", "record.html"] {
        let body = ada.get(&format!("{at}/{file}")).with_status(200).body();
        assert!(body.contains("teo heard how they led a group"), "{file}");
        for hidden in ["without-stairs", "services,colleague", "Receives services"] {
            assert!(!body.contains(hidden) && !text.contains(hidden), "{hidden}");
        }
    }
    for file in ["record.pdf", "record.docx"] {
        ada.get(&format!("{at}/{file}")).with_status(200);
    }
    for file in ["record.exe", "record", "other.json"] {
        ada.get(&format!("{at}/{file}")).with_status(404);
    }
    for name in ["teo", "una", "mara", "olga", "nadia", "ops"] {
        search.who(name).get(&at).with_status(404);
        search
            .who(name)
            .get(&format!("{at}/record.json"))
            .with_status(404);
    }
}

#[test]
fn no_number_stands_in_for_a_decision() {
    let (search, ids) = heard(&["Amaru"]);
    decide(&search, &ids, &ids[0].to_string(), &[]).with_status(303);
    let json = search
        .who("ada")
        .get(&format!("{}/record/record.json", search.at))
        .json();
    let heard = json["candidates"][0]["heard"].as_array().expect("voices");
    assert_eq!(heard.len(), 3);
    for voice in heard {
        for (code, said) in voice["heard"].as_object().expect("a sheet") {
            assert!(
                said["word"].is_string() && said["notes"].is_string(),
                "{code}"
            );
            assert_eq!(said.as_object().map(|o| o.len()), Some(2), "{code}");
        }
    }
    let page = search.who("lena").get(&search.of(ids[0], "")).text();
    for word in ["average", "score", "total", "rank"] {
        assert!(!page.to_lowercase().contains(word), "{word}");
    }
}

#[test]
fn searches_are_listed_for_those_who_have_a_part_in_them() {
    let (search, ids) = heard(&["Amaru"]);
    decide(&search, &ids, "nobody", &[]).with_status(303);
    let links = |name: &str| {
        let page = search.who(name).get("/interviews").with_status(200);
        let mut links = page.attributes("main .actions a", "href");
        links.retain(|l| l.starts_with(&search.at));
        let at = |l: &String| l[search.at.len() + 1..].to_owned();
        links.iter().map(at).collect::<Vec<_>>()
    };
    assert_eq!(links("hugo"), ["kit", "panel", "decision", "record"]);
    assert_eq!(links("una"), ["kit", "panel"]);
    assert_eq!(links("ada"), ["record"]);
    for name in ["mara", "olga"] {
        let page = search.who(name).get("/interviews").with_status(200);
        assert!(page.texts(".empty").len() == 1, "{name}");
    }
    search.who("ops").get("/interviews").with_status(404);
    let listed = search.who("una").get("/openings");
    assert!(
        listed
            .attributes("main a", "href")
            .contains(&"/interviews".to_owned())
    );
    assert!(!search.app.get("/openings").body().contains("/interviews"));
}

#[test]
fn a_seat_that_nobody_takes_is_named_and_stops_nobody() {
    let search = Search::begin();
    search.seat("teo", &["lead"]).with_status(303);
    search.declare("teo", "none", "").with_status(303);
    let id = search.interviewed("Amaru");
    search
        .rate("teo", id, ("clear", "Led a group."), "hand-in")
        .with_status(303);
    let page = search.who("hugo").get(&format!("{}/decision", search.at));
    assert!(page.text().contains("Somebody who receives services"));
    decide(&search, &[id], "nobody", &[]).with_status(303);
    let record = search.who("ada").get(&format!("{}/record", search.at));
    assert!(record.text().contains("Somebody who receives services"));
}
