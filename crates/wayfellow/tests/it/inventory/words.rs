//! The words of the interface: both languages have the same, every one asked for is there, and none is idle.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, PatternElement};
use wayfellow::db::schema::tables;
use wayfellow::web::{Lang, Strings};

use super::{below, none, read};

/// What tables and columns hold. In English this stands in the migrations.
const RECORDS: &str = "/records.ftl";

/// The keys of a language with the names of the arguments their words use. Also where a key stands twice.
fn keys(lang: Lang) -> (BTreeMap<String, BTreeSet<String>>, Vec<String>) {
    let mut found = BTreeMap::new();
    let mut faults = Vec::new();
    for (file, text) in Strings::files(lang) {
        let resource = fluent_syntax::parser::parse(text).unwrap_or_else(|(resource, errors)| {
            faults.push(format!("locales/{file}: {errors:?}"));
            resource
        });
        for entry in resource.body {
            match entry {
                Entry::Message(message) => {
                    let mut arguments = BTreeSet::new();
                    match &message.value {
                        Some(pattern) => collect(&pattern.elements, &mut arguments),
                        None => {
                            faults.push(format!("locales/{file}: {} is empty", message.id.name))
                        }
                    }
                    if found
                        .insert(message.id.name.to_owned(), arguments)
                        .is_some()
                    {
                        faults.push(format!("locales/{file}: {} stands twice", message.id.name));
                    }
                }
                Entry::Junk { content } => faults.push(format!("locales/{file}: {content:?}")),
                _ => {}
            }
        }
    }
    (found, faults)
}

fn collect(elements: &[PatternElement<&str>], into: &mut BTreeSet<String>) {
    for element in elements {
        if let PatternElement::Placeable { expression } = element {
            match expression {
                Expression::Inline(inline) => collect_inline(inline, into),
                Expression::Select { selector, variants } => {
                    collect_inline(selector, into);
                    for variant in variants {
                        collect(&variant.value.elements, into);
                    }
                }
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, into: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            into.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                collect_inline(argument, into);
            }
        }
        InlineExpression::Placeable { expression } => match expression.as_ref() {
            Expression::Inline(inline) => collect_inline(inline, into),
            Expression::Select { selector, .. } => collect_inline(selector, into),
        },
        _ => {}
    }
}

/// Handlers and templates, without their comments.
fn sources() -> Vec<(String, String)> {
    below("crates/wayfellow/src")
        .into_iter()
        .filter(|p| p.extension().is_some_and(|e| e == "rs" || e == "html"))
        .map(|p| {
            let text = read(&p);
            let lines = text.lines().filter(|l| !l.trim_start().starts_with("//"));
            (
                p.display().to_string(),
                lines.collect::<Vec<_>>().join("\n"),
            )
        })
        .collect()
}

/// Everything between double quotes, in order. Good enough for code that keeps quotes out of its words.
fn literals(text: &str) -> BTreeSet<&str> {
    let key = |s: &&str| {
        !s.is_empty()
            && s.len() < 80
            && s.chars()
                .all(|c| c.is_ascii_alphanumeric() || "-{}".contains(c))
    };
    // Odd or even, a key stands between two quotes.
    text.split('"').filter(key).collect()
}

/// The keys that stand right in a call that looks them up, with the arguments the call gives.
fn asked_for(text: &str) -> Vec<(String, BTreeSet<String>)> {
    const CALLS: [(&str, &[&str]); 8] = [
        (".t(\"", &[]),
        (".n(\"", &["n"]),
        (".nm(\"", &["n", "m"]),
        (".s(\"", &["s"]),
        (".su(\"", &["s", "u"]),
        ("bad_request(\"", &[]),
        ("refused(\"", &[]),
        ("key: \"", &[]),
    ];
    let mut found = Vec::new();
    for (call, arguments) in CALLS {
        for rest in text.split(call).skip(1) {
            let key = rest.split('"').next().unwrap_or_default();
            if !key.contains('{') {
                let arguments = arguments.iter().map(|a| (*a).to_owned()).collect();
                found.push((key.to_owned(), arguments));
            }
        }
    }
    found
}

