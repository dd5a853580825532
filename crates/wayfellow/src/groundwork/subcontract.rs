//! A subcontract worked out: what another organization would do for how much money and how many hours, who hires, trains
//! and supervises, and which duties fall away.
//!
//! Every version stays; the last one counts. Not here: contracts themselves, and who would do the work.

use askama::Template;
use axum::extract::Form;
use axum::extract::rejection::FormRejection;
use axum::response::Response;
use frameworks::{Preparation, PrepareKind, PreparePoint};
use serde::Deserialize;
use uuid::Uuid;

use super::place;
use crate::actor::Actor;
use crate::db::{self, Db, Entry, Moment, new_id, params, statements};
use crate::permission::Action;
use crate::roles::pay::{cents, dollars};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form, see_other};

statements! {
    LAST = "SELECT s.partner, s.yearly_cents, s.weekly_minutes, s.hires, s.trains, s.supervises, s.duties, s.made_at, p.name FROM subcontracts s LEFT JOIN people p ON p.id = s.made_by WHERE s.organization_id = $1 ORDER BY s.made_at DESC, s.id DESC LIMIT 1";
    WRITE = "INSERT INTO subcontracts (id, organization_id, partner, yearly_cents, weekly_minutes, hires, trains, supervises, duties, made_at, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
}

const LONGEST: usize = 5_000;
const LONGEST_NAME: usize = 200;

/// The most money in a year, in cents: a hundred million dollars.
const MOST_CENTS: i64 = 10_000_000_000;

/// The most working time in a week, in minutes: a hundred people on full time.
const MOST_MINUTES: i64 = 240_000;

/// Weeks of a year.
const WEEKS: i64 = 52;

/// Who does something.
const WHO: [&str; 3] = ["they", "we", "both"];

/// What hours and money are asked for.
const TASKS: [&str; 3] = ["hires", "trains", "supervises"];

/// What a form holds.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    partner: String,
    money: String,
    hours: String,
    hires: String,
    trains: String,
    supervises: String,
    duties: String,
}

struct Kept {
    partner: String,
    cents: i64,
    minutes: i64,
    who: [String; 3],
    duties: Vec<String>,
    by: String,
    on: String,
}

impl Kept {
    /// What an hour costs, as dollars.
    fn an_hour(&self) -> String {
        let minutes = self.minutes.saturating_mul(WEEKS).max(1);
        dollars((self.cents.saturating_mul(60) + minutes / 2) / minutes)
    }

    fn money(&self) -> String {
        dollars(self.cents)
    }

    fn hours(&self) -> String {
        hours(self.minutes)
    }

    fn typed(&self) -> Typed {
        let [hires, trains, supervises] = self.who.clone();
        Typed {
            partner: self.partner.clone(),
            money: self.money(),
            hours: self.hours(),
            hires,
            trains,
            supervises,
            duties: self.duties.join("\n"),
        }
    }
}

