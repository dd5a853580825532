//! Tells English from other languages by the little words every text is full of.
//!
//! Names a language only when its little words clearly outnumber the English ones. Short or odd
//! texts count as English: a wrong "other" would hide findings.

use std::borrow::Cow;

use crate::finding::Language;

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

const ENGLISH: &[&str] = &[
    "the", "and", "of", "to", "in", "is", "for", "with", "that", "on", "are", "you", "a", "an",
    "at", "be", "or", "as", "will", "not", "this", "their", "they", "who", "your", "people", "by",
    "from", "if", "it", "we", "have", "when", "do", "what", "how", "can",
];

/// Looks at the first part of a text.
pub(crate) fn of(text: &str) -> Language {
    let mut end = text.len().min(4000);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &text[..end];
    let mut english = 0u32;
    let mut words = 0u32;
    let mut others = [0u32; 9];
    let (mut letters, mut foreign) = (0u32, [0u32; 5]);
    for c in sample.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
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
    let scripts = [
        "Russian or another language in Cyrillic script",
        "Arabic or another language in Arabic script",
        "Japanese",
        "Chinese",
        "Korean",
    ];
    if let Some((script, count)) = foreign.iter().enumerate().max_by_key(|f| f.1)
        && count * 2 > letters
        && *count > 3
    {
        return Language::Other(Cow::Borrowed(scripts[script]));
    }
    for word in sample.split(|c: char| !c.is_alphabetic()) {
        if word.is_empty() || word.len() > 12 {
            continue;
        }
        words += 1;
        let low = word.to_lowercase();
        english += u32::from(ENGLISH.contains(&low.as_str()));
        for ((_, list), count) in LITTLE.iter().zip(&mut others) {
            *count += u32::from(list.contains(&low.as_str()));
        }
    }
    let best = others.iter().enumerate().max_by_key(|o| o.1);
    match best {
        Some((at, &count))
            if words >= 5 && count >= 3 && count > english * 3 && count * 5 >= words =>
        {
            Language::Other(Cow::Borrowed(LITTLE[at].0))
        }
        _ if letters == 0 => Language::Unsure,
        _ => Language::English,
    }
}
