//! Writes a [`Paper`] as a Word file that people can go on editing: real headings, real lists, a language.
//!
//! The same paper gives the same bytes: no clock, no random ids. Not here: changing a file that is
//! there already (`annotate`).

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::paper::{Block, Paper, escape};

use super::body;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/word/fontTable.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"/><Override PartName="/word/theme.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/><Override PartName="/word/footer.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#;

const RELATIONSHIPS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;

const PARTS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/><Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer.xml"/><Relationship Id="rId5" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable" Target="fontTable.xml"/><Relationship Id="rId6" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme" Target="theme.xml"/></Relationships>"#;

/// The Word file of a paper.
///
/// # Errors
/// When the file would be too large for its container, which no paper of ours is.
pub fn compose(paper: &Paper) -> Result<Vec<u8>, String> {
    let parts = [
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", RELATIONSHIPS.to_owned()),
        ("docProps/core.xml", properties(paper)),
        ("word/document.xml", body::document(paper)),
        ("word/styles.xml", styles(paper.tag())),
        ("word/numbering.xml", numbering(paper)),
        ("word/footer.xml", footer(paper)),
        (
            "word/fontTable.xml",
            format!(
                "<w:fonts xmlns:w=\"{MAIN}\"><w:font w:name=\"Georgia\"><w:family w:val=\"roman\"/><w:pitch w:val=\"variable\"/></w:font></w:fonts>"
            ),
        ),
        ("word/theme.xml", theme()),
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
        // The parts are small; packing them harder takes longer than writing them and saves little.
        .compression_level(Some(1))
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
    escape(&mut out, paper.called());
    out.push_str("</dc:title><dc:language>");
    escape(&mut out, paper.tag());
    out.push_str("</dc:language></cp:coreProperties>");
    out
}

/// What stands at the foot of each page: the title, and which page it is.
fn footer(paper: &Paper) -> String {
    const LONGEST: usize = 64;
    let mut out = format!(
        "<w:ftr xmlns:w=\"{MAIN}\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr><w:r><w:t xml:space=\"preserve\">"
    );
    let title = paper.called();
    let cut: String = title.chars().take(LONGEST).collect();
    escape(&mut out, &cut);
    if cut.len() < title.len() {
        out.push('…');
    }
    let [page, of] = paper.page_words();
    out.push_str("</w:t></w:r><w:r><w:tab/></w:r>");
    for (words, field) in [(page, "PAGE"), (of, "NUMPAGES")] {
        if !words.is_empty() {
            out.push_str(&format!(
                "<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>"
            ));
        }
        out.push_str(&format!(
            "<w:fldSimple w:instr=\" {field} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>"
        ));
    }
    out.push_str("</w:p></w:ftr>");
    out
}

/// What paragraphs of a style look like: its id, name, whether the next one is normal, and its properties.
const STYLES: [(&str, &str, &str, &str); 13] = [
    (
        "Title",
        "Title",
        r#"<w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="12" w:space="4" w:color="0F6660"/></w:pBdr><w:spacing w:before="0" w:after="120" w:line="252" w:lineRule="auto"/>"#,
        r#"<w:b/><w:sz w:val="42"/><w:szCs w:val="42"/>"#,
    ),
    (
        "Subtitle",
        "Subtitle",
        r#"<w:spacing w:before="0" w:after="200"/>"#,
        r#"<w:color w:val="505D64"/>"#,
    ),
    (
        "Heading1",
        "heading 1",
        r#"<w:keepNext/><w:keepLines/><w:spacing w:before="320" w:after="100"/><w:outlineLvl w:val="0"/>"#,
        r#"<w:b/><w:color w:val="0F6660"/><w:sz w:val="29"/><w:szCs w:val="29"/>"#,
    ),
    (
        "Heading2",
        "heading 2",
        r#"<w:keepNext/><w:keepLines/><w:spacing w:before="200" w:after="60"/><w:outlineLvl w:val="1"/>"#,
        r#"<w:b/><w:sz w:val="24"/><w:szCs w:val="24"/>"#,
    ),
    (
        "Letterhead",
        "Letterhead",
        r#"<w:spacing w:after="240"/>"#,
        r#"<w:color w:val="505D64"/><w:sz w:val="19"/><w:szCs w:val="19"/>"#,
    ),
    (
        "ListBullet",
        "List Bullet",
        r#"<w:spacing w:after="60"/>"#,
        "",
    ),
    (
        "ListNumber",
        "List Number",
        r#"<w:spacing w:after="60"/>"#,
        "",
    ),
    (
        "Caption",
        "caption",
        r#"<w:keepNext/><w:spacing w:before="160" w:after="80"/>"#,
        "<w:b/>",
    ),
    (
        "TableText",
        "Table Text",
        r#"<w:spacing w:before="40" w:after="40" w:line="252" w:lineRule="auto"/>"#,
        r#"<w:sz w:val="20"/><w:szCs w:val="20"/>"#,
    ),
    (
        "Callout",
        "Callout",
        r#"<w:keepLines/><w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="0F6660"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="EAF3F1"/><w:spacing w:before="0" w:after="0"/><w:ind w:left="240" w:right="240"/>"#,
        "",
    ),
    (
        "Ruled",
        "Ruled",
        r#"<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="8C9A98"/><w:between w:val="single" w:sz="4" w:space="1" w:color="8C9A98"/></w:pBdr><w:spacing w:before="0" w:after="0" w:line="480" w:lineRule="exact"/>"#,
        "",
    ),
    (
        "SignatureLine",
        "Signature Line",
        r#"<w:keepLines/><w:pBdr><w:top w:val="single" w:sz="4" w:space="3" w:color="1D282E"/></w:pBdr><w:tabs><w:tab w:val="left" w:pos="6800"/></w:tabs><w:spacing w:before="800" w:after="0"/>"#,
        r#"<w:color w:val="505D64"/><w:sz w:val="19"/><w:szCs w:val="19"/>"#,
    ),
    (
        "Footer",
        "footer",
        r#"<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="BEC9C8"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="9360"/></w:tabs><w:spacing w:after="0"/>"#,
        r#"<w:color w:val="505D64"/><w:sz w:val="17"/><w:szCs w:val="17"/>"#,
    ),
];

fn styles(language: &str) -> String {
    let mut out = format!(
        "<w:styles xmlns:w=\"{MAIN}\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Georgia\" w:hAnsi=\"Georgia\" w:cs=\"Times New Roman\"/><w:color w:val=\"1D282E\"/><w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/><w:lang w:val=\""
    );
    escape(&mut out, language);
    out.push_str("\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"276\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>");
    for (id, name, paragraph, run) in STYLES {
        let next = match id {
            "Title" | "Subtitle" | "Heading1" | "Heading2" | "Caption" => {
                "<w:next w:val=\"Normal\"/>"
            }
            _ => "",
        };
        out.push_str(&format!("<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/>{next}<w:qFormat/><w:pPr>{paragraph}</w:pPr>"));
        if !run.is_empty() {
            out.push_str(&format!("<w:rPr>{run}</w:rPr>"));
        }
        out.push_str("</w:style>");
    }
    out.push_str(TABLE_STYLES);
    out.push_str("</w:styles>");
    out
}

const TABLE_STYLES: &str = r#"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:styleId="Rows"><w:name w:val="Rows"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="BEC9C8"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="BEC9C8"/></w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="0F6660"/></w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="EAF3F1"/></w:tcPr></w:tblStylePr><w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>"#;

/// The colors and fonts that the menus of Word offer beside the text.
fn theme() -> String {
    let colors: String = [
        ("dk1", "1D282E"),
        ("lt1", "FFFFFF"),
        ("dk2", "0F6660"),
        ("lt2", "EAF3F1"),
        ("accent1", "0F6660"),
        ("accent2", "4543A3"),
        ("accent3", "97420E"),
        ("accent4", "7D5200"),
        ("accent5", "2A5682"),
        ("accent6", "505D64"),
        ("hlink", "0B5A78"),
        ("folHlink", "4543A3"),
    ]
    .map(|(name, color)| format!("<a:{name}><a:srgbClr val=\"{color}\"/></a:{name}>"))
    .concat();
    let font = "<a:latin typeface=\"Georgia\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>";
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>".repeat(3);
    let line =
        "<a:ln w=\"6350\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>".repeat(3);
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>".repeat(3);
    format!(
        "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Paper\"><a:themeElements><a:clrScheme name=\"Paper\">{colors}</a:clrScheme><a:fontScheme name=\"Paper\"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme><a:fmtScheme name=\"Paper\"><a:fillStyleLst>{fill}</a:fillStyleLst><a:lnStyleLst>{line}</a:lnStyleLst><a:effectStyleLst>{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
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
