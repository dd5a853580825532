//! Who speaks up for peer roles, seat by seat, and the seats from which nobody does yet.
//!
//! Being a champion is a thing people take on and lay down. Not here: any measure of how well they do it.

use std::collections::BTreeMap;

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path};
use axum::response::Response;
use frameworks::Chair;
use uuid::Uuid;

use super::{note, part, place};
use crate::actor::Actor;
use crate::db::{self, Db, Entry, new_id, params, statements};
use crate::permission::Action;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Result, refused_form, see_other};

statements! {
    ALL = "SELECT c.id, c.person_id, c.seat, p.name FROM champions c JOIN people p ON p.id = c.person_id WHERE c.organization_id = $1 AND c.ended_at IS NULL ORDER BY p.name, c.id LIMIT 500";
    ADD = "INSERT INTO champions (id, organization_id, person_id, seat, made_at, made_by) VALUES ($1, $2, $3, $4, $5, $6)";
    END = "UPDATE champions SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL";
}

/// The seats from which somebody should speak up: those inside the organization.
pub(super) const SEATS: [Chair; 5] = [
    Chair::Board,
    Chair::Executive,
    Chair::Hiring,
    Chair::Clinical,
    Chair::PeerRole,
];

/// Somebody who speaks up from a seat.
pub(super) struct Champion {
    pub id: Uuid,
    pub person: Uuid,
    pub seat: Chair,
    pub name: String,
}

/// The champions of an organization, by name.
pub(super) async fn all(db: &Db, organization: Uuid) -> db::Result<Vec<Champion>> {
    let rows = db.all(&ALL, params![organization]).await?;
    let mut found = Vec::new();
    for row in rows {
        let seat: String = row.get("seat")?;
        found.push(Champion {
            id: row.get("id")?,
            person: row.get("person_id")?,
            seat: Chair::from_word(&seat).unwrap_or(Chair::Clinical),
            name: row.get("name")?,
        });
    }
    Ok(found)
}

/// The seats from which nobody speaks up yet.
pub(super) fn missing(champions: &[Champion]) -> Vec<Chair> {
    let none = |seat: &Chair| champions.iter().all(|c| c.seat != *seat);
    SEATS.into_iter().filter(none).collect()
}

/// Names a champion.
pub(super) async fn name(
    db: &Db,
    actor: &Actor,
    organization: Uuid,
    person: Uuid,
    seat: Chair,
) -> db::Result<()> {
    db.change(actor, async |tx| {
        let id = new_id();
        let values = params![
            id,
            organization,
            person,
            seat.as_str(),
            tx.now(),
            actor.person_id()
        ];
        tx.execute(&ADD, values).await?;
        tx.record(Entry::new("create", "champion").of(id).about(person));
        Ok(())
    })
    .await
}

/// `POST /groundwork/champions`.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    form: std::result::Result<Form<BTreeMap<String, String>>, FormRejection>,
) -> Result<Response> {
    let place = place(&actor, Action::Change)?;
    let Form(typed) = form.map_err(Error::unreadable)?;
    let db = &ctx.app.db;
    let text = |name: &str| typed.get(name).map_or("", String::as_str);
    let seat = Chair::from_word(text("seat")).filter(|s| SEATS.contains(s));
    let members = note::members(db, place).await?;
    let person = members
        .iter()
        .find(|(id, _)| id.to_string() == text("person"));
    let champions = all(db, place).await?;
    let (Some(seat), Some((person, _))) = (seat, person) else {
        let refused = ("champions".to_owned(), "champions-refused", String::new());
        return refused_form(part::page(&ctx, &actor, part::CHAMPIONS, Some(refused)).await);
    };
    if !champions
        .iter()
        .any(|c| c.person == *person && c.seat == seat)
    {
        name(db, &actor, place, *person, seat).await?;
    }
    Ok(see_other("/groundwork/champions"))
}

/// `POST /groundwork/champions/{id}/end`.
pub(super) async fn end(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
) -> Result<Response> {
    let place = place(&actor, Action::Change)?;
    let db = &ctx.app.db;
    let champions = all(db, place).await?;
    let champion = champions.iter().find(|c| c.id.to_string() == id);
    let champion = champion.ok_or_else(Error::not_found)?;
    db.change(&actor, async |tx| {
        tx.execute(&END, params![champion.id, tx.now()]).await?;
        let entry = Entry::new("end", "champion").of(champion.id);
        tx.record(entry.about(champion.person));
        Ok::<_, db::Error>(())
    })
    .await?;
    Ok(see_other("/groundwork/champions"))
}
