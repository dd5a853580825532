//! Plans: exact dates, circles, people available, the first plan from ten answers, and what is warned of.

use frameworks::{Phase, Preparation, STATEMENTS};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use wayfellow::plans::first::{Facts, START, draft};
use wayfellow::plans::schedule::{Circles, Job, schedule, with_people};
use wayfellow::plans::workdays::{Workdays, months_later, today};

use crate::app::TestApp;

fn job(days: u32, after: &[usize]) -> Job {
    Job {
        days,
        after: after.to_vec(),
        ..Job::default()
    }
}

#[test]
fn the_longest_way_decides_and_the_rest_can_wait() {
    let jobs = [
        job(3, &[]),
        job(2, &[]),
        job(4, &[0, 1]),
        job(1, &[1]),
        job(2, &[2, 3]),
    ];
    let plan = schedule(&jobs).expect("no circle");
    let starts: Vec<u32> = plan.slots.iter().map(|s| s.start).collect();
    let slack: Vec<u32> = plan.slots.iter().map(|s| s.slack).collect();
    assert_eq!((plan.days, starts), (9, vec![0, 0, 3, 2, 7]));
    assert_eq!(slack, [0, 1, 0, 4, 0]);
    let critical: Vec<bool> = plan.slots.iter().map(|s| s.critical).collect();
    assert_eq!(critical, [true, false, true, false, true]);
}

#[test]
fn tasks_in_a_circle_are_named_and_no_others() {
    let jobs = [
        job(1, &[]),
        job(1, &[3]),
        job(1, &[1]),
        job(1, &[2, 0]),
        job(1, &[3]),
        job(1, &[5]),
    ];
    assert_eq!(schedule(&jobs), Err(Circles(vec![vec![1, 2, 3], vec![5]])));
    assert_eq!(
        with_people(&jobs, 2),
        Err(Circles(vec![vec![1, 2, 3], vec![5]]))
    );
    let long: Vec<Job> = (0..20_000).map(|n| job(1, &[(n + 1) % 20_000])).collect();
    let Err(Circles(found)) = schedule(&long) else {
        panic!("a circle of 20,000");
    };
    assert_eq!((found.len(), found[0].len()), (1, 20_000));
}

#[test]
fn one_that_is_done_holds_up_nothing_and_one_may_not_begin_before_its_day() {
    let mut jobs = [job(5, &[]), job(2, &[0]), job(1, &[])];
    jobs[0].done = Some((1, 3));
    jobs[2].not_before = 7;
    let plan = schedule(&jobs).expect("no circle");
    assert_eq!((plan.slots[1].start, plan.slots[1].end), (3, 5));
    assert_eq!((plan.slots[2].start, plan.days), (7, 8));
    assert!(!plan.slots[0].critical);
    let alone = with_people(&jobs, 1).expect("no circle");
    assert_eq!(alone.days, 8);
}

#[test]
fn with_one_person_tasks_follow_each_other() {
    let jobs = [job(3, &[]), job(2, &[]), job(4, &[])];
    assert_eq!(with_people(&jobs, 1).expect("no circle").days, 9);
    assert_eq!(with_people(&jobs, 2).expect("no circle").days, 5);
    assert_eq!(with_people(&jobs, 3).expect("no circle").days, 4);
}

#[test]
fn ten_thousand_tasks_are_scheduled_in_a_moment() {
    let jobs: Vec<Job> = (0..10_000_usize)
        .map(|n| {
            let after: Vec<usize> = (1..=5).filter_map(|k| n.checked_sub(k * k)).collect();
            job(u32::try_from(n % 7).expect("small") + 1, &after)
        })
        .collect();
    let begun = std::time::Instant::now();
    let free = schedule(&jobs).expect("no circle");
    let few = with_people(&jobs, 8).expect("no circle");
    assert!(few.days >= free.days);
    assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
}

