//! Many portfolios at once give the same answers as one at a time.

use frameworks::{
    Compact, Cover, Ladder, Packer, Population, Portfolio, Stage, Standing, Summary, Tally, Track,
    evaluate,
};
use proptest::prelude::*;
use proptest::sample::select;

use crate::people::{portfolio, today};

fn packer() -> Packer<'static, 'static> {
    Packer::new(Ladder::shipped(), today()).expect("the shipped ladder fits")
}

/// The summary worked out from `evaluate`, one person after the other.
fn one_by_one(people: &[Portfolio], stage: Stage, track: Track) -> Summary {
    let mut summary = Tally::new(&packer(), stage, track).finish();
    summary.people = Some(people.len() as u64);
    summary.nothing_required_missing = Some(0);
    for person in people {
        let pathway = evaluate(Ladder::shipped(), person, stage, track, today());
        if pathway.items.iter().all(|i| !i.blocks) {
            *summary.nothing_required_missing.get_or_insert_default() += 1;
        }
        assert_eq!(summary.items.len(), pathway.items.len());
        for (count, item) in summary.items.iter_mut().zip(&pathway.items) {
            assert_eq!(count.code, item.item.code());
            let into = match &item.standing {
                Standing::Held | Standing::HeldThrough { .. } => &mut count.held,
                Standing::UnderWay { .. } => &mut count.under_way,
                Standing::Missing => &mut count.missing,
                Standing::Excepted { .. } => &mut count.excepted,
                Standing::NotApplicable => &mut count.not_applicable,
            };
            *into.get_or_insert_default() += 1;
            if matches!(
                item.standing,
                Standing::HeldThrough {
                    how: Cover::Equivalent | Cover::Stronger,
                    ..
                }
            ) {
                *count.held_through.get_or_insert_default() += 1;
            }
        }
    }
    summary
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_random_portfolio_has_no_faults_and_survives_the_file(person in portfolio()) {
        let text = person.to_json();
        let read = Portfolio::read(text.as_bytes(), Ladder::shipped(), today());
        prop_assert_eq!(read, Ok(person));
    }

    #[test]
    fn the_counts_are_those_of_evaluating_one_person_after_the_other(
        people in proptest::collection::vec(portfolio(), 0..6),
        stage in select(Stage::ALL),
        track in select(Track::ALL),
    ) {
        let packer = packer();
        let expected = one_by_one(&people, stage, track);
        let mut population = Population::new(&packer);
        let mut tally = Tally::new(&packer, stage, track);
        for person in &people {
            population.push(&packer.pack(person));
            tally.add_line(person.to_json().replace('\n', " ").as_bytes()).expect("no faults");
        }
        prop_assert_eq!(&population.summary(stage, track), &expected);
        prop_assert_eq!(&tally.finish(), &expected);
    }

    #[test]
    fn nobody_disappears_at_the_edge_of_a_block(people in 0..1100_usize, person in portfolio()) {
        let packer = packer();
        let compact = packer.pack(&person);
        let mut population = Population::new(&packer);
        let mut tally = Tally::new(&packer, Stage::III, Track::Both);
        for _ in 0..people {
            population.push(&compact);
            tally.add(&compact);
        }
        let summary = population.summary(Stage::III, Track::Both);
        prop_assert_eq!(&tally.finish(), &summary);
        prop_assert_eq!(summary.people, Some(people as u64));
        for item in &summary.items {
            let all = [item.held, item.under_way, item.missing, item.excepted, item.not_applicable];
            prop_assert_eq!(all.into_iter().flatten().sum::<u64>(), people as u64);
            prop_assert!(all.into_iter().flatten().all(|n| n == 0 || n == people as u64));
        }
    }
}

#[test]
fn a_person_takes_less_than_64_bytes() {
    assert!(size_of::<Compact>() < 64);
    let packer = packer();
    let mut population = Population::new(&packer);
    for _ in 0..10_240 {
        population.push(&Compact::default());
    }
    assert!(population.bytes() < 64 * population.len());
}

#[test]
fn a_line_with_problems_adds_nobody_and_says_which_line() {
    let packer = packer();
    let mut tally = Tally::new(&packer, Stage::I, Track::MentalHealth);
    assert_eq!(tally.add_line(b"{\"wayfellow_portfolio\": 1}"), Ok(()));
    assert_eq!(tally.add_line(b"  \r"), Ok(()));
    let errors = tally
        .add_line(b"{\"wayfellow_portfolio\": 1, \"items\": [{\"item\": \"X\"}]}")
        .expect_err("X is unknown");
    assert_eq!(
        (errors.len(), errors[0].line, errors[0].path.as_str()),
        (1, 3, "items[0].item")
    );
    assert_eq!(tally.people(), 1);
}

#[test]
fn small_groups_are_kept_out_of_sight_and_cannot_be_worked_out() {
    let packer = packer();
    let mut tally = Tally::new(&packer, Stage::I, Track::MentalHealth);
    for n in 0..100 {
        let items = if n < 3 {
            ", \"items\": [{\"item\": \"S1.COM.SH.02\"}]"
        } else {
            ""
        };
        tally
            .add_line(format!("{{\"wayfellow_portfolio\": 1{items}}}").as_bytes())
            .expect("no faults");
    }
    let open = tally.finish();
    let listening = |s: &Summary| {
        s.items
            .iter()
            .find(|i| i.code == "S1.COM.SH.02")
            .map(|i| (i.held, i.missing))
    };
    assert_eq!(listening(&open), Some((Some(3), Some(97))));
    let closed = open.without_small_groups(5);
    assert_eq!(listening(&closed), Some((None, None)));
    assert_eq!(closed.people, Some(100));
    let mut few = Tally::new(&packer, Stage::I, Track::MentalHealth);
    few.add(&Compact::default());
    let few = few.finish().without_small_groups(5);
    assert!(few.people.is_none() && few.items.iter().all(|i| i.missing.is_none()));
}
