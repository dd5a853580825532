//! Writes one of each document that `documents::paper` can make into a folder, as PDF, Word and HTML.
//!
//! `cargo run -p documents --example papers -- FOLDER`; `script/validate` holds them against other programs' rules.
//! `… -- FILE.docx COPY.docx` writes a copy of a Word file with comments on its paragraphs instead.
//! Not here: what the product fills in.
#![allow(clippy::print_stderr)]

use std::path::Path;
use std::process::ExitCode;

use documents::docx::Comment;
use documents::paper::{Block, Paper, Table};

fn words(all: &[&str]) -> Vec<String> {
    all.iter().map(|w| (*w).to_owned()).collect()
}

fn facts(all: &[(&str, &str)]) -> Block {
    let all = all.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned()));
    Block::Facts(all.collect())
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading(level, text.to_owned())
}

fn text(words: &str) -> Block {
    Block::Paragraph(words.to_owned())
}

fn description() -> Paper {
    let mut blocks = vec![
        facts(&[("Program", "Community Bridging")]),
        heading(1, "Function"),
        text(
            "The Peer Bridger uses what they have lived through to walk beside people who leave the hospital, at a pace that people choose.",
        ),
        heading(1, "Reporting"),
        facts(&[
            ("Supervisor on the peer line", "Senior Peer Specialist"),
            ("Supervisor on the administrative line", "Program Director"),
            ("Supervises", "Peer Volunteer; Peer Intern"),
        ]),
        heading(1, "Responsibilities"),
    ];
    for (label, duties) in [
        (
            "One-to-one peer support",
            [
                "Shares parts of their own story when it may help",
                "Goes along to a first meeting when a person asks for it",
                "Helps people to say in their own words what they want",
            ],
        ),
        (
            "Groups",
            [
                "Starts and leads mutual support groups together with those who come",
                "Keeps the room open to different paths of recovery",
                "Finds places in the community where groups can meet",
            ],
        ),
        (
            "Advocacy",
            [
                "Stands with people when decisions about them are made",
                "Says so when a practice takes choice away",
                "Brings what people say into the team's meetings",
            ],
        ),
        (
            "Connecting",
            [
                "Knows what the neighborhood offers, from food to music",
                "Makes the first call together with a person",
                "Keeps a list that everybody can use",
            ],
        ),
    ] {
        blocks.push(heading(2, label));
        let essential = duties.iter().enumerate().map(|(i, duty)| {
            if i == 0 {
                format!("{duty} (Essential)")
            } else {
                (*duty).to_owned()
            }
        });
        blocks.push(Block::Bullets(essential.collect()));
    }
    blocks.extend([
        heading(1, "Qualifications"),
        heading(2, "Required"),
        Block::Numbers(words(&[
            "Lived experience of recovery, and the wish to use it at work",
            "Certified Peer Specialist, or certified within six months",
            "Ease with people of many backgrounds",
        ])),
        heading(2, "Preferred"),
        Block::Numbers(words(&["Spanish or Portuguese", "Experience with groups"])),
        heading(1, "Employment conditions"),
        facts(&[
            ("Hours", "30 hours a week"),
            ("Schedule", "Some evenings, agreed two weeks ahead"),
            ("Place", "Worcester and the towns around it"),
            ("Checks", "As the law asks for in this kind of work"),
        ]),
    ]);
    Paper {
        language: "en".into(),
        title: "Peer Bridger".into(),
        subtitle: "Version 3. In force from 2026-11-01.".into(),
        blocks,
    }
}

fn kit() -> Paper {
    let mut blocks = vec![
        Block::Letterhead(words(&["Riverbend Recovery Center", "12 Mill Street, Worcester, MA"])),
        facts(&[("Position", "Peer Bridger"), ("Date", "____ / ____ / ________"), ("Panel member", "____________________________")]),
        Block::Callout("For the panel only".into(), "Ask each candidate the same questions in the same order. Write down what they say, and rate alone before you talk.".into()),
        heading(1, "Questions"),
        Block::Numbers(words(&["What drew you to this work?", "Tell us of a time when you stood beside someone who chose another way than you would have.", "How do you look after yourself when the work is heavy?"])),
        Block::Table(Table {
            caption: "What to listen for".into(),
            head: words(&["Question", "A good answer", "What should worry", "What is excellent"]),
            rows: vec![
                words(&["What drew you to this work?", "Names what they have lived and what it taught them, and leaves room for others' ways.", "Speaks of fixing people.", "Shows how their story served another person, who decided what to take from it."]),
                words(&["Another way", "Stayed, asked and listened.", "Pressed for the plan of the team.", "Tells what they learned from the person."]),
            ],
            names: true,
        }),
        Block::PageBreak,
        heading(1, "Notes"),
    ];
    for n in 1..=3 {
        blocks.push(Block::Ruled(format!("Question {n}"), 5));
    }
    blocks.push(Block::Signatures {
        who: words(&["Panel member", "Chair of the panel"]),
        date: "Date".into(),
    });
    Paper {
        language: "en".into(),
        title: "Interview kit".into(),
        subtitle: "For the panel".into(),
        blocks,
    }
}

