//! Writes pages as the objects of a PDF: text in marked content, the structure over it, fonts, metadata.
//!
//! Numbers of objects are given in a fixed order, and nothing here asks for a time, so that the same paper gives the
//! same bytes. The structure itself is in `tree`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::paper::{Paper, escape};

use super::font::Font;
use super::glyphs::{self, FACES, Faces, Glyph, NAMES};
use super::outline;
use super::page::{Color, HEIGHT, Line, Setter, Sheet, WIDTH};
use super::tree::{self, Marks};

const CATALOG: usize = 1;
const PAGES: usize = 2;
const METADATA: usize = 3;
const INFO: usize = 4;
pub(super) const STRUCTURE: usize = 5;
const PARENTS: usize = 6;
pub(super) const DOCUMENT: usize = 7;
const FIRST_PAGE: usize = 8;
/// How many objects a font takes.
const OF_FONT: usize = 5;

#[derive(Default)]
pub(super) struct File {
    objects: BTreeMap<usize, Vec<u8>>,
}

impl File {
    pub fn put(&mut self, number: usize, body: impl Into<Vec<u8>>) {
        self.objects.insert(number, body.into());
    }

    fn stream(&mut self, number: usize, entries: &str, data: &[u8]) {
        let mut body = format!("<< {entries} /Length {} >>\nstream\n", data.len()).into_bytes();
        body.extend(data);
        body.extend(b"\nendstream");
        self.put(number, body);
    }

