//! The findings for people at a terminal: the passage, the mark, the reason, the way out.
//!
//! A text may hold anything, so nothing of it reaches the terminal as a control sequence.

use std::collections::BTreeSet;
use std::io::Write;
use std::ops::Range;

use anstyle::{AnsiColor, Color, Style};
use rolecheck::{Finding, Language, Severity};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{Judged, Report};
use crate::checks::document::{Reading, reason_words, source_words};
use crate::checks::places::LineIndex;
use crate::checks::rule_text::wrap;

/// How many lines of a passage are shown.
const LINES: usize = 4;

pub(super) struct Terminal {
    out: Box<dyn Write>,
    colored: bool,
    width: usize,
    files: usize,
    unjudged: usize,
    refused: usize,
    fixed: usize,
    fixable: usize,
    counts: [usize; 4],
    /// Rules whose reason and sources were given already.
    told: BTreeSet<String>,
}

/// A passage as it is shown: what stands before, the passage, what stands after.
struct Shown {
    before: String,
    passage: String,
    after: String,
}

impl Terminal {
    pub fn new(out: Box<dyn Write>, colored: bool) -> Terminal {
        let width = terminal_size::terminal_size()
            .map_or(100, |(w, _)| usize::from(w.0))
            .clamp(40, 120);
        Terminal {
            out,
            colored,
            width,
            files: 0,
            unjudged: 0,
            refused: 0,
            fixed: 0,
            fixable: 0,
            counts: [0; 4],
            told: BTreeSet::new(),
        }
    }

