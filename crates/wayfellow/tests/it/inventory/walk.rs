//! Every page is in the list that the browser walks (`tests/browser/pages.json`), and every route answers.

use std::collections::BTreeSet;

use axum::http::Method;
use serde_json::Value;
use wayfellow::web::routes;

use super::{none, read};
use crate::app::{RUNTIME, TestApp};
use crate::cast::Cast;

const LIST: &str = "tests/browser/pages.json";

/// Routes that show no page, with the reason.
const NO_PAGE: &[(&str, &str)] = &[
    ("POST /readiness/timeline/file", "gives a file"),
    ("POST /groundwork/{point}", "leads back to the page"),
    ("GET /groundwork/file/{format}", "gives a file"),
    ("POST /plan/advice", "leads back to the plan"),
    ("GET /plan/file/{format}", "gives a file"),
    ("GET /plan/report/{file}", "gives a file"),
    ("POST /policies", "leads to the policy"),
    (
        "GET /policies/{id}",
        "tests/it/policies.rs; the id is another one each time",
    ),
    ("POST /policies/{id}", "leads to the policy"),
    ("POST /policies/{id}/withdrawal", "leads to the register"),
    ("POST /policies/file", "the same page as /policies/new"),
    (
        "POST /policies/supervision/{position}",
        "leads back to the page",
    ),
    ("POST /groundwork/subcontract", "leads back to the page"),
    ("POST /groundwork/champions", "leads back to the page"),
    (
        "POST /groundwork/champions/{id}/end",
        "leads back to the page",
    ),
    ("POST /forums", "leads to the forum"),
    (
        "GET /forums/{id}",
        "tests/it/forums.rs; the id is another one each time",
    ),
    ("POST /forums/{id}/address", "the same page as the forum"),
    ("POST /forums/{id}/concerns", "leads to the forum"),
    ("POST /forums/{id}/answers", "leads to the forum"),
    ("POST /concern-box/{token}", "the same page as the box"),
    ("GET /plan-calendar/{token}", "gives a file"),
    ("POST /plan/tasks", "leads to the task"),
    (
        "GET /plan/tasks/{id}",
        "tests/it/kept_plans.rs; the id is another one each time, and /plan/tasks/new has the same form",
    ),
    ("POST /plan/tasks/{id}", "leads to the task"),
    ("POST /plan/tasks/{id}/comments", "leads to the task"),
    ("POST /plan/tasks/{id}/place", "leads to the task"),
    ("POST /plan/tasks/{id}/withdrawal", "leads to the plan"),
    ("POST /suggestions/{id}/answers", "leads back to the page"),
    ("POST /rounds", "leads to the round"),
    (
        "GET /rounds/{id}",
        "tests/it/rounds.rs; the id is another one each time",
    ),
    ("POST /rounds/{id}/links", "the same page as the round"),
    ("POST /rounds/{id}/end", "leads to the round"),
    ("POST /rounds/{id}/own", "the same page as the round"),
    (
        "GET /rounds/{id}/themes",
        "tests/it/climate.rs; the id is another one each time",
    ),
    ("POST /rounds/{id}/themes", "leads to the round"),
    (
        "GET /rounds/{id}/words/{question}",
        "tests/it/round_points.rs; the id is another one each time",
    ),
    ("POST /rounds/measures", "leads back to the page"),
    ("GET /rounds/{id}/file/{format}", "gives a file"),
    (
        "POST /answers/{token}",
        "its page is the one with the form; a token cannot be in a list",
    ),
    ("GET /evidence/references.bib", "gives a file"),
    ("GET /healthz", "a word for machines"),
    ("GET /assets/{*path}", "style sheets, scripts and icons"),
    ("POST /language", "leads back to the page it came from"),
    ("POST /missing/file", "gives a file"),
    ("POST /check/findings", "gives JSON"),
    ("POST /check/annotated", "gives a file"),
    ("GET /me/portfolio/file", "gives a file"),
    ("POST /me/portfolio/file", "leads to the portfolio"),
    ("POST /me/portfolio/{kind}/{id}", "leads to the line"),
    (
        "POST /me/portfolio/{kind}/{id}/withdrawal",
        "leads to the list",
    ),
    ("POST /me/sharing", "leads back to the page with the form"),
    (
        "POST /me/sharing/{id}/withdrawal",
        "leads back to the page with the form",
    ),
    (
        "POST /me/sharing/addresses/{id}/withdrawal",
        "leads back to the page with the form",
    ),
    (
        "POST /people/{id}/voices",
        "leads back to the page with the form",
    ),
    (
        "POST /people/{id}/voices/{voice}/withdrawal",
        "leads back to the page with the form",
    ),
    (
        "GET /people/{id}/portfolio",
        "tests/it/sharing.rs; the id is another one each time",
    ),
    (
        "GET /shared/{token}",
        "tests/it/sharing.rs; the secret is another one each time",
    ),
    (
        "POST /me/lived-experience/{id}/withdrawal",
        "leads back to the page with the form",
    ),
    ("GET /me/everything/file", "gives a file"),
    ("GET /me/attachments/{id}", "gives a file"),
    ("GET /calendar/{token}", "gives a file"),
    ("POST /me/departure", "ends the session"),
    (
        "POST /me/attachments/{id}/withdrawal",
        "leads back to the page of the line",
    ),
    (
        "POST /me/portfolio/{kind}/{id}/attachments",
        "leads back to the page of the line",
    ),
    ("POST /me/missing", "leads back to the page it came from"),
    (
        "GET /me/portfolio/{kind}/{id}/correction",
        "the same form as for a new line",
    ),
    ("POST /sign-out", "leads to the front page"),
    ("POST /account/sessions", "leads to the front page"),
    (
        "POST /organization/invitations/{invitation}/withdrawal",
        "leads back to the organization",
    ),
    (
        "POST /organization/invitations/{invitation}/link",
        "shows the page of the organization; an id cannot be in a list",
    ),
    (
        "POST /organization/people/{person}/hats",
        "leads back to the person",
    ),
    (
        "POST /organization/people/{person}/relations",
        "leads back to the person",
    ),
    (
        "POST /organization/hats/{hat}/end",
        "leads back to the person",
    ),
    (
        "POST /organization/relations/{relation}/end",
        "leads back to the person",
    ),
    (
        "GET /organization/people/{person}",
        "reached from the organization; an id cannot be in a list",
    ),
    ("POST /organizations/current", "leads back to the list"),
    ("POST /organizations/departure", "leads back to the list"),
    (
        "POST /organization/positions/{position}",
        "leads back to the position",
    ),
    (
        "GET /organization/positions/{position}/edit",
        "the same form as for a new position",
    ),
    (
        "POST /organization/positions/{position}/end",
        "leads back to the position",
    ),
    (
        "POST /organization/positions/{position}/placements",
        "leads back to the position",
    ),
    (
        "POST /organization/placements/{placement}/end",
        "leads back to the position",
    ),
    ("GET /organization/import/{template}", "gives a file"),
    (
        "POST /organization/newcomers",
        "the page of newcomers with their links, which are there once",
    ),
    ("GET /organization/imports/{import}/lines", "gives a file"),
    (
        "POST /organization/imports/{import}/start",
        "leads back to the list",
    ),
    (
        "POST /organization/imports/{import}/end",
        "leads back to the lists",
    ),
    (
        "POST /invitation/{token}",
        "its page is the one with the form; a token cannot be in a list",
    ),
    (
        "POST /recovery/letters",
        "tests/it/recovery.rs; there is no mail server in the walk",
    ),
    (
        "POST /recovery/{token}",
        "its page is the one with the form; a token cannot be in a list",
    ),
    ("POST /account/passkeys", "gives JSON"),
    ("POST /account/passkeys/challenge", "gives JSON"),
    (
        "POST /account/passkeys/{id}/removal",
        "leads back to the account",
    ),
    ("POST /sign-in/challenge", "gives JSON"),
    ("POST /sign-in/passkey", "gives JSON"),
    ("POST /me/reminders", "leads back to the page with the form"),
    ("GET /openings/feed", "gives a file"),
    ("GET /openings/{id}/applications/file", "gives a file"),
    ("POST /openings/{id}/applications", "leads back to the list"),
    (
        "GET /openings/{id}/kit/questions/{question}",
        "the same form as for a new question",
    ),
    ("POST /openings/{id}/kit", "leads back to the kit"),
    ("POST /openings/{id}/kit/choices", "leads back to the kit"),
    ("POST /openings/{id}/kit/questions", "leads back to the kit"),
    (
        "POST /openings/{id}/kit/questions/{question}",
        "leads back to the kit",
    ),
    (
        "POST /openings/{id}/kit/questions/{question}/place",
        "leads back to the kit",
    ),
    ("POST /openings/{id}/kit/versions", "leads back to the kit"),
    ("GET /openings/{id}/kit/files/{file}", "gives a file"),
    ("POST /openings/{id}/panel", "leads back to the panel"),
    (
        "POST /openings/{id}/panel/invitations",
        "the page of the panel with a link, which is there once",
    ),
    (
        "POST /openings/{id}/panel/declaration",
        "leads back to the panel",
    ),
    (
        "POST /openings/{id}/panel/{member}/removal",
        "leads back to the panel",
    ),
    ("POST /openings/{id}/candidates", "leads back to the panel"),
    (
        "POST /openings/{id}/candidates/{candidate}/interview",
        "leads back to the candidate",
    ),
    (
        "POST /openings/{id}/candidates/{candidate}/rating",
        "leads back to the candidate",
    ),
    (
        "POST /openings/{id}/candidates/{candidate}/amendment",
        "leads back to the candidate",
    ),
    (
        "POST /openings/{id}/candidates/{candidate}/aside",
        "leads back to the panel",
    ),
    ("POST /openings/{id}/decision", "leads back to the decision"),
    ("POST /openings/{id}/hiring", "leads back to the decision"),
    ("GET /openings/{id}/record/{file}", "gives a file"),
    (
        "POST /openings/{id}/applications/{application}/status",
        "leads back to the application",
    ),
    (
        "POST /openings/{id}/applications/{application}/letters",
        "leads back to the application",
    ),
    (
        "GET /openings/{id}/applications/{application}/documents/{document}",
        "gives a file",
    ),
    (
        "GET /application/{token}/another",
        "the same form as for the first one",
    ),
    ("GET /application/{token}/file", "gives a file"),
    ("GET /me/portfolio/summary/{file}", "gives a file"),
    ("GET /people/{id}/portfolio/{file}", "gives a file"),
    ("GET /shared/{token}/{file}", "gives a file"),
    (
        "POST /application/{token}/accommodation",
        "leads back to the page of the application",
    ),
    (
        "POST /application/{token}/documents",
        "leads back to the page of the application",
    ),
    (
        "GET /application/{token}/documents/{document}",
        "gives a file",
    ),
    (
        "POST /application/{token}/documents/{document}/withdrawal",
        "leads back to the page of the application",
    ),
    (
        "POST /application/{token}/self-description",
        "leads back to the page of the application",
    ),
    (
        "POST /application/{token}/withdrawal",
        "leads back to the page of the application",
    ),
    ("POST /organization/hiring", "leads back to the page"),
    (
        "GET /descriptions/{id}/openings",
        "tests/it/openings.rs; the id is another one each time",
    ),
    (
        "POST /descriptions/{id}/openings",
        "leads back to the form, or to the opening",
    ),
    ("POST /openings/{id}/postings", "leads back to the opening"),
    ("POST /openings/{id}/end", "leads back to the opening"),
    ("POST /descriptions/findings", "gives JSON"),
    (
        "POST /descriptions/{id}/duties",
        "leads back to the page with the form",
    ),
    ("POST /descriptions/{id}/versions", "leads to the version"),
    (
        "POST /descriptions/{id}/versions/{number}/looks",
        "leads back to the version",
    ),
    (
        "POST /descriptions/{id}/versions/{number}/publication",
        "leads to the description",
    ),
    (
        "GET /descriptions/{id}/versions/{number}/{file}",
        "gives a file",
    ),
    (
        "GET /descriptions/{id}/duties",
        "tests/it/descriptions.rs; the id is another one each time",
    ),
    (
        "GET /descriptions/{id}/versions/{number}",
        "tests/it/description_versions.rs; the id is another one each time",
    ),
    (
        "GET /descriptions/{id}/difference",
        "tests/it/description_versions.rs; the id is another one each time",
    ),
    (
        "GET /descriptions/{id}",
        "tests/it/descriptions.rs; the id is another one each time",
    ),
    (
        "POST /descriptions/{id}/draft",
        "leads back to the page with the form",
    ),
    (
        "POST /descriptions/{id}/positions",
        "leads back to the description",
    ),
    (
        "GET /descriptions/{id}/pay",
        "tests/it/description_versions.rs; the id is another one each time",
    ),
    (
        "POST /descriptions/{id}/pay",
        "leads back to the page with the form",
    ),
    (
        "POST /descriptions/{id}/pay/comparisons",
        "leads back to the page with the form",
    ),
    ("POST /demo", "leads back to the page it came from"),
    ("POST /demo/people", "leads to the front page"),
    (
        "POST /first/{token}",
        "its page is the one with the form; a token cannot be in a list",
    ),
];

