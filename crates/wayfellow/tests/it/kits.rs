//! The interview kit of an opening: chosen, in one's own words, checked, ordered, put in use, and given away.

use std::collections::BTreeSet;

use toml::Value;

use crate::app::{Answer, TestApp};
use crate::cast::{Cast, with_cast};
use crate::program::root;

fn with_riverbend() -> (TestApp, Cast, String) {
    let (app, cast) = with_cast();
    let at = format!("/openings/{}/kit", cast.riverbend);
    (app, cast, at)
}

fn own(app: &TestApp, at: &str, words: &str, reason: &str) -> Answer {
    let fields = [("words", words), ("reason", reason), ("core", "yes")];
    app.post(&format!("{at}/questions"), &fields)
}

fn asked(app: &TestApp, at: &str) -> Vec<String> {
    app.get(at).with_status(200).texts(".kit > li > .name")
}

/// The addresses of the forms of the questions, in order.
fn forms(app: &TestApp, at: &str) -> Vec<String> {
    app.get(at).attributes(".kit > li form a.button", "href")
}

/// The rules that refuse a question, with their examples.
fn prohibited() -> Vec<(String, String, Vec<String>)> {
    let folder = root().join("data/rules/lawful-hiring");
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the rules") {
        let text = std::fs::read_to_string(entry.expect("an entry").path()).expect("a rule");
        let rule: Value = toml::from_str(&text).expect("a rule is TOML");
        if rule["kind"].as_str() != Some("prohibited-question") {
            continue;
        }
        let text = |key: &str| rule[key].as_str().unwrap_or_default().to_owned();
        let flagged = rule["flagged"].as_array().into_iter().flatten();
        let examples = flagged.map(|e| e["text"].as_str().unwrap_or_default().to_owned());
        found.push((text("code"), text("name"), examples.collect()));
    }
    found
}

#[test]
fn every_prohibited_question_of_our_lists_is_refused_by_the_name_of_its_rule() {
    let (app, cast, at) = with_riverbend();
    let hugo = app.signed_in_as(&cast, "hugo");
    let rules = prohibited();
    let mut tried = 0;
    for (_, _, examples) in &rules {
        for words in examples {
            // A reason does not make it lawful.
            let page = own(&hugo, &at, words, "We always ask.").with_status(422);
            // Of several rules that look for the same words, one is named.
            let named = page.texts(".finding .code").concat();
            let rule = rules.iter().find(|r| r.0 == named);
            let rule = rule.unwrap_or_else(|| panic!("{words}: {named:?}"));
            assert!(page.text().contains(rule.1.as_str()), "{words}");
            // What was typed is not lost.
            assert!(page.texts("#words").concat().contains(words.as_str()));
            tried += 1;
        }
    }
    assert!(
        rules.len() >= 9 && tried >= 18,
        "{} rules, {tried}",
        rules.len()
    );
    assert_eq!(asked(&hugo, &at), Vec::<String>::new());
}

#[test]
fn a_prohibited_question_does_not_get_in_behind_a_fair_one_or_by_a_change() {
    let (app, cast, at) = with_riverbend();
    let hugo = app.signed_in_as(&cast, "hugo");
    for words in [
        "How would you support someone who hears voices? Are you on medication yourself?",
        "What drew you to this position?\nWhat is your diagnosis?",
        "WHAT IS YOUR DIAGNOSIS?",
    ] {
        own(&hugo, &at, words, "").with_status(422);
    }
    hugo.post(&format!("{at}/choices"), &[("code", "IS1")])
        .with_status(303);
    let form = forms(&hugo, &at).remove(0);
    let change = [
        ("words", "Have you ever been hospitalized?"),
        ("version", "1"),
        ("reason", "It was in our old kit."),
    ];
    let page = hugo.post(&form, &change).with_status(422);
    assert_eq!(page.texts(".finding .code"), ["ASK-HOSPITAL"]);
    assert!(
        asked(&hugo, &at)[0].contains("heart"),
        "{:?}",
        asked(&hugo, &at)
    );
}

#[test]
fn the_lawful_question_offered_in_its_place_is_one_click_away_and_lawful_for_every_rule() {
    let (app, cast, at) = with_riverbend();
    for language in ["en", "es"] {
        let hugo = app.in_language(language).signed_in_as(&cast, "hugo");
        for (code, _, examples) in prohibited() {
            let page = own(&hugo, &at, &examples[0], "").with_status(422);
            let offered = page.attributes(".finding form input", "value");
            let names = page.attributes(".finding form input", "name");
            let fields: Vec<(&str, &str)> = names
                .iter()
                .map(String::as_str)
                .zip(offered.iter().map(String::as_str))
                .collect();
            let before = asked(&hugo, &at).len();
            hugo.post(&format!("{at}/questions"), &fields)
                .with_status(303);
            assert_eq!(asked(&hugo, &at).len(), before + 1, "{language} {code}");
        }
    }
}

