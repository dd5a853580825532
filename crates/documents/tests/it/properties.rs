//! What holds for any input.

use documents::docx::{self, Comment};
use documents::text::{self, Format};
use proptest::prelude::*;

use crate::word::{Word, commented};

/// Pieces of bodies that are well-formed wherever they stand.
fn inline() -> impl Strategy<Value = String> {
    let run =
        ("[ -~é😀\u{ad}]{0,8}", any::<bool>(), any::<bool>()).prop_map(|(text, bold, keep)| {
            let text = text
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace("]]>", "");
            let bold = if bold { "<w:rPr><w:b/></w:rPr>" } else { "" };
            let keep = if keep { " xml:space=\"preserve\"" } else { "" };
            format!("<w:r>{bold}<w:t{keep}>{text}</w:t></w:r>")
        });
    let odd = prop_oneof![
        Just("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>"),
        Just("<w:r><w:t><![CDATA[x<y]]></w:t></w:r>"),
        Just("<w:del w:id=\"1\"><w:r><w:delText>gone</w:delText></w:r></w:del>"),
        Just("<w:r><w:drawing/></w:r>"),
        Just("<m:oMath><m:r><m:t>z</m:t></m:r></m:oMath>"),
        Just("<w:r><w:t>h</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></w:pict><w:t>i</w:t></w:r>"),
        Just("<mc:AlternateContent><mc:Choice><w:r><w:t>c</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>f</w:t></w:r></mc:Fallback></mc:AlternateContent>"),
        Just("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"),
        Just("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"),
        Just("<w:bookmarkStart w:id=\"3\"/>"),
    ]
    .prop_map(str::to_owned);
    let leaf = prop_oneof![3 => run, 1 => odd];
    leaf.prop_recursive(2, 8, 4, |inner| {
        (prop::collection::vec(inner, 0..4), 0..3_usize).prop_map(|(all, kind)| {
            let name = ["w:hyperlink", "w:ins", "w:smartTag"][kind];
            format!("<{name}>{}</{name}>", all.concat())
        })
    })
}

fn block() -> impl Strategy<Value = String> {
    let joined = "<w:pPr><w:rPr><w:del w:id=\"2\"/></w:rPr></w:pPr>";
    let paragraph = (
        prop::collection::vec(inline(), 0..5),
        prop::bool::weighted(0.2),
    )
        .prop_map(move |(all, join)| {
            format!(
                "<w:p>{}{}</w:p>",
                if join { joined } else { "" },
                all.concat()
            )
        });
    paragraph.prop_recursive(2, 6, 3, |inner| {
        prop::collection::vec(inner, 1..4).prop_map(|cells| {
            format!(
                "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
                cells.concat()
            )
        })
    })
}

fn comments() -> impl Strategy<Value = Vec<Comment>> {
    let one = (0..60_usize, 0..40_usize).prop_map(|(start, length)| Comment {
        range: start..start + length,
        author: "Mara".into(),
        ..Comment::default()
    });
    prop::collection::vec(one, 0..6)
}

proptest! {
    #[test]
    fn comments_do_not_change_what_a_document_says(
        blocks in prop::collection::vec(block(), 0..6),
        comments in comments(),
    ) {
        let bytes = Word::body(&blocks.concat()).bytes();
        let before = docx::read(&bytes).unwrap();
        for paragraph in &before.paragraphs {
            prop_assert!(before.text.is_char_boundary(paragraph.plain.start));
        }
        match docx::annotate(&bytes, &comments) {
            Ok(after) => {
                let again = docx::read(&after).unwrap();
                prop_assert_eq!(&before.text, &again.text);
                prop_assert_eq!(&before.paragraphs, &again.paragraphs);
                prop_assert_eq!(commented(&after).len(), comments.len());
                prop_assert_eq!(docx::annotate(&bytes, &comments).unwrap(), after);
            }
            Err(error) => {
                prop_assert_eq!(error, docx::DocxError::NoText);
                prop_assert!(before.runs.is_empty());
            }
        }
    }

    #[test]
    fn any_range_of_simple_runs_is_split_exactly(
        texts in prop::collection::vec("[a-z é😀]{1,6}", 1..6),
        start in 0..30_usize,
        length in 1..20_usize,
    ) {
        let runs: String = texts.iter().map(|t| format!("<w:r><w:t xml:space=\"preserve\">{t}</w:t></w:r>")).collect();
        let bytes = Word::paragraph(&runs).bytes();
        let text = texts.concat();
        let start = start.min(text.len() - 1);
        let end = (start + length).min(text.len());
        let comment = Comment { range: start..end, author: "Mara".into(), ..Comment::default() };
        let after = docx::annotate(&bytes, &[comment]).unwrap();
        let floor = (0..=start).rev().find(|i| text.is_char_boundary(*i)).unwrap();
        let ceiling = (end..=text.len()).find(|i| text.is_char_boundary(*i)).unwrap();
        prop_assert_eq!(commented(&after), vec![(0, text[floor..ceiling].to_owned())]);
    }

    #[test]
    fn no_bytes_make_a_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = docx::read(&bytes).map_err(|e| e.to_string());
        for format in [Format::Plain, Format::Markdown, Format::Html] {
            let _ = text::read(&bytes, format).map_err(|e| e.to_string());
        }
    }

    #[test]
    fn no_package_makes_a_reader_panic(
        xml in "[<>/&;=\" a-z:]{0,40}",
        tags in prop::collection::vec("</?w:(p|r|t|tbl|tc|tr|txbxContent|pPr|rPr|fldChar|ins|del)/?>|x &amp;|<m:oMath>|</m:oMath>", 0..30),
        flip in any::<prop::sample::Index>(),
        to in any::<u8>(),
    ) {
        for body in [xml, tags.concat()] {
            let mut bytes = Word::body(&body).bytes();
            let at = flip.index(bytes.len());
            let comment = Comment { range: 1..4, author: "Mara".into(), ..Comment::default() };
            let _ = docx::annotate(&bytes, std::slice::from_ref(&comment)).map(|b| b.len());
            bytes[at] = to;
            let _ = docx::annotate(&bytes, &[comment]).map(|b| b.len());
        }
    }

    #[test]
    fn words_stay_inside_their_source(
        source in "([a-zé \n\r\t<>&;#\"'=/!-]|<p>|</p>|<li>|<q>|</q>|<pre>|</pre>|<br>|&amp;|&nbsp;|```|> |- |\\| |\\*\\*|`|# ){0,40}",
    ) {
        for format in [Format::Plain, Format::Markdown, Format::Html] {
            let prose = text::prose(&source, format);
            let mut end = 0;
            for segment in &prose.segments {
                prop_assert!(segment.plain.start >= end && prose.text.get(segment.plain.clone()).is_some());
                prop_assert!(source.get(segment.source.clone()).is_some(), "{:?} {:?}", format, segment);
                end = segment.plain.end;
            }
            for (at, c) in prose.text.char_indices() {
                let range = prose.source_range(at..at + c.len_utf8());
                let found = source.get(range.clone());
                prop_assert!(found.is_some(), "{:?} {:?}", format, range);
                if c.is_alphabetic() && !source.contains('&') {
                    // Code over several lines is mapped as a whole.
                    let exact = found == Some(&prose.text[at..at + c.len_utf8()]);
                    let within = prose.is_set_apart(at) && found.is_some_and(|f| f.contains(c));
                    prop_assert!(exact || within, "{:?} {:?} {:?}", format, c, found);
                }
            }
        }
    }
}
