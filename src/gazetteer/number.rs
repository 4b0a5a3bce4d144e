//! Numbers as spreadsheets of many countries write them.
//!
//! The build script compiles this file too.

/// The finite number of a cell; the decimal mark may be a comma.
pub fn decimal(cell: &str) -> Option<f64> {
    let number: f64 = if cell.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-')) {
        cell.parse().ok()?
    } else {
        let cell: String = cell.chars().filter(|c| !is_space(*c)).collect();
        let cell = if cell.contains('.') { cell } else { cell.replacen(',', ".", 1) };
        cell.replace('\u{2212}', "-").parse().ok()?
    };
    number.is_finite().then_some(number)
}

/// The whole number of a cell, not negative; thousands may be parted by spaces, commas, dots or apostrophes.
pub fn whole(cell: &str) -> Option<u64> {
    if cell.bytes().all(|b| b.is_ascii_digit()) {
        return cell.parse().ok();
    }
    let cell: String = cell.chars().filter(|c| !is_space(*c)).collect();
    let parted = |c: char| matches!(c, ',' | '.' | '\'' | '\u{2019}');
    let (head, rest) = cell.split_at(cell.find(parted).unwrap_or(cell.len()));
    if rest == ".0" || rest == ",0" {
        return head.parse().ok();
    }
    let groups_of_three = rest.split(parted).skip(1).all(|group| group.len() == 3);
    if !groups_of_three || !head.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    cell.replace(parted, "").parse().ok()
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{202F}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_with_either_mark() {
        for (cell, want) in [
            ("46.36134", Some(46.36134)),
            ("46,36134", Some(46.36134)),
            ("-7", Some(-7.0)),
            ("\u{2212}7,5", Some(-7.5)),
            ("1,2,3", None),
            ("inf", None),
            ("NaN", None),
            ("", None),
            ("46°", None),
        ] {
            assert_eq!(decimal(cell), want, "{cell}");
        }
    }

    #[test]
    fn whole_numbers_are_read_with_their_thousands() {
        for (cell, want) in [
            ("335600", Some(335_600)),
            ("335,600", Some(335_600)),
            ("1.335.600", Some(1_335_600)),
            ("335 600", Some(335_600)),
            ("335\u{202F}600", Some(335_600)),
            ("100.0", Some(100)),
            ("33.56", None),
            ("-5", None),
            ("+5", None),
            ("many", None),
            ("99999999999999999999999", None),
        ] {
            assert_eq!(whole(cell), want, "{cell}");
        }
    }
}
