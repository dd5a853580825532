//! A document to check: its words as the checker reads them, and the way back into the source.
//!
//! The words of Markdown, HTML and Word files are laid out anew as plain paragraphs with the signs that plain text has
//! for headings and lists; what the document marks as quoted or as code is left out. Nothing here judges a text, opens
//! a file or keeps anything.

use std::ops::Range;

use super::places::LineIndex;
use super::woven::Woven;
use documents::Role;
use documents::docx::{self, Comment, DocxText};
use documents::text::{self, Encoding, Format, TextFile};
use rolecheck::{Checker, Finding, Language, Options, Position, Severity};

/// How a document is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Reading {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
    /// A Word file.
    Docx,
}

impl Reading {
    /// The reading for these bytes: by their beginning, then by the name's ending.
    pub fn of(name: &str, bytes: &[u8]) -> Reading {
        const ZIP: &[u8] = b"PK\x03\x04";
        const OLD_OFFICE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
        if bytes.starts_with(ZIP) || bytes.starts_with(OLD_OFFICE) || ends(name, ".docx") {
            return Reading::Docx;
        }
        match Format::of_name(name) {
            Format::Markdown => Reading::Markdown,
            Format::Html => Reading::Html,
            Format::Plain if begins_as_page(bytes) => Reading::Html,
            Format::Plain => Reading::Text,
        }
    }

    /// The name used in output.
    pub fn name(self) -> &'static str {
        match self {
            Reading::Text => "text",
            Reading::Markdown => "markdown",
            Reading::Html => "html",
            Reading::Docx => "docx",
        }
    }
}

fn ends(name: &str, ending: &str) -> bool {
    name.len() >= ending.len()
        && name
            .get(name.len() - ending.len()..)
            .is_some_and(|e| e.eq_ignore_ascii_case(ending))
}

fn begins_as_page(bytes: &[u8]) -> bool {
    let start = bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(bytes)
        .trim_ascii_start();
    ["<!doctype html", "<html"].iter().any(|t| {
        start
            .get(..t.len())
            .is_some_and(|s| s.eq_ignore_ascii_case(t.as_bytes()))
    })
}

/// A document that has been read.
pub(crate) struct Document {
    /// How it was read.
    pub reading: Reading,
    /// The text that places are counted in: the source of a text file, the words of a Word file.
    pub source: String,
    /// What a reader should know about the reading.
    pub notes: Vec<String>,
    kind: Kind,
}

enum Kind {
    Plain(TextFile),
    Marked(TextFile, Woven),
    Docx(Woven),
}

impl Document {
    /// Reads a document. What its reader has to say is in this language, such as `es`.
    ///
    /// # Errors
    /// In words for the person who sent it: what was refused, what was found, what to do.
    pub fn read(bytes: &[u8], reading: Reading, language: &str) -> Result<Document, String> {
        let format = match reading {
            Reading::Docx => {
                return docx::read(bytes)
                    .map(|text| Document::of_docx(text, language))
                    .map_err(|e| e.in_language(language));
            }
            Reading::Text => Format::Plain,
            Reading::Markdown => Format::Markdown,
            Reading::Html => Format::Html,
        };
        let file = text::read(bytes, format).map_err(|e| e.in_language(language))?;
        let notes = file.notes(language);
        let source = file.source.clone();
        let kind = match format {
            Format::Plain => Kind::Plain(file),
            _ => {
                let woven = Woven::of_prose(&file.prose);
                Kind::Marked(file, woven)
            }
        };
        Ok(Document {
            reading,
            source,
            notes,
            kind,
        })
    }

    /// A text that somebody typed.
    pub fn typed(source: String) -> Document {
        let prose = text::prose(&source, Format::Plain);
        let file = TextFile {
            source: source.clone(),
            encoding: Encoding::Utf8,
            replaced: false,
            format: Format::Plain,
            prose,
        };
        Document {
            reading: Reading::Text,
            source,
            notes: Vec::new(),
            kind: Kind::Plain(file),
        }
    }

    fn of_docx(text: DocxText, language: &str) -> Document {
        let notes = text.notes.iter().map(|n| n.in_language(language));
        let notes = notes.collect();
        let woven = Woven::of_docx(&text);
        Document {
            reading: Reading::Docx,
            source: text.text,
            notes,
            kind: Kind::Docx(woven),
        }
    }

