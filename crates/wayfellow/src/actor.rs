//! Who does something, and in what place: a person with their hats in one organization, a visitor, a command, the program.
//!
//! Not here: how somebody becomes known (`session`) and what they may do (`permission`).

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

/// Who.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doer {
    /// A signed-in person.
    Person(Uuid),
    /// Somebody without an account, or not signed in.
    Visitor,
    /// Somebody at the command line of the installation.
    Command(&'static str),
    /// A part of the program itself, such as reminders.
    System(&'static str),
}

/// Who acts, and where they stand while they do. Every change and every permission asks for one.
#[derive(Debug, Clone, PartialEq)]
pub struct Actor {
    /// Who.
    pub doer: Doer,
    /// The organization they are looking at. Their hats are those they wear there.
    pub organization: Option<Uuid>,
    /// Whether they belong to it, rather than being let in for one thing only.
    pub member: bool,
    /// What they wear there now.
    pub hats: Vec<Worn>,
    /// Whether they run this installation. It opens nothing personal.
    pub operator: bool,
    /// Their account and session, when they are signed in.
    pub session: Option<SessionIds>,
    /// The request this belongs to, as in the log.
    pub request: Option<Uuid>,
}

/// The account and the session of a signed-in person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct SessionIds {
    pub account: Uuid,
    pub session: Uuid,
}

/// A hat somebody wears now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Worn {
    /// Which.
    pub hat: Hat,
    /// The one relation it is limited to, if it is.
    pub relation: Option<Uuid>,
}

impl Actor {
    fn of(doer: Doer) -> Actor {
        Actor {
            doer,
            organization: None,
            member: false,
            hats: Vec::new(),
            operator: false,
            session: None,
            request: None,
        }
    }

    /// Somebody who is not signed in.
    pub fn visitor() -> Actor {
        Actor::of(Doer::Visitor)
    }

    /// A person, outside of any organization. For tests and for what concerns only themselves.
    pub fn person(id: Uuid) -> Actor {
        Actor::of(Doer::Person(id))
    }

    /// Somebody at the command line; `name` is the command, such as `people import`.
    pub fn command(name: &'static str) -> Actor {
        Actor::of(Doer::Command(name))
    }

    /// A part of the program, such as `reminders`.
    pub fn system(name: &'static str) -> Actor {
        Actor::of(Doer::System(name))
    }

    /// The same, looking at this organization as a member with these hats.
    #[must_use]
    pub fn within(mut self, organization: Uuid, hats: &[Hat]) -> Actor {
        self.organization = Some(organization);
        self.member = true;
        self.hats = hats
            .iter()
            .map(|hat| Worn {
                hat: *hat,
                relation: None,
            })
            .collect();
        self
    }

    /// The person who acts, when it is one who is known.
    pub fn person_id(&self) -> Option<Uuid> {
        match self.doer {
            Doer::Person(id) => Some(id),
            _ => None,
        }
    }

    /// Whether they wear this hat here, limited to one relation or not.
    pub fn wears(&self, hat: Hat) -> bool {
        self.hats.iter().any(|w| w.hat == hat)
    }
}

macro_rules! hats {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// What a person does in an organization. Several at once are usual, and none is above another.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Hat {
            $($(#[$doc])* $name,)*
        }

        impl Hat {
            /// Every hat.
            pub const ALL: &'static [Hat] = &[$(Hat::$name,)*];

            /// Its word in the database, in policies and in the locales.
            pub fn word(self) -> &'static str {
                match self {
                    $(Hat::$name => $word,)*
                }
            }
        }
    };
}

hats! {
    /// Works in a role, peer role or not.
    Worker = "worker",
    /// Helps without pay.
    Volunteer = "volunteer",
    /// Supervises the people they have a relation with.
    Supervisor = "supervisor",
    /// Describes positions and leads hiring.
    HiringLead = "hiring-lead",
    /// Leads the organization.
    Leader = "leader",
    /// Keeps frameworks, rules and the library.
    Steward = "steward",
    /// Trains people.
    Trainer = "trainer",
    /// Sits on a hiring panel, perhaps from outside.
    PanelMember = "panel-member",
    /// Gives advice, for example from experience of using services.
    Adviser = "adviser",
    /// Looks whether promises on ethics and access are kept.
    EthicsAuditor = "ethics-auditor",
    /// Supervises one person from outside and sees that relation only.
    OutsideSupervisor = "outside-supervisor",
}

impl fmt::Display for Hat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Hat {
    type Err = ();
    fn from_str(word: &str) -> Result<Hat, ()> {
        Hat::ALL
            .iter()
            .copied()
            .find(|h| h.word() == word)
            .ok_or(())
    }
}
