//! What a gazetteer holds, in numbers.

mod script;

use crate::gazetteer::row::Row;
use crate::model::{FeatureClass, PlaceStatus};
use crate::text::fold::fold;
use std::collections::HashMap;

/// How often each of several things occurs, the commonest first.
pub type Counts = Vec<(String, usize)>;

/// The numbers of a gazetteer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stats {
    /// Rows.
    pub rows: usize,
    /// Rows that give a population, a radius and a container.
    pub with_population: usize,
    /// Rows that give a radius.
    pub with_radius: usize,
    /// Rows that give a container.
    pub with_parent: usize,
    /// Rows whose status is contested, and those switched off.
    pub contested: usize,
    /// Rows that are switched off.
    pub never: usize,
    /// Spellings, the rows' names among them.
    pub spellings: usize,
    /// Demonyms and adjectives.
    pub demonyms: usize,
    /// Spellings that differ when case, accents, apostrophes and hyphens do not count.
    pub distinct: usize,
    /// Of these, how many are shared by so many places: `1`, `2`, `3`, `4-9`, `10-99`, `100+`, in this order.
    pub shared: Counts,
    /// The spellings that most places share, with how many.
    pub most_shared: Counts,
    /// Spellings by language tag; `` where there is none.
    pub languages: Counts,
    /// Spellings by script; `mixed` where letters of several meet.
    pub scripts: Counts,
    /// Rows by feature class.
    pub classes: Counts,
    /// Rows by feature class and code.
    pub codes: Counts,
    /// Rows by country; `` where there is none.
    pub countries: Counts,
    /// Rows by source, each source of a row counted.
    pub sources: Counts,
    /// Rows by licence.
    pub licenses: Counts,
}

/// The sizes by which [`Stats::shared`] counts: the least number of places, and the word.
const SIZES: [(usize, &str); 6] = [(1, "1"), (2, "2"), (3, "3"), (4, "4-9"), (10, "10-99"), (100, "100+")];

/// The numbers of `rows`, with the `top` most shared spellings.
///
/// Takes rows one by one and holds the folded spellings, some 60 bytes each. Spellings of switched-off rows are not counted as
/// shared.
pub fn stats(rows: impl IntoIterator<Item = Row>, top: usize) -> Stats {
    let mut stats = Stats::default();
    let mut tally = Tally::default();
    for (number, row) in (0u32..).zip(rows) {
        stats.rows += 1;
        stats.with_population += usize::from(row.population.is_some());
        stats.with_radius += usize::from(row.radius_m.is_some());
        stats.with_parent += usize::from(row.parent_id.is_some());
        stats.contested += usize::from(row.status == Some(PlaceStatus::Contested));
        stats.never += usize::from(row.status == Some(PlaceStatus::Never));
        stats.demonyms += row.demonyms.iter().filter(|s| !s.remove).count();
        tally.row(number, &row);
    }
    stats.spellings = tally.scripts.values().sum();
    stats.distinct = tally.places.len();
    let mut shared = [0; SIZES.len()];
    for (count, _) in tally.places.values() {
        let size = SIZES.iter().rposition(|(least, _)| *count as usize >= *least).unwrap_or_default();
        if let Some(of_size) = shared.get_mut(size) {
            *of_size += 1;
        }
    }
    stats.shared = SIZES.iter().zip(shared).map(|((_, word), n)| ((*word).to_owned(), n)).collect();
    let several = tally.places.into_iter().filter(|(_, (count, _))| *count > 1);
    stats.most_shared = sorted(several.map(|(folded, (count, _))| (folded, count as usize)));
    stats.most_shared.truncate(top);
    stats.languages = sorted(tally.languages);
    stats.scripts = sorted(tally.scripts.into_iter().map(|(script, n)| (script.to_owned(), n)));
    stats.classes = sorted(tally.classes);
    stats.codes = sorted(tally.codes);
    stats.countries = sorted(tally.countries);
    stats.sources = sorted(tally.sources);
    stats.licenses = sorted(tally.licenses);
    stats
}

fn sorted(counts: impl IntoIterator<Item = (String, usize)>) -> Counts {
    let mut counts: Counts = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts
}

