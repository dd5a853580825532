//! The plan of an organization, as it is kept: tasks, comments, advice, and the address for calendars.
//!
//! Not here: dates and warnings (`timing`), and what making it again does (`merge`).

use std::collections::BTreeMap;

use frameworks::{Chair, Phase, Preparation};
use jiff::civil::Date;
use uuid::Uuid;

use super::asked::{Asked, Typed};
use super::first::draft;
use super::merge::{Change, Kept, Made, merge};
use super::timing::Task;
use crate::accounts::session::token;
use crate::actor::Actor;
use crate::db::{self, Db, Entry, Moment, Row, Tx, new_id, params, statements};
use crate::web::who::token_hash;

statements! {
    OF_ORGANIZATION = "SELECT id, starts_on, facts, changes, made_at, version FROM plans WHERE organization_id = $1";
    BY_FEED = "SELECT p.id, p.starts_on, p.facts, p.changes, p.made_at, p.version, p.organization_id, o.name FROM plan_feeds f JOIN plans p ON p.id = f.plan_id JOIN organizations o ON o.id = p.organization_id WHERE f.token_hash = $1 AND f.ended_at IS NULL";
    CREATE = "INSERT INTO plans (id, organization_id, starts_on, facts, changes, made_at, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    AGAIN = "UPDATE plans SET starts_on = $3, facts = $4, changes = $5, made_at = $6, made_by = $7, version = version + 1 WHERE id = $1 AND version = $2";
    TASKS = "SELECT t.id, t.code, t.place, t.phase, t.seat, t.label, t.reason, t.days, t.comes_after, t.not_before, t.done_on, t.evidence, t.owner_id, t.made, t.removed, t.version, p.name AS owner, (SELECT COUNT(*) FROM plan_comments c WHERE c.task_id = t.id) AS comments FROM plan_tasks t LEFT JOIN people p ON p.id = t.owner_id WHERE t.plan_id = $1 ORDER BY t.place, t.code";
    ADD = "INSERT INTO plan_tasks (id, plan_id, code, place, phase, seat, label, reason, days, comes_after, not_before, done_on, evidence, owner_id, made, removed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    FOLLOW = "UPDATE plan_tasks SET phase = $2, seat = $3, label = $4, reason = $5, days = $6, comes_after = $7, made = $8, removed = $9, version = version + 1 WHERE id = $1";
    EDIT = "UPDATE plan_tasks SET phase = $3, seat = $4, label = $5, reason = $6, days = $7, comes_after = $8, not_before = $9, done_on = $10, evidence = $11, owner_id = $12, version = version + 1 WHERE id = $1 AND version = $2";
    REMOVE = "UPDATE plan_tasks SET removed = TRUE, version = version + 1 WHERE id = $1";
    PLACE = "SELECT place FROM plan_tasks WHERE id = $1 AND plan_id = $2";
    BEFORE = "SELECT id, place FROM plan_tasks WHERE plan_id = $1 AND place < $2 AND id <> $3 AND removed = FALSE ORDER BY place DESC LIMIT 1";
    BEHIND = "SELECT id, place FROM plan_tasks WHERE plan_id = $1 AND place > $2 AND id <> $3 AND removed = FALSE ORDER BY place LIMIT 1";
    NEXT_PLACE = "SELECT COALESCE(MAX(place), -1) + 1 AS place FROM plan_tasks WHERE plan_id = $1";
    MOVE = "UPDATE plan_tasks SET place = $2 WHERE id = $1";
    COMMENTS = "SELECT c.words, c.made_at, p.name FROM plan_comments c JOIN people p ON p.id = c.made_by WHERE c.task_id = $1 ORDER BY c.id LIMIT 500";
    COMMENT = "INSERT INTO plan_comments (id, task_id, words, made_at, made_by) VALUES ($1, $2, $3, $4, $5)";
    END_FEEDS = "UPDATE plan_feeds SET ended_at = $2 WHERE plan_id = $1 AND ended_at IS NULL";
    FEED = "INSERT INTO plan_feeds (id, plan_id, token_hash, made_at, made_by) VALUES ($1, $2, $3, $4, $5)";
    ADVICE = "SELECT whom, months, words, made_at FROM plan_advice WHERE organization_id = $1 ORDER BY id LIMIT 500";
    ADVISE = "INSERT INTO plan_advice (id, organization_id, whom, months, words, made_at, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    PLACE_NAME = "SELECT name FROM organizations WHERE id = $1";
}

/// The plan of an organization.
pub(super) struct Plan {
    pub id: Uuid,
    pub asked: Asked,
    /// Name of a task and what happened to it, when the plan was last made.
    pub changes: Vec<(String, Change)>,
    pub made_at: Moment,
    pub version: i64,
    pub tasks: Vec<PlanTask>,
}

