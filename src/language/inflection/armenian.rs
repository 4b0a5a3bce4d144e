//! Endings of Eastern Armenian, as folding leaves them.

use super::Ending;

/// The longest first.
pub(super) const ENDINGS: &[Ending] = &[
    ("ուց", &["ի"], true),
    ("ում", &["", "ի"], true),
    ("ուն", &["ի"], false),
    ("ով", &[""], false),
    ("ից", &[""], true),
    ("ին", &[""], false),
    ("ու", &["ի", ""], false),
    ("ը", &[""], false),
    ("ն", &[""], false),
    ("ի", &[""], false),
];
