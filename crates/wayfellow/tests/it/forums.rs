//! Forums: open and closed, the box without names, and tries to find out who wrote what.

use std::collections::BTreeSet;

use uuid::Uuid;
use wayfellow::db::{self, Db, params, schema, statements};
use wayfellow::plans::workdays::today;

use crate::app::{Answer, RUNTIME};
use crate::cast::Place;

statements! {
    CLOSE = "UPDATE forums SET closes_on = '2020-01-01' WHERE id = $1";
    ROWS = "SELECT id, words FROM forum_concerns WHERE forum_id = $1 AND said = FALSE ORDER BY id";
}

impl Place {
    fn enter(&self, change: &[(&str, &str)]) -> Answer {
        let tomorrow = today().tomorrow().expect("a day").to_string();
        let mut sent = vec![
            ("name", "Staff talk"),
            ("kind", "open"),
            ("held", tomorrow.as_str()),
            ("venue", "Room 3, at noon"),
            ("people", "12"),
            ("closes", tomorrow.as_str()),
        ];
        sent.retain(|(name, _)| !change.iter().any(|(c, _)| c == name));
        sent.extend(change);
        self.of("lena").post("/forums", &sent)
    }

    fn forum(&self, kind: &str) -> String {
        let entered = self.enter(&[("kind", kind)]).with_status(303);
        entered.header("location")
    }

    fn address(&self, forum: &str) -> String {
        let made = self.of("lena").post(&format!("{forum}/address"), &[]);
        let made = made.with_status(200).texts("code.handed").concat();
        made[made.find("/concern-box/").expect("an address")..].to_owned()
    }

    fn put(&self, address: &str, words: &str) -> Answer {
        self.app.post(address, &[("words", words)])
    }

    /// As if the last day of the box were over.
    fn days_go_by(&self, forum: &str) {
        let id = id(forum);
        let db = self.app.db();
        let lena = RUNTIME.block_on(self.cast.actor(db, "lena"));
        RUNTIME
            .block_on(db.change(&lena, async |tx| {
                tx.execute(&CLOSE, params![id]).await?;
                tx.record(db::Entry::new("edit", "forum").of(id));
                Ok::<_, db::Error>(())
            }))
            .expect("a change");
    }
}

fn id(forum: &str) -> Uuid {
    forum
        .rsplit('/')
        .next()
        .and_then(|i| i.parse().ok())
        .expect("an id")
}

fn rows(db: &Db, forum: &str) -> Vec<(Uuid, String)> {
    let rows = RUNTIME
        .block_on(db.all(&ROWS, params![id(forum)]))
        .expect("rows");
    let read = |r: &db::Row| (r.get("id").expect("an id"), r.get("words").expect("words"));
    rows.iter().map(read).collect()
}

#[test]
fn what_is_in_the_box_is_shown_after_its_last_day_and_not_before() {
    let place = Place::new();
    let forum = place.forum("open");
    let box_of = place.address(&forum);
    let page = place.app.get(&box_of).with_status(200);
    for told in [
        "Nobody can see who wrote what",
        "12 people have this address",
    ] {
        assert!(page.text().contains(told), "{told}");
    }
    for n in 0..3 {
        place
            .put(&box_of, &format!("Who pays? {n}"))
            .with_status(200);
    }
    let before = place.of("lena").get(&forum).with_status(200);
    assert!(!before.text().contains("Who pays?"));
    assert!(before.texts("article.card").is_empty());
    place.days_go_by(&forum);
    for name in ["lena", "mara"] {
        let after = place.of(name).get(&forum).with_status(200);
        assert_eq!(after.texts("article.card blockquote p").len(), 3, "{name}");
    }
    place.app.get(&box_of).with_status(410);
    place.put(&box_of, "Too late").with_status(410);
    assert_eq!(rows(place.app.db(), &forum).len(), 3);
}

#[test]
fn nothing_leads_from_a_concern_to_a_person_or_a_moment() {
    let place = Place::new();
    let forum = place.forum("open");
    let box_of = place.address(&forum);
    for n in 0..12 {
        // Signed in or not, nothing of it is kept.
        let who = if n % 2 == 0 {
            place.of("mara")
        } else {
            place.app.clone()
        };
        let words = format!("{n:02}");
        who.post(&box_of, &[("words", &words)]).with_status(200);
    }
    let table = schema::tables()
        .iter()
        .find(|t| t.name == "forum_concerns")
        .expect("the table");
    let names: Vec<&str> = table.columns.iter().map(|c| c.name.as_str()).collect();
    assert_eq!(names, ["id", "forum_id", "said", "words"]);
    let rows = rows(place.app.db(), &forum);
    let all: BTreeSet<&str> = rows.iter().map(|(_, w)| w.as_str()).collect();
    assert_eq!(all.len(), 12);
    // Ids of version 4 say nothing about time, and their order is not that in which concerns came.
    assert!(rows.iter().all(|(id, _)| id.get_version_num() == 4));
    let order: Vec<&str> = rows.iter().map(|(_, w)| w.as_str()).collect();
    let came: Vec<String> = (0..12).map(|n| format!("{n:02}")).collect();
    assert_ne!(order, came);
    let mara = place.cast.id("mara");
    let logged = RUNTIME
        .block_on(place.app.db().logged_about(mara, db::Moment(i64::MAX), 100))
        .expect("entries");
    assert!(logged.iter().all(|l| !format!("{l:?}").contains("forum")));
}

