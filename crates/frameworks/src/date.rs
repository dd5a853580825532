//! A day, a month or a year, as exactly as a person remembers it.
//!
//! Not here: clocks and time zones. Whoever asks says what today is.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// `2024-05-17`, `2024-05` or `2024`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

/// Why a text is not a [`Date`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotADate(String);

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown: String = self.0.chars().take(30).collect();
        write!(
            f,
            "{shown:?} is not a date; write it as 2024-05-17, 2024-05 or 2024"
        )
    }
}

impl std::error::Error for NotADate {}

impl Date {
    /// Earliest year that is accepted.
    pub const FIRST_YEAR: u16 = 1900;

    /// A day; `None` if there is no such day.
    pub fn day(year: u16, month: u8, day: u8) -> Option<Date> {
        Date::new(year, Some(month), Some(day))
    }

    fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Option<Date> {
        let known = (Date::FIRST_YEAR..=9999).contains(&year)
            && month.is_none_or(|m| (1..=12).contains(&m))
            && (day.is_none() || month.is_some())
            && day.is_none_or(|d| d >= 1 && month.is_some_and(|m| d <= days_in(year, m)));
        known.then_some(Date { year, month, day })
    }

    /// The first day it can mean, as (year, month, day).
    pub fn earliest(self) -> (u16, u8, u8) {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day it can mean, as (year, month, day).
    pub fn latest(self) -> (u16, u8, u8) {
        let month = self.month.unwrap_or(12);
        (
            self.year,
            month,
            self.day.unwrap_or(days_in(self.year, month)),
        )
    }

    /// Whether it is certainly after `other`.
    pub fn is_after(self, other: Date) -> bool {
        self.earliest() > other.latest()
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Date, NotADate> {
        let mut parts = text.split('-');
        let number = |part: &str, digits: usize| -> Option<u16> {
            (part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse().ok())
                .flatten()
        };
        let two = |part: &str| number(part, 2).and_then(|n| u8::try_from(n).ok());
        let read = || {
            let year = number(parts.next()?, 4)?;
            let month = parts.next().map(|p| two(p).ok_or(())).transpose().ok()?;
            let day = parts.next().map(|p| two(p).ok_or(())).transpose().ok()?;
            if parts.next().is_some() {
                None
            } else {
                Date::new(year, month, day)
            }
        };
        let mut read = read;
        read().ok_or_else(|| NotADate(text.to_owned()))
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        struct Text;
        impl serde::de::Visitor<'_> for Text {
            type Value = Date;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date such as \"2024-05-17\", \"2024-05\" or \"2024\"")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Date, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Text)
    }
}

impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A day, a month or a year: 2024-05-17, 2024-05 or 2024.",
            "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    fn read(text: &str) -> Option<Date> {
        text.parse().ok()
    }

    #[test]
    fn a_date_may_be_a_day_a_month_or_a_year() {
        for text in ["2024-05-17", "2024-05", "2024", "2024-02-29", "2000-02-29"] {
            assert_eq!(read(text).map(|d| d.to_string()).as_deref(), Some(text));
        }
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in [
            "2023-02-29",
            "1900-02-29",
            "2024-13",
            "2024-00",
            "2024-04-31",
            "24-05-17",
            "2024-5-7",
            "",
            "2024-05-17T00",
            "+024",
            "1899",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn only_what_is_certainly_later_is_after() {
        let after = |a: &str, b: &str| read(a).zip(read(b)).is_some_and(|(a, b)| a.is_after(b));
        assert!(after("2025", "2024-12-31"));
        assert!(after("2024-06-02", "2024-06-01"));
        assert!(!after("2024", "2024-01-01"));
        assert!(!after("2024-06", "2024-06-15"));
    }
}
