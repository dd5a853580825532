//! One application: who applied for what, and how it stands. Steps are appended; the last one says how it stands.
//!
//! Not here: documents, accommodations and letters, which have files of their own.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::db::{self, Db, Entry, Moment, Row, Tx, Value, new_id, params, statements};
use crate::interviews::panel;
use crate::web::Lang;

statements! {
    OF_OPENING = "SELECT a.id, a.organization_id, a.opening_id, a.token_hash, a.name, a.reach, a.email, a.languages, a.answers, a.meets, a.language, a.received_on, a.made_at, a.earlier_id, a.erased_at, s.status, s.place, s.made_at AS since FROM applications a JOIN application_events s ON s.application_id = a.id WHERE a.opening_id = $1 AND s.place = (SELECT MAX(e.place) FROM application_events e WHERE e.application_id = a.id) ORDER BY a.made_at, a.id LIMIT 5000";
    BY_ID = "SELECT a.id, a.organization_id, a.opening_id, a.token_hash, a.name, a.reach, a.email, a.languages, a.answers, a.meets, a.language, a.received_on, a.made_at, a.earlier_id, a.erased_at, s.status, s.place, s.made_at AS since FROM applications a JOIN application_events s ON s.application_id = a.id WHERE a.id = $1 AND a.organization_id = $2 AND s.place = (SELECT MAX(e.place) FROM application_events e WHERE e.application_id = a.id)";
    BY_TOKEN = "SELECT a.id, a.organization_id, a.opening_id, a.token_hash, a.name, a.reach, a.email, a.languages, a.answers, a.meets, a.language, a.received_on, a.made_at, a.earlier_id, a.erased_at, s.status, s.place, s.made_at AS since FROM applications a JOIN application_events s ON s.application_id = a.id WHERE a.token_hash = $1 AND s.place = (SELECT MAX(e.place) FROM application_events e WHERE e.application_id = a.id)";
    STEPS = "SELECT e.status, e.made_at, e.made_by FROM application_events e WHERE e.application_id = $1 ORDER BY e.place";
    INSERT = "INSERT INTO applications (id, organization_id, opening_id, token_hash, name, reach, email, languages, answers, meets, language, received_on, made_at, earlier_id, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    STEP = "INSERT INTO application_events (id, application_id, place, status, made_at, made_by) VALUES ($1, $2, $3, $4, $5, $6)";
    ERASED = "UPDATE applications SET erased_at = $2 WHERE id = $1 AND erased_at IS NULL";
}

/// How an application stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Status {
    /// It is here and nothing was decided.
    Received,
    /// Invited to an interview.
    Invited,
    /// Somebody else was chosen, or nobody.
    NotChosen,
    /// The position was offered.
    Chosen,
    /// They took it.
    Hired,
    /// The applicant took it back.
    Withdrawn,
    /// The applicant sent another one in its place.
    Replaced,
}

impl Status {
    /// All of them.
    pub const ALL: [Status; 7] = [
        Status::Received,
        Status::Invited,
        Status::NotChosen,
        Status::Chosen,
        Status::Hired,
        Status::Withdrawn,
        Status::Replaced,
    ];

    /// Those that whoever hires can decide on.
    pub const DECIDED: [Status; 5] = [
        Status::Received,
        Status::Invited,
        Status::NotChosen,
        Status::Chosen,
        Status::Hired,
    ];

    /// Its word in the database, in forms and in the locales.
    pub const fn word(self) -> &'static str {
        match self {
            Status::Received => "received",
            Status::Invited => "invited",
            Status::NotChosen => "not-chosen",
            Status::Chosen => "chosen",
            Status::Hired => "hired",
            Status::Withdrawn => "withdrawn",
            Status::Replaced => "replaced",
        }
    }

    /// The one with this word.
    pub fn from_word(word: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|s| s.word() == word)
    }

    /// Whether the applicant ended it, so that nothing more is decided.
    pub const fn is_over(self) -> bool {
        matches!(self, Status::Withdrawn | Status::Replaced)
    }
}

/// What an applicant wrote, with the question as it was asked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Written {
    pub question: String,
    pub words: String,
}

