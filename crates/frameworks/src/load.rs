//! Turns the text of framework files into checked [`Framework`]s, or says where and how to mend them.
//!
//! All problems of a set of files are reported together. Not here: opening files.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::entry::{
    check_citation, check_item, check_parents, check_references, fill_document, no_citation,
    unknown,
};
use crate::file::{FrameworkFile, ItemEntry, ItemsFile, LinksFile};
use crate::framework::{Chain, Framework, Link};

/// Longest file that is read, in bytes.
pub const LARGEST_FILE: usize = 4 * 1024 * 1024;

/// The text of one file and the name to use in messages: `<slug>/<version>/<file>.toml`.
#[derive(Debug, Clone)]
pub struct Source<'a> {
    /// Path relative to the frameworks folder, with forward slashes.
    pub path: String,
    /// The bytes of the file.
    pub bytes: std::borrow::Cow<'a, [u8]>,
}

/// Why a file was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadError {
    /// The file.
    pub file: String,
    /// Line in the file, from 1.
    pub line: usize,
    /// Code of the item, where there is one.
    pub item: Option<String>,
    /// What was refused, and what was found.
    pub problem: String,
    /// What to do.
    pub mend: String,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.file, self.line)?;
        if let Some(item) = &self.item {
            write!(f, "{item}: ")?;
        }
        write!(f, "{} {}", self.problem, self.mend)
    }
}

impl std::error::Error for LoadError {}

/// The text of a file, to point into.
pub(crate) struct Text<'a> {
    path: String,
    text: &'a str,
}

