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
}

impl<'a> Para<'a> {
    fn new(style: &'a str) -> Para<'a> {
        Para {
            style,
            list: None,
            lead: "",
            bold: false,
            keep: false,
        }
    }
}

impl Body {
    fn paragraph(&mut self, para: &Para, text: &str) {
        let out = &mut self.out;
        self.after_table = false;
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
        out.push_str("</w:pPr>");
        if !para.lead.is_empty() {
            run(out, true, direction::right_to_left(para.lead));
            out.push_str("<w:t xml:space=\"preserve\">");
            escape(out, para.lead);
            out.push_str(": </w:t></w:r>");
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
        for item in items {
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
                for (name, text) in facts {
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
                        ..Para::new("Callout")
                    };
                    self.paragraph(&para, title);
                }
                self.plain("Callout", text);
            }
            Block::Ruled(what, count) => {
                let para = Para {
                    bold: true,
                    keep: true,
                    ..Para::new("Normal")
                };
                self.paragraph(&para, what);
                for _ in 0..*count.min(&MOST_RULED) {
                    self.plain("Ruled", "");
                }
            }
            Block::Signatures { who, date } => {
                for one in who {
                    self.plain("SignatureLine", &format!("{one}\t{date}"));
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
        let wide = ROOM / columns;
        let set = |yes: bool| if yes { "1" } else { "0" };
        self.out.push_str(&format!("<w:tbl><w:tblPr><w:tblStyle w:val=\"Rows\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblLayout w:type=\"autofit\"/><w:tblLook w:val=\"0{}{}0\" w:firstRow=\"{}\" w:lastRow=\"0\" w:firstColumn=\"{}\" w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>", 4, if table.has_head() { if table.names { "A" } else { "2" } } else if table.names { "8" } else { "0" }, set(table.has_head()), set(table.names)));
        for _ in 0..columns {
            self.out.push_str(&format!("<w:gridCol w:w=\"{wide}\"/>"));
        }
        self.out.push_str("</w:tblGrid>");
        if table.has_head() {
            self.row(&table.head, columns, "<w:cantSplit/><w:tblHeader/>");
        }
        for row in &table.rows {
            self.row(row, columns, "<w:cantSplit/>");
        }
        self.out.push_str("</w:tbl>");
        self.after_table = true;
    }

    fn row(&mut self, row: &[String], columns: usize, properties: &str) {
        self.out
            .push_str(&format!("<w:tr><w:trPr>{properties}</w:trPr>"));
        for column in 0..columns {
            self.out
                .push_str("<w:tc><w:tcPr><w:tcW w:w=\"0\" w:type=\"auto\"/></w:tcPr>");
            self.plain("TableText", Table::cell(row, column));
            self.out.push_str("</w:tc>");
        }
        self.out.push_str("</w:tr>");
    }
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
