//! What there is to read before peer roles start, as a visitor sees it.

use std::fs;

use frameworks::Lessons;
use wayfellow::Config;
use wayfellow::web::App;

use crate::app::{RUNTIME, TestApp};
use crate::program::{Folder, run};

#[test]
fn the_front_page_leads_to_everything_in_order_and_says_how_old_it_is() {
    let page = TestApp::new().get("/readiness").with_status(200);
    let links = page.attributes(".reading-order h3 a", "href");
    let wanted = [
        "/misconceptions",
        "/common-goals",
        "/history",
        "/evidence",
        "/concerns",
        "/voices",
        "/quiz",
        "/medicaid",
        "/resources",
    ];
    assert_eq!(links, wanted);
    assert!(page.text().contains("2014"));
    for tag in [
        "10 misconceptions",
        "27 findings",
        "11 concerns",
        "15 themes",
        "14 websites",
    ] {
        assert!(page.text().contains(tag), "{tag}");
    }
}

#[test]
fn home_and_the_library_lead_there() {
    let app = TestApp::new();
    for path in ["/", "/library"] {
        let links = app.get(path).attributes("main a", "href");
        assert!(links.contains(&"/readiness".to_owned()), "{path}");
    }
}

#[test]
fn every_page_shows_as_many_entries_as_there_are() {
    let app = TestApp::new();
    for (path, selector, n) in [
        ("/misconceptions", ".items > li", 10),
        ("/concerns", "article.card", 11),
        ("/concerns", "article.card > ul > li", 26),
        ("/history", "table.events tbody tr", 14),
        ("/evidence", "article.card", 27),
        ("/evidence/references", ".items > li", 56),
        ("/common-goals", ".points.goal .card", 3),
        ("/medicaid", ".points.pro .card", 4),
        ("/medicaid", ".points.con .card", 5),
        ("/voices", "ol.items > li", 8),
        ("/voices", "details.card[id]", 12),
        ("/resources", ".items > li", 14),
        ("/quiz", "fieldset", 4),
    ] {
        assert_eq!(app.get(path).texts(selector).len(), n, "{path} {selector}");
    }
}

#[test]
fn each_misconception_has_a_page_and_an_unknown_one_has_none() {
    let app = TestApp::new();
    for misconception in &Lessons::shipped().misconceptions {
        let page = app.get(&format!("/misconceptions/{}", misconception.name));
        let page = page.with_status(200);
        assert_eq!(page.texts("h1"), std::slice::from_ref(&misconception.label));
        assert!(page.text().contains(&misconception.fact));
    }
    app.get("/misconceptions/none").with_status(404);
}

#[test]
fn a_round_teaches_after_each_answer_and_keeps_none() {
    let app = TestApp::new();
    let lessons = Lessons::shipped();
    for (i, misconception) in lessons.misconceptions.iter().enumerate() {
        let n = (i + 1).to_string();
        let asked = app.get(&format!("/misconceptions/round?n={n}"));
        assert!(!asked.with_status(200).text().contains(&misconception.text));
        for answer in ["myth", "fact"] {
            let told = app.post("/misconceptions/round", &[("n", &n), ("answer", answer)]);
            let told = told.with_status(200);
            let right = answer == misconception.ask.as_str();
            let expected = if right {
                "Yes, that is a"
            } else {
                "but it is a"
            };
            assert!(told.text().contains(expected), "{n} {answer}");
            assert!(told.text().contains(&misconception.text), "{n} {answer}");
            assert_eq!(told.header("set-cookie"), "");
        }
    }
    for n in ["0", "11", "-1", "x", "99999999999999999999"] {
        app.get(&format!("/misconceptions/round?n={n}"))
            .with_status(404);
        let sent = [("n", n), ("answer", "myth")];
        app.post("/misconceptions/round", &sent).with_status(404);
    }
    app.post("/misconceptions/round", &[("n", "1")])
        .with_status(400);
    let sent = [("n", "1"), ("answer", "both")];
    app.post("/misconceptions/round", &sent).with_status(400);
}

