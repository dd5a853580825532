//! `--lines --format jsonl`: plain text line by line as it comes, one object a line, in any amount.
//!
//! Files that are no plain text are read whole and judged paragraph by paragraph.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::ExitCode;

use rolecheck::{Checker, Finding, Options};
use serde::Serialize;

use super::input::Input;
use super::{Worst, out, serious, tell};
use crate::checks::document::{Document, Reading};

/// The longest line that is judged, in bytes.
const LONGEST: usize = 1 << 20;

#[derive(Serialize)]
struct Row<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    line: usize,
    findings: &'a [Finding],
}

pub(super) fn stream(
    inputs: &[Input],
    checker: &Checker,
    options: &Options,
    reading: Option<Reading>,
) -> anyhow::Result<ExitCode> {
    let mut out = out();
    let mut worst = Worst::Nothing;
    for input in inputs {
        let desk = Desk {
            file: (inputs.len() > 1).then_some(&input.name),
            checker,
            options,
        };
        match desk.one(input, reading, &mut out)? {
            Ok(found) => worst = worst.max(found),
            Err(message) => {
                worst = Worst::Refused;
                out.flush()?;
                tell(&format!("{}: {message}", input.name));
            }
        }
    }
    out.flush()?;
    Ok(worst.code())
}

struct Desk<'a> {
    file: Option<&'a String>,
    checker: &'a Checker,
    options: &'a Options,
}

impl Desk<'_> {
    /// The outer error is one of writing, the inner one says why a text was refused.
    fn one(
        &self,
        input: &Input,
        reading: Option<Reading>,
        out: &mut impl Write,
    ) -> anyhow::Result<Result<Worst, String>> {
        let mut source = match input.open() {
            Ok(source) => source,
            Err(message) => return Ok(Err(message)),
        };
        let head = match source.fill_buf() {
            Ok(head) => head,
            Err(e) => return Ok(Err(format!("It could not be read: {e}."))),
        };
        let reading = reading.unwrap_or_else(|| Reading::of(&input.name, head));
        let wide = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
        let odd = wide || head.contains(&0) || documents::text::known_kind(head).is_some();
        if reading != Reading::Text || odd {
            let mut bytes = Vec::new();
            let limit = documents::text::MAX_TEXT as u64 + 1;
            if let Err(e) = source.take(limit).read_to_end(&mut bytes) {
                return Ok(Err(format!("It could not be read: {e}.")));
            }
            return match Document::read(&bytes, reading, "en") {
                Ok(document) => self.whole(&document, out).map(Ok),
                Err(message) => Ok(Err(message)),
            };
        }
        self.flow(input, source, out)
    }

    fn flow(
        &self,
        input: &Input,
        mut source: BufReader<Box<dyn Read>>,
        out: &mut impl Write,
    ) -> anyhow::Result<Result<Worst, String>> {
        let mut worst = Worst::Nothing;
        let mut bytes = Vec::new();
        let mut number = 0;
        let mut told = false;
        loop {
            bytes.clear();
            let read = (&mut source)
                .take(LONGEST as u64 + 1)
                .read_until(b'\n', &mut bytes);
            match read {
                Ok(0) => return Ok(Ok(worst)),
                Ok(_) => {}
                Err(e) => {
                    return Ok(Err(format!(
                        "It could not be read further than line {number}: {e}."
                    )));
                }
            }
            number += 1;
            if bytes.len() > LONGEST {
                return Ok(Err(format!(
                    "Line {number} is longer than {LONGEST} bytes, the most that is judged as a line."
                )));
            }
            if bytes.contains(&0) {
                return Ok(Err(format!(
                    "Line {number} has a zero byte, so this is not a text file."
                )));
            }
            let line = bytes.strip_suffix(b"\n").unwrap_or(&bytes);
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            let line = if number == 1 {
                line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line)
            } else {
                line
            };
            let text = String::from_utf8_lossy(line);
            if !told && matches!(text, std::borrow::Cow::Owned(_)) {
                told = true;
                tell(&format!(
                    "{}: line {number} is not UTF-8; bytes that are no characters are replaced",
                    input.name
                ));
            }
            let mut findings = self.checker.check(&text, self.options).findings;
            let here = u32::try_from(number).unwrap_or(u32::MAX);
            for f in &mut findings {
                (f.start.line, f.end.line) = (here, here);
                if serious(f) {
                    worst = Worst::Findings;
                }
            }
            self.write(number, &findings, out)?;
            // Whoever waits for an answer to this line gets it now.
            if source.buffer().is_empty() {
                out.flush()?;
            }
        }
    }

    fn whole(&self, document: &Document, out: &mut impl Write) -> anyhow::Result<Worst> {
        let mut worst = Worst::Nothing;
        for mut line in document.check_lines(self.checker, self.options) {
            for f in &mut line.findings {
                if serious(f) {
                    worst = Worst::Findings;
                }
                f.span =
                    f.span.start.saturating_sub(line.start)..f.span.end.saturating_sub(line.start);
            }
            self.write(line.number, &line.findings, out)?;
        }
        Ok(worst)
    }

    fn write(&self, line: usize, findings: &[Finding], out: &mut impl Write) -> anyhow::Result<()> {
        let row = Row {
            file: self.file.map(String::as_str),
            line,
            findings,
        };
        serde_json::to_writer(&mut *out, &row).map_err(std::io::Error::from)?;
        out.write_all(b"\n")?;
        Ok(())
    }
}