    fn paint(&self, style: Style, text: &str) -> String {
        if self.colored {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }

    fn finding(
        &mut self,
        judged: &Judged,
        lines: &LineIndex<'_>,
        f: &Finding,
    ) -> anyhow::Result<()> {
        let tone = tone(f.severity);
        let bold = Style::new().bold();
        let dim = Style::new().fg_color(Some(Color::Ansi(AnsiColor::Cyan)));
        let head = format!("{}[{}]", f.severity, f.code);
        let mut first = true;
        for part in wrap(&format!("{head}: {}", plain(&f.message)), self.width) {
            let line = match part.strip_prefix(&head).filter(|_| first) {
                Some(rest) => self.paint(tone.bold(), &head) + &self.paint(bold, rest),
                None => self.paint(bold, &format!("  {part}")),
            };
            writeln!(self.out, "{line}")?;
            first = false;
        }
        let (top, bottom) = (
            lines.line(f.span.start),
            lines.line(f.span.end.max(f.span.start + 1) - 1),
        );
        let gutter = (bottom.min(top + LINES - 1) + 1).to_string().len();
        let bar = self.paint(dim, "|");
        let place = match judged.reading {
            Reading::Docx => format!("{}, paragraph {}", plain(&judged.name), f.start.line),
            _ => format!(
                "{}:{}:{}",
                plain(&judged.name),
                f.start.line,
                f.start.column
            ),
        };
        let pad = " ".repeat(gutter);
        writeln!(self.out, "{pad}{} {place}", self.paint(dim, "-->"))?;
        writeln!(self.out, "{pad} {bar}")?;
        for line in top..=bottom {
            if line == top + LINES {
                writeln!(
                    self.out,
                    "{pad} {bar} … and {} more",
                    count(bottom - line + 1, "line")
                )?;
                break;
            }
            let range = lines.range(line);
            let text = &judged.source[range.clone()];
            // From the second line on, the mark starts with the words.
            let indent = if line == top {
                0
            } else {
                text.len() - text.trim_start().len()
            };
            let start = f.span.start.clamp(range.start + indent, range.end) - range.start;
            let end = f.span.end.clamp(range.start + start, range.end) - range.start;
            if line != top && start == end {
                continue;
            }
            let shown = crop(text, start..end, self.width.saturating_sub(gutter + 3));
            let number = self.paint(dim, &format!("{:>gutter$}", line + 1));
            let passage = self.paint(tone, &shown.passage);
            writeln!(
                self.out,
                "{number} {bar} {}{passage}{}",
                shown.before, shown.after
            )?;
            let mark = match f.severity {
                Severity::Error | Severity::Warning => "^",
                Severity::Caution => "~",
                Severity::Info => ".",
            };
            let under = mark.repeat(shown.passage.width().max(1));
            let space = " ".repeat(shown.before.width());
            writeln!(
                self.out,
                "{pad} {bar} {space}{}",
                self.paint(tone.bold(), &under)
            )?;
        }
        writeln!(self.out, "{pad} {bar}")?;
        self.rest(&pad, f)?;
        writeln!(self.out)?;
        Ok(())
    }

    fn rest(&mut self, pad: &str, f: &Finding) -> anyhow::Result<()> {
        let reasons: Vec<&str> = f.reasons.iter().map(|r| reason_words(*r)).collect();
        let why = match reasons.as_slice() {
            [] => f.why.to_string(),
            some => format!("{} ({})", f.why, some.join(", ")),
        };
        // Said once: whoever reads the tenth label knows the reason from the first.
        let fresh = self.told.insert(f.code.to_string());
        let mut rows = Vec::new();
        if fresh {
            rows.push(("why", why));
        }
        if let Some(q) = &f.question {
            let values: Vec<&str> = q.choices.iter().map(|c| c.value.as_ref()).collect();
            rows.push((
                "ask",
                format!("{} Then: --answer {}={}", q.text, q.id, values.join("|")),
            ));
        }
        if let Some(fix) = &f.fix {
            let what = if fix.replacement.is_empty() {
                "leave it out".to_owned()
            } else {
                format!("\u{201c}{}\u{201d}", fix.replacement)
            };
            rows.push(("fix", format!("{what} (--fix does it)")));
        }
        if let Some(say) = &f.say_instead {
            rows.push(("say instead", say.to_string()));
        }
        for source in f.sources.iter().filter(|_| fresh) {
            rows.push(("source", source_words(source)));
        }
        let dim = Style::new().fg_color(Some(Color::Ansi(AnsiColor::Cyan)));
        for (name, text) in rows {
            let lead = pad.width() + 3 + name.len() + 2;
            let text = plain(&text);
            for (i, part) in wrap(&text, self.width.saturating_sub(lead).max(24))
                .into_iter()
                .enumerate()
            {
                if i == 0 {
                    let sign = self.paint(dim, "=");
                    let name = self.paint(Style::new().bold(), name);
                    writeln!(self.out, "{pad} {sign} {name}: {part}")?;
                } else {
                    writeln!(self.out, "{}{part}", " ".repeat(lead))?;
                }
            }
        }
        Ok(())
    }
}

impl Report for Terminal {
    fn file(&mut self, judged: &Judged) -> anyhow::Result<()> {
        self.files += 1;
        self.unjudged += usize::from(judged.language != Language::English);
        self.fixed += judged.fixed;
        let lines = LineIndex::new(&judged.source);
        for f in &judged.findings {
            self.counts[f.severity as usize] += 1;
            self.fixable += usize::from(f.fix.is_some());
            self.finding(judged, &lines, f)?;
        }
        let mut notes = judged.notes.clone();
        match &judged.language {
            Language::English => {}
            Language::Other(name) if notes.is_empty() => {
                notes.push(format!(
                    "This text is in {name}. Only English is judged, so nothing was."
                ));
            }
            Language::Unsure if judged.source.trim().is_empty() => {
                notes.push("There is no word in it, so there is nothing to judge.".to_owned());
            }
            Language::Unsure if notes.is_empty() => {
                notes.push(
                    "It is not clear which language this text is in, so it was not judged."
                        .to_owned(),
                );
            }
            _ => {}
        }
        let tone = Style::new()
            .bold()
            .fg_color(Some(Color::Ansi(AnsiColor::Blue)));
        for note in notes {
            let note = format!(
                "{}: {}: {}",
                self.paint(tone, "note"),
                plain(&judged.name),
                plain(&note)
            );
            writeln!(self.out, "{note}")?;
        }
        Ok(())
    }

    fn refused(&mut self, _: &str, _: &str) -> anyhow::Result<()> {
        self.refused += 1;
        Ok(self.out.flush()?)
    }

