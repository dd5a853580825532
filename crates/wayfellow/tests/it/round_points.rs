//! Rounds that ask about foundation and policies, words page by page, and tries to learn from counts who answered.

use std::collections::BTreeSet;

use frameworks::{Preparation, PrepareKind};
use serde_json::Value;
use wayfellow::plans::workdays::today;
use wayfellow::rounds::points::{CODES, named};
use wayfellow::rounds::results::Moved;
use wayfellow::rounds::sheet::{Marks, Part};

use crate::app::{Answer, RUNTIME};
use crate::cast::Place;

impl Place {
    /// Opens a round with these parts; its address.
    fn ask_about(&self, parts: &[&str], people: &str) -> String {
        let closes = today().tomorrow().expect("a day").to_string();
        let parts: Vec<String> = parts.iter().map(|p| format!("part-{p}")).collect();
        let mut sent = vec![
            ("name", "Points"),
            ("people", people),
            ("closes", closes.as_str()),
            ("seat-board", "yes"),
            ("seat-clinical", "yes"),
            ("seat-peer-role", "yes"),
        ];
        sent.extend(parts.iter().map(|p| (p.as_str(), "yes")));
        let sent = self.of("lena").post("/rounds", &sent);
        sent.with_status(303).header("location")
    }
}

#[test]
fn every_point_of_the_documents_can_be_asked() {
    let kinds = [
        PrepareKind::RespectStep,
        PrepareKind::RespectStrategy,
        PrepareKind::PolicyGeneral,
        PrepareKind::PolicyA,
        PrepareKind::PolicyB,
        PrepareKind::PolicyC,
    ];
    let mut expected: BTreeSet<String> = kinds
        .iter()
        .flat_map(|k| Preparation::shipped().points(*k))
        .map(|p| p.code.clone())
        .collect();
    for p in Preparation::shipped().points(PrepareKind::BuyIn) {
        for group in ["board", "executive", "management"] {
            expected.insert(format!("{}-{group}", p.code));
        }
    }
    let asked: BTreeSet<String> = CODES.iter().map(|c| (*c).to_owned()).collect();
    assert_eq!(asked, expected);
    assert!(CODES.iter().all(|c| named(c).is_some()));
    let parts: Vec<&str> = Part::ALL
        .iter()
        .flat_map(|p| p.codes())
        .map(|c| c.1)
        .collect();
    assert_eq!(parts, CODES);
}

#[test]
fn answers_from_before_there_were_points_are_still_read() {
    let old = Marks::read("T--------FF-----xw");
    assert!(old.points.iter().all(Option::is_none) && old.statements[0] == Some(true));
    let mut marks = old;
    marks.points[0] = Some(true);
    marks.points[27] = Some(false);
    assert_eq!(Marks::read(&marks.text()), marks);
}

#[test]
fn a_tenth_more_or_fewer_is_a_move() {
    assert_eq!(Moved::between((5, 5), (6, 4)), Some(Moved::More));
    assert_eq!(Moved::between((5, 5), (4, 6)), Some(Moved::Fewer));
    assert_eq!(Moved::between((50, 50), (59, 41)), Some(Moved::Alike));
    assert_eq!(Moved::between((2, 2), (9, 0)), None);
    assert_eq!(Moved::between((9, 0), (0, 4)), None);
}

#[test]
fn points_are_asked_by_link_and_shown_by_seat_with_what_moved() {
    let place = Place::new();
    let mut last = String::new();
    for turn in 0..2 {
        let round = place.ask_about(&["buy-in", "respect", "policies"], "20");
        for seat in ["board", "clinical"] {
            for link in place.links(&round, seat, 5) {
                let page = place.app.get(&link).with_status(200);
                assert_eq!(page.texts("form fieldset").len(), 28);
                let value = if turn == 0 && seat == "clinical" {
                    "false"
                } else {
                    "true"
                };
                let fields = [
                    ("BI1-board", value),
                    ("PC2", value),
                    ("CR4", "unsure"),
                    ("why-policies", "It hangs in the hall."),
                ];
                place.app.post(&link, &fields).with_status(200);
            }
        }
        let open = place.of("mara").get(&round).with_status(200);
        assert!(!open.text().contains("hangs in the hall"));
        place.close(&round);
        last = round;
    }
    let page = place.of("mara").get(&last).with_status(200);
    let row = |at: usize, grid: &str| -> String {
        page.texts(&format!(
            "[aria-labelledby=g-{grid}] table tbody tr:not(.group)"
        ))[at]
            .clone()
    };
    assert_eq!(page.texts("tr.group").len(), 3);
    let first = row(0, "buy-in");
    assert!(
        first.contains("10 yes, 0 no") && first.contains("Before: 5 yes, 5 no"),
        "{first}"
    );
    assert!(first.contains("More say yes now") && first.contains("Agreed: true"));
    // Nobody could say; so nothing is compared.
    let forums = row(3, "respect");
    assert!(
        forums.contains("10 gave no answer") && !forums.contains("now."),
        "{forums}"
    );
    assert_eq!(page.texts("blockquote.said").len(), 10);
    // The page of the part leads to the last round that asked about it.
    let part = place
        .of("mara")
        .get("/groundwork/policies")
        .with_status(200);
    let links = part.attributes("main p a", "href");
    assert!(links.contains(&format!("{last}#g-policies")), "{links:?}");
    let json = place.of("mara").get(&format!("{last}/file/json")).json();
    let points = json["results"][0]["points"].as_array().expect("points");
    assert_eq!((points.len(), &points[0]["true"]), (28, &Value::from(10)));
    let csv = place.of("mara").get(&format!("{last}/file/csv")).body();
    assert!(csv.contains("\"PC2\",\"board\",\"5\",\"5\",\"0\""));
}