/// A task as it is kept.
#[derive(Debug, Clone)]
pub(super) struct PlanTask {
    pub id: Uuid,
    pub task: Task,
    pub owner_id: Option<Uuid>,
    pub evidence: String,
    pub comments: i64,
    pub made: Option<Made>,
    pub removed: bool,
    pub version: i64,
}

impl PlanTask {
    fn read(row: &Row) -> db::Result<PlanTask> {
        let after: String = row.get("comes_after")?;
        let made: Option<String> = row.get("made")?;
        let days: i64 = row.get("days")?;
        let made: Option<Made> = made.and_then(|m| serde_json::from_str(&m).ok());
        let label: String = row.get("label")?;
        let text: String = row.get("reason")?;
        let id = row.get("id")?;
        Ok(PlanTask {
            id,
            task: Task {
                id: Some(id),
                code: row.get("code")?,
                phase: Phase::from_word(&row.get::<String>("phase")?).unwrap_or(Phase::Foundation),
                seat: Chair::from_word(&row.get::<String>("seat")?).unwrap_or(Chair::Executive),
                ours: made
                    .as_ref()
                    .is_some_and(|m| m.label == label && m.reason == text),
                label,
                text,
                days: u32::try_from(days).unwrap_or(1),
                after: after.split_whitespace().map(str::to_owned).collect(),
                not_before: row.get("not_before")?,
                done_on: row.get("done_on")?,
                owner: row.get("owner")?,
            },
            owner_id: row.get("owner_id")?,
            evidence: row.get("evidence")?,
            comments: row.get("comments")?,
            made,
            removed: row.get("removed")?,
            version: row.get("version")?,
        })
    }

    fn kept(&self) -> Kept {
        let task = &self.task;
        Kept {
            code: task.code.clone(),
            now: Made {
                phase: task.phase.to_string(),
                seat: task.seat.to_string(),
                label: task.label.clone(),
                reason: task.text.clone(),
                days: task.days,
                after: task.after.clone(),
            },
            made: self.made.clone(),
            touched: task.done_on.is_some()
                || task.not_before.is_some()
                || self.owner_id.is_some()
                || self.comments > 0
                || !self.evidence.is_empty(),
            removed: self.removed,
        }
    }
}

impl Plan {
    async fn read(db: &Db, row: &Row) -> db::Result<Plan> {
        let id: Uuid = row.get("id")?;
        let facts: String = row.get("facts")?;
        let changes: String = row.get("changes")?;
        let typed: Typed = serde_json::from_str(&facts).unwrap_or_default();
        let mut asked = Asked::read(typed, true);
        let start: Date = row.get("starts_on")?;
        asked.start = start;
        let rows = db.all(&TASKS, params![id]).await?;
        let tasks = rows.iter().map(PlanTask::read).collect::<db::Result<_>>()?;
        Ok(Plan {
            id,
            asked,
            changes: serde_json::from_str(&changes).unwrap_or_default(),
            made_at: row.get("made_at")?,
            version: row.get("version")?,
            tasks,
        })
    }

    /// The tasks that are in the plan, without those that were taken out.
    pub fn current(&self) -> Vec<Task> {
        let here = self.tasks.iter().filter(|t| !t.removed);
        here.map(|t| t.task.clone()).collect()
    }

    /// The task with this id.
    pub fn task(&self, id: Uuid) -> Option<&PlanTask> {
        self.tasks.iter().find(|t| t.id == id && !t.removed)
    }
}

/// The plan of an organization, if it has one.
pub(super) async fn of_organization(db: &Db, organization: Uuid) -> db::Result<Option<Plan>> {
    match db.optional(&OF_ORGANIZATION, params![organization]).await? {
        Some(row) => Plan::read(db, &row).await.map(Some),
        None => Ok(None),
    }
}

/// The plan behind an address for calendars, with the organization and its name.
pub(super) async fn by_feed(db: &Db, token: &str) -> db::Result<Option<(Plan, Uuid, String)>> {
    let Some(row) = db.optional(&BY_FEED, params![token_hash(token)]).await? else {
        return Ok(None);
    };
    let plan = Plan::read(db, &row).await?;
    Ok(Some((plan, row.get("organization_id")?, row.get("name")?)))
}

/// The name of an organization.
pub(super) async fn place_name(db: &Db, organization: Uuid) -> db::Result<String> {
    db.one(&PLACE_NAME, params![organization])
        .await?
        .get("name")
}

