//! All that is recorded about a person: nothing is hidden, all can be taken along, and all that is personal can be erased.

use std::io::Read as _;

use axum::http::Method;
use wayfellow::actor::Actor;
use wayfellow::db::{self, Entry, params, statements};

use crate::app::{Answer, RUNTIME, TestApp};
use crate::cast::{Cast, Person, with_cast};
use crate::databases::Own;
use crate::program::{Folder, finish, wayfellow};

statements! {
    RELATIONS = "SELECT r.id FROM relations r LEFT JOIN relation_ends e ON e.relation_id = r.id WHERE (r.worker_id = $1 OR r.supervisor_id = $1) AND e.relation_id IS NULL";
    GROWN = "UPDATE attachments SET size = $2 WHERE person_id = $1";
}

fn archive(person: &Person) -> zip::ZipArchive<std::io::Cursor<Vec<u8>>> {
    let answer = person.app.get("/me/everything/file").with_status(200);
    assert_eq!(answer.header("content-type"), "application/zip");
    zip::ZipArchive::new(std::io::Cursor::new(answer.body)).expect("an archive")
}

fn part(person: &Person, name: &str) -> String {
    let mut archive = archive(person);
    let mut text = String::new();
    archive
        .by_name(name)
        .expect("the part")
        .read_to_string(&mut text)
        .expect("text");
    text
}

#[test]
fn everything_can_be_read_and_taken_along_in_one_archive() {
    let (app, cast) = with_cast();
    let mara = cast.person(&app, "mara");
    mara.app
        .post(
            "/me/lived-experience",
            &[("track", "both"), ("words", "I bring patience.")],
        )
        .with_status(303);
    let page = mara.app.get("/me/everything").with_status(200).text();
    assert!(
        page.contains("Lead a group") && page.contains("Listens."),
        "{page}"
    );
    let all: serde_json::Value =
        serde_json::from_str(&part(&mara, "everything.json")).expect("JSON");
    let tables = &all["tables"];
    assert_eq!(tables["people"][0]["name"], "mara");
    assert_eq!(tables["relations"].as_array().map(Vec::len), Some(3));
    assert_eq!(tables["lived_experience"][0]["words"], "I bring patience.");
    assert!(tables["portfolio_records"].to_string().contains("Listens."));
    assert!(tables["log"].to_string().contains("attestation"));
    let text = all.to_string();
    assert!(
        !text.contains("token_hash") && !text.contains("password") && !text.contains("sealing_key")
    );
    let portfolio = part(&mara, "wayfellow-portfolio.json");
    frameworks::Portfolio::parse(portfolio.as_bytes()).expect("a portfolio");
    // Nothing of anybody else but what concerns her.
    assert!(!part(&cast.person(&app, "col"), "everything.json").contains("Lead a group"));
}

/// How many supervision relations of somebody have not ended.
fn supervised(app: &TestApp, person: uuid::Uuid) -> usize {
    RUNTIME
        .block_on(app.db().all(&RELATIONS, params![person]))
        .expect("rows")
        .len()
}

#[test]
fn whoever_leaves_is_erased_and_the_log_still_verifies() {
    let (app, cast) = with_cast();
    let mara = cast.person(&app, "mara");
    mara.app
        .post(
            "/me/lived-experience",
            &[("track", "both"), ("words", "I bring patience.")],
        )
        .with_status(303);
    let file = attach(&mara, &goal(&cast), "Zertifikat.pdf", b"%PDF-1.7 x").with_status(303);
    assert!(file.header("location").contains("goal"));
    cast.person(&app, "sam")
        .app
        .get(&format!("/people/{}/portfolio", mara.id))
        .with_status(200);
    mara.app
        .post("/me/departure", &[("sure", "no")])
        .with_status(422);
    mara.app.get("/me").with_status(200);
    assert!(supervised(&app, mara.id) > 0, "somebody supervises her");
    mara.app
        .post("/me/departure", &[("sure", "Leave")])
        .with_status(303);
    assert_eq!(supervised(&app, mara.id), 0, "nobody does any more");
    assert!(
        mara.app
            .get("/me")
            .with_status(303)
            .header("location")
            .starts_with("/sign-in")
    );
    for name in ["sam", "teo", "una"] {
        cast.person(&app, name)
            .app
            .get(&format!("/people/{}/portfolio", mara.id))
            .with_status(404);
    }
    app.get(&format!("/shared/address-{}", mara.id))
        .with_status(404);
    let kept = std::fs::read_dir(app.data().join("attachments"))
        .expect("the folder")
        .count();
    assert_eq!(kept, 0, "the file is gone");
    let report = RUNTIME
        .block_on(app.db().audit_verify(None, &mut |_, _| {}))
        .expect("verified");
    assert!(report.faults.is_empty(), "{:?}", report.faults);
    // Nobody else lost anything.
    cast.person(&app, "teo").app.get("/me").with_status(200);
}

