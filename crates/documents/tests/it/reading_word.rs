//! Reading Word files.

use documents::Role;
use documents::docx::{Cell, ListItem, Marker, Note, Part, Story};

use crate::word::{W, Word};

fn t(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", t(text))
}

fn styled(style: &str, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}</w:p>",
        t(text)
    )
}

#[test]
fn paragraphs_are_separated_by_line_feeds() {
    let word = Word::body(&[p("One"), "<w:p/>".into(), p("Two")].concat());
    assert_eq!(word.text(), "One\n\nTwo");
}

#[test]
fn tabs_and_breaks_and_hyphens_are_said() {
    let word = Word::paragraph(
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>\
         <w:softHyphen/><w:t>e\u{ad}f</w:t><w:cr/><w:t>g&amp;&#x2014;</w:t></w:r>",
    );
    assert_eq!(word.text(), "a\tb\nc-def\ng&\u{2014}");
}

#[test]
fn white_space_is_kept_only_where_the_file_asks_for_it() {
    let word = Word::paragraph(
        "<w:r><w:t> a </w:t></w:r><w:r><w:t xml:space=\"preserve\"> b\n c </w:t></w:r><w:r><w:t> </w:t></w:r>",
    );
    assert_eq!(word.text(), "a b  c ");
}

#[test]
fn insertions_are_in_and_deletions_are_out() {
    let word = Word::paragraph(&format!(
        "{}<w:del w:id=\"1\" w:author=\"x\"><w:r><w:delText>old</w:delText></w:r></w:del>\
         <w:ins w:id=\"2\" w:author=\"x\">{}</w:ins>\
         <w:moveFrom w:id=\"3\">{}</w:moveFrom><w:moveTo w:id=\"4\">{}</w:moveTo>",
        t("a "),
        t("new"),
        t(" gone"),
        t(" come")
    ));
    let read = word.read();
    assert_eq!(read.text, "a new come");
    assert_eq!(
        read.notes,
        [Note::InsertionsRead(2), Note::DeletionsLeftOut(2)]
    );
}

#[test]
fn a_paragraph_whose_end_was_deleted_runs_on_into_the_next() {
    let word = Word::body(&format!(
        "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>{}</w:p>{}{}",
        t("one "),
        p("line"),
        p("next")
    ));
    assert_eq!(word.text(), "one line\nnext");
}

#[test]
fn the_results_of_fields_are_said_and_their_codes_are_not() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let word = Word::paragraph(&format!(
        "{}{}<w:r><w:instrText> IF </w:instrText></w:r>{}<w:r><w:instrText>PAGE</w:instrText></w:r>{}{}{}{}{}{}\
         <w:fldSimple w:instr=\" DATE \">{}</w:fldSimple>",
        t("a "),
        mark("begin"),
        mark("begin"),
        mark("separate"),
        t("hidden"),
        mark("end"),
        mark("separate"),
        t("shown"),
        mark("end"),
        t(" today"),
    ));
    assert_eq!(word.text(), "a shown today");
}

#[test]
fn a_field_that_never_ends_does_not_swallow_the_text() {
    let word = Word::body(&format!(
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>X</w:instrText></w:r></w:p>{}",
        p("still here")
    ));
    assert_eq!(word.text(), "\nstill here");
}

#[test]
fn links_and_content_controls_are_read() {
    let word = Word::body(&format!(
        "<w:sdt><w:sdtPr><w:alias w:val=\"no\"/></w:sdtPr><w:sdtContent><w:p><w:hyperlink>{}</w:hyperlink>\
         <w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt><w:smartTag>{}</w:smartTag></w:p></w:sdtContent></w:sdt>",
        t("link "),
        t("control "),
        t("tag")
    ));
    assert_eq!(word.text(), "link control tag");
}

#[test]
fn a_text_box_follows_its_paragraph_once() {
    let inner = format!(
        "<w:txbxContent>{}{}</w:txbxContent>",
        p("box one"),
        p("box two")
    );
    let word = Word::body(&format!(
        "<w:p>{}<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing>\
         </mc:Choice><mc:Fallback><w:pict>{inner}</w:pict></mc:Fallback></mc:AlternateContent></w:r>{}</w:p>{}",
        t("before "),
        t("after"),
        p("next")
    ));
    let read = word.read();
    assert_eq!(read.text, "before after\nbox one\nbox two\nnext");
    let stories: Vec<_> = read.paragraphs.iter().map(|p| p.story).collect();
    assert_eq!(
        stories,
        [Story::Body, Story::TextBox, Story::TextBox, Story::Body]
    );
}

#[test]
fn emoji_with_a_fallback_are_said_once() {
    let word = Word::paragraph(&format!(
        "{}<w:r><mc:AlternateContent><mc:Choice Requires=\"w16se\"><w:symEx xmlns:w=\"x\" char=\"1F60A\"/></mc:Choice>\
         <mc:Fallback><w:t>\u{1f60a}</w:t></mc:Fallback></mc:AlternateContent></w:r>",
        t("hi ")
    ));
    assert_eq!(word.text(), "hi \u{1f60a}");
}

