//! Tables as files for spreadsheets: text stays text.

use wayfellow::web::sheet::Sheet;

#[test]
fn what_a_spreadsheet_would_take_for_a_formula_or_a_new_cell_stays_text() {
    let mut sheet = Sheet::new(["words", "slack"]);
    sheet.line(["=1+1", "-3"]);
    sheet.line(["so;=HYPERLINK(\"x\")", "-2+3"]);
    sheet.line(["＝1+1", "  @SUM(A1)"]);
    sheet.line(["Inés, plainly", "a\nb"]);
    let text = String::from_utf8(sheet.bytes()).expect("text");
    let lines = [
        "\u{feff}\"words\",\"slack\"",
        "\"'=1+1\",\"-3\"",
        "\"so;=HYPERLINK(\"\"x\"\")\",\"'-2+3\"",
        "\"'＝1+1\",\"'  @SUM(A1)\"",
        "\"Inés, plainly\",\"a",
        "b\"",
        "",
    ];
    assert_eq!(text, lines.join("\n"));
}
