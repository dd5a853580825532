//! The findings as annotations for a GitHub workflow.

use std::io::Write;

use rolecheck::Severity;

use super::{Judged, Report};
use crate::checks::document::{Reading, source_words};

pub(super) struct Github {
    out: Box<dyn Write>,
}

impl Github {
    pub fn new(out: Box<dyn Write>) -> Github {
        Github { out }
    }

    fn command(
        &mut self,
        command: &str,
        properties: &[(&str, String)],
        message: &str,
    ) -> anyhow::Result<()> {
        let properties: Vec<String> = properties
            .iter()
            .map(|(k, v)| format!("{k}={}", property(v)))
            .collect();
        writeln!(
            self.out,
            "::{command} {}::{}",
            properties.join(","),
            data(message)
        )?;
        Ok(())
    }
}

/// The text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

impl Report for Github {
    fn file(&mut self, judged: &Judged) -> anyhow::Result<()> {
        for f in &judged.findings {
            let command = match f.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Caution | Severity::Info => "notice",
            };
            let mut properties = vec![("file", judged.name.clone())];
            // Lines of a Word file are no lines of the file.
            if judged.reading != Reading::Docx {
                properties.push(("line", f.start.line.to_string()));
                properties.push(("endLine", f.end.line.to_string()));
                // Columns are only taken when the passage is on one line.
                if f.start.line == f.end.line {
                    properties.push(("col", f.start.column.to_string()));
                    properties.push((
                        "endColumn",
                        f.end.column.max(f.start.column + 1).to_string(),
                    ));
                }
            }
            properties.push(("title", format!("{}: {}", f.code, f.name)));
            let mut message = vec![f.message.to_string(), f.why.to_string()];
            message.extend(f.question.iter().map(|q| format!("It depends: {}", q.text)));
            message.extend(f.say_instead.iter().map(|s| format!("Say instead: {s}")));
            message.extend(
                f.sources
                    .iter()
                    .map(|s| format!("Source: {}", source_words(s))),
            );
            self.command(command, &properties, &message.join("\n"))?;
        }
        for note in &judged.notes {
            self.command("notice", &[("file", judged.name.clone())], note)?;
        }
        Ok(())
    }

    fn refused(&mut self, name: &str, message: &str) -> anyhow::Result<()> {
        self.command("error", &[("file", name.to_owned())], message)
    }

    fn finish(&mut self) -> anyhow::Result<()> {
        Ok(self.out.flush()?)
    }
}
