//! The demo's policies at Riverbend: one for everyone, and an older one that asks for a look.

use jiff::ToSpan as _;
use uuid::Uuid;

use super::document::{self, Document};
use crate::actor::{Actor, Hat};
use crate::db::{self, Db};
use crate::plans::workdays::today;

/// Writes them.
pub(crate) async fn fill(db: &Db, organization: Uuid, leader: Uuid) -> db::Result<()> {
    let actor = Actor::person(leader).within(organization, &[Hat::Leader]);
    let entered = |title: &str, kind: &str, days: i64, words: &str| Document {
        title: title.to_owned(),
        kind: kind.to_owned(),
        owner_id: Some(leader),
        review_on: Some(today().saturating_add(days.days())),
        words: words.to_owned(),
        ..Document::default()
    };
    let leave = entered(
        "Leave",
        "leave",
        200,
        "All staff may take twelve days of leave for health in a year, in days or hours. Nobody has to say why.\n\nWhoever comes back after a longer time talks with their supervisor about how to begin again.",
    );
    let absence = entered(
        "Absence, 2019",
        "conduct",
        -30,
        "Everyone tells the front desk when they cannot come in.\n\nPeer staff must bring a note from a doctor on the first day.\n\nMissed visits with clients are made up within a week.",
    );
    for document in [leave, absence] {
        document::add(db, &actor, organization, &document).await?;
    }
    Ok(())
}
