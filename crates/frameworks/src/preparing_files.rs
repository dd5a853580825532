//! The shape of `data/library/readiness.toml` and `first-plan.toml`, exactly as they are written.
//!
//! Unknown keys are refused. Not here: what follows from answers; that is `preparing`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::file::Citation;
use crate::lesson_files::Entries;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        pub enum $name {
            $($(#[$each])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The word used in files, forms and the database.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $($name::$variant => $word,)+
                }
            }

            /// The one with this word.
            pub fn from_word(word: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|w| w.as_str() == word)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

words! {
    /// From where somebody looks at an organization: their seat at the table.
    Chair {
        /// Leads it.
        Executive = "executive",
        /// Sits on its board.
        Board = "board",
        /// Works there in a clinical or another role.
        Clinical = "clinical",
        /// Hires people and looks after their work.
        Hiring = "hiring",
        /// Works in a peer role.
        PeerRole = "peer-role",
        /// Uses its services.
        Receiving = "receiving",
        /// Works with it from another organization.
        Partner = "partner",
    }
}

words! {
    /// A part of bringing peer roles into an organization. Never a stage of the ladder, nor a wave of research.
    Phase {
        /// The ground: people who understand and want it.
        Foundation = "foundation",
        /// Rules, supervision, job.
        Policies = "policies",
        /// Up to the first day of the first person.
        Hiring = "hiring",
        /// From then on.
        After = "after",
    }
}

words! {
    /// The two groups of questions that an organization asks itself.
    QuestionGroup {
        /// Why, and what for.
        Motives = "motives",
        /// What stands in the way.
        Worries = "worries",
    }
}

words! {
    /// Which list a point belongs to.
    PrepareKind {
        /// The condition before all others.
        Commitment = "commitment",
        /// A part of what it means that a group stands behind it.
        BuyIn = "buy-in",
        /// A step of the training that makes staff ready.
        RespectStep = "respect-step",
        /// A further way toward acceptance.
        RespectStrategy = "respect-strategy",
        /// A general question about policies.
        PolicyGeneral = "policy-general",
        /// Questions to human resources, A.
        PolicyA = "policy-a",
        /// Questions to human resources, B.
        PolicyB = "policy-b",
        /// Questions to human resources, C.
        PolicyC = "policy-c",
        /// What worries when somebody is hired who also uses the services.
        DualWorry = "dual-worry",
        /// What speaks on the other side.
        DualCounterpoint = "dual-counterpoint",
        /// What must not be forgotten there.
        DualNote = "dual-note",
        /// Another way when nobody with peer experience is there to supervise.
        Supervision = "supervision",
        /// A way to be ready sooner.
        SpeedUp = "speed-up",
        /// What to settle in a subcontract.
        Subcontract = "subcontract",
        /// How the essential functions and accommodations go together.
        Accommodation = "accommodation",
        /// What everyone should be able to learn about benefits.
        Benefits = "benefits",
    }
}

/// One of the ten statements about how far an organization is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadyStatement {
    /// Stable code.
    pub code: String,
    /// The statement, in our words.
    pub label: String,
    /// What helps where it is not true yet.
    pub text: String,
    /// Where it comes from.
    pub cite: Citation,
}

/// One of the six questions that an organization asks itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SelfQuestion {
    /// Stable code.
    pub code: String,
    /// Which group.
    pub group: QuestionGroup,
    /// The question, in our words.
    pub label: String,
    /// What helps to answer it.
    pub text: String,
    /// Where it comes from.
    pub cite: Citation,
}

/// Something that belongs to getting ready.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PreparePoint {
    /// Stable code.
    pub code: String,
    /// Which list.
    pub kind: PrepareKind,
    /// Short name.
    pub label: String,
    /// In our words.
    pub text: String,
    /// Where it comes from.
    pub cite: Citation,
    /// What a reader should know.
    #[serde(default)]
    pub note: Option<String>,
    /// Codes of other entries or disagreements.
    #[serde(default)]
    pub see: Vec<String>,
}

/// A task of a first plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FirstTask {
    /// Stable code. A plan that is made again knows its tasks by it.
    pub code: String,
    /// Which phase.
    pub phase: Phase,
    /// Who might look after it.
    pub seat: Chair,
    /// Working days in the shortest plan.
    pub days: u32,
    /// Codes of the tasks that come before.
    pub after: Vec<String>,
    /// What to do.
    pub label: String,
    /// Why.
    pub text: String,
    /// A statement or a fact about the organization that makes it needless.
    #[serde(default)]
    pub unless: Option<String>,
    /// What makes it needed: `ask-others` or `hurry`.
    #[serde(default)]
    pub when: Option<String>,
    /// Where it comes from.
    pub cite: Citation,
    /// Codes of other entries or disagreements.
    #[serde(default)]
    pub see: Vec<String>,
}

/// `data/library/readiness.toml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReadinessFile {
    pub statement: Entries<ReadyStatement>,
    pub question: Entries<SelfQuestion>,
    pub point: Entries<PreparePoint>,
}

/// `data/library/first-plan.toml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FirstPlanFile {
    pub task: Entries<FirstTask>,
}
