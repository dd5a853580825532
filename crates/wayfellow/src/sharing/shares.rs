//! The page on which a person shares a part of what they keep, hands out an address, and takes both back.
//!
//! Not here: what others see of it (`seen`, `opened`).

use askama::Template;
use axum::body::Bytes;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use uuid::Uuid;

use super::addresses::{self, Address};
use super::share::{self, Share, With};
use super::{INVITATION, PARTS, part_key};
use crate::actor::{Actor, Hat};
use crate::db::Moment;
use crate::pathway::Sent;
use crate::permission::{Action, Resource, may};
use crate::portfolio::draft::plain;
use crate::portfolio::{own, view};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, see_other};

/// Hats that people are likely to share with.
const HATS: [Hat; 5] = [
    Hat::Supervisor,
    Hat::Leader,
    Hat::HiringLead,
    Hat::Trainer,
    Hat::EthicsAuditor,
];

/// Longest time an address may open something, in days.
const MOST_DAYS: i64 = 366;

#[derive(Template)]
#[template(path = "sharing/shares.html")]
struct Shares {
    page: Page,
    tab: &'static str,
    open: Vec<Line>,
    closed: Vec<Line>,
    addresses: Vec<Line>,
    /// Who shares something with the one who looks: id and name.
    with_me: Vec<(Uuid, String)>,
    parts: Vec<(&'static str, String)>,
    /// Groups of those with whom something can be shared: value and words.
    with: Vec<(String, Vec<(String, String)>)>,
    /// What was typed into the form to share, and into the one for an address.
    typed: Sent,
    typed_address: Sent,
    problem: Option<(&'static str, String)>,
    /// An address that was just made, shown this once.
    made: Option<String>,
}

/// A share or an address in words.
struct Line {
    id: Uuid,
    part: String,
    with: String,
    since: String,
    until: String,
}

/// `GET /me/sharing`.
pub(super) async fn show(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    page(&ctx, &actor, Sent::default(), None, None).await
}

async fn page(
    ctx: &Ctx,
    actor: &Actor,
    typed: Sent,
    problem: Option<(&'static str, String)>,
    made: Option<String>,
) -> Result<Response> {
    let person = own(actor, Action::Share, "portfolio")?;
    let page = ctx.page(Section::Me, "sharing-title");
    let now = Moment::now();
    let all = share::of_person(&ctx.app.db, person).await?;
    let (open, closed): (Vec<Share>, Vec<Share>) = all.into_iter().partition(|s| s.holds(now));
    let (organizations, supervisors) = share::around(&ctx.app.db, person).await?;
    let mut with = Vec::new();
    if !supervisors.is_empty() {
        let named = supervisors
            .into_iter()
            .map(|(id, name)| (format!("person:{id}"), name));
        with.push((page.t("sharing-supervisors"), named.collect()));
    }
    for (id, name) in organizations {
        let mut named: Vec<(String, String)> = HATS
            .iter()
            .map(|h| {
                let words = page.su("sharing-with-hat", page.term("hats", h.word()), &name);
                (format!("hat:{id}:{}", h.word()), words)
            })
            .collect();
        named.push((format!("all:{id}"), page.s("sharing-with-all", &name)));
        with.push((name, named));
    }
    let status = match &problem {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let for_address = problem.as_ref().is_some_and(|(f, _)| f.starts_with("a-"));
    let (typed_address, typed) = if for_address {
        (typed, Sent::default())
    } else {
        (Sent::of([("days".to_owned(), "30".to_owned())]), typed)
    };
    let addresses = addresses::of_person(&ctx.app.db, person).await?;
    let addresses = addresses
        .iter()
        .filter(|a| a.holds(now) && PARTS.contains(&a.part.as_str()));
    let template = Shares {
        tab: "sharing",
        open: open.iter().map(|s| line(&page, s)).collect(),
        closed: closed.iter().map(|s| line(&page, s)).collect(),
        addresses: addresses.map(|a| handed_out(&page, a)).collect(),
        parts: PARTS.iter().map(|p| (*p, page.t(part_key(p)))).collect(),
        with_me: with_me(ctx, actor).await?,
        with,
        typed,
        typed_address,
        problem,
        made,
        page,
    };
    let mut response = ctx.render(&template)?;
    *response.status_mut() = status;
    Ok(response)
}

/// Who shares something with the actor that they may read now.
async fn with_me(ctx: &Ctx, actor: &Actor) -> Result<Vec<(Uuid, String)>> {
    let mut found: Vec<(Uuid, String)> = Vec::new();
    for (person, name, part) in share::with(&ctx.app.db, actor).await? {
        if found.last().is_some_and(|f| f.0 == person) {
            continue;
        }
        let resource = Resource::new("portfolio").kept_by(person).part(part);
        let resource = resource.with_facts(&ctx.app.db, actor).await?;
        if may(actor, Action::Read, &resource).is_ok() {
            found.push((person, name));
        }
    }
    Ok(found)
}

fn part_words(page: &Page, part: &str) -> String {
    match PARTS.iter().find(|p| **p == part) {
        Some(part) => page.t(part_key(part)),
        None => part.to_owned(),
    }
}

fn line(page: &Page, share: &Share) -> Line {
    let organization = share.organization.clone().unwrap_or_default();
    let with = match (&share.person, &share.hat) {
        (Some(name), _) => name.clone(),
        (None, Some(hat)) => page.su("sharing-with-hat", page.term("hats", hat), organization),
        (None, None) => page.s("sharing-with-all", organization),
    };
    Line {
        id: share.id,
        part: part_words(page, &share.part),
        with,
        since: view::day(share.since),
        until: share
            .ended_at
            .or(share.until)
            .map_or_else(String::new, last_day),
    }
}

fn handed_out(page: &Page, address: &Address) -> Line {
    Line {
        id: address.id,
        part: part_words(page, &address.part),
        with: address.made_for.clone().unwrap_or_default(),
        since: view::day(address.made_at),
        until: address.expires_at.map_or_else(String::new, last_day),
    }
}

/// The day on which a moment falls that ends something; the first moment of a day ends the day before.
fn last_day(moment: Moment) -> String {
    view::day(moment.plus_seconds(-1))
}

/// `POST /me/sharing`.
pub(super) async fn create(ctx: Ctx, SignedIn(actor): SignedIn, body: Bytes) -> Result<Response> {
    let sent = Sent::read(&body).ok_or_else(|| Error::bad_request("error-form"))?;
    let words = ctx.page(Section::Me, "sharing-title");
    let person = own(&actor, Action::Share, "portfolio")?;
    let Some(part) = PARTS.iter().find(|p| **p == sent.one("part")) else {
        let problem = Some(("part", words.t("sharing-no-part")));
        return page(&ctx, &actor, sent, problem, None).await;
    };
    own(&actor, Action::Share, part)?;
    let (organizations, supervisors) = share::around(&ctx.app.db, person).await?;
    let belongs = |id: &str| -> Option<Uuid> {
        let id: Uuid = id.parse().ok()?;
        organizations.iter().any(|o| o.0 == id).then_some(id)
    };
    let email = plain(sent.one("email"));
    let chosen: Vec<&str> = sent.one("with").split(':').collect();
    let with = match (chosen.as_slice(), email.is_empty()) {
        (["person", id], true) => {
            let id: Option<Uuid> = id.parse().ok();
            id.filter(|id| supervisors.iter().any(|s| s.0 == *id))
                .map(With::Person)
        }
        (["all", id], true) => belongs(id).map(|id| With::Organization(id, None)),
        (["hat", id, hat], true) => match (belongs(id), hat.parse::<Hat>()) {
            (Some(id), Ok(hat)) => Some(With::Organization(id, Some(hat))),
            _ => None,
        },
        ([""], false) => match share::colleague(&ctx.app.db, person, &email).await? {
            Some(other) if other != person => Some(With::Person(other)),
            _ => {
                let problem = Some(("email", words.t("sharing-no-such")));
                return page(&ctx, &actor, sent, problem, None).await;
            }
        },
        _ => None,
    };
    let Some(with) = with else {
        let problem = Some(("with", words.t("sharing-no-one")));
        return page(&ctx, &actor, sent, problem, None).await;
    };
    let until = match end_of(sent.one("until")) {
        Ok(until) => until,
        Err(()) => {
            let problem = Some(("until", words.t("sharing-no-day")));
            return page(&ctx, &actor, sent, problem, None).await;
        }
    };
    share::begin(&ctx.app.db, &actor, part, with, until).await?;
    Ok(see_other("/me/sharing"))
}

/// The first moment after a day that lies ahead; none when no day was given.
fn end_of(typed: &str) -> Result<Option<Moment>, ()> {
    if typed.is_empty() {
        return Ok(None);
    }
    let day: jiff::civil::Date = typed.parse().map_err(|_| ())?;
    let next = day.tomorrow().map_err(|_| ())?;
    let end = next.to_zoned(jiff::tz::TimeZone::UTC).map_err(|_| ())?;
    let end = Moment(end.timestamp().as_microsecond());
    if end > Moment::now() {
        Ok(Some(end))
    } else {
        Err(())
    }
}

/// `POST /me/sharing/{id}/withdrawal`.
pub(super) async fn withdraw(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
) -> Result<Response> {
    own(&actor, Action::Share, "portfolio")?;
    let id: Uuid = id.parse().map_err(|_| Error::not_found())?;
    if share::end(&ctx.app.db, &actor, id).await? {
        Ok(see_other("/me/sharing"))
    } else {
        Err(Error::not_found())
    }
}

/// `POST /me/sharing/addresses`: an address to hand out. It is shown once, on the page that answers.
pub(super) async fn address(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response> {
    let sent = Sent::read(&body).ok_or_else(|| Error::bad_request("error-form"))?;
    let words = ctx.page(Section::Me, "sharing-title");
    let part = PARTS
        .iter()
        .find(|p| **p == sent.one("part") && **p != INVITATION);
    let Some(part) = part else {
        let problem = Some(("a-part", words.t("sharing-no-part")));
        return page(&ctx, &actor, sent, problem, None).await;
    };
    own(&actor, Action::Share, part)?;
    let days: i64 = match sent.one("days").parse() {
        Ok(days) if (1..=MOST_DAYS).contains(&days) => days,
        _ => {
            let problem = Some(("a-days", words.s("sharing-no-days", MOST_DAYS.to_string())));
            return page(&ctx, &actor, sent, problem, None).await;
        }
    };
    let made_for: String = plain(sent.one("for")).chars().take(200).collect();
    let made_for = Some(made_for.as_str()).filter(|f| !f.is_empty());
    let expires = Moment::now().plus_seconds(days * 86_400);
    let secret = addresses::make(&ctx.app.db, &actor, part, made_for, Some(expires)).await?;
    let made = absolute(&ctx, &headers, &format!("/shared/{secret}"));
    page(&ctx, &actor, Sent::default(), None, Some(made)).await
}

/// An address of this installation as it is handed out: as the settings name it, or with the host by which the browser
/// knows it.
pub(crate) fn absolute(ctx: &Ctx, headers: &HeaderMap, path: &str) -> String {
    if let Some(address) = &ctx.app.config.public_address {
        return address.to(path);
    }
    let host = headers.get(header::HOST).and_then(|h| h.to_str().ok());
    match host {
        Some(host) if ctx.app.config.https_only => format!("https://{host}{path}"),
        Some(host) => format!("http://{host}{path}"),
        None => path.to_owned(),
    }
}

/// `POST /me/sharing/addresses/{id}/withdrawal`.
pub(super) async fn withdraw_address(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
) -> Result<Response> {
    own(&actor, Action::Share, "portfolio")?;
    let id: Uuid = id.parse().map_err(|_| Error::not_found())?;
    if addresses::end(&ctx.app.db, &actor, id).await? {
        Ok(see_other("/me/sharing"))
    } else {
        Err(Error::not_found())
    }
}
