//! What the published documents ask of people in peer roles, held against the checker: none of it may be called unfit.

use std::path::{Path, PathBuf};

use rolecheck::{Checker, FindingKind, Kind, Options, Severity, rules};
use toml::Value;

fn role_fit(text: &str) -> Vec<String> {
    let report = Checker::shipped().check(text, &Options::new(Kind::Task));
    let unfit = report
        .findings
        .iter()
        .filter(|f| f.kind == FindingKind::RoleFit && f.severity != Severity::Info);
    unfit
        .map(|f| format!("{} {:?} in {text:?}", f.code, &text[f.span.clone()]))
        .collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the documents are there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|e| e == "toml") {
            found.push(path);
        }
    }
    found
}

/// Labels and texts of the items of a document.
fn words(value: &Value) -> Vec<String> {
    let items = value.get("item").and_then(Value::as_array);
    let items = items.into_iter().flatten();
    items
        .flat_map(|item| ["label", "text"].map(|key| item.get(key)))
        .flatten()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

#[test]
fn what_the_published_documents_ask_for_fits_the_role() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/frameworks");
    let mut read = 0;
    let mut found = Vec::new();
    for path in files(&folder) {
        let text = std::fs::read_to_string(&path).expect("a text");
        for words in words(&toml::from_str(&text).expect("TOML")) {
            read += 1;
            found.extend(role_fit(&words));
        }
    }
    assert!(read > 900, "only {read} texts");
    assert!(
        found.is_empty(),
        "Learn anew (cargo run --release -p rolecheck --example learn), or mend the rule:\n  {}",
        found.join("\n  ")
    );
}

#[test]
fn what_a_rule_says_to_do_instead_fits_the_role() {
    let of_duties = rules().iter().filter(|r| r.kind == FindingKind::RoleFit);
    let instead = of_duties.filter_map(|r| r.say_instead);
    let found: Vec<String> = instead.flat_map(role_fit).collect();
    assert!(found.is_empty(), "{}", found.join("\n  "));
}

#[test]
fn what_does_not_fit_is_still_found_here() {
    assert_eq!(
        role_fit("Peer workers hand out medications every evening.").len(),
        1
    );
}
