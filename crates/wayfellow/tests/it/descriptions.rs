//! Job descriptions of an organization: writing, checking, looks, publishing, differences, files in and out.

use documents::description::Description;
use jiff::civil::Date;

use crate::app::{Answer, RUNTIME, TestApp, word_file};
use crate::cast::Cast;

fn with_cast() -> (TestApp, Cast) {
    let app = TestApp::new();
    let cast = RUNTIME.block_on(Cast::enter(app.db()));
    (app, cast)
}

const GOOD: [(&str, &str); 16] = [
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

fn with<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields: Vec<(&str, &str)> = GOOD.to_vec();
    fields.retain(|f| !changes.iter().any(|c| c.0 == f.0));
    fields.extend(changes);
    fields
}

/// Begins a description; its address.
#[track_caller]
fn begin(app: &TestApp, fields: &[(&str, &str)]) -> String {
    let made = app.post("/descriptions", fields).with_status(303);
    let to = made.header("location");
    to.split("/draft").next().expect("an address").to_owned()
}

/// Saves the draft as seen in its form, with these fields.
fn save(app: &TestApp, at: &str, fields: &[(&str, &str)]) -> Answer {
    let version = version(app, at);
    let mut fields = fields.to_vec();
    fields.push(("version", &version));
    app.post(&format!("{at}/draft"), &fields)
}

fn version(app: &TestApp, at: &str) -> String {
    let page = app.get(&format!("{at}/draft")).with_status(200);
    page.attributes("input[name=version]", "value").remove(0)
}

fn look(app: &TestApp, at: &str, kind: &str, agrees: &str, called: &str) -> Answer {
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

fn today() -> Date {
    let now = jiff::Timestamp::now();
    now.to_zoned(jiff::tz::TimeZone::UTC).date()
}

#[track_caller]
fn publish(app: &TestApp, at: &str, number: u8) -> Answer {
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
    for code in ["JD-DEGREE", "JD-LIVED"] {
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
            .all(|c| !c.starts_with("RF-") && c != "JD-LIVED" && c != "AD-LIVED-NONE"),
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
fn a_peer_role_is_published_after_two_looks_and_then_everyone_who_belongs_sees_it() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let mara = app.signed_in_as(&cast, "mara");
    let at = begin(&hugo, &GOOD);
    mara.get(&at).with_status(404);
    assert!(!mara.get("/descriptions").text().contains("Peer Bridger"));
    hugo.post(&format!("{at}/versions"), &[("words", "The first")])
        .with_status(303);
    mara.get(&format!("{at}/versions/1")).with_status(404);
    let refused = publish(&hugo, &at, 1).with_status(422);
    assert!(refused.text().contains("A look is still missing"));
    look(&hugo, &at, "hiring", "yes", "Ana of Hilltop").with_status(303);
    publish(&hugo, &at, 1).with_status(422);
    let teo = app.signed_in_as(&cast, "teo");
    // A wish for change is kept and opens nothing.
    look(&teo, &at, "services", "no", "").with_status(303);
    publish(&hugo, &at, 1).with_status(422);
    look(&teo, &at, "services", "yes", "").with_status(303);
    publish(&hugo, &at, 1).with_status(303);
    publish(&hugo, &at, 1).with_status(422);
    let seen = mara.get(&at).with_status(200).text();
    for words in [
        "Supports people on their way home",
        "Director of Recovery",
        "Lead support groups",
    ] {
        assert!(seen.contains(words), "{words}");
    }
    let version = mara
        .get(&format!("{at}/versions/1"))
        .with_status(200)
        .text();
    assert!(!version.contains("Ana of Hilltop") && !version.contains("Clear to me."));
    app.signed_in_as(&cast, "olga").get(&at).with_status(404);
}

#[test]
fn who_has_used_services_is_not_kept_unless_they_want_to_be_named() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let at = begin(&lena, &GOOD);
    lena.post(&format!("{at}/versions"), &[("words", "")])
        .with_status(303);
    let form = [("kind", "services"), ("agrees", "yes"), ("own", "yes")];
    let looks = format!("{at}/versions/1/looks");
    lena.post(&looks, &form).with_status(303);
    let page = lena.get(&format!("{at}/versions/1"));
    assert_eq!(page.texts(".look").len(), 1);
    assert!(page.texts(".look")[0].contains("Not named"));
    let own = [("kind", "hiring"), ("agrees", "yes"), ("own", "yes")];
    lena.post(&looks, &own).with_status(303);
    let texts = lena.get(&format!("{at}/versions/1")).texts(".look");
    assert!(
        texts[1].contains("lena") || texts[1].contains("Lena"),
        "{texts:?}"
    );
    for (form, words) in [
        (
            vec![("kind", "boss"), ("agrees", "yes")],
            "which of the two",
        ),
        (vec![("kind", "hiring"), ("agrees", "")], "what they said"),
        (
            vec![("kind", "hiring"), ("agrees", "no"), ("own", "yes")],
            "what should change",
        ),
        (vec![("kind", "hiring"), ("agrees", "yes")], "who looked"),
    ] {
        let refused = lena.post(&looks, &form).with_status(422);
        assert!(refused.text().contains(words), "{words}");
    }
}

#[test]
fn a_day_in_the_past_a_day_too_far_and_no_day_are_refused_and_a_later_day_waits() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let mut fields = with(&[]);
    fields.retain(|f| f.0 != "peer_role");
    let at = begin(&hugo, &fields);
    hugo.post(&format!("{at}/versions"), &[("words", "")])
        .with_status(303);
    let to = format!("{at}/versions/1/publication");
    let yesterday = today().yesterday().expect("a day").to_string();
    for day in [yesterday.as_str(), "2099-01-01", "", "soon", "2026-02-30"] {
        hugo.post(&to, &[("effective_on", day)]).with_status(422);
    }
    let later = today()
        .saturating_add(jiff::Span::new().days(30))
        .to_string();
    hugo.post(&to, &[("effective_on", &later)]).with_status(303);
    app.signed_in_as(&cast, "mara").get(&at).with_status(404);
    assert!(
        hugo.get("/descriptions")
            .text()
            .contains(&format!("A new version holds from {later}"))
    );
}

