//! The decision of a search in the database: the questions asked before it, reasons tied to the job, and the hiring.
//!
//! The last decision counts; those before stay. Not here: pages.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::actor::{Actor, Hat};
use crate::applications::application::{Application, Status};
use crate::db::{self, Db, Entry, Moment, new_id, params, statements};
use crate::organizations::organization::{self, Line};
use crate::people::newcomer;
use crate::positions::position::{self, Position};
use crate::roles::followed;

statements! {
    LAST = "SELECT d.id, d.number, d.pitfalls, d.made_at FROM decisions d WHERE d.opening_id = $1 ORDER BY d.number DESC LIMIT 1";
    ALL = "SELECT d.id, d.number, d.pitfalls, d.made_at FROM decisions d WHERE d.opening_id = $1 ORDER BY d.number LIMIT 100";
    REASONS = "SELECT r.application_id, r.chosen, r.qualifications, r.words FROM decision_reasons r JOIN applications c ON c.id = r.application_id WHERE r.decision_id = $1 ORDER BY c.name, c.id LIMIT 200";
    DECIDE = "INSERT INTO decisions (id, opening_id, number, pitfalls, made_at) VALUES ($1, $2, $3, $4, $5)";
    REASON = "INSERT INTO decision_reasons (id, decision_id, application_id, chosen, qualifications, words) VALUES ($1, $2, $3, $4, $5, $6)";
    HIRED = "SELECT h.position_id, h.begins_on, h.certified_by, h.tasks, q.job_title FROM hirings h JOIN positions q ON q.id = h.position_id WHERE h.decision_id = $1";
    HIRE = "INSERT INTO hirings (id, decision_id, application_id, person_id, position_id, begins_on, certified_by, tasks, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    UNHELD = "SELECT p.id, p.job_title, p.program FROM positions p WHERE p.organization_id = $1 AND (p.last_day IS NULL OR p.last_day >= $2) AND NOT EXISTS (SELECT 1 FROM placements l LEFT JOIN placement_ends x ON x.placement_id = l.id WHERE l.position_id = p.id AND (x.last_day IS NULL OR x.last_day >= $2)) ORDER BY p.job_title, p.id LIMIT 200";
}

/// A question asked before the decision, with its answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Pitfall {
    pub code: String,
    /// Whether it is so.
    pub yes: bool,
    pub words: String,
}

/// What is said about one candidate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Reason {
    pub candidate: Uuid,
    pub chosen: bool,
    /// The qualifications of the ad it rests on.
    pub qualifications: Vec<String>,
    pub words: String,
}

pub(super) struct Decision {
    pub id: Uuid,
    pub number: i64,
    pub pitfalls: Vec<Pitfall>,
    pub reasons: Vec<Reason>,
    pub made: Moment,
    pub hired: Option<Hired>,
}

/// What was agreed with somebody who was hired.
pub(super) struct Hired {
    pub position: Uuid,
    pub job_title: String,
    pub begins_on: String,
    pub certified_by: Option<String>,
    pub tasks: Vec<String>,
}

impl Decision {
    async fn read(db: &Db, row: &db::Row) -> db::Result<Decision> {
        let id: Uuid = row.get("id")?;
        let pitfalls: String = row.get("pitfalls")?;
        let mut reasons = Vec::new();
        for row in db.all(&REASONS, params![id]).await? {
            let qualifications: String = row.get("qualifications")?;
            reasons.push(Reason {
                candidate: row.get("application_id")?,
                chosen: row.get("chosen")?,
                qualifications: qualifications.lines().map(str::to_owned).collect(),
                words: row.get("words")?,
            });
        }
        let hired = db.optional(&HIRED, params![id]).await?;
        Ok(Decision {
            id,
            number: row.get("number")?,
            pitfalls: serde_json::from_str(&pitfalls)
                .map_err(|e| db::Error::Failed(e.to_string()))?,
            reasons,
            made: row.get("made_at")?,
            hired: hired.map(|row| hired_of(&row)).transpose()?,
        })
    }

    /// The one that counts.
    pub async fn last(db: &Db, opening: Uuid) -> db::Result<Option<Decision>> {
        match db.optional(&LAST, params![opening]).await? {
            Some(row) => Ok(Some(Decision::read(db, &row).await?)),
            None => Ok(None),
        }
    }

    /// All of them, the first one first.
    pub async fn all(db: &Db, opening: Uuid) -> db::Result<Vec<Decision>> {
        let mut all = Vec::new();
        for row in db.all(&ALL, params![opening]).await? {
            all.push(Decision::read(db, &row).await?);
        }
        Ok(all)
    }

