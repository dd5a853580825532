//! What one person ticked: a letter for each question. Values only; nothing here knows a person.

use std::collections::BTreeMap;

use frameworks::{Answers, Preparation, STATEMENTS};

use super::points::POINTS;

/// What is asked in a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The ten statements.
    Timeline,
    /// Whether recovery is a value here, and the six questions.
    Questions,
    /// Whether three groups stand behind peer roles, each in three ways.
    BuyIn,
    /// The steps and ways toward a culture of respect.
    Respect,
    /// The ten questions of the policy checklist.
    Policies,
    /// Open questions in the organization's own words, to each circle its own.
    Climate,
}

impl Part {
    /// All parts.
    pub const ALL: [Part; 6] = [
        Part::Timeline,
        Part::Questions,
        Part::BuyIn,
        Part::Respect,
        Part::Policies,
        Part::Climate,
    ];

    /// Its word in forms and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Part::Timeline => "timeline",
            Part::Questions => "questions",
            Part::BuyIn => "buy-in",
            Part::Respect => "respect",
            Part::Policies => "policies",
            Part::Climate => "climate",
        }
    }

    /// The code under which words about its points are kept, where it asks for points.
    pub const fn why(self) -> Option<&'static str> {
        match self {
            Part::BuyIn => Some("why-buy-in"),
            Part::Respect => Some("why-respect"),
            Part::Policies => Some("why-policies"),
            Part::Timeline | Part::Questions | Part::Climate => None,
        }
    }

    /// Those that a list of words names.
    pub fn list(words: &str) -> Vec<Part> {
        let named = |p: &Part| words.split(',').any(|w| w == p.as_str());
        Part::ALL.into_iter().filter(named).collect()
    }
}

/// How many questions an organization asks itself.
pub const QUESTIONS: usize = 6;

/// What weighs more for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Heavier {
    Hopes,
    Worries,
    Alike,
}

impl Heavier {
    /// All of them.
    pub const ALL: [Heavier; 3] = [Heavier::Hopes, Heavier::Worries, Heavier::Alike];

    /// Its word in forms and locales.
    pub const fn as_str(self) -> &'static str {
        match self {
            Heavier::Hopes => "hopes",
            Heavier::Worries => "worries",
            Heavier::Alike => "alike",
        }
    }

    const fn letter(self) -> char {
        match self {
            Heavier::Hopes => 'h',
            Heavier::Worries => 'w',
            Heavier::Alike => 'e',
        }
    }
}

/// What one person ticked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Marks {
    /// The ten statements.
    pub statements: Answers,
    /// Whether recovery is a value here already.
    pub commitment: Option<bool>,
    /// Which of the six questions were hard to answer.
    pub hard: [bool; QUESTIONS],
    /// Whether hopes or worries weigh more.
    pub heavier: Option<Heavier>,
    /// The points of foundation and policies, in the order of [`super::points::CODES`].
    pub points: [Option<bool>; POINTS],
}

fn letter(answer: Option<bool>) -> char {
    match answer {
        Some(true) => 'T',
        Some(false) => 'F',
        None => '-',
    }
}

fn answer(letter: Option<char>) -> Option<bool> {
    match letter {
        Some('T') => Some(true),
        Some('F') => Some(false),
        _ => None,
    }
}

impl Marks {
    /// As it is kept: one letter each.
    pub fn text(&self) -> String {
        let mut text: String = self.statements.iter().map(|a| letter(*a)).collect();
        text.push(letter(self.commitment));
        text.extend(self.hard.iter().map(|h| if *h { 'x' } else { '-' }));
        text.push(self.heavier.map_or('-', Heavier::letter));
        text.extend(self.points.iter().map(|a| letter(*a)));
        text
    }

    /// From the letters; what is missing or strange is no answer.
    pub fn read(text: &str) -> Marks {
        let mut letters = text.chars();
        let mut marks = Marks::default();
        for statement in &mut marks.statements {
            *statement = answer(letters.next());
        }
        marks.commitment = answer(letters.next());
        for hard in &mut marks.hard {
            *hard = letters.next() == Some('x');
        }
        let last = letters.next();
        marks.heavier = Heavier::ALL.into_iter().find(|h| Some(h.letter()) == last);
        // Answers from before there were points end here.
        for point in &mut marks.points {
            *point = answer(letters.next());
        }
        marks
    }

    /// From a form, for the parts that were asked.
    pub fn typed(form: &BTreeMap<String, String>, parts: &[Part]) -> Marks {
        let all = Preparation::shipped();
        let yes_or_no = |name: &str| match form.get(name).map(String::as_str) {
            Some("true") => Some(true),
            Some("false") => Some(false),
            _ => None,
        };
        let mut marks = Marks::default();
        if parts.contains(&Part::Timeline) {
            for (n, statement) in all.statements.iter().enumerate().take(STATEMENTS) {
                marks.statements[n] = yes_or_no(&statement.code);
            }
        }
        if parts.contains(&Part::Questions) {
            marks.commitment = yes_or_no("commitment");
            for (n, question) in all.questions.iter().enumerate().take(QUESTIONS) {
                marks.hard[n] = form.contains_key(&format!("{}-hard", question.code));
            }
            let heavier = form.get("heavier");
            marks.heavier = Heavier::ALL
                .into_iter()
                .find(|h| heavier.is_some_and(|t| t == h.as_str()));
        }
        for part in parts {
            for (place, code) in part.codes() {
                marks.points[place] = yes_or_no(code);
            }
        }
        marks
    }

    /// Whether nothing at all was ticked.
    pub fn is_empty(&self) -> bool {
        *self == Marks::default()
    }
}
