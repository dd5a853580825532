//! Comments put into a Word file.

use documents::docx::{self, Comment, DocxError};

use crate::word::{W, Word, about, body, commented, names, part};

fn annotate(word: &Word, words: &[&str]) -> Vec<u8> {
    let text = word.text();
    let comments: Vec<_> = words.iter().map(|w| about(&text, w)).collect();
    let bytes = docx::annotate(&word.bytes(), &comments).unwrap();
    assert_eq!(docx::read(&bytes).unwrap().text, text);
    bytes
}

const MARK: &str = "<w:r><w:rPr><w:sz w:val=\"16\"/></w:rPr><w:commentReference w:id=\"0\"/></w:r>";

#[test]
fn a_run_is_split_exactly_and_keeps_its_properties() {
    let word = Word::paragraph(
        "<w:r w:rsidR=\"00A1\"><w:rPr><w:b/></w:rPr><w:t>give out medications daily</w:t></w:r>",
    );
    let bytes = annotate(&word, &["medications"]);
    let open = "<w:r w:rsidR=\"00A1\"><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">";
    assert_eq!(
        body(&bytes),
        format!(
            "<w:p>{open}give out </w:t></w:r><w:commentRangeStart w:id=\"0\"/>{open}medications</w:t></w:r>\
             <w:commentRangeEnd w:id=\"0\"/>{MARK}{open} daily</w:t></w:r></w:p>"
        )
    );
}

#[test]
fn a_whole_run_is_not_split() {
    let word = Word::paragraph("<w:r><w:t>all of it</w:t></w:r>");
    assert_eq!(
        body(&annotate(&word, &["all of it"])),
        format!(
            "<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>all of it</w:t></w:r><w:commentRangeEnd w:id=\"0\"/>{MARK}</w:p>"
        )
    );
}

#[test]
fn white_space_that_was_not_shown_stays_unshown() {
    let word = Word::paragraph("<w:r><w:t>  one two\n </w:t></w:r>");
    let bytes = annotate(&word, &["two"]);
    assert!(body(&bytes).contains(">one </w:t>"));
    assert!(body(&bytes).contains(">two</w:t>"));
    let other = Word::paragraph("<w:r><w:t a='\"' xml:space='default'> one two</w:t></w:r>");
    assert!(body(&annotate(&other, &["two"])).contains("<w:t a='\"' xml:space=\"preserve\">one "));
    let soft = Word::paragraph("<w:r><w:t> \u{ad}one two \u{ad}</w:t></w:r>");
    assert_eq!(soft.text(), "one two ");
    annotate(&soft, &["two", "one"]);
}

#[test]
fn ranges_over_runs_and_links_and_insertions_and_paragraphs_are_marked() {
    let t = |s: &str| format!("<w:r><w:t xml:space=\"preserve\">{s}</w:t></w:r>");
    let word = Word::body(&format!(
        "<w:p>{}<w:hyperlink>{}</w:hyperlink><w:ins w:id=\"9\" w:author=\"x\">{}</w:ins></w:p><w:p>{}</w:p>",
        t("alpha be"),
        t("ta gam"),
        t("ma delta"),
        t("epsilon")
    ));
    let bytes = annotate(
        &word,
        &["beta", "gamma", "delta\nep", "alpha", "beta gamma"],
    );
    let found: Vec<_> = commented(&bytes)
        .into_iter()
        .map(|(_, words)| words)
        .collect();
    assert_eq!(found, ["beta", "gamma", "deltaep", "alpha", "beta gamma"]);
}

#[test]
fn tabs_and_references_and_cdata_are_cut_where_they_may_be() {
    let word = Word::paragraph(
        "<w:r><w:t>a&amp;b</w:t><w:tab/><w:t>c<![CDATA[d<e]]>f</w:t><w:drawing/></w:r>",
    );
    let text = word.text();
    assert_eq!(text, "a&b\tcd<ef");
    for start in 0..text.len() {
        for end in start + 1..=text.len() {
            let comment = Comment {
                range: start..end,
                ..about(&text, "a")
            };
            let bytes = docx::annotate(&word.bytes(), &[comment]).unwrap();
            assert_eq!(commented(&bytes), [(0, text[start..end].to_owned())]);
            assert_eq!(docx::read(&bytes).unwrap().text, text);
        }
    }
}

