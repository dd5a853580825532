//! What holds for every answer: headers, caching, compression, errors, request ids.

use std::io::Read as _;

use axum::http::Method;

use crate::app::TestApp;

/// Addresses whose answers stand for all kinds: a page, a list, an asset, and every kind of refusal.
const ANY: [(&str, &str, u16); 9] = [
    ("GET", "/", 200),
    ("GET", "/ladder/III", 200),
    ("GET", "/healthz", 200),
    ("GET", "/no-such-page", 404),
    ("GET", "/ladder/VI", 404),
    ("GET", "/assets/none/none.css", 404),
    ("POST", "/ladder", 405),
    ("GET", "/ladder/III?track=none", 422),
    ("POST", "/language", 400),
];

fn ask(method: &str, path: &str) -> crate::app::Answer {
    let method = Method::from_bytes(method.as_bytes()).expect("a method");
    TestApp::new().ask(method, path).form(&[])
}

#[test]
fn every_kind_of_answer_carries_the_security_headers() {
    for (method, path, status) in ANY {
        let answer = ask(method, path).with_status(status);
        let policy = answer.header("content-security-policy");
        for part in [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ] {
            assert!(policy.contains(part), "{path} lacks {part}: {policy:?}");
        }
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(
            answer.header("cross-origin-opener-policy"),
            "same-origin",
            "{path}"
        );
        assert!(!answer.header("permissions-policy").is_empty(), "{path}");
        assert_eq!(answer.header("server"), "", "{path}");
    }
}

#[test]
fn https_is_demanded_only_where_the_settings_say_so() {
    let header = "strict-transport-security";
    assert_eq!(TestApp::new().get("/").header(header), "");
    let app = TestApp::with(wayfellow::Config {
        https_only: true,
        ..Default::default()
    });
    assert!(app.get("/").header(header).starts_with("max-age="));
    assert!(app.get("/none").header(header).starts_with("max-age="));
}

