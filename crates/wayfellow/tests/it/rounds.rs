//! Rounds: opening, answering by link, what may be shown, and tries to find out who said what.

use std::collections::BTreeSet;

use frameworks::Chair;
use uuid::Uuid;
use wayfellow::db::schema;
use wayfellow::rounds::results::{LEAST, results};
use wayfellow::rounds::sheet::{Heavier, Marks, Part};

use crate::app::{Answer, RUNTIME};
use crate::cast::Place;

impl Place {
    /// Opens a round; its address.
    fn open_round(&self, people: &str) -> String {
        let tomorrow = jiff::Timestamp::now()
            .to_zoned(jiff::tz::TimeZone::UTC)
            .date()
            .tomorrow()
            .expect("a day");
        let sent = self.of("lena").post(
            "/rounds",
            &[
                ("name", "Spring"),
                ("people", people),
                ("closes", &tomorrow.to_string()),
                ("part-timeline", "yes"),
                ("part-questions", "yes"),
                ("seat-executive", "yes"),
                ("seat-board", "yes"),
                ("seat-clinical", "yes"),
            ],
        );
        sent.with_status(303).header("location")
    }

    /// The addresses of so many new links for a seat.
    pub fn links(&self, round: &str, seat: &str, count: usize) -> Vec<String> {
        let count = count.to_string();
        let sent = [("seat", seat), ("count", count.as_str())];
        let made = self.of("lena").post(&format!("{round}/links"), &sent);
        let links = made.with_status(200).texts("code.handed");
        let path = |l: &String| l[l.find("/answers/").expect("a link")..].to_owned();
        links.iter().map(path).collect()
    }

    fn answer(&self, link: &str, fields: &[(&str, &str)]) -> Answer {
        self.app.post(link, fields)
    }

    pub fn close(&self, round: &str) {
        self.of("lena")
            .post(&format!("{round}/end"), &[])
            .with_status(303);
    }
}

fn all(value: &'static str) -> Vec<(&'static str, &'static str)> {
    let codes = [
        "TL01", "TL02", "TL03", "TL04", "TL05", "TL06", "TL07", "TL08", "TL09", "TL10",
    ];
    codes.iter().map(|c| (*c, value)).collect()
}

#[test]
fn what_is_ticked_is_kept_letter_by_letter() {
    let mut marks = Marks::default();
    assert!(marks.is_empty());
    marks.statements[0] = Some(true);
    marks.statements[9] = Some(false);
    marks.commitment = Some(false);
    marks.hard[5] = true;
    marks.heavier = Some(Heavier::Worries);
    assert!(marks.text().starts_with("T--------FF-----xw-"));
    assert_eq!(Marks::read(&marks.text()), marks);
    for strange in ["", "é", "TTTTTTTTTTTTTTTTTTTTTTTTTTTTTT", "\u{0}"] {
        let read = Marks::read(strange);
        assert_eq!(Marks::read(&read.text()), read, "{strange:?}");
    }
    let all = Part::ALL.map(Part::as_str).join(",");
    assert_eq!(Part::list(&format!("x,{all}")), Part::ALL);
    assert_eq!(Part::list("climate,x"), [Part::Climate]);
}

fn sheets(counts: &[(Chair, usize)]) -> Vec<(Chair, Marks)> {
    let one = Marks {
        statements: [Some(true); 10],
        ..Marks::default()
    };
    let of = |(seat, n): &(Chair, usize)| vec![(*seat, one); *n];
    counts.iter().flat_map(of).collect()
}

#[test]
fn no_sum_or_difference_of_what_is_shown_is_about_fewer_than_five() {
    // Every way to spread up to eleven answers over three seats.
    let seats = [Chair::Executive, Chair::Board, Chair::Clinical];
    let mut seen = 0;
    for a in 0..12 {
        for b in 0..12 {
            for c in 0..12 {
                let counts = [(seats[0], a), (seats[1], b), (seats[2], c)];
                let found = results(sheets(&counts), &seats, false);
                let total = a + b + c;
                assert_eq!(found.people, total);
                let Some(whole) = found.all else {
                    assert!(total < LEAST && found.seats.is_empty());
                    continue;
                };
                assert!(total >= LEAST && whole.people == total);
                let shown: Vec<usize> = found.seats.iter().map(|(_, t)| t.people).collect();
                // The whole less any of the seats that are shown.
                for pick in 0..1_usize << shown.len() {
                    let picked = shown.iter().enumerate().filter(|(n, _)| pick >> n & 1 == 1);
                    let left = total - picked.map(|(_, p)| p).sum::<usize>();
                    assert!(left == 0 || left >= LEAST, "{counts:?}: {shown:?}");
                }
                assert_eq!(found.seats.len() + found.together.len(), 3);
                seen += 1;
            }
        }
    }
    assert!(seen > 1_500, "{seen}");
}

