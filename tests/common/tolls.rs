//! A toll as the tests of coding write it.

use incident_mapper::model::Toll;

/// `-` for none, `3`, `3..`, `..20`, `10..15`.
pub fn toll(toll: Option<Toll>) -> String {
    let bound = |n: Option<u32>| n.map_or(String::new(), |n| n.to_string());
    match toll {
        None => "-".to_owned(),
        Some(t) if t.low() == t.high() => bound(t.low()),
        Some(t) => format!("{}..{}", bound(t.low()), bound(t.high())),
    }
}
