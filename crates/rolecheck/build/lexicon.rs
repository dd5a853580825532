//! Word lists: sections of words, each a class; verbs and nouns are written once and inflected here.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// How the words of a section bend.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Verb,
    Noun,
    Plain,
}

/// The words, their classes, and phrases of several words.
#[derive(Default)]
pub struct Lexicon {
    pub classes: Vec<String>,
    index: BTreeMap<String, usize>,
    /// phrase (one or more words) -> classes
    pub phrases: BTreeMap<Vec<String>, BTreeSet<usize>>,
    pub verb_classes: BTreeSet<usize>,
    pub cue_classes: BTreeSet<usize>,
    irregular: BTreeMap<String, [String; 4]>,
}

impl Lexicon {
    pub fn class(&mut self, name: &str) -> usize {
        if let Some(&i) = self.index.get(name) {
            return i;
        }
        let i = self.classes.len();
        self.classes.push(name.to_owned());
        self.index.insert(name.to_owned(), i);
        i
    }

    pub fn known(&self, name: &str) -> usize {
        *self
            .index
            .get(name)
            .unwrap_or_else(|| panic!("no class named {name:?}"))
    }

    pub fn read_dir(&mut self, dir: &Path) {
        for form in ["v-base", "v-s", "v-ing", "v-ed"] {
            self.class(form);
        }
        let mut files: Vec<_> = std::fs::read_dir(dir)
            .expect("the lexicon directory exists")
            .map(|e| e.expect("a readable entry").path())
            .filter(|p| p.extension().is_some_and(|e| e == "txt"))
            .collect();
        files.sort();
        for file in files {
            let text = std::fs::read_to_string(&file).expect("a readable word list");
            self.read(&text, &file.display().to_string());
        }
    }

    fn read(&mut self, text: &str, file: &str) {
        let mut section: Option<(usize, Shape)> = None;
        for (n, line) in text.lines().enumerate() {
            let line = line.split('#').next().unwrap_or_default().trim();
            if line.is_empty() {
                continue;
            }
            if let Some(head) = line.strip_prefix('[') {
                let head = head.trim_end_matches(']');
                let mut words = head.split_whitespace();
                let name = words
                    .next()
                    .unwrap_or_else(|| panic!("{file}:{n}: empty head"));
                if name == "irregular" {
                    section = None;
                    continue;
                }
                let class = self.class(name);
                let mut shape = Shape::Plain;
                for word in words {
                    match word {
                        "verb" => {
                            shape = Shape::Verb;
                            self.verb_classes.insert(class);
                            self.class(&format!("p:{name}"));
                        }
                        "noun" => shape = Shape::Noun,
                        "plain" => {}
                        "cue" => {
                            self.cue_classes.insert(class);
                        }
                        other => panic!("{file}:{}: unknown word {other:?} in head", n + 1),
                    }
                }
                section = Some((class, shape));
                continue;
            }
            let Some((class, shape)) = section else {
                // irregular: base s ing ed
                let forms: Vec<&str> = line.split_whitespace().collect();
                assert!(forms.len() >= 4, "{file}:{}: base, -s, -ing, past", n + 1);
                self.irregular.insert(
                    forms[0].to_owned(),
                    [
                        forms[1],
                        forms[2],
                        forms[3],
                        forms.get(4).unwrap_or(&forms[3]),
                    ]
                    .map(str::to_owned),
                );
                continue;
            };
            for entry in line.split(',') {
                let entry = entry.trim();
                if !entry.is_empty() {
                    self.add(entry, class, shape);
                }
            }
        }
    }

