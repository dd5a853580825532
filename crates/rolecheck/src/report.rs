//! Turns raw findings into findings: one for each problem, in order, with places and words.
//!
//! Takes out what packs silence; adds nothing of its own.

use std::borrow::Cow;

use crate::asking;
use crate::checker::{Checker, Options};
use crate::finding::{Finding, FindingKind, Fix, Kind, Position, Severity};
use crate::judge::Raw;
use crate::marks::Marks;
use crate::pack::{Pack, PackRule, Preference};
use crate::rule::rules;

/// Sorted, one for each problem.
pub(crate) fn findings(
    text: &str,
    mut raw: Vec<Raw>,
    checker: &Checker,
    marks: &Marks,
    options: &Options,
    notes: &mut Vec<String>,
) -> Vec<Finding> {
    let identity_first = checker
        .packs
        .iter()
        .any(|p| p.wording == Preference::IdentityFirst);
    raw.sort_by_key(|r| (r.span.start, r.span.end, r.rule));
    raw.dedup_by(|b, a| {
        a.rule == b.rule && b.span.start < a.span.end && a.span.start <= b.span.start
    });
    let whole = text.lines().count() > 3;
    let mut places = Places::new(text);
    let rules = rules();
    let mut out: Vec<Finding> = raw
        .into_iter()
        .filter(|raw| !identity_first || !identity(text, raw))
        .map(|raw| {
            let rule = &rules[usize::from(raw.rule)];
            let severity = raw.severity.unwrap_or(rule.severity);
            let depends = !raw.question.is_empty();
            let severity = match options.kind {
                Kind::JobDescription if whole && both_forms(text, &raw, rule.kind) => {
                    Severity::Info
                }
                _ => severity,
            };
            let message = match rule.message_depends {
                Some(text) if depends => text,
                _ => rule.message,
            };
            let start = places.at(raw.span.start);
            let end = places.ahead(start, raw.span.start, raw.span.end);
            Finding {
                code: Cow::Borrowed(rule.code),
                name: Cow::Borrowed(rule.name),
                kind: rule.kind,
                activity: raw.activity.or(rule.activity),
                reasons: Cow::Borrowed(rule.reasons),
                severity,
                confidence: raw.confidence.unwrap_or(rule.confidence),
                span: raw.span,
                start,
                end,
                message: Cow::Borrowed(message),
                why: Cow::Borrowed(rule.why),
                say_instead: rule.say_instead.map(Cow::Borrowed),
                fix: raw.fix.map(|replacement| Fix { replacement }),
                question: if depends {
                    asking::question(raw.question)
                } else {
                    None
                },
                sources: Cow::Borrowed(rule.sources),
            }
        })
        .collect();
    for pack in &checker.packs {
        add(text, pack, &mut out);
    }
    if !checker.packs.is_empty() {
        out.sort_by(|a, b| {
            (a.span.start, a.span.end, &a.code).cmp(&(b.span.start, b.span.end, &b.code))
        });
    }
    out.retain(|f| !marks.cover(&f.code, &f.span, f.start.line));
    for pack in &checker.packs {
        out.retain(|f| {
            let silenced = pack.silences(&f.code, &text[f.span.clone()]);
            match silenced.or_else(|| pack.quotes(text, &f.span)) {
                Some(why) => {
                    tell(notes, why);
                    false
                }
                None => true,
            }
        });
        for finding in &mut out {
            if let Some((severity, why)) = pack.softened(&finding.code, finding.severity) {
                finding.severity = severity;
                tell(notes, why);
            }
        }
    }
    out
}

/// Says once why something of a pack had the last word.
fn tell(notes: &mut Vec<String>, why: String) {
    if !notes.contains(&why) {
        notes.push(why);
    }
}

/// "S/he" and "his/her" mean to take in everyone: in a whole description that is advice, not a fault.
fn both_forms(text: &str, raw: &Raw, kind: FindingKind) -> bool {
    kind == FindingKind::GenderedPronoun && text[raw.span.clone()].contains('/')
}

/// Words that some communities have chosen for themselves.
fn identity(text: &str, raw: &Raw) -> bool {
    let word = text[raw.span.clone()].to_ascii_lowercase();
    rules()[usize::from(raw.rule)].code == "LANG-DIAGNOSIS"
        && ["autistic", "disabled", "blind", "deaf"]
            .iter()
            .any(|w| word.contains(w))
}

/// Finds the words of a pack's own rules, as whole words, whatever their case.
fn add(text: &str, pack: &Pack, out: &mut Vec<Finding>) {
    if pack.added().is_empty() {
        return;
    }
    let low = text.to_ascii_lowercase();
    for rule in pack.added() {
        for word in rule.words.iter().filter(|w| !w.trim().is_empty()) {
            let word = word.trim().to_ascii_lowercase();
            let mut from = 0;
            let mut places = Places::new(text);
            while let Some(found) = low.get(from..).and_then(|rest| rest.find(&word)) {
                let (start, end) = (from + found, from + found + word.len());
                from = end;
                let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                if !letter(text[..start].chars().next_back()) && !letter(text[end..].chars().next())
                {
                    out.push(of_pack(&mut places, rule, start..end));
                }
            }
        }
    }
}

fn of_pack(places: &mut Places<'_>, rule: &PackRule, span: std::ops::Range<usize>) -> Finding {
    let start = places.at(span.start);
    let end = places.ahead(start, span.start, span.end);
    Finding {
        code: Cow::Owned(rule.code.clone()),
        name: Cow::Owned(rule.name.clone()),
        kind: rule.kind,
        activity: None,
        reasons: Cow::Borrowed(&[]),
        severity: rule.severity,
        confidence: rule.confidence,
        span,
        start,
        end,
        message: Cow::Owned(rule.message.clone()),
        why: Cow::Owned(rule.reason.clone()),
        say_instead: rule.say_instead.clone().map(Cow::Owned),
        fix: None,
        question: None,
        sources: Cow::Owned(rule.sources.clone()),
    }
}

/// How many line ends there are. In short pieces whose counts fit a byte: many are counted at once.
fn lines_in(bytes: &[u8]) -> u32 {
    let ends = |piece: &[u8]| piece.iter().map(|b| u8::from(*b == b'\n')).sum::<u8>();
    bytes.chunks(192).map(|piece| u32::from(ends(piece))).sum()
}

/// Counts lines and columns in one walk over the text.
struct Places<'t> {
    text: &'t str,
    at: usize,
    line: u32,
    column: u32,
}

impl<'t> Places<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            line: 1,
            column: 1,
        }
    }

    /// The place of a byte; bytes must not go backwards.
    fn at(&mut self, byte: usize) -> Position {
        let place = self.ahead(
            Position {
                line: self.line,
                column: self.column,
            },
            self.at,
            byte,
        );
        self.at = byte.max(self.at);
        self.line = place.line;
        self.column = place.column;
        place
    }

    /// The place of a later byte, without moving.
    fn ahead(&self, from: Position, start: usize, byte: usize) -> Position {
        let bytes = &self.text.as_bytes()[start.min(byte)..byte];
        let mut place = from;
        let after = match bytes.iter().rposition(|b| *b == b'\n') {
            Some(last) => {
                place.line += lines_in(&bytes[..=last]);
                place.column = 1;
                &bytes[last + 1..]
            }
            None => bytes,
        };
        let chars = after.iter().filter(|b| (**b as i8) >= -0x40).count();
        place.column += u32::try_from(chars).unwrap_or(u32::MAX);
        place
    }
}
