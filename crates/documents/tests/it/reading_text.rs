//! Reading text, Markdown and HTML.

use documents::Role;
use documents::text::{self, Encoding, Format, Mark, Prose};

fn read(bytes: &[u8], format: Format) -> text::TextFile {
    text::read(bytes, format).unwrap()
}

fn segments(prose: &Prose) -> Vec<(Role, &str)> {
    prose
        .segments
        .iter()
        .map(|s| (s.role, &prose.text[s.plain.clone()]))
        .collect()
}

/// The source that these words of the text came from.
fn source_of<'a>(source: &'a str, prose: &Prose, words: &str) -> &'a str {
    let start = prose.text.find(words).unwrap();
    &source[prose.source_range(start..start + words.len())]
}

#[test]
fn encodings_are_told() {
    let encoding = |bytes: &[u8]| {
        let file = read(bytes, Format::Plain);
        (file.source, file.encoding)
    };
    let cafe = || "caf\u{e9}".to_owned();
    assert_eq!(encoding("caf\u{e9}".as_bytes()), (cafe(), Encoding::Utf8));
    assert_eq!(
        encoding("\u{feff}caf\u{e9}".as_bytes()),
        (cafe(), Encoding::Utf8WithMark)
    );
    assert_eq!(
        encoding(b"\xff\xfec\0a\0f\0\xe9\0"),
        (cafe(), Encoding::Utf16Le)
    );
    assert_eq!(
        encoding(b"\xfe\xff\0c\0a\0f\0\xe9"),
        (cafe(), Encoding::Utf16Be)
    );
    assert_eq!(encoding(b"caf\xe9"), (cafe(), Encoding::Windows1252));
    assert_eq!(encoding(b"\x93quoted\x94").0, "“quoted”");
    assert_eq!(encoding(b""), (String::new(), Encoding::Utf8));
}

#[test]
fn wide_characters_are_told_without_a_mark_too() {
    let plain = "The peer worker keeps Ana\u{2019}s caf\u{e9} company.\n";
    let low: Vec<u8> = plain.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let high: Vec<u8> = plain.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (bytes, encoding) in [(low, Encoding::Utf16Le), (high, Encoding::Utf16Be)] {
        let file = read(&bytes, Format::Plain);
        assert_eq!((file.source.as_str(), file.encoding), (plain, encoding));
    }
    // Small numbers in pairs of bytes look alike and are no text.
    let numbers: Vec<u8> = (1..200_u16).flat_map(|n| (n % 25).to_le_bytes()).collect();
    assert!(text::read(&numbers, Format::Plain).is_err());
}

#[test]
fn a_page_that_names_its_encoding_is_believed() {
    let page = read(b"<meta charset=\"iso-8859-2\"><p>\xb1", Format::Html);
    assert_eq!(
        (page.prose.text.as_str(), page.encoding),
        ("ą", Encoding::Declared("ISO-8859-2"))
    );
}

#[test]
fn half_a_character_is_replaced_and_said_so() {
    let file = read(b"\xff\xfea\0b\0c\0d\0e\0\x00\xd8", Format::Plain);
    assert!(file.replaced);
    assert_eq!(file.source, "abcde\u{fffd}");
}

#[test]
fn formats_are_known_by_name() {
    assert_eq!(Format::of_name("ad.MD"), Format::Markdown);
    assert_eq!(Format::of_name("a.b.htm"), Format::Html);
    assert_eq!(Format::of_name("notes"), Format::Plain);
}

#[test]
fn plain_text_is_left_as_it_is() {
    let source = "Duties\r\nwrapped line\r\n\r\n- one\r\n  more of one\r\n2. two\n> said\n> more\n";
    let prose = read(source.as_bytes(), Format::Plain).prose;
    assert_eq!(prose.text, source);
    assert_eq!(
        segments(&prose),
        [
            (Role::Paragraph, "Duties\r\nwrapped line"),
            (Role::ListItem, "- one\r\n  more of one"),
            (Role::ListItem, "2. two"),
            (Role::Quote, "> said\n> more"),
        ]
    );
    assert_eq!(prose.source_range(3..9), 3..9);
}

