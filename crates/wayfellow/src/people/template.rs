//! An empty list to fill in: a workbook with choices and a second sheet that explains, or plain text.

use axum::extract::Path;
use axum::response::Response;
use rust_xlsxwriter::{DataValidation, Format, Workbook, XlsxError};

use super::line::Column;
use super::start::here;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, download};

/// How many lines of the workbook offer choices.
const LINES: u32 = 5_000;

/// `GET /organization/import/template.xlsx` and `.csv`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(name): Path<String>,
) -> Result<Response> {
    here(&actor)?;
    let page = ctx.page(Section::Other, "import-title");
    match name.as_str() {
        "template.csv" => {
            let words: Vec<&str> = Column::ALL.iter().map(|c| c.word()).collect();
            // With a mark, so that a spreadsheet takes it for UTF-8.
            let text = format!("\u{feff}{}\r\n", words.join(","));
            Ok(download(text, "text/csv; charset=utf-8", "people.csv"))
        }
        "template.xlsx" => {
            let book = workbook(&page).map_err(Error::internal)?;
            let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            Ok(download(book, kind, "people.xlsx"))
        }
        _ => Err(Error::not_found()),
    }
}

fn workbook(page: &Page) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold();
    // Cells are text, so that an id such as 007 keeps its zeros and nothing is worked out.
    let text = Format::new().set_num_format("@");
    let sheet = book.add_worksheet();
    sheet.set_name("people")?;
    sheet.set_freeze_panes(1, 0)?;
    for (at, column) in (0_u16..).zip(Column::ALL) {
        sheet.set_column_format(at, &text)?;
        sheet.set_column_width(at, 18)?;
        sheet.write_string_with_format(0, at, column.word(), &bold)?;
        let choices: &[&str] = match column {
            Column::Language => &["en", "es"],
            Column::PeerRole => &["yes", "no"],
            Column::Focus => &["mental-health", "addiction", "both"],
            Column::Paid => &["paid", "volunteer"],
            _ => continue,
        };
        let choose = DataValidation::new().allow_list_strings(choices)?;
        sheet.add_data_validation(1, at, LINES, at, &choose)?;
    }
    let sheet = book.add_worksheet();
    sheet.set_name("about")?;
    sheet.set_column_width(0, 26)?;
    sheet.set_column_width(1, 100)?;
    for (row, column) in (0_u32..).zip(Column::ALL) {
        sheet.write_string_with_format(row, 0, column.word(), &bold)?;
        let about = page.t(format!("import-about-{}", column.key()));
        sheet.write_string(row, 1, &about)?;
    }
    book.save_to_buffer()
}
