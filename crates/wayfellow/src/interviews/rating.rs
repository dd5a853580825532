//! What members of a panel heard: words and notes for each of the ten proficiencies, drafts and what was handed in.
//!
//! Somebody sees what others handed in about a candidate once they handed in their own, or, when they do not rate that
//! candidate, once everyone did who does. Of drafts nobody but their writer learns anything: they have no times, their ids
//! have no order, and the log of the organization does not speak of them. Deliberately not here: numbers, averages, and
//! any order of candidates.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::panel::{Member, Panel};
use crate::actor::Actor;
use crate::db::{self, Db, Entry, Moment, params, statements};

/// The words for what was heard, from nothing to much. They stand for no number.
pub(super) const WORDS: [&str; 4] = ["unheard", "begun", "clear", "vivid"];

statements! {
    DRAFT = "SELECT body, version FROM rating_drafts WHERE application_id = $1 AND member_id = $2";
    BEGIN = "INSERT INTO rating_drafts (id, application_id, member_id, body) VALUES ($1, $2, $3, $4)";
    SAVE = "UPDATE rating_drafts SET body = $4, version = version + 1 WHERE application_id = $1 AND member_id = $2 AND version = $3";
    DONE = "DELETE FROM rating_drafts WHERE application_id = $1 AND member_id = $2";
    HAND_IN = "INSERT INTO ratings (id, application_id, member_id, place, body, reason, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    OF = "SELECT r.member_id, r.place, r.body, r.reason, r.made_at FROM ratings r WHERE r.application_id = $1 ORDER BY r.member_id, r.place LIMIT 1000";
    WHO = "SELECT r.application_id, r.member_id FROM ratings r JOIN applications a ON a.id = r.application_id WHERE a.opening_id = $1 AND r.place = 1 LIMIT 20000";
}

/// What was heard of one proficiency.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Heard {
    /// One of [`WORDS`]; empty while it is not said.
    pub word: String,
    pub notes: String,
}

/// By the codes of the proficiencies.
pub(super) type Sheet = BTreeMap<String, Heard>;

/// A draft of one's own.
pub(super) struct Draft {
    pub sheet: Sheet,
    pub version: i64,
}

/// Something that was handed in.
pub(super) struct Handed {
    pub member: Uuid,
    pub place: i64,
    /// None once the candidate was erased.
    pub sheet: Option<Sheet>,
    pub reason: String,
    pub made: Moment,
}

/// Who handed in something about whom.
pub(super) struct Given(Vec<(Uuid, Uuid)>);

impl Given {
    pub async fn of(db: &Db, opening: Uuid) -> db::Result<Given> {
        let rows = db.all(&WHO, params![opening]).await?;
        let pairs: db::Result<_> = rows
            .iter()
            .map(|r| Ok((r.get("application_id")?, r.get("member_id")?)))
            .collect();
        Ok(Given(pairs?))
    }

    pub fn by(&self, candidate: Uuid, member: Uuid) -> bool {
        self.0.contains(&(candidate, member))
    }

    /// Whether anything was handed in at all.
    pub fn any(&self) -> bool {
        !self.0.is_empty()
    }

    /// Those who still have to hand in something about a candidate.
    pub fn waiting<'a>(&self, panel: &'a Panel, candidate: Uuid) -> Vec<&'a Member> {
        let rates = panel.members.iter().filter(|m| {
            // Whoever has yet to declare ties may well turn out to rate.
            m.has_to_declare() || m.rates(candidate)
        });
        rates.filter(|m| !self.by(candidate, m.id)).collect()
    }

    /// Whether everyone who rates this candidate handed in.
    pub fn is_complete(&self, panel: &Panel, candidate: Uuid) -> bool {
        let somebody = panel.members.iter().any(|m| self.by(candidate, m.id));
        somebody && self.waiting(panel, candidate).is_empty()
    }

    /// Everyone who may see now what was handed in about a candidate. `leads` also do once it is complete, unless they
    /// rate that candidate themselves.
    pub fn readers(&self, panel: &Panel, candidate: Uuid, leader: Option<Uuid>) -> Vec<Uuid> {
        let mut readers: Vec<Uuid> = panel
            .members
            .iter()
            .filter(|m| m.rates(candidate) && self.by(candidate, m.id))
            .map(|m| m.person)
            .collect();
        let rates = |person| {
            let member = panel.member(Some(person));
            member.is_some_and(|m| m.has_to_declare() || m.rates(candidate))
        };
        let aside = |person| {
            let member = panel.member(Some(person));
            member.is_some_and(|m| m.stands_aside() || m.is_aside_for(candidate))
        };
        if let Some(leader) = leader
            && self.is_complete(panel, candidate)
            && !rates(leader)
            && !aside(leader)
        {
            readers.push(leader);
        }
        readers
    }
}