    /// Adds one entry in all its forms. `=` keeps it as written; `a/b` gives alternatives for a word.
    pub fn add(&mut self, entry: &str, class: usize, shape: Shape) {
        let (entry, shape) = match entry.strip_prefix('=') {
            Some(rest) => (rest, Shape::Plain),
            None => (entry, shape),
        };
        for words in alternatives(entry) {
            match shape {
                Shape::Plain => self.put(words, &[class]),
                Shape::Noun => {
                    let last = words.len() - 1;
                    let mut many = words.clone();
                    many[last] = plural(&words[last]);
                    self.put(words, &[class]);
                    self.put(many, &[class]);
                }
                Shape::Verb => {
                    let forms = self.forms(&words[0]);
                    for (form, at) in forms.iter().zip([0, 1, 2, 3, 3]) {
                        let mut bent = words.clone();
                        bent[0].clone_from(form);
                        self.put(bent, &[class, at]);
                    }
                }
            }
        }
    }

    fn put(&mut self, words: Vec<String>, classes: &[usize]) {
        self.phrases.entry(words).or_default().extend(classes);
    }

    fn forms(&self, base: &str) -> [String; 5] {
        if let Some([s, ing, past, participle]) = self.irregular.get(base) {
            return [
                base.into(),
                s.clone(),
                ing.clone(),
                past.clone(),
                participle.clone(),
            ];
        }
        let (s, ing, ed) = regular(base);
        [base.into(), s, ing, ed.clone(), ed]
    }
}

impl Lexicon {
    /// Words of a stricter list belong to the wider list of their activity, too.
    fn imply(&mut self) {
        const WIDER: &[(&str, &str)] = &[
            ("med-nominal", "t-medications"),
            ("fund-hard", "t-fund-management"),
            ("clean-hard", "t-cleaning"),
            ("assess-hard", "t-assessments"),
            ("plan-hard", "t-treatment-plans"),
            ("meet-hard", "t-meetings"),
            ("commit-hard", "t-forced-hospitalization"),
            ("commit-paper", "t-forced-hospitalization"),
            ("file-hard", "t-reading-files"),
            ("phone-peer", "t-answering-phones"),
            ("is-desk", "t-answering-phones"),
            ("social-hard", "t-social-events"),
            ("boss-recipient", "other"),
        ];
        for (narrow, wide) in WIDER {
            let (narrow, wide) = (self.known(narrow), self.known(wide));
            for classes in self.phrases.values_mut() {
                if classes.contains(&narrow) {
                    classes.insert(wide);
                }
            }
        }
    }

    /// A longer phrase hides the shorter ones inside it; here it takes over what they stand for.
    pub fn inherit(&mut self) {
        self.imply();
        let family = |name: &str| -> Option<&'static str> {
            let code = name.strip_prefix("rule:")?;
            ["LANG", "ASK", "AD"]
                .into_iter()
                .find(|f| code.starts_with(f))
        };
        let topic = |name: &str| {
            name.starts_with("t-")
                || name.starts_with("duty-")
                || name.ends_with("-hard")
                || matches!(
                    name,
                    "generic"
                        | "you"
                        | "le-own"
                        | "le-what"
                        | "le-name"
                        | "plan-ref"
                        | "commit-paper"
                        | "filing-conf"
                        | "phone-crisis"
                        | "comply-word"
                )
        };
        let left = self.index.get("left-alone").copied();
        let snapshot = self.phrases.clone();
        for (words, classes) in &mut self.phrases {
            if words.len() < 2 || left.is_some_and(|l| classes.contains(&l)) {
                continue;
            }
            let names: Vec<&str> = classes.iter().map(|c| self.classes[*c].as_str()).collect();
            let excluded = names
                .iter()
                .any(|n| n.starts_with("not-") || n.starts_with("skip-"));
            let topical = names.iter().any(|n| topic(n));
            let cue = topical
                || classes.iter().any(|c| self.cue_classes.contains(c))
                || names
                    .iter()
                    .any(|n| n.starts_with("rule:") || n.starts_with("le-"));
            let families: Vec<_> = names.iter().filter_map(|n| family(n)).collect();
            // marks of documents and questions are only looked for; they must not hide grammar
            let soft = names.iter().all(|n| {
                [
                    "req-",
                    "pref-",
                    "jd-",
                    "q-",
                    "le-",
                    "way-in",
                    "after-offer",
                    "not-needed",
                    "mention",
                    "duty-vague",
                    "past",
                    "catch-all",
                    "by-title",
                    "cert",
                    "degree",
                ]
                .iter()
                .any(|s| n.starts_with(s))
            });
            let mut more = BTreeSet::new();
            for from in 0..words.len() {
                for to in from + 1..=words.len() {
                    if to - from == words.len() {
                        continue;
                    }
                    let Some(inner) = snapshot.get(&words[from..to]) else {
                        continue;
                    };
                    if left.is_some_and(|l| inner.contains(&l)) {
                        continue;
                    }
                    for class in inner {
                        let name = self.classes[*class].as_str();
                        let rule = family(name).is_some_and(|f| !families.contains(&f));
                        if rule || soft || cue && !excluded && topic(name) {
                            more.insert(*class);
                        }
                    }
                }
            }
            classes.extend(more);
        }
    }
}