    /// The candidate the job is offered to.
    pub fn chosen(&self) -> Option<Uuid> {
        self.reasons.iter().find(|r| r.chosen).map(|r| r.candidate)
    }
}

fn hired_of(row: &db::Row) -> db::Result<Hired> {
    let tasks: String = row.get("tasks")?;
    Ok(Hired {
        position: row.get("position_id")?,
        job_title: row.get("job_title")?,
        begins_on: row.get("begins_on")?,
        certified_by: row.get("certified_by")?,
        tasks: tasks.lines().map(str::to_owned).collect(),
    })
}

/// Keeps a decision as the next of its opening.
///
/// # Errors
/// [`db::Error::Conflict`] when somebody else decided since `before`.
pub(super) async fn decide(
    db: &Db,
    actor: &Actor,
    opening: Uuid,
    before: i64,
    (pitfalls, reasons): (&[Pitfall], &[Reason]),
) -> db::Result<()> {
    let id = new_id();
    let kept = db
        .change(actor, async |tx| {
            let body = serde_json::to_string(pitfalls).unwrap_or_default();
            tx.execute(&DECIDE, params![id, opening, before + 1, body, tx.now()])
                .await?;
            for r in reasons {
                let qualifications = r.qualifications.join("\n");
                let row = params![
                    new_id(),
                    id,
                    r.candidate,
                    r.chosen,
                    qualifications,
                    &r.words
                ];
                tx.execute(&REASON, row).await?;
            }
            tx.record(Entry::new("decide", "opening").of(opening));
            Ok::<_, db::Error>(())
        })
        .await;
    match kept {
        Err(e) if e.is_constraint("decisions_number_key") => Err(db::Error::Conflict),
        other => other,
    }
}

/// What is agreed with whoever is hired.
pub(super) struct Agreed {
    pub candidate: Application,
    pub name: String,
    pub email: Option<String>,
    /// A position that nobody holds; none for a new one.
    pub position: Option<Uuid>,
    /// What a new position is.
    pub new: Position,
    pub description: Uuid,
    pub begins_on: Date,
    pub certified_by: Option<Date>,
    pub peer_line: Option<Uuid>,
    pub administrative_line: Option<Uuid>,
    pub tasks: Vec<String>,
}

/// The position is opened and given to whoever is hired, with both lines of supervision. They have no account yet: they
/// stand among the newcomers and are invited from there.
pub(super) async fn hire(
    db: &Db,
    actor: &Actor,
    place: Uuid,
    decision: Uuid,
    agreed: &Agreed,
) -> db::Result<Uuid> {
    let by = actor.person_id();
    let kept = db
        .change(actor, async |tx| {
            let position = match agreed.position {
                Some(known) => known,
                None => {
                    let made = agreed.new.insert(&tx, place).await?;
                    followed::follow(&tx, made, agreed.description).await?;
                    made
                }
            };
            let email = agreed.email.as_deref();
            let person = newcomer::begin(&tx, place, &agreed.name, email, by).await?;
            organization::give(&tx, place, person, Hat::Worker, None, by).await?;
            position::place(&tx, place, position, person, agreed.begins_on, by).await?;
            let lines = [
                (agreed.peer_line, Line::Peer),
                (agreed.administrative_line, Line::Administrative),
            ];
            for (supervisor, line) in lines {
                if let Some(supervisor) = supervisor {
                    organization::relate(&tx, place, supervisor, person, line, by).await?;
                }
            }
            let by_id = agreed.candidate.id;
            agreed.candidate.step(&tx, Status::Hired, by).await?;
            let id = new_id();
            let row = params![
                id,
                decision,
                by_id,
                person,
                position,
                agreed.begins_on,
                agreed.certified_by,
                agreed.tasks.join("\n"),
                tx.now()
            ];
            tx.execute(&HIRE, row).await?;
            tx.record(Entry::new("hire", "position").of(position).about(person));
            Ok::<_, db::Error>(position)
        })
        .await;
    match kept {
        Err(e) if e.is_constraint("hirings_decision_key") => Err(db::Error::Conflict),
        other => other,
    }
}

/// The positions that nobody holds, by what they are called.
pub(super) async fn unheld(db: &Db, place: Uuid) -> db::Result<Vec<(Uuid, String)>> {
    let rows = db.all(&UNHELD, params![place, position::today()]).await?;
    rows.iter()
        .map(|row| {
            let title: String = row.get("job_title")?;
            let program: Option<String> = row.get("program")?;
            let title = match program {
                Some(program) => format!("{title}, {program}"),
                None => title,
            };
            Ok((row.get("id")?, title))
        })
        .collect()
}
