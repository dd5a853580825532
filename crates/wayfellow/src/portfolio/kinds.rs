//! The kinds of lines a portfolio has, and the fields of each: the one table that forms, lists and checks are made from.
//!
//! Deliberately not here: any field for a diagnosis, for treatment or for how well somebody feels, and any mark or number
//! for how good somebody is. How well a person does something is said in their own words.

/// What a field takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Control {
    /// A few words.
    Line,
    /// Some sentences.
    Text,
    /// A day, a month or a year.
    Date,
    /// Several days.
    Dates,
    /// Hours and minutes.
    Hours,
    /// A whole number.
    Number,
    /// Yes, or nothing.
    Yes,
    /// One of these words; the words for each are `choice-<word>` in the locales.
    Choice(&'static [&'static str]),
    /// A stage of the ladder.
    Stage,
    /// A track of the ladder.
    Track,
    /// An item of a framework.
    Item(Items),
}

/// Which items of the frameworks a field offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Items {
    /// The catalogue of trainings.
    Trainings,
    /// Credentials of the ladder's framework.
    Credentials,
    /// Codes of ethics that somebody can agree to.
    Codes,
    /// The mastery column of the chart.
    Mastery,
    /// Competencies and prerequisites that a person's own word shows.
    Claimable,
    /// Rows with a grandfather clause.
    Grandfathered,
    /// Values, guidelines and the items of a code of ethics.
    Values,
    /// What can be planned for: competencies, prerequisites and trainings.
    Plannable,
}

/// A field of a form, and of a record.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field {
    /// Its name in the form and in the record; its words are `field-<name>` and `hint-<name>` in the locales.
    pub name: &'static str,
    /// What it takes.
    pub control: Control,
    /// Whether it must be filled in.
    pub needed: bool,
    /// Whether a day in it cannot lie ahead.
    pub past: bool,
}

const fn field(name: &'static str, control: Control) -> Field {
    Field {
        name,
        control,
        needed: false,
        past: false,
    }
}

impl Field {
    const fn needed(mut self) -> Field {
        self.needed = true;
        self
    }

    const fn past(mut self) -> Field {
        self.past = true;
        self
    }

    /// Most characters that are taken.
    pub fn longest(&self) -> usize {
        match self.control {
            Control::Text => frameworks::LONGEST_TEXT,
            Control::Dates => 6000,
            Control::Line => 300,
            _ => 120,
        }
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $word:literal in $part:literal: $fields:expr;)*) => {
        /// A kind of line.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub(crate) enum Kind {
            $($(#[$doc])* $name,)*
        }

        impl Kind {
            /// Every kind that a person writes, in the order of the pages.
            pub const ALL: &'static [Kind] = &[$(Kind::$name,)*];

            /// Its word in the database, in addresses and in the locales.
            pub fn word(self) -> &'static str {
                match self {
                    $(Kind::$name => $word,)*
                }
            }

            /// The part of a person's records it belongs to, as people share it.
            pub fn part(self) -> &'static str {
                match self {
                    $(Kind::$name => $part,)*
                }
            }

            /// Its fields.
            pub fn fields(self) -> &'static [Field] {
                match self {
                    $(Kind::$name => {
                        const FIELDS: &[Field] = $fields;
                        FIELDS
                    })*
                }
            }

            /// The kind with this word.
            pub fn from_word(word: &str) -> Option<Kind> {
                Kind::ALL.iter().copied().find(|k| k.word() == word)
            }
        }
    };
}