/// Tasks that come after earlier ones only, so without circles.
fn jobs() -> impl Strategy<Value = Vec<Job>> {
    prop::collection::vec(
        (
            1_u32..20,
            prop::collection::vec(any::<usize>(), 0..4),
            0_u32..30,
        ),
        1..40,
    )
    .prop_map(|all| {
        all.into_iter()
            .enumerate()
            .map(|(n, (days, after, not_before))| Job {
                days,
                after: after
                    .into_iter()
                    .filter(|_| n > 0)
                    .map(|a| a % n.max(1))
                    .collect(),
                not_before,
                done: None,
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn slack_is_exactly_how_long_a_task_can_wait(jobs in jobs()) {
        let plan = schedule(&jobs).expect("no circle");
        for (n, slot) in plan.slots.iter().enumerate() {
            for before in &jobs[n].after {
                prop_assert!(plan.slots[*before].end <= slot.start);
            }
            let mut later = jobs.clone();
            later[n].not_before = slot.start + slot.slack;
            prop_assert_eq!(schedule(&later).expect("no circle").days, plan.days);
            later[n].not_before += 1;
            prop_assert!(schedule(&later).expect("no circle").days > plan.days);
        }
    }

    #[test]
    fn no_more_tasks_are_under_way_than_there_are_people(jobs in jobs(), people in 1_usize..5) {
        let plan = with_people(&jobs, people).expect("no circle");
        for day in 0..plan.days {
            let busy = plan.slots.iter().filter(|s| s.start <= day && day < s.end).count();
            // With as many people as tasks it is the free plan.
            prop_assert!(busy <= people || people >= jobs.len());
        }
        for (n, slot) in plan.slots.iter().enumerate() {
            prop_assert_eq!(slot.end - slot.start, jobs[n].days);
            prop_assert!(slot.start >= jobs[n].not_before);
            for before in &jobs[n].after {
                prop_assert!(plan.slots[*before].end <= slot.start);
            }
        }
    }

    #[test]
    fn working_days_and_dates_lead_back_to_each_other(n in 0_u32..40_000, shift in 0_i32..400) {
        let start = date(2026, 1, 1).saturating_add(jiff::Span::new().days(shift));
        let days = Workdays::from(start);
        let day = days.date(n);
        prop_assert_eq!(days.number(day), n);
        prop_assert!(day.weekday().to_monday_zero_offset() < 5);
        prop_assert!(days.number(start) == 0);
    }
}

#[test]
fn a_weekend_is_no_working_day() {
    let days = Workdays::from(date(2026, 11, 21));
    assert_eq!(days.date(0), date(2026, 11, 23));
    assert_eq!(days.date(4), date(2026, 11, 27));
    assert_eq!(days.date(5), date(2026, 11, 30));
    assert_eq!(days.number(date(2026, 11, 28)), 5);
    assert_eq!(days.number(date(1999, 1, 1)), 0);
    assert_eq!(days.date(u32::MAX), date(2199, 12, 31));
    assert_eq!(months_later(date(2026, 8, 31), 6), date(2027, 2, 28));
}

fn facts(true_statements: usize) -> Facts {
    let mut answers = [Some(false); STATEMENTS];
    answers[..true_statements].fill(Some(true));
    Facts {
        answers,
        ..Facts::default()
    }
}

fn first_day(facts: &Facts, start: Date) -> Date {
    let drafted = draft(Preparation::shipped(), facts, start);
    let at = drafted
        .iter()
        .position(|d| d.task.code == START)
        .expect("a start");
    let place = |code: &str| drafted.iter().position(|d| d.task.code == code);
    let jobs: Vec<Job> = drafted
        .iter()
        .map(|d| Job {
            days: d.days,
            after: d.after.iter().filter_map(|c| place(c)).collect(),
            ..Job::default()
        })
        .collect();
    assert!(
        drafted
            .iter()
            .all(|d| d.after.iter().all(|c| place(c).is_some()))
    );
    Workdays::from(start).date(schedule(&jobs).expect("no circle").slots[at].start)
}

#[test]
fn the_first_person_starts_no_sooner_than_the_band_says() {
    for start in [date(2026, 11, 23), date(2027, 2, 28), date(2028, 8, 31)] {
        for n in 0..=10 {
            let facts = facts(n);
            let first = first_day(&facts, start);
            if let Some(months) = facts.months() {
                assert!(
                    first >= months_later(start, months),
                    "{n} from {start}: {first}"
                );
                // And not a quarter later than asked for.
                assert!(
                    first <= months_later(start, months + 4),
                    "{n} from {start}: {first}"
                );
            }
        }
    }
    let mut others = facts(2);
    assert_eq!(others.months(), None);
    others.months = Some(18);
    assert!(first_day(&others, date(2027, 1, 1)) >= date(2028, 7, 1));
    // One's own number makes a plan longer, never shorter than the band.
    let mut own = facts(6);
    own.months = Some(3);
    assert_eq!(own.months(), Some(12));
}

#[test]
fn what_is_there_already_needs_no_task() {
    let start = date(2027, 1, 4);
    let many = draft(Preparation::shipped(), &facts(0), start);
    let few = draft(
        Preparation::shipped(),
        &Facts {
            trainer: true,
            leader: true,
            colleagues: true,
            ..facts(10)
        },
        start,
    );
    assert_eq!(many.len() - few.len(), 14);
    assert!(
        few.iter()
            .all(|d| d.task.unless.is_none() && d.task.when.is_none())
    );
    assert!(many.iter().any(|d| d.task.code == "F-ASK"));
    let hurry = Facts {
        deadline: Some(date(2027, 3, 1)),
        ..facts(8)
    };
    let hurry = draft(Preparation::shipped(), &hurry, start);
    assert_eq!(hurry.iter().filter(|d| d.task.when.is_some()).count(), 3);
    for phase in Phase::ALL {
        assert!(few.iter().any(|d| d.task.phase == *phase), "{phase}");
    }
}

fn sent(value: &'static str, start: &str) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = (1..=10)
        .map(|n| (format!("TL{n:02}"), value.to_owned()))
        .collect();
    fields.push(("start".to_owned(), start.to_owned()));
    fields
}

fn refs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect()
}

#[test]
fn ten_answers_give_a_band_and_a_dated_plan_and_nothing_is_kept() {
    let app = TestApp::new();
    let today = today().to_string();
    for (value, told) in [
        ("true", "Plan at least six months"),
        ("false", "nobody can tell you in months"),
    ] {
        let fields = sent(value, &today);
        let page = app
            .post("/readiness/timeline", &refs(&fields))
            .with_status(200);
        assert!(page.text().contains(told), "{}", page.text());
        assert!(page.texts("table.plan-table tbody tr").len() > 20);
        assert_eq!(page.texts("svg.gantt").len(), 2);
        assert_eq!(page.header("set-cookie"), "");
        for (format, kind) in [
            ("csv", "text/csv"),
            ("ics", "text/calendar"),
            ("json", "application/json"),
        ] {
            let mut fields = refs(&fields);
            fields.push(("format", format));
            let file = app
                .post("/readiness/timeline/file", &fields)
                .with_status(200);
            assert!(file.header("content-type").starts_with(kind));
            assert!(
                file.body()
                    .contains("The first person starts in a peer role")
            );
        }
    }
    let mut six = sent("true", &today);
    for field in &mut six[..4] {
        field.1 = "false".to_owned();
    }
    let page = app
        .post("/readiness/timeline", &refs(&six))
        .with_status(200);
    assert!(page.text().contains("Plan at least a year"));
}

#[test]
fn nothing_is_judged_before_all_ten_are_answered() {
    let app = TestApp::new();
    let mut fields = sent("true", &today().to_string());
    fields.remove(6);
    let page = app
        .post("/readiness/timeline", &refs(&fields))
        .with_status(422);
    assert!(page.text().contains("Statement 7 has no answer yet."));
    assert!(!page.text().contains("Plan at least"));
    assert_eq!(page.texts("svg.gantt").len(), 0);
    assert_eq!(page.attributes("[name=TL06][checked]", "value"), ["true"]);
    app.post("/readiness/timeline", &[]).with_status(422);
    app.post("/readiness/timeline/file", &refs(&fields))
        .with_status(422);
}

#[test]
fn a_date_from_outside_is_taken_and_its_price_is_told() {
    let app = TestApp::new();
    let start = today();
    let mut fields = sent("false", &start.to_string());
    let soon = start.saturating_add(jiff::Span::new().weeks(4)).to_string();
    fields.push(("deadline".to_owned(), soon));
    let page = app
        .post("/readiness/timeline", &refs(&fields))
        .with_status(200);
    assert!(page.text().contains("after the day that was set"));
    assert!(page.text().contains("national conference"));
    for (name, value) in [
        ("deadline", "2020-01-01"),
        ("deadline", "soon"),
        ("start", "2020-01-01"),
        ("start", "9999-12-31"),
        ("months", "0"),
        ("months", "1e9"),
    ] {
        let mut fields = sent("true", &start.to_string());
        fields.retain(|(n, _)| n != name);
        fields.push((name.to_owned(), value.to_owned()));
        let page = app
            .post("/readiness/timeline", &refs(&fields))
            .with_status(422);
        assert_eq!(page.texts(".problem li").len(), 1, "{name} {value}");
    }
}