/// Makes the plan from answers, or makes it again.
///
/// # Errors
/// [`db::Error::Conflict`] when somebody else made it in between.
pub(super) async fn make(
    db: &Db,
    actor: &Actor,
    organization: Uuid,
    asked: &Asked,
) -> db::Result<()> {
    let drafted = draft(Preparation::shipped(), &asked.facts, asked.start);
    let fresh: Vec<(String, Made)> = drafted
        .iter()
        .map(|d| {
            let made = Made {
                phase: d.task.phase.to_string(),
                seat: d.task.seat.to_string(),
                label: d.task.label.clone(),
                reason: d.task.text.clone(),
                days: d.days,
                after: d.after.iter().map(|c| (*c).to_owned()).collect(),
            };
            (d.task.code.clone(), made)
        })
        .collect();
    let before = of_organization(db, organization).await?;
    let kept: Vec<Kept> = before
        .iter()
        .flat_map(|p| p.tasks.iter().map(PlanTask::kept))
        .collect();
    let merged = merge(&kept, &fresh);
    let told: Vec<(&str, Change)> = merged
        .iter()
        .filter(|_| before.is_some())
        .filter_map(|m| Some((m.now.label.as_str(), m.change?)))
        .collect();
    let fail = |e: serde_json::Error| db::Error::Failed(e.to_string());
    let changes = serde_json::to_string(&told).map_err(fail)?;
    let fields: BTreeMap<&str, &str> = asked.fields().into_iter().collect();
    let facts = serde_json::to_string(&fields).map_err(fail)?;
    let start = asked.start.to_string();
    db.change(actor, async |tx| {
        let by = actor.person_id();
        let id = match &before {
            Some(plan) => {
                let values = params![
                    plan.id,
                    plan.version,
                    &start,
                    &facts,
                    &changes,
                    tx.now(),
                    by
                ];
                tx.edit(&AGAIN, values).await?;
                plan.id
            }
            None => {
                let id = new_id();
                let values = params![id, organization, &start, &facts, &changes, tx.now(), by];
                tx.execute(&CREATE, values).await?;
                id
            }
        };
        for (place, task) in merged.iter().enumerate() {
            let made = task.made.as_ref().map(serde_json::to_string);
            let made = made.transpose().map_err(fail)?;
            let known = before
                .as_ref()
                .and_then(|p| p.tasks.iter().find(|t| t.task.code == task.code));
            let now = &task.now;
            let after = now.after.join(" ");
            let days = i64::from(now.days);
            if let Some(known) = known {
                let values = params![
                    known.id,
                    &now.phase,
                    &now.seat,
                    &now.label,
                    &now.reason,
                    days,
                    after,
                    made,
                    task.removed
                ];
                tx.execute(&FOLLOW, values).await?;
            } else {
                let place = i64::try_from(place).unwrap_or(i64::MAX);
                let values = params![
                    new_id(),
                    id,
                    &task.code,
                    place,
                    &now.phase,
                    &now.seat,
                    &now.label,
                    &now.reason,
                    days,
                    after,
                    None::<&str>,
                    None::<&str>,
                    "",
                    None::<Uuid>,
                    made,
                    task.removed
                ];
                tx.execute(&ADD, values).await?;
            }
        }
        let action = if before.is_some() { "edit" } else { "create" };
        tx.record(Entry::new(action, "readiness-plan").of(id));
        Ok::<_, db::Error>(())
    })
    .await
}

/// What somebody typed about a task.
#[derive(Debug, Clone)]
pub(super) struct Edited {
    pub task: Task,
    pub owner_id: Option<Uuid>,
    pub evidence: String,
}

/// Adds a task of their own; its id.
pub(super) async fn add(db: &Db, actor: &Actor, plan: &Plan, edited: &Edited) -> db::Result<Uuid> {
    let id = new_id();
    let code = format!("own-{}", id.simple());
    db.change(actor, async |tx| {
        let t = &edited.task;
        let place: i64 = tx.one(&NEXT_PLACE, params![plan.id]).await?.get("place")?;
        let values = params![
            id,
            plan.id,
            &code,
            place,
            t.phase.as_str(),
            t.seat.as_str(),
            &t.label,
            &t.text,
            i64::from(t.days),
            t.after.join(" "),
            t.not_before.map(|d| d.to_string()),
            t.done_on.map(|d| d.to_string()),
            &edited.evidence,
            edited.owner_id,
            None::<&str>,
            false
        ];
        tx.execute(&ADD, values).await?;
        tx.record(Entry::new("create", "readiness-task").of(id));
        Ok::<_, db::Error>(id)
    })
    .await
}

