//! The demo's two rounds at Riverbend, half a year apart: what was said in spring and what has moved since.

use frameworks::Chair;
use jiff::ToSpan as _;
use jiff::civil::Date;
use uuid::Uuid;

use super::round::{ANSWER, SAY, random_id};
use super::sheet::{Heavier, Marks};
use crate::db::{self, Entry, Tx, new_id, params, statements};
use crate::plans::workdays::today;

statements! {
    ROUND = "INSERT INTO readiness_rounds (id, organization_id, name, parts, seats, people, closes_on, made_at, made_by) VALUES ($1, $2, $3, 'timeline,questions,buy-in,respect,policies', 'executive,board,clinical,peer-role,receiving', 60, $4, $5, $6)";
}

/// How many in each seat answer, and for how many of ten each statement is true: in spring and in autumn.
const SEATS: [(Chair, usize); 5] = [
    (Chair::Executive, 3),
    (Chair::Board, 6),
    (Chair::Clinical, 12),
    (Chair::PeerRole, 5),
    (Chair::Receiving, 7),
];
const SPRING: [usize; 10] = [6, 4, 2, 8, 7, 4, 3, 6, 5, 1];
const AUTUMN: [usize; 10] = [9, 7, 8, 8, 7, 7, 6, 6, 8, 4];

const WORDS: [(&str, &str); 8] = [
    (
        "SQ1",
        "Two colleagues came back from a visit and could not stop talking about it.",
    ),
    ("SQ2", "Somebody who says: I was there too."),
    (
        "SQ3",
        "More hope, and fewer meetings about people who are not in the room.",
    ),
    ("SQ4", "Who supervises, and when? Nobody has an answer yet."),
    (
        "SQ5",
        "That they end up doing the errands nobody else wants.",
    ),
    (
        "SQ6",
        "We do not know the role well enough. Let us ask people who do this work.",
    ),
    (
        "why-respect",
        "There were two forums, and in the second one people said what they thought.",
    ),
    (
        "why-policies",
        "I have seen the job description. I have not seen what happens when somebody is ill.",
    ),
];

/// Answers of one person: some differ by seat and by person, and all are the same each time the demo is made.
fn marks(seat: usize, person: usize, out_of_ten: &[usize; 10], autumn: bool) -> Marks {
    let mut marks = Marks::default();
    for (n, share) in out_of_ten.iter().enumerate() {
        // People in peer roles and those who use the services see some things later than the others.
        let share = share.saturating_sub(if seat > 2 { 2 } else { 0 });
        marks.statements[n] = Some((person * 7 + n * 3 + seat) % 10 < share);
    }
    for (n, point) in marks.points.iter_mut().enumerate() {
        let share = if autumn { 6 + n % 4 } else { 3 + n % 3 };
        let share = share.saturating_sub(if seat > 2 { 2 } else { 0 });
        // Those who use the services do not know everything that happens among staff.
        let knows = seat < 4 || !(person + n).is_multiple_of(3);
        *point = knows.then_some((person * 3 + n * 7 + seat) % 10 < share);
    }
    marks.commitment = Some(autumn || !(person + seat).is_multiple_of(3));
    marks.hard[3] = person.is_multiple_of(2);
    marks.hard[5] = !autumn && !person.is_multiple_of(3);
    marks.heavier = Some(match (autumn, (person + seat) % 3) {
        (false, 0) | (true, 0 | 1) => Heavier::Hopes,
        (false, _) => Heavier::Worries,
        (true, _) => Heavier::Alike,
    });
    marks
}

/// Writes both rounds.
pub(crate) async fn fill(tx: &Tx, organization: Uuid, leader: Uuid) -> db::Result<()> {
    let today = today();
    let days_ago = |days: i64| -> Date { today.saturating_sub(days.days()) };
    for (name, days, shares) in [
        ("In spring", 190, &SPRING),
        ("Half a year later", 8, &AUTUMN),
    ] {
        let round = new_id();
        let (closed, autumn) = (days_ago(days), shares == &AUTUMN);
        let made_at = tx.now().plus_seconds(-(days + 20) * 24 * 3_600);
        tx.execute(
            &ROUND,
            params![
                round,
                organization,
                name,
                closed.to_string(),
                made_at,
                leader
            ],
        )
        .await?;
        for (place, (seat, people)) in SEATS.iter().enumerate() {
            for person in 0..*people {
                let text = marks(place, person, shares, autumn).text();
                tx.execute(&ANSWER, params![random_id()?, round, seat.as_str(), text])
                    .await?;
            }
        }
        for (question, words) in WORDS.iter().skip(if autumn { 3 } else { 0 }) {
            let values = params![
                random_id()?,
                round,
                *question,
                *words,
                None::<&str>,
                None::<Uuid>
            ];
            tx.execute(&SAY, values).await?;
        }
        tx.record(
            Entry::new("create", "readiness-round")
                .of(round)
                .belongs_to(Some(organization)),
        );
    }
    Ok(())
}
