//! Positions: describing them, who holds them, two people who edit one, and the name of an organization.

use crate::app::{Answer, TestApp};
use crate::cast::{Cast, with_cast};

const WHOLE: [(&str, &str); 9] = [
    ("job_title", "Recovery coach"),
    ("program", "Evening team"),
    ("peer_role", "yes"),
    ("focus", "addiction"),
    ("paid", "yes"),
    ("hours", "37,5"),
    ("since", "2026-02-01"),
    ("last_day", ""),
    ("role", ""),
];

fn with<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields: Vec<(&str, &str)> = WHOLE.to_vec();
    fields.retain(|f| !changes.iter().any(|c| c.0 == f.0));
    fields.extend(changes);
    fields
}

#[track_caller]
fn add(app: &TestApp, fields: &[(&str, &str)]) -> String {
    let made = app.post("/organization/positions", fields).with_status(303);
    made.header("location")
}

#[track_caller]
fn place(app: &TestApp, position: &str, cast: &Cast, name: &str, since: &str) -> Answer {
    let id = cast.id(name).to_string();
    let form = [("person", id.as_str()), ("since", since)];
    app.post(&format!("{position}/placements"), &form)
}

#[track_caller]
fn end_of(page: &Answer) -> String {
    let actions = page.attributes("form[action*='/placements/']", "action");
    let ends = actions.into_iter().find(|a| a.ends_with("/end"));
    ends.expect("a way to end a placement")
}

#[test]
fn a_leader_adds_a_position_and_everyone_who_belongs_sees_it() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let position = add(&lena, &WHOLE);
    let mara = app.signed_in_as(&cast, "mara");
    let seen = mara.get(&position).with_status(200).text();
    for words in [
        "Recovery coach",
        "Evening team",
        "Peer role",
        "Paid",
        "Addiction",
        "37.5 hours a week",
        "From 2026-02-01.",
        "Nobody holds it now.",
    ] {
        assert!(seen.contains(words), "{words:?} in {seen}");
    }
    assert!(!seen.contains("Edit the position"), "{seen}");
    let list = mara.get("/organization/positions").with_status(200);
    assert_eq!(
        list.texts(".people .name"),
        ["Peer specialist", "Recovery coach"]
    );
    assert!(list.text().contains("Held by mara"), "{}", list.text());
    // Another organization sees nothing of it, whatever address is typed.
    let olga = app.signed_in_as(&cast, "olga");
    olga.get(&position).with_status(404);
    olga.post(&format!("{position}/end"), &[]).with_status(404);
    let none = olga.get("/organization/positions").with_status(200);
    assert!(none.text().contains("Add the first one"), "{}", none.text());
}

#[test]
fn what_cannot_be_kept_is_shown_again_with_what_to_do() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let long = "x".repeat(121);
    for (field, typed) in [
        ("job_title", ""),
        ("job_title", long.as_str()),
        ("job_title", "Peer\u{202e}specialist"),
        ("program", long.as_str()),
        ("peer_role", "perhaps"),
        ("paid", ""),
        ("focus", "everything"),
        ("hours", "many"),
        ("hours", "0"),
        ("hours", "169"),
        ("hours", "7:60"),
        ("hours", "1.333"),
        ("hours", "-4"),
        ("since", "01/02/2026"),
        ("since", "2026-02-30"),
        ("since", "0001-01-01"),
        ("last_day", "2026-01-31"),
        ("role", "ma-2014@1#NOT.THERE"),
        ("role", "ma-2014@1#VOL.COM.SH.01"),
    ] {
        let refused = lena
            .post("/organization/positions", &with(&[(field, typed)]))
            .with_status(422);
        let told = refused.attributes(".problem a", "href");
        assert_eq!(told, [format!("#{field}")], "{field} = {typed:?}");
        let program = if field == "program" {
            typed
        } else {
            "Evening team"
        };
        assert_eq!(refused.attributes("#program", "value"), [program]);
    }
    lena.post("/organization/positions", &[]).with_status(422);
    let list = lena.get("/organization/positions").with_status(200);
    assert_eq!(list.texts(".people .name"), ["Peer specialist"]);
}

#[test]
fn a_role_of_the_ladder_illustrates_a_position() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let form = lena.get("/organization/positions/new").with_status(200);
    let role = form.attributes("#role optgroup option", "value");
    assert!(role.len() > 10, "{role:?}");
    let position = add(&lena, &with(&[("role", &role[0])]));
    let seen = lena.get(&position).with_status(200);
    assert!(seen.text().contains("the position here may differ"));
    let code = role[0].split('#').nth(1).expect("a code");
    let links = seen.attributes("main a[lang]", "href");
    assert!(links[0].ends_with(code), "{links:?}");
    app.get(&links[0]).with_status(200);
}

