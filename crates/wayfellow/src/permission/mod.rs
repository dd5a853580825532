//! The one door for permission: who may do what with which record.
//!
//! `policies/*.cedar` says it all, in rules that a director can read; this module gathers the facts that the rules ask
//! for and puts the question. The answer to a no is that there is no such thing: somebody who may not know of a record
//! gets the same page as for one that never was.
//!
//! ```text
//! let resource = Resource::new("portfolio")
//!     .kept_by(person)
//!     .part("portfolio/trainings")
//!     .with_facts(&app.db, &actor)
//!     .await?;
//! may(&actor, Action::Read, &resource)?;
//! ```
//!
//! Not here: rules. A rule in code would be one that nobody finds.

mod facts;
mod policies;
mod remembered;

use uuid::Uuid;

pub use facts::{Facts, SHARED_NOW};
pub use policies::{may, policy_names, ready, reasons};

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// What somebody wants to do with a record.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action {
            $($(#[$doc])* $name,)*
        }

        impl Action {
            /// Every action.
            pub const ALL: &'static [Action] = &[$(Action::$name,)*];

            /// Its word in the policies.
            pub fn word(self) -> &'static str {
                match self {
                    $(Action::$name => $word,)*
                }
            }
        }
    };
}

actions! {
    /// See it.
    Read = "read",
    /// Make a new one.
    Add = "add",
    /// Edit it.
    Change = "change",
    /// Bring it to an end.
    End = "end",
    /// Let somebody else see it, or no longer.
    Share = "share",
    /// See who changed it and who looked at it.
    Log = "log",
}

/// Not allowed, or not there: who asks cannot tell which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotFound;

impl From<NotFound> for crate::web::Error {
    fn from(_: NotFound) -> Self {
        crate::web::Error::not_found()
    }
}

/// A record as the rules see it. See `policies/wayfellow.cedarschema` for what each part means.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Resource {
    kind: &'static str,
    part: String,
    kept_by_person: bool,
    compartment: &'static str,
    organization: Option<Uuid>,
    about: Option<Uuid>,
    entrusted: Vec<Uuid>,
    supervisors: Vec<Uuid>,
    /// The relations in which the one who asks supervises the person it is about.
    relations: Vec<Uuid>,
    shared_with: Vec<Uuid>,
    shared_with_hats: Vec<String>,
    by_address: bool,
}

impl Resource {
    /// A record of this kind, kept by nobody in particular.
    pub fn new(kind: &'static str) -> Resource {
        Resource {
            kind,
            part: kind.to_owned(),
            kept_by_person: false,
            compartment: "open",
            organization: None,
            about: None,
            entrusted: Vec::new(),
            supervisors: Vec::new(),
            relations: Vec::new(),
            shared_with: Vec::new(),
            shared_with_hats: Vec::new(),
            by_address: false,
        }
    }

    /// It belongs to this organization.
    #[must_use]
    pub fn of_organization(mut self, organization: Uuid) -> Resource {
        self.organization = Some(organization);
        self
    }

    /// It is about this person, though the organization keeps it.
    #[must_use]
    pub fn about(mut self, person: Uuid) -> Resource {
        self.about = Some(person);
        self
    }

    /// It is about this person, who keeps it and decides who sees it.
    #[must_use]
    pub fn kept_by(mut self, person: Uuid) -> Resource {
        self.about = Some(person);
        self.kept_by_person = true;
        self
    }

    /// The part of a person's records, as people share it: `portfolio`, `portfolio/trainings`.
    #[must_use]
    pub fn part(mut self, part: impl Into<String>) -> Resource {
        self.part = part.into();
        self
    }

    /// It was opened with a secret address that the person handed out for exactly this part, and that holds now.
    #[must_use]
    pub fn by_address(mut self) -> Resource {
        self.by_address = true;
        self
    }

    /// It is in a restricted compartment, which these people look after.
    #[must_use]
    pub fn restricted(mut self, compartment: &'static str, entrusted: &[Uuid]) -> Resource {
        self.compartment = compartment;
        self.entrusted = entrusted.to_vec();
        self
    }
}
