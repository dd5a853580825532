//! Papers with everything they can hold, as PDF, Word and HTML.

use documents::docx;
use documents::paper::{Block, Paper, Table};
use documents::pdf;
use proptest::prelude::*;

fn with(blocks: Vec<Block>) -> Paper {
    Paper {
        language: "es".to_owned(),
        title: "Reunión".to_owned(),
        blocks,
        ..Paper::default()
    }
}

fn words(all: &[&str]) -> Vec<String> {
    all.iter().map(|w| (*w).to_owned()).collect()
}

fn table(rows: usize) -> Table {
    Table {
        caption: "What each seat said".to_owned(),
        head: words(&["Seat", "", "Yes"]),
        rows: (0..rows).map(|n| vec![format!("Seat {n}")]).collect(),
        names: true,
    }
}

fn composed(paper: &Paper) -> String {
    let bytes = pdf::compose(paper).unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hexadecimal(text: &str) -> String {
    text.encode_utf16().map(|u| format!("{u:04X}")).collect()
}

#[test]
fn a_table_has_headers_for_its_columns_and_rows_and_none_where_nothing_stands() {
    let text = composed(&with(vec![Block::Table(table(3))]));
    assert_eq!(text.matches("/Scope /Column").count(), 2);
    assert_eq!(text.matches("/Scope /Row").count(), 3);
    assert_eq!(text.matches("/S /TR").count(), 4);
    assert_eq!(text.matches("/S /TD").count(), 1 + 3 * 2);
    assert_eq!(text.matches("/S /Caption").count(), 1);
    let html = with(vec![Block::Table(table(3))]).html();
    assert_eq!(html.matches("<th scope=\"col\">").count(), 2);
    assert_eq!(html.matches("<th scope=\"row\">").count(), 3);
}

#[test]
fn a_table_in_a_word_file_comes_back_with_its_cells() {
    let bytes = docx::compose(&with(vec![Block::Table(table(2))])).unwrap();
    let read = docx::read(&bytes).unwrap();
    let cells: Vec<(u32, u32, &str)> = read
        .paragraphs
        .iter()
        .filter_map(|p| {
            let cell = p.cell?;
            Some((cell.row, cell.column, &read.text[p.plain.clone()]))
        })
        .filter(|(.., text)| !text.is_empty())
        .collect();
    assert_eq!(
        cells,
        [
            (0, 0, "Seat"),
            (0, 2, "Yes"),
            (1, 0, "Seat 0"),
            (2, 0, "Seat 1")
        ]
    );
}

#[test]
fn a_long_table_says_its_headers_on_each_page_but_only_once_to_a_screen_reader() {
    let text = composed(&with(vec![Block::Table(table(200))]));
    let pages = text.matches("/Type /Page /Parent").count();
    assert!((5..20).contains(&pages), "{pages}");
    assert_eq!(text.matches("/Scope /Column").count(), 2);
    // On each page but the first, headers and feet are for the eye.
    assert_eq!(
        text.matches("/Artifact << /Type /Pagination").count(),
        2 * pages - 1
    );
}

#[test]
fn pages_are_numbered_in_the_language_of_the_paper() {
    let bytes = docx::compose(&with(vec![Block::PageBreak])).unwrap();
    let mut zip = zip_part(&bytes, "word/footer.xml");
    assert!(zip.contains("Página ") && zip.contains("NUMPAGES"), "{zip}");
    let english = Paper {
        language: "en".to_owned(),
        ..with(Vec::new())
    };
    zip = zip_part(&docx::compose(&english).unwrap(), "word/footer.xml");
    assert!(zip.contains("Page ") && zip.contains(" of "), "{zip}");
}

fn zip_part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name(name).unwrap(), &mut text).unwrap();
    text
}

#[test]
fn the_language_of_a_paper_is_that_of_the_file_and_a_made_up_one_is_not() {
    for (language, tag) in [
        ("es", "es-US"),
        ("en", "en-US"),
        ("", "en-US"),
        ("pt-BR", "pt-BR"),
        ("x) >> evil", "en-US"),
    ] {
        let paper = Paper {
            language: language.to_owned(),
            ..with(Vec::new())
        };
        assert!(
            composed(&paper).contains(&format!("/Lang ({tag})")),
            "{language}"
        );
    }
}

