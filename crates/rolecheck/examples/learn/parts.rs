//! Learns what single passages of ads and descriptions say, from labels on the whole documents.
//!
//! A document labelled with a finding has at least one passage that earns it, and a document without
//! has none. Which passage it is, is guessed at first from the word classes, then from the weights
//! learned so far, a few times over.

use std::collections::BTreeMap;

use rolecheck::{FindingKind, Kind, Options, rules, samples_of};
use serde_json::Value;

use crate::linear::{Features, Row, Shares, Tally, margin, says, text};
use crate::{Labelled, Work};

/// What is asked of each passage, and how far the line is moved, so that in documents of other
/// authors it lies where it was best.
const HEADS: [(&str, f64); 8] = [
    ("role-fit", -0.22),
    ("disability-discouraging", 0.37),
    ("medical-inquiry", 0.28),
    ("job-as-rehabilitation", 0.5),
    ("experience-named", 0.2),
    ("experience-explained", 0.15),
    ("preferred", 0.35),
    ("concrete", 0.2),
];
/// How often the passages are guessed anew.
const ROUNDS: usize = 4;
/// From where on a passage counts as one that earns the finding.
const SURE: f64 = 0.5;

struct Document {
    author: String,
    passages: Vec<Vec<String>>,
    /// For each head, whether some passage has it; none when nobody said.
    has: [Option<bool>; 8],
    weight: f64,
}

impl Document {
    fn new(author: &str, text: &str, kind: Kind, has: [Option<bool>; 8], weight: f64) -> Self {
        let (samples, _) = samples_of(text, &Options::new(kind));
        Self {
            author: author.to_owned(),
            passages: samples.into_iter().map(|s| s.features).collect(),
            has,
            weight,
        }
    }
}

fn labelled(rows: &[Labelled]) -> Vec<Document> {
    let mut out = Vec::new();
    for Labelled { author, row } in rows {
        let (Some(findings), Some(text)) = (row["findings"].as_array(), row["text"].as_str())
        else {
            continue;
        };
        let has = |name: &str| findings.iter().any(|f: &Value| f == name);
        let unnamed = has("no-lived-experience-requirement");
        let known = [
            has("role-fit"),
            has("disability-discouraging"),
            has("medical-inquiry"),
            has("job-as-rehabilitation"),
            !unnamed,
            !unnamed && !has("vague-lived-experience"),
            !has("no-required-preferred-split"),
            !has("vague-duties"),
        ];
        let kind = row["kind"].as_str().and_then(Kind::from_name);
        let kind = kind.unwrap_or(Kind::Ad);
        out.push(Document::new(author, text, kind, known.map(Some), 1.0));
    }
    out
}

/// What an example of a rule says about the document it is.
fn said_by(kind: FindingKind, flagged: bool) -> Vec<(usize, bool)> {
    match (kind, flagged) {
        (FindingKind::RoleFit, _) => vec![(0, flagged)],
        (FindingKind::DisabilityDiscouraging, _) => vec![(1, flagged)],
        (FindingKind::MedicalInquiry, _) => vec![(2, flagged)],
        (FindingKind::JobAsRehabilitation, _) => vec![(3, flagged)],
        (FindingKind::NoLivedExperienceRequirement | FindingKind::JdNoLivedExperience, true) => {
            vec![(4, false), (5, false)]
        }
        (FindingKind::NoLivedExperienceRequirement | FindingKind::JdNoLivedExperience, false) => {
            vec![(4, true)]
        }
        (FindingKind::VagueLivedExperience, true) => vec![(4, true), (5, false)],
        (FindingKind::VagueLivedExperience, false) => vec![(4, true), (5, true)],
        (FindingKind::NoRequiredPreferredSplit | FindingKind::JdNoRequiredPreferred, _) => {
            vec![(6, !flagged)]
        }
        (FindingKind::VagueDuties, _) => vec![(7, !flagged)],
        _ => Vec::new(),
    }
}

fn examples() -> Vec<Document> {
    let mut out = Vec::new();
    for rule in rules() {
        let both = rule.flagged.iter().map(|e| (e, true));
        for (example, flagged) in both.chain(rule.allowed.iter().map(|e| (e, false))) {
            let said = said_by(rule.kind, flagged);
            if said.is_empty() || !matches!(example.of, Kind::Ad | Kind::JobDescription) {
                continue;
            }
            let mut has = [None; 8];
            for (head, yes) in said {
                has[head] = Some(yes);
            }
            out.push(Document::new("", example.text, example.of, has, 6.0));
        }
    }
    out
}

/// The first guess: does the passage look as if it had this?
fn looks(head: usize, features: &[String]) -> bool {
    let has = |name: &str| features.iter().any(|f| f == name);
    let begins = |name: &str| features.iter().any(|f| f.starts_with(name));
    match head {
        0 => begins("r:RF-"),
        1 => has("r:AD-DISCOURAGE"),
        2 => has("r:AD-MEDICAL"),
        3 => has("r:AD-REHAB"),
        4 => has("c:talked-of le-own") || has("c:talked-of le-name"),
        5 => has("c:talked-of le-own") && has("c:talked-of le-what"),
        6 => has("c:talked-of pref-mark"),
        _ => has("c:talked-of duty-concrete") && begins("c:worker act-concrete"),
    }
}

