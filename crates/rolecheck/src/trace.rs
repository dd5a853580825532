//! How the checker read a text: for people who write rules and want to see why.
//!
//! Gives words for reading, not data to build on.

use crate::checker::Options;
use crate::decide::{Case, interesting};
use crate::finding::Kind;
use crate::frame::{self, Frames};
use crate::judge::Reader;
use crate::learned::{Feature, ROLE_FIT, Scales};
use crate::scene::scene;
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

/// One line for each term, each act and each topic of each sentence.
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
            for (i, term) in part.iter().enumerate() {
                out.push(format!("term {:?} {}", word(i), names(term.classes())));
            }
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

/// A passage to learn from.
#[derive(Debug, Clone)]
pub struct Sample {
    /// Where it stands in the text, in bytes.
    pub span: std::ops::Range<usize>,
    /// Every feature, sorted and each once.
    pub features: Vec<String>,
}

/// The passages of a text as the weights read them, for learning, and the verdict of the tables
/// alone.
pub fn samples_of(text: &str, options: &Options) -> (Vec<Sample>, Verdict) {
    let mut out = Vec::new();
    Reader::new(text, options, false).each_passage(|desk, passage| {
        let terms = &desk.terms[passage.terms.clone()];
        let mut features = Vec::new();
        let mut add = |f: Feature<'_>| features.push(f.text());
        crate::learned::features(text, &desk.tokens, terms, &passage.signs, &mut add);
        if options.kind == Kind::Interview {
            crate::learned::apart(text, &desk.tokens, terms, &mut add);
        }
        passage.ruled.iter().for_each(|r| add(Feature::Ruled(*r)));
        features.sort();
        features.dedup();
        out.push(Sample {
            span: passage.span.clone(),
            features,
        });
    });
    (out, crate::judge::by_tables(text, options))
}
