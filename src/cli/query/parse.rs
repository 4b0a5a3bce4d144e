//! What the arguments and the date properties say, as values.

use crate::coordinates::{self, Position, ShortCode, Stated};
use crate::geodesy::{InvalidLngLat, LngLat, Metres};
use crate::index::{Bounds, InvalidBounds};
use crate::query::Together;
use jiff::civil::Date;

/// Why an argument makes no sense.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum InvalidArgument {
    /// Coordinates that are none.
    #[error("--near: {0}")]
    Position(InvalidLngLat),
    /// Numbers, but not two of them.
    #[error("--near: `{0}` is not one longitude and one latitude")]
    NotAPair(String),
    /// Coordinates that may be read in two ways.
    #[error("--near: `{value}` may be two positions")]
    Ambiguous {
        /// The coordinates.
        value: String,
        /// The usual reading.
        at: LngLat,
        /// The other one.
        other: LngLat,
    },
    /// A short plus code alone.
    #[error("--near: the plus code `{0}` needs a place")]
    NoPlace(String),
    /// A place without a name.
    #[error("--near is empty")]
    EmptyName,
    /// No length, or without a unit.
    #[error("--within: `{0}` is not a length")]
    Length(String),
    /// Not four numbers.
    #[error("--bbox: `{0}` is not four numbers")]
    NotABox(String),
    /// Four numbers that are no box.
    #[error("--bbox: {0}")]
    Bounds(InvalidBounds),
    /// No date.
    #[error("{option}: `{value}` is not a date")]
    Date {
        /// The option.
        option: &'static str,
        /// What was given.
        value: String,
    },
    /// The end before the beginning.
    #[error("--since {since} is after --until {until}")]
    DatesReversed {
        /// The first day asked for.
        since: Date,
        /// The last day asked for.
        until: Date,
    },
}

impl InvalidArgument {
    /// What to write instead.
    pub fn hint(&self) -> String {
        match self {
            Self::Position(at) if LngLat::new(at.lat, at.lng).is_ok() => {
                format!("longitude comes first: --near {},{}", at.lat, at.lng)
            }
            Self::Position(_) | Self::NotAPair(_) | Self::EmptyName => {
                "degrees, longitude first, with dots and one comma: --near 47.12,40.37; or a name: --near Barda"
                    .to_owned()
            }
            Self::Ambiguous { at, other, .. } => format!("longitude first: --near {at} or --near {other}"),
            Self::NoPlace(code) => format!("name one near it: --near '{code} Ganja'; or give the code in full"),
            Self::Length(value) if value.trim().parse::<f64>().is_ok_and(|n| n > 0.0) => {
                format!("say the unit: --within {}km (or m, mi, nmi)", value.trim())
            }
            Self::Length(_) => "a number with a unit: 25km, 500m, 10mi, 5nmi; decimals with a dot".to_owned(),
            Self::NotABox(_) => "west, south, east and north in degrees: --bbox 45,38.5,48,41".to_owned(),
            Self::Bounds(InvalidBounds::UpsideDown { .. }) => {
                "the order is west, south, east, north: --bbox 45,38.5,48,41".to_owned()
            }
            Self::Bounds(_) => {
                "the order is west, south, east, north; a box across the antimeridian has its west beyond its east: \
                 --bbox 177,-19,-178,-16"
                    .to_owned()
            }
            Self::Date { .. } => "a day, a month or a year: 2020-10-17, 2020-10, 2020".to_owned(),
            Self::DatesReversed { since, until } => format!("--since {until} --until {since}"),
        }
    }
}

/// What `--near` names.
#[derive(Debug, Clone, PartialEq)]
pub enum Near {
    /// Coordinates.
    Position(LngLat),
    /// A name or an id.
    Name(String),
    /// A short plus code with the name of a place near it: `M9J6+JG Ganja`.
    ShortCode(ShortCode, String),
}

/// `47.12,40.37` is a position, longitude first; so are degrees with letters, UTM, MGRS and plus codes. Anything else with a letter is a
/// name.
pub fn near(text: &str) -> Result<Near, InvalidArgument> {
    let text = text.trim();
    if text.is_empty() {
        return Err(InvalidArgument::EmptyName);
    }
    if let Some(numbers) = numbers(text) {
        return match numbers.as_slice() {
            [lng, lat] => LngLat::new(*lng, *lat).map(Near::Position).map_err(InvalidArgument::Position),
            _ => Err(InvalidArgument::NotAPair(text.to_owned())),
        };
    }
    match coordinates::parse(text).map(|written| written.stated) {
        Some(Stated::Position(Position { at, otherwise: None, .. })) => return Ok(Near::Position(at)),
        Some(Stated::Position(Position { at, otherwise: Some(other), .. })) => {
            return Err(InvalidArgument::Ambiguous { value: text.to_owned(), at, other });
        }
        Some(Stated::Short(_)) => return Err(InvalidArgument::NoPlace(text.to_owned())),
        None => {}
    }
    if let Some((code, name)) = text.split_once(|c: char| c == ',' || c.is_whitespace())
        && let Some(Stated::Short(code)) = coordinates::parse(code).map(|written| written.stated)
    {
        return Ok(Near::ShortCode(
            code,
            name.trim_matches(|c: char| c == ',' || c.is_whitespace()).to_owned(),
        ));
    }
    if text.contains(|c: char| c.is_alphabetic()) {
        Ok(Near::Name(text.to_owned()))
    } else {
        Err(InvalidArgument::NotAPair(text.to_owned()))
    }
}

