//! Sharing: what is opened, to whom, until when; taken back at the next click; who looked; voices; addresses.

use crate::app::{Answer, RUNTIME, TestApp};
use crate::cast::{Cast, Person};

struct Around {
    app: TestApp,
    cast: Cast,
}

impl Around {
    fn new() -> Around {
        let app = TestApp::new();
        let cast = RUNTIME.block_on(Cast::enter(app.db()));
        Around { app, cast }
    }

    fn person(&self, name: &str) -> Person {
        self.cast.person(&self.app, name)
    }

    /// The page on which somebody sees what col shares.
    fn of_col(&self, name: &str) -> Answer {
        let col = self.cast.id("col");
        self.person(name)
            .app
            .get(&format!("/people/{col}/portfolio"))
    }
}

/// Col keeps a training and a goal.
fn with_lines(around: &Around) -> Person {
    let col = around.person("col");
    let training = [("training", "ma-2014@1#TRN.05"), ("status", "complete")];
    col.app
        .post("/me/portfolio/training", &training)
        .with_status(303);
    let goal = [("words", "Lead a group some day")];
    col.app.post("/me/portfolio/goal", &goal).with_status(303);
    let thought = [
        ("item", "ma-2014@1#CODE.P1"),
        ("words", "A private thought"),
    ];
    col.app
        .post("/me/portfolio/reflection", &thought)
        .with_status(303);
    col
}

fn share(person: &Person, part: &str, with: &str) -> Answer {
    person
        .app
        .post("/me/sharing", &[("part", part), ("with", with)])
}

/// Takes back everything.
fn take_back(person: &Person) {
    for action in person
        .app
        .get("/me/sharing")
        .attributes("section[aria-labelledby=now] form", "action")
    {
        person.app.post(&action, &[]).with_status(303);
    }
}

#[test]
fn one_part_is_shared_with_one_person_seen_logged_and_taken_back_at_once() {
    let around = Around::new();
    let col = with_lines(&around);
    around.of_col("teo").with_status(404);
    let email = around.cast.email("teo");
    let fields = [("part", "portfolio/trainings"), ("email", email.as_str())];
    col.app.post("/me/sharing", &fields).with_status(303);
    let seen = around.of_col("teo").with_status(200).text();
    assert!(
        seen.contains("Complete") && !seen.contains("Lead a group") && !seen.contains("private"),
        "{seen}"
    );
    let listed = |name: &str| {
        let page = around.person(name).app.get("/me/sharing").with_status(200);
        page.texts("section[aria-labelledby=with-me] a").concat()
    };
    assert!(listed("teo").contains("col") && !listed("sam").contains("col"));
    assert!(around.of_col("sam").status == 404 && around.of_col("lena").status == 404);
    let looks = col.app.get("/me/looks").with_status(200);
    let rows = looks.texts("tbody tr");
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert!(
        rows[0].contains("teo") && rows[0].contains("Riverbend") && rows[0].contains("Trainings"),
        "{rows:?}"
    );
    take_back(&col);
    around.of_col("teo").with_status(404);
    assert_eq!(col.app.get("/me/looks").texts("tbody tr").len(), 1);
    assert!(
        col.app
            .get("/me/sharing")
            .text()
            .contains("1 share is over")
    );
}

/// The words of a Word file.
fn words_in(answer: &Answer) -> String {
    let read = documents::docx::read(&answer.body).expect("a Word file");
    read.text
}

