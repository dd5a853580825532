//! Small Word files for the tests, built from pieces of XML.

use std::io::{Cursor, Read, Write};

use documents::docx::{self, Comment, DocxText};

pub const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A Word file in the making.
pub struct Word {
    pub parts: Vec<(String, String)>,
    related: Vec<(String, String)>,
}

impl Word {
    /// A document with this inside its body.
    pub fn body(xml: &str) -> Self {
        let names = format!(
            "xmlns:w=\"{W}\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" \
             xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
             xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
        );
        Self::main(&format!(
            "<w:document {names}><w:body>{xml}</w:body></w:document>"
        ))
    }

    /// A document with this as its main part.
    pub fn main(xml: &str) -> Self {
        Self {
            parts: vec![("word/document.xml".into(), xml.into())],
            related: Vec::new(),
        }
    }

    pub fn paragraph(runs: &str) -> Self {
        Self::body(&format!("<w:p>{runs}</w:p>"))
    }

    /// With a part that the main part refers to, such as `styles`.
    pub fn with(mut self, kind: &str, xml: &str) -> Self {
        self.parts.push((format!("word/{kind}.xml"), xml.into()));
        self.related.push((kind.into(), format!("{kind}.xml")));
        self
    }

    pub fn styles(self, styles: &str) -> Self {
        self.with(
            "styles",
            &format!("<w:styles xmlns:w=\"{W}\">{styles}</w:styles>"),
        )
    }

    pub fn bytes(&self) -> Vec<u8> {
        let related: String = self
            .related
            .iter()
            .enumerate()
            .map(|(n, (kind, target))| {
                format!(
                    "<Relationship Id=\"rId{n}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>"
                )
            })
            .collect();
        let mut all = vec![
            (
                "[Content_Types].xml".to_owned(),
                "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
                 <Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
                    .to_owned(),
            ),
            (
                "_rels/.rels".to_owned(),
                format!(
                    "<Relationships xmlns=\"{RELS}\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" \
                     Target=\"word/document.xml\"/></Relationships>"
                ),
            ),
            (
                "word/_rels/document.xml.rels".to_owned(),
                format!("<Relationships xmlns=\"{RELS}\">{related}</Relationships>"),
            ),
        ];
        all.extend(self.parts.iter().cloned());
        zip_of(&all)
    }

    pub fn read(&self) -> DocxText {
        docx::read(&self.bytes()).unwrap()
    }

    pub fn text(&self) -> String {
        self.read().text
    }
}

pub fn zip_of(parts: &[(String, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, xml) in parts {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(name.as_str(), options).unwrap();
        zip.write_all(xml.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The XML of a part, or nothing if it is not there.
pub fn part(bytes: &[u8], name: &str) -> Option<String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut file = zip.by_name(name).ok()?;
    let mut xml = String::new();
    file.read_to_string(&mut xml).unwrap();
    Some(xml)
}

pub fn names(bytes: &[u8]) -> Vec<String> {
    let zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|i| zip.name_for_index(i).unwrap().unwrap().into_owned())
        .collect()
}

/// The body of the main part.
pub fn body(bytes: &[u8]) -> String {
    let xml = part(bytes, "word/document.xml").unwrap();
    let (_, rest) = xml.split_once("<w:body>").unwrap();
    rest.split_once("</w:body>").unwrap().0.to_owned()
}

/// A comment about the first place where these words stand in the text.
pub fn about(text: &str, words: &str) -> Comment {
    let start = text.find(words).unwrap();
    Comment {
        range: start..start + words.len(),
        author: "Mara".into(),
        initials: "M".into(),
        date: None,
        text: vec!["Why?".into()],
    }
}

/// The text between the marks of each comment, by id, as a reader of the XML hears it.
pub fn commented(bytes: &[u8]) -> Vec<(i64, String)> {
    let xml = part(bytes, "word/document.xml").unwrap();
    let mut reader = quick_xml::Reader::from_str(&xml);
    let mut open: Vec<(i64, String)> = Vec::new();
    let mut done: Vec<(i64, String)> = Vec::new();
    let mut in_text = false;
    loop {
        use quick_xml::events::Event;
        let said = match reader.read_event().unwrap() {
            Event::Eof => break,
            Event::Start(e) if e.name().0 == "w:t" => {
                in_text = true;
                continue;
            }
            Event::End(e) if e.name().0 == "w:t" => {
                in_text = false;
                continue;
            }
            Event::Empty(e) => {
                let id = || {
                    let id = e
                        .attributes()
                        .flatten()
                        .find(|a| a.key.0 == "w:id")
                        .unwrap();
                    id.value.parse::<i64>().unwrap()
                };
                match e.name().0 {
                    "w:commentRangeStart" => open.push((id(), String::new())),
                    "w:commentRangeEnd" => {
                        let i = open.iter().position(|(n, _)| *n == id()).unwrap();
                        done.push(open.remove(i));
                    }
                    "w:tab" => open.iter_mut().for_each(|(_, s)| s.push('\t')),
                    _ => {}
                }
                continue;
            }
            Event::Text(t) if in_text => t.to_string(),
            Event::CData(t) if in_text => t.to_string(),
            Event::GeneralRef(r) if in_text => match r.to_string().as_str() {
                "amp" => "&".to_owned(),
                "lt" => "<".to_owned(),
                other => panic!("a reference that the tests do not know: {other}"),
            },
            _ => continue,
        };
        open.iter_mut().for_each(|(_, s)| s.push_str(&said));
    }
    assert!(open.is_empty(), "a comment begins and does not end");
    done.sort();
    done
}
