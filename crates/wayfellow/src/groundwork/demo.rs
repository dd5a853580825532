//! The demo's foundation and policies at Riverbend: much stands, some is under way, and a few things nobody looks after.

use uuid::Uuid;

use super::champions::{self, SEATS};
use super::note::{self, State};
use crate::actor::{Actor, Hat};
use crate::db::{self, Db};

const NOTES: [(&str, State, &str); 13] = [
    (
        "BI0",
        State::Done,
        "It is in the mission since 2024, and orientation begins with it.",
    ),
    (
        "BI1-board",
        State::Done,
        "Two evenings with guests who work in peer roles.",
    ),
    ("BI2-board", State::UnderWay, ""),
    (
        "BI1-executive",
        State::Done,
        "Both read the handbook and asked hard questions.",
    ),
    (
        "BI3-executive",
        State::UnderWay,
        "They want to see the first half year before they say more.",
    ),
    (
        "CR1",
        State::Done,
        "Letter to everyone, and a round of visits to teams.",
    ),
    (
        "CR3",
        State::UnderWay,
        "Answers on confidences are written, those on two roles are not.",
    ),
    ("PG1", State::Done, "Read through with the advisory board."),
    (
        "PG3",
        State::No,
        "The records are bought as they are. We ask again when the contract ends.",
    ),
    (
        "PA3",
        State::Done,
        "See the description of the recovery coach.",
    ),
    ("PC2", State::UnderWay, ""),
    (
        "AL4",
        State::Done,
        "A supervisor in another county meets by video every week.",
    ),
    (
        "tension",
        State::Open,
        "Staff asked why somebody new may say what they went through and they may not. We talked about what sharing is for.",
    ),
];

/// Writes them.
pub(crate) async fn fill(db: &Db, organization: Uuid, leader: Uuid) -> db::Result<()> {
    let actor = Actor::person(leader).within(organization, &[Hat::Leader]);
    for (point, state, words) in NOTES {
        let owner = (state != State::Open && !words.is_empty()).then_some(leader);
        note::write(db, &actor, organization, point, state, words, owner).await?;
    }
    champions::name(db, &actor, organization, leader, SEATS[1]).await
}
