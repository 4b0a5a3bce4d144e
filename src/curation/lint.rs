//! What is doubtful in gazetteer files, beyond what reading and merging them already says.

use crate::gazetteer::row::{Row, SpellingEdit};
use crate::gazetteer::{Gazetteer, GazetteerFile};
use crate::geodesy::{LngLat, Metres, distance};
use crate::model::{Diagnostic, Place, PlaceKey, Severity};
use crate::text::fold::fold;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Two rows of one name and class that are nearer than this are likely one place.
const NEAR_DUPLICATE: Metres = Metres(5_000.0);

/// A place that lies beyond this much of its parent's radius is noted: radii are of discs, and divisions are none.
const PARENT_SLACK: f64 = 1.5;

/// A place that lies beyond this much of its parent's radius is likely wrong. Of 194,000 rows from GeoNames 6.6 % lie beyond 1.5
/// radii, mostly in divisions of long shape, and 0.6 % beyond 3.
const PARENT_LIMIT: f64 = 3.0;

/// How many places of one name are compared; the commonest name of the world has 84.
const MOST_NAMESAKES: usize = 500;

/// What is doubtful in `files`, taken as rows over the embedded part of `base`, in order.
///
/// # Shape
/// By file and line. What [`GazetteerFile::parse`] says of the files is not repeated.
pub fn lint(files: &[GazetteerFile], base: &Gazetteer) -> Vec<Diagnostic> {
    let (merged, mut diagnostics) = base.merged(files.to_vec());
    let countries = countries(&merged);
    let mut written: HashMap<&str, usize> = HashMap::new();
    for file in files {
        for row in &file.rows {
            let next = written.len();
            written.entry(&row.id).or_insert(next);
        }
    }
    for file in files {
        let mut checks = Checks {
            path: &file.path,
            gazetteer: &merged,
            base,
            countries: &countries,
            written: &written,
            diagnostics: &mut diagnostics,
        };
        for row in &file.rows {
            checks.row(row);
        }
        checks.ambiguity(&file.rows);
    }
    let order = |path: &str| files.iter().position(|f| f.path == path);
    diagnostics.sort_by_cached_key(|d| (order(&d.path), d.line));
    diagnostics
}

/// The place of each country code.
fn countries(gazetteer: &Gazetteer) -> HashMap<&str, PlaceKey> {
    let mut countries = HashMap::new();
    for key in gazetteer.keys() {
        let place = gazetteer.place(key);
        if place.is_country() && !place.country.is_empty() {
            let best = countries.entry(place.country).or_insert(key);
            if gazetteer.place(*best).population < place.population {
                *best = key;
            }
        }
    }
    countries
}

