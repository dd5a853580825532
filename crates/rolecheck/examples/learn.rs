//! Learns the weights of `model/` from the labelled texts in `corpus/development` and
//! `corpus/training`. The set-aside part is never read here.
//!
//! `cargo run --release -p rolecheck --example learn` writes them;
//! `-- --folds` prints instead how well sentences are read that were left out while learning.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use rolecheck::{FindingKind, Kind, Options, Verdict, features_of};
use serde_json::Value;

/// How strongly large weights are held back; larger lets them grow.
const LOOSENESS: f64 = 10.0;
/// Steps of the descent.
const STEPS: usize = 500;

/// The answer a labelled text gives to one question, if it gives one.
type Answers = fn(&Value) -> Option<String>;

/// Features with their shares, the number of the answer, and how much the text counts.
type Row = (Vec<(usize, f64)>, usize, f64);

struct Item {
    features: Vec<String>,
    answer: String,
    weight: f64,
}

impl Item {
    fn new(text: &str, answer: String, weight: f64) -> Item {
        let (features, _) = features_of(text, &Options::new(Kind::Task));
        Item {
            features,
            answer,
            weight,
        }
    }
}

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let rows: Vec<Value> = ["development", "training"]
        .iter()
        .flat_map(|part| read(&root.join("corpus").join(part)))
        .collect();
    let models: [(&str, &str, Answers); 3] = [
        ("role-fit", "verdict", verdict),
        ("activity", "activity", activity),
        ("question", "question", question),
    ];
    let folds = std::env::args().any(|a| a == "--folds");
    for (name, what, answer) in models {
        let mut items: Vec<Item> = rows
            .iter()
            .filter_map(|row| {
                let text = row["text"].as_str()?;
                Some(Item::new(text, answer(row)?, 1.0))
            })
            .collect();
        let labelled = items.len();
        items.extend(examples(name));
        if name == "role-fit" {
            items.extend(own_sentences(root));
        }
        if folds {
            across(name, &items, labelled);
        } else {
            let model = learn(&items, least(name));
            let path = root.join("model").join(format!("{name}.tsv"));
            std::fs::create_dir_all(root.join("model")).unwrap();
            std::fs::write(&path, model.text(what, labelled)).unwrap();
            println!(
                "{name}: {} texts, {} features",
                items.len(),
                model.features.len()
            );
        }
    }
}

