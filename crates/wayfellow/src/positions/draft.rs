//! What somebody types about a position, and what it says once it is understood.
//!
//! Not here: keeping it.

use jiff::civil::Date;
use serde::Deserialize;

use super::position::{Position, hours};
use crate::accounts::account::name_of;
use crate::web::App;

/// The focus of a position, as kept.
pub(crate) const FOCUS: [&str; 3] = ["mental-health", "addiction", "shared"];
/// The longest working time in a week: all of it.
const LONGEST_WEEK: i64 = 7 * 24 * 60;

/// A form as it was sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    pub job_title: String,
    pub program: String,
    pub peer_role: String,
    pub focus: String,
    pub paid: String,
    pub hours: String,
    pub since: String,
    pub last_day: String,
    pub role: String,
    pub version: String,
}

/// A field that cannot be kept as typed, and the key of the words that say why.
pub(super) type Problem = (&'static str, &'static str);

impl Typed {
    /// What a form holds before anything is typed.
    pub fn blank() -> Typed {
        Typed {
            peer_role: "yes".to_owned(),
            paid: "yes".to_owned(),
            ..Typed::default()
        }
    }

    /// What a form holds about a position that is there.
    pub fn of(position: &Position) -> Typed {
        let yes = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
        let day = |day: Option<Date>| day.map_or_else(String::new, |d| d.to_string());
        Typed {
            job_title: position.job_title.clone(),
            program: position.program.clone().unwrap_or_default(),
            peer_role: yes(position.peer_role),
            focus: position.focus.clone().unwrap_or_default(),
            paid: yes(position.paid),
            hours: position.weekly_minutes.map_or_else(String::new, hours),
            since: day(position.since),
            last_day: day(position.last_day),
            role: position.role.clone().unwrap_or_default(),
            version: position.version.to_string(),
        }
    }

    /// What it says, or every field that has to be mended.
    pub fn read(&self, app: &App) -> Result<Position, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut said = |field: &'static str, key: &'static str| problems.push((field, key));
        let job_title = name_of(&self.job_title).unwrap_or_else(|| {
            said("job_title", "position-title-refused");
            String::new()
        });
        let program = match self.program.trim() {
            "" => None,
            typed => name_of(typed).or_else(|| {
                said("program", "position-program-refused");
                None
            }),
        };
        let mut either = |field: &'static str, typed: &str| match typed {
            "yes" => true,
            "no" => false,
            _ => {
                said(field, "position-choose");
                false
            }
        };
        let peer_role = either("peer_role", &self.peer_role);
        let paid = either("paid", &self.paid);
        let focus = match self.focus.as_str() {
            "" => None,
            typed if FOCUS.contains(&typed) => Some(typed.to_owned()),
            _ => {
                said("focus", "position-choose");
                None
            }
        };
        let weekly_minutes = match self.hours.trim() {
            "" => None,
            typed => minutes(typed).or_else(|| {
                said("hours", "position-hours-refused");
                None
            }),
        };
        let mut day = |field: &'static str, typed: &str| match typed.trim() {
            "" => None,
            typed => day(typed).or_else(|| {
                said(field, "position-day-refused");
                None
            }),
        };
        let since = day("since", &self.since);
        let last_day = day("last_day", &self.last_day);
        if let (Some(first), Some(last)) = (since, last_day)
            && last < first
        {
            said("last_day", "position-days-turned");
        }
        let role = match self.role.as_str() {
            "" => None,
            typed if role_label(app, typed).is_some() => Some(typed.to_owned()),
            _ => {
                said("role", "position-choose");
                None
            }
        };
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Position {
            job_title,
            program,
            peer_role,
            focus,
            paid,
            weekly_minutes,
            since,
            last_day,
            role,
            ..Position::default()
        })
    }
}

/// A day as `2026-11-22`, within the years that people work in.
pub(super) fn day(typed: &str) -> Option<Date> {
    let day: Date = typed.trim().parse().ok()?;
    (1900..=2200).contains(&day.year()).then_some(day)
}

/// Hours in a week as minutes: `20`, `37.5`, `37,5`, `7:20`.
fn minutes(typed: &str) -> Option<i64> {
    let number = |text: &str| -> Option<i64> {
        let plain = !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| text.parse().ok()).flatten()
    };
    let minutes = if let Some((whole, rest)) = typed.split_once(':') {
        let rest = number(rest).filter(|m| *m < 60)?;
        number(whole)? * 60 + rest
    } else if let Some((whole, part)) = typed.split_once(['.', ',']) {
        let digits = u32::try_from(part.len()).ok()?;
        let rest = number(part)? * 60;
        let of = 10_i64.checked_pow(digits)?;
        // To the whole minute, so that nothing is kept that was not said.
        if rest % of != 0 {
            return None;
        }
        number(whole)? * 60 + rest / of
    } else {
        number(typed)? * 60
    };
    (1..=LONGEST_WEEK).contains(&minutes).then_some(minutes)
}

/// What the role of this name is called: `slug@version#code`.
pub(super) fn role_label(app: &App, name: &str) -> Option<String> {
    let (framework, code) = name.split_once('#')?;
    let item = app.library.framework(framework)?.item(code)?;
    item.role.as_ref().map(|_| item.label.clone())
}
