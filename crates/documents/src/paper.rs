//! A document to give away, as blocks in reading order: headings, paragraphs, lists, facts.
//!
//! [`Paper::html`] writes it as a page of its own; [`crate::docx::compose`] as a Word file and
//! [`crate::pdf::compose`] as a PDF. The
//! same paper always gives the same bytes. It carries no fonts, pictures, dates or page breaks.

/// A document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paper {
    /// Language of its words, as in `en`.
    pub language: String,
    /// Its title; also the first heading.
    pub title: String,
    /// A line below the title.
    pub subtitle: String,
    /// What follows, in reading order.
    pub blocks: Vec<Block>,
}

/// A piece of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading: 1 below the title, 2 below that.
    Heading(u8, String),
    /// A paragraph. Line feeds are line breaks.
    Paragraph(String),
    /// A bulleted list.
    Bullets(Vec<String>),
    /// A numbered list.
    Numbers(Vec<String>),
    /// Names with what belongs to each.
    Facts(Vec<(String, String)>),
}

impl Paper {
    /// As an HTML page that needs nothing else.
    pub fn html(&self) -> String {
        let mut out = String::with_capacity(4096);
        out.push_str("<!doctype html>\n<html lang=\"");
        escape(&mut out, &self.language);
        out.push_str("\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
        escape(&mut out, &self.title);
        out.push_str("</title>\n<style>body{font-family:Georgia,serif;line-height:1.5;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#1c2326;background:#fff}h1,h2,h3{line-height:1.25}dt{font-weight:bold}dd{margin:0 0 .5rem}</style>\n</head>\n<body>\n<main>\n<h1>");
        escape(&mut out, &self.title);
        out.push_str("</h1>\n");
        if !self.subtitle.is_empty() {
            element(&mut out, "p", &self.subtitle);
        }
        for block in &self.blocks {
            match block {
                Block::Heading(1, text) => element(&mut out, "h2", text),
                Block::Heading(_, text) => element(&mut out, "h3", text),
                Block::Paragraph(text) => element(&mut out, "p", text),
                Block::Bullets(items) => list(&mut out, "ul", items),
                Block::Numbers(items) => list(&mut out, "ol", items),
                Block::Facts(facts) => {
                    out.push_str("<dl>\n");
                    for (name, text) in facts {
                        element(&mut out, "dt", name);
                        element(&mut out, "dd", text);
                    }
                    out.push_str("</dl>\n");
                }
            }
        }
        out.push_str("</main>\n</body>\n</html>\n");
        out
    }
}

fn list(out: &mut String, tag: &str, items: &[String]) {
    out.push_str(&format!("<{tag}>\n"));
    for item in items {
        element(out, "li", item);
    }
    out.push_str(&format!("</{tag}>\n"));
}

fn element(out: &mut String, tag: &str, text: &str) {
    out.push_str(&format!("<{tag}>"));
    for (i, line) in text.lines().enumerate() {
        if i > 0 {
            out.push_str("<br>");
        }
        escape(out, line);
    }
    out.push_str(&format!("</{tag}>\n"));
}

/// Text as it may stand in HTML and XML. Characters that XML does not know are left out.
pub(crate) fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() && !matches!(c, '\t' | '\n') => {}
            c => out.push(c),
        }
    }
}
