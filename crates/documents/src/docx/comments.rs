//! The parts of a package that comments need besides the text they are about.
//!
//! Writes what is missing and adds to what is there: the comments themselves, the reference
//! to them, their content type and their styles. It does not touch comments already there.

use std::collections::HashSet;

use super::DocxError;
use super::annotate::Comment;
use super::assemble::Loaded;
use super::package::rels_name;
use super::xml::{Node, Ns, STRICT_WORD, Tag, Walker, append, escape};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Word's names as one part writes them.
#[derive(Debug, Clone)]
pub(super) struct Words {
    prefix: String,
    declare: String,
}

impl Words {
    /// With the prefix of the part, or with one of our own if the part has none.
    pub fn new(prefix: &str, strict: bool) -> Self {
        if prefix.is_empty() {
            let uri = if strict { STRICT_WORD } else { WORD };
            return Self {
                prefix: "w".to_owned(),
                declare: format!(" xmlns:w=\"{uri}\""),
            };
        }
        Self {
            prefix: prefix.to_owned(),
            declare: String::new(),
        }
    }

    /// Markup written with `w:`, in the words of the part. `§` stands for a declaration.
    fn say(&self, markup: &str) -> String {
        let markup = markup.replace('§', &self.declare);
        if self.prefix == "w" {
            return markup;
        }
        let (element, end, attribute) = (
            format!("<{}:", self.prefix),
            format!("</{}:", self.prefix),
            format!(" {}:", self.prefix),
        );
        markup
            .replace("<w:", &element)
            .replace("</w:", &end)
            .replace(" w:", &attribute)
    }

    pub fn start(&self, id: i64) -> String {
        self.say(&format!("<w:commentRangeStart§ w:id=\"{id}\"/>"))
    }

    /// The end of the range, and the run that shows the mark.
    pub fn end(&self, id: i64, style: Option<&str>) -> String {
        let properties = match style {
            Some(style) => format!("<w:rStyle w:val=\"{}\"/>", escape(style)),
            None => "<w:sz w:val=\"16\"/>".to_owned(),
        };
        let markup = format!(
            "<w:commentRangeEnd§ w:id=\"{id}\"/><w:r§><w:rPr>{properties}</w:rPr><w:commentReference w:id=\"{id}\"/></w:r>"
        );
        self.say(&markup)
    }
}

/// The styles of comments in one document, if it has styles.
#[derive(Debug, Default)]
pub(super) struct CommentStyles {
    pub reference: Option<String>,
    pub text: Option<String>,
}

/// The other parts to write, and what the marks in the text need to know.
pub(super) struct Parts {
    pub changes: Vec<(String, String)>,
    pub styles: CommentStyles,
    pub first_id: i64,
    existing: Option<(String, String)>,
    strict: bool,
    main: String,
}

impl Parts {
    /// Finds the ids and styles to use, and adds the styles that are missing.
    pub fn prepare(loaded: &mut Loaded<'_>) -> Result<Self, DocxError> {
        let strict = loaded.story.strict;
        let mut highest = loaded.story.highest_comment;
        let find = |kind: &str| {
            loaded
                .relationships
                .iter()
                .find(|r| r.is(kind) && !r.target.is_empty())
        };
        let names = (
            find("comments").map(|r| r.target.clone()),
            find("styles").map(|r| r.target.clone()),
        );
        let mut existing = None;
        if let Some(name) = names.0
            && let Some(xml) = loaded.package.xml(&name)?
        {
            highest = highest.max(highest_id(&name, &xml)?);
            existing = Some((name, xml));
        }
        let mut changes = Vec::new();
        let mut styles = CommentStyles::default();
        if let Some(name) = names.1
            && loaded.styles.present
            && let Some(xml) = loaded.package.xml(&name)?
        {
            let (found, missing) = comment_styles(loaded);
            styles = found;
            if !missing.is_empty() {
                let xml = append(&name, &xml, |root| words_of(root, strict).say(&missing))?;
                changes.push((name, xml));
            }
        }
        // Word reads ids as 32-bit numbers.
        let first_id = if highest > i64::from(i32::MAX) / 2 {
            0
        } else {
            highest + 1
        };
        Ok(Self {
            changes,
            styles,
            first_id: first_id.max(0),
            existing,
            strict,
            main: loaded.main.clone(),
        })
    }

    /// Writes the comments and all that points to them.
    pub fn add(
        mut self,
        loaded: &mut Loaded<'_>,
        comments: &[(Comment, Option<String>)],
    ) -> Result<Vec<(String, String)>, DocxError> {
        let write = |words: &Words| {
            let each = comments.iter().zip(self.first_id..);
            each.map(|((comment, quote), id)| self.comment(words, comment, quote.as_deref(), id))
                .collect::<String>()
        };
        if let Some((name, xml)) = &self.existing {
            let xml = append(name, xml, |root| write(&words_of(root, self.strict)))?;
            self.changes.push((name.clone(), xml));
            return Ok(self.changes);
        }
        let uri = if self.strict { STRICT_WORD } else { WORD };
        let all = write(&Words::new("w", self.strict));
        let xml = format!("{HEAD}<w:comments xmlns:w=\"{uri}\">{all}</w:comments>");
        let folder = self
            .main
            .rsplit_once('/')
            .map_or(String::new(), |(folder, _)| format!("{folder}/"));
        let numbers = std::iter::once(String::new()).chain((2..).map(|n: u32| n.to_string()));
        let free = numbers
            .map(|n| format!("comments{n}.xml"))
            .find(|n| !loaded.package.has(&format!("{folder}{n}")));
        let file = free.unwrap_or_default();
        self.changes.push((format!("{folder}{file}"), xml));
        self.refer(loaded, &file)?;
        self.declare(loaded, &format!("/{folder}{file}"))?;
        Ok(self.changes)
    }