#[test]
fn seats_agree_or_see_it_differently() {
    let mut no = sheets(&[(Chair::Board, 6)]);
    for (_, marks) in &mut no {
        marks.statements[0] = Some(false);
    }
    no.extend(sheets(&[(Chair::Executive, 5)]));
    let found = results(no, &[Chair::Board, Chair::Executive], false);
    assert_eq!(found.view(0).as_str(), "apart");
    assert_eq!(found.view(1).as_str(), "true");
    assert_eq!(found.all.expect("shown").majority()[0], Some(false));
    assert!(!found.learn_first());
}

#[test]
fn fifty_thousand_answers_are_put_together_in_a_moment() {
    let one = Marks::read("TFTFTFTFTFTx-x-x-h");
    let many = (0..50_000).map(|n| (Chair::ALL[n % Chair::ALL.len()], one));
    let begun = std::time::Instant::now();
    let found = results(many, Chair::ALL, false);
    assert_eq!((found.people, found.seats.len()), (50_000, 7));
    assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
}

#[test]
fn a_round_is_asked_by_link_and_shows_what_came_out_by_seat() {
    let place = Place::new();
    let round = place.open_round("20");
    let board = place.links(&round, "board", 5);
    let clinical = place.links(&round, "clinical", 6);
    assert_eq!((board.len(), clinical.len()), (5, 6));
    for link in &board {
        let page = place.app.get(link).with_status(200);
        assert!(page.text().contains("Nobody can see who said what."));
        assert!(page.text().contains("About 20 people are asked"));
        assert_eq!(page.header("cache-control"), "no-store");
        place.answer(link, &all("true")).with_status(200);
    }
    for link in &clinical {
        place.answer(link, &all("false")).with_status(200);
    }
    // Before it is closed there is nothing to compare.
    let waiting = place.of("lena").get(&round);
    assert!(waiting.text().contains("Results are shown once"));
    assert!(!waiting.text().contains("11 answers"));
    assert_eq!(waiting.texts("table").len(), 0);
    place.close(&round);
    let page = place.of("lena").get(&round).with_status(200);
    let heads = page.texts("table.voices thead th");
    assert_eq!(
        heads[1..4],
        ["All (11)", "Board (5)", "Clinical and other staff (6)"]
    );
    assert!(page.text().contains("5 true, 6 not"));
    assert!(page.text().contains("They see it differently"));
    // Anyone who belongs there sees the same; nobody else does.
    let col = place.app.signed_in_as(&place.cast, "col").get(&round);
    assert!(col.with_status(200).text().contains("5 true, 6 not"));
    for name in ["olga", "nadia", "ops"] {
        place
            .app
            .signed_in_as(&place.cast, name)
            .get(&round)
            .with_status(404);
    }
    let json = place.of("lena").get(&format!("{round}/file/json")).json();
    assert_eq!(json["results"][1]["answers"], 5);
    assert_eq!(json["results"][1]["statements"][0]["true"], 5);
}

#[test]
fn a_second_answer_with_the_same_link_replaces_nothing() {
    let place = Place::new();
    let round = place.open_round("4");
    let link = place.links(&round, "board", 1).remove(0);
    place.answer(&link, &all("true")).with_status(200);
    let again = place.answer(&link, &all("false")).with_status(410);
    assert!(again.text().contains("This link was used already"));
    place.app.get(&link).with_status(410);
    for unknown in ["/answers/none", "/answers/%00", "/answers/é"] {
        place.app.get(unknown).with_status(410);
        place.answer(unknown, &all("true")).with_status(410);
    }
    let late = place.links(&round, "board", 1).remove(0);
    place.close(&round);
    let closed = place.answer(&late, &all("true")).with_status(410);
    assert!(closed.text().contains("This round is closed"));
    let more = [("seat", "board"), ("count", "1")];
    place
        .of("lena")
        .post(&format!("{round}/links"), &more)
        .with_status(400);
    assert!(place.of("lena").get(&round).text().contains("one answer"));
}

