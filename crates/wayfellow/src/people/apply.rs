//! Bringing a list in: the plan is written in batches, each of them a change with its audit entries and the progress.
//!
//! A batch is kept whole or not at all, so a list that was cut off can be brought in again: what is there already is the
//! same the second time. Not here: what is to be written (`plan`).

use uuid::Uuid;

use super::plan::{Outcome, Plan, Planned};
use crate::actor::Actor;
use crate::db::{self, Db, Entry, Tx, Value, new_id, params, statements};
use crate::organizations::organization::Line;

/// Lines in one change.
const BATCH: usize = 500;

statements! {
    PERSON = "INSERT INTO people (id, name, email, language, made_at) VALUES ($1, $2, $3, $4, $5)";
    MEMBERSHIP = "INSERT INTO memberships (id, organization_id, person_id, external_id, since, made_by) VALUES ($1, $2, $3, $4, $5, $6)";
    NEWCOMER = "INSERT INTO newcomers (person_id, organization_id, invite_at) VALUES ($1, $2, $3)";
    HAT = "INSERT INTO hats (id, organization_id, person_id, hat, since, made_by) VALUES ($1, $2, $3, $4, $5, $6)";
    POSITION = "INSERT INTO positions (id, organization_id, job_title, program, peer_role, focus, paid, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    PLACEMENT = "INSERT INTO placements (id, position_id, person_id, since, made_by) VALUES ($1, $2, $3, $4, $5)";
    RELATION = "INSERT INTO relations (id, organization_id, supervisor_id, worker_id, line, since, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    CALLED = "UPDATE people SET name = $2, email = $3, language = $4, version = version + 1 WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = people.id)";
    EXTERNAL_ID = "UPDATE memberships SET external_id = $2 WHERE id = $1 AND external_id IS NULL";
    LANGUAGE = "SELECT language FROM organizations WHERE id = $1";
    STEP = "UPDATE people_imports SET done_lines = done_lines + $2, added = added + $3, changed = changed + $4, unchanged = unchanged + $5, refused = refused + $6, seen_at = $7, version = version + 1 WHERE id = $1 AND ended_at IS NULL";
}

/// The way of a list into an organization: where to, and who brings it.
pub(super) struct Way<'a> {
    pub db: &'a Db,
    pub actor: &'a Actor,
    pub place: Uuid,
    /// The import whose progress is kept.
    pub import: Uuid,
}