impl<'a> Text<'a> {
    pub(crate) fn new(path: &str, text: &'a str) -> Text<'a> {
        Text {
            path: path.to_owned(),
            text,
        }
    }

    pub(crate) fn line(&self, at: usize) -> usize {
        self.text.as_bytes()[..at.min(self.text.len())]
            .iter()
            .filter(|&&b| b == b'\n')
            .count()
            + 1
    }

    pub(crate) fn error(
        &self,
        at: usize,
        item: Option<&str>,
        problem: impl Into<String>,
        mend: impl Into<String>,
    ) -> LoadError {
        LoadError {
            file: self.path.clone(),
            line: self.line(at),
            item: item.map(str::to_owned),
            problem: problem.into(),
            mend: mend.into(),
        }
    }

    fn parse<T: serde::de::DeserializeOwned>(&self) -> Result<T, LoadError> {
        self.parse_as("a framework file")
    }

    /// The tables of a file; `what` names its kind in the message.
    pub(crate) fn parse_as<T: serde::de::DeserializeOwned>(
        &self,
        what: &str,
    ) -> Result<T, LoadError> {
        toml::from_str(self.text).map_err(|e| {
            let at = e.span().map_or(0, |s| s.start);
            self.error(
                at,
                None,
                format!(
                    "This does not read as {what}: {}.",
                    e.message().trim_end_matches('.')
                ),
                "Compare it with the schema in data/schema and with a neighbouring file.",
            )
        })
    }
}

/// Loads every framework found in `sources`. Frameworks with problems are left out of the result.
pub(crate) fn load(sources: &[Source<'_>]) -> (Vec<Framework>, Vec<LoadError>) {
    let mut folders: BTreeMap<String, Vec<&Source<'_>>> = BTreeMap::new();
    let mut errors = Vec::new();
    for source in sources {
        match source.path.rsplit_once('/') {
            Some((folder, file)) if file.ends_with(".toml") && folder.split('/').count() == 2 => {
                folders.entry(folder.to_owned()).or_default().push(source);
            }
            _ => errors.push(LoadError {
                file: source.path.clone(),
                line: 1,
                item: None,
                problem: "This file is not in a folder <slug>/<version>/.".into(),
                mend: "Move it there; its name must end in .toml.".into(),
            }),
        }
    }
    let mut frameworks = Vec::new();
    for (folder, mut files) in folders {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        match load_one(&folder, &files) {
            Ok(framework) => frameworks.push(framework),
            Err(mut found) => errors.append(&mut found),
        }
    }
    (frameworks, errors)
}

fn load_one(folder: &str, files: &[&Source<'_>]) -> Result<Framework, Vec<LoadError>> {
    let mut errors = Vec::new();
    let mut head = None;
    let mut entries: Vec<(usize, Range<usize>, ItemEntry)> = Vec::new();
    let mut links = Vec::new();
    let mut texts = Vec::new();
    for source in files {
        match decode(source) {
            Ok(text) => texts.push(Text {
                path: source.path.clone(),
                text,
            }),
            Err(e) => errors.push(e),
        }
    }
    for (n, text) in texts.iter().enumerate() {
        let name = text.path.rsplit('/').next().unwrap_or_default();
        if name == "framework.toml" {
            match text.parse::<FrameworkFile>() {
                Ok(file) => head = Some((n, file)),
                Err(e) => errors.push(e),
            }
        } else if name.starts_with("links") {
            match text.parse::<LinksFile>() {
                Ok(file) => links.push((n, file)),
                Err(e) => errors.push(e),
            }
        } else {
            match text.parse::<ItemsFile>() {
                Ok(file) => {
                    entries.extend(file.item.into_iter().map(|i| (n, i.span(), i.into_inner())))
                }
                Err(e) => errors.push(e),
            }
        }
    }
    let Some((head_at, head)) = head else {
        if !files.iter().any(|f| f.path.ends_with("/framework.toml")) {
            errors.push(LoadError {
                file: format!("{folder}/framework.toml"),
                line: 1,
                item: None,
                problem: "This framework has no framework.toml.".into(),
                mend: "Add one with slug, version, title, publisher, published, status, language and about.".into(),
            });
        }
        return Err(errors);
    };
    check_head(folder, &texts[head_at], &head, &mut errors);

    let slug = head.slug.get_ref().clone();
    let mut places: HashMap<String, (usize, usize)> = HashMap::new();
    let mut notes = Vec::new();
    for note in head.note {
        let at = note.span().start;
        let mut note = note.into_inner();
        check_citation(&texts[head_at], at, &note.code, &note.cite, &mut errors);
        if places.insert(note.code.clone(), (head_at, at)).is_some() {
            errors.push(texts[head_at].error(
                at,
                Some(&note.code),
                "This code is used twice.",
                "Give each note its own code.",
            ));
        }
        fill_document(&mut note.cite, &slug);
        notes.push(note);
    }

    let mut items = Vec::with_capacity(entries.len());
    let mut spans = Vec::with_capacity(entries.len());
    entries.sort_by_key(|(n, _, e)| (file_order(&texts[*n].path, e), *n));
    for (n, span, entry) in entries {
        let text = &texts[n];
        if let Some((m, at)) = places.insert(entry.code.clone(), (n, span.start)) {
            errors.push(text.error(
                span.start,
                Some(&entry.code),
                format!(
                    "This code is used twice; the other is at {}:{}.",
                    texts[m].path,
                    texts[m].line(at)
                ),
                "Give each item its own code.",
            ));
            continue;
        }
        spans.push((n, span.start));
        if let Some(item) = check_item(text, span.start, entry, &slug, &mut errors) {
            items.push(item);
        } else {
            spans.pop();
        }
    }
    let by_code: FxHashMap<String, usize> = items
        .iter()
        .enumerate()
        .map(|(i, item)| (item.code.clone(), i))
        .collect();
    for (item, &(n, at)) in items.iter().zip(&spans) {
        check_references(&texts[n], at, item, &items, &by_code, &mut errors);
    }
    check_parents(&items, &by_code, &spans, &texts, &mut errors);

    let mut chains = Vec::new();
    let mut out_links = Vec::new();
    let mut chain_codes = HashSet::new();
    for (n, file) in links {
        let text = &texts[n];
        for chain in file.chain {
            let at = chain.span().start;
            let chain = chain.into_inner();
            if !chain_codes.insert(chain.code.clone()) {
                errors.push(text.error(
                    at,
                    Some(&chain.code),
                    "This code is used twice.",
                    "Give each chain its own code.",
                ));
            }
            if chain.steps.len() < 2 || chain.steps.iter().any(Vec::is_empty) {
                errors.push(text.error(
                    at,
                    Some(&chain.code),
                    "A chain needs at least two steps, each with at least one code.",
                    "Add the missing step or code.",
                ));
            }
            for code in chain.steps.iter().flatten() {
                if !by_code.contains_key(code) {
                    errors.push(unknown(text, at, &chain.code, code));
                }
            }
            match chain.cite {
                Some(mut cite) => {
                    check_citation(text, at, &chain.code, &cite, &mut errors);
                    fill_document(&mut cite, &slug);
                    chains.push(Chain {
                        code: chain.code,
                        label: chain.label,
                        text: chain.text,
                        steps: chain.steps,
                        citation: cite,
                    });
                }
                None => errors.push(no_citation(text, at, &chain.code)),
            }
        }
        for link in file.link {
            let at = link.span().start;
            let link = link.into_inner();
            for end in [&link.from, &link.to] {
                if !end.contains('#') && !by_code.contains_key(end) {
                    errors.push(unknown(text, at, end, end));
                }
            }
            if link.why.trim().is_empty() {
                errors.push(text.error(
                    at,
                    Some(&link.from),
                    format!("The link to {} does not say why.", link.to),
                    "Add one sentence in `why`.",
                ));
            }
            let full = |end: String| {
                if end.contains('#') {
                    end
                } else {
                    format!("{slug}#{end}")
                }
            };
            out_links.push(Link {
                from: full(link.from),
                to: full(link.to),
                relation: link.relation,
                why: link.why,
                written: (text.path.clone(), text.line(at)),
            });
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    Ok(Framework {
        slug,
        version: head.version.into_inner(),
        title: head.title,
        publisher: head.publisher,
        published: head.published,
        status: head.status,
        language: head.language,
        about: head.about,
        notes,
        items,
        chains,
        links: out_links,
        by_code,
        current: true,
    })
}

/// Rows of the chart come in the order of the chart whatever their files are called; everything else by file name.
fn file_order(path: &str, entry: &ItemEntry) -> (String, usize) {
    match &entry.ladder {
        Some(row) => (
            path.rsplit_once('/').map_or("", |p| p.0).to_owned() + "/ladder",
            row.stage.index() + 1,
        ),
        None => (path.to_owned(), 0),
    }
}

pub(crate) fn decode<'a>(source: &'a Source<'_>) -> Result<&'a str, LoadError> {
    let refuse = |line: usize, problem: String, mend: &str| LoadError {
        file: source.path.clone(),
        line,
        item: None,
        problem,
        mend: mend.into(),
    };
    if source.bytes.len() > LARGEST_FILE {
        return Err(refuse(
            1,
            format!(
                "This file has {} bytes; at most {LARGEST_FILE} are read.",
                source.bytes.len()
            ),
            "Split it into several files.",
        ));
    }
    let text = std::str::from_utf8(&source.bytes).map_err(|e| {
        let line = source.bytes[..e.valid_up_to()]
            .iter()
            .filter(|&&b| b == b'\n')
            .count()
            + 1;
        refuse(
            line,
            "This file is not UTF-8 text.".into(),
            "Save it again as UTF-8.",
        )
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 64
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.')
}

fn check_head(folder: &str, text: &Text<'_>, head: &FrameworkFile, errors: &mut Vec<LoadError>) {
    let expected = folder.split_once('/').unwrap_or((folder, ""));
    for (value, wanted, what) in [
        (&head.slug, expected.0, "slug"),
        (&head.version, expected.1, "version"),
    ] {
        let at = value.span().start;
        if !is_slug(value.get_ref()) {
            errors.push(text.error(
                at,
                None,
                format!(
                    "The {what} {:?} is not made of lower-case letters, digits, dots and hyphens.",
                    value.get_ref()
                ),
                "Choose one that is, of at most 64 characters.",
            ));
        } else if value.get_ref() != wanted {
            errors.push(text.error(
                at,
                None,
                format!(
                    "The {what} is {:?} but the folder is called {wanted:?}.",
                    value.get_ref()
                ),
                "Make them the same.",
            ));
        }
    }
    for (value, what) in [
        (&head.title, "title"),
        (&head.publisher, "publisher"),
        (&head.about, "about"),
    ] {
        if value.trim().is_empty() {
            errors.push(text.error(0, None, format!("The {what} is empty."), "Fill it in."));
        }
    }
}
