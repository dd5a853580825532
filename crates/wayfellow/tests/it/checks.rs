//! "Check a text", "I was asked to…", the role chart and the rules.

use std::collections::BTreeMap;

use axum::http::Method;
use rolecheck::{Activity, Reason, rules};

use crate::app::{Answer, TestApp, word_file};

const EDGE: &str = "the-edge-between-fields";

/// Sends the form of "Check a text": names, values, and a file if there is one.
fn send(path: &str, fields: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Answer {
    send_to(&TestApp::new(), path, fields, file)
}

fn send_to(
    app: &TestApp,
    path: &str,
    fields: &[(&str, &str)],
    file: Option<(&str, &[u8])>,
) -> Answer {
    let mut body = Vec::new();
    for (name, value) in fields {
        let head = format!(
            "--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        );
        body.extend(head.into_bytes());
    }
    if let Some((name, bytes)) = file {
        let head = format!(
            "--{EDGE}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
        );
        body.extend(head.into_bytes());
        body.extend(bytes);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{EDGE}--\r\n").into_bytes());
    app.ask(Method::POST, path)
        .header(
            "content-type",
            &format!("multipart/form-data; boundary={EDGE}"),
        )
        .body(body)
}

const TEXT: &str = "Greet clients & guests <at> the door.\r\nHand out the pills.";

#[test]
fn a_text_is_shown_with_its_marks_and_a_card_for_each_in_order() {
    let page = send("/check", &[("kind", "task"), ("text", TEXT)], None).with_status(200);
    let marks = page.texts(".marked a.mark");
    assert_eq!(marks[0], "clients");
    assert_eq!(page.attributes(".marked a.mark", "href")[0], "#f-1");
    assert_eq!(page.attributes(".finding", "id")[..2], ["f-1", "f-2"]);
    assert_eq!(page.texts(".finding .verdict")[0], "Does not fit");
    assert_eq!(page.texts("[data-summary]"), ["2 do not fit"]);
    assert!(page.texts("textarea")[0].contains("<at> the door."));
    let codes = page.texts(".finding .code");
    assert_eq!(codes, ["LANG-PERSON", "RF-MED"]);
    assert_eq!(page.header("cache-control"), "no-store");
}

#[test]
fn a_suggestion_is_used_without_scripts() {
    let page = send("/check", &[("kind", "task"), ("text", TEXT)], None);
    let key = page
        .attributes(".finding button[name=accept]", "value")
        .remove(0);
    for chosen in [key.as_str(), "all"] {
        let mended = send("/check", &[("text", TEXT), ("accept", chosen)], None).with_status(200);
        assert!(
            mended.texts("textarea")[0].starts_with("Greet people & guests"),
            "{chosen}"
        );
        assert_eq!(mended.texts("[data-summary]"), ["1 does not fit"]);
    }
    let stale = send(
        "/check",
        &[("text", "Greet people."), ("accept", &key)],
        None,
    )
    .with_status(200);
    assert_eq!(stale.texts("textarea"), ["Greet people."]);
}

#[test]
fn scripts_get_marks_in_the_units_they_count_in() {
    let ask = |body: &str| {
        TestApp::new()
            .ask(Method::POST, "/check/findings")
            .header("content-type", "application/json")
            .body(body.as_bytes().to_vec())
    };
    let found = ask(r#"{"text": "🙂 Greet clients.", "page": true}"#)
        .with_status(200)
        .json();
    assert_eq!(found["marks"][0]["start"], 9);
    assert_eq!(found["marks"][0]["end"], 16);
    assert_eq!(found["findings"][0]["span"]["start"], 11);
    assert!(
        found["cards"]
            .as_str()
            .is_some_and(|c| c.contains("id=\"f-1\""))
    );
    let plain =
        ask(r#"{"text": "Give someone a ride.", "answers": {"asked-by": "person"}}"#).json();
    assert_eq!(plain["findings"], serde_json::json!([]));
    assert!(plain.get("cards").is_none());
    assert!(ask(r#"{"kind": "task"}"#).with_status(422).json()["error"].is_string());
    ask("{").with_status(400);
}

#[test]
fn files_are_read_and_a_word_file_can_be_had_with_comments() {
    let file = word_file(&["Greet clients at the door."]);
    let page = send(
        "/check",
        &[("kind", "task")],
        Some(("Aide & co.docx", &file)),
    )
    .with_status(200);
    assert_eq!(page.texts(".marked a.mark"), ["clients"]);
    let again = page.attributes("input[name=again]", "value").remove(0);
    let name = page.attributes("input[name=again-name]", "value").remove(0);
    let sent = [
        ("kind", "task"),
        ("again", again.as_str()),
        ("again-name", name.as_str()),
    ];
    for answer in [
        send("/check/annotated", &sent, None),
        send("/check/annotated", &[], Some(("Aide & co.docx", &file))),
    ] {
        let answer = answer.with_status(200);
        assert!(
            answer
                .header("content-disposition")
                .contains("Aide%20%26%20co%20%28checked%29%2Edocx")
        );
        let text = documents::docx::read(&answer.body).expect("a Word file");
        assert!(
            text.notes
                .contains(&documents::docx::Note::CommentsPresent(1)),
            "{:?}",
            text.notes
        );
    }
    let html = b"<p>Greet clients.</p><blockquote>Greet clients.</blockquote>";
    let page = send("/check", &[], Some(("a.html", html))).with_status(200);
    assert_eq!(
        page.texts(".marked a.mark"),
        ["clients"],
        "what a page quotes is left alone"
    );
}

#[test]
fn what_cannot_be_read_is_refused_in_words() {
    let noise = [0_u8, 255, 254, 1, 0, 0, 7];
    let refused = send("/check", &[], Some(("noise.bin", &noise))).with_status(422);
    assert!(refused.text().contains("noise.bin"), "{}", refused.text());
    // what was typed beside the file is still there, and so is the form
    let typed = [("kind", "policy"), ("text", "Greet whoever comes in.")];
    let refused = send("/check", &typed, Some(("noise.bin", &noise))).with_status(422);
    assert!(refused.text().contains("Greet whoever comes in."));
    let chosen = "value=\"policy\" checked";
    assert!(refused.body().contains(chosen), "{}", refused.body());
    send("/check", &[], Some(("broken.docx", b"PK\x03\x04"))).with_status(422);
    // In the language of the page.
    for path in ["/check", "/check/annotated"] {
        let refused = send_to(
            &TestApp::new().in_language("es"),
            path,
            &[],
            Some(("roto.docx", b"PK\x03\x04")),
        );
        let text = refused.with_status(422).text();
        assert!(
            text.contains("Este documento de Word está dañado"),
            "{text}"
        );
        assert!(!text.contains("damaged"), "{text}");
    }
    send("/check/annotated", &[("text", "no file")], None).with_status(400);
    send("/check/annotated", &[], Some(("a.txt", b"Greet."))).with_status(400);
    send("/check", &[("kind", "poem")], None).with_status(400);
    let large = vec![b'a'; 3 << 20];
    send("/check", &[], Some(("large.txt", &large))).with_status(413);
    TestApp::new()
        .post("/check", &[("text", "not in parts")])
        .with_status(400);
}

/// The verdict a page shows, and the answers it offers to the next question.
fn read(page: &Answer) -> (String, Vec<String>) {
    let verdict = page
        .attributes(".verdict-card", "class")
        .join("")
        .replace("verdict-card ", "");
    (verdict, page.attributes(".asked-choices button", "value"))
}

#[test]
fn every_activity_is_decided_by_at_most_three_answers() {
    let app = TestApp::new();
    for activity in Activity::ALL {
        let mut verdicts = BTreeMap::new();
        let mut waiting = vec![Vec::<String>::new()];
        while let Some(answers) = waiting.pop() {
            let mut fields = vec![("activity", activity.name())];
            fields.extend(answers.iter().map(|a| ("answer", a.as_str())));
            let page = app.post("/asked", &fields).with_status(200);
            let (verdict, choices) = read(&page);
            if answers.is_empty() {
                assert_eq!(verdict, "depends", "{activity} alone decides nothing");
            }
            assert!(
                answers.len() < 3 || choices.is_empty(),
                "{activity}: a fourth question"
            );
            if choices.is_empty() {
                *verdicts.entry(verdict).or_insert(0) += 1;
            }
            waiting.extend(
                choices
                    .into_iter()
                    .map(|c| [answers.clone(), vec![c]].concat()),
            );
        }
        for verdict in ["consistent", "not-consistent"] {
            assert!(
                verdicts.contains_key(verdict),
                "{activity} is never {verdict}: {verdicts:?}"
            );
        }
    }
}

#[test]
fn a_task_in_own_words_gets_a_verdict_reasons_and_words_to_use() {
    let app = TestApp::new();
    let page = app
        .post(
            "/asked",
            &[("task", "Drive people to the clinic every morning.")],
        )
        .with_status(200);
    assert_eq!(read(&page).0, "not-consistent");
    let text = page.text();
    for part in [
        "It does not fit a peer role",
        "Why",
        "busy work",
        "Words to use",
        "Could we find another way for routine rides?",
        "What fits the role",
        "Giving rides: both sides",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(
        page.attributes(".verdict-card a", "href")
            .contains(&"/role-chart#rides".to_owned())
    );
    let odd = app.post(
        "/asked",
        &[(
            "task",
            "Nous cherchons une personne pour accompagner les gens chaque jour.",
        )],
    );
    assert!(odd.text().contains("in English only"), "{}", odd.text());
    let long = "Drive people. ".repeat(60);
    let long = app.post("/asked", &[("task", &long)]).with_status(422);
    assert!(long.text().contains("600"), "{}", long.text());
    let nothing = app.post("/asked", &[("task", " ")]).with_status(422);
    assert!(nothing.text().contains("Say what you were asked to do"));
    app.post("/asked", &[("activity", "juggling")])
        .with_status(400);
    app.post("/asked", &[("activity", "rides"), ("answer", "staff")])
        .with_status(400);
    app.get("/asked?activity=juggling").with_status(404);
    let spanish = app
        .in_language("es")
        .post("/asked", &[("activity", "rides")]);
    assert!(
        spanish.text().contains("¿Quién lo pidió?"),
        "{}",
        spanish.text()
    );
}

#[test]
fn the_sheet_for_supervision_holds_what_was_said_and_leaves_room() {
    let fields = [
        ("task", "Give someone a ride."),
        ("answer", "asked-by=staff"),
    ];
    let note = TestApp::new().post("/asked/note", &fields).with_status(200);
    let text = note.text();
    for part in [
        "Give someone a ride.",
        "Who asked for it?",
        "My boss",
        "It does not fit a peer role",
        "My own notes",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!(note.header("cache-control"), "no-store");
    TestApp::new().post("/asked/note", &[]).with_status(400);
}

#[test]
fn the_chart_has_the_documents_numbers() {
    let page = TestApp::new().get("/role-chart").with_status(200);
    assert_eq!(
        page.attributes(".chart-row", "id"),
        Activity::ALL.iter().map(|a| a.name()).collect::<Vec<_>>()
    );
    assert_eq!(page.texts(".side.fits li").len(), 55);
    assert_eq!(page.texts(".side.unfit li").len(), 37);
    assert_eq!(page.texts(".reasons dt").len(), Reason::ALL.len());
    let mut headings: Vec<String> = page.texts(".chart-row > p[lang=en]:not(.cite)");
    headings.sort();
    headings.dedup();
    assert_eq!(headings.len(), 14, "job and housing share their reason");
}

#[test]
fn every_rule_has_a_page_whose_flagged_examples_are_marked() {
    let app = TestApp::new();
    let list = app.get("/rules").with_status(200);
    assert_eq!(list.texts("[data-filter-row]").len(), rules().len());
    for rule in rules() {
        let page = app.get(&format!("/rules/{}", rule.code)).with_status(200);
        assert_eq!(
            page.texts(".rule-examples .side.unfit").len(),
            rule.flagged.len(),
            "{}",
            rule.code
        );
        assert!(
            page.texts(".rule-examples .side.fits mark").is_empty(),
            "{}",
            rule.code
        );
        assert!(!page.texts("aside .cite").is_empty(), "{}", rule.code);
    }
    let person = app.get("/rules/lang-person").with_status(200);
    assert!(!person.texts(".rule-examples .side.unfit mark").is_empty());
    app.get("/rules/NONE").with_status(404);
}
