//! Azerbaijani and Turkish endings, as folding leaves them: `ə` is `a`, `ı` is `i`, `ü` is `u`.
//!
//! Harmony of vowels is not checked: the gazetteer decides what is a name.

use super::Ending;

/// The longest first.
pub(super) const ENDINGS: &[Ending] = &[
    // Possessive and case: "Bakı şəhərində", "Qarabağ bölgəsində".
    ("sindan", &["si", ""], true),
    ("sinda", &["si", ""], true),
    // From.
    ("dan", &[""], true),
    ("tan", &[""], true),
    ("den", &[""], true),
    ("ten", &[""], true),
    // Of.
    ("nin", &[""], false),
    ("nun", &[""], false),
    ("gin", &["q", "k"], false),
    ("gun", &["q", "k"], false),
    // In.
    ("da", &[""], true),
    ("ta", &[""], true),
    ("de", &[""], true),
    ("te", &[""], true),
    // To; the object; of.
    ("ya", &[""], true),
    ("ye", &[""], true),
    ("ga", &["q"], true),
    ("ge", &["k"], true),
    ("gi", &["q", "k"], false),
    ("gu", &["q", "k"], false),
    ("ni", &[""], false),
    ("nu", &[""], false),
    ("yi", &[""], false),
    ("yu", &[""], false),
    ("in", &[""], false),
    ("un", &[""], false),
    ("a", &[""], true),
    ("e", &[""], true),
    ("i", &[""], false),
    ("u", &[""], false),
];