/// An id that says nothing about when it was made.
fn unordered() -> db::Result<Uuid> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|e| db::Error::Failed(e.to_string()))?;
    Ok(uuid::Builder::from_random_bytes(bytes).into_uuid())
}

fn packed(sheet: &Sheet) -> String {
    serde_json::to_string(sheet).unwrap_or_default()
}

fn unpacked(body: &str) -> db::Result<Sheet> {
    serde_json::from_str(body).map_err(|e| db::Error::Failed(e.to_string()))
}

/// What this member is writing about a candidate.
pub(super) async fn draft(db: &Db, candidate: Uuid, member: Uuid) -> db::Result<Option<Draft>> {
    let row = db.optional(&DRAFT, params![candidate, member]).await?;
    row.map(|row| {
        Ok(Draft {
            sheet: unpacked(&row.get::<String>("body")?)?,
            version: row.get("version")?,
        })
    })
    .transpose()
}

/// Saves a draft, when it was not saved elsewhere since `seen`. A first one has seen 0.
pub(super) async fn save(
    db: &Db,
    actor: &Actor,
    candidate: Uuid,
    member: Uuid,
    seen: i64,
    sheet: &Sheet,
) -> db::Result<()> {
    let id = unordered()?;
    let kept = db
        .change(actor, async |tx| {
            if seen == 0 {
                let row = params![id, candidate, member, packed(sheet)];
                tx.execute(&BEGIN, row).await?;
            } else {
                let row = params![candidate, member, seen, packed(sheet)];
                tx.edit(&SAVE, row).await?;
            }
            // Beside the log of the organization, whose readers are not to learn of drafts; and of no record.
            tx.record(Entry::new("edit", "draft").belongs_to(None));
            Ok::<_, db::Error>(())
        })
        .await;
    match kept {
        Err(e) if e.is_constraint("rating_drafts_key") => Err(db::Error::Conflict),
        other => other,
    }
}

/// Hands in what was written. The first has no reason, later ones have one.
///
/// # Errors
/// [`db::Error::Conflict`] when the same was handed in from elsewhere.
pub(super) async fn hand_in(
    db: &Db,
    actor: &Actor,
    candidate: Uuid,
    member: Uuid,
    place: i64,
    (sheet, reason): (&Sheet, &str),
) -> db::Result<()> {
    let id = unordered()?;
    let kept = db
        .change(actor, async |tx| {
            let row = params![
                id,
                candidate,
                member,
                place,
                packed(sheet),
                reason,
                tx.now()
            ];
            tx.execute(&HAND_IN, row).await?;
            tx.execute(&DONE, params![candidate, member]).await?;
            let action = if place == 1 { "add" } else { "amend" };
            tx.record(Entry::new(action, "rating").of(candidate).about(candidate));
            Ok::<_, db::Error>(())
        })
        .await;
    match kept {
        Err(e) if e.is_constraint("ratings_place_key") => Err(db::Error::Conflict),
        other => other,
    }
}

/// What was handed in about a candidate, member by member, the first of each first. For those who may see it; and, of
/// one member, for that member.
pub(super) async fn of(db: &Db, candidate: Uuid) -> db::Result<Vec<Handed>> {
    let rows = db.all(&OF, params![candidate]).await?;
    rows.iter()
        .map(|row| {
            let body: String = row.get("body")?;
            let sheet = (!body.is_empty()).then(|| unpacked(&body));
            Ok(Handed {
                member: row.get("member_id")?,
                place: row.get("place")?,
                sheet: sheet.transpose()?,
                reason: row.get("reason")?,
                made: row.get("made_at")?,
            })
        })
        .collect()
}
