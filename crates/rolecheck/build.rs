//! Turns the rule files and the word lists into static tables, so that a check starts cold
//! without reading or parsing anything.

#[path = "build/emit.rs"]
mod emit;
#[path = "build/lexicon.rs"]
mod lexicon;
#[path = "build/models.rs"]
mod models;
#[path = "build/near.rs"]
mod near;
#[path = "build/rules.rs"]
mod rules;

use std::path::Path;

fn main() {
    let root = std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets the manifest directory");
    let rules_dir = Path::new(&root).join("../../data/rules");
    let lexicon_dir = Path::new(&root).join("lexicon");
    println!("cargo::rerun-if-changed={}", rules_dir.display());
    println!("cargo::rerun-if-changed={}", lexicon_dir.display());
    let model_dir = Path::new(&root).join("model");
    println!("cargo::rerun-if-changed={}", model_dir.display());
    println!("cargo::rerun-if-changed=build");
    let mut rules = rules::read(&rules_dir);
    let mut lexicon = lexicon::Lexicon::default();
    lexicon.read_dir(&lexicon_dir);
    // only for measuring what rules cost: one rule in so many keeps its words and rows
    println!("cargo::rerun-if-env-changed=ROLECHECK_ONE_RULE_IN");
    if let Ok(share) = std::env::var("ROLECHECK_ONE_RULE_IN") {
        let share: usize = share.parse().expect("ROLECHECK_ONE_RULE_IN is a number");
        for (n, rule) in rules.iter_mut().enumerate() {
            if rule.has_words() {
                lexicon.class(&rule.class_name());
            }
            if n % share != 0 {
                rule.silence();
            }
        }
    }
    for rule in &rules {
        rule.add_words(&mut lexicon);
    }
    lexicon.inherit();
    let text = emit::tables(&lexicon, &rules);
    let out = std::env::var("OUT_DIR").expect("cargo sets the output directory");
    std::fs::write(Path::new(&out).join("tables.rs"), text).expect("the tables can be written");
    std::fs::write(
        Path::new(&out).join("models.rs"),
        models::models(&model_dir, &lexicon.classes) + &near::near(&model_dir.join("near.txt")),
    )
    .expect("the models can be written");
}
