//! Where the published documents disagree, within or between themselves, and what Wayfellow does about it.
//!
//! A tension is shown, never resolved in silence.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `data/library/tensions.toml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TensionsFile {
    pub tension: Vec<Tension>,
}

/// A disagreement in or between the documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tension {
    /// Stable code, `T01` to `T50`.
    pub code: String,
    /// Short title.
    pub title: String,
    /// Each side, in our words.
    pub says: Vec<Side>,
    /// What Wayfellow does.
    pub stance: String,
    /// Items it touches, as `slug#code`.
    #[serde(default)]
    pub about: Vec<String>,
    /// Free labels.
    #[serde(default)]
    pub tags: Vec<String>,
}

/// One side of a tension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Side {
    /// What it says, in our words.
    pub text: String,
    /// Short name of the document.
    pub document: String,
    /// Where in the document.
    pub section: String,
}
