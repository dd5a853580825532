//! People from a list: what it would do, bringing it in, doing so again, and the invitations that follow.

use std::io::Write as _;
use std::time::{Duration, Instant};

use axum::http::Method;
use wayfellow::db::{params, statements};

use crate::app::{Answer, RUNTIME, TestApp};
use crate::cast::with_cast;
use crate::program::{finish, wayfellow};

statements! {
    ACCOUNTS = "SELECT CAST(COUNT(*) AS BIGINT) AS many FROM accounts";
    PEOPLE = "SELECT CAST(COUNT(*) AS BIGINT) AS many FROM people WHERE erased_at IS NULL";
    POSITIONS = "SELECT CAST(COUNT(*) AS BIGINT) AS many FROM positions WHERE job_title = 'Coach'";
    IMPORTED = "SELECT CAST(COUNT(*) AS BIGINT) AS many FROM audit_entries WHERE action = 'import' AND person_id IS NOT NULL";
}

const LIST: &str = "\
external_id,name,email,language,hats,job_title,program,peer_role,focus,paid,since,peer_supervisor,administrative_supervisor
1,Noor,noor@example.org,en,worker,Coach,Evening team,yes,addiction,paid,2026-02-01,2,
2,Ámbar,ambar@example.org,es,\"worker, supervisor\",Coach,Evening team,yes,addiction,paid,2026-02-01,,3
3,Io,,,,,,,,,,,
";

#[track_caller]
fn send(app: &TestApp, file: &[u8]) -> Answer {
    let mut body = b"--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"=x.csv\"\r\ncontent-type: text/csv\r\n\r\n".to_vec();
    body.extend(file);
    body.extend(b"\r\n--b--\r\n");
    app.ask(Method::POST, "/organization/import")
        .header("content-type", "multipart/form-data; boundary=b")
        .body(body)
}

#[track_caller]
fn tried(app: &TestApp, file: &[u8]) -> (String, Answer) {
    let list = send(app, file).with_status(303).header("location");
    let page = app.get(&list).with_status(200);
    (list, page)
}

/// Brings a tried list in and waits for the end.
#[track_caller]
fn brought(app: &TestApp, list: &str) -> Answer {
    app.post(&format!("{list}/start"), &[]).with_status(303);
    let late = Instant::now() + Duration::from_secs(120);
    loop {
        let page = app.get(list).with_status(200);
        if page.texts("h1") != ["The list is coming in"] {
            return page;
        }
        assert!(page.header("refresh") == "3", "it looks again by itself");
        assert!(Instant::now() < late, "{}", page.text());
        RUNTIME.block_on(tokio::task::yield_now());
    }
}

fn many(app: &TestApp, statement: &'static wayfellow::db::Statement) -> i64 {
    let row = RUNTIME.block_on(app.db().one(statement, params![]));
    row.expect("a count").get("many").expect("a number")
}

#[test]
fn a_list_is_tried_first_and_nothing_comes_in_by_that() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let before = many(&app, &PEOPLE);
    let (list, page) = tried(&lena, LIST.as_bytes());
    let seen = page.text();
    assert!(seen.contains("3 people are new"), "{seen}");
    assert!(seen.contains("0 lines have to be mended"), "{seen}");
    assert_eq!(many(&app, &PEOPLE), before);
    // Not for others, and not from elsewhere.
    app.signed_in_as(&cast, "mara").get(&list).with_status(404);
    app.signed_in_as(&cast, "olga").get(&list).with_status(404);
    lena.post(&format!("{list}/end"), &[]).with_status(303);
    let page = lena.get(&list).with_status(200);
    assert_eq!(page.texts("h1"), ["This list was given up"]);
    lena.post(&format!("{list}/start"), &[]).with_status(410);
    assert_eq!(many(&app, &PEOPLE), before);
}