#[test]
fn a_portfolio_goes_out_as_a_file_with_what_its_page_shows_and_nothing_else() {
    let around = Around::new();
    let col = with_lines(&around);
    let own = |file: &str| {
        col.app
            .get(&format!("/me/portfolio/summary/portfolio.{file}"))
    };
    let docx = own("docx").with_status(200);
    assert_eq!(docx.body, own("docx").body, "the same bytes each time");
    assert_eq!(docx.header("cache-control"), "no-store");
    let text = words_in(&docx);
    for words in ["Portfolio of col", "Lead a group some day", "Complete"] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    assert!(!text.contains("private"), "{text}");
    let pdf = own("pdf").with_status(200);
    assert!(pdf.body.starts_with(b"%PDF") && pdf.body == own("pdf").body);
    assert!(
        own("html")
            .with_status(200)
            .body()
            .contains("<h1>Portfolio of col")
    );
    for odd in ["exe", "pdf.exe", ""] {
        own(odd).with_status(404);
    }
    let es = around
        .app
        .in_language("es")
        .signed_in_as(&around.cast, "col");
    let es = es.get("/me/portfolio/summary/portfolio.docx");
    assert!(words_in(&es).contains("Portafolio de col"));
    // A part that is shared is no file; the whole is, as long as it is shared, and each look is told.
    let id = around.cast.id("col");
    let path = format!("/people/{id}/portfolio/portfolio.docx");
    let teo = around.person("teo").app;
    let email = around.cast.email("teo");
    let with = |part| [("part", part), ("email", email.as_str())];
    col.app
        .post("/me/sharing", &with("portfolio/trainings"))
        .with_status(303);
    teo.get(&path).with_status(404);
    assert!(!around.of_col("teo").body().contains("portfolio.docx"));
    col.app
        .post("/me/sharing", &with("portfolio"))
        .with_status(303);
    let before = col.app.get("/me/looks").texts("tbody tr").len();
    let seen = words_in(&teo.get(&path).with_status(200));
    assert!(seen.contains("Lead a group") && !seen.contains("private"));
    assert!(col.app.get("/me/looks").texts("tbody tr").len() > before);
    assert!(around.of_col("teo").body().contains(&path));
    around.person("sam").app.get(&path).with_status(404);
    around.app.get(&path).with_status(303);
    take_back(&col);
    teo.get(&path).with_status(404);
    // Behind an address: its part, until it is closed.
    let made = col
        .app
        .post(
            "/me/sharing/addresses",
            &[("part", "portfolio/goals"), ("days", "30")],
        )
        .with_status(200);
    let address = made.texts(".note .code").concat();
    let (_, secret) = address.split_once("/shared/").expect("an address");
    let path = format!("/shared/{secret}/portfolio.docx");
    let opened = around.app.get(&path).with_status(200);
    assert_eq!(
        opened.header("x-robots-tag"),
        "noindex, nofollow, noarchive"
    );
    let opened = words_in(&opened);
    assert!(
        opened.contains("Lead a group") && !opened.contains("Complete"),
        "{opened}"
    );
    take_back(&col);
    for action in col.app.get("/me/sharing").attributes("form", "action") {
        if action.contains("/addresses/") {
            col.app.post(&action, &[]).with_status(303);
        }
    }
    around.app.get(&path).with_status(404);
}

#[test]
fn a_hat_opens_to_those_who_wear_it_in_that_organization_only() {
    let around = Around::new();
    let col = with_lines(&around);
    share(
        &col,
        "portfolio/goals",
        &format!("hat:{}:supervisor", around.cast.riverbend),
    )
    .with_status(303);
    let seen = around.of_col("teo").with_status(200).text();
    assert!(
        seen.contains("Lead a group") && !seen.contains("Complete"),
        "{seen}"
    );
    for name in ["olga", "sam", "lena", "nadia", "ops", "mara"] {
        around.of_col(name).with_status(404);
    }
    RUNTIME.block_on(around.cast.put_down_hats(around.app.db(), "teo"));
    around.of_col("teo").with_status(404);
}

#[test]
fn sharing_the_portfolio_does_not_share_reflections() {
    let around = Around::new();
    let col = with_lines(&around);
    share(&col, "portfolio", &format!("all:{}", around.cast.riverbend)).with_status(303);
    let seen = around.of_col("sam").with_status(200).text();
    assert!(
        seen.contains("Complete") && seen.contains("Lead a group"),
        "{seen}"
    );
    assert!(!seen.contains("private thought"), "{seen}");
    share(
        &col,
        "reflections",
        &format!("hat:{}:leader", around.cast.riverbend),
    )
    .with_status(303);
    assert!(around.of_col("lena").text().contains("A private thought"));
    assert!(!around.of_col("sam").text().contains("private thought"));
}

