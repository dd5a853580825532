//! A two-page job description to PDF and to Word: documents a second of processor time, memory at the peak, size.
//!
//! Beside `genpdf` and `docx-rs`, which get the same words with the same fonts. `genpdf` makes no structure for screen
//! readers and embeds whole fonts; `docx-rs` makes no footer, theme or style but the names. Prints a table in Markdown.

use std::hint::black_box;
use std::time::{Duration, Instant};

use documents::paper::{Block, Paper, Table};
use documents::{docx, parts, pdf};
use docx_rs::{
    AbstractNumbering, Docx, IndentLevel, Level, LevelJc, LevelText, NumberFormat, Numbering,
    NumberingId, Paragraph, Run, Start,
};
use genpdf::elements::{Break, OrderedList, Paragraph as Text, UnorderedList};
use genpdf::{Alignment, Element as _, style};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

fn words(all: &[&str]) -> Vec<String> {
    all.iter().map(|w| (*w).to_owned()).collect()
}

/// About 700 words on two pages.
fn description() -> Paper {
    let mut blocks = vec![
        Block::Heading(1, "Function".into()),
        Block::Paragraph("The Peer Bridger uses what they have lived through to walk beside people who leave the hospital, at a pace that people choose.".into()),
        Block::Heading(1, "Reporting".into()),
        Block::Facts(vec![("Peer line".into(), "Senior Peer Specialist".into()), ("Administrative line".into(), "Program Director".into())]),
        Block::Heading(1, "Responsibilities".into()),
    ];
    for label in ["One to one", "Groups", "Advocacy", "Connecting", "Learning"] {
        blocks.push(Block::Heading(2, label.into()));
        blocks.push(Block::Bullets(words(&[
            "Shares parts of their own story when it may help, and leaves it to people what they take from it",
            "Goes along to a first meeting when a person asks for it, and speaks there only when they are asked to",
            "Helps people to say in their own words what they want, to themselves first and then to those who decide",
            "Knows what the neighborhood offers, from food to music, and makes the first call together with a person",
            "Brings to the team's meetings what people say about the team, without saying who said it",
        ])));
    }
    blocks.push(Block::Heading(1, "Qualifications".into()));
    blocks.push(Block::Numbers(words(&[
        "Lived experience of recovery, and the wish to use it at work",
        "Certified Peer Specialist, or certified within six months",
        "Ease with people of many backgrounds",
        "Spanish or Portuguese",
    ])));
    blocks.push(Block::Heading(1, "Employment conditions".into()));
    blocks.push(Block::Facts(vec![
        ("Hours".into(), "30 hours a week".into()),
        (
            "Schedule".into(),
            "Some evenings, agreed two weeks ahead".into(),
        ),
        ("Place".into(), "Worcester and the towns around it".into()),
    ]));
    Paper {
        language: "en".into(),
        title: "Peer Bridger".into(),
        subtitle: "Version 3".into(),
        blocks,
    }
}

/// A report with a table over many pages.
fn report() -> Paper {
    let rows = (0..400).map(|n| {
        vec![
            format!("{n}. A statement about being ready, long enough for two lines of its cell"),
            "Peer workers".into(),
            "7 of 9".into(),
        ]
    });
    let table = Table {
        caption: "What each seat said".into(),
        head: words(&["Statement", "Seat", "True"]),
        rows: rows.collect(),
        names: true,
    };
    Paper {
        blocks: vec![Block::Table(table)],
        ..description()
    }
}

fn with_genpdf(paper: &Paper) -> Vec<u8> {
    let font = |data: &[u8]| genpdf::fonts::FontData::new(data.to_vec(), None).unwrap();
    let (regular, bold) = (
        dejavu::serif_condensed::regular(),
        dejavu::serif_condensed::bold(),
    );
    let family = genpdf::fonts::FontFamily {
        regular: font(regular),
        bold: font(bold),
        italic: font(regular),
        bold_italic: font(bold),
    };
    let mut document = genpdf::Document::new(family);
    document.set_title(&paper.title);
    let mut page = genpdf::SimplePageDecorator::new();
    page.set_margins(25);
    document.set_page_decorator(page);
    let strong = |size: u8| style::Style::new().bold().with_font_size(size);
    document.push(Text::default().styled_string(&paper.title, strong(20)));
    for block in &paper.blocks {
        match block {
            Block::Heading(level, text) => {
                document.push(Break::new(0.5));
                document.push(
                    Text::default().styled_string(text, strong(if *level == 1 { 14 } else { 11 })),
                );
            }
            Block::Paragraph(text) => document.push(Text::new(text).aligned(Alignment::Left)),
            Block::Bullets(items) => {
                let mut list = UnorderedList::new();
                items.iter().for_each(|item| list.push(Text::new(item)));
                document.push(list);
            }
            Block::Numbers(items) => {
                let mut list = OrderedList::new();
                items.iter().for_each(|item| list.push(Text::new(item)));
                document.push(list);
            }
            Block::Facts(facts) => {
                for (name, text) in facts {
                    document.push(
                        Text::default()
                            .styled_string(format!("{name}: "), style::Style::new().bold())
                            .string(text)
                            .padded(0),
                    );
                }
            }
            _ => {}
        }
    }
    let mut out = Vec::new();
    document.render(&mut out).unwrap();
    out
}

