//! How an organization goes about applications: how long they are kept, who looks after accommodations, and by what
//! applicants may describe themselves.
//!
//! The last rule holds; the ones before it stay. Not here: the page (`rules`) and erasing (`retention`).

use uuid::Uuid;

use super::group::{self, Question};
use crate::db::{self, Db, Entry, Moment, Tx, new_id, params, statements};

/// For how many months applications are kept when nobody said otherwise.
pub const MONTHS: i64 = 12;
/// The fewest and the most months.
pub const FEWEST: i64 = 1;
/// See [`FEWEST`].
pub const MOST: i64 = 120;

statements! {
    LAST = "SELECT r.place, r.months, r.keeper_id, r.made_at, r.asks, p.name FROM hiring_rules r LEFT JOIN people p ON p.id = r.keeper_id WHERE r.organization_id = $1 ORDER BY r.place DESC LIMIT 1";
    INSERT = "INSERT INTO hiring_rules (id, organization_id, place, months, keeper_id, asks, made_at, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    MEMBER = "SELECT m.id FROM memberships m LEFT JOIN membership_ends e ON e.membership_id = m.id WHERE m.organization_id = $1 AND m.person_id = $2 AND m.since <= $3 AND e.membership_id IS NULL LIMIT 1";
}

/// What holds in an organization.
#[derive(Debug, Clone)]
pub struct Rule {
    /// For how many months after a position closed its applications are kept.
    pub months: i64,
    /// Who looks after accommodations, by id and name, while they belong to the organization.
    pub keeper: Option<(Uuid, String)>,
    /// By what applicants may describe themselves.
    pub asks: Vec<Question>,
    /// Since when; none when nobody said anything yet.
    pub since: Option<Moment>,
    /// Its place; 0 when nobody said anything yet.
    pub place: i64,
}

/// What holds in an organization now.
///
/// # Errors
/// When the database cannot answer.
pub async fn of(db: &Db, organization: Uuid) -> db::Result<Rule> {
    let Some(row) = db.optional(&LAST, params![organization]).await? else {
        return Ok(Rule {
            months: MONTHS,
            keeper: None,
            asks: Vec::new(),
            since: None,
            place: 0,
        });
    };
    let keeper: Option<Uuid> = row.get("keeper_id")?;
    let name: Option<String> = row.get("name")?;
    let mut keeper = keeper.zip(name);
    if let Some((person, _)) = &keeper {
        let values = params![organization, *person, Moment::now()];
        // Whoever left no longer reads anything here.
        if db.optional(&MEMBER, values).await?.is_none() {
            keeper = None;
        }
    }
    Ok(Rule {
        months: row.get("months")?,
        keeper,
        asks: group::of_words(&row.get::<String>("asks")?),
        since: Some(row.get("made_at")?),
        place: row.get("place")?,
    })
}

/// A new rule, inside of a change. `seen` is the place of the one that whoever says it saw.
///
/// # Errors
/// [`db::Error::Conflict`] when somebody said another one meanwhile, or the database cannot do it.
pub async fn say(
    tx: &Tx,
    organization: Uuid,
    seen: i64,
    months: i64,
    keeper: Option<Uuid>,
    asks: &[Question],
    by: Option<Uuid>,
) -> db::Result<()> {
    let id = new_id();
    let asks = group::words(asks);
    let values = params![
        id,
        organization,
        seen + 1,
        months,
        keeper,
        asks,
        tx.now(),
        by
    ];
    match tx.execute(&INSERT, values).await {
        Err(e) if e.is_constraint("hiring_rules_place_key") => return Err(db::Error::Conflict),
        other => other?,
    };
    tx.record(
        Entry::new("create", "hiring-rule")
            .of(id)
            .belongs_to(Some(organization))
            .field("months")
            .field("keeper_id")
            .field("asks"),
    );
    Ok(())
}
