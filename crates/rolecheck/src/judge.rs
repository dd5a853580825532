//! Runs a text through the readers, paragraph by paragraph, and collects raw findings.
//!
//! Knows the order of things, not the things themselves.

use std::ops::Range;

use crate::asking;
use crate::checker::Options;
use crate::decide::{Case, Ruling, Scene, interesting, scene};
use crate::documents::Document;
use crate::finding::{Activity, Confidence, Kind, Severity};
use crate::frame::{self, Frames};
use crate::tables::{ClassSet, Verdict, class};
use crate::terms::{Term, group, mark_quotations, sentences};
use crate::tokens::{Cutter, Token};

/// A finding before it gets its words.
#[derive(Debug, Clone)]
pub(crate) struct Raw {
    pub rule: u16,
    pub span: Range<usize>,
    pub severity: Option<Severity>,
    pub confidence: Option<Confidence>,
    pub question: &'static str,
    pub fix: Option<String>,
    /// The activity, when it is not the rule's own.
    pub activity: Option<Activity>,
}

impl Raw {
    pub(crate) fn new(rule: u16, span: Range<usize>) -> Self {
        Self {
            rule,
            span,
            severity: None,
            confidence: None,
            question: "",
            fix: None,
            activity: None,
        }
    }
}

/// Buffers for one check.
#[derive(Default)]
struct Desk {
    tokens: Vec<Token>,
    terms: Vec<Term>,
    sentences: Vec<(u32, u32)>,
    frames: Vec<Frames>,
    scenes: Vec<Scene>,
    rulings: Vec<Ruling>,
}

/// Cues that reach over to the next sentence, and back to the one before.
fn reaching() -> (ClassSet, ClassSet) {
    let mut both = ClassSet::EMPTY;
    for c in [
        class::UNWILLING,
        class::ABSENT,
        class::NO_ELSE,
        class::WHOLE_ROLE,
    ] {
        both.insert(c);
    }
    let mut back = both;
    back.insert(class::REFUSED);
    back.insert(class::VOLUNTARY);
    (both, back)
}

/// Reads the whole text.
pub(crate) fn read(text: &str, options: &Options, out: &mut Vec<Raw>) {
    let mut desk = Desk::default();
    let mut cutter = Cutter::new(text);
    let topics = interesting();
    let (reach_on, reach_back) = reaching();
    let (answers, unanswers) = asking::facts(&options.answers);
    let whole = matches!(options.kind, Kind::Ad | Kind::JobDescription);
    let mut document = whole.then(|| Document::new(options.kind));
    while cutter.next(&mut desk.tokens) {
        mark_quotations(&mut desk.tokens);
        group(&desk.tokens, &mut desk.terms);
        crate::wording::read(text, &desk.tokens, &desk.terms, options, out);
        if options.kind == Kind::Interview {
            crate::questions::read(&desk.tokens, &desk.terms, out);
            continue;
        }
        if let Some(document) = &mut document {
            document.read(text, &desk.tokens, &desk.terms, out);
        }
        if !desk
            .terms
            .iter()
            .any(|t| t.set != 0 && t.classes().any(&topics))
        {
            continue;
        }
        sentences(&desk.terms, &mut desk.sentences);
        let count = desk.sentences.len();
        if desk.frames.len() < count {
            desk.frames.resize_with(count, Frames::default);
        }
        desk.scenes.clear();
        for (n, &(from, to)) in desk.sentences.iter().enumerate() {
            let terms = &desk.terms[from as usize..to as usize];
            frame::read(terms, &mut desk.frames[n]);
            desk.scenes.push(scene(terms, &desk.frames[n], &topics));
        }
        for (n, &(from, to)) in desk.sentences.iter().enumerate() {
            if !desk.scenes[n].topical {
                continue;
            }
            let mut beside = ClassSet::EMPTY;
            if n > 0 {
                beside.extend(&desk.scenes[n - 1].cues.and(&reach_on));
            }
            if let Some(next) = desk.scenes.get(n + 1) {
                beside.extend(&next.cues.and(&reach_back));
            }
            desk.rulings.clear();
            let case = Case {
                terms: &desk.terms[from as usize..to as usize],
                frames: &desk.frames[n],
                scene: desk.scenes[n],
                beside,
                kind: options.kind,
                answers,
                unanswers,
            };
            case.rule(&mut desk.rulings);
            for ruling in &desk.rulings {
                let first = &desk.terms[(from + ruling.first) as usize];
                let last = &desk.terms[(from + ruling.last) as usize];
                let span =
                    desk.tokens[first.first as usize].start..desk.tokens[last.end as usize - 1].end;
                let mut raw = Raw::new(ruling.row.rule, span);
                raw.activity = ruling.activity;
                if ruling.row.verdict == Verdict::Depends {
                    if options.kind == Kind::Ad {
                        continue;
                    }
                    // a list of duties leaves much unsaid: advice, no more
                    raw.severity = Some(match options.kind {
                        Kind::JobDescription => Severity::Info,
                        _ => Severity::Caution,
                    });
                    raw.confidence = Some(Confidence::Medium);
                    raw.question = ruling.row.question;
                }
                out.push(raw);
            }
        }
    }
    if let Some(document) = document {
        document.finish(text, out);
    }
}
