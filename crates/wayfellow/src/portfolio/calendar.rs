//! The days that ask for attention, as a calendar that other programs subscribe to by a secret address.
//!
//! Renewing the address closes the one before. Not here: which days there are (`reminders`).

use askama::Template;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::Response;

use super::reminders::{self, Reminder};
use super::{own, record, reminder_letters};
use crate::db::Entry;
use crate::db::Moment;
use crate::permission::{Action, Resource, may};
use crate::sharing::addresses;
use crate::web::who::{SignedIn, Who};
use crate::web::{Ctx, Error, Page, Result, Section, download};

/// The part that such an address opens.
const CALENDAR: &str = "calendar";

#[derive(Template)]
#[template(path = "portfolio/calendar.html")]
struct Calendar {
    page: Page,
    tab: &'static str,
    /// Whether there is an address already.
    open: bool,
    /// An address that was just made, shown this once.
    made: Option<String>,
    /// Whether this installation sends letters.
    letters: bool,
    /// Whether the person is reminded by letter.
    wished: bool,
}

/// `GET /me/calendar`.
pub(super) async fn show(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    let person = own(&actor, Action::Share, CALENDAR)?;
    let now = Moment::now();
    let all = addresses::of_person(&ctx.app.db, person).await?;
    let page = ctx.page(Section::Me, "calendar-title");
    ctx.render(&Calendar {
        tab: "overview",
        open: all.iter().any(|a| a.part == CALENDAR && a.holds(now)),
        made: None,
        letters: ctx.app.post.is_some(),
        wished: reminder_letters::wished(&ctx.app.db, person).await?,
        page,
    })
}

/// `POST /me/calendar`: a new address; the one before opens nothing any more.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    headers: HeaderMap,
) -> Result<Response> {
    let person = own(&actor, Action::Share, CALENDAR)?;
    let now = Moment::now();
    for before in addresses::of_person(&ctx.app.db, person).await? {
        if before.part == CALENDAR && before.holds(now) {
            addresses::end(&ctx.app.db, &actor, before.id).await?;
        }
    }
    let secret = addresses::make(&ctx.app.db, &actor, CALENDAR, None, None).await?;
    let path = format!("/calendar/{secret}");
    let page = ctx.page(Section::Me, "calendar-title");
    ctx.render(&Calendar {
        tab: "overview",
        open: true,
        made: Some(crate::sharing::absolute(&ctx, &headers, &path)),
        letters: ctx.app.post.is_some(),
        wished: reminder_letters::wished(&ctx.app.db, person).await?,
        page,
    })
}

/// `GET /calendar/{token}`.
pub(super) async fn feed(ctx: Ctx, Who(actor): Who, Path(token): Path<String>) -> Result<Response> {
    let secret = token.strip_suffix(".ics").unwrap_or(&token);
    let behind = addresses::behind(&ctx.app.db, secret)
        .await?
        .ok_or_else(Error::not_found)?;
    if behind.part != CALENDAR {
        return Err(Error::not_found());
    }
    let resource = Resource::new("portfolio")
        .kept_by(behind.person)
        .part(CALENDAR)
        .by_address();
    may(&actor, Action::Read, &resource)?;
    let look = Entry::look(CALENDAR, behind.person).of(behind.id);
    ctx.app.db.looked(&actor, vec![look]).await?;
    let page = ctx.page(Section::Me, "calendar-title");
    let records = record::today(&ctx.app.db, behind.person).await?;
    let days = reminders::all(&ctx.app, &page, &records, crate::pathway::today());
    let text = calendar(&page.title, &days, Moment::now());
    Ok(download(
        text,
        "text/calendar; charset=utf-8",
        "wayfellow.ics",
    ))
}

/// The days as iCalendar (RFC 5545).
fn calendar(title: &str, days: &[Reminder], now: Moment) -> String {
    let stamp = now.timestamp().to_zoned(jiff::tz::TimeZone::UTC);
    let stamp = stamp.strftime("%Y%m%dT%H%M%SZ").to_string();
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Wayfellow//Portfolio//EN".to_owned(),
        format!("X-WR-CALNAME:{}", escaped(title)),
    ];
    for reminder in days {
        let Some(day) = reminder.day else { continue };
        let id = reminder.href.rsplit('/').next().unwrap_or_default();
        let next = day.tomorrow().unwrap_or(day);
        lines.extend([
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{id}@wayfellow"),
            format!("DTSTAMP:{stamp}"),
            format!("DTSTART;VALUE=DATE:{}", day.strftime("%Y%m%d")),
            format!("DTEND;VALUE=DATE:{}", next.strftime("%Y%m%d")),
            format!("SUMMARY:{}", escaped(&reminder.title)),
            format!("DESCRIPTION:{}", escaped(&reminder.text)),
            "END:VEVENT".to_owned(),
        ]);
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

/// Text as a line of a calendar may hold it.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace('\n', "\\n")
}

/// At most 75 bytes a line; what is longer goes on in the next one after a space.
pub(crate) fn folded(line: &str) -> String {
    let mut folded = String::new();
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > 73 {
            folded.push_str("\r\n ");
            length = 1;
        }
        folded.push(c);
        length += c.len_utf8();
    }
    folded + "\r\n"
}