/// Keeps an edit of a task, read with a version.
///
/// # Errors
/// [`db::Error::Conflict`] when somebody else edited it in between.
pub(super) async fn edit(
    db: &Db,
    actor: &Actor,
    id: Uuid,
    version: i64,
    edited: &Edited,
) -> db::Result<()> {
    db.change(actor, async |tx| {
        let t = &edited.task;
        let values = params![
            id,
            version,
            t.phase.as_str(),
            t.seat.as_str(),
            &t.label,
            &t.text,
            i64::from(t.days),
            t.after.join(" "),
            t.not_before.map(|d| d.to_string()),
            t.done_on.map(|d| d.to_string()),
            &edited.evidence,
            edited.owner_id
        ];
        tx.edit(&EDIT, values).await?;
        tx.record(Entry::new("edit", "readiness-task").of(id));
        Ok::<_, db::Error>(())
    })
    .await
}

/// Takes a task out of the plan.
pub(super) async fn remove(db: &Db, actor: &Actor, id: Uuid) -> db::Result<()> {
    db.change(actor, async |tx| {
        tx.execute(&REMOVE, params![id]).await?;
        tx.record(Entry::new("end", "readiness-task").of(id));
        Ok::<_, db::Error>(())
    })
    .await
}

/// Moves a task one place up or down among those that are in the plan: the two change places, and no other is touched.
pub(super) async fn shift(
    db: &Db,
    actor: &Actor,
    plan: Uuid,
    id: Uuid,
    up: bool,
) -> db::Result<()> {
    db.change(actor, async |tx| {
        let at: i64 = tx.one(&PLACE, params![id, plan]).await?.get("place")?;
        let neighbor = if up { &BEFORE } else { &BEHIND };
        if let Some(other) = tx.optional(neighbor, params![plan, at, id]).await? {
            let (other, there): (Uuid, i64) = (other.get("id")?, other.get("place")?);
            tx.execute(&MOVE, params![id, there]).await?;
            tx.execute(&MOVE, params![other, at]).await?;
        }
        tx.record(Entry::new("edit", "readiness-task").of(id).field("place"));
        Ok::<_, db::Error>(())
    })
    .await
}

/// What was written about a task: name, words, when.
pub(super) async fn comments(db: &Db, task: Uuid) -> db::Result<Vec<(String, String, Moment)>> {
    let rows = db.all(&COMMENTS, params![task]).await?;
    rows.iter()
        .map(|r| Ok((r.get("name")?, r.get("words")?, r.get("made_at")?)))
        .collect()
}

/// Writes about a task.
pub(super) async fn comment(db: &Db, actor: &Actor, task: Uuid, words: &str) -> db::Result<()> {
    let person = actor.person_id().ok_or(db::Error::Missing)?;
    db.change(actor, async |tx| {
        tx.execute(&COMMENT, params![new_id(), task, words, tx.now(), person])
            .await?;
        tx.record(Entry::new("create", "readiness-comment").of(task));
        Ok::<_, db::Error>(())
    })
    .await
}

/// A new address for calendars; the ones before are closed.
pub(super) async fn feed(db: &Db, actor: &Actor, plan: Uuid) -> db::Result<String> {
    db.change(actor, async |tx: Tx| {
        let token = token()?;
        tx.execute(&END_FEEDS, params![plan, tx.now()]).await?;
        let values = params![
            new_id(),
            plan,
            token_hash(&token),
            tx.now(),
            actor.person_id()
        ];
        tx.execute(&FEED, values).await?;
        tx.record(Entry::new("create", "plan-feed").of(plan));
        Ok::<_, db::Error>(token)
    })
    .await
}

/// What another organization said.
pub(super) struct Advice {
    pub whom: String,
    pub months: Option<i64>,
    pub words: String,
}

/// Everything that others said.
pub(super) async fn advice(db: &Db, organization: Uuid) -> db::Result<Vec<Advice>> {
    let rows = db.all(&ADVICE, params![organization]).await?;
    rows.iter()
        .map(|r| {
            Ok(Advice {
                whom: r.get("whom")?,
                months: r.get("months")?,
                words: r.get("words")?,
            })
        })
        .collect()
}

/// Writes down what another organization said.
pub(super) async fn advise(
    db: &Db,
    actor: &Actor,
    organization: Uuid,
    said: &Advice,
) -> db::Result<()> {
    db.change(actor, async |tx| {
        let id = new_id();
        let values = params![
            id,
            organization,
            &said.whom,
            said.months,
            &said.words,
            tx.now(),
            actor.person_id()
        ];
        tx.execute(&ADVISE, values).await?;
        tx.record(Entry::new("create", "readiness-advice").of(id));
        Ok::<_, db::Error>(())
    })
    .await
}
