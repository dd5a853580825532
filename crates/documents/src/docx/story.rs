//! What one part says, paragraph by paragraph, with the place of every character.
//!
//! This file holds the pieces and the small steps of building paragraphs out of them;
//! `scan` walks the XML and takes those steps. Neither knows styles, numbering or comments.

use std::ops::Range;

use super::DocxError;
use super::limits::{MAX_PARAGRAPHS, MAX_PIECES};

/// Where a cut may be made in the XML, to put something before or after a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    /// In the text of a text element of a run.
    Text { run: u32, el: u32 },
    /// Around an element that is a child of a run.
    Child { run: u32, child: u32 },
    /// Around a whole block of XML that cannot be cut.
    Block(u32),
}

/// How a piece's characters are written in the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// Byte for byte.
    Plainly,
    /// Byte for byte, inside a CDATA section.
    InCdata,
    /// As a reference or an element, which stands or falls as a whole.
    AsOne,
}

/// A stretch of plain text and the stretch of XML that it was written as.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// In the paragraph first, in the whole text once the paragraphs are put together.
    pub plain: Range<usize>,
    pub xml: Range<usize>,
    pub at: At,
    pub written: Written,
    pub run: Option<u32>,
}

/// A run, or rather where its seams are.
#[derive(Debug, Clone, Default)]
pub(super) struct RunInfo {
    pub open: Range<usize>,
    pub properties: Option<Range<usize>>,
    /// Start of the first child after the properties, and end of the last.
    pub first: Option<usize>,
    pub last: usize,
    pub end: usize,
    pub block: Option<u32>,
    pub bold: bool,
    pub hidden: bool,
}

/// A text element of a run.
#[derive(Debug, Clone)]
pub(super) struct TextEl {
    pub open: Range<usize>,
    pub end: usize,
    pub preserve: bool,
}

/// Where in the document a paragraph stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Body,
    TextBox,
    Note,
}

/// A paragraph as it is being built.
#[derive(Debug, Clone)]
pub(super) struct Para {
    pub text: String,
    pub pieces: Vec<Piece>,
    pub place: Place,
    /// Table, row and column, each counted from 0.
    pub cell: Option<(u32, u32, u32)>,
    pub style: Option<String>,
    pub numbering: Option<(String, u8)>,
    pub outline: Option<u8>,
    pub bold: bool,
    /// Its end was deleted by a tracked change, so that it runs on into the next.
    pub runs_on: bool,
    /// Paragraphs of text boxes that hang on this one.
    pub after: Vec<Para>,
}

/// A reference to a footnote or an endnote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NoteRef {
    pub endnote: bool,
    pub id: String,
    pub block: u32,
}

/// All that one part says.
#[derive(Debug, Default)]
pub(super) struct Story {
    pub paras: Vec<Para>,
    /// Notes with their ids, when the part is one of notes.
    pub notes: Vec<(String, Vec<Para>)>,
    pub runs: Vec<RunInfo>,
    pub texts: Vec<TextEl>,
    pub children: Vec<Range<usize>>,
    pub blocks: Vec<Range<usize>>,
    pub note_refs: Vec<NoteRef>,
    /// The prefix and strictness of Word's names at the root, and the root's local name.
    pub prefix: String,
    pub strict: bool,
    pub root: String,
    pub has_body: bool,
    pub highest_comment: i64,
    pub comments: usize,
    pub inserted: usize,
    pub deleted: usize,
    pub hidden: bool,
    pub embedded: bool,
    pub unclosed_field: bool,
    pub pieces: usize,
    pub paragraphs: usize,
}

#[derive(Debug, Default)]
pub(super) struct Table {
    pub index: u32,
    pub rows: u32,
    pub column: u32,
    pub span: u32,
    pub in_cell: bool,
}

/// Text that stands on its own: the body, a text box, a note.
#[derive(Debug)]
pub(super) struct Level {
    pub place: Place,
    pub para: Option<Para>,
    pub carried: Option<Para>,
    pub done: Vec<Para>,
    pub tables: Vec<Table>,
    pub run: Option<u32>,
    pub block: Option<u32>,
    /// Start and, once known, index of the current direct child of the run.
    pub child: Option<(usize, Option<u32>)>,
    pub note: Option<String>,
}

impl Level {
    pub fn new(place: Place, block: Option<u32>) -> Self {
        Self {
            place,
            para: None,
            carried: None,
            done: Vec::new(),
            tables: Vec::new(),
            run: None,
            block,
            child: None,
            note: None,
        }
    }

    fn cell(&self) -> Option<(u32, u32, u32)> {
        let table = self.tables.last().filter(|t| t.in_cell)?;
        Some((table.index, table.rows.saturating_sub(1), table.column))
    }

