//! An opening with its panel, as somebody sees it who leads the search or sits on the panel.

use uuid::Uuid;

use super::opening;
use super::panel::{Member, Panel};
use super::rating::Given;
use crate::actor::Actor;
use crate::db::{Db, params, statements};
use crate::openings::opening::Opening;
use crate::permission::{Action, Resource, may};
use crate::web::{Ctx, Error, Result};

statements! {
    DECIDED = "SELECT d.id FROM decisions d WHERE d.opening_id = $1 LIMIT 1";
}

pub(super) struct Hall {
    pub place: Uuid,
    pub opening: Opening,
    pub panel: Panel,
    /// Whether they lead the search.
    pub leads: bool,
    /// Their own seat.
    pub me: Option<Member>,
    /// Whether it was decided. Then nobody rates any more.
    pub decided: bool,
}

/// Whether an opening was decided.
pub(super) async fn decided(db: &Db, opening: Uuid) -> Result<bool> {
    Ok(db.optional(&DECIDED, params![opening]).await?.is_some())
}

impl Hall {
    /// The opening with this id, for whoever leads its search or has a seat on its panel.
    pub async fn enter(ctx: &Ctx, actor: &Actor, text: &str) -> Result<Hall> {
        let (place, opening) = opening(ctx, actor, text).await?;
        let panel = Panel::of(&ctx.app.db, opening.id).await?;
        let lead = Resource::new("panel").of_organization(place);
        let leads = may(actor, Action::Change, &lead).is_ok();
        let seat = Resource::new("panel-seat")
            .of_organization(place)
            .restricted("panel", &panel.seated());
        let me = if may(actor, Action::Read, &seat).is_ok() {
            panel.member(actor.person_id()).cloned()
        } else {
            None
        };
        if !leads && me.is_none() {
            return Err(Error::not_found());
        }
        Ok(Hall {
            place,
            decided: decided(&ctx.app.db, opening.id).await?,
            opening,
            panel,
            leads,
            me,
        })
    }

    /// The same for those who lead the search.
    pub async fn lead(ctx: &Ctx, actor: &Actor, text: &str) -> Result<Hall> {
        let hall = Hall::enter(ctx, actor, text).await?;
        if hall.leads {
            Ok(hall)
        } else {
            Err(Error::not_found())
        }
    }

    /// A page of this opening.
    pub fn at(&self, rest: &str) -> String {
        format!("/openings/{}/{rest}", self.opening.id)
    }

    /// Whether this person may see now what others handed in about a candidate.
    pub fn sees(&self, actor: &Actor, given: &Given, candidate: Uuid) -> bool {
        let leader = actor.person_id().filter(|_| self.leads);
        let readers = given.readers(&self.panel, candidate, leader);
        let ratings = Resource::new("ratings")
            .of_organization(self.place)
            .restricted("panel", &readers);
        may(actor, Action::Read, &ratings).is_ok()
    }
}
