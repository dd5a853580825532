//! Runs a text through the readers, paragraph by paragraph, and collects raw findings.
//!
//! Knows the order of things, not the things themselves.

use std::ops::Range;

use crate::asking;
use crate::checker::Options;
use crate::decide::{Case, Ruling, Scene, interesting, scene};
use crate::documents::Document;
use crate::finding::{Activity, Confidence, FindingKind, Kind, Severity};
use crate::frame::{self, Frames};
use crate::learned::{ACTIVITY, QUESTION, ROLE_FIT, Scales};
use crate::rule::rules;
use crate::signs::Signs;
use crate::tables::{ClassSet, Verdict, class};
use crate::terms::{Term, group, mark_quotations, sentences};
use crate::tokens::{Cutter, Shape, Token};
use crate::wording::rule_of;

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
    scales: Scales,
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

struct Reader<'a> {
    text: &'a str,
    options: &'a Options,
    weigh: bool,
    topics: ClassSet,
    reach: (ClassSet, ClassSet),
    answers: (ClassSet, ClassSet),
    signs_rule: u16,
    care_rule: u16,
    health_rule: u16,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, options: &'a Options, weigh: bool) -> Self {
        let prose = matches!(options.kind, Kind::Task | Kind::Policy);
        Self {
            text,
            options,
            weigh: weigh && prose && options.answers.is_empty(),
            topics: interesting(),
            reach: reaching(),
            answers: asking::facts(&options.answers),
            signs_rule: rule_of("RF-SIGNS"),
            care_rule: rule_of("ASK-CARE"),
            health_rule: rule_of("ASK-PRIVATE"),
        }
    }

    fn run(&self, out: &mut Vec<Raw>) {
        let kind = self.options.kind;
        let mut desk = Desk::default();
        let mut cutter = Cutter::new(self.text);
        let whole = matches!(kind, Kind::Ad | Kind::JobDescription);
        let mut document = whole.then(|| Document::new(kind));
        while cutter.next(&mut desk.tokens) {
            mark_quotations(&mut desk.tokens);
            group(&desk.tokens, &mut desk.terms);
            crate::wording::read(self.text, &desk.tokens, &desk.terms, self.options, out);
            if kind == Kind::Interview {
                self.question(&mut desk, out);
                continue;
            }
            if let Some(document) = &mut document {
                document.read(self.text, &desk.tokens, &desk.terms, out);
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

    /// A question: the rules say what is certain, the weights what such questions usually are.
    fn question(&self, desk: &mut Desk, out: &mut Vec<Raw>) {
        let before = out.len();
        crate::questions::read(&desk.tokens, &desk.terms, out);
        let certain = out[before..]
            .iter()
            .any(|r| rules()[usize::from(r.rule)].kind == FindingKind::ProhibitedQuestion);
        if certain || desk.terms.is_empty() {
            return;
        }
        sentences(&desk.terms, &mut desk.sentences);
        let mut frames = Frames::default();
        let mut signs = Signs::new();
        for &(from, to) in &desk.sentences {
            let terms = &desk.terms[from as usize..to as usize];
            frame::read(terms, &mut frames);
            signs.add(&frames, &scene(terms, &frames, &self.topics));
        }
        let mut leans = QUESTION.weigh(
            &mut desk.scales,
            self.text,
            &desk.tokens,
            &desk.terms,
            &signs,
        );
        if out.len() > before {
            leans[1] += RULED;
        }
        let rule = match highest(&leans) {
            0 => {
                out.truncate(before);
                return;
            }
            1 if out.len() > before => return,
            1 => self.care_rule,
            _ => self.health_rule,
        };
        out.truncate(before);
        let (first, last) = (&desk.tokens[0], &desk.tokens[desk.tokens.len() - 1]);
        let mut raw = Raw::new(rule, first.start..last.end);
        raw.confidence = Some(Confidence::Medium);
        out.push(raw);
    }

    fn paragraph(&self, desk: &mut Desk, out: &mut Vec<Raw>) {
        sentences(&desk.terms, &mut desk.sentences);
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
        // short notes are judged as a whole, long paragraphs sentence by sentence
        let step = if count <= 3 { count } else { 1 };
        let mut n = 0;
        while n < count {
            let end = (n + step).min(count);
            let before = out.len();
            for k in n..end {
                self.sentence(desk, k, out);
            }
            if self.weigh {
                self.weigh(desk, n, end, before, out);
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

    /// The activity of a passage: by its words, or the one that such passages are about.
    fn activity(&self, desk: &mut Desk, a: usize, b: usize, signs: &Signs) -> Option<Activity> {
        let terms = &desk.terms[a..b];
        let leans = ACTIVITY.weigh(&mut desk.scales, self.text, &desk.tokens, terms, signs);
        Activity::from_name(ACTIVITY.classes[highest(&leans)])
    }

    /// Lets the signs speak where the tables are silent, unsure or alone.
    fn weigh(&self, desk: &mut Desk, from: usize, to: usize, before: usize, out: &mut Vec<Raw>) {
        let mut signs = Signs::new();
        for n in from..to {
            signs.add(&desk.frames[n], &desk.scenes[n]);
        }
        let fit = |r: &Raw| rules()[usize::from(r.rule)].kind == FindingKind::RoleFit;
        let hard = out[before..].iter().any(|r| fit(r) && r.severity.is_none());
        let sure = out[before..].iter().any(|r| {
            let rule = &rules()[usize::from(r.rule)];
            fit(r) && r.severity.is_none() && rule.confidence == Confidence::High
        });
        let soft = out[before..].iter().any(|r| fit(r) && r.severity.is_some());
        let ruled = match (hard, soft) {
            (true, _) => Verdict::NotConsistent,
            (false, true) => Verdict::Depends,
            _ => Verdict::Consistent,
        };
        let (a, _) = desk.sentences[from];
        let (_, b) = desk.sentences[to - 1];
        let terms = &desk.terms[a as usize..b as usize];
        let mut leans = ROLE_FIT.weigh(&mut desk.scales, self.text, &desk.tokens, terms, &signs);
        leans[ruled as usize] += if sure { SURE } else { RULED };
        leans[2] -= CAREFUL;
        let verdict = match highest(&leans) {
            0 => Verdict::Consistent,
            1 => Verdict::Depends,
            _ => Verdict::NotConsistent,
        };
        if verdict == ruled {
            return;
        }
        // a heading or a scrap is no task: the weights alone do not speak of it
        let acts = desk.frames[from..to].iter().any(|f| !f.acts.is_empty());
        let words = words_in(&desk.tokens, &desk.terms[a as usize..b as usize]);
        if ruled == Verdict::Consistent && (words < 3 || (!acts && words < 5)) {
            return;
        }
        match verdict {
            Verdict::Consistent => {
                let kept: Vec<Raw> = out.drain(before..).filter(|r| !fit(r)).collect();
                out.extend(kept);
            }
            Verdict::Depends | Verdict::NotConsistent => {
                let (severity, question) = match verdict {
                    Verdict::Depends => (Severity::Caution, "asked-by"),
                    _ => (Severity::Warning, ""),
                };
                if let Some(raw) = out[before..].iter_mut().find(|r| fit(r)) {
                    raw.severity = Some(severity);
                    raw.question = question;
                    raw.confidence = Some(Confidence::Medium);
                    return;
                }
                let first = desk.terms[a as usize].first as usize;
                let last = desk.terms[b as usize - 1].end as usize - 1;
                let span = desk.tokens[first].start..desk.tokens[last].end;
                let activity = self.activity(desk, a as usize, b as usize, &signs);
                let rule = activity.and_then(rule_about).unwrap_or(self.signs_rule);
                let mut raw = Raw::new(rule, span);
                raw.severity = Some(severity);
                raw.question = question;
                raw.confidence = Some(Confidence::Low);
                raw.activity = activity;
                out.push(raw);
            }
        }
    }
}

/// How much more must speak against a task than for it, so that fair work is seldom flagged.
const CAREFUL: f32 = 0.2;
/// How much a ruling of the tables counts beside the weights.
const RULED: f32 = 0.4;
/// The same for a hard ruling that its rule is sure of.
const SURE: f32 = 1.0;

/// The first rule about an activity: its message and its way out are the activity's own.
fn rule_about(activity: Activity) -> Option<u16> {
    let about =
        |r: &crate::rule::Rule| r.kind == FindingKind::RoleFit && r.activity == Some(activity);
    rules()
        .iter()
        .position(about)
        .and_then(|n| u16::try_from(n).ok())
}

/// How many words stand in a stretch of terms.
fn words_in(tokens: &[Token], terms: &[Term]) -> usize {
    let tokens = terms
        .iter()
        .flat_map(|t| &tokens[t.first as usize..t.end as usize]);
    tokens.filter(|t| t.shape == Shape::Word).count()
}

fn highest(leans: &[f32]) -> usize {
    (0..leans.len())
        .max_by(|a, b| leans[*a].total_cmp(&leans[*b]))
        .unwrap_or(0)
}