    /// Whether safe replacements can be written into the source, and if not, why.
    pub fn fixable(&self) -> Result<(), &'static str> {
        match &self.kind {
            Kind::Docx(_) => Err(
                "Safe replacements are not made in Word files. Use --annotate OUT.docx to get the findings as comments.",
            ),
            Kind::Plain(file) | Kind::Marked(file, _) => match file.encoding {
                Encoding::Utf8 | Encoding::Utf8WithMark if !file.replaced => Ok(()),
                _ => {
                    Err("This file is not in UTF-8, so it was not changed. Save it as UTF-8 first.")
                }
            },
        }
    }

    /// Whether the source began with a byte order mark.
    pub fn has_mark(&self) -> bool {
        match &self.kind {
            Kind::Plain(file) | Kind::Marked(file, _) => file.encoding == Encoding::Utf8WithMark,
            Kind::Docx(_) => false,
        }
    }

    /// The words as plain text, with the signs that plain text has for headings, lists and quotations.
    pub fn as_plain(&self) -> String {
        match &self.kind {
            Kind::Plain(_) => self.source.clone(),
            Kind::Marked(file, woven) if self.reading == Reading::Html => {
                woven.with_quotations(&file.prose)
            }
            Kind::Marked(..) => self.source.clone(),
            Kind::Docx(woven) => woven.text.clone(),
        }
    }

    /// Checks the whole text. Places are counted in [`Document::source`].
    pub fn check(&self, checker: &Checker, options: &Options) -> Checked {
        match &self.kind {
            Kind::Plain(file) => {
                let report = checker.check(&file.source, options);
                let mut findings = report.findings;
                findings.retain(|f| !file.prose.is_set_apart(f.span.start));
                Checked {
                    findings,
                    language: report.language,
                    notes: report.notes,
                }
            }
            Kind::Marked(file, woven) => {
                let report = checker.check(&woven.text, options);
                let mut findings = report.findings;
                findings.retain(|f| !file.prose.is_set_apart(woven.plain(f.span.clone()).start));
                for f in &mut findings {
                    let place = file.prose.source_range(woven.plain(f.span.clone()));
                    if file.source.get(place.clone()) != woven.text.get(f.span.clone()) {
                        f.fix = None;
                    }
                    f.span = place;
                }
                self.place(&mut findings);
                Checked {
                    findings,
                    language: report.language,
                    notes: report.notes,
                }
            }
            Kind::Docx(woven) => {
                let report = checker.check(&woven.text, options);
                let mut findings = report.findings;
                for f in &mut findings {
                    f.span = woven.plain(f.span.clone());
                }
                self.place(&mut findings);
                Checked {
                    findings,
                    language: report.language,
                    notes: report.notes,
                }
            }
        }
    }

    /// Checks every line alone. Places are counted in [`Document::source`]; for HTML and Word files a line is a
    /// paragraph.
    pub fn check_lines(&self, checker: &Checker, options: &Options) -> Vec<Line> {
        if let (Kind::Marked(..), Reading::Html) | (Kind::Docx(_), _) = (&self.kind, self.reading) {
            return self.check_paragraphs(checker, options);
        }
        let apart: Vec<Range<usize>> = match &self.kind {
            Kind::Plain(file) | Kind::Marked(file, _) => file
                .prose
                .segments
                .iter()
                .filter(|s| matches!(s.role, Role::Quote | Role::Code))
                .map(|s| s.source.clone())
                .collect(),
            Kind::Docx(_) => Vec::new(),
        };
        let mut lines = Vec::new();
        let mut start = 0;
        for whole in self.source.split_inclusive('\n') {
            let line = whole.trim_end_matches(['\n', '\r']);
            let report = checker.check(line, options);
            let mut findings = report.findings;
            findings.retain(|f| {
                let at = start + f.span.start;
                !apart.iter().any(|a| a.contains(&at))
            });
            for f in &mut findings {
                f.span = start + f.span.start..start + f.span.end;
            }
            let number = u32::try_from(lines.len() + 1).unwrap_or(u32::MAX);
            for f in &mut findings {
                (f.start.line, f.end.line) = (number, number);
            }
            lines.push(Line {
                number: lines.len() + 1,
                start,
                findings,
                notes: report.notes,
            });
            start += whole.len();
        }
        lines
    }

    fn check_paragraphs(&self, checker: &Checker, options: &Options) -> Vec<Line> {
        let (prose, woven) = match &self.kind {
            Kind::Marked(file, woven) => (Some(&file.prose), woven),
            Kind::Docx(woven) => (None, woven),
            Kind::Plain(_) => return Vec::new(),
        };
        let index = LineIndex::new(&self.source);
        let mut lines = Vec::new();
        for piece in &woven.pieces {
            let text = &woven.text[piece.woven.clone()];
            let report = checker.check(text, options);
            let mut findings = report.findings;
            let shift = |r: &Range<usize>| piece.plain + r.start..piece.plain + r.end;
            if let Some(prose) = prose {
                findings.retain(|f| !prose.is_set_apart(shift(&f.span).start));
            }
            for f in &mut findings {
                let plain = shift(&f.span);
                f.span = prose.map_or(plain.clone(), |p| p.source_range(plain.clone()));
                if self.source.get(f.span.clone())
                    != prose.map_or(self.source.get(plain.clone()), |p| p.text.get(plain))
                {
                    f.fix = None;
                }
            }
            self.place(&mut findings);
            let start = prose.map_or(piece.plain, |p| {
                p.source_range(piece.plain..piece.plain + 1).start
            });
            let number = match prose {
                Some(_) => lines.len() + 1,
                None => index.line(start) + 1,
            };
            lines.push(Line {
                number,
                start,
                findings,
                notes: report.notes,
            });
        }
        lines
    }

    fn place(&self, findings: &mut Vec<Finding>) {
        findings.sort_by(|a, b| {
            (a.span.start, a.span.end, &a.code).cmp(&(b.span.start, b.span.end, &b.code))
        });
        let lines = LineIndex::new(&self.source);
        // Findings come in order, so a long line is walked once and not once a finding.
        let mut last = (0, Position { line: 1, column: 1 });
        for f in findings {
            f.start = lines.position_after(last, f.span.start);
            last = (f.span.start, f.start);
            f.end = lines.position_after(last, f.span.end);
        }
    }

    /// The source with every safe replacement made, and how many there were.
    pub fn fixed(&self, findings: &[Finding]) -> (String, usize) {
        let mut findings: Vec<Finding> = findings.to_vec();
        if self.reading == Reading::Html {
            for fix in findings.iter_mut().filter_map(|f| f.fix.as_mut()) {
                fix.replacement = fix.replacement.replace('&', "&amp;").replace('<', "&lt;");
            }
        }
        let mut end = 0;
        let mut made = 0;
        for f in findings.iter().filter(|f| f.fix.is_some()) {
            if f.span.start >= end {
                made += 1;
                end = f.span.end;
            }
        }
        (rolecheck::apply_fixes(&self.source, &findings), made)
    }
}

