//! What a describing word or a verb is said of: of people, or of a printer, a budget, the weather.
//!
//! Looks at the words around it in its own sentence; which words are looked at is for `senses` and
//! `opposition`.

use crate::actors::actor_of;
use crate::frame::Actor;
use crate::tables::{ClassSet, SETS, class};
use crate::terms::{Term, flag};
use crate::tokens::{Token, mark};

/// A word in its place.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub terms: &'a [Term],
    pub i: usize,
}

/// A term as it is written.
pub(crate) fn written<'a>(text: &'a str, tokens: &[Token], term: &Term) -> &'a str {
    &text[tokens[term.first as usize].start..tokens[term.end as usize - 1].end]
}

/// A term in lower case.
pub(crate) fn low(text: &str, tokens: &[Token], term: &Term) -> String {
    written(text, tokens, term).to_ascii_lowercase()
}

/// The classes of the first word of a term: "is out" begins as "is" does.
pub(crate) fn begins(tokens: &[Token], term: &Term) -> &'static ClassSet {
    &SETS[usize::from(tokens[term.first as usize].set)].0
}

/// A phrase that ends in a little word: "sit with", "come by".
pub(crate) fn ends_small(tokens: &[Token], term: &Term) -> bool {
    let last = &tokens[term.end as usize - 1];
    term.end - term.first > 1 && SETS[usize::from(last.set)].0.has(class::PREP)
}

/// The terms after this one, to the end of its sentence.
pub(crate) fn rest_of_sentence(terms: &[Term], i: usize) -> impl Iterator<Item = &Term> {
    let rest = terms.get(i + 1..).unwrap_or_default().iter();
    rest.take_while(|t| !t.is(mark::FIRST))
}

/// Words for people that stand for nobody in a frame.
const SOMEBODY: [&str; 16] = [
    "fellow",
    "fellows",
    "vet",
    "vets",
    "soul",
    "souls",
    "chap",
    "lad",
    "lads",
    "bloke",
    "dude",
    "caseload",
    "treasurer",
    "teenager",
    "teenagers",
    "brother",
];

/// Words that stand for a thing named before: "Ours suffers from paper jams."
const IT: [&str; 5] = ["it", "ours", "mine", "yours", "theirs"];

