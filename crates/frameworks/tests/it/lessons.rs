//! What is there to read before peer roles start has the counts of the published document, and slips are found.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use frameworks::{
    Date, Lessons, Library, LinkState, MythOrFact, PointKind, Seat, Source, Wave, WorkList, bibtex,
};

fn shipped() -> &'static Lessons {
    Lessons::shipped()
}

#[test]
fn every_file_loads_without_a_problem() {
    let (_, errors) = Lessons::load(&Lessons::shipped_sources(), Library::shipped());
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn the_counts_are_those_of_the_handbook() {
    let l = shipped();
    assert_eq!(l.misconceptions.len(), 10);
    let resolutions = l.concerns.iter().map(|c| c.resolution.len());
    assert_eq!((l.concerns.len(), resolutions.sum::<usize>()), (11, 26));
    let bulleted = l.findings.iter().filter(|f| f.bulleted).count();
    assert_eq!((l.findings.len(), bulleted), (27, 14));
    let closing = l.references.iter().filter(|r| r.list == WorkList::Closing);
    assert_eq!((l.references.len(), closing.count()), (56, 3));
    let kind =
        |points: &[frameworks::Point], kind| points.iter().filter(|p| p.kind == Some(kind)).count();
    assert_eq!(kind(&l.goals, PointKind::Goal), 3);
    assert_eq!(
        (
            kind(&l.medicaid, PointKind::Pro),
            kind(&l.medicaid, PointKind::Con)
        ),
        (4, 5)
    );
    assert_eq!(
        (
            l.interviewees.len(),
            l.interview.len(),
            l.recommendations.len()
        ),
        (3, 12, 8)
    );
    assert_eq!(l.resources.len(), 14);
}

#[test]
fn the_quiz_has_the_answers_d_d_b_d_and_one_hard_question() {
    let letters: String = shipped().quiz.iter().map(|q| q.letter).collect();
    assert_eq!(letters, "DDBD");
    let hard: Vec<&str> = shipped()
        .quiz
        .iter()
        .filter(|q| q.hard)
        .map(|q| q.code.as_str())
        .collect();
    assert_eq!(hard, ["Z3"]);
}

#[test]
fn forty_one_providers_and_five_people_in_peer_roles_speak_and_every_voice_is_in_a_theme() {
    let l = shipped();
    let of = |seat| {
        let questions = l.voices.iter().filter(|q| q.from == seat);
        questions.map(|q| q.answers).sum::<usize>()
    };
    assert_eq!((of(Seat::Provider), of(Seat::PeerRole)), (41, 5));
    let heard: BTreeSet<&String> = l.themes.iter().flat_map(|t| &t.voices).collect();
    assert_eq!(heard.len(), 46);
    for theme in &l.themes {
        let (providers, peer_roles) = l.voices_of(theme);
        assert_eq!(providers + peer_roles, theme.voices.len(), "{}", theme.code);
    }
}

#[test]
fn the_round_shows_both_myths_and_facts() {
    let myths = shipped()
        .misconceptions
        .iter()
        .filter(|m| m.ask == MythOrFact::Myth)
        .count();
    assert!((3..=7).contains(&myths), "{myths} of 10");
}

#[test]
fn every_wave_of_research_has_findings_and_the_bulleted_ones_are_of_the_third() {
    let mut waves: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in &shipped().findings {
        *waves
            .entry(finding.wave.map_or("none", Wave::as_str))
            .or_default() += 1;
        assert!(!finding.outcome.is_empty() && !finding.setting.is_empty());
        if finding.bulleted {
            assert_eq!(finding.wave, Some(Wave::Third), "{}", finding.code);
        }
    }
    assert_eq!(
        waves.into_iter().collect::<Vec<_>>(),
        [("first", 5), ("none", 7), ("second", 1), ("third", 14)]
    );
}

#[test]
fn bibtex_has_an_entry_for_every_reference_and_its_braces_are_in_pairs() {
    let text = bibtex(&shipped().references);
    assert_eq!(text.lines().filter(|l| l.starts_with('@')).count(), 56);
    assert_eq!(text.matches('{').count(), text.matches('}').count());
    let keys: BTreeSet<&str> = text
        .lines()
        .filter(|l| l.starts_with('@'))
        .filter_map(|l| l.split_once('{'))
        .map(|(_, key)| key.trim_end_matches(','))
        .collect();
    assert_eq!(keys.len(), 56);
    let entry = text
        .split("\n\n")
        .find(|e| e.starts_with("@article{bologna-2011,"));
    assert_eq!(
        entry,
        Some(
            "@article{bologna-2011,\n  author = {Bologna, M.J. and Pulice, R.T.},\n  title = {{Evaluation of a Peer-Run Hospital Diversion Program: A Descriptive Study}},\n  year = {2011},\n  journal = {American Journal of Psychiatric Rehabilitation},\n  volume = {14},\n  number = {4},\n  pages = {272--286},\n}"
        )
    );
    assert!(text.contains("Wiley \\& Sons"));
}

fn with(name: &str, text: &str) -> Vec<String> {
    let mut sources = Lessons::shipped_sources();
    for source in &mut sources {
        if source.path.ends_with(&format!("/{name}")) {
            let own = String::from_utf8_lossy(&source.bytes).into_owned() + text;
            source.bytes = Cow::Owned(own.into_bytes());
        }
    }
    let (_, errors) = Lessons::load(&sources, Library::shipped());
    errors.iter().map(ToString::to_string).collect()
}

#[test]
fn a_slip_is_told_with_file_line_entry_and_mend() {
    let theme = "\n[[theme]]\ncode = \"H99\"\nlabel = \"New\"\ntext = \"New.\"\nvoices = [\"V1.8\"]\nsee = [\"T99\"]\ncite = { document = \"handbook-2013\", section = \"\" }\n";
    let found = with("voices.toml", theme);
    assert_eq!(found.len(), 4, "{found:#?}");
    for part in [
        "citation is empty",
        "\"T99\"",
        "\"handbook-2013\"",
        "\"V1.8\"",
    ] {
        let hit = found.iter().find(|f| f.contains(part));
        let hit = hit.unwrap_or_else(|| panic!("{part} in {found:#?}"));
        assert!(hit.starts_with("library/voices.toml:169: H99: "), "{hit}");
    }
    let twice = with(
        "concerns.toml",
        "\n[[concern]]\ncode = \"K01\"\nlabel = \"Again?\"\nresolution = []\nreferences = [\"nobody-1900\"]\ncite = { document = \"handbook-2014\", section = \"x\" }\n",
    );
    assert_eq!(twice.len(), 2, "{twice:#?}");
    let unread = with("history.toml", "\n[[event]]\ncolour = \"red\"\n");
    assert_eq!(unread.len(), 1);
    assert!(
        unread[0].contains("does not read as a file of the library"),
        "{unread:?}"
    );
}

fn checked(text: &str) -> (Lessons, Vec<String>) {
    let (lessons, errors) = shipped().with_link_checks(&Source {
        path: "library/link-checks.toml".into(),
        bytes: Cow::Borrowed(text.as_bytes()),
    });
    (lessons, errors.iter().map(ToString::to_string).collect())
}

#[test]
fn an_installation_marks_a_website_as_dead_or_moved() {
    let (lessons, errors) = checked(
        "[[link]]\ncode = \"peerlink\"\nstate = \"dead\"\nchecked = \"2026-11-02\"\n\n[[link]]\ncode = \"inaops\"\nstate = \"moved\"\nchecked = \"2026-11\"\nurl = \"https://peers.example/\"\n",
    );
    assert_eq!(errors, Vec::<String>::new());
    let of = |code: &str| {
        let found = lessons.resources.iter().find(|r| r.code == code);
        found.cloned().expect("it is there")
    };
    assert_eq!(of("peerlink").state, LinkState::Dead);
    assert_eq!(of("peerlink").checked, "2026-11-02".parse::<Date>().ok());
    assert_eq!(of("inaops").url.as_deref(), Some("https://peers.example/"));
    assert_eq!(of("inaops").also, ["http://www.inaops.org"]);
    assert_eq!(of("power2u").state, LinkState::Unchecked);
}

#[test]
fn a_mark_for_an_unknown_website_or_without_its_new_address_is_refused() {
    let (_, errors) = checked(
        "[[link]]\ncode = \"nobody\"\nstate = \"dead\"\nchecked = \"2026\"\n\n[[link]]\ncode = \"inaops\"\nstate = \"moved\"\nchecked = \"2026\"\n\n[[link]]\ncode = \"power2u\"\nstate = \"moved\"\nchecked = \"2026\"\nurl = \"javascript:alert(1)\"\n",
    );
    assert_eq!(errors.len(), 3, "{errors:#?}");
    assert!(
        errors[0].starts_with("library/link-checks.toml:1: nobody: "),
        "{errors:#?}"
    );
}

#[test]
fn a_search_finds_a_misconception_an_author_and_nothing_for_nothing() {
    let codes = |query: &str| -> Vec<String> {
        let hits = shipped().search(query);
        hits.into_iter().map(|(l, _)| l.code.to_owned()).collect()
    };
    assert!(codes("boundaries").contains(&"M06".to_owned()));
    assert!(codes("sledge 2011").contains(&"sledge-2011".to_owned()));
    assert_eq!(codes(" "), Vec::<String>::new());
    assert!(!codes("suicide").contains(&"Z3".to_owned()));
}
