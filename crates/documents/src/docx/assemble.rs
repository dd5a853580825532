//! Puts the texts of a document together: body first, then the notes it refers to.
//!
//! Decides the role of each paragraph from styles and lists. It does not change any XML.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::edges;
use super::package::{Package, Relationship};
use super::scan::scan;
use super::story::{At, Para, Piece, Place, Story as Scanned};
use super::styles::{Lists, Styles};
use super::{Cell, DocxError, DocxText, ListItem, Note, Paragraph, Part, Role, Run, Story};

/// A document that has been unpacked and heard.
pub(super) struct Loaded<'a> {
    pub package: Package<'a>,
    /// The name and XML of the main part.
    pub main: String,
    pub xml: String,
    pub relationships: Vec<Relationship>,
    pub story: Scanned,
    pub footnotes: Scanned,
    pub endnotes: Scanned,
    pub styles: Styles,
    lists: Lists,
    macros: bool,
    /// Whether a header or footer says what the text does not.
    headers: bool,
}

/// The text, and where each of its pieces is anchored in the main part.
pub(super) struct Assembled {
    pub text: DocxText,
    pub pieces: Vec<Placed>,
}

/// A piece of the whole text.
pub(super) struct Placed {
    pub piece: Piece,
    /// It is not in the body, so a comment can only stand beside the box or note it is in.
    pub aside: bool,
}

impl<'a> Loaded<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, DocxError> {
        let mut package = Package::open(bytes)?;
        let main = package
            .relationships("")?
            .into_iter()
            .find(|r| r.is("officeDocument"))
            .map_or_else(|| "word/document.xml".to_owned(), |r| r.target);
        let looks_like = package.looks_like();
        let not_word = || match looks_like {
            Some(_) => DocxError::NotDocx { looks_like },
            None => DocxError::MissingPart {
                part: "word/document.xml".to_owned(),
            },
        };
        let xml = package.xml(&main)?.ok_or_else(not_word)?;
        let story = scan(&main, &xml)?;
        if story.root != "document" || !story.has_body {
            return Err(match looks_like {
                Some(_) => DocxError::NotDocx { looks_like },
                None => DocxError::NotDocx {
                    looks_like: Some("a file that Word cannot open as a document"),
                },
            });
        }
        let relationships = package.relationships(&main)?;
        let mut part = |kind: &str| -> Result<Option<(String, String)>, DocxError> {
            let found = relationships
                .iter()
                .find(|r| r.is(kind) && !r.target.is_empty());
            match found {
                Some(r) => Ok(package.xml(&r.target)?.map(|xml| (r.target.clone(), xml))),
                None => Ok(None),
            }
        };
        let notes = |found: Option<(String, String)>| match found {
            Some((name, xml)) => scan(&name, &xml),
            None => Ok(Scanned::default()),
        };
        let footnotes = notes(part("footnotes")?)?;
        let endnotes = notes(part("endnotes")?)?;
        let styles = match part("styles")? {
            Some((name, xml)) => Styles::read(&name, &xml)?,
            None => Styles::default(),
        };
        let lists = match part("numbering")? {
            Some((name, xml)) => Lists::read(&name, &xml)?,
            None => Lists::default(),
        };
        let headers = edges::say_more(&mut package, &relationships, &story);
        let macros = relationships.iter().any(|r| r.is("vbaProject"));
        Ok(Self {
            package,
            main,
            xml,
            relationships,
            story,
            footnotes,
            endnotes,
            styles,
            lists,
            macros,
            headers,
        })
    }

    fn notes(&self) -> Vec<Note> {
        let stories = [&self.story, &self.footnotes, &self.endnotes];
        let sum = |count: fn(&Scanned) -> usize| stories.iter().map(|s| count(s)).sum::<usize>();
        let any = |is: fn(&Scanned) -> bool| stories.iter().any(|s| is(s));
        let mut notes = Vec::new();
        let mut note = |when: bool, note: Note| {
            if when {
                notes.push(note);
            }
        };
        note(self.headers, Note::HeadersLeftOut);
        note(self.macros, Note::MacrosIgnored);
        note(any(|s| s.hidden), Note::HiddenTextLeftOut);
        note(any(|s| s.embedded), Note::EmbeddedLeftOut);
        let (inserted, deleted, comments) =
            (sum(|s| s.inserted), sum(|s| s.deleted), sum(|s| s.comments));
        note(inserted > 0, Note::InsertionsRead(inserted));
        note(deleted > 0, Note::DeletionsLeftOut(deleted));
        note(comments > 0, Note::CommentsPresent(comments));
        note(self.package.has_under("_xmlsignatures/"), Note::Signed);
        notes
    }

    fn role(&self, para: &Para) -> (Role, Option<ListItem>) {
        let style = para
            .style
            .as_deref()
            .or_else(|| self.styles.default_paragraph())
            .unwrap_or("");
        let own = para
            .numbering
            .as_ref()
            .map(|(list, level)| (list.as_str(), *level));
        let item = match (own, self.styles.numbering(style)) {
            // Number 0 takes a paragraph out of the list that its style puts it in.
            (Some(("0", _)), _) | (None, Some(("0", _))) => None,
            (Some(("", level)), Some((list, _))) => Some((list, level)),
            (Some((list, level)), _) if !list.is_empty() => Some((list, level)),
            (_, from_style) => from_style,
        };
        let heading = match para.outline {
            Some(level @ 0..=8) => Some(level + 1),
            Some(_) => None,
            None => self.styles.heading(style),
        };
        let list = match item {
            Some((list, level)) => Some(ListItem {
                level,
                marker: self.lists.marker(list, level),
            }),
            None if own.is_some() => None,
            None => self
                .styles
                .list_by_name(style)
                .map(|marker| ListItem { level: 0, marker }),
        };
        let role = match (heading, &list) {
            (Some(level), _) => Role::Heading(level),
            (None, Some(_)) => Role::ListItem,
            (None, None) if self.styles.is_quote(style) => Role::Quote,
            (None, None) if para.cell.is_some() => Role::TableCell,
            (None, None) => Role::Paragraph,
        };
        // Numbered headings are headings; their numbers are not worth a list.
        (role, list.filter(|_| heading.is_none()))
    }
}

