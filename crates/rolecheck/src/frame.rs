//! Reads a sentence into frames: who acts, on whom, under which other act, and whether it is denied.
//!
//! A shallow reading in one walk over the terms. It does not judge; `decide` does.

use crate::actors::{actor_of, is_verb_here};
use crate::tables::{ClassSet, class};
use crate::terms::{Term, flag, opens_noun};

/// Who acts, or on whom something is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Actor {
    /// Not said; in a task that means the worker.
    #[default]
    Unsaid,
    /// The worker in a peer role.
    Worker,
    /// The person who gets support.
    Person,
    /// Anyone else who works there.
    Other,
    /// All staff, the worker among them.
    Everyone,
}

/// One act.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Act {
    pub term: u32,
    pub set: ClassSet,
    pub actor: Actor,
    /// Denied at this act, apart from what stands above it.
    pub denied: bool,
    pub parent: Option<u16>,
    pub passive: bool,
    /// "may", "can", "is free to".
    pub may: bool,
    pub object: Actor,
    pub clause: u16,
    /// Shares its object with the act before it.
    pub shared: bool,
    /// The object is "me" or "us".
    pub on_me: bool,
}

/// The reading of one sentence. Buffers are used again.
#[derive(Debug, Default)]
pub(crate) struct Frames {
    pub acts: Vec<Act>,
    /// For each term of the sentence: its clause.
    pub clauses: Vec<u16>,
}

pub(crate) struct Walk<'a> {
    pub terms: &'a [Term],
    pub out: &'a mut Frames,
    pub clause: u16,
    pub subject: Option<Actor>,
    pub main: Actor,
    pub they: bool,
    pub last: Option<u16>,
    pub last_actor: Actor,
    pub direct: Actor,
    pub neg_at: Option<usize>,
    pub neg_soft: bool,
    pub noun_since: bool,
    pub modal_at: usize,
    pub may_at: usize,
    pub be_at: usize,
    pub you_here: bool,
    pub after_rel: bool,
    pub above: Option<u16>,
}

pub(crate) const FAR: usize = usize::MAX / 2;

/// Reads one sentence.
pub(crate) fn read(terms: &[Term], out: &mut Frames) {
    out.acts.clear();
    out.clauses.clear();
    let mut walk = Walk {
        terms,
        out,
        clause: 0,
        subject: None,
        main: Actor::Unsaid,
        they: false,
        last: None,
        last_actor: Actor::Unsaid,
        direct: Actor::Unsaid,
        neg_at: None,
        neg_soft: false,
        noun_since: false,
        modal_at: FAR,
        may_at: FAR,
        be_at: FAR,
        you_here: terms.iter().any(|t| t.has(class::YOU)),
        after_rel: false,
        above: None,
    };
    for i in 0..terms.len() {
        walk.step(i);
        let clause = walk.clause;
        walk.out.clauses.push(clause);
    }
}