fn with_docx_rs(paper: &Paper) -> Vec<u8> {
    let run = |text: &str| Run::new().add_text(text);
    let plain = |text: &str| Paragraph::new().add_run(run(text));
    let level = |format: &str, mark: &str| {
        Level::new(
            0,
            Start::new(1),
            NumberFormat::new(format),
            LevelText::new(mark),
            LevelJc::new("left"),
        )
    };
    let mut document = Docx::new()
        .add_abstract_numbering(AbstractNumbering::new(1).add_level(level("bullet", "•")))
        .add_abstract_numbering(AbstractNumbering::new(2).add_level(level("decimal", "%1.")))
        .add_numbering(Numbering::new(1, 1))
        .add_numbering(Numbering::new(2, 2))
        .add_paragraph(plain(&paper.title).style("Title"));
    for block in &paper.blocks {
        match block {
            Block::Heading(n, text) => {
                document = document.add_paragraph(plain(text).style(if *n == 1 {
                    "Heading1"
                } else {
                    "Heading2"
                }))
            }
            Block::Paragraph(text) => document = document.add_paragraph(plain(text)),
            Block::Bullets(items) | Block::Numbers(items) => {
                let list = if matches!(block, Block::Bullets(_)) {
                    1
                } else {
                    2
                };
                for item in items {
                    document = document.add_paragraph(
                        plain(item).numbering(NumberingId::new(list), IndentLevel::new(0)),
                    );
                }
            }
            Block::Facts(facts) => {
                for (name, text) in facts {
                    document = document.add_paragraph(
                        Paragraph::new()
                            .add_run(run(name).bold())
                            .add_run(run(text)),
                    );
                }
            }
            _ => {}
        }
    }
    let mut out = std::io::Cursor::new(Vec::new());
    document.build().pack(&mut out).unwrap();
    out.into_inner()
}

/// Nanoseconds of processor time that this thread has had, since others may be busy beside it.
fn worked() -> f64 {
    let all = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    all.split(' ')
        .next()
        .and_then(|n| n.parse().ok())
        .unwrap_or(0.0)
}

/// How many a second, the fastest of five rounds, and what the printed row says besides.
fn row(what: &str, way: &str, make: impl Fn() -> Vec<u8>) -> f64 {
    let size = make().len();
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    drop(black_box(make()));
    let peak = MEMORY.peak_usage().saturating_sub(before);
    let mut best = f64::MAX;
    for _ in 0..5 {
        let (begun, before, mut made) = (Instant::now(), worked(), 0_u32);
        while begun.elapsed() < Duration::from_millis(400) {
            drop(black_box(make()));
            made += 1;
        }
        best = best.min((worked() - before) / 1e9 / f64::from(made));
    }
    println!(
        "| {what} | {way} | {:.0} | {:.2} ms | {} KiB | {} KiB |",
        1.0 / best,
        best * 1000.0,
        peak / 1024,
        size / 1024
    );
    1.0 / best
}

fn main() {
    let (two, many) = (description(), report());
    let begun = Instant::now();
    drop(black_box(pdf::compose(&two)));
    let first = begun.elapsed();
    println!(
        "| document | way | a second | each | memory at the peak | size |\n|---|---|--:|--:|--:|--:|"
    );
    let ours = row("two pages to PDF", "documents", || {
        pdf::compose(&two).unwrap()
    });
    let other = row("two pages to PDF", "genpdf", || with_genpdf(&two));
    let word = row("two pages to Word", "documents", || {
        docx::compose(&two).unwrap()
    });
    let other_word = row("two pages to Word", "docx-rs", || with_docx_rs(&two));
    row("a table of 400 rows to PDF", "documents", || {
        pdf::compose(&many).unwrap()
    });
    row("a table of 400 rows to Word", "documents", || {
        docx::compose(&many).unwrap()
    });
    row("two pages to HTML", "documents", || two.html().into_bytes());
    let file = docx::compose(&two).unwrap();
    row(
        "two pages from Word into the five parts",
        "documents",
        || {
            let read = docx::read(&file).unwrap();
            parts::sort(&parts::of_docx(&read))
                .description
                .title
                .into_bytes()
        },
    );
    let mut long = two.clone();
    while long.blocks.len() < two.blocks.len() * 100 {
        long.blocks.extend(two.blocks.clone());
    }
    let file = docx::compose(&long).unwrap();
    row(
        "200 pages from Word into the five parts",
        "documents",
        || {
            let read = docx::read(&file).unwrap();
            parts::sort(&parts::of_docx(&read))
                .description
                .rest
                .into_bytes()
        },
    );
    row("200 pages to PDF", "documents", || {
        pdf::compose(&long).unwrap()
    });
    println!(
        "\n- The first PDF of a process, which reads the fonts: {:.1} ms.",
        first.as_secs_f64() * 1000.0
    );
    println!(
        "- To PDF {:.1} times as fast as genpdf, to Word {:.1} times as fast as docx-rs.",
        ours / other,
        word / other_word
    );
}