/// `25km`, `500 m`, `10mi`, `5nmi`.
pub fn length(text: &str) -> Result<Metres, InvalidArgument> {
    let invalid = || InvalidArgument::Length(text.to_owned());
    let trimmed = text.trim();
    let number = trimmed.trim_end_matches(|c: char| c.is_alphabetic());
    let metres = match trimmed[number.len()..].to_ascii_lowercase().as_str() {
        "m" | "metre" | "metres" | "meter" | "meters" => 1.0,
        "km" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => 1000.0,
        // The international mile (1959) and nautical mile (1929).
        "mi" | "mile" | "miles" => 1609.344,
        "nmi" => 1852.0,
        _ => return Err(invalid()),
    };
    let length = number.trim().parse::<f64>().map_err(|_| invalid())? * metres;
    if length.is_finite() && length >= 0.0 { Ok(Metres(length)) } else { Err(invalid()) }
}

/// `10km,7d`, `10km,7d,5`: how near in space and in time, and how many make a cluster.
pub fn together(text: &str) -> Result<Together, String> {
    let hint = || format!("`{text}` is not a length, days and perhaps a number: 10km,7d or 10km,7d,5");
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    let (within, days, least) = match parts.as_slice() {
        [within, days] => (within, days, "3"),
        [within, days, least] => (within, days, *least),
        _ => return Err(hint()),
    };
    let days = days.strip_suffix('d').and_then(|days| days.trim().parse().ok()).filter(|days| *days >= 0);
    let least = least.parse().ok().filter(|least| *least > 0);
    match (length(within), days, least) {
        (Ok(within), Some(days), Some(least)) => Ok(Together { within, days, least }),
        _ => Err(hint()),
    }
}

/// `45,38.5,48,41`: west, south, east, north.
pub fn bounds(text: &str) -> Result<Bounds, InvalidArgument> {
    match numbers(text).as_deref() {
        Some(&[west, south, east, north]) => {
            Bounds::new(west, south, east, north).map_err(InvalidArgument::Bounds)
        }
        _ => Err(InvalidArgument::NotABox(text.to_owned())),
    }
}

/// The first and last day of a day, a month or a year.
pub fn date(option: &'static str, text: &str) -> Result<(Date, Date), InvalidArgument> {
    let invalid = || InvalidArgument::Date { option, value: text.to_owned() };
    let parts: Vec<&str> = text.trim().split('-').collect();
    let number = |part: &str, digits: usize| {
        let plain = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        if plain { part.parse::<i16>().ok() } else { None }
    };
    let (year, month, day) = match parts.as_slice() {
        [year] => (number(year, 4), Some(None), Some(None)),
        [year, month] => (number(year, 4), number(month, 2).map(Some), Some(None)),
        [year, month, day] => (number(year, 4), number(month, 2).map(Some), number(day, 2).map(Some)),
        _ => return Err(invalid()),
    };
    let (Some(year), Some(month), Some(day)) = (year, month, day) else { return Err(invalid()) };
    let on = |month: i16, day: i16| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    let days = match (month, day) {
        (Some(month), Some(day)) => on(month, day).map(|date| (date, date)),
        (Some(month), None) => on(month, 1).map(|date| (date, date.last_of_month())),
        (None, _) => on(1, 1).map(|date| (date, date.last_of_year())),
    };
    days.ok_or_else(invalid)
}

