//! `wayfellow check`.
//!
//! Reads files, has them checked, and prints what was found in one of five formats. Not here: any rule, and any word
//! about a rule.

mod github;
mod input;
mod json;
mod lines;
mod sarif;
mod terminal;

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ColorChoice, ValueEnum};
use rolecheck::{Checker, Finding, Kind, Language, Options, Pack, Severity};

use super::out;
use crate::checks::document::{self, Document, Reading};
use input::Input;

/// Check texts: is this part of a peer role, said with respect, and lawful to ask?
///
/// Reads text, Markdown, HTML and Word files (.docx), or standard input. What a document quotes or marks as code is left
/// alone. Exits with 0 when there is no error and no warning, with 1 when there is one, and with 2 when something could
/// not be read or run; the other files are still checked.
#[derive(Debug, Args)]
#[command(after_long_help = FORMATS)]
pub(super) struct Check {
    /// Files to check; `-` is standard input, and so is no file at all.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// What sort of text it is.
    #[arg(long, default_value = "task", value_parser = kinds())]
    kind: Kind,
    /// Judge each line alone. In HTML and Word files, each paragraph.
    #[arg(long)]
    lines: bool,
    /// How to print.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Make the safe replacements: in the file, or for standard input on standard output.
    #[arg(long, conflicts_with = "annotate")]
    fix: bool,
    /// Write a copy of the Word file with the findings as comments.
    #[arg(long, value_name = "OUT.docx")]
    annotate: Option<PathBuf>,
    /// Folder with an organization's packs (*.toml), or one such file. The last in the order of names has the last word.
    #[arg(long, value_name = "FOLDER")]
    pack: Option<PathBuf>,
    /// Answer a question that decides, such as `asked-by=person`. The rules that depend on it use the answer.
    #[arg(long, value_name = "QUESTION=ANSWER", value_parser = answer)]
    answer: Vec<(String, String)>,
    /// Read every file as this, whatever its name and beginning.
    #[arg(long = "as", value_enum, value_name = "FORMAT")]
    reading: Option<Reading>,
    /// Colors in the text format.
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN")]
    color: ColorChoice,
}

const FORMATS: &str = "\
Formats:
  text    for people: the passage, the mark, the reason, the way out
  json    one object: `findings`, `files`, `summary`; with --lines, `lines` in place of `findings`
  jsonl   one object a finding; with --lines, one object a line: `line`, `findings` (spans count from its start)
  sarif   SARIF 2.1.0, for code hosts and editors
  github  annotations for a GitHub workflow

A finding has `code`, `name`, `kind`, `activity`, `reasons`, `severity` (error, warning, caution, info), `confidence`,
`span` (`start`, `end`, in bytes), `start` and `end` (`line`, `column`, from 1, columns in characters), `message`, `why`,
`say_instead`, `fix`, `question` and `sources`. In Markdown and HTML places are those of the source; in Word files, those
of the text with one line a paragraph.";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Jsonl,
    Sarif,
    Github,
}

fn kinds() -> impl TypedValueParser<Value = Kind> {
    PossibleValuesParser::new(Kind::ALL.iter().map(|k| k.name()))
        .try_map(|name| Kind::from_name(&name).ok_or("there is no such kind of text"))
}

fn answer(text: &str) -> Result<(String, String), String> {
    let Some((id, value)) = text.split_once('=') else {
        return Err("write it as QUESTION=ANSWER, for example asked-by=person".to_owned());
    };
    crate::checks::known_answer(id, value)?;
    Ok((id.to_owned(), value.to_owned()))
}

/// A file that was checked.
struct Judged {
    /// The name for people and machines.
    name: String,
    kind: Kind,
    reading: Reading,
    language: Language,
    notes: Vec<String>,
    /// What places are counted in.
    source: String,
    findings: Vec<Finding>,
    /// With --lines: number, start and how many findings, in order.
    lines: Option<Vec<(usize, usize, usize)>>,
    /// How many safe replacements were made.
    fixed: usize,
}

