//! What there is to read about hiring has the counts of the published document, and slips are found.

use std::borrow::Cow;

use frameworks::{Bank, Hiring, Lessons, Library, Tone, Wanted};

fn shipped() -> &'static Hiring {
    &Lessons::shipped().hiring
}

#[test]
fn the_counts_are_those_of_the_handbook() {
    let h = shipped();
    assert_eq!(
        (
            h.functions.len(),
            h.responsibilities.len(),
            h.qualifications.len(),
            h.unfit.len()
        ),
        (7, 16, 10, 3)
    );
    assert_eq!((h.parts.len(), h.samples.len(), h.ads.len()), (5, 2, 3));
    assert_eq!((h.experience.len(), h.channels.len()), (3, 5));
    let banks = Bank::ALL.map(|bank| h.bank(bank).count());
    assert_eq!(banks, [5, 8, 7]);
    assert_eq!((h.topics.len(), h.scenarios.len()), (5, 2));
    assert_eq!(
        (h.proficiencies.len(), h.pitfalls.len(), h.commitments.len()),
        (10, 4, 3)
    );
    assert_eq!(h.pay_patterns.len(), 3);
}

#[test]
fn the_five_parts_are_in_the_order_of_the_handbook() {
    let names: Vec<&str> = shipped().parts.iter().map(|p| p.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "function",
            "reporting",
            "responsibilities",
            "qualifications",
            "conditions"
        ]
    );
}

#[test]
fn the_samples_have_forty_two_and_thirty_four_lines_and_remarks_of_both_kinds() {
    let lines: Vec<(&str, usize)> = shipped()
        .samples
        .iter()
        .map(|s| (s.name.as_str(), s.lines))
        .collect();
    assert_eq!(lines, [("peer-coordinator", 42), ("advocate", 34)]);
    for sample in &shipped().samples {
        for tone in [Tone::Learn, Tone::Watch] {
            let remarks = sample.remark.iter().filter(|r| r.tone == tone).count();
            assert!(remarks >= 3, "{} {}", sample.name, tone.as_str());
        }
    }
}

#[test]
fn every_responsibility_leads_to_a_competency_and_every_qualification_says_where_it_belongs() {
    for statement in &shipped().responsibilities {
        let linked = statement.see.iter().any(|s| s.starts_with("samhsa-2015#"));
        assert!(linked, "{}", statement.code);
    }
    let required = shipped()
        .qualifications
        .iter()
        .filter(|q| q.strength == Some(Wanted::Required));
    assert_eq!(required.count(), 6);
    let unsaid = shipped()
        .qualifications
        .iter()
        .filter(|q| q.strength.is_none());
    assert_eq!(unsaid.count(), 0);
}

#[test]
fn only_the_scenario_that_the_handbook_announces_and_leaves_out_is_missing() {
    let missing: Vec<&str> = shipped()
        .scenarios
        .iter()
        .filter(|s| s.missing)
        .map(|s| s.code.as_str())
        .collect();
    assert_eq!(missing, ["SN2"]);
}

fn with(name: &str, from: &str, to: &str) -> Vec<String> {
    let mut sources = Lessons::shipped_sources();
    for source in &mut sources {
        if source.path.ends_with(&format!("/{name}")) {
            let text = String::from_utf8_lossy(&source.bytes).into_owned();
            assert!(text.contains(from), "{from:?} is not in {name}");
            source.bytes = Cow::Owned(text.replacen(from, to, 1).into_bytes());
        }
    }
    let (_, errors) = Lessons::load(&sources, Library::shipped());
    errors.iter().map(ToString::to_string).collect()
}

#[test]
fn a_slip_is_told_with_entry_and_mend() {
    let count = with("hiring-description.toml", "lines = 42", "lines = 41");
    assert_eq!(count.len(), 1, "{count:#?}");
    assert!(count[0].contains("JD1") && count[0].contains("42 lines"));
    let unexplained = with(
        "hiring-interview.toml",
        "lawful = \"The person chooses what to speak of.\"\n",
        "",
    );
    assert_eq!(unexplained.len(), 1, "{unexplained:#?}");
    assert!(unexplained[0].contains("IL4"));
    let nowhere = with(
        "hiring-statements.toml",
        "samhsa-2015#XI.2",
        "samhsa-2015#XX",
    );
    assert!(nowhere[0].contains("FN1"), "{nowhere:#?}");
    let unknown = with("hiring-ads.toml", "[[channel]]", "[[canal]]");
    assert_eq!(unknown.len(), 1, "{unknown:#?}");
}

#[test]
fn a_search_finds_statements_ads_questions_and_pay() {
    let kinds = |query: &str| -> Vec<(&str, String)> {
        let hits = Lessons::shipped().search(query);
        hits.into_iter()
            .map(|(l, _)| (l.kind.as_str(), l.code.to_owned()))
            .collect()
    };
    for (query, kind, code) in [
        ("speaks up rights", "description", "FN1"),
        ("community bridger", "advertising", "AD3"),
        ("unopened bills", "interviewing", "SN1"),
        ("entry-level support", "pay", "PY2"),
    ] {
        let found = kinds(query);
        assert!(
            found.contains(&(kind, code.to_owned())),
            "{query}: {found:?}"
        );
    }
    // What the panel listens for is not found by searching.
    assert_eq!(kinds("wants to counsel"), []);
}