#[test]
fn two_who_edit_the_same_position_see_both_versions() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let hugo = app.signed_in_as(&cast, "hugo");
    let position = add(&lena, &WHOLE);
    let form = hugo.get(&format!("{position}/edit")).with_status(200);
    let version = form.attributes("input[name=version]", "value");
    assert_eq!(version, ["1"]);
    let first = with(&[("version", "1"), ("job_title", "Recovery coach II")]);
    lena.post(&position, &first).with_status(303);
    let second = with(&[("version", "1"), ("job_title", "Senior coach")]);
    let both = hugo.post(&position, &second).with_status(409);
    assert_eq!(both.texts(".theirs .kept"), ["Recovery coach II"]);
    assert_eq!(both.texts("textarea"), ["Senior coach"]);
    assert_eq!(both.attributes("input[name=version]", "value"), ["2"]);
    // What is chosen and not written is shown in words, and chosen again.
    let third = with(&[("version", "1"), ("peer_role", "no"), ("job_title", "X")]);
    let chosen = hugo.post(&position, &third).with_status(409);
    assert_eq!(
        chosen.texts(".theirs .kept"),
        ["Recovery coach II", "Peer role"]
    );
    assert_eq!(
        chosen.attributes("select option[selected]", "value"),
        ["no"]
    );
    // What is sent from that page is the decision.
    let decided = with(&[("version", "2"), ("job_title", "Senior coach")]);
    hugo.post(&position, &decided).with_status(303);
    let seen = lena.get(&position).with_status(200);
    assert_eq!(seen.texts("h1"), ["Senior coach"]);
    hugo.post(&position, &with(&[("version", "x")]))
        .with_status(400);
}

#[test]
fn a_person_placed_sees_it_on_their_page_and_colleagues_on_theirs() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let sam = app.signed_in_as(&cast, "sam");
    assert!(sam.get("/me").texts("#positions").is_empty());
    let position = add(&hugo, &WHOLE);
    place(&hugo, &position, &cast, "sam", "2026-03-02").with_status(303);
    let own = sam.get("/me").with_status(200).text();
    assert!(
        own.contains("Recovery coach , Riverbend (Evening team), since 2026-03-02"),
        "{own}"
    );
    let page = format!("/organization/people/{}", cast.id("sam"));
    let seen = app.signed_in_as(&cast, "col").get(&page).with_status(200);
    assert!(seen.text().contains("Recovery coach"), "{}", seen.text());
    // Sent twice, or for a day that is covered already, it is kept once.
    place(&hugo, &position, &cast, "sam", "2026-03-02").with_status(422);
    place(&hugo, &position, &cast, "sam", "soon").with_status(422);
    place(&hugo, &position, &cast, "olga", "2026-03-02").with_status(400);
    hugo.post(&format!("{position}/placements"), &[("person", "x")])
        .with_status(400);
    // The end is a row of its own; the history stays.
    let end = end_of(&hugo.get(&position));
    hugo.post(&end, &[("last_day", "2026-03-01")])
        .with_status(422);
    hugo.post(&end, &[("last_day", "2026-05-31")])
        .with_status(303);
    hugo.post(&end, &[("last_day", "2026-05-31")])
        .with_status(404);
    let after = hugo.get(&position).with_status(200).text();
    assert!(
        after.contains("sam, since 2026-03-02 until 2026-05-31"),
        "{after}"
    );
    assert!(sam.get("/me").texts("#positions").is_empty());
    place(&hugo, &position, &cast, "sam", "2026-06-01").with_status(303);
}

#[test]
fn a_position_that_ends_ends_for_whoever_holds_it() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let position = add(&lena, &WHOLE);
    place(&lena, &position, &cast, "sam", "2026-03-02").with_status(303);
    let end = format!("{position}/end");
    lena.post(&end, &[("last_day", "2026-01-31")])
        .with_status(422);
    lena.post(&end, &[("last_day", "2026-04-30")])
        .with_status(303);
    let seen = lena.get(&position).with_status(200);
    assert!(
        seen.text()
            .contains("sam, since 2026-03-02 until 2026-04-30")
    );
    assert!(
        seen.texts("#person").is_empty(),
        "nobody is placed in it any more"
    );
    let list = lena
        .get("/organization/positions?over=yes")
        .with_status(200);
    assert_eq!(list.texts(".people .name"), ["Recovery coach"]);
    place(&lena, &position, &cast, "col", "2026-05-01").with_status(422);
}

#[test]
fn a_leader_renames_the_organization_and_nobody_overwrites_another() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let form = lena.get("/organization/edit").with_status(200);
    assert_eq!(form.attributes("#name", "value"), ["Riverbend"]);
    let first = [
        ("name", "Riverbend Center"),
        ("about", "Peer support since 2009."),
        ("version", "1"),
    ];
    lena.post("/organization", &first).with_status(303);
    let seen = app.signed_in_as(&cast, "mara").get("/organization");
    assert_eq!(seen.texts("h1"), ["Riverbend Center"]);
    assert!(seen.text().contains("Peer support since 2009."));
    let second = [("name", "Riverside"), ("about", ""), ("version", "1")];
    let both = lena.post("/organization", &second).with_status(409);
    assert_eq!(
        both.texts(".theirs .kept"),
        ["Riverbend Center", "Peer support since 2009."]
    );
    let long = "x".repeat(601);
    for (name, about) in [("", ""), ("Riverside", long.as_str())] {
        let sent = [("name", name), ("about", about), ("version", "2")];
        lena.post("/organization", &sent).with_status(422);
    }
    lena.post("/organization", &[("name", "Riverside")])
        .with_status(400);
}
