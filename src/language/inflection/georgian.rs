//! Georgian endings and postpositions, as folding leaves them. Names end in a vowel; `ი` falls before most endings.

use super::Ending;

/// The longest first.
pub(super) const ENDINGS: &[Ending] = &[
    ("ისკენ", &["ი", "ა", "ე"], true),
    ("იდან", &["ი", "ა", "ე"], true),
    ("ამდე", &["ა"], true),
    ("იმდე", &["ი"], true),
    ("სთან", &["", "ი"], true),
    ("დან", &[""], true),
    ("მდე", &["", "ი"], true),
    ("ში", &["", "ი"], true),
    ("ზე", &["", "ი"], true),
    ("ის", &["ი", "ა", "ე"], false),
    ("მა", &["ი"], false),
    ("ით", &["ი", "ა"], false),
    ("ად", &["ი"], false),
    ("ს", &["", "ი"], false),
    ("მ", &[""], false),
];
