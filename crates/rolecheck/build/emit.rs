//! Writes the tables as Rust source.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::lexicon::Lexicon;
use crate::rules::RuleFile;

fn camel(name: &str) -> String {
    name.split('-')
        .map(|part| {
            let mut chars = part.chars();
            chars
                .next()
                .map_or(String::new(), |c| c.to_uppercase().chain(chars).collect())
        })
        .collect()
}

fn constant(name: &str) -> String {
    name.replace(['-', ':', '.'], "_").to_uppercase()
}

fn set(classes: impl Iterator<Item = usize>, words: usize) -> String {
    let mut bits = vec![0u64; words];
    for class in classes {
        bits[class / 64] |= 1 << (class % 64);
    }
    format!("ClassSet({bits:?})")
}

/// FNV-1a, the same as `lexicon::hash` in the crate.
fn hash(bytes: &[u8]) -> u32 {
    let mut h: u32 = 0x811c_9dc5;
    for &b in bytes {
        h = (h ^ u32::from(b)).wrapping_mul(0x0100_0193);
    }
    h
}

fn edge_hash(node: u32, word: u32) -> u32 {
    let mut h = node.wrapping_mul(0x9E37_79B1) ^ word.wrapping_mul(0x85EB_CA77);
    h ^= h >> 15;
    h.wrapping_mul(0x2C1B_3C6D)
}

fn table_size(n: usize) -> usize {
    (n * 2).next_power_of_two().max(16)
}

pub fn tables(lexicon: &Lexicon, rules: &[RuleFile]) -> String {
    let mut out = String::new();
    let width = lexicon.classes.len().div_ceil(64);
    let _ = writeln!(out, "pub(crate) const WIDTH: usize = {width};");
    out.push_str("#[allow(dead_code)] pub(crate) mod class {\n");
    for (i, name) in lexicon.classes.iter().enumerate() {
        let _ = writeln!(out, "pub(crate) const {}: u16 = {i};", constant(name));
    }
    out.push_str("}\n");
    let _ = writeln!(
        out,
        "pub(crate) static CLASS_NAMES: &[&str] = &{:?};",
        lexicon.classes
    );
    let verbs = set(lexicon.verb_classes.iter().copied(), width);
    let cues = set(lexicon.cue_classes.iter().copied(), width);
    let _ = writeln!(out, "pub(crate) static VERBS: ClassSet = {verbs};");
    let _ = writeln!(out, "pub(crate) static CUES: ClassSet = {cues};");
    let person: Vec<(usize, usize)> = lexicon
        .verb_classes
        .iter()
        .map(|&v| (v, lexicon.known(&format!("p:{}", lexicon.classes[v]))))
        .collect();
    let _ = writeln!(
        out,
        "pub(crate) static PERSON_VERBS: &[(u16, u16)] = &{person:?};"
    );

    words(lexicon, rules, width, &mut out);
    rule_tables(lexicon, rules, width, &mut out);
    out
}

/// Groups of classes that are asked for at every term: a flag saves asking for each of them.
/// `terms::flag` in the crate says what they are for.
const FLAGS: [(&str, &[&str]); 3] = [
    (
        "ACTOR",
        &[
            "everyone",
            "worker",
            "own-role",
            "i",
            "you",
            "we",
            "third",
            "other",
            "doctor",
            "person",
            "title",
            "rule:LANG-PERSON",
            "rule:LANG-DIAGNOSIS",
        ],
    ),
    (
        "JOINT",
        &[
            "sub", "rel", "nobody", "neg", "negprep", "modal", "may", "be",
        ],
    ),
    ("GENDERED", &["gendered", "gendered-pair"]),
];