    fn bytes(&self) -> Vec<u8> {
        let size: usize = self.objects.values().map(|body| body.len() + 48).sum();
        let mut out = Vec::with_capacity(size + 1024);
        out.extend(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
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
pub(super) fn text(words: &str) -> String {
    let mut out = String::from("<FEFF");
    for unit in words.encode_utf16() {
        hexadecimal(&mut out, unit);
    }
    out.push('>');
    out
}

/// Four digits. The formatting of the language takes several times as long, for each letter of a document.
fn hexadecimal(out: &mut String, unit: u16) {
    for shift in [12, 8, 4, 0] {
        let digit = u32::from(unit >> shift) & 0xf;
        out.push(
            char::from_digit(digit, 16)
                .unwrap_or('0')
                .to_ascii_uppercase(),
        );
    }
}

fn length(thousandths: u32) -> String {
    let (whole, part) = (thousandths / 1000, thousandths % 1000);
    if part == 0 {
        return whole.to_string();
    }
    let all = format!("{whole}.{part:03}");
    all.trim_end_matches('0').to_owned()
}

fn color(color: Color) -> String {
    let [r, g, b] = color.map(|part| length(u32::from(part)));
    format!("{r} {g} {b} rg")
}

/// The glyphs of one face that are used, in the order of their numbers, and what each says.
#[derive(Default)]
struct Used {
    /// By glyph: its number, and 0 for one that is not used yet.
    numbers: Vec<u16>,
    glyphs: Vec<(u16, (char, Option<char>))>,
}

impl Used {
    /// The number of a glyph, and what it says: what it said where it was used first.
    fn number(&mut self, glyph: &Glyph) -> (u16, (char, Option<char>)) {
        let place = usize::from(glyph.id);
        if self.numbers.len() <= place {
            self.numbers.resize(place + 1, 0);
        }
        if self.numbers[place] == 0 {
            self.glyphs.push((glyph.id, glyph.says));
            self.numbers[place] = u16::try_from(self.glyphs.len()).unwrap_or(0);
        }
        let number = self.numbers[place];
        let says = usize::from(number).checked_sub(1);
        let says = says.and_then(|at| self.glyphs.get(at));
        (number, says.map_or(glyph.says, |known| known.1))
    }
}

/// A glyph with its number, and whether that says something else than the text it stands for.
struct Called<'a> {
    number: u16,
    differs: bool,
    glyph: &'a Glyph,
}

/// Writes what is on pages, and remembers which glyphs it took.
#[derive(Default)]
struct Pen {
    used: [Used; FACES],
    out: String,
    color: Option<Color>,
    /// The parts that have words on this page, in order; one that is interrupted comes again.
    parts: Vec<usize>,
    /// What is being written: the words of a part, or what only looks like something.
    open: Option<(Option<usize>, bool)>,
}

impl Pen {
    fn color(&mut self, wanted: Color) {
        if self.color != Some(wanted) {
            self.color = Some(wanted);
            let _ = writeln!(self.out, "{}", color(wanted));
        }
    }

    /// Goes on with the words of a part, or begins them. `turned` letters stand in the reverse order of reading.
    fn begin(&mut self, part: Option<usize>, instead: Option<String>, turned: bool) {
        if self.open == Some((part, turned)) && instead.is_none() {
            return;
        }
        self.end();
        self.open = Some((part, turned));
        let Some(own) = part else {
            self.out.push_str("/Artifact << /Type /Pagination >> BDC\n");
            return;
        };
        let number = self.parts.len();
        let tag = if turned { "ReversedChars" } else { "Span" };
        let _ = match &instead {
            Some(words) => writeln!(
                self.out,
                "/{tag} << /MCID {number} /ActualText {} >> BDC",
                text(words)
            ),
            None => writeln!(self.out, "/{tag} << /MCID {number} >> BDC"),
        };
        self.parts.push(own);
    }

    fn end(&mut self) {
        if self.open.take().is_some() {
            self.out.push_str("EMC\n");
        }
    }

    fn line(&mut self, line: &Line) {
        let called: Vec<Called> = line
            .glyphs
            .iter()
            .map(|glyph| {
                let (number, says) = self.used[usize::from(glyph.face)].number(glyph);
                Called {
                    number,
                    differs: line.part.is_some() && says != glyph.text,
                    glyph,
                }
            })
            .collect();
        let alike = |a: &Called, b: &Called| {
            a.differs == b.differs && a.glyph.is_turned() == b.glyph.is_turned()
        };
        for stretch in called.chunk_by(alike) {
            let differs = stretch[0].differs;
            let turned = stretch[0].glyph.is_turned() && !differs;
            let words = || glyphs::said(stretch.iter().map(|g| g.glyph));
            self.begin(line.part, differs.then(words), turned);
            // Letters that run from right to left are written from the left, as programs expect.
            let mut placed: Vec<&Called> = stretch.iter().collect();
            placed.sort_by_key(|g| g.glyph.x);
            self.color(line.color);
            let start = placed[0].glyph.x;
            let x = i64::from(line.x) + i64::from(start) * i64::from(line.size);
            let x = length(u32::try_from(x).unwrap_or(0));
            let _ = writeln!(self.out, "BT\n1 0 0 1 {x} {} Tm", length(line.y));
            let mut at = start;
            for same in placed.chunk_by(|a, b| a.glyph.face == b.glyph.face) {
                let _ = writeln!(self.out, "/F{} {} Tf", same[0].glyph.face + 1, line.size);
                self.show(same, &mut at);
            }
            self.out.push_str("ET\n");
            if differs {
                self.end();
            }
        }
    }

    /// Shows glyphs from the left; over what stands between them, the pen goes on.
    fn show(&mut self, glyphs: &[&Called], at: &mut i32) {
        self.out.push_str("[<");
        for Called { number, glyph, .. } in glyphs {
            if glyph.x != *at {
                let back = at.saturating_sub(glyph.x);
                let _ = write!(self.out, "> {back} <");
            }
            hexadecimal(&mut self.out, *number);
            *at = glyph
                .x
                .saturating_add(i32::try_from(glyph.width).unwrap_or(0));
        }
        self.out.push_str(">] TJ\n");
    }

    /// The content of a page, and the parts it has, in order.
    fn page(&mut self, sheet: &Sheet) -> (String, Vec<usize>) {
        self.color = None;
        if !sheet.shapes.is_empty() {
            self.out.push_str("/Artifact BMC\n");
            for shape in &sheet.shapes {
                self.color(shape.color);
                let [x, y, w, h] = [shape.x, shape.y, shape.width, shape.height].map(length);
                let _ = writeln!(self.out, "{x} {y} {w} {h} re f");
            }
            self.out.push_str("EMC\n");
        }
        for line in &sheet.lines {
            self.line(line);
        }
        self.end();
        (
            std::mem::take(&mut self.out),
            std::mem::take(&mut self.parts),
        )
    }
}

/// The file of a paper that was set on pages.
pub(super) fn file(paper: &Paper, set: &Setter, faces: &Faces) -> Vec<u8> {
    let mut file = File::default();
    let mut pen = Pen::default();
    let mut marks: Marks = BTreeMap::new();
    let mut on_page: Vec<Vec<usize>> = Vec::new();
    let count = set.pages.len();
    for (i, sheet) in set.pages.iter().enumerate() {
        let page = FIRST_PAGE + i * 2;
        let (content, parts) = pen.page(sheet);
        for (mark, part) in parts.iter().enumerate() {
            marks.entry(*part).or_default().push((page, mark));
        }
        on_page.push(parts);
        file.stream(page + 1, "", content.as_bytes());
    }
    let first_part = FIRST_PAGE + count * 2;
    let first_font = first_part + tree::write(&mut file, &set.parts, &marks, first_part);
    let mut fonts = String::new();
    let used = pen
        .used
        .iter()
        .enumerate()
        .filter(|u| !u.1.glyphs.is_empty());
    let mut next = first_font;
    for (face, used) in used {
        let object = next;
        next += OF_FONT;
        write_font(&mut file, object, face, &faces[face], &used.glyphs);
        let _ = write!(fonts, "/F{} {object} 0 R ", face + 1);
    }
    for i in 0..count {
        let page = FIRST_PAGE + i * 2;
        file.put(page, format!("<< /Type /Page /Parent {PAGES} 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {} 0 R /Resources << /Font << {fonts}>> >> /StructParents {i} /Tabs /S >>", page + 1));
    }
    let kids: Vec<String> = (0..count)
        .map(|i| format!("{} 0 R", FIRST_PAGE + i * 2))
        .collect();
    let kids = kids.join(" ");
    file.put(
        PAGES,
        format!("<< /Type /Pages /Kids [{kids}] /Count {count} >>"),
    );
    let mut outlines = String::new();
    if count > 1 && !set.marks.is_empty() {
        outline::write(&mut file, &set.marks, next, |page| FIRST_PAGE + page * 2);
        outlines = format!("/Outlines {next} 0 R ");
    }
    let language = paper.tag();
    file.put(CATALOG, format!("<< /Type /Catalog {outlines} /Pages {PAGES} 0 R /Lang ({language}) /MarkInfo << /Marked true >> /ViewerPreferences << /DisplayDocTitle true >> /Metadata {METADATA} 0 R /StructTreeRoot {STRUCTURE} 0 R >>"));
    file.put(INFO, format!("<< /Title {} >>", text(paper.called())));
    file.stream(
        METADATA,
        "/Type /Metadata /Subtype /XML",
        metadata(paper.called(), language).as_bytes(),
    );
    let mut numbers = String::new();
    for (i, parts) in on_page.iter().enumerate() {
        let of: Vec<String> = parts
            .iter()
            .map(|part| format!("{} 0 R", first_part + part))
            .collect();
        let _ = write!(numbers, "{i} [{}] ", of.join(" "));
    }
    file.put(PARENTS, format!("<< /Nums [{numbers}] >>"));
    file.put(STRUCTURE, format!("<< /Type /StructTreeRoot /K {DOCUMENT} 0 R /ParentTree {PARENTS} 0 R /ParentTreeNextKey {count} >>"));
    file.bytes()
}

fn write_font(
    file: &mut File,
    first: usize,
    face: usize,
    font: &Font,
    used: &[(u16, (char, Option<char>))],
) {
    let glyphs: Vec<u16> = used.iter().map(|(glyph, _)| *glyph).collect();
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
    let (name, serif) = NAMES[face];
    let name = format!("{tag}+{name}");
    let flags = if serif { 6 } else { 4 };
    let mut widths = String::from("1 [");
    for glyph in &glyphs {
        let _ = write!(widths, "{} ", font.width(*glyph));
    }
    widths.push(']');
    let [a, b, c, d] = font.bounds;
    file.put(first, format!("<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{} 0 R] /ToUnicode {} 0 R >>", first + 1, first + 4));
    file.put(first + 1, format!("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {} 0 R /DW 0 /W [{widths}] /CIDToGIDMap /Identity >>", first + 2));
    file.put(first + 2, format!("<< /Type /FontDescriptor /FontName /{name} /Flags {flags} /FontBBox [{a} {b} {c} {d}] /ItalicAngle 0 /Ascent {} /Descent {} /CapHeight {} /StemV 80 /FontFile2 {} 0 R >>", font.ascent, font.descent, font.ascent * 3 / 4, first + 3));
    let data = font.with_only(&glyphs);
    file.stream(first + 3, &format!("/Length1 {}", data.len()), &data);
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    let all: Vec<(usize, (char, Option<char>))> =
        (1..).zip(used.iter().map(|(_, says)| *says)).collect();
    for some in all.chunks(100) {
        let _ = writeln!(map, "{} beginbfchar", some.len());
        for (number, (one, other)) in some {
            let _ = write!(map, "<{number:04X}> <");
            for c in [Some(*one), *other].into_iter().flatten() {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    let _ = write!(map, "{unit:04X}");
                }
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
