//! Reads one act of a sentence: who does it, under which other act it stands, and whether it is
//! denied.
//!
//! A part of the walk in `frame`.

use crate::frame::{Act, Actor, FAR, Walk};
use crate::tables::{class, flag};
use crate::tokens::mark;

impl Walk<'_> {
    pub(crate) fn act(&mut self, i: usize) {
        let t = self.terms[i];
        let set = *t.classes();
        let mut back = i;
        while back > 0 && self.terms[back - 1].set != 0 && {
            let p = &self.terms[back - 1];
            p.has(class::ADV) && !p.any(flag::VERB)
        } {
            back -= 1;
        }
        let lead = back.checked_sub(1).map(|p| self.terms[p]);
        let lead_has = |c: u16| lead.is_some_and(|p| p.set != 0 && p.has(c));
        let comma = lead.is_some_and(|p| p.sign == b',');
        let modal = self.modal_at != FAR && i - self.modal_at <= 4;
        let passive = set.has(class::V_ED)
            && self.be_at != FAR
            && i - self.be_at <= 3
            && !lead_has(class::DET);
        let mut parent = None;
        let mut actor;
        let mut shared = false;
        let subject = self.subject.unwrap_or(Actor::Unsaid);
        let last = self.last.map(|l| (l, self.out.acts[usize::from(l)]));
        match last {
            Some((l, up))
                if lead_has(class::TO)
                    || (up.set.has(class::BARE)
                        && set.has(class::V_BASE)
                        && up.object != Actor::Unsaid
                        && !comma
                        && !lead_has(class::AND)) =>
            {
                parent = Some(l);
                actor = if up.passive {
                    subject
                } else if up.object != Actor::Unsaid {
                    up.object
                } else if self.direct != Actor::Unsaid && up.set.has(class::SUPPORT) {
                    self.direct
                } else {
                    up.actor
                };
            }
            Some((l, up))
                if set.has(class::V_ING)
                    && (lead_has(class::PREP)
                        || lead_has(class::BY)
                        || lead_has(class::NEGPREP)) =>
            {
                parent = Some(l);
                let controls = up.set.has(class::SUPPORT)
                    || lead_has(class::INTO)
                    || up.set.has(class::PERSUADE)
                    || up.set.has(class::TEACH);
                actor = if controls && up.object == Actor::Person && !lead_has(class::BY) {
                    Actor::Person
                } else {
                    up.actor
                };
            }
            Some((l, up))
                if lead_has(class::AND) || comma || (set.has(class::V_ED) && up.passive) =>
            {
                // a list of acts: on the level of the act before, or of the first when a noun came between
                let same = |a: &Act| {
                    [class::V_BASE, class::V_S, class::V_ING, class::V_ED]
                        .iter()
                        .any(|f| a.set.has(*f) && set.has(*f))
                };
                let mut level = up;
                if self.noun_since || up.object != Actor::Unsaid {
                    let mut top = Some(l);
                    while let Some(k) = top {
                        let a = self.out.acts[usize::from(k)];
                        if same(&a) && (a.parent.is_none() || !self.noun_since) {
                            level = a;
                            if a.parent.is_none() {
                                break;
                            }
                        }
                        top = a.parent;
                    }
                } else {
                    shared = same(&up);
                }
                parent = level.parent;
                actor = level.actor;
                if actor == Actor::Unsaid && level.parent.is_none() {
                    actor = subject;
                }
                if set.has(class::V_ING) && !level.set.has(class::V_ING) && comma {
                    actor = subject;
                    parent = None;
                }
            }
            Some((l, up))
                if up.object != Actor::Unsaid
                    && (self.terms[..i].iter().rev().take(3).any(|p| {
                        p.set == 0 && p.sign == 0
                            || p.set != 0 && (p.has(class::PERSON) || p.has(class::THIRD))
                    }))
                    && (set.has(class::V_S) || set.has(class::V_ED) || modal)
                    && !passive =>
            {
                parent = Some(l);
                actor = up.object;
            }
            Some((_, up)) => {
                actor = if set.has(class::V_ING) {
                    up.actor
                } else {
                    subject
                };
            }
            None => {
                actor = subject;
                parent = self.above.take();
            }
        }
        // "the treasurer reported": somebody or something else, even if the word is unknown
        let finite = set.has(class::V_S) || set.has(class::V_ED) || modal;
        let mut before = back;
        while before > 0 && {
            let p = &self.terms[before - 1];
            p.set != 0
                && (p.has(class::MODAL)
                    || p.has(class::NEG)
                    || p.has(class::HAVE)
                    || p.has(class::BE)
                    || p.has(class::ADV))
        } {
            before -= 1;
        }
        if finite
            && !passive
            && actor == Actor::Unsaid
            && parent.is_none()
            && self.subject.is_none()
            && before.checked_sub(1).is_some_and(|p| {
                let p = &self.terms[p];
                p.set == 0 && p.sign == 0 && !p.is(mark::JOINED)
            })
        {
            actor = Actor::Other;
        }
        if lead_has(class::I) || lead_has(class::YOU) {
            actor = Actor::Worker;
        }
        let mut object = Actor::Unsaid;
        if passive && parent.is_none() {
            object = subject;
            let told = set.has(class::ORDER) || set.has(class::ASK) || set.has(class::WISH);
            actor = if told {
                Actor::Other
            } else if subject == Actor::Worker && !set.has(class::TOPIC_VERB) {
                Actor::Worker
            } else {
                Actor::Unsaid
            };
        }
        // "they told me", "they want me to": an employer
        if self.they && actor == Actor::Person {
            let me = self.terms[i + 1..]
                .iter()
                .take(2)
                .any(|n| n.set != 0 && (n.has(class::I) || n.has(class::YOU) || n.has(class::WE)));
            if me || set.has(class::ORDER) {
                actor = Actor::Other;
            }
        }
        // "get her to agree", "talk him into signing": persuasion
        if let Some(p) = parent {
            let up = &mut self.out.acts[usize::from(p)];
            let into = lead_has(class::INTO);
            let gets = up.set.has(class::GETV) && up.object == Actor::Person && lead_has(class::TO);
            if gets || into && up.set.has(class::TALKV) {
                up.set.insert(class::PERSUADE);
            }
        }
        let denied = self.neg_at.is_some_and(|n| {
            let above = parent.map_or(0, |p| self.out.acts[usize::from(p)].term as usize);
            parent.is_none() || n >= above
        });
        let at = self.out.acts.len() as u16;
        self.out.acts.push(Act {
            term: i as u32,
            set,
            actor,
            denied,
            parent,
            passive,
            may: self.may_at != FAR && i - self.may_at <= 4,
            object,
            clause: self.clause,
            shared,
            on_me: false,
        });
        if actor != Actor::Unsaid && self.main == Actor::Unsaid {
            self.main = actor;
        }
        self.last = Some(at);
        self.direct = Actor::Unsaid;
        self.noun_since = false;
        self.be_at = if passive { self.be_at } else { FAR };
    }
}
