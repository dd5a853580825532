//! Foundation and policies to take along in one file: points, champions, the subcontract, forums, policies, measures.
//!
//! Exactly what the pages show to whoever asks: concerns of a closed forum only to those who lead, and none from a box
//! that is still open. Rounds and the plan have files of their own.

use std::collections::BTreeMap;

use axum::response::Response;
use serde_json::json;
use uuid::Uuid;

use super::note::Note;
use super::{champions, subcontract};
use crate::actor::Actor;
use crate::permission::Action;
use crate::web::{Ctx, Error, Result, download};
use crate::{forums, policies, rounds};

/// `GET /groundwork/file/everything`.
pub(super) async fn show(
    ctx: &Ctx,
    actor: &Actor,
    place: Uuid,
    notes: BTreeMap<String, Vec<Note>>,
) -> Result<Response> {
    let db = &ctx.app.db;
    let leads = super::place(actor, Action::Change).is_ok();
    let points: Vec<_> = notes
        .iter()
        .flat_map(|(point, all)| all.iter().map(move |n| (point, n)))
        .map(|(point, n)| {
            json!({
                "point": point,
                "state": n.state.as_str(),
                "words": n.words,
                "owner": n.owner,
                "on": n.on,
                "by": n.by,
            })
        })
        .collect();
    let champions: Vec<_> = champions::all(db, place)
        .await?
        .iter()
        .map(|c| json!({"name": c.name, "seat": c.seat.as_str()}))
        .collect();
    let all = json!({
        "format": "wayfellow-foundation",
        "version": 1,
        "points": points,
        "champions": champions,
        "subcontract": subcontract::taken_along(db, place).await?,
        "forums": forums::taken_along(db, place, leads).await?,
        "policies": policies::taken_along(db, place).await?,
        "measures": rounds::measures_taken_along(db, place).await?,
    });
    let text = serde_json::to_string_pretty(&all).map_err(Error::internal)? + "\n";
    Ok(download(text, "application/json", "foundation.json"))
}
