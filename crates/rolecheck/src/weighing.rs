//! Lets the learned weights speak where the rules are silent, unsure or alone: they confirm what
//! the rules said of a passage, soften it, withdraw it, or raise a finding of their own.
//!
//! What leans which way is learned (see `learned`); here is only what follows from it.

use std::ops::Range;

use crate::documents::{Document, head};
use crate::finding::{Activity, Confidence, FindingKind, Severity};
use crate::judge::{Desk, Raw, Reader};
use crate::learned::{ACTIVITY, DOCUMENT, QUESTION, ROLE_FIT};
use crate::rule::rules;
use crate::signs::Signs;
use crate::tables::{Verdict, class};
use crate::terms::Term;
use crate::tokens::{Shape, Token};
use crate::wording::rule_of;

/// How much a ruling of the tables counts beside the weights.
const RULED: f32 = 0.1;
/// The same for a hard ruling that its rule is sure of.
const SURE: f32 = 0.3;
/// How much more must speak for leaving a question alone than for care.
const CARE: f32 = 0.1;
/// How much a rule that knows a prohibited question counts beside the weights.
const CERTAIN: f32 = 0.2;
/// How much more must speak for leaving a question alone than for its being prohibited.
const WARY: f32 = 0.2;
/// How much more must speak against a passage of a document when no rule does.
const ALONE: f32 = 0.08;

/// A stretch of sentences that is weighed as one.
pub(crate) struct Passage {
    /// The terms, from and to.
    pub terms: Range<usize>,
    /// Where it stands in the text.
    pub span: Range<usize>,
    pub signs: Signs,
    /// The rules that spoke of it and are heard by the weights.
    pub ruled: Vec<u16>,
}

impl Passage {
    pub(crate) fn new(desk: &Desk, from: usize, to: usize, raws: &[Raw]) -> Self {
        let mut signs = Signs::new();
        for n in from..to {
            signs.add(&desk.frames[n], &desk.scenes[n]);
        }
        let terms = desk.sentences[from].0 as usize..desk.sentences[to - 1].1 as usize;
        let first = &desk.tokens[desk.terms[terms.start].first as usize];
        let last = &desk.tokens[desk.terms[terms.end - 1].end as usize - 1];
        let span = first.start..last.end;
        let inside = |r: &&Raw| span.contains(&r.span.start) && heard(r);
        let mut ruled: Vec<u16> = raws.iter().filter(inside).map(|r| r.rule).collect();
        ruled.sort_unstable();
        ruled.dedup();
        Self {
            terms,
            span,
            signs,
            ruled,
        }
    }
}

fn kind_of(raw: &Raw) -> FindingKind {
    rules()[usize::from(raw.rule)].kind
}

/// Whether the weights look at what this rule said.
fn heard(raw: &Raw) -> bool {
    raw.severity.is_none()
        && matches!(
            kind_of(raw),
            FindingKind::RoleFit
                | FindingKind::ProhibitedQuestion
                | FindingKind::CautiousQuestion
                | FindingKind::DisabilityDiscouraging
                | FindingKind::MedicalInquiry
                | FindingKind::JobAsRehabilitation
        )
}

