//! Files that nobody should send and somebody will: how long they take, and what is said.

use std::time::{Duration, Instant};

use documents::description::Part;
use documents::docx::{self, DocxError, MAX_DEPTH, MAX_PART, MAX_UNPACKED, Note};
use documents::parts;
use documents::text::{self, Format};

use crate::word::{W, Word, zip_of};

/// Far more than any of these take, even on a busy machine; what grows with the square takes far longer.
const LONG: Duration = Duration::from_secs(15);

/// Does it, and says what came of it, unless it took too long.
fn soon<T>(what: &str, action: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let done = action();
    assert!(begun.elapsed() < LONG, "{what} took {:?}", begun.elapsed());
    done
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn bold(text: &str) -> String {
    format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn a_word_file_of_200_pages_is_read_and_sorted_without_losing_a_line() {
    let mut body = bold("Peer Bridger");
    for page in 0..200 {
        body.push_str(&bold(&format!("Chapter {page}")));
        for line in 0..40 {
            body.push_str(&p(&format!("Page {page}, line {line}: walks beside people who ask for it, and writes down nothing about them.")));
        }
    }
    let bytes = Word::body(&body).bytes();
    let read = soon("reading", || docx::read(&bytes)).unwrap();
    assert_eq!(read.paragraphs.len(), 1 + 200 * 41);
    let sorted = soon("sorting", || parts::sort(&parts::of_docx(&read)));
    let went = |part: Part| sorted.went.iter().find(|w| w.0 == part).map(|w| w.1);
    let all: usize = sorted.went.iter().map(|w| w.1).sum();
    assert_eq!(all + sorted.lost, 1 + 200 * 41);
    // What does not fit into the rest is counted, so that nobody thinks it was taken.
    assert!(sorted.lost > 0 && went(Part::Rest).unwrap() > 5_000);
    assert_eq!(sorted.description.title, "Peer Bridger");
}

#[test]
fn a_description_with_tracked_changes_is_sorted_as_it_would_be_if_they_were_accepted() {
    let body = [
        bold("Peer Bridger"),
        bold("Duties"),
        "<w:p><w:r><w:t xml:space=\"preserve\">Drives </w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>people to court</w:delText></w:r></w:del><w:ins w:id=\"2\"><w:r><w:t>nobody</w:t></w:r></w:ins></w:p>".to_owned(),
    ];
    let read = Word::body(&body.concat()).read();
    let sorted = parts::sort(&parts::of_docx(&read));
    assert_eq!(
        sorted.description.responsibilities_text(),
        "\n- Drives nobody\n"
    );
    assert_eq!(
        read.notes,
        [Note::InsertionsRead(1), Note::DeletionsLeftOut(1)]
    );
}

#[test]
fn a_description_laid_out_as_a_table_is_sorted_by_the_words_in_its_cells() {
    let cell = |inner: &str| format!("<w:tc>{inner}</w:tc>");
    let row = |name: &str, text: &str| format!("<w:tr>{}{}</w:tr>", cell(&p(name)), cell(text));
    let nested = format!(
        "<w:tbl><w:tr>{}{}</w:tr></w:tbl><w:p/>",
        cell(&p("30 a week")),
        cell(&p("Evenings by agreement"))
    );
    let rows = [
        row("Job title", &p("Peer Bridger")),
        row("Summary", &p("Walks beside people.")),
        row("Reports to", &p("Program Manager")),
        row(
            "Duties",
            &[p("- Goes along to a first meeting"), p("- Listens")].concat(),
        ),
        row("Requirements", &p("Lived experience")),
        row("Hours", &nested),
    ];
    let read = Word::body(&format!("<w:tbl>{}</w:tbl><w:p/>", rows.concat())).read();
    let d = parts::sort(&parts::of_docx(&read)).description;
    assert_eq!(
        (d.title.as_str(), d.function.as_str()),
        ("Peer Bridger", "Walks beside people.")
    );
    assert_eq!(d.reporting.administrative_line, "Program Manager");
    assert_eq!(
        d.responsibilities_text(),
        "\n- Goes along to a first meeting\n- Listens\n"
    );
    assert_eq!(d.required, ["Lived experience"]);
    assert_eq!(d.conditions.hours, "30 a week\nEvenings by agreement");
    assert_eq!(d.rest, "");
}

#[test]
fn a_document_with_macros_is_read_and_they_are_not() {
    let word = Word::paragraph("<w:r><w:t>Peer Bridger</w:t></w:r>").with("vbaProject", "x");
    let read = word.read();
    assert_eq!(
        (read.text.as_str(), read.notes.as_slice()),
        ("Peer Bridger", &[Note::MacrosIgnored][..])
    );
}

#[test]
fn programs_under_other_names_are_called_programs() {
    let mut windows = b"MZ\x90\x00\x03\x00\x00\x00".to_vec();
    // One that unpacks itself: a program with a whole Word file behind it.
    windows.extend([0; 200]);
    windows.extend(Word::paragraph("<w:r><w:t>x</w:t></w:r>").bytes());
    for program in [
        windows,
        b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0".to_vec(),
        b"\xcf\xfa\xed\xfe\x07\0\0\x01".to_vec(),
    ] {
        for said in [
            docx::read(&program).unwrap_err().to_string(),
            text::read(&program, Format::Plain).unwrap_err().to_string(),
        ] {
            assert!(said.contains("a program"), "{said}");
        }
    }
}

#[test]
fn a_package_with_a_password_on_its_parts_is_called_protected() {
    let mut bytes = Word::paragraph("<w:r><w:t>x</w:t></w:r>").bytes();
    for at in 0..bytes.len() - 10 {
        let flags = match bytes[at..at + 4] {
            [b'P', b'K', 3, 4] => at + 6,
            [b'P', b'K', 1, 2] => at + 8,
            _ => continue,
        };
        bytes[flags] |= 1;
    }
    let said = docx::read(&bytes).unwrap_err();
    assert_eq!(said, DocxError::Encrypted);
    assert!(said.to_string().contains("remove the password"));
}

#[test]
fn parts_that_are_small_each_and_huge_together_are_refused() {
    const { assert!(MAX_PART * 3 > MAX_UNPACKED) };
    let blank = " ".repeat(MAX_PART - 200);
    let notes = |root: &str| format!("<w:{root} xmlns:w=\"{W}\">{blank}</w:{root}>");
    let bytes = Word::body(&p("x"))
        .with("footnotes", &notes("footnotes"))
        .with("endnotes", &notes("endnotes"))
        .with("styles", &notes("styles"))
        .bytes();
    assert!(bytes.len() < 500_000);
    let said = soon("unpacking", || docx::read(&bytes)).unwrap_err();
    assert_eq!(
        said,
        DocxError::TooLarge {
            what: "the unpacked text",
            limit: MAX_UNPACKED,
            unit: "bytes"
        }
    );
}

#[test]
fn a_package_of_packages_is_not_unpacked_further() {
    let inner = zip_of(&[("a".into(), "x".repeat(1_000_000))]);
    let mut layers = String::from_utf8_lossy(&inner).into_owned();
    for _ in 0..3 {
        let packed = zip_of(&[("a".into(), layers)]);
        layers = String::from_utf8_lossy(&packed).into_owned();
    }
    let said = docx::read(&zip_of(&[("a.zip".into(), layers)])).unwrap_err();
    assert!(said.to_string().contains("ZIP folder"), "{said}");
}

#[test]
fn entities_that_stand_for_each_other_are_not_followed() {
    let mut declared = String::from("<!ENTITY a \"lol\">");
    for (one, other) in ["ab", "bc", "cd", "de", "ef"]
        .map(|two| two.split_at(1))
        .into_iter()
    {
        declared.push_str(&format!(
            "<!ENTITY {other} \"{}\">",
            format!("&{one};").repeat(10)
        ));
    }
    let xml = format!(
        "<!DOCTYPE x [{declared}]><w:document xmlns:w=\"{W}\"><w:body><w:p><w:r><w:t>&f;</w:t></w:r></w:p></w:body></w:document>"
    );
    let said = docx::read(&Word::main(&xml).bytes()).unwrap_err();
    assert!(said.to_string().contains("unknown entity"), "{said}");
}

#[test]
fn elements_nested_too_deeply_are_refused_in_every_part_that_is_read() {
    let deep = "<w:x>".repeat(1_000_000);
    for kind in ["styles", "numbering", "footnotes", "endnotes"] {
        let xml = format!("<w:{kind} xmlns:w=\"{W}\">{deep}");
        let bytes = Word::body(&p("x")).with(kind, &xml).bytes();
        let said = soon(kind, || docx::read(&bytes)).unwrap_err();
        assert!(
            matches!(
                said,
                DocxError::TooLarge {
                    limit: MAX_DEPTH,
                    ..
                }
            ),
            "{kind}: {said}"
        );
    }
}

#[test]
fn values_of_a_million_signs_take_no_longer_than_others() {
    let odd = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"{}\"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>",
        "&".repeat(1_000_000)
    );
    let many = format!(
        "<w:p {}><w:r><w:t>y</w:t></w:r></w:p>",
        (0..20_000)
            .map(|n| format!("xmlns:a{n}=\"b\" "))
            .collect::<String>()
    );
    let bytes = Word::body(&[odd, many.repeat(3)].concat()).bytes();
    let read = soon("reading", || docx::read(&bytes));
    assert!(read.is_ok_and(|r| r.text == "x\ny\ny\ny"));
}

#[test]
fn texts_of_signs_that_open_and_never_close_are_read() {
    let size = 80_000;
    for sign in [
        "[",
        "![",
        "*a ",
        "_",
        "`",
        "``` ",
        "<",
        "<!--",
        "<a href=\"",
        "<div>",
        "<li>",
        "<q>",
        "&",
        "&#",
        "> ",
        "- ",
        "\\",
        "|a|\n|-|\n",
        "](",
        "[a]: ",
        "~~",
        "<![CDATA[",
        "<?",
        "\"'",
    ] {
        let odd = sign.repeat(size / sign.len());
        for format in [Format::Plain, Format::Markdown, Format::Html] {
            let read = soon(&format!("{sign:?} as {format:?}"), || {
                text::read(odd.as_bytes(), format)
            });
            assert!(read.is_ok());
        }
    }
}

#[test]
fn what_is_written_here_comes_back_into_the_same_parts_in_spanish_too() {
    let text = "# Acompañante entre pares\n\n**Programa o departamento:** Puentes\n\n## Función\nCamina junto a las personas.\n\n## Relaciones de supervisión\n\nQuien supervisa en la línea entre pares (título): Especialista\n\nQuien supervisa en la línea administrativa (título): Directora\n\nPuestos que supervisa: Voluntariado\n\n## Responsabilidades\n### Uno a uno\n- Escucha (Esencial)\n- Acompaña\n\n## Requisitos\n### Necesario\n1. Experiencia vivida\n### Preferido\n1. Inglés\n\n## Condiciones de empleo\nHoras: 30\n\nHorario: tardes\n\nLugar y entorno: Lawrence\n\nExigencias físicas: ninguna\n\nLicencia: ninguna\n\nVerificaciones y pruebas: las de la ley\n\nOtras condiciones: ninguna más\n";
    let read = text::read(text.as_bytes(), Format::Markdown).unwrap();
    let d = parts::sort(&parts::of_prose(&read.prose)).description;
    assert_eq!(
        (d.title.as_str(), d.programme.as_str(), d.function.as_str()),
        (
            "Acompañante entre pares",
            "Puentes",
            "Camina junto a las personas."
        )
    );
    assert_eq!(d.reporting.peer_line, "Especialista");
    assert_eq!(d.reporting.administrative_line, "Directora");
    assert_eq!(d.reporting.supervises, ["Voluntariado"]);
    assert_eq!(
        d.responsibilities_text(),
        "Uno a uno\n- Escucha\n- Acompaña\n"
    );
    assert!(d.responsibilities[0].duties[0].essential && d.peer_role);
    assert_eq!(
        (d.required, d.preferred),
        (
            vec!["Experiencia vivida".to_owned()],
            vec!["Inglés".to_owned()]
        )
    );
    let c = d.conditions;
    assert_eq!(
        [
            c.hours, c.schedule, c.place, c.physical, c.license, c.checks, c.more
        ],
        [
            "30",
            "tardes",
            "Lawrence",
            "ninguna",
            "ninguna",
            "las de la ley",
            "ninguna más"
        ]
    );
    assert_eq!(d.rest, "");
}

#[test]
fn headings_that_others_write_in_spanish_and_portuguese_are_known() {
    let text = "NOMBRE DEL PUESTO: Guía\n\nReporta a: Gerente\n\nPRINCIPALES FUNCIONES\n- Escuchar\n\nREQUISITOS\nBachillerato\nInglés (deseable)\n\nHABILIDADES:\nPaciencia\n\nREQUISITOS DESEABLES\nAuto\n\nJornada: 20 horas\n";
    let read = text::read(text.as_bytes(), Format::Plain).unwrap();
    let d = parts::sort(&parts::of_prose(&read.prose)).description;
    assert_eq!(
        (d.title.as_str(), d.reporting.administrative_line.as_str()),
        ("Guía", "Gerente")
    );
    assert_eq!(d.responsibilities_text(), "\n- Escuchar\n");
    assert_eq!(d.required, ["Bachillerato", "Paciencia"]);
    assert_eq!(d.preferred, ["Inglés (deseable)", "Auto"]);
    assert_eq!(
        (d.conditions.hours.as_str(), d.rest.as_str()),
        ("20 horas", "")
    );
    let text = "Cargo: Guia\n\nFunção: Acompanha pessoas.\n\nAtribuições:\n- Ouvir\n\nQualificações:\n- Experiência própria\n\nCondições: 20 horas\n";
    let read = text::read(text.as_bytes(), Format::Plain).unwrap();
    let d = parts::sort(&parts::of_prose(&read.prose)).description;
    assert_eq!(
        (d.title.as_str(), d.function.as_str()),
        ("Guia", "Acompanha pessoas.")
    );
    assert_eq!(d.responsibilities_text(), "\n- Ouvir\n");
    assert_eq!(
        (d.required, d.conditions.more),
        (
            vec!["Experiência própria".to_owned()],
            "20 horas".to_owned()
        )
    );
}
