//! The role chart of the handbook, as data: 15 activities, what fits a peer role, what does not, and why.
//!
//! The chart is for reading. What is judged, and how, is in the rules.

use std::sync::LazyLock;

use rolecheck::{Activity, Reason};
use serde::Deserialize;

/// The chart.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Chart {
    /// Short name of the document.
    pub document: String,
    /// Its section.
    pub section: String,
    /// The rows, in the document's order.
    #[serde(rename = "activity")]
    pub rows: Vec<Row>,
}

/// One activity.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Row {
    pub name: Activity,
    /// The heading in the chart.
    pub item: String,
    /// The heading in the part that says why.
    pub why_item: String,
    pub reasons: Vec<Reason>,
    pub fits: Vec<String>,
    pub does_not: Vec<String>,
    pub why: String,
}

/// The chart that ships with the product.
pub(crate) fn shipped() -> &'static Chart {
    static CHART: LazyLock<Chart> = LazyLock::new(|| {
        let text = include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../data/library/role-chart.toml"
        ));
        toml::from_str(text).unwrap_or_else(|e| {
            // A test reads the shipped file, so this cannot be seen by a visitor.
            tracing::error!(%e, "the role chart could not be read");
            Chart {
                document: String::new(),
                section: String::new(),
                rows: Vec::new(),
            }
        })
    });
    &CHART
}
