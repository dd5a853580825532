//! Cuts text into tokens and paragraphs, in one pass over the bytes.
//!
//! Knows nothing about meaning. Words are looked up as they are cut; hyphens are not tokens but a
//! mark on the next word; code, addresses and quoted blocks are marked so that nobody judges them.

use crate::spellings::{self, Spellings};

/// Marks on a token.
pub(crate) mod mark {
    /// Starts with a capital letter.
    pub const CAPITAL: u8 = 1;
    /// Carries a possessive ending.
    pub const OWNS: u8 = 2;
    /// Joined to the word before by a hyphen.
    pub const JOINED: u8 = 4;
    /// Stands inside a quotation.
    pub const QUOTED: u8 = 8;
    /// The first token of a sentence.
    pub const FIRST: u8 = 16;
    /// The first token of a line.
    pub const LINE: u8 = 32;
    /// All letters are capitals.
    pub const SHOUT: u8 = 64;
    /// A phrase of the lexicon may go on with the next token.
    pub const GOES_ON: u8 = 128;
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Letters, perhaps with digits.
    Word,
    /// Digits.
    Number,
    /// One punctuation character; curly ones as their straight fellows.
    Sign(u8),
}

/// One token.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    pub start: usize,
    pub end: usize,
    /// The word's number in the lexicon; 0 when it is not there.
    pub word: u16,
    /// The classes of the word by itself, as a place in the table of sets.
    pub set: u16,
    /// The number of its spelling in this text; signs that matter have small ones, other signs 0.
    pub spelling: u32,
    pub shape: Shape,
    pub marks: u8,
}

impl Token {
    pub(crate) fn is(&self, mark: u8) -> bool {
        self.marks & mark != 0
    }

    fn sign(sign: u8, start: usize, end: usize, marks: u8) -> Self {
        Self {
            start,
            end,
            word: 0,
            set: 0,
            spelling: spellings::of_sign(sign),
            shape: Shape::Sign(sign),
            marks,
        }
    }
}

/// Cuts a text into paragraphs of tokens.
pub(crate) struct Cutter<'t> {
    text: &'t [u8],
    at: usize,
    fenced: bool,
    /// To where the signs that may close a sentence are known to go on.
    closing: usize,
    /// What may go on with a phrase after the word before, if a word was before.
    next: u64,
    spellings: Spellings,
}

/// Paragraphs with more tokens are cut at the next sentence, so that cost stays linear.
const MOST: usize = 1500;
/// Paragraphs with more tokens are cut wherever they stand.
const MOST_AT_ALL: usize = MOST * 4;
/// Sentences with more tokens are cut wherever they stand: no text that means anything has one.
const LONGEST_SENTENCE: usize = 1000;
/// How far to look over blanks for the next letter, in bytes.
const FAR: usize = 200;

