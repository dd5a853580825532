//! Tells English from other languages by the little words every text is full of.
//!
//! Names a language only when its little words clearly outnumber the English ones. Short or odd
//! texts count as English: a wrong "other" would hide findings.

use std::borrow::Cow;

use crate::finding::Language;
use crate::spellings::word_id;

const LITTLE: &[(&str, &[&str])] = &[
    (
        "Spanish",
        &[
            "el", "la", "los", "las", "de", "del", "que", "y", "para", "con", "una", "por", "en",
            "se", "es", "su", "sus", "al", "como", "o", "personas",
        ],
    ),
    (
        "Portuguese",
        &[
            "o", "os", "as", "de", "do", "da", "dos", "das", "que", "e", "para", "com", "uma",
            "um", "em", "não", "se", "ao", "pessoas", "ou",
        ],
    ),
    (
        "French",
        &[
            "le", "la", "les", "des", "du", "de", "et", "pour", "avec", "une", "un", "est", "dans",
            "que", "qui", "vous", "au", "aux", "ou", "sur",
        ],
    ),
    (
        "German",
        &[
            "der", "die", "das", "und", "den", "dem", "mit", "für", "ist", "nicht", "ein", "eine",
            "von", "zu", "auf", "im", "sie", "oder", "werden",
        ],
    ),
    (
        "Italian",
        &[
            "il", "lo", "gli", "di", "del", "della", "che", "e", "per", "con", "una", "un", "non",
            "è", "sono", "persone", "le", "nel", "alla",
        ],
    ),
    (
        "Dutch",
        &[
            "de", "het", "een", "en", "van", "voor", "met", "niet", "zijn", "op", "te", "dat",
            "die", "wordt", "aan",
        ],
    ),
    (
        "Haitian Creole",
        &[
            "nan", "ak", "pou", "yo", "ki", "li", "pa", "moun", "se", "yon", "sa", "gen", "fè",
        ],
    ),
    (
        "Vietnamese",
        &[
            "và", "của", "là", "cho", "người", "không", "trong", "được", "có", "các",
        ],
    ),
    (
        "Polish",
        &[
            "i", "w", "na", "z", "do", "się", "nie", "jest", "dla", "oraz", "że", "to",
        ],
    ),
];

/// English little words that other languages have, too: they speak for neither.
const SHARED: [&[&str]; 9] = [
    &["a"],
    &["a", "as", "do"],
    &["a", "on"],
    &["in", "an", "will", "at"],
    &["a", "in", "do"],
    &["is", "in", "of", "we", "an"],
    &["a", "an", "on"],
    &[],
    &["a", "to", "do", "on", "we", "by"],
];

const ENGLISH: &[&str] = &[
    "the", "and", "of", "to", "in", "is", "for", "with", "that", "on", "are", "you", "a", "an",
    "at", "be", "or", "as", "will", "not", "this", "their", "they", "who", "your", "people", "by",
    "from", "if", "it", "we", "have", "when", "do", "what", "how", "can",
];

/// Words of a sample, and which of them are the little words of a language.
#[derive(Default)]
struct Counts {
    words: u32,
    /// Words that the lexicon has.
    known: u32,
    english: u32,
    /// Little words of each language that English does not have.
    others: [u32; 9],
    /// Those that English has as well.
    shared: [u32; 9],
}

fn count(sample: &str) -> Counts {
    let mut counts = Counts::default();
    let mut low = String::new();
    for word in sample.split(|c: char| !c.is_alphabetic()) {
        if word.is_empty() || word.len() > 12 {
            continue;
        }
        counts.words += 1;
        low.clear();
        low.extend(word.chars().flat_map(char::to_lowercase));
        let word = low.as_str();
        counts.known += u32::from(word_id(word.as_bytes()) != 0);
        let english = ENGLISH.contains(&word);
        counts.english += u32::from(english);
        for (n, (_, list)) in LITTLE.iter().enumerate() {
            if english {
                counts.shared[n] += u32::from(SHARED[n].contains(&word));
            } else {
                counts.others[n] += u32::from(list.contains(&word));
            }
        }
    }
    counts
}

const SCRIPTS: [&str; 5] = [
    "Russian or another language in Cyrillic script",
    "Arabic or another language in Arabic script",
    "Japanese",
    "Chinese",
    "Korean",
];

/// Looks at the first part of a text.
pub(crate) fn of(text: &str) -> Language {
    let sample = &text[..text.floor_char_boundary(4000)];
    let (mut letters, mut beyond, mut foreign) = (0u32, 0u32, [0u32; 5]);
    for c in sample.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        beyond += u32::from(!c.is_ascii());
        let script = match c as u32 {
            0x0400..=0x052F => 0,
            0x0600..=0x06FF | 0x0750..=0x077F | 0xFB50..=0xFDFF | 0xFE70..=0xFEFF => 1,
            0x3040..=0x30FF => 2,
            0x4E00..=0x9FFF | 0x3400..=0x4DBF => 3,
            0xAC00..=0xD7AF => 4,
            _ => continue,
        };
        foreign[script] += 1;
    }
    if let Some((script, count)) = foreign.iter().enumerate().max_by_key(|f| f.1)
        && count * 2 > letters
        && *count > 3
    {
        return Language::Other(Cow::Borrowed(SCRIPTS[script]));
    }
    // another script, or bytes that were read in the wrong encoding
    if letters == 0 || beyond > 3 && beyond * 2 > letters {
        return Language::Unsure;
    }
    let counts = count(sample);
    let best = (0..LITTLE.len()).max_by_key(|n| counts.others[*n]);
    if let Some(best) = best {
        let (count, words) = (counts.others[best], counts.words);
        let english = counts.english - counts.shared[best];
        if words >= 5 && count >= 3 && count > english * 3 && count * 5 >= words {
            return Language::Other(Cow::Borrowed(LITTLE[best].0));
        }
    }
    // hardly a word of English, little or not: a language that is not in the list
    if counts.words >= 8 && counts.english * 10 <= counts.words && counts.known * 4 < counts.words {
        return Language::Unsure;
    }
    Language::English
}