#[test]
fn a_version_with_something_unsorted_in_it_is_not_published() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let mut fields = with(&[("rest", "Mission of the house")]);
    fields.retain(|f| f.0 != "peer_role");
    let at = begin(&hugo, &fields);
    hugo.post(&format!("{at}/versions"), &[("words", "")])
        .with_status(303);
    let refused = publish(&hugo, &at, 1).with_status(422);
    assert!(refused.text().contains("fits into no part"));
}

#[test]
fn versions_are_appended_compared_line_by_line_and_never_made_twice_from_the_same_words() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let at = begin(&hugo, &GOOD);
    for _ in 0..2 {
        hugo.post(&format!("{at}/versions"), &[("words", "")])
            .with_status(303);
    }
    hugo.get(&format!("{at}/versions/2")).with_status(404);
    save(
        &hugo,
        &at,
        &with(&[
            ("duties-2", "Lead two support groups"),
            ("hours", "30 a week"),
        ]),
    )
    .with_status(303);
    let made = hugo
        .post(&format!("{at}/versions"), &[("words", "Hours")])
        .with_status(303);
    assert!(made.header("location").ends_with("/versions/2"));
    let page = hugo.get(&format!("{at}/difference")).with_status(200);
    assert_eq!(
        page.texts(".difference h2"),
        ["Responsibilities with their duties", "Hours"]
    );
    assert_eq!(
        page.texts(".difference del"),
        ["Gone: - Lead support groups"]
    );
    assert_eq!(
        page.texts(".difference ins"),
        ["New: - Lead two support groups", "New: 30 a week"]
    );
    hugo.get(&format!("{at}/difference?from=1&to=9"))
        .with_status(404);
}