impl Walk<'_> {
    fn step(&mut self, i: usize) {
        let t = self.terms[i];
        if t.sign != 0 {
            match t.sign {
                b',' if self.neg_soft => self.neg_at = None,
                b';' | b':' | b'(' | b')' | b'-' | b'/' | b'!' | b'?' | b'*' => {
                    self.new_clause(t.sign != b':');
                }
                _ => {}
            }
            return;
        }
        if t.set == 0 {
            if let Some(actor) = actor_of(self.terms, i, self.you_here) {
                self.actor(i, actor);
            } else {
                self.noun_since = true;
            }
            return;
        }
        if t.any(flag::JOINT) && self.joint(i) {
            return;
        }
        if let Some(actor) = actor_of(self.terms, i, self.you_here) {
            // some words are both ("coach", "aid", "guide"): a verb wins where a verb can stand
            let verb = t.any(flag::VERB) && is_verb_here(self.terms, i) && {
                i == 0 || self.terms[i - 1].has(class::TO) || self.terms[i - 1].has(class::MODAL)
            };
            if !verb {
                self.actor(i, actor);
                return;
            }
        }
        if is_verb_here(self.terms, i) {
            self.act(i);
        } else if !(t.has(class::ADV)
            || t.has(class::AND)
            || t.has(class::MODAL)
            || t.has(class::NEG)
            || t.has(class::BE)
            || t.has(class::HAVE)
            || t.has(class::TO)
            || t.has(class::DET))
        {
            self.noun_since = true;
        }
    }

    /// A word that joins, denies or colours: true when it is nothing else.
    fn joint(&mut self, i: usize) -> bool {
        let t = self.terms[i];
        if t.has(class::SUB) {
            let above = self.last;
            self.new_clause(true);
            self.above = above.filter(|_| t.has(class::LINK));
            if !t.any(flag::VERB) {
                return true;
            }
        }
        if t.has(class::REL) {
            let who = self.last_actor;
            let above = self.last;
            self.new_clause(true);
            self.above = above;
            self.after_rel = true;
            if who != Actor::Unsaid {
                self.subject = Some(who);
            }
            return true;
        }
        if t.has(class::NOBODY) {
            self.actor(
                i,
                if t.has(class::PERSON) {
                    Actor::Person
                } else {
                    Actor::Everyone
                },
            );
            self.neg_at = Some(i);
            self.neg_soft = false;
            return true;
        }
        if t.has(class::NEG) && !t.has(class::NOT_NEG) {
            self.neg_at = Some(i);
            self.neg_soft = false;
        } else if t.has(class::NEGPREP) {
            self.neg_at = Some(i);
            self.neg_soft = true;
            if t.has(class::PREP) {
                return true;
            }
        }
        if t.has(class::MODAL) {
            self.modal_at = i;
            if t.has(class::MAY) {
                self.may_at = i;
            }
        } else if t.has(class::MAY) {
            self.may_at = i;
        }
        if t.has(class::BE) {
            self.be_at = i;
        }
        false
    }

    fn new_clause(&mut self, fresh: bool) {
        self.clause += 1;
        if fresh {
            self.subject = None;
        }
        self.neg_at = None;
        self.last = None;
        self.direct = Actor::Unsaid;
        self.last_actor = Actor::Unsaid;
        self.noun_since = false;
        self.they = false;
        self.after_rel = false;
        self.above = None;
        self.modal_at = FAR;
        self.may_at = FAR;
        self.be_at = FAR;
    }

    /// Does the actor at `i` begin a clause of its own: is a finite verb next?
    fn begins_clause(&self, i: usize) -> bool {
        let prev = i.checked_sub(1).map(|p| self.terms[p]);
        let before = prev.is_some_and(|p| {
            p.sign == b','
                || p.set != 0
                    && (p.has(class::AND)
                        || p.has(class::DET)
                        || p.has(class::ADJ)
                        || p.has(class::NEG))
        });
        if !before {
            return false;
        }
        let mut k = i;
        // back over determiners to the joint
        while k > 0 && self.terms[k - 1].set != 0 && opens_noun(&self.terms[k - 1]) {
            k -= 1;
        }
        let joint = k > 0 && (self.terms[k - 1].sign == b',' || self.terms[k - 1].has(class::AND));
        joint && self.finite_after(i)
    }

    fn finite_after(&self, i: usize) -> bool {
        for n in self.terms[i + 1..].iter().take(4) {
            if n.sign != 0 {
                return false;
            }
            if n.set == 0 {
                return false;
            }
            if n.has(class::MODAL) || n.has(class::BE) || n.has(class::HAVE) || n.has(class::NEG) {
                return true;
            }
            if n.any(flag::VERB) && !n.has(class::V_ING) {
                return true;
            }
            if !n.has(class::ADV) {
                return false;
            }
        }
        false
    }

    fn actor(&mut self, i: usize, actor: Actor) {
        let t = self.terms[i];
        let prev = i.checked_sub(1).map(|p| self.terms[p]);
        let mut k = i;
        while k > 0 && self.terms[k - 1].set != 0 && opens_noun(&self.terms[k - 1]) {
            k -= 1;
        }
        let lead = k.checked_sub(1).map(|p| self.terms[p]);
        let by = lead.is_some_and(|p| p.set != 0 && p.has(class::BY));
        if by
            && let Some(last) = self.last
            && self.out.acts[usize::from(last)].passive
        {
            let clause = self.clause;
            for act in self.out.acts.iter_mut().rev() {
                if act.clause != clause || !act.passive {
                    break;
                }
                act.actor = actor;
            }
            self.last_actor = actor;
            return;
        }
        let oblique =
            lead.is_some_and(|p| p.set != 0 && p.has(class::PREP) && !p.has(class::NEGPREP));
        if self.last.is_some() && !oblique && self.begins_clause(i) {
            self.new_clause(true);
        }
        if self.last.is_none() && !oblique {
            // the first actor wins, but the worker among several is the one we ask about
            let keep =
                matches!(self.subject, Some(Actor::Worker | Actor::Everyone)) && !self.after_rel;
            if !keep {
                self.subject = Some(actor);
            }
            self.they = t.has(class::THEY);
            if self.main == Actor::Unsaid {
                self.main = actor;
            }
        } else if let Some(last) = self.last {
            let act = &mut self.out.acts[usize::from(last)];
            if !oblique && (act.object == Actor::Unsaid || actor == Actor::Worker) {
                act.object = actor;
                self.direct = actor;
                if t.has(class::I) || t.has(class::WE) {
                    act.on_me = true;
                }
            } else if oblique && self.direct == Actor::Unsaid && prev.is_some() {
                self.direct = actor;
            }
        }
        self.last_actor = actor;
    }
}

impl Frames {
    /// Whether an act is denied, counting everything above it; "may not refuse to" is not.
    pub(crate) fn denied(&self, mut at: u16) -> bool {
        let mut denied = false;
        let mut below = false;
        loop {
            let act = &self.acts[usize::from(at)];
            if !matches!(act.actor, Actor::Person | Actor::Other) || act.passive {
                denied ^= act.denied;
            }
            if below && act.set.has(class::REFUSE) {
                denied = !denied;
            }
            below = true;
            match act.parent {
                Some(parent) => at = parent,
                None => return denied,
            }
        }
    }
}
