//! Writes a [`Paper`] as a Word file that people can go on editing: real headings, real lists, a language.
//!
//! The same paper gives the same bytes: no clock, no random ids. Not here: changing a file that is
//! there already (`annotate`).

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::paper::{Block, Paper, escape};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#;

const RELATIONSHIPS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;

const PARTS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/></Relationships>"#;

/// The Word file of a paper.
///
/// # Errors
/// When the file would be too large for its container, which no paper of ours is.
pub fn compose(paper: &Paper) -> Result<Vec<u8>, String> {
    let parts = [
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", RELATIONSHIPS.to_owned()),
        ("docProps/core.xml", properties(paper)),
        ("word/document.xml", document(paper)),
        ("word/styles.xml", styles(&paper.language)),
        ("word/numbering.xml", numbering(paper)),
        (
            "word/settings.xml",
            format!(
                "<w:settings xmlns:w=\"{MAIN}\"><w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>"
            ),
        ),
        ("word/_rels/document.xml.rels", PARTS.to_owned()),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, xml) in parts {
        zip.start_file(name, options).map_err(|e| e.to_string())?;
        zip.write_all(HEAD.as_bytes())
            .and_then(|()| zip.write_all(xml.as_bytes()))
            .map_err(|e| e.to_string())?;
    }
    let done = zip.finish().map_err(|e| e.to_string())?;
    Ok(done.into_inner())
}

fn properties(paper: &Paper) -> String {
    let mut out = String::from(
        r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>"#,
    );
    escape(&mut out, &paper.title);
    out.push_str("</dc:title><dc:language>");
    escape(&mut out, &paper.language);
    out.push_str("</dc:language></cp:coreProperties>");
    out
}

fn document(paper: &Paper) -> String {
    let mut out = format!("<w:document xmlns:w=\"{MAIN}\"><w:body>");
    paragraph(&mut out, "Title", None, "", &paper.title);
    if !paper.subtitle.is_empty() {
        paragraph(&mut out, "Subtitle", None, "", &paper.subtitle);
    }
    // Each numbered list counts by itself, so each has a number of its own after the bullets.
    let mut list = 1;
    for block in &paper.blocks {
        match block {
            Block::Heading(1, text) => paragraph(&mut out, "Heading1", None, "", text),
            Block::Heading(_, text) => paragraph(&mut out, "Heading2", None, "", text),
            Block::Paragraph(text) => paragraph(&mut out, "Normal", None, "", text),
            Block::Bullets(items) => {
                for item in items {
                    paragraph(&mut out, "ListBullet", Some(1), "", item);
                }
            }
            Block::Numbers(items) => {
                list += 1;
                for item in items {
                    paragraph(&mut out, "ListNumber", Some(list), "", item);
                }
            }
            Block::Facts(facts) => {
                for (name, text) in facts {
                    paragraph(&mut out, "Normal", None, name, text);
                }
            }
        }
    }
    out.push_str("<w:sectPr><w:pgSz w:w=\"12240\" w:h=\"15840\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>");
    out
}

fn paragraph(out: &mut String, style: &str, list: Option<usize>, lead: &str, text: &str) {
    out.push_str(&format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>"));
    if let Some(number) = list {
        out.push_str(&format!(
            "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{number}\"/></w:numPr>"
        ));
    }
    out.push_str("</w:pPr>");
    if !lead.is_empty() {
        out.push_str("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">");
        escape(out, lead);
        out.push_str(": </w:t></w:r>");
    }
    out.push_str("<w:r>");
    for (i, line) in text.lines().enumerate() {
        if i > 0 {
            out.push_str("<w:br/>");
        }
        out.push_str("<w:t xml:space=\"preserve\">");
        escape(out, line);
        out.push_str("</w:t>");
    }
    out.push_str("</w:r></w:p>");
}

fn styles(language: &str) -> String {
    let mut out = format!(
        "<w:styles xmlns:w=\"{MAIN}\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Georgia\" w:hAnsi=\"Georgia\" w:cs=\"Times New Roman\"/><w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/><w:lang w:val=\""
    );
    escape(&mut out, if language == "es" { "es-US" } else { "en-US" });
    out.push_str("\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"276\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>");
    for (id, name, outline, size, before) in [
        ("Title", "Title", None, 40, 0),
        ("Subtitle", "Subtitle", None, 24, 0),
        ("Heading1", "heading 1", Some(0), 30, 320),
        ("Heading2", "heading 2", Some(1), 25, 200),
    ] {
        out.push_str(&format!("<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before=\"{before}\" w:after=\"120\"/>"));
        if let Some(level) = outline {
            out.push_str(&format!("<w:outlineLvl w:val=\"{level}\"/>"));
        }
        out.push_str("</w:pPr><w:rPr>");
        if id != "Subtitle" {
            out.push_str("<w:b/>");
        }
        out.push_str(&format!(
            "<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/></w:rPr></w:style>"
        ));
    }
    for (id, name) in [("ListBullet", "List Bullet"), ("ListNumber", "List Number")] {
        out.push_str(&format!("<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr><w:contextualSpacing/></w:pPr></w:style>"));
    }
    out.push_str("</w:styles>");
    out
}

fn numbering(paper: &Paper) -> String {
    let mut out = format!("<w:numbering xmlns:w=\"{MAIN}\">");
    for (id, format, text) in [(0, "bullet", "•"), (1, "decimal", "%1.")] {
        out.push_str(&format!("<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"540\" w:hanging=\"360\"/></w:pPr></w:lvl></w:abstractNum>"));
    }
    out.push_str("<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>");
    let lists = paper.blocks.iter();
    for i in 0..lists.filter(|b| matches!(b, Block::Numbers(_))).count() {
        out.push_str(&format!("<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>", i + 2));
    }
    out.push_str("</w:numbering>");
    out
}