#[test]
fn what_cannot_be_shared_is_refused_with_the_reason() {
    let around = Around::new();
    let col = around.person("col");
    let refused = |fields: &[(&str, &str)]| {
        let answer = col.app.post("/me/sharing", fields).with_status(422);
        answer.texts(".problem")
    };
    let all = format!("all:{}", around.cast.riverbend);
    let elsewhere = format!("all:{}", around.cast.hilltop);
    let person = format!("person:{}", around.cast.id("olga"));
    let olga = around.cast.email("olga");
    for fields in [
        &[("part", "accounts"), ("with", &*all)][..],
        &[("part", "portfolio"), ("with", "")],
        &[("part", "portfolio"), ("with", &elsewhere)],
        &[("part", "portfolio"), ("with", &person)],
        &[("part", "portfolio"), ("with", "hat:x:leader")],
        &[("part", "portfolio"), ("with", &all), ("email", &olga)],
        &[("part", "portfolio"), ("email", &olga)],
        &[("part", "portfolio"), ("email", "nobody@example.org")],
        &[
            ("part", "portfolio"),
            ("with", &all),
            ("until", "2020-01-01"),
        ],
        &[("part", "portfolio"), ("with", &all), ("until", "soon")],
    ] {
        assert_eq!(refused(fields).len(), 1, "{fields:?}");
    }
    assert!(
        col.app
            .get("/me/sharing")
            .text()
            .contains("Nothing is shared.")
    );
    let mara = around.cast.id("mara");
    col.app
        .post(&format!("/me/sharing/{mara}/withdrawal"), &[])
        .with_status(404);
    col.app
        .post("/me/sharing/x/withdrawal", &[])
        .with_status(404);
}

#[test]
fn an_address_opens_one_part_to_whoever_has_it_until_it_is_closed() {
    let around = Around::new();
    let col = with_lines(&around);
    let fields = [
        ("part", "portfolio/trainings"),
        ("for", "Ms. Ito"),
        ("days", "7"),
    ];
    let made = col
        .app
        .post("/me/sharing/addresses", &fields)
        .with_status(200);
    let address = made.texts(".note .code").concat();
    let path = &address[address.find("/shared/").expect("an address")..];
    let seen = around.app.get(path).with_status(200);
    assert!(seen.text().contains("Complete") && !seen.text().contains("Lead a group"));
    assert_eq!(seen.header("cache-control"), "no-store");
    assert!(seen.header("x-robots-tag").contains("noindex"));
    assert!(
        col.app
            .get("/me/looks")
            .text()
            .contains("somebody with the address for Ms. Ito")
    );
    assert!(
        !col.app.get("/me/sharing").body().contains(path),
        "the secret is shown once"
    );
    let close = col
        .app
        .get("/me/sharing")
        .attributes("form[action$=withdrawal]", "action");
    around
        .person("teo")
        .app
        .post(&close[0], &[])
        .with_status(404);
    col.app.post(&close[0], &[]).with_status(303);
    around.app.get(path).with_status(404);
    around.app.get("/shared/guessed").with_status(404);
    for days in ["0", "367", "x"] {
        let fields = [("part", "portfolio"), ("days", days)];
        col.app
            .post("/me/sharing/addresses", &fields)
            .with_status(422);
    }
}