    /// Begins a paragraph, going on with the last one if that one's end was deleted.
    pub fn begin(&mut self) {
        let cell = self.cell();
        let carried = self.carried.take();
        let mut para = match carried {
            Some(para) if para.cell == cell => para,
            other => {
                self.done.extend(other);
                Para {
                    text: String::new(),
                    pieces: Vec::new(),
                    place: self.place,
                    cell,
                    style: None,
                    numbering: None,
                    outline: None,
                    bold: true,
                    runs_on: false,
                    after: Vec::new(),
                }
            }
        };
        para.runs_on = false;
        para.style = None;
        para.numbering = None;
        para.outline = None;
        self.para = Some(para);
    }

    /// Ends the paragraph at hand.
    pub fn end(&mut self) {
        let Some(para) = self.para.take() else { return };
        if para.runs_on {
            self.carried = Some(para);
        } else {
            self.put(para);
        }
    }

    fn put(&mut self, mut para: Para) {
        let after = std::mem::take(&mut para.after);
        self.done.push(para);
        self.done.extend(after);
    }

    /// Lets go of a paragraph that was waiting for another to run on into.
    pub fn settle(&mut self) {
        if let Some(para) = self.carried.take() {
            self.put(para);
        }
    }
}

impl Story {
    pub fn new_block(&mut self, start: usize) -> u32 {
        self.blocks.push(start..start);
        index(self.blocks.len() - 1)
    }

    /// The block around a whole run.
    pub fn block_of(&mut self, run: u32) -> u32 {
        if let Some(block) = self.runs[run as usize].block {
            return block;
        }
        let block = self.new_block(self.runs[run as usize].open.start);
        self.runs[run as usize].block = Some(block);
        block
    }

    pub fn one_more_paragraph(&mut self) -> Result<(), DocxError> {
        self.paragraphs += 1;
        if self.paragraphs > MAX_PARAGRAPHS {
            return Err(DocxError::TooLarge {
                what: "the number of paragraphs",
                limit: MAX_PARAGRAPHS,
                unit: "paragraphs",
            });
        }
        Ok(())
    }

    /// Adds text to the paragraph at hand; a piece that goes on where the last one ended
    /// becomes part of it.
    pub fn say(
        &mut self,
        para: &mut Para,
        text: &str,
        xml: Range<usize>,
        at: At,
        written: Written,
        run: Option<u32>,
    ) -> Result<(), DocxError> {
        let start = para.text.len();
        para.text.push_str(text);
        if !text.trim().is_empty() && !run.is_some_and(|r| self.runs[r as usize].bold) {
            para.bold = false;
        }
        let plain = start..para.text.len();
        if written != Written::AsOne
            && let Some(last) = para.pieces.last_mut()
            && (last.at, last.written, last.xml.end, last.run) == (at, written, xml.start, run)
        {
            last.plain.end = plain.end;
            last.xml.end = xml.end;
            return Ok(());
        }
        self.pieces += 1;
        within_pieces(self.pieces)?;
        para.pieces.push(Piece {
            plain,
            xml,
            at,
            written,
            run,
        });
        Ok(())
    }
}

/// Refuses more runs, text elements or pieces than the limit.
pub(super) fn within_pieces(count: usize) -> Result<(), DocxError> {
    if count > MAX_PIECES {
        return Err(DocxError::TooLarge {
            what: "the number of its formatted pieces",
            limit: MAX_PIECES,
            unit: "pieces",
        });
    }
    Ok(())
}

/// Indexes stay far below this: parts are limited to fewer bytes.
pub(super) fn index(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Takes white space off both ends of a text element, as Word does for those that do not ask
/// for it to be kept. `pieces` and `text` are what the paragraph had before the element, and
/// `content` is the place of the element's content in the source.
pub(super) fn trim(para: &mut Para, pieces: usize, text: usize, content: Range<usize>) {
    if let Some(last) = para.pieces[pieces..].last_mut()
        && last.written == Written::Plainly
        && last.xml.end == content.end
    {
        let said = &para.text[last.plain.clone()];
        let cut = said.len() - said.trim_end_matches(' ').len();
        last.plain.end -= cut;
        last.xml.end -= cut;
        let empty = last.plain.is_empty();
        para.text.truncate(para.text.len() - cut);
        if empty {
            para.pieces.pop();
        }
    }
    if let Some(first) = para.pieces.get_mut(pieces)
        && first.written == Written::Plainly
        && first.xml.start == content.start
    {
        let said = &para.text[first.plain.clone()];
        let cut = said.len() - said.trim_start_matches(' ').len();
        first.xml.start += cut;
        first.plain.end -= cut;
        let empty = first.plain.is_empty();
        para.text.replace_range(text..text + cut, "");
        for later in &mut para.pieces[pieces + 1..] {
            later.plain.start -= cut;
            later.plain.end -= cut;
        }
        if empty {
            para.pieces.remove(pieces);
        }
    }
}
