//! The questions that decide when it depends, and what their answers mean.
//!
//! Ids and values are part of the output and never change.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::finding::{Choice, Question};
use crate::tables::{ClassSet, class};

struct Known {
    id: &'static str,
    text: &'static str,
    choices: &'static [(&'static str, &'static str, &'static [u16], &'static [u16])],
}

const KNOWN: &[Known] = &[
    Known {
        id: "asked-by",
        text: "Who asked for it?",
        choices: &[
            (
                "person",
                "The person it is for, or I offered and they said yes",
                &[class::PERSON_ASKED],
                &[
                    class::EMPLOYER_ASKED,
                    class::MUST,
                    class::NO_ELSE,
                    class::ROUTINE,
                ],
            ),
            (
                "staff",
                "My boss, the team or someone else who works here",
                &[class::EMPLOYER_ASKED, class::ROUTINE, class::MUST],
                &[class::PERSON_ASKED, class::MUTUAL, class::VOLUNTARY],
            ),
            ("unknown", "I do not know", &[], &[]),
        ],
    },
    Known {
        id: "routine",
        text: "Is it once in a while, or a regular duty?",
        choices: &[
            (
                "occasional",
                "Once in a while, like everyone else",
                &[class::OCCASIONAL],
                &[
                    class::ROUTINE,
                    class::EMPLOYER_ASKED,
                    class::MUST,
                    class::NO_ELSE,
                ],
            ),
            (
                "routine",
                "Regularly",
                &[class::ROUTINE, class::NO_ELSE],
                &[class::OCCASIONAL],
            ),
        ],
    },
    Known {
        id: "present",
        text: "Will the person it is about be there, and do they want you there?",
        choices: &[
            (
                "yes",
                "Yes",
                &[class::PRESENT, class::PERSON_ASKED],
                &[
                    class::ABSENT,
                    class::MUST,
                    class::ROUTINE,
                    class::EMPLOYER_ASKED,
                ],
            ),
            (
                "no",
                "No",
                &[class::ABSENT, class::UNWILLING],
                &[class::PRESENT, class::PERSON_ASKED],
            ),
        ],
    },
    Known {
        id: "agenda",
        text: "Whose idea is it?",
        choices: &[
            (
                "person",
                "The person's own",
                &[class::PERSON_ASKED],
                &[class::EMPLOYER_ASKED, class::MUST, class::ROUTINE],
            ),
            (
                "organization",
                "The team's, the plan's or the funder's",
                &[
                    class::EMPLOYER_ASKED,
                    class::UNWILLING,
                    class::PERSUADE,
                    class::MONITOR,
                ],
                &[class::PERSON_ASKED, class::MUTUAL, class::VOLUNTARY],
            ),
        ],
    },
    Known {
        id: "invited",
        text: "Did the person invite you?",
        choices: &[
            (
                "yes",
                "Yes",
                &[class::PERSON_ASKED, class::PRESENT],
                &[class::EMPLOYER_ASKED, class::MUST],
            ),
            (
                "no",
                "No",
                &[class::UNWILLING, class::EMPLOYER_ASKED, class::OPINE],
                &[class::PERSON_ASKED],
            ),
        ],
    },
];

/// The question with this id.
pub(crate) fn question(id: &str) -> Option<Question> {
    let known = KNOWN.iter().find(|k| k.id == id)?;
    Some(Question {
        id: Cow::Borrowed(known.id),
        text: Cow::Borrowed(known.text),
        choices: known
            .choices
            .iter()
            .map(|c| Choice {
                value: Cow::Borrowed(c.0),
                text: Cow::Borrowed(c.1),
            })
            .collect(),
    })
}

/// Every question that can decide, with its answers.
pub fn deciding_questions() -> impl Iterator<Item = Question> {
    KNOWN.iter().filter_map(|known| question(known.id))
}

/// What the answers add to the facts and what they take away.
pub(crate) fn facts(answers: &BTreeMap<String, String>) -> (ClassSet, ClassSet) {
    let (mut add, mut take) = (ClassSet::EMPTY, ClassSet::EMPTY);
    for (id, value) in answers {
        let Some(known) = KNOWN.iter().find(|k| k.id == id) else {
            continue;
        };
        let Some(choice) = known.choices.iter().find(|c| c.0 == value) else {
            continue;
        };
        for class in choice.2 {
            add.insert(*class);
        }
        for class in choice.3 {
            take.insert(*class);
        }
    }
    (add, take)
}