impl<'a> Place<'a> {
    pub(crate) fn term(&self) -> &'a Term {
        &self.terms[self.i]
    }

    pub(crate) fn next(&self) -> Option<&'a Term> {
        self.terms.get(self.i + 1)
    }

    pub(crate) fn prev(&self) -> Option<&'a Term> {
        self.i.checked_sub(1).map(|p| &self.terms[p])
    }

    /// The term as it is written.
    pub(crate) fn word(&self) -> &'a str {
        written(self.text, self.tokens, self.term())
    }

    fn low_at(&self, k: usize) -> String {
        low(self.text, self.tokens, &self.terms[k])
    }

    /// A word for somebody, though the lexicon does not have it.
    fn somebody(&self, k: usize) -> bool {
        let t = &self.terms[k];
        t.sign == 0 && SOMEBODY.contains(&self.low_at(k).as_str())
    }

    /// A thing by itself or by its last word: "the van".
    fn is_thing(&self, k: usize) -> bool {
        let t = &self.terms[k];
        let last = &self.tokens[t.end as usize - 1];
        t.set != 0 && t.has(class::THING) || SETS[usize::from(last.set)].0.has(class::THING)
    }

    /// "Parking", "turnout", "attendance": the ending tells a thing.
    fn thing_by_form(&self, k: usize) -> bool {
        const ENDS: [&str; 9] = [
            "ing", "tion", "sion", "ment", "ness", "ity", "ance", "ence", "age",
        ];
        let word = self.low_at(k);
        word.len() > 6 && ENDS.iter().any(|e| word.ends_with(e))
    }

    /// A noun follows that is no person: what stands before it describes a thing.
    pub(crate) fn describes_a_thing(&self) -> bool {
        self.thing_after(self.i)
    }

    /// The same for the word at another place.
    pub(crate) fn thing_after(&self, i: usize) -> bool {
        let Some(next) = self.terms.get(i + 1) else {
            return false;
        };
        let person = |t: &Term| t.has(class::PERSON) || t.has(class::WORKER) || t.has(class::OTHER);
        let small = |t: &Term| {
            t.has(class::AND)
                || t.has(class::PREP)
                || t.has(class::BE)
                || t.has(class::HAVE)
                || t.has(class::MODAL)
                || t.has(class::ADV)
                || t.has(class::ADJ)
                || t.has(class::TO)
                || t.has(class::SUB)
                || t.has(class::REL)
                || t.has(class::NEG)
                || t.has(class::DET)
                || t.has(class::THIRD)
                || t.has(class::I)
                || t.has(class::WE)
                || t.has(class::YOU)
                || t.any(flag::VERB)
        };
        next.sign == 0
            && next.end - next.first == 1
            && if next.set == 0 {
                !next.is(mark::CAPITAL) && !self.somebody(i + 1)
            } else {
                !person(next) && (!small(next) || next.has(class::THING) && !next.has(class::ADV))
            }
    }

    /// "A small, stubborn, peer-run house": the noun at the end of the group is a thing.
    pub(crate) fn in_front_of_a_thing(&self) -> bool {
        let loose = |t: &Term| {
            t.sign == b','
                || t.sign == 0
                    && (t.is(mark::JOINED)
                        || t.set != 0
                            && (t.has(class::ADJ) || t.has(class::AND) || t.has(class::ADV)))
        };
        // only in front of a noun: an article stands before the group
        let mut from = self.i;
        while from > 0 && self.i - from < 5 && !self.terms[from].is(mark::FIRST) {
            from -= 1;
            let t = &self.terms[from];
            if t.set != 0 && t.has(class::DET) {
                break;
            }
            if !(loose(t) || t.sign == 0 && t.set == 0) {
                return false;
            }
        }
        let article = &self.terms[from];
        if article.set == 0 || !article.has(class::DET) || from == self.i {
            return false;
        }
        let rest = self.terms[self.i + 1..].iter().take(6).enumerate();
        let mut comma = self.terms[from..self.i].iter().any(|t| t.sign == b',');
        for (n, t) in rest {
            let k = self.i + 1 + n;
            if t.is(mark::FIRST) {
                return false;
            }
            comma |= t.sign == b',';
            let joined = self.terms.get(k + 1).is_some_and(|n| n.is(mark::JOINED));
            if loose(t) || joined {
                continue;
            }
            return comma && (self.is_thing(k) || self.thing_after(k - 1));
        }
        false
    }

    /// What a verb or an adjective is said of, when it is a thing: "the garden suffers".
    pub(crate) fn said_of_a_thing(&self) -> bool {
        let (terms, i) = (self.terms, self.i);
        let mut subject = None;
        for k in (0..i).rev() {
            let t = &terms[k];
            // "his attitude is defiant"
            let theirs = t.set != 0 && t.has(class::DET) && t.has(class::THIRD);
            let owner = t.set != 0 && t.has(class::DET) && !t.has(class::THIRD);
            let somebody = theirs
                || t.set != 0 && (t.has(class::REL) || t.has(class::WOMAN))
                || self.somebody(k);
            // "the Wi-Fi": people are called without an article
            let device = k > 0
                && t.set == 0
                && (t.is(mark::JOINED)
                    || terms[k - 1].set != 0
                        && terms[k - 1].has(class::DET)
                        && !terms[k - 1].has(class::THIRD));
            let by_form = t.is(mark::FIRST) && t.set == 0 && self.thing_by_form(k);
            let it = t.sign == 0 && IT.contains(&self.low_at(k).as_str());
            let actor = actor_of(terms, k, false).filter(|_| !(owner || device || by_form || it));
            let thing = self.is_thing(k);
            if somebody || !thing && actor.is_some_and(|a| a != Actor::Other) {
                return subject.is_some() && self.opens_with_a_thing(k);
            }
            let small = t.set != 0
                && (t.has(class::ADV)
                    || t.has(class::BE)
                    || t.has(class::HAVE)
                    || t.has(class::MODAL)
                    || t.has(class::NEG));
            if subject.is_none() && !small {
                let known = actor.is_some() || thing || by_form || it || device;
                let noun = t.sign == 0
                    && (known || !t.is(mark::CAPITAL | mark::FIRST))
                    && (t.set == 0
                        || it
                        || !(t.has(class::AND)
                            || t.has(class::PREP)
                            || t.has(class::DET)
                            || t.has(class::SUB)
                            || t.has(class::ADJ)));
                if !noun {
                    return self.opens_with_a_thing(k);
                }
                subject = Some(k);
            }
            if t.is(mark::FIRST) {
                break;
            }
        }
        subject.is_some()
    }

    /// "Traffic on Ninth Avenue": the sentence up to here is about the thing it begins with.
    fn opens_with_a_thing(&self, to: usize) -> bool {
        let first = (0..=to).rev().find(|k| self.terms[*k].is(mark::FIRST));
        let mut k = first.unwrap_or(0);
        if self.terms[k].set != 0
            && self.terms[k].has(class::DET)
            && !self.terms[k].has(class::THIRD)
        {
            k += 1;
        }
        let place = self.terms.get(k + 1);
        k < to
            && self.is_thing(k)
            && actor_of(self.terms, k, false).is_none()
            && place.is_some_and(|t| t.set != 0 && t.has(class::PREP))
            && !self.terms[k + 1..self.i]
                .iter()
                .any(|t| t.sign != 0 || t.set != 0 && (t.has(class::SUB) || t.has(class::REL)))
    }

    /// Is the sentence around a describing word about people, or about a roof or a budget?
    pub(crate) fn about_people(&self, describes: bool) -> bool {
        let (terms, i) = (self.terms, self.i);
        // what follows at once: "resistant members", "high functioning air conditioning"
        let mut k = i + 1;
        while let Some(n) = terms.get(k) {
            if n.sign == 0
                && n.set != 0
                && (n.has(class::AND) || n.has(class::ADJ) || n.has(class::ADV))
                && k < i + 4
            {
                k += 1;
                continue;
            }
            break;
        }
        // "a hostile young man"
        let young = terms.get(k).is_some_and(|n| n.sign == 0 && n.set == 0);
        if young
            && terms
                .get(k + 1)
                .is_some_and(|n| n.set != 0 && n.has(class::PERSON))
        {
            k += 1;
        }
        if let Some(n) = terms.get(k)
            && n.sign == 0
            && (n.set != 0 && (n.has(class::PERSON) || n.has(class::WORKER)) || self.somebody(k))
        {
            return true;
        }
        // who it is said of: the nearest actor before it, up to the start of the sentence
        let mut thing = false;
        let mut words = 0;
        for j in (0..i).rev() {
            let t = &terms[j];
            let owner = t.set != 0 && t.has(class::DET) && !t.has(class::THIRD);
            let actor = actor_of(terms, j, false).filter(|a| *a != Actor::Other && !owner);
            if actor.is_some()
                || self.somebody(j)
                || t.set != 0 && (t.has(class::REL) && t.has(class::WHO))
            {
                return true;
            }
            // "his attitude is defiant"
            if describes && t.set != 0 && t.has(class::DET) && t.has(class::THIRD) {
                return true;
            }
            if t.sign == 0 {
                words += 1;
                if t.set == 0 || t.has(class::THING) {
                    thing = true;
                }
            }
            if terms[j + 1].is(mark::FIRST) || terms[j].is(mark::FIRST) {
                break;
            }
        }
        // "a combative chess match", "resistant weeds": a thing is described
        let thing_next = terms.get(i + 1).is_some_and(|n| {
            n.sign == 0 && (n.set == 0 && !n.is(mark::CAPITAL) || n.set != 0 && n.has(class::THING))
        });
        if describes && thing_next {
            return false;
        }
        if words == 0 || !thing {
            // nothing before: a note about somebody, unless a thing follows
            let follows_thing = terms.get(i + 1).is_some_and(|n| n.sign == 0 && n.set == 0)
                && words == 0
                && terms
                    .get(i + 2)
                    .is_some_and(|n| n.set != 0 && (n.has(class::BE) || n.has(class::MODAL)));
            return !follows_thing;
        }
        // an actor later in the sentence, after a thing: still about people ("the group targets …")
        terms[i..]
            .iter()
            .enumerate()
            .take_while(|(n, t)| *n == 0 || !t.is(mark::FIRST))
            .any(|(n, t)| t.set != 0 && n > 0 && t.has(class::THIRD))
    }
}