    fn finish(&mut self) -> anyhow::Result<()> {
        let [errors, warnings, cautions, infos] = self.counts;
        let found: Vec<String> = [
            (errors, "error", "errors"),
            (warnings, "warning", "warnings"),
            (cautions, "caution (it depends)", "cautions (it depends)"),
            (infos, "piece of advice", "pieces of advice"),
        ]
        .into_iter()
        .filter(|(n, ..)| *n > 0)
        .map(|(n, one, many)| format!("{n} {}", if n == 1 { one } else { many }))
        .collect();
        let checked = format!("{} checked", count(self.files - self.unjudged, "text"));
        let mut line = match found.as_slice() {
            [] if self.files > self.unjudged => format!("{checked}, nothing found"),
            [] => checked,
            some => format!("{checked}: {}", some.join(", ")),
        };
        if self.fixed > 0 {
            line += &format!("; {} made", count(self.fixed, "safe replacement"));
        }
        if self.fixable > 0 {
            line += &format!("; --fix makes {}", count(self.fixable, "safe replacement"));
        }
        if self.unjudged > 0 {
            line += &format!("; {} not judged", self.unjudged);
        }
        if self.refused > 0 {
            line += &format!("; {} could not be read", self.refused);
        }
        writeln!(self.out, "{}", self.paint(Style::new().bold(), &line))?;
        Ok(self.out.flush()?)
    }
}

fn tone(severity: Severity) -> Style {
    let color = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Caution => AnsiColor::Magenta,
        Severity::Info => AnsiColor::Blue,
    };
    Style::new().fg_color(Some(Color::Ansi(color)))
}

/// A number with its noun.
pub(super) fn count(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

/// Text without anything that a terminal would take as a command, and without signs that turn the direction of writing.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\t' => ' ',
            '\u{200e}'
            | '\u{200f}'
            | '\u{061c}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            c if c.is_control() => '\u{fffd}',
            c => c,
        })
        .collect()
}

/// The part of a line around a passage that fits into so many columns.
fn crop(line: &str, passage: Range<usize>, room: usize) -> Shown {
    // No column takes more than four bytes. A line can be the whole text: the rest of it is not looked at.
    let reach = room * 4;
    let end = line.floor_char_boundary(passage.end.min(passage.start + reach));
    let from = line.floor_char_boundary(passage.start.saturating_sub(reach));
    let to = line.ceil_char_boundary(line.len().min(end + reach));
    let (line, passage) = (&line[from..to], passage.start - from..end - from);
    let part = |r: Range<usize>| plain(&line.get(r).unwrap_or_default().replace('\t', "    "));
    let mut shown = Shown {
        before: part(0..passage.start),
        passage: part(passage.clone()),
        after: part(passage.end..line.len()),
    };
    let indent = shown.before.len() - shown.before.trim_start().len();
    if shown.before.width() + shown.passage.width() + shown.after.width() <= room {
        return shown;
    }
    shown.before.drain(..indent);
    if shown.passage.width() > room.saturating_sub(8) {
        shown.passage = head(&shown.passage, room.saturating_sub(9)) + "…";
        shown.after.clear();
    }
    let left = room.saturating_sub(shown.passage.width());
    let wanted = if shown.after.is_empty() {
        left
    } else {
        (left / 3).max(left.saturating_sub(shown.after.width()))
    };
    if shown.before.width() > wanted {
        shown.before = format!("…{}", tail(&shown.before, wanted.saturating_sub(1)));
    }
    let left = left.saturating_sub(shown.before.width());
    if shown.after.width() > left {
        shown.after = head(&shown.after, left.saturating_sub(1)) + "…";
    }
    shown
}

/// The beginning of a text, at most so many columns.
fn head(text: &str, columns: usize) -> String {
    let mut used = 0;
    text.chars()
        .take_while(|c| {
            used += c.width().unwrap_or(0);
            used <= columns
        })
        .collect()
}

/// The end of a text, at most so many columns, from the start of a word if there is one.
fn tail(text: &str, columns: usize) -> &str {
    let mut used = 0;
    let mut start = text.len();
    for (i, c) in text.char_indices().rev() {
        used += c.width().unwrap_or(0);
        if used > columns {
            break;
        }
        start = i;
    }
    let end = &text[start..];
    match end.find(' ') {
        Some(space) if space + 1 < end.len() => &end[space + 1..],
        _ => end,
    }
}
