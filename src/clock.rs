//! The time, for the faces. Nothing else asks for it, so that the same input gives the same bytes.

use std::time::SystemTime;

use crate::values::Date;

const SECONDS_A_DAY: u64 = 24 * 60 * 60;

/// The month that it is, in UTC.
pub(crate) fn today() -> Date {
    let since_1970 = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Date::from_days_since_1970(since_1970.as_secs() / SECONDS_A_DAY)
}

/// The milliseconds since 1970.
pub(crate) fn now() -> i64 {
    let since_1970 = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since_1970.as_millis()).unwrap_or(i64::MAX)
}
