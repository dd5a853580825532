//! Learns the weights of `model/` from the labelled texts in `corpus/development` and
//! `corpus/training`. The set-aside part is never read here.
//!
//! `cargo run --release -p rolecheck --example learn` writes them;
//! `-- --folds` prints instead how well the texts of each author are read when nothing of theirs
//! was learned from.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

mod house;
mod linear;
mod parts;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use linear::{Features, Row, Tally, margin, says, text};
use rolecheck::{FindingKind, Kind, Options, Verdict, samples_of};
use serde_json::Value;

/// A line of the corpus and who wrote it.
pub(crate) struct Labelled {
    pub(crate) author: String,
    pub(crate) row: Value,
}

/// The answer a labelled text gives to one question, if it gives one.
type Answers = fn(&Value) -> Option<String>;

/// A text with its answer.
pub(crate) struct Work {
    pub(crate) author: String,
    pub(crate) features: Vec<String>,
    pub(crate) answer: String,
    pub(crate) weight: f64,
}

impl Work {
    fn new(author: &str, text: &str, kind: Kind, answer: String, weight: f64) -> Self {
        let (samples, _) = samples_of(text, &Options::new(kind));
        let mut features: Vec<String> = samples.into_iter().flat_map(|s| s.features).collect();
        if kind != Kind::Interview {
            // what the tables say of work counts beside the weights, not in them
            features.retain(|f| !f.starts_with("r:"));
        }
        features.sort();
        features.dedup();
        Self {
            author: author.to_owned(),
            features,
            answer,
            weight,
        }
    }
}

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let rows: Vec<Labelled> = ["development", "training"]
        .iter()
        .flat_map(|part| read(&root.join("corpus").join(part)))
        .collect();
    let models: [(&str, &str, Answers); 3] = [
        ("role-fit", "verdict", verdict),
        ("activity", "activity", activity),
        ("question", "question", question),
    ];
    let folds = std::env::args().any(|a| a == "--folds");
    std::fs::create_dir_all(root.join("model")).unwrap();
    let write = |name: &str, text: String| {
        println!("{name}: {} lines", text.lines().count());
        std::fs::write(root.join("model").join(format!("{name}.tsv")), text).unwrap();
    };
    let mut tasks = Vec::new();
    for (name, what, answer) in models {
        let mut items: Vec<Work> = rows
            .iter()
            .filter_map(|Labelled { author, row }| {
                let text = row["text"].as_str()?;
                let kind = if name == "question" {
                    Kind::Interview
                } else {
                    Kind::Task
                };
                // texts of one pattern, such as house rules, count less, so that they do not outvote the rest
                let weight = row["weight"].as_f64().unwrap_or(match labels(row) {
                    true => LABELLED,
                    false => 1.0,
                });
                Some(Work::new(author, text, kind, answer(row)?, weight))
            })
            .collect();
        let labelled = items.len();
        items.extend(examples(name));
        if name == "role-fit" {
            items.extend(own_sentences(root));
            items.extend(house::texts(root));
        }
        let least = if name == "activity" { 3 } else { 2 };
        if folds {
            across(name, &items, least);
        } else {
            let all: Vec<&Work> = items.iter().collect();
            let (answers, features, weights) = learn(&all, least);
            write(name, text(what, labelled, &answers, &features, &weights));
        }
        if name == "role-fit" {
            tasks = items;
        }
    }
    if folds {
        parts::across(&rows, &tasks);
    } else {
        write("document", parts::model(&rows, &tasks));
    }
}

fn read(dir: &Path) -> Vec<Labelled> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(dir)
        .map(|d| d.filter_map(|f| f.ok().map(|f| f.path())).collect())
        .unwrap_or_default();
    files.sort();
    let mut out = Vec::new();
    for file in files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let author = match dir.ends_with("training") {
            true => name.split('-').next().unwrap_or_default().to_owned(),
            false => "development".to_owned(),
        };
        let text = std::fs::read_to_string(&file).unwrap();
        for line in text.lines().filter(|l| !l.trim().is_empty()) {
            out.push(Labelled {
                author: author.clone(),
                row: serde_json::from_str(line).unwrap(),
            });
        }
    }
    out
}

/// How much a sentence with words that label people says about work: that such words alone are no duty.
const LABELLED: f64 = 0.15;

/// Whether a sentence was chosen for words in it that label people.
fn labels(row: &Value) -> bool {
    let kinds = row["language"].as_array();
    row["of"] == "language" && kinds.is_some_and(|k| !k.is_empty())
}