#[test]
fn no_level_of_headings_is_left_out() {
    let small = |title: &str| Paper {
        title: title.to_owned(),
        ..with(vec![
            Block::Heading(2, "Small".to_owned()),
            Block::Heading(2, "Small".to_owned()),
        ])
    };
    let text = composed(&small("Title"));
    assert_eq!(
        (
            text.matches("/S /H1").count(),
            text.matches("/S /H2").count(),
            text.matches("/S /H3").count()
        ),
        (1, 1, 1)
    );
    // Without a title the first heading is one, so that no file goes without.
    assert!(composed(&small("")).contains(&format!("/Title <FEFF{}>", hexadecimal("Small"))));
    assert!(
        composed(&Paper::default()).contains(&format!("/Title <FEFF{}>", hexadecimal("Document")))
    );
}

#[test]
fn a_document_of_several_pages_has_its_headings_as_bookmarks() {
    let head = |level: u8, words: &str| Block::Heading(level, words.to_owned());
    let blocks = vec![
        head(1, "One"),
        head(2, "Within"),
        head(2, "Within too"),
        Block::PageBreak,
        head(1, "Two"),
    ];
    let text = composed(&with(blocks.clone()));
    let titles = ["One", "Within", "Within too", "Two"];
    let places: Vec<usize> = titles
        .iter()
        .map(|t| {
            text.find(&format!("/Title <FEFF{}> /Parent", hexadecimal(t)))
                .unwrap()
        })
        .collect();
    assert!(places.is_sorted());
    assert_eq!(text.matches("/Type /Outlines").count(), 1);
    assert_eq!(text.matches("/Count -2 ").count(), 1);
    let one = composed(&with(blocks[..3].to_vec()));
    assert!(!one.contains("/Outlines"), "one page needs none");
}

#[test]
fn a_character_without_a_shape_is_a_box_that_reads_as_the_character() {
    let paper = |text: &str| composed(&with(vec![Block::Paragraph(text.to_owned())]));
    let text = paper("Say 中文 here");
    assert!(text.contains(&format!("/ActualText <FEFF{}>", hexadecimal("中文"))));
    assert!(text.contains("> <25A1>"), "the box says what it is");
    // A box that is meant as one needs no other text, nor do letters that are there.
    assert!(
        !paper("A box \u{25a1}, Łódź, Việt Nam, Ελλάδα, Україна, שלום, 😀").contains("/ActualText")
    );
    // What is not seen leaves nothing behind.
    assert!(paper("a\u{200d}b\u{fe0f}c\u{ad}d\u{feff}\u{202e}").contains("/S /P"));
    assert!(!paper("a\u{200d}b\u{fe0f}c\u{ad}d\u{feff}").contains("/ActualText"));
}

#[test]
fn an_accent_that_came_apart_from_its_letter_is_shown_on_it() {
    let paper = |text: &str| pdf::compose(&with(vec![Block::Paragraph(text.to_owned())])).unwrap();
    assert_eq!(paper("man\u{303}ana"), paper("mañana"));
}

/// The numbers of the glyphs of a paragraph as they are written, stretch by stretch, with the mark around each.
fn stretches(text: &str) -> Vec<(String, Vec<u32>)> {
    let text = composed(&Paper {
        title: text.to_owned(),
        ..with(Vec::new())
    });
    let (mut mark, mut found) = (String::new(), Vec::new());
    for line in text.lines() {
        if let Some((own, _)) = line.split_once(" << /MCID ") {
            mark = own.to_owned();
        }
        if let Some(shown) = line
            .strip_prefix("[<")
            .and_then(|l| l.strip_suffix(">] TJ"))
        {
            let numbers = shown.as_bytes().chunks(4);
            let numbers = numbers.map(|n| std::str::from_utf8(n).unwrap());
            let numbers = numbers.map(|n| u32::from_str_radix(n, 16).unwrap());
            found.push((mark.clone(), numbers.collect()));
        }
    }
    found
}

