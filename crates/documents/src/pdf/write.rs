//! Writes pages as the objects of a PDF: text in marked content, the structure over it, fonts, metadata.
//!
//! Numbers of objects are given in a fixed order, and nothing here asks for a time, so that the same paper gives the
//! same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::paper::{Paper, escape};

use super::font::Font;
use super::layout::{HEIGHT, Line, Pages, Tag, WIDTH, shown};

const CATALOG: usize = 1;
const TREE: usize = 2;
const METADATA: usize = 3;
const INFO: usize = 4;
const STRUCTURE: usize = 5;
const PARENTS: usize = 6;
const DOCUMENT: usize = 7;
/// Five objects for each of the two fonts.
const FONTS: usize = 8;
const FIRST_PAGE: usize = 18;

const NAMES: [&str; 2] = ["DejaVuSerif", "DejaVuSerif-Bold"];

struct File {
    objects: BTreeMap<usize, Vec<u8>>,
}

impl File {
    fn put(&mut self, number: usize, body: impl Into<Vec<u8>>) {
        self.objects.insert(number, body.into());
    }

    fn stream(&mut self, number: usize, entries: &str, data: &[u8]) {
        let mut body = format!("<< {entries} /Length {} >>\nstream\n", data.len()).into_bytes();
        body.extend(data);
        body.extend(b"\nendstream");
        self.put(number, body);
    }

