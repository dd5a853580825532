//! Job descriptions as plain data, files sorted into their parts, and documents written from them.

use documents::description::{Description, FIELDS, Part, items, unmarked};
use documents::docx;
use documents::paper::{Block, Paper};
use documents::parts::{self, Sorted};
use documents::pdf;
use documents::text::{Format, prose};
use proptest::prelude::*;

fn sorted(text: &str) -> Sorted {
    parts::sort(&parts::of_prose(&prose(text, Format::Markdown)))
}

#[test]
fn bullets_and_numbers_go_and_words_stay() {
    for (line, words) in [
        ("- Go along", "Go along"),
        ("• Go along", "Go along"),
        ("12. Go along", "Go along"),
        ("3) Go along", "Go along"),
        ("o Go along", "Go along"),
        ("open doors", "open doors"),
        ("2014 was a year", "2014 was a year"),
        ("24/7 on call", "24/7 on call"),
        ("--", ""),
    ] {
        assert_eq!(unmarked(line), words);
    }
    assert_eq!(items("a\r\n\r\n- b\n"), ["a", "b"]);
}

#[test]
fn every_field_gives_back_what_was_put_in() {
    for (name, _, list) in FIELDS {
        let mut d = Description::default();
        let text = match name {
            "responsibilities" => "One to one\n- Go along\n- Listen\n\nGroups\n- Lead\n",
            _ if list => "one\ntwo",
            _ => "words",
        };
        d.set(name, text);
        assert_eq!(d.get(name), text, "{name}");
        d.set("no such field", text);
        assert_eq!(d.get("no such field"), "");
    }
}

#[test]
fn every_place_of_the_laid_out_text_leads_back_to_its_line() {
    let mut d = Description::default();
    for (name, _, list) in FIELDS {
        let own = match name {
            "responsibilities" => "A\n- b\n- c\n\nD\n- e\n".to_owned(),
            _ if list => format!("{name} one\n{name} two"),
            _ => name.to_owned(),
        };
        d.set(name, &own);
    }
    let (text, places) = d.laid_out();
    assert_eq!(places.len(), 24);
    for place in places {
        let field = d.get(&place.field);
        assert_eq!(
            field.lines().nth(place.line),
            text.get(place.range),
            "{}",
            place.field
        );
    }
}

#[test]
fn markdown_is_sorted_by_its_headings() {
    let s = sorted(
        "# Peer Bridger\n\n## Summary\nWalks beside people.\n\n## Duties\n### One to one\n- Go along\n- Listen (Essential)\n### Groups\n- Lead\n\n## Qualifications\n**Required**\n\n- Lived experience of trauma\n- Spanish a plus\n\n## Work schedule\nEvenings\n\n## Our story\nWe began in 1990.\n",
    );
    let d = &s.description;
    assert_eq!(
        (d.title.as_str(), d.function.as_str()),
        ("Peer Bridger", "Walks beside people.")
    );
    assert_eq!(
        d.responsibilities_text(),
        "One to one\n- Go along\n- Listen\n\nGroups\n- Lead\n"
    );
    assert!(d.responsibilities[0].duties[1].essential);
    assert!(
        d.required
            .contains(&"Lived experience of trauma".to_owned())
    );
    assert_eq!(d.preferred, ["Spanish a plus"]);
    assert_eq!(d.conditions.schedule, "Evenings");
    assert_eq!(d.rest, "Our story\nWe began in 1990.");
    assert_eq!(
        s.went.iter().find(|w| w.0 == Part::Rest),
        Some(&(Part::Rest, 2))
    );
    assert!(d.peer_role);
}

fn paper() -> Paper {
    Paper {
        language: "en".to_owned(),
        title: "Peer & <Bridger>".to_owned(),
        subtitle: "Version 1".to_owned(),
        blocks: vec![
            Block::Heading(1, "Duties".to_owned()),
            Block::Heading(2, "Groups".to_owned()),
            Block::Bullets(vec!["Lead \u{1}\u{fffe}groups".to_owned()]),
            Block::Numbers(vec!["first".to_owned(), "second".to_owned()]),
            Block::Numbers(vec!["again first".to_owned()]),
            Block::Facts(vec![("Hours".to_owned(), "30\na week".to_owned())]),
            Block::Paragraph("The end".to_owned()),
        ],
    }
}

