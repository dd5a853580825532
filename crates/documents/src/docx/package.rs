//! The container of a Word file: which parts are in it, and how they refer to each other.
//!
//! Every part is unpacked up to its limit and no further. Writing copies the parts that are
//! not changed as they are packed, and gives changed ones a fixed date, so that the same
//! input always makes the same file. It does not read digital signatures or passwords.

use std::collections::HashMap;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::DocxError;
use super::limits::{MAX_FILE, MAX_PART, MAX_PARTS, MAX_UNPACKED};
use super::xml::{Node, Walker};

/// The parts of one Word file.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    index: HashMap<String, usize>,
    unpacked: usize,
}

/// The kinds of parts that are read.
const READ: [&str; 6] = [
    "officeDocument",
    "styles",
    "numbering",
    "footnotes",
    "endnotes",
    "comments",
];

/// Kinds of which every part is looked at.
const EACH: [&str; 2] = ["header", "footer"];

/// One reference from a part to another. The target is the full name of a part, and empty for
/// parts that are not read.
#[derive(Debug, Clone)]
pub(super) struct Relationship {
    pub id: String,
    pub kind: String,
    pub target: String,
}

impl Relationship {
    pub fn is(&self, name: &str) -> bool {
        self.kind
            .rsplit_once('/')
            .is_some_and(|(_, last)| last == name)
    }
}

fn broken(error: impl std::fmt::Display) -> DocxError {
    DocxError::BrokenZip {
        detail: error.to_string(),
    }
}

/// How names are compared: without regard to case, and with one kind of slash.
fn key(name: &str) -> String {
    name.trim_start_matches(['/', '\\'])
        .replace('\\', "/")
        .to_ascii_lowercase()
}

impl<'a> Package<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, DocxError> {
        if bytes.is_empty() {
            return Err(DocxError::Empty);
        }
        if bytes.len() > MAX_FILE {
            return Err(DocxError::TooLarge {
                what: "the file",
                limit: MAX_FILE,
                unit: "bytes",
            });
        }
        if !bytes.starts_with(b"PK") {
            return Err(other_kind(bytes));
        }
        refuse_too_many_parts(bytes)?;
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
        if archive.len() > MAX_PARTS {
            return Err(too_many_parts());
        }
        let mut index = HashMap::new();
        let mut packed = 0_u64;
        for i in 0..archive.len() {
            let file = archive.by_index_raw(i).map_err(broken)?;
            if file.encrypted() {
                return Err(DocxError::Encrypted);
            }
            packed = packed.saturating_add(file.compressed_size());
            if packed > bytes.len() as u64 {
                return Err(broken("its parts overlap"));
            }
            let name = key(&file.name().map_err(broken)?);
            if name.chars().any(char::is_control) {
                return Err(broken("a part has a name that no part can have"));
            }
            index.entry(name).or_insert(i);
        }
        Ok(Self {
            archive,
            index,
            unpacked: 0,
        })
    }

    pub fn has(&self, name: &str) -> bool {
        self.index.contains_key(&key(name))
    }

    /// Whether any part lies in this folder.
    pub fn has_under(&self, folder: &str) -> bool {
        self.index.keys().any(|k| k.starts_with(folder))
    }

    /// What other kind of packed file this is, for a message.
    pub fn looks_like(&self) -> Option<&'static str> {
        let found = |name: &str| self.index.contains_key(name);
        if self.has_under("xl/") {
            Some("a spreadsheet (.xlsx)")
        } else if self.has_under("ppt/") {
            Some("a slide show (.pptx)")
        } else if found("content.xml") {
            Some("an OpenDocument file (.odt or the like)")
        } else if self.has_under("index/") || found("metadata/properties.plist") {
            Some("a Pages document")
        } else if self.has_under("meta-inf/") {
            Some("a program or an e-book")
        } else if !found("[content_types].xml") {
            Some("a ZIP folder")
        } else {
            None
        }
    }

    /// The XML of a part as UTF-8 without a byte order mark, if the part is there.
    pub fn xml(&mut self, name: &str) -> Result<Option<String>, DocxError> {
        let Some(&i) = self.index.get(&key(name)) else {
            return Ok(None);
        };
        let file = self.archive.by_index(i).map_err(broken)?;
        let mut bytes = Vec::new();
        file.take(MAX_PART as u64 + 1)
            .read_to_end(&mut bytes)
            .map_err(broken)?;
        self.unpacked += bytes.len();
        if bytes.len() > MAX_PART {
            return Err(DocxError::TooLarge {
                what: "one of its parts",
                limit: MAX_PART,
                unit: "bytes",
            });
        }
        if self.unpacked > MAX_UNPACKED {
            return Err(DocxError::TooLarge {
                what: "the unpacked text",
                limit: MAX_UNPACKED,
                unit: "bytes",
            });
        }
        decode(name, bytes).map(Some)
    }

    /// What a part refers to.
    pub fn relationships(&mut self, part: &str) -> Result<Vec<Relationship>, DocxError> {
        let name = rels_name(part);
        let Some(xml) = self.xml(&name)? else {
            return Ok(Vec::new());
        };
        let mut walker = Walker::new(&name, &xml);
        let mut found = Vec::new();
        let mut wanted = READ.to_vec();
        while let Some((node, _)) = walker.step()? {
            let Node::Open(tag) = node else { continue };
            if tag.local != "Relationship" {
                continue;
            }
            let (Some(id), Some(kind), Some(target)) =
                (tag.attr("Id"), tag.attr("Type"), tag.attr("Target"))
            else {
                continue;
            };
            let mut relationship = Relationship {
                id: id.into_owned(),
                kind: kind.into_owned(),
                target: String::new(),
            };
            // Of each kind that is read, the first counts.
            let inside = tag.attr("TargetMode").as_deref() != Some("External");
            if inside && EACH.iter().any(|kind| relationship.is(kind)) {
                relationship.target = resolve(part, &target);
            } else if inside && let Some(i) = wanted.iter().position(|kind| relationship.is(kind)) {
                wanted.remove(i);
                relationship.target = resolve(part, &target);
            }
            found.push(relationship);
        }
        Ok(found)
    }

    /// The same package with some parts replaced or added.
    pub fn write(mut self, changes: &[(String, String)]) -> Result<Vec<u8>, DocxError> {
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        let mut written = vec![false; changes.len()];
        for i in 0..self.archive.len() {
            let file = self.archive.by_index_raw(i).map_err(broken)?;
            let name = file.name().map_err(broken)?.into_owned();
            match changes.iter().position(|(n, _)| key(n) == key(&name)) {
                Some(c) if written[c] => {}
                Some(c) => {
                    written[c] = true;
                    out.start_file(name, options).map_err(broken)?;
                    out.write_all(changes[c].1.as_bytes()).map_err(broken)?;
                }
                None => out.raw_copy_file(file).map_err(broken)?,
            }
        }
        for ((name, xml), _) in changes.iter().zip(&written).filter(|(_, done)| !**done) {
            out.start_file(name.as_str(), options).map_err(broken)?;
            out.write_all(xml.as_bytes()).map_err(broken)?;
        }
        Ok(out.finish().map_err(broken)?.into_inner())
    }
}

