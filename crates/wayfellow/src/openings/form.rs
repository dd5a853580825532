//! The ad of an open position: made from the description, checked, and published.
//!
//! Nothing is kept before it is published. An ad that may put off people with disabilities, or that asks for medical
//! facts, is not published; everything else that is found is advice.

use askama::Template;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path};
use axum::response::Response;
use documents::description::{Description, items, tidy};
use frameworks::Point;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rolecheck::{Checker, Finding, FindingKind, Kind, Options, Severity};
use uuid::Uuid;

use super::currency;
use super::days::{today, zone_of};
use super::opening::{self, Ad, Opening};
use crate::actor::Actor;
use crate::db::{Db, Moment, params, statements};
use crate::permission::{Action, Resource, may};
use crate::roles;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form, see_other};

/// The longest line and the most lines of a list, and the longest text, in characters.
const LONGEST_LINE: usize = 400;
const MOST_LINES: usize = 30;
const LONGEST_TEXT: usize = 4_000;
/// An ad is open for this many days at most.
const LONGEST: i64 = 366;

statements! {
    ZONE = "SELECT time_zone FROM organizations WHERE id = $1";
}

struct Found {
    finding: Finding,
    passage: String,
    tone: &'static str,
}

#[derive(Template)]
#[template(path = "openings/form.html")]
struct Shown {
    page: Page,
    id: Uuid,
    ad: Ad,
    opens_on: String,
    closes_on: String,
    /// What the band of the description pays, in words.
    band: String,
    shows_pay: bool,
    ways: &'static [Point],
    basis: &'static [Point],
    found: Vec<Found>,
    checked: bool,
    problem: Option<&'static str>,
    before: Vec<Opening>,
}

pub(super) fn allowed(actor: &Actor, action: Action) -> Result<Uuid> {
    let place = actor.organization.ok_or_else(Error::not_found)?;
    let resource = Resource::new("opening").of_organization(place);
    may(actor, action, &resource)?;
    Ok(place)
}

fn id(text: &str) -> Result<Uuid> {
    text.parse().map_err(|_| Error::not_found())
}

/// The ad that a description suggests: its essential duties first.
fn suggested(body: &Description) -> Ad {
    let duties = body.responsibilities.iter().flat_map(|r| &r.duties);
    let (first, then): (Vec<_>, Vec<_>) = duties.partition(|d| d.essential);
    Ad {
        title: body.title.clone(),
        peer_role: body.peer_role,
        hours: body.conditions.hours.replace('\n', ", "),
        locality: String::new(),
        duties: first
            .into_iter()
            .chain(then)
            .take(6)
            .map(|d| d.text.clone())
            .collect(),
        required: body.required.clone(),
        preferred: body.preferred.clone(),
        ..Ad::default()
    }
}

fn found(ad: &Ad) -> Vec<Found> {
    let (text, asks) = (ad.text(), ad.asks.join("\n"));
    let checker = Checker::shipped();
    let report = checker.check(&text, &Options::new(Kind::Ad));
    // What applicants are asked is held to what may be asked in an interview.
    let asked = checker.check(&asks, &Options::new(Kind::Interview));
    let questions = asked.findings.into_iter().map(|f| shown(f, &asks));
    let of_ad = report
        .findings
        .into_iter()
        .filter(|f| {
            ad.peer_role
                || !matches!(
                    f.kind,
                    FindingKind::RoleFit
                        | FindingKind::VagueLivedExperience
                        | FindingKind::NoLivedExperienceRequirement
                )
        })
        .filter(|f| {
            f.kind != FindingKind::NoRequiredPreferredSplit
                || ad.required.is_empty()
                || ad.preferred.is_empty()
        })
        .map(|f| shown(f, &text));
    questions.chain(of_ad).collect()
}

fn shown(finding: Finding, text: &str) -> Found {
    Found {
        passage: text
            .get(finding.span.clone())
            .filter(|p| p.len() < 300)
            .unwrap_or_default()
            .to_owned(),
        tone: match finding.severity {
            Severity::Error | Severity::Warning => "unfit",
            Severity::Caution => "depends",
            Severity::Info => "advice",
        },
        finding,
    }
}

/// Findings that no ad is published with.
fn forbidden(f: &Found) -> bool {
    f.tone == "unfit"
        && matches!(
            f.finding.kind,
            FindingKind::DisabilityDiscouraging
                | FindingKind::MedicalInquiry
                | FindingKind::ProhibitedQuestion
        )
}

struct Typed {
    ad: Ad,
    opens_on: String,
    closes_on: String,
    shows_pay: bool,
    checked: bool,
    problem: Option<&'static str>,
}

async fn page(ctx: &Ctx, place: Uuid, id: Uuid, typed: Typed) -> Result<Response> {
    let db = &ctx.app.db;
    let h = &ctx.app.lessons.hiring;
    let page = ctx.page(Section::Other, "opening-new-title");
    let band = roles::pay::band_of(db, place, id).await?;
    ctx.render(&Shown {
        id,
        band: band.map_or_else(String::new, |b| {
            super::page::pay_words(&page, &b, typed.ad.paid_in())
        }),
        found: if typed.checked {
            found(&typed.ad)
        } else {
            Vec::new()
        },
        page,
        ad: typed.ad,
        opens_on: typed.opens_on,
        closes_on: typed.closes_on,
        shows_pay: typed.shows_pay,
        ways: &h.experience,
        basis: &h.basis,
        checked: typed.checked,
        problem: typed.problem,
        before: Opening::of_description(db, id).await?,
    })
}