#[test]
fn a_draft_goes_on_where_it_was_left_and_only_in_the_same_browser() {
    let place = Place::new();
    let round = place.open_round("4");
    let link = place.links(&round, "board", 1).remove(0);
    let words = "Kto zapłaci? 谁来付钱 \u{202e}";
    let begun = [("TL01", "true"), ("SQ4", words), ("action", "draft")];
    let kept = place.answer(&link, &begun).with_status(200);
    assert!(kept.text().contains("Your draft is kept"));
    let cookie = kept.header("set-cookie");
    assert!(cookie.contains(&format!("Path={link};")) && cookie.contains("HttpOnly"));
    let cookie = cookie.split(';').next().expect("a cookie").to_owned();
    let again = |cookie: &str| {
        let asked = place.app.ask(axum::http::Method::GET, &link);
        asked.header("cookie", cookie).send().with_status(200)
    };
    let page = again(&cookie);
    assert_eq!(page.attributes("[name=TL01][checked]", "value"), ["true"]);
    assert_eq!(page.texts("#a-SQ4"), [words.trim()]);
    // Whoever handed out the link may have kept a copy. It opens an empty page.
    for other in ["", "draft=", "draft=guessed", "draft=%00; draft=é"] {
        let page = again(other);
        assert_eq!(page.texts("#a-SQ4"), [""], "{other:?}");
        assert_eq!(page.texts("[name=TL01][checked]").len(), 0, "{other:?}");
    }
    let rows = RUNTIME.block_on(place.app.db().everything_about(place.cast.id("lena")));
    let text = serde_json::Value::Object(rows.expect("everything")).to_string();
    assert!(
        !text.contains("zapłaci") && !text.contains("sealed"),
        "{text}"
    );
    place.answer(&link, &[("SQ4", words)]).with_status(200);
    place.close(&round);
    assert!(place.of("lena").get(&round).text().contains("one answer"));
}

#[test]
fn what_is_too_long_or_empty_is_refused_and_shown_again() {
    let place = Place::new();
    let round = place.open_round("20");
    let link = place.links(&round, "clinical", 1).remove(0);
    let long = "ä".repeat(5_001);
    let refused = place
        .answer(&link, &[("SQ1", &long), ("TL03", "false")])
        .with_status(422);
    assert_eq!(refused.texts("#a-SQ1"), [long.as_str()]);
    assert_eq!(
        refused.attributes("[name=TL03][checked]", "value"),
        ["false"]
    );
    place.answer(&link, &[]).with_status(422);
    place
        .answer(&link, &[("TL01", "maybe"), ("marks", "TTTT")])
        .with_status(422);
    let name = "n".repeat(121);
    place
        .answer(&link, &[("more", "x"), ("name", &name)])
        .with_status(422);
    place.answer(&link, &[("more", "a\u{0}b")]).with_status(200);
}

#[test]
fn a_round_that_is_not_whole_is_not_opened() {
    let place = Place::new();
    let lena = place.of("lena");
    let whole = [
        ("name", "Spring"),
        ("people", "9"),
        ("closes", "2001-01-01"),
        ("part-timeline", "yes"),
        ("seat-board", "yes"),
    ];
    let refused = lena.post("/rounds", &whole).with_status(422);
    assert_eq!(refused.attributes("#r-name", "value"), ["Spring"]);
    assert_eq!(refused.texts(".problem li").len(), 1);
    assert_eq!(
        lena.post("/rounds", &[])
            .with_status(422)
            .texts(".problem li")
            .len(),
        5
    );
    for people in ["0", "-1", "1e3", "99999999999999999999"] {
        let refused = lena.post("/rounds", &[("people", people)]).with_status(422);
        assert_eq!(refused.texts(".problem li").len(), 5, "{people}");
    }
    assert_eq!(lena.get("/rounds").texts("ul.items > li").len(), 1);
}

#[test]
fn with_fewer_than_five_people_everyone_is_told_before_they_answer() {
    let place = Place::new();
    let round = place.open_round("3");
    let links = place.links(&round, "board", 3);
    for link in &links {
        let page = place.app.get(link).with_status(200);
        assert!(page.text().contains("You can be recognized."));
        assert!(!page.text().contains("Nobody can see who said what."));
        place.answer(link, &all("true")).with_status(200);
    }
    place.close(&round);
    let page = place.of("lena").get(&round);
    let heads = page.texts("table.voices thead th");
    assert_eq!(heads, ["Statement", "All (3)"]);
}

#[test]
fn a_second_round_stands_beside_the_first() {
    let place = Place::new();
    for value in ["false", "true"] {
        let round = place.open_round("20");
        for link in place.links(&round, "board", 5) {
            place.answer(&link, &all(value)).with_status(200);
        }
        place.close(&round);
        let page = place.of("lena").get(&round).with_status(200);
        let text = page.text();
        assert_eq!(text.contains("Before: Spring (5)"), value == "true");
        // The whole and the board, for each of ten statements.
        let moved = text.matches("More say yes now").count();
        assert_eq!(moved, if value == "true" { 20 } else { 0 });
    }
}