#[test]
fn two_leads_who_edit_the_same_draft_see_both_versions() {
    let (app, cast) = with_cast();
    let (hugo, lena) = (
        app.signed_in_as(&cast, "hugo"),
        app.signed_in_as(&cast, "lena"),
    );
    let at = begin(&hugo, &GOOD);
    let seen = version(&hugo, &at);
    save(&lena, &at, &with(&[("duties-2", "Lead three groups")])).with_status(303);
    let mut late = with(&[("function", "Walks beside people on their way home.")]);
    late.push(("version", &seen));
    let both = hugo.post(&format!("{at}/draft"), &late).with_status(409);
    assert!(both.text().contains("Supports people on their way home"));
    assert!(
        both.body()
            .contains("Walks beside people on their way home.")
    );
    // What they decide goes to the same place, with all responsibilities in one text.
    let version = both.attributes("input[name=version]", "value").remove(0);
    let decided = [
        ("version", version.as_str()),
        ("title", "Peer Bridger"),
        ("peer_role", "yes"),
        ("function", "Walks beside people on their way home."),
        (
            "responsibilities",
            "One to one\n- Go along to places when people ask\n\nGroups\n- Lead three groups\n",
        ),
    ];
    hugo.post(&format!("{at}/draft"), &decided).with_status(303);
    let page = hugo.get(&format!("{at}/draft"));
    assert_eq!(page.attributes("#d-label-2", "value"), ["Groups"]);
    assert_eq!(page.texts("#d-duties-2"), ["Lead three groups"]);
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

const SAMPLE: &str = "TITLE: Peer Coordinator\nPROGRAM/DEPARTMENT: Day programs\nREPORTS TO: Vice President\nDATE: 9/22/14\n\nPOSITION PURPOSE:\nSupports everyone who works in a peer role.\n\nESSENTIAL JOB FUNCTIONS:\nCoordination\n- Leads a regular meeting\n- Helps to plan new roles\nOther:\n- Answers requests\n\nQualifications\n- Lived experience of a psychiatric diagnosis required\n- Bachelor's degree preferred\n\nPhysical demands: Lifting 20 pounds\n\nOUR MISSION\nWe walk together.\n";

fn send_file(app: &TestApp, name: &str, bytes: &[u8]) -> Answer {
    let mut body = format!(
        "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
    )
    .into_bytes();
    body.extend(bytes);
    body.extend(b"\r\n--cut--\r\n");
    app.ask(axum::http::Method::POST, "/descriptions/import")
        .header("content-type", "multipart/form-data; boundary=cut")
        .body(body)
}

#[test]
fn a_text_is_sorted_into_the_parts_and_what_fits_nowhere_is_kept_and_shown() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let before = hugo.get("/descriptions").texts(".items > li").len();
    let page = send_file(&hugo, "jd.txt", SAMPLE.as_bytes()).with_status(200);
    assert_eq!(page.attributes("#d-title", "value"), ["Peer Coordinator"]);
    assert_eq!(page.attributes("#d-programme", "value"), ["Day programs"]);
    assert_eq!(
        page.attributes("#d-administrative_line", "value"),
        ["Vice President"]
    );
    assert_eq!(
        page.texts("#d-function"),
        ["Supports everyone who works in a peer role."]
    );
    assert_eq!(page.attributes("#d-label-2", "value"), ["Other"]);
    assert!(
        page.body()
            .contains("Leads a regular meeting\nHelps to plan new roles")
    );
    assert_eq!(page.texts("#d-preferred"), ["Bachelor's degree preferred"]);
    assert_eq!(page.texts("#d-physical"), ["Lifting 20 pounds"]);
    let rest = page.texts("#d-rest").remove(0);
    for words in ["9/22/14", "OUR MISSION", "We walk together."] {
        assert!(rest.contains(words), "{words}: {rest}");
    }
    assert!(
        page.text().contains("What fits into no part yet: 3 lines"),
        "{}",
        page.text()
    );
    assert_eq!(hugo.get("/descriptions").texts(".items > li").len(), before);
}

#[test]
fn a_word_file_is_read_and_what_is_no_document_is_refused_with_the_reason() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let word = word_file(&[
        "Peer Bridger",
        "Function: Walks beside people.",
        "Duties:",
        "Leads groups",
    ]);
    let page = send_file(&hugo, "jd.docx", &word).with_status(200);
    assert_eq!(page.attributes("#d-title", "value"), ["Peer Bridger"]);
    assert_eq!(page.texts("#d-duties-1"), ["Leads groups"]);
    for (name, bytes) in [
        (
            "jd.docx",
            b"MZ\x90\x00\x03\x00\x00\x00 this program cannot be run".as_slice(),
        ),
        ("jd.docx", b"PK\x03\x04 broken".as_slice()),
        ("jd.txt", b"".as_slice()),
        ("jd.txt", b" \n \n".as_slice()),
        ("jd.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".as_slice()),
    ] {
        let refused = send_file(&hugo, name, bytes).with_status(422);
        assert_eq!(refused.texts(".problem").len(), 1, "{name}");
    }
}

#[test]
fn a_file_of_two_hundred_pages_loses_nothing() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let mut text = String::from("Peer Bridger\nDuties\n");
    for i in 0..6_000 {
        text.push_str(&format!(
            "- Duty number {i} of this very long list of duties\n"
        ));
    }
    let page = send_file(&hugo, "jd.txt", text.as_bytes()).with_status(200);
    let body = page.body();
    for i in [0, 59, 60, 61, 3_000, 5_999] {
        assert!(body.contains(&format!("Duty number {i} of")), "{i}");
    }
}