#[derive(Default)]
struct Tally {
    /// For each folded spelling how many places have it, and the number of the last one.
    places: HashMap<String, (u32, u32)>,
    scripts: HashMap<&'static str, usize>,
    languages: HashMap<String, usize>,
    classes: HashMap<String, usize>,
    codes: HashMap<String, usize>,
    countries: HashMap<String, usize>,
    sources: HashMap<String, usize>,
    licenses: HashMap<String, usize>,
}

impl Tally {
    fn row(&mut self, number: u32, row: &Row) {
        let name = row.name.as_deref().map(|name| ("", name)).into_iter();
        let listed = row.names.iter().filter(|s| !s.remove);
        let listed = listed.map(|s| (s.language.as_deref().unwrap_or_default(), s.text.as_str()));
        for (language, text) in name.chain(listed) {
            count(&mut self.languages, language);
            *self.scripts.entry(script::of(text)).or_default() += 1;
            if row.status != Some(PlaceStatus::Never) {
                let (places, last) = self.places.entry(fold(text)).or_insert((0, number.wrapping_add(1)));
                *places += u32::from(*last != number);
                *last = number;
            }
        }
        let class = row.feature_class.map(FeatureClass::letter).map(String::from).unwrap_or_default();
        count(&mut self.classes, &class);
        count(&mut self.codes, &format!("{class}.{}", row.feature_code.as_deref().unwrap_or_default()));
        count(&mut self.countries, row.country.as_deref().unwrap_or_default());
        for source in row.source.as_deref().unwrap_or_default().split(';') {
            count(&mut self.sources, source.trim());
        }
        count(&mut self.licenses, row.license.as_deref().unwrap_or_default());
    }
}

fn count(counts: &mut HashMap<String, usize>, key: &str) {
    match counts.get_mut(key) {
        Some(count) => *count += 1,
        None => drop(counts.insert(key.to_owned(), 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::row::read;

    #[test]
    fn everything_is_counted_once() {
        let text = "id,name,feature_class,feature_code,country,longitude,latitude,population,names,demonyms,status,source,license\n\
                    x:1,Bərdə,P,PPLA,AZ,47.1,40.4,41600,en:Barda | ru:Барда | BƏRDƏ,Bardan,,geonames; curated,CC BY 4.0\n\
                    x:2,Barda,A,ADM1,AZ,47.1,40.4,,en:Barda,,contested,geonames,CC BY 4.0\n\
                    x:3,Barda,P,,RU,40,60,,,,never,,\n\
                    x:4,Bаku,P,PPL,,40,60,,-Baki,,,,\n";
        let (rows, bad) = read("x", text);
        assert_eq!(bad, []);
        let stats = stats(rows, 5);
        let counts =
            |counts: &Counts| counts.iter().map(|(k, n)| format!("{k}:{n}")).collect::<Vec<_>>().join(" ");
        assert_eq!((stats.rows, stats.with_population, stats.contested, stats.never), (4, 1, 1, 1));
        assert_eq!((stats.spellings, stats.distinct, stats.demonyms), (8, 3, 1));
        // `barda` is shared by the town and the district, however often each has it.
        assert_eq!(counts(&stats.shared), "1:2 2:1 3:0 4-9:0 10-99:0 100+:0");
        assert_eq!(counts(&stats.most_shared), "barda:2");
        assert_eq!(counts(&stats.languages), ":5 en:2 ru:1");
        assert_eq!(counts(&stats.scripts), "Latin:6 Cyrillic:1 mixed:1");
        assert_eq!(counts(&stats.classes), "P:3 A:1");
        assert_eq!(counts(&stats.countries), "AZ:2 :1 RU:1");
        assert_eq!(counts(&stats.sources), ":2 geonames:2 curated:1");
        assert_eq!(counts(&stats.licenses), ":2 CC BY 4.0:2");
    }

    #[test]
    fn nothing_counts_nothing() {
        let stats = stats([], 5);
        assert_eq!((stats.rows, stats.spellings, stats.most_shared.len()), (0, 0, 0));
    }
}
