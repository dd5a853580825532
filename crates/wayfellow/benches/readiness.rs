//! How long it takes to put dates to a plan and to add up a round, in a release build:
//! `cargo bench -p wayfellow --bench readiness`.
#![allow(clippy::print_stdout)]

use std::hint::black_box;
use std::time::Instant;

use frameworks::Chair;
use wayfellow::plans::schedule::{Job, schedule, with_people};
use wayfellow::rounds::results::results;
use wayfellow::rounds::sheet::{Heavier, Marks};

/// The best of so many runs, in milliseconds.
const RUNS: usize = 7;

fn best(mut work: impl FnMut()) -> f64 {
    let mut least = f64::MAX;
    for _ in 0..RUNS {
        let began = Instant::now();
        work();
        least = least.min(began.elapsed().as_secs_f64() * 1e3);
    }
    least
}

/// So many tasks, of which each waits for up to three of the twenty before it; every tenth has a day before which it
/// cannot begin.
fn plan(tasks: usize) -> Vec<Job> {
    let mut seed = 7_usize;
    let mut random = move |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below.max(1)
    };
    (0..tasks)
        .map(|n| {
            let near = n.min(20);
            let mut after = Vec::new();
            for _ in 0..random(4).min(near) {
                after.push(n - 1 - random(near));
            }
            Job {
                days: u32::try_from(1 + random(15)).unwrap_or(1),
                after,
                not_before: u32::try_from(if n % 10 == 0 { n / 4 } else { 0 }).unwrap_or(0),
                done: None,
            }
        })
        .collect()
}

/// So many answers from all seats.
fn answers(people: usize) -> Vec<(Chair, Marks)> {
    (0..people)
        .map(|n| {
            let mut marks = Marks::default();
            for (statement, answer) in marks.statements.iter_mut().enumerate() {
                *answer = [Some(true), Some(false), None][(n + statement * n) % 3];
            }
            marks.heavier = Some(Heavier::ALL[n % 3]);
            (Chair::ALL[n % Chair::ALL.len()], marks)
        })
        .collect()
}

fn main() {
    println!("| what | size | ms | a thousand takes µs |");
    println!("|---|--:|--:|--:|");
    let row = |what: &str, size: usize, ms: f64| {
        let each = ms * 1e6 / f64::from(u32::try_from(size).unwrap_or(1));
        println!("| {what} | {size} | {ms:.2} | {each:.0} |");
    };
    for size in [1_000, 10_000, 100_000] {
        let jobs = plan(size);
        row(
            "dates, slack and critical path",
            size,
            best(|| {
                let _ = black_box(schedule(black_box(&jobs)));
            }),
        );
    }
    for size in [1_000, 10_000, 100_000] {
        let jobs = plan(size);
        row(
            "the same with twelve people",
            size,
            best(|| {
                let _ = black_box(with_people(black_box(&jobs), 12));
            }),
        );
    }
    for size in [500, 5_000, 50_000, 500_000] {
        let rows: Vec<(Chair, String)> = answers(size)
            .into_iter()
            .map(|(seat, marks)| (seat, marks.text()))
            .collect();
        row(
            "a round read and added up by seat",
            size,
            best(|| {
                let sheets = rows.iter().map(|(seat, text)| (*seat, Marks::read(text)));
                black_box(results(sheets, Chair::ALL, false));
            }),
        );
    }
}
