//! No text, however broken, makes a parser fail in any other way than with a place and a mend.

use std::borrow::Cow;

use frameworks::{
    Ladder, Library, LoadError, Packer, Portfolio, Reading, Source, Stage, Tally, Track,
};
use proptest::prelude::*;

use crate::people::{portfolio, today};

const HEAD: &str = "slug = \"x\"\nversion = \"1\"\ntitle = \"T\"\npublisher = \"P\"\npublished = \"2014\"\nstatus = \"draft\"\nlanguage = \"en\"\nabout = \"A\"\n";

const ITEMS: &str = "[[item]]\ncode = \"S1.COM.SH.01\"\nkind = \"ladder-row\"\nlabel = \"Listening\"\ncite = { section = \"S\", item = \"1\" }\nladder = { stage = \"I\", column = \"competencies\", focus = \"shared\", carries_forward = true }\n\n[[item]]\ncode = \"S1.PRE.SH.01\"\nkind = \"ladder-row\"\nlabel = \"Experience\"\ncite = { section = \"S\" }\ntags = [\"computed-peer-experience-expected\"]\nladder = { stage = \"I\", column = \"prerequisites\", focus = \"shared\", carries_forward = true, strength = \"expected\" }\n";

fn file(name: &str, bytes: &[u8]) -> Source<'static> {
    Source {
        path: format!("x/1/{name}.toml"),
        bytes: Cow::Owned(bytes.to_vec()),
    }
}

fn load(items: &[u8], links: &[u8]) -> (Library, Vec<LoadError>) {
    Library::load(&[
        file("framework", HEAD.as_bytes()),
        file("items", items),
        file("links", links),
    ])
}

/// The only problem of an items file, as a person sees it.
fn refused(items: &str) -> String {
    load(items.as_bytes(), b"")
        .1
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("\n")
}

/// A text with some bytes replaced, cut out or put in.
fn broken(text: String) -> impl Strategy<Value = Vec<u8>> {
    let len = text.len();
    let cut = (
        0..=len,
        0..40_usize,
        proptest::collection::vec(any::<u8>(), 0..6),
    );
    proptest::collection::vec(cut, 1..4).prop_map(move |cuts| {
        let mut bytes = text.clone().into_bytes();
        for (at, length, with) in cuts {
            let at = at.min(bytes.len());
            let end = (at + length).min(bytes.len());
            bytes.splice(at..end, with);
        }
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_bytes_as_a_portfolio_are_read_or_refused_with_a_place(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        if let Err(errors) = Portfolio::read(&bytes, Ladder::shipped(), today()) {
            prop_assert!(errors.iter().all(|e| e.line >= 1 && e.column >= 1 && !e.mend.is_empty()));
        }
    }

    #[test]
    fn a_broken_portfolio_is_read_or_refused_with_a_place(bytes in portfolio().prop_flat_map(|p| broken(p.to_json()))) {
        let lines = bytes.iter().filter(|&&b| b == b'\n').count() + 1;
        if let Err(errors) = Portfolio::read(&bytes, Ladder::shipped(), today()) {
            prop_assert!(errors.iter().all(|e| (1..=lines).contains(&e.line) && !e.problem.is_empty() && !e.mend.is_empty()));
        }
    }

    #[test]
    fn a_broken_file_of_portfolios_is_counted_or_refused_line_by_line(bytes in portfolio().prop_flat_map(|p| broken(p.to_json()))) {
        let packer = Packer::new(Ladder::shipped(), today()).expect("the shipped ladder fits");
        let mut tally = Tally::new(&packer, Stage::II, Track::Both);
        for (n, line) in bytes.split(|&b| b == b'\n').enumerate() {
            if let Err(errors) = tally.add_line(line) {
                prop_assert!(errors.iter().all(|e| e.line == n + 1));
            }
        }
        let people = tally.people();
        prop_assert_eq!(tally.finish().people, Some(people));
    }

    #[test]
    fn a_broken_framework_file_is_loaded_or_refused_with_a_place(items in broken(ITEMS.into()), head in broken(HEAD.into())) {
        let (library, errors) = load(&items, &items);
        prop_assert!(errors.iter().all(|e| e.line >= 1 && !e.problem.is_empty() && !e.mend.is_empty()));
        for framework in library.frameworks() {
            Ladder::new(framework).effective(Stage::V, Track::Both, Reading::Usual);
        }
        let (_, errors) = Library::load(&[file("framework", &head)]);
        prop_assert!(errors.iter().all(|e| e.line >= 1 && !e.mend.is_empty()));
    }
}

#[test]
fn the_example_file_loads() {
    let (library, errors) = load(ITEMS.as_bytes(), b"");
    assert!(errors.is_empty(), "{errors:?}");
    assert_eq!(library.framework("x").map(|f| f.items.len()), Some(2));
}

#[test]
fn a_missing_citation_is_refused_with_file_line_item_and_mend() {
    let message = refused(&ITEMS.replace("cite = { section = \"S\" }\n", ""));
    assert!(
        message.starts_with("x/1/items.toml:8: S1.PRE.SH.01: There is no citation. Add cite = {"),
        "{message}"
    );
}

#[test]
fn a_code_that_is_used_twice_is_refused_with_both_places() {
    let message = refused(&ITEMS.replace("S1.PRE.SH.01", "S1.COM.SH.01"));
    assert!(message.contains("x/1/items.toml:8: S1.COM.SH.01: This code is used twice; the other is at x/1/items.toml:1."), "{message}");
}

#[test]
fn an_unknown_key_a_missing_strength_and_a_lost_reference_are_refused() {
    assert!(
        refused(&ITEMS.replace(
            "label = \"Listening\"",
            "label = \"Listening\"\ncolour = \"red\""
        ))
        .contains("unknown field `colour`")
    );
    assert!(
        refused(&ITEMS.replace(", strength = \"expected\"", ""))
            .contains("Prerequisites have a strength, and only they do.")
    );
    assert!(
        refused(&ITEMS.replace(
            "kind = \"ladder-row\"\nlabel = \"Ex",
            "kind = \"ladder-row\"\nparent = \"S9\"\nlabel = \"Ex"
        ))
        .contains("There is no item with the code \"S9\"")
    );
}

#[test]
fn a_tag_that_nothing_works_out_is_refused() {
    assert!(
        refused(&ITEMS.replace("computed-peer-experience-expected", "computed-luck"))
            .contains("Nothing works out the tag \"computed-luck\"")
    );
}

#[test]
fn a_stage_that_does_not_exist_is_refused_with_those_that_do() {
    let message = "VI"
        .parse::<Stage>()
        .expect_err("there are five and Volunteer")
        .to_string();
    assert_eq!(
        message,
        "there is no stage called \"VI\"; use one of volunteer, I, II, III, IV, V"
    );
    assert!(
        "sideways"
            .parse::<Track>()
            .expect_err("unknown")
            .to_string()
            .contains("mental-health, addiction, both")
    );
    assert_eq!("iv".parse::<Stage>(), Ok(Stage::IV));
}
