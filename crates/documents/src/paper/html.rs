//! A paper as a page of HTML that needs nothing else.

use super::{Block, MOST_RULED, Paper, Table, escape};
use crate::direction;

const STYLE: &str = "body{font-family:Georgia,serif;line-height:1.5;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#1d282e;background:#fff;overflow-wrap:anywhere}\
h1,h2,h3{line-height:1.25;break-after:avoid}h1+p{color:#505d64}h2{color:#0f6660}\
.from{color:#505d64;font-size:.875rem}\
dl{display:grid;grid-template-columns:minmax(6rem,max-content) 1fr;gap:.25rem 1.25rem}dt{font-weight:bold;max-width:14rem}dd{margin:0}\
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9375rem}caption{text-align:start;font-weight:bold;padding:.25rem 0}\
th,td{text-align:start;vertical-align:top;padding:.375rem .5rem;border-bottom:1px solid #bec9c8}thead th,thead td{background:#eaf3f1;border-bottom:2px solid #0f6660}tr{break-inside:avoid}\
.callout{background:#eaf3f1;border-inline-start:4px solid #0f6660;padding:.5rem 1rem;margin:1rem 0;break-inside:avoid}.callout p{margin:.25rem 0}\
.what{font-weight:bold;margin-block-end:0;break-after:avoid}.ruled div{border-bottom:1px solid #8c9a98;height:1.75rem}\
.sign{display:flex;justify-content:space-between;gap:2rem;border-top:1px solid #1d282e;margin-top:3rem;padding-top:.25rem;break-inside:avoid}.sign p{margin:0}\
.next{break-after:page}@media (max-width:30rem){dl{display:block}}";

impl Paper {
    /// As an HTML page that needs nothing else.
    pub fn html(&self) -> String {
        let mut out = String::with_capacity(4096);
        out.push_str("<!doctype html>\n<html lang=\"");
        escape(&mut out, self.tag().trim_end_matches("-US"));
        out.push_str("\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
        escape(&mut out, self.called());
        out.push_str("</title>\n<style>");
        out.push_str(STYLE);
        out.push_str("</style>\n</head>\n<body>\n<main>\n");
        let (from, blocks) = self.apart();
        if !from.is_empty() {
            element(&mut out, "p class=\"from\"", &from.join("\n"));
        }
        element(&mut out, "h1", self.called());
        if !self.subtitle.is_empty() {
            element(&mut out, "p", &self.subtitle);
        }
        let mut level = 1;
        for block in blocks {
            write(&mut out, block, &mut level);
        }
        out.push_str("</main>\n</body>\n</html>\n");
        out
    }
}

fn write(out: &mut String, block: &Block, level: &mut u8) {
    match block {
        Block::Letterhead(lines) => element(out, "p class=\"from\"", &lines.join("\n")),
        Block::Heading(_, text) | Block::Paragraph(text) if text.trim().is_empty() => {}
        Block::Heading(wanted, text) => {
            // No level is left out, so that nobody looks for a heading that is not there.
            *level = (wanted + 1).clamp(2, 3).min(*level + 1);
            element(out, if *level == 2 { "h2" } else { "h3" }, text);
        }
        Block::Paragraph(text) => element(out, "p", text),
        Block::Bullets(items) => list(out, "ul", items),
        Block::Numbers(items) => list(out, "ol", items),
        Block::Facts(facts) if !facts.is_empty() => {
            out.push_str("<dl>\n");
            for (name, text) in facts {
                element(out, "dt", name);
                element(out, "dd", text);
            }
            out.push_str("</dl>\n");
        }
        Block::Facts(_) => {}
        Block::Table(table) => self::table(out, table),
        Block::Callout(title, text) => {
            out.push_str("<div class=\"callout\">\n");
            if !title.is_empty() {
                out.push_str("<p><strong>");
                lines(out, title);
                out.push_str("</strong></p>\n");
            }
            if !text.is_empty() {
                element(out, "p", text);
            }
            out.push_str("</div>\n");
        }
        Block::Ruled(what, count) => {
            if !what.is_empty() {
                element(out, "p class=\"what\"", what);
            }
            out.push_str("<div class=\"ruled\">");
            out.push_str(&"<div></div>".repeat(usize::from(*count.min(&MOST_RULED))));
            out.push_str("</div>\n");
        }
        Block::Signatures { who, date } => {
            for one in who {
                out.push_str("<div class=\"sign\">\n");
                element(out, "p", one);
                element(out, "p", date);
                out.push_str("</div>\n");
            }
        }
        Block::PageBreak => out.push_str("<div class=\"next\"></div>\n"),
    }
}

fn table(out: &mut String, table: &Table) {
    let columns = table.columns();
    if columns == 0 {
        return;
    }
    // What may be wider than its window can be moved by keyboard, and has a name.
    if table.caption.is_empty() {
        out.push_str("<div class=\"wide\" tabindex=\"0\">\n<table>\n");
    } else {
        out.push_str("<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"");
        escape(out, &table.caption.replace('\n', " "));
        out.push_str("\">\n<table>\n");
    }
    if !table.caption.is_empty() {
        element(out, "caption", &table.caption);
    }
    if table.has_head() {
        out.push_str("<thead>\n<tr>");
        for column in 0..columns {
            let words = Table::cell(&table.head, column);
            let tag = if words.trim().is_empty() {
                "td"
            } else {
                "th scope=\"col\""
            };
            element(out, tag, words);
        }
        out.push_str("</tr>\n</thead>\n");
    }
    out.push_str("<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr>");
        for column in 0..columns {
            let words = Table::cell(row, column);
            let names = table.names && column == 0 && !words.trim().is_empty();
            element(out, if names { "th scope=\"row\"" } else { "td" }, words);
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
}

fn list(out: &mut String, tag: &str, items: &[String]) {
    let mut items = items.iter().filter(|i| !i.trim().is_empty()).peekable();
    if items.peek().is_none() {
        return;
    }
    out.push_str(&format!("<{tag}>\n"));
    for item in items {
        element(out, "li", item);
    }
    out.push_str(&format!("</{tag}>\n"));
}

fn lines(out: &mut String, text: &str) {
    for (i, line) in text.lines().enumerate() {
        if i > 0 {
            out.push_str("<br>");
        }
        escape(out, line);
    }
}

/// An element; `tag` may have attributes.
fn element(out: &mut String, tag: &str, text: &str) {
    let name = tag.split(' ').next().unwrap_or(tag);
    let turn = if direction::right_to_left(text) {
        " dir=\"rtl\""
    } else {
        ""
    };
    out.push_str(&format!("<{tag}{turn}>"));
    lines(out, text);
    out.push_str(&format!("</{name}>\n"));
}