impl<'t> Cutter<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self {
            text: text.as_bytes(),
            at: 0,
            fenced: false,
            closing: 0,
            next: 0,
            spellings: Spellings::default(),
        }
    }

    /// Fills `tokens` with the next paragraph; false at the end of the text.
    pub(crate) fn next(&mut self, tokens: &mut Vec<Token>) -> bool {
        tokens.clear();
        let mut first = true;
        let mut line = true;
        let mut joined = false;
        let mut sentence = 0;
        while self.at < self.text.len() {
            if tokens.len() > MOST_AT_ALL {
                return true;
            }
            if line && self.start_of_line() {
                if tokens.is_empty() {
                    continue;
                }
                return true;
            }
            let b = self.text[self.at];
            let fresh = u8::from(first) * mark::FIRST + u8::from(line) * mark::LINE;
            match b {
                b'\n' => {
                    self.at += 1;
                    let ends = self.newline_ends(tokens);
                    line = true;
                    if ends && !tokens.is_empty() {
                        return true;
                    }
                }
                b' ' if !line => self.at += 1,
                _ if BLANK[usize::from(b)] => {
                    let blanks = self.text[self.at..].iter();
                    self.at += blanks.take_while(|b| BLANK[usize::from(**b)]).count();
                }
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | 0x80.. => {
                    let before = tokens.len();
                    self.word(tokens, fresh, joined);
                    joined = false;
                    if tokens.len() > before {
                        if first {
                            sentence = before;
                        }
                        first = before - sentence >= LONGEST_SENTENCE;
                        line = false;
                    }
                }
                b'-' => {
                    self.at += 1;
                    let tight = self
                        .text
                        .get(self.at)
                        .is_some_and(u8::is_ascii_alphanumeric)
                        && self.at >= 2
                        && !self.text[self.at - 2].is_ascii_whitespace();
                    if tight {
                        joined = true;
                    } else if !first {
                        tokens.push(Token::sign(b'-', self.at - 1, self.at, 0));
                    }
                }
                b'`' => self.code_span(),
                _ => {
                    self.at += 1;
                    tokens.push(Token::sign(b, self.at - 1, self.at, fresh & mark::LINE));
                    line = false;
                    joined = false;
                    if matches!(b, b'.' | b'!' | b'?') && self.sentence_ends(tokens) {
                        first = true;
                        if tokens.len() > MOST {
                            return true;
                        }
                    }
                }
            }
        }
        !tokens.is_empty()
    }

    /// At the start of a line: skips fences and quoted lines. True when something was skipped.
    fn start_of_line(&mut self) -> bool {
        let rest = &self.text[self.at..];
        let indent = rest
            .iter()
            .take_while(|b| matches!(b, b' ' | b'\t'))
            .count();
        let body = &rest[indent..];
        let fence = body.starts_with(b"```") || body.starts_with(b"~~~");
        if fence {
            self.fenced = !self.fenced;
        }
        if fence || self.fenced || body.starts_with(b">") {
            let line = rest
                .iter()
                .position(|b| *b == b'\n')
                .map_or(rest.len(), |n| n + 1);
            self.at += line;
            return true;
        }
        false
    }

    /// Does the newline just passed end the paragraph?
    fn newline_ends(&self, tokens: &[Token]) -> bool {
        let rest = &self.text[self.at..];
        let indent = rest
            .iter()
            .take_while(|b| matches!(b, b' ' | b'\t' | b'\r'))
            .count();
        let Some(&b) = rest.get(indent) else {
            return true;
        };
        if matches!(b, b'\n' | b'-' | b'*' | b'#' | b'|' | b'+' | b'>' | b'`') || b >= 0x80 {
            return true;
        }
        let ended = tokens.last().is_some_and(|t| {
            matches!(
                t.shape,
                Shape::Sign(b'.' | b'!' | b'?' | b':' | b';' | b'"' | b')')
            )
        });
        // a line that starts small goes on; one that starts large goes on only after a long line
        if b.is_ascii_lowercase() {
            let second = rest.get(indent + 1).copied().unwrap_or(b' ');
            let bullet = matches!(second, b')' | b'.') || (b == b'o' && second == b' ');
            // prose goes on with a capital after a full stop, a list need not
            let stopped = tokens
                .last()
                .is_some_and(|t| matches!(t.shape, Shape::Sign(b'.' | b'!' | b'?')));
            return bullet || stopped;
        }
        if b.is_ascii_digit() {
            return true;
        }
        // "Required: …" opens a part of its own
        let lead = rest.iter().take(40).take_while(|b| **b != b'\n');
        if lead.clone().any(|b| *b == b':') {
            return true;
        }
        let line_start = tokens
            .iter()
            .rev()
            .find(|t| t.is(mark::LINE))
            .map_or(0, |t| t.start);
        let long = self.at.saturating_sub(line_start) > 60;
        !long || ended && !self.prose_goes_on(rest)
    }

    /// A long line that ended with a full stop goes on when the next line is long, too.
    fn prose_goes_on(&self, rest: &[u8]) -> bool {
        rest.iter()
            .take(200)
            .position(|b| *b == b'\n')
            .unwrap_or(rest.len().min(200))
            > 60
            && !self.text[..self.at].ends_with(b":\n")
    }

    fn code_span(&mut self) {
        let rest = &self.text[self.at + 1..];
        let close = rest
            .iter()
            .take(200)
            .position(|b| matches!(b, b'`' | b'\n'));
        match close {
            Some(n) if rest[n] == b'`' => self.at += n + 2,
            _ => self.at += 1,
        }
    }

    /// Did the full stop just read end a sentence?
    fn sentence_ends(&mut self, tokens: &[Token]) -> bool {
        if self.closing < self.at {
            let closes = |b: &&u8| matches!(b, b'"' | b'\'' | b')' | b'.' | b'!' | b'?' | b'*');
            let run = self.text[self.at..].iter().take_while(closes);
            self.closing = self.at + run.count();
        }
        let mut rest = self.text[self.closing..].iter();
        let next = rest.next();
        match next {
            None => return true,
            Some(b) if b.is_ascii_whitespace() || *b >= 0x80 => {}
            Some(_) => return false,
        }
        let [.., before, stop] = tokens else {
            return true;
        };
        if stop.shape != Shape::Sign(b'.') {
            return true;
        }
        let word = &self.text[before.start..before.end];
        let short =
            matches!(
                word,
                b"Mr"
                    | b"Mrs"
                    | b"Ms"
                    | b"Dr"
                    | b"St"
                    | b"vs"
                    | b"etc"
                    | b"approx"
                    | b"Apt"
                    | b"No"
                    | b"Jr"
                    | b"Sr"
                    | b"Prof"
                    | b"ext"
            ) || (word.len() == 1 && word[0].is_ascii_alphabetic() && before.end == stop.start);
        let after = rest.take(FAR).find(|b| !b.is_ascii_whitespace());
        let small = after.is_some_and(u8::is_ascii_lowercase);
        if matches!(word, b"etc") {
            return !small;
        }
        !(short || small && word.len() <= 3)
    }

    /// Reads a word, a number, an address or a sign outside ASCII.
    fn word(&mut self, tokens: &mut Vec<Token>, fresh: u8, joined: bool) {
        let start = self.at;
        if self.text[start] >= 0x80
            && let Some((sign, len)) = sign_of(&self.text[start..])
        {
            self.at += len;
            if sign != 0 {
                tokens.push(Token::sign(sign, start, self.at, fresh & mark::LINE));
            }
            return;
        }
        self.run();
        let run = start..self.at;
        let next = |n: usize| self.text.get(run.end + n);
        // addresses are no words
        let address = match next(0) {
            Some(b'@') => next(1).is_some_and(u8::is_ascii_alphanumeric),
            Some(b':') => self.text[run.end..].starts_with(b"://"),
            Some(b'.') => {
                next(1).is_some_and(u8::is_ascii_lowercase)
                    && spellings::read(&self.text[run.clone()]).letters > 1
            }
            _ => false,
        };
        if address {
            let rest = self.text[run.end..].iter();
            self.at += rest.take_while(|b| !b.is_ascii_whitespace()).count();
        } else if next(0) == Some(&b'\'') && spellings::read(&self.text[run.clone()]).ends_in_s() {
            // the bare apostrophe belongs to the word
            self.at += 1;
        }
        let spelling = self.spellings.find(self.text, run, self.at);
        // a word that goes on with the phrase before it, perhaps
        if self.next >> (spelling.word % 64) & 1 != 0
            && let Some(before) = tokens.last_mut()
        {
            before.marks |= mark::GOES_ON;
        }
        self.next = spelling.next;
        let mut marks = fresh | spelling.marks;
        if joined {
            marks |= mark::JOINED;
        }
        tokens.push(Token {
            start,
            end: self.at,
            word: spelling.word,
            set: spelling.set,
            spelling: spelling.number,
            shape: spelling.shape,
            marks,
        });
    }

    /// Walks to the end of a run of letters, digits and apostrophes inside a word.
    fn run(&mut self) {
        loop {
            let rest = &self.text[self.at..];
            let plain = rest.iter().position(|b| !PLAIN[usize::from(*b)]);
            let plain = plain.unwrap_or(rest.len());
            self.at += plain;
            let more = match rest.get(plain) {
                Some(b'\'') => 1,
                Some(0x80..) => match sign_of(&rest[plain..]) {
                    None => {
                        self.at += 1;
                        continue;
                    }
                    Some((b'\'', len)) => len,
                    Some(_) => match hidden(&rest[plain..]) {
                        0 => return,
                        len => len,
                    },
                },
                _ => return,
            };
            // an apostrophe or something unseen inside a word
            if !rest.get(plain + more).is_some_and(u8::is_ascii_alphabetic) {
                return;
            }
            self.at += more;
        }
    }
}