/// `GET /descriptions/{id}/openings`.
pub(super) async fn new(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(text): Path<String>,
) -> Result<Response> {
    let place = allowed(&actor, Action::Add)?;
    let id = id(&text)?;
    let body = roles::description::in_force_now(&ctx.app.db, id, place).await?;
    let zone = zone(&ctx.app.db, place).await?;
    let typed = Typed {
        ad: suggested(&body),
        opens_on: today(zone.as_ref(), Moment::now().timestamp()).to_string(),
        closes_on: String::new(),
        shows_pay: true,
        checked: false,
        problem: None,
    };
    page(&ctx, place, id, typed).await
}

/// `POST /descriptions/{id}/openings`: checks the ad, or publishes it.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(text): Path<String>,
    form: std::result::Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Result<Response> {
    let place = allowed(&actor, Action::Add)?;
    let id = id(&text)?;
    let db = &ctx.app.db;
    let body = roles::description::in_force_now(db, id, place).await?;
    let Form(fields) = form.map_err(Error::unreadable)?;
    let get = |name: &str| {
        let value = fields.iter().find(|(n, _)| n == name);
        tidy(value.map_or("", |(_, v)| v))
    };
    let line = |name: &str| get(name).replace('\n', " ");
    let shows_pay = get("shows_pay") == "yes";
    let band = roles::pay::band_of(db, place, id).await?;
    let mut ad = Ad {
        title: line("title"),
        peer_role: body.peer_role,
        hours: line("hours"),
        full_time: get("full_time") == "yes",
        part_time: get("part_time") == "yes",
        locality: line("locality"),
        region: line("region"),
        duties: items(&get("duties")),
        required: items(&get("required")),
        preferred: items(&get("preferred")),
        pay: band.filter(|_| shows_pay),
        how_to_apply: get("how_to_apply"),
        asks: items(&get("asks")),
        country: line("country").to_ascii_uppercase(),
        currency: line("currency").to_ascii_uppercase(),
    };
    let way = ctx
        .app
        .lessons
        .hiring
        .experience
        .iter()
        .find(|w| w.code == get("way"));
    if let Some(way) = way
        && !ad.required.contains(&way.label)
    {
        ad.required.insert(0, way.label.clone());
    }
    let (opens_on, closes_on) = (get("opens_on"), get("closes_on"));
    let days = opens_on
        .parse::<Date>()
        .ok()
        .zip(closes_on.parse::<Date>().ok());
    let zone = zone(db, place).await?;
    let today = today(zone.as_ref(), Moment::now().timestamp());
    let problem = problem(&ad, days, today);
    let publishes = get("go") == "publish";
    let stopped = publishes && problem.is_none() && found(&ad).iter().any(forbidden);
    if let (true, None, false, Some(days)) = (publishes, problem, stopped, days) {
        let opening = opening::publish(db, &actor, place, id, &ad, days).await?;
        return Ok(see_other(&format!("/openings/{opening}")));
    }
    let typed = Typed {
        ad,
        opens_on,
        closes_on,
        shows_pay,
        checked: true,
        problem: if stopped {
            Some("opening-forbidden")
        } else {
            problem.filter(|_| publishes)
        },
    };
    let shown = page(&ctx, place, id, typed).await;
    if publishes {
        refused_form(shown)
    } else {
        shown
    }
}

/// The time zone of an organization, if it said.
async fn zone(db: &Db, place: Uuid) -> Result<Option<TimeZone>> {
    let row = db.one(&ZONE, params![place]).await?;
    let name: Option<String> = row.get("time_zone")?;
    Ok(name.as_deref().and_then(zone_of))
}

fn problem(ad: &Ad, days: Option<(Date, Date)>, today: Date) -> Option<&'static str> {
    let lists = [&ad.duties, &ad.required, &ad.preferred, &ad.asks];
    let long = |t: &String| t.chars().count() > LONGEST_LINE;
    if ad.title.is_empty() || ad.hours.is_empty() || ad.locality.is_empty() {
        return Some("opening-no-head");
    }
    if ad.duties.is_empty() || ad.required.is_empty() {
        return Some("opening-no-lists");
    }
    if ad.how_to_apply.is_empty() {
        return Some("opening-no-way");
    }
    let letters = ad.country.len() == 2 && ad.country.bytes().all(|b| b.is_ascii_uppercase());
    if !ad.country.is_empty() && !letters {
        return Some("opening-bad-country");
    }
    if !ad.currency.is_empty() && !currency::is_known(&ad.currency) {
        return Some("opening-bad-currency");
    }
    // What is not said is paid in dollars in the United States only.
    if ad.pay.is_some() && ad.currency.is_empty() && ad.in_country() != "US" {
        return Some("opening-no-currency");
    }
    if lists
        .iter()
        .any(|l| l.len() > MOST_LINES || l.iter().any(long))
        || [&ad.title, &ad.hours, &ad.locality, &ad.region]
            .into_iter()
            .any(long)
        || ad.how_to_apply.chars().count() > LONGEST_TEXT
    {
        return Some("opening-too-long");
    }
    let (opens, closes) = match days {
        Some(days) => days,
        None => return Some("opening-no-days"),
    };
    let furthest = opens.saturating_add(jiff::Span::new().days(LONGEST));
    if closes < opens || closes < today || closes > furthest {
        return Some("opening-bad-days");
    }
    None
}
