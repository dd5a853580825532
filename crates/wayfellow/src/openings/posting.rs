//! Where an ad was posted, on which day, at what cost and for whom; and closing it early.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path};
use axum::response::Response;
use documents::description::tidy;
use serde::Deserialize;
use uuid::Uuid;

use super::form::allowed;
use super::opening::Opening;
use super::page;
use crate::actor::Actor;
use crate::db::{self, Db, Entry, new_id, params, statements};
use crate::permission::Action;
use crate::roles::pay::{cents, dollars};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Result, refused_form, see_other};

statements! {
    OF = "SELECT channel, posted_on, cost, reach FROM opening_postings WHERE opening_id = $1 ORDER BY posted_on DESC, made_at DESC, id DESC LIMIT 200";
    INSERT = "INSERT INTO opening_postings (id, opening_id, channel, posted_on, cost, reach, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    END = "INSERT INTO opening_ends (opening_id, ended_at) VALUES ($1, $2)";
}

/// One posting.
pub(super) struct Posting {
    pub channel: String,
    pub posted_on: String,
    cents: i64,
    pub reach: String,
}

impl Posting {
    pub fn cost(&self) -> String {
        dollars(self.cents)
    }
}

/// Where an ad was posted, the latest first.
pub(super) async fn of(db: &Db, opening: Uuid) -> db::Result<Vec<Posting>> {
    let rows = db.all(&OF, params![opening]).await?;
    rows.iter()
        .map(|row| {
            Ok(Posting {
                channel: row.get("channel")?,
                posted_on: row.get("posted_on")?,
                cents: row.get("cost")?,
                reach: row.get("reach")?,
            })
        })
        .collect()
}

/// The opening with this id, when this person hires for the organization it belongs to.
async fn own(ctx: &Ctx, actor: &Actor, text: &str) -> Result<Opening> {
    let place = allowed(actor, Action::Change)?;
    let id = text.parse().map_err(|_| Error::not_found())?;
    let opening = Opening::one(&ctx.app.db, id).await?;
    if opening.organization == place {
        Ok(opening)
    } else {
        Err(Error::not_found())
    }
}

#[derive(Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    channel: String,
    #[serde(default)]
    posted_on: String,
    #[serde(default)]
    cost: String,
    #[serde(default)]
    reach: String,
}

/// `POST /openings/{id}/postings`.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(text): Path<String>,
    form: std::result::Result<Form<Sent>, FormRejection>,
) -> Result<Response> {
    let opening = own(&ctx, &actor, &text).await?;
    let Form(sent) = form.map_err(Error::unreadable)?;
    let line = |text: &str| tidy(text).replace('\n', " ");
    let (channel, reach) = (line(&sent.channel), line(&sent.reach));
    let day: Option<jiff::civil::Date> = sent.posted_on.trim().parse().ok();
    let free = matches!(sent.cost.trim(), "" | "0" | "0.00" | "$0");
    let cost = if free { Some(0) } else { cents(&sent.cost) };
    let fits = |t: &str| t.chars().count() <= 200;
    let (Some(day), Some(cost), true) = (
        day,
        cost,
        !channel.is_empty() && fits(&channel) && fits(&reach),
    ) else {
        return refused_form(page::of(&ctx, opening, true, Some("posting-incomplete")).await);
    };
    let id = new_id();
    let of = opening.id;
    ctx.app
        .db
        .change(&actor, async |tx| {
            let row = params![id, of, &channel, day, cost, &reach, tx.now()];
            tx.execute(&INSERT, row).await?;
            tx.record(Entry::new("add", "posting").of(id));
            Ok::<_, db::Error>(())
        })
        .await?;
    Ok(see_other(&format!("/openings/{of}#postings")))
}

/// `POST /openings/{id}/end`.
pub(super) async fn end(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(text): Path<String>,
) -> Result<Response> {
    let opening = own(&ctx, &actor, &text).await?;
    let id = opening.id;
    if opening.ended.is_none() {
        ctx.app
            .db
            .change(&actor, async |tx| {
                tx.execute(&END, params![id, tx.now()]).await?;
                tx.record(Entry::new("end", "opening").of(id));
                Ok::<_, db::Error>(())
            })
            .await?;
    }
    Ok(see_other(&format!("/openings/{id}")))
}