#[test]
fn letters_from_right_to_left_are_written_from_the_left_and_say_so() {
    let one = |mark: &str, numbers: &[u32]| (mark.to_owned(), numbers.to_vec());
    // Glyphs are numbered in the order of reading, those of each face by themselves; the last is the space that keeps
    // lines apart, which stands where the line ends.
    assert_eq!(stretches("abc"), [one("/Span", &[1, 2, 3, 4])]);
    assert_eq!(
        stretches("אבג"),
        [
            one("/ReversedChars", &[1]),
            one("/ReversedChars", &[3, 2, 1])
        ]
    );
    assert_eq!(
        stretches("a אב"),
        [
            one("/Span", &[1, 2]),
            one("/ReversedChars", &[2, 1]),
            one("/Span", &[2])
        ]
    );
    // Numbers run from left to right.
    assert_eq!(
        stretches("אב 12"),
        [
            one("/ReversedChars", &[1]),
            one("/ReversedChars", &[2, 1]),
            one("/Span", &[2, 3]),
            one("/ReversedChars", &[1])
        ]
    );
}

#[test]
fn arabic_letters_take_the_shape_that_their_neighbors_ask_for() {
    // Beh alone, at the beginning, in the middle and at the end are four shapes of one letter, so four glyphs say it.
    let text = composed(&with(vec![Block::Paragraph("ب ببب".to_owned())]));
    assert_eq!(text.matches(" <0628>\n").count(), 4);
    // Lam and alef are one, which is turned around with the rest.
    let text = composed(&with(vec![Block::Paragraph("لا".to_owned())]));
    assert!(text.contains(" <06270644>\n"));
}

#[test]
fn what_runs_from_right_to_left_is_marked_so_in_word_and_on_the_page() {
    let paper = with(vec![Block::Paragraph("שלום".to_owned())]);
    assert!(paper.html().contains("<p dir=\"rtl\">שלום</p>"));
    let xml = zip_part(&docx::compose(&paper).unwrap(), "word/document.xml");
    assert!(xml.contains("<w:bidi/>") && xml.contains("<w:rtl/>"));
}

/// Everything a paper can hold, with letters of many kinds.
fn everything() -> Paper {
    with(vec![
        Block::Letterhead(words(&["From"])),
        Block::Heading(1, "A".to_owned()),
        Block::Numbers(words(&["שלום (1)", "中文", "سلام"])),
        Block::Facts(vec![("Name".to_owned(), "Value".to_owned())]),
        Block::Table(table(50)),
        Block::Callout("Look".to_owned(), "Here".to_owned()),
        Block::Ruled("Write".to_owned(), 3),
        Block::Signatures {
            who: words(&["Inés"]),
            date: "Fecha".to_owned(),
        },
    ])
}

/// A sum over the bytes that are made here.
fn sum() -> u64 {
    let (pdf, docx) = (pdf::compose(&everything()), docx::compose(&everything()));
    let all = [
        pdf.unwrap(),
        docx.unwrap(),
        everything().html().into_bytes(),
    ]
    .concat();
    all.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[test]
fn the_same_paper_gives_the_same_bytes_in_another_process() {
    use std::io::Write as _;
    let name = "papers::the_same_paper_gives_the_same_bytes_in_another_process";
    let says = format!("made {:016x}", sum());
    if std::env::var_os("MADE_ELSEWHERE").is_some() {
        writeln!(std::io::stdout(), "{says}").unwrap();
        return;
    }
    let elsewhere = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", name, "--nocapture"])
        .env("MADE_ELSEWHERE", "1")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&elsewhere.stdout);
    assert!(said.contains(&says), "{says}: {said}");
}

