//! Pay for a position: its band, what else is paid here and elsewhere, and what that says.
//!
//! Bands and comparisons are appended with their day; the last of each counts. Money is in cents. Not here: what any
//! person earns, anyone's benefits, and savings of any kind.

use askama::Template;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path};
use axum::response::Response;
use documents::description::tidy;
use frameworks::{PayPattern, Point};
use serde::Deserialize;
use uuid::Uuid;

use super::description::{self, today};
use super::{here, id};
use crate::actor::Actor;
use crate::db::{self, Db, Entry, new_id, params, statements};
use crate::permission::{Action, may};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form, see_other};

statements! {
    BANDS = "SELECT id, low, high, unit, since, words FROM pay_bands WHERE description_id = $1 ORDER BY since DESC, made_at DESC, id DESC LIMIT 200";
    INSERT_BAND = "INSERT INTO pay_bands (id, description_id, low, high, unit, since, words, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    OTHERS = "SELECT b.description_id, d.title, b.low, b.unit FROM pay_bands b JOIN descriptions d ON d.id = b.description_id WHERE d.organization_id = $1 AND b.description_id <> $2 AND b.since <= $3 ORDER BY b.since, b.made_at, b.id LIMIT 5000";
    COMPARISONS = "SELECT kind, label, amount, unit, on_day FROM pay_comparisons WHERE organization_id = $1 ORDER BY on_day DESC, made_at DESC, id DESC LIMIT 500";
    INSERT_COMPARISON = "INSERT INTO pay_comparisons (id, organization_id, kind, label, amount, unit, on_day, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
}

/// Working hours of a full-time year, to hold pay by the hour beside pay by the year.
const HOURS_A_YEAR: i64 = 2_080;
/// The most that can be entered, in cents.
const MOST: i64 = 1_000_000_000;

/// By the hour or by the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Hour,
    Year,
}

impl Unit {
    pub const ALL: [Unit; 2] = [Unit::Hour, Unit::Year];

    pub fn word(self) -> &'static str {
        match self {
            Unit::Hour => "hour",
            Unit::Year => "year",
        }
    }

    fn from_word(word: &str) -> Option<Unit> {
        Unit::ALL.into_iter().find(|u| u.word() == word)
    }
}

/// An amount of money in a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pay {
    pub cents: i64,
    pub unit: Unit,
}

impl Pay {
    /// What a full-time year would bring, in cents.
    fn a_year(self) -> i64 {
        match self.unit {
            Unit::Hour => self.cents.saturating_mul(HOURS_A_YEAR),
            Unit::Year => self.cents,
        }
    }

    pub fn amount(self) -> String {
        dollars(self.cents)
    }
}

/// Cents as dollars, as people read them.
pub(crate) fn dollars(cents: i64) -> String {
    let whole = (cents / 100).to_string();
    let mut grouped = String::new();
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(c);
    }
    format!("${grouped}.{:02}", cents % 100)
}

/// An amount as people type it, in cents: `22`, `22.5`, `$22.50`, `46,800`.
pub(crate) fn cents(text: &str) -> Option<i64> {
    let text: String = text
        .trim()
        .trim_start_matches('$')
        .chars()
        .filter(|c| !matches!(c, ',' | ' '))
        .collect();
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |t: &str| !t.is_empty() && t.len() <= 9 && t.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !(part.is_empty() || digits(part) && part.len() <= 2) {
        return None;
    }
    let part = format!("{part:0<2}").parse::<i64>().ok()?;
    let all = whole.parse::<i64>().ok()?.checked_mul(100)? + part;
    (1..=MOST).contains(&all).then_some(all)
}

struct Band {
    low: Pay,
    high: Pay,
    since: String,
    words: String,
}

/// What is paid to others.
struct Comparison {
    kind: String,
    label: String,
    pay: Pay,
    day: String,
}

const KINDS: [&str; 3] = ["entry", "inside", "outside"];