fn letter() -> Paper {
    Paper {
        language: "es".into(),
        title: "Gracias por su interés en el puesto de Acompañante".into(),
        subtitle: String::new(),
        blocks: vec![
            Block::Letterhead(words(&[
                "Centro de Recuperación Riverbend",
                "12 Mill Street, Worcester, MA",
                "22 de noviembre de 2026",
            ])),
            text(
                "Estimada Señora Peña Núñez:\nQueremos agradecerle el tiempo que pasó con nosotros. Aprendimos mucho de su experiencia.",
            ),
            text(
                "Elegimos a otra persona para este puesto. Las razones tienen que ver con lo que pide el trabajo, y se las explicaremos con gusto si nos llama.",
            ),
            facts(&[
                ("Teléfono", "508 555 0100"),
                (
                    "¿Preguntas?",
                    "Escríbanos cuando quiera: sí, también por correo",
                ),
            ]),
            Block::Signatures {
                who: words(&["Inés Ortega\nDirectora del programa"]),
                date: "Fecha".into(),
            },
        ],
    }
}

fn report() -> Paper {
    let seats = [
        "Leaders",
        "Supervisors",
        "Peer workers",
        "Other staff",
        "People receiving support",
    ];
    let rows = (0..60).map(|i| {
        let all = [
            format!(
                "{}. A statement about being ready, long enough to go over two lines of its cell",
                i + 1
            ),
            seats[i % 5].to_owned(),
            format!("{} of {}", i % 7 + 2, i % 9 + 8),
        ];
        all.to_vec()
    });
    Paper {
        language: "en".into(),
        title: "Report for the board".into(),
        subtitle: "Riverbend Recovery Center, as of 2026-11-22".into(),
        blocks: vec![
            heading(1, "Where we stand"),
            text("Seven of ten statements are true today."),
            Block::Table(Table {
                caption: "What each seat said".into(),
                head: words(&["Statement", "Seat", "True"]),
                rows: rows.collect(),
                names: true,
            }),
            heading(1, "What we ask of the board"),
            Block::Bullets(words(&[
                "Approve the pay band",
                "Name two members for the panel",
            ])),
            Block::Callout(
                "Next look".into(),
                "The plan is looked at again on 2027-02-01.".into(),
            ),
        ],
    }
}

/// What people write and fonts may not have.
fn letters() -> Paper {
    Paper {
        language: "en".into(),
        title: "Many ways to write".into(),
        subtitle: "Ñandú, Łódź, Việt Nam, Ελλάδα, Україна, Հայաստան, საქართველო".into(),
        blocks: vec![
            heading(1, "From right to left"),
            text("שלום לכולם, ברוכים הבאים (2026)"),
            text("أهلا وسهلا بكم في مركز التعافي، لا أحد وحده."),
            Block::Bullets(words(&[
                "The word سلام means peace, and שלום does too.",
                "English at the end of a list",
            ])),
            heading(1, "Not in the fonts"),
            text("Chinese 中文, Khmer ភាសាខ្មែរ, Hindi हिन्दी, and a face 😀 with 🧑‍🤝‍🧑 hands."),
            Block::Table(Table {
                caption: "Columns".into(),
                head: words(&["", "العربية", "中文"]),
                rows: vec![words(&["peace", "سلام", "和平"])],
                names: true,
            }),
            text(
                "Accents that came apart: cafe\u{301}, man\u{303}ana, Zu\u{308}rich. Ligatures: ﬁn. Quotes: “so”, ‘so’, «so». Dashes: – —. Signs: € ½ × ≤ ✓ → ☐ ★",
            ),
        ],
    }
}

