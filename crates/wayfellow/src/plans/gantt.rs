//! A plan as a picture: a bar for each task along the weeks, drawn on the server as SVG.
//!
//! Once wide, with names to the left, and once narrow, with names above the bars. The same stands in a table beside it.

use std::fmt::Write;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::timing::Timeline;
use super::workdays::Workdays;
use crate::web::Page;

/// More bars than this are not drawn; the table has them all.
pub(crate) const MOST_BARS: usize = 400;

/// Text as SVG may hold it, cut to fit.
fn fitting(text: &str, most: usize) -> String {
    let mut short: String = text.chars().take(most).collect();
    if short.len() < text.len() {
        short.pop();
        short.push('…');
    }
    short
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// First days of months within the plan, not too close to each other.
fn months(start: Date, end: Date, most: usize) -> Vec<Date> {
    let mut all = Vec::new();
    let mut month = start.first_of_month();
    while month <= end && all.len() < 1_000 {
        if month >= start {
            all.push(month);
        }
        month = month.saturating_add(1.months());
    }
    let step = all.len().div_ceil(most).max(1);
    all.into_iter().step_by(step).collect()
}

/// The picture for wide or narrow screens.
pub(crate) fn svg(page: &Page, plan: &Timeline, start: Date, today: Date, wide: bool) -> String {
    let id = if wide { "gantt-wide" } else { "gantt-narrow" };
    let (width, left, row) = if wide {
        (1000.0, 360.0, 26.0)
    } else {
        (320.0, 6.0, 38.0)
    };
    let bars = plan.tasks.len().min(MOST_BARS);
    let top = 34.0;
    let height = top + row * bars as f64 + 12.0;
    let days = Workdays::from(start);
    let along = |n: u32| left + (width - left - 12.0) * f64::from(n) / f64::from(plan.days.max(1));
    let class = if wide { "trail-wide" } else { "trail-narrow" };
    let mut svg = String::with_capacity(4096 + bars * 400);
    let _ = write!(
        svg,
        r#"<svg class="trail gantt {class}" viewBox="0 0 {width:.0} {height:.0}" role="img" aria-labelledby="{id}-t {id}-d"><title id="{id}-t">{}</title><desc id="{id}-d">{}</desc>"#,
        page.t("gantt-title"),
        page.t("gantt-text"),
    );
    for month in months(start, plan.end, if wide { 9 } else { 5 }) {
        let x = along(days.number(month));
        let _ = write!(
            svg,
            r#"<path class="guide" d="M{x:.1} 26V{:.1}"/><text class="count" x="{x:.1}" y="18">{}</text>"#,
            height - 6.0,
            month.strftime("%Y-%m")
        );
    }
    let now = days.number(today);
    if today >= start && now <= plan.days {
        let x = along(now);
        let _ = write!(
            svg,
            r#"<path class="today" d="M{x:.1} 26V{:.1}"/>"#,
            height - 6.0
        );
    }
    for (n, timed) in plan.tasks.iter().take(MOST_BARS).enumerate() {
        let y = top + row * n as f64;
        let (x, end) = (along(timed.at.0), along(timed.at.1));
        let phase = timed.task.phase;
        let state = if timed.task.done_on.is_some() {
            " done"
        } else if timed.critical {
            " critical"
        } else {
            ""
        };
        let (name_y, bar_y) = if wide {
            (y + 17.0, y + 5.0)
        } else {
            (y + 12.0, y + 17.0)
        };
        let most = if wide { 52 } else { 46 };
        let _ = write!(
            svg,
            r#"<g class="{phase}{state}"><text class="name" x="6" y="{name_y:.1}">{}</text><rect class="bar" x="{x:.1}" y="{bar_y:.1}" width="{:.1}" height="14" rx="3"/>"#,
            fitting(&timed.task.label, most),
            (end - x).max(3.0),
        );
        if timed.slack > 0 && timed.task.done_on.is_none() {
            let until = along(timed.at.1.saturating_add(timed.slack).min(plan.days));
            let _ = write!(
                svg,
                r#"<path class="slack" d="M{end:.1} {:.1}H{until:.1}"/>"#,
                bar_y + 7.0
            );
        }
        svg.push_str("</g>");
    }
    svg.push_str("</svg>");
    svg
}
