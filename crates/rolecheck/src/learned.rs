//! How people judged sentences like this one: a small linear reading of words and pairs of words,
//! learned from the labelled texts in `corpus/` by `examples/train.rs`.
//!
//! The frames and tables explain; this weighs. Where a sentence says in new words what others said
//! before it, the tables may miss it, and the weights may not. The weights are plain text in
//! `model/`, one feature a line, so that anyone can see what leans which way.
//!
//! It knows nothing about grammar and gives no reasons: those come from the rule of the activity.

use crate::signs::{GROUPS, Signs};
use crate::tables::CLASS_NAMES;
use crate::terms::Term;
use crate::tokens::{Shape, Token, mark};

/// Longest word that is looked at, in bytes; the rest of it is left out.
const LONGEST: usize = 40;

/// One thing a sentence has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Feature<'a> {
    /// A word, in lower case.
    Word(&'a [u8]),
    /// A word without its ending.
    Stem(&'a [u8]),
    /// How a longer word begins.
    Head(&'a [u8]),
    /// Two stems beside each other; `^` and `$` are the ends.
    Pair(&'a [u8], &'a [u8]),
    /// What the frames found: a group of signs and a class, by number.
    Sign(usize, u16),
}

const FNV: u32 = 0x811c_9dc5;

fn mix(mut h: u32, bytes: &[u8]) -> u32 {
    for &b in bytes {
        h = (h ^ u32::from(b)).wrapping_mul(0x0100_0193);
    }
    h
}

impl Feature<'_> {
    /// The hash of [`Feature::text`], without making it.
    fn key(&self) -> u32 {
        let tagged = |tag: &[u8], rest: &[u8]| mix(mix(FNV, tag), rest);
        match self {
            Feature::Word(w) => tagged(b"w:", w),
            Feature::Stem(w) => tagged(b"s:", w),
            Feature::Head(w) => tagged(b"h:", w),
            Feature::Pair(a, b) => mix(mix(tagged(b"p:", a), b" "), b),
            Feature::Sign(group, class) => {
                let head = mix(tagged(b"c:", GROUPS[*group].as_bytes()), b" ");
                mix(head, CLASS_NAMES[usize::from(*class)].as_bytes())
            }
        }
    }

    /// The feature as it is written in the model.
    pub(crate) fn text(&self) -> String {
        let word = String::from_utf8_lossy;
        match self {
            Feature::Word(w) => format!("w:{}", word(w)),
            Feature::Stem(w) => format!("s:{}", word(w)),
            Feature::Head(w) => format!("h:{}", word(w)),
            Feature::Pair(a, b) => format!("p:{} {}", word(a), word(b)),
            Feature::Sign(group, class) => {
                format!("c:{} {}", GROUPS[*group], CLASS_NAMES[usize::from(*class)])
            }
        }
    }
}

const ENDINGS: [&[u8]; 11] = [
    b"ing", b"edly", b"ed", b"es", b"s", b"ly", b"er", b"ers", b"ment", b"tion", b"tions",
];

fn stem(word: &[u8]) -> &[u8] {
    for ending in ENDINGS {
        if let Some(rest) = word.strip_suffix(ending)
            && rest.len() >= 4
        {
            return rest;
        }
    }
    word
}

/// Words in lower case, one after the other, so that they need not be made again for pairs.
struct Lowered {
    bytes: [u8; LONGEST],
    len: usize,
}

impl Lowered {
    const EMPTY: Lowered = Lowered {
        bytes: [0; LONGEST],
        len: 0,
    };

    /// Letters and digits of a word; a number is one digit; other signs than the common ones are none.
    fn read(&mut self, text: &str, token: &Token) -> bool {
        self.len = 0;
        match token.shape {
            Shape::Number => {
                self.bytes[0] = b'0';
                self.len = 1;
            }
            Shape::Sign(sign) => {
                if !matches!(sign, b'.' | b',' | b';' | b':' | b'?' | b'!') {
                    return false;
                }
                self.bytes[0] = sign;
                self.len = 1;
            }
            Shape::Word => {
                let source = text.get(token.start..token.end).unwrap_or_default();
                for &b in source.as_bytes() {
                    if self.len == LONGEST {
                        break;
                    }
                    // the curly apostrophe is three bytes that all lie beyond ASCII
                    if b == 0xe2 {
                        self.bytes[self.len] = b'\'';
                        self.len += 1;
                    } else if b.is_ascii() {
                        self.bytes[self.len] = b.to_ascii_lowercase();
                        self.len += 1;
                    } else if (0xc3..0xe0).contains(&b) {
                        self.bytes[self.len] = b'~';
                        self.len += 1;
                    }
                }
            }
        }
        self.len > 0
    }

    fn get(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}

/// Every feature of a stretch of terms, some more than once.
pub(crate) fn features(
    text: &str,
    tokens: &[Token],
    terms: &[Term],
    signs: &Signs,
    mut each: impl FnMut(Feature<'_>),
) {
    let (mut before, mut now) = (Lowered::EMPTY, Lowered::EMPTY);
    before.bytes[0] = b'^';
    before.len = 1;
    for term in terms {
        if term.is(mark::QUOTED) {
            continue;
        }
        for token in &tokens[term.first as usize..term.end as usize] {
            if !now.read(text, token) {
                continue;
            }
            let word = now.get();
            if token.shape == Shape::Word {
                each(Feature::Word(word));
                if word.len() > 5 {
                    each(Feature::Head(&word[..5]));
                }
            }
            each(Feature::Stem(stem(word)));
            each(Feature::Pair(stem(before.get()), stem(word)));
            std::mem::swap(&mut before, &mut now);
        }
    }
    each(Feature::Pair(stem(before.get()), b"$"));
    signs.each(|group, class| each(Feature::Sign(group, class)));
}

/// The weights of one question, as the build script laid them out.
pub(crate) struct Model<const K: usize> {
    /// Names of the answers.
    pub classes: [&'static str; K],
    pub bias: [f32; K],
    /// Place of a feature by hash: one more than its number, 0 for none.
    pub slots: &'static [u16],
    pub keys: &'static [u32],
    pub rarity: &'static [f32],
    pub weights: &'static [[f32; K]],
}

/// A place to work in, kept between sentences.
#[derive(Default)]
pub(crate) struct Scales {
    seen: Vec<u32>,
    turn: u32,
}

impl<const K: usize> Model<K> {
    fn place(&self, key: u32) -> Option<usize> {
        let mask = self.slots.len() - 1;
        let mut slot = key as usize & mask;
        loop {
            match usize::from(self.slots[slot]) {
                0 => return None,
                n if self.keys[n - 1] == key => return Some(n - 1),
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    /// How much each answer has for it. Only differences mean anything.
    pub(crate) fn weigh(
        &self,
        scales: &mut Scales,
        text: &str,
        tokens: &[Token],
        terms: &[Term],
        signs: &Signs,
    ) -> [f32; K] {
        if scales.seen.len() < self.keys.len() {
            scales.seen.resize(self.keys.len(), 0);
        }
        scales.turn += 1;
        let turn = scales.turn;
        let mut sum = [0f32; K];
        let mut length = 0f32;
        features(text, tokens, terms, signs, |feature| {
            let Some(n) = self.place(feature.key()) else {
                return;
            };
            if std::mem::replace(&mut scales.seen[n], turn) == turn {
                return;
            }
            let rarity = self.rarity[n];
            length += rarity * rarity;
            for (s, w) in sum.iter_mut().zip(&self.weights[n]) {
                *s += w * rarity;
            }
        });
        let length = length.sqrt().max(1.0);
        let mut out = self.bias;
        for (o, s) in out.iter_mut().zip(sum) {
            *o += s / length;
        }
        out
    }
}

include!(concat!(env!("OUT_DIR"), "/models.rs"));