/// An application.
#[derive(Debug, Clone)]
pub struct Application {
    /// Which one; stands for the applicant in the log.
    pub id: Uuid,
    /// To which organization.
    pub organization: Uuid,
    /// For which opening.
    pub opening: Uuid,
    /// The name the applicant wants to be called by; empty once erased.
    pub name: String,
    /// How to reach them, in their words.
    pub reach: String,
    /// The e-mail address in it.
    pub email: Option<String>,
    /// The languages they speak, if they said.
    pub languages: String,
    /// What they wrote.
    pub written: Vec<Written>,
    /// The required qualifications they say they have, in the words of the ad.
    pub meets: Vec<String>,
    /// The language they read.
    pub language: Lang,
    /// The day it came, where the organization is.
    pub received_on: String,
    /// When it came.
    pub made_at: Moment,
    /// The application that this one takes the place of.
    pub earlier: Option<Uuid>,
    /// How it stands.
    pub status: Status,
    /// Since when.
    pub since: Moment,
    /// Whether everything personal in it was removed.
    pub erased: bool,
    /// Whether the applicant has a page of their own. Those from a list have none.
    pub own_page: bool,
    /// The place of its last step.
    place: i64,
}

/// One step of an application.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub struct Step {
    pub status: Status,
    pub at: Moment,
    /// Who decided it; none for the applicant and for the program.
    pub by: Option<Uuid>,
}

fn status(row: &Row) -> db::Result<Status> {
    let word: String = row.get("status")?;
    Status::from_word(&word)
        .ok_or_else(|| db::Error::Failed(format!("an application stands as {word:?}")))
}

impl Application {
    fn read(row: &Row) -> db::Result<Application> {
        let (answers, meets): (String, String) = (row.get("answers")?, row.get("meets")?);
        let (language, erased): (String, Option<Moment>) =
            (row.get("language")?, row.get("erased_at")?);
        Ok(Application {
            id: row.get("id")?,
            organization: row.get("organization_id")?,
            opening: row.get("opening_id")?,
            name: row.get("name")?,
            reach: row.get("reach")?,
            email: row.get("email")?,
            languages: row.get("languages")?,
            // Empty once erased.
            written: serde_json::from_str(&answers).unwrap_or_default(),
            meets: serde_json::from_str(&meets).unwrap_or_default(),
            language: Lang::from_tag(&language).unwrap_or(Lang::En),
            received_on: row.get("received_on")?,
            made_at: row.get("made_at")?,
            earlier: row.get("earlier_id")?,
            status: status(row)?,
            since: row.get("since")?,
            erased: erased.is_some(),
            own_page: row.get::<Option<Vec<u8>>>("token_hash")?.is_some(),
            place: row.get("place")?,
        })
    }

    /// What to call the applicant on every page, without a number. `gone` are the words for one who was erased.
    pub fn display_name<'a>(&'a self, gone: &'a str) -> &'a str {
        if self.name.is_empty() {
            gone
        } else {
            &self.name
        }
    }

    /// Whether the applicant may still add to it.
    pub fn takes_more(&self) -> bool {
        matches!(self.status, Status::Received | Status::Invited)
    }

    /// Takes the next step inside of a change. Two who decide at once do not overwrite each other.
    ///
    /// # Errors
    /// [`db::Error::Conflict`] when another step came in between, or the database cannot do it.
    pub async fn step(&self, tx: &Tx, status: Status, by: Option<Uuid>) -> db::Result<()> {
        let values = params![
            new_id(),
            self.id,
            self.place + 1,
            status.word(),
            tx.now(),
            by
        ];
        match tx.execute(&STEP, values).await {
            Err(e) if e.is_constraint("application_events_place_key") => {
                return Err(db::Error::Conflict);
            }
            other => other?,
        };
        tx.record(
            Entry::new("decide", "application")
                .of(self.id)
                .about(self.id)
                .belongs_to(Some(self.organization))
                .changed("status", self.status.word(), status.word()),
        );
        Ok(())
    }

