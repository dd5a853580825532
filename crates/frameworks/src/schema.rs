//! JSON Schemas of the files in `data/`, generated from the types that read them, so that an editor can help.

use schemars::schema_for;

use crate::file::{FrameworkFile, ItemsFile, LinksFile};
use crate::portfolio::Portfolio;
use crate::tensions::TensionsFile;

/// Names of the schemas: `data/schema/<name>.schema.json`.
pub const SCHEMAS: [&str; 5] = ["framework", "items", "links", "portfolio", "tensions"];

/// The schema with this name as pretty JSON, with a newline at the end.
pub fn schema_text(name: &str) -> Option<String> {
    let schema = match name {
        "framework" => schema_for!(FrameworkFile),
        "items" => schema_for!(ItemsFile),
        "links" => schema_for!(LinksFile),
        "portfolio" => schema_for!(Portfolio),
        "tensions" => schema_for!(TensionsFile),
        _ => return None,
    };
    serde_json::to_string_pretty(&schema).ok().map(|s| s + "\n")
}