/// Minutes as hours, with the half or quarter behind a point.
fn hours(minutes: i64) -> String {
    let text = format!("{}.{:02}", minutes / 60, minutes % 60 * 100 / 60);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Minutes of what was typed as hours, such as 20 or 37.5.
fn minutes(text: &str) -> Option<i64> {
    let hundredths = cents(text)?;
    let minutes = hundredths.checked_mul(60)? / 100;
    (1..=MOST_MINUTES).contains(&minutes).then_some(minutes)
}

#[derive(Template)]
#[template(path = "groundwork/subcontract.html")]
struct Subcontract {
    page: Page,
    leads: bool,
    points: Vec<&'static PreparePoint>,
    kept: Option<Kept>,
    typed: Typed,
    problems: Vec<(&'static str, &'static str)>,
}

impl Subcontract {
    fn who(&self) -> [&'static str; 3] {
        WHO
    }

    /// Each task with what was typed for it.
    fn tasks(&self) -> [(&'static str, &str); 3] {
        let t = &self.typed;
        let typed = [&t.hires, &t.trains, &t.supervises];
        std::array::from_fn(|n| (TASKS[n], typed[n].as_str()))
    }

    fn settled<'a>(&self, kept: &'a Kept) -> [(&'static str, &'a str); 3] {
        std::array::from_fn(|n| (TASKS[n], kept.who[n].as_str()))
    }
}

async fn last(db: &Db, organization: Uuid) -> db::Result<Option<Kept>> {
    let Some(row) = db.optional(&LAST, params![organization]).await? else {
        return Ok(None);
    };
    let at: Moment = row.get("made_at")?;
    let duties: String = row.get("duties")?;
    Ok(Some(Kept {
        partner: row.get("partner")?,
        cents: row.get("yearly_cents")?,
        minutes: row.get("weekly_minutes")?,
        who: [
            row.get("hires")?,
            row.get("trains")?,
            row.get("supervises")?,
        ],
        duties: duties.lines().map(str::to_owned).collect(),
        by: row.get::<Option<String>>("name")?.unwrap_or_default(),
        on: at.timestamp().strftime("%Y-%m-%d").to_string(),
    }))
}

/// The subcontract as data; null when none is worked out.
pub(super) async fn taken_along(db: &Db, organization: Uuid) -> db::Result<serde_json::Value> {
    let Some(kept) = last(db, organization).await? else {
        return Ok(serde_json::Value::Null);
    };
    let [hires, trains, supervises] = &kept.who;
    Ok(serde_json::json!({
        "partner": kept.partner,
        "yearly_cents": kept.cents,
        "weekly_minutes": kept.minutes,
        "hires": hires,
        "trains": trains,
        "supervises": supervises,
        "duties": kept.duties,
        "on": kept.on,
        "by": kept.by,
    }))
}

async fn page(
    ctx: &Ctx,
    actor: &Actor,
    refused: Option<(Typed, Vec<(&'static str, &'static str)>)>,
) -> Result<Response> {
    let place = place(actor, Action::Read)?;
    let kept = last(&ctx.app.db, place).await?;
    let first = || Typed {
        hires: "they".to_owned(),
        trains: "they".to_owned(),
        supervises: "they".to_owned(),
        ..Typed::default()
    };
    let (typed, problems) =
        refused.unwrap_or_else(|| (kept.as_ref().map_or_else(first, Kept::typed), Vec::new()));
    ctx.render(&Subcontract {
        page: ctx.page(Section::Other, "subcontract-title"),
        leads: super::place(actor, Action::Change).is_ok(),
        points: Preparation::shipped()
            .points(PrepareKind::Subcontract)
            .collect(),
        kept,
        typed,
        problems,
    })
}

/// `GET /groundwork/subcontract`.
pub(super) async fn show(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    page(&ctx, &actor, None).await
}

/// `POST /groundwork/subcontract`.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    form: std::result::Result<Form<Typed>, FormRejection>,
) -> Result<Response> {
    let place = place(&actor, Action::Change)?;
    let Form(typed) = form.map_err(Error::unreadable)?;
    let mut problems = Vec::new();
    let partner = typed.partner.trim();
    let long = partner.chars().count() > LONGEST_NAME;
    if partner.is_empty() || long || partner.chars().any(char::is_control) {
        problems.push(("partner", "subcontract-partner-refused"));
    }
    let yearly = cents(typed.money.trim()).filter(|c| (1..=MOST_CENTS).contains(c));
    if yearly.is_none() {
        problems.push(("money", "subcontract-money-refused"));
    }
    let weekly = minutes(typed.hours.trim());
    if weekly.is_none() {
        problems.push(("hours", "subcontract-hours-refused"));
    }
    for (task, who) in TASKS
        .iter()
        .zip([&typed.hires, &typed.trains, &typed.supervises])
    {
        if !WHO.contains(&who.as_str()) {
            problems.push((*task, "subcontract-who-refused"));
        }
    }
    let duties = typed.duties.replace('\0', "").replace("\r\n", "\n");
    let duties = duties.trim();
    if duties.chars().count() > LONGEST {
        problems.push(("duties", "subcontract-duties-refused"));
    }
    let (Some(yearly), Some(weekly), true) = (yearly, weekly, problems.is_empty()) else {
        return refused_form(page(&ctx, &actor, Some((typed, problems))).await);
    };
    ctx.app
        .db
        .change(&actor, async |tx| {
            let id = new_id();
            let values = params![
                id,
                place,
                partner,
                yearly,
                weekly,
                &typed.hires,
                &typed.trains,
                &typed.supervises,
                duties,
                tx.now(),
                actor.person_id()
            ];
            tx.execute(&WRITE, values).await?;
            tx.record(Entry::new("create", "subcontract").of(id));
            Ok::<_, db::Error>(())
        })
        .await?;
    Ok(see_other("/groundwork/subcontract"))
}
