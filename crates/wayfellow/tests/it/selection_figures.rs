//! The arithmetic of figures on groups of applicants: nobody can be worked out, and shares are held exactly.

use std::collections::BTreeMap;

use proptest::prelude::*;
use wayfellow::applications::figures::{Count, Counts, Figures, LEAST, Line, Step, figures, spans};

fn people(applied: u64, invited: u64, chosen: u64) -> Count {
    Count {
        applied,
        invited,
        chosen,
    }
}

fn year(groups: &[(&str, Count)], others: Count) -> Counts {
    let mut counts = Counts {
        everyone: others,
        groups: BTreeMap::new(),
    };
    for (group, count) in groups {
        counts.everyone = counts.everyone.plus(*count);
        counts.groups.insert((*group).to_owned(), *count);
    }
    counts
}

#[test]
fn four_fifths_is_held_exactly() {
    let at = |a, b| {
        let counts = year(&[("a", a), ("b", b)], Count::default());
        figures(&counts).expect("it can be shown").interviews
    };
    // 40 of 100 beside 50 of 100 is four fifths; 39 of 100 is not.
    let even = at(people(100, 40, 0), people(100, 50, 0));
    assert!(!even[0].is_below_four_fifths() && even[0].beside_highest() == 800);
    let under = at(people(100, 39, 0), people(100, 50, 0));
    assert!(under[0].is_below_four_fifths() && under[0].beside_highest() == 780);
    // One in two million below four fifths is below, and not shown as 80.
    let hair = at(people(2_500_001, 1_000_000, 0), people(20, 10, 0));
    assert!(hair[0].is_below_four_fifths());
    assert_eq!(hair[0].beside_highest(), 799);
    let both = at(people(20, 10, 0), people(40, 20, 0));
    assert!(both.iter().all(Line::is_highest));
}

#[test]
fn a_rest_too_small_hides_the_smallest_group_that_is_shown() {
    let groups = [
        ("a", people(40, 20, 0)),
        ("b", people(30, 15, 0)),
        ("c", people(12, 6, 0)),
    ];
    let names = |counts: &Counts| -> Vec<String> {
        let found = figures(counts).unwrap_or_default().interviews;
        found.into_iter().map(|l| l.group).collect()
    };
    assert_eq!(names(&year(&groups, Count::default())), ["a", "b", "c"]);
    // Two others: taking a, b and c from everyone would tell of them.
    assert_eq!(names(&year(&groups, people(2, 1, 0))), ["a", "b"]);
    assert_eq!(names(&year(&groups[..2], people(2, 1, 0))), [""; 0]);
    assert_eq!(names(&year(&groups[..1], people(20, 10, 0))), [""; 0]);
}

fn any_count() -> impl Strategy<Value = Count> {
    (0_u64..30, 0_u64..30, 0_u64..30).prop_map(|(chosen, interviewed, turned_down)| Count {
        applied: chosen + interviewed + turned_down,
        invited: chosen + interviewed,
        chosen,
    })
}

fn any_year() -> impl Strategy<Value = Counts> {
    let group = prop_oneof!["woman", "man", "nonbinary", "another"];
    let groups = prop::collection::btree_map(group, any_count(), 0..5);
    (groups, any_count(), any::<bool>()).prop_map(|(groups, others, all_said)| {
        let others = if all_said { Count::default() } else { others };
        let groups: Vec<(&str, Count)> = groups.iter().map(|(g, c)| (g.as_str(), *c)).collect();
        year(&groups, others)
    })
}

/// What somebody knows of everyone, less what is shown of each of these lines.
fn rest(everyone: Step, lines: &[&Line]) -> Step {
    lines.iter().fold(everyone, |rest, line| Step {
        came: rest.came - line.step.came,
        went_on: rest.went_on - line.step.went_on,
    })
}

proptest! {
    #[test]
    fn whatever_is_taken_from_whatever_five_people_are_left_on_both_sides(counts in any_year()) {
        let Some(Figures { interviews, choices }) = figures(&counts) else { return Ok(()) };
        let all = counts.everyone;
        let steps = [
            (&interviews, Step { came: all.applied, went_on: all.invited }),
            (&choices, Step { came: all.invited, went_on: all.chosen }),
        ];
        for (lines, everyone) in steps {
            prop_assert_ne!(lines.len(), 1);
            for some in 0_u32..(1 << lines.len()) {
                let taken: Vec<&Line> = lines
                    .iter()
                    .enumerate()
                    .filter(|(n, _)| some & (1 << n) != 0)
                    .map(|(_, line)| line)
                    .collect();
                let left = rest(everyone, &taken);
                let nothing = left.came == 0 || lines.is_empty();
                prop_assert!(nothing || left.hides_everyone(), "{left:?}");
            }
            for line in lines {
                prop_assert!(line.step.went_on >= LEAST);
                prop_assert!(line.step.came - line.step.went_on >= LEAST);
            }
        }
        for line in &choices {
            let before = interviews.iter().find(|l| l.group == line.group);
            prop_assert_eq!(before.map(|l| l.step.went_on), Some(line.step.came));
        }
    }

    #[test]
    fn shares_are_never_said_larger_than_they_are(counts in any_year()) {
        let found = figures(&counts).unwrap_or_default();
        for line in found.interviews.iter().chain(&found.choices) {
            prop_assert!(line.share() * line.step.came <= line.step.went_on * 1_000);
            prop_assert!((line.share() + 1) * line.step.came > line.step.went_on * 1_000);
            prop_assert_eq!(line.beside_highest() < 800, line.is_below_four_fifths());
            prop_assert_eq!(line.beside_highest() == 1_000, line.is_highest());
        }
    }

    #[test]
    fn no_numbers_make_it_panic(
        everyone in any::<(u64, u64, u64)>(),
        groups in prop::collection::btree_map("[a-c]", any::<(u64, u64, u64)>(), 0..4),
    ) {
        let count = |(a, i, c): (u64, u64, u64)| people(a, i, c);
        let groups = groups.into_iter().map(|(g, c)| (g, count(c))).collect();
        let counts = Counts { everyone: count(everyone), groups };
        if let Some(found) = figures(&counts) {
            let lines = found.interviews.iter().chain(&found.choices);
            for line in lines {
                prop_assert!(line.beside_highest() <= 1_000);
                prop_assert!(!line.is_highest() || !line.is_below_four_fifths());
            }
        }
        spans(&BTreeMap::from([(2020, counts.clone()), (2021, counts)]), 2022);
    }

    #[test]
    fn what_was_shown_of_a_span_never_changes_and_no_year_is_in_two(
        years in prop::collection::btree_map(2000_i64..2012, any_year(), 0..8),
        more in any_year(),
    ) {
        let found = spans(&years, 2012);
        for pair in found.windows(2) {
            prop_assert!(pair[0].first <= pair[0].last && pair[0].last < pair[1].first);
        }
        // A year later, with whatever came.
        let mut later = years.clone();
        later.insert(2012, more.clone());
        prop_assert_eq!(&spans(&later, 2012), &found, "a year that is not over tells nothing");
        let after = spans(&later, 2013);
        let whole = found.len() - 1;
        prop_assert_eq!(&after[..whole], &found[..whole]);
        prop_assert!(after.len() <= found.len() + 1);
        prop_assert!(found.last().is_some_and(|s| s.figures.is_none()));
    }
}