#[derive(Template)]
#[template(path = "roles/pay.html")]
struct Shown {
    page: Page,
    id: Uuid,
    title: String,
    band: Option<Band>,
    before: Vec<Band>,
    comparisons: Vec<Comparison>,
    /// What the band says beside the others: key, tone and how the pattern reads.
    says: Option<(&'static str, &'static str, &'static PayPattern)>,
    patterns: &'static [PayPattern],
    thoughts: &'static [Point],
    benefits: &'static [Point],
    problem: Option<&'static str>,
    typed: Typed,
    today: String,
}

/// What was typed into the form that was refused.
#[derive(Default)]
struct Typed {
    low: String,
    high: String,
    words: String,
    label: String,
    amount: String,
}

fn allowed(actor: &Actor, action: Action) -> Result<Uuid> {
    let (place, resource) = here(actor, "pay-band")?;
    may(actor, action, &resource)?;
    Ok(place)
}

fn pay(row: &db::Row, column: &str) -> db::Result<Pay> {
    let unit: String = row.get("unit")?;
    Ok(Pay {
        cents: row.get(column)?,
        unit: Unit::from_word(&unit).unwrap_or(Unit::Hour),
    })
}

/// The band of a description of this organization: lower end, upper end and unit.
pub(crate) async fn band_of(
    db: &Db,
    place: Uuid,
    description: Uuid,
) -> db::Result<Option<(i64, i64, String)>> {
    description::draft(db, description, place).await?;
    let rows = db.all(&BANDS, params![description]).await?;
    let Some(row) = rows.first() else {
        return Ok(None);
    };
    Ok(Some((row.get("low")?, row.get("high")?, row.get("unit")?)))
}

async fn comparisons(db: &Db, place: Uuid) -> db::Result<Vec<Comparison>> {
    let mut found = Vec::new();
    for row in db.all(&COMPARISONS, params![place]).await? {
        found.push(Comparison {
            kind: row.get("kind")?,
            label: row.get("label")?,
            pay: pay(&row, "amount")?,
            day: row.get("on_day")?,
        });
    }
    Ok(found)
}

/// What the other descriptions here pay at least, the last band of each.
async fn others(db: &Db, place: Uuid, not: Uuid) -> db::Result<Vec<i64>> {
    let mut last: Vec<(Uuid, i64)> = Vec::new();
    let today = today().to_string();
    for row in db.all(&OTHERS, params![place, not, today]).await? {
        let id: Uuid = row.get("description_id")?;
        let year = pay(&row, "low")?.a_year();
        match last.iter_mut().find(|(other, _)| *other == id) {
            Some(known) => known.1 = year,
            None => last.push((id, year)),
        }
    }
    Ok(last.into_iter().map(|(_, year)| year).collect())
}

/// The pattern that a band shows: 0 lowest paid, 1 as entry level, 2 above it. Nothing while there is nothing beside it.
fn pattern(low: i64, inside: &[i64], entry: Option<i64>) -> Option<usize> {
    let lowest = inside.iter().copied().chain(entry).min()?;
    if low < lowest {
        return Some(0);
    }
    match entry {
        Some(entry) if low > entry => Some(2),
        Some(_) => Some(1),
        None if low == lowest => Some(0),
        None => None,
    }
}

async fn page(
    ctx: &Ctx,
    place: Uuid,
    id: Uuid,
    problem: Option<&'static str>,
    typed: Typed,
) -> Result<Response> {
    let db = &ctx.app.db;
    let draft = description::draft(db, id, place).await?;
    let today = today().to_string();
    let mut bands = Vec::new();
    for row in db.all(&BANDS, params![id]).await? {
        bands.push(Band {
            low: pay(&row, "low")?,
            high: pay(&row, "high")?,
            since: row.get("since")?,
            words: row.get("words")?,
        });
    }
    let comparisons = comparisons(db, place).await?;
    let entry = comparisons.iter().find(|c| c.kind == "entry");
    let mut inside = others(db, place, id).await?;
    let here = comparisons.iter().filter(|c| c.kind == "inside");
    inside.extend(here.map(|c| c.pay.a_year()));
    let h = &ctx.app.lessons.hiring;
    let says = bands.first().and_then(|band| {
        let at = pattern(band.low.a_year(), &inside, entry.map(|c| c.pay.a_year()))?;
        let (key, tone) = [
            ("pay-says-lowest", ""),
            ("pay-says-entry", "info"),
            ("pay-says-higher", "good"),
        ][at];
        Some((key, tone, h.pay_patterns.get(at)?))
    });
    let mut bands = bands.into_iter();
    ctx.render(&Shown {
        page: ctx.page(Section::Other, "pay-title"),
        id,
        title: draft.title,
        band: bands.next(),
        before: bands.collect(),
        comparisons,
        says,
        patterns: &h.pay_patterns,
        thoughts: &h.pay_thoughts,
        benefits: &h.benefits,
        problem,
        typed,
        today,
    })
}

/// `GET /descriptions/{id}/pay`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(text): Path<String>,
) -> Result<Response> {
    let place = allowed(&actor, Action::Read)?;
    page(&ctx, place, id(&text)?, None, Typed::default()).await
}

