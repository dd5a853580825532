//! What a sentence says about its circumstances: who wants it, how often, who is there.
//!
//! It gathers; `decide` judges.

use crate::actors::actor_of;
use crate::decide::minus;
use crate::frame::{Actor, Frames};
use crate::tables::{CUES, ClassSet, VERBS, class};
use crate::terms::Term;
use crate::tokens::mark;

/// What one sentence says about its circumstances.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scene {
    /// Cues, written and derived.
    pub cues: ClassSet,
    /// Everything that is talked about.
    pub nouns: ClassSet,
    /// Every class that occurs at all.
    pub raw: ClassSet,
    /// Whether any topic of the tables occurs.
    pub topical: bool,
}

impl Scene {
    pub(crate) const EMPTY: Self = Self {
        cues: ClassSet::EMPTY,
        nouns: ClassSet::EMPTY,
        raw: ClassSet::EMPTY,
        topical: false,
    };
}

/// Reads the circumstances of a sentence.
pub(crate) fn scene(terms: &[Term], frames: &Frames, interesting: &ClassSet) -> Scene {
    let mut scene = Scene::EMPTY;
    for (i, term) in terms.iter().enumerate() {
        if term.is(mark::QUOTED) {
            continue;
        }
        if term.set == 0 {
            if actor_of(terms, i, false).is_some() {
                scene.cues.insert(class::PERSON_NEAR);
            }
            continue;
        }
        scene.raw.extend(term.classes());
        if matches!(actor_of(terms, i, false), Some(Actor::Person)) {
            scene.cues.insert(class::PERSON_NEAR);
        }
    }
    scene.topical = scene.raw.any(interesting);
    scene.cues.extend(&scene.raw.and(&CUES));
    if scene.raw.has(class::I) {
        scene.cues.insert(class::FIRST_PERSON);
    }
    scene.nouns = minus(&scene.raw, &VERBS);
    for (at, act) in frames.acts.iter().enumerate() {
        let worker_object = act.object == Actor::Worker || act.object == Actor::Unsaid;
        let asks = act.set.has(class::ASK);
        let wishes = act.set.has(class::WISH);
        let denied = act.denied;
        if asks || wishes {
            match act.actor {
                Actor::Person if denied => scene.cues.insert(class::UNWILLING),
                Actor::Person => scene.cues.insert(class::PERSON_ASKED),
                Actor::Other if worker_object && !denied => {
                    scene.cues.insert(class::EMPLOYER_ASKED);
                }
                _ => {}
            }
        }
        if act.set.has(class::ORDER)
            && !asks
            && act.actor == Actor::Other
            && (act.object == Actor::Worker)
            && !frames.denied(at as u16)
        {
            scene.cues.insert(class::EMPLOYER_ASKED);
        }
        if act.set.has(class::REJECT) && act.actor == Actor::Person && !denied {
            scene.cues.insert(if act.may {
                class::VOLUNTARY
            } else {
                class::UNWILLING
            });
        }
        if act.set.has(class::REFUSE)
            && act.actor == Actor::Worker
            && !frames.denied(at as u16)
            && act.parent.is_none()
        {
            scene.cues.insert(class::REFUSED);
        }
    }
    scene
}
