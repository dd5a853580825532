//! How many people of a whole state hold each item of a stage: the engine, plain sets, and SQL, on one core in one run.
//!
//! The people are made up from a fixed seed. All three must count the same, or the run fails. The plain-set way is what
//! one would write first: two `HashSet<&str>` for each person, and for each item the codes that show it. The SQL way has
//! a table of what each person shows and one of what shows each item, both indexed, and one prepared statement. Sets and
//! SQL are given their data ready-made; only answering is measured.

use std::collections::HashSet;
use std::hint::black_box;
use std::time::{Duration, Instant};

use frameworks::{
    Ask, Compact, Date, Ladder, Packer, Population, Portfolio, Reading, ShownBy, Stage, Summary,
    Track, evaluate,
};
use rusqlite::{Connection, params};

const PEOPLE: usize = 1_000_000;
const PEOPLE_AT_ONCE_IN_SETS: usize = 20_000;
const PEOPLE_IN_SQL: usize = 20_000;
const STAGE: Stage = Stage::V;
const TRACK: Track = Track::Both;
const ROUNDS: usize = 21;

/// Counts for one item: itself, through, excepted, waived, under way.
type Counts = [u64; 5];

fn main() {
    let today = Date::day(2026, 11, 22).expect("a day");
    let packer = Packer::new(Ladder::shipped(), today).expect("the shipped ladder fits");
    let asks = packer.question(STAGE, TRACK);
    println!(
        "{PEOPLE} people, {} items at Stage {STAGE}, track {TRACK}, {} signs\n",
        asks.len(),
        packer.signs()
    );

    let mut seed = 0x9e37_79b9_7f4a_7c15;
    let people: Vec<Compact> = (0..PEOPLE).map(|_| person(&packer, &mut seed)).collect();
    let mut population = Population::new(&packer);
    people.iter().for_each(|p| population.push(p));

    let (engine, summary) = median(|| population.summary(STAGE, TRACK));
    let bytes = population.bytes() as f64;
    let (sum, _) = median(|| {
        population
            .words()
            .iter()
            .fold(0_u64, |a, w| a.wrapping_add(*w))
    });
    let mut copy = vec![0_u64; population.words().len()];
    let (copied, ()) = median(|| {
        copy.copy_from_slice(black_box(population.words()));
        black_box(&copy);
    });

    let (sets, in_sets) = with_sets(&packer, &asks, &people);
    assert_eq!(in_sets, counts_of(&summary), "engine and sets disagree");

    let part = &people[..PEOPLE_IN_SQL];
    let mut few = Population::new(&packer);
    part.iter().for_each(|p| few.push(p));
    let (sql, in_sql) = with_sql(&packer, &asks, part);
    assert_eq!(
        in_sql,
        counts_of(&few.summary(STAGE, TRACK)),
        "engine and SQL disagree"
    );

    let rate = |people: usize, time: Duration| people as f64 / time.as_secs_f64();
    let (fast, plain, query) = (
        rate(PEOPLE, engine),
        rate(PEOPLE, sets),
        rate(PEOPLE_IN_SQL, sql),
    );
    println!(
        "engine      {fast:>14.0} people/s   {:>10.3} ms",
        engine.as_secs_f64() * 1e3
    );
    println!(
        "plain sets  {plain:>14.0} people/s   {:>10.3} ms",
        sets.as_secs_f64() * 1e3
    );
    println!(
        "SQLite      {query:>14.0} people/s   {:>10.3} ms for {PEOPLE_IN_SQL} people (fewer, as a million take minutes)",
        sql.as_secs_f64() * 1e3
    );
    println!(
        "\nengine is {:.0} times the plain sets and {:.0} times SQLite",
        fast / plain,
        fast / query
    );
    println!(
        "{:.1} bytes a person in the population, {} in a Compact",
        bytes / PEOPLE as f64,
        size_of::<Compact>()
    );
    in_full(today);
    let gb = |time: Duration| bytes / time.as_secs_f64() / 1e9;
    println!(
        "engine reads {:.2} GB/s; adding up the same words reads {:.2} GB/s (share {:.0} %); copying them {:.2} GB/s each way",
        gb(engine),
        gb(sum),
        100.0 * gb(engine) / gb(sum),
        gb(copied)
    );
}