/// Everything that the pages, exports and tables tell about two rounds that differ only in who of five said what.
#[test]
fn nothing_kept_or_shown_tells_who_said_what() {
    let place = Place::new();
    let round = place.open_round("20");
    let names = ["mara", "teo", "sam", "col", "hugo"];
    let links = place.links(&round, "clinical", 5);
    for (n, (link, name)) in links.iter().zip(names).enumerate() {
        // Signed in, as people usually are.
        let app = place.app.signed_in_as(&place.cast, name);
        let mark = format!("words number {n}");
        let value = if n == 2 { "false" } else { "true" };
        let fields = [("TL01", value), ("SQ1", mark.as_str())];
        app.post(link, &fields).with_status(200);
    }
    let id: Uuid = round
        .rsplit('/')
        .next()
        .and_then(|i| i.parse().ok())
        .expect("an id");
    // No table with answers has a column that leads anywhere but to the round.
    for (table, columns) in [
        ("readiness_answers", vec!["id", "round_id", "seat", "marks"]),
        (
            "readiness_words",
            vec!["id", "round_id", "question", "words", "name", "person_id"],
        ),
    ] {
        let found = schema::tables()
            .iter()
            .find(|t| t.name == table)
            .expect("the table");
        let names: Vec<&str> = found.columns.iter().map(|c| c.name.as_str()).collect();
        assert_eq!(names, columns);
    }
    // Nothing about any of them was written, and the log names nobody.
    for name in names {
        let person = place.cast.id(name);
        let all = RUNTIME
            .block_on(place.app.db().everything_about(person))
            .expect("everything");
        let text = serde_json::Value::Object(all).to_string();
        assert!(
            !text.contains("words number") && !text.contains(&id.to_string()),
            "{text}"
        );
        let log = RUNTIME.block_on(place.app.db().logged_about(
            person,
            wayfellow::db::Moment(i64::MAX),
            50,
        ));
        assert!(
            log.expect("the log")
                .iter()
                .all(|l| !format!("{l:?}").contains("readiness"))
        );
    }
    // While it is open, no page and no file holds a word or a number of them.
    let open: Vec<Answer> = ["", "/file/csv", "/file/json"]
        .iter()
        .map(|end| place.of("lena").get(&format!("{round}{end}")))
        .collect();
    for answer in &open {
        assert!(!answer.body().contains("words number"), "{}", answer.asked);
        assert!(!answer.body().contains("\"true\": 4"), "{}", answer.asked);
    }
    place.close(&round);
    let page = place.of("lena").get(&round);
    assert!(page.text().contains("4 true, 1 not"));
    for name in names {
        assert!(!page.text().contains(name), "{name}");
        assert!(
            !page.body().contains(&place.cast.id(name).to_string()),
            "{name}"
        );
    }
    let json = place.of("lena").get(&format!("{round}/file/json")).json();
    let words = json["words"].as_array().expect("words");
    assert_eq!(words.len(), 5);
    assert!(
        words
            .iter()
            .all(|w| w["name"].is_null() && w["seat"].is_null())
    );
}

#[test]
fn the_order_in_which_words_stand_is_not_the_one_in_which_they_came() {
    let place = Place::new();
    let mut orders = BTreeSet::new();
    for _ in 0..4 {
        let round = place.open_round("20");
        for (n, link) in place.links(&round, "board", 6).iter().enumerate() {
            place
                .answer(link, &[("SQ1", &n.to_string())])
                .with_status(200);
        }
        place.close(&round);
        let json = place.of("lena").get(&format!("{round}/file/json")).json();
        let words = json["words"].as_array().expect("words").iter();
        let order: Vec<String> = words.map(|w| w["words"].to_string()).collect();
        let there: BTreeSet<&String> = order.iter().collect();
        assert_eq!(there.len(), 6);
        orders.insert(order);
    }
    // Four times the same order would be a chance of one in 373 million.
    assert!(orders.len() > 1, "{orders:?}");
}

#[test]
fn a_name_stands_beside_words_and_goes_with_its_person() {
    let place = Place::new();
    let round = place.open_round("20");
    for (n, link) in place.links(&round, "board", 5).iter().enumerate() {
        let app = place.app.signed_in_as(&place.cast, "mara");
        let fields = [
            ("SQ3", "More hope"),
            ("name", if n == 0 { "Mara" } else { "" }),
        ];
        app.post(link, &fields).with_status(200);
    }
    place.close(&round);
    let page = place.of("lena").get(&round);
    assert_eq!(page.texts("blockquote.said").len(), 5);
    assert_eq!(page.texts("blockquote.said footer"), ["Mara"]);
    let mara = place.cast.id("mara");
    let db = place.app.db();
    let erased = RUNTIME.block_on(
        db.change(&wayfellow::actor::Actor::person(mara), async |tx| {
            tx.erase_person(mara).await
        }),
    );
    erased.expect("erased");
    assert_eq!(
        place.of("lena").get(&round).texts("blockquote.said").len(),
        4
    );
}