#[test]
fn every_refusal_is_a_page_with_a_sentence_and_ways_on() {
    for (method, path, status) in ANY.into_iter().filter(|a| a.2 >= 400) {
        let answer = ask(method, path).with_status(status);
        assert!(answer.header("content-type").starts_with("text/html"));
        assert_eq!(answer.texts("h1"), ["That did not work"], "{path}");
        assert!(answer.texts(".lead")[0].len() > 20, "{path}");
        let ways = answer.attributes("main a", "href");
        assert!(ways.contains(&"/".to_owned()), "{path}: {ways:?}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
    }
}

#[test]
fn a_refused_method_names_the_methods_that_work() {
    let app = TestApp::new();
    let answer = app.post("/ladder", &[]).with_status(405);
    assert!(
        answer.header("allow").contains("GET"),
        "{:?}",
        answer.headers
    );
    let answer = app.get("/language").with_status(405);
    assert!(answer.header("allow").contains("POST"));
}

#[test]
fn an_unknown_track_in_the_address_says_which_there_are() {
    let answer = TestApp::new()
        .get("/ladder/III?track=physics")
        .with_status(422);
    let text = answer.text();
    for word in ["physics", "mental-health", "addiction", "both"] {
        assert!(text.contains(word), "{word} is missing:\n{text}");
    }
}

#[test]
fn a_query_that_cannot_be_read_is_refused_with_a_page() {
    let app = TestApp::new();
    for query in ["q=1&q=2", "q=%FF", "q=%zz&q"] {
        let answer = app.get(&format!("/search?{query}"));
        assert!(
            matches!(answer.status.as_u16(), 200 | 400),
            "{query}: {}",
            answer.status
        );
        assert_eq!(answer.texts("h1").len(), 1, "{query}");
    }
}

#[test]
fn a_body_larger_than_the_settings_allow_is_refused() {
    let app = TestApp::with(wayfellow::Config {
        largest_upload: 1000,
        ..Default::default()
    });
    let long = "x".repeat(2000);
    let answer = app
        .post("/language", &[("lang", "es"), ("back", &long)])
        .with_status(413);
    assert!(answer.text().contains("larger than"), "{}", answer.text());
    let short = "/".to_owned() + &"x".repeat(500);
    app.post("/language", &[("lang", "es"), ("back", &short)])
        .with_status(303);
}

#[test]
fn a_head_request_gets_the_headers_of_the_page_and_no_body() {
    let app = TestApp::new();
    let head = app.ask(Method::HEAD, "/ladder").send().with_status(200);
    assert!(head.body.is_empty());
    assert!(head.header("content-type").starts_with("text/html"));
    assert_eq!(head.header("etag"), app.get("/ladder").header("etag"));
}

#[test]
fn an_unchanged_page_is_answered_without_a_body() {
    let app = TestApp::new();
    let first = app.get("/ladder/III").with_status(200);
    let tag = first.header("etag");
    assert!(tag.len() > 10, "{tag:?}");
    assert!(first.header("cache-control").contains("no-cache"));
    for known in [tag.clone(), format!("\"other\", {tag}"), "*".to_owned()] {
        let again = app
            .ask(Method::GET, "/ladder/III")
            .header("if-none-match", &known)
            .send()
            .with_status(304);
        assert!(again.body.is_empty());
        assert_eq!(again.header("etag"), tag);
        assert!(!again.header("content-security-policy").is_empty());
        assert!(
            again.header("vary").contains("cookie"),
            "{:?}",
            again.headers
        );
    }
    app.ask(Method::GET, "/ladder/IV")
        .header("if-none-match", &tag)
        .send()
        .with_status(200);
    app.in_language("es")
        .ask(Method::GET, "/ladder/III")
        .header("if-none-match", &tag)
        .send()
        .with_status(200);
}

#[test]
fn pages_are_compressed_for_those_who_take_it() {
    let app = TestApp::new();
    let plain = app.get("/ladder").with_status(200);
    assert_eq!(plain.header("content-encoding"), "");
    let packed = app
        .ask(Method::GET, "/ladder")
        .header("accept-encoding", "gzip")
        .send()
        .with_status(200);
    assert_eq!(packed.header("content-encoding"), "gzip");
    assert!(packed.header("vary").contains("accept-encoding"));
    assert!(packed.body.len() * 2 < plain.body.len());
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(packed.body.as_slice())
        .read_to_end(&mut unpacked)
        .expect("whole gzip");
    assert_eq!(unpacked, plain.body);
    let brotli = app
        .ask(Method::GET, "/ladder")
        .header("accept-encoding", "br")
        .send();
    assert_eq!(brotli.header("content-encoding"), "br");
}

#[test]
fn assets_are_kept_for_a_year_under_an_address_that_carries_their_hash() {
    let app = TestApp::new();
    let home = app.get("/");
    let mut found = home.attributes("link[rel=stylesheet], link[rel=icon]", "href");
    found.extend(app.get("/glossary").attributes("script[src]", "src"));
    assert!(found.len() >= 3, "{found:?}");
    for address in found {
        let asset = app.get(&address).with_status(200);
        assert!(asset.header("cache-control").contains("immutable"));
        let (_, name) = address["/assets/".len()..].split_once('/').expect("a name");
        let old = app.get(&format!("/assets/0123456789ab/{name}"));
        assert_eq!(old.with_status(200).body, asset.body);
    }
}

#[test]
fn a_request_id_is_made_here_and_never_taken_from_outside() {
    let app = TestApp::new();
    let sent = "from-outside\" id=1";
    let mut seen = std::collections::BTreeSet::new();
    for path in ["/", "/", "/no-such-page", "/healthz"] {
        let answer = app
            .ask(Method::GET, path)
            .header("x-request-id", sent)
            .send();
        let id = answer.header("x-request-id");
        let id = uuid::Uuid::parse_str(&id).unwrap_or_else(|e| panic!("{path}: {id:?}: {e}"));
        assert_eq!(id.get_version_num(), 7);
        assert!(seen.insert(id), "{id} was given twice");
    }
}

#[test]
fn the_health_check_says_ok_and_nothing_else() {
    let answer = TestApp::new().get("/healthz").with_status(200);
    assert_eq!(answer.body(), "ok\n");
}

#[test]
fn addresses_that_nobody_meant_are_refused_and_never_fail() {
    let app = TestApp::new();
    for path in [
        "/ladder/%00",
        "/ladder/III/none",
        "/ladder/%F0%9F%A6%8A",
        "/items/ma-2014/%FF",
        "/items/%2E%2E/%2E%2E",
        "/items/ma-2014@99/S1.COM.SH.02",
        "/items/none/none",
        "/assets/../../Cargo.toml",
        "/assets/%2E%2E/%2E%2E/Cargo.toml",
        "//",
        "//evil.example/",
        "/ladder/III/",
    ] {
        let answer = app.get(path);
        assert!(
            answer.status.is_client_error(),
            "{path} was answered with {}",
            answer.status
        );
    }
    let long = "x".repeat(20_000);
    let answer = app.get(&format!("/search?q={long}"));
    assert!(!answer.status.is_server_error());
}