/// The numbers between commas; `None` where one of them is none.
fn numbers(text: &str) -> Option<Vec<f64>> {
    text.split(',').map(|part| part.trim().parse::<f64>().ok().filter(|n| n.is_finite())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_is_coordinates_or_a_name() {
        fn check(text: &str, expect: Result<&str, &str>) {
            let got = match near(text) {
                Ok(Near::Position(p)) => Ok(format!("at {p}")),
                Ok(Near::Name(name)) => Ok(name),
                Ok(Near::ShortCode(_, name)) => Ok(format!("a code near {name}")),
                Err(error) => Err(format!("{error}; {}", error.hint())),
            };
            assert_eq!(got.as_deref().map_err(String::as_str), expect, "{text}");
        }
        let how =
            "degrees, longitude first, with dots and one comma: --near 47.12,40.37; or a name: --near Barda";
        check("47.12,40.37", Ok("at 47.12000,40.37000"));
        check(" -74.08 , 4.61 ", Ok("at -74.08000,4.61000"));
        check("-0,-90", Ok("at -0.00000,-90.00000"));
        check("Barda", Ok("Barda"));
        check("Barda, Azerbaijan", Ok("Barda, Azerbaijan"));
        check("gn:586523", Ok("gn:586523"));
        check("38T PL 15038 04303", Ok("at 46.36130,40.68160"));
        check("38t 615038 4504303", Ok("at 46.36130,40.68160"));
        check("8HG8M9J6+JG", Ok("at 46.36131,40.68156"));
        check("40°40′55″N 46°21′41″E", Ok("at 46.36139,40.68194"));
        check("40.6816N, 46.3613E", Ok("at 46.36130,40.68160"));
        check("M9J6+JG Ganja", Ok("a code near Ganja"));
        check("M9J6+JG, Ganja, Azerbaijan", Ok("a code near Ganja, Azerbaijan"));
        check(
            "M9J6+JG",
            Err(
                "--near: the plus code `M9J6+JG` needs a place; name one near it: --near 'M9J6+JG Ganja'; or give the code in full",
            ),
        );
        check(
            "40.68°, 46.36°",
            Err(
                "--near: `40.68°, 46.36°` may be two positions; longitude first: --near 46.36000,40.68000 or --near 40.68000,46.36000",
            ),
        );
        check("inf,nan", Ok("inf,nan"));
        check(
            "38.9,-97.03",
            Err(
                "--near: longitude `38.9` and latitude `-97.03` are not a position on Earth (-180..180, -90..90); longitude comes first: --near -97.03,38.9",
            ),
        );
        check(
            "200,300",
            Err(&format!(
                "--near: longitude `200` and latitude `300` are not a position on Earth (-180..180, -90..90); {how}"
            )),
        );
        check(
            "47,12,40,37",
            Err(&format!("--near: `47,12,40,37` is not one longitude and one latitude; {how}")),
        );
        check("47.12", Err(&format!("--near: `47.12` is not one longitude and one latitude; {how}")));
        check(
            "47.12;40.37",
            Err(&format!("--near: `47.12;40.37` is not one longitude and one latitude; {how}")),
        );
        check(" ", Err(&format!("--near is empty; {how}")));
    }

    #[test]
    fn a_length_has_a_unit() {
        let check = |text: &str, metres: f64| assert_eq!(length(text), Ok(Metres(metres)), "{text}");
        check("25km", 25_000.0);
        check("25 KM", 25_000.0);
        check("500m", 500.0);
        check("0m", 0.0);
        check("10mi", 16_093.44);
        check("1nmi", 1852.0);
        check("2.5 kilometres", 2500.0);
        check("1e3m", 1000.0);
        let refuse =
            |text: &str, hint: &str| assert_eq!(length(text).map_err(|e| e.hint()), Err(hint.to_owned()));
        refuse("25", "say the unit: --within 25km (or m, mi, nmi)");
        let how = "a number with a unit: 25km, 500m, 10mi, 5nmi; decimals with a dot";
        for text in ["", "km", "-5km", "25 leagues", "2,5km", "nankm", "infkm", "1e999km", "25km²", "🚩"] {
            refuse(text, how);
        }
    }

    #[test]
    fn a_cluster_is_a_length_days_and_perhaps_a_number() {
        let check = |text: &str, expect: Option<(f64, i32, usize)>| {
            let got = together(text).ok().map(|t| (t.within.km(), t.days, t.least));
            assert_eq!(got, expect, "{text}");
        };
        check("10km,7d", Some((10.0, 7, 3)));
        check("500 m, 0d, 5", Some((0.5, 0, 5)));
        for text in ["10km", "10km,7", "10,7d", "10km,-1d", "10km,7d,0", "10km,7d,5,6", ""] {
            check(text, None);
        }
    }

    #[test]
    fn a_box_is_four_numbers_in_order() {
        let check = |text: &str, expect: &str| {
            let got = bounds(text).map_or_else(|e| e.to_string(), |b| b.to_string());
            assert_eq!(got, expect);
        };
        check("45,38.5,48,41", "45,38.5,48,41");
        check("-180, -90, 180, 90", "-180,-90,180,90");
        check("45,38.5,48", "--bbox: `45,38.5,48` is not four numbers");
        check("a,b,c,d", "--bbox: `a,b,c,d` is not four numbers");
        check("45,41,48,38.5", "--bbox: the south `41` lies north of the north `38.5`");
        check("45,38.5,200,41", "--bbox: `200` is not a longitude (-180..180)");
    }

    #[test]
    fn a_date_is_a_day_a_month_or_a_year() {
        let check = |text: &str, expect: Option<&str>| {
            let got = date("--since", text).ok().map(|(first, last)| format!("{first} {last}"));
            assert_eq!(got.as_deref(), expect, "{text}");
        };
        check("2020-10-17", Some("2020-10-17 2020-10-17"));
        check("2020-02", Some("2020-02-01 2020-02-29"));
        check("2020", Some("2020-01-01 2020-12-31"));
        for text in [
            "",
            "20",
            "17.10.2020",
            "2020-13",
            "2021-02-29",
            "2020-1-1",
            "-2020",
            "yesterday",
            "2020-10-17-1",
        ] {
            check(text, None);
        }
    }
}
