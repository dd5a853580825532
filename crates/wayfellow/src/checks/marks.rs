//! Marks in a text: which stretches are marked, how strongly, and by which findings.
//!
//! Overlapping findings are cut into stretches, each with the strongest mark. Nothing here writes HTML.

use std::ops::Range;

use rolecheck::{Finding, Severity};
use serde::Serialize;

/// Findings longer than this are about the whole text and are not marked in it, in characters.
const LONGEST: usize = 600;

/// A stretch of a text, and the findings that cover it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stretch<'t> {
    pub text: &'t str,
    /// Numbers of the findings, from 0; the strongest first. Empty where nothing was found.
    pub findings: Vec<usize>,
    /// Numbers of the findings that begin here.
    pub begins: Vec<usize>,
    /// Numbers of the findings that end here.
    pub ends: Vec<usize>,
    pub tone: &'static str,
}

/// A mark for scripts: places count UTF-16 code units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Mark {
    pub start: usize,
    pub end: usize,
    pub tone: &'static str,
    pub findings: Vec<usize>,
}

/// The class of a finding's mark and card: what a reader should take from it.
pub(crate) fn tone(severity: Severity) -> &'static str {
    match severity {
        Severity::Error | Severity::Warning => "unfit",
        Severity::Caution => "depends",
        Severity::Info => "advice",
    }
}

/// Whether a finding is about a passage and not about the whole text.
pub(super) fn has_place(text: &str, f: &Finding) -> bool {
    let Some(passage) = text.get(f.span.clone()) else {
        return false;
    };
    !passage.trim().is_empty()
        && passage.len() <= LONGEST
        && !(passage.len() * 5 > text.len() * 4 && passage.contains('\n'))
}

/// The text in stretches, in order and without gaps.
pub(crate) fn stretches<'t>(text: &'t str, findings: &[Finding]) -> Vec<Stretch<'t>> {
    let placed: Vec<(usize, Range<usize>)> = findings
        .iter()
        .enumerate()
        .filter(|(_, f)| has_place(text, f))
        .map(|(i, f)| (i, f.span.clone()))
        .collect();
    let mut cuts: Vec<usize> = placed.iter().flat_map(|(_, r)| [r.start, r.end]).collect();
    cuts.extend([0, text.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    let mut out = Vec::with_capacity(cuts.len());
    // Findings come in order of their start, so those that can cover a stretch are in a window.
    let mut open: Vec<(usize, Range<usize>)> = Vec::new();
    let mut next = placed.into_iter().peekable();
    for pair in cuts.windows(2) {
        let (start, end) = (pair[0], pair[1]);
        open.retain(|(_, r)| r.end > start);
        let mut begins = Vec::new();
        while let Some((i, r)) = next.next_if(|(_, r)| r.start <= start) {
            begins.push(i);
            open.push((i, r));
        }
        let mut covering: Vec<usize> = open.iter().map(|(i, _)| *i).collect();
        covering.sort_by_key(|i| (findings[*i].severity, *i));
        let ends = open
            .iter()
            .filter(|(_, r)| r.end == end)
            .map(|(i, _)| *i)
            .collect();
        let tone = covering.first().map_or("", |i| tone(findings[*i].severity));
        out.push(Stretch {
            text: &text[start..end],
            findings: covering,
            begins,
            ends,
            tone,
        });
    }
    out
}

/// The marks of a text for scripts.
pub(super) fn marks(stretches: &[Stretch<'_>]) -> Vec<Mark> {
    let mut at = 0;
    let mut out = Vec::new();
    for s in stretches {
        let start = at;
        at += s.text.encode_utf16().count();
        if !s.findings.is_empty() {
            out.push(Mark {
                start,
                end: at,
                tone: s.tone,
                findings: s.findings.clone(),
            });
        }
    }
    out
}