#[test]
fn a_range_inside_a_character_is_widened_to_it() {
    let word = Word::paragraph("<w:r><w:t>caf\u{e9}s</w:t></w:r>");
    let comment = Comment {
        range: 4..5,
        ..about("x", "x")
    };
    let bytes = docx::annotate(&word.bytes(), &[comment]).unwrap();
    assert_eq!(commented(&bytes), [(0, "\u{e9}".to_owned())]);
}

#[test]
fn a_range_without_extent_or_past_the_end_marks_a_place() {
    let word = Word::body("<w:p/><w:p><w:r><w:t>ab</w:t></w:r></w:p>");
    for range in [0..0, 1..1, 2..2, 3..3, 0..1, 900..1000] {
        let comment = Comment {
            range,
            ..about("x", "x")
        };
        let bytes = docx::annotate(&word.bytes(), &[comment]).unwrap();
        assert_eq!(commented(&bytes), [(0, String::new())]);
        assert_eq!(docx::read(&bytes).unwrap().text, "\nab");
    }
}

#[test]
fn a_document_without_text_cannot_be_commented_on() {
    let refused = docx::annotate(&Word::body("<w:p/>").bytes(), &[about("x", "x")]);
    assert_eq!(refused, Err(DocxError::NoText));
}

#[test]
fn words_in_a_text_box_or_a_note_are_quoted_beside_it() {
    let word = Word::paragraph(
        "<w:r><w:t>body</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>boxed words</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>\
         <w:r><w:footnoteReference w:id=\"2\"/></w:r>",
    )
    .with(
        "footnotes",
        &format!("<w:footnotes xmlns:w=\"{W}\"><w:footnote w:id=\"2\"><w:p><w:r><w:t>noted</w:t></w:r></w:p></w:footnote></w:footnotes>"),
    );
    let bytes = annotate(&word, &["words", "noted"]);
    let comments = part(&bytes, "word/comments.xml").unwrap();
    assert!(comments.contains(">“words”</w:t>"));
    assert!(comments.contains(">“noted”</w:t>"));
    assert!(body(&bytes).contains("</w:r><w:commentRangeStart w:id=\"0\"/><w:r><w:pict>"));
    assert!(body(&bytes).contains("<w:commentRangeStart w:id=\"1\"/><w:r><w:footnoteReference"));
    assert_eq!(
        part(&bytes, "word/footnotes.xml"),
        Some(word.parts[1].1.clone())
    );
}

#[test]
fn formulas_are_commented_on_as_a_whole() {
    let word =
        Word::paragraph("<w:r><w:t>x</w:t></w:r><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>");
    let bytes = annotate(&word, &["+"]);
    assert!(body(&bytes).contains("<w:commentRangeStart w:id=\"0\"/><m:oMath>"));
    assert!(body(&bytes).contains("</m:oMath><w:commentRangeEnd w:id=\"0\"/>"));
}

#[test]
fn comments_already_there_are_kept_and_ids_do_not_collide() {
    let old =
        "<w:comment w:id=\"7\" w:author=\"Sam\"><w:p><w:r><w:t>Old</w:t></w:r></w:p></w:comment>";
    let word = Word::paragraph("<w:commentRangeStart w:id=\"7\"/><w:r><w:t>one two</w:t></w:r><w:commentRangeEnd w:id=\"7\"/><w:r><w:commentReference w:id=\"7\"/></w:r>")
        .with("comments", &format!("<w:comments xmlns:w=\"{W}\">{old}</w:comments>"));
    let bytes = annotate(&word, &["two"]);
    let comments = part(&bytes, "word/comments.xml").unwrap();
    assert!(comments.contains(old));
    assert!(comments.contains("<w:comment w:id=\"8\" w:author=\"Mara\" w:initials=\"M\">"));
    assert_eq!(
        commented(&bytes),
        [(7, "one two".to_owned()), (8, "two".to_owned())]
    );
}

#[test]
fn the_package_says_that_it_has_comments() {
    let bytes = annotate(&Word::paragraph("<w:r><w:t>x</w:t></w:r>"), &["x"]);
    assert!(part(&bytes, "[Content_Types].xml").unwrap().contains(
        "<Override PartName=\"/word/comments.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/></Types>"
    ));
    assert!(
        part(&bytes, "word/_rels/document.xml.rels")
            .unwrap()
            .contains("relationships/comments\" Target=\"comments.xml\"/></Relationships>")
    );
}

