//! A spreadsheet as plain cells: text with commas, semicolons or tabs, in the usual encodings, or a workbook (XLSX).
//!
//! What a formula would do is never done: of a workbook the value it was saved with is read, and text is text. Not here:
//! what the cells mean (`line`).

use std::io::Cursor;

use calamine::{DataRef, Reader as _, Xlsx};

/// The most lines below the headings.
pub(crate) const MOST_LINES: usize = 200_000;
/// The most columns.
const MOST_COLUMNS: usize = 60;
/// The largest file, in bytes.
pub(crate) const LARGEST_FILE: usize = 32 * 1024 * 1024;
/// The most bytes that a workbook may hold once it is unpacked.
const LARGEST_UNPACKED: u64 = 512 * 1024 * 1024;
/// The longest cell that anything is done with, in characters.
const LONGEST_CELL: usize = 1_000;

/// The cells of a file, with the number each line has in it.
#[derive(Debug, Default)]
pub(crate) struct Table {
    pub headings: Vec<String>,
    pub lines: Vec<(usize, Vec<String>)>,
}

/// Why a file cannot be read: the key of the words that say so, with a number or a detail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// Nothing is in it.
    Empty,
    /// Neither text nor a workbook.
    Kind,
    /// More lines than this.
    TooManyLines(usize),
    /// More columns than this.
    TooManyColumns(usize),
    /// Larger than is taken.
    TooLarge,
    /// A workbook that cannot be opened, or text that breaks off inside of quotation marks.
    Damaged,
}

impl Unreadable {
    /// The key of the words.
    pub fn key(&self) -> &'static str {
        match self {
            Unreadable::Empty => "import-empty",
            Unreadable::Kind => "import-kind",
            Unreadable::TooManyLines(_) => "import-lines",
            Unreadable::TooManyColumns(_) => "import-columns",
            Unreadable::TooLarge => "error-too-large",
            Unreadable::Damaged => "import-damaged",
        }
    }
}

/// Whether these bytes are those of a workbook.
pub(crate) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

impl Table {
    /// Reads a file of either kind.
    ///
    /// # Errors
    /// Says why it cannot be read.
    pub fn read(bytes: &[u8]) -> Result<Table, Unreadable> {
        if bytes.len() > LARGEST_FILE {
            return Err(Unreadable::TooLarge);
        }
        let mut table = if is_workbook(bytes) {
            workbook(bytes)?
        } else {
            let text = decoded(bytes)?;
            separated(&text)?
        };
        table
            .lines
            .retain(|(_, cells)| cells.iter().any(|c| !c.is_empty()));
        if table.headings.iter().all(String::is_empty) {
            return Err(Unreadable::Empty);
        }
        Ok(table)
    }

    fn add(&mut self, number: usize, mut cells: Vec<String>) -> Result<(), Unreadable> {
        if cells.len() > MOST_COLUMNS {
            // Empty cells at the end are no columns.
            while cells.last().is_some_and(String::is_empty) {
                cells.pop();
            }
            if cells.len() > MOST_COLUMNS {
                return Err(Unreadable::TooManyColumns(MOST_COLUMNS));
            }
        }
        if self.headings.is_empty() {
            self.headings = cells;
        } else if self.lines.len() >= MOST_LINES {
            return Err(Unreadable::TooManyLines(MOST_LINES));
        } else {
            self.lines.push((number, cells));
        }
        Ok(())
    }
}

/// The text of a file: UTF-8 with or without a mark, UTF-16 with one, and else Windows-1252, as Excel writes it.
fn decoded(bytes: &[u8]) -> Result<String, Unreadable> {
    let wide = |rest: &[u8], read: fn([u8; 2]) -> u16| {
        let units = rest.chunks_exact(2).map(|b| read([b[0], b[1]]));
        char::decode_utf16(units)
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    };
    let text: String = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|b| windows_1252(*b)).collect(),
        },
    };
    // A picture or a program is no list.
    if text.contains('\0') {
        return Err(Unreadable::Kind);
    }
    Ok(text)
}

/// A byte of Windows-1252, the encoding that spreadsheets on Windows write without asking.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        byte => char::from(byte),
    }
}

/// The sign between the cells: whichever of the usual ones the first line has most of.
fn separator(text: &str) -> u8 {
    let first = text.lines().find(|l| !l.trim().is_empty());
    let first = first.unwrap_or_default();
    let count = |sign: char| first.matches(sign).count();
    let mut best = (',', count(','));
    for sign in [';', '\t'] {
        if count(sign) > best.1 {
            best = (sign, count(sign));
        }
    }
    u8::try_from(best.0).unwrap_or(b',')
}

fn separated(text: &str) -> Result<Table, Unreadable> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(text))
        .from_reader(text.as_bytes());
    let mut table = Table::default();
    let mut record = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(table),
            Err(_) => return Err(Unreadable::Damaged),
        }
        let number = record.position().map_or(0, |p| p.line());
        let cells: Vec<String> = record.iter().map(cell).collect();
        if table.headings.is_empty() && cells.iter().all(String::is_empty) {
            continue;
        }
        table.add(usize::try_from(number).unwrap_or(0), cells)?;
    }
}

/// A cell as text: its edges cut, and not longer than anything is done with.
fn cell(text: &str) -> String {
    text.trim().chars().take(LONGEST_CELL).collect()
}

fn workbook(bytes: &[u8]) -> Result<Table, Unreadable> {
    // Small files can hold large ones; what it comes to is known before anything is unpacked.
    let mut packed = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
    let mut unpacked = 0_u64;
    for n in 0..packed.len() {
        let part = packed.by_index_raw(n).map_err(|_| Unreadable::Damaged)?;
        unpacked = unpacked.saturating_add(part.size());
    }
    if unpacked > LARGEST_UNPACKED {
        return Err(Unreadable::TooLarge);
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
    let sheet = book
        .sheet_names()
        .first()
        .cloned()
        .ok_or(Unreadable::Empty)?;
    let mut cells = book
        .worksheet_cells_reader(&sheet)
        .map_err(|_| Unreadable::Damaged)?;
    let mut table = Table::default();
    let mut row: (u32, Vec<String>) = (0, Vec::new());
    // Cell by cell: one cell far away makes no table as large as the way there.
    while let Some(found) = cells.next_cell().map_err(|_| Unreadable::Damaged)? {
        let (line, column) = found.get_position();
        let text = in_words(found.get_value());
        if line != row.0 {
            let done = std::mem::take(&mut row.1);
            if done.iter().any(|c| !c.is_empty()) {
                table.add(row.0 as usize + 1, done)?;
            }
            row.0 = line;
        }
        if text.is_empty() {
            continue;
        }
        let column = column as usize;
        if column >= MOST_COLUMNS {
            return Err(Unreadable::TooManyColumns(MOST_COLUMNS));
        }
        if row.1.len() <= column {
            row.1.resize(column + 1, String::new());
        }
        row.1[column] = text;
    }
    if row.1.iter().any(|c| !c.is_empty()) {
        table.add(row.0 as usize + 1, row.1)?;
    }
    Ok(table)
}

/// The value of a cell as somebody would type it. Days become `2026-11-22`.
fn in_words(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) => cell(text),
        DataRef::SharedString(text) => cell(text),
        // Numbers that are names, such as 4711, have no point in them.
        DataRef::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            format!("{number:.0}")
        }
        DataRef::Float(number) => number.to_string(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTimeIso(text) => text.chars().take(10).collect(),
        DataRef::DurationIso(text) => cell(text),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}
