//! The part of the walk that enters and leaves runs, text boxes, notes and blocks.
//!
//! A block is XML between a paragraph and its runs that is not to be cut. What is said in
//! them is heard in `hear`.

use std::ops::Range;

use super::DocxError;
use super::scan::{Frame, Scan};
use super::story::{Level, RunInfo, TextEl, index, within_pieces};
use super::xml::Tag;

impl<'a> Scan<'a> {
    /// A block that is not to be cut, if we are between a paragraph and its runs.
    pub fn open_block(&mut self, range: &Range<usize>) -> Option<u32> {
        let level = self.level();
        if level.para.is_none() || level.run.is_some() || level.block.is_some() {
            return None;
        }
        let block = self.story.new_block(range.start);
        self.level().block = Some(block);
        Some(block)
    }

    pub fn close_block(&mut self, block: Option<u32>, end: usize) {
        if let Some(block) = block {
            self.story.blocks[block as usize].end = end;
            self.level().block = None;
        }
    }

    pub fn open_run(&mut self, range: &Range<usize>) -> Result<Frame, DocxError> {
        within_pieces(self.story.runs.len())?;
        let run = index(self.story.runs.len());
        self.story.runs.push(RunInfo {
            open: range.clone(),
            ..Default::default()
        });
        let (before, block_before) = (self.level().run, self.level().block);
        if let (Some(outer), None) = (before, block_before) {
            let block = self.story.block_of(outer);
            self.level().block = Some(block);
        }
        self.level().run = Some(run);
        Ok(Frame::Run {
            run,
            before,
            block_before,
        })
    }

    pub fn open_text(&mut self, tag: &Tag<'a>, range: &Range<usize>) -> Result<Frame, DocxError> {
        within_pieces(self.story.texts.len())?;
        let el = index(self.story.texts.len());
        let preserve = tag.attr("space").as_deref() == Some("preserve");
        self.story.texts.push(TextEl {
            open: range.clone(),
            end: range.end,
            preserve,
        });
        let (pieces, text) = self
            .level()
            .para
            .as_ref()
            .map_or((0, 0), |p| (p.pieces.len(), p.text.len()));
        Ok(Frame::Text { el, pieces, text })
    }

    pub fn enter_level(&mut self, block: Option<u32>) {
        let place = self.level().place;
        self.levels.push(Level::new(place, block));
    }

    pub fn leave_level(&mut self) {
        let Some(mut inner) = self.levels.pop() else {
            return;
        };
        inner.end();
        inner.settle();
        if let Some(id) = inner.note {
            self.story.notes.push((id, inner.done));
            return;
        }
        let outer = self.level();
        match &mut outer.para {
            Some(para) => para.after.append(&mut inner.done),
            None => outer.done.append(&mut inner.done),
        }
    }
}
