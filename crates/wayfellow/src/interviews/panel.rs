//! The panel of an opening in the database: who sits on it, what they declared, who is invited to an interview.
//!
//! Not here: what anybody wrote about a candidate (`rating`).

use uuid::Uuid;

use crate::actor::Hat;
use crate::applications::application::Status;
use crate::db::{self, Db, Entry, Moment, Tx, new_id, params, statements};
use crate::openings::opening::Opening;

statements! {
    MEMBERS = "SELECT m.id, m.person_id, m.seats, p.name, r.reason, r.made_at AS removed_at FROM panel_members m JOIN people p ON p.id = m.person_id LEFT JOIN panel_removals r ON r.member_id = m.id WHERE m.opening_id = $1 ORDER BY p.name, m.person_id LIMIT 200";
    DECLARED = "SELECT d.member_id, d.application_id, d.stance, d.words FROM panel_declarations d JOIN panel_members m ON m.id = d.member_id WHERE m.opening_id = $1 ORDER BY d.made_at, d.id LIMIT 5000";
    CANDIDATES = "SELECT a.id, a.name, a.email, (SELECT e.status FROM application_events e WHERE e.application_id = a.id ORDER BY e.place DESC LIMIT 1) AS status, i.held_on FROM applications a LEFT JOIN interviews i ON i.application_id = a.id WHERE a.opening_id = $1 AND EXISTS (SELECT 1 FROM application_events v WHERE v.application_id = a.id AND v.status IN ('invited', 'chosen', 'hired')) ORDER BY a.name, a.id LIMIT 200";
    SEAT = "INSERT INTO panel_members (id, opening_id, person_id, seats, made_at) VALUES ($1, $2, $3, $4, $5)";
    REMOVE = "INSERT INTO panel_removals (member_id, reason, made_at) VALUES ($1, $2, $3)";
    GUEST_HATS = "SELECT h.id FROM hats h LEFT JOIN hat_ends e ON e.hat_id = h.id WHERE h.person_id = $1 AND h.organization_id = $2 AND h.hat = 'panel-member' AND h.relation_id IS NULL AND e.hat_id IS NULL AND NOT EXISTS (SELECT 1 FROM memberships m LEFT JOIN membership_ends x ON x.membership_id = m.id WHERE m.person_id = h.person_id AND m.organization_id = h.organization_id AND x.membership_id IS NULL) AND NOT EXISTS (SELECT 1 FROM panel_members s JOIN openings o ON o.id = s.opening_id LEFT JOIN panel_removals r ON r.member_id = s.id WHERE s.person_id = h.person_id AND o.organization_id = h.organization_id AND r.member_id IS NULL)";
    END_HAT = "INSERT INTO hat_ends (hat_id, ended_at, made_by) VALUES ($1, $2, $3)";
    DECLARE = "INSERT INTO panel_declarations (id, member_id, application_id, stance, words, made_at) VALUES ($1, $2, $3, $4, $5, $6)";
    INVITE = "INSERT INTO panel_invitations (id, opening_id, seats, made_at) VALUES ($1, $2, $3, $4)";
    INVITED = "SELECT v.opening_id, v.seats FROM panel_invitations v JOIN openings o ON o.id = v.opening_id WHERE v.id = $1 AND o.organization_id = $2";
    SITS = "SELECT id FROM panel_members WHERE opening_id = $1 AND person_id = $2";
    HOLD = "INSERT INTO interviews (application_id, kit_version_id, held_on, made_at) SELECT $1, v.id, $3, $4 FROM kit_versions v WHERE v.opening_id = $2 ORDER BY v.number DESC LIMIT 1";
    FORGET_NOTES = "UPDATE ratings SET body = '', reason = '' WHERE application_id = $1";
    FORGET_TIES = "UPDATE panel_declarations SET words = '' WHERE application_id = $1";
    DROP_DRAFTS = "DELETE FROM rating_drafts WHERE application_id = $1";
    DROP_DRAFTS_OF = "DELETE FROM rating_drafts WHERE member_id = $1";
}

/// The seats a panel should have, by the word in forms and in the database.
pub(super) const SEATS: [&str; 6] = [
    "lead",
    "services",
    "peer",
    "supervisor",
    "colleague",
    "another",
];
/// Those without which something is missing: whoever leads, people who use services, people with experience in peer
/// roles, and at least one position besides.
const WANTED: [&[&str]; 4] = [
    &["lead"],
    &["services"],
    &["peer"],
    &["supervisor", "colleague", "another"],
];

