//! Job descriptions of an organization: writing them, what the checker says beside them, and what is refused.

use documents::description::Description;
use jiff::civil::Date;

use crate::app::{Answer, TestApp};
use crate::cast::with_cast;

pub const GOOD: [(&str, &str); 16] = [
    ("title", "Peer Bridger"),
    ("programme", "Evening team"),
    ("peer_role", "yes"),
    (
        "function",
        "Supports people on their way home from a hospital, as they wish.",
    ),
    ("peer_line", "Director of Recovery"),
    ("administrative_line", "Program Manager"),
    ("label-1", "One to one"),
    (
        "duties-1",
        "Go along to places when people ask\n- Share parts of one's own story",
    ),
    ("label-2", "Groups"),
    ("duties-2", "Lead support groups"),
    ("label-3", "Change"),
    ("duties-3", "Hold trainings on recovery for staff"),
    ("label-4", "Team"),
    ("duties-4", "Take part in the meetings of the team"),
    ("required", "You have used mental health services yourself"),
    ("preferred", "Experience with leading groups"),
];

pub fn with<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields: Vec<(&str, &str)> = GOOD.to_vec();
    fields.retain(|f| !changes.iter().any(|c| c.0 == f.0));
    fields.extend(changes);
    fields
}

/// Begins a description; its address.
#[track_caller]
pub fn begin(app: &TestApp, fields: &[(&str, &str)]) -> String {
    let made = app.post("/descriptions", fields).with_status(303);
    let to = made.header("location");
    to.split("/draft").next().expect("an address").to_owned()
}

/// Saves the draft as seen in its form, with these fields.
pub fn save(app: &TestApp, at: &str, fields: &[(&str, &str)]) -> Answer {
    let version = version(app, at);
    let mut fields = fields.to_vec();
    fields.push(("version", &version));
    app.post(&format!("{at}/draft"), &fields)
}

pub fn version(app: &TestApp, at: &str) -> String {
    let page = app.get(&format!("{at}/draft")).with_status(200);
    page.attributes("input[name=version]", "value").remove(0)
}

pub fn look(app: &TestApp, at: &str, kind: &str, agrees: &str, called: &str) -> Answer {
    app.post(
        &format!("{at}/versions/1/looks"),
        &[
            ("kind", kind),
            ("agrees", agrees),
            ("called", called),
            ("words", "Clear to me."),
        ],
    )
}

pub fn today() -> Date {
    let now = jiff::Timestamp::now();
    now.to_zoned(jiff::tz::TimeZone::UTC).date()
}

#[track_caller]
pub fn publish(app: &TestApp, at: &str, number: u8) -> Answer {
    let day = today().to_string();
    app.post(
        &format!("{at}/versions/{number}/publication"),
        &[("effective_on", &day)],
    )
}

#[test]
fn a_draft_keeps_all_five_parts_in_order_and_comes_back_as_typed() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let at = begin(&hugo, &GOOD);
    let page = hugo.get(&format!("{at}/draft")).with_status(200);
    assert_eq!(
        page.texts(".description-part h2"),
        [
            "1. Function",
            "2. Reporting relationships",
            "3. Responsibilities",
            "4. Qualifications",
            "5. Employment conditions"
        ]
    );
    assert_eq!(
        page.attributes("#d-peer_line", "value"),
        ["Director of Recovery"]
    );
    assert_eq!(page.attributes("#d-label-2", "value"), ["Groups"]);
    assert!(
        page.body()
            .contains("Go along to places when people ask\nShare parts of one")
    );
    // There is always room for one more.
    assert_eq!(page.texts("#d-label-5").len(), 1);
}

#[test]
fn what_does_not_fit_is_explained_beside_its_part_and_stops_nobody() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let fields = with(&[
        ("duties-1", "Make sure clients take their medications"),
        ("function", "Supports people. Also does much else."),
        ("label-4", ""),
        ("duties-4", "Other duties as assigned"),
        ("label-2", ""),
        ("duties-2", ""),
        ("required", "Bachelor's degree"),
    ]);
    let at = begin(&hugo, &fields);
    let page = hugo.get(&format!("{at}/draft")).with_status(200);
    let codes = |part: &str| page.texts(&format!("[data-findings={part}] .code"));
    assert!(
        codes("function").contains(&"JD-FUNCTION-ONE".to_owned()),
        "{:?}",
        codes("function")
    );
    let duties = codes("responsibilities");
    for code in ["JD-CATCHALL", "JD-COUNT"] {
        assert!(duties.contains(&code.to_owned()), "{code}: {duties:?}");
    }
    assert!(duties.iter().any(|c| c.starts_with("RF-MED")), "{duties:?}");
    let qualifications = codes("qualifications");
    for code in ["JD-DEGREE", "AD-LIVED-NONE"] {
        assert!(
            qualifications.contains(&code.to_owned()),
            "{code}: {qualifications:?}"
        );
    }
    // A consistent description has nothing of the kind.
    let fine = begin(&hugo, &GOOD);
    let page = hugo.get(&format!("{fine}/draft"));
    assert_eq!(page.texts(".finding.unfit"), [""; 0]);
}