fn words(lexicon: &Lexicon, rules: &[RuleFile], width: usize, out: &mut String) {
    let mut flags: Vec<(String, BTreeSet<usize>)> = FLAGS
        .iter()
        .map(|(name, classes)| {
            let classes = classes.iter().map(|c| lexicon.known(c)).collect();
            ((*name).to_owned(), classes)
        })
        .collect();
    flags.push(("VERB".to_owned(), lexicon.verb_classes.clone()));
    let with_words = rules.iter().filter(|r| r.has_words());
    flags.push((
        "RULE".to_owned(),
        with_words.map(|r| lexicon.known(&r.class_name())).collect(),
    ));
    // set where the words are grouped
    flags.push(("PEER".to_owned(), BTreeSet::new()));
    out.push_str("pub(crate) mod flag {\n");
    for (n, (name, _)) in flags.iter().enumerate() {
        let _ = writeln!(out, "pub(crate) const {name}: u8 = {};", 1 << n);
    }
    out.push_str("}\n");
    let mut set_flags: Vec<u8> = vec![0];
    let mut sets: Vec<String> = vec![set(std::iter::empty(), width)];
    let mut set_index: BTreeMap<String, usize> = BTreeMap::from([(sets[0].clone(), 0)]);
    let mut word_ids: BTreeMap<&str, u32> = BTreeMap::new();
    for phrase in lexicon.phrases.keys() {
        for word in phrase {
            let next = word_ids.len() as u32 + 1;
            word_ids.entry(word).or_insert(next);
        }
    }
    // nodes of the phrase tree: a word on its own is the node with its number
    let mut nodes: Vec<(u64, usize)> = vec![(0, 0); word_ids.len() + 1];
    let mut edges: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    for (phrase, classes) in &lexicon.phrases {
        let text = set(classes.iter().copied(), width);
        let at = *set_index.entry(text.clone()).or_insert_with(|| {
            let held = flags.iter().enumerate();
            let held = held.filter(|(_, (_, any))| !any.is_disjoint(classes));
            set_flags.push(held.map(|(n, _)| 1 << n).sum());
            sets.push(text);
            sets.len() - 1
        });
        let mut words = phrase.iter().map(|w| word_ids[w.as_str()]);
        let mut node = words.next().expect("a phrase has words");
        for id in words {
            nodes[node as usize].0 |= 1 << (id % 64);
            node = *edges.entry((node, id)).or_insert_with(|| {
                nodes.push((0, 0));
                nodes.len() as u32 - 1
            });
        }
        nodes[node as usize].1 = at;
    }
    let _ = writeln!(
        out,
        "pub(crate) static SETS: [Aligned; {}] = [{}];",
        sets.len(),
        sets.iter()
            .map(|s| format!("Aligned({s})"))
            .collect::<Vec<_>>()
            .join(",")
    );
    let _ = writeln!(
        out,
        "pub(crate) static SET_FLAGS: [u8; {}] = {set_flags:?};",
        sets.len()
    );
    let rows: Vec<String> = nodes
        .iter()
        .map(|(next, set)| format!("Node {{ next: {next}, set: {set} }}"))
        .collect();
    let _ = writeln!(
        out,
        "pub(crate) static NODES: [Node; {}] = [{}];",
        nodes.len(),
        rows.join(",")
    );
    // word table
    let mut by_id: Vec<&str> = vec![""; word_ids.len() + 1];
    for (word, id) in &word_ids {
        by_id[*id as usize] = word;
    }
    for (name, word) in [
        ("PEER", "peer"),
        ("PEERS", "peers"),
        ("YOU", "you"),
        ("YOUR", "your"),
    ] {
        let id = word_ids.get(word).copied().unwrap_or(u32::from(u16::MAX));
        let _ = writeln!(out, "pub(crate) const WORD_{name}: u16 = {id};");
    }
    let size = table_size(by_id.len());
    let mut table = vec![0u32; size];
    for (id, word) in by_id.iter().enumerate().skip(1) {
        let mut slot = hash(word.as_bytes()) as usize & (size - 1);
        while table[slot] != 0 {
            slot = (slot + 1) & (size - 1);
        }
        table[slot] = id as u32;
    }
    let _ = writeln!(out, "pub(crate) static WORDS: &[&str] = &{by_id:?};");
    let _ = writeln!(
        out,
        "pub(crate) static WORD_SLOTS: [u16; {size}] = {table:?};"
    );
    let size = table_size(edges.len());
    let mut table = vec![[0u16; 3]; size];
    let narrow = |n: u32| u16::try_from(n).expect("there are fewer than 65,536 phrases");
    for (&(node, word), &next) in &edges {
        let mut slot = edge_hash(node, word) as usize & (size - 1);
        while table[slot][1] != 0 {
            slot = (slot + 1) & (size - 1);
        }
        table[slot] = [narrow(node), narrow(word), narrow(next)];
    }
    let _ = writeln!(
        out,
        "pub(crate) static EDGES: [[u16; 3]; {size}] = {table:?};"
    );
}