#[test]
fn points_of_a_small_seat_are_only_part_of_the_whole() {
    let place = Place::new();
    let round = place.ask_about(&["policies"], "20");
    for (seat, count) in [("board", 4), ("clinical", 6)] {
        for link in place.links(&round, seat, count) {
            let value = if seat == "board" { "false" } else { "true" };
            place.app.post(&link, &[("PG1", value)]).with_status(200);
        }
    }
    place.close(&round);
    let page = place.of("lena").get(&round).with_status(200);
    // Six shown apart from ten would leave four.
    assert_eq!(page.texts("table.voices thead th").len(), 2);
    assert!(page.text().contains("6 yes, 4 no"));
}

/// Everything an organization can read about a round.
fn everything(place: &Place, round: &str) -> Vec<Answer> {
    let mut all = Vec::new();
    for name in ["lena", "mara", "ada"] {
        for path in [
            round.to_owned(),
            "/rounds".to_owned(),
            format!("{round}/themes"),
            format!("{round}/words/more"),
            format!("{round}/words/SQ1"),
            format!("{round}/file/csv"),
            format!("{round}/file/json"),
            "/groundwork".to_owned(),
            "/groundwork/policies".to_owned(),
            "/groundwork/file/everything".to_owned(),
            "/plan".to_owned(),
            "/plan/facts".to_owned(),
            "/plan/report".to_owned(),
            "/".to_owned(),
            "/organization".to_owned(),
            "/me/everything".to_owned(),
            "/me/looks".to_owned(),
        ] {
            all.push(place.of(name).get(&path));
        }
    }
    all
}

#[test]
fn no_page_file_or_export_changes_when_somebody_answers() {
    let place = Place::new();
    let round = place.ask_about(&["timeline", "questions", "policies"], "20");
    let links = place.links(&round, "board", 6);
    let words = |n: usize| format!("words number {n}");
    let fields = |n: usize| {
        vec![
            ("TL01", "true".to_owned()),
            ("PG1", "true".to_owned()),
            ("SQ1", words(n)),
        ]
    };
    // Times of pages, and what stands in a log about looking, may differ; so each look is compared without digits of
    // the request.
    let seen = || -> Vec<(String, u16, Vec<String>)> {
        let all = everything(&place, &round);
        all.iter()
            .map(|a| (a.asked.clone(), a.status.as_u16(), a.texts("main")))
            .collect()
    };
    let kept = || {
        let rows = RUNTIME.block_on(place.app.db().everything_about(place.cast.id("lena")));
        let mut rows = rows.expect("everything");
        rows.retain(|table, _| table.starts_with("readiness"));
        Value::Object(rows)
    };
    let (before, was) = (seen(), kept());
    for (n, link) in links.iter().enumerate() {
        if n == 5 {
            break;
        }
        let fields = fields(n);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
        place.app.post(link, &fields).with_status(200);
        assert_eq!(seen(), before, "after answer {n}");
        assert_eq!(kept(), was, "after answer {n}");
    }
    // A draft shows nowhere either.
    let draft = [("SQ1", "a draft"), ("action", "draft")];
    place.app.post(&links[5], &draft).with_status(200);
    assert_eq!(seen(), before);
}

#[test]
fn a_closed_round_of_too_few_does_not_say_how_many() {
    let place = Place::new();
    let round = place.ask_about(&["timeline"], "20");
    let links = place.links(&round, "board", 2);
    let tell = |answered: bool| {
        if answered {
            place
                .app
                .post(&links[0], &[("TL01", "true")])
                .with_status(200);
        }
    };
    tell(true);
    place.close(&round);
    let json = place.of("lena").get(&format!("{round}/file/json")).json();
    assert!(json["answers"].is_null(), "{json}");
    assert!(!place.of("lena").get(&round).text().contains("one answer"));
}

