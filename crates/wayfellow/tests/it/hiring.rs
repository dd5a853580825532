//! What there is to read about descriptions, ads, interviews and pay, as visitors and those who hire see it.

use frameworks::Lessons;
use rolecheck::{Checker, Kind, Options, Severity};

use crate::app::TestApp;
use crate::cast::with_cast;

#[test]
fn the_front_page_of_hiring_leads_through_the_steps_in_order() {
    let page = TestApp::new().get("/hiring").with_status(200);
    assert_eq!(
        page.attributes(".reading-order h3 a", "href"),
        [
            "/hiring/description",
            "/hiring/statements",
            "/hiring/samples",
            "/hiring/pay",
            "/hiring/ads",
            "/hiring/interview"
        ]
    );
    for tag in ["5 parts", "33 statements", "20 questions", "3 patterns"] {
        assert!(page.text().contains(tag), "{tag}");
    }
}

#[test]
fn home_and_the_library_lead_to_hiring() {
    let app = TestApp::new();
    for path in ["/", "/library"] {
        let links = app.get(path).attributes("main a", "href");
        assert!(links.contains(&"/hiring".to_owned()), "{path}");
    }
}

#[test]
fn every_page_of_hiring_shows_as_many_entries_as_there_are() {
    let app = TestApp::new();
    for (path, selector, n) in [
        ("/hiring", "#commitments ~ ul .card", 3),
        ("/hiring/description", ".reading-order > li", 5),
        ("/hiring/statements", ".items > li", 33),
        ("/hiring/samples", "article.card", 2),
        ("/hiring/samples", ".items > li", 16),
        ("/hiring/pay", ".reading-order > li", 3),
        ("/hiring/ads", "#experience ~ ul .card", 3),
        ("/hiring/ads", "#ads ~ ul > .card", 3),
        ("/hiring/ads", ".items > li", 5),
        ("/hiring/interview", ".items > li", 20),
        ("/hiring/interview", "#proficiencies ~ ul .card", 10),
        ("/hiring/interview", "#pitfalls ~ ul .card", 4),
    ] {
        assert_eq!(app.get(path).texts(selector).len(), n, "{path} {selector}");
    }
}

#[test]
fn what_a_panel_listens_for_is_shown_to_those_who_hire_and_to_nobody_else() {
    let (app, cast) = with_cast();
    let hint = "Wants to counsel people";
    for (name, sees) in [
        ("hugo", true),
        ("lena", true),
        ("olga", true),
        ("mara", false),
        ("teo", false),
        ("ada", false),
        ("nadia", false),
        ("ops", false),
        ("visitor", false),
    ] {
        let page = app.signed_in_as(&cast, name).get("/hiring/interview");
        let page = page.with_status(200);
        assert_eq!(page.text().contains(hint), sees, "{name}");
        assert!(page.text().contains("How would you describe a peer role"));
    }
    let found = app.get("/search?q=counsel").text();
    assert!(!found.contains(hint));
}

#[test]
fn the_questions_are_lawful_and_the_ads_and_statements_fit_by_our_own_checker() {
    let h = &Lessons::shipped().hiring;
    let checker = Checker::shipped();
    let refused = |text: &str, kind: Kind| -> Vec<String> {
        let report = checker.check(text, &Options::new(kind));
        report
            .findings
            .iter()
            .filter(|f| matches!(f.severity, Severity::Error | Severity::Warning))
            .map(|f| format!("{} in {text:?}", f.code))
            .collect()
    };
    let mut found = Vec::new();
    for question in &h.questions {
        found.extend(refused(&question.label, Kind::Interview));
    }
    for statement in h.functions.iter().chain(&h.responsibilities) {
        found.extend(refused(&statement.label, Kind::Task));
    }
    for ad in &h.ads {
        let text = format!(
            "{}, {}\nDuties:\n- {}\nRequired:\n- {}\nPreferred:\n- {}\n",
            ad.label,
            ad.hours,
            ad.duties.join("\n- "),
            ad.required.join("\n- "),
            ad.preferred.join("\n- ")
        );
        found.extend(refused(&text, Kind::Ad));
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_search_leads_to_the_page_of_a_statement_and_of_a_sample() {
    let app = TestApp::new();
    for (query, address) in [
        ("steer+own+recovery", "/hiring/statements#FN1"),
        ("peer+coordinator", "/hiring/samples#JD1"),
        ("unopened+bills", "/hiring/interview#SN1"),
        ("community+bridger", "/hiring/ads#AD3"),
    ] {
        let links = app
            .get(&format!("/search?q={query}"))
            .attributes("main a", "href");
        assert!(links.contains(&address.to_owned()), "{query}: {links:?}");
    }
}
