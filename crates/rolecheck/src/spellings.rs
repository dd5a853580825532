//! The spellings of a text: what was found out about a word once is kept for the next time.
//!
//! Everything here follows from the letters alone; what stands around a word is for others.

use std::ops::Range;

use crate::tables::{NODES, WORD_SLOTS, WORDS};
use crate::tokens::{Shape, mark, sign_of};

/// Longest word that is looked up, in bytes; the rest of it is left out.
const LONGEST: usize = 48;
/// Spellings that are kept at once; a text with more of them starts anew.
const KEPT: usize = 1 << 15;
/// Numbers below this belong to signs.
const FIRST: u32 = 16;

/// The start of every hash.
pub(crate) const START: u32 = 0x811c_9dc5;

/// FNV-1a, the same as in the build script.
#[inline]
pub(crate) fn hash(h: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(h, |h, b| add(h, *b))
}

/// The hash with one more byte.
#[inline]
pub(crate) fn add(h: u32, b: u8) -> u32 {
    (h ^ u32::from(b)).wrapping_mul(0x0100_0193)
}

/// The number of a lower-case word; 0 when the lexicon does not have it.
pub(crate) fn word_id(word: &[u8]) -> u16 {
    let mask = WORD_SLOTS.len() - 1;
    let mut slot = hash(START, word) as usize & mask;
    loop {
        let id = WORD_SLOTS[slot];
        if id == 0 || WORDS[usize::from(id)].as_bytes() == word {
            return id;
        }
        slot = (slot + 1) & mask;
    }
}

/// The number of a sign that is looked at beside words; 0 for others.
pub(crate) fn of_sign(sign: u8) -> u32 {
    match sign {
        b'.' => 1,
        b',' => 2,
        b';' => 3,
        b':' => 4,
        b'?' => 5,
        b'!' => 6,
        _ => 0,
    }
}

/// A run of letters, digits and apostrophes, read letter by letter.
pub(crate) struct Run {
    low: [u8; LONGEST],
    len: usize,
    pub letters: usize,
    digits: usize,
    capitals: usize,
    owns_at: Option<usize>,
}

/// Reads a run.
pub(crate) fn read(bytes: &[u8]) -> Run {
    let mut run = Run {
        low: [0; LONGEST],
        len: 0,
        letters: 0,
        digits: 0,
        capitals: 0,
        owns_at: None,
    };
    let mut at = 0;
    while at < bytes.len() {
        let (byte, step) = match bytes[at] {
            b @ b'A'..=b'Z' => {
                run.capitals += 1;
                (b | 0x20, 1)
            }
            b @ 0x80.. => match sign_of(&bytes[at..]) {
                Some((0, len)) => {
                    at += len;
                    continue;
                }
                Some((_, len)) => (b'\'', len),
                None => (b, 1),
            },
            b => (b, 1),
        };
        if byte == b'\'' {
            run.owns_at = Some(run.len);
        }
        run.letters += usize::from(byte.is_ascii_alphabetic() || byte >= 0x80);
        run.digits += usize::from(byte.is_ascii_digit());
        if run.len < LONGEST {
            run.low[run.len] = byte;
            run.len += 1;
        }
        at += step;
    }
    run
}

impl Run {
    fn word(&self) -> &[u8] {
        &self.low[..self.len]
    }

    /// The word before an owner's ending, unless the lexicon knows it with the ending.
    fn owner(&self) -> Option<&[u8]> {
        let word = self.word();
        let at = self.owns_at?;
        (at + 2 == word.len() && word[at + 1] == b's' && word_id(word) == 0).then(|| &word[..at])
    }

    /// Whether a bare apostrophe after it would make an owner of it.
    pub(crate) fn ends_in_s(&self) -> bool {
        self.word().last() == Some(&b's') && self.owner().is_none()
    }
}

/// What the letters of a word say.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spelling {
    /// The letters of a short word, or where a long one stands.
    key: u128,
    hash: u32,
    /// A number that no other spelling of this text has.
    pub number: u32,
    /// The length in bytes; 0 for a long word.
    len: u8,
    /// The marks that come from letters.
    pub marks: u8,
    pub shape: Shape,
    /// The word's number in the lexicon; 0 when it is not there.
    pub word: u16,
    /// The classes of the word by itself, as a place in the table of sets.
    pub set: u16,
    /// A bit for each word that may go on with a phrase, by its number.
    pub next: u64,
}

