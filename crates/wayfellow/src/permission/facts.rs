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
    SUPERVISED_NOW = "SELECT r.id, r.supervisor_id FROM relations r LEFT JOIN relation_ends e ON e.relation_id = r.id WHERE r.worker_id = $1 AND r.organization_id = $2 AND r.since <= $3 AND e.relation_id IS NULL";
}

/// What is known now between somebody who asks and the person a record is about. Looked up once for any number of
/// records.
#[derive(Debug, Default)]
pub struct Facts {
    /// Who supervises the person in the organization that counts, by which relation.
    supervised: Vec<(Uuid, Uuid)>,
    /// What the person shares: part, person, hat in the organization that the one who asks is looking at.
    shared: Vec<(String, Option<Uuid>, Option<String>)>,
}

impl Facts {
    /// Between the actor and `about`, with supervision in `organization`. Nothing is looked up for what somebody asks
    /// about themselves, or as nobody.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn between(
        db: &Db,
        actor: &Actor,
        about: Uuid,
        organization: Option<Uuid>,
    ) -> Result<Facts> {
        let mut facts = Facts::default();
        if actor.person_id().is_none_or(|asking| asking == about) {
            return Ok(facts);
        }
        let now = Moment::now();
        if let Some(organization) = organization.or(actor.organization) {
            for row in db
                .all(&SUPERVISED_NOW, params![about, organization, now])
                .await?
            {
                facts
                    .supervised
                    .push((row.get("id")?, row.get("supervisor_id")?));
            }
        }
        for row in db.all(&SHARED_NOW, params![about, now]).await? {
            let place: Option<Uuid> = row.get("with_organization")?;
            let hat = if place.is_some() && place == actor.organization {
                let hat: Option<String> = row.get("with_hat")?;
                Some(hat.unwrap_or_else(|| "member".to_owned()))
            } else {
                None
            };
            facts
                .shared
                .push((row.get("part")?, row.get("with_person")?, hat));
        }
        Ok(facts)
    }
}

impl Resource {
    /// Adds what is known about it now, looked up for it alone.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn with_facts(self, db: &Db, actor: &Actor) -> Result<Resource> {
        let Some(about) = self.about else {
            return Ok(self);
        };
        let facts = Facts::between(db, actor, about, self.organization).await?;
        Ok(self.knowing(&facts, actor))
    }

    /// Adds what is known about it, from facts about the same person.
    #[must_use]
    pub fn knowing(mut self, facts: &Facts, actor: &Actor) -> Resource {
        for (relation, supervisor) in &facts.supervised {
            if actor.person_id() == Some(*supervisor) {
                self.relations.push(*relation);
            }
            self.supervisors.push(*supervisor);
        }
        if self.kept_by_person {
            for (part, person, hat) in &facts.shared {
                if covers(part, &self.part) {
                    self.shared_with.extend(*person);
                    self.shared_with_hats.extend(hat.clone());
                }
            }
        }
        self
    }
}

/// Whether sharing one part shares the other: itself and what is below it.
fn covers(shared: &str, part: &str) -> bool {
    part.strip_prefix(shared)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
