//! `wayfellow check` and `wayfellow rules`: what they print, what they write, and how they end.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::Stdio;

use serde_json::Value;

use crate::app::word_file;
use crate::program::{Folder, Ran, finish, run, wayfellow};

fn check(args: &[&str], input: &str) -> Ran {
    finish(wayfellow().arg("check").args(args), input.as_bytes())
}

/// Code, severity and passage of each finding of a JSON report about this text.
fn found(report: &Value, text: &str) -> Vec<(String, String, String)> {
    let findings = report["findings"].as_array().expect("findings");
    let word = |v: &Value| v.as_str().unwrap_or_default().to_owned();
    let at = |v: &Value| usize::try_from(v.as_u64().expect("a place")).expect("a small place");
    findings
        .iter()
        .map(|f| {
            let passage = &text[at(&f["span"]["start"])..at(&f["span"]["end"])];
            (word(&f["code"]), word(&f["severity"]), passage.to_owned())
        })
        .collect()
}

const TASKS: &str = "Greet clients at the door.\n\nHelp people look for a job when they ask.\nDrive the program van on the daily route.";

#[test]
fn each_line_alone_gives_one_object_a_line_with_places_from_its_start() {
    let ran = check(&["--lines", "--format", "jsonl"], TASKS);
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    let rows: Vec<Value> = ran
        .out
        .lines()
        .map(|l| serde_json::from_str(l).expect("JSON"))
        .collect();
    let numbers: Vec<u64> = rows.iter().filter_map(|r| r["line"].as_u64()).collect();
    assert_eq!(numbers, [1, 2, 3, 4]);
    let lines: Vec<&str> = TASKS.lines().collect();
    assert_eq!(
        found(&rows[0], lines[0]),
        [("LANG-PERSON".into(), "warning".into(), "clients".into())]
    );
    assert_eq!(rows[1]["findings"], serde_json::json!([]));
    assert_eq!(rows[2]["findings"], serde_json::json!([]));
    let ride = &found(&rows[3], lines[3])[0];
    assert_eq!((ride.0.as_str(), ride.1.as_str()), ("RF-RIDE", "error"));
    assert!(lines[3].contains(&ride.2));
    assert_eq!(rows[3]["findings"][0]["start"]["line"], 4);
    assert_eq!(
        rows[3].as_object().map(|o| o.len()),
        Some(2),
        "line and findings, nothing else"
    );
}

#[test]
fn a_line_is_answered_before_the_next_one_is_sent() {
    let mut child = wayfellow()
        .args(["check", "--lines", "--format", "jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut stdin = child.stdin.take().expect("standard input");
    let mut answers = BufReader::new(child.stdout.take().expect("standard output")).lines();
    for text in ["Greet clients.", "", "Greet people."] {
        writeln!(stdin, "{text}").expect("the line is taken");
        let answer = answers.next().expect("an answer").expect("in UTF-8");
        assert_eq!(
            answer.contains("LANG-PERSON"),
            text.contains("clients"),
            "{answer}"
        );
    }
    drop(stdin);
    assert!(answers.next().is_none());
    assert_eq!(child.wait().expect("it ends").code(), Some(1));
}

#[test]
fn a_finding_has_every_documented_field() {
    let ran = check(&["--format", "json"], "Give someone a ride.");
    let report = ran.json();
    let finding = &report["findings"][0];
    for name in [
        "code",
        "name",
        "kind",
        "activity",
        "reasons",
        "severity",
        "confidence",
        "span",
        "start",
        "end",
        "message",
        "why",
        "say_instead",
        "fix",
        "question",
        "sources",
    ] {
        assert!(finding.get(name).is_some(), "{name}: {finding:#}");
    }
    assert_eq!(finding["severity"], "caution");
    assert_eq!(finding["question"]["id"], "asked-by");
    assert_eq!(ran.code, Some(0), "what depends is no error");
    assert_eq!(report["summary"]["caution"], 1);
    assert_eq!(report["files"][0]["judged"], true);
}

#[test]
fn an_answer_decides_what_depends() {
    let asked = |answer: &str| {
        check(
            &["--answer", answer, "--format", "json"],
            "Give someone a ride.",
        )
    };
    assert_eq!(
        asked("asked-by=person").json()["findings"],
        serde_json::json!([])
    );
    let staff = asked("asked-by=staff");
    assert_eq!(
        (staff.code, staff.json()["findings"][0]["severity"].as_str()),
        (Some(1), Some("error"))
    );
    assert_eq!(asked("person").code, Some(2));
    let unknown = asked("asked=person");
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.err.contains("asked-by, routine"), "{}", unknown.err);
    let unknown = asked("asked-by=persons");
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.err.contains("person or staff"), "{}", unknown.err);
}

