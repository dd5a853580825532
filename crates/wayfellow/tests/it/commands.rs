//! The command line: the shape of what it prints, how it ends, and what it says when it refuses.

use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use serde_json::Value;

use crate::program::{Folder, root, run, wayfellow};

const STAGES: [&str; 6] = ["volunteer", "I", "II", "III", "IV", "V"];
const TRACKS: [&str; 3] = ["mental-health", "addiction", "both"];

fn effective(stage: &str, track: &str, more: &[&str]) -> Value {
    let mut args = vec!["ladder", "effective", "--stage", stage, "--track", track];
    args.extend(["--format", "json"]);
    args.extend(more);
    let ran = run(&args);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(ran.err, "");
    ran.json()
}

#[track_caller]
fn is_one_of(value: &Value, words: &[&str]) {
    let word = value.as_str().unwrap_or_default();
    assert!(words.contains(&word), "{value} is none of {words:?}");
}

/// What every row of the chart has, as `wayfellow ladder effective --help` says.
#[track_caller]
fn check_row(item: &Value, columns: &[&str]) {
    for name in ["code", "label", "text"] {
        assert!(item[name].is_string(), "{name}: {item:#}");
    }
    assert!(!item["code"].as_str().unwrap_or_default().is_empty());
    is_one_of(&item["column"], columns);
    is_one_of(&item["focus"], &["shared", "mental-health", "addiction"]);
    is_one_of(&item["from_stage"], &STAGES);
    assert!(item["carries_forward"].is_boolean(), "{item:#}");
    if !item["strength"].is_null() {
        let words = ["required", "expected", "preferred", "required-or-preferred"];
        is_one_of(&item["strength"], &words);
    }
    assert_eq!(item["citation"]["document"], "ma-2014", "{item:#}");
    let section = item["citation"]["section"].as_str().unwrap_or_default();
    assert!(!section.is_empty(), "{item:#}");
    assert!(item["citation"].get("item").is_some(), "{item:#}");
}

#[test]
fn what_applies_at_every_stage_and_track_has_the_documented_shape() {
    let columns = ["competencies", "prerequisites", "trainings"];
    for stage in STAGES {
        for track in TRACKS {
            let found = effective(stage, track, &[]);
            assert_eq!(found["stage"], stage);
            assert_eq!(found["track"], track);
            assert!(found["notes"].is_array());
            let items = found["items"].as_array().expect("items");
            assert!(!items.is_empty());
            for item in items {
                check_row(item, &columns);
                for name in ["own", "also", "grandfather", "program_specific", "pointer"] {
                    assert!(item.get(name).is_some(), "{name} is missing: {item:#}");
                }
                let own = item["from_stage"] == stage;
                assert!(own || item["carries_forward"] == true, "{item:#}");
                match track {
                    "both" => {}
                    track => is_one_of(&item["focus"], &["shared", track]),
                }
            }
        }
    }
}

#[test]
fn every_field_that_is_printed_stands_in_the_help_text() {
    let help = run(&["ladder", "effective", "--help"]).out;
    let found = effective("V", "both", &[]);
    let names = |value: &Value| -> Vec<String> {
        value
            .as_object()
            .expect("an object")
            .keys()
            .cloned()
            .collect()
    };
    for name in names(&found).into_iter().chain(names(&found["items"][0])) {
        assert!(
            help.contains(&format!("`{name}`")),
            "{name} is not in:\n{help}"
        );
    }
}

#[test]
fn the_literal_reading_lists_every_row_and_merges_nothing() {
    for track in TRACKS {
        let usual = effective("IV", track, &[]);
        let literal = effective("IV", track, &["--literal"]);
        let count = |v: &Value| v["items"].as_array().map_or(0, Vec::len);
        assert!(count(&literal) > count(&usual), "{track}");
        for item in literal["items"].as_array().expect("items") {
            assert!(item["covered_by"].is_null(), "{item:#}");
            assert_eq!(item["also"].as_array().map(Vec::len), Some(0), "{item:#}");
        }
    }
}

