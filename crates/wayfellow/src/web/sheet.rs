//! A table as a file that spreadsheets open (CSV): text stays text, whatever somebody wrote into it.
//!
//! A cell that a spreadsheet would take for a formula gets a mark in front. Every cell is quoted, so that a semicolon in
//! a sentence begins no cell of its own where lists are separated by semicolons. Not here: reading tables
//! (`people::table`).

use axum::response::Response;

use super::download;

/// What begins a formula in one spreadsheet or another.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A table in the making.
pub struct Sheet(csv::Writer<Vec<u8>>);

impl Sheet {
    /// A table with these headings.
    pub fn new<S: AsRef<str>>(headings: impl IntoIterator<Item = S>) -> Sheet {
        // By this mark, spreadsheets know the text for UTF-8.
        let bytes = "\u{feff}".as_bytes().to_vec();
        let writer = csv::WriterBuilder::new()
            .quote_style(csv::QuoteStyle::Always)
            .flexible(true)
            .from_writer(bytes);
        let mut sheet = Sheet(writer);
        sheet.line(headings);
        sheet
    }

    /// One more line.
    pub fn line<S: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = S>) {
        let cells = cells.into_iter().map(|cell| guarded(cell.as_ref()));
        // What is written goes into memory, where nothing fails.
        let _ = self.0.write_record(cells.collect::<Vec<_>>());
    }

    /// The whole as text.
    pub fn bytes(self) -> Vec<u8> {
        self.0.into_inner().unwrap_or_default()
    }

    /// The whole as a file of this name.
    pub fn download(self, name: &str) -> Response {
        download(self.bytes(), "text/csv; charset=utf-8", name)
    }
}

/// Text for a cell that stays text.
fn guarded(text: &str) -> String {
    let below_zero = text.strip_prefix('-').is_some_and(|rest| {
        !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit() || c == '.')
    });
    if text.trim_start_matches(' ').starts_with(FORMULA) && !below_zero {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}
