//! What am I missing? The page: what it answers, what it does with bad input, and that it keeps nothing.

use axum::http::Method;

use crate::app::{Answer, TestApp};
use crate::program::root;

const FORM: [(&str, &str); 4] = [
    ("form", "1"),
    ("portfolio", ""),
    ("stage", "III"),
    ("track", "both"),
];

fn ask(more: &[(&str, &str)]) -> Answer {
    TestApp::new().post("/missing", &[FORM.as_slice(), more].concat())
}

/// Sends a file as the page's form does.
fn open(content: &[u8]) -> Answer {
    let head = "--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"mine.json\"\r\n\
                content-type: application/json\r\n\r\n";
    let body = [head.as_bytes(), content, b"\r\n--edge--\r\n"].concat();
    TestApp::new()
        .ask(Method::POST, "/missing/open")
        .header("content-type", "multipart/form-data; boundary=edge")
        .body(body)
}

/// How many items stand under one of the four headings.
fn group(answer: &Answer, id: &str) -> usize {
    answer
        .texts(&format!("[aria-labelledby=r-{id}] > .items > li"))
        .len()
        + answer
            .texts(&format!("[aria-labelledby=r-{id}] > details > .items > li"))
            .len()
}

#[test]
fn what_is_ticked_counts_as_had_and_the_rest_stays_open() {
    let nothing = ask(&[]).with_status(200);
    let ticked = ask(&[("have", "S3.COM.SH.01"), ("working", "S3.COM.SH.02")]).with_status(200);
    assert_eq!(group(&nothing, "have"), 0);
    assert_eq!(group(&ticked, "have"), 1);
    assert!(group(&ticked, "nearly") > group(&nothing, "nearly"));
    assert!(group(&ticked, "missing") < group(&nothing, "missing"));
    let boxes = ticked.attributes("input[name=have][checked]", "value");
    assert_eq!(boxes, ["S3.COM.SH.01"]);
}

#[test]
fn a_trained_person_is_not_a_certified_one() {
    let had = |answer: &Answer| {
        let names =
            answer.texts("[aria-labelledby=r-have] a.name, [aria-labelledby=r-carried] a.name");
        names
            .iter()
            .any(|n| n.contains("Certified Peer Specialist"))
    };
    assert!(!had(&ask(&[("t-TRN.04", "complete")]).with_status(200)));
    assert!(had(&ask(&[
        ("c-CRD.CPS", "certified"),
        ("d-CRD.CPS", "2024-05-01")
    ])
    .with_status(200)));
}

#[test]
fn what_cannot_be_used_is_named_with_its_field_and_nothing_that_was_typed_is_lost() {
    let typed = [
        ("e-what", "Answering a warm line"),
        ("e-from", "last spring"),
        ("have", "S1.COM.SH.02"),
        ("t-TRN.04", "under-way"),
        ("n-TRN.04", "lots"),
        ("c-CRD.CPS", "certified"),
        ("d-CRD.CPS", "2999-01-01"),
        ("x-reason", "Twenty years of <b>practice</b>"),
    ];
    let answer = ask(&typed);
    assert!(
        answer.status.is_success() || answer.status.as_u16() == 422,
        "{}",
        answer.status
    );
    let problems = answer.texts("#problems li");
    assert!(problems.len() >= 2, "{problems:?}");
    for target in answer.attributes("#problems a", "href") {
        let place = format!("[id='{}']", target.trim_start_matches('#'));
        assert_eq!(answer.texts(&place).len(), 1, "{target} is not on the page");
    }
    for (name, value) in typed
        .iter()
        .filter(|t| t.0.contains('-') && !t.0.starts_with(['t', 'c']))
    {
        let kept = answer.attributes(&format!("[name='{name}']"), "value");
        assert!(kept.contains(&(*value).to_owned()), "{name} is {kept:?}");
    }
    let boxes = answer.attributes("input[name=have][checked]", "value");
    assert_eq!(boxes, ["S1.COM.SH.02"]);
}

#[test]
fn what_is_typed_is_shown_as_text_and_never_as_a_part_of_the_page() {
    let script = "\"><script>alert(1)</script>";
    let answer = ask(&[
        ("e-what", script),
        ("e-from", "2024-01-01"),
        ("x-by", script),
    ]);
    assert!(
        !answer.body().contains("<script>alert"),
        "it was taken as HTML"
    );
    assert_eq!(
        answer.attributes("script", "src").len(),
        answer.texts("script").len()
    );
}