/// One person in full, as the page that shows what is missing asks for it.
fn in_full(today: Date) {
    let ladder = Ladder::shipped();
    let mut text = String::from("{\"wayfellow_portfolio\": 1, \"items\": [");
    let claims = ladder.effective(STAGE, TRACK, Reading::Usual).items;
    let claims = claims
        .iter()
        .filter(|i| ladder.shown_by(i.code()).contains(&ShownBy::OwnWord))
        .step_by(2);
    let codes: Vec<String> = claims
        .map(|i| format!("{{\"item\": \"{}\"}}", i.code()))
        .collect();
    text.push_str(&codes.join(", "));
    text.push_str("]}");
    let (read, portfolio) =
        median(|| Portfolio::read(text.as_bytes(), ladder, today).expect("no faults"));
    let (full, _) = median(|| evaluate(ladder, &portfolio, STAGE, TRACK, today));
    let (set, _) = median(|| ladder.effective(STAGE, TRACK, Reading::Usual));
    println!(
        "one portfolio read in {read:?}, evaluated in full in {full:?}; the set alone takes {set:?}"
    );
}

fn median<T>(mut run: impl FnMut() -> T) -> (Duration, T) {
    let mut last = black_box(run());
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            last = black_box(run());
            start.elapsed()
        })
        .collect();
    times.sort();
    (times[ROUNDS / 2], last)
}

fn random(seed: &mut u64) -> u64 {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    seed.wrapping_mul(0x2545_f491_4f6c_dd1d)
}

/// Someone who holds between a tenth and nine tenths of what can be held, and has begun a tenth of the rest.
fn person(packer: &Packer<'_, '_>, seed: &mut u64) -> Compact {
    let share = 10 + random(seed) % 81;
    let mut other = random(seed);
    packer.synthetic(
        |_| random(seed) % 100 < share,
        |_| random(&mut other) % 100 < 10,
    )
}

fn counts_of(summary: &Summary) -> Vec<Counts> {
    let of = |n: Option<u64>| n.expect("nothing is hidden");
    summary
        .items
        .iter()
        .map(|i| {
            [
                of(i.held) - of(i.held_through),
                of(i.held_through),
                of(i.excepted),
                of(i.not_applicable),
                of(i.under_way),
            ]
        })
        .collect()
}

/// A code for each sign, of the length that codes have.
fn codes(packer: &Packer<'_, '_>) -> Vec<String> {
    (0..packer.signs())
        .map(|n| format!("S{}.COM.SH.{:02}", n % 6, n / 6))
        .collect()
}

struct Item<'c> {
    asks_nothing: bool,
    itself: Vec<&'c str>,
    through: Vec<&'c str>,
    exception: Option<&'c str>,
    waived: Option<&'c str>,
    trained: Vec<&'c str>,
    begun: Vec<&'c str>,
}

struct Person<'c> {
    held: HashSet<&'c str>,
    begun: HashSet<&'c str>,
}

fn with_sets(packer: &Packer<'_, '_>, asks: &[Ask], people: &[Compact]) -> (Duration, Vec<Counts>) {
    let codes = codes(packer);
    let named =
        |signs: &[usize]| -> Vec<&str> { signs.iter().map(|&s| codes[s].as_str()).collect() };
    let items: Vec<Item<'_>> = asks
        .iter()
        .map(|a| Item {
            asks_nothing: a.asks_nothing,
            itself: named(&a.itself),
            through: named(&a.through),
            exception: a.exception.map(|s| codes[s].as_str()),
            waived: a.waived.map(|s| codes[s].as_str()),
            trained: named(&a.trained),
            begun: named(&a.begun),
        })
        .collect();
    let mut counts = vec![Counts::default(); items.len()];
    let mut time = Duration::ZERO;
    for some in people.chunks(PEOPLE_AT_ONCE_IN_SETS) {
        let ready: Vec<Person<'_>> = some
            .iter()
            .map(|p| Person {
                held: (0..codes.len())
                    .filter(|&s| p.holds(s))
                    .map(|s| codes[s].as_str())
                    .collect(),
                begun: (0..codes.len())
                    .filter(|&s| p.has_begun(s))
                    .map(|s| codes[s].as_str())
                    .collect(),
            })
            .collect();
        let start = Instant::now();
        for person in &ready {
            for (item, count) in items.iter().zip(&mut counts) {
                if let Some(answer) = answer(item, person) {
                    count[answer] += 1;
                }
            }
        }
        time += start.elapsed();
    }
    (time, counts)
}