/// What a check found in a document.
pub(crate) struct Checked {
    pub findings: Vec<Finding>,
    pub language: Language,
    pub notes: Vec<String>,
}

/// What was found in one line, and where it starts in the source.
pub(crate) struct Line {
    /// Its number, from 1; in a Word file, that of the paragraph.
    pub number: usize,
    pub start: usize,
    pub findings: Vec<Finding>,
    /// What there is to know about the line, such as that it is in another language.
    pub notes: Vec<String>,
}

/// A copy of a Word file with the findings as comments.
///
/// # Errors
/// In words for the person who sent the file, in this language.
pub(crate) fn annotate(
    bytes: &[u8],
    findings: &[Finding],
    language: &str,
) -> Result<Vec<u8>, String> {
    let comments: Vec<Comment> = findings.iter().map(comment).collect();
    docx::annotate(bytes, &comments).map_err(|e| e.in_language(language))
}

fn comment(f: &Finding) -> Comment {
    let word = match f.severity {
        Severity::Error | Severity::Warning => "Does not fit",
        Severity::Caution => "It depends",
        Severity::Info => "Advice",
    };
    let mut text = vec![format!("{word}: {}", f.message), f.why.to_string()];
    if let Some(question) = &f.question {
        text.push(format!("The question that decides: {}", question.text));
    }
    if let Some(fix) = &f.fix {
        text.push(format!("Safe replacement: {}", fix.replacement));
    }
    if let Some(say) = &f.say_instead {
        text.push(format!("Say instead: {say}"));
    }
    let mut last: Vec<String> = vec![f.code.to_string()];
    last.extend(f.reasons.iter().map(|r| reason_words(*r).to_owned()));
    last.extend(f.sources.iter().map(source_words));
    text.push(last.join(" · "));
    Comment {
        range: f.span.clone(),
        author: "Wayfellow".to_owned(),
        initials: "WF".to_owned(),
        date: None,
        text,
    }
}

/// A reason in words.
pub(crate) fn reason_words(reason: rolecheck::Reason) -> &'static str {
    match reason {
        rolecheck::Reason::BusyWork => "busy work",
        rolecheck::Reason::Agenda => "somebody else's agenda",
        rolecheck::Reason::PowerImbalance => "power imbalance",
    }
}

/// A source in words: document, section, item.
pub(crate) fn source_words(source: &rolecheck::Source) -> String {
    [
        document_name(&source.document),
        &source.section,
        &source.item,
    ]
    .into_iter()
    .filter(|part| !part.is_empty())
    .collect::<Vec<&str>>()
    .join(", ")
}

/// What people call a document. Its full title is in the library.
fn document_name(slug: &str) -> &str {
    match slug {
        "handbook-2014" => "Provider's Handbook on peer roles (2014)",
        "ma-2014" => "Massachusetts Guidelines (2014)",
        "national-guidelines" => "National Practice Guidelines",
        "samhsa-2015" => "SAMHSA Core Competencies (2015)",
        other => other,
    }
}