impl Way<'_> {
    /// Writes everything. `told` hears how many lines are done.
    ///
    /// # Errors
    /// [`db::Error::Missing`] when the import was ended meanwhile; and when the database cannot do it. What was kept
    /// until then stays.
    pub async fn write(&self, plan: &Plan, told: &mut (dyn FnMut(usize) + Send)) -> db::Result<()> {
        let row = self.db.one(&LANGUAGE, params![self.place]).await?;
        let language: String = row.get("language")?;
        let mut done = 0;
        for jobs in plan.positions.chunks(BATCH) {
            self.db
                .change(self.actor, async |tx| {
                    let rows = jobs.iter().map(|(id, job)| {
                        let focus = job.focus.as_deref();
                        params![
                            *id,
                            self.place,
                            job.job_title.as_str(),
                            job.program.as_deref(),
                            job.peer_role,
                            focus,
                            job.paid,
                            tx.now()
                        ]
                    });
                    tx.execute_many(&POSITION, rows.collect()).await?;
                    for (id, job) in jobs {
                        let entry = self.entry("create", "position").of(*id);
                        let title = job.job_title.as_str();
                        tx.record(entry.changed("job_title", None::<String>, title));
                    }
                    self.step(&tx, &[]).await
                })
                .await?;
        }
        for lines in plan.lines.chunks(BATCH) {
            // A line with supervisors is done once everyone is there.
            let through: Vec<&Planned> = lines
                .iter()
                .filter(|l| l.todo.relations.is_empty())
                .collect();
            self.db
                .change(self.actor, async |tx| {
                    self.people(&tx, lines, &language).await?;
                    self.step(&tx, &through).await
                })
                .await?;
            done += through.len();
            told(done);
        }
        let related: Vec<&Planned> = plan
            .lines
            .iter()
            .filter(|l| !l.todo.relations.is_empty())
            .collect();
        for lines in related.chunks(BATCH) {
            self.db
                .change(self.actor, async |tx| {
                    self.relations(&tx, lines).await?;
                    self.step(&tx, lines).await
                })
                .await?;
            done += lines.len();
            told(done);
        }
        Ok(())
    }

    fn entry(&self, action: &'static str, kind: &'static str) -> Entry {
        Entry::new(action, kind).belongs_to(Some(self.place))
    }

    /// People, memberships, hats and placements of a batch.
    async fn people(&self, tx: &Tx, lines: &[Planned], language: &str) -> db::Result<()> {
        let (now, by) = (tx.now(), self.actor.person_id());
        let mut people: Vec<Vec<Value>> = Vec::new();
        let mut memberships = Vec::new();
        let mut newcomers = Vec::new();
        let mut hats = Vec::new();
        let mut placements = Vec::new();
        for line in lines {
            let todo = &line.todo;
            let person = todo.person;
            let mut entry = self
                .entry("import", "membership")
                .of(todo.membership)
                .about(person);
            match (&line.outcome, &todo.called) {
                (Outcome::New, Some((name, email, wanted))) => {
                    let language = wanted.unwrap_or(language);
                    people.push(params![
                        person,
                        name.as_str(),
                        email.as_deref(),
                        language,
                        now
                    ]);
                    let id = line.external_id.as_str();
                    memberships.push(params![todo.membership, self.place, person, id, now, by]);
                    newcomers.push(params![person, self.place, now]);
                    entry = entry.field("name").field("external_id");
                }
                (Outcome::Changed, Some((name, email, wanted))) => {
                    if let Some(before) = &todo.before {
                        let language = wanted.unwrap_or(&before.2);
                        tx.execute(
                            &CALLED,
                            params![person, name.as_str(), email.as_deref(), language],
                        )
                        .await?;
                        if *name != before.0 {
                            entry = entry.changed("name", before.0.as_str(), name.as_str());
                        }
                        if *email != before.1 {
                            entry = entry.changed("email", before.1.clone(), email.clone());
                        }
                        if language != before.2 {
                            entry = entry.changed("language", before.2.as_str(), language);
                        }
                    }
                }
                _ => {}
            }
            if !matches!(line.outcome, Outcome::New | Outcome::Changed) {
                continue;
            }
            if let Some(id) = &todo.external_id {
                tx.execute(&EXTERNAL_ID, params![todo.membership, id.as_str()])
                    .await?;
                entry = entry.field("external_id");
            }
            for hat in &todo.hats {
                let values = params![new_id(), self.place, person, hat.word(), now, by];
                hats.push(values);
            }
            if !todo.hats.is_empty() {
                entry = entry.field("hats");
            }
            if let Some((position, since)) = todo.place {
                placements.push(params![new_id(), position, person, since, by]);
                entry = entry.field("placement");
            }
            tx.record(entry);
        }
        tx.execute_many(&PERSON, people).await?;
        tx.execute_many(&MEMBERSHIP, memberships).await?;
        tx.execute_many(&NEWCOMER, newcomers).await?;
        tx.execute_many(&HAT, hats).await?;
        tx.execute_many(&PLACEMENT, placements).await
    }

    async fn relations(&self, tx: &Tx, lines: &[&Planned]) -> db::Result<()> {
        let (now, by) = (tx.now(), self.actor.person_id());
        let mut rows = Vec::new();
        for line in lines {
            let worker = line.todo.person;
            for (supervisor, side) in &line.todo.relations {
                let id = new_id();
                let word = Line::word(*side);
                rows.push(params![id, self.place, *supervisor, worker, word, now, by]);
                for person in [worker, *supervisor] {
                    let entry = self.entry("create", "relation").of(id).about(person);
                    tx.record(entry.field("line"));
                }
            }
        }
        tx.execute_many(&RELATION, rows).await
    }

    /// Counts lines as done.
    async fn step(&self, tx: &Tx, lines: &[&Planned]) -> db::Result<()> {
        let of = |word: &str| {
            let many = lines.iter().filter(|l| l.outcome.word() == word).count();
            i64::try_from(many).unwrap_or(i64::MAX)
        };
        let done = i64::try_from(lines.len()).unwrap_or(i64::MAX);
        let touched = tx
            .execute(
                &STEP,
                params![
                    self.import,
                    done,
                    of("new"),
                    of("changed"),
                    of("same"),
                    of("refused"),
                    tx.now()
                ],
            )
            .await?;
        if touched == 0 {
            return Err(db::Error::Missing);
        }
        tx.record(self.entry("edit", "import").of(self.import).field("done"));
        Ok(())
    }
}
