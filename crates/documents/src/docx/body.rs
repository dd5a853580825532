//! The text of a Word file that is written from a [`Paper`]: its blocks as paragraphs and tables in named styles.

use crate::direction;
use crate::paper::{Block, MOST_RULED, Paper, Table, escape};

use super::compose::MAIN;

/// How wide the text is, in twentieths of a point.
const ROOM: usize = 9360;

#[derive(Default)]
struct Body {
    out: String,
    /// The next paragraph begins a page.
    turn: bool,
    /// What was written last is a table, which has to be kept apart from another and from the end.
    after_table: bool,
    /// The level of the last heading, and the number of the last list.
    level: u8,
    list: usize,
}

/// A paragraph in the making.
struct Para<'a> {
    style: &'a str,
    list: Option<usize>,
    /// In bold in front of the text.
    lead: &'a str,
    bold: bool,
    keep: bool,
    /// Room before and after, in twentieths of a point, where it is not that of the style.
    before: Option<u16>,
    after: Option<u16>,
    /// Stands in by a hair, so that its line is not taken for that of the paragraph before it.
    apart: bool,
}

impl<'a> Para<'a> {
    fn new(style: &'a str) -> Para<'a> {
        Para {
            style,
            list: None,
            lead: "",
            bold: false,
            keep: false,
            before: None,
            after: None,
            apart: false,
        }
    }
}

impl Body {
    fn paragraph(&mut self, para: &Para, text: &str) {
        let after_table = std::mem::take(&mut self.after_table);
        let out = &mut self.out;
        out.push_str(&format!("<w:p><w:pPr><w:pStyle w:val=\"{}\"/>", para.style));
        if para.keep {
            out.push_str("<w:keepNext/>");
        }
        if std::mem::take(&mut self.turn) {
            out.push_str("<w:pageBreakBefore/>");
        }
        if let Some(number) = para.list {
            out.push_str(&format!(
                "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{number}\"/></w:numPr>"
            ));
        }
        let turned = direction::right_to_left(text);
        if turned {
            out.push_str("<w:bidi/>");
        }
        // Below a table there is no room but what the next paragraph brings.
        let own = para
            .before
            .or((after_table && para.style == "Normal").then_some(200));
        if own.is_some() || para.after.is_some() {
            out.push_str("<w:spacing");
            for (name, room) in [("before", own), ("after", para.after)] {
                if let Some(room) = room {
                    out.push_str(&format!(" w:{name}=\"{room}\""));
                }
            }
            out.push_str("/>");
        }
        if para.apart {
            out.push_str("<w:ind w:right=\"10\"/>");
        }
        out.push_str("</w:pPr>");
        if !para.lead.is_empty() {
            run(out, true, direction::right_to_left(para.lead));
            out.push_str("<w:t xml:space=\"preserve\">");
            escape(out, para.lead);
            // A question needs no colon behind it.
            let ends = para.lead.ends_with(['?', ':', '.', '!']);
            out.push_str(if ends { " " } else { ": " });
            out.push_str("</w:t></w:r>");
        }
        run(out, para.bold, turned);
        for (i, line) in text.lines().enumerate() {
            if i > 0 {
                out.push_str("<w:br/>");
            }
            for (j, piece) in line.split('\t').enumerate() {
                if j > 0 {
                    out.push_str("<w:tab/>");
                }
                out.push_str("<w:t xml:space=\"preserve\">");
                escape(out, piece);
                out.push_str("</w:t>");
            }
        }
        out.push_str("</w:r></w:p>");
    }

    fn plain(&mut self, style: &str, text: &str) {
        self.paragraph(&Para::new(style), text);
    }

    fn list(&mut self, style: &str, number: usize, items: &[String]) {
        for item in items.iter().filter(|i| !i.trim().is_empty()) {
            let para = Para {
                list: Some(number),
                ..Para::new(style)
            };
            self.paragraph(&para, item);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Letterhead(lines) => self.plain("Letterhead", &lines.join("\n")),
            Block::Heading(_, text) | Block::Paragraph(text) if text.trim().is_empty() => {}
            Block::Heading(wanted, text) => {
                // No level is left out, so that nobody looks for a heading that is not there.
                self.level = (*wanted).clamp(1, 2).min(self.level + 1);
                let style = if self.level == 1 {
                    "Heading1"
                } else {
                    "Heading2"
                };
                self.plain(style, text);
            }
            Block::Paragraph(text) => self.plain("Normal", text),
            Block::Bullets(items) => self.list("ListBullet", 1, items),
            Block::Numbers(items) => {
                // Each numbered list counts by itself, so each has a number of its own after the bullets.
                self.list += 1;
                self.list("ListNumber", self.list + 1, items);
            }
            Block::Facts(facts) => {
                let empty = |text: &str| text.trim().is_empty();
                let facts = facts.iter();
                for (name, text) in facts.filter(|(name, text)| !empty(name) || !empty(text)) {
                    let para = Para {
                        lead: name,
                        ..Para::new("Normal")
                    };
                    self.paragraph(&para, text);
                }
            }
            Block::Table(table) => self.table(table),
            Block::Callout(title, text) => {
                if !title.is_empty() {
                    let para = Para {
                        bold: true,
                        keep: true,
                        before: Some(160),
                        after: text.is_empty().then_some(200),
                        ..Para::new("Callout")
                    };
                    self.paragraph(&para, title);
                }
                if !text.is_empty() {
                    let para = Para {
                        before: title.is_empty().then_some(160),
                        after: Some(200),
                        ..Para::new("Callout")
                    };
                    self.paragraph(&para, text);
                }
            }
            Block::Ruled(what, count) => {
                let para = Para {
                    bold: true,
                    keep: true,
                    before: Some(240),
                    ..Para::new("Normal")
                };
                self.paragraph(&para, what);
                for _ in 0..*count.min(&MOST_RULED) {
                    self.plain("Ruled", "");
                }
            }
            Block::Signatures { who, date } => {
                for (i, one) in who.iter().enumerate() {
                    let (name, rest) = one.split_once('\n').unwrap_or((one, ""));
                    let para = Para {
                        apart: i % 2 == 1,
                        ..Para::new("SignatureLine")
                    };
                    let text = format!("{name}\t{date}\n{rest}");
                    self.paragraph(&para, text.trim_end());
                }
            }
            Block::PageBreak => self.turn = true,
        }
    }

