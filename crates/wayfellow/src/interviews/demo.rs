//! The demo's interviews: a search that came to a hire half a year ago, and the one that is open, with its panel.
//!
//! Ids are always the same, so that a page can be named. Not here: the ads and who applied for the open one
//! (`applications::demo`).

use anyhow::Context as _;
use jiff::ToSpan as _;
use uuid::Uuid;

use super::decision::{self, Agreed, Pitfall, Reason};
use super::kit::{self, Asked, Kit};
use super::panel::{self, Declared, Panel};
use super::rating::{self, Heard, Sheet};
use crate::actor::{Actor, Hat};
use crate::applications::application::{self, New, Status};
use crate::applications::demo::{OPENING, id_of};
use crate::db::{self, Db, Entry, params, statements};
use crate::positions::position::{Position, today};
use crate::web::Lang;

/// The search that came to a hire.
pub(crate) const BEFORE: Uuid = Uuid::from_u128(0x0197_0000_0000_7000_8000_0000_0000_0002);

statements! {
    CAST = "SELECT d.about, d.person_id, m.organization_id FROM demo_people d JOIN memberships m ON m.person_id = d.person_id";
    AD = "INSERT INTO openings (id, organization_id, description_id, body, opens_on, closes_on, made_at) SELECT $1, organization_id, description_id, body, $3, $4, $5 FROM openings WHERE id = $2";
    BODY = "SELECT body, description_id FROM openings WHERE id = $1";
}

const PEOPLE: [&str; 5] = [
    "Akua Mensah",
    "Dylan Whitefeather",
    "Marisol Vega",
    "Pat Lindqvist",
    "Sunil Rao",
];
/// For each candidate: what each member heard of hope, of choice, and of the rest.
const HEARD: [[&str; 3]; 5] = [
    [
        "Told how a group went on when she was away, since everyone had a part.",
        "Asked the person in the example what they would want first.",
        "Named two places in town where people meet.",
    ],
    [
        "Spoke of hope as something one lends.",
        "Would ask before opening any of the envelopes.",
        "Said which of the bills he would leave to Maria.",
    ],
    [
        "Told of years of standing beside neighbors, without promises.",
        "Sat down with Maria in the example and let her open each one.",
        "Spoke up to a landlord with respect, and it helped.",
    ],
    [
        "Said that everyone moves on, and gave no example.",
        "Would have sorted the bills for Maria.",
        "Knows the history of self-help in the state.",
    ],
    [
        "Hope, in his words, is a door left open.",
        "Would call the company together with Maria.",
        "Asked us how the team decides things.",
    ],
];

/// Writes the interviews.
///
/// # Errors
/// When they cannot be written.
pub(crate) async fn fill(db: &Db) -> anyhow::Result<()> {
    write(db)
        .await
        .context("The interviews of the demo could not be written")
}

struct Search<'a> {
    db: &'a Db,
    place: Uuid,
    lena: Actor,
    /// The members of the panel, with their seats.
    members: Vec<(Actor, &'static str)>,
}

async fn write(db: &Db) -> db::Result<()> {
    let mut cast = Vec::new();
    for row in db.all(&CAST, params![]).await? {
        let about: String = row.get("about")?;
        let who: (Uuid, Uuid) = (row.get("person_id")?, row.get("organization_id")?);
        cast.push((about, who));
    }
    let find = |about: &str| {
        let found = cast.iter().find(|c| c.0 == about).map(|c| c.1);
        found.ok_or(db::Error::Missing)
    };
    let (lena, place) = find("demo-lena")?;
    let member = |about: &str, hats: &[Hat]| -> db::Result<Actor> {
        Ok(Actor::person(find(about)?.0).within(place, hats))
    };
    let search = Search {
        db,
        place,
        lena: Actor::person(lena).within(place, &[Hat::Leader, Hat::HiringLead]),
        members: vec![
            (member("demo-dana", &[Hat::Supervisor])?, "peer,supervisor"),
            (member("demo-ines", &[Hat::Volunteer])?, "services"),
            (
                member("demo-lena", &[Hat::Leader, Hat::HiringLead])?,
                "lead",
            ),
        ],
    };
    search.before().await?;
    search.prepare(OPENING).await?;
    // The first two are invited; nobody was interviewed yet.
    let second = application::by_id(db, place, id_of(1)).await?;
    search.invite(&second).await
}