#[test]
fn people_get_the_passage_the_mark_the_reason_and_the_way_out() {
    let ran = check(&["-"], "\tGreet 日本語 clients\u{1b}[31m at the door.");
    let expected = "\
warning[LANG-PERSON]: This word names people by the service they use.
 --> <stdin>:1:12
  |
1 |     Greet 日本語 clients\u{fffd}[31m at the door.
  |                  ^^^^^^^
";
    assert!(ran.out.starts_with(expected), "{}", ran.out);
    assert!(ran.out.contains("  = why: "), "{}", ran.out);
    assert!(
        ran.out
            .contains("  = fix: \u{201c}people\u{201d} (--fix does it)"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("  = source: "), "{}", ran.out);
    assert!(
        ran.out
            .ends_with("1 text checked: 1 warning; --fix makes 1 safe replacement\n"),
        "{}",
        ran.out
    );
    assert!(
        !ran.out.contains('\u{1b}'),
        "nothing of the text reaches the terminal as a command"
    );
    let colored = check(&["--color", "always"], "Greet clients.");
    assert!(colored.out.contains("\u{1b}[33m"), "{}", colored.out);
}

#[test]
fn a_long_line_is_cut_around_the_passage() {
    let around = "we listen to what people say and we answer what they ask, ".repeat(6);
    let text =
        format!("Every day {around}we greet clients at the door, {around}and then we go home.");
    let ran = check(&[], &text);
    let widest = ran.out.lines().map(|l| l.chars().count()).max();
    assert!(widest <= Some(100), "{}", ran.out);
    assert!(
        ran.out
            .lines()
            .any(|l| l.starts_with("1 | …") && l.contains("clients") && l.ends_with('…')),
        "{}",
        ran.out
    );
}

#[test]
fn quotations_and_code_are_left_alone_and_places_are_those_of_the_source() {
    let folder = Folder::new();
    let markdown = "# Duties\n\n- Greet **clients** at the door.\n- `clients` is a table\n\n> Greet clients.\n\n```\nGreet clients.\n```\n";
    let page = "<!doctype html><title>clients</title><p>We greet &amp; welcome clients.</p><blockquote>Greet clients.</blockquote>";
    for (name, text) in [("duties.md", markdown), ("duties.html", page)] {
        let ran = run(&["check", &folder.file(name, text), "--format", "json"]);
        let found = found(&ran.json(), text);
        assert_eq!(
            found,
            [(
                "LANG-PERSON".to_owned(),
                "warning".to_owned(),
                "clients".to_owned()
            )],
            "{name}"
        );
    }
}

#[test]
fn safe_replacements_are_made_in_the_file_and_on_standard_output() {
    let folder = Folder::new();
    let text = folder.file("a.txt", "\u{feff}Greet clients.\r\nHelp.\r\n");
    let markdown = folder.file("a.md", "Greet **clients** and `clients`.\n\n> clients\n");
    let ran = run(&["check", "--fix", &text, &markdown]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("2 safe replacements made"), "{}", ran.out);
    let read = |path: &str| std::fs::read_to_string(path).expect("the file is there");
    assert_eq!(read(&text), "\u{feff}Greet people.\r\nHelp.\r\n");
    assert_eq!(
        read(&markdown),
        "Greet **people** and `clients`.\n\n> clients\n"
    );
    let left: Vec<_> = std::fs::read_dir(folder.path())
        .expect("the folder")
        .collect();
    assert_eq!(left.len(), 2, "nothing else is left behind");
    let piped = check(&["--fix", "-"], "Greet clients.\nHand out the pills.\n");
    assert_eq!(piped.out, "Greet people.\nHand out the pills.\n");
    assert!(piped.err.contains("RF-MED"), "{}", piped.err);
    assert_eq!(piped.code, Some(1));
    assert_eq!(
        check(&["--fix", "--lines"], "Greet clients.\n").out,
        "Greet people.\n"
    );
}

#[test]
fn a_word_file_comes_back_with_comments() {
    let folder = Folder::new();
    let file = folder.file(
        "aide.docx",
        word_file(&["Greet clients at the door.", "Share your story."]),
    );
    let copy = folder.path().join("copy.docx").display().to_string();
    let ran = run(&["check", &file, "--annotate", &copy]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(ran.out.contains("aide.docx, paragraph 1"), "{}", ran.out);
    let bytes = std::fs::read(&copy).expect("the copy is there");
    let text = documents::docx::read(&bytes).expect("the copy can be read");
    assert_eq!(text.text, "Greet clients at the door.\nShare your story.");
    assert!(
        text.notes
            .contains(&documents::docx::Note::CommentsPresent(1)),
        "{:?}",
        text.notes
    );
    let same = run(&["check", &file, "--annotate", &file]);
    assert_eq!(same.code, Some(2));
    assert!(same.err.contains("choose another name"), "{}", same.err);
}

#[test]
fn what_cannot_be_read_is_named_and_the_others_are_checked() {
    let folder = Folder::new();
    let good = folder.file("good.txt", "Greet clients.");
    let bad = [
        (
            folder.file("noise.txt", [0_u8, 159, 146, 150, 0, 0, 1]),
            "not a text file",
        ),
        (
            folder.file("broken.docx", b"PK\x03\x04 and then nothing"),
            "damaged",
        ),
        (
            folder.file("locked.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
            "password",
        ),
        (folder.file("empty.docx", b""), "empty"),
        (folder.path().display().to_string(), "folder"),
        (
            format!("{}/none.txt", folder.path().display()),
            "no such file",
        ),
    ];
    let mut args = vec!["check"];
    args.extend(bad.iter().map(|(path, _)| path.as_str()));
    args.push(&good);
    let ran = run(&args);
    assert_eq!(ran.code, Some(2));
    assert!(ran.out.contains("LANG-PERSON"), "{}", ran.out);
    for (path, words) in &bad {
        let line = ran
            .err
            .lines()
            .find(|l| l.starts_with(&format!("wayfellow: {path}: ")))
            .unwrap_or_default();
        assert!(line.contains(words), "{path}: {}", ran.err);
    }
    let json = run(&["check", &bad[0].0, &good, "--format", "json"]).json();
    assert_eq!(json["summary"]["refused"], 1);
    assert!(json["files"][0]["refused"].is_string());
}

#[test]
fn other_encodings_are_read_and_other_languages_are_not_judged() {
    let folder = Folder::new();
    let wide: Vec<u8> = "\u{feff}Greet clients."
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let wide = folder.file("wide.txt", wide);
    let old = folder.file("old.txt", b"Greet clients at the caf\xe9.\n");
    for file in [&wide, &old] {
        let report = run(&["check", file, "--format", "json"]).json();
        assert_eq!(report["findings"][0]["code"], "LANG-PERSON", "{file}");
    }
    let refused = run(&["check", "--fix", &old]);
    assert_eq!(refused.code, Some(2));
    assert!(refused.err.contains("UTF-8"), "{}", refused.err);
    let french = check(
        &["--format", "json"],
        "Nous cherchons une personne pour accompagner les gens dans leur vie de tous les jours, avec respect.",
    );
    let report = french.json();
    assert_eq!(
        (french.code, report["files"][0]["judged"].as_bool()),
        (Some(0), Some(false))
    );
    assert_eq!(report["files"][0]["language"], "French");
    let mixed = check(
        &["--lines"],
        "Greet people.\nNous cherchons une personne pour accompagner les gens dans leur vie.\n",
    );
    let told = "Line 2: This text seems to be in French.";
    assert!(mixed.out.contains(told) || mixed.err.contains(told));
}

#[test]
fn the_sarif_report_names_rules_and_counts_columns_as_editors_do() {
    let ran = check(&["--format", "sarif"], "🙂 Greet clients.");
    let log = ran.json();
    let run = &log["runs"][0];
    assert_eq!(log["version"], "2.1.0");
    let result = &run["results"][0];
    let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
    assert_eq!(
        run["tool"]["driver"]["rules"][index]["id"],
        result["ruleId"]
    );
    let region = &result["locations"][0]["physicalLocation"]["region"];
    // The picture is two units in UTF-16.
    assert_eq!(
        (region["startColumn"].as_u64(), region["endColumn"].as_u64()),
        (Some(10), Some(17))
    );
    assert_eq!(region["snippet"]["text"], "clients");
    assert_eq!(
        result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"],
        "people"
    );
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    for rule in run["tool"]["driver"]["rules"].as_array().expect("rules") {
        let tags: Vec<String> = rule["properties"]["tags"]
            .as_array()
            .expect("tags")
            .iter()
            .map(|t| t.as_str().unwrap_or_default().to_owned())
            .collect();
        let distinct: std::collections::BTreeSet<_> = tags.iter().collect();
        assert_eq!(distinct.len(), tags.len(), "{rule}");
    }
}

#[test]
fn annotations_for_a_workflow_are_escaped() {
    let folder = Folder::new();
    let file = folder.file("a,b:c.txt", "100% of clients");
    let ran = run(&["check", &file, "--format", "github"]);
    let line = ran.out.lines().next().unwrap_or_default();
    assert!(line.starts_with("::warning file="), "{line}");
    assert!(
        line.contains("a%2Cb%3Ac.txt,line=1,endLine=1,col=9,endColumn=16,title=LANG-PERSON%3A "),
        "{line}"
    );
    assert!(line.contains("%0A"), "{line}");
}

#[test]
fn packs_add_rules_and_are_refused_with_the_reason() {
    let folder = Folder::new();
    let pack = "name = \"House\"\n[[add]]\ncode = \"HOUSE-1\"\nname = \"Old name\"\nkind = \"person-label\"\nseverity = \"error\"\nwords = [\"inmate\"]\nmessage = \"We say guest.\"\nreason = \"Our guests asked for it.\"\n";
    folder.file("packs/house.toml", pack);
    let packs = folder.path().join("packs").display().to_string();
    let ran = check(
        &["--pack", &packs, "--format", "json"],
        "Greet every inmate.",
    );
    let found = ran.json()["findings"].clone();
    let found = found.as_array().expect("a list of findings");
    assert!(
        found.iter().any(|f| f["code"] == "HOUSE-1"),
        "{}{}",
        ran.out,
        ran.err
    );
    assert_eq!(ran.code, Some(1));
    let mild = "[[soften]]\ncode = \"LANG-PERSON\"\nseverity = \"info\"\nreason = \"We voted.\"\n";
    let mild = folder.file("mild/house.toml", mild);
    let told = "The pack counts LANG-PERSON as info: We voted.";
    let milder = check(&["--pack", &mild, "--format", "json"], "Greet clients.").json();
    assert_eq!(milder["files"][0]["notes"][0], told);
    let lines = check(
        &["--pack", &mild, "--lines"],
        "Greet clients.\nAsk clients.",
    );
    let told = format!("Lines 1, 2: {told}");
    assert!(lines.out.contains(&told) || lines.err.contains(&told));
    folder.file("packs/more.toml", "[[silence]]\ncode = \"LANG-PERSON\"\n");
    let refused = check(&["--pack", &packs], "Greet.");
    assert_eq!(refused.code, Some(2));
    assert!(
        refused.err.contains("more.toml") && refused.err.contains("reason"),
        "{}",
        refused.err
    );
}

#[test]
fn every_rule_can_be_listed_and_explained_in_every_format() {
    let list = run(&["rules", "list", "--format", "json"]).json();
    let rules = list.as_array().expect("a list");
    assert!(rules.len() > 20);
    let text = run(&["rules", "list"]).out;
    for rule in rules {
        let code = rule["code"].as_str().expect("a code");
        assert!(text.contains(&format!("  {code} ")), "{code}");
    }
    for format in ["text", "markdown"] {
        let out = run(&["rules", "explain", "lang-person", "--format", format]).out;
        for part in [
            "LANG-PERSON",
            "Flagged",
            "Left alone",
            "Sources",
            rolecheck::rule("LANG-PERSON").expect("a rule").flagged[0].text,
        ] {
            assert!(out.contains(part), "{part}: {out}");
        }
    }
    assert_eq!(
        run(&["rules", "explain", "RF-MED", "--format", "json"]).json()["code"],
        "RF-MED"
    );
    let unknown = run(&["rules", "explain", "RF-MDE"]);
    assert_eq!(unknown.code, Some(2));
    assert!(
        unknown.err.contains("did you mean RF-MED?"),
        "{}",
        unknown.err
    );
    assert_eq!(run(&["rules", "list", "--only", "nothing"]).code, Some(2));
}