/// What stands between words and means nothing.
const BLANK: [bool; 256] = {
    let mut blank = [false; 256];
    let mut b = 0;
    while b < 128 {
        blank[b] = matches!(b, 0..=9 | 11..=32 | 127);
        b += 1;
    }
    blank
};

/// Letters and digits.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut b = 0;
    while b < 128 {
        plain[b] = (b as u8).is_ascii_alphanumeric();
        b += 1;
    }
    plain
};

/// The length of what stands here and is not seen: soft hyphens, joiners, blanks without width.
pub(crate) fn hidden(bytes: &[u8]) -> usize {
    let mut len = 0;
    loop {
        len += match &bytes[len..] {
            [0xC2, 0xAD, ..] => 2,
            [0xE2, 0x80, 0x8B..=0x8F, ..] | [0xE2, 0x81, 0xA0, ..] | [0xEF, 0xBB, 0xBF, ..] => 3,
            _ => return len,
        };
    }
}

/// A curly quote, dash or other sign outside ASCII: its straight fellow (0: nothing) and length.
pub(crate) fn sign_of(bytes: &[u8]) -> Option<(u8, usize)> {
    match bytes {
        [0xE2, 0x80, 0x98 | 0x99, ..] => Some((b'\'', 3)),
        [0xE2, 0x80, 0x9C, ..] => Some((b'\x01', 3)),
        [0xE2, 0x80, 0x9D, ..] => Some((b'\x02', 3)),
        [0xE2, 0x80, 0x93..=0x95, ..] => Some((b'-', 3)),
        [0xE2, 0x80, 0xA2 | 0xA3, ..] | [0xE2, 0x96 | 0x97, _, ..] => Some((b'*', 3)),
        [0xE2, 0x80, 0xA6, ..] => Some((b'.', 3)),
        [0xE2, 0x80, _, ..] | [0xE2, 0x81, _, ..] => Some((0, 3)),
        [0xC2, 0x80..=0xA0 | 0xAD, ..] => Some((0, 2)),
        [0xC2, 0xA1..=0xBF, ..] => Some((b'*', 2)),
        [0xEF, 0xBB, 0xBF, ..] => Some((0, 3)),
        _ => None,
    }
}
