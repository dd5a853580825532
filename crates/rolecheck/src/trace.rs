//! How the checker read a text: for people who write rules and want to see why.
//!
//! Gives words for reading, not data to build on.

use crate::checker::Options;
use crate::decide::{Case, interesting, scene};
use crate::frame::{self, Frames};
use crate::learned::{ROLE_FIT, Scales};
use crate::signs::Signs;
use crate::tables::{CLASS_NAMES, ClassSet, Verdict};
use crate::terms::{group, mark_quotations, sentences};
use crate::tokens::Cutter;

fn names(set: &ClassSet) -> String {
    let has = |i: &usize| set.has(*i as u16);
    (0..CLASS_NAMES.len())
        .filter(has)
        .map(|i| CLASS_NAMES[i])
        .collect::<Vec<_>>()
        .join(" ")
}

/// One line for each act and each topic of each sentence.
pub fn trace(text: &str, options: &Options) -> Vec<String> {
    let mut out = Vec::new();
    let (mut tokens, mut terms, mut borders) = (Vec::new(), Vec::new(), Vec::new());
    let mut cutter = Cutter::new(text);
    while cutter.next(&mut tokens) {
        mark_quotations(&mut tokens);
        group(&tokens, &mut terms);
        sentences(&terms, &mut borders);
        for &(from, to) in &borders {
            let part = &terms[from as usize..to as usize];
            let mut frames = Frames::default();
            frame::read(part, &mut frames);
            let word = |i: usize| {
                let t = &part[i];
                &text[tokens[t.first as usize].start..tokens[t.end as usize - 1].end]
            };
            for act in &frames.acts {
                out.push(format!(
                    "act {:?} by {:?} on {:?} clause {}{}{}{}",
                    word(act.term as usize),
                    act.actor,
                    act.object,
                    act.clause,
                    if act.denied { " denied" } else { "" },
                    if act.passive { " passive" } else { "" },
                    act.parent.map_or(String::new(), |p| format!(
                        " under {:?}",
                        word(frames.acts[usize::from(p)].term as usize)
                    )),
                ));
            }
            let scene = scene(part, &frames, &interesting());
            out.push(format!("cues {}", names(&scene.cues)));
            let mut signs = Signs::new();
            signs.add(&frames, &scene);
            let leans = ROLE_FIT.weigh(&mut Scales::default(), text, &tokens, part, &signs);
            out.push(format!("weighed {leans:?}"));
            let case = Case {
                terms: part,
                frames: &frames,
                scene,
                beside: ClassSet::EMPTY,
                kind: options.kind,
                answers: ClassSet::EMPTY,
                unanswers: ClassSet::EMPTY,
            };
            for (i, facts, clear, row) in case.traced() {
                out.push(format!(
                    "topic {:?} clear {clear} row {row} facts {}",
                    word(i),
                    names(&facts)
                ));
            }
        }
    }
    out
}

/// Every feature of a text, sorted and each once, and the verdict of the tables alone: what the
/// models are learned from.
pub fn features_of(text: &str, options: &Options) -> (Vec<String>, Verdict) {
    let (mut tokens, mut terms, mut borders) = (Vec::new(), Vec::new(), Vec::new());
    let mut cutter = Cutter::new(text);
    let mut out = Vec::new();
    while cutter.next(&mut tokens) {
        mark_quotations(&mut tokens);
        group(&tokens, &mut terms);
        sentences(&terms, &mut borders);
        let mut signs = Signs::new();
        for &(from, to) in &borders {
            let part = &terms[from as usize..to as usize];
            let mut frames = Frames::default();
            frame::read(part, &mut frames);
            signs.add(&frames, &scene(part, &frames, &interesting()));
        }
        crate::learned::features(text, &tokens, &terms, &signs, |f| out.push(f.text()));
    }
    out.sort();
    out.dedup();
    (out, crate::judge::by_tables(text, options))
}
