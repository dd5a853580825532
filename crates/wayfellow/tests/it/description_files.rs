//! Job descriptions as files: read from text and Word, written as Word, HTML and JSON.

use crate::app::{Answer, TestApp, word_file};
use crate::cast::with_cast;
use crate::descriptions::{begin, with};

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
    let hugo = app.in_language("es").signed_in_as(&cast, "hugo");
    let refused = send_file(&hugo, "jd.docx", b"PK\x03\x04 broken").with_status(422);
    let problem = refused.texts(".problem").concat();
    assert!(
        problem.contains("Este documento de Word está dañado"),
        "{problem}"
    );
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
    // What our own file has at its foot is nothing to be told of.
    assert!(!page.text().contains("Headers"), "{}", page.text());
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
    let pdf = get("description.pdf");
    assert!(pdf.body.starts_with(b"%PDF-1.7") && pdf.body.ends_with(b"%%EOF\n"));
    assert_eq!(pdf.body, get("description.pdf").body);
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
