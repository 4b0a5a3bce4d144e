//! Decisions bound to a gazetteer, as the pipeline asks them.

use super::homes::Homes;
use super::key::{Key, outlet};
use super::read::{Row, Verdict, about};
use crate::gazetteer::{Gazetteer, Source};
use crate::model::{Diagnostic, Links, Mention, PlaceKey, PlaceStatus, ReportInfo, Ruling, Severity};
use crate::text::CodePoints;
use crate::text::fold::fold;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// Decisions bound to a gazetteer. The default has none.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Decisions {
    path: String,
    source: Option<Source>,
    /// The last row of each key of the scopes always and source.
    wide: HashMap<Key, Bound>,
    /// The last row of each key of the scopes report and mention, by report.
    narrow: HashMap<String, BTreeMap<(Option<usize>, String), Bound>>,
    /// What was decided on events.
    links: Links,
    /// The homes of outlets.
    homes: Homes,
}

/// How many places of a text a hint names.
const MOST_SHOWN: usize = 5;

/// A row's ruling.
#[derive(Debug, Clone, PartialEq)]
struct Bound {
    line: u64,
    key: Key,
    value: String,
    ruling: Ruling,
}

impl Decisions {
    /// The decisions of the file at `path`, whose name and hash are `source`, for a gazetteer; and a diagnostic for each
    /// row that names a place which the gazetteer lacks, or which a later row of its key overrides.
    pub fn new(path: &str, source: Source, rows: Vec<Row>, gazetteer: &Gazetteer) -> (Self, Vec<Diagnostic>) {
        let mut decisions = Self { path: path.to_owned(), source: Some(source), ..Self::default() };
        let mut diagnostics = Vec::new();
        for row in rows {
            let (line, place) = (row.line, place(&row, gazetteer));
            let place = match place {
                Ok(place) => place,
                Err(message) => {
                    diagnostics.push(
                        Diagnostic::new(Severity::Warning, "stale-decision", path, message)
                            .at_line(line)
                            .in_column("value")
                            .hint(format!(
                                "look it up: incident-mapper gazetteer search {}",
                                row.key.spelling()
                            )),
                    );
                    continue;
                }
            };
            let ruling = Ruling { place, words: words(&row) };
            let value = row.verdict.value().to_owned();
            let bound = Bound { line, key: row.key, value, ruling };
            if let Some(former) = decisions.put(bound.clone()).filter(|f| f.value != bound.value) {
                let message = format!(
                    "line {} decides otherwise on `{}`; this later row counts",
                    former.line, bound.key
                );
                let note = Diagnostic::new(Severity::Note, "conflicting-decision", path, message);
                diagnostics.push(note.at_line(line).hint("take the row out that is wrong"));
            }
        }
        (decisions, diagnostics)
    }

    /// The same with what was decided on events.
    pub fn with_links(self, links: Links) -> Self {
        Self { links, ..self }
    }

    /// What was decided on events.
    pub fn links(&self) -> &Links {
        &self.links
    }

    /// The same with the homes of outlets.
    pub fn with_homes(self, homes: Homes) -> Self {
        Self { homes, ..self }
    }

    /// The town or region that a report's outlet writes about; `None` where no row says it.
    pub fn home(&self, info: &ReportInfo) -> Option<PlaceKey> {
        self.homes.of(info.source.as_deref()?)
    }

    fn put(&mut self, bound: Bound) -> Option<Bound> {
        match bound.key.folded() {
            Key::Report { report, spelling } => {
                self.narrow.entry(report).or_default().insert((None, spelling), bound)
            }
            Key::Mention { report, start, spelling } => {
                self.narrow.entry(report).or_default().insert((Some(start), spelling), bound)
            }
            wide => self.wide.insert(wide, bound),
        }
    }

    /// The file's name, the hash of its bytes and how many rows it has; `None` where there is no file.
    pub fn source(&self) -> Option<&Source> {
        self.source.as_ref()
    }

    /// Whether some are on one report alone, or on mentions of it.
    pub fn are_about(&self, report: &str) -> bool {
        self.narrow.contains_key(report)
    }

    /// What was decided of each mention of a report, in the mentions' order, or nothing at all where no row can be about it; and a
    /// diagnostic for each decision on this report that meets no mention.
    pub fn rulings(
        &self,
        info: &ReportInfo,
        text: &str,
        mentions: &[Mention],
    ) -> (Vec<Option<Ruling>>, Vec<Diagnostic>) {
        let own = self.narrow.get(&info.id);
        if own.is_none() && (mentions.is_empty() || self.wide.is_empty()) {
            return (Vec::new(), Vec::new());
        }
        let source = info.source.as_deref().map(outlet);
        let points = CodePoints::new(text);
        let found: Vec<(usize, String)> =
            mentions.iter().map(|m| (points.at(m.span.start), fold(m.span.of(text)))).collect();
        let ruling = |(start, spelling): &(usize, String)| {
            self.of_folded(&info.id, source.as_deref(), *start, spelling).cloned()
        };
        let rulings = found.iter().map(ruling).collect();
        let at: HashSet<(usize, &str)> = found.iter().map(|(start, name)| (*start, name.as_str())).collect();
        let named: HashSet<&str> = found.iter().map(|(_, name)| name.as_str()).collect();
        let stale = own.into_iter().flatten().filter_map(|((start, spelling), bound)| {
            let met = match start {
                Some(start) => at.contains(&(*start, spelling.as_str())),
                None => named.contains(spelling.as_str()),
            };
            (!met).then(|| self.stale(*start, spelling, bound, &found))
        });
        (rulings, stale.flatten().collect())
    }

