//! Organizations: invitations, hats, supervision, several organizations apart, leaving.

use axum::http::Method;

use crate::app::{Answer, TestApp};
use crate::cast::with_cast;

const PASSWORD: &str = "lantern orchard violin";

#[track_caller]
fn invite(app: &TestApp, fields: &[(&str, &str)]) -> String {
    let page = app
        .post("/organization/invitations", fields)
        .with_status(200);
    let link = page.texts(".handed").pop().expect("a link to hand over");
    let again = app.get("/organization").with_status(200);
    assert!(again.texts(".handed").is_empty(), "the link is shown once");
    link
}

fn accept(app: &TestApp, link: &str, email: &str) -> Answer {
    let sent = [("name", "Noor"), ("email", email), ("password", PASSWORD)];
    app.post(link, &sent)
}

#[track_caller]
fn get(app: &TestApp, entered: &Answer, path: &str) -> Answer {
    let cookie = entered.header("set-cookie");
    let cookie = cookie.split(';').next().expect("a session");
    app.ask(Method::GET, path).header("cookie", cookie).send()
}

#[test]
fn somebody_invited_makes_an_account_and_belongs_from_then_on() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let link = invite(&lena, &[("hat", "worker"), ("email", "noor@example.org")]);
    let shown = app.get(&link).with_status(200);
    assert!(shown.text().contains("Riverbend"), "{}", shown.text());
    assert_eq!(shown.attributes("#email", "value"), ["noor@example.org"]);
    app.post(
        &link,
        &[("name", ""), ("email", "x"), ("password", "short")],
    )
    .with_status(422);
    let entered = accept(&app, &link, "noor@example.org").with_status(303);
    let page = get(&app, &entered, "/organization").with_status(200);
    assert!(
        page.texts(".people .name").contains(&"Noor".to_owned()),
        "{}",
        page.text()
    );
    assert!(page.texts("#invite-heading").is_empty());
    app.get(&link).with_status(410);
    accept(&app, &link, "other@example.org").with_status(410);
}

#[test]
fn somebody_with_an_account_accepts_with_it() {
    let (app, cast) = with_cast();
    let link = invite(&app.signed_in_as(&cast, "lena"), &[("hat", "trainer")]);
    let olga = app.signed_in_as(&cast, "olga");
    olga.get("/organization").with_status(200);
    let entered = olga.post(&link, &[]).with_status(303);
    let places = get(&app, &entered, "/organizations").with_status(200);
    assert_eq!(places.texts(".card h2"), ["Hilltop", "Riverbend"]);
    let here = get(&app, &entered, "/organization").with_status(200);
    assert_eq!(here.texts("h1"), ["Riverbend"]);
    // Leading Hilltop gives nothing at Riverbend.
    assert!(here.texts("#invite-heading").is_empty());
}

#[test]
fn an_address_that_has_an_account_is_told_to_sign_in_and_uses_no_invitation_up() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let first = invite(&lena, &[("hat", "worker")]);
    accept(&app, &first, "noor@example.org").with_status(303);
    let second = invite(&lena, &[("hat", "worker")]);
    accept(&app, &second, "Noor@example.org").with_status(422);
    accept(&app, &second, "noor-too@example.org").with_status(303);
}

#[test]
fn a_withdrawn_invitation_lets_nobody_in() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let link = invite(&lena, &[("hat", "worker")]);
    let page = lena.get("/organization").with_status(200);
    let action = page
        .attributes("form[action$='/withdrawal']", "action")
        .pop();
    let action = action.expect("a way to withdraw");
    app.signed_in_as(&cast, "mara")
        .post(&action, &[])
        .with_status(404);
    app.signed_in_as(&cast, "olga")
        .post(&action, &[])
        .with_status(404);
    app.get(&link).with_status(200);
    lena.post(&action, &[]).with_status(303);
    app.get(&link).with_status(410);
    lena.post(&action, &[]).with_status(404);
}

#[test]
fn whoever_hires_invites_to_work_and_gives_no_further_hat() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    invite(&hugo, &[("hat", "panel-member")]);
    hugo.post("/organization/invitations", &[("hat", "leader")])
        .with_status(404);
    let mara = app.signed_in_as(&cast, "mara");
    mara.post("/organization/invitations", &[("hat", "worker")])
        .with_status(404);
}

#[test]
fn a_panel_member_is_let_in_for_that_alone() {
    let (app, cast) = with_cast();
    let link = invite(&app.signed_in_as(&cast, "lena"), &[("hat", "panel-member")]);
    let entered = accept(&app, &link, "noor@example.org").with_status(303);
    let places = get(&app, &entered, "/organizations").with_status(200);
    assert_eq!(places.texts(".card h2"), ["Riverbend"]);
    get(&app, &entered, "/organization").with_status(404);
    let mara = format!("/organization/people/{}", cast.id("mara"));
    get(&app, &entered, &mara).with_status(404);
}

