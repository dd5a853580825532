//! The climate survey: questions of one's own to three circles, themes, links that people take themselves, and measures
//! from elsewhere.

use std::collections::BTreeSet;

use wayfellow::db::schema;
use wayfellow::plans::workdays::today;

use crate::app::Answer;
use crate::cast::Place;

impl Place {
    fn open(&self, change: &[(&str, &str)]) -> Answer {
        let closes = today().tomorrow().expect("a day").to_string();
        let mut sent = vec![
            ("name", "Climate"),
            ("people", "30"),
            ("closes", closes.as_str()),
            ("part-climate", "yes"),
            ("climate-staff", "What went well?\n\n What was hard? "),
            ("climate-peer-role", "What helps you?"),
            ("climate-receiving", ""),
            ("seat-executive", "yes"),
            ("seat-clinical", "yes"),
            ("seat-peer-role", "yes"),
        ];
        sent.retain(|(name, _)| !change.iter().any(|(c, _)| c == name));
        sent.extend(change);
        self.of("lena").post("/rounds", &sent)
    }

    /// A closed round in which three executives, two of the staff and four people in peer roles answered.
    fn answered(&self) -> String {
        let round = self.open(&[]).with_status(303).header("location");
        for (seat, count) in [("executive", 3), ("clinical", 2), ("peer-role", 4)] {
            for (n, link) in self.links(&round, seat, count).iter().enumerate() {
                let code = if seat == "peer-role" {
                    "climate-peer-role-1"
                } else {
                    "climate-staff-2"
                };
                let words = format!("{seat} says {n}");
                self.app
                    .post(link, &[(code, &words), ("action", "send")])
                    .with_status(200);
            }
        }
        self.close(&round);
        round
    }
}

#[test]
fn each_circle_gets_its_own_questions() {
    let place = Place::new();
    let round = place.open(&[]).with_status(303).header("location");
    let staff = place.links(&round, "clinical", 1).remove(0);
    let page = place.app.get(&staff).with_status(200);
    assert_eq!(
        page.texts("label[for^=a-climate]"),
        ["What went well?", "What was hard?"]
    );
    assert!(page.text().contains("Somebody handed you this link"));
    let peer = place.links(&round, "peer-role", 1).remove(0);
    let page = place.app.get(&peer).with_status(200);
    assert_eq!(page.texts("label[for^=a-climate]"), ["What helps you?"]);
    // The ten statements were not asked.
    assert!(page.texts("fieldset").is_empty());
    // A question of another circle is not taken.
    place
        .app
        .post(&peer, &[("climate-staff-1", "x"), ("action", "send")])
        .with_status(422);
}

#[test]
fn words_of_a_circle_are_shown_when_five_of_it_answered() {
    let place = Place::new();
    let round = place.answered();
    let page = place.of("mara").get(&round).with_status(200);
    let text = page.text();
    // Three executives and two of the staff are five; four in peer roles are too few.
    assert_eq!(page.texts("#climate ~ blockquote").len(), 5);
    assert!(text.contains("executive says 0") && !text.contains("peer-role says"));
    assert!(text.contains("Fewer than 5 people answered"));
    for format in ["csv", "json"] {
        let file = place.of("mara").get(&format!("{round}/file/{format}"));
        let body = file.with_status(200).body();
        assert!(
            body.contains("clinical says 1") && !body.contains("peer-role says"),
            "{format}"
        );
    }
}

#[test]
fn those_who_run_it_group_answers_by_themes() {
    let place = Place::new();
    let round = place.answered();
    let lena = place.of("lena");
    let path = format!("{round}/themes");
    let page = lena.get(&path).with_status(200);
    let names = page.attributes("input[name^=t-]", "name");
    assert_eq!(names.len(), 5);
    let seen = page.attributes("input[name=seen]", "value").remove(0);
    let sent = [
        ("seen", seen.as_str()),
        (names[0].as_str(), "Money, Time, Money"),
        (names[1].as_str(), " Money "),
    ];
    lena.post(&path, &sent).with_status(303);
    // Somebody with the page from before does not overwrite it.
    lena.post(&path, &sent).with_status(409);
    let shown = place.of("mara").get(&round).with_status(200);
    assert!(shown.text().contains("Money: 2 answers"));
    assert_eq!(shown.texts("blockquote .tag").len(), 2);
    let json = lena.get(&format!("{round}/file/json")).json();
    let themes: BTreeSet<String> = json["words"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|w| w["themes"].to_string())
        .collect();
    assert!(themes.contains("[\"Money\",\"Time\"]") && themes.contains("[\"Money\"]"));
    let page = lena.get(&path);
    let seen = page.attributes("input[name=seen]", "value").remove(0);
    for wrong in [
        "a,b,c,d,e,f,g,h,i".to_owned(),
        "é".repeat(81),
        "a\u{7}b".to_owned(),
    ] {
        let sent = [("seen", seen.as_str()), (names[0].as_str(), wrong.as_str())];
        let refused = lena.post(&path, &sent).with_status(422);
        assert_eq!(
            refused.attributes(&format!("input[name='{}']", names[0]), "value"),
            [wrong]
        );
    }
    place.of("mara").get(&path).with_status(404);
    place.of("olga").get(&path).with_status(404);
}

