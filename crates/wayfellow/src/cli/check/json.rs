//! The findings as JSON: one object, or one object a finding.

use std::io::Write;

use rolecheck::{Finding, Language, Severity};
use serde::Serialize;

use super::{Judged, Report};

#[derive(Serialize)]
struct Row<'a> {
    file: &'a str,
    #[serde(flatten)]
    finding: &'a Finding,
}

#[derive(Serialize)]
struct OwnedRow {
    file: String,
    #[serde(flatten)]
    finding: Finding,
}

/// One object a finding.
pub(super) struct JsonLines {
    out: Box<dyn Write>,
}

impl JsonLines {
    pub fn new(out: Box<dyn Write>) -> JsonLines {
        JsonLines { out }
    }
}

impl Report for JsonLines {
    fn file(&mut self, judged: &Judged) -> anyhow::Result<()> {
        for finding in &judged.findings {
            serde_json::to_writer(
                &mut self.out,
                &Row {
                    file: &judged.name,
                    finding,
                },
            )
            .map_err(std::io::Error::from)?;
            self.out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn refused(&mut self, _: &str, _: &str) -> anyhow::Result<()> {
        Ok(self.out.flush()?)
    }

    fn finish(&mut self) -> anyhow::Result<()> {
        Ok(self.out.flush()?)
    }
}

#[derive(Default, Serialize)]
struct Whole {
    #[serde(skip_serializing_if = "Option::is_none")]
    findings: Option<Vec<OwnedRow>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<Vec<Line>>,
    files: Vec<File>,
    summary: Summary,
}

#[derive(Serialize)]
struct Line {
    file: String,
    line: usize,
    findings: Vec<Finding>,
}

#[derive(Serialize)]
struct File {
    file: String,
    format: Option<&'static str>,
    kind: Option<&'static str>,
    /// Whether the text was judged: only English is.
    judged: bool,
    language: Option<String>,
    notes: Vec<String>,
    fixed: usize,
    refused: Option<String>,
}

#[derive(Default, Serialize)]
struct Summary {
    files: usize,
    refused: usize,
    error: usize,
    warning: usize,
    caution: usize,
    info: usize,
    fixable: usize,
    fixed: usize,
}

/// One object for everything.
pub(super) struct Json {
    out: Box<dyn Write>,
    whole: Whole,
}

impl Json {
    pub fn new(out: Box<dyn Write>) -> Json {
        Json {
            out,
            whole: Whole::default(),
        }
    }
}

impl Report for Json {
    fn file(&mut self, judged: &Judged) -> anyhow::Result<()> {
        let summary = &mut self.whole.summary;
        summary.files += 1;
        summary.fixed += judged.fixed;
        for f in &judged.findings {
            match f.severity {
                Severity::Error => summary.error += 1,
                Severity::Warning => summary.warning += 1,
                Severity::Caution => summary.caution += 1,
                Severity::Info => summary.info += 1,
            }
            summary.fixable += usize::from(f.fix.is_some());
        }
        let named = |finding: &Finding| OwnedRow {
            file: judged.name.clone(),
            finding: finding.clone(),
        };
        match &judged.lines {
            None => self
                .whole
                .findings
                .get_or_insert_default()
                .extend(judged.findings.iter().map(named)),
            Some(lines) => {
                let mut rest = judged.findings.as_slice();
                let all = self.whole.lines.get_or_insert_default();
                for (number, start, count) in lines {
                    let (here, more) = rest.split_at(*count);
                    rest = more;
                    let mut findings = here.to_vec();
                    for f in &mut findings {
                        f.span =
                            f.span.start.saturating_sub(*start)..f.span.end.saturating_sub(*start);
                    }
                    all.push(Line {
                        file: judged.name.clone(),
                        line: *number,
                        findings,
                    });
                }
            }
        }
        let (was_judged, language) = match &judged.language {
            Language::English => (true, Some("English".to_owned())),
            Language::Other(name) => (false, Some(name.to_string())),
            Language::Unsure => (false, None),
        };
        self.whole.files.push(File {
            file: judged.name.clone(),
            format: Some(judged.reading.name()),
            kind: Some(judged.kind.name()),
            judged: was_judged,
            language,
            notes: judged.notes.clone(),
            fixed: judged.fixed,
            refused: None,
        });
        Ok(())
    }

    fn refused(&mut self, name: &str, message: &str) -> anyhow::Result<()> {
        self.whole.summary.refused += 1;
        self.whole.files.push(File {
            file: name.to_owned(),
            format: None,
            kind: None,
            judged: false,
            language: None,
            notes: Vec::new(),
            fixed: 0,
            refused: Some(message.to_owned()),
        });
        Ok(())
    }

    fn finish(&mut self) -> anyhow::Result<()> {
        if self.whole.lines.is_none() {
            self.whole.findings.get_or_insert_default();
        }
        serde_json::to_writer_pretty(&mut self.out, &self.whole).map_err(std::io::Error::from)?;
        self.out.write_all(b"\n")?;
        Ok(self.out.flush()?)
    }
}