fn rule_tables(lexicon: &Lexicon, rules: &[RuleFile], width: usize, out: &mut String) {
    out.push_str("pub(crate) static RULES: &[Rule] = &[\n");
    for rule in rules {
        let example = |e: &crate::rules::ExampleFile| {
            format!(
                "Example {{ of: Kind::{}, text: {:?} }}",
                camel(&e.of),
                e.text
            )
        };
        let sources: Vec<String> = rule
            .sources
            .iter()
            .map(|s| {
                format!(
                    "Source {{ document: Cow::Borrowed({:?}), section: Cow::Borrowed({:?}), item: Cow::Borrowed({:?}) }}",
                    s.document, s.section, s.item
                )
            })
            .collect();
        let reasons: Vec<String> = rule
            .reasons
            .iter()
            .map(|r| format!("Reason::{}", camel(r)))
            .collect();
        let fixes: Vec<(&String, &String)> = rule.fixes.iter().collect();
        let _ = writeln!(
            out,
            "Rule {{ code: {:?}, name: {:?}, theme: {:?}, file: {:?}, since: {:?}, status: {:?}, severity: Severity::{}, confidence: Confidence::{}, kind: FindingKind::{}, activity: {}, reasons: &[{}], message: {:?}, message_depends: {:?}, why: {:?}, say_instead: {:?}, sources: &[{}], flagged: &[{}], allowed: &[{}], fixes: &{:?} }},",
            rule.code,
            rule.name,
            rule.theme,
            rule.stem,
            rule.since,
            rule.status,
            camel(&rule.severity),
            camel(&rule.confidence),
            camel(&rule.kind),
            rule.activity
                .as_ref()
                .map_or("None".to_owned(), |a| format!(
                    "Some(Activity::{})",
                    camel(a)
                )),
            reasons.join(","),
            rule.message,
            rule.message_depends,
            rule.why,
            rule.say_instead,
            sources.join(","),
            rule.flagged
                .iter()
                .map(example)
                .collect::<Vec<_>>()
                .join(","),
            rule.allowed
                .iter()
                .map(example)
                .collect::<Vec<_>>()
                .join(","),
            fixes,
        );
    }
    out.push_str("];\n");
    // rows by topic, in order; a topic is an activity or `other`
    let mut by_topic: BTreeMap<String, Vec<(u16, String)>> = BTreeMap::new();
    for (at, rule) in rules.iter().enumerate() {
        for row in &rule.row {
            let classes = |names: &[String]| set(names.iter().map(|n| lexicon.known(n)), width);
            let question = row.question.as_deref().unwrap_or("");
            assert!(
                (row.verdict == "depends") == (row.question.is_some()),
                "{}: a row that depends names its question",
                rule.code
            );
            let text = format!(
                "Row {{ rule: {at}, all: {}, any: {}, any2: {}, none: {}, verdict: Verdict::{}, question: {question:?} }}",
                classes(&row.all),
                classes(&row.any),
                classes(&row.any2),
                classes(&row.none),
                camel(&row.verdict),
            );
            let topic = rule.activity.clone().unwrap_or_else(|| "other".to_owned());
            by_topic.entry(topic).or_default().push((row.order, text));
        }
    }
    out.push_str("pub(crate) static TABLES: &[(Option<Activity>, &[Row])] = &[\n");
    for (topic, mut rows) in by_topic {
        rows.sort_by_key(|r| r.0);
        let topic = if topic == "other" {
            "None".to_owned()
        } else {
            format!("Some(Activity::{})", camel(&topic))
        };
        let rows: Vec<String> = rows.into_iter().map(|r| r.1).collect();
        let _ = writeln!(out, "({topic}, &[{}]),", rows.join(","));
    }
    out.push_str("];\n");
    // rule of each `rule:` class
    let pairs: Vec<(usize, usize)> = rules
        .iter()
        .enumerate()
        .filter(|(_, r)| r.has_words())
        .map(|(i, r)| (lexicon.known(&r.class_name()), i))
        .collect();
    let _ = writeln!(
        out,
        "pub(crate) static RULE_CLASSES: &[(u16, u16)] = &{pairs:?};"
    );
}
