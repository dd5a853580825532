//! Counting what applicants said of themselves once a search is over; then the single answers go.
//!
//! A search is over when it is closed and nobody waits for an answer, at the latest when its applications are erased.
//! Whoever took their application back is not counted, nor whoever had it erased. Not here: what may be shown of the
//! numbers (`figures`).

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use uuid::Uuid;

use super::application::Status;
use super::figures::{Count, Counts};
use super::group::{QUESTIONS, Question};
use super::self_description::COUNTED;
use super::tag::Key;
use crate::actor::Actor;
use crate::db::{self, Db, Entry, Moment, Tx, new_id, params, statements};
use crate::openings::days;
use crate::openings::opening::Opening;

statements! {
    WAITING = "SELECT DISTINCT opening_id FROM self_descriptions";
    STEPS = "SELECT a.id, a.erased_at, a.token_hash, e.status FROM applications a JOIN application_events e ON e.application_id = a.id WHERE a.opening_id = $1 ORDER BY a.id, e.place";
    ANY = "SELECT id FROM self_descriptions WHERE opening_id = $1 LIMIT 1";
    SAID = "SELECT tag, described FROM self_descriptions WHERE opening_id = $1";
    CLOSE = "INSERT INTO self_description_tallies (opening_id, counted_at) VALUES ($1, $2)";
    ADD = "INSERT INTO self_description_figures (id, organization_id, year, question, described, applied, invited, chosen) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (organization_id, year, question, described) DO UPDATE SET applied = self_description_figures.applied + excluded.applied, invited = self_description_figures.invited + excluded.invited, chosen = self_description_figures.chosen + excluded.chosen";
    FORGET = "DELETE FROM self_descriptions WHERE opening_id = $1";
    OF_ORGANIZATION = "SELECT year, described, applied, invited, chosen FROM self_description_figures WHERE organization_id = $1 AND question = $2";
}

/// How far an applicant came.
struct Course {
    application: Uuid,
    /// Whether they could have described themself and are still to be counted.
    counts: bool,
    /// Whether they wait for an answer.
    waits: bool,
    invited: bool,
    chosen: bool,
}

impl Course {
    fn count(&self) -> Count {
        Count {
            applied: 1,
            invited: u64::from(self.invited),
            chosen: u64::from(self.chosen),
        }
    }
}

async fn courses(tx: &Tx, opening: Uuid) -> db::Result<Vec<Course>> {
    let mut all: Vec<Course> = Vec::new();
    for row in tx.all(&STEPS, params![opening]).await? {
        let application: Uuid = row.get("id")?;
        let status = Status::from_word(&row.get::<String>("status")?);
        let erased = row.get::<Option<Moment>>("erased_at")?.is_some();
        let own_page = row.get::<Option<Vec<u8>>>("token_hash")?.is_some();
        let before = all.pop_if(|c| c.application == application);
        let (invited, chosen) = before.map_or((false, false), |c| (c.invited, c.chosen));
        let chosen = chosen || matches!(status, Some(Status::Chosen | Status::Hired));
        let over = status.is_none_or(Status::is_over);
        all.push(Course {
            application,
            counts: own_page && !erased && (!over || chosen),
            waits: !erased && matches!(status, Some(Status::Received | Status::Invited)),
            invited: invited || chosen || status == Some(Status::Invited),
            chosen,
        });
    }
    Ok(all)
}