    fn table(&mut self, table: &Table) {
        let columns = table.columns();
        if columns == 0 || (table.rows.is_empty() && !table.has_head()) {
            return;
        }
        if !table.caption.is_empty() {
            self.plain("Caption", &table.caption);
        } else if self.after_table || self.turn {
            self.plain("TableText", "");
        }
        let widths = widths(table, columns);
        let set = |yes: bool| if yes { "1" } else { "0" };
        self.out.push_str(&format!("<w:tbl><w:tblPr><w:tblStyle w:val=\"Rows\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblLayout w:type=\"autofit\"/><w:tblLook w:val=\"0{}{}0\" w:firstRow=\"{}\" w:lastRow=\"0\" w:firstColumn=\"{}\" w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>", 4, if table.has_head() { if table.names { "A" } else { "2" } } else if table.names { "8" } else { "0" }, set(table.has_head()), set(table.names)));
        for wide in &widths {
            self.out.push_str(&format!("<w:gridCol w:w=\"{wide}\"/>"));
        }
        self.out.push_str("</w:tblGrid>");
        if table.has_head() {
            self.row(&table.head, &widths, "<w:cantSplit/><w:tblHeader/>");
        }
        for row in &table.rows {
            self.row(row, &widths, "<w:cantSplit/>");
        }
        self.out.push_str("</w:tbl>");
        self.after_table = true;
    }

    fn row(&mut self, row: &[String], widths: &[usize], properties: &str) {
        self.out
            .push_str(&format!("<w:tr><w:trPr>{properties}</w:trPr>"));
        for (column, wide) in widths.iter().enumerate() {
            self.out.push_str(&format!(
                "<w:tc><w:tcPr><w:tcW w:w=\"{wide}\" w:type=\"dxa\"/></w:tcPr>"
            ));
            self.plain("TableText", Table::cell(row, column));
            self.out.push_str("</w:tc>");
        }
        self.out.push_str("</w:tr>");
    }
}

/// How wide each column is, by how many letters it has: short ones get what they want, long ones share the rest.
fn widths(table: &Table, columns: usize) -> Vec<usize> {
    /// About how wide a letter is, and what stands around the text of a cell.
    const LETTER: usize = 115;
    const AROUND: usize = 260;
    /// How many letters a column asks for at most.
    const MOST: usize = 48;
    let mut wants = vec![0; columns];
    for row in std::iter::once(&table.head).chain(&table.rows) {
        for (want, text) in wants.iter_mut().zip(row) {
            let longest = text.lines().map(|l| l.chars().count()).max().unwrap_or(0);
            *want = longest.clamp(*want, MOST.max(*want));
        }
    }
    let wants: Vec<usize> = wants.iter().map(|n| n * LETTER + AROUND).collect();
    let all: usize = wants.iter().sum();
    wants
        .iter()
        .map(|w| (w * ROOM / all.max(1)).max(1))
        .collect()
}

fn run(out: &mut String, bold: bool, turned: bool) {
    out.push_str("<w:r>");
    if bold || turned {
        out.push_str("<w:rPr>");
        if bold {
            out.push_str("<w:b/>");
        }
        if turned {
            out.push_str("<w:rtl/>");
        }
        out.push_str("</w:rPr>");
    }
}

/// The main part of the file.
pub(super) fn document(paper: &Paper) -> String {
    let mut body = Body::default();
    let (from, blocks) = paper.apart();
    if !from.is_empty() {
        body.plain("Letterhead", &from.join("\n"));
    }
    body.plain("Title", paper.called());
    if !paper.subtitle.is_empty() {
        body.plain("Subtitle", &paper.subtitle);
    }
    for block in blocks {
        body.block(block);
    }
    if body.after_table {
        body.plain("Normal", "");
    }
    format!(
        "<w:document xmlns:w=\"{MAIN}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>{}<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:pgSz w:w=\"12240\" w:h=\"15840\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>",
        body.out
    )
}