#[test]
fn both_languages_have_the_same_keys_with_the_same_arguments() {
    let (en, faults_en) = keys(Lang::En);
    let (es, faults_es) = keys(Lang::Es);
    let mut found = [faults_en, faults_es].concat();
    assert!(en.len() > 100, "only {} keys", en.len());
    let both = en.keys().chain(es.keys()).collect::<BTreeSet<_>>();
    for key in both.into_iter().filter(|k| !k.starts_with("row-of-")) {
        match (en.get(key), es.get(key)) {
            (Some(_), None) => found.push(format!("{key} is missing in Spanish")),
            (None, Some(_)) => found.push(format!("{key} is missing in English")),
            (a, b) if a != b => found.push(format!("{key}: {a:?} in English, {b:?} in Spanish")),
            _ => {}
        }
    }
    none(&found, "Mend these in locales/en and locales/es:");
}

#[test]
fn the_files_of_both_languages_have_the_same_names() {
    let names = |lang: Lang| -> BTreeSet<String> {
        let of = Strings::files(lang).map(|(f, _)| f[lang.tag().len()..].to_owned());
        of.filter(|name| name != RECORDS).collect()
    };
    assert_eq!(names(Lang::En), names(Lang::Es));
}

#[test]
fn a_person_reads_in_their_language_what_each_record_about_them_holds() {
    let (en, _) = keys(Lang::En);
    let (es, _) = keys(Lang::Es);
    let about_people = tables().iter().filter(|t| t.person.is_some());
    let told: BTreeSet<String> = about_people
        .flat_map(|table| {
            let columns = table.columns.iter().filter(|c| c.is_told());
            let key = format!("row-of-{}", table.name);
            let columns: Vec<String> = columns.map(|c| format!("{key}-{}", c.name)).collect();
            std::iter::once(key).chain(columns)
        })
        .collect();
    let of = |keys: &BTreeMap<String, BTreeSet<String>>| -> BTreeSet<String> {
        let records = keys.keys().filter(|k| k.starts_with("row-of-"));
        records.cloned().collect()
    };
    assert!(of(&en).is_empty(), "English stands in the migrations");
    let es = of(&es);
    let missing = told.difference(&es).map(|k| format!("{k} is missing"));
    let idle = es.difference(&told).map(|k| format!("{k} is idle"));
    let found: Vec<String> = missing.chain(idle).collect();
    none(&found, "Mend these in locales/es/records.ftl:");
}

#[test]
fn every_key_that_is_asked_for_exists_and_uses_only_what_it_is_given() {
    let (known, _) = keys(Lang::En);
    let mut found = BTreeSet::new();
    let mut seen = 0;
    for (file, text) in sources() {
        for (key, given) in asked_for(&text) {
            seen += 1;
            match known.get(&key) {
                None => drop(found.insert(format!("{file}: no words for {key:?}"))),
                Some(used) if !used.is_subset(&given) => {
                    found.insert(format!(
                        "{file}: {key} uses {used:?} and is given {given:?}"
                    ));
                }
                Some(_) => {}
            }
        }
    }
    assert!(
        seen > 200,
        "only {seen} keys are asked for: has the way to ask changed?"
    );
    let found: Vec<String> = found.into_iter().collect();
    none(
        &found,
        "Add the key to locales/en and locales/es, or mend the call:",
    );
}

#[test]
fn no_words_are_idle() {
    let sources = sources();
    let literals: BTreeSet<&str> = sources.iter().flat_map(|(_, t)| literals(t)).collect();
    let patterns: Vec<&str> = literals
        .iter()
        .copied()
        .filter(|l| l.contains('{'))
        .collect();
    let terms: BTreeSet<String> = sources
        .iter()
        .flat_map(|(_, text)| text.split("term(\"").skip(1))
        .map(|rest| format!("term-{}-", rest.split('"').next().unwrap_or_default()))
        .collect();
    let made = |key: &str| {
        patterns.iter().any(|pattern| {
            let Some((start, rest)) = pattern.split_once('{') else {
                return false;
            };
            let end = rest.split_once('}').map_or("", |(_, end)| end);
            let middle = key.strip_prefix(start).and_then(|k| k.strip_suffix(end));
            // With a fixed start what follows is data; without one the start must be a word of the code.
            (start.len() > 3 || middle.is_some_and(|m| literals.contains(m)))
                && middle.is_some_and(|m| !m.is_empty())
        })
    };
    let (known, _) = keys(Lang::En);
    let idle: Vec<String> = known
        .into_keys()
        .filter(|key| {
            !literals.contains(key.as_str())
                && !terms.iter().any(|t| key.starts_with(t.as_str()))
                && !made(key)
        })
        .collect();
    none(
        &idle,
        "Nothing uses these keys; remove them from locales/en and locales/es:",
    );
}
