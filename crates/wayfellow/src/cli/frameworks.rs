//! `wayfellow frameworks list|show|check`.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::bail;
use clap::{Args, Subcommand, ValueEnum};
use frameworks::{Framework, Kind, Ladder, Lessons};
use serde_json::{Map, Value, json};

use super::out;
use crate::config::Settings;
use crate::library::files;

/// The published documents: list them, show one, check files of your own.
#[derive(Debug, Args)]
pub(super) struct Frameworks {
    /// Folder with further frameworks, laid out as <slug>/<version>/*.toml.
    #[arg(
        long,
        global = true,
        env = "WAYFELLOW_FRAMEWORKS",
        value_name = "FOLDER"
    )]
    frameworks: Option<PathBuf>,

    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List every framework with its version and number of items.
    List {
        /// How to print.
        #[arg(long, value_enum, default_value = "table")]
        format: Format,
    },
    /// Show every item of a framework.
    ///
    /// As JSON: an object with `slug`, `version`, `title`, `publisher`, `published`, `status`, `notes`, `items` and
    /// `chains`. Every item has `code`, `kind`, `label`, `text` and `citation`. For a framework with a ladder, `items`
    /// holds the rows of the chart, each also with `column`, `focus`, `carries_forward`, `from_stage` and `strength`, and
    /// `other_items` the rest.
    Show {
        /// The framework: its slug, or slug@version.
        name: String,
        /// How to print.
        #[arg(long, value_enum, default_value = "table")]
        format: Format,
        /// Only items of this kind, such as `training`.
        #[arg(long)]
        kind: Option<String>,
    },
    /// Check framework files: the shipped ones, and a folder of your own.
    ///
    /// Exits with 1 when there are problems; each is printed with file, line, item and what to do.
    Check {
        /// Folder laid out as <slug>/<version>/*.toml.
        folder: Option<PathBuf>,
    },
    /// Print the JSON Schema of a kind of file, so that an editor can help: framework, items, links or tensions.
    Schema {
        /// The kind of file.
        #[arg(value_parser = frameworks::SCHEMAS.to_vec())]
        name: String,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Table,
    Json,
}

impl Frameworks {
    pub(super) fn run(self, file: Settings) -> anyhow::Result<ExitCode> {
        let folder = self.frameworks.or(file.frameworks);
        match self.command {
            Command::List { format } => list(folder, format),
            Command::Show { name, format, kind } => show(folder, &name, format, kind.as_deref()),
            Command::Check { folder: own } => check(own.or(folder)),
            Command::Schema { name } => {
                let text = frameworks::schema_text(&name).unwrap_or_default();
                write!(out(), "{text}")?;
                Ok(ExitCode::SUCCESS)
            }
        }
    }
}

fn list(folder: Option<PathBuf>, format: Format) -> anyhow::Result<ExitCode> {
    let library = files::load(folder.as_deref())?;
    let mut out = out();
    match format {
        Format::Json => {
            let all: Vec<Value> = library.frameworks().iter().map(head).collect();
            writeln!(out, "{}", serde_json::to_string_pretty(&all)?)?;
        }
        Format::Table => {
            for f in library.frameworks() {
                writeln!(
                    out,
                    "{:<24} {:>4} items  {:>4} links  {:<10}  {}",
                    f.id(),
                    f.items.len(),
                    f.links.len(),
                    f.published,
                    f.title
                )?;
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn head(f: &Framework) -> Value {
    json!({
        "slug": f.slug, "version": f.version, "title": f.title, "publisher": f.publisher, "published": f.published,
        "status": f.status, "language": f.language, "about": f.about, "item_count": f.items.len(), "link_count": f.links.len(),
    })
}

fn show(
    folder: Option<PathBuf>,
    name: &str,
    format: Format,
    kind: Option<&str>,
) -> anyhow::Result<ExitCode> {
    let library = files::load(folder.as_deref())?;
    let Some(framework) = library.framework(name) else {
        let known: Vec<String> = library.frameworks().iter().map(Framework::id).collect();
        bail!(
            "there is no framework called {name:?}; there are {}",
            known.join(", ")
        );
    };
    let kind = match kind {
        None => None,
        Some(word) => match Kind::ALL.iter().find(|k| k.as_str() == word) {
            Some(kind) => Some(*kind),
            None => {
                let known: Vec<&str> = Kind::ALL.iter().map(|k| k.as_str()).collect();
                bail!(
                    "there is no kind of item called {word:?}; use one of {}",
                    known.join(", ")
                );
            }
        },
    };
    let keep = |k: Kind| kind.is_none_or(|wanted| wanted == k);
    let mut out = out();
    match format {
        Format::Table => {
            writeln!(
                out,
                "{} ({}, {})\n{}",
                framework.title, framework.publisher, framework.published, framework.about
            )?;
            for item in framework.items.iter().filter(|i| keep(i.kind)) {
                let star = if item.ladder.as_ref().is_some_and(|r| r.carries_forward) {
                    "*"
                } else {
                    " "
                };
                writeln!(
                    out,
                    "{:<16} {:<18} {star} {}",
                    item.code,
                    item.kind.as_str(),
                    item.label
                )?;
            }
        }
        Format::Json => {
            let mut object = match head(framework) {
                Value::Object(map) => map,
                _ => Map::new(),
            };
            let ladder = Ladder::new(framework);
            let rows: Vec<Value> = ladder
                .chart()
                .iter()
                .filter(|i| keep(i.item.kind))
                .map(|i| {
                    let mut value = serde_json::to_value(i)?;
                    value["kind"] = json!(i.item.kind);
                    Ok(value)
                })
                .collect::<anyhow::Result<_>>()?;
            let others: Vec<Value> = framework
                .items
                .iter()
                .filter(|i| i.ladder.is_none() && keep(i.kind))
                .map(serde_json::to_value)
                .collect::<Result<_, _>>()?;
            object.insert("notes".into(), serde_json::to_value(&framework.notes)?);
            if framework.has_ladder() {
                object.insert("items".into(), Value::Array(rows));
                object.insert("other_items".into(), Value::Array(others));
            } else {
                object.insert("items".into(), Value::Array(others));
            }
            object.insert("chains".into(), serde_json::to_value(&framework.chains)?);
            object.insert("links".into(), serde_json::to_value(&framework.links)?);
            writeln!(out, "{}", serde_json::to_string_pretty(&object)?)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn check(folder: Option<PathBuf>) -> anyhow::Result<ExitCode> {
    let (library, mut errors) = match &folder {
        Some(_) => files::load_with_problems(folder.as_deref())?,
        None => frameworks::Library::load(&frameworks::Library::shipped_sources()),
    };
    match &folder {
        Some(folder) => errors.extend(files::lessons_with_problems(folder)?.1),
        None => errors.extend(Lessons::load(&Lessons::shipped_sources(), &library).1),
    }
    let mut out = out();
    for error in &errors {
        writeln!(out, "{error}")?;
    }
    for f in library.frameworks() {
        writeln!(
            out,
            "{}: {} items, {} chains, {} links",
            f.id(),
            f.items.len(),
            f.chains.len(),
            f.links.len()
        )?;
    }
    if errors.is_empty() {
        writeln!(out, "no problems")?;
        return Ok(ExitCode::SUCCESS);
    }
    writeln!(out, "{} problem(s)", errors.len())?;
    Ok(ExitCode::FAILURE)
}
