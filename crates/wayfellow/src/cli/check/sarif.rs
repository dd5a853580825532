//! The findings as SARIF 2.1.0. Columns count UTF-16 code units, as most readers of SARIF expect.

use std::io::Write;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use rolecheck::{Finding, Severity, rules};
use serde_json::{Value, json};

use super::{Judged, Report};
use crate::checks::document::{Reading, reason_words, source_words};
use crate::checks::places::LineIndex;

/// What may stand in a relative address as it is.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'.')
    .remove(b'-')
    .remove(b'_')
    .remove(b'~');

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

pub(super) struct Sarif {
    out: Box<dyn Write>,
    artifacts: Vec<Value>,
    results: Vec<Value>,
    notifications: Vec<Value>,
    /// Rules of packs that findings name: code, name, message.
    added: Vec<(String, String, String)>,
    refused: bool,
}

impl Sarif {
    pub fn new(out: Box<dyn Write>) -> Sarif {
        Sarif {
            out,
            artifacts: Vec::new(),
            results: Vec::new(),
            notifications: Vec::new(),
            added: Vec::new(),
            refused: false,
        }
    }

    fn artifact(&mut self, name: &str) -> Value {
        let uri = address(name);
        self.artifacts.push(json!({ "location": { "uri": uri } }));
        json!({ "uri": uri, "index": self.artifacts.len() - 1 })
    }

    fn rule_index(&mut self, f: &Finding) -> usize {
        if let Some(i) = rules().iter().position(|r| r.code == f.code) {
            return i;
        }
        let at = self
            .added
            .iter()
            .position(|r| r.0 == f.code)
            .unwrap_or_else(|| {
                self.added.push((
                    f.code.to_string(),
                    f.name.to_string(),
                    f.message.to_string(),
                ));
                self.added.len() - 1
            });
        rules().len() + at
    }

    fn notify(&mut self, level: &str, text: &str, location: &Value) {
        self.notifications.push(json!({
            "level": level,
            "message": { "text": text },
            "locations": [{ "physicalLocation": { "artifactLocation": location } }],
        }));
    }
}

fn address(name: &str) -> String {
    let name = if name == "<stdin>" { "stdin" } else { name };
    let path = name.replace(std::path::MAIN_SEPARATOR, "/");
    let path = path.strip_prefix("./").unwrap_or(&path);
    let encoded = utf8_percent_encode(path, PATH).to_string();
    if encoded.starts_with('/') {
        format!("file://{encoded}")
    } else {
        encoded
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Caution | Severity::Info => "note",
    }
}

/// A region with columns in UTF-16 code units.
fn region(lines: &LineIndex<'_>, source: &str, span: std::ops::Range<usize>) -> Value {
    let column = |byte: usize| {
        let start = lines.range(lines.line(byte)).start;
        source
            .get(start..byte)
            .unwrap_or_default()
            .encode_utf16()
            .count()
            + 1
    };
    json!({
        "startLine": lines.line(span.start) + 1,
        "startColumn": column(span.start),
        "endLine": lines.line(span.end) + 1,
        "endColumn": column(span.end),
    })
}

fn message(f: &Finding) -> String {
    let mut parts = vec![f.message.to_string(), f.why.to_string()];
    parts.extend(f.question.iter().map(|q| format!("It depends: {}", q.text)));
    parts.extend(f.say_instead.iter().map(|s| format!("Say instead: {s}")));
    parts.join(" ")
}

impl Report for Sarif {
    fn file(&mut self, judged: &Judged) -> anyhow::Result<()> {
        let location = self.artifact(&judged.name);
        let lines = LineIndex::new(&judged.source);
        for f in &judged.findings {
            let mut at = json!({ "artifactLocation": location });
            let mut place = json!({});
            if judged.reading == Reading::Docx {
                // A Word file has no lines of its own.
                place["logicalLocations"] =
                    json!([{ "name": format!("paragraph {}", f.start.line), "kind": "element" }]);
                place["message"] =
                    json!({ "text": judged.source.get(f.span.clone()).unwrap_or_default() });
            } else {
                at["region"] = region(&lines, &judged.source, f.span.clone());
                at["region"]["snippet"] =
                    json!({ "text": judged.source.get(f.span.clone()).unwrap_or_default() });
            }
            place["physicalLocation"] = at;
            let mut result = json!({
                "ruleId": f.code,
                "ruleIndex": self.rule_index(f),
                "level": level(f.severity),
                "message": { "text": message(f) },
                "locations": [place],
                "properties": {
                    "kind": f.kind,
                    "activity": f.activity,
                    "reasons": f.reasons,
                    "severity": f.severity,
                    "confidence": f.confidence,
                    "sources": f.sources,
                },
            });
            if let Some(fix) = f.fix.as_ref().filter(|_| judged.reading != Reading::Docx) {
                result["fixes"] = json!([{
                    "description": { "text": "Use this replacement" },
                    "artifactChanges": [{
                        "artifactLocation": location,
                        "replacements": [{
                            "deletedRegion": region(&lines, &judged.source, f.span.clone()),
                            "insertedContent": { "text": fix.replacement },
                        }],
                    }],
                }]);
            }
            self.results.push(result);
        }
        for note in &judged.notes {
            self.notify("note", note, &location);
        }
        Ok(())
    }

    fn refused(&mut self, name: &str, message: &str) -> anyhow::Result<()> {
        self.refused = true;
        let location = self.artifact(name);
        self.notify("error", message, &location);
        Ok(())
    }

    fn finish(&mut self) -> anyhow::Result<()> {
        let shipped = rules().iter().map(|r| {
            let mut tags: Vec<&str> = vec![r.theme];
            tags.extend(Some(r.kind.name()).filter(|kind| *kind != r.theme));
            tags.extend(r.activity.map(rolecheck::Activity::name));
            tags.extend(r.reasons.iter().map(|x| reason_words(*x)));
            let sources: Vec<String> = r.sources.iter().map(source_words).collect();
            let mut rule = json!({
                "id": r.code,
                "shortDescription": { "text": r.name },
                "fullDescription": { "text": format!("{} {}", r.message, r.why) },
                "help": { "text": format!("{} Sources: {}.", r.say_instead.unwrap_or(r.why), sources.join("; ")) },
                "defaultConfiguration": { "level": level(r.severity) },
                "properties": { "tags": tags },
            });
            // A name that only repeats the code is against the format.
            if !r.file.eq_ignore_ascii_case(r.code) {
                rule["name"] = r.file.into();
            }
            rule
        });
        let added = self.added.iter().map(|(code, name, message)| {
            json!({ "id": code, "shortDescription": { "text": name }, "fullDescription": { "text": message } })
        });
        let log = json!({
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": {
                    "name": "Wayfellow",
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "rules": shipped.chain(added).collect::<Vec<Value>>(),
                } },
                "columnKind": "utf16CodeUnits",
                "invocations": [{
                    "executionSuccessful": !self.refused,
                    "toolExecutionNotifications": self.notifications,
                }],
                "artifacts": self.artifacts,
                "results": self.results,
            }],
        });
        serde_json::to_writer_pretty(&mut self.out, &log).map_err(std::io::Error::from)?;
        self.out.write_all(b"\n")?;
        Ok(self.out.flush()?)
    }
}