fn odd() -> Paper {
    Paper {
        blocks: vec![
            heading(2, "A small heading first"),
            heading(1, ""),
            text(""),
            Block::Bullets(Vec::new()),
            Block::Numbers(words(&["", "x".repeat(400).as_str()])),
            Block::Facts(vec![
                (String::new(), String::new()),
                ("n".repeat(300), "v ".repeat(2_000)),
            ]),
            Block::Table(Table::default()),
            Block::Table(Table {
                rows: vec![
                    vec!["only".into()],
                    vec!["one".into(), "y".repeat(5_000), "three".into()],
                ],
                ..Table::default()
            }),
            Block::Table(Table {
                head: words(&["a head with no rows"]),
                ..Table::default()
            }),
            Block::Callout(String::new(), "long ".repeat(3_000)),
            Block::Callout("Only a title".into(), String::new()),
            Block::PageBreak,
            Block::PageBreak,
            Block::Ruled(String::new(), 255),
            Block::Signatures {
                who: vec![String::new()],
                date: String::new(),
            },
            Block::Letterhead(Vec::new()),
        ],
        ..Paper::default()
    }
}

fn save(folder: &Path, name: &str, paper: &Paper) -> Result<(), String> {
    let write = |ending: &str, bytes: &[u8]| {
        let path = folder.join(format!("{name}.{ending}"));
        std::fs::write(&path, bytes).map_err(|e| format!("{}: {e}", path.display()))
    };
    write("pdf", &documents::pdf::compose(paper)?)?;
    write("docx", &documents::docx::compose(paper)?)?;
    write("html", paper.html().as_bytes())
}

/// A Word file with comments beside its words, as the checker makes it.
fn annotated(folder: &Path) -> Result<(), String> {
    let bytes = documents::docx::compose(&description())?;
    let read = documents::docx::read(&bytes).map_err(|e| e.to_string())?;
    let comment = |words: &str, says: &str| {
        let start = read.text.find(words).unwrap_or(0);
        Comment {
            range: start..start + words.len(),
            author: "Wayfellow".to_owned(),
            initials: "W".to_owned(),
            text: says.lines().map(str::to_owned).collect(),
            ..Comment::default()
        }
    };
    let all = [
        comment("Peer Bridger", "A title that says what the work is."),
        comment("walk beside people", "Whom, and how far?\nSay so here."),
        comment("Ease with people", "«Ñandú» & <others>"),
    ];
    let bytes = documents::docx::annotate(&bytes, &all).map_err(|e| e.to_string())?;
    std::fs::write(folder.join("annotated.docx"), bytes).map_err(|e| e.to_string())
}

/// A copy of a Word file that somebody else made, with a comment on each of its first paragraphs.
fn commented(file: &str, copy: &str) -> Result<(), String> {
    let bytes = std::fs::read(file).map_err(|e| format!("{file}: {e}"))?;
    let read = documents::docx::read(&bytes).map_err(|e| e.to_string())?;
    let all: Vec<Comment> = read
        .paragraphs
        .iter()
        .filter(|p| p.plain.len() > 3)
        .take(20)
        .map(|p| Comment {
            range: p.plain.start..p.plain.end - 1,
            author: "Wayfellow".to_owned(),
            initials: "W".to_owned(),
            text: vec!["Whom is this for?".to_owned()],
            ..Comment::default()
        })
        .collect();
    let bytes = documents::docx::annotate(&bytes, &all).map_err(|e| e.to_string())?;
    std::fs::write(copy, bytes).map_err(|e| format!("{copy}: {e}"))
}

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("papers: say into which folder");
        return ExitCode::FAILURE;
    };
    if let Some(copy) = std::env::args().nth(2) {
        return match commented(&folder, &copy) {
            Ok(()) => ExitCode::SUCCESS,
            Err(problem) => {
                eprintln!("papers: {problem}");
                ExitCode::FAILURE
            }
        };
    }
    let all = [
        ("description", description()),
        ("kit", kit()),
        ("letter", letter()),
        ("report", report()),
        ("letters", letters()),
        ("odd", odd()),
        ("empty", Paper::default()),
    ];
    let saved = std::fs::create_dir_all(&folder)
        .map_err(|e| e.to_string())
        .and_then(|()| {
            all.iter()
                .try_for_each(|(name, paper)| save(Path::new(&folder), name, paper))
        })
        .and_then(|()| annotated(Path::new(&folder)));
    match saved {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("papers: {problem}");
            ExitCode::FAILURE
        }
    }
}
