//! What a decision is about: a spelling in a scope.

use crate::text::fold::fold;
use std::fmt;

/// How far a decision reaches, the widest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Every report.
    Always,
    /// The reports of one outlet.
    Source,
    /// One report.
    Report,
    /// One mention.
    Mention,
}

impl Scope {
    /// The scope that files call `name`, in any case.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name.trim().to_ascii_lowercase().as_str() {
            "always" => Self::Always,
            "source" => Self::Source,
            "report" => Self::Report,
            "mention" => Self::Mention,
            _ => return None,
        })
    }

    /// The name that files use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::Source => "source",
            Self::Report => "report",
            Self::Mention => "mention",
        }
    }
}

/// The key of a decision. Its [`Display`](fmt::Display) is what files hold.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Key {
    /// A spelling wherever it stands.
    Always {
        /// The spelling as it is written.
        spelling: String,
    },
    /// A spelling in the reports of an outlet.
    Source {
        /// The outlet, as reports name it.
        source: String,
        /// The spelling as it is written.
        spelling: String,
    },
    /// A spelling in a report.
    Report {
        /// The report's id.
        report: String,
        /// The spelling as it is written.
        spelling: String,
    },
    /// The words at one place of a report.
    Mention {
        /// The report's id.
        report: String,
        /// The first code point.
        start: usize,
        /// The words that stand there.
        spelling: String,
    },
}

impl Key {
    /// The key that `text` is in `scope`; `None` where a part is missing.
    ///
    /// # Examples
    /// ```
    /// use incident_mapper::decisions::{Key, Scope};
    /// let key = Key::parse(Scope::Mention, "2020-10-28-barda:57|Barda").unwrap();
    /// assert_eq!(key.spelling(), "Barda");
    /// assert_eq!(key.to_string(), "2020-10-28-barda:57|Barda");
    /// ```
    pub fn parse(scope: Scope, text: &str) -> Option<Self> {
        // A spelling holds no `|`; the name of an outlet may.
        let (place, spelling) = match (scope, text.rsplit_once('|')) {
            (Scope::Always, None) => ("", text),
            (Scope::Always, Some(_)) | (_, None) => return None,
            (_, Some((place, spelling))) => (place.trim(), spelling),
        };
        let spelling = spelling.trim().to_owned();
        if fold(&spelling).is_empty() || (place.is_empty() && scope != Scope::Always) {
            return None;
        }
        Some(match scope {
            Scope::Always => Self::Always { spelling },
            Scope::Source => Self::Source { source: place.to_owned(), spelling },
            Scope::Report => Self::Report { report: place.to_owned(), spelling },
            Scope::Mention => {
                let (report, start) = place.rsplit_once(':').filter(|(report, _)| !report.is_empty())?;
                Self::Mention { report: report.to_owned(), start: start.trim().parse().ok()?, spelling }
            }
        })
    }

    /// Its scope.
    pub fn scope(&self) -> Scope {
        match self {
            Self::Always { .. } => Scope::Always,
            Self::Source { .. } => Scope::Source,
            Self::Report { .. } => Scope::Report,
            Self::Mention { .. } => Scope::Mention,
        }
    }

    /// The spelling, as it is written.
    pub fn spelling(&self) -> &str {
        match self {
            Self::Always { spelling }
            | Self::Source { spelling, .. }
            | Self::Report { spelling, .. }
            | Self::Mention { spelling, .. } => spelling,
        }
    }

    /// The same key in the form in which keys are compared: the spelling folded, the outlet in lower case.
    pub fn folded(&self) -> Self {
        let spelling = fold(self.spelling());
        match self {
            Self::Always { .. } => Self::Always { spelling },
            Self::Source { source, .. } => Self::Source { source: outlet(source), spelling },
            Self::Report { report, .. } => Self::Report { report: report.clone(), spelling },
            Self::Mention { report, start, .. } => {
                Self::Mention { report: report.clone(), start: *start, spelling }
            }
        }
    }
}

/// The form in which the names of outlets are compared.
pub(super) fn outlet(name: &str) -> String {
    name.trim().to_lowercase()
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Always { spelling } => write!(f, "{spelling}"),
            Self::Source { source, spelling } => write!(f, "{source}|{spelling}"),
            Self::Report { report, spelling } => write!(f, "{report}|{spelling}"),
            Self::Mention { report, start, spelling } => write!(f, "{report}:{start}|{spelling}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_as_they_are_written() {
        for (scope, text) in [
            (Scope::Always, "Dağlıq Qarabağ"),
            (Scope::Source, "Home | BBC News|Barda"),
            (Scope::Report, "2020-10-28-barda|Barda"),
            (Scope::Mention, "17:204|Barda"),
            (Scope::Mention, "a:b:204|Barda"),
        ] {
            let key = Key::parse(scope, text).unwrap();
            assert_eq!((key.scope(), key.to_string().as_str()), (scope, text));
        }
    }

    #[test]
    fn a_key_without_one_of_its_parts_is_none() {
        for (scope, text) in [
            (Scope::Always, ""),
            (Scope::Always, "tass.com|Barda"),
            (Scope::Source, "Barda"),
            (Scope::Report, "|Barda"),
            (Scope::Report, "r1|"),
            (Scope::Mention, "r1|Barda"),
            (Scope::Mention, "r1:x|Barda"),
            (Scope::Mention, ":5|Barda"),
            (Scope::Mention, "r1:-5|Barda"),
        ] {
            assert_eq!(Key::parse(scope, text), None, "{text}");
        }
    }

    #[test]
    fn keys_meet_by_folded_spelling() {
        let key = |text| Key::parse(Scope::Source, text).unwrap().folded();
        assert_eq!(key("TASS.com | BARDA"), key("tass.com|Bərdə"));
        assert_ne!(key("tass.com|Barda"), key("tass.ru|Barda"));
    }
}
