//! `wayfellow rules list|explain`.

use std::io::Write;
use std::process::ExitCode;

use anyhow::bail;
use clap::{Args, Subcommand, ValueEnum};
use rolecheck::{Rule, rule, rules};

use super::out;
use crate::checks::rule_text;

/// The rules of the checker: what each says, why, from which source, with examples.
#[derive(Debug, Args)]
pub(super) struct Rules {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List every rule.
    List {
        /// How to print.
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
        /// Only rules of this theme or kind, such as `language` or `person-label`.
        #[arg(long, value_name = "WORD")]
        only: Option<String>,
    },
    /// Explain a rule: what it says, why, what to say instead, its examples and its sources.
    Explain {
        /// The rule's code, such as `LANG-PERSON`. Case does not matter.
        code: String,
        /// How to print.
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Markdown,
}

impl Rules {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        match self.command {
            Command::List { format, only } => list(format, only.as_deref()),
            Command::Explain { code, format } => explain(&code, format),
        }
    }
}

fn list(format: Format, only: Option<&str>) -> anyhow::Result<ExitCode> {
    let chosen: Vec<&Rule> = rules()
        .iter()
        .filter(|r| only.is_none_or(|word| r.theme == word || r.kind.name() == word))
        .collect();
    if let (Some(word), true) = (only, chosen.is_empty()) {
        let mut known: Vec<&str> = rules()
            .iter()
            .flat_map(|r| [r.theme, r.kind.name()])
            .collect();
        known.sort_unstable();
        known.dedup();
        bail!(
            "no rule has the theme or kind {word:?}; there are {}",
            known.join(", ")
        );
    }
    let mut out = out();
    match format {
        Format::Json => writeln!(out, "{}", serde_json::to_string_pretty(&chosen)?)?,
        Format::Markdown => write!(out, "{}", rule_text::table(&chosen))?,
        Format::Text => {
            let widest = chosen.iter().map(|r| r.code.len()).max().unwrap_or(0);
            let mut theme = "";
            for r in &chosen {
                if r.theme != theme {
                    writeln!(
                        out,
                        "{}{}",
                        if theme.is_empty() { "" } else { "\n" },
                        r.theme
                    )?;
                    theme = r.theme;
                }
                writeln!(
                    out,
                    "  {:<widest$}  {:<8} {}",
                    r.code,
                    r.severity.name(),
                    r.name
                )?;
            }
            writeln!(
                out,
                "\n{} rules. `wayfellow rules explain CODE` says more about one.",
                chosen.len()
            )?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn explain(code: &str, format: Format) -> anyhow::Result<ExitCode> {
    let Some(rule) = rule(code) else {
        let near = nearest(code);
        bail!(
            "there is no rule with the code {code:?}; did you mean {near}? `wayfellow rules list` shows all"
        );
    };
    let mut out = out();
    match format {
        Format::Json => writeln!(out, "{}", serde_json::to_string_pretty(rule)?)?,
        Format::Markdown => write!(out, "{}", rule_text::markdown(rule))?,
        Format::Text => {
            let width = terminal_size::terminal_size().map_or(100, |(w, _)| usize::from(w.0));
            write!(out, "{}", rule_text::text(rule, width.clamp(40, 100)))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The code that takes the fewest changes to reach.
fn nearest(code: &str) -> &'static str {
    let wanted = code.to_ascii_uppercase();
    rules()
        .iter()
        .min_by_key(|r| distance(&wanted, r.code))
        .map_or("", |r| r.code)
}

fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().take(64).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().take(64).enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}
