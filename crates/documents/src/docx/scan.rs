//! Walks through one part and hears what it says.
//!
//! Follows what a reader of the document sees: tracked insertions are in, deletions are
//! out; the results of fields are in, their codes are out; of two versions of a shape the
//! first is in. Does not look at headers and footers: they are other parts.

use std::ops::Range;

use super::DocxError;
use super::limits::MAX_NAME;
use super::story::{Level, Place, Story, Table, Written, trim};
use super::xml::{Node, Ns, STRICT_WORD, Tag, Walker, character};

/// What to undo when an element closes.
pub(super) enum Frame {
    Other,
    ParaProps,
    RunProps {
        start: usize,
    },
    Para {
        own_level: bool,
    },
    Run {
        run: u32,
        before: Option<u32>,
        block_before: Option<u32>,
    },
    Text {
        el: u32,
        pieces: usize,
        text: usize,
    },
    Own,
    Table,
    Cell,
    CellProps,
    Alternatives {
        block: Option<u32>,
        taken: bool,
    },
    Math {
        block: Option<u32>,
    },
}

pub(super) struct Scan<'a> {
    pub walker: Walker<'a>,
    pub story: Story,
    pub frames: Vec<Frame>,
    pub levels: Vec<Level>,
    /// How many elements deep we are in something to pass over.
    passing: usize,
    para_props: usize,
    cell_props: usize,
    /// Fields that are open; true while in the code of one.
    pub fields: Vec<bool>,
    pub codes: usize,
    pub heed_fields: bool,
    tables: u32,
}

/// Hears what a part says.
pub(super) fn scan(part: &str, xml: &str) -> Result<Story, DocxError> {
    let story = Scan::new(part, xml, true).run()?;
    if story.unclosed_field {
        // A field that never ends would swallow the rest of the document.
        return Scan::new(part, xml, false).run();
    }
    Ok(story)
}

impl<'a> Scan<'a> {
    fn new(part: &'a str, xml: &'a str, heed_fields: bool) -> Self {
        Self {
            walker: Walker::new(part, xml),
            story: Story {
                highest_comment: -1,
                ..Story::default()
            },
            frames: Vec::new(),
            levels: vec![Level::new(Place::Body, None)],
            passing: 0,
            para_props: 0,
            cell_props: 0,
            fields: Vec::new(),
            codes: 0,
            heed_fields,
            tables: 0,
        }
    }

    fn run(mut self) -> Result<Story, DocxError> {
        while let Some((node, range)) = self.walker.step()? {
            match node {
                Node::Open(tag) => self.open(tag, range)?,
                Node::Close => self.close(range),
                _ if self.passing > 0 => {}
                Node::Text => self.literal(range, Written::Plainly)?,
                Node::CData => {
                    let inner = range.start + 9..range.end.saturating_sub(3);
                    if inner.start < inner.end {
                        self.literal(inner, Written::InCdata)?;
                    }
                }
                Node::Ref(name) => match character(name) {
                    Some('\u{ad}') => {}
                    Some(c) => self.literal_one(c, range)?,
                    None => {
                        return Err(self
                            .walker
                            .broken(range.start, "a reference to an unknown entity".into()));
                    }
                },
            }
        }
        while self.levels.len() > 1 {
            self.leave_level();
        }
        self.level().end();
        self.level().settle();
        self.story.paras = std::mem::take(&mut self.level().done);
        self.story.unclosed_field = self.heed_fields && self.codes > 0;
        Ok(self.story)
    }

    pub fn level(&mut self) -> &mut Level {
        if self.levels.is_empty() {
            self.levels.push(Level::new(Place::Body, None));
        }
        let last = self.levels.len() - 1;
        &mut self.levels[last]
    }

    fn open(&mut self, tag: Tag<'a>, range: Range<usize>) -> Result<(), DocxError> {
        if self.passing > 0 {
            self.passing += 1;
            return Ok(());
        }
        if self.story.root.is_empty() {
            self.story.root = if tag.ns == Ns::Word { tag.local } else { "?" }.to_owned();
            self.story.prefix = tag.prefix().to_owned();
            self.story.strict = self.walker.xml[range.clone()].contains(STRICT_WORD);
        }
        if let Some(Frame::Run { run, .. }) = self.frames.last()
            && !(tag.ns == Ns::Word && tag.local == "rPr")
        {
            let info = &mut self.story.runs[*run as usize];
            info.first.get_or_insert(range.start);
            self.level().child = Some((range.start, None));
        }
        let frame = match tag.ns {
            Ns::Word => self.open_word(&tag, &range)?,
            Ns::Math => self.open_math(&tag, &range)?,
            Ns::Compat => self.open_compat(&tag, &range),
            Ns::Other if tag.local == "symEx" => {
                let code = tag
                    .attr("char")
                    .and_then(|c| u32::from_str_radix(&c, 16).ok());
                let c = code
                    .and_then(char::from_u32)
                    .filter(|c| !c.is_control())
                    .unwrap_or(' ');
                self.element(c.encode_utf8(&mut [0; 4]))?;
                Some(Frame::Other)
            }
            Ns::Other => Some(Frame::Other),
        };
        match frame {
            Some(frame) => self.frames.push(frame),
            None => self.passing = 1,
        }
        Ok(())
    }

