//! In which direction a text runs, by its first letter that has one.
//!
//! Not here: the order within a line that mixes both, which each kind of file has its own way for.

/// The text runs from right to left, as in Arabic and Hebrew.
pub(crate) fn right_to_left(text: &str) -> bool {
    has_right_to_left(text)
        && unicode_bidi::get_base_direction(text) == unicode_bidi::Direction::Rtl
}

/// Some of the text runs from right to left, or asks for it.
pub(crate) fn has_right_to_left(text: &str) -> bool {
    text.chars().any(|c| {
        matches!(u32::from(c),
            0x590..=0x8ff | 0x200f | 0x202b | 0x202e | 0x2067 | 0xfb1d..=0xfdff | 0xfe70..=0xfefc
            | 0x1_0800..=0x1_0fff | 0x1_e800..=0x1_efff)
    })
}
