//! `wayfellow pathway`: one portfolio, or many, against a stage and a track; and what is said of one that cannot be read.

use crate::program::{Folder, Ran, finish, root, run, wayfellow};

const DAY: &str = "2026-11-20";

fn rosa() -> String {
    let path = root().join("docs/examples/portfolios/rosa.json");
    path.to_str().expect("a name in UTF-8").to_owned()
}

fn pathway(file: &str, more: &[&str]) -> Ran {
    let mut args = vec![
        "pathway",
        file,
        "--stage",
        "III",
        "--track",
        "mental-health",
    ];
    args.extend(["--on", DAY]);
    args.extend(more);
    run(&args)
}

fn many(lines: &[u8], more: &[&str]) -> Ran {
    let mut args = vec![
        "pathway",
        "--many",
        "-",
        "--stage",
        "III",
        "--track",
        "mental-health",
    ];
    args.extend(["--on", DAY]);
    args.extend(more);
    finish(wayfellow().args(&args), lines)
}

/// The example of the guide on one line.
fn line() -> String {
    let text = std::fs::read_to_string(rosa()).expect("the example");
    let value: serde_json::Value = serde_json::from_str(&text).expect("the example is JSON");
    value.to_string()
}

#[test]
fn a_portfolio_is_answered_in_groups_and_as_json_with_the_same_numbers() {
    let text = pathway(&rosa(), &[]);
    assert_eq!(text.code, Some(0), "{}", text.err);
    assert!(
        text.out.starts_with("Stage III, track mental-health\n"),
        "{}",
        text.out
    );
    let json = pathway(&rosa(), &["--format", "json"]);
    assert_eq!(json.code, Some(0), "{}", json.err);
    let json = json.json();
    for name in [
        "stage", "track", "items", "shape", "roles", "nearest", "notes",
    ] {
        assert!(!json[name].is_null(), "{name}: {json:#}");
    }
    let items = json["items"].as_array().expect("items");
    let blocking = items.iter().filter(|i| i["blocks"] == true).count();
    assert_eq!(text.out.matches("[required]").count(), blocking);
    assert!(items.len() > 50, "{}", items.len());
    for item in items {
        assert!(
            item["code"].is_string() && item["citation"]["section"].is_string(),
            "{item:#}"
        );
        assert!(
            item["blocks"] == false || item["strength"] == "required",
            "{item:#}"
        );
    }
}

#[test]
fn nothing_that_is_printed_is_a_score_or_a_rank() {
    let json = pathway(&rosa(), &["--format", "json"]).out.to_lowercase();
    for word in ["score", "rank", "percent", "grade", "total"] {
        assert!(!json.contains(&format!("\"{word}")), "{word}");
    }
}

#[test]
fn a_portfolio_comes_from_standard_input_too() {
    let args = [
        "pathway",
        "-",
        "--stage",
        "III",
        "--track",
        "mental-health",
        "--on",
        DAY,
    ];
    let ran = finish(wayfellow().args(args), line().as_bytes());
    assert_eq!((ran.code, ran.out), (Some(0), pathway(&rosa(), &[]).out));
}

#[test]
fn a_portfolio_that_cannot_be_used_is_refused_with_place_and_mend() {
    let folder = Folder::new();
    let start = "{\n  \"wayfellow_portfolio\": 1";
    for (content, words) in [
        (Vec::new(), "nothing in this file"),
        (b"{\"wayfellow_portfolio\": 1,\n \"items\": [}".to_vec(), "2"),
        (b"\xff\xfe{\0}\0".to_vec(), "UTF-8"),
        (b"{\"wayfellow_portfolio\": 99}".to_vec(), "99"),
        (b"[]".to_vec(), "portfolio"),
        (format!("{start},\n  \"mood\": \"good\"\n}}").into_bytes(), "mood"),
        (format!("{start},\n  \"items\": [{{\"item\": \"S9.COM.SH.99\", \"standing\": \"held\"}}]\n}}").into_bytes(), "S9.COM.SH.99"),
        (format!("{start},\n  \"trainings\": [{{\"training\": \"TRN.04\", \"status\": \"complete\", \"completed\": \"2999-01-01\"}}]\n}}").into_bytes(), "2999-01-01"),
        (format!("{start},\n  \"trainings\": [{{\"training\": \"TRN.04\", \"status\": \"complete\", \"completed\": \"2023-02-30\"}}]\n}}").into_bytes(), "2023-02-30"),
    ] {
        let file = folder.file("mine.json", &content);
        let ran = pathway(&file, &[]);
        let shown = String::from_utf8_lossy(&content).into_owned();
        assert_eq!(ran.code, Some(2), "{shown}: {}", ran.out);
        assert!(ran.err.contains("mine.json") && ran.err.contains(words), "{shown}:\n{}", ran.err);
        assert_eq!(ran.out, "", "{shown}");
    }
    let huge = folder.file(
        "huge.json",
        format!("{{\"name\": \"{}\"}}", "x".repeat(8 << 20)),
    );
    let ran = pathway(&huge, &[]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.len() < 2000, "the message repeats the file");
    let ran = pathway("no-such-file.json", &[]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.contains("no-such-file.json could not be opened"),
        "{}",
        ran.err
    );
}

