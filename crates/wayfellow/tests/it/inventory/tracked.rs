//! What no file of the repository may hold, and what every source file must.

use std::path::Path;
use std::process::Command;

use super::{none, read};
use crate::program::root;

/// The files that are part of the repository.
fn tracked() -> Vec<String> {
    let output = Command::new("git")
        .args(["ls-files", "-z"])
        .current_dir(root())
        .output()
        .expect("git is needed to list the files of the repository");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let names = String::from_utf8(output.stdout).expect("names in UTF-8");
    let names: Vec<String> = names
        .split('\0')
        .filter(|n| !n.is_empty())
        .map(str::to_owned)
        .collect();
    // One that was deleted and not yet committed is no longer there to be read.
    names
        .into_iter()
        .filter(|n| root().join(n).exists())
        .collect()
}

fn has(path: &str, extension: &str) -> bool {
    Path::new(path).extension().is_some_and(|e| e == extension)
}

#[test]
fn no_file_names_a_place_on_somebodys_machine_or_a_package_host() {
    // In two parts, so that this file does not hold them.
    let words = [
        ["/wo", "rk/"],
        ["/tm", "p/"],
        ["/ro", "ot/"],
        ["issue ", "#"],
        ["registry.", "npmjs"],
        ["files.", "pythonhosted"],
        ["pypi.", "org"],
        ["static.", "crates.io"],
        ["index.", "crates.io"],
        ["deb.", "debian.org"],
    ]
    .map(|w| w.concat());
    let mut found = Vec::new();
    for path in tracked() {
        let Ok(text) = std::fs::read_to_string(root().join(&path)) else {
            continue;
        };
        for (n, line) in text.lines().enumerate() {
            for word in words.iter().filter(|w| line.contains(w.as_str())) {
                found.push(format!("{path}:{}: {word}", n + 1));
            }
        }
    }
    none(&found, "Say it without the place, or take it out:");
}

#[test]
fn every_source_file_says_what_it_is_for_and_stays_short() {
    let mut found = Vec::new();
    let mut seen = 0;
    for path in tracked()
        .iter()
        .filter(|p| has(p, "rs") && p.starts_with("crates/"))
    {
        let text = read(path);
        seen += 1;
        if !text.trim_start().starts_with("//!") && !text.starts_with("#!") {
            found.push(format!("{path} does not open with //!"));
        }
        let lines = text.lines().count();
        if lines > 700 {
            found.push(format!("{path} has {lines} lines"));
        }
    }
    assert!(seen > 50, "only {seen} files");
    none(
        &found,
        "A file opens with what it is for and stays under about 500 lines:",
    );
}

#[test]
fn no_test_stands_where_none_is_run() {
    // The library of the product is not built for tests; all of its tests are in tests/it.
    let product = |p: &&String| has(p, "rs") && p.starts_with("crates/wayfellow/src/");
    let marks = ["#[test]", "#[cfg(test)]"];
    let found: Vec<String> = tracked()
        .iter()
        .filter(product)
        .filter(|path| marks.iter().any(|mark| read(path).contains(mark)))
        .cloned()
        .collect();
    none(&found, "Move these tests to crates/wayfellow/tests/it:");
}

#[test]
fn no_test_is_ignored_and_none_sleeps() {
    let words = [["#[ign", "ore"], ["thread::", "sleep"], ["fn test", "_"]].map(|w| w.concat());
    let mut found = Vec::new();
    for path in tracked()
        .iter()
        .filter(|p| has(p, "rs") && p.contains("/tests/"))
    {
        for (n, line) in read(path).lines().enumerate() {
            if words.iter().any(|w| line.contains(w.as_str())) {
                found.push(format!("{path}:{}: {}", n + 1, line.trim()));
            }
        }
    }
    none(
        &found,
        "A test runs, waits for what it waits for, and is named by a sentence:",
    );
}

#[test]
fn style_sheets_and_scripts_are_our_own_and_ask_nobody_else() {
    let mut found = Vec::new();
    for path in tracked()
        .iter()
        .filter(|p| p.starts_with("assets/") && (has(p, "css") || has(p, "js")))
    {
        let text = read(path);
        for word in [
            "http:",
            "https:",
            "@import",
            "url(//",
            "eval(",
            "innerHTML",
            "document.write",
        ] {
            if text.contains(word) {
                found.push(format!("{path}: {word}"));
            }
        }
    }
    none(
        &found,
        "Pages load nothing from elsewhere and write no HTML by hand:",
    );
}