#[test]
fn where_everyone_takes_their_own_link_nobody_can_answer_for_others() {
    let place = Place::new();
    let round = place
        .open(&[("own", "yes"), ("part-timeline", "yes")])
        .with_status(303)
        .header("location");
    // Not even those who lead can make links.
    place
        .of("lena")
        .post(
            &format!("{round}/links"),
            &[("seat", "clinical"), ("count", "5")],
        )
        .with_status(400);
    let own = format!("{round}/own");
    let seat = [("seat", "clinical")];
    let mut answered = 0;
    for name in ["mara", "teo", "una", "sam", "lena"] {
        let made = place.of(name).post(&own, &seat).with_status(200);
        let link = made.texts("code.handed").concat();
        let link = &link[link.find("/answers/").expect("a link")..];
        place.of(name).post(&own, &seat).with_status(422);
        assert!(place.app.get(link).text().contains("took their own link"));
        let sent = [
            ("TL01", "true"),
            ("climate-staff-1", "Well"),
            ("action", "send"),
        ];
        place.app.post(link, &sent).with_status(200);
        answered += 1;
    }
    assert_eq!(answered, 5);
    place.of("olga").post(&own, &seat).with_status(404);
    place
        .of("wes")
        .post(&own, &[("seat", "board")])
        .with_status(400);
    // That they took a link is kept, and nothing that leads to it.
    let table = schema::tables()
        .iter()
        .find(|t| t.name == "readiness_claims")
        .expect("the table");
    let names: Vec<&str> = table.columns.iter().map(|c| c.name.as_str()).collect();
    assert_eq!(names, ["id", "round_id", "person_id"]);
    place.close(&round);
    place.of("wes").post(&own, &seat).with_status(400);
    assert!(
        place
            .of("mara")
            .get(&round)
            .text()
            .contains("5 true, 0 not")
    );
    // In a round with handed out links there is none of one's own.
    let handed = place.open(&[]).with_status(303).header("location");
    place
        .of("mara")
        .post(&format!("{handed}/own"), &seat)
        .with_status(400);
}

#[test]
fn a_measure_from_elsewhere_is_noted_with_its_address() {
    let place = Place::new();
    let lena = place.of("lena");
    let path = "/rounds/measures";
    let day = today().to_string();
    let send = |change: &[(&str, &str)]| {
        let mut sent = vec![
            ("name", "REE"),
            ("address", "https://survey.example/ree?id=7"),
            ("taken", day.as_str()),
            ("words", "Higher than last year"),
        ];
        sent.retain(|(name, _)| !change.iter().any(|(c, _)| c == name));
        sent.extend(change);
        lena.post(path, &sent)
    };
    send(&[]).with_status(303);
    let page = place.of("mara").get("/rounds").with_status(200);
    assert!(page.text().contains("Higher than last year"));
    assert_eq!(
        page.attributes("#measures ~ ul a", "href"),
        ["https://survey.example/ree?id=7"]
    );
    for change in [
        ("name", ""),
        ("address", "javascript:alert(1)"),
        ("address", "https://a b"),
        ("taken", "2199-01-01"),
        ("taken", "0001-01-01"),
    ] {
        let refused = send(&[change]).with_status(422);
        assert_eq!(refused.texts("[role=alert] li").len(), 1, "{change:?}");
        assert!(refused.texts("#m-words").concat().contains("Higher"));
    }
    place
        .of("mara")
        .post(path, &[("name", "x")])
        .with_status(404);
    let elsewhere = place.of("olga").get("/rounds").with_status(200);
    assert!(!elsewhere.text().contains("Higher than last year"));
}

#[test]
fn a_survey_without_a_question_is_refused() {
    let place = Place::new();
    let long = "é".repeat(301);
    let many = "Why?\n".repeat(16);
    for text in [" \n ", long.as_str(), many.as_str()] {
        let sent = [("climate-staff", text), ("climate-peer-role", "")];
        let refused = place.open(&sent).with_status(422);
        assert_eq!(refused.texts("[role=alert] li").len(), 1);
    }
}