#[test]
fn a_list_comes_in_whole_and_a_second_time_everything_is_the_same() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let (list, _) = tried(&lena, LIST.as_bytes());
    let accounts = many(&app, &ACCOUNTS);
    let page = brought(&lena, &list);
    assert_eq!(page.texts("h1"), ["The list is in"], "{}", page.text());
    assert!(page.text().contains("3 people are new"), "{}", page.text());
    assert_eq!(many(&app, &ACCOUNTS), accounts, "nobody got an account");
    assert_eq!(many(&app, &POSITIONS), 1, "two lines share a position");
    assert_eq!(many(&app, &IMPORTED), 3);
    let house = lena.get("/organization").with_status(200);
    let links = house.attributes(".people .name", "href");
    let names = house.texts(".people .name");
    let noor = names.iter().position(|n| n == "Noor").expect("Noor");
    let noor = lena.get(&links[noor]).with_status(200).text();
    assert!(noor.contains("Ámbar supervises Noor"), "{noor}");
    assert!(
        noor.contains("Coach (Evening team), since 2026-02-01"),
        "{noor}"
    );
    let (list, again) = tried(&lena, LIST.as_bytes());
    assert!(again.text().contains("3 lines say what is known already"));
    assert!(again.texts("form[action$='/start']").is_empty());
    // Pressed all the same, it changes nothing.
    let people = many(&app, &PEOPLE);
    brought(&lena, &list);
    assert_eq!(many(&app, &PEOPLE), people);
    assert_eq!(many(&app, &IMPORTED), 3);
    // Pressed once more, it is over.
    let gone = lena.post(&format!("{list}/start"), &[]);
    assert!(matches!(gone.status.as_u16(), 303 | 410));
    let report = RUNTIME
        .block_on(app.db().audit_verify(None, &mut |_, _| {}))
        .expect("the log is read");
    assert!(report.faults.is_empty(), "{:?}", report.faults);
}

#[test]
fn a_changed_line_changes_whoever_has_no_account_and_leaves_the_others_alone() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let (list, _) = tried(&lena, LIST.as_bytes());
    brought(&lena, &list);
    let changed = LIST
        .replace("1,Noor,", "1,Noor Haddad,")
        .replace("3,Io,,,,", "3,Io,,,trainer,");
    let (list, page) = tried(&lena, changed.as_bytes());
    let seen = page.text();
    assert!(seen.contains("2 people get something new"), "{seen}");
    assert_eq!(
        page.texts("tbody td:nth-child(2)"),
        ["Noor Haddad 1", "Io 3"]
    );
    brought(&lena, &list);
    let names = lena.get("/organization").texts(".people .name");
    assert!(names.contains(&"Noor Haddad".to_owned()), "{names:?}");
    // Sam has an account: found by the address, and the name stays.
    let own = "external_id,name,email\n9,Samuel,".to_owned() + "SAM@example.org";
    let (_, page) = tried(&lena, own.as_bytes());
    assert!(page.text().contains("One person is new"));
}

#[test]
fn every_line_that_cannot_come_in_says_what_was_found_and_what_to_do() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let long = "x".repeat(130);
    let head = "external_id,name,email,language,hats,job_title,program,peer_role,focus,paid,since,peer_supervisor,administrative_supervisor\n";
    for (line, told) in [
        (",Noor,,,,,,,,,,,", "external_id: Write an id"),
        ("1,,,,,,,,,,,,", "name: Write a name"),
        (&*format!("1,{long},,,,,,,,,,,"), "name: “xxx"),
        ("1,No\u{202e}or,,,,,,,,,,,", "name: “No"),
        ("1,Noor,nobody,,,,,,,,,,", "email: “nobody” was found."),
        (
            "1,Noor,,klingon,,,,,,,,,",
            "language: “klingon” was found. Write en or es.",
        ),
        ("1,Noor,,,boss,,,,,,,,", "hats: “boss” was found."),
        (
            "1,Noor,,,panel-member,,,,,,,,",
            "This hat lets somebody in for one thing only.",
        ),
        ("1,Noor,,,,,Evening,,,,,,", "job_title: Write a job title"),
        (
            "1,Noor,,,,Coach,,perhaps,,paid,,,",
            "peer_role: “perhaps” was found. Write yes or no.",
        ),
        (
            "1,Noor,,,,Coach,,yes,,,,,",
            "paid: Write paid or volunteer.",
        ),
        (
            "1,Noor,,,,Coach,,yes,sports,paid,,,",
            "focus: “sports” was found.",
        ),
        (
            "1,Noor,,,,Coach,,yes,,paid,3/4/2026,,",
            "This can be read as two days.",
        ),
        (
            "1,Noor,,,,Coach,,yes,,paid,2026-02-30,,",
            "such as 2026-11-22",
        ),
        ("1,Noor,,,,Coach,,yes,,paid,soon,,", "such as 2026-11-22"),
        ("1,Noor,,,,,,,,,,1,", "Nobody supervises themself."),
        ("1,Noor,,,,,,,,,,77,", "Nobody with this id belongs here"),
        (
            "1,Noor,,,,,,,,,,2,\n2,,,,,,,,,,,,",
            "Nobody with this id belongs here",
        ),
        (
            "1,Noor,,,,,,,,,,,\n1,Nora,,,,,,,,,,,",
            "Another line has the same id.",
        ),
        (
            "1,Noor,a@example.org,,,,,,,,,,\n2,Nora,A@example.org,,,,,,,,,,",
            "Another line has the same address.",
        ),
    ] {
        let (_, page) = tried(&lena, format!("{head}{line}\n").as_bytes());
        let seen = page.text();
        assert!(seen.contains(told), "{line:?}: {told:?} in {seen}");
        assert!(
            !seen.contains("0 lines have to be mended"),
            "{line:?}: {seen}"
        );
    }
}