#[test]
fn a_version_goes_out_as_word_html_and_json_and_comes_back_in_the_same_parts() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let at = begin(
        &hugo,
        &with(&[("hours", "30 a week"), ("checks", "Background check")]),
    );
    hugo.post(&format!("{at}/versions"), &[("words", "")])
        .with_status(303);
    let get = |file: &str| {
        hugo.get(&format!("{at}/versions/1/{file}"))
            .with_status(200)
    };
    let word = get("description.docx");
    assert_eq!(
        word.body,
        get("description.docx").body,
        "the same version, the same bytes"
    );
    let page = send_file(&hugo, "description.docx", &word.body).with_status(200);
    assert_eq!(page.attributes("#d-title", "value"), ["Peer Bridger"]);
    assert_eq!(
        page.attributes("#d-peer_line", "value"),
        ["Director of Recovery"]
    );
    assert_eq!(
        page.attributes("#d-administrative_line", "value"),
        ["Program Manager"]
    );
    assert_eq!(page.attributes("#d-label-3", "value"), ["Change"]);
    assert_eq!(
        page.texts("#d-preferred"),
        ["Experience with leading groups"]
    );
    assert_eq!(page.attributes("#d-hours", "value"), ["30 a week"]);
    assert_eq!(page.texts("#d-checks"), ["Background check"]);
    let html = get("description.html").body();
    assert!(html.contains("<h1>Peer Bridger</h1>") && html.contains("lang=\"en\""));
    assert_eq!(
        get("description.json").json()["description"]["title"],
        "Peer Bridger"
    );
    assert!(
        get("description.docx")
            .header("content-disposition")
            .starts_with("attachment")
    );
}

#[test]
fn the_pay_band_is_held_against_what_others_are_paid_and_the_lowest_is_warned_of() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let at = begin(&hugo, &GOOD);
    let pay = format!("{at}/pay");
    let band = |low: &str, high: &str, unit: &str, words: &str| {
        hugo.post(
            &pay,
            &[
                ("low", low),
                ("high", high),
                ("unit", unit),
                ("since", "2026-01-01"),
                ("words", words),
            ],
        )
    };
    // The first band needs the long view.
    let refused = band("19", "22", "hour", "").with_status(422);
    assert!(refused.text().contains("the long view first"));
    assert_eq!(refused.attributes("#low", "value"), ["19"]);
    band("19", "22", "hour", "Twenty-five within three years.").with_status(303);
    assert!(
        hugo.get(&pay)
            .text()
            .contains("Add what entry-level direct support is paid here")
    );
    let compare = |kind: &str, amount: &str, unit: &str| {
        hugo.post(
            &format!("{pay}/comparisons"),
            &[
                ("kind", kind),
                ("label", "Direct support worker"),
                ("amount", amount),
                ("unit", unit),
                ("on_day", "2026-05-01"),
            ],
        )
    };
    // 41,600 a year is 20 an hour.
    compare("entry", "41,600", "year").with_status(303);
    assert!(
        hugo.get(&pay)
            .text()
            .contains("lowest pay in the organization")
    );
    band("20.00", "$22.5", "hour", "").with_status(303);
    let page = hugo.get(&pay).text();
    assert!(
        page.contains("the same as entry-level direct support"),
        "{page}"
    );
    assert!(page.contains("$20.00 – $22.50"), "{page}");
    band("46,800", "52000", "year", "").with_status(303);
    let page = hugo.get(&pay).text();
    assert!(page.contains("above entry-level direct support"), "{page}");
    assert!(
        page.contains("$19.00 – $22.00"),
        "what it was stays: {page}"
    );
    for (low, high, unit) in [
        ("-1", "2", "hour"),
        ("1e9", "2", "hour"),
        ("99999999999", "99999999999", "hour"),
        ("22.555", "23", "hour"),
        ("23", "22", "hour"),
        ("1", "2", "week"),
    ] {
        band(low, high, unit, "x").with_status(422);
    }
    compare("boss", "20", "hour").with_status(422);
    compare("outside", "", "hour").with_status(422);
    for name in ["mara", "teo", "ada"] {
        app.signed_in_as(&cast, name).get(&pay).with_status(404);
    }
    app.signed_in_as(&cast, "olga").get(&pay).with_status(404);
}

#[test]
fn a_position_follows_a_description_and_the_page_of_the_description_names_it() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let at = begin(&hugo, &GOOD);
    let position = cast.riverbend.to_string();
    let follow = |follows: &str| {
        let form = [("position", position.as_str()), ("follows", follows)];
        hugo.post(&format!("{at}/positions"), &form)
    };
    follow("yes").with_status(303);
    let named = hugo.get(&at).attributes("#followed li a", "href");
    assert_eq!(named, [format!("/organization/positions/{position}")]);
    follow("no").with_status(303);
    assert_eq!(hugo.get(&at).texts("#followed li").len(), 0);
    let elsewhere = [
        ("position", "019a0000-0000-7000-8000-000000000000"),
        ("follows", "yes"),
    ];
    hugo.post(&format!("{at}/positions"), &elsewhere)
        .with_status(404);
}