#[test]
fn the_page_as_a_file_and_back_gives_the_same_answer() {
    let ticks = [
        ("have", "S3.COM.SH.01"),
        ("c-CRD.CPS", "certified"),
        ("d-CRD.CPS", "2024-05-01"),
    ];
    let asked = ask(&ticks).with_status(200);
    let file = TestApp::new()
        .post("/missing/file", &[FORM.as_slice(), &ticks].concat())
        .with_status(200);
    assert_eq!(file.header("content-type"), "application/json");
    assert!(file.header("content-disposition").starts_with("attachment"));
    assert_eq!(file.header("cache-control"), "no-store");
    assert_eq!(file.json()["wayfellow_portfolio"], 1);
    let opened = open(&file.body).with_status(200);
    assert_eq!(opened.texts(".result > p"), asked.texts(".result > p"));
    for id in ["have", "carried", "nearly", "missing"] {
        assert_eq!(group(&opened, id), group(&asked, id), "{id}");
    }
}

#[test]
fn the_example_of_the_guide_opens() {
    let rosa =
        std::fs::read(root().join("docs/examples/portfolios/rosa.json")).expect("the example");
    let answer = open(&rosa).with_status(200);
    assert!(group(&answer, "have") > 0, "{}", answer.text());
}

#[test]
fn a_file_that_cannot_be_used_is_refused_with_the_reason() {
    for content in [
        b"".as_slice(),
        b"\xff\xfe{\0",
        b"{",
        b"[1,2,3]",
        b"{\"wayfellow_portfolio\": 2}",
        b"{\"wayfellow_portfolio\": 1, \"unknown\": 1}",
        b"PK\x03\x04 a zip",
    ] {
        let answer = open(content).with_status(422);
        let reason = answer.texts(".problem").concat();
        assert!(
            reason.len() > 15,
            "{:?}: {reason:?}",
            String::from_utf8_lossy(content)
        );
    }
    open(&vec![b' '; 3 << 20]).with_status(413);
}

#[test]
fn forms_that_nobody_meant_are_refused_and_never_fail() {
    let app = TestApp::new();
    let many: Vec<(String, String)> = (0..5000)
        .map(|n| (format!("f{n}"), String::new()))
        .collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    for path in ["/missing", "/missing/file"] {
        app.post(path, &many).with_status(400);
        app.post(path, &[("form", "1"), ("portfolio", "{")])
            .with_status(422);
        let big = "x".repeat(3 << 20);
        app.post(path, &[("portfolio", &big)]).with_status(413);
        for wrong in [
            vec![("stage", "IX"), ("track", "none")],
            vec![("have", "NO.SUCH"), ("form", "1")],
            vec![("t-TRN.99", "complete"), ("form", "1")],
            vec![("n-TRN.04", "-1"), ("t-TRN.04", "complete"), ("form", "1")],
            vec![("drop-experience", "99"), ("form", "1")],
            vec![
                ("x-item", "S1.COM.SH.02"),
                ("x-on", "2024-02-30"),
                ("form", "1"),
            ],
        ] {
            let answer = app.post(path, &wrong);
            assert!(
                !answer.status.is_server_error(),
                "{path} {wrong:?}: {}",
                answer.status
            );
        }
        let answer = app
            .ask(Method::POST, path)
            .body(vec![0xff, 0xfe, b'=', b'%']);
        assert!(
            !answer.status.is_server_error(),
            "{path}: {}",
            answer.status
        );
    }
    let broken = app
        .ask(Method::POST, "/missing/open")
        .header("content-type", "multipart/form-data; boundary=edge")
        .body(b"--edge\r\nbroken".to_vec());
    assert!(broken.status.is_client_error(), "{}", broken.status);
    app.ask(Method::POST, "/missing/open")
        .send()
        .with_status(400);
}

#[test]
fn stage_and_track_in_the_address_are_chosen_and_wrong_ones_refused() {
    let app = TestApp::new();
    let page = app
        .get("/missing?stage=IV&track=addiction")
        .with_status(200);
    assert_eq!(
        page.attributes("input[name=stage][checked]", "value"),
        ["IV"]
    );
    assert_eq!(
        page.attributes("input[name=track][checked]", "value"),
        ["addiction"]
    );
    for wrong in ["stage=VI", "track=none", "stage=III&stage=IV"] {
        let answer = app.get(&format!("/missing?{wrong}"));
        assert!(
            answer.status.is_client_error(),
            "{wrong}: {}",
            answer.status
        );
    }
    app.get("/missing?example=0").with_status(404);
}

