//! The facts that rules ask for: who supervises whom now, and with whom something is shared now.
//!
//! Not here: whether that is enough.

use uuid::Uuid;

use super::Resource;
use crate::actor::Actor;
use crate::db::{Db, Moment, Result, params, statements};

statements! {
    /// Shares of a person that hold at a moment.
    pub SHARED_NOW = "SELECT s.part, s.with_person, s.with_organization, s.with_hat FROM shares s LEFT JOIN share_ends e ON e.share_id = s.id WHERE s.person_id = $1 AND s.since <= $2 AND (s.until IS NULL OR s.until > $2) AND e.share_id IS NULL";
    SUPERVISED_NOW = "SELECT r.id, r.supervisor_id FROM relations r LEFT JOIN relation_ends e ON e.relation_id = r.id WHERE r.worker_id = $1 AND r.organization_id = $2 AND r.since <= $3 AND (e.ended_at IS NULL OR e.ended_at > $3)";
}

impl Resource {
    /// Adds what is known about it now. Nothing is looked up for what somebody asks about themselves, or about no one.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn with_facts(mut self, db: &Db, actor: &Actor) -> Result<Resource> {
        let (Some(about), Some(asking)) = (self.about, actor.person_id()) else {
            return Ok(self);
        };
        if about == asking {
            return Ok(self);
        }
        let now = Moment::now();
        if let Some(organization) = self.organization.or(actor.organization) {
            for row in db
                .all(&SUPERVISED_NOW, params![about, organization, now])
                .await?
            {
                let supervisor: Uuid = row.get("supervisor_id")?;
                if supervisor == asking {
                    self.relations.push(row.get("id")?);
                }
                self.supervisors.push(supervisor);
            }
        }
        if self.kept_by_person {
            for row in db.all(&SHARED_NOW, params![about, now]).await? {
                let part: String = row.get("part")?;
                if !covers(&part, &self.part) {
                    continue;
                }
                self.shared_with
                    .extend(row.get::<Option<Uuid>>("with_person")?);
                let organization: Option<Uuid> = row.get("with_organization")?;
                if organization.is_some() && organization == actor.organization {
                    let hat: Option<String> = row.get("with_hat")?;
                    self.shared_with_hats
                        .push(hat.unwrap_or_else(|| "member".to_owned()));
                }
            }
        }
        Ok(self)
    }
}

/// Whether sharing one part shares the other: itself and what is below it.
fn covers(shared: &str, part: &str) -> bool {
    part.strip_prefix(shared)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
