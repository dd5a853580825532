//! Suggested edits: whoever reads suggests, those who look after the library answer, and nothing leads elsewhere.

use wayfellow::actor::Actor;

use crate::app::{Answer, RUNTIME};
use crate::cast::Place;

impl Place {
    fn suggest(&self, name: &str, about: &str, words: &str, reason: &str) -> Answer {
        let sent = [("about", about), ("words", words), ("reason", reason)];
        self.of(name).post("/suggestions", &sent)
    }
}

#[test]
fn a_page_to_read_leads_to_a_suggestion_about_it() {
    let place = Place::new();
    let page = place.of("mara").get("/misconceptions/special-policies");
    let links = page.with_status(200).attributes("footer a", "href");
    let link = links.iter().find(|l| l.starts_with("/suggestions/new"));
    let form = place.of("mara").get(link.expect("a link")).with_status(200);
    assert_eq!(
        form.attributes("#s-about", "value"),
        ["/misconceptions/special-policies"]
    );
    // A visitor belongs nowhere, and nothing is kept about them.
    let visitor = place.app.get("/misconceptions/special-policies");
    assert!(!visitor.body().contains("/suggestions"));
    assert!(
        place
            .app
            .get("/suggestions/new")
            .header("location")
            .contains("/sign-in")
    );
}

#[test]
fn a_suggestion_is_answered_and_whoever_made_it_sees_the_answer() {
    let place = Place::new();
    let words = "Say since when. Seit wann? 何时 \u{202e}";
    place
        .suggest("mara", "/history", words, "The act is of 2014.")
        .with_status(303);
    place
        .suggest("col", "/medicaid", "Shorter.", "")
        .with_status(303);
    // Others of the organization see only their own.
    let own = place.of("mara").get("/suggestions").with_status(200);
    assert_eq!(own.texts("main article").len(), 1);
    assert!(own.text().contains("Seit wann?") && own.texts("main article form").is_empty());
    assert_eq!(
        place
            .of("sam")
            .get("/suggestions")
            .texts("main article")
            .len(),
        0
    );
    let all = place.of("lena").get("/suggestions").with_status(200);
    assert_eq!(all.texts("main article").len(), 2);
    assert_eq!(
        place
            .of("olga")
            .get("/suggestions")
            .texts("main article")
            .len(),
        0
    );
    let forms = all.attributes("main article form", "action");
    let home = place.of("lena").get("/").with_status(200);
    assert!(home.text().contains("2 suggested edits wait"));
    assert!(!place.of("mara").get("/").text().contains("suggested edit"));
    let answer = &forms[1];
    let send = |name: &str, state: &str, words: &str| {
        place
            .of(name)
            .post(answer, &[("state", state), ("words", words)])
    };
    for name in ["mara", "olga"] {
        send(name, "taken", "Yes").with_status(404);
    }
    let refused = send("lena", "declined", " ").with_status(422);
    assert!(refused.text().contains("If you decline, say why"));
    send("lena", "perfect", "x").with_status(422);
    send("lena", "read", "").with_status(303);
    send("lena", "declined", "It says so two lines above.").with_status(303);
    let own = place.of("mara").get("/suggestions").with_status(200);
    assert_eq!(own.texts("main article .tag"), ["declined"]);
    assert!(own.text().contains("two lines above"));
    assert_eq!(own.texts("blockquote").len(), 2);
}

#[test]
fn what_leads_elsewhere_is_empty_or_too_long_is_refused_and_shown_again() {
    let place = Place::new();
    let long = "é".repeat(5_001);
    for (about, words, reason) in [
        ("https://evil.example/", "x", ""),
        ("//evil.example", "x", ""),
        ("javascript:alert(1)", "x", ""),
        ("", "x", ""),
        ("/history", "", ""),
        ("/history", long.as_str(), ""),
        ("/history", "x", long.as_str()),
    ] {
        let refused = place.suggest("mara", about, words, reason).with_status(422);
        assert_eq!(refused.texts("[role=alert] li").len(), 1, "{about:?}");
        assert_eq!(refused.attributes("#s-about", "value"), [about]);
        assert_eq!(refused.texts("#s-words"), [words]);
    }
    place
        .suggest("mara", "/a\u{0}b", "a\u{0}b", "\u{0}")
        .with_status(303);
    for page in ["0", "-3", "x", "99999999999999999999"] {
        let path = format!("/suggestions?page={page}");
        place.of("lena").get(&path).with_status(200);
    }
}

#[test]
fn what_somebody_suggested_goes_with_them() {
    let place = Place::new();
    place
        .suggest("mara", "/history", "Say since when.", "")
        .with_status(303);
    let mara = place.cast.id("mara");
    let db = place.app.db();
    let all = RUNTIME
        .block_on(db.everything_about(mara))
        .expect("everything");
    assert!(
        serde_json::Value::Object(all)
            .to_string()
            .contains("Say since when.")
    );
    let erased =
        RUNTIME.block_on(db.change(&Actor::person(mara), async |tx| tx.erase_person(mara).await));
    erased.expect("erased");
    let page = place.of("lena").get("/suggestions").with_status(200);
    assert_eq!(page.texts("main article").len(), 1);
    assert!(!page.text().contains("since when"));
}