struct Checks<'a> {
    path: &'a str,
    gazetteer: &'a Gazetteer,
    base: &'a Gazetteer,
    countries: &'a HashMap<&'a str, PlaceKey>,
    /// In which order the files' ids are first written.
    written: &'a HashMap<&'a str, usize>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Checks<'_> {
    fn row(&mut self, row: &Row) {
        self.characters(row);
        // Rows that merging refused have no place, and their error already.
        let Some(key) = self.gazetteer.by_id(&row.id) else { return };
        // A row over another inherits its credits.
        if row.name.is_some() && self.base.by_id(&row.id).is_none() {
            self.credits(row);
        }
        let place = self.gazetteer.place(key);
        if row.longitude.is_some() || row.latitude.is_some() || row.parent_id.is_some() {
            self.position(row, &place);
        }
        if row.longitude.is_some() || row.latitude.is_some() || row.name.is_some() {
            self.near_duplicates(row, &place);
        }
    }

    fn credits(&mut self, row: &Row) {
        for (cell, rule, column) in
            [(&row.source, "missing-source", "source"), (&row.license, "missing-license", "license")]
        {
            if cell.is_none() {
                let message = format!("`{}` does not say its {column}", row.id);
                self.tell(Severity::Note, rule, row, column, message, "maps made from it should credit it");
            }
        }
    }

    fn position(&mut self, row: &Row, place: &Place<'_>) {
        // What changed places lies far off, so a place of a corner that reaches into another division is not meant.
        let swapped = LngLat::new(place.position.lat(), place.position.lng()).ok();
        let is_swapped = |container: &Place<'_>| {
            distance(place.position, container.position).0 > container.radius.0 * PARENT_LIMIT
                && swapped
                    .is_some_and(|p| distance(p, container.position).0 <= container.radius.0 * PARENT_SLACK)
        };
        let Some(parent) = place.parent.map(|key| self.gazetteer.place(key)) else {
            let country = self.countries.get(place.country).map(|key| self.gazetteer.place(*key));
            if let Some(country) = country.filter(|c| c.key != place.key && is_swapped(c)) {
                self.swapped(row, place, country.name);
            }
            return;
        };
        if is_swapped(&parent) {
            return self.swapped(row, place, parent.name);
        }
        // A place may itself be larger than the distance that it may keep.
        let away = distance(place.position, parent.position);
        if away.0 > (parent.radius.0 * PARENT_SLACK).max(place.radius.0) {
            let far = away.0 > parent.radius.0 * PARENT_LIMIT;
            let severity = if far { Severity::Warning } else { Severity::Note };
            let message = format!(
                "`{}` is {:.0} km from its parent `{}`, whose radius is {:.0} km",
                place.name,
                away.km(),
                parent.name,
                parent.radius.km()
            );
            let hint = "correct the position, the parent, or the parent's `radius_m`";
            self.tell(severity, "far-from-parent", row, "parent_id", message, hint);
        }
    }

    fn swapped(&mut self, row: &Row, place: &Place<'_>, container: &str) {
        let message = format!(
            "`{}` would lie in `{container}` if longitude `{}` and latitude `{}` changed places",
            place.name,
            place.position.lng(),
            place.position.lat()
        );
        let hint = "longitude is degrees east, latitude degrees north";
        self.tell(Severity::Warning, "swapped-coordinates", row, "longitude", message, hint);
    }

    fn near_duplicates(&mut self, row: &Row, place: &Place<'_>) {
        let order = self.written.get(place.id).copied();
        let folded = fold(place.name);
        let mut namesakes = self.gazetteer.look_up_iter(&folded).filter(|m| !m.demonym).take(MOST_NAMESAKES);
        let twin = namesakes.find_map(|m| {
            let other = self.gazetteer.place(m.place);
            // A degree of latitude is at least 110 km, which spares most of the costly distances.
            let north = (other.position.lat() - place.position.lat()).abs() * 110_000.0;
            // Of two written rows the later one is told.
            let told = || self.written.get(other.id).is_none_or(|n| Some(*n) < order);
            if other.key == place.key
                || other.feature_class != place.feature_class
                || other.is_division()
                || north > NEAR_DUPLICATE.0
                || !told()
                || fold(other.name) != folded
            {
                return None;
            }
            let away = distance(place.position, other.position);
            (away.0 < NEAR_DUPLICATE.0).then_some((other, away))
        });
        if let Some((other, away)) = twin {
            let message = format!(
                "`{}` is {:.1} km from `{}` of the same name and class",
                place.id,
                away.km(),
                other.id
            );
            let hint = "one place has one row; give the row the other's id to correct it";
            self.tell(Severity::Warning, "near-duplicate", row, "name", message, hint);
        }
    }

    fn characters(&mut self, row: &Row) {
        if let Some(name) = &row.name {
            self.spelling(row, "name", name);
        }
        for (column, list) in [("names", &row.names), ("demonyms", &row.demonyms)] {
            for SpellingEdit { text, remove, .. } in list {
                if !remove {
                    self.spelling(row, column, text);
                }
            }
        }
        for (column, cell) in [("admin1", &row.admin1), ("admin2", &row.admin2)] {
            if let Some(cell) = cell {
                self.spelling(row, column, cell);
            }
        }
    }

    fn spelling(&mut self, row: &Row, column: &'static str, text: &str) {
        if text.is_ascii() && !text.bytes().any(|b| b.is_ascii_control()) {
            if fold(text).is_empty() {
                let message = format!("`{text}` has neither letter nor digit");
                let hint = "a spelling like this is never matched";
                self.tell(Severity::Warning, "empty-spelling", row, column, message, hint);
            }
            return;
        }
        if let Some(c) = text.chars().find(|c| is_invisible(*c)) {
            let message = format!("`{}` has the invisible character U+{:04X}", visible(text), u32::from(c));
            self.tell(Severity::Warning, "invisible-character", row, column, message, "delete it");
        }
        if text.contains('\u{FFFD}') || has_mojibake(text) {
            let message = format!("`{}` was read in the wrong encoding at some time", visible(text));
            self.tell(Severity::Warning, "mojibake", row, column, message, "write the name anew, as UTF-8");
        }
        if let Some((word, latin, other)) = text.split(' ').find_map(mixed_scripts) {
            let message =
                format!("the word `{word}` mixes the Latin `{latin}` with `{other}` of another script");
            let hint = "letters that look alike are not the same: type the word in one script";
            self.tell(Severity::Warning, "mixed-scripts", row, column, message, hint);
        }
    }

    /// One note for a file: how many of its spellings several places share.
    fn ambiguity(&mut self, rows: &[Row]) {
        let mut shared: HashMap<String, usize> = HashMap::new();
        let mut all = 0;
        for row in rows {
            let added = row.names.iter().filter(|s| !s.remove).map(|s| s.text.as_str());
            for spelling in row.name.as_deref().into_iter().chain(added) {
                let folded = fold(spelling);
                all += 1;
                if let Entry::Vacant(unseen) = shared.entry(folded) {
                    let matches = self.gazetteer.look_up_iter(unseen.key());
                    let places = matches.filter(|m| !m.demonym).count();
                    unseen.insert(places);
                }
            }
        }
        let mut shared: Vec<(usize, String)> =
            shared.into_iter().filter(|(_, n)| *n > 1).map(|(folded, n)| (n, folded)).collect();
        if shared.is_empty() {
            return;
        }
        shared.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let most: Vec<String> =
            shared.iter().take(5).map(|(n, folded)| format!("`{folded}` by {n}")).collect();
        let message =
            format!("{} of {all} spellings are shared with other places: {}", shared.len(), most.join(", "));
        self.diagnostics.push(Diagnostic::new(Severity::Note, "ambiguous-spellings", self.path, message));
    }

    fn tell(
        &mut self,
        severity: Severity,
        rule: &'static str,
        row: &Row,
        column: &'static str,
        message: String,
        hint: &str,
    ) {
        self.diagnostics.push(
            Diagnostic::new(severity, rule, self.path, message)
                .at_line(row.line)
                .in_column(column)
                .hint(hint),
        );
    }
}