#[test]
fn fewer_than_five_people_have_no_box_and_are_told() {
    let place = Place::new();
    let entered = place.enter(&[("people", "4")]).with_status(303);
    let forum = entered.header("location");
    let page = place.of("lena").get(&forum).with_status(200);
    assert!(page.text().contains("This forum has no box"));
    assert!(
        page.attributes("form", "action")
            .iter()
            .all(|a| !a.ends_with("/address"))
    );
    place
        .of("lena")
        .post(&format!("{forum}/address"), &[])
        .with_status(400);
}

#[test]
fn concerns_of_a_closed_forum_are_read_by_those_who_lead_only() {
    let place = Place::new();
    let forum = place.forum("closed");
    let box_of = place.address(&forum);
    let page = place.app.get(&box_of);
    assert!(
        page.text()
            .contains("Only those who lead here will read it")
    );
    place.put(&box_of, "Will I be replaced?").with_status(200);
    place.days_go_by(&forum);
    assert!(
        place
            .of("lena")
            .get(&forum)
            .text()
            .contains("Will I be replaced?")
    );
    let mara = place.of("mara").get(&forum).with_status(200);
    assert!(!mara.text().contains("Will I be replaced?"));
    assert!(
        mara.text()
            .contains("only those who lead read its concerns")
    );
    place.of("olga").get(&forum).with_status(404);
    place.app.get(&forum).with_status(303);
}

#[test]
fn a_concern_is_linked_to_the_resolutions_that_others_found() {
    let place = Place::new();
    let forum = place.forum("open");
    let lena = place.of("lena");
    let said = "They will not know about boundaries.";
    lena.post(&format!("{forum}/concerns"), &[("words", said)])
        .with_status(303);
    let page = lena.get(&forum).with_status(200);
    assert!(page.text().contains(said) && page.text().contains("Said in the room"));
    let concern = page.attributes("input[name=concern]", "value").remove(0);
    let answers = format!("{forum}/answers");
    let sent = [
        ("concern", concern.as_str()),
        ("listed", "K01"),
        ("words", "A talk in May"),
    ];
    lena.post(&answers, &sent).with_status(303);
    let page = place.of("mara").get(&forum);
    assert_eq!(page.texts("article.card > ul li").len(), 5);
    assert!(page.text().contains("A talk in May"));
    assert_eq!(
        page.attributes("form[action^='/forums']", "action").len(),
        0
    );
    // The last answer counts.
    let sent = [
        ("concern", concern.as_str()),
        ("listed", ""),
        ("words", "Talked it over"),
    ];
    lena.post(&answers, &sent).with_status(303);
    let page = lena.get(&forum);
    assert!(page.text().contains("Talked it over") && !page.text().contains("A talk in May"));
    for sent in [
        [
            ("concern", concern.as_str()),
            ("listed", "K99"),
            ("words", "x"),
        ],
        [
            ("concern", concern.as_str()),
            ("listed", ""),
            ("words", " "),
        ],
    ] {
        lena.post(&answers, &sent).with_status(422);
    }
    let nobody = Uuid::nil().to_string();
    let sent = [("concern", nobody.as_str()), ("listed", "K01")];
    lena.post(&answers, &sent).with_status(404);
    place.of("mara").post(&answers, &sent).with_status(404);
}

#[test]
fn what_cannot_be_is_refused_and_shown_again() {
    let place = Place::new();
    let far = "2199-01-01";
    let now = today().to_string();
    for change in [
        ("name", " "),
        ("name", "a\u{7}b"),
        ("kind", "secret"),
        ("held", "never"),
        ("held", far),
        ("people", "0"),
        ("people", "many"),
        ("closes", now.as_str()),
        ("closes", far),
        ("closes", ""),
    ] {
        let refused = place.enter(&[change]).with_status(422);
        assert_eq!(refused.texts("[role=alert] li").len(), 1, "{change:?}");
        if change.0 != "name" {
            assert_eq!(refused.attributes("#f-name", "value"), ["Staff talk"]);
        }
    }
    let forum = place.forum("open");
    let first = place.address(&forum);
    let box_of = place.address(&forum);
    place.app.get(&first).with_status(410);
    for words in ["", " \n", "\0"] {
        place.put(&box_of, words).with_status(422);
    }
    let long = "ß".repeat(5_001);
    let refused = place.put(&box_of, &long).with_status(422);
    assert_eq!(refused.texts("textarea"), [long]);
    let strange = "<b>\u{202e}שלום 你好 👩🏽‍🚀</b>";
    place.put(&box_of, strange).with_status(200);
    place.days_go_by(&forum);
    let page = place.of("lena").get(&forum);
    assert_eq!(page.texts("article.card blockquote p"), [strange]);
}

#[test]
fn those_who_lead_are_told_of_concerns_that_nobody_answered() {
    let place = Place::new();
    let forum = place.forum("open");
    let box_of = place.address(&forum);
    place.put(&box_of, "Who pays?").with_status(200);
    // Nothing is told while the box is open.
    assert!(
        !place
            .of("lena")
            .get("/")
            .text()
            .contains("without an answer")
    );
    place.days_go_by(&forum);
    let home = place.of("lena").get("/").with_status(200);
    assert!(
        home.text()
            .contains("Staff talk: one concern without an answer")
    );
    assert!(
        !place
            .of("mara")
            .get("/")
            .text()
            .contains("without an answer")
    );
}
