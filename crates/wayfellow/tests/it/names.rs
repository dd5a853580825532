//! Names that people give themselves.

use crate::app::TestApp;

#[test]
fn a_name_is_taken_in_any_script_and_only_when_it_can_be_seen() {
    let demo = TestApp::with_demo();
    for name in [
        "Inés",
        "Nguyễn Thị Ánh",
        "مهدی‌پور",
        "क्‍ष",
        "李小龍",
        "Søren 2",
        "👩‍🚀 Mara",
    ] {
        let answer = demo.post("/demo/people", &[("name", name)]);
        assert_eq!(answer.status, 303, "{name:?}: {}", answer.text());
    }
    let long = "x".repeat(121);
    for name in [
        &long,
        "",
        " ",
        "\u{200d}",
        "\u{3164}",
        "\u{2800}",
        "a\u{202e}b",
        "a\u{200b}b",
        "a\u{2060}b",
        "a\u{e0041}b",
        "\u{301}",
        "a\nb",
        "Z\u{301}\u{302}\u{303}\u{304}\u{305}",
    ] {
        let answer = demo.post("/demo/people", &[("name", name)]);
        assert_eq!(answer.status, 422, "{name:?}");
        assert!(answer.text().contains("Write a name"), "{}", answer.text());
    }
}