/// The line of Mara's portfolio that the cast begins with.
fn goal(cast: &Cast) -> String {
    format!("/me/portfolio/goal/{}", cast.id("mara"))
}

fn attach(person: &Person, line: &str, name: &str, bytes: &[u8]) -> Answer {
    let mut body = format!(
        "--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--x--\r\n");
    person
        .app
        .ask(Method::POST, &format!("{line}/attachments"))
        .header("content-type", "multipart/form-data; boundary=x")
        .body(body)
}

#[test]
fn a_file_is_kept_with_a_line_opened_by_its_person_only_and_removed() {
    let (app, cast) = with_cast();
    let (mara, sam) = (cast.person(&app, "mara"), cast.person(&app, "sam"));
    let line = goal(&cast);
    attach(&mara, &line, "../../..\\é <b>.pdf", b"%PDF-1.7 hello").with_status(303);
    let page = mara.app.get(&line).with_status(200);
    assert!(
        page.text().contains("é <b>.pdf") && !page.text().contains(".."),
        "{}",
        page.text()
    );
    let address = page
        .attributes("a[href^='/me/attachments/']", "href")
        .concat();
    let opened = mara.app.get(&address).with_status(200);
    assert_eq!(opened.body, b"%PDF-1.7 hello");
    assert_eq!(opened.header("content-type"), "application/pdf");
    assert!(
        opened
            .header("content-disposition")
            .starts_with("attachment")
    );
    let policy = opened.header("content-security-policy");
    assert!(policy.contains("sandbox"), "{policy}");
    sam.app.get(&address).with_status(404);
    sam.app
        .post(&format!("{address}/withdrawal"), &[])
        .with_status(404);
    attach(&sam, &line, "x.pdf", b"%PDF-1.7").with_status(404);
    attach(&mara, &line, "x.pdf", b"<html>").with_status(422);
    attach(&mara, &line, "x.pdf", b"").with_status(422);
    let photo = [&b"\xff\xd8\xff"[..], &vec![7; 4 << 20]].concat();
    attach(&mara, &line, "photo.jpg", &photo).with_status(303);
    let address = mara
        .app
        .get(&line)
        .attributes("a[href^='/me/attachments/']", "href");
    let photo = &address[1];
    mara.app
        .post(&format!("{photo}/withdrawal"), &[])
        .with_status(303);
    let address = address[0].clone();
    let film = vec![7; 11 << 20];
    attach(&mara, &line, "film.gif", &film).with_status(413);
    mara.app
        .post(&format!("{address}/withdrawal"), &[])
        .with_status(303);
    mara.app.get(&address).with_status(404);
    assert_eq!(
        std::fs::read_dir(app.data().join("attachments"))
            .expect("the folder")
            .count(),
        0
    );
}

#[test]
fn nobody_fills_the_disk_with_files() {
    let (app, cast) = with_cast();
    let mara = cast.person(&app, "mara");
    let line = goal(&cast);
    attach(&mara, &line, "x.pdf", b"%PDF-1.7").with_status(303);
    let test = Actor::command("test");
    let grown = app.db().change(&test, async |tx| {
        let megabytes = 100_i64 << 20;
        tx.execute(&GROWN, params![cast.id("mara"), megabytes])
            .await?;
        tx.record(Entry::new("edit", "cast"));
        Ok::<_, db::Error>(())
    });
    RUNTIME.block_on(grown).expect("a large file");
    let full = attach(&mara, &line, "y.pdf", b"%PDF-1.7").with_status(422);
    assert!(full.text().contains("more than 100 MB"), "{}", full.text());
    let files = mara
        .app
        .get(&line)
        .attributes("a[href^='/me/attachments/']", "href");
    mara.app
        .post(&format!("{}/withdrawal", files[0]), &[])
        .with_status(303);
    attach(&mara, &line, "y.pdf", b"%PDF-1.7").with_status(303);
}

