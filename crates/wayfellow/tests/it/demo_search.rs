//! The demo's searches: one from the description to the first day, and one that is open.

use crate::app::TestApp;

const BEFORE: &str = "/openings/01970000-0000-7000-8000-000000000002";
const NOW: &str = "/openings/01970000-0000-7000-8000-000000000001";
const PEOPLE: [&str; 5] = [
    "Akua Mensah",
    "Dylan Whitefeather",
    "Marisol Vega",
    "Pat Lindqvist",
    "Sunil Rao",
];

/// The demo as somebody of its cast.
struct Demo {
    app: TestApp,
    cookie: String,
}

impl Demo {
    fn of(app: &TestApp, name: &str) -> Demo {
        let page = app.get("/demo").with_status(200);
        let id = page.attributes(&format!("button[data-name=demo-{name}]"), "value");
        let entered = app.post("/demo", &[("person", &id[0])]).with_status(303);
        let cookie = entered.header("set-cookie");
        let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        Demo {
            app: app.clone(),
            cookie,
        }
    }

    fn get(&self, path: &str) -> crate::app::Answer {
        let asked = self.app.ask(axum::http::Method::GET, path);
        asked.header("cookie", &self.cookie).send()
    }
}

#[test]
fn the_demo_shows_a_whole_search_with_five_candidates_from_the_description_to_the_first_day() {
    let app = TestApp::with_demo();
    let lena = Demo::of(&app, "lena");
    // From what is described and advertised …
    let ad = lena.get(BEFORE).with_status(200).text();
    assert!(ad.contains("Recovery coach") && ad.contains("closed"));
    let all = lena.get("/interviews").with_status(200);
    assert_eq!(all.texts(".items > li").len(), 2);
    let kit = lena.get(&format!("{BEFORE}/kit")).with_status(200).text();
    assert!(kit.contains("In use as it stands") && kit.contains("first evening"));
    // … over a panel whose seats are filled, with everyone's words about each of the five …
    let panel = lena.get(&format!("{BEFORE}/panel")).with_status(200);
    assert!(panel.text().contains("No seat is missing"));
    let candidates = panel.attributes("#candidates ~ ul a.name", "href");
    assert_eq!(panel.texts("#candidates ~ ul a.name"), PEOPLE);
    for (address, name) in candidates.iter().zip(PEOPLE) {
        let page = lena.get(address).with_status(200);
        assert!(page.text().contains(name));
        assert!(page.texts("#s-PF01 ~ dl > div").len() >= 3, "{name}");
    }
    // … to the decision, the position and both lines …
    let decision = lena.get(&format!("{BEFORE}/decision")).with_status(200);
    let text = decision.text();
    for words in [
        "offered to Marisol Vega",
        "Committed to be certified by",
        "Spend two evenings",
    ] {
        assert!(text.contains(words), "{words}");
    }
    let position = decision.attributes("#hired ~ p a", "href").remove(0);
    assert!(lena.get(&position).text().contains("Marisol Vega"));
    // … and the record.
    let record = lena.get(&format!("{BEFORE}/record/record.json"));
    let record = record.with_status(200).json();
    assert_eq!(record["candidates"].as_array().map(Vec::len), Some(5));
    assert_eq!(record["missing_seats"].as_array().map(Vec::len), Some(0));
    // The other search is open, and its panel has work to do.
    let dana = Demo::of(&app, "dana");
    let panel = dana.get(&format!("{NOW}/panel")).with_status(200);
    assert!(panel.text().contains("Bernadette Okafor"));
    let waiting = panel.attributes("#candidates ~ ul a.name", "href");
    let page = dana.get(&waiting[0]).with_status(200);
    assert!(page.text().contains("Nobody else sees this"));
}
