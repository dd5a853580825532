//! The fixed words of the ladder: stages, columns, focus bands, tracks, strengths of a prerequisite.
//!
//! Not here: which rows exist. That is data (`data/frameworks/ma-2014`).

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A word that is not one of the fixed ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownTerm {
    /// What the word was meant to be, such as "stage".
    pub what: &'static str,
    /// What was found.
    pub found: String,
    /// What would have been accepted, in order.
    pub accepted: Vec<&'static str>,
}

impl fmt::Display for UnknownTerm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown: String = self.found.chars().take(40).collect();
        write!(
            f,
            "there is no {} called {:?}; use one of {}",
            self.what,
            shown,
            self.accepted.join(", ")
        )
    }
}

impl std::error::Error for UnknownTerm {}

macro_rules! terms {
    ($(#[$doc:meta])* $name:ident, $what:literal, { $($(#[$vdoc:meta])* $variant:ident => $word:literal, $label:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// All of them, in the document's order.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word used in files, addresses and on the command line.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// The name as the document prints it.
            pub const fn label(self) -> &'static str {
                match self { $($name::$variant => $label),+ }
            }

            /// Position in the document's order, from 0.
            pub const fn index(self) -> usize { self as usize }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad(self.as_str()) }
        }

        impl FromStr for $name {
            type Err = UnknownTerm;
            /// Accepts the word in any letter case.
            fn from_str(text: &str) -> Result<Self, UnknownTerm> {
                let wanted = text.trim();
                Self::ALL.iter().copied().find(|t| t.as_str().eq_ignore_ascii_case(wanted)).ok_or_else(|| UnknownTerm {
                    what: $what,
                    found: text.to_owned(),
                    accepted: Self::ALL.iter().map(|t| t.as_str()).collect(),
                })
            }
        }
    };
}

terms! {
    /// A stage of professional development (ma-2014, Using the Chart). A frame of reference, never a rank.
    Stage, "stage", {
        /// Volunteer Peer Worker.
        Volunteer => "volunteer", "Volunteer";
        /// Stage I.
        I => "I", "Stage I";
        /// Stage II.
        II => "II", "Stage II";
        /// Stage III.
        III => "III", "Stage III";
        /// Stage IV.
        IV => "IV", "Stage IV";
        /// Stage V.
        V => "V", "Stage V";
    }
}

terms! {
    /// One of the five columns of the chart.
    Column, "column", {
        /// Mastery gained through experience. Never carried forward.
        Mastery => "mastery", "Mastery gained through experience";
        /// Roles in Massachusetts, as examples. Never carried forward.
        Roles => "roles", "Roles";
        /// Competencies.
        Competencies => "competencies", "Competencies";
        /// Prerequisites.
        Prerequisites => "prerequisites", "Prerequisites";
        /// Training available.
        Trainings => "trainings", "Trainings available";
    }
}

terms! {
    /// A focus band inside a cell of the chart.
    Focus, "focus", {
        /// Mental Health & Addiction.
        Shared => "shared", "Mental health and addiction";
        /// Mental health focus.
        MentalHealth => "mental-health", "Mental health focus";
        /// Addiction focus.
        Addiction => "addiction", "Addiction focus";
    }
}

terms! {
    /// The track a person looks at: one focus with what is shared, or both.
    Track, "track", {
        /// Shared items and those of the mental health focus.
        MentalHealth => "mental-health", "Mental health";
        /// Shared items and those of the addiction focus.
        Addiction => "addiction", "Addiction";
        /// Everything.
        Both => "both", "Both";
    }
}

terms! {
    /// How strongly a prerequisite is asked for. Only [`Strength::Required`] can stand in the way; the rest informs.
    Strength, "strength", {
        /// Required.
        Required => "required", "Required";
        /// Expected.
        Expected => "expected", "Expected";
        /// Preferred.
        Preferred => "preferred", "Preferred";
        /// "Required or preferred": the document leaves the choice to the organisation.
        RequiredOrPreferred => "required-or-preferred", "Required or preferred";
    }
}

impl Stage {
    /// The short code at the head of a row's code: `VOL`, `S1` … `S5`.
    pub const fn code(self) -> &'static str {
        match self {
            Stage::Volunteer => "VOL",
            Stage::I => "S1",
            Stage::II => "S2",
            Stage::III => "S3",
            Stage::IV => "S4",
            Stage::V => "S5",
        }
    }
}

impl Column {
    /// The columns in which an asterisk carries an item to later stages (ma-2014, Using the Chart).
    pub const CARRYING: [Column; 3] = [
        Column::Competencies,
        Column::Prerequisites,
        Column::Trainings,
    ];

    /// Whether items of this column can carry forward at all.
    pub const fn carries(self) -> bool {
        !matches!(self, Column::Mastery | Column::Roles)
    }
}

impl Track {
    /// Whether a band belongs to this track.
    pub const fn includes(self, focus: Focus) -> bool {
        matches!(
            (self, focus),
            (Track::Both, _)
                | (_, Focus::Shared)
                | (Track::MentalHealth, Focus::MentalHealth)
                | (Track::Addiction, Focus::Addiction)
        )
    }
}
