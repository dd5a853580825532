//! Wayfellow's own words as texts that fit: what the published documents ask of people in peer roles, what the
//! interface says, what the guide explains.
//!
//! Sentences written for the corpus are about one duty each. These are the other kind: what people value, know and are
//! good at. Without them the weights take any plain statement for a duty gone wrong.

use std::path::{Path, PathBuf};

use rolecheck::{Kind, Verdict};
use toml::Value;

use crate::Work;

/// How much one of them counts beside a labelled text.
const WEIGHT: f64 = 1.0;

/// All of them, each once.
pub(crate) fn texts(root: &Path) -> Vec<Work> {
    let house = root.join("../..");
    let mut found = Vec::new();
    for path in below(&house.join("data/frameworks"), "toml") {
        let value: Value = toml::from_str(&read(&path)).unwrap();
        said(
            &value,
            &["label", "text", "about", "note", "why"],
            &mut found,
        );
    }
    for path in below(&house.join("data/library"), "toml") {
        // The role chart and what is about it name on purpose what does not fit.
        if !path.ends_with("role-chart.toml") {
            let value: Value = toml::from_str(&read(&path)).unwrap();
            said(
                &value,
                &["label", "text", "about", "note", "stance", "says"],
                &mut found,
            );
        }
    }
    for path in below(&house.join("locales/en"), "ftl") {
        let text = read(&path);
        let values = text.lines().filter_map(|line| line.split_once(" = "));
        found.extend(
            values
                .map(|(_, words)| words.trim().to_owned())
                .filter(|words| !words.contains('{')),
        );
    }
    for path in below(&house.join("docs/guide"), "md") {
        let text = read(&path);
        let plain = text.split("```").step_by(2);
        let lines = plain.flat_map(str::lines);
        let prose = lines.filter(|l| !l.contains(['`', '|', '*', '[', '"', '\u{201c}']));
        found.extend(prose.map(|l| l.trim().to_owned()));
    }
    found.retain(|text| text.split_whitespace().count() > 1);
    found.sort();
    found.dedup();
    found
        .iter()
        .map(|text| {
            Work::new(
                "house",
                text,
                Kind::Task,
                Verdict::Consistent.to_string(),
                WEIGHT,
            )
        })
        .collect()
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

fn below(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(below(&path, extension));
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The texts under these keys, at any depth.
fn said(value: &Value, keys: &[&str], into: &mut Vec<String>) {
    match value {
        Value::Array(values) => values.iter().for_each(|v| said(v, keys, into)),
        Value::Table(table) => {
            for (key, value) in table {
                match value {
                    Value::String(text) if keys.contains(&key.as_str()) => into.push(text.clone()),
                    value => said(value, keys, into),
                }
            }
        }
        _ => {}
    }
}
