//! The two languages of the interface: chosen by the browser's wish or by hand, and never a way out of the site.

use axum::http::Method;

use crate::app::TestApp;

fn tongue(header: &str) -> String {
    let answer = TestApp::new()
        .ask(Method::GET, "/")
        .header("accept-language", header)
        .send()
        .with_status(200);
    let lang = answer.attributes("html", "lang").remove(0);
    assert_eq!(answer.header("content-language"), lang);
    lang
}

#[test]
fn the_browsers_wish_decides_when_nothing_was_chosen() {
    for (header, expected) in [
        ("", "en"),
        ("es", "es"),
        ("es-MX,es;q=0.9,en;q=0.8", "es"),
        ("en-US,en;q=0.9,es;q=0.8", "en"),
        ("fr-FR,es;q=0.5,en;q=0.4", "es"),
        ("fr,de", "en"),
        ("es;q=0,en;q=0.1", "en"),
        ("es;q=abc", "en"),
        (";;;,,,=q", "en"),
    ] {
        assert_eq!(tongue(header), expected, "{header:?}");
    }
}

#[test]
fn a_choice_is_kept_in_a_cookie_and_leads_back_to_the_page() {
    let app = TestApp::new();
    let answer = app
        .post(
            "/language",
            &[("lang", "es"), ("back", "/ladder/III?track=both")],
        )
        .with_status(303);
    assert_eq!(answer.header("location"), "/ladder/III?track=both");
    let cookie = answer.header("set-cookie");
    for part in ["lang=es;", "Path=/", "HttpOnly", "SameSite=Lax"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    let page = app.in_language("es").get("/ladder/III").with_status(200);
    assert_eq!(page.attributes("html", "lang"), ["es"]);
}

#[test]
fn a_choice_wins_over_the_browsers_wish() {
    let answer = TestApp::new()
        .in_language("es")
        .ask(Method::GET, "/")
        .header("accept-language", "en")
        .send();
    assert_eq!(answer.attributes("html", "lang"), ["es"]);
    let unknown = TestApp::new().in_language("tlh").get("/").with_status(200);
    assert_eq!(unknown.attributes("html", "lang"), ["en"]);
}

#[test]
fn a_choice_of_language_never_leads_out_of_the_site() {
    for back in [
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        "/\t/evil.example",
        "/\n/evil.example",
        " //evil.example",
        "evil.example",
        "",
    ] {
        let answer = TestApp::new()
            .post("/language", &[("lang", "en"), ("back", back)])
            .with_status(303);
        assert_eq!(answer.header("location"), "/", "{back:?}");
    }
}

#[test]
fn a_language_that_is_not_offered_is_refused_with_a_sentence() {
    let answer = TestApp::new()
        .post("/language", &[("lang", "xx"), ("back", "/")])
        .with_status(400);
    assert!(answer.text().contains("not offered"), "{}", answer.text());
    assert_eq!(answer.header("set-cookie"), "");
}

#[test]
fn the_language_form_stands_on_every_page_and_marks_the_language_in_use() {
    let app = TestApp::new().in_language("es");
    for path in ["/", "/ladder", "/no-such-page"] {
        let page = app.get(path);
        let pressed = page.texts("form.language [aria-pressed=true]");
        assert_eq!(pressed, ["Español"], "{path}");
    }
}
