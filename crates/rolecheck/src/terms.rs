//! Groups tokens into terms: the longest phrases the lexicon knows, each with its classes.
//!
//! Looks only at words, not at grammar.

pub(crate) use crate::tables::flag;
use crate::tables::{ClassSet, EDGES, NODES, SET_FLAGS, SETS, WORD_PEER, WORD_PEERS, class};
use crate::tokens::{Shape, Token, mark};

/// One term: one or more tokens.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Term {
    /// The first token.
    pub first: u32,
    /// One past the last token.
    pub end: u32,
    /// Its classes, as a place in the table of sets.
    pub set: u16,
    /// The sign, when the term is one; 0 otherwise.
    pub sign: u8,
    /// The marks of the first token.
    pub marks: u8,
    /// What is often asked of its classes.
    pub flags: u8,
}

impl Term {
    #[inline]
    pub(crate) fn classes(&self) -> &'static ClassSet {
        &SETS[usize::from(self.set)].0
    }
    #[inline]
    pub(crate) fn has(&self, class: u16) -> bool {
        self.classes().has(class)
    }
    /// Whether one of the classes of a group is among its own.
    #[inline]
    pub(crate) fn any(&self, flags: u8) -> bool {
        self.flags & flags != 0
    }
    #[inline]
    pub(crate) fn is(&self, mark: u8) -> bool {
        self.marks & mark != 0
    }
}

fn step(node: u16, word: u16) -> u16 {
    let mut h =
        u32::from(node).wrapping_mul(0x9E37_79B1) ^ u32::from(word).wrapping_mul(0x85EB_CA77);
    h ^= h >> 15;
    let mask = EDGES.len() - 1;
    let mut slot = h.wrapping_mul(0x2C1B_3C6D) as usize & mask;
    loop {
        let [from, by, next] = EDGES[slot];
        if by == 0 {
            return 0;
        }
        if from == node && by == word {
            return next;
        }
        slot = (slot + 1) & mask;
    }
}

/// Fills `terms` from a paragraph's tokens.
pub(crate) fn group(tokens: &[Token], terms: &mut Vec<Term>) {
    terms.clear();
    let mut i = 0;
    while i < tokens.len() {
        let token = &tokens[i];
        let (mut set, mut end) = (token.set, i + 1);
        let sign = match token.shape {
            Shape::Sign(b) => b,
            _ => 0,
        };
        if token.is(mark::GOES_ON) && token.word != 0 {
            let mut node = &NODES[usize::from(token.word)];
            let mut number = token.word;
            let mut at = i + 1;
            while node.next != 0 {
                let Some(next) = tokens.get(at) else { break };
                if next.word == 0 || node.next >> (next.word % 64) & 1 == 0 || next.is(mark::FIRST)
                {
                    break;
                }
                number = step(number, next.word);
                if number == 0 {
                    break;
                }
                node = &NODES[usize::from(number)];
                at += 1;
                if node.set != 0 {
                    set = node.set;
                    end = at;
                }
            }
        }
        let last = &tokens[end - 1];
        let mut flags = SET_FLAGS[usize::from(set)];
        if (last.word == WORD_PEER || last.word == WORD_PEERS) && set != 0 {
            flags |= flag::PEER;
        }
        let mut marks = token.marks;
        if last.is(mark::OWNS) {
            marks |= mark::OWNS;
        } else {
            marks &= !mark::OWNS;
        }
        terms.push(Term {
            first: i as u32,
            end: end as u32,
            set,
            sign,
            marks,
            flags,
        });
        i = end;
    }
}

/// Marks what stands between quotation marks; an opening mark without its fellow marks nothing.
/// A quotation that is the whole paragraph is somebody's text, not a quotation.
pub(crate) fn mark_quotations(tokens: &mut [Token]) {
    let mut open: Option<(usize, u8)> = None;
    let count = tokens.len();
    for i in 0..count {
        let Shape::Sign(sign) = tokens[i].shape else {
            continue;
        };
        let closes = match (open, sign) {
            (Some((_, b'"')), b'"') | (Some((_, 1)), 2 | b'"') => true,
            (None, b'"' | 1) => {
                open = Some((i, sign));
                false
            }
            _ => false,
        };
        if closes && let Some((from, _)) = open.take() {
            let whole = from <= 1 && i + 2 >= count;
            if !whole {
                for token in &mut tokens[from..=i] {
                    token.marks |= mark::QUOTED;
                }
            }
        }
    }
}

/// Sentence borders as ranges of terms.
pub(crate) fn sentences(terms: &[Term], out: &mut Vec<(u32, u32)>) {
    out.clear();
    let mut from = 0;
    for (i, term) in terms.iter().enumerate() {
        if term.is(mark::FIRST) && i > from {
            out.push((from as u32, i as u32));
            from = i;
        }
    }
    if from < terms.len() {
        out.push((from as u32, terms.len() as u32));
    }
}

/// Whether a term belongs to a class that ends a noun group before it can start a verb.
pub(crate) fn opens_noun(term: &Term) -> bool {
    term.has(class::DET) || term.has(class::ADJ) || term.is(mark::OWNS)
}
