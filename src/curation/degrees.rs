//! Degrees as people write them, to the number that a cell holds.

/// The decimal degrees of a cell of `longitude` or `latitude`, with the digits that it has: of `46,36`, `46.36°`,
/// `46.36° E`, `S 7.5`, `46°21'40"E`. `None` for what is none, for a sign of the other axis, and for what is plain already.
pub fn plain_degrees(cell: &str, column: &str) -> Option<String> {
    let (positive, negative) = if column == "latitude" { ('N', 'S') } else { ('E', 'W') };
    let upper = cell.trim().to_uppercase().replace('\u{2212}', "-");
    let letters: Vec<char> = upper.chars().filter(|c| c.is_alphabetic()).collect();
    let hemisphere = match letters.as_slice() {
        [] => None,
        [letter] if *letter == positive || *letter == negative => Some(*letter),
        _ => return None,
    };
    let body = upper.trim_matches(|c: char| c.is_alphabetic() || c.is_whitespace());
    if body.chars().any(char::is_alphabetic) {
        return None;
    }
    let (sign, body) = match body.strip_prefix('-') {
        // A minus and a letter say it twice, or against each other.
        Some(_) if hemisphere.is_some() => return None,
        Some(body) => ("-", body),
        None if hemisphere == Some(negative) => ("-", body.strip_prefix('+').unwrap_or(body)),
        None => ("", body.strip_prefix('+').unwrap_or(body)),
    };
    let is_mark =
        |c: char| matches!(c, '°' | 'º' | '˚' | '\'' | '′' | '’' | '"' | '″' | '”') || c.is_whitespace();
    let parts: Vec<String> =
        body.split(is_mark).filter(|part| !part.is_empty()).map(|part| part.replace(',', ".")).collect();
    let is_number = |part: &String| {
        part.bytes().all(|b| b.is_ascii_digit() || b == b'.') && part.parse::<f64>().is_ok_and(f64::is_finite)
    };
    if !parts.iter().all(is_number) {
        return None;
    }
    let plain = match parts.as_slice() {
        [degrees] => format!("{sign}{degrees}"),
        [degrees, rest @ ..] if rest.len() <= 2 && !degrees.contains('.') => {
            let number = |part: &String| part.parse::<f64>().ok();
            let minutes = rest.iter().map(number).collect::<Option<Vec<f64>>>()?;
            if minutes.iter().any(|n| *n >= 60.0) {
                return None;
            }
            let fraction = minutes.iter().rev().fold(0.0, |sum, n| (sum + n) / 60.0);
            let text = format!("{:.5}", number(degrees)? + fraction);
            format!("{sign}{}", text.trim_end_matches('0').trim_end_matches('.'))
        }
        _ => return None,
    };
    (plain != cell.trim()).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_read_as_people_write_them() {
        let check = |cell: &str, column: &str, want: Option<&str>| {
            assert_eq!(plain_degrees(cell, column).as_deref(), want, "{cell}");
        };
        check("46,36", "longitude", Some("46.36"));
        check("46.36°", "longitude", Some("46.36"));
        check("46.36° E", "longitude", Some("46.36"));
        check("W 46.360", "longitude", Some("-46.360"));
        check("7.5 S", "latitude", Some("-7.5"));
        check("\u{2212}7,5", "latitude", Some("-7.5"));
        check("46°21'40\"E", "longitude", Some("46.36111"));
        check("40 40 53 N", "latitude", Some("40.68139"));
        check("46°30′", "longitude", Some("46.5"));
        check("46.36", "longitude", None);
        check("-46.36", "longitude", None);
        check("46.36 N", "longitude", None);
        check("-7.5 S", "latitude", None);
        check("46°75'E", "longitude", None);
        check("1.234,5", "longitude", None);
        check("east", "longitude", None);
        check("", "longitude", None);
    }
}