    /// What was decided of `words`, which begin at code point `start` of a report: of its id and its outlet.
    pub fn of(&self, report: &str, source: Option<&str>, start: usize, words: &str) -> Option<&Ruling> {
        let source = source.map(outlet);
        self.of_folded(report, source.as_deref(), start, &fold(words))
    }

    /// The same of a folded spelling, and of an outlet in lower case.
    fn of_folded(&self, report: &str, source: Option<&str>, start: usize, folded: &str) -> Option<&Ruling> {
        let own = self.narrow.get(report);
        let spelling = folded.to_owned();
        let in_report = |start| own.and_then(|own| own.get(&(start, folded.to_owned())));
        let in_source = || {
            let source = source?.to_owned();
            self.wide.get(&Key::Source { source, spelling: folded.to_owned() })
        };
        let anywhere = || self.wide.get(&Key::Always { spelling });
        let bound = in_report(Some(start)).or_else(|| in_report(None)).or_else(in_source).or_else(anywhere);
        bound.map(|bound| &bound.ruling)
    }

    /// What is told of a decision on a report that has no such mention.
    fn stale(
        &self,
        start: Option<usize>,
        spelling: &str,
        bound: &Bound,
        found: &[(usize, String)],
    ) -> Option<Diagnostic> {
        // That something is no place is settled where it is not even taken for one.
        bound.ruling.place?;
        let words = bound.key.spelling();
        let elsewhere: Vec<String> = found
            .iter()
            .filter(|(_, name)| name == spelling)
            .take(MOST_SHOWN)
            .map(|(start, _)| start.to_string())
            .collect();
        let message = match start {
            None => format!("the report of `{}` has no mention `{words}`", bound.key),
            Some(start) => format!("no mention `{words}` begins at {start} of the report of `{}`", bound.key),
        };
        let hint = match elsewhere.as_slice() {
            [] => "the text may have changed, or its words there are not taken for a place's name; \
                   correct the key or take the row out"
                .to_owned(),
            at => format!("the text may have changed: `{words}` begins at {} now", at.join(", ")),
        };
        let stale = Diagnostic::new(Severity::Warning, "stale-decision", self.path.as_str(), message);
        Some(stale.at_line(bound.line).in_column("key").hint(hint))
    }

    /// A note on the decisions that are on reports other than those `is_read`; `None` where there are none.
    pub fn on_other_reports(&self, is_read: impl Fn(&str) -> bool) -> Option<Diagnostic> {
        let others = self.narrow.iter().filter(|(report, _)| !is_read(report));
        let (reports, rows) = others.fold((0, 0), |(n, rows), (_, own)| (n + 1, rows + own.len()));
        (rows > 0).then(|| {
            let message = format!("{rows} decisions are on {reports} reports that are not in this run");
            Diagnostic::new(Severity::Note, "other-reports", self.path.as_str(), message)
        })
    }
}

/// The place that a row decides for; `None` where it is no place.
fn place(row: &Row, gazetteer: &Gazetteer) -> Result<Option<PlaceKey>, String> {
    let Verdict::Place(id) = &row.verdict else { return Ok(None) };
    listed(id, gazetteer).map(Some)
}

/// The place of an id, which is not switched off; else what is wrong with it.
pub(super) fn listed(id: &str, gazetteer: &Gazetteer) -> Result<PlaceKey, String> {
    match gazetteer.by_id(id) {
        Some(key) if gazetteer.place(key).status == PlaceStatus::Never => {
            Err(format!("the place `{id}` is switched off in the gazetteer"))
        }
        Some(key) => Ok(key),
        None => Err(format!("the gazetteer has no place `{id}`")),
    }
}