    /// The frame for an element of Word's, or nothing to pass over the element.
    fn open_word(
        &mut self,
        tag: &Tag<'a>,
        range: &Range<usize>,
    ) -> Result<Option<Frame>, DocxError> {
        if self.para_props > 0 {
            return Ok(self.open_in_para_props(tag, range));
        }
        Ok(Some(match tag.local {
            "body" => {
                self.story.has_body = true;
                Frame::Other
            }
            "p" => {
                self.story.one_more_paragraph()?;
                let own_level = self.level().para.is_some();
                if own_level {
                    let block = self.level().block;
                    self.enter_level(block);
                }
                self.level().begin();
                Frame::Para { own_level }
            }
            "pPr" => {
                self.para_props += 1;
                Frame::ParaProps
            }
            "r" => self.open_run(range)?,
            "rPr" => Frame::RunProps { start: range.start },
            "b" | "vanish" if matches!(self.frames.last(), Some(Frame::RunProps { .. })) => {
                if let Some(run) = self.level().run {
                    let info = &mut self.story.runs[run as usize];
                    match tag.local {
                        "b" => info.bold = tag.on(),
                        _ => info.hidden = tag.on(),
                    }
                }
                Frame::Other
            }
            "t" => self.open_text(tag, range)?,
            "tab" | "ptab" => {
                self.element("\t")?;
                Frame::Other
            }
            "br" | "cr" => {
                self.element("\n")?;
                Frame::Other
            }
            "noBreakHyphen" => {
                self.element("-")?;
                Frame::Other
            }
            "sym" => {
                self.element(" ")?;
                Frame::Other
            }
            "fldChar" => {
                self.field(&tag.attr("fldCharType").unwrap_or_default());
                Frame::Other
            }
            "footnoteReference" | "endnoteReference" => {
                self.note_ref(tag);
                Frame::Other
            }
            "txbxContent" => {
                let block = match (self.level().block, self.level().run) {
                    (Some(block), _) => Some(block),
                    (None, Some(run)) => Some(self.story.block_of(run)),
                    (None, None) => None,
                };
                self.enter_level(block);
                if self.level().place == Place::Body {
                    self.level().place = Place::TextBox;
                }
                Frame::Own
            }
            "footnote" | "endnote" => {
                // Separators and the like are notes with a type.
                if tag.attr("type").is_some_and(|t| t != "normal") {
                    return Ok(None);
                }
                self.enter_level(None);
                self.level().place = Place::Note;
                self.level().note = Some(tag.attr("id").unwrap_or_default().into_owned());
                Frame::Own
            }
            "tbl" => {
                let index = self.tables;
                self.tables = self.tables.saturating_add(1);
                self.level().settle();
                self.level().tables.push(Table {
                    index,
                    ..Table::default()
                });
                Frame::Table
            }
            "tr" => {
                if let Some(table) = self.level().tables.last_mut() {
                    table.rows = table.rows.saturating_add(1);
                    table.column = 0;
                }
                Frame::Other
            }
            "tc" => {
                if let Some(table) = self.level().tables.last_mut() {
                    table.in_cell = true;
                    table.span = 1;
                }
                Frame::Cell
            }
            "tcPr" => {
                self.cell_props += 1;
                Frame::CellProps
            }
            "gridSpan" if self.cell_props > 0 => {
                let span = tag.attr("val").and_then(|v| v.parse().ok()).unwrap_or(1);
                if let Some(table) = self.level().tables.last_mut() {
                    table.span = u32::clamp(span, 1, 63);
                }
                Frame::Other
            }
            "del" | "moveFrom" => {
                self.story.deleted += 1;
                return Ok(None);
            }
            "ins" | "moveTo" => {
                self.story.inserted += 1;
                Frame::Other
            }
            "commentReference" | "commentRangeStart" | "commentRangeEnd" => {
                if tag.local == "commentReference" {
                    self.story.comments += 1;
                }
                let id = tag
                    .attr("id")
                    .and_then(|v| v.trim().parse().ok())
                    .unwrap_or(-1);
                self.story.highest_comment = self.story.highest_comment.max(id);
                Frame::Other
            }
            "altChunk" | "subDoc" => {
                self.story.embedded = true;
                Frame::Other
            }
            "delText" | "instrText" | "delInstrText" | "sectPr" | "sdtPr" | "sdtEndPr"
            | "tblPr" | "tblGrid" | "tblPrEx" | "trPr" | "rt" | "rubyPr" | "rPrChange"
            | "tcPrChange" => return Ok(None),
            _ => Frame::Other,
        }))
    }