/// The passages of all documents and the tasks beside them, as shares.
struct Table<'a> {
    documents: Vec<&'a Document>,
    passages: Vec<Vec<Shares>>,
    tasks: Vec<(Shares, &'a Work)>,
    size: usize,
}

impl<'a> Table<'a> {
    fn new(documents: Vec<&'a Document>, tasks: Vec<&'a Work>, features: &Features) -> Self {
        let passages = documents
            .iter()
            .map(|d| d.passages.iter().map(|p| features.shares(p)).collect())
            .collect();
        let tasks = tasks
            .into_iter()
            .map(|t| (features.shares(&t.features), t))
            .collect();
        Self {
            documents,
            passages,
            tasks,
            size: features.names.len(),
        }
    }

    fn learn(&self, head: usize) -> Vec<f64> {
        let mut weights: Option<Vec<f64>> = None;
        for _ in 0..ROUNDS {
            let mut rows: Vec<Row<'_>> = Vec::new();
            for (document, passages) in self.documents.iter().zip(&self.passages) {
                let Some(has) = document.has[head] else {
                    continue;
                };
                let leans: Vec<f64> = passages
                    .iter()
                    .zip(&document.passages)
                    .map(|(shares, features)| match &weights {
                        Some(w) => says(std::slice::from_ref(w), shares)[0],
                        None if looks(head, features) => 1.0,
                        None => -1.0,
                    })
                    .collect();
                let first = weights.is_none();
                let most = leans.iter().copied().fold(f64::MIN, f64::max);
                for (lean, shares) in leans.iter().zip(passages) {
                    let yes = has && (*lean > SURE || (!first && *lean >= most));
                    // the others of such a document may have it too
                    let weight = match (has, yes) {
                        (true, false) if head == 7 => 0.05,
                        (true, false) => 0.2,
                        _ => 1.0,
                    };
                    rows.push(Row {
                        shares,
                        yes,
                        weight: weight * document.weight,
                    });
                }
            }
            let sum = |yes: bool| -> f64 {
                let of = rows.iter().filter(|r| r.yes == yes);
                of.map(|r| r.weight).sum::<f64>().max(1.0)
            };
            let even = (sum(false) / sum(true)).sqrt();
            for row in rows.iter_mut().filter(|r| r.yes) {
                row.weight *= even;
            }
            if head == 0 {
                rows.extend(self.tasks.iter().map(|(shares, task)| Row {
                    shares,
                    yes: task.answer == "not-consistent",
                    weight: task.weight.min(3.0),
                }));
            }
            weights = Some(margin(&rows, self.size));
        }
        let mut weights = weights.unwrap_or_default();
        if let Some(bias) = weights.last_mut() {
            *bias += HEADS[head].1;
        }
        weights
    }
}

fn features(documents: &[&Document], tasks: &[&Work]) -> Features {
    let passages = documents.iter().flat_map(|d| &d.passages);
    Features::of(passages.chain(tasks.iter().map(|t| &t.features)), 3)
}

/// The model of documents, ready to be written.
pub fn model(rows: &[Labelled], tasks: &[Work]) -> String {
    let mut documents = labelled(rows);
    let count = documents.len();
    documents.extend(examples());
    let (documents, tasks): (Vec<_>, Vec<_>) = (documents.iter().collect(), tasks.iter().collect());
    let features = features(&documents, &tasks);
    let table = Table::new(documents, tasks, &features);
    let weights: Vec<Vec<f64>> = (0..HEADS.len()).map(|head| table.learn(head)).collect();
    let names: Vec<String> = HEADS.iter().map(|h| h.0.to_owned()).collect();
    text("passages", count, &names, &features, &weights)
}

/// Leaves out one author after the other and prints how their documents are read.
pub fn across(rows: &[Labelled], tasks: &[Work]) {
    let labelled = labelled(rows);
    let examples = examples();
    let mut authors: Vec<&str> = labelled.iter().map(|d| d.author.as_str()).collect();
    authors.sort_unstable();
    authors.dedup();
    let mut tallies: BTreeMap<usize, Tally> = BTreeMap::new();
    for author in authors {
        let kept = labelled.iter().filter(|d| d.author != author);
        let documents: Vec<_> = kept.chain(&examples).collect();
        let tasks: Vec<_> = tasks.iter().filter(|t| t.author != author).collect();
        let features = features(&documents, &tasks);
        let table = Table::new(documents, tasks, &features);
        for head in 0..HEADS.len() {
            let weights = [table.learn(head)];
            for document in labelled.iter().filter(|d| d.author == author) {
                let leans = document.passages.iter();
                let leans = leans.map(|p| says(&weights, &features.shares(p))[0]);
                let found = leans.fold(f64::MIN, f64::max) >= 0.0;
                // what is missing is what is found, from the fifth head on
                let (wanted, found) = match document.has[head] {
                    Some(has) if head < 4 => (has, found),
                    Some(has) => (!has, !found),
                    None => continue,
                };
                tallies.entry(head).or_default().add(wanted, found);
            }
        }
    }
    println!("documents");
    for (head, tally) in tallies {
        println!("  {:<24} {}", HEADS[head].0, tally.line());
    }
}
