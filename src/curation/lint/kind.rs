//! Whether a row says what kind of place it is, and of which country, in known words.

use super::{Context, Findings};
use crate::gazetteer::row::Row;
use crate::model::FeatureClass;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// GeoNames' feature codes, a class a line, its letter first (<https://www.geonames.org/export/codes.html>).
const FEATURE_CODES: &str = include_str!("feature_codes.txt");

/// The codes of ISO 3166-1, and `XK`, which GeoNames and the European Union use for Kosovo.
const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR \
    BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI \
    FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS \
    IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO \
    MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA \
    RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT \
    TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW XK";

/// The class that GeoNames has a code in; `None` for a code that it does not have.
pub(in crate::curation) fn class_of_code(code: &str) -> Option<FeatureClass> {
    static CLASSES: LazyLock<HashMap<&str, FeatureClass>> = LazyLock::new(|| {
        let of_line = |line: &'static str| {
            let class = line.chars().next().and_then(FeatureClass::from_letter);
            class.into_iter().flat_map(move |class| line.split(' ').skip(1).map(move |code| (code, class)))
        };
        FEATURE_CODES.lines().flat_map(of_line).collect()
    });
    CLASSES.get(code).copied()
}

/// Whether ISO 3166-1 has a code.
pub(super) fn is_country(code: &str) -> bool {
    static CODES: LazyLock<HashSet<&str>> = LazyLock::new(|| COUNTRIES.split(' ').collect());
    CODES.contains(code)
}

pub(super) fn check(row: &Row, context: &Context<'_>, findings: &mut Findings<'_>) {
    if let Some(code) = &row.feature_code {
        let beneath = || context.base.by_id(&row.id).map(|key| context.base.place(key).feature_class);
        match (class_of_code(code), row.feature_class.or_else(beneath)) {
            (None, _) => {
                findings.tell(
                    "unknown-feature-code",
                    row,
                    "feature_code",
                    format!("`{code}` is no feature code"),
                );
            }
            (Some(known), None) => {
                let message = format!("the class is missing; `{code}` is of class `{}`", known.letter());
                findings.tell("missing-class", row, "feature_class", message);
            }
            (Some(known), Some(class)) if known != class => {
                let message = format!("`{code}` is of class `{}`, not `{}`", known.letter(), class.letter());
                findings.tell("code-of-other-class", row, "feature_code", message);
            }
            _ => {}
        }
    }
    if let Some(country) = row.country.as_deref().filter(|code| !is_country(code)) {
        findings.tell("unknown-country", row, "country", format!("`{country}` is no country code"));
    }
}