/// Characters that no reader sees: controls, soft hyphens, zero-width and direction marks.
///
/// The zero-width joiner and non-joiner are letters' business in Persian and the scripts of India, and are let be.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn visible(text: &str) -> String {
    text.chars().filter(|c| !is_invisible(*c)).collect()
}

/// Whether UTF-8 was once read as Windows-1252: its lead bytes show as `Ã Ä Å Ð Ñ Õ`, followed by a sign that is no letter.
fn has_mojibake(text: &str) -> bool {
    let follows = |c: char| matches!(c, '\u{80}'..='\u{BF}' | '‚'..='„' | '†' | '‡' | '‰' | '‹' | '›' | '€' | '™' | 'ƒ' | 'ˆ' | '˜');
    let leads = |c: char| matches!(c, 'Ã' | 'Ä' | 'Å' | 'Ð' | 'Ñ' | 'Õ' | 'â');
    text.chars().zip(text.chars().skip(1)).any(|(a, b)| leads(a) && follows(b) && b != 'ª' && b != 'º')
}

/// The first word, a Latin letter of it and one of another script that it has too.
fn mixed_scripts(word: &str) -> Option<(&str, char, char)> {
    word.split(|c: char| !c.is_alphabetic()).find_map(|part| {
        let latin = part.chars().find(|c| is_latin(*c))?;
        let other = part.chars().find(|c| matches!(c, '\u{370}'..='\u{58F}'))?;
        Some((part, latin, other))
    })
}