#[test]
fn another_position_uses_the_same_form_and_is_not_held_against_peer_roles() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let mut fields = with(&[
        ("title", "Nurse"),
        ("function", "Cares for people on the ward."),
        ("duties-1", "Hand out medications"),
        ("required", "Licensed as a registered nurse"),
    ]);
    fields.retain(|f| f.0 != "peer_role");
    let at = begin(&hugo, &fields);
    let page = hugo.get(&format!("{at}/draft")).with_status(200);
    let codes = page.texts(".field-findings .code");
    assert!(
        codes
            .iter()
            .all(|c| !c.starts_with("RF-") && c != "AD-LIVED-NONE"),
        "{codes:?}"
    );
    hugo.post(&format!("{at}/versions"), &[("words", "")])
        .with_status(303);
    // Nobody has to look first.
    publish(&hugo, &at, 1).with_status(303);
}

#[test]
fn the_same_findings_come_as_json_while_somebody_types_and_nothing_is_kept() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let before = hugo.get("/descriptions").texts(".items > li").len();
    let fields = with(&[("duties-1", "Make sure clients take their medications")]);
    let answer = hugo
        .post("/descriptions/findings", &fields)
        .with_status(200);
    let json = answer.json();
    let parts = json["parts"].as_array().expect("parts");
    assert_eq!(parts.len(), 7);
    let html = parts
        .iter()
        .find(|p| p[0] == "responsibilities")
        .expect("the part");
    assert!(
        html[1].as_str().expect("html").contains("finding unfit"),
        "{html}"
    );
    assert_eq!(hugo.get("/descriptions").texts(".items > li").len(), before);
}

#[test]
fn a_safe_replacement_is_taken_over_in_its_line_only() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let fields = with(&[(
        "duties-2",
        "Lead support groups for clients\nWelcome clients at the door when they wish",
    )]);
    let at = begin(&hugo, &fields);
    let page = hugo.get(&format!("{at}/draft"));
    let keys = page.attributes(
        "[data-findings=responsibilities] button[name=accept]",
        "value",
    );
    assert!(keys.len() >= 2, "{keys:?}");
    let mut again = fields.clone();
    again.push(("accept", &keys[1]));
    save(&hugo, &at, &again).with_status(303);
    let body = hugo.get(&format!("{at}/draft")).body();
    assert!(
        body.contains("Lead support groups for clients\nWelcome people at the door"),
        "{body}"
    );
}

#[test]
fn a_statement_of_the_library_goes_where_it_belongs_and_brings_its_competencies() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let at = begin(&hugo, &GOOD);
    for (code, part) in [
        ("FN3", "function"),
        ("RS14:2", "responsibilities"),
        ("QL10", "qualifications"),
    ] {
        let now = hugo.get(&format!("{at}/draft"));
        let function = now.texts("#d-function").remove(0);
        let duties = now.texts("#d-duties-2").remove(0);
        let fields = with(&[
            ("function", &function),
            ("duties-2", &duties),
            ("insert", code),
        ]);
        let to = save(&hugo, &at, &fields)
            .with_status(303)
            .header("location");
        assert!(to.ends_with(&format!("#part-{part}")), "{to}");
        let body = hugo.get(&format!("{at}/draft")).body();
        let words = match code {
            "FN3" => "Shares what recovery was like",
            "QL10" => "Knows places in the community",
            _ => "Be there and listen",
        };
        assert!(body.contains(words), "{code}");
        if code == "RS14:2" {
            let grounds = hugo
                .get(&format!("{at}/duties"))
                .attributes("input[name^=keep-]", "value");
            assert!(
                grounds.contains(&"samhsa-2015@1#VIII.2".to_owned()),
                "{grounds:?}"
            );
        }
    }
}