#[test]
fn the_evidence_is_filtered_by_outcome_wave_and_setting_together() {
    let app = TestApp::new();
    let shown = |query: &str| {
        app.get(&format!("/evidence{query}"))
            .texts("article.card h2")
            .len()
    };
    assert_eq!(shown("?outcome=distress"), 4);
    assert_eq!(shown("?outcome=use-of-services"), 3);
    assert_eq!(shown("?outcome=experience"), 7);
    assert_eq!(shown("?wave=first"), 5);
    assert_eq!(shown("?wave=second"), 1);
    assert_eq!(shown("?wave=third"), 14);
    assert_eq!(shown("?wave=none"), 7);
    assert_eq!(shown("?outcome=distress&setting=peer-run"), 1);
    assert_eq!(shown("?outcome=distress&wave=second"), 0);
    assert_eq!(shown("?q=sledge"), 4);
    assert_eq!(shown("?outcome=nonsense"), 27);
}

#[test]
fn the_references_come_as_a_bibtex_file() {
    let file = TestApp::new()
        .get("/evidence/references.bib")
        .with_status(200);
    assert!(
        file.header("content-type")
            .starts_with("application/x-bibtex")
    );
    assert!(file.header("content-disposition").contains(".bib"));
    assert_eq!(
        file.body().lines().filter(|l| l.starts_with('@')).count(),
        56
    );
}

#[test]
fn the_quiz_tells_its_answers_and_keeps_the_hard_question_closed() {
    let app = TestApp::new();
    let asked = app.get("/quiz");
    assert_eq!(asked.texts("details.hard fieldset").len(), 1);
    assert_eq!(
        asked.attributes("details[open]", "class"),
        Vec::<String>::new()
    );
    let told = app
        .post(
            "/quiz",
            &[("Z1", "peer"), ("Z4", "nonsense"), ("other", "x")],
        )
        .with_status(200);
    let answers: Vec<String> = told
        .texts("main strong")
        .into_iter()
        .map(|a| a.trim_start_matches("Answer: ").chars().take(1).collect())
        .collect();
    assert_eq!(answers, ["D", "D", "B", "D"]);
    assert_eq!(told.text().matches("You chose:").count(), 1);
    assert_eq!(told.texts("details.hard h3").len(), 1);
    app.post("/quiz", &[]).with_status(200);
}

#[test]
fn the_search_finds_what_there_is_to_read() {
    let app = TestApp::new();
    for (query, address) in [
        ("boundaries", "/misconceptions/no-limits"),
        ("paperwork", "/concerns#K09"),
        ("Georgia", "/history#Y08"),
        ("emergency rooms", "/evidence#F11"),
        ("Chamberlin", "/evidence/references#chamberlin-1988"),
        ("treadmill", "/medicaid#D04"),
        ("PeersTV", "/resources#peerstv"),
        ("champions", "/voices#H13"),
    ] {
        let found = app.get(&format!("/search?q={}", query.replace(' ', "+")));
        let links = found.attributes("ul.items a.name", "href");
        assert!(links.contains(&address.to_owned()), "{query}: {links:?}");
    }
}

#[test]
fn an_installation_says_by_file_which_websites_are_gone() {
    let folder = Folder::new();
    fs::create_dir_all(folder.path().join("library")).expect("a folder");
    let file = folder.path().join("library/link-checks.toml");
    fs::write(
        &file,
        "[[link]]\ncode = \"peerlink\"\nstate = \"dead\"\nchecked = \"2026-11-02\"\n",
    )
    .expect("a file");
    let config = || Config {
        frameworks: Some(folder.path().to_owned()),
        ..Config::default()
    };
    let page = TestApp::with(config()).get("/resources").with_status(200);
    assert_eq!(page.texts("#peerlink .tag"), ["gone"]);
    assert!(page.text().contains("last looked at: 2026-11-02"));
    assert_eq!(page.attributes("#peerlink a", "href"), Vec::<String>::new());
    assert_eq!(page.texts("#inaops .tag"), ["not checked"]);

    fs::write(
        &file,
        "[[link]]\ncode = \"nobody\"\nstate = \"dead\"\nchecked = \"2026\"\n",
    )
    .expect("a file");
    let refused = RUNTIME.block_on(App::new(config())).err().expect("refused");
    let message = format!("{refused:#}");
    assert!(
        message.contains("library/link-checks.toml:1: nobody:"),
        "{message}"
    );
    let path = folder.path().to_str().expect("a plain path");
    let ran = run(&["frameworks", "check", path]);
    assert_eq!(ran.code, Some(1), "{}", ran.out);
    assert!(
        ran.out.contains("link-checks.toml:1: nobody:"),
        "{}",
        ran.out
    );
}
