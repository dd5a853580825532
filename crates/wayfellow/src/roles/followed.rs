//! Which positions follow which description. Said anew each time; the last word of a position counts.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path};
use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

use super::description::{self, today};
use super::{id, looks, reads, writes};
use crate::actor::Actor;
use crate::db::{self, Db, Entry, Tx, new_id, params, statements};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Result, see_other};

statements! {
    POSITIONS = "SELECT id, job_title, program FROM positions WHERE organization_id = $1 AND ended_at IS NULL ORDER BY job_title, id LIMIT 1000";
    FOLLOW = "SELECT f.position_id, f.description_id FROM position_descriptions f JOIN positions p ON p.id = f.position_id WHERE p.organization_id = $1 ORDER BY f.made_at, f.id LIMIT 20000";
    LAST = "SELECT f.description_id, d.title, (SELECT MIN(p.effective_on) FROM description_publications p JOIN description_versions v ON v.id = p.version_id WHERE v.description_id = f.description_id) AS first_day FROM position_descriptions f LEFT JOIN descriptions d ON d.id = f.description_id WHERE f.position_id = $1 ORDER BY f.made_at DESC, f.id DESC LIMIT 1";
    HERE = "SELECT id FROM positions WHERE id = $1 AND organization_id = $2";
    INSERT = "INSERT INTO position_descriptions (id, position_id, description_id, made_at) VALUES ($1, $2, $3, $4)";
}

/// A position, as one line.
pub(super) struct Follower {
    pub id: Uuid,
    pub title: String,
    /// Whether it follows the description that was asked about.
    pub follows: bool,
}

/// The positions of an organization, with whether they follow this description.
pub(super) async fn followers(
    db: &Db,
    place: Uuid,
    description: Uuid,
) -> db::Result<Vec<Follower>> {
    let mut found = Vec::new();
    for row in db.all(&POSITIONS, params![place]).await? {
        let title: String = row.get("job_title")?;
        let program: Option<String> = row.get("program")?;
        found.push(Follower {
            id: row.get("id")?,
            title: match program {
                Some(program) => format!("{title}, {program}"),
                None => title,
            },
            follows: false,
        });
    }
    for row in db.all(&FOLLOW, params![place]).await? {
        let position: Uuid = row.get("position_id")?;
        let followed: Option<Uuid> = row.get("description_id")?;
        if let Some(f) = found.iter_mut().find(|f| f.id == position) {
            f.follows = followed == Some(description);
        }
    }
    Ok(found)
}

/// The description that a position follows, with its title, when this person may see one.
pub(crate) async fn of_position(
    db: &Db,
    actor: &Actor,
    position: Uuid,
) -> db::Result<Option<(Uuid, String)>> {
    let Some(row) = db.optional(&LAST, params![position]).await? else {
        return Ok(None);
    };
    let first: Option<String> = row.get("first_day")?;
    let published = first.is_some_and(|day| day <= today().to_string());
    if !(published && reads(actor).is_ok() || looks(actor).is_ok()) {
        return Ok(None);
    }
    let id: Option<Uuid> = row.get("description_id")?;
    let title: Option<String> = row.get("title")?;
    Ok(id.zip(title))
}

/// A position follows a description from now on.
pub(crate) async fn follow(tx: &Tx, position: Uuid, description: Uuid) -> db::Result<()> {
    tx.execute(
        &INSERT,
        params![new_id(), position, Some(description), tx.now()],
    )
    .await?;
    tx.record(Entry::new("describe", "position").of(position));
    Ok(())
}

#[derive(Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    position: String,
    #[serde(default)]
    follows: String,
}

/// `POST /descriptions/{id}/positions`.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(text): Path<String>,
    form: std::result::Result<Form<Sent>, FormRejection>,
) -> Result<Response> {
    let place = writes(&actor)?;
    let db = &ctx.app.db;
    let description = description::draft(db, id(&text)?, place).await?.id;
    let Form(sent) = form.map_err(Error::unreadable)?;
    let position = id(&sent.position)?;
    db.one(&HERE, params![position, place]).await?;
    let follows = (sent.follows != "no").then_some(description);
    let new = new_id();
    db.change(&actor, async |tx| {
        tx.execute(&INSERT, params![new, position, follows, tx.now()])
            .await?;
        tx.record(Entry::new("describe", "position").of(position));
        Ok::<_, db::Error>(())
    })
    .await?;
    Ok(see_other(&format!("/descriptions/{description}#followed")))
}