    fn comment(&self, words: &Words, comment: &Comment, quote: Option<&str>, id: i64) -> String {
        let date = comment
            .date
            .as_deref()
            .map_or(String::new(), |d| format!(" w:date=\"{}\"", escape(d)));
        let mut out = words.say(&format!(
            "<w:comment§ w:id=\"{id}\" w:author=\"\u{1}\"{date} w:initials=\"\u{2}\">"
        ));
        out = out.replacen('\u{1}', &escape(&comment.author), 1).replacen(
            '\u{2}',
            &escape(&comment.initials),
            1,
        );
        let quoted = quote.map(|q| format!("“{q}”"));
        let lines = quoted
            .iter()
            .map(String::as_str)
            .chain(comment.text.iter().flat_map(|t| t.split('\n')));
        let mut lines = lines.collect::<Vec<_>>();
        if lines.is_empty() {
            lines.push("");
        }
        for (n, line) in lines.iter().enumerate() {
            let style = self.styles.text.as_deref();
            let style = style.map_or(String::new(), |s| {
                format!("<w:pPr><w:pStyle w:val=\"{}\"/></w:pPr>", escape(s))
            });
            out.push_str(&words.say(&format!("<w:p>{style}")));
            if n == 0 {
                let mark = self.styles.reference.as_deref();
                let mark = mark.map_or(String::new(), |s| {
                    format!("<w:rPr><w:rStyle w:val=\"{}\"/></w:rPr>", escape(s))
                });
                out.push_str(&words.say(&format!("<w:r>{mark}<w:annotationRef/></w:r>")));
            }
            out.push_str(&words.say("<w:r><w:t xml:space=\"preserve\">"));
            out.push_str(&escape(line));
            out.push_str(&words.say("</w:t></w:r></w:p>"));
        }
        out.push_str(&words.say("</w:comment>"));
        out
    }

    fn refer(&mut self, loaded: &mut Loaded<'_>, file: &str) -> Result<(), DocxError> {
        let base = if self.strict {
            "http://purl.oclc.org/ooxml/officeDocument/relationships"
        } else {
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        };
        let taken: HashSet<&str> = loaded.relationships.iter().map(|r| r.id.as_str()).collect();
        let id = (1..)
            .map(|n: u32| format!("rIdComments{n}"))
            .find(|id| !taken.contains(id.as_str()))
            .unwrap_or_default();
        let name = rels_name(&self.main);
        let empty = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>";
        let xml = loaded
            .package
            .xml(&name)?
            .unwrap_or_else(|| format!("{HEAD}{empty}"));
        let xml = append(&name, &xml, |root| {
            let p = colon(root);
            format!("<{p}Relationship Id=\"{id}\" Type=\"{base}/comments\" Target=\"{file}\"/>")
        })?;
        self.changes.push((name, xml));
        Ok(())
    }

    fn declare(&mut self, loaded: &mut Loaded<'_>, part: &str) -> Result<(), DocxError> {
        let name = "[Content_Types].xml".to_owned();
        let missing = || DocxError::MissingPart {
            part: "[Content_Types].xml".to_owned(),
        };
        let xml = loaded.package.xml(&name)?.ok_or_else(missing)?;
        let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
        let xml = append(&name, &xml, |root| {
            format!(
                "<{}Override PartName=\"{}\" ContentType=\"{kind}\"/>",
                colon(root),
                escape(part)
            )
        })?;
        self.changes.push((name, xml));
        Ok(())
    }
}

fn words_of(root: Tag<'_>, strict: bool) -> Words {
    Words::new(root.prefix(), strict)
}

fn colon(root: Tag<'_>) -> String {
    match root.prefix() {
        "" => String::new(),
        prefix => format!("{prefix}:"),
    }
}

fn highest_id(part: &str, xml: &str) -> Result<i64, DocxError> {
    let mut walker = Walker::new(part, xml);
    let mut highest = -1;
    while let Some((node, _)) = walker.step()? {
        if let Node::Open(tag) = node
            && tag.ns == Ns::Word
            && tag.local == "comment"
        {
            highest = highest.max(
                tag.attr("id")
                    .and_then(|v| v.trim().parse().ok())
                    .unwrap_or(-1),
            );
        }
    }
    Ok(highest)
}

/// The ids of the styles, and definitions of those that the document does not have.
fn comment_styles(loaded: &Loaded<'_>) -> (CommentStyles, String) {
    let known = &loaded.styles;
    let mut missing = String::new();
    let mut id = |name: &str, id: &str, kind: &str, body: &str| {
        if let Some(found) = known.id_of(name) {
            return Some(found.to_owned());
        }
        let numbers = std::iter::once(String::new()).chain((2..).map(|n: u32| n.to_string()));
        let free = numbers
            .map(|n| format!("{id}{n}"))
            .find(|id| !known.has_id(id))?;
        let base = match known.default_paragraph() {
            Some(base) if kind == "paragraph" => format!("<w:basedOn w:val=\"{}\"/>", escape(base)),
            _ => String::new(),
        };
        missing.push_str(&format!(
            "<w:style§ w:type=\"{kind}\" w:styleId=\"{free}\"><w:name w:val=\"{name}\"/>{base}<w:uiPriority w:val=\"99\"/><w:unhideWhenUsed/>{body}</w:style>"
        ));
        Some(free)
    };
    let small = "<w:rPr><w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/></w:rPr>";
    let plain = "<w:pPr><w:spacing w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:rPr><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/></w:rPr>";
    let reference = id(
        "annotation reference",
        "CommentReference",
        "character",
        small,
    );
    let text = id("annotation text", "CommentText", "paragraph", plain);
    (CommentStyles { reference, text }, missing)
}
