//! How people judged sentences like this one: a small linear reading of words and pairs of words,
//! learned from the labelled texts in `corpus/` by `examples/learn`.
//!
//! The frames and tables explain; this weighs. Where a sentence says in new words what others said
//! before it, the tables may miss it, and the weights may not. The weights are plain text in
//! `model/`, one feature a line, so that anyone can see what leans which way.
//!
//! It knows nothing about grammar and gives no reasons: those come from the rule of the activity.

use crate::rule::rules;
use crate::signs::{GROUPS, Signs};
use crate::spellings::{START, hash, of_sign};
use crate::tables::{CLASS_NAMES, ClassSet};
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
    /// Two stems with one word between them; questions are read with these, too.
    Apart(&'a [u8], &'a [u8]),
    /// What the frames found: a group of signs and a class, by number.
    Sign(usize, u16),
    /// A group of words of like meaning that the word is in, by number.
    Near(u16),
    /// What a rule said of the passage, by the number of the rule.
    Ruled(u16),
}

/// The key of two stems beside each other, from their hashes; the build script does the same.
fn pair_key(a: u32, b: u32) -> u32 {
    let h = (a.rotate_left(13) ^ b).wrapping_mul(0x9E37_79B1);
    (h ^ h >> 15).wrapping_mul(0x85EB_CA77)
}

/// The key of two stems with one word between them; the build script does the same.
fn apart_key(a: u32, b: u32) -> u32 {
    pair_key(!a, b)
}