fn list() -> Vec<Value> {
    let list: Value = serde_json::from_str(&read(LIST)).expect("the list is JSON");
    list.as_array().expect("a list").clone()
}

/// Whether an address is one of a route.
fn fits(route: &str, path: &str) -> bool {
    let path = path.split('?').next().unwrap_or_default();
    let (route, path): (Vec<&str>, Vec<&str>) =
        (route.split('/').collect(), path.split('/').collect());
    route.len() == path.len()
        && route
            .iter()
            .zip(&path)
            .all(|(r, p)| r == p || r.starts_with('{') && !p.is_empty())
}

#[test]
fn every_page_is_walked_by_the_browser() {
    let walked: BTreeSet<String> = list()
        .iter()
        .filter_map(|entry| entry["route"].as_str().map(str::to_owned))
        .collect();
    let all: BTreeSet<String> = routes().iter().map(|(m, p)| format!("{m} {p}")).collect();
    let lost: Vec<String> = all
        .iter()
        .filter(|route| !walked.contains(*route) && !NO_PAGE.iter().any(|(r, _)| r == route))
        .cloned()
        .collect();
    none(
        &lost,
        &format!("Add a page of each of these routes to {LIST}:"),
    );
    let gone: Vec<String> = walked
        .iter()
        .filter(|r| !all.contains(*r))
        .cloned()
        .collect();
    none(
        &gone,
        &format!("There is no such route any more; remove its pages from {LIST}:"),
    );
    let both: Vec<String> = NO_PAGE
        .iter()
        .filter(|(r, _)| !all.contains(*r))
        .map(|(r, _)| (*r).to_owned())
        .collect();
    none(
        &both,
        "There is no such route any more; remove it from NO_PAGE in this test:",
    );
}