fn answer(item: &Item<'_>, person: &Person<'_>) -> Option<usize> {
    let held = |codes: &[&str]| codes.iter().any(|code| person.held.contains(code));
    if item.asks_nothing {
        Some(3)
    } else if held(&item.itself) {
        Some(0)
    } else if held(&item.through) {
        Some(1)
    } else if item
        .exception
        .is_some_and(|code| person.held.contains(code))
    {
        Some(2)
    } else if item.waived.is_some_and(|code| person.held.contains(code)) {
        Some(3)
    } else if held(&item.trained) || item.begun.iter().any(|code| person.begun.contains(code)) {
        Some(4)
    } else {
        None
    }
}

fn with_sql(packer: &Packer<'_, '_>, asks: &[Ask], people: &[Compact]) -> (Duration, Vec<Counts>) {
    let db = Connection::open_in_memory().expect("a database in memory");
    db.execute_batch(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -2000000;
         CREATE TABLE shows (person INTEGER, sign INTEGER, state INTEGER, PRIMARY KEY (person, sign, state)) WITHOUT ROWID;
         CREATE TABLE answers (sign INTEGER, state INTEGER, item INTEGER, how INTEGER, PRIMARY KEY (sign, state, item, how)) WITHOUT ROWID;
         BEGIN;",
    )
    .expect("the tables can be made");
    {
        let mut shows = db
            .prepare("INSERT INTO shows VALUES (?1, ?2, ?3)")
            .expect("a statement");
        for (n, person) in people.iter().enumerate() {
            for sign in 0..packer.signs() {
                for (state, given) in [(0, person.holds(sign)), (1, person.has_begun(sign))] {
                    if given {
                        shows
                            .execute(params![n as i64, sign as i64, state])
                            .expect("a row");
                    }
                }
            }
        }
        let mut answers = db
            .prepare("INSERT OR IGNORE INTO answers VALUES (?1, ?2, ?3, ?4)")
            .expect("a statement");
        let mut add = |signs: &[usize], state: i64, item: usize, how: i64| {
            for &sign in signs {
                answers
                    .execute(params![sign as i64, state, item as i64, how])
                    .expect("a row");
            }
        };
        for (item, ask) in asks.iter().enumerate() {
            if ask.asks_nothing {
                continue;
            }
            add(&ask.itself, 0, item, 0);
            add(&ask.through, 0, item, 1);
            add(ask.exception.as_slice(), 0, item, 2);
            add(ask.waived.as_slice(), 0, item, 3);
            add(&ask.trained, 0, item, 4);
            add(&ask.begun, 1, item, 4);
        }
    }
    db.execute_batch("CREATE INDEX by_sign ON shows (sign, state); COMMIT; ANALYZE;")
        .expect("an index");
    let mut question = db
        .prepare(
            "SELECT item, how, COUNT(*) FROM
               (SELECT s.person, a.item AS item, MIN(a.how) AS how
                FROM shows s JOIN answers a ON a.sign = s.sign AND a.state = s.state
                GROUP BY s.person, a.item)
             GROUP BY item, how",
        )
        .expect("the question");
    let start = Instant::now();
    let mut counts = vec![Counts::default(); asks.len()];
    let mut rows = question.query([]).expect("an answer");
    while let Some(row) = rows.next().expect("a row") {
        let (item, how, number): (i64, i64, i64) = (
            row.get(0).expect("item"),
            row.get(1).expect("how"),
            row.get(2).expect("number"),
        );
        counts[item as usize][how as usize] = number as u64;
    }
    for (ask, count) in asks.iter().zip(&mut counts).filter(|(a, _)| a.asks_nothing) {
        debug_assert!(ask.asks_nothing);
        count[3] = people.len() as u64;
    }
    (start.elapsed(), counts)
}
