//! The report for the board as files that people can take to the meeting.

use wayfellow::plans::workdays::today;

use crate::app::TestApp;
use crate::cast::{Cast, with_cast};

/// Hilltop with a plan of which two of ten statements are not true.
fn planned() -> (TestApp, Cast) {
    let (app, cast) = with_cast();
    let start = today().to_string();
    let codes: Vec<String> = (1..=10).map(|n| format!("TL{n:02}")).collect();
    let mut sent: Vec<(&str, &str)> = vec![("start", start.as_str())];
    for (n, code) in codes.iter().enumerate() {
        sent.push((code, if n < 8 { "true" } else { "false" }));
    }
    app.signed_in_as(&cast, "olga")
        .post("/plan", &sent)
        .with_status(303);
    (app, cast)
}

#[test]
fn the_board_report_is_a_tagged_pdf_with_title_language_and_lists() {
    let (app, cast) = planned();
    let answer = app
        .signed_in_as(&cast, "olga")
        .get("/plan/report/board-report.pdf")
        .with_status(200);
    assert_eq!(answer.header("content-type"), "application/pdf");
    assert!(
        answer
            .header("content-disposition")
            .contains("board-report.pdf")
    );
    let text = String::from_utf8_lossy(&answer.body).into_owned();
    for words in [
        "%PDF-",
        "/MarkInfo << /Marked true >>",
        "/Lang (en-US)",
        "/DisplayDocTitle true",
        "<pdfuaid:part>1</pdfuaid:part>",
        "Getting ready for peer roles at",
        "/S /H1",
        "/S /H2",
        "/S /H3",
        "/S /Table",
        "/S /TH",
        "/ListNumbering /Disc",
    ] {
        assert!(text.contains(words), "{words}");
    }
    let spanish = app
        .in_language("es")
        .signed_in_as(&cast, "olga")
        .get("/plan/report/board-report.pdf");
    assert!(String::from_utf8_lossy(&spanish.body).contains("Preparación"));
}

#[test]
fn the_word_file_says_what_the_page_says() {
    let (app, cast) = planned();
    let olga = app.signed_in_as(&cast, "olga");
    let page = olga.get("/plan/report").with_status(200);
    assert_eq!(page.attributes("main .actions a", "href").len(), 2);
    let answer = olga.get("/plan/report/board-report.docx").with_status(200);
    let read = documents::docx::read(&answer.body).expect("our own file");
    let shown = page.text();
    for heading in ["Where we stand", "Risks", "What we ask of the board"] {
        assert!(
            read.text.contains(heading) && shown.contains(heading),
            "{heading}"
        );
    }
    // Every statement, with the answer behind the plan; every task with its days.
    for statement in page.texts("#stand ~ .scroll th[scope=row]") {
        assert!(read.text.contains(&statement), "{statement}");
    }
    assert_eq!(read.text.matches("Not true").count(), 2);
    let tasks = olga.get("/plan/file/json").json();
    let tasks = tasks["tasks"].as_array().cloned().unwrap_or_default();
    assert!(tasks.len() > 10);
    for task in &tasks {
        let label = task["label"].as_str().unwrap_or_default();
        assert!(!label.is_empty() && read.text.contains(label), "{label}");
    }
    let html = olga.get("/plan/report/board-report.html").with_status(200);
    assert!(html.body().contains("What we ask of the board"));
}

#[test]
fn files_of_a_board_report_are_for_those_who_may_see_the_plan() {
    let (app, cast) = planned();
    for file in ["board-report.pdf", "board-report.docx"] {
        let path = format!("/plan/report/{file}");
        // Whoever belongs to no organization sees none, and a visitor is asked to sign in.
        app.signed_in_as(&cast, "nadia").get(&path).with_status(404);
        app.get(&path).with_status(303);
    }
    let olga = app.signed_in_as(&cast, "olga");
    for file in ["board-report.exe", "..", "board-report"] {
        olga.get(&format!("/plan/report/{file}")).with_status(404);
    }
}

#[test]
fn moving_a_task_touches_only_it_and_its_neighbor() {
    let (app, cast) = planned();
    let olga = app.signed_in_as(&cast, "olga");
    let order = || {
        olga.get("/plan")
            .with_status(200)
            .texts(".plan-table tbody th")
    };
    let before = order();
    let third = olga
        .get("/plan")
        .attributes(".plan-table tbody th a", "href")[2]
        .clone();
    let shift = |to: &str| {
        olga.post(&format!("{third}/place"), &[("to", to)])
            .with_status(303);
    };
    shift("up");
    let mut moved = before.clone();
    moved.swap(1, 2);
    assert_eq!(order(), moved);
    shift("up");
    shift("up");
    shift("down");
    shift("down");
    assert_eq!(order(), before);
}
