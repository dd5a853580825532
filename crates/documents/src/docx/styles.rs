//! What the names of styles and the numbers of lists mean in one document.
//!
//! Reads only what tells headings, quotations and lists apart, and the styles that comments
//! use. It does not resolve fonts, sizes or spacing.

use std::collections::HashMap;

use serde::Serialize;

use super::DocxError;
use super::limits::MAX_NAME;
use super::xml::{Node, Ns, Tag, Walker};

/// Styles based on styles are followed this far.
const MAX_CHAIN: usize = 20;

/// An attribute, or nothing if it is longer than any name may be.
fn short(tag: &Tag<'_>, name: &str) -> String {
    let value = tag.attr(name).filter(|v| v.len() <= MAX_NAME);
    value.map(|v| v.into_owned()).unwrap_or_default()
}

/// How the items of a list are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Marker {
    /// A dot, a dash or a picture.
    Bullet,
    /// Numbers or letters.
    Number,
    /// The document does not say.
    Unknown,
}

#[derive(Debug, Default)]
struct Style {
    id: String,
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    numbering: Option<(Option<String>, u8)>,
    is_paragraph: bool,
    is_default: bool,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    all: Vec<Style>,
    by_id: HashMap<String, usize>,
    /// The prefix of Word's names in the part.
    pub present: bool,
}

impl Styles {
    pub fn read(part: &str, xml: &str) -> Result<Self, DocxError> {
        let mut walker = Walker::new(part, xml);
        let mut styles = Self {
            present: true,
            ..Self::default()
        };
        let mut current: Option<(usize, Style)> = None;
        let mut depth = 0_usize;
        while let Some((node, _)) = walker.step()? {
            match node {
                Node::Open(tag) => {
                    depth += 1;
                    if tag.ns != Ns::Word {
                        continue;
                    }
                    let val = || short(&tag, "val");
                    match (tag.local, &mut current) {
                        ("style", None) => {
                            let kind = tag.attr("type");
                            let style = Style {
                                id: short(&tag, "styleId"),
                                is_paragraph: kind.as_deref() == Some("paragraph"),
                                is_default: matches!(
                                    tag.attr("default").as_deref(),
                                    Some("1" | "true" | "on")
                                ),
                                ..Style::default()
                            };
                            current = Some((depth, style));
                        }
                        ("name", Some((_, style))) => style.name = val(),
                        ("basedOn", Some((_, style))) => style.based_on = Some(val()),
                        ("outlineLvl", Some((_, style))) => style.outline = val().parse().ok(),
                        ("numId", Some((_, style))) => {
                            style.numbering.get_or_insert_with(Default::default).0 = Some(val());
                        }
                        ("ilvl", Some((_, style))) => {
                            style.numbering.get_or_insert_with(Default::default).1 =
                                val().parse().unwrap_or(0);
                        }
                        _ => {}
                    }
                }
                Node::Close => {
                    if let Some((_, style)) = current.take_if(|(at, _)| *at == depth) {
                        styles
                            .by_id
                            .entry(style.id.clone())
                            .or_insert(styles.all.len());
                        styles.all.push(style);
                    }
                    depth = depth.saturating_sub(1);
                }
                _ => {}
            }
        }
        Ok(styles)
    }

    /// The style and the styles it is based on, nearest first.
    fn chain(&self, id: &str) -> impl Iterator<Item = &Style> {
        let find = |id: &str| self.by_id.get(id).map(|i| &self.all[*i]);
        std::iter::successors(find(id), move |style| find(style.based_on.as_deref()?))
            .take(MAX_CHAIN)
    }

    /// The name that people see.
    pub fn name(&self, id: &str) -> Option<&str> {
        self.chain(id)
            .next()
            .map(|s| s.name.as_str())
            .filter(|n| !n.is_empty())
    }

    /// The level of the heading that paragraphs in this style are.
    pub fn heading(&self, id: &str) -> Option<u8> {
        self.chain(id).find_map(|style| {
            let name = style.name.to_ascii_lowercase();
            let numbered = name
                .strip_prefix("heading ")
                .and_then(|n| n.trim().parse::<u8>().ok());
            match style.outline {
                Some(level @ 0..=8) => Some(level + 1),
                _ if name == "title" => Some(1),
                _ => numbered.filter(|n| (1..=9).contains(n)),
            }
        })
    }

    pub fn is_quote(&self, id: &str) -> bool {
        self.chain(id).any(|s| {
            matches!(
                s.name.to_ascii_lowercase().as_str(),
                "quote" | "intense quote" | "block text"
            )
        })
    }

    /// The list that paragraphs in this style belong to, and the level in it.
    pub fn numbering(&self, id: &str) -> Option<(&str, u8)> {
        let (list, level) = self.chain(id).find_map(|s| s.numbering.as_ref())?;
        Some((list.as_deref()?, *level))
    }

    /// Whether the style is one of Word's list styles by name.
    pub fn list_by_name(&self, id: &str) -> Option<Marker> {
        self.chain(id)
            .find_map(|s| match s.name.to_ascii_lowercase() {
                n if n.starts_with("list bullet") => Some(Marker::Bullet),
                n if n.starts_with("list number") => Some(Marker::Number),
                _ => None,
            })
    }

    /// The id of the style with this name.
    pub fn id_of(&self, name: &str) -> Option<&str> {
        self.all
            .iter()
            .find(|s| s.name.eq_ignore_ascii_case(name))
            .map(|s| s.id.as_str())
    }

    pub fn has_id(&self, id: &str) -> bool {
        self.by_id.contains_key(id)
    }

    /// The id of the style that paragraphs have when they name none.
    pub fn default_paragraph(&self) -> Option<&str> {
        self.all
            .iter()
            .find(|s| s.is_default && s.is_paragraph)
            .map(|s| s.id.as_str())
    }
}

/// How the lists of a document are marked.
#[derive(Debug, Default)]
pub(super) struct Lists {
    formats: HashMap<(String, u8), Marker>,
    abstracts: HashMap<String, String>,
}

impl Lists {
    pub fn read(part: &str, xml: &str) -> Result<Self, DocxError> {
        let mut walker = Walker::new(part, xml);
        let mut lists = Self::default();
        let (mut kind, mut number, mut level) = (String::new(), String::new(), 0_u8);
        while let Some((node, _)) = walker.step()? {
            let Node::Open(tag) = node else { continue };
            if tag.ns != Ns::Word {
                continue;
            }
            let get = |name: &str| short(&tag, name);
            match tag.local {
                "abstractNum" => kind = get("abstractNumId"),
                "lvl" => level = get("ilvl").parse().unwrap_or(0),
                "numFmt" => {
                    let marker = match get("val").as_str() {
                        "bullet" => Marker::Bullet,
                        "none" => Marker::Unknown,
                        _ => Marker::Number,
                    };
                    lists.formats.entry((kind.clone(), level)).or_insert(marker);
                }
                "num" => number = get("numId"),
                "abstractNumId" => {
                    lists.abstracts.insert(number.clone(), get("val"));
                }
                _ => {}
            }
        }
        Ok(lists)
    }

    pub fn marker(&self, list: &str, level: u8) -> Marker {
        let kind = self.abstracts.get(list);
        let found = kind.and_then(|k| self.formats.get(&(k.clone(), level)));
        found.copied().unwrap_or(Marker::Unknown)
    }
}