fn is_task(row: &Value) -> bool {
    matches!(row["of"].as_str(), Some("task" | "policy"))
}

fn verdict(row: &Value) -> Option<String> {
    // a sentence chosen for its wording asks nothing of a peer worker, unless it says so itself
    if row["of"] == "language" && row["only"] != "wording" && row["verdict"] != "open" {
        return Some(Verdict::Consistent.to_string());
    }
    is_task(row).then(|| row["verdict"].as_str().map(str::to_owned))?
}

/// The sentences that are tested one by one: a letter for the verdict, a bar, the text.
fn own_sentences(root: &Path) -> Vec<Work> {
    let text = std::fs::read_to_string(root.join("tests/sentences.txt")).unwrap_or_default();
    text.lines()
        .filter_map(|line| {
            let answer = match line.split_at_checked(2)?.0 {
                "N|" => Verdict::NotConsistent,
                "D|" => Verdict::Depends,
                "C|" => Verdict::Consistent,
                _ => return None,
            };
            Some(Work::new(
                "",
                &line[2..],
                Kind::Task,
                answer.to_string(),
                6.0,
            ))
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
fn examples(model: &str) -> Vec<Work> {
    let mut items = Vec::new();
    let mut add = |text: &str, answer: &str| {
        let kind = if model == "question" {
            Kind::Interview
        } else {
            Kind::Task
        };
        items.push(Work::new("", text, kind, answer.to_owned(), 10.0));
    };
    for rule in rolecheck::rules() {
        let of = |kind: Kind| matches!(kind, Kind::Task | Kind::Policy);
        match (model, rule.kind) {
            ("role-fit", FindingKind::RoleFit) => {
                for example in rule.flagged.iter().filter(|e| of(e.of)) {
                    let ruled = samples_of(example.text, &Options::new(example.of)).1;
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

/// The names of the answers, the features, and for each answer its weights.
fn learn(items: &[&Work], least: usize) -> (Vec<String>, Features, Vec<Vec<f64>>) {
    let mut answers: Vec<String> = items.iter().map(|i| i.answer.clone()).collect();
    answers.sort();
    answers.dedup();
    let features = Features::of(items.iter().map(|i| &i.features), least);
    let shares: Vec<_> = items.iter().map(|i| features.shares(&i.features)).collect();
    let of_answer = |a: &str| -> f64 {
        let of = items.iter().filter(|i| i.answer == a);
        of.map(|i| i.weight).sum()
    };
    let all: f64 = items.iter().map(|i| i.weight).sum();
    // between counting every text and counting every answer alike
    let even: BTreeMap<&str, f64> = answers
        .iter()
        .map(|a| {
            (
                a.as_str(),
                (all / (answers.len() as f64 * of_answer(a))).sqrt(),
            )
        })
        .collect();
    let weights = answers
        .iter()
        .map(|answer| {
            let rows: Vec<Row<'_>> = items
                .iter()
                .zip(&shares)
                .map(|(item, shares)| Row {
                    shares,
                    yes: item.answer == *answer,
                    weight: item.weight * even[item.answer.as_str()],
                })
                .collect();
            margin(&rows, features.names.len())
        })
        .collect();
    (answers, features, weights)
}

/// Leaves out one author after the other and prints how their texts are read.
fn across(name: &str, items: &[Work], least: usize) {
    let mut authors: Vec<&str> = items.iter().map(|i| i.author.as_str()).collect();
    authors.sort_unstable();
    authors.dedup();
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for author in authors.into_iter().filter(|a| !a.is_empty()) {
        let kept: Vec<&Work> = items.iter().filter(|i| i.author != author).collect();
        let (answers, features, weights) = learn(&kept, least);
        for item in items.iter().filter(|i| i.author == author) {
            let leans = says(&weights, &features.shares(&item.features));
            let best = (0..leans.len()).max_by(|a, b| leans[*a].total_cmp(&leans[*b]));
            let said = best.map(|b| answers[b].as_str());
            for answer in &answers {
                let (wanted, found) = (item.answer == *answer, said == Some(answer));
                tallies
                    .entry(answer.clone())
                    .or_default()
                    .add(wanted, found);
            }
        }
    }
    println!("{name}");
    for (answer, tally) in tallies {
        println!("  {answer:<24} {}", tally.line());
    }
}