    fn bytes(&self) -> Vec<u8> {
        let mut out = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
        let last = self.objects.keys().next_back().copied().unwrap_or(0);
        let mut places = vec![0; last + 1];
        for (number, body) in &self.objects {
            places[*number] = out.len();
            out.extend(format!("{number} 0 obj\n").bytes());
            out.extend(body);
            out.extend(b"\nendobj\n");
        }
        let start = out.len();
        // A sum of what is in the file, as its name; two files with the same name are the same.
        let mut sum = [0xcbf2_9ce4_8422_2325_u64, 0x8422_2325_cbf2_9ce4];
        for (i, byte) in out.iter().enumerate() {
            let half = &mut sum[i % 2];
            *half = (*half ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
        let name = format!("{:016x}{:016x}", sum[0], sum[1]);
        let mut tail = format!("xref\n0 {}\n0000000000 65535 f \n", last + 1);
        for place in &places[1..] {
            let _ = writeln!(tail, "{place:010} 00000 n ");
        }
        let _ = write!(
            tail,
            "trailer\n<< /Size {} /Root {CATALOG} 0 R /Info {INFO} 0 R /ID [<{name}> <{name}>] >>\nstartxref\n{start}\n%%EOF\n",
            last + 1
        );
        out.extend(tail.bytes());
        out
    }
}

/// Text as PDF has it outside of pages: UTF-16 in hexadecimal.
fn text(words: &str) -> String {
    let mut out = String::from("<FEFF");
    for unit in words.encode_utf16() {
        let _ = write!(out, "{unit:04X}");
    }
    out.push('>');
    out
}

fn length(thousandths: u32) -> String {
    format!("{}.{:03}", thousandths / 1000, thousandths % 1000)
}

/// The glyphs of each font that are used, with what they stand for.
type Used = [BTreeMap<u16, char>; 2];

fn content(
    lines: &[Line],
    number: usize,
    all: usize,
    fonts: [&Font; 2],
    used: &mut Used,
) -> (Vec<u8>, Vec<usize>) {
    let mut out = String::new();
    let mut parts: Vec<usize> = Vec::new();
    let mut set = |out: &mut String, bold: bool, words: &str| {
        let which = usize::from(bold);
        out.push('<');
        for c in words.chars() {
            let c = shown(fonts[which], c);
            if let Some(glyph) = fonts[which].glyph(c) {
                used[which].insert(glyph, c);
                let _ = write!(out, "{glyph:04X}");
            }
        }
        out.push_str("> Tj\n");
    };
    let mut open: Option<usize> = None;
    for line in lines {
        if open != Some(line.part) {
            if open.is_some() {
                out.push_str("EMC\n");
            }
            let _ = writeln!(out, "/Span << /MCID {} >> BDC", parts.len());
            parts.push(line.part);
            open = Some(line.part);
        }
        let _ = writeln!(out, "BT\n1 0 0 1 {} {} Tm", length(line.x), length(line.y));
        for run in &line.runs {
            let _ = writeln!(out, "/F{} {} Tf", usize::from(run.bold) + 1, line.size);
            set(&mut out, run.bold, &run.text);
        }
        // A space at the end keeps the words of two lines apart when they are read aloud or copied.
        set(&mut out, line.runs.last().is_some_and(|r| r.bold), " ");
        out.push_str("ET\n");
    }
    if open.is_some() {
        out.push_str("EMC\n");
    }
    if all > 1 {
        let _ = writeln!(
            out,
            "/Artifact << /Type /Pagination /Subtype /Footer >> BDC\nBT\n1 0 0 1 {}.000 40.000 Tm\n/F1 9 Tf",
            WIDTH / 2 - 10
        );
        set(&mut out, false, &format!("{number} / {all}"));
        out.push_str("ET\nEMC\n");
    }
    (out.into_bytes(), parts)
}

/// Where the words of a part are: object of the page, and number on it.
type Marks = BTreeMap<usize, Vec<(usize, usize)>>;

/// The file of a paper that was set on pages.
pub(super) fn file(paper: &Paper, pages: &Pages, fonts: [&Font; 2]) -> Vec<u8> {
    let mut file = File {
        objects: BTreeMap::new(),
    };
    let mut used: Used = [BTreeMap::new(), BTreeMap::new()];
    let mut marks: Marks = BTreeMap::new();
    let mut on_page: Vec<Vec<usize>> = Vec::new();
    let count = pages.pages.len();
    for (i, lines) in pages.pages.iter().enumerate() {
        let page = FIRST_PAGE + i * 2;
        let (bytes, parts) = content(lines, i + 1, count, fonts, &mut used);
        for (mark, part) in parts.iter().enumerate() {
            marks.entry(*part).or_default().push((page, mark));
        }
        on_page.push(parts);
        file.put(page, format!("<< /Type /Page /Parent {TREE} 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {} 0 R /Resources << /Font << /F1 {FONTS} 0 R /F2 {} 0 R >> >> /StructParents {i} /Tabs /S >>", page + 1, FONTS + 5));
        file.stream(page + 1, "", &bytes);
    }
    let kids: Vec<String> = (0..count)
        .map(|i| format!("{} 0 R", FIRST_PAGE + i * 2))
        .collect();
    file.put(
        TREE,
        format!(
            "<< /Type /Pages /Kids [{}] /Count {count} >>",
            kids.join(" ")
        ),
    );
    let language = if paper.language == "es" {
        "es-US"
    } else {
        "en-US"
    };
    file.put(CATALOG, format!("<< /Type /Catalog /Pages {TREE} 0 R /Lang ({language}) /MarkInfo << /Marked true >> /ViewerPreferences << /DisplayDocTitle true >> /Metadata {METADATA} 0 R /StructTreeRoot {STRUCTURE} 0 R >>"));
    file.put(INFO, format!("<< /Title {} >>", text(&paper.title)));
    file.stream(
        METADATA,
        "/Type /Metadata /Subtype /XML",
        metadata(&paper.title, language).as_bytes(),
    );
    let objects = structure(&mut file, pages, &marks, FIRST_PAGE + count * 2);
    let mut numbers = String::new();
    for (i, parts) in on_page.iter().enumerate() {
        let of: Vec<String> = parts
            .iter()
            .map(|part| format!("{} 0 R", objects.get(part).copied().unwrap_or(DOCUMENT)))
            .collect();
        let _ = write!(numbers, "{i} [{}] ", of.join(" "));
    }
    file.put(PARENTS, format!("<< /Nums [{numbers}] >>"));
    file.put(STRUCTURE, format!("<< /Type /StructTreeRoot /K {DOCUMENT} 0 R /ParentTree {PARENTS} 0 R /ParentTreeNextKey {count} >>"));
    for which in 0..2 {
        write_font(
            &mut file,
            FONTS + which * 5,
            NAMES[which],
            fonts[which],
            &used[which],
        );
    }
    file.bytes()
}

/// The structure, with the object of each part.
fn structure(
    file: &mut File,
    pages: &Pages,
    marks: &Marks,
    first: usize,
) -> BTreeMap<usize, usize> {
    let mut objects = BTreeMap::new();
    let mut next = first;
    let mut take = || {
        next += 1;
        next - 1
    };
    let mut top: Vec<usize> = Vec::new();
    let element = |tag: &str, parent: usize, kids: &str, more: &str| {
        format!("<< /Type /StructElem /S /{tag} /P {parent} 0 R /K [{kids}] {more}>>")
    };
    let words = |part: usize| {
        let of = marks.get(&part).map_or(&[][..], Vec::as_slice);
        let kids: Vec<String> = of
            .iter()
            .map(|(page, mark)| format!("<< /Type /MCR /Pg {page} 0 R /MCID {mark} >>"))
            .collect();
        kids.join(" ")
    };
    let mut at = 0;
    while let Some(part) = pages.parts.get(at) {
        match part.tag {
            Tag::Heading(_) | Tag::Paragraph if marks.contains_key(&at) => {
                let object = take();
                let tag = match part.tag {
                    Tag::Heading(level) => format!("H{level}"),
                    _ => "P".to_owned(),
                };
                file.put(object, element(&tag, DOCUMENT, &words(at), ""));
                objects.insert(at, object);
                top.push(object);
                at += 1;
            }
            Tag::List { numbered } => {
                let list = take();
                let mut items = Vec::new();
                at += 1;
                while matches!(pages.parts.get(at).map(|p| p.tag), Some(Tag::Label)) {
                    let (item, label, body) = (take(), take(), take());
                    file.put(label, element("Lbl", item, &words(at), ""));
                    file.put(body, element("LBody", item, &words(at + 1), ""));
                    file.put(
                        item,
                        element("LI", list, &format!("{label} 0 R {body} 0 R"), ""),
                    );
                    objects.insert(at, label);
                    objects.insert(at + 1, body);
                    items.push(format!("{item} 0 R"));
                    at += 2;
                }
                let marking = if numbered { "Decimal" } else { "Disc" };
                let more = format!("/A << /O /List /ListNumbering /{marking} >> ");
                file.put(list, element("L", DOCUMENT, &items.join(" "), &more));
                top.push(list);
            }
            _ => at += 1,
        }
    }
    let kids: Vec<String> = top.iter().map(|o| format!("{o} 0 R")).collect();
    file.put(
        DOCUMENT,
        element("Document", STRUCTURE, &kids.join(" "), ""),
    );
    objects
}

fn write_font(file: &mut File, first: usize, name: &str, font: &Font, used: &BTreeMap<u16, char>) {
    let glyphs: BTreeSet<u16> = used.keys().copied().collect();
    // Which glyphs are in it is part of the name of a font that was cut down.
    let mut sum = 0_u32;
    for glyph in &glyphs {
        sum = sum.wrapping_mul(31).wrapping_add(u32::from(*glyph));
    }
    let mut tag = String::new();
    for _ in 0..6 {
        tag.push(char::from(b'A' + u8::try_from(sum % 26).unwrap_or(0)));
        sum /= 26;
    }
    let name = format!("{tag}+{name}");
    let widths: Vec<String> = glyphs
        .iter()
        .map(|g| format!("{g} [{}]", font.width(*g)))
        .collect();
    let [a, b, c, d] = font.bounds;
    file.put(first, format!("<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{} 0 R] /ToUnicode {} 0 R >>", first + 1, first + 4));
    file.put(first + 1, format!("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {} 0 R /DW 0 /W [{}] /CIDToGIDMap /Identity >>", first + 2, widths.join(" ")));
    file.put(first + 2, format!("<< /Type /FontDescriptor /FontName /{name} /Flags 6 /FontBBox [{a} {b} {c} {d}] /ItalicAngle 0 /Ascent {} /Descent {} /CapHeight {} /StemV 80 /FontFile2 {} 0 R >>", font.ascent, font.descent, font.ascent * 3 / 4, first + 3));
    let data = font.with_only(&glyphs);
    file.stream(first + 3, &format!("/Length1 {}", data.len()), &data);
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    let all: Vec<(&u16, &char)> = used.iter().collect();
    for some in all.chunks(100) {
        let _ = writeln!(map, "{} beginbfchar", some.len());
        for (glyph, c) in some {
            let _ = write!(map, "<{glyph:04X}> <");
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(map, "{unit:04X}");
            }
            map.push_str(">\n");
        }
        map.push_str("endbfchar\n");
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    file.stream(first + 4, "", map.as_bytes());
}

fn metadata(title: &str, language: &str) -> String {
    let mut out = String::from(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">",
    );
    escape(&mut out, title);
    let _ = write!(
        out,
        "</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language><pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>"
    );
    out
}