fn alternatives(entry: &str) -> Vec<Vec<String>> {
    let mut out: Vec<Vec<String>> = vec![Vec::new()];
    for part in entry.to_lowercase().split([' ', '-']) {
        // an owner's bare apostrophe is a mark on the token, not part of the word
        let part = part.trim_end_matches('\'');
        if part.is_empty() {
            continue;
        }
        let mut next = Vec::new();
        for option in part.split('/') {
            for head in &out {
                let mut words = head.clone();
                // `x/_` makes a word optional
                if option != "_" {
                    words.push(option.to_owned());
                }
                next.push(words);
            }
        }
        out = next;
    }
    out.retain(|w| !w.is_empty());
    out
}

fn vowel(c: u8) -> bool {
    matches!(c, b'a' | b'e' | b'i' | b'o' | b'u')
}

pub fn plural(word: &str) -> String {
    match word {
        "person" => return "people".into(),
        "man" | "woman" => return format!("{}en", &word[..word.len() - 2]),
        "child" => return "children".into(),
        "staff" => return "staff".into(),
        "life" => return "lives".into(),
        _ => {}
    }
    let b = word.as_bytes();
    let n = b.len();
    if n > 1 && b[n - 1] == b'y' && !vowel(b[n - 2]) {
        return format!("{}ies", &word[..n - 1]);
    }
    if ["s", "x", "z", "ch", "sh"]
        .iter()
        .any(|e| word.ends_with(e))
    {
        return format!("{word}es");
    }
    format!("{word}s")
}

fn regular(base: &str) -> (String, String, String) {
    let b = base.as_bytes();
    let n = b.len();
    let s = plural(base);
    if base.ends_with("ee") || base.ends_with("oe") || base.ends_with("ye") {
        return (s, format!("{base}ing"), format!("{base}d"));
    }
    if base.ends_with('e') {
        let stem = &base[..n - 1];
        return (s, format!("{stem}ing"), format!("{base}d"));
    }
    if n > 1 && b[n - 1] == b'y' && !vowel(b[n - 2]) {
        return (s, format!("{base}ing"), format!("{}ied", &base[..n - 1]));
    }
    // one-syllable consonant-vowel-consonant doubles
    let syllables = b.windows(2).filter(|w| vowel(w[0]) && !vowel(w[1])).count()
        + usize::from(n > 0 && vowel(b[n - 1]));
    if n >= 3
        && syllables == 1
        && !vowel(b[n - 1])
        && !matches!(b[n - 1], b'w' | b'x' | b'y')
        && vowel(b[n - 2])
        && !vowel(b[n - 3])
    {
        let last = b[n - 1] as char;
        return (s, format!("{base}{last}ing"), format!("{base}{last}ed"));
    }
    (s, format!("{base}ing"), format!("{base}ed"))
}
