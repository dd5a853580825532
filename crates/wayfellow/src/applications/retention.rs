//! How long applications are kept: so many months after their position closed, then everything personal in them goes.
//!
//! Ids, days and what was decided stay, and the log still verifies. The clock is given, so that tests can turn it.

use std::path::Path;
use std::time::Duration;

use jiff::ToSpan as _;
use jiff::civil::Date;
use uuid::Uuid;

use super::application::{self, Application};
use super::tag::Key;
use super::{document, rule, self_description, tally};
use crate::actor::Actor;
use crate::db::{self, Db, Moment, params, statements};
use crate::letters::outbox;
use crate::openings::days;
use crate::openings::opening::Opening;
use crate::portfolio::attachment;

/// How often it is looked what is due.
const ROUND: Duration = Duration::from_secs(3_600);

statements! {
    WITH_APPLICATIONS = "SELECT DISTINCT a.opening_id FROM applications a WHERE a.erased_at IS NULL";
}

/// The day on which applications for an opening are erased.
pub(super) fn day(o: &Opening, months: i64) -> Date {
    let last: Date = o.closes_on.parse().unwrap_or_default();
    let ended = o
        .ended
        .map(|at| days::today(o.zone.as_ref(), at.timestamp()));
    let closed = ended.map_or(last, |day| day.min(last));
    closed.saturating_add(months.months())
}

/// Erases applications, with the bytes of their documents.
pub(super) async fn erase(
    db: &Db,
    data: &Path,
    actor: &Actor,
    all: &[Application],
) -> db::Result<()> {
    let mut bytes: Vec<Uuid> = Vec::new();
    // Without a key no answer can be found, and one that is left is not counted: nothing stands in the way of erasing.
    let key = Key::existing(data).ok().flatten();
    for a in all {
        bytes.extend(document::stored(db, a.id).await?);
    }
    db.change(actor, async |tx| {
        for a in all {
            outbox::drop_about(&tx, a.id).await?;
            if let Some(key) = &key {
                self_description::forget(&tx, key, a.id).await?;
            }
            a.erase(&tx).await?;
        }
        Ok::<_, db::Error>(())
    })
    .await?;
    for id in bytes {
        attachment::remove(data, id).await;
    }
    Ok(())
}

/// Erases every application that is due at `now`; how many.
///
/// # Errors
/// When the database cannot be used.
pub async fn erase_due(db: &Db, data: &Path, now: Moment) -> db::Result<usize> {
    let actor = Actor::system("retention");
    let mut erased = 0;
    for row in db.all(&WITH_APPLICATIONS, params![]).await? {
        let o = Opening::one(db, row.get("opening_id")?).await?;
        let months = rule::of(db, o.organization).await?.months;
        if day(&o, months) >= days::today(o.zone.as_ref(), now.timestamp()) {
            continue;
        }
        if let Err(error) = tally::count(db, data, &actor, &o, now, true).await {
            tracing::warn!(%error, "self-descriptions could not be counted");
        }
        let mut due = application::of_opening(db, o.id).await?;
        due.retain(|a| !a.erased);
        for some in due.chunks(50) {
            erase(db, data, &actor, some).await?;
        }
        erased += due.len();
    }
    Ok(erased)
}

/// Counts what is to be counted and erases what is due, once an hour, as long as the program runs.
pub(crate) async fn keep_erasing(db: Db, data: std::path::PathBuf) {
    loop {
        if let Err(error) = tally::count_due(&db, &data, Moment::now()).await {
            tracing::warn!(%error, "self-descriptions could not be counted");
        }
        if let Err(error) = erase_due(&db, &data, Moment::now()).await {
            tracing::warn!(%error, "applications that are due could not be erased");
        }
        tokio::time::sleep(ROUND).await;
    }
}
