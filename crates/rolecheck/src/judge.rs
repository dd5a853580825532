//! Runs a text through the readers, paragraph by paragraph, and collects raw findings.
//!
//! Knows the order of things, not the things themselves.

use std::ops::Range;

use crate::asking;
use crate::checker::Options;
use crate::decide::{Case, Ruling, interesting};
use crate::documents::Document;
use crate::finding::{Activity, Confidence, FindingKind, Kind, Severity};
use crate::frame::{self, Frames};
use crate::learned::Scales;
use crate::rule::rules;
use crate::scene::{Scene, scene};
use crate::tables::{ClassSet, Verdict, class};
use crate::terms::{Term, group, mark_quotations, sentences};
use crate::tokens::{Cutter, Shape, Token, mark};
use crate::weighing::Passage;

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
pub(crate) struct Desk {
    pub tokens: Vec<Token>,
    pub terms: Vec<Term>,
    pub sentences: Vec<(u32, u32)>,
    pub frames: Vec<Frames>,
    pub scenes: Vec<Scene>,
    rulings: Vec<Ruling>,
    pub scales: Scales,
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
    Reader::new(text, options, true).run(out);
}

/// The verdict on the work in a text by the tables alone, without weighing signs.
pub(crate) fn by_tables(text: &str, options: &Options) -> Verdict {
    let mut out = Vec::new();
    Reader::new(text, options, false).run(&mut out);
    let fit = out
        .iter()
        .filter(|r| rules()[usize::from(r.rule)].kind == FindingKind::RoleFit);
    let mut verdict = Verdict::Consistent;
    for raw in fit {
        match raw.severity {
            None => return Verdict::NotConsistent,
            Some(Severity::Caution) => verdict = Verdict::Depends,
            Some(_) => {}
        }
    }
    verdict
}

pub(crate) struct Reader<'a> {
    pub text: &'a str,
    options: &'a Options,
    /// Whether the learned weights have a say at all.
    learned: bool,
    /// Whether they weigh what is no question and no document.
    weigh: bool,
    /// Whether the text is a whole ad or description.
    whole: bool,
    pub topics: ClassSet,
    reach: (ClassSet, ClassSet),
    answers: (ClassSet, ClassSet),
}

impl<'a> Reader<'a> {
    pub(crate) fn new(text: &'a str, options: &'a Options, learned: bool) -> Self {
        let prose = matches!(options.kind, Kind::Task | Kind::Policy);
        Self {
            text,
            options,
            learned,
            weigh: learned && prose && options.answers.is_empty(),
            whole: matches!(options.kind, Kind::Ad | Kind::JobDescription),
            topics: interesting(),
            reach: reaching(),
            answers: asking::facts(&options.answers),
        }
    }

    fn run(&self, out: &mut Vec<Raw>) {
        let kind = self.options.kind;
        let mut desk = Desk::default();
        let mut cutter = Cutter::new(self.text);
        let mut document = self.whole.then(|| Document::new(kind));
        while cutter.next(&mut desk.tokens) {
            mark_quotations(&mut desk.tokens);
            group(&desk.tokens, &mut desk.terms);
            crate::wording::read(self.text, &desk.tokens, &desk.terms, self.options, out);
            if matches!(kind, Kind::Task | Kind::Policy) && self.is_heading(&desk) {
                continue;
            }
            if kind == Kind::Interview {
                let before = out.len();
                crate::questions::read(&desk.tokens, &desk.terms, out);
                if self.learned && !desk.terms.is_empty() {
                    self.weigh_question(&mut desk, before, out);
                }
                continue;
            }
            if let Some(document) = &mut document {
                let before = out.len();
                document.read(self.text, &desk.tokens, &desk.terms, out);
                self.paragraph(&mut desk, out);
                if self.learned {
                    for n in 0..desk.sentences.len() {
                        self.weigh_part(&mut desk, n, before, document, out);
                    }
                }
                continue;
            }
            // new words for old work are no topic of the tables yet: the weights know some of them
            let topical = |t: &Term| t.set != 0 && t.classes().any(&self.topics);
            if self.weigh || desk.terms.iter().any(topical) {
                self.paragraph(&mut desk, out);
            }
        }
        if let Some(document) = document {
            document.finish(self.text, out);
        }
    }