#[test]
fn every_page_of_the_walk_answers_as_the_list_says() {
    let app = TestApp::with_demo();
    let cast = RUNTIME.block_on(Cast::enter(app.db()));
    for entry in list() {
        let path = entry["path"].as_str().expect("a path");
        let status = entry["status"].as_u64().unwrap_or(200);
        // A page that is reached by a form starts from the page with the form.
        let route = entry["route"].as_str();
        if let Some(route) = route.and_then(|r| r.strip_prefix("GET "))
            && entry["press"].is_null()
        {
            assert!(fits(route, path), "{path} is not of {route}");
        }
        let answer = match entry["as"].as_str() {
            Some(name) => app.signed_in_as(&cast, name).get(path),
            None => app.get(path),
        };
        assert_eq!(u64::from(answer.status.as_u16()), status, "{path}");
        assert!(
            answer.header("content-type").starts_with("text/html"),
            "{path}"
        );
    }
}

#[test]
fn every_route_answers_with_any_method_and_never_fails() {
    let app = TestApp::new();
    let methods = [
        Method::GET,
        Method::HEAD,
        Method::POST,
        Method::PUT,
        Method::DELETE,
        Method::OPTIONS,
        Method::PATCH,
    ];
    for (method, route) in routes() {
        let path = route.replace("{*path}", "none");
        for asked in &methods {
            let answer = app.ask(asked.clone(), &path).send();
            assert!(
                !answer.status.is_server_error(),
                "{asked} {path} gives {}",
                answer.status
            );
            if asked.as_str() == method {
                assert_ne!(answer.status.as_u16(), 405, "{asked} {path}");
            }
        }
    }
}
