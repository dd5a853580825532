//! What an organization's own records say about the facts behind its plan, and what the ladder recommends.
//!
//! Only posts, who holds them, and hats are read: what the organization itself has entered, and nothing of anyone's
//! portfolio. What comes out are counts and names of posts, never of people. Not here: who may see it.

use std::collections::BTreeMap;

use frameworks::{Library, Stage};
use uuid::Uuid;

use super::first::Facts;
use super::workdays::today;
use crate::db::{self, Db, Moment, params, statements};

statements! {
    POSTS = "SELECT p.id, p.job_title, p.role_code, CAST((SELECT COUNT(*) FROM placements l LEFT JOIN placement_ends x ON x.placement_id = l.id WHERE l.position_id = p.id AND l.since <= $2 AND (x.last_day IS NULL OR x.last_day >= $2)) AS BIGINT) AS holders FROM positions p WHERE p.organization_id = $1 AND p.peer_role = TRUE AND (p.last_day IS NULL OR p.last_day >= $2) ORDER BY p.job_title, p.id LIMIT 5000";
    LEADING = "SELECT COUNT(DISTINCT l.person_id) AS n FROM placements l JOIN positions p ON p.id = l.position_id JOIN hats h ON h.person_id = l.person_id AND h.organization_id = p.organization_id LEFT JOIN placement_ends x ON x.placement_id = l.id LEFT JOIN hat_ends e ON e.hat_id = h.id WHERE p.organization_id = $1 AND p.peer_role = TRUE AND h.hat = 'leader' AND e.hat_id IS NULL AND h.since <= $3 AND (h.until IS NULL OR h.until > $3) AND l.since <= $2 AND (x.last_day IS NULL OR x.last_day >= $2)";
    ALONE = "SELECT COUNT(DISTINCT l.person_id) AS n FROM placements l JOIN positions p ON p.id = l.position_id LEFT JOIN placement_ends x ON x.placement_id = l.id WHERE p.organization_id = $1 AND p.peer_role = TRUE AND l.since <= $2 AND (x.last_day IS NULL OR x.last_day >= $2) AND NOT EXISTS (SELECT 1 FROM relations r LEFT JOIN relation_ends e ON e.relation_id = r.id WHERE r.worker_id = l.person_id AND r.organization_id = p.organization_id AND r.line = 'peer' AND e.relation_id IS NULL)";
}

/// The three facts, by their words in forms.
pub(super) const FACTS: [&str; 3] = ["trainer", "leader", "colleagues"];

/// What the records say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Found {
    /// Posts in peer roles.
    pub posts: usize,
    /// Posts that are held and whose role the ladder lists at Stage IV or V.
    pub high: Vec<String>,
    /// Posts that have no role of the ladder, so that their stage is not known.
    pub unknown: usize,
    /// People who hold a peer role and lead the organization.
    pub leading: usize,
    /// People in peer roles whom nobody supervises on the peer line.
    pub alone: usize,
}

impl Found {
    /// Reads the records of an organization.
    pub async fn of(db: &Db, library: &Library, organization: Uuid) -> db::Result<Found> {
        let (today, now) = (today(), Moment::now());
        let mut found = Found::default();
        for row in db.all(&POSTS, params![organization, today]).await? {
            found.posts += 1;
            let role: Option<String> = row.get("role_code")?;
            let item = role.as_deref().and_then(|r| library.find(r));
            let Some(role) = item.and_then(|r| r.item.role.as_ref()) else {
                found.unknown += 1;
                continue;
            };
            let high = |s: &Stage| matches!(s, Stage::IV | Stage::V);
            if role.stages.iter().any(high) && row.get::<i64>("holders")? > 0 {
                found.high.push(row.get("job_title")?);
            }
        }
        let count = |n: i64| usize::try_from(n).unwrap_or(0);
        let values = params![organization, today, now];
        found.leading = count(db.one(&LEADING, values).await?.get("n")?);
        found.alone = count(
            db.one(&ALONE, params![organization, today])
                .await?
                .get("n")?,
        );
        Ok(found)
    }

    /// What they say about a fact.
    pub fn says(&self, fact: &str) -> bool {
        match fact {
            "trainer" => !self.high.is_empty(),
            "leader" => self.leading > 0,
            _ => self.posts > 1,
        }
    }

    /// The facts that were answered otherwise than the records say, without a reason.
    pub fn unexplained(&self, typed: &BTreeMap<String, String>) -> Vec<&'static str> {
        let text = |name: &str| typed.get(name).map_or("", |t| t.trim());
        let differs = |fact: &&str| (text(fact) == "yes") != self.says(fact);
        let silent = |fact: &&str| text(&format!("why-{fact}")).is_empty();
        FACTS
            .into_iter()
            .filter(|f| differs(f) && silent(f))
            .collect()
    }
}

/// What the ladder recommends to an organization with these facts: the ends of keys.
pub(super) fn recommended(facts: &Facts) -> Vec<&'static str> {
    let so = [facts.trainer, facts.leader, facts.colleagues];
    let missing = FACTS.into_iter().zip(so).filter(|(_, so)| !so);
    missing.map(|(fact, _)| fact).collect()
}
