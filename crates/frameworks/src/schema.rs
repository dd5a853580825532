//! JSON Schemas of the files in `data/`, generated from the types that read them, so that an editor can help.

use schemars::schema_for;

use crate::file::{FrameworkFile, ItemsFile, LinksFile};
use crate::hiring_files::{AdsFile, DescriptionFile, KitFile, PayFile, StatementsFile};
use crate::lesson_files::{
    ConcernsFile, EvidenceFile, HistoryFile, InterviewFile, LinkChecksFile, MisconceptionsFile,
    PointsFile, QuizFile, ReferencesFile, ResourcesFile, VoicesFile,
};
use crate::portfolio::Portfolio;
use crate::preparing_files::{FirstPlanFile, ReadinessFile};
use crate::tensions::TensionsFile;

/// Names of the schemas: `data/schema/<name>.schema.json`.
pub const SCHEMAS: [&str; 23] = [
    "concerns",
    "evidence",
    "first-plan",
    "framework",
    "hiring-ads",
    "hiring-description",
    "hiring-interview",
    "hiring-pay",
    "hiring-statements",
    "history",
    "interview",
    "items",
    "link-checks",
    "links",
    "misconceptions",
    "points",
    "portfolio",
    "readiness",
    "references",
    "resources",
    "supervision-quiz",
    "tensions",
    "voices",
];

/// The schema with this name as pretty JSON, with a newline at the end.
pub fn schema_text(name: &str) -> Option<String> {
    let schema = match name {
        "concerns" => schema_for!(ConcernsFile),
        "evidence" => schema_for!(EvidenceFile),
        "first-plan" => schema_for!(FirstPlanFile),
        "framework" => schema_for!(FrameworkFile),
        "hiring-ads" => schema_for!(AdsFile),
        "hiring-description" => schema_for!(DescriptionFile),
        "hiring-interview" => schema_for!(KitFile),
        "hiring-pay" => schema_for!(PayFile),
        "hiring-statements" => schema_for!(StatementsFile),
        "history" => schema_for!(HistoryFile),
        "interview" => schema_for!(InterviewFile),
        "items" => schema_for!(ItemsFile),
        "link-checks" => schema_for!(LinkChecksFile),
        "links" => schema_for!(LinksFile),
        "misconceptions" => schema_for!(MisconceptionsFile),
        "points" => schema_for!(PointsFile),
        "portfolio" => schema_for!(Portfolio),
        "readiness" => schema_for!(ReadinessFile),
        "references" => schema_for!(ReferencesFile),
        "resources" => schema_for!(ResourcesFile),
        "supervision-quiz" => schema_for!(QuizFile),
        "tensions" => schema_for!(TensionsFile),
        "voices" => schema_for!(VoicesFile),
        _ => return None,
    };
    // In one order, whether or not another library asks serde_json to keep the order in which things were put in.
    let mut value = schema.to_value();
    value.sort_all_objects();
    let schema = schemars::Schema::try_from(value).ok()?;
    serde_json::to_string_pretty(&schema).ok().map(|s| s + "\n")
}
