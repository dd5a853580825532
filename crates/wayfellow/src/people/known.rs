//! What an organization knows about its people before a list comes in: who there is, what they do, which positions
//! there are. Read once, so that each line is looked up in memory.
//!
//! Not here: anything that people keep themselves.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::line::Job;
use crate::actor::Hat;
use crate::db::{Db, Moment, Result, params, statements};
use crate::positions::position::today;

statements! {
    MEMBERS = "SELECT m.id, m.external_id, m.person_id, p.name, p.email, p.language, e.membership_id AS ended, a.id AS account FROM memberships m JOIN people p ON p.id = m.person_id LEFT JOIN membership_ends e ON e.membership_id = m.id LEFT JOIN accounts a ON a.person_id = m.person_id WHERE m.organization_id = $1";
    HATS = "SELECT h.person_id, h.hat FROM hats h LEFT JOIN hat_ends e ON e.hat_id = h.id WHERE h.organization_id = $1 AND h.relation_id IS NULL AND e.hat_id IS NULL AND (h.until IS NULL OR h.until > $2)";
    RELATIONS = "SELECT r.supervisor_id, r.worker_id, r.line FROM relations r LEFT JOIN relation_ends e ON e.relation_id = r.id WHERE r.organization_id = $1 AND e.relation_id IS NULL";
    POSITIONS = "SELECT p.id, p.job_title, p.program, p.peer_role, p.focus, p.paid FROM positions p WHERE p.organization_id = $1 AND (p.last_day IS NULL OR p.last_day >= $2) ORDER BY p.id DESC";
    PLACEMENTS = "SELECT l.position_id, l.person_id FROM placements l JOIN positions q ON q.id = l.position_id LEFT JOIN placement_ends x ON x.placement_id = l.id WHERE q.organization_id = $1 AND (x.last_day IS NULL OR x.last_day >= $2)";
}

/// Somebody who belongs to the organization, or did.
#[derive(Debug, Clone)]
pub(super) struct Member {
    pub membership: Uuid,
    pub person: Uuid,
    pub external_id: Option<String>,
    pub name: String,
    pub email: Option<String>,
    pub language: String,
    /// Whether they left.
    pub left: bool,
    /// Whether they have an account. Then their name and address are theirs to change.
    pub account: bool,
}

/// What is known.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub members: Vec<Member>,
    pub by_id: HashMap<String, usize>,
    pub by_email: HashMap<String, usize>,
    pub hats: HashSet<(Uuid, Hat)>,
    /// Supervisor, worker, and whether it is the administrative line.
    pub relations: HashSet<(Uuid, Uuid, bool)>,
    pub positions: HashMap<Job, Uuid>,
    pub placements: HashSet<(Uuid, Uuid)>,
}

impl Known {
    /// Of one organization.
    pub async fn of(db: &Db, place: Uuid) -> Result<Known> {
        let mut known = Known::default();
        for row in db.all(&MEMBERS, params![place]).await? {
            let email: Option<String> = row.get("email")?;
            let member = Member {
                membership: row.get("id")?,
                person: row.get("person_id")?,
                external_id: row.get("external_id")?,
                name: row.get("name")?,
                email: email.map(|e| e.to_lowercase()),
                language: row.get("language")?,
                left: row.get::<Option<Uuid>>("ended")?.is_some(),
                account: row.get::<Option<Uuid>>("account")?.is_some(),
            };
            let place = known.members.len();
            if let Some(id) = &member.external_id {
                known.by_id.insert(id.clone(), place);
            }
            if let Some(email) = member.email.as_ref().filter(|_| !member.left) {
                known.by_email.insert(email.clone(), place);
            }
            known.members.push(member);
        }
        for row in db.all(&HATS, params![place, Moment::now()]).await? {
            let hat: String = row.get("hat")?;
            if let Ok(hat) = hat.parse() {
                known.hats.insert((row.get("person_id")?, hat));
            }
        }
        for row in db.all(&RELATIONS, params![place]).await? {
            let line: String = row.get("line")?;
            known.relations.insert((
                row.get("supervisor_id")?,
                row.get("worker_id")?,
                line == "administrative",
            ));
        }
        for row in db.all(&POSITIONS, params![place, today()]).await? {
            let job = Job {
                job_title: row.get("job_title")?,
                program: row.get("program")?,
                peer_role: row.get("peer_role")?,
                focus: row.get("focus")?,
                paid: row.get("paid")?,
            };
            // The oldest of two alike, so that it is the same one each time.
            known.positions.insert(job, row.get("id")?);
        }
        for row in db.all(&PLACEMENTS, params![place, today()]).await? {
            known
                .placements
                .insert((row.get("position_id")?, row.get("person_id")?));
        }
        Ok(known)
    }
}
