//! Endings of modern Greek, as folding leaves them: the final sigma is `σ`.

use super::Ending;

/// The longest first.
pub(super) const ENDINGS: &[Ending] = &[
    ("εων", &["η"], false),
    ("ουσ", &["οσ", "οι"], false),
    ("ασ", &["α"], false),
    ("ησ", &["η"], false),
    ("εσ", &["α", "η"], false),
    ("ου", &["οσ", "ο"], false),
    ("ων", &["α", "οι", "εσ"], false),
    ("ον", &["οσ"], false),
    ("αν", &["α"], false),
    ("ην", &["η"], false),
    ("ο", &["οσ"], false),
    ("α", &["ασ"], false),
    ("η", &["ησ"], false),
];