#[test]
fn days_are_understood_in_every_way_that_leaves_no_doubt() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    for day in [
        "2026-02-01",
        "2026/2/1",
        "1.2.2026",
        "2026-02-01T08:00",
        "2/2/2026",
        "2/25/2026",
        "25/2/2026",
    ] {
        let list = format!("id;name;job title;peer role;paid;since\n1;Noor;Coach;no;yes;{day}\n");
        let (_, page) = tried(&lena, list.as_bytes());
        assert!(
            page.text().contains("One person is new"),
            "{day}: {}",
            page.text()
        );
    }
}

#[test]
fn a_file_that_is_no_list_is_refused_with_what_to_do() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let wide = "a,".repeat(100);
    let files: [(&[u8], &str); 9] = [
        (b"", "The file is empty."),
        (b"\n\n,,\n", "The file is empty."),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0",
            "neither a text file nor a workbook",
        ),
        (b"PK\x03\x04 no workbook", "damaged or breaks off"),
        (b"name,email\nNoor,", "lacks these headings: external_id."),
        (b"id,name,diagnosis\n1,Noor,x", "not known: diagnosis."),
        (b"id,name,name\n1,Noor,x", "there twice: name."),
        (wide.as_bytes(), "more than 60 columns"),
        (b"id,name,=cmd|' /C calc'!A0\n1,Noor,x", "are not known"),
    ];
    for (file, told) in files {
        let page = send(&lena, file).with_status(422);
        assert!(page.text().contains(told), "{told:?} in {}", page.text());
        assert!(page.text().contains("Nothing came in."));
    }
    lena.post("/organization/import", &[]).with_status(400);
    lena.ask(Method::POST, "/organization/import")
        .header("content-type", "multipart/form-data; boundary=b")
        .body(b"--b--\r\n".to_vec())
        .with_status(400);
    let mut lines = "id,name\n".to_owned();
    for n in 0..200_001 {
        lines.push_str(&format!("{n},x\n"));
    }
    let page = send(&lena, lines.as_bytes()).with_status(422);
    assert!(
        page.text().contains("more than 200000 lines"),
        "{}",
        page.text()
    );
}

#[test]
fn the_usual_encodings_and_separators_are_read() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let text = "id;name;job title;peer role;paid;program\n1;Ámbar Núñez;Coach;yes;paid;Café\n";
    let windows: Vec<u8> = text.chars().map(|c| c as u32 as u8).collect();
    let marked = [b"\xef\xbb\xbf".to_vec(), text.as_bytes().to_vec()].concat();
    let wide: Vec<u8> = [0xff_u8, 0xfe]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let tabs = text.replace(';', "\t").into_bytes();
    for file in [text.as_bytes().to_vec(), windows, marked, wide, tabs] {
        let (list, page) = tried(&lena, &file);
        assert!(page.text().contains("One person is new"), "{}", page.text());
        let lines = lena.get(&format!("{list}/lines")).with_status(200).body();
        assert!(lines.contains("\"1\",\"Ámbar Núñez\",\"new\""), "{lines}");
    }
}

#[test]
fn what_a_spreadsheet_would_take_for_a_formula_is_text() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let hostile = "id,name\n+1,\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"\n@2,-Nora\n3,<script>alert(1)</script>\n";
    let (list, _) = tried(&lena, hostile.as_bytes());
    let lines = lena.get(&format!("{list}/lines")).with_status(200);
    assert!(lines.header("content-type").starts_with("text/csv"));
    let body = lines.body();
    assert!(body.contains("\"'+1\",\"'=HYPERLINK"), "{body}");
    assert!(body.contains("\"'@2\",\"'-Nora\""), "{body}");
    brought(&lena, &list);
    let house = lena.get("/organization").with_status(200);
    assert!(
        house
            .texts(".people .name")
            .contains(&"<script>alert(1)</script>".to_owned())
    );
    assert!(house.texts("main script").is_empty());
}