#[test]
fn markdown_is_read_with_roles() {
    let source = "---\ntitle: no\n---\n# Peer *worker*\n\nFirst line\nsecond &amp; `code` [link](http://x.y) \\*star\\*\n\n- one\n  - two\n\n> quoted\n\n```\nlet x = 1;\n```\n\n| a | b |\n|---|---|\n| c | d |\n";
    let prose = read(source.as_bytes(), Format::Markdown).prose;
    assert_eq!(
        segments(&prose),
        [
            (Role::Heading(1), "Peer worker"),
            (Role::Paragraph, "First line second & code link *star*"),
            (Role::ListItem, "one"),
            (Role::ListItem, "two"),
            (Role::Quote, "quoted"),
            (Role::Code, "let x = 1;"),
            (Role::TableCell, "a"),
            (Role::TableCell, "b"),
            (Role::TableCell, "c"),
            (Role::TableCell, "d"),
        ]
    );
    assert_eq!(source_of(source, &prose, "worker"), "worker");
    assert_eq!(source_of(source, &prose, "line second"), "line\nsecond");
    assert_eq!(source_of(source, &prose, "&"), "&amp;");
    assert_eq!(source_of(source, &prose, "link"), "link");
    assert_eq!(source_of(source, &prose, "*star"), "*star");
    assert_eq!(source_of(source, &prose, "let x"), "let x");
    let code = prose.text.find("code").unwrap();
    assert!(prose.is_set_apart(code) && prose.is_set_apart(prose.text.find("quoted").unwrap()));
    assert!(!prose.is_set_apart(code - 1) && !prose.is_set_apart(code + 4));
}

#[test]
fn html_in_markdown_is_read_as_html() {
    let source = "One<br>two <b>bold</b>\n\n<div>\n<p>Three &mdash; four</p>\n</div>\n\nFive\n";
    let prose = read(source.as_bytes(), Format::Markdown).prose;
    assert_eq!(
        segments(&prose),
        [
            (Role::Paragraph, "One\ntwo bold"),
            (Role::Paragraph, "Three \u{2014} four"),
            (Role::Paragraph, "Five"),
        ]
    );
    assert_eq!(source_of(source, &prose, "four"), "four");
}

#[test]
fn html_is_read_with_roles() {
    let source = "<!DOCTYPE html><html><head><title>No</title><style>p{}</style></head><body><h2>Peer\n role</h2><p>Give  out <b>med</b>ications&nbsp;&amp; more<br/>next<script>if (a</b) {}</script><ul><li>one<li>two <q>said so</q></ul><blockquote><p>quoted</blockquote><pre>\nlet  x;\n</pre><table><tr><td>a<td>b</table>after</body>";
    let prose = read(source.as_bytes(), Format::Html).prose;
    assert_eq!(
        segments(&prose),
        [
            (Role::Heading(2), "Peer role"),
            (Role::Paragraph, "Give out medications\u{a0}& more\nnext"),
            (Role::ListItem, "one"),
            (Role::ListItem, "two said so"),
            (Role::Quote, "quoted"),
            (Role::Code, "let  x;"),
            (Role::TableCell, "a"),
            (Role::TableCell, "b"),
            (Role::Paragraph, "after"),
        ]
    );
    assert_eq!(source_of(source, &prose, "medications"), "med</b>ications");
    assert_eq!(source_of(source, &prose, "Give out"), "Give  out");
    assert_eq!(source_of(source, &prose, "& more"), "&amp; more");
    assert_eq!(prose.marks.len(), 1);
    assert_eq!(prose.marks[0].mark, Mark::Quote);
    assert_eq!(&prose.text[prose.marks[0].plain.clone()], "said so");
}

#[test]
fn html_that_is_no_html_is_still_read() {
    let text = |source: &str| read(source.as_bytes(), Format::Html).prose.text;
    assert_eq!(
        text("a < b & c &bogus; &#8217;&#x27;&#146; &copy 1"),
        "a < b & c &bogus; \u{2019}'\u{2019} \u{a9} 1"
    );
    assert_eq!(text("one <b two"), "one <b two");
    assert_eq!(
        text("<a href=\"x>y\">link</a><a title='>'>two</a>"),
        "linktwo"
    );
    assert_eq!(text("<a href=\"x>rest"), "rest");
    assert_eq!(text("<!-- never closed <p>x"), "");
    assert_eq!(text("co\u{ad}or&shy;dinator"), "coordinator");
    assert_eq!(text("<script>a"), "");
    assert_eq!(text("</p></li></table>x"), "x");
    assert_eq!(text(""), "");
}

#[test]
fn segments_are_found_by_place() {
    let prose = read(b"<p>one</p><p>two</p>", Format::Html).prose;
    assert_eq!(prose.text, "one\ntwo");
    assert_eq!(prose.segment_at(3), prose.segments.first());
    assert_eq!(prose.segment_at(4), prose.segments.get(1));
    assert_eq!(Prose::default().segment_at(0), None);
    assert_eq!(Prose::default().source_range(0..9), 0..0);
}
