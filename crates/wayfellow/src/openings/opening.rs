//! An ad in the database, and whether it is open today.
//!
//! Not here: when its days begin and end (`days`), and how it looks.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::currency::DOLLAR;
use super::days::{Days, zone_of};
use crate::actor::Actor;
use crate::db::{self, Db, Entry, Moment, Row, new_id, params, statements};

statements! {
    OPEN = "SELECT o.id, o.organization_id, o.description_id, o.body, o.opens_on, o.closes_on, o.made_at, e.ended_at, g.name, g.about, g.time_zone FROM openings o JOIN organizations g ON g.id = o.organization_id LEFT JOIN opening_ends e ON e.opening_id = o.id WHERE o.opens_on <= $1 AND o.closes_on >= $2 AND e.opening_id IS NULL ORDER BY o.opens_on DESC, o.id DESC LIMIT 500";
    ONE = "SELECT o.id, o.organization_id, o.description_id, o.body, o.opens_on, o.closes_on, o.made_at, e.ended_at, g.name, g.about, g.time_zone FROM openings o JOIN organizations g ON g.id = o.organization_id LEFT JOIN opening_ends e ON e.opening_id = o.id WHERE o.id = $1";
    OF_DESCRIPTION = "SELECT o.id, o.organization_id, o.description_id, o.body, o.opens_on, o.closes_on, o.made_at, e.ended_at, g.name, g.about, g.time_zone FROM openings o JOIN organizations g ON g.id = o.organization_id LEFT JOIN opening_ends e ON e.opening_id = o.id WHERE o.description_id = $1 ORDER BY o.made_at DESC, o.id DESC LIMIT 100";
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
    /// Lower end, upper end, in hundredths, and `hour` or `year`; when the pay is shown.
    pub pay: Option<(i64, i64, String)>,
    pub how_to_apply: String,
    /// What applicants are asked to write about.
    pub asks: Vec<String>,
    /// The country in two letters; none stands for the United States.
    pub country: String,
    /// The currency of the pay in three letters; none stands for the dollar of the United States.
    pub currency: String,
}

impl Ad {
    /// The country in two letters.
    pub fn in_country(&self) -> &str {
        if self.country.is_empty() {
            "US"
        } else {
            &self.country
        }
    }

    /// The currency of the pay in three letters.
    pub fn paid_in(&self) -> &str {
        if self.currency.is_empty() {
            DOLLAR
        } else {
            &self.currency
        }
    }

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
    /// When it was closed before its last day.
    pub ended: Option<Moment>,
    pub made: Moment,
    /// The time zone that its days are in, if its organization said.
    pub zone: Option<jiff::tz::TimeZone>,
}

/// The first and the last day that it is somewhere now.
fn somewhere() -> (String, String) {
    let now = Moment::now().timestamp();
    let at = |hours: i8| {
        let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(hours));
        now.to_zoned(zone).date().to_string()
    };
    (at(-12), at(14))
}

impl Opening {
    fn read(row: &Row) -> db::Result<Opening> {
        let body: String = row.get("body")?;
        let about: Option<String> = row.get("about")?;
        let zone: Option<String> = row.get("time_zone")?;
        Ok(Opening {
            id: row.get("id")?,
            organization: row.get("organization_id")?,
            description: row.get("description_id")?,
            organization_name: row.get("name")?,
            organization_about: about.unwrap_or_default(),
            ad: serde_json::from_str(&body).map_err(|e| db::Error::Failed(e.to_string()))?,
            opens_on: row.get("opens_on")?,
            closes_on: row.get("closes_on")?,
            ended: row.get("ended_at")?,
            made: row.get("made_at")?,
            zone: zone.as_deref().and_then(zone_of),
        })
    }

    /// Its days.
    pub fn days(&self) -> Days {
        let day = |text: &str| text.parse().unwrap_or_default();
        Days {
            opens_on: day(&self.opens_on),
            closes_on: day(&self.closes_on),
            zone: self.zone.clone(),
        }
    }

    /// Whether one can apply now.
    pub fn is_open(&self) -> bool {
        self.ended.is_none() && self.days().is_open(Moment::now().timestamp())
    }

    /// Whether its first day is still to come.
    pub fn is_coming(&self) -> bool {
        self.ended.is_none() && self.days().is_coming(Moment::now().timestamp())
    }

    /// Its last day, with the time zone when there is one.
    pub fn until(&self) -> String {
        match self.zone.as_ref().and_then(|z| z.iana_name()) {
            Some(zone) => format!("{} ({})", self.closes_on, zone.replace('_', " ")),
            None => self.closes_on.clone(),
        }
    }

    /// The day it is where its organization is.
    pub fn today(&self) -> jiff::civil::Date {
        super::days::today(self.zone.as_ref(), Moment::now().timestamp())
    }

    pub async fn one(db: &Db, id: Uuid) -> db::Result<Opening> {
        Opening::read(&db.one(&ONE, params![id]).await?)
    }

    /// Those that are open now, the newest first.
    pub async fn open(db: &Db) -> db::Result<Vec<Opening>> {
        let (earliest, latest) = somewhere();
        let rows = db.all(&OPEN, params![latest, earliest]).await?;
        let all: db::Result<Vec<Opening>> = rows.iter().map(Opening::read).collect();
        let mut all = all?;
        all.retain(Opening::is_open);
        Ok(all)
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
