//! Who or what a term is: the worker, the person, someone else; a verb or a noun.
//!
//! Looks at the nearest neighbours only; `frame` puts the readings together.

use crate::frame::Actor;
use crate::tables::class;
use crate::terms::{Term, flag, opens_noun};
use crate::tokens::mark;

/// Who a term stands for, if for anyone.
#[inline]
pub(crate) fn actor_of(terms: &[Term], i: usize, you_here: bool) -> Option<Actor> {
    let t = &terms[i];
    if t.set == 0 {
        return named_person(terms, i).then_some(Actor::Person);
    }
    if t.any(flag::ACTOR) {
        known_actor(terms, i, you_here)
    } else {
        None
    }
}

fn known_actor(terms: &[Term], i: usize, you_here: bool) -> Option<Actor> {
    let t = &terms[i];
    if t.has(class::SKIP_PERSON) {
        return None;
    }
    if t.has(class::EVERYONE) {
        return Some(Actor::Everyone);
    }
    if t.has(class::WORKER) || t.has(class::OWN_ROLE) {
        return Some(Actor::Worker);
    }
    if t.has(class::DET) && !t.has(class::THIRD) && !t.has(class::PERSON) {
        return None;
    }
    if t.has(class::I) || t.has(class::YOU) {
        return Some(Actor::Worker);
    }
    if t.has(class::WE) {
        return Some(if you_here {
            Actor::Other
        } else {
            Actor::Worker
        });
    }
    if t.has(class::THIRD) {
        if t.has(class::DET) {
            // "her" and "his": an owner when a noun follows
            let free = terms.get(i + 1).is_none_or(|n| {
                n.sign != 0
                    || (n.set != 0
                        && (n.has(class::PREP)
                            || n.has(class::TO)
                            || n.has(class::SUB)
                            || n.has(class::REL)
                            || n.has(class::AND)
                            || n.has(class::ADV)
                            || n.has(class::V_BASE)
                            || n.has(class::DET)))
            });
            return free.then_some(Actor::Person);
        }
        return Some(Actor::Person);
    }
    if t.is(mark::OWNS) && !t.has(class::THIRD) {
        return None;
    }
    if t.has(class::OTHER) || t.has(class::DOCTOR) {
        return Some(Actor::Other);
    }
    if t.has(class::PERSON)
        || t.has(class::TITLE)
        || t.has(class::RULE_LANG_PERSON)
        || t.has(class::RULE_LANG_DIAGNOSIS)
    {
        return Some(Actor::Person);
    }
    None
}

/// A capitalised word the lexicon does not know, not shouted: most likely a name.
#[inline]
fn named_person(terms: &[Term], i: usize) -> bool {
    let t = &terms[i];
    t.is(mark::CAPITAL) && named(terms, i)
}

fn named(terms: &[Term], i: usize) -> bool {
    let t = &terms[i];
    if t.sign != 0 || t.is(mark::SHOUT) || t.is(mark::OWNS) {
        return false;
    }
    if i > 0 && terms[i - 1].set != 0 && terms[i - 1].has(class::DOCTOR) {
        return false;
    }
    if !t.is(mark::FIRST) {
        return true;
    }
    // at the start: a name only when a verb follows at once
    terms.get(i + 1).is_some_and(|n| {
        n.set != 0
            && (n.has(class::V_S)
                || n.has(class::V_ED)
                || n.has(class::MODAL)
                || n.has(class::BE)
                || n.has(class::HAVE))
    })
}

/// Whether a word that can be a verb is one here.
#[inline]
pub(crate) fn is_verb_here(terms: &[Term], i: usize) -> bool {
    let t = &terms[i];
    if !t.any(flag::VERB) {
        return false;
    }
    verb_here(terms, i)
}

fn verb_here(terms: &[Term], i: usize) -> bool {
    let t = &terms[i];
    let prev = i.checked_sub(1).map(|p| &terms[p]);
    let joined = t.is(mark::JOINED);
    if t.has(class::BE)
        && terms
            .get(i + 1)
            .is_some_and(|n| n.set != 0 && (n.has(class::V_ED) || n.has(class::V_ING)))
    {
        return false;
    }
    if joined && !t.has(class::V_ING) {
        return false;
    }
    if t.has(class::V_ING) {
        // "the filing", "a meeting": still an act, but "meeting" and the like are nouns by their own class
        // "the visiting nurse": it describes
        let describes = prev.is_some_and(|p| p.set != 0 && p.has(class::DET))
            && terms.get(i + 1).is_some_and(|n| {
                n.sign == 0 && (n.set == 0 || n.has(class::OTHER) || n.has(class::PERSON))
            });
        return !describes && (!joined || t.has(class::V_BASE));
    }
    // "records staff": the first word describes the second
    if t.has(class::V_S)
        && prev.is_none_or(|p| p.sign != 0)
        && terms
            .get(i + 1)
            .is_some_and(|n| n.set != 0 && n.has(class::OTHER) && !n.has(class::DET))
        && terms.get(i + 2).is_some_and(|n| n.any(flag::VERB))
    {
        return false;
    }
    let Some(p) = prev else { return true };
    if p.sign != 0 {
        return true;
    }
    if p.set == 0 {
        // after an unknown word: a finite form, unless it looks like a noun pile
        return !t.has(class::V_BASE) || p.is(mark::CAPITAL) || t.has(class::V_ED);
    }
    if p.has(class::TO) || p.has(class::MODAL) || p.has(class::NEG) || p.has(class::AND) {
        return true;
    }
    if t.has(class::V_ED) {
        return !p.has(class::DET) || p.has(class::THIRD);
    }
    if p.has(class::THIRD) || p.has(class::I) || p.has(class::YOU) || p.has(class::WE) {
        // "your report", "her plan": owners
        return !(p.has(class::DET) && !(p.has(class::THIRD) && t.has(class::V_BASE)))
            || (p.has(class::DET) && p.has(class::THIRD) && after_help(terms, i));
    }
    !(opens_noun(p) || p.has(class::PREP))
}

fn after_help(terms: &[Term], i: usize) -> bool {
    i >= 2 && terms[i - 2].set != 0 && terms[i - 2].has(class::BARE)
}