#[test]
fn a_question_that_needs_care_is_kept_with_a_reason_only() {
    let (app, cast, at) = with_riverbend();
    let hugo = app.signed_in_as(&cast, "hugo");
    for words in [
        "Tell us your recovery story.",
        "Do you have a criminal record?",
    ] {
        let page = own(&hugo, &at, words, "").with_status(422);
        assert!(page.text().contains("needs care"), "{words}");
        own(&hugo, &at, words, "The job is in a prison.").with_status(303);
    }
    let page = own(
        &hugo,
        &at,
        "Was würden Sie in den ersten Wochen bei uns lernen wollen?",
        "",
    );
    assert!(page.with_status(422).text().contains("could not read"));
    assert_eq!(asked(&hugo, &at).len(), 2);
    assert!(hugo.get(&at).text().contains("The job is in a prison."));
}

#[test]
fn the_library_has_its_questions_ticked_once_and_in_order() {
    let (app, cast, at) = with_riverbend();
    let hugo = app.signed_in_as(&cast, "hugo");
    let empty = hugo.get(&at).with_status(200);
    assert!(empty.text().contains("Nothing is chosen yet"));
    // 20 questions, 5 topics, and the one scenario that the document gives.
    assert_eq!(empty.texts("input[name=code]").len(), 26);
    let picked = [
        ("code", "IS1"),
        ("code", "IT7"),
        ("code", "SN1"),
        ("code", "IS1"),
    ];
    for _ in 0..2 {
        hugo.post(&format!("{at}/choices"), &picked)
            .with_status(303);
    }
    let words = asked(&hugo, &at);
    assert_eq!(words.len(), 3);
    assert!(words[0].contains("peer role") && words[2].contains("Maria"));
    hugo.post(&format!("{at}/choices"), &[("code", "SN2")])
        .with_status(400);
    hugo.post(&format!("{at}/choices"), &[("code", "<b>")])
        .with_status(400);
    // Down, up, out.
    let first = forms(&hugo, &at).remove(0);
    hugo.post(&format!("{first}/place"), &[("go", "down")])
        .with_status(303);
    assert!(asked(&hugo, &at)[1].contains("peer role"));
    hugo.post(&format!("{first}/place"), &[("go", "up")])
        .with_status(303);
    hugo.post(&format!("{first}/place"), &[("go", "up")])
        .with_status(303);
    assert_eq!(asked(&hugo, &at), words);
    hugo.post(&format!("{first}/place"), &[("go", "drop")])
        .with_status(303);
    assert_eq!(asked(&hugo, &at), words[1..]);
    hugo.post(&format!("{first}/place"), &[("go", "drop")])
        .with_status(404);
    hugo.post(
        &format!("{}/place", forms(&hugo, &at)[0]),
        &[("go", "sideways")],
    )
    .with_status(400);
}

#[test]
fn what_the_panel_listens_for_is_in_its_file_and_not_in_the_one_for_the_invited() {
    let (app, cast, at) = with_riverbend();
    let hugo = app.signed_in_as(&cast, "hugo");
    hugo.post(&format!("{at}/choices"), &[("code", "IS1")])
        .with_status(303);
    own(&hugo, &at, "What drew you to this position?", "").with_status(303);
    let file = |name: &str| hugo.get(&format!("{at}/files/{name}")).with_status(200);
    let (panel, invited) = (file("panel.html").body(), file("candidate.html").body());
    assert!(panel.contains("Wants to counsel people") && panel.contains("Holds choice"));
    assert!(!invited.contains("Wants to counsel people") && !invited.contains("Holds choice"));
    for words in ["What drew you to this position?", "bring somebody along"] {
        assert!(panel.contains(words) && invited.contains(words), "{words}");
    }
    // Nobody gets the questions before when the kit says so.
    hugo.post(&at, &[("version", "1"), ("first_words", "We are three.")])
        .with_status(303);
    let invited = file("candidate.html").body();
    assert!(!invited.contains("What drew you") && invited.contains("We are three."));
    assert!(file("panel.pdf").header("content-type").contains("pdf"));
    assert!(
        file("candidate.docx")
            .header("content-type")
            .contains("word")
    );
    for name in ["panel.exe", "panel", "..pdf", "anybody.pdf"] {
        hugo.get(&format!("{at}/files/{name}")).with_status(404);
    }
}