/// What somebody said about ties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Declared {
    pub candidate: Option<Uuid>,
    pub stance: String,
    pub words: String,
}

/// Somebody who sits on a panel, or sat on it.
#[derive(Debug, Clone)]
pub(super) struct Member {
    pub id: Uuid,
    pub person: Uuid,
    pub name: String,
    pub seats: Vec<String>,
    /// Why they no longer sit on it.
    pub removed: Option<String>,
    pub declared: Vec<Declared>,
}

impl Member {
    /// What they said last about all candidates.
    pub fn stance(&self) -> Option<&Declared> {
        self.declared.iter().rev().find(|d| d.candidate.is_none())
    }

    /// Whether they take part: not removed, ties declared, and not stepped aside.
    pub fn sits(&self) -> bool {
        self.removed.is_none() && self.stance().is_some_and(|d| d.stance != "aside")
    }

    /// Whether they stepped aside from the whole search.
    pub fn stands_aside(&self) -> bool {
        self.stance().is_some_and(|d| d.stance == "aside")
    }

    /// Whether they are still to declare ties.
    pub fn has_to_declare(&self) -> bool {
        self.removed.is_none() && self.stance().is_none()
    }

    /// Whether they stepped aside for this candidate.
    pub fn is_aside_for(&self, candidate: Uuid) -> bool {
        let last = self.declared.iter().rev();
        let mut last = last.filter(|d| d.candidate == Some(candidate));
        last.next().is_some_and(|d| d.stance == "aside")
    }

    /// Whether this candidate is theirs to rate.
    pub fn rates(&self, candidate: Uuid) -> bool {
        self.sits() && !self.is_aside_for(candidate)
    }
}

/// Somebody who applied and was invited to an interview.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// Their application.
    pub id: Uuid,
    /// Empty once it was erased.
    pub called: String,
    pub email: Option<String>,
    pub status: Status,
    pub held_on: Option<String>,
}

impl Candidate {
    /// Whether they take part: invited, and neither withdrawn nor turned down.
    pub fn takes_part(&self) -> bool {
        !self.called.is_empty()
            && matches!(
                self.status,
                Status::Invited | Status::Chosen | Status::Hired
            )
    }
}

/// A panel with its candidates.
pub(super) struct Panel {
    pub members: Vec<Member>,
    pub candidates: Vec<Candidate>,
}

impl Panel {
    pub async fn of(db: &Db, opening: Uuid) -> db::Result<Panel> {
        let mut members = Vec::new();
        for row in db.all(&MEMBERS, params![opening]).await? {
            let seats: String = row.get("seats")?;
            let removed: Option<Moment> = row.get("removed_at")?;
            let reason: Option<String> = row.get("reason")?;
            members.push(Member {
                id: row.get("id")?,
                person: row.get("person_id")?,
                name: row.get("name")?,
                seats: seats
                    .split(',')
                    .filter(|s| !s.is_empty())
                    .map(str::to_owned)
                    .collect(),
                removed: removed.map(|_| reason.unwrap_or_default()),
                declared: Vec::new(),
            });
        }
        for row in db.all(&DECLARED, params![opening]).await? {
            let of: Uuid = row.get("member_id")?;
            if let Some(member) = members.iter_mut().find(|m| m.id == of) {
                member.declared.push(Declared {
                    candidate: row.get("application_id")?,
                    stance: row.get("stance")?,
                    words: row.get("words")?,
                });
            }
        }
        let mut candidates = Vec::new();
        for row in db.all(&CANDIDATES, params![opening]).await? {
            let status: String = row.get("status")?;
            candidates.push(Candidate {
                id: row.get("id")?,
                called: row.get("name")?,
                email: row.get("email")?,
                status: Status::from_word(&status).unwrap_or(Status::Withdrawn),
                held_on: row.get("held_on")?,
            });
        }
        Ok(Panel {
            members,
            candidates,
        })
    }

    /// Everyone who may see their own part of it: not removed, whether they declared their ties yet or not.
    pub fn seated(&self) -> Vec<Uuid> {
        let here = self.members.iter().filter(|m| m.removed.is_none());
        here.map(|m| m.person).collect()
    }