#[test]
fn links_kept_for_whoever_made_them_do_not_say_which_were_used() {
    let place = Place::new();
    let round = place.ask_about(&["timeline"], "20");
    let links = place.links(&round, "board", 8);
    place
        .app
        .post(&links[2], &[("TL01", "true")])
        .with_status(200);
    let rows = RUNTIME.block_on(place.app.db().everything_about(place.cast.id("lena")));
    let text = Value::Object(rows.expect("everything")).to_string();
    assert!(!text.contains("\"used\""), "{text}");
    let me = place.of("lena").get("/me/everything").with_status(200);
    assert!(!me.body().contains("readiness_invitations"));
}

#[test]
fn words_are_read_page_by_page_and_all_of_them_are_in_the_files() {
    let place = Place::new();
    let round = place.ask_about(&["questions"], "200");
    for seat in ["board", "clinical"] {
        for (n, link) in place.links(&round, seat, 60).iter().enumerate() {
            let words = format!("{seat} {n}.");
            place.app.post(link, &[("SQ2", &words)]).with_status(200);
        }
    }
    place.close(&round);
    let page = place.of("mara").get(&round).with_status(200);
    assert_eq!(page.texts("blockquote.said").len(), 12);
    assert!(page.text().contains("12 of 120 answers are shown here"));
    let path = format!("{round}/words/SQ2");
    let mut all = BTreeSet::new();
    for (number, count) in [("1", 100), ("2", 20)] {
        let page = place.of("mara").get(&format!("{path}?page={number}"));
        let words = page.with_status(200).texts("blockquote.said");
        assert_eq!(words.len(), count);
        all.extend(words);
    }
    assert_eq!(all.len(), 120);
    // Strange pages are the nearest there is.
    for strange in ["0", "-1", "99999999999999999999", "x", "9"] {
        place
            .of("mara")
            .get(&format!("{path}?page={strange}"))
            .with_status(200);
    }
    let json = place.of("mara").get(&format!("{round}/file/json")).json();
    assert_eq!(json["words"].as_array().map(Vec::len), Some(120));
    place
        .of("mara")
        .get(&format!("{round}/words/SQ1"))
        .with_status(404);
    place.of("olga").get(&path).with_status(404);
    // Themes are put on page by page, and one page leaves the other alone.
    let lena = place.of("lena");
    let themes = format!("{round}/themes");
    for number in ["1", "3"] {
        let page = lena
            .get(&format!("{themes}?page={number}"))
            .with_status(200);
        let names = page.attributes("input[name^=t-]", "name");
        let seen = page.attributes("input[name=seen]", "value").remove(0);
        assert_eq!(names.len(), if number == "1" { 50 } else { 20 });
        let sent = [
            ("page", number),
            ("seen", seen.as_str()),
            (names[0].as_str(), "Time"),
        ];
        let next = lena
            .post(&themes, &sent)
            .with_status(303)
            .header("location");
        assert_eq!(next.contains("page=2"), number == "1", "{next}");
    }
    assert!(lena.get(&path).text().contains("Time"));
    let json = lena.get(&format!("{round}/file/json")).json();
    let words = json["words"].as_array().cloned().unwrap_or_default();
    let themed = words.iter().filter(|w| w["themes"][0] == "Time").count();
    assert_eq!(themed, 2);
}

#[test]
fn a_round_without_the_statements_makes_no_plan_and_no_column_of_a_report() {
    let place = Place::new();
    let round = place.ask_about(&["policies"], "20");
    for link in place.links(&round, "board", 5) {
        place.app.post(&link, &[("PG1", "true")]).with_status(200);
    }
    place.close(&round);
    let lena = place.of("lena");
    assert!(lena.get(&round).texts(".outcome").is_empty());
    assert!(!lena.get(&round).body().contains("/plan/facts?round="));
    let facts = lena.get("/plan/facts").with_status(200);
    assert!(!facts.body().contains("/plan/facts?round="));
    let id = round.rsplit('/').next().expect("an id");
    let taken = lena
        .get(&format!("/plan/facts?round={id}"))
        .with_status(200);
    assert!(
        !taken
            .text()
            .contains("These are the answers of most people")
    );
    let report = lena.get("/plan/report").with_status(200);
    assert!(report.text().contains("Most say yes to 1 of 10"));
    assert_eq!(report.texts("table.voices thead th").len(), 3);
}
