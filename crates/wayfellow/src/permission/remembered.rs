//! Answers the policies have given, so that the same question is put to them once. A page asks many, mostly the same as
//! the page before.
//!
//! An answer follows from the question alone: the policies do not change while the program runs, and what is read from
//! the database (hats, shares, who supervises whom) is part of the question. So nothing here has to be forgotten when
//! something changes; then it is another question. Not here: how questions are answered.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use uuid::Uuid;

use super::{Action, Resource};
use crate::actor::{Actor, Worn};

/// Answers kept before the older half goes.
const MOST: usize = 4_096;

/// Everything that an answer follows from.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct Question {
    asking: Option<Uuid>,
    organization: Option<Uuid>,
    member: bool,
    operator: bool,
    hats: Vec<Worn>,
    action: Action,
    resource: Resource,
}

impl Question {
    pub(super) fn new(actor: &Actor, action: Action, resource: &Resource) -> Question {
        Question {
            asking: actor.person_id(),
            organization: actor.organization,
            member: actor.member,
            operator: actor.operator,
            hats: actor.hats.clone(),
            action,
            resource: resource.clone(),
        }
    }
}

/// Two halves: what was asked lately, and what was asked before that.
#[derive(Default)]
struct Answers {
    late: HashMap<Question, bool>,
    before: HashMap<Question, bool>,
}

impl Answers {
    fn find(&mut self, question: &Question) -> Option<bool> {
        if let Some(&answer) = self.late.get(question) {
            return Some(answer);
        }
        let (question, answer) = self.before.remove_entry(question)?;
        self.keep(question, answer);
        Some(answer)
    }

    fn keep(&mut self, question: Question, answer: bool) {
        if self.late.len() >= MOST / 2 {
            self.before = std::mem::take(&mut self.late);
        }
        self.late.insert(question, answer);
    }
}

static ANSWERS: Mutex<Option<Answers>> = Mutex::new(None);

/// The answer to a question: the one that was given before, or the one that `ask` gives now.
pub(super) fn or_ask(question: Question, ask: impl FnOnce() -> bool) -> bool {
    let locked = || ANSWERS.lock().unwrap_or_else(PoisonError::into_inner);
    let known = locked().get_or_insert_default().find(&question);
    known.unwrap_or_else(|| {
        let answer = ask();
        locked().get_or_insert_default().keep(question, answer);
        answer
    })
}
