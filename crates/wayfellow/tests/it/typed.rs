//! What somebody typed is not lost when it cannot be taken for a reason that passes.

use crate::app::{Answer, RUNTIME, TestApp};
use crate::cast::Cast;

const WORDS: &str = "I led the evening group on my own.\nIt went well.";

fn begun() -> (TestApp, Cast) {
    let app = TestApp::new();
    let cast = RUNTIME.block_on(Cast::enter(app.db()));
    (app, cast)
}

/// The fields that a page offers to send again.
fn offered(answer: &Answer) -> Vec<(String, String)> {
    let names = answer.attributes("main form input[type=hidden]", "name");
    let values = answer.attributes("main form input[type=hidden]", "value");
    names.into_iter().zip(values).collect()
}

#[test]
fn a_form_of_somebody_who_signed_out_in_another_window_is_sent_again_after_signing_in() {
    let (app, cast) = begun();
    let mara = app.signed_in_as(&cast, "mara");
    let goal = [("words", WORDS), ("by", "2031-05-01")];
    mara.post("/sign-out", &[]).with_status(303);
    let refused = mara.post("/me/portfolio/goal", &goal).with_status(403);
    let text = refused.text();
    assert!(
        text.contains("not signed in any more") && text.contains("evening group"),
        "{text}"
    );
    assert_eq!(refused.header("cache-control"), "no-store");
    assert_eq!(
        refused.attributes("main a[target=_blank]", "href"),
        ["/sign-in"]
    );
    assert_eq!(
        refused.attributes("main form", "action"),
        ["/me/portfolio/goal"]
    );
    let fields = offered(&refused);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (&**n, &**v)).collect();
    assert_eq!(fields, goal);
    let (again, cast) = begun();
    let mara = again.signed_in_as(&cast, "mara");
    let kept = mara.post("/me/portfolio/goal", &fields).with_status(303);
    let page = mara.get(&kept.header("location")).text();
    assert!(page.contains("evening group"), "{page}");
}

#[test]
fn a_button_without_words_leads_to_the_page_to_sign_in() {
    let (app, _) = begun();
    let sent = app.post("/account/sessions", &[]).with_status(303);
    assert_eq!(sent.header("location"), "/sign-in?back=%2F");
}

#[test]
fn words_for_somebody_who_took_their_invitation_back_are_shown_once_more() {
    let (app, cast) = begun();
    let sam = app.signed_in_as(&cast, "sam");
    let to = format!("/people/{}/voices", cast.id("una"));
    let refused = sam.post(&to, &[("words", WORDS), ("sort", "observation")]);
    let refused = refused.with_status(404);
    assert!(
        refused.text().contains("evening group"),
        "{}",
        refused.text()
    );
    // Sent again, it would be refused again.
    assert!(refused.attributes("main form", "action").is_empty());
}

#[test]
fn a_password_and_what_another_site_sent_are_never_shown_again() {
    let (app, _) = begun();
    let secret = [
        ("current", "one two three"),
        ("password", "four five six seven"),
    ];
    let sent = app.post("/account/password", &secret).with_status(303);
    assert!(sent.body().is_empty(), "{}", sent.body());
    let forged = app
        .ask(axum::http::Method::POST, "/me/portfolio/goal")
        .header("sec-fetch-site", "cross-site")
        .form(&[("words", WORDS)])
        .with_status(403);
    assert!(!forged.body().contains("evening group"));
    let hostile = "<script>alert(1)</script> \u{202e}words";
    let shown = app
        .post("/me/portfolio/goal", &[("words", hostile)])
        .with_status(403);
    assert!(!shown.body().contains("<script>alert"), "{}", shown.body());
    let large = "word ".repeat(60_000);
    let sent = app
        .post("/me/portfolio/goal", &[("words", &large)])
        .with_status(303);
    assert!(sent.header("location").starts_with("/sign-in"));
}

#[test]
fn an_address_that_cannot_be_made_leaves_its_form_as_it_was_typed_and_the_other_one_alone() {
    let (app, cast) = begun();
    let col = app.signed_in_as(&cast, "col");
    let form = [
        ("part", "portfolio/goals"),
        ("for", "My sister"),
        ("days", "900"),
    ];
    let refused = col.post("/me/sharing/addresses", &form).with_status(422);
    assert_eq!(
        refused.attributes("#a-part option[selected]", "value"),
        ["portfolio/goals"]
    );
    assert_eq!(refused.attributes("#a-for", "value"), ["My sister"]);
    assert_eq!(refused.attributes("#a-days", "value"), ["900"]);
    assert!(
        refused
            .attributes("#part option[selected]", "value")
            .is_empty()
    );
    let form = [
        ("part", "portfolio/goals"),
        ("with", ""),
        ("email", "nobody@example.org"),
    ];
    let refused = col.post("/me/sharing", &form).with_status(422);
    assert_eq!(
        refused.attributes("#email", "value"),
        ["nobody@example.org"]
    );
    assert_eq!(refused.attributes("#a-days", "value"), ["30"]);
}
