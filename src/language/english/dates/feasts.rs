//! Feasts that are called by a day of the week: Palm Sunday, Good Friday.

use jiff::civil::Date;

use super::near::days;

/// Whether `day` is the feast that a word before its weekday calls it: the Sunday of "Palm Sunday", by the western or the eastern reckoning
/// of Easter. `None` where the word names no such feast.
///
/// # Examples
/// ```
/// use incident_mapper::language::english::dates::is_feast_day;
/// use jiff::civil::date;
/// assert_eq!(is_feast_day("palm", date(2017, 4, 9)), Some(true)); // Tanta and Alexandria
/// assert_eq!(is_feast_day("easter", date(2019, 4, 21)), Some(true)); // Colombo and Negombo
/// assert_eq!(is_feast_day("easter", date(2024, 5, 5)), Some(true)); // as in Kyiv
/// assert_eq!(is_feast_day("palm", date(2024, 5, 12)), Some(false));
/// assert_eq!(is_feast_day("last", date(2024, 5, 12)), None);
/// ```
pub fn is_feast_day(word: &str, day: Date) -> Option<bool> {
    // Days from Easter Sunday; Easter Monday and Whit Monday are the days after.
    let after_easter = match word {
        "palm" => -7..=-7,
        "maundy" => -3..=-3,
        "good" => -2..=-2,
        // Holy Thursday, Friday and Saturday.
        "holy" => -3..=-1,
        "easter" => 0..=1,
        "whit" => 49..=50,
        "shrove" => -47..=-47,
        "ash" => -46..=-46,
        // "Bloody Sunday", "Black Friday": one day of the past.
        "bloody" | "black" => return Some(false),
        _ => return None,
    };
    let year = day.year();
    let easters = [western_easter(year), eastern_easter(year)];
    Some(
        easters
            .into_iter()
            .flatten()
            .any(|easter| after_easter.clone().any(|n| days(easter, n) == Some(day))),
    )
}

/// Easter Sunday of the Gregorian calendar: the rule of Meeus, "Astronomical Algorithms", chapter 8.
fn western_easter(year: i16) -> Option<Date> {
    let year_ = i32::from(year);
    let (golden, century, of_century) = (year_ % 19, year_ / 100, year_ % 100);
    let shift = (century + 8) / 25;
    let moon = (19 * golden + century - century / 4 - (century - shift + 1) / 3 + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - moon - of_century % 4) % 7;
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    on(year, moon + sunday - 7 * late + 114)
}

/// Easter Sunday of the Julian calendar, as a day of the Gregorian one: the same chapter; 13 days apart from 1900 to 2099.
fn eastern_easter(year: i16) -> Option<Date> {
    let year_ = i32::from(year);
    let moon = (19 * (year_ % 19) + 15) % 30;
    let sunday = (2 * (year_ % 4) + 4 * (year_ % 7) - moon + 34) % 7;
    days(on(year, moon + sunday + 114)?, 13)
}

/// The day that a rule counts as 31 times the month and the day of it, from nought.
fn on(year: i16, counted: i32) -> Option<Date> {
    let (month, day) = (i8::try_from(counted / 31).ok()?, i8::try_from(counted % 31 + 1).ok()?);
    Date::new(year, month, day).ok()
}