fn is_latin(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}' | '\u{259}' | '\u{1E00}'..='\u{1EFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "id,name,feature_class,feature_code,country,longitude,latitude,radius_m,names,parent_id,source,license";
    const BASE: &str = "x:az,Azerbaijan,A,PCLI,AZ,47.5,40.5,250000,,,s,l\n\
                        x:fuzuli,Füzuli,A,ADM1,AZ,47.15,39.6,25000,,x:az,s,l\n\
                        x:cimen,Çimən,P,PPL,AZ,47.09655,39.56706,1000,,x:fuzuli,s,l\n";

    fn check(rows: &str, rules: &[&str]) {
        let text = format!("{HEADER}\n{BASE}{rows}\n");
        let (file, bad) = GazetteerFile::parse("local.csv", text.as_bytes());
        assert_eq!(bad, [], "{rows}");
        let (empty, _) = Gazetteer::from_csv(&[]);
        let found = lint(&[file], &empty);
        let got: Vec<_> = found.iter().filter(|d| d.line.is_some()).map(|d| d.rule).collect();
        assert_eq!(got, rules, "{rows}: {found:?}");
    }

    #[test]
    fn a_sound_row_is_left_alone() {
        check("x:1,Qoçəhmədli,P,PPL,AZ,47.12658,39.53564,,Кочахмедли | az:Qoçəhmədli,x:fuzuli,s,l", &[]);
        check("x:1,Çimən,P,PPL,AZ,47.5,40.5,,,x:az,s,l", &[]);
    }

    #[test]
    fn each_doubt_has_its_rule() {
        check("x:1,A,P,PPL,AZ,47.1,39.5,,,x:fuzuli,,", &["missing-source", "missing-license"]);
        check("x:1,A,P,PPL,AZ,39.5,47.1,,,x:fuzuli,s,l", &["swapped-coordinates"]);
        check("x:1,A,P,PPL,AZ,39.5,47.1,,,,s,l", &["swapped-coordinates"]);
        check("x:1,A,P,PPL,AZ,49.8,40.4,,,x:fuzuli,s,l", &["far-from-parent"]);
        check("x:1,Cimen,P,PPL,AZ,47.1,39.57,,,x:fuzuli,s,l", &[]);
        check("x:1,ÇIMAN,P,PPL,AZ,47.1,39.57,,,x:fuzuli,s,l", &["near-duplicate"]);
        check("x:1,A,P,PPL,AZ,47.1,39.5,,Bаku,x:fuzuli,s,l", &["mixed-scripts"]);
        check("x:1,A\u{200B}b,P,PPL,AZ,47.1,39.5,,,x:fuzuli,s,l", &["invisible-character"]);
        check("x:1,FÃ¼zuli,P,PPL,AZ,47.1,39.5,,,x:fuzuli,s,l", &["mojibake"]);
        check("x:1,A,P,PPL,AZ,47.1,39.5,,?!,x:fuzuli,s,l", &["empty-spelling"]);
        check("x:1,A,P,PPL,AZ,47.1,39.5,,,x:none,s,l", &["dangling-parent"]);
        check("x:1,A,P,PPL,AZ,47.1,39.5,,,x:1,s,l", &["circular-parent"]);
        check("x:1,A,P,PPL,AZ,47.1,39.5,,,,s,l\nx:1,,,,,,,,,,,", &["duplicate-id"]);
    }

    #[test]
    fn shared_spellings_are_counted_once_a_file() {
        let text = format!("{HEADER}\n{BASE}x:1,Cimən,P,PPL,AZ,47.5,40.5,,,x:az,s,l\n");
        let (file, _) = GazetteerFile::parse("local.csv", text.as_bytes());
        let (empty, _) = Gazetteer::from_csv(&[]);
        let notes: Vec<_> =
            lint(&[file], &empty).into_iter().filter(|d| d.rule == "ambiguous-spellings").collect();
        assert_eq!(notes.len(), 1);
        assert!(notes[0].message.contains("`ciman` by 2"), "{}", notes[0]);
    }
}
