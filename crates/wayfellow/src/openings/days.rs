//! The days of an opening as moments: in the time zone of its organization. One that has said none has days wherever
//! somebody is: the first begins in UTC, and the last is over where days end last.
//!
//! Not here: the clock. Whoever asks says what time it is.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{TimeZone, offset};

/// From which day until which day one can apply.
#[derive(Debug, Clone)]
pub struct Days {
    /// The first day.
    pub opens_on: Date,
    /// The last day.
    pub closes_on: Date,
    /// Where the organization is, if it said.
    pub zone: Option<TimeZone>,
}

/// The time zone with an IANA name, such as `America/New_York`.
pub fn zone_of(name: &str) -> Option<TimeZone> {
    let zone = TimeZone::get(name.trim()).ok()?;
    zone.iana_name().is_some().then_some(zone)
}

/// The day it is for an organization; in UTC when it has said no time zone.
pub fn today(zone: Option<&TimeZone>, now: Timestamp) -> Date {
    let zone = zone.cloned().unwrap_or(TimeZone::UTC);
    now.to_zoned(zone).date()
}

fn begin(day: Date, zone: TimeZone) -> Timestamp {
    // A day that the calendar has no room for is as far away as days go.
    day.to_zoned(zone)
        .map_or(Timestamp::MAX, |at| at.timestamp())
}

impl Days {
    /// The first moment of the first day.
    pub fn starts(&self) -> Timestamp {
        begin(self.opens_on, self.zone.clone().unwrap_or(TimeZone::UTC))
    }

    /// The first moment at which the last day is over.
    pub fn ends(&self) -> Timestamp {
        let zone = self.zone.clone();
        let zone = zone.unwrap_or_else(|| TimeZone::fixed(offset(-12)));
        match self.closes_on.tomorrow() {
            Ok(after) => begin(after, zone),
            Err(_) => Timestamp::MAX,
        }
    }

    /// Whether one can apply at a moment.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.starts() <= now && now < self.ends()
    }

    /// Whether the first day is still to come.
    pub fn is_coming(&self, now: Timestamp) -> bool {
        now < self.starts()
    }

    /// The last second of the last day, as in `2026-11-22T23:59:59-05:00`.
    pub fn last_second(&self) -> String {
        let zone = self.zone.clone();
        let zone = zone.unwrap_or_else(|| TimeZone::fixed(offset(-12)));
        let last = self.ends().as_second().saturating_sub(1);
        Timestamp::from_second(last).map_or_else(
            |_| String::new(),
            |at| {
                at.to_zoned(zone)
                    .strftime("%Y-%m-%dT%H:%M:%S%:z")
                    .to_string()
            },
        )
    }
}