#[derive(Deserialize)]
pub(super) struct SentBand {
    #[serde(default)]
    low: String,
    #[serde(default)]
    high: String,
    #[serde(default)]
    unit: String,
    #[serde(default)]
    since: String,
    #[serde(default)]
    words: String,
}

/// `POST /descriptions/{id}/pay`.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(text): Path<String>,
    form: std::result::Result<Form<SentBand>, FormRejection>,
) -> Result<Response> {
    let place = allowed(&actor, Action::Add)?;
    let db = &ctx.app.db;
    let description = description::draft(db, id(&text)?, place).await?.id;
    let Form(sent) = form.map_err(Error::unreadable)?;
    let (low, high) = (cents(&sent.low), cents(&sent.high));
    let unit = Unit::from_word(&sent.unit);
    let since: Option<jiff::civil::Date> = sent.since.trim().parse().ok();
    let words = tidy(&sent.words);
    let first = db.optional(&BANDS, params![description]).await;
    let first = matches!(first, Ok(None));
    let problem = match (low, high, unit, since) {
        (None, ..) | (_, None, ..) => Some("pay-no-amount"),
        (Some(low), Some(high), ..) if low > high => Some("pay-turned"),
        (.., None, _) => Some("pay-no-unit"),
        (.., None) => Some("pay-no-day"),
        _ if words.chars().count() > 2_000 => Some("look-too-long"),
        _ if first && words.is_empty() => Some("pay-no-view"),
        _ => None,
    };
    let (Some(low), Some(high), Some(unit), Some(since), None) = (low, high, unit, since, problem)
    else {
        let typed = Typed {
            low: sent.low,
            high: sent.high,
            words: sent.words,
            ..Typed::default()
        };
        return refused_form(page(&ctx, place, description, problem, typed).await);
    };
    let new = new_id();
    db.change(&actor, async |tx| {
        let row = params![
            new,
            description,
            low,
            high,
            unit.word(),
            since,
            &words,
            tx.now()
        ];
        tx.execute(&INSERT_BAND, row).await?;
        tx.record(Entry::new("add", "pay-band").of(new));
        Ok::<_, db::Error>(())
    })
    .await?;
    Ok(see_other(&format!("/descriptions/{description}/pay")))
}

#[derive(Deserialize)]
pub(super) struct SentComparison {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    label: String,
    #[serde(default)]
    amount: String,
    #[serde(default)]
    unit: String,
    #[serde(default)]
    on_day: String,
}

/// `POST /descriptions/{id}/pay/comparisons`.
pub(super) async fn compare(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(text): Path<String>,
    form: std::result::Result<Form<SentComparison>, FormRejection>,
) -> Result<Response> {
    let place = allowed(&actor, Action::Add)?;
    let db = &ctx.app.db;
    let description = description::draft(db, id(&text)?, place).await?.id;
    let Form(sent) = form.map_err(Error::unreadable)?;
    let label = tidy(&sent.label).replace('\n', " ");
    let amount = cents(&sent.amount);
    let unit = Unit::from_word(&sent.unit);
    let day: Option<jiff::civil::Date> = sent.on_day.trim().parse().ok();
    let problem = match (amount, unit, day) {
        _ if !KINDS.contains(&sent.kind.as_str()) => Some("pay-no-kind"),
        _ if label.is_empty() || label.chars().count() > 200 => Some("pay-no-label"),
        (None, ..) => Some("pay-no-amount"),
        (_, None, _) => Some("pay-no-unit"),
        (.., None) => Some("pay-no-day"),
        _ => None,
    };
    let (Some(amount), Some(unit), Some(day), None) = (amount, unit, day, problem) else {
        let typed = Typed {
            label: sent.label,
            amount: sent.amount,
            ..Typed::default()
        };
        return refused_form(page(&ctx, place, description, problem, typed).await);
    };
    let new = new_id();
    let kind = sent.kind.as_str();
    db.change(&actor, async |tx| {
        let row = params![new, place, kind, &label, amount, unit.word(), day, tx.now()];
        tx.execute(&INSERT_COMPARISON, row).await?;
        tx.record(Entry::new("add", "pay-comparison").of(new));
        Ok::<_, db::Error>(())
    })
    .await?;
    Ok(see_other(&format!(
        "/descriptions/{description}/pay#others"
    )))
}
