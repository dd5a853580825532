//! Questions to applicants before an offer: what may not be asked, and what needs care.
//!
//! A health word is not enough: it must be about the applicant, not about someone in a scenario.
//! Questions after an offer are outside of what this reads.

use crate::actors::actor_of;
use crate::finding::FindingKind;
use crate::frame::Actor;
use crate::judge::Raw;
use crate::rule::rules;
use crate::tables::{RULE_CLASSES, WORD_YOU, WORD_YOUR, class};
use crate::terms::{Term, flag};
use crate::tokens::{Token, mark};

/// Reads one question.
pub(crate) fn read(tokens: &[Token], terms: &[Term], out: &mut Vec<Raw>) {
    let mut worst: Option<Raw> = None;
    let framed = terms.iter().any(|t| t.has(class::Q_FRAME));
    for (i, term) in terms.iter().enumerate() {
        if term.set == 0 || term.is(mark::QUOTED) || !term.any(flag::RULE) {
            continue;
        }
        for (class, rule) in RULE_CLASSES {
            if !term.has(*class) {
                continue;
            }
            let shipped = &rules()[usize::from(*rule)];
            let hard = match shipped.kind {
                FindingKind::ProhibitedQuestion => true,
                FindingKind::CautiousQuestion => false,
                _ => continue,
            };
            let better = worst.as_ref().is_none_or(|w| {
                hard && rules()[usize::from(w.rule)].kind == FindingKind::CautiousQuestion
            });
            if !better {
                continue;
            }
            let yours = tokens[term.first as usize..term.end as usize]
                .iter()
                .any(|t| t.word == WORD_YOU || t.word == WORD_YOUR);
            if !yours && !about_applicant(terms, i, framed) || (!hard && about_work(terms)) {
                continue;
            }
            let span = tokens[term.first as usize].start..tokens[term.end as usize - 1].end;
            worst = Some(Raw::new(*rule, span));
        }
    }
    out.extend(worst);
}

/// How many terms around a word are asked who is meant; no question is longer.
const FAR: usize = 400;

/// Is the applicant meant: the nearest one named before the word, or else nobody is named at all?
fn about_applicant(terms: &[Term], i: usize, framed: bool) -> bool {
    let t = &terms[i];
    // the words themselves say whose it is
    if t.has(class::YOU) {
        return true;
    }
    // a scenario or a question of knowledge: only "your" right before the word makes it personal
    if framed {
        return terms[i.saturating_sub(2)..i]
            .iter()
            .any(|p| p.set != 0 && p.has(class::YOU) && p.has(class::DET));
    }
    for j in (i.saturating_sub(FAR)..i).rev() {
        let p = &terms[j];
        if p.sign == b'?' || p.sign == b'.' {
            break;
        }
        if p.set == 0 && !p.is(mark::CAPITAL) {
            continue;
        }
        if p.set != 0 && p.has(class::YOU) {
            // "someone you support": the one who is supported is meant
            let relative = j > 0
                && terms[j - 1].set != 0
                && (terms[j - 1].has(class::PERSON) || terms[j - 1].has(class::REL));
            let supports = terms.get(j + 1).is_some_and(|n| {
                n.set != 0 && n.any(flag::VERB) && (n.has(class::SUPPORT) || n.has(class::WORK))
            });
            if relative && supports {
                return false;
            }
            return true;
        }
        match actor_of(terms, j, true) {
            Some(Actor::Person) => {
                // "has anybody in your family"
                if p.has(class::REL) {
                    continue;
                }
                let family = terms[j..i].iter().any(|t| t.set != 0 && t.has(class::YOU));
                return family;
            }
            Some(Actor::Other) if !p.has(class::WE) && !p.has(class::DOCTOR) => {
                return j > 0 && terms[j - 1].set != 0 && terms[j - 1].has(class::YOU);
            }
            _ => {}
        }
    }
    // nobody before: whoever comes after, and the applicant if nobody does
    for j in i + 1..terms.len().min(i + FAR) {
        if terms[j].set != 0 && terms[j].has(class::YOU) {
            return true;
        }
        if matches!(actor_of(terms, j, true), Some(Actor::Person)) {
            return false;
        }
    }
    !framed
}

/// Does the question tie the experience to the work?
fn about_work(terms: &[Term]) -> bool {
    terms
        .iter()
        .any(|t| t.set != 0 && (t.has(class::Q_WORK) || t.has(class::SUPPORT)))
}