/// Counts a search, when it is over. `at_any_rate` is for one whose applications are about to be erased.
pub(super) async fn count(
    db: &Db,
    data: &Path,
    actor: &Actor,
    o: &Opening,
    now: Moment,
    at_any_rate: bool,
) -> db::Result<bool> {
    if db.optional(&ANY, params![o.id]).await?.is_none() {
        return Ok(false);
    }
    if db.optional(&COUNTED, params![o.id]).await?.is_some() {
        forget_late(db, actor, o.id).await?;
        return Ok(false);
    }
    let key = Key::of(data)?;
    let year = i64::from(days::today(o.zone.as_ref(), now.timestamp()).year());
    let counted = db.change(actor, async |tx| {
        let courses = courses(&tx, o.id).await?;
        if courses.iter().any(|c| c.waits) && !at_any_rate {
            return Err(db::Error::Missing);
        }
        let mut said: HashMap<Vec<u8>, String> = HashMap::new();
        for row in tx.all(&SAID, params![o.id]).await? {
            said.insert(row.get("tag")?, row.get("described")?);
        }
        tx.execute(&CLOSE, params![o.id, now]).await?;
        for question in QUESTIONS {
            let counts = one(&key, question, &courses, &said)?;
            if counts.groups.is_empty() {
                continue;
            }
            add(&tx, o.organization, year, question, counts).await?;
        }
        tx.execute(&FORGET, params![o.id]).await?;
        let entry = Entry::new("count", "self-description").of(o.id);
        tx.record(entry.belongs_to(None));
        Ok(())
    });
    match counted.await {
        Ok(()) => Ok(true),
        Err(db::Error::Missing) => Ok(false),
        // Counted before, perhaps at the same moment.
        Err(e) if e.is_constraint("self_description_tallies_pkey") => Ok(false),
        Err(e) => Err(e),
    }
}

/// Removes answers that came at the very moment in which their search was counted.
async fn forget_late(db: &Db, actor: &Actor, opening: Uuid) -> db::Result<()> {
    db.change(actor, async |tx| {
        tx.execute(&FORGET, params![opening]).await?;
        let entry = Entry::new("count", "self-description").of(opening);
        tx.record(entry.belongs_to(None));
        Ok(())
    })
    .await
}

/// Adds numbers to those of a year, inside of a change.
pub(super) async fn add(
    tx: &Tx,
    organization: Uuid,
    year: i64,
    question: Question,
    counts: Counts,
) -> db::Result<()> {
    let everyone = (String::new(), counts.everyone);
    for (described, count) in std::iter::once(everyone).chain(counts.groups) {
        let row = params![
            new_id(),
            organization,
            year,
            question.word,
            described,
            wide(count.applied),
            wide(count.invited),
            wide(count.chosen)
        ];
        tx.execute(&ADD, row).await?;
    }
    Ok(())
}

fn wide(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// The numbers of one search for one question; without groups when nobody answered it.
fn one(
    key: &Key,
    question: Question,
    courses: &[Course],
    said: &HashMap<Vec<u8>, String>,
) -> db::Result<Counts> {
    let mut counts = Counts::default();
    for course in courses.iter().filter(|c| c.counts) {
        counts.everyone = counts.everyone.plus(course.count());
        if let Some(group) = said.get(&key.tag(course.application, question.word)?) {
            let sum = counts.groups.entry(group.clone()).or_default();
            *sum = sum.plus(course.count());
        }
    }
    Ok(counts)
}

/// Counts every search that is over at `now`; how many.
///
/// # Errors
/// When the database cannot be used.
pub async fn count_due(db: &Db, data: &Path, now: Moment) -> db::Result<usize> {
    let actor = Actor::system("self-descriptions");
    let mut counted = 0;
    for row in db.all(&WAITING, params![]).await? {
        let o = Opening::one(db, row.get("opening_id")?).await?;
        if o.ended.is_some() || o.days().ends() <= now.timestamp() {
            counted += usize::from(count(db, data, &actor, &o, now, false).await?);
        }
    }
    Ok(counted)
}

/// The numbers of an organization for one question, by year.
pub(super) async fn years(
    db: &Db,
    organization: Uuid,
    question: Question,
) -> db::Result<BTreeMap<i64, Counts>> {
    let mut years: BTreeMap<i64, Counts> = BTreeMap::new();
    let rows = db.all(&OF_ORGANIZATION, params![organization, question.word]);
    for row in rows.await? {
        let n = |name: &str| -> db::Result<u64> { Ok(row.get::<i64>(name)?.unsigned_abs()) };
        let count = Count {
            applied: n("applied")?,
            invited: n("invited")?,
            chosen: n("chosen")?,
        };
        let year = years.entry(row.get("year")?).or_default();
        match row.get::<String>("described")? {
            described if described.is_empty() => year.everyone = count,
            described => {
                year.groups.insert(described, count);
            }
        }
    }
    Ok(years)
}