kinds! {
    /// Work, paid or as a volunteer.
    Experience = "experience" in "portfolio/experience": &[
        field("what", Control::Text).needed(),
        field("engagement", Control::Choice(&["volunteer", "paid"])).needed(),
        field("peer-support", Control::Yes),
        field("from", Control::Date).needed().past(),
        field("to", Control::Date).past(),
        field("hours", Control::Hours),
    ];
    /// A training.
    Training = "training" in "portfolio/trainings": &[
        field("training", Control::Item(Items::Trainings)),
        field("title", Control::Line),
        field("status", Control::Choice(&["planned", "under-way", "complete"])).needed(),
        field("sessions", Control::Dates).past(),
        field("sessions-attended", Control::Number),
        field("completed", Control::Date).past(),
        field("provider", Control::Line),
        field("paid-time", Control::Yes),
        field("evidence", Control::Text),
    ];
    /// A credential, issued or promised.
    Credential = "credential" in "portfolio/credentials": &[
        field("credential", Control::Item(Items::Credentials)),
        field("title", Control::Line),
        field("issuer", Control::Line),
        field("state", Control::Line),
        field("scope", Control::Line),
        field("number", Control::Line),
        field("issued", Control::Date).past(),
        field("expires", Control::Date),
        field("promised", Control::Date).past(),
        field("commitment-due", Control::Date),
    ];
    /// An agreement to keep a code.
    Agreement = "agreement" in "portfolio/agreements": &[
        field("code", Control::Item(Items::Codes)),
        field("title", Control::Line),
        field("code-kind", Control::Choice(&["cps", "rsc", "group"])).needed(),
        field("on", Control::Date).needed().past(),
        field("moment", Control::Choice(&["at-training", "at-certification", "at-role"])).needed(),
        field("signed", Control::Line).needed(),
    ];
    /// Where the person stands with an item of the ladder, in their own words.
    Item = "item" in "portfolio/items": &[
        field("item", Control::Item(Items::Claimable)).needed(),
        field("standing", Control::Choice(&["held", "under-way"])).needed(),
        field("proficiency", Control::Text),
        field("evidence", Control::Text),
    ];
    /// Mastery gained through experience, told.
    Mastery = "mastery" in "portfolio/mastery": &[
        field("item", Control::Item(Items::Mastery)).needed(),
        field("words", Control::Text).needed(),
    ];
    /// An exception an organization made under a grandfather clause.
    Exception = "exception" in "portfolio/exceptions": &[
        field("item", Control::Item(Items::Grandfathered)).needed(),
        field("reason", Control::Text).needed(),
        field("approved-by", Control::Line).needed(),
        field("on", Control::Date).needed().past(),
    ];
    /// What the person wants to reach.
    Goal = "goal" in "portfolio/goals": &[
        field("words", Control::Text).needed(),
        field("stage", Control::Stage),
        field("track", Control::Track),
        field("by", Control::Date),
        field("reached", Control::Date).past(),
    ];
    /// A step the person plans.
    Step = "step" in "portfolio/goals": &[
        field("item", Control::Item(Items::Plannable)),
        field("title", Control::Line),
        field("by", Control::Date),
        field("done", Control::Date).past(),
    ];
    /// Thoughts on a value or a guideline. Outside of the portfolio, so that sharing the portfolio never shares them.
    Reflection = "reflection" in "reflections": &[
        field("item", Control::Item(Items::Values)).needed(),
        field("words", Control::Text).needed(),
    ];
}

impl Kind {
    /// Two fields of which exactly one is filled in.
    pub fn either(self) -> Option<(&'static str, &'static str)> {
        match self {
            Kind::Training => Some(("training", "title")),
            Kind::Credential => Some(("credential", "title")),
            Kind::Agreement => Some(("code", "title")),
            Kind::Step => Some(("item", "title")),
            _ => None,
        }
    }

    /// Two days of which the second cannot be before the first.
    pub fn in_order(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Kind::Experience => &[("from", "to")],
            Kind::Credential => &[("issued", "expires"), ("promised", "commitment-due")],
            _ => &[],
        }
    }

    /// The field that names the item it is about.
    pub fn subject(self) -> Option<&'static str> {
        match self {
            Kind::Training => Some("training"),
            Kind::Credential => Some("credential"),
            Kind::Agreement => Some("code"),
            Kind::Item | Kind::Mastery | Kind::Exception | Kind::Step | Kind::Reflection => {
                Some("item")
            }
            Kind::Experience | Kind::Goal => None,
        }
    }

    /// Whether there is one line at most for each item.
    pub fn one_for_each(self) -> bool {
        matches!(self, Kind::Training | Kind::Item | Kind::Exception)
    }
}
