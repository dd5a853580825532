//! `wayfellow pathway`: one portfolio, or many at once.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use frameworks::{
    Column, Date, Ladder, Library, Packer, PathItem, Plan, Planner, Portfolio, PortfolioError,
    Stage, Standing, Summary, Tally, Track, evaluate,
};
use indicatif::{ProgressBar, ProgressStyle};

use super::ladder::{stage, track};
use super::out;
use crate::config::Settings;
use crate::library::files;
use crate::pathway::{plan, today};

/// Most problems that are printed for a file of portfolios; the rest is counted.
const MOST_PRINTED: usize = 20;

/// Longest line of a file of portfolios, in bytes.
const LONGEST_LINE: u64 = frameworks::LARGEST_PORTFOLIO as u64 + 1;

/// What a portfolio holds and what is missing, for a stage and track.
///
/// A portfolio is a JSON file as the page "What am I missing?" gives it along (docs/guide/portfolio.md). Nothing is
/// kept or sent anywhere.
///
/// With --many, a file with one portfolio a line is read, however long. Lines with problems are reported and left out,
/// and the command ends with 1.
#[derive(Debug, Args)]
pub(super) struct Pathway {
    /// The portfolio, or - for standard input.
    #[arg(required_unless_present = "many", conflicts_with = "many")]
    portfolio: Option<PathBuf>,
    /// The stage: volunteer, I, II, III, IV or V.
    #[arg(long, value_parser = stage)]
    stage: Stage,
    /// The track: mental-health, addiction or both.
    #[arg(long, value_parser = track)]
    track: Track,
    /// How to print. As JSON: an object with `stage`, `track`, `items`, `shape`, `roles`, `nearest` and `notes`; with
    /// --summary: `stage`, `track`, `people`, `nothing_required_missing` and `items` with counts.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// A file with one portfolio a line (JSON Lines), or - for standard input.
    #[arg(long, value_name = "FILE")]
    many: Option<PathBuf>,
    /// With --many: count how many people hold and miss each item, instead of one answer a line.
    #[arg(long, requires = "many")]
    summary: bool,
    /// With --summary: keep groups of fewer people than this out of sight. 1 shows all.
    #[arg(long, value_name = "PEOPLE", default_value_t = 5, requires = "summary")]
    smallest_group: u64,
    /// The fewest trainings that close the open competencies and prerequisites. As JSON: an object with `trainings`
    /// (each with `training`, `label` and `closes`), `without_training` and `unknown`.
    #[arg(long, conflicts_with = "many")]
    plan: bool,
    /// With --plan: only for these items, by code. Default: all that are open.
    #[arg(long, value_name = "CODE", requires = "plan", value_delimiter = ',')]
    gap: Vec<String>,
    /// The day to judge dates by, as 2026-05-17. Default: today.
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Folder with further frameworks.
    #[arg(long, env = "WAYFELLOW_FRAMEWORKS", value_name = "FOLDER")]
    frameworks: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

impl Pathway {
    pub(super) fn run(self, file: Settings) -> anyhow::Result<ExitCode> {
        // The parser lets this pass when a portfolio is named, because that excludes --many.
        if self.summary && self.many.is_none() {
            bail!("--summary counts the people of a file; name it with --many FILE");
        }
        let folder = self.frameworks.clone().or(file.frameworks);
        let library = files::load(folder.as_deref())?;
        let framework = library
            .framework(crate::ladder::LADDER)
            .context("there is no ladder among the frameworks")?;
        let ladder = Ladder::new(framework);
        let on = match &self.on {
            Some(text) => text
                .parse::<Date>()
                .map_err(|e| anyhow::anyhow!("--on: {e}"))?,
            None => today(),
        };
        match (&self.many, &self.portfolio) {
            (Some(path), _) => self.many(&ladder, path, on),
            (None, Some(path)) => self.one(&library, &ladder, path, on),
            (None, None) => bail!("name a portfolio, or a file of portfolios with --many"),
        }
    }

