//! Prints precision, recall and F1 for each class on the labelled corpus.
//!
//! `cargo run -p rolecheck --example report` prints all parts; `-- development --errors` lists
//! what went wrong, for any part but the set-aside one. A name with a slash is a folder of other
//! texts, labelled the same way.
#![allow(clippy::print_stdout)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rolecheck::{Checker, FindingKind, Kind, Options, Report, Severity};
use serde_json::Value;

#[derive(Default, Clone, Copy)]
struct Count {
    hit: u32,
    extra: u32,
    missed: u32,
}

impl Count {
    fn line(&self, name: &str) -> String {
        let ratio = |a: u32, b: u32| {
            if b == 0 {
                1.0
            } else {
                f64::from(a) / f64::from(b)
            }
        };
        let p = ratio(self.hit, self.hit + self.extra);
        let r = ratio(self.hit, self.hit + self.missed);
        let f = if p + r == 0.0 {
            0.0
        } else {
            2.0 * p * r / (p + r)
        };
        format!(
            "  {name:<34} P {p:.3}  R {r:.3}  F1 {f:.3}  ({} right, {} extra, {} missed)",
            self.hit, self.extra, self.missed
        )
    }
    fn add(&mut self, expected: bool, found: bool) {
        match (expected, found) {
            (true, true) => self.hit += 1,
            (false, true) => self.extra += 1,
            (true, false) => self.missed += 1,
            (false, false) => {}
        }
    }
}

fn verdict(report: &Report) -> &'static str {
    let of = |s: &[Severity]| {
        report
            .findings
            .iter()
            .any(|f| f.kind == FindingKind::RoleFit && s.contains(&f.severity))
    };
    if of(&[Severity::Error, Severity::Warning]) {
        "not-consistent"
    } else if of(&[Severity::Caution]) {
        "depends"
    } else {
        "consistent"
    }
}

const LANGUAGE: [FindingKind; 6] = [
    FindingKind::PersonLabel,
    FindingKind::PeerAsLabel,
    FindingKind::ClinicalLabel,
    FindingKind::DeficitFraming,
    FindingKind::GenderedPronoun,
    FindingKind::Adversarial,
];

fn strings(value: &Value) -> BTreeSet<String> {
    let list = value.as_array().into_iter().flatten();
    list.filter_map(|v| v.as_str().map(str::to_owned)).collect()
}

struct Board {
    counts: BTreeMap<String, Count>,
    errors: Vec<String>,
    clean: (u32, u32),
    questions: (u32, u32, u32, u32),
    activities: (u32, u32),
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let only =
        |part: &str| args.iter().all(|a| a.starts_with("--")) || args.iter().any(|a| a == part);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let elsewhere = args.iter().filter(|a| a.contains('/')).map(String::as_str);
    let parts = ["training", "development", "set-aside"].into_iter();
    for part in parts.filter(|part| only(part)).chain(elsewhere) {
        let board = judge(&root.join(part));
        println!("{part}");
        for (name, count) in &board.counts {
            match name.strip_prefix("table: ") {
                Some(cell) if args.iter().any(|a| a == "--tables") => {
                    println!("  {cell}: {}", count.hit);
                }
                Some(_) => {}
                None => println!("{}", count.line(name)),
            }
        }
        println!(
            "  clean sentences flagged for language: {} of {}",
            board.clean.0, board.clean.1
        );
        println!(
            "  questions read as meant: {} of {}; prohibited called allowed: {} of {}",
            board.questions.0, board.questions.1, board.questions.2, board.questions.3
        );
        println!(
            "  activity named right: {} of {}",
            board.activities.0, board.activities.1
        );
        if part != "set-aside" && args.iter().any(|a| a == "--errors") {
            for error in &board.errors {
                println!("{error}");
            }
        }
    }
}

fn judge(dir: &Path) -> Board {
    let mut board = Board {
        counts: BTreeMap::new(),
        errors: Vec::new(),
        clean: (0, 0),
        questions: (0, 0, 0, 0),
        activities: (0, 0),
    };
    let Ok(files) = std::fs::read_dir(dir) else {
        return board;
    };
    let mut files: Vec<_> = files.filter_map(|f| f.ok().map(|f| f.path())).collect();
    files.sort();
    for file in files {
        let Ok(text) = std::fs::read_to_string(&file) else {
            continue;
        };
        for line in text.lines().filter(|l| !l.trim().is_empty()) {
            if let Ok(row) = serde_json::from_str::<Value>(line) {
                score(&row, &mut board);
            }
        }
    }
    board
}