#[test]
fn the_template_is_read_back_as_it_was_given() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    for name in ["template.csv", "template.xlsx"] {
        let path = format!("/organization/import/{name}");
        let file = lena.get(&path).with_status(200);
        let (_, page) = tried(&lena, &file.body);
        assert!(page.text().contains("0 people are new"), "{}", page.text());
        assert!(page.text().contains("0 lines have to be mended"));
    }
    lena.get("/organization/import/template.exe")
        .with_status(404);
}

/// A workbook with cells of every kind, one of them a formula, and one very far away.
fn workbook(far: bool) -> Vec<u8> {
    let far = if far {
        "<row r=\"1048576\"><c r=\"XFD1048576\" t=\"str\"><v>far</v></c></row>"
    } else {
        ""
    };
    let sheet = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>external_id</v></c><c r=\"B1\" t=\"str\"><v>name</v></c></row><row r=\"2\"><c r=\"A2\"><v>4711</v></c><c r=\"B2\" t=\"str\"><f>HYPERLINK(\"http://x\",\"Noor\")</f><v>Noor</v></c></row>{far}</sheetData></worksheet>"
    );
    let parts = [
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>".to_owned(),
        ),
        (
            "_rels/.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>".to_owned(),
        ),
        (
            "xl/workbook.xml",
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"people\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>".to_owned(),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>".to_owned(),
        ),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(name, options).expect("a part begins");
        zip.write_all(text.as_bytes()).expect("a part is written");
    }
    zip.finish().expect("the file ends").into_inner()
}

#[test]
fn a_workbook_gives_the_values_it_shows_and_a_cell_far_away_is_refused() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let (list, page) = tried(&lena, &workbook(false));
    assert!(page.text().contains("One person is new"), "{}", page.text());
    let lines = lena.get(&format!("{list}/lines")).with_status(200).body();
    assert!(lines.contains("\"2\",\"4711\",\"Noor\",\"new\""), "{lines}");
    let page = send(&lena, &workbook(true)).with_status(422);
    assert!(
        page.text().contains("more than 60 columns"),
        "{}",
        page.text()
    );
}

#[test]
fn whoever_hires_brings_workers_and_gives_no_further_hat() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let list = "id,name,hats,peer_supervisor\n1,Noor,worker,\n2,Nora,leader,\n3,Io,,1\n";
    let (list, page) = tried(&hugo, list.as_bytes());
    let seen = page.text();
    assert!(seen.contains("One person is new"), "{seen}");
    assert!(seen.contains("You may not give this hat."), "{seen}");
    assert!(
        seen.contains("You may not say who supervises whom."),
        "{seen}"
    );
    let after = brought(&hugo, &list);
    assert!(
        after.text().contains("2 lines have to be mended"),
        "{}",
        after.text()
    );
    let names = hugo.get("/organization").texts(".people .name");
    assert!(names.contains(&"Noor".to_owned()) && !names.contains(&"Nora".to_owned()));
    // What was refused can still be read.
    hugo.get(&format!("{list}/lines")).with_status(200);
}

#[test]
fn whoever_left_does_not_come_back_by_a_list() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let email = cast.email("sam");
    let list = format!("id,name,email\n5,sam,{email}\n");
    let (first, _) = tried(&lena, list.as_bytes());
    brought(&lena, &first);
    RUNTIME.block_on(cast.end_membership(app.db(), "sam"));
    let (_, page) = tried(&lena, "id,name\n5,sam\n".as_bytes());
    let seen = page.text();
    assert!(seen.contains("0 people are new"), "{seen}");
}

#[track_caller]
fn invite_everybody(app: &TestApp) -> Vec<String> {
    let page = app.get("/organization/newcomers").with_status(200);
    let people = page.attributes("input[name=person]", "value");
    let form: Vec<(&str, &str)> = people.iter().map(|p| ("person", p.as_str())).collect();
    let page = app.post("/organization/newcomers", &form).with_status(200);
    page.texts(".handed")
        .iter()
        .map(|l| l[l.find("/invitation/").expect("a link")..].to_owned())
        .collect()
}

