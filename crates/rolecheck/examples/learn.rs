//! Learns the weights of `signs.txt` from the development and training parts of the corpus and
//! the sentences in `tests/sentences.txt`. The set-aside part is never read here.
//!
//! `cargo run --release -p rolecheck --example learn > crates/rolecheck/signs.txt`
#![allow(clippy::print_stdout)]

use std::collections::BTreeMap;
use std::path::Path;

use rolecheck::{FindingKind, Kind, Options, Verdict, rules, signs_of};

struct Row {
    signs: Vec<String>,
    ruled: Verdict,
    label: Verdict,
}

fn rows() -> Vec<Row> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut out = Vec::new();
    let mut take = |text: &str, kind: Kind, label: Verdict| {
        let (signs, ruled) = signs_of(text, &Options::new(kind));
        out.push(Row {
            signs,
            ruled,
            label,
        });
    };
    let folders = [
        root.join("corpus/development"),
        root.join("corpus/training"),
    ];
    let mut files: Vec<_> = folders
        .iter()
        .filter_map(|f| std::fs::read_dir(f).ok())
        .flatten()
        .filter_map(|f| f.ok().map(|f| f.path()))
        .filter(|f| f.extension().is_some_and(|e| e == "jsonl"))
        .collect();
    files.sort();
    for file in files {
        for line in std::fs::read_to_string(&file).unwrap_or_default().lines() {
            let Ok(row) = serde_json::from_str::<serde_json::Value>(line) else {
                continue;
            };
            let text = row["text"].as_str().unwrap_or_default();
            let kind = row["kind"]
                .as_str()
                .and_then(Kind::from_name)
                .unwrap_or(Kind::Task);
            if let Some(label) = row["verdict"].as_str().and_then(Verdict::from_name) {
                take(text, kind, label);
            } else if row["language"].as_array().is_some_and(Vec::is_empty) {
                take(text, Kind::Task, Verdict::Consistent);
            }
        }
    }
    let own = std::fs::read_to_string(root.join("tests/sentences.txt")).unwrap_or_default();
    for line in own.lines() {
        let label = match line.split_at_checked(2) {
            Some(("N|", _)) => Verdict::NotConsistent,
            Some(("D|", _)) => Verdict::Depends,
            Some(("C|", _)) => Verdict::Consistent,
            _ => continue,
        };
        take(&line[2..], Kind::Task, label);
    }
    // the rules' own examples
    for rule in rules().iter().filter(|r| r.kind == FindingKind::RoleFit) {
        for (examples, label) in [
            (rule.flagged, Verdict::NotConsistent),
            (rule.allowed, Verdict::Consistent),
        ] {
            for example in examples.iter().filter(|e| e.of == Kind::Task) {
                take(example.text, Kind::Task, label);
            }
        }
    }
    out
}

fn useful(sign: &str) -> bool {
    let skip = [
        "rule:",
        "le-",
        "jd-",
        "duty-concrete",
        "req-",
        "pref-",
        "cert",
        "degree",
        "generic",
        "q-",
    ];
    let Some((group, name)) = sign.split_once(' ') else {
        return false;
    };
    group != "talked-of" || !skip.iter().any(|s| name.starts_with(s))
}

fn learn(rows: &[(&[usize], usize, bool)], width: usize, strict: f64) -> Vec<f64> {
    // columns: signs, three verdicts of the tables, and a constant
    let mut w = vec![0.0f64; width + 4];
    let mut seen = vec![1.0f64; width + 4];
    for _ in 0..1200 {
        let mut slope = vec![0.0f64; width + 4];
        for (signs, ruled, label) in rows {
            let on = signs.iter().copied().chain([width + ruled, width + 3]);
            let sum: f64 = on.clone().map(|i| w[i]).sum();
            let miss = 1.0 / (1.0 + (-sum).exp()) - f64::from(u8::from(*label));
            for i in on {
                slope[i] += miss;
            }
        }
        for i in 0..w.len() {
            if i < width + 3 {
                slope[i] += strict * w[i];
            }
            seen[i] += slope[i] * slope[i];
            w[i] -= 0.3 * slope[i] / seen[i].sqrt();
        }
    }
    w
}

fn main() {
    let rows = rows();
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for row in &rows {
        for sign in row.signs.iter().filter(|s| useful(s)) {
            *counts.entry(sign).or_default() += 1;
        }
    }
    let names: Vec<&str> = counts.iter().filter(|c| *c.1 >= 4).map(|c| *c.0).collect();
    let index: BTreeMap<&str, usize> = names.iter().enumerate().map(|(i, n)| (*n, i)).collect();
    let signs: Vec<Vec<usize>> = rows
        .iter()
        .map(|r| {
            r.signs
                .iter()
                .filter_map(|s| index.get(s.as_str()).copied())
                .collect()
        })
        .collect();
    println!("# Weights in hundredths, learned by `examples/learn.rs`. Do not edit by hand.");
    for (model, label) in [
        ("against", Verdict::NotConsistent),
        ("depends", Verdict::Depends),
    ] {
        let data: Vec<_> = rows
            .iter()
            .zip(&signs)
            .filter(|(r, _)| model == "against" || r.label != Verdict::NotConsistent)
            .map(|(r, s)| (s.as_slice(), r.ruled as usize, r.label == label))
            .collect();
        let w = learn(&data, names.len(), 2.0);
        let hundredths = |x: f64| (x * 100.0).round() as i32;
        println!("{model} bias - {}", hundredths(w[names.len() + 3]));
        for (i, verdict) in Verdict::ALL.iter().enumerate() {
            println!("{model} ruled {verdict} {}", hundredths(w[names.len() + i]));
        }
        for (i, name) in names.iter().enumerate() {
            if hundredths(w[i]) != 0 {
                println!("{model} {name} {}", hundredths(w[i]));
            }
        }
    }
}