#[test]
fn the_made_up_people_are_offered_only_where_the_demo_is_served() {
    let demo = TestApp::with_demo();
    let people = demo
        .get("/missing")
        .attributes("main a[href*='example=']", "href");
    assert!(people.len() > 2, "{people:?}");
    for path in &people {
        let page = demo.get(path).with_status(200);
        assert!(page.texts(".result").len() == 1, "{path}");
    }
    let plain = TestApp::new()
        .get("/missing")
        .attributes("main a[href*='example=']", "href");
    assert_eq!(plain, [""; 0]);
}

#[test]
fn nothing_is_kept_on_the_way() {
    let answer = ask(&[("have", "S1.COM.SH.02")]);
    assert_eq!(answer.header("set-cookie"), "");
    assert_eq!(answer.header("cache-control"), "no-store");
}

/// Address of each training of the plan.
fn planned(answer: &Answer) -> Vec<String> {
    answer.attributes("[aria-labelledby=plan] .steps > li > span > a", "href")
}

#[test]
fn the_plan_names_trainings_for_what_is_missing_and_leaves_out_what_is_done() {
    let before = planned(&ask(&[]).with_status(200));
    assert!(before.len() > 3, "{before:?}");
    let first = before[0].rsplit('/').next().expect("a code").to_owned();
    let done = format!("t-{first}");
    let after = planned(&ask(&[(&done, "complete")]).with_status(200));
    assert!(!after.contains(&before[0]), "{after:?}");
    let every = ask(&[]).texts("[aria-labelledby=plan] .steps > li .hint a");
    assert!(every.iter().all(|gap| !gap.is_empty()) && every.len() >= before.len());
}

#[test]
fn the_plan_for_one_track_has_no_training_of_the_other() {
    let app = TestApp::new();
    for (track, other) in [
        ("mental-health", "addiction"),
        ("addiction", "mental-health"),
    ] {
        let looking = [
            ("form", "1"),
            ("portfolio", ""),
            ("stage", "V"),
            ("track", track),
        ];
        let plan = planned(&app.post("/missing", &looking).with_status(200));
        assert!(plan.len() > 2, "{track}: {plan:?}");
        let foreign = app
            .get(&format!("/trainings?focus={other}"))
            .with_status(200)
            .attributes("main .items a.name", "href");
        assert!(foreign.len() > 5, "{other}: {foreign:?}");
        assert!(
            plan.iter().all(|training| !foreign.contains(training)),
            "{track}: {plan:?}"
        );
    }
}

#[test]
fn only_what_a_persons_own_word_shows_has_a_box_to_tick() {
    let boxes = TestApp::new()
        .get("/missing")
        .attributes("input[name=have]", "value");
    assert!(
        boxes.contains(&"VOL.PRE.SH.01".to_owned()),
        "a check of records that is done"
    );
    for shown_otherwise in ["S3.PRE.MH.02", "S1.PRE.SH.01", "VOL.PRE.MH.02"] {
        assert!(
            !boxes.contains(&shown_otherwise.to_owned()),
            "{shown_otherwise}"
        );
    }
}

#[test]
fn a_check_of_records_is_to_be_asked_about_until_the_program_has_said() {
    let sentence = |cori: &str| {
        let answer = ask(&[("cori", cori)]).with_status(200);
        let lines = answer.texts(".result .items > li");
        lines
            .into_iter()
            .find(|line| line.contains("CORI"))
            .unwrap_or_default()
    };
    assert!(sentence("").contains("Ask yours"), "{}", sentence(""));
    assert!(
        sentence("yes").contains("Not there yet"),
        "{}",
        sentence("yes")
    );
}

#[test]
fn the_plan_is_for_what_was_chosen_when_something_was() {
    let all = ask(&[]).with_status(200);
    let choices = all.attributes("input[name=gap]", "value");
    assert!(choices.len() > 20, "{choices:?}");
    let one = ask(&[("gap", "S1.COM.SH.04")]).with_status(200);
    assert_eq!(
        one.attributes("input[name=gap][checked]", "value"),
        ["S1.COM.SH.04"]
    );
    assert_eq!(planned(&one).len(), 1);
    assert!(planned(&all).len() > 1);
}