impl Search<'_> {
    /// A kit from the library, and a panel that declared its ties.
    async fn prepare(&self, opening: Uuid) -> db::Result<()> {
        let hiring = &frameworks::Lessons::shipped().hiring;
        let codes = ["IS1", "IL3", "IS4", "IT4", "SN1", "IT7"];
        let mut asked: Vec<Asked> = codes
            .iter()
            .filter_map(|code| Asked::of_library(hiring, code))
            .collect();
        asked.push(Asked {
            words: "What would you do in your first evening here?".to_owned(),
            contains: "Meets people before doing anything for them".to_owned(),
            worry: "Brings a plan for everyone".to_owned(),
            ..Asked::default()
        });
        kit::add(self.db, &self.lena, opening, &asked).await?;
        for (member, seats) in &self.members {
            let person = member.person_id().ok_or(db::Error::Missing)?;
            let change = self.db.change(&self.lena, async |tx| {
                panel::seat(&tx, opening, person, seats).await
            });
            change.await?;
        }
        let panel = Panel::of(self.db, opening).await?;
        for (actor, _) in &self.members {
            let me = panel.member(actor.person_id()).ok_or(db::Error::Missing)?;
            let told = actor.person_id() == self.lena.person_id();
            let said = Declared {
                candidate: None,
                stance: if told { "told" } else { "none" }.to_owned(),
                words: if told {
                    "One of them and I sat on the same town committee two years ago.".to_owned()
                } else {
                    String::new()
                },
            };
            let change = self
                .db
                .change(actor, async |tx| panel::declare(&tx, me, &said).await);
            change.await?;
        }
        Ok(())
    }

    async fn invite(&self, applied: &application::Application) -> db::Result<()> {
        let by = self.lena.person_id();
        self.db
            .change(&self.lena, async |tx| {
                applied.step(&tx, Status::Invited, by).await
            })
            .await
    }

    /// A whole search, from the ad to the first day.
    async fn before(&self) -> db::Result<()> {
        let (db, place) = (self.db, self.place);
        let day = |ago: i64| today().saturating_sub(ago.days());
        db.change(&self.lena, async |tx| {
            let made = tx.now().plus_seconds(-190 * 24 * 3_600);
            tx.execute(&AD, params![BEFORE, OPENING, day(190), day(160), made])
                .await?;
            let mut all = Vec::new();
            for (n, name) in (0_u128..).zip(PEOPLE) {
                all.push(New {
                    id: Uuid::from_u128(BEFORE.as_u128() + 0x200 + n),
                    organization: place,
                    opening: BEFORE,
                    token_hash: None,
                    name: name.to_owned(),
                    reach: "By letter".to_owned(),
                    email: None,
                    languages: String::new(),
                    written: Vec::new(),
                    meets: Vec::new(),
                    language: Lang::En,
                    received_on: day(170),
                    earlier: None,
                    by: None,
                });
            }
            New::insert_many(&all, &tx).await?;
            tx.record(Entry::new("publish", "opening").of(BEFORE));
            Ok::<_, db::Error>(())
        })
        .await?;
        self.prepare(BEFORE).await?;
        let kit = Kit::of(db, BEFORE).await?;
        db.change(&self.lena, async |tx| {
            kit::fix(&tx, BEFORE, &kit, "").await?;
            Ok::<_, db::Error>(())
        })
        .await?;
        let applied = application::of_opening(db, BEFORE).await?;
        for (n, one) in applied.iter().enumerate() {
            self.invite(one).await?;
            let on = day(150).to_string();
            let hold = db.change(&self.lena, async |tx| {
                panel::hold(&tx, BEFORE, one.id, &on).await
            });
            hold.await?;
            self.hear(one.id, HEARD[n % HEARD.len()], n).await?;
        }
        self.decide(&applied).await
    }

    /// What each member heard of one candidate, and a word that was amended.
    async fn hear(&self, candidate: Uuid, heard: [&str; 3], n: usize) -> db::Result<()> {
        let panel = Panel::of(self.db, BEFORE).await?;
        let codes = frameworks::Lessons::shipped().hiring.proficiencies.iter();
        let codes: Vec<&String> = codes.map(|p| &p.code).collect();
        for (m, (actor, _)) in self.members.iter().enumerate() {
            let me = panel.member(actor.person_id()).ok_or(db::Error::Missing)?;
            let mut sheet = Sheet::new();
            for (c, code) in codes.iter().enumerate() {
                // They heard different things, and not all of everything.
                let silent = (c + m + n) % 4 == 3;
                let word = match (silent, (c + m) % 3) {
                    (true, _) => "unheard",
                    (_, 0) => "clear",
                    (_, 1) => "vivid",
                    _ => "begun",
                };
                let notes = if silent { "" } else { heard[(c + m) % 3] };
                let said = Heard {
                    word: word.to_owned(),
                    notes: notes.to_owned(),
                };
                sheet.insert((*code).clone(), said);
            }
            rating::hand_in(self.db, actor, candidate, me.id, 1, (&sheet, "")).await?;
            if m == 0 && n == 2 {
                let first = codes.first().map_or("", |c| c.as_str());
                if let Some(said) = sheet.get_mut(first) {
                    said.word = "vivid".to_owned();
                    said.notes = heard[0].to_owned();
                }
                let reason = "Inés reminded me of what was said about the neighbors.";
                let amended = (&sheet, reason);
                rating::hand_in(self.db, actor, candidate, me.id, 2, amended).await?;
            }
        }
        Ok(())
    }

    async fn decide(&self, applied: &[application::Application]) -> db::Result<()> {
        let row = self.db.one(&BODY, params![BEFORE]).await?;
        let ad: serde_json::Value =
            serde_json::from_str(&row.get::<String>("body")?).unwrap_or_default();
        let text = |v: &serde_json::Value| v.as_str().unwrap_or_default().to_owned();
        let required: Vec<String> = ad["required"]
            .as_array()
            .into_iter()
            .flatten()
            .map(text)
            .collect();
        let answers = [
            "We read every reason aloud. Each speaks of what was said in the interview.",
            "Nobody works here now among those who applied.",
            "We would gladly see any of them in the front office, too.",
            "Five people applied in a month, and we heard all five.",
        ];
        let pitfalls: Vec<Pitfall> = (1..)
            .zip(answers)
            .map(|(n, words)| Pitfall {
                code: format!("PL{n}"),
                yes: false,
                words: words.to_owned(),
            })
            .collect();
        let chosen = applied.iter().find(|a| a.name == PEOPLE[2]);
        let chosen = chosen.ok_or(db::Error::Missing)?;
        let reasons: Vec<Reason> = applied
            .iter()
            .map(|a| Reason {
                candidate: a.id,
                chosen: a.id == chosen.id,
                qualifications: required.iter().take(2).cloned().collect(),
                words: if a.id == chosen.id {
                    "Gave the clearest examples of leaving decisions with the person, and has the evenings free."
                } else {
                    "Meets what we asked for; the examples said less about who decides."
                }
                .to_owned(),
            })
            .collect();
        let said = (pitfalls.as_slice(), reasons.as_slice());
        decision::decide(self.db, &self.lena, BEFORE, 0, said).await?;
        let last = decision::Decision::last(self.db, BEFORE).await?;
        let last = last.ok_or(db::Error::Missing)?;
        let begins = today().saturating_sub(120.days());
        let agreed = Agreed {
            candidate: application::by_id(self.db, self.place, chosen.id).await?,
            name: chosen.name.clone(),
            email: None,
            position: None,
            new: Position {
                job_title: text(&ad["title"]),
                program: Some("Evening team".to_owned()),
                peer_role: true,
                paid: true,
                weekly_minutes: Some(20 * 60),
                since: Some(begins),
                ..Position::default()
            },
            description: row.get("description_id")?,
            begins_on: begins,
            certified_by: Some(begins.saturating_add(6.months())),
            peer_line: self.members[0].0.person_id(),
            administrative_line: self.lena.person_id(),
            tasks: vec![
                "Meet Dana and Lena, and set times with them".to_owned(),
                "Spend two evenings with the open group before leading one".to_owned(),
                "Find a place in the training that leads to certification".to_owned(),
            ],
        };
        decision::hire(self.db, &self.lena, self.place, last.id, &agreed).await?;
        for other in applied.iter().filter(|a| a.id != chosen.id) {
            let other = application::by_id(self.db, self.place, other.id).await?;
            let by = self.lena.person_id();
            let step = self.db.change(&self.lena, async |tx| {
                other.step(&tx, Status::NotChosen, by).await
            });
            step.await?;
        }
        Ok(())
    }
}
