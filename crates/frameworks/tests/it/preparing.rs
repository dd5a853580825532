//! What an organization asks itself has the counts of the handbook, and the bands are exact at every count.

use std::borrow::Cow;
use std::collections::BTreeSet;

use frameworks::{
    Answers, Band, Judgement, Phase, Preparation, PrepareKind, QuestionGroup, STATEMENTS, judge,
};

#[test]
fn every_file_loads_without_a_problem() {
    let (_, errors) = Preparation::load(&Preparation::shipped_sources());
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn the_counts_are_those_of_the_handbook() {
    let all = Preparation::shipped();
    assert_eq!(all.statements.len(), 10);
    let of = |group| all.questions.iter().filter(|q| q.group == group).count();
    assert_eq!(
        (of(QuestionGroup::Motives), of(QuestionGroup::Worries)),
        (3, 3)
    );
    for (kind, count) in [
        (PrepareKind::Commitment, 1),
        (PrepareKind::BuyIn, 3),
        (PrepareKind::RespectStep, 5),
        (PrepareKind::RespectStrategy, 4),
        (PrepareKind::PolicyGeneral, 3),
        (PrepareKind::PolicyA, 3),
        (PrepareKind::PolicyB, 1),
        (PrepareKind::PolicyC, 3),
        (PrepareKind::Accommodation, 4),
        (PrepareKind::Benefits, 6),
        (PrepareKind::DualWorry, 4),
        (PrepareKind::DualCounterpoint, 4),
        (PrepareKind::SpeedUp, 3),
        (PrepareKind::Supervision, 5),
    ] {
        assert_eq!(all.points(kind).count(), count, "{kind}");
    }
}

fn with(true_statements: usize) -> Answers {
    let mut answers = [Some(false); STATEMENTS];
    answers[..true_statements].fill(Some(true));
    answers
}

#[test]
fn the_band_is_exact_at_every_count() {
    let months: Vec<Option<u32>> = (0..=10)
        .map(|n| match judge(&with(n)) {
            Judgement::Judged {
                true_statements,
                band,
            } => {
                assert_eq!(true_statements, n);
                band.months()
            }
            open => panic!("{open:?}"),
        })
        .collect();
    let (none, year, half) = (None, Some(12), Some(6));
    assert_eq!(
        months,
        [
            none, none, none, none, none, year, year, year, half, half, half
        ]
    );
}

#[test]
fn which_statements_are_true_makes_no_difference() {
    for bits in 0..1024_u32 {
        let mut answers: Answers = [None; STATEMENTS];
        for (n, answer) in answers.iter_mut().enumerate() {
            *answer = Some(bits >> n & 1 == 1);
        }
        let expected = Judgement::Judged {
            true_statements: bits.count_ones() as usize,
            band: Band::of(bits.count_ones() as usize),
        };
        assert_eq!(judge(&answers), expected);
    }
}

#[test]
fn one_missing_answer_and_nothing_is_judged() {
    for n in 0..STATEMENTS {
        let mut answers = with(10);
        answers[n] = None;
        assert_eq!(judge(&answers), Judgement::Open(vec![n]));
    }
    assert_eq!(
        judge(&[None; STATEMENTS]),
        Judgement::Open((0..STATEMENTS).collect())
    );
}

#[test]
fn every_statement_that_is_not_true_has_a_task() {
    let all = Preparation::shipped();
    let helped: BTreeSet<&str> = all
        .tasks
        .iter()
        .filter_map(|t| t.unless.as_deref())
        .collect();
    for statement in &all.statements {
        assert!(
            helped.contains(statement.code.as_str()),
            "{}",
            statement.code
        );
    }
    for phase in Phase::ALL {
        assert!(all.tasks.iter().any(|t| t.phase == *phase), "{phase}");
    }
}

#[test]
fn a_slip_is_told_with_file_line_and_entry() {
    let mut sources = Preparation::shipped_sources();
    let more = "\n[[task]]\ncode = \"X-1\"\nphase = \"after\"\nseat = \"board\"\ndays = 0\nafter = [\"X-2\"]\nlabel = \"New\"\ntext = \"\"\nunless = \"TL11\"\nwhen = \"now\"\nsee = [\"T99\"]\ncite = { document = \"handbook-2013\", section = \"x\" }\n";
    let text = String::from_utf8_lossy(&sources[1].bytes).into_owned() + more;
    sources[1].bytes = Cow::Owned(text.into_bytes());
    let (_, errors) = Preparation::load(&sources);
    let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 6, "{told:#?}");
    for part in ["T99", "handbook-2013", "X-2", "TL11", "now", "0 days"] {
        let hit = told.iter().find(|t| t.contains(part));
        let hit = hit.unwrap_or_else(|| panic!("{part} in {told:#?}"));
        assert!(hit.starts_with("library/first-plan.toml:"), "{hit}");
    }
}