#[test]
fn essential_marks_and_competencies_stay_with_a_duty_that_is_reworded_or_moved() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let at = begin(&hugo, &GOOD);
    let version = version(&hugo, &at);
    let marks = [
        ("version", version.as_str()),
        ("text-0-0", "Go along to places when people ask"),
        ("essential-0-0", "yes"),
        ("add-0-0", "samhsa-2015@1#VI.4"),
        ("stage-0-0", "II"),
        ("text-1-0", "Lead support groups"),
        ("essential-1-0", "yes"),
        ("add-1-0", "no-such@1#thing"),
    ];
    hugo.post(&format!("{at}/duties"), &marks).with_status(303);
    // The first is moved to another responsibility, the second reworded in its place.
    let moved = with(&[
        ("duties-1", "Share parts of one's own story"),
        ("duties-2", "Lead groups in which people support each other"),
        (
            "duties-3",
            "Hold trainings on recovery for staff\nGo along to places when people ask",
        ),
    ]);
    save(&hugo, &at, &moved).with_status(303);
    hugo.post(&format!("{at}/versions"), &[("words", "")])
        .with_status(303);
    let json = hugo
        .get(&format!("{at}/versions/1/description.json"))
        .json();
    let body: Description =
        serde_json::from_value(json["description"].clone()).expect("a description");
    let essential: Vec<&str> = body
        .responsibilities
        .iter()
        .flat_map(|r| &r.duties)
        .filter(|d| d.essential)
        .map(|d| d.text.as_str())
        .collect();
    assert_eq!(
        essential,
        [
            "Lead groups in which people support each other",
            "Go along to places when people ask"
        ]
    );
    let along = &body.responsibilities[2].duties[1];
    assert_eq!(along.rests_on, ["samhsa-2015@1#VI.4"]);
    assert_eq!(along.stage.as_deref(), Some("II"));
    assert_eq!(body.responsibilities[1].duties[0].rests_on, [""; 0]);
}

#[test]
fn a_form_without_a_title_or_with_far_too_much_is_refused_with_what_was_typed() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let refused = hugo
        .post("/descriptions", &with(&[("title", " ")]))
        .with_status(422);
    assert!(refused.text().contains("Give the position a job title"));
    assert!(refused.body().contains("Supports people on their way home"));
    let long = "word ".repeat(4_000);
    let refused = hugo
        .post("/descriptions", &with(&[("function", &long)]))
        .with_status(422);
    assert!(refused.text().contains("There is too much in"));
    let hostile = "Peer\u{0}\u{202e} <script>alert(1)</script> \u{1F469}\u{200d}\u{1F692}";
    let at = begin(&hugo, &with(&[("title", hostile)]));
    let page = hugo.get(&at).with_status(200);
    assert!(!page.body().contains("<script>alert"));
    for path in [
        "/descriptions/none",
        "/descriptions/none/draft",
        &format!("{at}/versions/x"),
        &format!("{at}/versions/1/a.exe"),
    ] {
        hugo.get(path).with_status(404);
    }
}

#[test]
fn two_who_mark_duties_see_both_versions_and_nothing_is_overwritten() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let lena = app.signed_in_as(&cast, "lena");
    let at = begin(&hugo, &GOOD);
    let seen = version(&hugo, &at);
    let first = [
        ("version", seen.as_str()),
        ("text-1-0", "Lead support groups"),
        ("essential-1-0", "yes"),
        ("stage-1-0", "III"),
    ];
    hugo.post(&format!("{at}/duties"), &first).with_status(303);
    let second = [
        ("version", seen.as_str()),
        ("text-1-0", "Lead support groups"),
        ("add-1-0", "samhsa-2015@1#VI.4"),
    ];
    let both = lena.post(&format!("{at}/duties"), &second).with_status(409);
    let theirs = both.texts(".duty .note").remove(0);
    assert!(theirs.contains("Saved meanwhile by somebody else"));
    assert!(theirs.contains("Essential"), "{theirs}");
    let yours = both.attributes("input[name=keep-1-0]", "value");
    assert_eq!(yours, ["samhsa-2015@1#VI.4"]);
    assert!(both.attributes("#essential-1-0", "checked").is_empty());
    // With the version that is shown now, what they decide is saved.
    let now = both.attributes("input[name=version]", "value").remove(0);
    assert_ne!(now, seen);
    let third = [
        ("version", now.as_str()),
        ("text-1-0", "Lead support groups"),
        ("essential-1-0", "yes"),
        ("keep-1-0", "samhsa-2015@1#VI.4"),
    ];
    lena.post(&format!("{at}/duties"), &third).with_status(303);
    let page = hugo.get(&format!("{at}/duties"));
    assert_eq!(page.attributes("#essential-1-0", "checked").len(), 1);
    assert!(page.texts(".duty .note").is_empty());
}
