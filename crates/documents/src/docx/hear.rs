//! The part of the walk that hears text: what a text element, a tab or a break says, and
//! whether it is heard at all or lies in the code of a field or in hidden text.

use std::ops::Range;

use super::DocxError;
use super::scan::{Frame, Scan};
use super::story::{At, NoteRef, Written, index};
use super::xml::Tag;

impl<'a> Scan<'a> {
    pub fn field(&mut self, kind: &str) {
        if !self.heed_fields {
            return;
        }
        match kind {
            "begin" => {
                self.fields.push(true);
                self.codes += 1;
            }
            "separate" => {
                if let Some(code) = self.fields.last_mut().filter(|c| **c) {
                    *code = false;
                    self.codes -= 1;
                }
            }
            "end" if self.fields.pop() == Some(true) => self.codes -= 1,
            _ => {}
        }
    }

    pub fn note_ref(&mut self, tag: &Tag<'a>) {
        let (Some(id), Some(run)) = (tag.attr("id"), self.level().run) else {
            return;
        };
        let block = match self.level().block {
            Some(block) => block,
            None => self.story.block_of(run),
        };
        self.story.note_refs.push(NoteRef {
            endnote: tag.local == "endnoteReference",
            id: id.into_owned(),
            block,
        });
    }

    fn heard(&mut self) -> bool {
        let Some(run) = self.level().run else {
            return self.codes == 0;
        };
        if self.story.runs[run as usize].hidden {
            self.story.hidden = true;
            return false;
        }
        self.codes == 0
    }

    /// Where a cut may be made around the direct child of the run that we are in.
    fn around_child(&mut self, run: u32) -> Option<At> {
        let (start, known) = self.level().child?;
        let child = known.unwrap_or_else(|| {
            self.story.children.push(start..start);
            index(self.story.children.len() - 1)
        });
        self.level().child = Some((start, Some(child)));
        Some(At::Child { run, child })
    }

    /// Text that an element stands for.
    pub fn element(&mut self, text: &str) -> Result<(), DocxError> {
        let Some(run) = self.level().run else {
            return Ok(());
        };
        if !self.heard() {
            return Ok(());
        }
        let at = match self.level().block {
            Some(block) => At::Block(block),
            None => match self.around_child(run) {
                Some(at) => at,
                None => return Ok(()),
            },
        };
        let start = self.level().child.map_or(0, |(start, _)| start);
        self.say(text, start..start, at, Written::AsOne, Some(run))
    }

    fn place_in_text(&mut self) -> Option<(At, Option<u32>)> {
        let Some(Frame::Text { el, .. }) = self.frames.last() else {
            return None;
        };
        let el = *el;
        let direct = self
            .frames
            .len()
            .checked_sub(2)
            .is_some_and(|i| matches!(self.frames[i], Frame::Run { .. }));
        let run = self.level().run;
        let at = match (self.level().block, run) {
            (Some(block), _) => At::Block(block),
            (None, Some(run)) if direct => At::Text { run, el },
            (None, Some(run)) => self.around_child(run)?,
            (None, None) => return None,
        };
        Some((at, run))
    }

    pub fn literal(&mut self, range: Range<usize>, written: Written) -> Result<(), DocxError> {
        let Some((at, run)) = self.place_in_text() else {
            return Ok(());
        };
        if !self.heard() {
            return Ok(());
        }
        let source = self.walker.xml;
        let mut start = range.start;
        // Soft hyphens are passed over; every kind of white space in the source is a space.
        for part in source[range].split('\u{ad}') {
            if !part.is_empty() {
                let xml = start..start + part.len();
                if part.contains(['\t', '\n', '\r']) {
                    self.say(
                        &part.replace(['\t', '\n', '\r'], " "),
                        xml,
                        at,
                        written,
                        run,
                    )?;
                } else {
                    self.say(part, xml, at, written, run)?;
                }
            }
            start += part.len() + '\u{ad}'.len_utf8();
        }
        Ok(())
    }

    pub fn literal_one(&mut self, c: char, range: Range<usize>) -> Result<(), DocxError> {
        let Some((at, run)) = self.place_in_text() else {
            return Ok(());
        };
        if !self.heard() {
            return Ok(());
        }
        self.say(c.encode_utf8(&mut [0; 4]), range, at, Written::AsOne, run)
    }

    fn say(
        &mut self,
        text: &str,
        xml: Range<usize>,
        at: At,
        written: Written,
        run: Option<u32>,
    ) -> Result<(), DocxError> {
        let Some(mut para) = self.level().para.take() else {
            return Ok(());
        };
        let said = self.story.say(&mut para, text, xml, at, written, run);
        self.level().para = Some(para);
        said
    }
}
