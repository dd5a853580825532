//! Reads random Word files, as many as are asked for, and stops at the first that breaks something:
//! `cargo run --release -p documents --example random_word -- 1000000`.
//!
//! A file is a sound container with odd parts, or one of those with bytes changed, cut off or doubled. The same number
//! always gives the same file. What is read gets a comment somewhere, and its text must stay as it was.
#![allow(clippy::print_stdout, clippy::expect_used)]

use std::io::{Cursor, Write};

use documents::docx::{Comment, annotate, read};
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

const TYPES: &str =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// What stands in the parts of Word files, whole and broken.
const PIECES: [&str; 58] = [
    "<w:p>",
    "</w:p>",
    "<w:p/>",
    "<w:r>",
    "</w:r>",
    "<w:t>",
    "</w:t>",
    "<w:t xml:space=\"preserve\">",
    "<w:t/>",
    "<w:pPr>",
    "</w:pPr>",
    "<w:rPr>",
    "</w:rPr>",
    "<w:b/>",
    "<w:tab/>",
    "<w:br/>",
    "<w:cr/>",
    "<w:noBreakHyphen/>",
    "<w:softHyphen/>",
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr>",
    "</w:tr>",
    "<w:tc>",
    "</w:tc>",
    "<w:ins w:id=\"1\">",
    "</w:ins>",
    "<w:del w:id=\"2\">",
    "</w:del>",
    "<w:delText>",
    "</w:delText>",
    "<w:hyperlink>",
    "</w:hyperlink>",
    "<w:sdt><w:sdtContent>",
    "</w:sdtContent></w:sdt>",
    "<w:fldChar w:fldCharType=\"begin\"/>",
    "<w:fldChar w:fldCharType=\"end\"/>",
    "<w:instrText>PAGE</w:instrText>",
    "<w:commentRangeStart w:id=\"0\"/>",
    "<w:commentRangeEnd w:id=\"0\"/>",
    "<w:commentReference w:id=\"0\"/>",
    "<mc:AlternateContent>",
    "</mc:AlternateContent>",
    "<!-- note -->",
    "<![CDATA[clients & friends]]>",
    "<?odd?>",
    "&amp;",
    "&lt;",
    "&#x202e;",
    "&#0;",
    "&nope;",
    "&",
    "<",
    "]]>",
    "clients come in",
    "日本語 ",
    "\u{202e}\u{7}\u{1b}",
    "Hand out the meds. ",
];

/// What can be opened and closed. Properties are among the odd pieces only: a paragraph inside the properties of a run,
/// which no program writes, is written twice when a comment parts the run.
const NAMES: [&str; 12] = [
    "w:p",
    "w:r",
    "w:t",
    "w:tbl",
    "w:tr",
    "w:tc",
    "w:ins",
    "w:del",
    "w:delText",
    "w:hyperlink",
    "w:sdt",
    "w:sdtContent",
];

/// What may stand anywhere.
const SOUND: [&str; 10] = [
    "<w:b/>",
    "<w:tab/>",
    "<w:br/>",
    "<w:noBreakHyphen/>",
    "<w:commentRangeStart w:id=\"0\"/>",
    "<w:commentRangeEnd w:id=\"0\"/>",
    "clients &amp; friends ",
    "日本語 ",
    "Hand out the meds. ",
    "&#x202e;",
];

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % most.max(1)
    }

    /// Parts of a Word file: mostly what is opened is closed again, in the right order.
    fn pieces(&mut self) -> String {
        let odd = self.below(6) == 0;
        let mut out = String::new();
        let mut open = Vec::new();
        for _ in 0..self.below(24) {
            match self.below(8) {
                0..3 => {
                    let name = NAMES[self.below(NAMES.len())];
                    out += &format!("<{name}>");
                    open.push(name);
                }
                3..5 => out.extend(open.pop().map(|name| format!("</{name}>"))),
                _ if odd => out += PIECES[self.below(PIECES.len())],
                _ => out += SOUND[self.below(SOUND.len())],
            }
        }
        out.extend(open.iter().rev().map(|name| format!("</{name}>")));
        out
    }
}

fn file(number: u64) -> Vec<u8> {
    let mut dice = Dice(number.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    dice.below(2);
    let whole = dice.below(4) > 0;
    let body = match whole {
        true => {
            (0..dice.below(5))
                .map(|_| {
                    format!(
                        "<w:p><w:r><w:t>{}</w:t></w:r></w:p>",
                        PIECES[54 + dice.below(4)]
                    )
                })
                .collect::<String>()
                + &dice.pieces()
        }
        false => dice.pieces(),
    };
    let document = format!("<w:document xmlns:w=\"{WORD}\"><w:body>{body}</w:body></w:document>");
    let packed = match dice.below(2) {
        0 => CompressionMethod::Stored,
        _ => CompressionMethod::Deflated,
    };
    let options = SimpleFileOptions::default().compression_method(packed);
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, text: &str| {
        zip.start_file(name, options).expect("a name");
        zip.write_all(text.as_bytes()).expect("room in memory");
    };
    part("[Content_Types].xml", TYPES);
    part("word/document.xml", &document);
    if dice.below(3) == 0 {
        part(
            "word/comments.xml",
            &format!(
                "<w:comments xmlns:w=\"{WORD}\">{}</w:comments>",
                dice.pieces()
            ),
        );
    }
    if dice.below(3) == 0 {
        part("word/_rels/document.xml.rels", &dice.pieces());
    }
    let mut bytes = zip.finish().expect("room in memory").into_inner();
    for _ in 0..[0, 0, 1, 3, 20][dice.below(5)] {
        let at = dice.below(bytes.len());
        match dice.below(4) {
            0 => bytes.truncate(at.max(1)),
            1 => bytes.insert(at, dice.below(256) as u8),
            _ => bytes[at] = dice.below(256) as u8,
        }
    }
    bytes
}

/// What is wrong with how this file is read, if anything, and whether it could be read at all.
fn tried(number: u64) -> Result<bool, String> {
    let bytes = file(number);
    let Ok(before) = read(&bytes) else {
        return Ok(false);
    };
    let mut dice = Dice(number | 1);
    let start = dice.below(before.text.len() + 2);
    let comment = Comment {
        range: start..start + dice.below(30),
        author: "Mara".into(),
        ..Comment::default()
    };
    if let Ok(after) = annotate(&bytes, &[comment]) {
        let after = read(&after).map(|d| d.text);
        if after.as_ref() != Ok(&before.text) {
            return Err(format!("file {number}: {:?} became {after:?}", before.text));
        }
    }
    Ok(true)
}

fn main() {
    let asked = std::env::args().nth(1).and_then(|n| n.parse().ok());
    let count: u64 = asked.unwrap_or(1_000_000);
    let mut sound = 0;
    for number in 0..count {
        match std::panic::catch_unwind(|| tried(number)) {
            Ok(Ok(read)) => sound += u64::from(read),
            Ok(Err(problem)) => {
                println!("{problem}");
                std::process::exit(1);
            }
            Err(panic) => {
                println!("file {number} broke the reader");
                std::panic::resume_unwind(panic);
            }
        }
    }
    println!("{count} files, {sound} of them readable: no panic, and a comment changes no text");
}