#[test]
fn tables_are_read_cell_by_cell() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p(text));
    let wide = format!(
        "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>{}</w:tc>",
        p("wide")
    );
    let nested = format!(
        "<w:tc><w:tbl><w:tr>{}</w:tr></w:tbl>{}</w:tc>",
        cell("inner"),
        p("outer")
    );
    let word = Word::body(&format!(
        "{}<w:tbl><w:tr>{}{}</w:tr><w:tr>{wide}{nested}</w:tr></w:tbl>{}",
        p("above"),
        cell("a"),
        cell("b"),
        p("below")
    ));
    let read = word.read();
    assert_eq!(read.text, "above\na\nb\nwide\ninner\nouter\nbelow");
    let cells: Vec<_> = read
        .paragraphs
        .iter()
        .map(|p| p.cell.map(|c| (c.table, c.row, c.column)))
        .collect();
    let at = |table, row, column| Some((table, row, column));
    assert_eq!(
        cells,
        [
            None,
            at(0, 0, 0),
            at(0, 0, 1),
            at(0, 1, 0),
            at(1, 0, 0),
            at(0, 1, 2),
            None
        ]
    );
    assert_eq!(read.paragraphs[1].role, Role::TableCell);
    assert_eq!(
        read.paragraphs[3].cell,
        Some(Cell {
            table: 0,
            row: 1,
            column: 0
        })
    );
}

#[test]
fn headings_are_known_by_style_by_basis_and_by_level() {
    let word = Word::body(&format!(
        "{}{}{}{}<w:p><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr>{}</w:p>{}",
        styled("Rubrik1", "by name"),
        styled("Mine", "by basis"),
        styled("Titel", "title"),
        styled("Zitat", "quoted"),
        t("by level"),
        p("plain"),
    ))
    .styles(
        "<w:style w:type=\"paragraph\" w:styleId=\"Rubrik1\"><w:name w:val=\"heading 1\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Mine\"><w:name w:val=\"Section\"/><w:basedOn w:val=\"Two\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Two\"><w:name w:val=\"x\"/><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Titel\"><w:name w:val=\"Title\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Zitat\"><w:name w:val=\"Intense Quote\"/></w:style>",
    );
    let read = word.read();
    let roles: Vec<_> = read.paragraphs.iter().map(|p| p.role).collect();
    assert_eq!(
        roles,
        [
            Role::Heading(1),
            Role::Heading(2),
            Role::Heading(1),
            Role::Quote,
            Role::Heading(3),
            Role::Paragraph
        ]
    );
    assert_eq!(read.paragraphs[1].style.as_deref(), Some("Section"));
}

#[test]
fn styles_that_are_based_on_each_other_come_to_an_end() {
    let word = Word::body(&styled("A", "x")).styles(
        "<w:style w:styleId=\"A\"><w:name w:val=\"a\"/><w:basedOn w:val=\"B\"/></w:style>\
         <w:style w:styleId=\"B\"><w:name w:val=\"b\"/><w:basedOn w:val=\"A\"/></w:style>",
    );
    assert_eq!(word.read().paragraphs[0].role, Role::Paragraph);
}

#[test]
fn list_items_know_their_level_and_mark() {
    let item = |list: &str, level: u8, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{}</w:p>",
            t(text)
        )
    };
    let word = Word::body(&format!(
        "{}{}{}{}{}",
        item("7", 0, "dot"),
        item("7", 1, "number"),
        item("0", 0, "not a list"),
        item("9", 0, "unknown"),
        styled("LB", "by style"),
    ))
    .styles("<w:style w:styleId=\"LB\"><w:name w:val=\"List Bullet\"/><w:pPr><w:numPr><w:numId w:val=\"7\"/></w:numPr></w:pPr></w:style>")
    .with(
        "numbering",
        &format!(
            "<w:numbering xmlns:w=\"{W}\"><w:abstractNum w:abstractNumId=\"3\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/></w:lvl>\
             <w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"lowerLetter\"/></w:lvl></w:abstractNum>\
             <w:num w:numId=\"7\"><w:abstractNumId w:val=\"3\"/></w:num></w:numbering>"
        ),
    );
    let read = word.read();
    let lists: Vec<_> = read.paragraphs.iter().map(|p| p.list).collect();
    let at = |level, marker| Some(ListItem { level, marker });
    assert_eq!(
        lists,
        [
            at(0, Marker::Bullet),
            at(1, Marker::Number),
            None,
            at(0, Marker::Unknown),
            at(0, Marker::Bullet)
        ]
    );
    assert_eq!(read.paragraphs[0].role, Role::ListItem);
    assert_eq!(read.paragraphs[2].role, Role::Paragraph);
}

