//! Reads `data/rules/<theme>/<rule>.toml`.

use std::path::Path;

use serde::Deserialize;

use crate::lexicon::{Lexicon, Shape};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleFile {
    #[serde(skip)]
    pub theme: String,
    #[serde(skip)]
    pub stem: String,
    pub code: String,
    pub name: String,
    pub since: String,
    pub status: String,
    pub severity: String,
    pub confidence: String,
    pub kind: String,
    #[serde(default)]
    pub activity: Option<String>,
    #[serde(default)]
    pub reasons: Vec<String>,
    pub message: String,
    #[serde(default)]
    pub message_depends: Option<String>,
    pub why: String,
    #[serde(default)]
    pub say_instead: Option<String>,
    pub sources: Vec<SourceFile>,
    pub flagged: Vec<ExampleFile>,
    pub allowed: Vec<ExampleFile>,
    #[serde(default)]
    pub nouns: Vec<String>,
    #[serde(default)]
    pub verbs: Vec<String>,
    #[serde(default)]
    pub plain: Vec<String>,
    /// Longer phrases in which the words are left alone.
    #[serde(default)]
    pub allow: Vec<String>,
    #[serde(default)]
    pub fixes: std::collections::BTreeMap<String, String>,
    #[serde(default)]
    pub row: Vec<RowFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceFile {
    pub document: String,
    pub section: String,
    #[serde(default)]
    pub item: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleFile {
    pub of: String,
    pub text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowFile {
    pub order: u16,
    #[serde(default)]
    pub all: Vec<String>,
    #[serde(default)]
    pub any: Vec<String>,
    #[serde(default)]
    pub any2: Vec<String>,
    #[serde(default)]
    pub none: Vec<String>,
    pub verdict: String,
    #[serde(default)]
    pub question: Option<String>,
}

pub fn read(dir: &Path) -> Vec<RuleFile> {
    let mut rules = Vec::new();
    let mut themes: Vec<_> = std::fs::read_dir(dir)
        .expect("the rules directory exists")
        .map(|e| e.expect("a readable entry").path())
        .filter(|p| p.is_dir())
        .collect();
    themes.sort();
    for theme in themes {
        let mut files: Vec<_> = std::fs::read_dir(&theme)
            .expect("a readable theme")
            .map(|e| e.expect("a readable entry").path())
            .filter(|p| p.extension().is_some_and(|e| e == "toml"))
            .collect();
        files.sort();
        for file in files {
            let text = std::fs::read_to_string(&file).expect("a readable rule");
            let mut rule: RuleFile =
                toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
            let name = |p: &Path| p.file_stem().map(|s| s.to_string_lossy().into_owned());
            rule.theme = name(&theme).expect("a theme has a name");
            rule.stem = name(&file).expect("a rule file has a name");
            let enough = rule.flagged.len() >= 2 && rule.allowed.len() >= 2;
            assert!(
                enough,
                "{}: two flagged and two allowed examples, please",
                file.display()
            );
            assert!(
                !rule.sources.is_empty(),
                "{}: a rule cites a source",
                file.display()
            );
            assert!(
                rules.iter().all(|r: &RuleFile| r.code != rule.code),
                "{}: the code {} is taken",
                file.display(),
                rule.code
            );
            rules.push(rule);
        }
    }
    rules
}

impl RuleFile {
    pub fn has_words(&self) -> bool {
        !(self.nouns.is_empty() && self.verbs.is_empty() && self.plain.is_empty())
    }

    /// Takes its words and rows away, so that it finds nothing.
    pub fn silence(&mut self) {
        self.nouns.clear();
        self.verbs.clear();
        self.plain.clear();
        self.allow.clear();
        self.row.clear();
    }

    pub fn class_name(&self) -> String {
        format!("rule:{}", self.code)
    }

    pub fn add_words(&self, lexicon: &mut Lexicon) {
        if self.has_words() {
            let class = lexicon.class(&self.class_name());
            for (words, shape) in [
                (&self.nouns, Shape::Noun),
                (&self.verbs, Shape::Verb),
                (&self.plain, Shape::Plain),
            ] {
                for word in words {
                    lexicon.add(word, class, shape);
                }
            }
        }
        let allowed = lexicon.class("left-alone");
        for phrase in &self.allow {
            lexicon.add(phrase, allowed, Shape::Noun);
        }
    }
}