#[test]
fn a_composed_word_file_is_read_back_with_its_headings_and_lists() {
    let bytes = docx::compose(&paper()).expect("a file");
    assert_eq!(bytes, docx::compose(&paper()).expect("a file"));
    let read = docx::read(&bytes).expect("our own file");
    assert_eq!(
        read.text,
        "Peer & <Bridger>\nVersion 1\nDuties\nGroups\nLead groups\nfirst\nsecond\nagain first\nHours: 30\na week\nThe end"
    );
    let styles: Vec<&str> = read
        .paragraphs
        .iter()
        .filter_map(|p| p.style.as_deref())
        .collect();
    for style in [
        "Title",
        "heading 1",
        "heading 2",
        "List Bullet",
        "List Number",
    ] {
        assert!(styles.contains(&style), "{style}: {styles:?}");
    }
    // Its foot has the title and the numbers of pages, which is nothing to be told of.
    assert_eq!(read.notes, []);
}

#[test]
fn a_page_escapes_what_is_in_it_and_needs_nothing_else() {
    let html = paper().html();
    assert!(html.contains("<h1>Peer &amp; &lt;Bridger&gt;</h1>"));
    assert!(html.contains("<dd>30<br>a week</dd>"), "{html}");
    assert!(!html.contains("src=") && !html.contains("href="));
}

#[test]
fn a_pdf_says_that_it_is_tagged_in_which_language_and_what_it_is_called() {
    let bytes = pdf::compose(&paper()).expect("a file");
    assert_eq!(bytes, pdf::compose(&paper()).expect("a file"));
    let text = String::from_utf8_lossy(&bytes);
    for words in [
        "/MarkInfo << /Marked true >>",
        "/Lang (en-US)",
        "/DisplayDocTitle true",
        "<pdfuaid:part>1</pdfuaid:part>",
        "Peer &amp; &lt;Bridger&gt;",
        "/S /H1",
        "/S /H2",
        "/S /H3",
        "/ListNumbering /Decimal",
        "/ListNumbering /Disc",
    ] {
        assert!(text.contains(words), "{words}");
    }
    assert_eq!(text.matches("/S /L /P").count(), 3);
    assert_eq!(text.matches("/S /LI").count(), 4);
    // The places in the table at the end are those of the objects.
    let table = text.rfind("\nxref\n").expect("a table");
    assert!(table > 0);
    let start = bytes
        .windows(6)
        .rposition(|w| w == b"\nxref\n")
        .expect("a table")
        + 1;
    assert!(text.ends_with(&format!("startxref\n{start}\n%%EOF\n")));
    let lines: Vec<&[u8]> = bytes[start..].split(|b| *b == b'\n').collect();
    for (number, line) in lines[3..]
        .iter()
        .take_while(|l| l.ends_with(b"n "))
        .enumerate()
    {
        let place: usize = std::str::from_utf8(&line[..10]).unwrap().parse().unwrap();
        let object = format!("{} 0 obj", number + 1);
        assert!(bytes[place..].starts_with(object.as_bytes()), "{object}");
    }
}

#[test]
fn a_long_paper_goes_on_over_pages_and_no_word_is_too_long_for_a_line() {
    let long = Paper {
        title: "x".repeat(500),
        blocks: (0..80)
            .map(|i| Block::Bullets(vec![format!("Duty {i}: {}", "words ".repeat(60))]))
            .collect(),
        ..Paper::default()
    };
    let bytes = pdf::compose(&long).expect("a file");
    let text = String::from_utf8_lossy(&bytes);
    let pages = text.matches("/Type /Page /Parent").count();
    assert!((8..40).contains(&pages), "{pages}");
    assert_eq!(
        text.matches("/Artifact << /Type /Pagination").count(),
        pages
    );
}

proptest! {
    #[test]
    fn any_text_is_sorted_without_losing_a_letter(text in "(([A-Za-z:.* -]{0,40})\n){0,40}") {
        let s = sorted(&text);
        let d = &s.description;
        let kept: String = FIELDS.iter().map(|(name, _, _)| d.get(name)).collect();
        let letters = |t: &str| t.chars().filter(|c| c.is_ascii_alphabetic()).count();
        // Headings and words in front of a colon become structure; nothing else may go, and nothing may be made up.
        prop_assert!(letters(&kept) <= letters(&text));
        prop_assert_eq!(s.lost, 0);
        let _ = d.laid_out();
    }

    #[test]
    fn any_words_make_a_word_file_that_can_be_read(title in "\\PC{0,40}", words in ".{0,80}") {
        let paper = Paper { title, blocks: vec![Block::Paragraph(words.clone()), Block::Bullets(vec![words])], ..Paper::default() };
        let bytes = docx::compose(&paper).expect("a file");
        prop_assert!(docx::read(&bytes).is_ok());
        prop_assert!(pdf::compose(&paper).is_ok());
    }
}