#[test]
fn a_voice_is_kept_beside_ones_own_word_and_overwrites_nothing() {
    let around = Around::new();
    let col = with_lines(&around);
    let item = "ma-2014@1#VOL.COM.SH.01";
    let own = [
        ("item", item),
        ("standing", "under-way"),
        ("proficiency", "Still learning."),
    ];
    let page = col
        .app
        .post("/me/portfolio/item", &own)
        .with_status(303)
        .header("location");
    let to = format!("/people/{}/voices", col.id);
    let teo = around.person("teo");
    let words = [
        ("item", item),
        ("sort", "observation"),
        ("words", "Listened for an hour."),
    ];
    teo.app.post(&to, &words).with_status(404);
    share(
        &col,
        "invitation/voices",
        &format!("hat:{}:supervisor", around.cast.riverbend),
    )
    .with_status(303);
    teo.app.post(&to, &words).with_status(303);
    teo.app
        .post(&to, &[("item", item), ("sort", "observation")])
        .with_status(422);
    let refused = [
        ("item", "x"),
        ("sort", "observation"),
        ("words", "Kept its calm."),
    ];
    let refused = teo.app.post(&to, &refused).with_status(422);
    assert_eq!(refused.texts("#v-words"), ["Kept its calm."]);
    assert_eq!(
        refused.attributes("input[checked]", "value"),
        ["observation"]
    );
    assert_eq!(refused.attributes(".problem a", "href"), ["#v-item"]);
    teo.app
        .post(&to, &[("item", item), ("sort", "mark")])
        .with_status(400);
    col.app.post(&to, &words).with_status(404);
    around.person("sam").app.post(&to, &words).with_status(404);
    let shown = col.app.get(&page).text();
    assert!(
        shown.contains("Still learning.")
            && shown.contains("Listened for an hour.")
            && shown.contains("teo"),
        "{shown}"
    );
    assert!(
        !around.of_col("una").text().contains("Listened"),
        "an invitation opens no other voice"
    );
    // Uninvited again, the writer can still take their own words back, and nobody else can.
    take_back(&col);
    teo.app.post(&to, &words).with_status(404);
    let voices = RUNTIME.block_on(around.cast.voices(around.app.db(), col.id));
    let back = format!("{to}/{}/withdrawal", voices[0]);
    around.person("una").app.post(&back, &[]).with_status(404);
    col.app.post(&back, &[]).with_status(404);
    teo.app.post(&back, &[]).with_status(303);
    assert!(!col.app.get(&page).text().contains("Listened"));
}

#[test]
fn ones_own_looks_are_not_listed() {
    let around = Around::new();
    let col = with_lines(&around);
    around.of_col("col").with_status(200);
    assert!(
        col.app
            .get("/me/looks")
            .text()
            .contains("Nobody else has looked.")
    );
    col.app.get("/me/looks?before=0").with_status(200);
    col.app.get("/me/looks?before=x").with_status(400);
}

#[test]
fn in_the_demo_the_supervisor_sees_what_mara_shares_until_she_takes_it_back() {
    let demo = TestApp::with_demo();
    let ids = |name: &str| {
        let page = demo.get("/demo");
        let found = page.attributes(&format!("[data-name='demo-{name}']"), "value");
        found.first().expect("somebody of the cast").clone()
    };
    let mut cookies = Vec::new();
    for name in ["mara", "dana"] {
        let entered = demo
            .post("/demo", &[("person", &ids(name))])
            .with_status(303);
        let cookie = entered.header("set-cookie");
        cookies.push(cookie.split(';').next().unwrap_or_default().to_owned());
    }
    let get = |n: usize, path: &str| {
        let asked = demo.ask(axum::http::Method::GET, path);
        asked.header("cookie", &cookies[n]).send()
    };
    assert!(get(0, "/me").text().contains("Intentional Peer Support"));
    let seen = format!("/people/{}/portfolio", ids("mara"));
    assert!(
        get(1, "/me/sharing")
            .attributes("a", "href")
            .contains(&seen)
    );
    let page = get(1, &seen).with_status(200).text();
    assert!(
        page.contains("Intentional Peer Support") && !page.contains("bookshop"),
        "{page}"
    );
    assert!(get(0, "/me/looks").text().contains("Dana"));
    let back = get(0, "/me/sharing").attributes("section[aria-labelledby=now] form", "action");
    let taken = demo.ask(axum::http::Method::POST, &back[0]);
    taken
        .header("cookie", &cookies[0])
        .form(&[])
        .with_status(303);
    get(1, &seen).with_status(404);
}