/// Builds the whole text.
pub(super) fn assemble(loaded: &Loaded<'_>) -> Assembled {
    let mut out = Builder {
        loaded,
        text: String::new(),
        paragraphs: Vec::new(),
        runs: Vec::new(),
        pieces: Vec::new(),
    };
    for para in &loaded.story.paras {
        out.add(para, &loaded.story, Part::Document, None);
    }
    let noted = [
        (false, &loaded.footnotes, Part::Footnotes),
        (true, &loaded.endnotes, Part::Endnotes),
    ];
    for (endnote, story, part) in noted {
        let by_id: HashMap<&str, &Vec<Para>> = story
            .notes
            .iter()
            .map(|(id, paras)| (id.as_str(), paras))
            .collect();
        let mut told = HashSet::new();
        for reference in loaded
            .story
            .note_refs
            .iter()
            .filter(|r| r.endnote == endnote)
        {
            if !told.insert(reference.id.as_str()) {
                continue;
            }
            for para in by_id
                .get(reference.id.as_str())
                .into_iter()
                .copied()
                .flatten()
            {
                out.add(para, story, part, Some(reference.block));
            }
        }
    }
    Assembled {
        text: DocxText {
            text: out.text,
            paragraphs: out.paragraphs,
            runs: out.runs,
            notes: loaded.notes(),
        },
        pieces: out.pieces,
    }
}

struct Builder<'a> {
    loaded: &'a Loaded<'a>,
    text: String,
    paragraphs: Vec<Paragraph>,
    runs: Vec<Run>,
    pieces: Vec<Placed>,
}

impl Builder<'_> {
    /// Adds a paragraph; one from a note is anchored at the block that refers to it.
    fn add(&mut self, para: &Para, story: &Scanned, part: Part, anchor: Option<u32>) {
        if !self.paragraphs.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        self.text.push_str(&para.text);
        for piece in &para.pieces {
            let plain = start + piece.plain.start..start + piece.plain.end;
            if let Some(run) = piece.run {
                self.add_run(plain.clone(), story, part, run);
            }
            self.pieces.push(Placed {
                piece: Piece {
                    plain,
                    at: anchor.map_or(piece.at, At::Block),
                    ..piece.clone()
                },
                aside: para.place != Place::Body || anchor.is_some(),
            });
        }
        let (role, list) = self.loaded.role(para);
        self.paragraphs.push(Paragraph {
            plain: start..self.text.len(),
            role,
            style: para
                .style
                .as_deref()
                .and_then(|id| self.loaded.styles.name(id))
                .map(str::to_owned),
            list,
            cell: para
                .cell
                .map(|(table, row, column)| Cell { table, row, column }),
            story: match (part, para.place) {
                (Part::Footnotes, _) => Story::Footnote,
                (Part::Endnotes, _) => Story::Endnote,
                (Part::Document, Place::TextBox) => Story::TextBox,
                (Part::Document, _) => Story::Body,
            },
            bold: para.bold && !para.text.trim().is_empty(),
        });
    }

    fn add_run(&mut self, plain: Range<usize>, story: &Scanned, part: Part, run: u32) {
        let info = &story.runs[run as usize];
        let xml = info.open.start..info.end;
        if let Some(last) = self.runs.last_mut()
            && (last.part, &last.xml, last.plain.end) == (part, &xml, plain.start)
        {
            last.plain.end = plain.end;
            return;
        }
        self.runs.push(Run {
            plain,
            part,
            xml,
            bold: info.bold,
        });
    }
}
