//! Reading portfolios: what is refused, with the place and the mend.

use frameworks::{Date, LARGEST_PORTFOLIO, Ladder, Portfolio, PortfolioError, Stage, Track};

fn today() -> Date {
    Date::day(2026, 11, 22).expect("a day")
}

fn read(text: &str) -> Result<Portfolio, Vec<PortfolioError>> {
    Portfolio::read(text.as_bytes(), Ladder::shipped(), today())
}

/// The only problem with this text, as a person sees it.
fn refused(text: &str) -> String {
    match read(text) {
        Ok(_) => "accepted".into(),
        Err(errors) => errors
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("\n"),
    }
}

const WHOLE: &str = r#"{
  "wayfellow_portfolio": 1,
  "name": "Mara",
  "looking_at": { "stage": "III", "track": "mental-health" },
  "experience": [
    { "what": "Warm line", "kind": "volunteer", "peer_support": true, "from": "2019", "to": "2021-06", "hours": 300 },
    { "what": "Respite house", "kind": "paid", "peer_support": true, "from": "2022-03-01" }
  ],
  "trainings": [
    { "training": "TRN.04", "status": "complete", "sessions": ["2020-01-10", "2020-01-17"], "completed": "2020-01" },
    { "training": "ma-2014@1#TRN.05", "status": "under-way", "sessions_attended": 3, "provider": "A center" },
    { "title": "Nonviolent communication", "status": "planned" }
  ],
  "credentials": [ { "credential": "CRD.CPS", "commitment_due": "2027-03-01", "state": "Massachusetts" } ],
  "agreements": [ { "code": "ma-2014@1#CODE.PLEDGE", "kind": "cps", "on": "2022-03-01", "moment": "at hiring" } ],
  "items": [ { "item": "S1.COM.SH.02", "proficiency": "I listen more than I talk.", "standing": "held" } ],
  "exceptions": [ { "item": "S4.PRE.MH.02", "reason": "Ten years in the role", "approved_by": "Director", "on": "2024" } ],
  "programs": { "cori_required": true }
}"#;

#[test]
fn a_whole_portfolio_is_read_and_written_without_loss() {
    let portfolio = read(WHOLE).expect("it has no faults");
    assert_eq!(
        portfolio.looking_at.map(|l| (l.stage, l.track)),
        Some((Stage::III, Track::MentalHealth))
    );
    assert_eq!(read(&portfolio.to_json()), Ok(portfolio));
}

#[test]
fn the_smallest_portfolio_is_only_a_version() {
    assert_eq!(read("{\"wayfellow_portfolio\": 1}"), Ok(Portfolio::new()));
    assert_eq!(
        read("\u{feff}{\"wayfellow_portfolio\": 1}\n"),
        Ok(Portfolio::new())
    );
}

#[test]
fn malformed_text_is_refused_with_line_and_column() {
    let message = refused(
        "{\n  \"wayfellow_portfolio\": 1,\n  \"items\": [ { \"item\": \"S1.COM.SH.02\" ]\n}",
    );
    assert!(
        message.starts_with("line 3, column 39: items[0]: This does not read as a portfolio"),
        "{message}"
    );
    assert!(
        message.ends_with("Check the commas, quotes and brackets around this place."),
        "{message}"
    );
    assert!(refused("").contains("There is nothing in this file. The smallest portfolio is"));
    assert!(refused("{\"wayfellow_portfolio\": 1} {}").contains("Something follows after the end"));
    assert!(refused("[1, 2]").contains("This does not read as a portfolio"));
    assert!(refused(&"[".repeat(100_000)).contains("This does not read as a portfolio"));
}

#[test]
fn unknown_entries_and_words_are_refused_with_what_would_be_accepted() {
    let message = refused("{\"wayfellow_portfolio\": 1, \"diagnosis\": \"x\"}");
    assert!(
        message.contains("unknown field `diagnosis`, expected one of"),
        "{message}"
    );
    let message = refused(
        "{\"wayfellow_portfolio\": 1, \"looking_at\": {\"stage\": \"VI\", \"track\": \"both\"}}",
    );
    assert!(
        message.contains("looking_at.stage: ") && message.contains("unknown variant `VI`"),
        "{message}"
    );
    let message = refused(
        "{\"wayfellow_portfolio\": 1, \"looking_at\": {\"stage\": \"V\", \"track\": \"all\"}}",
    );
    assert!(
        message.contains("looking_at.track: ") && message.contains("`both`"),
        "{message}"
    );
}

#[test]
fn another_version_is_refused() {
    assert_eq!(
        refused("{ \"wayfellow_portfolio\": 2 }"),
        "line 1, column 26: wayfellow_portfolio: This portfolio has version 2; this program reads version 1. Use a newer program, or save the portfolio again."
    );
}

#[test]
fn a_huge_portfolio_is_refused_before_it_is_read() {
    let huge = format!(
        "{{\"wayfellow_portfolio\": 1, \"name\": \"{}\"}}",
        "x".repeat(LARGEST_PORTFOLIO)
    );
    assert!(refused(&huge).contains("at most 262144 are read"));
    let list = vec!["{\"item\": \"S1.COM.SH.02\"}"; 501].join(",");
    assert!(
        refused(&format!(
            "{{\"wayfellow_portfolio\": 1, \"items\": [{list}]}}"
        ))
        .contains("at most 500 are read")
    );
}

