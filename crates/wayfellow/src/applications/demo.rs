//! The demo's search at Riverbend: a description that holds, an ad that is open, and five made-up people who applied.
//!
//! Ids and one secret are always the same, so that a page can be named. That is safe: the demo is filled into empty
//! databases only.

use anyhow::Context as _;
use documents::description::{Description, Duty, Responsibility};
use jiff::ToSpan as _;
use uuid::Uuid;

use super::application::{New, Status, Written};
use super::figures::{Count, Counts};
use super::group::QUESTIONS;
use super::{accommodation, application, rule, tally};
use crate::actor::{Actor, Hat};
use crate::db::{self, Db, Entry, params, statements};
use crate::openings::days::today;
use crate::openings::opening::Ad;
use crate::web::Lang;
use crate::web::who::token_hash;

/// The opening of the demo.
pub(crate) const OPENING: Uuid = Uuid::from_u128(0x0197_0000_0000_7000_8000_0000_0000_0001);
/// The secret of the first application; those of the others end with their number.
const SECRET: &str = "demo-application";

statements! {
    CAST = "SELECT d.about, d.person_id, m.organization_id FROM demo_people d JOIN memberships m ON m.person_id = d.person_id WHERE d.about = 'demo-lena' OR d.about = 'demo-dana'";
    DESCRIPTION = "INSERT INTO descriptions (id, organization_id, title, peer_role, body, made_at, edited_at) VALUES ($1, $2, $3, TRUE, $4, $5, $5)";
    VERSION = "INSERT INTO description_versions (id, description_id, number, title, peer_role, body, words, made_at) VALUES ($1, $2, 1, $3, TRUE, $4, '', $5)";
    LOOK = "INSERT INTO description_looks (id, version_id, kind, person_id, called, agrees, words, made_at) VALUES ($1, $2, $3, $4, $5, TRUE, $6, $7)";
    PUBLICATION = "INSERT INTO description_publications (id, version_id, effective_on, made_at) VALUES ($1, $2, $3, $4)";
    AD = "INSERT INTO openings (id, organization_id, description_id, body, opens_on, closes_on, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
}

const REQUIRED: [&str; 3] = [
    "You have used mental health or addiction services yourself and are willing to speak of it",
    "You can work two evenings a week",
    "You are certified, or become certified within six months after you start",
];
const ASKS: [&str; 2] = [
    "What draws you to this work, and what do you bring?",
    "Tell us of a time when you stood beside somebody without taking over.",
];