#[test]
fn many_portfolios_are_answered_line_by_line_as_each_would_be_alone() {
    let lines = format!("{}\n\n{}\r\n", line(), line());
    let ran = many(lines.as_bytes(), &["--format", "json"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let alone = pathway(&rosa(), &["--format", "json"]).json();
    let each: Vec<serde_json::Value> = ran
        .out
        .lines()
        .map(|l| serde_json::from_str(l).expect("JSON on each line"))
        .collect();
    assert_eq!(each, [alone.clone(), alone]);
}

#[test]
fn a_summary_counts_people_and_keeps_small_groups_out_of_sight() {
    let lines = format!("{}\n", line()).repeat(7);
    let all = many(
        lines.as_bytes(),
        &["--summary", "--format", "json", "--smallest-group", "1"],
    );
    assert_eq!(all.code, Some(0), "{}", all.err);
    let all = all.json();
    assert_eq!(all["people"], 7);
    for item in all["items"].as_array().expect("items") {
        let counts =
            ["held", "under_way", "missing", "excepted"].map(|n| item[n].as_u64().unwrap_or(0));
        assert!(counts.iter().all(|n| *n == 0 || *n == 7), "{item:#}");
    }
    let few = format!("{}\n", line()).repeat(3);
    let few = many(few.as_bytes(), &["--summary"]);
    assert_eq!(few.code, Some(0), "{}", few.err);
    assert!(few.out.contains("few people"), "{}", few.out);
}

#[test]
fn lines_with_problems_are_named_and_left_out_and_the_rest_is_answered() {
    let lines = format!("{}\nnot json\n{{}}\n{}\n", line(), line());
    let ran = many(
        lines.as_bytes(),
        &["--summary", "--format", "json", "--smallest-group", "1"],
    );
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert_eq!(ran.json()["people"], 2);
    assert!(
        ran.err.contains("-:2:") && ran.err.contains("-:3:"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("2 line(s) left out"), "{}", ran.err);
    let long = [
        b"{\"name\":\"",
        vec![b'x'; 5 << 20].as_slice(),
        b"\"}\n",
        line().as_bytes(),
    ]
    .concat();
    let ran = many(
        &long,
        &["--summary", "--format", "json", "--smallest-group", "1"],
    );
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert_eq!(ran.json()["people"], 1);
}

#[test]
fn what_was_not_asked_right_is_refused_before_anything_is_read() {
    for (args, words) in [
        (
            ["pathway", "--stage", "III", "--track", "both"].as_slice(),
            "PORTFOLIO",
        ),
        (&["pathway", "x.json", "--track", "both"], "--stage"),
        (
            &[
                "pathway",
                "x.json",
                "--stage",
                "III",
                "--track",
                "both",
                "--on",
                "yesterday",
            ],
            "--on",
        ),
        (
            &[
                "pathway",
                "x.json",
                "--stage",
                "III",
                "--track",
                "both",
                "--summary",
            ],
            "--many",
        ),
    ] {
        let ran = run(args);
        assert_eq!(ran.code, Some(2), "{args:?}");
        assert!(ran.err.contains(words), "{args:?}: {}", ran.err);
    }
}