/// One way to print. Files come one after the other.
trait Report {
    fn file(&mut self, judged: &Judged) -> anyhow::Result<()>;
    fn refused(&mut self, name: &str, message: &str) -> anyhow::Result<()>;
    fn finish(&mut self) -> anyhow::Result<()>;
}

impl Check {
    pub(super) fn run(mut self) -> anyhow::Result<ExitCode> {
        let checker = self.checker()?;
        let mut options = Options::new(self.kind);
        options.answers.extend(self.answer.drain(..));
        if self.files.is_empty() {
            self.files.push(PathBuf::from("-"));
        }
        if self.annotate.is_some() && self.files.len() != 1 {
            bail!(
                "--annotate writes one Word file from one Word file; name one file, not {}",
                self.files.len()
            );
        }
        let inputs: Vec<Input> = self.files.iter().map(|p| Input::new(p)).collect();
        if inputs.iter().any(Input::is_stdin) && std::io::stdin().is_terminal() {
            writeln!(
                std::io::stderr(),
                "Reading from standard input; Ctrl-D ends the text."
            )?;
        }
        if self.lines && self.format == Format::Jsonl && !self.fix && self.annotate.is_none() {
            return lines::stream(&inputs, &checker, &options, self.reading);
        }
        self.all(&inputs, &checker, &options)
    }

    fn all(
        &self,
        inputs: &[Input],
        checker: &Checker,
        options: &Options,
    ) -> anyhow::Result<ExitCode> {
        // When the mended text of standard input goes to standard output, the findings go the other way.
        let aside = self.fix && inputs.iter().any(Input::is_stdin);
        let mut report = self.report(aside);
        let mut worst = Worst::Nothing;
        for input in inputs {
            match self.one(input, checker, options) {
                Ok(judged) => {
                    if judged.findings.iter().any(serious) {
                        worst = worst.max(Worst::Findings);
                    }
                    report.file(&judged)?;
                }
                Err(message) => {
                    worst = Worst::Refused;
                    tell(&format!("{}: {message}", input.name));
                    report.refused(&input.name, &message)?;
                }
            }
        }
        report.finish()?;
        Ok(worst.code())
    }

    fn one(&self, input: &Input, checker: &Checker, options: &Options) -> Result<Judged, String> {
        let bytes = input.read()?;
        let reading = self
            .reading
            .unwrap_or_else(|| Reading::of(&input.name, &bytes));
        let mut document = Document::read(&bytes, reading, "en")?;
        if self.fix {
            document.fixable()?;
        }
        let mut judged = self.judge(input, &document, checker, options);
        if self.fix {
            // A replacement can bring two words together that need another look; five rounds are plenty.
            for _ in 0..5 {
                let (text, made) = document.fixed(&judged.findings);
                if made == 0 || text == document.source {
                    break;
                }
                let mark = if document.has_mark() { "\u{feff}" } else { "" };
                let made = judged.fixed + made;
                let bytes = format!("{mark}{text}").into_bytes();
                document = Document::read(&bytes, reading, "en")?;
                judged = self.judge(input, &document, checker, options);
                judged.fixed = made;
            }
            let mark = if document.has_mark() { "\u{feff}" } else { "" };
            if judged.fixed > 0 || input.is_stdin() {
                input.write(&format!("{mark}{}", document.source))?;
            }
        }
        if let Some(to) = &self.annotate {
            if reading != Reading::Docx {
                return Err("--annotate needs a Word file (.docx); this is none.".to_owned());
            }
            if input.is_same_file(to) {
                return Err(format!(
                    "--annotate would write over the file it reads; choose another name than {}.",
                    to.display()
                ));
            }
            let copy = document::annotate(&bytes, &judged.findings, "en")?;
            std::fs::write(to, copy)
                .map_err(|e| format!("{} could not be written: {e}.", to.display()))?;
            tell(&format!(
                "{} has {} of {} as comments",
                to.display(),
                terminal::count(judged.findings.len(), "finding"),
                input.name
            ));
        }
        Ok(judged)
    }

