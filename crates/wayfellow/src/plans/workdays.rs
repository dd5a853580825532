//! Working days and dates: Monday to Friday, counted from the first day of a plan.
//!
//! Holidays are not known here; an organization has its own, and a plan in working days leaves room for them.

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};

/// The last day a plan can name.
pub const LAST: Date = jiff::civil::date(2199, 12, 31);

/// The working days of a plan that begins on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Workdays {
    /// The Monday of the week of the first working day.
    monday: Date,
    /// Days from that Monday to the first working day: 0 to 4.
    offset: i64,
}

/// The same day, or the Monday after a Saturday or Sunday.
fn workday(day: Date) -> Date {
    let ahead = match day.weekday() {
        Weekday::Saturday => 2,
        Weekday::Sunday => 1,
        _ => 0,
    };
    day.saturating_add(ahead.days())
}

impl Workdays {
    /// Counting from this day, or from the Monday after when it is a Saturday or Sunday.
    pub fn from(start: Date) -> Workdays {
        let first = workday(start.min(LAST));
        let offset = i64::from(first.weekday().to_monday_zero_offset());
        Workdays {
            monday: first.saturating_sub(offset.days()),
            offset,
        }
    }

    /// The date of a working day, from 0.
    pub fn date(self, n: u32) -> Date {
        // About 380 years; further than the last day.
        let whole = self.offset + i64::from(n.min(100_000));
        let ahead = (whole / 5) * 7 + whole % 5;
        match self.monday.checked_add(ahead.days()) {
            Ok(day) if day <= LAST => day,
            _ => LAST,
        }
    }

    /// The number of the working day that a date is, or of the next one. Dates before the plan count as its first day.
    pub fn number(self, date: Date) -> u32 {
        let day = workday(date.min(LAST));
        let since = (day - self.monday).get_days();
        let since = i64::from(since);
        let whole = since.div_euclid(7) * 5 + since.rem_euclid(7);
        u32::try_from(whole - self.offset).unwrap_or(0)
    }
}

/// So many months later, at the most the last day a plan can name.
pub fn months_later(start: Date, months: u32) -> Date {
    start
        .checked_add(i64::from(months.min(2400)).months())
        .unwrap_or(LAST)
        .min(LAST)
}

/// Today, by the clock of this machine, in UTC.
pub fn today() -> Date {
    jiff::Timestamp::now()
        .to_zoned(jiff::tz::TimeZone::UTC)
        .date()
}