    /// Removes everything personal inside of a change. What stays are ids, days and what was decided. The bytes of
    /// documents are for the caller to remove.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn erase(&self, tx: &Tx) -> db::Result<()> {
        tx.erase_person(self.id).await?;
        panel::forget(tx, self.id).await?;
        tx.execute(&ERASED, params![self.id, tx.now()]).await?;
        tx.record(
            Entry::new("erase", "application")
                .of(self.id)
                .about(self.id)
                .belongs_to(Some(self.organization)),
        );
        Ok(())
    }
}

/// An application in the making.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct New {
    pub id: Uuid,
    pub organization: Uuid,
    pub opening: Uuid,
    /// SHA-256 of the secret of the applicant's own address.
    pub token_hash: Option<[u8; 32]>,
    pub name: String,
    pub reach: String,
    pub email: Option<String>,
    pub languages: String,
    pub written: Vec<Written>,
    pub meets: Vec<String>,
    pub language: Lang,
    pub received_on: jiff::civil::Date,
    pub earlier: Option<Uuid>,
    /// Who brings it in from a list.
    pub by: Option<Uuid>,
}

impl New {
    /// The values of its row, and of the row of its first step.
    fn rows(&self, now: Moment) -> (Vec<Value>, Vec<Value>) {
        let text = |json: serde_json::Result<String>| json.unwrap_or_default();
        let row = params![
            self.id,
            self.organization,
            self.opening,
            self.token_hash.map(|h| h.to_vec()),
            &self.name,
            &self.reach,
            self.email.as_deref(),
            &self.languages,
            text(serde_json::to_string(&self.written)),
            text(serde_json::to_string(&self.meets)),
            self.language.tag(),
            self.received_on,
            now,
            self.earlier,
            self.by
        ];
        let step = params![
            new_id(),
            self.id,
            1_i64,
            Status::Received.word(),
            now,
            self.by
        ];
        (row, step)
    }

    fn entry(&self) -> Entry {
        Entry::new("create", "application")
            .of(self.id)
            .about(self.id)
            .belongs_to(Some(self.organization))
    }

    /// Keeps it inside of a change.
    ///
    /// # Errors
    /// When one with this id is here already, or the database cannot do it.
    pub async fn insert(&self, tx: &Tx) -> db::Result<()> {
        New::insert_many(std::slice::from_ref(self), tx).await
    }

    /// Keeps many, in few statements.
    ///
    /// # Errors
    /// As [`New::insert`].
    pub async fn insert_many(all: &[New], tx: &Tx) -> db::Result<()> {
        let (rows, steps) = all.iter().map(|n| n.rows(tx.now())).unzip();
        tx.execute_many(&INSERT, rows).await?;
        tx.execute_many(&STEP, steps).await?;
        for new in all {
            tx.record(new.entry());
        }
        Ok(())
    }
}

/// All applications for an opening, in the order in which they came. Whoever asks has asked permission first.
///
/// # Errors
/// When the database cannot answer.
pub async fn of_opening(db: &Db, opening: Uuid) -> db::Result<Vec<Application>> {
    let rows = db.all(&OF_OPENING, params![opening]).await?;
    rows.iter().map(Application::read).collect()
}

/// One application to an organization.
///
/// # Errors
/// [`db::Error::Missing`] when there is none, or when the database cannot answer.
pub async fn by_id(db: &Db, organization: Uuid, id: Uuid) -> db::Result<Application> {
    Application::read(&db.one(&BY_ID, params![id, organization]).await?)
}

/// The application that a secret opens; none when it never did or no longer does.
///
/// # Errors
/// When the database cannot answer.
pub async fn by_secret(db: &Db, secret: &str) -> db::Result<Option<Application>> {
    let hash = crate::web::who::token_hash(secret);
    let row = db.optional(&BY_TOKEN, params![hash]).await?;
    row.as_ref().map(Application::read).transpose()
}

/// The steps of an application, the first one first.
///
/// # Errors
/// When the database cannot answer.
pub async fn steps(db: &Db, application: Uuid) -> db::Result<Vec<Step>> {
    let rows = db.all(&STEPS, params![application]).await?;
    rows.iter()
        .map(|row| {
            Ok(Step {
                status: status(row)?,
                at: row.get("made_at")?,
                by: row.get("made_by")?,
            })
        })
        .collect()
}
