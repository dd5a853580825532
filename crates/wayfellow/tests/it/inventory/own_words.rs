//! The product's own words held against its own checker: the interface, the guide, the documents as data, the rules.
//!
//! A name that others gave (a category, a training) is a fact and stays as it is; it is listed as quoted, with a
//! reason, in `data/own-words.toml`. That file is a pack like those of organizations. Role fit is asked of the texts
//! that say what people in peer roles do; the tests of `rolecheck` do that.

use std::collections::BTreeSet;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use rolecheck::{Checker, FindingKind, Kind, Options, Pack, Severity};
use toml::Value;
use wayfellow::web::{Lang, Strings};

use super::{below, none, read};
use crate::program::{root, run};

/// Entries that hold what a rule looks for, examples that are wrong on purpose, or codes and addresses.
const NOT_OURS_TO_SAY: [&str; 20] = [
    "plain", "nouns", "heads", "verbs", "stems", "words", "allow", "any", "any2", "all", "none",
    "flagged", "allowed", "example", "aliases", "url", "code", "tags", "cite", "sources",
];

fn checker() -> Checker {
    let pack = read("data/own-words.toml");
    Checker::with_pack(Pack::parse(&pack).expect("data/own-words.toml is a pack"))
}

/// What the checker says about the wording of a text, with the passage.
fn about(checker: &Checker, text: &str) -> Vec<String> {
    let report = checker.check(text, &Options::new(Kind::Policy));
    let wording = report.findings.iter().filter(|f| {
        f.severity != Severity::Info
            && !matches!(f.kind, FindingKind::RoleFit)
            && !f.kind.name().starts_with("jd-")
    });
    wording
        .map(|f| format!("{} {:?} in {text:?}", f.code, &text[f.span.clone()]))
        .collect()
}

/// Every text of a TOML value that a person reads, with the way to it.
fn texts(value: &Value, way: &str, into: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => into.push((way.to_owned(), text.clone())),
        Value::Array(values) => {
            for value in values {
                texts(value, way, into);
            }
        }
        Value::Table(table) => {
            // A glossary explains words; the word itself is only named.
            let named = table.get("kind").and_then(Value::as_str) == Some("term");
            for (key, value) in table {
                let only_named = named && key == "label";
                if !only_named && !NOT_OURS_TO_SAY.contains(&key.as_str()) {
                    texts(value, &format!("{way} {key}"), into);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn the_documents_and_the_rules_pass_our_own_checker() {
    let checker = checker();
    let mut found = Vec::new();
    let mut read_texts = 0;
    for folder in ["data/frameworks", "data/library", "data/rules"] {
        for path in below(folder) {
            let value: Value = toml::from_str(&read(&path)).expect("data is TOML");
            let mut all = Vec::new();
            texts(&value, &path.display().to_string(), &mut all);
            read_texts += all.len();
            for (way, text) in all {
                found.extend(
                    about(&checker, &text)
                        .into_iter()
                        .map(|f| format!("{way}: {f}")),
                );
            }
        }
    }
    assert!(read_texts > 3000, "only {read_texts} texts were found");
    none(
        &found,
        "Say it another way, or, if it is a name that others gave, list it in data/own-words.toml with the reason:",
    );
}

/// The words of a message with a plain word in the place of each argument; each way a choice can go on its own.
fn said(pattern: &Pattern<&str>) -> Vec<String> {
    let mut ways = vec![String::new()];
    for element in &pattern.elements {
        let next = match element {
            PatternElement::TextElement { value } => vec![(*value).to_owned()],
            PatternElement::Placeable { expression } => match expression {
                Expression::Inline(InlineExpression::StringLiteral { value }) => {
                    vec![(*value).to_owned()]
                }
                Expression::Inline(_) => vec!["3".to_owned()],
                Expression::Select { variants, .. } => {
                    variants.iter().flat_map(|v| said(&v.value)).collect()
                }
            },
        };
        ways = ways
            .iter()
            .flat_map(|way| next.iter().map(move |n| format!("{way}{n}")))
            .collect();
    }
    ways
}

#[test]
fn the_interface_passes_our_own_checker() {
    let checker = checker();
    let mut found = Vec::new();
    let mut messages = BTreeSet::new();
    for (file, text) in Strings::files(Lang::En) {
        let resource = fluent_syntax::parser::parse(text).expect("another test reads it first");
        for entry in &resource.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            messages.insert(message.id.name);
            for words in message.value.iter().flat_map(said) {
                let about = about(&checker, &words).into_iter();
                found.extend(about.map(|f| format!("locales/{file} {}: {f}", message.id.name)));
            }
        }
    }
    assert!(
        messages.len() > 500,
        "only {} messages were found",
        messages.len()
    );
    none(&found, "Say it another way:");
}

#[test]
fn the_guide_passes_our_own_checker() {
    let mut pages = below("docs/guide");
    pages.push("README.md".into());
    assert!(pages.len() > 5);
    let mut found = Vec::new();
    for page in pages {
        let page = root().join(page);
        let name = page.to_str().expect("a plain path");
        let pack = root().join("data/own-words.toml");
        let pack = pack.to_str().expect("a plain path");
        let ran = run(&[
            "check", "--kind", "policy", "--format", "json", "--pack", pack, name,
        ]);
        assert_ne!(ran.code, Some(2), "{name}: {}", ran.err);
        let answer = ran.json();
        let findings = answer["findings"].as_array().expect("a list of findings");
        found.extend(
            findings
                .iter()
                .filter(|f| f["kind"] != "role-fit" && f["severity"] != "info")
                .map(|f| format!("{name}:{} {} {}", f["start"]["line"], f["code"], f["text"])),
        );
    }
    none(&found, "Say it another way, or quote it:");
}

#[test]
fn a_word_that_the_field_avoids_does_not_slip_through_here() {
    let found = about(&checker(), "The client signs here.");
    assert_eq!(found.len(), 1, "{found:?}");
}
