//! Countries, as they are compared for each candidate of each mention.

use crate::gazetteer::layout::hash;

/// The code of a country as a number; 0 where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Country(u64);

impl Country {
    /// The country of a code.
    pub fn of(code: &str) -> Self {
        let mut letters = [0; 8];
        match letters.get_mut(..code.len()) {
            Some(own) => {
                own.copy_from_slice(code.as_bytes());
                Self(u64::from_le_bytes(letters))
            }
            // No code is so long.
            None => Self(hash(0, code.as_bytes())),
        }
    }

    /// Whether there is one.
    pub fn is_known(self) -> bool {
        self != Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_differ_as_their_codes_do() {
        let codes = ["", "AZ", "AM", "az", "A country", "Another country"];
        for (n, code) in codes.iter().enumerate() {
            assert_eq!(
                codes.map(|other| Country::of(other) == Country::of(code)),
                std::array::from_fn(|m| m == n)
            );
            assert_eq!(Country::of(code).is_known(), !code.is_empty());
        }
    }
}