/// "report r1|Barda: gn:587363 (Ana, 2026-11-25; the town)".
fn words(row: &Row) -> Arc<str> {
    let verdict = match &row.verdict {
        Verdict::Place(id) => id.as_str(),
        Verdict::NotAPlace => "no place",
    };
    let about = about(&row.author, &row.date, &row.note);
    format!("{} {}: {verdict}{about}", row.key.scope().name(), row.key).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decisions::parse;
    use crate::model::{FeatureWords, Kind};
    use crate::text::Span;

    const PLACES: &str = "id,name,longitude,latitude,status\nx:1,Barda,47.12,40.37,\nx:2,Barda,10,50,\n\
                          x:3,Barda,11,51,never\n";

    fn bound(rows: &str) -> (Decisions, Gazetteer, Vec<Diagnostic>) {
        let (gazetteer, _) = Gazetteer::from_csv(&[("p.csv", PLACES.as_bytes())]);
        let (rows, wrong) = parse("d.csv", format!("kind,scope,key,value\n{rows}").as_bytes());
        assert_eq!(wrong, []);
        let source = Source { name: "d.csv".into(), sha256: "0".into(), rows: rows.len() };
        let (decisions, diagnostics) = Decisions::new("d.csv", source, rows, &gazetteer);
        (decisions, gazetteer, diagnostics)
    }

    /// The ids that the mentions of `Barda` in `text` are ruled to be, and the rules and lines of what is stale.
    fn check(rows: &str, source: Option<&str>, text: &str, want: &[&str], stale: &[(u64, &str)]) {
        let (decisions, gazetteer, _) = bound(rows);
        let mention = |(start, name): (usize, &str)| Mention {
            span: Span::new(start, start + name.len()),
            kind: Kind::Place,
            candidates: std::sync::Arc::default(),
            feature_words: FeatureWords::None,
            placed: false,
            odds: 0.0,
        };
        let mentions: Vec<Mention> = text.match_indices("Barda").map(mention).collect();
        let info = ReportInfo { id: "r1".into(), source: source.map(str::to_owned), ..ReportInfo::default() };
        let (rulings, diagnostics) = decisions.rulings(&info, text, &mentions);
        let id = |ruling: Option<Ruling>| match ruling {
            None => "-",
            Some(Ruling { place: None, .. }) => "no place",
            Some(Ruling { place: Some(key), .. }) => gazetteer.place(key).id,
        };
        assert_eq!(rulings.into_iter().map(id).collect::<Vec<_>>(), want, "{rows}");
        let found: Vec<_> = diagnostics.iter().map(|d| (d.line.unwrap(), d.rule)).collect();
        assert_eq!(found, stale, "{rows}");
    }

    #[test]
    fn the_most_specific_scope_wins_and_then_the_later_row() {
        let text = "“Barda” and Barda";
        check("place,always,Bərdə,x:1", None, text, &["x:1", "x:1"], &[]);
        check(
            "place,always,Barda,x:1\nplace,source,Tass|Barda,x:2",
            Some("TASS"),
            text,
            &["x:2", "x:2"],
            &[],
        );
        check("place,always,Barda,x:1\nplace,source,Tass|Barda,x:2", None, text, &["x:1", "x:1"], &[]);
        check("place,report,r1|Barda,x:2\nplace,always,Barda,x:1", None, text, &["x:2", "x:2"], &[]);
        check(
            "place,mention,r1:12|Barda,x:2\nignore,report,r1|Barda,",
            None,
            text,
            &["no place", "x:2"],
            &[],
        );
        check("place,always,Barda,x:1\nplace,always,BARDA,x:2", None, text, &["x:2", "x:2"], &[]);
        // No row can be about a mention of this report.
        check("place,report,r2|Barda,x:2", None, text, &[], &[]);
    }

    #[test]
    fn a_decision_on_words_that_are_gone_is_stale() {
        let stale = [(2, "stale-decision")];
        check("place,mention,r1:5|Barda,x:1", None, "In Barda", &["-"], &stale);
        check("place,mention,r1:3|Tartar,x:1", None, "In Barda", &["-"], &stale);
        check("place,report,r1|Tartar,x:1", None, "In Barda", &["-"], &stale);
        check("ignore,report,r1|Tartar,", None, "In Barda", &["-"], &[]);
        check("place,report,r1|Barda,x:1", None, "", &[], &stale);
    }

    #[test]
    fn places_that_are_gone_and_rows_that_disagree_are_told() {
        let (decisions, _, found) = bound(
            "place,always,Barda,x:9\nplace,always,Barda,x:3\nplace,always,Barda,x:1\nplace,always,barda,x:2\n\
             place,always,Barda,x:2\nplace,report,r7|Barda,x:2",
        );
        let found: Vec<_> = found.iter().map(|d| (d.line.unwrap(), d.rule)).collect();
        assert_eq!(found, [(2, "stale-decision"), (3, "stale-decision"), (5, "conflicting-decision")]);
        let note = decisions.on_other_reports(|id| id == "r1").unwrap();
        assert_eq!(note.message, "1 decisions are on 1 reports that are not in this run");
        assert_eq!(decisions.on_other_reports(|_| true), None);
    }

    #[test]
    fn a_ruling_says_who_when_and_why() {
        let (rows, _) = parse(
            "d.csv",
            b"kind,scope,key,value,author,date,note\nplace,always,Barda,x:1,Ana,2026-11-25,the town\n\
              ignore,always,May,,,,\n",
        );
        assert_eq!(&*words(&rows[0]), "always Barda: x:1 (Ana, 2026-11-25; the town)");
        assert_eq!(&*words(&rows[1]), "always May: no place");
    }
}
