//! `wayfellow ladder effective`.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::{Args, Subcommand};
use frameworks::{Column, Reading, Stage, Track, UnknownTerm};

use super::frameworks::Format;
use super::out;
use crate::config::Settings;
use crate::library::files;

/// The career ladder: what applies at a stage.
#[derive(Debug, Args)]
pub(super) struct Ladder {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// What applies at a stage on a track: the stage's own items, and those carried from earlier stages.
    ///
    /// As JSON: an object with `stage`, `track`, `reading`, `notes` and `items`. Every item has `code`, `column`
    /// (competencies, prerequisites, trainings), `focus` (shared, mental-health, addiction), `carries_forward`,
    /// `from_stage`, `strength`, `label`, `text`, `citation` (`document`, `section`, `item`), `own`, `also`,
    /// `covered_by`, `grandfather`, `program_specific`, `pointer` and `note`.
    Effective {
        /// The stage: volunteer, I, II, III, IV or V.
        #[arg(long, value_parser = stage)]
        stage: Stage,
        /// The track: mental-health, addiction or both.
        #[arg(long, value_parser = track)]
        track: Track,
        /// Every row as printed: repeats are not merged, and nothing is marked as covered.
        #[arg(long)]
        literal: bool,
        /// How to print.
        #[arg(long, value_enum, default_value = "table")]
        format: Format,
        /// Folder with further frameworks.
        #[arg(long, env = "WAYFELLOW_FRAMEWORKS", value_name = "FOLDER")]
        frameworks: Option<PathBuf>,
    },
}

pub(super) fn stage(word: &str) -> Result<Stage, UnknownTerm> {
    word.parse()
}

pub(super) fn track(word: &str) -> Result<Track, UnknownTerm> {
    word.parse()
}

impl Ladder {
    pub(super) fn run(self, file: Settings) -> anyhow::Result<ExitCode> {
        let Command::Effective {
            stage,
            track,
            literal,
            format,
            frameworks,
        } = self.command;
        let library = files::load(frameworks.or(file.frameworks).as_deref())?;
        let framework = library
            .framework(crate::ladder::LADDER)
            .context("there is no ladder among the frameworks")?;
        let ladder = frameworks::Ladder::new(framework);
        let reading = if literal {
            Reading::Literal
        } else {
            Reading::Usual
        };
        let effective = ladder.effective(stage, track, reading);
        let mut out = out();
        match format {
            Format::Json => writeln!(out, "{}", serde_json::to_string_pretty(&effective)?)?,
            Format::Table => {
                writeln!(
                    out,
                    "{}, track {}: {} items",
                    stage.label(),
                    track,
                    effective.items.len()
                )?;
                for column in Column::CARRYING {
                    let items: Vec<_> = effective
                        .items
                        .iter()
                        .filter(|i| i.column() == column)
                        .collect();
                    writeln!(out, "\n{} ({})", column.label(), items.len())?;
                    for i in items {
                        let star = if i.row.carries_forward { "*" } else { " " };
                        let from = if i.from_stage() == stage {
                            "new"
                        } else {
                            i.from_stage().as_str()
                        };
                        let strength = i.strength().map_or(String::new(), |s| format!(" [{s}]"));
                        let covered = i
                            .covered_by
                            .map_or(String::new(), |c| format!(" (covered by {c})"));
                        writeln!(
                            out,
                            "  {:<14} {:<13} {from:<9} {star} {}{strength}{covered}",
                            i.code(),
                            i.focus(),
                            i.item.label
                        )?;
                    }
                }
                if !effective.notes.is_empty() {
                    writeln!(out, "\nNotes")?;
                    for note in &effective.notes {
                        writeln!(out, "  - {}", note.text)?;
                    }
                }
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
