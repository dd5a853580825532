//! Lines of a text: from a byte to its line and column, and back.

use std::ops::Range;

use rolecheck::Position;

/// Lines of a text, to turn bytes into places.
pub(crate) struct LineIndex<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> LineIndex<'t> {
    pub fn new(text: &'t str) -> LineIndex<'t> {
        let ends = text
            .bytes()
            .enumerate()
            .filter(|(_, b)| *b == b'\n')
            .map(|(i, _)| i + 1);
        LineIndex {
            text,
            starts: std::iter::once(0).chain(ends).collect(),
        }
    }

    /// The number of the line that holds this byte, from 0.
    pub fn line(&self, byte: usize) -> usize {
        self.starts
            .partition_point(|s| *s <= byte)
            .saturating_sub(1)
    }

    /// The bytes of a line, counted from 0, without its end.
    pub fn range(&self, line: usize) -> Range<usize> {
        let start = self.starts.get(line).copied().unwrap_or(self.text.len());
        let end = self
            .starts
            .get(line + 1)
            .copied()
            .unwrap_or(self.text.len());
        start..start + self.text[start..end].trim_end_matches(['\n', '\r']).len()
    }

    /// The place of a byte, reached from the place of an earlier one.
    pub fn position_after(&self, (from, place): (usize, Position), byte: usize) -> Position {
        let line = self.line(byte);
        let number = u32::try_from(line + 1).unwrap_or(u32::MAX);
        let (start, column) = if number == place.line {
            (from, place.column)
        } else {
            (self.starts[line], 1)
        };
        let before = self.text.get(start..byte).unwrap_or_default();
        let more = u32::try_from(before.chars().count()).unwrap_or(u32::MAX);
        Position {
            line: number,
            column: column.saturating_add(more),
        }
    }
}