impl Reader<'_> {
    fn load(&self, desk: &mut Desk, passage: &Passage) {
        let terms = &desk.terms[passage.terms.clone()];
        desk.scales
            .load(self.text, &desk.tokens, terms, &passage.signs);
    }

    /// A question: the rules say what is certain, the weights what such questions usually are.
    pub(crate) fn weigh_question(&self, desk: &mut Desk, before: usize, out: &mut Vec<Raw>) {
        self.read_frames(desk);
        let passage = Passage::new(desk, 0, desk.sentences.len(), &out[before..]);
        self.load(desk, &passage);
        let terms = &desk.terms[passage.terms.clone()];
        desk.scales.load_apart(self.text, &desk.tokens, terms);
        for rule in &passage.ruled {
            desk.scales.add_ruled(*rule);
        }
        let mut leans = QUESTION.read(&desk.scales);
        let spoken = out.get(before).map(kind_of);
        leans[1] += CARE;
        if spoken == Some(FindingKind::ProhibitedQuestion) {
            leans[2] += CERTAIN;
        }
        if highest(&leans) == 0 {
            leans[2] += WARY;
        }
        let (kind, code) = match highest(&leans) {
            0 => {
                out.truncate(before);
                return;
            }
            1 => (FindingKind::CautiousQuestion, "ASK-CARE"),
            _ => (FindingKind::ProhibitedQuestion, "ASK-PRIVATE"),
        };
        // a heading or a plain statement asks nothing: the weights alone do not speak of it
        if spoken == Some(kind) || spoken.is_none() && !asks(&desk.terms[passage.terms.clone()]) {
            return;
        }
        out.truncate(before);
        let mut raw = Raw::new(rule_of(code), passage.span);
        raw.confidence = Some(Confidence::Medium);
        out.push(raw);
    }

    /// The activity of what is on the scales: the one that such passages are about.
    fn activity(&self, desk: &Desk) -> Option<Activity> {
        let leans = ACTIVITY.read(&desk.scales);
        Activity::from_name(ACTIVITY.classes[highest(&leans)])
    }

    /// A finding of the weights about work, in the words of the activity's own rule.
    fn raised(&self, desk: &Desk, span: Range<usize>, severity: Severity) -> Raw {
        let activity = self.activity(desk);
        let rule = activity.and_then(rule_about);
        let mut raw = Raw::new(rule.unwrap_or_else(|| rule_of("RF-SIGNS")), span);
        raw.severity = Some(severity);
        raw.confidence = Some(Confidence::Low);
        raw.activity = activity;
        raw
    }

    /// A task or a clause: does the work fit?
    pub(crate) fn weigh_work(
        &self,
        desk: &mut Desk,
        from: usize,
        to: usize,
        before: usize,
        out: &mut Vec<Raw>,
    ) {
        let fit = |r: &Raw| kind_of(r) == FindingKind::RoleFit;
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
        let passage = Passage::new(desk, from, to, &[]);
        self.load(desk, &passage);
        let mut leans = ROLE_FIT.read(&desk.scales);
        leans[ruled as usize] += if sure { SURE } else { RULED };
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
        let words = words_in(&desk.tokens, &desk.terms[passage.terms.clone()]);
        if ruled == Verdict::Consistent && (words < 3 || (!acts && words < 5)) {
            return;
        }
        // three words about no activity leave nothing to ask
        let vague = ruled == Verdict::Consistent && verdict == Verdict::Depends && words < 4;
        if vague && self.activity(desk).is_none() {
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
                let mut raw = self.raised(desk, passage.span, severity);
                raw.question = question;
                out.push(raw);
            }
        }
    }

    /// A passage of an ad or a description: what it asks of the reader, and what it says of the
    /// whole.
    pub(crate) fn weigh_part(
        &self,
        desk: &mut Desk,
        n: usize,
        before: usize,
        document: &mut Document,
        out: &mut Vec<Raw>,
    ) {
        let passage = Passage::new(desk, n, n + 1, &out[before..]);
        self.load(desk, &passage);
        for rule in &passage.ruled {
            desk.scales.add_ruled(*rule);
        }
        let leans = DOCUMENT.read(&desk.scales);
        document.weighed(&leans);
        for (at, kind, code) in [
            (head::ROLE_FIT, FindingKind::RoleFit, ""),
            (
                head::DISCOURAGING,
                FindingKind::DisabilityDiscouraging,
                "AD-DISCOURAGE",
            ),
            (head::MEDICAL, FindingKind::MedicalInquiry, "AD-MEDICAL"),
            (head::REHAB, FindingKind::JobAsRehabilitation, "AD-REHAB"),
        ] {
            let spoken = |r: &Raw| {
                kind_of(r) == kind && r.severity.is_none() && passage.span.contains(&r.span.start)
            };
            let said = out[before..].iter().any(spoken);
            let wanted = if said { 0.0 } else { ALONE };
            if leans[at] < wanted {
                if said {
                    let kept: Vec<Raw> = out.drain(before..).filter(|r| !spoken(r)).collect();
                    out.extend(kept);
                }
            } else if !said {
                let span = passage.span.clone();
                out.push(if kind == FindingKind::RoleFit {
                    self.raised(desk, span, Severity::Warning)
                } else {
                    let mut raw = Raw::new(rule_of(code), span);
                    raw.confidence = Some(Confidence::Low);
                    raw
                });
            }
        }
    }
}

/// Whether something is asked of somebody: a question, a request, or words about the one who reads.
fn asks(terms: &[Term]) -> bool {
    let request = terms.iter().find(|t| t.sign == 0);
    request.is_some_and(|t| t.set != 0 && t.has(class::V_BASE))
        || terms
            .iter()
            .any(|t| t.sign == b'?' || t.set != 0 && t.has(class::YOU))
}

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