struct Person {
    name: &'static str,
    reach: &'static str,
    languages: &'static str,
    /// Which of the required qualifications they ticked.
    meets: &'static [usize],
    words: [&'static str; 2],
    /// How many days ago.
    ago: i64,
}

const PEOPLE: [Person; 5] = [
    Person {
        name: "Amaru Quispe",
        reach: "amaru@demo.invalid",
        languages: "English, Spanish, Quechua",
        meets: &[0, 1, 2],
        words: [
            "I ran a walking group along the river for three years. People came who did not want to sit in a room and talk.",
            "A neighbor had to tell his landlord something hard. I went along and carried the folder. He did the talking.",
        ],
        ago: 12,
    },
    Person {
        name: "Bernadette Okafor",
        reach: "555 0102, best after four",
        languages: "English, Igbo",
        meets: &[0, 1],
        words: [
            "Twenty years behind the counter of a pharmacy taught me to listen to what people do not say. Now I want to do that as myself.",
            "My sister wanted to learn the bus again. I rode one stop behind her for a month.",
        ],
        ago: 10,
    },
    Person {
        name: "Joon-ho Park",
        reach: "joonho@demo.invalid or 555 0103",
        languages: "Korean, English",
        meets: &[0, 2],
        words: [
            "The drop-in center was the first place that asked what I liked. I want others to be asked that.",
            "A friend wrote a letter to his son. I kept him company and did not correct a word.",
        ],
        ago: 7,
    },
    Person {
        name: "Leticia Moreira",
        reach: "leticia@demo.invalid",
        languages: "",
        meets: &[0, 1, 2],
        words: [
            "I have organized the evening kitchen at the community garden since it opened. There is always one more chair.",
            "Someone wanted to leave our group. I asked what would make leaving easy, and they stayed.",
        ],
        ago: 5,
    },
    Person {
        name: "Ray Dubois",
        reach: "Leave a message at the Front Street library",
        languages: "English, French",
        meets: &[1],
        words: [
            "I drove a delivery truck and know every street of this town. I would like to spend my evenings with people instead of boxes.",
            "",
        ],
        ago: 2,
    },
];

/// The id of the application of the demo with this number, from 0.
pub(crate) const fn id_of(n: usize) -> Uuid {
    Uuid::from_u128(0x0197_0000_0000_7000_8000_0000_0000_0100 + n as u128)
}

/// Writes the search.
///
/// # Errors
/// When it cannot be written.
pub(crate) async fn fill(db: &Db) -> anyhow::Result<()> {
    write(db)
        .await
        .context("The applications of the demo could not be written")
}

fn description() -> Description {
    let duty = |text: &str| Duty {
        text: text.to_owned(),
        essential: true,
        ..Duty::default()
    };
    Description {
        title: "Recovery coach".to_owned(),
        programme: "Evening team".to_owned(),
        peer_role: true,
        function: "Walks beside people in recovery, as somebody who has been there.".to_owned(),
        responsibilities: vec![Responsibility {
            label: "Support, one to one and in groups".to_owned(),
            duties: vec![
                duty("Support people one to one in what they want to work on"),
                duty("Lead an open group twice a week"),
            ],
        }],
        required: REQUIRED.map(str::to_owned).to_vec(),
        preferred: vec!["Experience with leading groups".to_owned()],
        ..Description::default()
    }
}

/// What applicants of the year before said of themselves.
fn gender() -> Counts {
    let count = |applied, invited, chosen| Count {
        applied,
        invited,
        chosen,
    };
    let groups = [
        ("woman", count(44, 24, 12)),
        ("man", count(31, 12, 6)),
        ("nonbinary", count(4, 2, 1)),
    ];
    Counts {
        everyone: count(95, 48, 24),
        groups: groups.map(|(g, c)| (g.to_owned(), c)).into(),
    }
}

async fn write(db: &Db) -> db::Result<()> {
    let mut lena = None;
    let mut dana = None;
    for row in db.all(&CAST, params![]).await? {
        let who: (Uuid, Uuid) = (row.get("person_id")?, row.get("organization_id")?);
        match row.get::<String>("about")?.as_str() {
            "demo-lena" => lena = Some(who),
            _ => dana = Some(who.0),
        }
    }
    let (Some((lena, place)), Some(dana)) = (lena, dana) else {
        return Err(db::Error::Missing);
    };
    let actor = Actor::person(lena).within(place, &[Hat::HiringLead]);
    let body = description();
    let json = serde_json::to_string(&body).unwrap_or_default();
    db.change(&actor, async |tx| {
        let now = tx.now();
        let day = |ago: i64| today(None, now.timestamp()).saturating_sub(ago.days());
        let at = |ago: i64| now.plus_seconds(-ago * 24 * 3_600);
        // One id for all that there is one of.
        let id = OPENING;
        tx.execute(&DESCRIPTION, params![id, place, &body.title, &json, at(40)])
            .await?;
        tx.execute(&VERSION, params![id, id, &body.title, &json, at(30)])
            .await?;
        for (look, kind, person, called, words) in [
            (1, "hiring", Some(lena), "Lena", "Says what the work is."),
            (
                2,
                "services",
                None,
                "A member of the community",
                "I would know what to expect.",
            ),
        ] {
            let look = Uuid::from_u128(id.as_u128() + look);
            tx.execute(
                &LOOK,
                params![look, id, kind, person, called, words, at(28)],
            )
            .await?;
        }
        tx.execute(&PUBLICATION, params![id, id, day(25), at(25)])
            .await?;
        let ad = Ad {
            title: body.title.clone(),
            peer_role: true,
            hours: "20 hours a week, two evenings".to_owned(),
            part_time: true,
            locality: "Springfield".to_owned(),
            region: "MA".to_owned(),
            duties: body.responsibilities[0]
                .duties
                .iter()
                .map(|d| d.text.clone())
                .collect(),
            required: body.required.clone(),
            preferred: body.preferred.clone(),
            pay: Some((2_100, 2_500, "hour".to_owned())),
            how_to_apply: "Use the form on this page, or come by and ask for Lena.".to_owned(),
            asks: ASKS.map(str::to_owned).to_vec(),
            ..Ad::default()
        };
        let ad = serde_json::to_string(&ad).unwrap_or_default();
        tx.execute(&AD, params![id, place, id, ad, day(14), day(-14), at(14)])
            .await?;
        let asks = &QUESTIONS[..1];
        rule::say(&tx, place, 0, rule::MONTHS, Some(dana), asks, Some(lena)).await?;
        let before = i64::from(day(0).year()) - 1;
        tally::add(&tx, place, before, QUESTIONS[0], gender()).await?;
        let mut all = Vec::new();
        for (n, p) in PEOPLE.iter().enumerate() {
            let written = ASKS
                .iter()
                .zip(p.words)
                .filter(|(_, words)| !words.is_empty());
            all.push(New {
                id: id_of(n),
                organization: place,
                opening: id,
                token_hash: Some(match n {
                    0 => token_hash(SECRET),
                    n => token_hash(&format!("{SECRET}-{n}")),
                }),
                name: p.name.to_owned(),
                reach: p.reach.to_owned(),
                email: super::apply::email_in(p.reach),
                languages: p.languages.to_owned(),
                written: written
                    .map(|(question, words)| Written {
                        question: (*question).to_owned(),
                        words: words.to_owned(),
                    })
                    .collect(),
                meets: p.meets.iter().map(|m| REQUIRED[*m].to_owned()).collect(),
                language: Lang::En,
                received_on: day(p.ago),
                earlier: None,
                by: None,
            });
        }
        New::insert_many(&all, &tx).await?;
        accommodation::ask(
            &tx,
            id_of(2),
            "I would like to have the questions a day before, on paper.",
        )
        .await?;
        tx.record(Entry::new("publish", "opening").of(id));
        Ok::<_, db::Error>(())
    })
    .await?;
    let first = application::by_id(db, place, id_of(0)).await?;
    db.change(&actor, async |tx| {
        first.step(&tx, Status::Invited, Some(lena)).await
    })
    .await
}