    pub fn member(&self, person: Option<Uuid>) -> Option<&Member> {
        self.members.iter().find(|m| Some(m.person) == person)
    }

    pub fn candidate(&self, id: Uuid) -> Option<&Candidate> {
        self.candidates.iter().find(|c| c.id == id)
    }

    /// The seats that nobody takes.
    pub fn missing(&self) -> Vec<&'static str> {
        let here = self.members.iter().filter(|m| m.removed.is_none());
        let taken: Vec<&String> = here.flat_map(|m| &m.seats).collect();
        WANTED
            .iter()
            .filter(|any| !any.iter().any(|s| taken.iter().any(|t| t == s)))
            .filter_map(|any| any.last().copied())
            .collect()
    }
}

/// Somebody takes seats on a panel.
pub(super) async fn seat(tx: &Tx, opening: Uuid, person: Uuid, seats: &str) -> db::Result<()> {
    let id = new_id();
    tx.execute(&SEAT, params![id, opening, person, seats, tx.now()])
        .await?;
    tx.record(Entry::new("add", "panel-member").of(opening).about(person));
    Ok(())
}

/// Somebody no longer sits on a panel. What they handed in stays; what they were still writing goes. A guest who has no
/// other seat is no longer let in.
pub(super) async fn remove(
    tx: &Tx,
    member: &Member,
    opening: &Opening,
    reason: &str,
    by: Option<Uuid>,
) -> db::Result<()> {
    tx.execute(&REMOVE, params![member.id, reason, tx.now()])
        .await?;
    tx.execute(&DROP_DRAFTS_OF, params![member.id]).await?;
    let entry = Entry::new("end", "panel-member").of(opening.id);
    tx.record(entry.about(member.person));
    let guest = params![member.person, opening.organization];
    for row in tx.all(&GUEST_HATS, guest).await? {
        let hat: Uuid = row.get("id")?;
        tx.execute(&END_HAT, params![hat, tx.now(), by]).await?;
        let entry = Entry::new("end", "hat").of(hat).about(member.person);
        let word = Hat::PanelMember.word();
        tx.record(entry.changed("hat", word, None::<String>));
    }
    Ok(())
}

/// A member says what ties they have.
pub(super) async fn declare(tx: &Tx, member: &Member, said: &Declared) -> db::Result<()> {
    let row = params![
        new_id(),
        member.id,
        said.candidate,
        &said.stance,
        &said.words,
        tx.now()
    ];
    tx.execute(&DECLARE, row).await?;
    let entry = Entry::new("declare", "panel-member").of(member.id);
    tx.record(entry.about(member.person));
    Ok(())
}

/// Seats that wait for somebody from outside.
pub(super) async fn invite(tx: &Tx, opening: Uuid, seats: &str) -> db::Result<Uuid> {
    let id = new_id();
    tx.execute(&INVITE, params![id, opening, seats, tx.now()])
        .await?;
    tx.record(Entry::new("invite", "panel-member").of(opening));
    Ok(id)
}

/// Whoever accepted an invitation to a panel of this organization takes the seats it was for. Who sits there already
/// stays as they are.
pub(crate) async fn arrived(
    tx: &Tx,
    invitation: Uuid,
    place: Uuid,
    person: Uuid,
) -> db::Result<()> {
    let Some(row) = tx.optional(&INVITED, params![invitation, place]).await? else {
        return Ok(());
    };
    let (opening, seats): (Uuid, String) = (row.get("opening_id")?, row.get("seats")?);
    if tx
        .optional(&SITS, params![opening, person])
        .await?
        .is_none()
    {
        seat(tx, opening, person, &seats).await?;
    }
    Ok(())
}

/// An interview was held, with the kit in use.
pub(super) async fn hold(tx: &Tx, opening: Uuid, candidate: Uuid, day: &str) -> db::Result<()> {
    tx.execute(&HOLD, params![candidate, opening, day, tx.now()])
        .await?;
    tx.record(
        Entry::new("add", "interview")
            .of(candidate)
            .about(candidate),
    );
    Ok(())
}

/// What members wrote about an applicant goes, with their application. That a rating was there stays.
pub(crate) async fn forget(tx: &Tx, application: Uuid) -> db::Result<()> {
    for statement in [&FORGET_NOTES, &FORGET_TIES, &DROP_DRAFTS] {
        tx.execute(statement, params![application]).await?;
    }
    Ok(())
}