#[test]
fn notes_come_at_the_end_in_the_order_of_their_references() {
    let note = |id: &str, text: &str| format!("<w:footnote w:id=\"{id}\">{}</w:footnote>", p(text));
    let word = Word::paragraph(&format!(
        "{}<w:r><w:footnoteReference w:id=\"3\"/></w:r>{}<w:r><w:footnoteReference w:id=\"2\"/></w:r>\
         <w:r><w:endnoteReference w:id=\"2\"/></w:r>",
        t("one"),
        t(" two")
    ))
    .with(
        "footnotes",
        &format!(
            "<w:footnotes xmlns:w=\"{W}\"><w:footnote w:type=\"separator\" w:id=\"0\">{}</w:footnote>{}{}{}</w:footnotes>",
            p("no"),
            note("2", "second"),
            note("3", "first"),
            note("4", "not referred to")
        ),
    )
    .with(
        "endnotes",
        &format!("<w:endnotes xmlns:w=\"{W}\"><w:endnote w:id=\"2\">{}</w:endnote></w:endnotes>", p("end")),
    );
    let read = word.read();
    assert_eq!(read.text, "one two\nfirst\nsecond\nend");
    assert_eq!(read.paragraphs[3].story, Story::Endnote);
    assert_eq!(read.runs_in(8..13)[0].part, Part::Footnotes);
}

#[test]
fn hidden_text_is_left_out_and_said_so() {
    let word = Word::paragraph(&format!(
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>\
         <w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>open</w:t></w:r>{}",
        t("!")
    ));
    let read = word.read();
    assert_eq!(read.text, "open!");
    assert_eq!(read.notes, [Note::HiddenTextLeftOut]);
}

#[test]
fn headers_and_macros_and_comments_are_noted() {
    let word =
        Word::paragraph("<w:r><w:t>x</w:t></w:r><w:r><w:commentReference w:id=\"4\"/></w:r>")
            .with("header", &edge("hdr", "Draft. Do not publish."))
            .with("vbaProject", "<x/>");
    assert_eq!(
        word.read().notes,
        [
            Note::HeadersLeftOut,
            Note::MacrosIgnored,
            Note::CommentsPresent(1)
        ]
    );
}

fn edge(root: &str, text: &str) -> String {
    format!("<w:{root} xmlns:w=\"{W}\">{}</w:{root}>", p(text))
}

#[test]
fn a_header_or_footer_is_noted_only_when_it_says_what_the_text_does_not() {
    let body = [p("Peer specialist, evenings"), p("Duties")].concat();
    let number = "<w:p><w:r><w:t xml:space=\"preserve\">Página </w:t></w:r>\
        <w:fldSimple w:instr=\" PAGE \"><w:r><w:t>3</w:t></w:r></w:fldSimple>\
        <w:r><w:t xml:space=\"preserve\"> de 12</w:t></w:r></w:p>";
    let numbers = format!("<w:ftr xmlns:w=\"{W}\">{number}</w:ftr>");
    for (kind, xml) in [
        ("header", edge("hdr", "")),
        ("footer", edge("ftr", "- 3 -")),
        ("footer", numbers),
        ("header", edge("hdr", "Peer specialist…")),
        ("header", edge("hdr", "Peer specialist, evenings")),
    ] {
        let read = Word::body(&body).with(kind, &xml).read();
        assert_eq!(read.notes, [], "{xml}");
        assert!(!read.text.contains("12"), "{}", read.text);
    }
    for (kind, xml) in [
        ("header", edge("hdr", "Peer specialist, mornings")),
        ("footer", edge("ftr", "Page 3 of 12, draft")),
        // What cannot be read may say anything.
        ("footer", "<w:ftr".to_owned()),
    ] {
        let read = Word::body(&body).with(kind, &xml).read();
        assert_eq!(read.notes, [Note::HeadersLeftOut], "{xml}");
    }
}

#[test]
fn runs_map_the_text_into_the_xml() {
    let word = Word::paragraph(&format!(
        "{}<w:r><w:rPr><w:b/></w:rPr><w:t>bold</w:t></w:r>",
        t("plain ")
    ));
    let read = word.read();
    let xml = &word.parts[0].1;
    let found: Vec<_> = read
        .runs
        .iter()
        .map(|r| {
            (
                &read.text[r.plain.clone()],
                r.bold,
                xml[r.xml.clone()].starts_with("<w:r>"),
            )
        })
        .collect();
    assert_eq!(found, [("plain ", false, true), ("bold", true, true)]);
    assert_eq!(read.runs_in(7..8), &read.runs[1..]);
    assert!(!read.paragraphs[0].bold);
}

#[test]
fn a_paragraph_of_bold_words_is_told() {
    let bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>Duties</w:t></w:r><w:r><w:t xml:space=\"preserve\"> </w:t></w:r>";
    assert!(Word::paragraph(bold).read().paragraphs[0].bold);
}

#[test]
fn other_prefixes_and_strict_files_and_other_encodings_are_read() {
    let default =
        format!("<document xmlns=\"{W}\"><body><p><r><t>one</t></r></p></body></document>");
    let strict = "<x:document xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><x:body><x:p><x:r><x:t>two</x:t></x:r></x:p></x:body></x:document>";
    assert_eq!(Word::main(&default).text(), "one");
    assert_eq!(Word::main(strict).text(), "two");
    assert_eq!(Word::main(&format!("\u{feff}{strict}")).text(), "two");
}

#[test]
fn formulas_are_read() {
    let word = Word::paragraph(&format!(
        "{}<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>",
        t("sum: ")
    ));
    assert_eq!(word.text(), "sum: a+b");
}