#[test]
fn newcomers_are_invited_and_make_an_account_for_the_person_they_are() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let (list, _) = tried(&lena, LIST.as_bytes());
    brought(&lena, &list);
    app.signed_in_as(&cast, "mara")
        .get("/organization/newcomers")
        .with_status(404);
    let links = invite_everybody(&lena);
    assert_eq!(links.len(), 3);
    let none = lena.get("/organization/newcomers").with_status(200);
    assert!(none.text().contains("Nobody waits for an invitation."));
    let before = many(&app, &PEOPLE);
    let form = app.get(&links[0]).with_status(200);
    assert_eq!(form.attributes("#name", "value"), ["Noor"]);
    let sent = [
        ("name", "Noor H."),
        ("email", "noor@example.org"),
        ("password", "lantern orchard violin"),
    ];
    let entered = app.post(&links[0], &sent).with_status(303);
    app.post(&links[0], &sent).with_status(410);
    assert_eq!(
        many(&app, &PEOPLE),
        before,
        "the same person, now with an account"
    );
    let cookie = entered.header("set-cookie");
    let cookie = cookie.split(';').next().expect("a session");
    let me = app.ask(Method::GET, "/me").header("cookie", cookie).send();
    assert!(me.text().contains("Coach"), "{}", me.text());
    // From now on their name is their own.
    let (_, page) = tried(&lena, LIST.as_bytes());
    let seen = page.text();
    assert!(seen.contains("it is theirs and stays"), "{seen}");
    assert!(seen.contains("3 lines say what is known already"), "{seen}");
}

#[test]
fn somebody_with_an_account_elsewhere_takes_over_what_the_list_said_of_them() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let (list, _) = tried(&lena, LIST.as_bytes());
    brought(&lena, &list);
    let links = invite_everybody(&lena);
    let before = many(&app, &PEOPLE);
    let olga = app.signed_in_as(&cast, "olga");
    let entered = olga.post(&links[0], &[]).with_status(303);
    let cookie = entered.header("set-cookie");
    let cookie = cookie.split(';').next().expect("a session");
    let me = app.ask(Method::GET, "/me").header("cookie", cookie).send();
    assert!(me.text().contains("Coach , Riverbend"), "{}", me.text());
    assert_eq!(many(&app, &PEOPLE), before - 1, "one person, not two");
    let (_, page) = tried(&lena, LIST.as_bytes());
    assert!(
        page.text().contains("3 lines say what is known already"),
        "{}",
        page.text()
    );
    // Somebody who belongs here already takes it over as well.
    lena.post(&links[1], &[]).with_status(303);
    assert_eq!(many(&app, &PEOPLE), before - 2);
    let own = app.signed_in_as(&cast, "lena");
    own.get("/organization").with_status(303);
}

#[test]
fn a_withdrawn_invitation_makes_a_newcomer_wait_again() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let (list, _) = tried(&lena, "id,name\n1,Noor\n".as_bytes());
    brought(&lena, &list);
    let links = invite_everybody(&lena);
    let page = lena.get("/organization").with_status(200);
    let withdrawals = page.attributes("form[action$='/withdrawal']", "action");
    lena.post(&withdrawals[0], &[]).with_status(303);
    app.get(&links[0]).with_status(410);
    let waits = lena.get("/organization/newcomers").with_status(200);
    assert!(waits.text().contains("One person waits for an invitation."));
    // Nobody is invited who was not chosen.
    lena.post("/organization/newcomers", &[]).with_status(200);
    let stranger = cast.id("mara").to_string();
    let page = lena
        .post("/organization/newcomers", &[("person", &stranger)])
        .with_status(200);
    assert!(page.texts(".handed").is_empty());
}

#[test]
fn the_command_tries_a_list_brings_it_in_and_says_the_same_the_second_time() {
    let (app, cast) = with_cast();
    let file = app.data().join("people.csv");
    std::fs::write(&file, LIST).expect("the list is written");
    let address = app.address();
    let place = cast.riverbend.to_string();
    let command = |organization: &str, more: &[&str]| {
        let mut command = wayfellow();
        command
            .args(["people", "import"])
            .arg(&file)
            .args(["--organization", organization, "--database", &address])
            .args(more);
        finish(&mut command, b"")
    };
    let ran = command(&place, &["--dry-run"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(
        ran.out.contains("3 new, 0 changed, 0 the same, 0 refused."),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("Nothing was written."), "{}", ran.out);
    let ran = command("Riverbend", &[]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("3 lines were brought in"), "{}", ran.out);
    let ran = command("Riverbend", &[]);
    assert!(
        ran.out.contains("0 new, 0 changed, 3 the same, 0 refused."),
        "{}",
        ran.out
    );
    let ran = command("Nowhere", &[]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("there are: "), "{}", ran.err);
    std::fs::write(&file, "id,name\n1,Noor\n,x\n").expect("the list is written");
    let ran = command("Riverbend", &["--dry-run"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(ran.out.contains("line 3: external_id:"), "{}", ran.out);
}