#[test]
fn wrong_encodings_are_named() {
    let latin = b"{\"wayfellow_portfolio\": 1,\n \"name\": \"Ren\xe9\"}";
    let errors =
        Portfolio::read(latin, Ladder::shipped(), today()).expect_err("Latin-1 is not UTF-8");
    assert_eq!(
        errors[0].to_string(),
        "line 2, column 14: From here the file is not UTF-8. Save it as UTF-8."
    );
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain("{}".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let errors =
        Portfolio::read(&utf16, Ladder::shipped(), today()).expect_err("UTF-16 is not UTF-8");
    assert!(errors[0].problem.contains("UTF-16"));
}

#[test]
fn unknown_codes_are_refused_with_a_near_one() {
    let message = refused("{\"wayfellow_portfolio\": 1, \"items\": [{\"item\": \"S1.COM.SH.2\"}]}");
    assert!(message.starts_with("line 1, column 47: items[0].item: There is no row \"S1.COM.SH.2\" in ma-2014@1. Did you mean S1.COM.SH.02?"), "{message}");
    let message = refused(
        "{\"wayfellow_portfolio\": 1, \"trainings\": [{\"training\": \"trn.04\", \"status\": \"complete\"}]}",
    );
    assert!(message.contains("Did you mean TRN.04?"), "{message}");
    let message = refused(
        "{\"wayfellow_portfolio\": 1, \"credentials\": [{\"credential\": \"MD\", \"issued\": \"2020\"}]}",
    );
    assert!(
        message.contains("There is no credential \"MD\""),
        "{message}"
    );
}

#[test]
fn dates_in_the_future_are_refused() {
    for (entry, place) in [
        (
            "\"experience\": [{\"what\": \"x\", \"kind\": \"paid\", \"peer_support\": true, \"from\": \"2027\"}]",
            "experience[0].from",
        ),
        (
            "\"trainings\": [{\"training\": \"TRN.04\", \"status\": \"complete\", \"completed\": \"2026-12-01\"}]",
            "trainings[0].completed",
        ),
        (
            "\"trainings\": [{\"training\": \"TRN.04\", \"status\": \"under-way\", \"sessions\": [\"2026-11-23\"]}]",
            "trainings[0].sessions",
        ),
        (
            "\"credentials\": [{\"credential\": \"CRD.CPS\", \"issued\": \"2027-01\"}]",
            "credentials[0].issued",
        ),
        (
            "\"agreements\": [{\"code\": \"rsc\", \"kind\": \"rsc\", \"on\": \"2030\"}]",
            "agreements[0].on",
        ),
        (
            "\"exceptions\": [{\"item\": \"S3.PRE.MH.01\", \"reason\": \"r\", \"approved_by\": \"a\", \"on\": \"2028\"}]",
            "exceptions[0].on",
        ),
    ] {
        let message = refused(&format!("{{\"wayfellow_portfolio\": 1, {entry}}}"));
        assert!(
            message.contains(place) && message.contains("is in the future; today is 2026-11-22."),
            "{message}"
        );
    }
    assert!(
        refused(
            "{\"wayfellow_portfolio\": 1, \"agreements\": [{\"code\": \"rsc\", \"kind\": \"rsc\", \"on\": \"2026-11\"}]}"
        ) == "accepted"
    );
}

#[test]
fn what_is_there_twice_is_refused_even_as_a_repeat() {
    let message = refused(
        "{\"wayfellow_portfolio\": 1, \"items\": [{\"item\": \"S4.PRE.SH.02\"}, {\"item\": \"S5.PRE.SH.02\"}]}",
    );
    assert!(
        message.contains("items[1].item: This is there twice; the other is items[0]."),
        "{message}"
    );
    let message = refused(
        "{\"wayfellow_portfolio\": 1, \"trainings\": [{\"training\": \"TRN.04\", \"status\": \"complete\"}, {\"training\": \"VOL.TRN.MH.02\", \"status\": \"planned\"}]}",
    );
    assert!(
        message.contains("trainings[1].training: This is there twice"),
        "{message}"
    );
    assert!(
        refused("{\"wayfellow_portfolio\": 1, \"name\": \"a\", \"name\": \"b\"}")
            .contains("duplicate field `name`")
    );
}

#[test]
fn what_has_to_be_shown_cannot_be_claimed() {
    let message =
        refused("{\"wayfellow_portfolio\": 1, \"items\": [{\"item\": \"S3.PRE.MH.02\"}]}");
    assert!(message.ends_with("cannot be held by saying so. Record the credential CRD.CPS under `credentials` instead."), "{message}");
    let message =
        refused("{\"wayfellow_portfolio\": 1, \"items\": [{\"item\": \"S2.PRE.SH.03\"}]}");
    assert!(
        message.ends_with("Record a training with its sessions under `trainings` instead."),
        "{message}"
    );
}

#[test]
fn an_exception_needs_a_grandfather_clause_a_reason_and_a_name() {
    let with = |item: &str, reason: &str| {
        refused(&format!(
            "{{\"wayfellow_portfolio\": 1, \"exceptions\": [{{\"item\": \"{item}\", \"reason\": \"{reason}\", \"approved_by\": \"A\", \"on\": \"2024\"}}]}}"
        ))
    };
    assert_eq!(with("S3.PRE.MH.01", "Long in the role"), "accepted");
    assert!(with("S1.PRE.MH.01", "Long in the role").contains("has no grandfather clause"));
    assert!(with("S3.PRE.MH.01", " ").contains("exceptions[0].reason: This is empty."));
}

#[test]
fn a_training_without_a_code_needs_a_title_and_not_both() {
    let with = |fields: &str| {
        refused(&format!(
            "{{\"wayfellow_portfolio\": 1, \"trainings\": [{{{fields} \"status\": \"complete\"}}]}}"
        ))
    };
    assert!(with("").contains("Neither `training` nor `title` is given."));
    assert!(
        with("\"training\": \"TRN.04\", \"title\": \"WRAP\",")
            .contains("Both `training` and `title` are given.")
    );
}
