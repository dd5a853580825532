//! Lays out `model/near.txt`, the words of like meaning, as static tables.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use crate::models::hash;

/// Forms that no rule of spelling makes.
const IRREGULAR: &[(&str, &[&str])] = &[
    ("give", &["gave", "given"]),
    ("bring", &["brought"]),
    ("take", &["took", "taken"]),
    ("drive", &["drove", "driven"]),
    ("hold", &["held"]),
    ("write", &["wrote", "written"]),
    ("tell", &["told"]),
    ("keep", &["kept"]),
    ("sit", &["sat"]),
    ("see", &["saw", "seen"]),
    ("choose", &["chose", "chosen"]),
    ("hear", &["heard"]),
    ("speak", &["spoke", "spoken"]),
    ("teach", &["taught"]),
    ("lead", &["led"]),
    ("send", &["sent"]),
    ("make", &["made"]),
    ("get", &["got", "gotten"]),
    ("go", &["went", "gone"]),
    ("run", &["ran"]),
    ("find", &["found"]),
    ("feed", &["fed"]),
    ("say", &["said"]),
    ("stand", &["stood"]),
    ("sleep", &["slept"]),
    ("leave", &["left"]),
    ("spend", &["spent"]),
    ("think", &["thought"]),
    ("show", &["shown"]),
    ("sweep", &["swept"]),
    ("win", &["won"]),
    ("stick", &["stuck"]),
    ("drink", &["drank", "drunk"]),
    ("pay", &["paid"]),
    ("meet", &["met"]),
];

/// A word and its usual forms; some of them are no words, and do no harm.
fn forms(word: &str) -> BTreeSet<String> {
    let mut out: BTreeSet<String> = ["", "s", "es", "ed", "ing", "er"]
        .iter()
        .map(|ending| format!("{word}{ending}"))
        .collect();
    let vowel = |c: char| "aeiou".contains(c);
    if let Some(base) = word.strip_suffix('e') {
        out.extend([format!("{word}d"), format!("{base}ing"), format!("{word}r")]);
    }
    if let Some(base) = word.strip_suffix('y') {
        out.extend([format!("{base}ies"), format!("{base}ied")]);
    }
    let mut back = word.chars().rev();
    if let (Some(last), Some(before)) = (back.next(), back.next())
        && !vowel(last)
        && !"wxy".contains(last)
        && vowel(before)
    {
        out.extend([format!("{word}{last}ing"), format!("{word}{last}ed")]);
    }
    for (_, others) in IRREGULAR.iter().filter(|(w, _)| *w == word) {
        out.extend(others.iter().map(|o| (*o).to_owned()));
    }
    out
}

/// Rust source: the names of the groups, and for each form by its hash the groups it is in.
pub fn near(file: &Path) -> String {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let mut names = Vec::new();
    let mut groups: BTreeMap<u32, BTreeSet<usize>> = BTreeMap::new();
    for line in text.lines().filter(|l| !l.starts_with('#')) {
        let Some((name, words)) = line.split_once(':') else {
            continue;
        };
        for word in words.split_whitespace() {
            for form in forms(word) {
                let in_groups = groups.entry(hash(form.as_bytes())).or_default();
                in_groups.insert(names.len());
            }
        }
        names.push(name.trim().to_owned());
    }
    let mut list = Vec::new();
    let mut places = Vec::new();
    for (key, in_groups) in groups {
        let from = list.len();
        list.extend(in_groups);
        places.push((key, from, list.len()));
    }
    let mut out = String::new();
    let _ = writeln!(
        out,
        "/// Names of the groups of like meaning.
static NEAR_NAMES: [&str; {}] = {names:?};
/// A form's hash, and where its groups stand in the list.
static NEAR: [(u32, u16, u16); {}] = {places:?};
/// The groups of all forms, one after the other.
static NEAR_GROUPS: [u16; {}] = {list:?};",
        names.len(),
        places.len(),
        list.len()
    );
    out
}