fn read(dir: &Path) -> Vec<Value> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(dir)
        .map(|d| d.filter_map(|f| f.ok().map(|f| f.path())).collect())
        .unwrap_or_default();
    files.sort();
    files
        .iter()
        .flat_map(|f| {
            std::fs::read_to_string(f)
                .unwrap()
                .lines()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .filter(|l| !l.trim().is_empty())
        .map(|l| serde_json::from_str(&l).unwrap())
        .collect()
}

fn is_task(row: &Value) -> bool {
    matches!(row["of"].as_str(), Some("task" | "policy"))
}

fn verdict(row: &Value) -> Option<String> {
    // a sentence that is clean in its words and not about work asks nothing of anybody
    if row["of"] == "language" && row["language"].as_array().is_some_and(Vec::is_empty) {
        return Some(Verdict::Consistent.to_string());
    }
    is_task(row).then(|| row["verdict"].as_str().map(str::to_owned))?
}

/// The sentences that are tested one by one: a letter for the verdict, a bar, the text.
fn own_sentences(root: &Path) -> Vec<Item> {
    let text = std::fs::read_to_string(root.join("tests/sentences.txt")).unwrap_or_default();
    text.lines()
        .filter_map(|line| {
            let answer = match line.split_at_checked(2)?.0 {
                "N|" => Verdict::NotConsistent,
                "D|" => Verdict::Depends,
                "C|" => Verdict::Consistent,
                _ => return None,
            };
            Some(Item::new(&line[2..], answer.to_string(), 6.0))
        })
        .collect()
}

/// Which activity a sentence is about; those that fit are left out, as nothing is said of them.
fn activity(row: &Value) -> Option<String> {
    let about = row["verdict"].as_str()? != "consistent";
    (is_task(row) && about).then(|| row["activity"].as_str().unwrap_or("none").to_owned())
}

fn question(row: &Value) -> Option<String> {
    (row["of"] == "interview").then(|| row["question"].as_str().map(str::to_owned))?
}

/// The examples of the rules: what a rule promises, it keeps.
fn examples(model: &str) -> Vec<Item> {
    let mut items = Vec::new();
    let mut add = |text: &str, answer: &str| {
        items.push(Item::new(text, answer.to_owned(), 10.0));
    };
    for rule in rolecheck::rules() {
        let of = |kind: Kind| matches!(kind, Kind::Task | Kind::Policy);
        match (model, rule.kind) {
            ("role-fit", FindingKind::RoleFit) => {
                for example in rule.flagged.iter().filter(|e| of(e.of)) {
                    let ruled = features_of(example.text, &Options::new(example.of)).1;
                    // an example that the tables miss is one the weights have to know
                    let answer = match ruled {
                        Verdict::Consistent => Verdict::NotConsistent,
                        said => said,
                    };
                    add(example.text, &answer.to_string());
                }
                for example in rule.allowed.iter().filter(|e| of(e.of)) {
                    add(example.text, "consistent");
                }
            }
            ("activity", FindingKind::RoleFit) => {
                let name = rule
                    .activity
                    .map_or_else(|| "none".to_owned(), |a| a.to_string());
                for example in rule.flagged.iter().filter(|e| of(e.of)) {
                    add(example.text, &name);
                }
            }
            ("question", FindingKind::ProhibitedQuestion | FindingKind::CautiousQuestion) => {
                let answer = if rule.kind == FindingKind::ProhibitedQuestion {
                    "prohibited"
                } else {
                    "cautious"
                };
                for example in rule.flagged.iter().filter(|e| e.of == Kind::Interview) {
                    add(example.text, answer);
                }
                for example in rule.allowed.iter().filter(|e| e.of == Kind::Interview) {
                    add(example.text, "allowed");
                }
            }
            _ => {}
        }
    }
    items
}

/// In how many texts a feature must stand.
fn least(model: &str) -> usize {
    if model == "activity" { 3 } else { 2 }
}

struct Model {
    answers: Vec<String>,
    bias: Vec<f64>,
    features: Vec<String>,
    rarity: Vec<f64>,
    weights: Vec<Vec<f64>>,
}

impl Model {
    fn text(&self, what: &str, labelled: usize) -> String {
        let mut out = String::new();
        let _ = writeln!(
            out,
            "# What leans which way for the {what} of a text, learned from {labelled} labelled texts."
        );
        out.push_str("# Written by examples/learn.rs. A feature, how rare it is, and a weight for each answer.\n");
        let _ = writeln!(out, "answers\t{}", self.answers.join("\t"));
        let numbers = |ns: &[f64]| {
            ns.iter()
                .map(|n| format!("{n:.2}"))
                .collect::<Vec<_>>()
                .join("\t")
        };
        let weights = |ns: &[f64]| {
            ns.iter()
                .map(|n| format!("{n:.1}"))
                .collect::<Vec<_>>()
                .join("\t")
        };
        let _ = writeln!(out, "bias\t{}", numbers(&self.bias));
        for (n, feature) in self.features.iter().enumerate() {
            let _ = writeln!(
                out,
                "{feature}\t{:.1}\t{}",
                self.rarity[n],
                weights(&self.weights[n])
            );
        }
        out
    }

    fn weigh(&self, index: &BTreeMap<&str, usize>, features: &[String]) -> Vec<f64> {
        let known: Vec<usize> = features
            .iter()
            .filter_map(|f| index.get(f.as_str()).copied())
            .collect();
        let length = known
            .iter()
            .map(|&n| self.rarity[n].powi(2))
            .sum::<f64>()
            .sqrt()
            .max(1.0);
        let mut out = self.bias.clone();
        for &n in &known {
            for (o, w) in out.iter_mut().zip(&self.weights[n]) {
                *o += w * self.rarity[n] / length;
            }
        }
        out
    }

    fn index(&self) -> BTreeMap<&str, usize> {
        self.features
            .iter()
            .enumerate()
            .map(|(n, f)| (f.as_str(), n))
            .collect()
    }
}

/// Multinomial logistic regression with rare answers counting somewhat more, by full-batch descent: the same every time.
fn learn(items: &[Item], least: usize) -> Model {
    let mut answers: Vec<String> = items.iter().map(|i| i.answer.clone()).collect();
    answers.sort();
    answers.dedup();
    let k = answers.len();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for item in items {
        for f in &item.features {
            *counts.entry(f).or_default() += 1;
        }
    }
    // what is rare teaches little that holds elsewhere
    let features: Vec<String> = counts
        .iter()
        .filter(|(_, n)| **n >= least)
        .map(|(f, _)| (*f).to_owned())
        .collect();
    let total = items.len() as f64;
    let rarity: Vec<f64> = features
        .iter()
        .map(|f| ((1.0 + total) / (1.0 + counts[f.as_str()] as f64)).ln() + 1.0)
        .collect();
    let index: BTreeMap<&str, usize> = features
        .iter()
        .enumerate()
        .map(|(n, f)| (f.as_str(), n))
        .collect();
    let of_answer: Vec<f64> = answers
        .iter()
        .map(|a| {
            items
                .iter()
                .filter(|i| i.answer == *a)
                .map(|i| i.weight)
                .sum()
        })
        .collect();
    let all: f64 = of_answer.iter().sum();
    let rows: Vec<Row> = items
        .iter()
        .map(|item| {
            let known: Vec<usize> = item
                .features
                .iter()
                .filter_map(|f| index.get(f.as_str()).copied())
                .collect();
            let length = known
                .iter()
                .map(|&n| rarity[n].powi(2))
                .sum::<f64>()
                .sqrt()
                .max(1.0);
            let answer = answers.binary_search(&item.answer).unwrap();
            // between counting every text and counting every answer alike
            let weight = item.weight * (all / (k as f64 * of_answer[answer])).sqrt();
            (
                known.iter().map(|&n| (n, rarity[n] / length)).collect(),
                answer,
                weight,
            )
        })
        .collect();
    let size = features.len() * k;
    let mut w = vec![0f64; size + k];
    let (mut first, mut second) = (vec![0f64; size + k], vec![0f64; size + k]);
    for step in 1..=STEPS {
        let mut gradient: Vec<f64> = w
            .iter()
            .enumerate()
            .map(|(i, w)| if i < size { w / LOOSENESS } else { 0.0 })
            .collect();
        for (row, answer, weight) in &rows {
            let mut scores: Vec<f64> = w[size..].to_vec();
            for &(n, x) in row {
                for (c, s) in scores.iter_mut().enumerate() {
                    *s += w[n * k + c] * x;
                }
            }
            let most = scores.iter().copied().fold(f64::MIN, f64::max);
            let sum: f64 = scores.iter().map(|s| (s - most).exp()).sum();
            for (c, s) in scores.iter().enumerate() {
                let off = weight * ((s - most).exp() / sum - f64::from(u8::from(c == *answer)));
                gradient[size + c] += off;
                for &(n, x) in row {
                    gradient[n * k + c] += off * x;
                }
            }
        }
        let rate = 0.15 * (1.0 - step as f64 / (STEPS as f64 + 1.0)).max(0.02);
        let (fade1, fade2) = (
            1.0 - 0.9f64.powi(step as i32),
            1.0 - 0.999f64.powi(step as i32),
        );
        for i in 0..w.len() {
            first[i] = 0.9 * first[i] + 0.1 * gradient[i];
            second[i] = 0.999 * second[i] + 0.001 * gradient[i] * gradient[i];
            w[i] -= rate * (first[i] / fade1) / ((second[i] / fade2).sqrt() + 1e-8);
        }
    }
    let weights = (0..features.len())
        .map(|n| w[n * k..(n + 1) * k].to_vec())
        .collect();
    Model {
        answers,
        bias: w[size..].to_vec(),
        features,
        rarity,
        weights,
    }
}

/// Five folds: learns from four, reads the fifth.
fn across(name: &str, items: &[Item], labelled: usize) {
    let mut right: BTreeMap<String, (u32, u32, u32)> = BTreeMap::new();
    for fold in 0..5 {
        let kept: Vec<Item> = items
            .iter()
            .enumerate()
            .filter(|(n, _)| *n >= labelled || n % 5 != fold)
            .map(|(_, i)| Item {
                features: i.features.clone(),
                answer: i.answer.clone(),
                weight: i.weight,
            })
            .collect();
        let model = learn(&kept, least(name));
        let index = model.index();
        for (_, item) in items[..labelled]
            .iter()
            .enumerate()
            .filter(|(n, _)| n % 5 == fold)
        {
            let mut scores = model.weigh(&index, &item.features);
            if let (Some(last), Ok(less)) = (scores.last_mut(), std::env::var("LESS")) {
                *last -= less.parse::<f64>().unwrap();
            }
            let best = (0..scores.len())
                .max_by(|a, b| scores[*a].total_cmp(&scores[*b]))
                .unwrap();
            let said = &model.answers[best];
            if *said == item.answer {
                right.entry(said.clone()).or_default().0 += 1;
            } else {
                right.entry(said.clone()).or_default().1 += 1;
                right.entry(item.answer.clone()).or_default().2 += 1;
            }
        }
    }
    println!("{name}");
    for (answer, (hit, extra, missed)) in right {
        let p = f64::from(hit) / f64::from((hit + extra).max(1));
        let r = f64::from(hit) / f64::from((hit + missed).max(1));
        println!(
            "  {answer:<24} P {p:.3}  R {r:.3}  F1 {:.3}",
            2.0 * p * r / (p + r).max(1e-9)
        );
    }
}
