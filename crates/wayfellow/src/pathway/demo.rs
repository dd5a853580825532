//! The demo's cast: a few people who do not exist, each with a portfolio, to look at before entering anything.

use std::path::Path;

use anyhow::{Context, bail};
use frameworks::{Ladder, Portfolio};
use include_dir::{Dir, include_dir};
use serde::Deserialize;

static CAST: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../data/demo");

/// Largest demo file that is read, in bytes.
const LARGEST: u64 = 16 * 1024 * 1024;

/// The people of a demo file.
#[derive(Debug, Default)]
pub(crate) struct Cast {
    pub(crate) people: Vec<Portfolio>,
}

/// The demo file: `{"wayfellow_demo": 1, "people": [portfolio, …]}`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    wayfellow_demo: u32,
    people: Vec<serde_json::Value>,
}

impl Cast {
    /// Reads a demo file and checks every portfolio in it.
    ///
    /// # Errors
    /// When the file cannot be read or one of its portfolios has a problem; the message says which and what to do.
    pub(crate) fn read(path: &Path) -> anyhow::Result<Cast> {
        let shown = path.display();
        let size = std::fs::metadata(path)
            .with_context(|| format!("The demo file {shown} could not be read"))?
            .len();
        if size > LARGEST {
            bail!(
                "The demo file {shown} has {size} bytes; at most {LARGEST} are read. Make a new one with `wayfellow demo`"
            );
        }
        let text = std::fs::read(path)
            .with_context(|| format!("The demo file {shown} could not be read"))?;
        let file: File = serde_json::from_slice(&text).with_context(|| {
            format!("{shown} does not read as a demo file; make a new one with `wayfellow demo --overwrite --into {shown}`")
        })?;
        if file.wayfellow_demo != 1 {
            bail!(
                "{shown} has version {} of the demo; version 1 is known here",
                file.wayfellow_demo
            );
        }
        let ladder = Ladder::shipped();
        let mut people = Vec::new();
        for (n, person) in file.people.iter().enumerate() {
            match Portfolio::read(
                person.to_string().as_bytes(),
                ladder,
                super::missing::today(),
            ) {
                Ok(portfolio) => people.push(portfolio),
                Err(errors) => {
                    let lines: Vec<String> = errors
                        .iter()
                        .map(|e| format!("{}: {} {}", e.path, e.problem, e.mend))
                        .collect();
                    bail!("{shown}: person {} of the demo: {}", n + 1, lines.join(" "));
                }
            }
        }
        Ok(Cast { people })
    }
}

/// The text of the demo file that comes with Wayfellow.
pub(crate) fn shipped() -> anyhow::Result<String> {
    let mut files: Vec<_> = CAST
        .files()
        .filter(|f| f.path().extension().is_some_and(|e| e == "json"))
        .collect();
    files.sort_by_key(|f| f.path());
    let people: Vec<serde_json::Value> = files
        .iter()
        .map(|f| serde_json::from_slice(f.contents()))
        .collect::<Result<_, _>>()?;
    let file = serde_json::json!({ "wayfellow_demo": 1, "people": people });
    Ok(serde_json::to_string_pretty(&file)? + "\n")
}
