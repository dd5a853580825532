//! The few kinds of values that both databases keep alike: ids, text, whole numbers, yes or no, bytes, times and days.
//!
//! Money is a whole number of the smallest unit beside its currency, hours are whole minutes. Not here: floating
//! point, and time zones; a page turns a [`Moment`] into somebody's local time.

use std::fmt;

use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, ValueRef as _};
use uuid::Uuid;

use super::{Error, Result};

/// A value on its way to the database. An empty one still has a kind, because PostgreSQL wants to know it.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum Value {
    Uuid(Option<Uuid>),
    Text(Option<String>),
    Integer(Option<i64>),
    Bool(Option<bool>),
    Bytes(Option<Vec<u8>>),
}

/// A point in time, to the microsecond, in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub i64);

impl Moment {
    /// Now, by the clock of this machine.
    pub fn now() -> Moment {
        Moment(jiff::Timestamp::now().as_microsecond())
    }

    /// This many seconds later (earlier, when negative).
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Moment {
        Moment(self.0.saturating_add(seconds.saturating_mul(1_000_000)))
    }

    /// For calendars and time zones. A time outside of the years -9999 to 9999 becomes the nearest one inside.
    pub fn timestamp(self) -> jiff::Timestamp {
        let edge = if self.0 < 0 {
            jiff::Timestamp::MIN
        } else {
            jiff::Timestamp::MAX
        };
        jiff::Timestamp::from_microsecond(self.0).unwrap_or(edge)
    }

    /// The day in UTC, as in `2026-11-22`.
    pub fn day(self) -> String {
        self.timestamp().strftime("%Y-%m-%d").to_string()
    }
}

impl fmt::Display for Moment {
    /// As in `2026-11-22T04:45:00.123456Z`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.timestamp())
    }
}

/// A fresh id. Later ones sort after earlier ones.
pub fn new_id() -> Uuid {
    Uuid::now_v7()
}

/// What can be handed to a statement; see [`params!`](crate::db::params).
pub trait ToValue {
    /// The value of this kind that is not there.
    const NONE: Value;
    /// Itself, as a value.
    fn to_value(self) -> Value;
}

macro_rules! to_value {
    ($($type:ty, $kind:ident, $given:ident => $made:expr;)*) => {$(
        impl ToValue for $type {
            const NONE: Value = Value::$kind(None);
            fn to_value(self) -> Value {
                let $given = self;
                Value::$kind(Some($made))
            }
        }
    )*};
}

to_value! {
    Uuid, Uuid, v => v;
    &str, Text, v => v.to_owned();
    String, Text, v => v;
    i64, Integer, v => v;
    i32, Integer, v => i64::from(v);
    u32, Integer, v => i64::from(v);
    u8, Integer, v => i64::from(v);
    bool, Bool, v => v;
    &[u8], Bytes, v => v.to_vec();
    [u8; 32], Bytes, v => v.to_vec();
    Vec<u8>, Bytes, v => v;
    Moment, Integer, v => v.0;
    jiff::civil::Date, Text, v => v.to_string();
}

impl<T: ToValue> ToValue for Option<T> {
    const NONE: Value = T::NONE;
    fn to_value(self) -> Value {
        self.map_or(T::NONE, T::to_value)
    }
}

impl<T: ToValue + Clone> ToValue for &T {
    const NONE: Value = T::NONE;
    fn to_value(self) -> Value {
        self.clone().to_value()
    }
}

impl ToValue for Value {
    const NONE: Value = Value::Text(None);
    fn to_value(self) -> Value {
        self
    }
}

/// The values of a statement, in the order of `$1`, `$2`…
#[macro_export]
#[doc(hidden)]
macro_rules! __params {
    ($($value:expr),* $(,)?) => {
        vec![$($crate::db::ToValue::to_value($value)),*]
    };
}

/// A row that came back.
#[derive(Debug)]
pub struct Row(pub(super) Inner);

pub(super) enum Inner {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

impl fmt::Debug for Inner {
    /// Says nothing of what is in it, so that a log cannot.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "..")
    }
}

impl Row {
    /// The value of a column by its name. `Option<…>` for a column that may be empty.
    ///
    /// # Errors
    /// When there is no such column or it holds another kind of value.
    pub fn get<T: Column>(&self, name: &str) -> Result<T> {
        T::read(self, name)
    }
}

/// What a column can be read as.
pub trait Column: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// When there is no such column or it holds another kind of value.
    fn read(row: &Row, name: &str) -> Result<Self>;
}

macro_rules! column {
    ($($type:ty),*) => {$(
        impl Column for $type {
            fn read(row: &Row, name: &str) -> Result<Self> {
                Ok(match &row.0 {
                    Inner::Sqlite(row) => row.try_get(name)?,
                    Inner::Postgres(row) => row.try_get(name)?,
                })
            }
        }
    )*};
}

column!(Uuid, String, i64, bool, Vec<u8>);

impl<T: Column> Column for Option<T> {
    fn read(row: &Row, name: &str) -> Result<Self> {
        let none = match &row.0 {
            Inner::Sqlite(row) => row.try_get_raw(name)?.is_null(),
            Inner::Postgres(row) => row.try_get_raw(name)?.is_null(),
        };
        if none {
            Ok(None)
        } else {
            T::read(row, name).map(Some)
        }
    }
}

impl Column for Moment {
    fn read(row: &Row, name: &str) -> Result<Self> {
        i64::read(row, name).map(Moment)
    }
}

impl Column for jiff::civil::Date {
    fn read(row: &Row, name: &str) -> Result<Self> {
        let text = String::read(row, name)?;
        text.parse()
            .map_err(|_| Error::Failed(format!("the column {name} does not hold a day")))
    }
}

impl Column for [u8; 32] {
    fn read(row: &Row, name: &str) -> Result<Self> {
        let bytes = Vec::<u8>::read(row, name)?;
        bytes
            .try_into()
            .map_err(|_| Error::Failed(format!("the column {name} does not hold 32 bytes")))
    }
}
