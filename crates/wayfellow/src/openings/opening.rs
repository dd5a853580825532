//! An ad in the database, and whether it is open today.
//!
//! Days are whole days wherever somebody is: an opening begins with its first day in UTC and closes when its last day
//! is over everywhere on earth. Not here: how it looks.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::actor::Actor;
use crate::db::{self, Db, Entry, Moment, Row, new_id, params, statements};

statements! {
    OPEN = "SELECT o.id, o.organization_id, o.description_id, o.body, o.opens_on, o.closes_on, o.made_at, e.ended_at, g.name, g.about FROM openings o JOIN organizations g ON g.id = o.organization_id LEFT JOIN opening_ends e ON e.opening_id = o.id WHERE o.opens_on <= $1 AND o.closes_on >= $2 AND e.opening_id IS NULL ORDER BY o.opens_on DESC, o.id DESC LIMIT 500";
    ONE = "SELECT o.id, o.organization_id, o.description_id, o.body, o.opens_on, o.closes_on, o.made_at, e.ended_at, g.name, g.about FROM openings o JOIN organizations g ON g.id = o.organization_id LEFT JOIN opening_ends e ON e.opening_id = o.id WHERE o.id = $1";
    OF_DESCRIPTION = "SELECT o.id, o.organization_id, o.description_id, o.body, o.opens_on, o.closes_on, o.made_at, e.ended_at, g.name, g.about FROM openings o JOIN organizations g ON g.id = o.organization_id LEFT JOIN opening_ends e ON e.opening_id = o.id WHERE o.description_id = $1 ORDER BY o.made_at DESC, o.id DESC LIMIT 100";
    INSERT = "INSERT INTO openings (id, organization_id, description_id, body, opens_on, closes_on, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
}

/// What an ad says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Ad {
    pub title: String,
    pub peer_role: bool,
    pub hours: String,
    /// `FULL_TIME`, `PART_TIME` or both.
    pub full_time: bool,
    pub part_time: bool,
    pub locality: String,
    pub region: String,
    pub duties: Vec<String>,
    pub required: Vec<String>,
    pub preferred: Vec<String>,
    /// Lower end, upper end, in cents, and `hour` or `year`; when the pay is shown.
    pub pay: Option<(i64, i64, String)>,
    pub how_to_apply: String,
}

impl Ad {
    /// As one text, for the checker.
    pub fn text(&self) -> String {
        let list = |heading: &str, items: &[String]| {
            if items.is_empty() {
                String::new()
            } else {
                format!("\n{heading}:\n- {}\n", items.join("\n- "))
            }
        };
        format!(
            "{}, {}\n{}{}{}\n{}\n",
            self.title,
            self.hours,
            list("Duties", &self.duties),
            list("Required", &self.required),
            list("Preferred", &self.preferred),
            self.how_to_apply
        )
    }
}

/// An opening.
pub(crate) struct Opening {
    pub id: Uuid,
    pub organization: Uuid,
    /// The description it was made from.
    pub description: Uuid,
    pub organization_name: String,
    pub organization_about: String,
    pub ad: Ad,
    pub opens_on: String,
    pub closes_on: String,
    pub ended: bool,
    pub made: Moment,
}

/// The day it is in UTC, and the day it still is where it becomes a new day last.
pub(super) fn days() -> (String, String) {
    let now = Moment::now().timestamp();
    let at = |hours: i8| {
        let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(hours));
        now.to_zoned(zone).date().to_string()
    };
    (at(0), at(-12))
}

impl Opening {
    fn read(row: &Row) -> db::Result<Opening> {
        let body: String = row.get("body")?;
        let about: Option<String> = row.get("about")?;
        let ended: Option<Moment> = row.get("ended_at")?;
        Ok(Opening {
            id: row.get("id")?,
            organization: row.get("organization_id")?,
            description: row.get("description_id")?,
            organization_name: row.get("name")?,
            organization_about: about.unwrap_or_default(),
            ad: serde_json::from_str(&body).map_err(|e| db::Error::Failed(e.to_string()))?,
            opens_on: row.get("opens_on")?,
            closes_on: row.get("closes_on")?,
            ended: ended.is_some(),
            made: row.get("made_at")?,
        })
    }

    /// Whether one can apply today.
    pub fn is_open(&self) -> bool {
        let (today, last) = days();
        !self.ended && self.opens_on <= today && self.closes_on >= last
    }

    /// Whether its first day is still to come.
    pub fn is_coming(&self) -> bool {
        !self.ended && self.opens_on > days().0
    }

    pub async fn one(db: &Db, id: Uuid) -> db::Result<Opening> {
        Opening::read(&db.one(&ONE, params![id]).await?)
    }

    /// Those that are open today, the newest first.
    pub async fn open(db: &Db) -> db::Result<Vec<Opening>> {
        let (today, last) = days();
        let rows = db.all(&OPEN, params![today, last]).await?;
        rows.iter().map(Opening::read).collect()
    }

    pub async fn of_description(db: &Db, description: Uuid) -> db::Result<Vec<Opening>> {
        let rows = db.all(&OF_DESCRIPTION, params![description]).await?;
        rows.iter().map(Opening::read).collect()
    }
}

/// Publishes an ad; its id.
pub(super) async fn publish(
    db: &Db,
    actor: &Actor,
    place: Uuid,
    description: Uuid,
    ad: &Ad,
    days: (jiff::civil::Date, jiff::civil::Date),
) -> db::Result<Uuid> {
    let id = new_id();
    let body = serde_json::to_string(ad).unwrap_or_default();
    db.change(actor, async |tx| {
        let row = params![id, place, description, &body, days.0, days.1, tx.now()];
        tx.execute(&INSERT, row).await?;
        tx.record(Entry::new("publish", "opening").of(id));
        Ok::<_, db::Error>(())
    })
    .await?;
    Ok(id)
}
