//! The form that asks for the ten statements and a few facts: what was typed, what it means, what is wrong with it.
//!
//! Not here: what follows from it (`first`).

use std::collections::BTreeMap;

use frameworks::{Preparation, STATEMENTS};
use jiff::civil::Date;

use super::first::Facts;
use super::found::Found;
use super::workdays::today;

/// Dates further away than this are slips.
const YEARS: i16 = 20;

/// What was typed into the form, field by field.
pub(crate) type Typed = BTreeMap<String, String>;

/// The form, read.
pub(crate) struct Asked {
    /// As typed, for showing it again.
    pub typed: Typed,
    pub facts: Facts,
    pub start: Date,
    /// What the records of the organization say, for an organization.
    pub found: Option<Found>,
    /// Field and key of what is wrong.
    pub problems: Vec<(&'static str, &'static str)>,
}

impl Asked {
    /// Reads the form. A plan that is kept may have begun already.
    pub fn read(typed: Typed, may_have_begun: bool) -> Asked {
        let today = today();
        let mut problems = Vec::new();
        let text = |name: &str| typed.get(name).map_or("", |t| t.trim());
        let mut facts = Facts {
            trainer: text("trainer") == "yes",
            leader: text("leader") == "yes",
            colleagues: text("colleagues") == "yes",
            ..Facts::default()
        };
        for (n, statement) in Preparation::shipped().statements.iter().enumerate() {
            if n < STATEMENTS {
                facts.answers[n] = match text(&statement.code) {
                    "true" => Some(true),
                    "false" => Some(false),
                    _ => None,
                };
            }
        }
        let mut day = |name: &'static str| -> Option<Date> {
            let typed = text(name);
            if typed.is_empty() {
                return None;
            }
            match typed.parse::<Date>() {
                Ok(day) if (day.year() - today.year()).abs() <= YEARS => Some(day),
                _ => {
                    problems.push((name, "ask-date-refused"));
                    None
                }
            }
        };
        let start = day("start").unwrap_or(today);
        facts.deadline = day("deadline");
        if start < today && !may_have_begun && start != yesterday(today) {
            problems.push(("start", "ask-start-past"));
        }
        if facts.deadline.is_some_and(|d| d <= start) {
            problems.push(("deadline", "ask-deadline-early"));
        }
        match text("months") {
            "" => {}
            months => match months.parse() {
                Ok(months @ 1..=60) => facts.months = Some(months),
                _ => problems.push(("months", "ask-months-refused")),
            },
        }
        Asked {
            typed,
            facts,
            start,
            found: None,
            problems,
        }
    }

    /// Holds the facts against the records of the organization. What differs needs a reason, once it is sent.
    pub fn held_against(mut self, found: Found, sent: bool) -> Asked {
        if sent {
            for fact in found.unexplained(&self.typed) {
                self.problems.push((fact, "ask-why-missing"));
            }
        }
        self.found = Some(found);
        self
    }

    /// Why a fact was answered otherwise than the records say.
    pub fn why(&self, fact: &str) -> &str {
        self.value(&format!("why-{fact}"))
    }

    /// What a field holds.
    pub fn value(&self, name: &str) -> &str {
        self.typed.get(name).map_or("", String::as_str)
    }

    /// Whether a field holds this.
    pub fn is(&self, name: &str, value: &str) -> bool {
        self.value(name) == value
    }

    /// Everything that was typed, for a form that sends it on.
    pub fn fields(&self) -> Vec<(&str, &str)> {
        self.typed
            .iter()
            .filter(|(name, value)| !value.is_empty() && name.len() < 40)
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect()
    }
}

fn yesterday(today: Date) -> Date {
    today.yesterday().unwrap_or(today)
}
