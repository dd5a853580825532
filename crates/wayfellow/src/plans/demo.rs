//! The demo's plan at Riverbend: made in spring, changed by hand, and made again half a year later.

use anyhow::Context as _;
use frameworks::Preparation;
use jiff::ToSpan as _;
use uuid::Uuid;

use super::asked::{Asked, Typed};
use super::kept::{self, Edited};
use super::timing::timeline;
use super::workdays::today;
use crate::actor::{Actor, Hat};
use crate::db::{self, Db, params, statements};
use crate::{forums, groundwork, policies, rounds};

statements! {
    LEADER = "SELECT d.person_id, m.organization_id FROM demo_people d JOIN memberships m ON m.person_id = d.person_id WHERE d.about = 'demo-lena'";
}

fn asked(true_statements: &[usize], start: &str) -> Asked {
    let mut typed = Typed::from([
        ("start".to_owned(), start.to_owned()),
        ("colleagues".to_owned(), "yes".to_owned()),
        // They gave themselves a year, and keep to it.
        ("months".to_owned(), "12".to_owned()),
    ]);
    for (n, statement) in Preparation::shipped().statements.iter().enumerate() {
        let word = if true_statements.contains(&(n + 1)) {
            "true"
        } else {
            "false"
        };
        typed.insert(statement.code.clone(), word.to_owned());
    }
    Asked::read(typed, true)
}

/// Writes the rounds, the forums, the policies and the plan of the demo.
///
/// # Errors
/// When it cannot be written.
pub(crate) async fn fill(db: &Db) -> anyhow::Result<()> {
    write(db)
        .await
        .context("The plan of the demo could not be written")
}

async fn write(db: &Db) -> db::Result<()> {
    let row = db.one(&LEADER, params![]).await?;
    let (lena, riverbend): (Uuid, Uuid) = (row.get("person_id")?, row.get("organization_id")?);
    let actor = Actor::person(lena).within(riverbend, &[Hat::Leader]);
    db.change(&actor, async |tx| {
        rounds::demo::fill(&tx, riverbend, lena).await
    })
    .await?;
    forums::demo::fill(db, riverbend, lena).await?;
    policies::demo::fill(db, riverbend, lena).await?;
    groundwork::demo::fill(db, riverbend, lena).await?;
    let today = today();
    let start = today.saturating_sub(180.days());
    let spring = asked(&[1, 4, 5, 8, 9], &start.to_string());
    kept::make(db, &actor, riverbend, &spring).await?;
    let Some(plan) = kept::of_organization(db, riverbend).await? else {
        return Err(db::Error::Missing);
    };
    // Whatever was due by now is done, but for one.
    let dated = timeline(&plan.current(), plan.asked.start, None, today).unwrap_or_default();
    for timed in dated.tasks {
        let due =
            timed.end < today && !["F-ADVISERS", "F-FORUMS"].contains(&timed.task.code.as_str());
        let Some(task) = plan
            .tasks
            .iter()
            .find(|t| due && t.task.code == timed.task.code)
        else {
            continue;
        };
        let mut edited = Edited {
            task: task.task.clone(),
            owner_id: Some(lena),
            evidence: "Minutes of that week".to_owned(),
        };
        edited.task.done_on = Some(timed.end);
        kept::edit(db, &actor, task.id, task.version, &edited).await?;
    }
    if let Some(forums) = plan.tasks.iter().find(|t| t.task.code == "F-FORUMS") {
        let mut edited = Edited {
            task: forums.task.clone(),
            owner_id: Some(lena),
            evidence: String::new(),
        };
        edited.task.label = "Hold four forums, two of them closed".to_owned();
        edited.task.days = 80;
        kept::edit(db, &actor, forums.id, forums.version, &edited).await?;
        kept::comment(
            db,
            &actor,
            forums.id,
            "The closed ones were asked for by staff.",
        )
        .await?;
    }
    let autumn = asked(&[1, 2, 3, 4, 5, 6, 7, 8, 9], &start.to_string());
    kept::make(db, &actor, riverbend, &autumn).await
}