    fn judge(
        &self,
        input: &Input,
        document: &Document,
        checker: &Checker,
        options: &Options,
    ) -> Judged {
        let mut judged = Judged {
            name: input.name.clone(),
            kind: self.kind,
            reading: document.reading,
            language: Language::English,
            notes: document.notes.clone(),
            source: document.source.clone(),
            findings: Vec::new(),
            lines: None,
            fixed: 0,
        };
        if self.lines {
            let mut lines = Vec::new();
            let mut notes: Vec<(String, Vec<usize>)> = Vec::new();
            for line in document.check_lines(checker, options) {
                lines.push((line.number, line.start, line.findings.len()));
                judged.findings.extend(line.findings);
                for note in line.notes {
                    match notes.iter_mut().find(|n| n.0 == note) {
                        Some((_, lines)) => lines.push(line.number),
                        None => notes.push((note, vec![line.number])),
                    }
                }
            }
            judged.notes.extend(notes.into_iter().map(of_lines));
            judged.lines = Some(lines);
        } else {
            let checked = document.check(checker, options);
            judged.language = checked.language;
            judged.notes.extend(checked.notes);
            judged.findings = checked.findings;
        }
        judged
    }

    fn report(&self, aside: bool) -> Box<dyn Report> {
        let colored = match self.color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto if aside => {
                anstream::AutoStream::choice(&std::io::stderr()) != anstream::ColorChoice::Never
            }
            ColorChoice::Auto => {
                anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never
            }
        };
        let to: Box<dyn Write> = if aside {
            Box::new(std::io::stderr())
        } else {
            Box::new(out())
        };
        match self.format {
            Format::Text => Box::new(terminal::Terminal::new(to, colored)),
            Format::Json => Box::new(json::Json::new(to)),
            Format::Jsonl => Box::new(json::JsonLines::new(to)),
            Format::Sarif => Box::new(sarif::Sarif::new(to)),
            Format::Github => Box::new(github::Github::new(to)),
        }
    }

    fn checker(&self) -> anyhow::Result<Checker> {
        let Some(path) = &self.pack else {
            return Ok(Checker::shipped().clone());
        };
        let mut files = Vec::new();
        if path.is_dir() {
            let entries = std::fs::read_dir(path).with_context(|| {
                format!("the folder of packs {} could not be read", path.display())
            })?;
            for entry in entries {
                let file = entry?.path();
                if file
                    .extension()
                    .is_some_and(|e| e.eq_ignore_ascii_case("toml"))
                {
                    files.push(file);
                }
            }
            files.sort();
            if files.is_empty() {
                bail!(
                    "there is no pack in {}; a pack is a file that ends in .toml",
                    path.display()
                );
            }
        } else {
            files.push(path.clone());
        }
        let mut checker = Checker::shipped().clone();
        for file in files {
            let text = std::fs::read_to_string(&file)
                .with_context(|| format!("the pack {} could not be read", file.display()))?;
            let pack = Pack::parse(&text)
                .with_context(|| format!("the pack {} was refused", file.display()))?;
            checker = checker.and_pack(pack);
        }
        Ok(checker)
    }
}

/// How many line numbers a note names before it only counts the others.
const NAMED: usize = 5;

/// A note with the lines that it is about.
fn of_lines((note, lines): (String, Vec<usize>)) -> String {
    let named: Vec<String> = lines.iter().take(NAMED).map(ToString::to_string).collect();
    let named = named.join(", ");
    match (lines.len(), lines.len().saturating_sub(NAMED)) {
        (1, _) => format!("Line {named}: {note}"),
        (_, 0) => format!("Lines {named}: {note}"),
        (_, more) => format!("Lines {named} and {more} more: {note}"),
    }
}

fn serious(finding: &Finding) -> bool {
    matches!(finding.severity, Severity::Error | Severity::Warning)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Worst {
    Nothing,
    Findings,
    Refused,
}

impl Worst {
    fn code(self) -> ExitCode {
        match self {
            Worst::Nothing => ExitCode::SUCCESS,
            Worst::Findings => ExitCode::from(1),
            Worst::Refused => ExitCode::from(2),
        }
    }
}

/// A line for the person at the terminal. A closed standard error is no reason to stop.
fn tell(line: &str) {
    let _ = writeln!(std::io::stderr(), "wayfellow: {}", terminal::plain(line));
}