    /// A few words with capitals, no act and no full stop, such as "Medication Management", or one such word among other
    /// lines: it says what comes next, not what anybody does.
    fn is_heading(&self, desk: &Desk) -> bool {
        let words = desk.tokens.iter().filter(|t| t.shape == Shape::Word);
        let (Some(first), Some(last)) = (desk.tokens.first(), desk.tokens.last()) else {
            return false;
        };
        let plain = desk.tokens.iter().all(|t| t.shape == Shape::Word);
        let capitals = words.clone().all(|t| t.is(mark::CAPITAL));
        let starts = desk.terms.first().is_some_and(|t| t.has(class::V_BASE));
        plain
            && capitals
            && match words.count() {
                // somebody who types one word on a phone asks about it
                1 => self.text[..first.start].trim().len() + self.text[last.end..].trim().len() > 0,
                2..=4 => !starts,
                _ => false,
            }
    }

    /// What the learned weights would read: each passage with what the rules said of it.
    pub(crate) fn each_passage(&self, mut each: impl FnMut(&Desk, &Passage)) {
        let mut desk = Desk::default();
        let mut cutter = Cutter::new(self.text);
        let mut document = self.whole.then(|| Document::new(self.options.kind));
        while cutter.next(&mut desk.tokens) {
            mark_quotations(&mut desk.tokens);
            group(&desk.tokens, &mut desk.terms);
            let mut out = Vec::new();
            if self.options.kind == Kind::Interview {
                crate::questions::read(&desk.tokens, &desk.terms, &mut out);
            }
            if let Some(document) = &mut document {
                document.read(self.text, &desk.tokens, &desk.terms, &mut out);
            }
            self.paragraph(&mut desk, &mut out);
            let step = self.step(desk.sentences.len());
            for from in (0..desk.sentences.len()).step_by(step.max(1)) {
                let to = (from + step).min(desk.sentences.len());
                each(&desk, &Passage::new(&desk, from, to, &out));
            }
        }
    }

    /// Short notes are judged as a whole, long paragraphs and documents sentence by sentence.
    fn step(&self, count: usize) -> usize {
        if self.options.kind == Kind::Interview || (count <= 3 && !self.whole) {
            count
        } else {
            1
        }
    }

    /// Cuts the paragraph at its semicolons too: in a document they part one duty from the next.
    fn cut_finer(&self, desk: &mut Desk) {
        let whole = std::mem::take(&mut desk.sentences);
        for (start, to) in whole {
            let mut from = start;
            for n in start..to {
                if desk.terms[n as usize].sign == b';' {
                    desk.sentences.push((from, n));
                    from = n + 1;
                }
            }
            desk.sentences.push((from, to));
        }
        desk.sentences.retain(|(from, to)| from < to);
    }

    /// The sentences of the paragraph, with frames and scenes.
    pub(crate) fn read_frames(&self, desk: &mut Desk) {
        sentences(&desk.terms, &mut desk.sentences);
        if self.whole {
            self.cut_finer(desk);
        }
        let count = desk.sentences.len();
        if desk.frames.len() < count {
            desk.frames.resize_with(count, Frames::default);
        }
        desk.scenes.clear();
        for (n, &(from, to)) in desk.sentences.iter().enumerate() {
            let terms = &desk.terms[from as usize..to as usize];
            frame::read(terms, &mut desk.frames[n]);
            desk.scenes
                .push(scene(terms, &desk.frames[n], &self.topics));
        }
    }

    fn paragraph(&self, desk: &mut Desk, out: &mut Vec<Raw>) {
        self.read_frames(desk);
        let count = desk.sentences.len();
        let step = self.step(count);
        let mut n = 0;
        while n < count {
            let end = (n + step).min(count);
            let before = out.len();
            for k in n..end {
                self.sentence(desk, k, out);
            }
            if self.weigh {
                self.weigh_work(desk, n, end, before, out);
            }
            n = end;
        }
    }

    fn sentence(&self, desk: &mut Desk, n: usize, out: &mut Vec<Raw>) {
        let (from, to) = desk.sentences[n];
        if !desk.scenes[n].topical {
            return;
        }
        let mut beside = ClassSet::EMPTY;
        if n > 0 {
            beside.extend(&desk.scenes[n - 1].cues.and(&self.reach.0));
        }
        if let Some(next) = desk.scenes.get(n + 1) {
            beside.extend(&next.cues.and(&self.reach.1));
        }
        desk.rulings.clear();
        let case = Case {
            terms: &desk.terms[from as usize..to as usize],
            frames: &desk.frames[n],
            scene: desk.scenes[n],
            beside,
            kind: self.options.kind,
            answers: self.answers.0,
            unanswers: self.answers.1,
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
                // a list of duties leaves much unsaid: advice at most, and nothing in an ad
                raw.severity = Some(match self.options.kind {
                    Kind::Ad => continue,
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