#[test]
fn styles_are_used_by_name_or_added() {
    let run = "<w:r><w:t>x</w:t></w:r>";
    let german = Word::paragraph(run).styles(
        "<w:style w:type=\"character\" w:styleId=\"Kommentarzeichen\"><w:name w:val=\"annotation reference\"/></w:style>",
    );
    let bytes = annotate(&german, &["x"]);
    assert!(body(&bytes).contains("<w:rStyle w:val=\"Kommentarzeichen\"/>"));
    let styles = part(&bytes, "word/styles.xml").unwrap();
    assert!(styles.contains("w:styleId=\"CommentText\"><w:name w:val=\"annotation text\"/>"));
    assert!(!styles.contains("w:styleId=\"CommentReference\""));
    assert!(
        part(&bytes, "word/comments.xml")
            .unwrap()
            .contains("<w:pStyle w:val=\"CommentText\"/>")
    );
}

#[test]
fn author_date_and_text_are_written_safely() {
    let word = Word::paragraph("<w:r><w:t>x</w:t></w:r>");
    let comment = Comment {
        range: 0..1,
        author: "A & \"B\" §\u{1}".into(),
        initials: "<w:".into(),
        date: Some("2026-03-01T09:30:00Z".into()),
        text: vec!["one\ntwo".into(), "three < § w:x".into()],
    };
    let bytes = docx::annotate(&word.bytes(), &[comment]).unwrap();
    let comments = part(&bytes, "word/comments.xml").unwrap();
    assert!(comments.contains(
        "<w:comment w:id=\"0\" w:author=\"A &amp; &quot;B&quot; §\" w:date=\"2026-03-01T09:30:00Z\" w:initials=\"&lt;w:\">"
    ));
    assert_eq!(comments.matches("<w:p>").count(), 3);
    assert!(comments.contains(">three &lt; § w:x</w:t>"));
}

#[test]
fn a_comment_with_a_wrong_date_or_without_an_author_is_refused() {
    let word = Word::paragraph("<w:r><w:t>x</w:t></w:r>").bytes();
    let good = about("x", "x");
    for date in [
        "yesterday",
        "2026-13-01T00:00:00Z",
        "2026-03-01",
        "2026-03-01T25:00:00",
    ] {
        let wrong = Comment {
            date: Some(date.into()),
            ..good.clone()
        };
        let refused = docx::annotate(&word, &[good.clone(), wrong]);
        assert!(matches!(
            refused,
            Err(DocxError::BadComment { index: 1, .. })
        ));
    }
    let nobody = Comment {
        author: " ".into(),
        ..good
    };
    assert!(docx::annotate(&word, &[nobody]).is_err());
}

#[test]
fn all_else_in_the_package_is_kept_and_the_result_is_always_the_same() {
    let word = Word::paragraph("<w:r><w:t>one two</w:t></w:r>")
        .with("theme", "<theme/>")
        .with("settings", "<settings/>");
    let before = word.bytes();
    let comments = [about("one two", "two")];
    let after = docx::annotate(&before, &comments).unwrap();
    assert_eq!(after, docx::annotate(&before, &comments).unwrap());
    let mut expected = names(&before);
    expected.push("word/comments.xml".into());
    assert_eq!(names(&after), expected);
    for name in ["word/theme.xml", "word/settings.xml", "_rels/.rels"] {
        assert_eq!(part(&before, name), part(&after, name));
    }
}

#[test]
fn without_comments_the_copy_is_the_file() {
    let bytes = Word::paragraph("<w:r><w:t>x</w:t></w:r>").bytes();
    assert_eq!(docx::annotate(&bytes, &[]).unwrap(), bytes);
}

#[test]
fn a_file_that_uses_no_prefix_gets_comments_it_understands() {
    let word = Word::main(&format!(
        "<document xmlns=\"{W}\"><body><p><r><t>one two</t></r></p></body></document>"
    ));
    let bytes = annotate(&word, &["two"]);
    let xml = part(&bytes, "word/document.xml").unwrap();
    assert!(xml.contains(&format!(
        "<w:commentRangeStart xmlns:w=\"{W}\" w:id=\"0\"/><r><t xml:space=\"preserve\">two</t></r>"
    )));
}