#[test]
fn competencies_of_the_mental_health_track_shrink_from_the_fourth_stage_to_the_fifth_and_a_note_says_so()
 {
    let count = |stage| {
        let found = effective(stage, "mental-health", &[]);
        let items = found["items"].as_array().expect("items").clone();
        items
            .iter()
            .filter(|i| i["column"] == "competencies")
            .count()
    };
    assert_eq!((count("IV"), count("V")), (53, 49));
    let notes = effective("V", "mental-health", &[])["notes"].to_string();
    assert!(
        notes.contains("53") || notes.to_lowercase().contains("fewer"),
        "{notes}"
    );
}

#[test]
fn the_table_names_stage_track_and_each_column_with_its_number() {
    let ran = run(&["ladder", "effective", "--stage", "iii", "--track", "both"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let first = ran.out.lines().next().unwrap_or_default();
    assert!(first.starts_with("Stage III, track both: "), "{first}");
    for column in ["Competencies (", "Prerequisites (", "Trainings"] {
        assert!(ran.out.contains(&format!("\n{column}")), "{}", ran.out);
    }
}

#[test]
fn an_unknown_stage_or_track_is_refused_with_those_there_are() {
    for (stage, track, wrong, known) in [
        ("VI", "both", "VI", "volunteer, I, II, III, IV"),
        ("", "both", "--stage", "volunteer"),
        ("3", "both", "3", "volunteer"),
        ("III", "physics", "physics", "mental-health, addiction"),
        ("III", "Mental Health!", "Mental Health!", "mental-health"),
    ] {
        let ran = run(&["ladder", "effective", "--stage", stage, "--track", track]);
        assert_eq!(
            ran.code,
            Some(2),
            "{stage:?} {track:?}: {}{}",
            ran.out,
            ran.err
        );
        assert!(
            ran.err.contains(wrong) && ran.err.contains(known),
            "{}",
            ran.err
        );
        assert_eq!(ran.out, "");
    }
    let ran = run(&["ladder", "effective", "--track", "both"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("--stage"), "{}", ran.err);
}

#[test]
fn the_chart_is_shown_whole_with_mastery_and_roles() {
    let ran = run(&["frameworks", "show", "ma-2014", "--format", "json"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let shown = ran.json();
    assert_eq!(shown["slug"], "ma-2014");
    let items = shown["items"].as_array().expect("items");
    assert_eq!(items.len(), 211);
    let columns = [
        "mastery",
        "roles",
        "competencies",
        "prerequisites",
        "trainings",
    ];
    let mut seen = std::collections::BTreeSet::new();
    for item in items {
        check_row(item, &columns);
        seen.insert(item["column"].as_str().unwrap_or_default());
    }
    assert_eq!(seen.len(), columns.len(), "{seen:?}");
    let chains = shown["chains"].as_array().expect("chains");
    assert!(
        chains
            .iter()
            .all(|c| c["steps"].as_array().is_some_and(|s| s.len() > 1))
    );
    let versioned = run(&["frameworks", "show", "ma-2014@1", "--format", "json"]);
    assert_eq!(versioned.out, ran.out);
}

#[test]
fn every_framework_that_is_listed_can_be_shown_and_cites_a_source_for_every_item() {
    let list = run(&["frameworks", "list", "--format", "json"]).json();
    let list = list.as_array().expect("a list");
    assert!(list.len() >= 4, "{list:?}");
    for framework in list {
        let slug = framework["slug"].as_str().expect("a slug");
        let shown = run(&["frameworks", "show", slug, "--format", "json"]).json();
        let of = |name: &str| shown[name].as_array().cloned().unwrap_or_default();
        let items = [of("items"), of("other_items")].concat();
        assert_eq!(framework["item_count"], items.len(), "{slug}");
        for item in items {
            let section = item["citation"]["section"].as_str().unwrap_or_default();
            assert!(!section.is_empty(), "{slug}: {item:#}");
            for name in ["code", "kind", "label", "text"] {
                assert!(item[name].is_string(), "{slug}, {name}: {item:#}");
            }
        }
    }
}

#[test]
fn only_one_kind_of_item_is_shown_when_asked_for() {
    let args = [
        "frameworks",
        "show",
        "ma-2014",
        "--kind",
        "training",
        "--format",
        "json",
    ];
    let shown = run(&args).json();
    assert_eq!(shown["items"].as_array().map(Vec::len), Some(0));
    let trainings = shown["other_items"].as_array().expect("items");
    assert_eq!(trainings.len(), 49);
    assert!(trainings.iter().all(|t| t["kind"] == "training"));
}

#[test]
fn an_unknown_framework_or_kind_is_refused_with_those_there_are() {
    let ran = run(&["frameworks", "show", "ma-2015"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.contains("\"ma-2015\"") && ran.err.contains("ma-2014@1"),
        "{}",
        ran.err
    );
    let ran = run(&["frameworks", "show", "ma-2014", "--kind", "trainings"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.contains("\"trainings\"") && ran.err.contains("training,"),
        "{}",
        ran.err
    );
}

#[test]
fn the_shipped_frameworks_have_no_problems() {
    let ran = run(&["frameworks", "check"]);
    assert_eq!(ran.code, Some(0), "{}", ran.out);
    assert!(ran.out.ends_with("no problems\n"), "{}", ran.out);
}

#[test]
fn a_framework_of_ones_own_is_checked_beside_the_shipped_ones() {
    let folder = Folder::new();
    let path = folder.path().to_str().expect("a name in UTF-8").to_owned();
    let ran = run(&["frameworks", "check", &path]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("<slug>/<version>/*.toml"), "{}", ran.err);

    let head = "slug = \"own\"\nversion = \"1\"\ntitle = \"Our own\"\npublisher = \"Us\"\npublished = \"2026\"\n\
                status = \"draft\"\nlanguage = \"en\"\nabout = \"A framework of our own.\"\n";
    folder.file("own/1/framework.toml", head);
    let item = "[[item]]\ncode = \"A.1\"\nkind = \"competency\"\nlabel = \"Listening\"\ntext = \"Listens.\"\n";
    folder.file("own/1/items.toml", item);
    let ran = run(&["frameworks", "check", &path]);
    assert_eq!(ran.code, Some(1), "{}{}", ran.out, ran.err);
    let line = ran.out.lines().find(|l| l.contains("own/1/items.toml:"));
    let line = line.unwrap_or_else(|| panic!("no place in:\n{}", ran.out));
    assert!(line.contains("cit"), "{line}");

    folder.file("own/1/items.toml", b"[[item]]\ncode = \"\xff\"\n");
    let ran = run(&["frameworks", "check", &path]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.out.contains("own/1/items.toml") && ran.out.contains("UTF-8"),
        "{}",
        ran.out
    );
}

#[test]
fn every_kind_of_file_has_a_schema() {
    for name in ["framework", "items", "links", "tensions"] {
        let schema = run(&["frameworks", "schema", name]).json();
        assert!(schema["$schema"].is_string(), "{name}");
    }
    let ran = run(&["frameworks", "schema", "none"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("tensions"), "{}", ran.err);
}

#[test]
fn a_closed_pipe_ends_a_command_quietly() {
    for args in [
        ["frameworks", "show", "ma-2014", "--format", "json"].as_slice(),
        &["ladder", "effective", "--stage", "V", "--track", "both"],
        &["completions", "bash"],
        &["man"],
    ] {
        let mut child = wayfellow()
            .args(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let mut first = String::new();
        let mut out = BufReader::with_capacity(16, child.stdout.take().expect("standard output"));
        out.read_line(&mut first).expect("a line");
        drop(out);
        let ended = child.wait_with_output().expect("the command ends");
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert_eq!(
            (ended.status.code(), said.as_str()),
            (Some(0), ""),
            "{args:?}"
        );
    }
}

#[test]
fn every_command_explains_itself_and_its_flags() {
    let mut command = wayfellow::cli::command();
    command.build();
    let mut waiting = vec![(String::new(), &command)];
    let mut seen = 0;
    while let Some((path, command)) = waiting.pop() {
        for sub in command.get_subcommands().filter(|s| s.get_name() != "help") {
            let path = format!("{path} {}", sub.get_name());
            let about = sub.get_about().map(ToString::to_string).unwrap_or_default();
            assert!(about.len() > 10, "{path} has no help text");
            for flag in sub.get_arguments().filter(|a| a.get_id() != "help") {
                let help = flag.get_help().map(ToString::to_string).unwrap_or_default();
                assert!(help.len() > 5, "{path}: {} has no help text", flag.get_id());
            }
            seen += 1;
            waiting.push((path, sub));
        }
    }
    assert!(seen > 8, "{seen}");
}

#[test]
fn completions_and_man_pages_are_made_for_every_command() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let ran = run(&["completions", shell]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        assert!(ran.out.contains("effective"), "{shell}");
    }
    assert!(run(&["man"]).out.contains("wayfellow"));
    let folder = Folder::new();
    let into = folder.path().join("man");
    let into = into.to_str().expect("a name in UTF-8");
    let ran = run(&["man", "--into", into]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let pages = std::fs::read_dir(into).expect("the folder is made").count();
    assert!(pages > 8, "{pages} pages");
}

#[test]
fn an_unknown_command_or_flag_is_refused_on_standard_error() {
    for args in [["serv"].as_slice(), &["serve", "--lisen"], &[], &["ladder"]] {
        let ran = run(args);
        assert_eq!(ran.code, Some(2), "{args:?}");
        assert!(ran.err.contains("Usage"), "{args:?}: {}", ran.err);
        assert_eq!(ran.out, "");
    }
    assert!(run(&["--version"]).out.starts_with("wayfellow "));
}

#[test]
fn the_example_framework_of_the_guide_loads_beside_the_shipped_ones() {
    let folder = root().join("docs/examples/frameworks");
    let folder = folder.to_str().expect("a plain path");
    let ran = run(&["frameworks", "check", "--frameworks", folder]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let ran = run(&[
        "frameworks",
        "show",
        "harbor-respite",
        "--frameworks",
        folder,
    ]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("NIGHT.1"), "{}", ran.out);
}

#[test]
fn a_file_that_would_change_a_shipped_version_is_refused() {
    let folder = Folder::new();
    folder.file("own/samhsa-2015/1/more.toml", "[[item]]\n");
    let own = folder.path().join("own");
    let own = own.to_str().expect("a plain path");
    let ran = run(&["frameworks", "check", "--frameworks", own]);
    assert_eq!(ran.code, Some(1), "{} {}", ran.out, ran.err);
    let said = ran.out + &ran.err;
    assert!(said.contains("samhsa-2015/1/more.toml"), "{said}");
    assert!(said.contains("never edited"), "{said}");
}

#[test]
fn a_link_to_another_framework_that_leads_nowhere_is_refused_with_its_place() {
    let folder = Folder::new();
    let example = root().join("docs/examples/frameworks/harbor-respite/1");
    for name in ["framework.toml", "competencies.toml", "links.toml"] {
        let text = std::fs::read_to_string(example.join(name)).expect("the example is there");
        let text = text.replace("\"ma-2014#", "\"ma-2014#NOWHERE-");
        folder.file(&format!("own/harbor-respite/1/{name}"), &text);
    }
    let own = folder.path().join("own");
    let own = own.to_str().expect("a plain path");
    let ran = run(&["frameworks", "check", "--frameworks", own]);
    assert_eq!(ran.code, Some(1), "{} {}", ran.out, ran.err);
    let said = ran.out + &ran.err;
    assert!(said.contains("harbor-respite/1/links.toml:"), "{said}");
    assert!(said.contains("NOWHERE-"), "{said}");
}

#[test]
fn a_plan_closes_the_chosen_gaps_and_names_those_that_no_training_builds() {
    let rosa = root().join("docs/examples/portfolios/rosa.json");
    let rosa = rosa.to_str().expect("a plain path");
    let plan = |more: &[&str]| {
        let mut args = vec![
            "pathway",
            rosa,
            "--stage",
            "III",
            "--track",
            "mental-health",
        ];
        args.extend(["--plan", "--on", "2026-11-01"]);
        args.extend(more);
        run(&args)
    };
    let ran = plan(&["--format", "json"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let all = ran.json();
    let trainings = all["trainings"].as_array().expect("a list");
    assert!(trainings.len() > 3, "{all}");
    assert!(
        trainings
            .iter()
            .all(|t| t["closes"].as_array().is_some_and(|c| !c.is_empty()))
    );
    let ran = plan(&["--gap", "S1.COM.SH.04", "--format", "json"]);
    assert_eq!(ran.json()["trainings"].as_array().map(Vec::len), Some(1));
    let ran = plan(&[]);
    assert!(
        ran.out.contains("for S1.COM.SH.04: Trauma awareness"),
        "{}",
        ran.out
    );
    let ran = plan(&["--gap", "S9.COM.SH.04"]);
    assert_eq!(ran.code, Some(2), "{}", ran.out);
    assert!(ran.err.contains("S9.COM.SH.04 is no row"), "{}", ran.err);
}
