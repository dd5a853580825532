//! A plan to take along: as a table (CSV), as data (JSON), and as days in a calendar (iCalendar).
//!
//! Not here: pictures and printed reports.

use jiff::civil::Date;
use serde_json::json;

use super::timing::Timeline;
use crate::db::Moment;
use crate::portfolio::calendar::{escaped, folded};
use crate::web::sheet::Sheet;

/// The tasks as a table.
pub(crate) fn csv(plan: &Timeline) -> Sheet {
    let mut sheet = Sheet::new([
        "code",
        "phase",
        "seat",
        "owner",
        "task",
        "reason",
        "start",
        "end",
        "working days",
        "slack",
        "critical",
        "after",
        "done on",
        "late",
    ]);
    for timed in &plan.tasks {
        let task = &timed.task;
        sheet.line([
            task.code.clone(),
            task.phase.to_string(),
            task.seat.to_string(),
            task.owner.clone().unwrap_or_default(),
            task.label.clone(),
            task.text.clone(),
            timed.start.to_string(),
            timed.end.to_string(),
            task.days.to_string(),
            timed.slack.to_string(),
            timed.critical.to_string(),
            task.after.join(" "),
            task.done_on.map(|d| d.to_string()).unwrap_or_default(),
            timed.late.to_string(),
        ]);
    }
    sheet
}

/// The plan as data.
pub fn json(plan: &Timeline, start: Date) -> String {
    let tasks: Vec<_> = plan
        .tasks
        .iter()
        .map(|timed| {
            let task = &timed.task;
            json!({
                "code": task.code,
                "phase": task.phase.as_str(),
                "seat": task.seat.as_str(),
                "owner": task.owner,
                "label": task.label,
                "reason": task.text,
                "start": timed.start.to_string(),
                "end": timed.end.to_string(),
                "working_days": task.days,
                "slack": timed.slack,
                "critical": timed.critical,
                "after": task.after,
                "not_before": task.not_before.map(|d| d.to_string()),
                "done_on": task.done_on.map(|d| d.to_string()),
                "late": timed.late,
            })
        })
        .collect();
    let whole = json!({
        "starts_on": start.to_string(),
        "ends_on": plan.end.to_string(),
        "working_days": plan.days,
        "tasks": tasks,
    });
    serde_json::to_string_pretty(&whole).unwrap_or_default() + "\n"
}

/// The tasks as days in a calendar (RFC 5545).
pub fn ics(plan: &Timeline, title: &str, whose: &str, now: Moment) -> String {
    let stamp = now.timestamp().to_zoned(jiff::tz::TimeZone::UTC);
    let stamp = stamp.strftime("%Y%m%dT%H%M%SZ").to_string();
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Wayfellow//Plan//EN".to_owned(),
        format!("X-WR-CALNAME:{}", escaped(title)),
    ];
    for timed in plan.tasks.iter().filter(|t| t.task.done_on.is_none()) {
        let after = timed.end.tomorrow().unwrap_or(timed.end);
        lines.extend([
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}-{whose}@wayfellow", escaped(&timed.task.code)),
            format!("DTSTAMP:{stamp}"),
            format!("DTSTART;VALUE=DATE:{}", timed.start.strftime("%Y%m%d")),
            format!("DTEND;VALUE=DATE:{}", after.strftime("%Y%m%d")),
            format!("SUMMARY:{}", escaped(&timed.task.label)),
            format!("DESCRIPTION:{}", escaped(&timed.task.text)),
            "END:VEVENT".to_owned(),
        ]);
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}
