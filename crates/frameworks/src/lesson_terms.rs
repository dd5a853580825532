//! The fixed words of the files about getting ready: kinds, outcomes, waves, settings, states.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A statement that is a mistake, or one that is true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum MythOrFact {
    Myth,
    Fact,
}

impl MythOrFact {
    /// The word used in files and forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            MythOrFact::Myth => "myth",
            MythOrFact::Fact => "fact",
        }
    }
}

/// What kind of event: a lane of the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum EventKind {
    Support,
    Voice,
    Funding,
    Research,
    Document,
}

impl EventKind {
    /// The lanes of the timeline, in order.
    pub const ALL: [EventKind; 5] = [
        EventKind::Support,
        EventKind::Voice,
        EventKind::Funding,
        EventKind::Research,
        EventKind::Document,
    ];

    /// The word used in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            EventKind::Support => "support",
            EventKind::Voice => "voice",
            EventKind::Funding => "funding",
            EventKind::Research => "research",
            EventKind::Document => "document",
        }
    }
}

/// Part of a list of points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum PointKind {
    Goal,
    Survey,
    Difference,
    Sign,
    Pro,
    Con,
    Open,
}

impl PointKind {
    /// The word used in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            PointKind::Goal => "goal",
            PointKind::Survey => "survey",
            PointKind::Difference => "difference",
            PointKind::Sign => "sign",
            PointKind::Pro => "pro",
            PointKind::Con => "con",
            PointKind::Open => "open",
        }
    }
}

/// What a study looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// How the work is done and whether it does harm.
    Performance,
    /// Hospital, emergency room, services.
    UseOfServices,
    /// Symptoms, substance use.
    Distress,
    /// How people see their life and their support.
    Experience,
    /// The organization and the people who work there.
    Organization,
    /// What the field makes of peer support.
    Field,
}

impl Outcome {
    /// All, in order.
    pub const ALL: [Outcome; 6] = [
        Outcome::UseOfServices,
        Outcome::Distress,
        Outcome::Experience,
        Outcome::Performance,
        Outcome::Organization,
        Outcome::Field,
    ];

    /// The word used in files and addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Outcome::Performance => "performance",
            Outcome::UseOfServices => "use-of-services",
            Outcome::Distress => "distress",
            Outcome::Experience => "experience",
            Outcome::Organization => "organization",
            Outcome::Field => "field",
        }
    }
}

/// A wave of research on peer support.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Wave {
    /// Whether it can be done without harm.
    First,
    /// People with lived experience in ordinary roles, beside others.
    Second,
    /// What peer support does that other support does not.
    Third,
}

impl Wave {
    /// All, in order.
    pub const ALL: [Wave; 3] = [Wave::First, Wave::Second, Wave::Third];

    /// The word used in files and addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Wave::First => "first",
            Wave::Second => "second",
            Wave::Third => "third",
        }
    }
}

/// Where peer support takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Setting {
    /// Inside an organization that provides services.
    Provider,
    /// In an organization run by people with lived experience.
    PeerRun,
    /// The document does not say.
    Unstated,
}

impl Setting {
    /// All, in order.
    pub const ALL: [Setting; 3] = [Setting::Provider, Setting::PeerRun, Setting::Unstated];

    /// The word used in files and addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Setting::Provider => "provider",
            Setting::PeerRun => "peer-run",
            Setting::Unstated => "unstated",
        }
    }
}

/// What kind of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum WorkKind {
    Article,
    Book,
    Chapter,
    Report,
    Presentation,
    Web,
}

/// Which list of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WorkList {
    /// After the evidence.
    Main,
    /// After the concerns.
    Closing,
}

/// Who a voice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Seat {
    /// Someone who works for a provider in another role.
    Provider,
    /// Someone in a peer role.
    PeerRole,
}

/// What is known about an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LinkState {
    /// Nobody has looked since it was printed.
    Unchecked,
    /// It leads where it should.
    Works,
    /// It is somewhere else now.
    Moved,
    /// It leads nowhere, or somewhere it should not.
    Dead,
}

impl LinkState {
    /// The word used in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            LinkState::Unchecked => "unchecked",
            LinkState::Works => "works",
            LinkState::Moved => "moved",
            LinkState::Dead => "dead",
        }
    }
}

/// Among which staff something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Staff {
    Peer,
    Other,
    Neither,
    Both,
}

impl Staff {
    /// The four answers, in the order of their letters A to D.
    pub const ALL: [Staff; 4] = [Staff::Peer, Staff::Other, Staff::Neither, Staff::Both];

    /// The word used in files and forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Staff::Peer => "peer",
            Staff::Other => "other",
            Staff::Neither => "neither",
            Staff::Both => "both",
        }
    }

    /// The letter of the answer.
    pub const fn letter(self) -> char {
        match self {
            Staff::Peer => 'A',
            Staff::Other => 'B',
            Staff::Neither => 'C',
            Staff::Both => 'D',
        }
    }
}