#[test]
fn an_outside_supervisor_is_bound_to_one_relation() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let none = [("hat", "outside-supervisor")];
    lena.post("/organization/invitations", &none)
        .with_status(422);
    let olga = cast.id("olga").to_string();
    let elsewhere = [("hat", "outside-supervisor"), ("worker", olga.as_str())];
    lena.post("/organization/invitations", &elsewhere)
        .with_status(422);
    let sam = cast.id("sam").to_string();
    let link = invite(&lena, &[("hat", "outside-supervisor"), ("worker", &sam)]);
    accept(&app, &link, "noor@example.org").with_status(303);
    let page = lena
        .get(&format!("/organization/people/{sam}"))
        .with_status(200);
    assert!(
        page.text().contains("Noor supervises sam"),
        "{}",
        page.text()
    );
}

#[test]
fn leaders_give_and_end_hats_and_others_do_not() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let mara = format!("/organization/people/{}", cast.id("mara"));
    let give = format!("{mara}/hats");
    for other in ["mara", "teo", "hugo", "olga", "nadia", "ops"] {
        app.signed_in_as(&cast, other)
            .post(&give, &[("hat", "trainer")])
            .with_status(404);
    }
    lena.post(&give, &[("hat", "trainer")]).with_status(303);
    lena.post(&give, &[("hat", "trainer")]).with_status(409);
    lena.post(&give, &[("hat", "emperor")]).with_status(400);
    let page = lena.get(&mara).with_status(200);
    let ends = page.attributes("form[action^='/organization/hats/']", "action");
    assert_eq!(ends.len(), 2, "{}", page.text());
    app.signed_in_as(&cast, "teo")
        .post(&ends[1], &[])
        .with_status(404);
    lena.post(&ends[1], &[]).with_status(303);
    lena.post(&ends[1], &[]).with_status(404);
}

#[test]
fn the_only_leader_stays_one() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let own = format!("/organization/people/{}", cast.id("lena"));
    let ends = lena
        .get(&own)
        .attributes("form[action^='/organization/hats/']", "action");
    lena.post(&ends[0], &[]).with_status(422);
    let riverbend = cast.riverbend.to_string();
    lena.post("/organizations/departure", &[("organization", &riverbend)])
        .with_status(422);
    let sam = format!("/organization/people/{}/hats", cast.id("sam"));
    lena.post(&sam, &[("hat", "leader")]).with_status(303);
    lena.post("/organizations/departure", &[("organization", &riverbend)])
        .with_status(303);
    lena.get("/organization").with_status(404);
    app.signed_in_as(&cast, "sam")
        .get("/organization")
        .with_status(200);
}

#[test]
fn supervision_has_two_lines_that_begin_and_end() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let sam = format!("/organization/people/{}", cast.id("sam"));
    let relate = format!("{sam}/relations");
    let teo = cast.id("teo").to_string();
    let peer = [("supervisor", teo.as_str()), ("line", "peer")];
    lena.post(&relate, &peer).with_status(303);
    lena.post(&relate, &peer).with_status(422);
    lena.post(&relate, &[("supervisor", &teo), ("line", "administrative")])
        .with_status(303);
    let own = cast.id("sam").to_string();
    lena.post(&relate, &[("supervisor", &own), ("line", "peer")])
        .with_status(400);
    let olga = cast.id("olga").to_string();
    lena.post(&relate, &[("supervisor", &olga), ("line", "peer")])
        .with_status(404);
    // The two of them and leaders see it, colleagues do not.
    let says = |name: &str| {
        app.signed_in_as(&cast, name)
            .get(&sam)
            .text()
            .contains("teo supervises sam")
    };
    assert!(says("lena") && says("sam") && says("teo"));
    assert!(!says("col") && !says("hugo"));
    let ends = lena
        .get(&sam)
        .attributes("form[action^='/organization/relations/']", "action");
    assert_eq!(ends.len(), 2);
    for end in ends {
        lena.post(&end, &[]).with_status(303);
    }
    assert!(!says("lena"));
}

#[test]
fn one_organization_is_not_seen_from_another() {
    let (app, cast) = with_cast();
    let olga = app.signed_in_as(&cast, "olga");
    let mara = format!("/organization/people/{}", cast.id("mara"));
    olga.get(&mara).with_status(404);
    let riverbend = cast.riverbend.to_string();
    olga.post("/organizations/current", &[("organization", &riverbend)])
        .with_status(404);
    let page = olga.get("/organization").with_status(200);
    assert!(!page.body().contains(&cast.id("mara").to_string()));
    app.signed_in_as(&cast, "ops")
        .get("/organization")
        .with_status(404);
}

#[test]
fn whoever_leaves_loses_sight_at_once() {
    let (app, cast) = with_cast();
    let sam = app.signed_in_as(&cast, "sam");
    sam.get("/organization").with_status(200);
    let riverbend = cast.riverbend.to_string();
    sam.post("/organizations/departure", &[("organization", &riverbend)])
        .with_status(303);
    sam.get("/organization").with_status(404);
    let list = app
        .signed_in_as(&cast, "lena")
        .get("/organization")
        .texts(".people .name");
    assert!(!list.contains(&"sam".to_owned()), "{list:?}");
}
