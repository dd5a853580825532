//! Random texts: bytes, words of the lexicon, signs, control characters and those that turn the direction of writing.
//!
//! The same number always gives the same text. It tries to be odd, not to be likely.

use std::path::Path;

use rolecheck::{Checker, Kind, Options, apply_fixes};

/// What tends to break readers of text.
const ODD: &[&str] = &[
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    " ",
    "- ",
    "* ",
    "• ",
    "# ",
    "> ",
    "| ",
    "+ ",
    "o ",
    "1) ",
    "\"",
    "“",
    "”",
    "’",
    "’s",
    "'",
    "'s",
    "s'",
    "(",
    ")",
    "(s)",
    "s/",
    "/",
    ":",
    "://",
    ";",
    "?",
    "!",
    ".",
    "...",
    ",",
    "…",
    "–",
    "-",
    "`",
    "```\n",
    "~~~\n",
    "@",
    "a@b.c",
    "e.g. ",
    "Mr. ",
    "\u{0}",
    "\u{7}",
    "\u{1b}[31m",
    "\u{7f}",
    "\u{85}",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{200d}",
    "\u{200f}",
    "\u{202a}",
    "\u{202e}",
    "\u{2066}",
    "\u{2069}",
    "\u{feff}",
    "\u{fffd}",
    "\u{301}",
    "é",
    "ß",
    "İ",
    "ﬁ",
    "日本",
    "العربية",
    "עברית",
    "𝔸",
    "👩‍👩‍👧",
    "he/she ",
    "his or her ",
    "wayfellow-ignore RF-MED: so",
    "wayfellow-ignore",
    "<!-- wayfellow: quote -->",
    "<!-- wayfellow: end quote -->",
    "Requirements:",
    "Duties:",
    "Reports to",
    "Do you ",
];

/// Draws numbers that look like chance and are none.
struct Lots(u64);

impl Lots {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % n
    }
}

/// Makes texts and checks them.
pub struct Texts {
    words: Vec<String>,
}

impl Texts {
    /// With the words of the lexicon and of the rules' examples.
    pub fn new() -> Texts {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicon");
        let mut files: Vec<_> = std::fs::read_dir(folder)
            .into_iter()
            .flatten()
            .filter_map(|entry| Some(entry.ok()?.path()))
            .collect();
        files.sort();
        let mut words: Vec<String> = Vec::new();
        for file in files {
            let text = std::fs::read_to_string(file).unwrap_or_default();
            let lines = text.lines().filter(|l| !l.starts_with(['#', '[']));
            words.extend(
                lines
                    .flat_map(|l| l.split(','))
                    .map(|w| w.trim().to_owned()),
            );
        }
        for rule in rolecheck::rules() {
            for example in rule.flagged.iter().chain(rule.allowed) {
                words.extend(example.text.split(' ').map(str::to_owned));
            }
        }
        words.retain(|w| !w.is_empty());
        Texts { words }
    }

    /// The text with this number.
    pub fn text(&self, number: u64) -> String {
        let mut lots = Lots(number.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let most = if number.is_multiple_of(500) { 2000 } else { 30 };
        let mut bytes = Vec::new();
        for _ in 0..=lots.below(most) {
            match lots.below(12) {
                0 => bytes.push(lots.below(256) as u8),
                1..4 => bytes.extend(ODD[lots.below(ODD.len())].bytes()),
                4 => {
                    let word = &self.words[lots.below(self.words.len())];
                    bytes.extend(word.to_uppercase().bytes());
                }
                _ => {
                    let word = &self.words[lots.below(self.words.len())];
                    bytes.extend(word.bytes());
                    bytes.extend(if lots.below(8) == 0 { "" } else { " " }.bytes());
                }
            }
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Checks it as one kind of text, and says what is wrong with a finding, if anything is.
    pub fn problem(&self, number: u64) -> Option<String> {
        let text = self.text(number);
        let kind = Kind::ALL[(number % Kind::ALL.len() as u64) as usize];
        let report = Checker::shipped().check(&text, &Options::new(kind));
        let misplaced = report
            .findings
            .iter()
            .find(|f| text.get(f.span.clone()).is_none_or(str::is_empty));
        if let Some(f) = misplaced {
            return Some(format!(
                "text {number} as {kind}: {} at {:?} is no place in {text:?}",
                f.code, f.span
            ));
        }
        let again = Checker::shipped().check(&text, &Options::new(kind));
        if again != report {
            return Some(format!(
                "text {number} as {kind} gave two reports: {text:?}"
            ));
        }
        let _ = apply_fixes(&text, &report.findings);
        None
    }
}