/// Every spelling met so far.
#[derive(Debug, Default)]
pub(crate) struct Spellings {
    /// One more than a place in `met`, by hash, the next free place for those that share one.
    slots: Vec<u16>,
    /// In the order of the text, so that common words stand beside each other.
    met: Vec<Spelling>,
    last: u32,
}

/// The letters of a word of at most 16 bytes as one number.
#[inline]
fn short(text: &[u8], start: usize, len: usize) -> u128 {
    let bytes = match text[start..].first_chunk::<16>() {
        Some(bytes) => *bytes,
        None => {
            let mut bytes = [0; 16];
            bytes[..len].copy_from_slice(&text[start..start + len]);
            bytes
        }
    };
    u128::from_le_bytes(bytes) & (u128::MAX >> (128 - 8 * len))
}

impl Spellings {
    /// The spelling of what runs to `end`: the letters of `run`, and what belongs to them.
    #[inline]
    pub(crate) fn find(&mut self, text: &[u8], run: Range<usize>, end: usize) -> &Spelling {
        if self.met.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let len = end - run.start;
        if len == 0 || len > 16 {
            return self.find_long(text, run, end);
        }
        let key = short(text, run.start, len);
        let hash = mix(key, len as u64);
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        while let n @ 1.. = self.slots[slot] {
            let at = usize::from(n) - 1;
            if self.met[at].key == key && usize::from(self.met[at].len) == len {
                return &self.met[at];
            }
            slot = (slot + 1) & mask;
        }
        self.add(look(text, run, end), key, hash, len as u8, slot)
    }

    #[cold]
    fn find_long(&mut self, text: &[u8], run: Range<usize>, end: usize) -> &Spelling {
        let word = &text[run.start..end];
        let hash = hash(START, word);
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        while let n @ 1.. = self.slots[slot] {
            let at = usize::from(n) - 1;
            let met = &self.met[at];
            let (start, len) = ((met.key >> 64) as usize, met.key as u64 as usize);
            let same = met.len == 0 && met.hash == hash && len == word.len();
            if same && text.get(start..start + len) == Some(word) {
                return &self.met[at];
            }
            slot = (slot + 1) & mask;
        }
        let key = (run.start as u128) << 64 | word.len() as u128;
        self.add(look(text, run, end), key, hash, 0, slot)
    }

    #[cold]
    fn add(&mut self, new: Spelling, key: u128, hash: u32, len: u8, slot: usize) -> &Spelling {
        self.last = self.last.wrapping_add(1).max(FIRST);
        let number = self.last;
        self.slots[slot] = self.met.len() as u16 + 1;
        self.met.push(Spelling {
            key,
            hash,
            len,
            number,
            ..new
        });
        &self.met[self.met.len() - 1]
    }

    #[cold]
    fn grow(&mut self) {
        if self.met.len() >= KEPT {
            self.met.clear();
            self.slots.fill(0);
            return;
        }
        let size = (self.slots.len() * 2).max(256);
        self.slots.clear();
        self.slots.resize(size, 0);
        for (n, spelling) in (1..).zip(&self.met) {
            let mut slot = spelling.hash as usize & (size - 1);
            while self.slots[slot] != 0 {
                slot = (slot + 1) & (size - 1);
            }
            self.slots[slot] = n;
        }
    }
}

/// A hash of a short word.
#[inline]
fn mix(key: u128, len: u64) -> u32 {
    let (low, high) = (key as u64, (key >> 64) as u64);
    let h = (low ^ high.rotate_left(29) ^ len).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (h >> 32) as u32
}

/// Looks a word up for the first time.
#[cold]
fn look(text: &[u8], letters: Range<usize>, end: usize) -> Spelling {
    let start = letters.start;
    let run = read(&text[letters.clone()]);
    let mut marks = 0;
    if text.get(start).is_some_and(u8::is_ascii_uppercase) {
        marks |= mark::CAPITAL;
    }
    if run.capitals > 1 && run.capitals == run.letters {
        marks |= mark::SHOUT;
    }
    let word = match end - letters.end {
        0 => match run.owner() {
            Some(owner) => {
                marks |= mark::OWNS;
                word_id(owner)
            }
            None => word_id(run.word()),
        },
        1 if text[letters.end] == b'\'' => {
            marks |= mark::OWNS;
            word_id(run.word())
        }
        // an address
        _ => 0,
    };
    let shape = if run.letters == 0 && run.digits > 0 {
        Shape::Number
    } else {
        Shape::Word
    };
    let node = &NODES[usize::from(word)];
    Spelling {
        key: 0,
        hash: 0,
        number: 0,
        len: 0,
        marks,
        shape,
        word,
        set: node.set,
        next: node.next,
    }
}
