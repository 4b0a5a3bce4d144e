//! Numbers of things in words.

/// `1 row`, `2 rows`, `0 rows`.
pub(super) fn counted(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}