    fn open_in_para_props(&mut self, tag: &Tag<'a>, range: &Range<usize>) -> Option<Frame> {
        let in_mark = matches!(self.frames.last(), Some(Frame::RunProps { .. }));
        let name = || {
            tag.attr("val")
                .filter(|v| v.len() <= MAX_NAME)
                .map(|v| v.into_owned())
        };
        let number = || tag.attr("val").and_then(|v| v.trim().parse::<u8>().ok());
        let para = self.level().para.as_mut()?;
        match tag.local {
            "rPr" => return Some(Frame::RunProps { start: range.start }),
            "del" | "moveFrom" if in_mark => para.runs_on = true,
            "pStyle" => para.style = name(),
            "outlineLvl" => para.outline = number(),
            "numId" => {
                para.numbering.get_or_insert_with(Default::default).0 = name().unwrap_or_default()
            }
            "ilvl" => para.numbering.get_or_insert_with(Default::default).1 = number().unwrap_or(0),
            "pPrChange" | "sectPr" | "rPrChange" => return None,
            _ => {}
        }
        Some(Frame::Other)
    }

    fn open_math(
        &mut self,
        tag: &Tag<'a>,
        range: &Range<usize>,
    ) -> Result<Option<Frame>, DocxError> {
        Ok(match tag.local {
            "oMath" | "oMathPara" => Some(Frame::Math {
                block: self.open_block(range),
            }),
            "t" => Some(self.open_text(tag, range)?),
            _ => Some(Frame::Other),
        })
    }

    fn open_compat(&mut self, tag: &Tag<'a>, range: &Range<usize>) -> Option<Frame> {
        match tag.local {
            "AlternateContent" => Some(Frame::Alternatives {
                block: self.open_block(range),
                taken: false,
            }),
            "Choice" | "Fallback" => match self.frames.last_mut() {
                Some(Frame::Alternatives { taken: true, .. }) => None,
                Some(Frame::Alternatives { taken, .. }) => {
                    *taken = true;
                    Some(Frame::Other)
                }
                _ => Some(Frame::Other),
            },
            _ => Some(Frame::Other),
        }
    }

    fn close(&mut self, range: Range<usize>) {
        if self.passing > 0 {
            self.passing -= 1;
            if self.passing > 0 {
                return;
            }
        } else {
            self.close_frame(&range);
        }
        if let Some(Frame::Run { run, .. }) = self.frames.last() {
            let info = &mut self.story.runs[*run as usize];
            if info.first.is_some() {
                info.last = range.end;
            }
            if let Some((_, Some(child))) = self.level().child.take() {
                self.story.children[child as usize].end = range.end;
            }
        }
    }

    fn close_frame(&mut self, range: &Range<usize>) {
        match self.frames.pop() {
            Some(Frame::ParaProps) => self.para_props -= 1,
            Some(Frame::CellProps) => self.cell_props -= 1,
            Some(Frame::RunProps { start }) => {
                if self.para_props == 0
                    && matches!(self.frames.last(), Some(Frame::Run { .. }))
                    && let Some(run) = self.level().run
                {
                    self.story.runs[run as usize].properties = Some(start..range.end);
                }
            }
            Some(Frame::Para { own_level }) => {
                self.level().end();
                if own_level {
                    self.leave_level();
                }
            }
            Some(Frame::Run {
                run,
                before,
                block_before,
            }) => {
                self.story.runs[run as usize].end = range.end;
                if let Some(block) = self.story.runs[run as usize].block {
                    self.story.blocks[block as usize].end = range.end;
                }
                self.level().run = before;
                self.level().block = block_before;
            }
            Some(Frame::Text { el, pieces, text }) => {
                let info = &mut self.story.texts[el as usize];
                info.end = range.end;
                let (preserve, content) = (info.preserve, info.open.end..range.start);
                if let Some(para) = self.level().para.as_mut()
                    && !preserve
                {
                    trim(para, pieces, text, content);
                }
            }
            Some(Frame::Own) => self.leave_level(),
            Some(Frame::Table) => {
                self.level().settle();
                self.level().tables.pop();
            }
            Some(Frame::Cell) => {
                self.level().settle();
                if let Some(table) = self.level().tables.last_mut() {
                    table.in_cell = false;
                    table.column = table.column.saturating_add(table.span);
                }
            }
            Some(Frame::Alternatives { block, .. } | Frame::Math { block }) => {
                self.close_block(block, range.end)
            }
            Some(Frame::Other) | None => {}
        }
    }
}