/// The name of the part that holds what `part` refers to.
pub(super) fn rels_name(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{name}.rels")
}

/// The full name of what `target` means when `part` refers to it.
fn resolve(part: &str, target: &str) -> String {
    let mut steps: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => part
            .split('/')
            .rev()
            .skip(1)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect(),
    };
    for step in target.split(['/', '\\']) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

fn decode(name: &str, bytes: Vec<u8>) -> Result<String, DocxError> {
    let fault = |detail: &str| DocxError::BrokenXml {
        part: name.to_owned(),
        line: 1,
        column: 1,
        detail: detail.to_owned(),
    };
    let labelled = |encoding: &'static encoding_rs::Encoding, bytes: &[u8]| {
        let (text, _, wrong) = encoding.decode(bytes);
        if wrong {
            return Err(fault("some bytes do not fit the encoding it names"));
        }
        // The text is UTF-8 from here on, so a declaration that names another encoding goes.
        Ok(
            match text.strip_prefix("<?xml").and_then(|t| t.split_once("?>")) {
                Some((_, rest)) => {
                    format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>{rest}")
                }
                None => text.into_owned(),
            },
        )
    };
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(&bytes)
        && encoding != encoding_rs::UTF_8
    {
        return labelled(encoding, &bytes);
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
    let declared = head.split_once("encoding=").and_then(|(before, after)| {
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let label = after[1..].split(quote).next()?;
        (!before.contains("?>")).then(|| encoding_rs::Encoding::for_label(label.as_bytes()))?
    });
    if let Some(encoding) = declared
        && encoding != encoding_rs::UTF_8
        && encoding.is_ascii_compatible()
    {
        return labelled(encoding, &bytes);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        }),
        Err(error) => {
            let valid =
                String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()])
                    .into_owned();
            Err(Walker::new(name, &valid).broken(valid.len(), "a byte that is not UTF-8".into()))
        }
    }
}

fn too_many_parts() -> DocxError {
    DocxError::TooLarge {
        what: "the number of parts",
        limit: MAX_PARTS,
        unit: "parts",
    }
}

/// Refuses a directory that claims more entries than allowed, before room is made for them.
fn refuse_too_many_parts(bytes: &[u8]) -> Result<(), DocxError> {
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|b| *b == b'P') {
        at += found;
        let record = &bytes[at..];
        let count = match record {
            [b'P', b'K', 5, 6, 0, 0, 0, 0, _, _, low, high, ..] => {
                u64::from(u16::from_le_bytes([*low, *high]))
            }
            [b'P', b'K', 6, 6, ..] if record.len() >= 40 => record[32..40]
                .iter()
                .rev()
                .fold(0_u64, |n, b| (n << 8) | u64::from(*b)),
            _ => 0,
        };
        // 65,535 in the short record means "see the long one", which is looked at as well.
        if count > MAX_PARTS as u64 && count != u64::from(u16::MAX) {
            return Err(too_many_parts());
        }
        at += 1;
    }
    Ok(())
}

fn other_kind(bytes: &[u8]) -> DocxError {
    let wide = |name: &str| -> Vec<u8> { name.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let contains = |needle: &[u8]| bytes.windows(needle.len()).any(|w| w == needle);
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
        return if contains(&wide("EncryptionInfo")) || contains(&wide("EncryptedPackage")) {
            DocxError::Encrypted
        } else {
            DocxError::OldWord
        };
    }
    DocxError::NotDocx {
        looks_like: crate::text::known_kind(bytes),
    }
}