#[test]
fn papers_with_too_much_of_everything_are_set_all_the_same() {
    let long = "word ".repeat(4_000);
    let wide = "x".repeat(10_000);
    let blocks = vec![
        Block::Letterhead(words(&[&long])),
        Block::Heading(1, long.clone()),
        Block::Paragraph(" ".repeat(100_000)),
        Block::Numbers(words(&["", &wide])),
        Block::Facts(vec![(long.clone(), wide.clone()), Default::default()]),
        Block::Table(Table {
            head: words(&[&long, &wide]),
            rows: vec![words(&[&wide, &long, &long]), Vec::new()],
            ..Table::default()
        }),
        Block::Table(Table {
            rows: vec![vec!["c".to_owned(); 1_000]],
            ..Table::default()
        }),
        Block::Table(Table::default()),
        Block::Callout(long.clone(), wide.clone()),
        Block::Ruled(long.clone(), u8::MAX),
        Block::Signatures {
            who: words(&[&long]),
            date: wide,
        },
        Block::PageBreak,
        Block::PageBreak,
    ];
    let paper = Paper {
        title: long,
        ..with(blocks)
    };
    let text = composed(&paper);
    assert!(text.matches("/Type /Page /Parent").count() > 30);
    assert!(docx::read(&docx::compose(&paper).unwrap()).is_ok());
    assert!(paper.html().ends_with("</html>\n"));
}

/// Words with letters of many kinds, signs of markup and white space.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Zñé]{1,12}",
        1 => "[ \\t\\n]{1,3}",
        1 => "[<>&\"'()\\[\\]{}\\\\]{1,4}",
        1 => "[א-ת]{1,6}",
        1 => "[ء-ي]{1,6}",
        1 => "[一-龥]{1,3}",
        1 => "\\PC{1,6}",
    ];
    prop::collection::vec(piece, 0..12).prop_map(|all| all.join(" "))
}

fn texts(most: usize) -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(text(), 0..most)
}

fn block() -> impl Strategy<Value = Block> {
    let table = (
        text(),
        texts(4),
        prop::collection::vec(texts(5), 0..4),
        any::<bool>(),
    );
    let table = table.prop_map(|(caption, head, rows, names)| {
        Block::Table(Table {
            caption,
            head,
            rows,
            names,
        })
    });
    prop_oneof![
        texts(3).prop_map(Block::Letterhead),
        (0..4_u8, text()).prop_map(|(level, text)| Block::Heading(level, text)),
        text().prop_map(Block::Paragraph),
        texts(4).prop_map(Block::Bullets),
        texts(4).prop_map(Block::Numbers),
        prop::collection::vec((text(), text()), 0..3).prop_map(Block::Facts),
        table,
        (text(), text()).prop_map(|(title, text)| Block::Callout(title, text)),
        (text(), 0..60_u8).prop_map(|(what, lines)| Block::Ruled(what, lines)),
        (texts(3), text()).prop_map(|(who, date)| Block::Signatures { who, date }),
        Just(Block::PageBreak),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_paper_is_written_whole(title in text(), blocks in prop::collection::vec(block(), 0..8)) {
        let paper = Paper { title, ..with(blocks) };
        let pdf = composed(&paper);
        // Every stretch of words is in the structure once, and every part of it is in the one above.
        let marked = pdf.matches("/MCID ").count();
        let held = pdf.matches("/Type /MCR").count();
        prop_assert_eq!(marked, held * 2, "each is named on its page and in the structure");
        let begun = pdf.matches(" BDC\n").count() + pdf.matches(" BMC\n").count();
        prop_assert_eq!(begun, pdf.matches("EMC\n").count());
        let pages = pdf.matches("/Type /Page /Parent").count();
        prop_assert_eq!(pdf.matches("/StructParents").count(), pages);
        // Everything stands on its page.
        for line in pdf.lines().filter_map(|l| l.strip_prefix("1 0 0 1 ")?.strip_suffix(" Tm")) {
            let (x, y) = line.split_once(' ').unwrap();
            let (x, y): (f64, f64) = (x.parse().unwrap(), y.parse().unwrap());
            prop_assert!((40.0..572.0).contains(&x) && (36.0..756.0).contains(&y), "{}", line);
        }
        let read = docx::read(&docx::compose(&paper).unwrap()).unwrap();
        // No letter is lost on the way to Word and back.
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        for block in &paper.blocks {
            if let Block::Paragraph(words) = block {
                prop_assert!(letters(&read.text).contains(&letters(words)));
            }
        }
        prop_assert!(paper.html().matches("<h1").count() == 1);
    }
}
