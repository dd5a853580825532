//! Decides whether the acts of a sentence fit a peer role, by the tables of the rule files.
//!
//! The frames say who does what; the cues say in which circumstances; the rows say what follows.
//! There is no list of bad words here.

use crate::finding::{Activity, Kind};
use crate::frame::{Actor, Frames};
use crate::scene::Scene;
use crate::tables::{ClassSet, PERSON_VERBS, Row, TABLES, VERBS, Verdict, class};
use crate::terms::Term;
use crate::tokens::mark;

/// A verdict on one sentence: terms from and to, the row that spoke.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ruling {
    pub activity: Option<Activity>,
    pub row: &'static Row,
    pub first: u32,
    pub last: u32,
}

const TOPICS: &[(u16, Activity)] = &[
    (class::T_MEDICATIONS, Activity::Medications),
    (class::T_FUND_MANAGEMENT, Activity::FundManagement),
    (class::T_RIDES, Activity::Rides),
    (class::T_CLEANING, Activity::Cleaning),
    (class::T_ASSESSMENTS, Activity::Assessments),
    (class::T_TREATMENT_PLANS, Activity::TreatmentPlans),
    (class::T_MEETINGS, Activity::Meetings),
    (
        class::T_FORCED_HOSPITALIZATION,
        Activity::ForcedHospitalization,
    ),
    (class::T_ONE_TO_ONE_VISITS, Activity::OneToOneVisits),
    (class::T_READING_FILES, Activity::ReadingFiles),
    (class::T_JOB_SEARCH, Activity::JobSearch),
    (class::T_HOUSING_SEARCH, Activity::HousingSearch),
    (class::T_ANSWERING_PHONES, Activity::AnsweringPhones),
    (class::T_FILING, Activity::Filing),
    (class::T_SOCIAL_EVENTS, Activity::SocialEvents),
];

const VERB_TOPICS: &[(u16, Activity)] = &[
    (class::DRIVE, Activity::Rides),
    (class::CLEAN, Activity::Cleaning),
    (class::EVALUATE, Activity::Assessments),
    (class::OPINE, Activity::Meetings),
    (class::TESTIFY, Activity::ForcedHospitalization),
    (class::VISIT, Activity::OneToOneVisits),
];

const DUTIES: &[u16] = &[
    class::DUTY_INFORM,
    class::DUTY_CASELOAD,
    class::DUTY_QUOTA,
    class::DUTY_RESTRAINT,
    class::DUTY_SEARCH,
    class::DUTY_TEST,
    class::DUTY_RULES,
    class::DUTY_NOTES,
    class::DUTY_WATCH,
    class::DUTY_TRIAGE,
    class::DUTY_CLINICAL,
    class::DUTY_MESSENGER,
    class::DUTY_SPEAK_FOR,
    class::DUTY_INFORM_HARD,
    class::DUTY_CARE,
    class::DUTY_ERRAND,
    class::DUTY_TOKEN,
    class::DUTY_ETHICS,
];

/// A set of every class that makes a sentence worth framing.
pub(crate) fn interesting() -> ClassSet {
    let mut set = ClassSet::EMPTY;
    for (c, _) in TOPICS.iter().chain(VERB_TOPICS) {
        set.insert(*c);
    }
    for c in DUTIES {
        set.insert(*c);
    }
    set.insert(class::SPY_HARD);
    set.insert(class::PRESSURE);
    set.insert(class::GETV);
    set.insert(class::POWER);
    set.insert(class::CLINICAL);
    set.insert(class::CARE);
    set.insert(class::BOSS_RECIPIENT);
    set.insert(class::TALKV);
    set
}

pub(crate) fn minus(a: &ClassSet, b: &ClassSet) -> ClassSet {
    let mut out = *a;
    for (x, y) in out.0.iter_mut().zip(&b.0) {
        *x &= !y;
    }
    out
}

/// What one hit is about: the facts on which the rows decide.
struct Hit {
    facts: ClassSet,
    clear: bool,
}

/// Everything needed to judge one sentence.
pub(crate) struct Case<'a> {
    pub terms: &'a [Term],
    pub frames: &'a Frames,
    pub scene: Scene,
    /// Cues from the sentences beside it.
    pub beside: ClassSet,
    pub kind: Kind,
    pub answers: ClassSet,
    pub unanswers: ClassSet,
}

