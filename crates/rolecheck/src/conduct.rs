//! Acts that fit no peer role whatever they are about: pressing, spying, taking power.
//!
//! The tables of `decide` come first; this is asked only where they are silent.

use crate::decide::{Case, Ruling};
use crate::frame::{Act, Actor};
use crate::tables::{TABLES, class};
use crate::tokens::mark;

impl Case<'_> {
    /// The rule an act breaks by itself, if it breaks one.
    fn misconduct(&self, act: &Act) -> Option<&'static str> {
        let cues = &self.scene.cues;
        let nouns = &self.scene.nouns;
        let person = cues.has(class::PERSON_NEAR);
        let on_person = act.object == Actor::Person;
        let persuades = act.set.has(class::PERSUADE);
        // "urge the team", "make sure she is heard, as she has asked": nobody is pressed
        let wished = self.scene.raw.has(class::PERSON_ASKED) && !cues.has(class::UNWILLING);
        if act.set.has(class::PRESSURE)
            && (on_person || persuades && person)
            && act.object != Actor::Other
            && !wished
            || act.set.has(class::GETV) && persuades
            || act.set.has(class::TALKV) && persuades && on_person
        {
            return Some("RF-PRESS");
        }
        if act.set.has(class::SPY_HARD) && person {
            return Some("RF-SPY");
        }
        let calm = !nouns.has(class::URGENT)
            && !cues.has(class::PERSON_ASKED)
            && !cues.has(class::SELF)
            && !cues.has(class::POLICY_LEVEL);
        if act.set.has(class::TELL_TEAM)
            && nouns.has(class::BOSS_RECIPIENT)
            && (nouns.has(class::PERSON_STATE) || nouns.has(class::COMPLY_WORD) && person)
            && calm
        {
            return Some("RF-SPY");
        }
        if act.set.has(class::POWER) && calm {
            return Some("RF-RULES");
        }
        let term = &self.terms[act.term as usize];
        if act.set.has(class::CLINICAL)
            && (on_person || nouns.has(class::DUTY_CLINICAL) || term.end - term.first > 1)
            && calm
        {
            return Some("RF-CLINICAL");
        }
        if act.set.has(class::CARE) && (on_person || person) && calm {
            return Some("RF-CARE");
        }
        None
    }

    /// Acts that fit no peer role whatever they are about: pressing, spying.
    pub(crate) fn conduct(&self, out: &mut Vec<Ruling>) {
        if self.scene.cues.has(class::REFUSED) || self.beside.has(class::REFUSED) {
            return;
        }
        let row = |code: &str| {
            TABLES
                .iter()
                .flat_map(|t| t.1)
                .find(|r| crate::rule::rules()[usize::from(r.rule)].code == code)
        };
        let cues = &self.scene.cues;
        for (n, act) in self.frames.acts.iter().enumerate() {
            if matches!(act.actor, Actor::Person | Actor::Other)
                || act.passive
                || self.frames.denied(n as u16)
                || self.terms[act.term as usize].is(mark::QUOTED)
            {
                continue;
            }
            let Some(kind) = self.misconduct(act) else {
                continue;
            };
            if cues.has(class::VOLUNTARY) && !cues.has(class::UNWILLING)
                || cues.has(class::ADVOCATE)
                || self.scene.nouns.has(class::RIGHTS)
                || cues.has(class::TRAIN_OTHERS)
                || self
                    .frames
                    .acts
                    .iter()
                    .any(|a| a.set.has(class::ADVOCATE) && a.actor != Actor::Other)
            {
                continue;
            }
            if let Some(row) = row(kind) {
                out.push(Ruling {
                    activity: None,
                    row,
                    first: act.term,
                    last: act.term,
                });
                return;
            }
        }
    }
}
