//! The date of today, for the faces. Nothing else asks for it, so that the same input gives the same bytes.

use std::time::SystemTime;

use crate::values::Date;

const SECONDS_A_DAY: u64 = 24 * 60 * 60;

/// The month that it is, in UTC.
pub(crate) fn today() -> Date {
    let since_1970 = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Date::from_days_since_1970(since_1970.as_secs() / SECONDS_A_DAY)
}