#[test]
fn a_kit_in_use_changes_with_a_reason_and_interviews_go_on_as_before_until_then() {
    let (app, cast, at) = with_riverbend();
    let hugo = app.signed_in_as(&cast, "hugo");
    let versions = format!("{at}/versions");
    let page = hugo.post(&versions, &[]).with_status(422);
    assert!(page.text().contains("at least one question"));
    own(&hugo, &at, "What drew you to this position?", "").with_status(303);
    for _ in 0..2 {
        let used = hugo.post(&versions, &[]);
        assert!(matches!(used.status.as_u16(), 303 | 422));
    }
    assert!(hugo.get(&at).text().contains("Version 1."));
    assert!(!hugo.get(&at).text().contains("Version 2."));
    own(&hugo, &at, "What would you do in your first week?", "").with_status(303);
    assert!(
        hugo.get(&at)
            .text()
            .contains("Interviews go on with that version")
    );
    let invited = |words: &str| {
        let file = hugo.get(&format!("{at}/files/candidate.html"));
        file.body().contains(words)
    };
    assert!(!invited("first week"));
    let page = hugo.post(&versions, &[("reason", "  ")]).with_status(422);
    assert!(page.text().contains("Say why the kit changes"));
    hugo.post(
        &versions,
        &[("reason", "The panel missed a question on the job itself.")],
    )
    .with_status(303);
    assert!(invited("first week"));
    let page = hugo.get(&at).text();
    assert!(page.contains("Version 2.") && page.contains("missed a question"));
}

#[test]
fn two_leads_who_change_the_same_question_or_frame_see_both_versions() {
    let (app, cast, at) = with_riverbend();
    let (hugo, lena) = (
        app.signed_in_as(&cast, "hugo"),
        app.signed_in_as(&cast, "lena"),
    );
    own(&hugo, &at, "What drew you to this position?", "").with_status(303);
    let form = forms(&hugo, &at).remove(0);
    let change = |words| [("words", words), ("version", "1"), ("core", "yes")];
    hugo.post(&form, &change("What drew you to our organization?"))
        .with_status(303);
    let both = lena.post(&form, &change("What drew you to this work?"));
    let text = both.with_status(409).body();
    assert!(text.contains("our organization") && text.contains("this work"));
    let decided = [
        ("words", "What drew you to this work with us?"),
        ("version", "2"),
        ("core", "yes"),
    ];
    lena.post(&form, &decided).with_status(303);
    assert_eq!(asked(&hugo, &at), ["What drew you to this work with us?"]);
    let frame = |words| [("version", "1"), ("first_words", words), ("written", "yes")];
    hugo.post(&at, &frame("We are three.")).with_status(303);
    let both = lena.post(&at, &frame("We are four.")).with_status(409);
    assert!(both.body().contains("We are three.") && both.body().contains("We are four."));
    hugo.post(&form, &[("words", "What?"), ("version", "first")])
        .with_status(400);
}

#[test]
fn odd_input_is_refused_or_kept_as_text() {
    let (app, cast, at) = with_riverbend();
    let hugo = app.signed_in_as(&cast, "hugo");
    own(&hugo, &at, "  ", "").with_status(422);
    own(&hugo, &at, &"What would you do? ".repeat(200), "").with_status(422);
    own(&hugo, &at, "What would you do first?", &"x".repeat(2_001)).with_status(422);
    let odd = "What would <script>alert(1)</script> \u{202e}you do\u{0} first?";
    own(&hugo, &at, odd, "Asked as typed.").with_status(303);
    assert!(!hugo.get(&at).body().contains("<script>alert"));
    hugo.post(
        &at,
        &[("first_words", &"x".repeat(2_001)), ("version", "1")],
    )
    .with_status(422);
    for (name, status) in [("olga", 404), ("mara", 404), ("visitor", 303)] {
        let other = app.signed_in_as(&cast, name);
        other.get(&at).with_status(status);
        other
            .get(&format!("{at}/files/panel.html"))
            .with_status(status);
    }
    let ids: BTreeSet<String> = forms(&hugo, &at).into_iter().collect();
    for form in ids {
        let elsewhere = form.replace(&cast.riverbend.to_string(), &cast.hilltop.to_string());
        hugo.get(&elsewhere).with_status(404);
    }
    let mut left = 59;
    while left > 0 {
        own(&hugo, &at, &format!("What would you do on day {left}?"), "").with_status(303);
        left -= 1;
    }
    let full = own(&hugo, &at, "What would you do last?", "").with_status(422);
    assert!(full.text().contains("60 questions at most"));
}