fn score(row: &Value, board: &mut Board) {
    let text = row["text"].as_str().unwrap_or_default();
    let kind = row["kind"]
        .as_str()
        .and_then(Kind::from_name)
        .unwrap_or(Kind::Task);
    let report = Checker::shipped().check(text, &Options::new(kind));
    let of = row["of"].as_str().unwrap_or_default();
    let codes: Vec<String> = report
        .findings
        .iter()
        .map(|f| format!("{}/{}:{:?}", f.code, f.severity, &text[f.span.clone()]))
        .collect();
    match of {
        "task" | "policy" => {
            let expected = row["verdict"].as_str().unwrap_or_default();
            let found = verdict(&report);
            for class in ["not-consistent", "depends", "consistent"] {
                board
                    .counts
                    .entry(format!("role fit: {class}"))
                    .or_default()
                    .add(expected == class, found == class);
            }
            if let Some(activity) = row["activity"].as_str()
                && expected == "not-consistent"
                && found == expected
            {
                board.activities.1 += 1;
                board.activities.0 += u32::from(
                    report
                        .findings
                        .iter()
                        .any(|f| f.activity.is_some_and(|a| a.name() == activity)),
                );
            }
            let activity = row["activity"].as_str().unwrap_or("outside the chart");
            let cell = format!("table: {activity}: {expected} read as {found}");
            board.counts.entry(cell).or_default().hit += 1;
            if expected != found {
                board.errors.push(format!(
                    "{of} {expected} -> {found} [{}] {text}  {codes:?}",
                    row["activity"].as_str().unwrap_or("-")
                ));
            }
        }
        "language" => {
            let expected = strings(&row["language"]);
            let found: BTreeSet<String> = report
                .findings
                .iter()
                .filter(|f| LANGUAGE.contains(&f.kind) && f.severity != Severity::Info)
                .map(|f| f.kind.name().to_owned())
                .collect();
            for kind in LANGUAGE {
                let (e, f) = (expected.contains(kind.name()), found.contains(kind.name()));
                board
                    .counts
                    .entry(format!("language: {kind}"))
                    .or_default()
                    .add(e, f);
                board
                    .counts
                    .entry("language: all".to_owned())
                    .or_default()
                    .add(e, f);
            }
            if expected.is_empty() {
                board.clean.1 += 1;
                board.clean.0 += u32::from(!found.is_empty());
            }
            if expected != found {
                board.errors.push(format!(
                    "language {expected:?} -> {found:?} {text} {codes:?}"
                ));
            }
        }
        "interview" => {
            let expected = row["question"].as_str().unwrap_or_default();
            let of = |k: FindingKind, s: &[Severity]| {
                report
                    .findings
                    .iter()
                    .any(|f| f.kind == k && s.contains(&f.severity))
            };
            let hard = [Severity::Error, Severity::Warning];
            let found = if of(FindingKind::ProhibitedQuestion, &hard) {
                "prohibited"
            } else if of(FindingKind::CautiousQuestion, &[Severity::Caution]) {
                "cautious"
            } else {
                "allowed"
            };
            board.questions.1 += 1;
            board.questions.0 += u32::from(expected == found);
            if expected == "prohibited" {
                board.questions.3 += 1;
                board.questions.2 += u32::from(found == "allowed");
            }
            if expected != found {
                board
                    .errors
                    .push(format!("interview {expected} -> {found} {text} {codes:?}"));
            }
        }
        "ad" | "job-description" => {
            let expected = strings(&row["findings"]);
            let found: BTreeSet<String> = report
                .findings
                .iter()
                .filter(|f| f.severity != Severity::Info)
                .map(|f| f.kind.name().to_owned())
                .collect();
            let all: BTreeSet<&String> = expected.union(&found).collect();
            for name in all {
                let (e, f) = (expected.contains(name), found.contains(name));
                board
                    .counts
                    .entry(format!("{of}: {name}"))
                    .or_default()
                    .add(e, f);
                board
                    .counts
                    .entry(format!("{of}: all"))
                    .or_default()
                    .add(e, f);
            }
            if expected != found {
                let missed: Vec<_> = expected.difference(&found).collect();
                let extra: Vec<_> = found.difference(&expected).collect();
                let id = row["id"].as_str().unwrap_or_default();
                board.errors.push(format!(
                    "{of} {id} missed {missed:?} extra {extra:?} {codes:?}"
                ));
            }
        }
        _ => {}
    }
}