#[test]
fn the_days_are_a_calendar_behind_an_address_that_can_be_renewed() {
    let (app, cast) = with_cast();
    let mara = cast.person(&app, "mara");
    let goal = [
        ("words", "Lead a group; soon, and with\nTobias \\ "),
        ("by", "2099-06"),
    ];
    mara.app.post("/me/portfolio/goal", &goal).with_status(303);
    let made = |answer: Answer| {
        let address = answer.texts(".note .code").concat();
        address[address.find("/calendar/").expect("an address")..].to_owned()
    };
    let first = made(mara.app.post("/me/calendar", &[]).with_status(200));
    let feed = app.get(&first).with_status(200);
    assert_eq!(feed.header("content-type"), "text/calendar; charset=utf-8");
    let text = feed.body();
    assert!(text.contains("DTSTART;VALUE=DATE:20990630\r\n"), "{text}");
    assert!(
        text.contains("SUMMARY:Lead a group\\; soon\\, and with\r\n"),
        "{text}"
    );
    assert!(text.lines().all(|l| l.len() <= 75), "{text}");
    let second = made(mara.app.post("/me/calendar", &[]).with_status(200));
    app.get(&first).with_status(404);
    app.get(&format!("{second}.ics")).with_status(200);
    app.get(&second.replace("/calendar/", "/shared/"))
        .with_status(404);
    app.get(&format!("/calendar/address-{}", mara.id))
        .with_status(404);
}

#[test]
fn attached_files_are_in_a_backup_and_come_back_with_it() {
    let (app, cast) = with_cast();
    let mara = cast.person(&app, "mara");
    let line = goal(&cast);
    attach(&mara, &line, "certificate.pdf", b"%PDF-1.7 hello").with_status(303);
    attach(&mara, &line, "lost.pdf", b"%PDF-1.7 lost").with_status(303);
    let page = mara.app.get(&line).with_status(200);
    let addresses = page.attributes("a[href^='/me/attachments/']", "href");
    let name = |address: &str| -> String {
        let id = address.rsplit('/').next().expect("an id");
        id.replace('-', "")
    };
    std::fs::remove_file(app.data().join("attachments").join(name(&addresses[1])))
        .expect("the second is lost");
    let folder = Folder::new();
    let backup = folder.path().join("all.wayfellow");
    let to = Own::empty();
    let ran = finish(
        wayfellow()
            .arg("backup")
            .arg(&backup)
            .args(["--database", &app.address()])
            .arg("--data")
            .arg(app.data()),
        b"",
    );
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("1  attached files"), "{}", ran.out);
    assert!(
        ran.out.contains("1 files that the database names are not"),
        "{}",
        ran.out
    );
    let data = folder.path().join("data");
    let restore = |data: &std::path::Path, file: &std::path::Path, database: &str| {
        finish(
            wayfellow()
                .arg("restore")
                .arg(file)
                .args(["--database", database])
                .arg("--data")
                .arg(data),
            b"",
        )
    };
    // A backup whose end is cut off fills nothing and leaves nothing.
    let bytes = std::fs::read(&backup).expect("the backup");
    let cut = folder.path().join("cut.wayfellow");
    std::fs::write(&cut, &bytes[..bytes.len() - 40]).expect("the part is written");
    let ran = restore(&data, &cut, to.address());
    assert_eq!(ran.code, Some(2), "{}", ran.out);
    let left = std::fs::read_dir(data.join("attachments")).map_or(0, Iterator::count);
    assert_eq!(left, 0, "no file is left");
    let ran = restore(&data, &backup, to.address());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let kept = std::fs::read(data.join("attachments").join(name(&addresses[0])));
    assert_eq!(kept.expect("the file is back"), b"%PDF-1.7 hello");
    // Moving on, with the files.
    let (moved, other) = (Own::empty(), folder.path().join("other"));
    let ran = finish(
        wayfellow()
            .args(["move", "--from", to.address(), "--to", moved.address()])
            .arg("--from-data")
            .arg(&data)
            .arg("--to-data")
            .arg(&other),
        b"",
    );
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("1  attached files"), "{}", ran.out);
    let kept = std::fs::read(other.join("attachments").join(name(&addresses[0])));
    assert_eq!(kept.expect("the file came along"), b"%PDF-1.7 hello");
}