impl Feature<'_> {
    /// Its place in the tables; 0 when no model knows it.
    fn place(&self) -> u32 {
        let tagged = |tag: &[u8], rest: &[u8]| place(hash(hash(START, tag), rest));
        match self {
            Feature::Word(w) => tagged(b"w:", w),
            Feature::Stem(w) => tagged(b"s:", w),
            Feature::Head(w) => tagged(b"h:", w),
            Feature::Pair(a, b) => place(pair_key(hash(START, a), hash(START, b))),
            Feature::Apart(a, b) => place(apart_key(hash(START, a), hash(START, b))),
            Feature::Sign(group, class) => SIGN_PLACES[*group][usize::from(*class)],
            Feature::Near(group) => tagged(b"n:", NEAR_NAMES[usize::from(*group)].as_bytes()),
            Feature::Ruled(rule) => tagged(b"r:", rules()[usize::from(*rule)].code.as_bytes()),
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
            Feature::Apart(a, b) => format!("a:{} {}", word(a), word(b)),
            Feature::Sign(group, class) => {
                format!("c:{} {}", GROUPS[*group], CLASS_NAMES[usize::from(*class)])
            }
            Feature::Near(group) => format!("n:{}", NEAR_NAMES[usize::from(*group)]),
            Feature::Ruled(rule) => format!("r:{}", rules()[usize::from(*rule)].code),
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
#[derive(Clone, Copy)]
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
                if of_sign(sign) == 0 {
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

/// The features that a word has wherever it stands.
fn of_word(word: &[u8], shape: Shape, each: &mut impl FnMut(Feature<'_>)) {
    if shape == Shape::Word {
        each(Feature::Word(word));
        if word.len() > 5 {
            each(Feature::Head(&word[..5]));
        }
        near(word)
            .iter()
            .for_each(|group| each(Feature::Near(*group)));
    }
    each(Feature::Stem(stem(word)));
}

/// The groups of like meaning that a word is in, without the owner's ending.
fn near(word: &[u8]) -> &'static [u16] {
    let plain = word.split(|b| *b == b'\'').next().unwrap_or_default();
    match NEAR.binary_search_by_key(&hash(START, plain), |n| n.0) {
        Ok(n) => NEAR_GROUPS
            .get(usize::from(NEAR[n].1)..usize::from(NEAR[n].2))
            .unwrap_or_default(),
        Err(_) => &[],
    }
}

/// A stretch of terms without its last full stop: whether somebody sets one says nothing.
fn unstopped(terms: &[Term]) -> &[Term] {
    match terms {
        [rest @ .., last] if last.sign == b'.' => rest,
        _ => terms,
    }
}

/// Every feature of a stretch of terms, some more than once. [`Scales::load`] goes the same way.
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
    for term in unstopped(terms) {
        if term.is(mark::QUOTED) {
            continue;
        }
        for token in &tokens[term.first as usize..term.end as usize] {
            if !now.read(text, token) {
                continue;
            }
            let word = now.get();
            of_word(word, token.shape, &mut each);
            each(Feature::Pair(stem(before.get()), stem(word)));
            std::mem::swap(&mut before, &mut now);
        }
    }
    each(Feature::Pair(stem(before.get()), b"$"));
    signs.each(|group, class| each(Feature::Sign(group, class)));
}

/// The stems that have one word between them. [`Scales::load_apart`] goes the same way.
pub(crate) fn apart(
    text: &str,
    tokens: &[Token],
    terms: &[Term],
    mut each: impl FnMut(Feature<'_>),
) {
    let mut words = [Lowered::EMPTY; 3];
    let looked_at = unstopped(terms).iter().filter(|t| !t.is(mark::QUOTED));
    for token in looked_at.flat_map(|t| &tokens[t.first as usize..t.end as usize]) {
        if words[2].read(text, token) {
            if words[0].len > 0 {
                each(Feature::Apart(stem(words[0].get()), stem(words[2].get())));
            }
            words.rotate_left(1);
        }
    }
}

/// The place of a feature in the tables, by its key; 0 when no model knows it.
fn place(key: u32) -> u32 {
    let bit = key as usize & (FEATURE_FILTER.len() * 64 - 1);
    if FEATURE_FILTER[bit / 64] >> (bit % 64) & 1 == 0 {
        return 0;
    }
    let mask = FEATURE_SLOTS.len() - 1;
    let mut slot = key as usize & mask;
    loop {
        match FEATURE_SLOTS[slot] {
            (_, 0) => return 0,
            (found, place) if found == key => return place,
            _ => slot = (slot + 1) & mask,
        }
    }
}

/// The weights of one question, as the build script laid them out. `W` is one more than `K`.
pub(crate) struct Model<const K: usize, const W: usize> {
    /// Names of the answers.
    pub classes: [&'static str; K],
    pub bias: [f32; K],
    /// The number of a feature's share, by its place; 0 when this model does not know it. The
    /// first model has none: its shares stand in the order of the places.
    pub rows: &'static [u16],
    /// What each feature says: the weights times the rarity, and the square of the rarity. The
    /// first is empty.
    pub shares: &'static [[f32; W]],
}

/// What is kept of a word: the places of its features, and the hash of its stem for pairs.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    /// The number of the spelling; 0 for none.
    spelling: u32,
    stem: u32,
    /// The first places; 0 for none.
    places: [u32; FEW],
    /// Where the others stand in the list.
    from: u32,
    more: u16,
    /// Nothing in it is looked at: the word is passed over.
    blank: bool,
}

/// Places kept beside the word itself; a word has seldom more.
const FEW: usize = 3;

/// Words kept at once.
const KEPT: usize = 1 << 14;

/// A place to work in, kept between sentences of one text.
#[derive(Default)]
pub(crate) struct Scales {
    /// The places of the passage's features, each once, in their order; then room for more.
    places: Vec<u32>,
    count: usize,
    /// A bit for each of them.
    seen: Vec<u64>,
    /// By number of the spelling; a later one takes the place of an earlier one.
    known: Vec<Known>,
    lists: Vec<u32>,
}

impl Scales {
    /// Reads a stretch of terms, so that models can weigh it.
    pub(crate) fn load(&mut self, text: &str, tokens: &[Token], terms: &[Term], signs: &Signs) {
        if self.seen.is_empty() {
            self.seen = vec![0; FEATURES.div_ceil(64) + 1];
            self.places = vec![0; FEATURES + 2];
        }
        for place in &self.places[..self.count] {
            self.seen[*place as usize / 64] = 0;
        }
        self.count = 0;
        // nothing is at place 0
        self.seen[0] = 1;
        let mut before = hash(START, b"^");
        for term in unstopped(terms) {
            if term.is(mark::QUOTED) {
                continue;
            }
            for token in &tokens[term.first as usize..term.end as usize] {
                if token.spelling == 0 {
                    continue;
                }
                let known = self.known(text, token);
                if known.blank {
                    continue;
                }
                for place in known.places {
                    self.put(place);
                }
                for n in 0..u32::from(known.more) {
                    self.put(self.lists[(known.from + n) as usize]);
                }
                self.put(place(pair_key(before, known.stem)));
                before = known.stem;
            }
        }
        self.put(place(pair_key(before, hash(START, b"$"))));
        signs.among(&SIGNS_KNOWN).each(|group, class| {
            self.put(SIGN_PLACES[group][usize::from(class)]);
        });
    }

    /// Adds the stems of a passage that have one word between them.
    pub(crate) fn load_apart(&mut self, text: &str, tokens: &[Token], terms: &[Term]) {
        let mut before = [None; 2];
        let looked_at = unstopped(terms).iter().filter(|t| !t.is(mark::QUOTED));
        for token in looked_at.flat_map(|t| &tokens[t.first as usize..t.end as usize]) {
            if token.spelling == 0 {
                continue;
            }
            let known = self.known(text, token);
            if known.blank {
                continue;
            }
            if let Some(first) = before[0] {
                self.put(place(apart_key(first, known.stem)));
            }
            before = [before[1], Some(known.stem)];
        }
    }

    /// Adds what a rule said of the passage.
    pub(crate) fn add_ruled(&mut self, rule: u16) {
        self.put(Feature::Ruled(rule).place());
    }

    /// Adds a place that has not been seen. There is room for every place and one more.
    #[inline]
    fn put(&mut self, place: u32) {
        let seen = &mut self.seen[place as usize / 64];
        self.places[self.count] = place;
        self.count += usize::from(*seen >> (place % 64) & 1 == 0);
        *seen |= 1 << (place % 64);
    }

    fn known(&mut self, text: &str, token: &Token) -> Known {
        let slot = token.spelling as usize % KEPT;
        match self.known.get(slot) {
            Some(known) if known.spelling == token.spelling => *known,
            _ => self.learn(text, token, slot),
        }
    }

    #[cold]
    fn learn(&mut self, text: &str, token: &Token, slot: usize) -> Known {
        if self.lists.len() > KEPT * 16 {
            self.lists.clear();
            self.known.clear();
        }
        if self.known.len() <= slot {
            self.known.resize(slot + 1, Known::default());
        }
        let mut word = Lowered::EMPTY;
        let mut known = Known {
            spelling: token.spelling,
            from: self.lists.len() as u32,
            blank: !word.read(text, token),
            ..Known::default()
        };
        let mut count = 0;
        if !known.blank {
            of_word(word.get(), token.shape, &mut |feature: Feature<'_>| {
                match (feature.place(), known.places.get_mut(count)) {
                    (0, _) => return,
                    (place, Some(free)) => *free = place,
                    (place, None) => self.lists.push(place),
                }
                count += 1;
            });
        }
        known.stem = hash(START, stem(word.get()));
        known.more = (self.lists.len() - known.from as usize) as u16;
        self.known[slot] = known;
        known
    }
}

impl<const K: usize, const W: usize> Model<K, W> {
    /// How much each answer has for a stretch of terms. Only differences mean anything.
    pub(crate) fn weigh(
        &self,
        scales: &mut Scales,
        text: &str,
        tokens: &[Token],
        terms: &[Term],
        signs: &Signs,
    ) -> [f32; K] {
        scales.load(text, tokens, terms, signs);
        self.read(scales)
    }

    /// The same for what is on the scales already.
    pub(crate) fn read(&self, scales: &Scales) -> [f32; K] {
        let mut sum = [0f32; W];
        let mut add = |row: usize| {
            if let Some(share) = self.shares.get(row) {
                for (s, w) in sum.iter_mut().zip(share) {
                    *s += w;
                }
            }
        };
        let places = &scales.places[..scales.count];
        if self.rows.is_empty() {
            places.iter().for_each(|place| add(*place as usize));
        } else {
            for place in places {
                match self.rows[*place as usize] {
                    0 => {}
                    row => add(usize::from(row)),
                }
            }
        }
        let length = sum[K].sqrt().max(1.0);
        let mut out = self.bias;
        for (o, s) in out.iter_mut().zip(sum) {
            *o += s / length;
        }
        out
    }
}

include!(concat!(env!("OUT_DIR"), "/models.rs"));

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::{group, mark_quotations};
    use crate::tokens::Cutter;

    #[test]
    fn the_heads_of_documents_stand_in_the_order_of_the_model() {
        assert_eq!(DOCUMENT.classes, crate::documents::head::NAMES);
    }

    #[test]
    fn what_is_kept_of_a_word_gives_the_features_that_are_learned_from() {
        let signs = Signs::new();
        let (mut tokens, mut terms) = (Vec::new(), Vec::new());
        let mut scales = Scales::default();
        let mut count = 0;
        let examples = rules()
            .iter()
            .flat_map(|r| r.flagged.iter().chain(r.allowed));
        let text: Vec<&str> = examples.map(|e| e.text).collect();
        let text = text.join("\n\n") + "\n\nThe workers' car: 12 rides, “so to say” – don’t.";
        let mut cutter = Cutter::new(&text);
        while cutter.next(&mut tokens) {
            mark_quotations(&mut tokens);
            group(&tokens, &mut terms);
            let mut wanted = Vec::new();
            features(&text, &tokens, &terms, &signs, |feature| {
                let place = feature.place();
                if place != 0 && !wanted.contains(&place) {
                    wanted.push(place);
                }
            });
            apart(&text, &tokens, &terms, |feature| {
                let place = feature.place();
                if place != 0 && !wanted.contains(&place) {
                    wanted.push(place);
                }
            });
            scales.load(&text, &tokens, &terms, &signs);
            scales.load_apart(&text, &tokens, &terms);
            assert_eq!(scales.places[..scales.count], wanted);
            count += wanted.len();
        }
        assert!(count > 1000);
    }
}