impl Case<'_> {
    /// Judges a sentence; at most one ruling for each activity and duty.
    pub(crate) fn rule(&self, out: &mut Vec<Ruling>) {
        for (activity, rows) in TABLES {
            let Some(activity) = activity else {
                self.duties(rows, out);
                continue;
            };
            let topic = TOPICS.iter().find(|t| t.1 == *activity).map(|t| t.0);
            let verb = VERB_TOPICS.iter().find(|t| t.1 == *activity).map(|t| t.0);
            let occurs = |c: Option<u16>| c.is_some_and(|c| self.scene.raw.has(c));
            if !occurs(topic) && !occurs(verb) {
                continue;
            }
            let mut worst: Option<Ruling> = None;
            for (i, term) in self.terms.iter().enumerate() {
                if term.set == 0 || term.is(mark::QUOTED) {
                    continue;
                }
                let noun = topic.is_some_and(|c| term.has(c));
                let act = verb.filter(|c| term.has(*c)).and_then(|_| self.act_at(i));
                if !noun && act.is_none() {
                    continue;
                }
                let hit = self.hit(i, act);
                if hit.clear {
                    continue;
                }
                let Some(row) = rows.iter().find(|r| r.holds(&hit.facts)) else {
                    continue;
                };
                if row.verdict == Verdict::Consistent {
                    continue;
                }
                let governor = act.or_else(|| self.governor(i));
                let at = governor.map_or(i as u32, |g| self.frames.acts[usize::from(g)].term);
                let (first, last) = (at.min(i as u32), at.max(i as u32));
                let ruling = Ruling {
                    activity: Some(*activity),
                    row,
                    first,
                    last,
                };
                if worst.is_none_or(|w| {
                    w.row.verdict == Verdict::Depends && row.verdict == Verdict::NotConsistent
                }) {
                    worst = Some(ruling);
                }
            }
            out.extend(worst);
        }
        if out.is_empty() {
            self.conduct(out);
        }
    }

    /// The facts of every topic, for reading.
    pub(crate) fn traced(&self) -> Vec<(usize, ClassSet, bool, String)> {
        let mut out = Vec::new();
        for (i, term) in self.terms.iter().enumerate() {
            for (activity, rows) in TABLES {
                let noun = TOPICS
                    .iter()
                    .any(|t| Some(t.1) == *activity && term.has(t.0));
                let verb = VERB_TOPICS
                    .iter()
                    .any(|t| Some(t.1) == *activity && term.has(t.0));
                if noun || verb && self.act_at(i).is_some() {
                    let hit = self.hit(i, if verb { self.act_at(i) } else { None });
                    let row = rows.iter().find(|r| r.holds(&hit.facts)).map_or_else(
                        || "none".to_owned(),
                        |r| {
                            format!(
                                "{} {}",
                                crate::rule::rules()[usize::from(r.rule)].code,
                                r.verdict
                            )
                        },
                    );
                    out.push((i, hit.facts, hit.clear, row));
                }
            }
        }
        out
    }

    fn act_at(&self, i: usize) -> Option<u16> {
        self.frames
            .acts
            .iter()
            .position(|a| a.term as usize == i)
            .map(|n| n as u16)
    }

    /// The act a noun hangs on: the last before it in its clause, else the first after it.
    fn governor(&self, i: usize) -> Option<u16> {
        let clause = *self.frames.clauses.get(i)?;
        let acts = &self.frames.acts;
        let before = acts
            .iter()
            .rposition(|a| (a.term as usize) <= i && a.clause == clause);
        before
            .or_else(|| {
                acts.iter()
                    .position(|a| a.term as usize > i && a.clause == clause)
            })
            .map(|n| n as u16)
    }

    fn with_answers(&self, facts: &mut ClassSet) {
        facts.extend(&self.answers);
        *facts = minus(facts, &self.unanswers);
    }

    fn hit(&self, i: usize, own: Option<u16>) -> Hit {
        let acts = &self.frames.acts;
        let governor = own.or_else(|| self.governor(i)).filter(|g| {
            // a duty named at the head of its clause needs no act to govern it
            let act = &acts[usize::from(*g)];
            let duty = DUTIES.iter().any(|d| self.terms[i].has(*d));
            !(duty
                && own.is_none()
                && act.term as usize > i
                && !act.passive
                && act.actor != Actor::Other)
        });
        let mut facts = self.scene.cues;
        facts.extend(&self.beside);
        facts.extend(&self.scene.nouns);
        facts.extend(&minus(self.terms[i].classes(), &VERBS));
        // "they gave me a stack of charts to read": the worker's act comes after
        let governor = governor.map(|g| {
            if own.is_some() || acts[usize::from(g)].actor != Actor::Other {
                return g;
            }
            acts.iter()
                .position(|a| {
                    a.parent == Some(g) && a.actor == Actor::Worker && a.term as usize > i
                })
                .map_or(g, |n| n as u16)
        });
        let mut clear = facts.has(class::REFUSED) && !self.insists(&facts);
        let words = self.terms.iter().filter(|t| t.sign == 0).count();
        if words <= 7 {
            facts.insert(class::SHORT);
        }
        match governor {
            None => {
                facts.insert(class::NOMINAL);
                clear |= self.terms[..i].iter().any(|t| {
                    t.set != 0
                        && (t.has(class::NEG) || t.has(class::NEGPREP) || t.has(class::NOBODY))
                        && !t.has(class::NOT_NEG)
                });
            }
            Some(g) => {
                let head = &acts[usize::from(g)];
                clear |= self.frames.denied(g) && !facts.has(class::NOT_NEG);
                // "take no part in restraint": denied after the act
                let from = head.term as usize + 1;
                clear |= from < i
                    && self.terms[from..i].iter().any(|t| {
                        t.set != 0
                            && (t.has(class::NEGPREP) || t.has(class::NEG))
                            && !t.has(class::NOT_NEG)
                    })
                    && self.frames.clauses[head.term as usize] == self.frames.clauses[i];
                match head.actor {
                    Actor::Other => facts.insert(class::BY_OTHER),
                    Actor::Person => facts.insert(class::BY_PERSON),
                    Actor::Everyone => facts.insert(class::BY_EVERYONE),
                    Actor::Worker => facts.insert(class::BY_WORKER),
                    Actor::Unsaid => {}
                }
                if head.object == Actor::Person {
                    facts.insert(class::OBJ_PERSON);
                }
                let mut worker = false;
                let mut at = Some(g);
                let mut steps = 0;
                while let Some(k) = at {
                    let act = &acts[usize::from(k)];
                    worker |= self.add(act.actor, &act.set, &mut facts);
                    if act.shared && k > 0 {
                        let mut s = k;
                        while s > 0 && acts[usize::from(s)].shared {
                            s -= 1;
                            let a = &acts[usize::from(s)];
                            self.add(a.actor, &a.set, &mut facts);
                        }
                    }
                    at = act.parent;
                    steps += 1;
                    if steps > 12 {
                        break;
                    }
                }
                let passive_policy = self.kind == Kind::Policy
                    && head.actor == Actor::Unsaid
                    && head.passive
                    && !self.scene.nouns.has(class::WORKER);
                if !worker || passive_policy {
                    clear = true;
                }
            }
        }
        self.with_answers(&mut facts);
        Hit { facts, clear }
    }

    /// Adds an act's classes as the worker's or the person's; true when the worker acts.
    fn add(&self, actor: Actor, set: &ClassSet, facts: &mut ClassSet) -> bool {
        match actor {
            Actor::Person => {
                for (verb, person) in PERSON_VERBS {
                    if set.has(*verb) {
                        facts.insert(*person);
                    }
                }
                false
            }
            Actor::Other => false,
            _ => {
                facts.extend(&set.and(&VERBS));
                true
            }
        }
    }

    /// The refusal was overruled: "I said no but was told to go".
    fn insists(&self, facts: &ClassSet) -> bool {
        facts.has(class::EMPLOYER_ASKED) && facts.has(class::UNWILLING)
    }

    fn duties(&self, rows: &'static [Row], out: &mut Vec<Ruling>) {
        let mut facts = self.scene.cues;
        facts.extend(&self.beside);
        facts.extend(&self.scene.nouns);
        if facts.has(class::REFUSED) && !self.insists(&facts) {
            return;
        }
        for &duty in DUTIES {
            if !self.scene.raw.has(duty) {
                continue;
            }
            for (i, term) in self.terms.iter().enumerate() {
                if !term.has(duty) || term.is(mark::QUOTED) {
                    continue;
                }
                let hit = self.hit(i, self.act_at(i));
                if hit.clear {
                    continue;
                }
                let mut all = hit.facts;
                all = minus(&all, &duties_but(duty));
                for (n, act) in self.frames.acts.iter().enumerate() {
                    if !self.frames.denied(n as u16) {
                        self.add(act.actor, &act.set, &mut all);
                    }
                }
                let Some(row) = rows.iter().find(|r| r.holds(&all)) else {
                    continue;
                };
                if row.verdict == Verdict::Consistent {
                    continue;
                }
                let at = self
                    .governor(i)
                    .map_or(i as u32, |g| self.frames.acts[usize::from(g)].term);
                out.push(Ruling {
                    activity: None,
                    row,
                    first: at.min(i as u32),
                    last: at.max(i as u32),
                });
                break;
            }
        }
    }
}

fn duties_but(keep: u16) -> ClassSet {
    let mut set = ClassSet::EMPTY;
    for &duty in DUTIES {
        if duty != keep {
            set.insert(duty);
        }
    }
    set
}