    fn one(
        &self,
        library: &Library,
        ladder: &Ladder<'_>,
        path: &Path,
        on: Date,
    ) -> anyhow::Result<ExitCode> {
        let mut bytes = Vec::new();
        // One byte more than is read, so that a larger file is refused and not cut.
        open(path)?
            .take(LONGEST_LINE)
            .read_to_end(&mut bytes)
            .with_context(|| format!("{} could not be read", path.display()))?;
        let portfolio = match Portfolio::read(&bytes, ladder, on) {
            Ok(portfolio) => portfolio,
            Err(errors) => {
                let lines: Vec<String> = errors
                    .iter()
                    .map(|e| format!("{}: {e}", path.display()))
                    .collect();
                bail!("the portfolio was refused\n{}", lines.join("\n"));
            }
        };
        let pathway = evaluate(ladder, &portfolio, self.stage, self.track, on);
        let mut out = out();
        if self.plan {
            let open = plan::gaps(&pathway);
            let chosen: Vec<&str> = self.gap.iter().map(String::as_str).collect();
            let gaps = if chosen.is_empty() { &open } else { &chosen };
            let planner = Planner::new(library, ladder);
            let plan = plan::plan(&planner, ladder, &portfolio, &pathway, gaps);
            return self.print_plan(ladder, &plan, &mut out);
        }
        if self.format == Format::Json {
            writeln!(out, "{}", serde_json::to_string_pretty(&pathway)?)?;
            return Ok(ExitCode::SUCCESS);
        }
        writeln!(out, "{}, track {}", self.stage.label(), self.track)?;
        for name in HEADINGS {
            let items: Vec<_> = pathway
                .items
                .iter()
                .filter(|i| heading(i) == name)
                .collect();
            if items.is_empty() {
                continue;
            }
            writeln!(out, "\n{name} ({})", items.len())?;
            for i in items {
                let must = if i.blocks { " [required]" } else { "" };
                writeln!(
                    out,
                    "  {:<14} {:<13} {}{must}",
                    i.item.code(),
                    i.item.column(),
                    i.item.item.label
                )?;
                if i.standing != Standing::Held {
                    writeln!(out, "  {:<14} {:<13} {}", "", "", i.why.sentence())?;
                }
            }
        }
        let reach: Vec<_> = pathway
            .roles
            .iter()
            .filter(|r| r.within_reach && r.stage == self.stage)
            .collect();
        if !reach.is_empty() {
            writeln!(
                out,
                "\nRoles within reach at {} ({})",
                self.stage.label(),
                reach.len()
            )?;
            for role in reach {
                writeln!(out, "  {}", role.role.label)?;
            }
        }
        if !pathway.notes.is_empty() {
            writeln!(out, "\nNotes")?;
            for note in &pathway.notes {
                writeln!(out, "  - {}", note.text)?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }

    fn print_plan(
        &self,
        ladder: &Ladder<'_>,
        plan: &Plan,
        out: &mut impl Write,
    ) -> anyhow::Result<ExitCode> {
        if let Some(unknown) = plan.unknown.first() {
            bail!(
                "--gap: {unknown} is no row of the ladder; `wayfellow ladder effective` lists the codes"
            );
        }
        if self.format == Format::Json {
            writeln!(out, "{}", serde_json::to_string_pretty(plan)?)?;
            return Ok(ExitCode::SUCCESS);
        }
        let name = |code: &str| {
            let row = ladder.row(code);
            row.map_or_else(|| code.to_owned(), |i| i.item.label.clone())
        };
        writeln!(out, "The fewest trainings ({})", plan.trainings.len())?;
        for training in &plan.trainings {
            writeln!(out, "  {:<14} {}", training.training, training.label)?;
            for closes in &training.closes {
                writeln!(
                    out,
                    "  {:<14} for {}: {}",
                    "",
                    closes.gap,
                    name(&closes.gap)
                )?;
            }
        }
        if !plan.without_training.is_empty() {
            writeln!(
                out,
                "\nNo listed training builds ({})",
                plan.without_training.len()
            )?;
            for gap in &plan.without_training {
                writeln!(out, "  {gap:<14} {}", name(gap))?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }

    fn many(&self, ladder: &Ladder<'_>, path: &Path, on: Date) -> anyhow::Result<ExitCode> {
        let packer = Packer::new(ladder, on).map_err(|e| anyhow::anyhow!("{e}"))?;
        let mut tally = Tally::new(&packer, self.stage, self.track);
        let mut input = BufReader::with_capacity(1 << 20, open(path)?);
        let progress = progress(path);
        let mut problems = 0usize;
        let mut line = Vec::new();
        let mut number = 0usize;
        let mut out = out();
        loop {
            line.clear();
            number += 1;
            let read = input
                .by_ref()
                .take(LONGEST_LINE)
                .read_until(b'\n', &mut line);
            if read.with_context(|| format!("{} could not be read", path.display()))? == 0 {
                break;
            }
            progress.inc(line.len() as u64);
            if line.len() as u64 == LONGEST_LINE && line.last() != Some(&b'\n') {
                skip_line(&mut input, &progress)?;
            }
            let result = if self.summary {
                tally.add_line(&line)
            } else {
                self.print_one(ladder, &line, on, &mut out)?
            };
            if let Err(errors) = result {
                problems += 1;
                if problems <= MOST_PRINTED {
                    report(&progress, path, number, &errors);
                }
            }
        }
        progress.finish_and_clear();
        if self.summary {
            let mut summary = tally.finish();
            if self.smallest_group > 1 {
                summary = summary.without_small_groups(self.smallest_group);
            }
            self.print_summary(&summary, &mut out)?;
        }
        out.flush()?;
        if problems > 0 {
            let left = problems.saturating_sub(MOST_PRINTED);
            let more = if left > 0 {
                format!(" ({left} not shown)")
            } else {
                String::new()
            };
            let _ = writeln!(
                std::io::stderr(),
                "wayfellow: {problems} line(s) left out{more}"
            );
            return Ok(ExitCode::FAILURE);
        }
        Ok(ExitCode::SUCCESS)
    }

    fn print_one(
        &self,
        ladder: &Ladder<'_>,
        line: &[u8],
        on: Date,
        out: &mut impl Write,
    ) -> anyhow::Result<Result<(), Vec<PortfolioError>>> {
        if line.trim_ascii().is_empty() {
            return Ok(Ok(()));
        }
        match Portfolio::read(line, ladder, on) {
            Ok(portfolio) => {
                let pathway = evaluate(ladder, &portfolio, self.stage, self.track, on);
                writeln!(out, "{}", serde_json::to_string(&pathway)?)?;
                Ok(Ok(()))
            }
            Err(errors) => Ok(Err(errors)),
        }
    }

    fn print_summary(&self, summary: &Summary, out: &mut impl Write) -> anyhow::Result<()> {
        if self.format == Format::Json {
            writeln!(out, "{}", serde_json::to_string_pretty(summary)?)?;
            return Ok(());
        }
        let shown = |n: Option<u64>| n.map_or_else(|| "few".to_owned(), |n| n.to_string());
        writeln!(
            out,
            "{}, track {}: {} people",
            self.stage.label(),
            self.track,
            shown(summary.people)
        )?;
        writeln!(
            out,
            "nothing required is missing for {}",
            shown(summary.nothing_required_missing)
        )?;
        if let Some(smallest) = summary.smallest_group {
            writeln!(out, "groups of fewer than {smallest} are shown as \"few\"")?;
        }
        writeln!(
            out,
            "\n  {:<14} {:>9} {:>9} {:>9} {:>9}  ",
            "", "held", "under way", "open", "excepted"
        )?;
        for i in &summary.items {
            writeln!(
                out,
                "  {:<14} {:>9} {:>9} {:>9} {:>9}  {}",
                i.code,
                shown(i.held),
                shown(i.under_way),
                shown(i.missing),
                shown(i.excepted),
                i.label
            )?;
        }
        Ok(())
    }
}

/// The parts of the printed list, in their order.
const HEADINGS: [&str; 5] = [
    "You have this",
    "Nearly",
    "Still open",
    "Trainings on offer",
    "Not asked of you",
];

/// The part in which an item is printed.
fn heading(item: &PathItem<'_>) -> &'static str {
    let offered = item.item.column() == Column::Trainings;
    match &item.standing {
        Standing::Held | Standing::HeldThrough { .. } | Standing::Excepted { .. } => HEADINGS[0],
        Standing::UnderWay { .. } => HEADINGS[1],
        Standing::Missing if offered => HEADINGS[3],
        Standing::Missing => HEADINGS[2],
        Standing::NotApplicable => HEADINGS[4],
    }
}

fn open(path: &Path) -> anyhow::Result<Box<dyn Read>> {
    if path == Path::new("-") {
        return Ok(Box::new(std::io::stdin().lock()));
    }
    let file =
        File::open(path).with_context(|| format!("{} could not be opened", path.display()))?;
    Ok(Box::new(file))
}

/// A bar over the bytes of the file, on a terminal only; it counts what was read when the size is not known.
fn progress(path: &Path) -> ProgressBar {
    let size = std::fs::metadata(path).map(|m| m.len()).unwrap_or(0);
    let bar = if size == 0 {
        ProgressBar::new_spinner()
    } else {
        ProgressBar::new(size)
    };
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {bytes}/{total_bytes} {eta}") {
        bar.set_style(style);
    }
    bar
}

/// Reads on to the end of a line that is longer than a portfolio may be.
fn skip_line(input: &mut impl BufRead, progress: &ProgressBar) -> anyhow::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            return Ok(());
        }
        let end = buffer.iter().position(|&b| b == b'\n');
        let used = end.map_or(buffer.len(), |i| i + 1);
        input.consume(used);
        progress.inc(used as u64);
        if end.is_some() {
            return Ok(());
        }
    }
}

fn report(progress: &ProgressBar, path: &Path, number: usize, errors: &[PortfolioError]) {
    progress.suspend(|| {
        for e in errors {
            let entry = if e.path.is_empty() {
                String::new()
            } else {
                format!("{}: ", e.path)
            };
            let _ = writeln!(
                std::io::stderr(),
                "{}:{number}: {entry}{} {}",
                path.display(),
                e.problem,
                e.mend
            );
        }
    });
}
