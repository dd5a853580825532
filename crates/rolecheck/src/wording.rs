//! Words that label people, and what can be said instead.

use crate::checker::Options;
use crate::judge::Raw;
use crate::terms::Term;
use crate::tokens::Token;

/// Reads a paragraph for its wording.
pub(crate) fn read(
    _text: &str,
    _tokens: &[Token],
    _terms: &[Term],
    _options: &Options,
    _out: &mut Vec<Raw>,
) {
}
