//! Rows over rows: the later row wins by id, cell by cell.
//!
//! An empty cell inherits; `names` and `demonyms` add, and an entry with a leading `-` takes a spelling away. A row
//! that renames a place keeps the old name as a spelling, so that texts that use it are still understood.
//!
//! The build script compiles this file too.

use crate::gazetteer::row::{MAX_SPELLINGS, Row, SpellingEdit};
use crate::model::{Diagnostic, FeatureClass, PlaceStatus, Severity};
use crate::text::fold::fold;
use std::collections::HashMap;

/// One place with all that its rows say of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// GeoNames' feature class.
    pub feature_class: FeatureClass,
    /// GeoNames' feature code.
    pub feature_code: String,
    /// ISO 3166-1 alpha-2 code of the country; may be empty.
    pub country: String,
    /// The first-level division; may be empty.
    pub admin1: String,
    /// Degrees.
    pub longitude: f64,
    /// Degrees.
    pub latitude: f64,
    /// Metres; 0 where no row gives it.
    pub radius_m: f64,
    /// Inhabitants; 0 where unknown.
    pub population: u64,
    /// The id of the container; may be empty.
    pub parent_id: String,
    /// The standing.
    pub status: PlaceStatus,
    /// Where it is from; may be empty.
    pub source: String,
    /// Under which licence; may be empty.
    pub license: String,
    /// The spellings besides the name.
    pub names: Vec<Name>,
    /// The demonyms and adjectives.
    pub demonyms: Vec<Name>,
    /// Which of the merged files have a row of it: bit 0 is the first file.
    pub files: u8,
}

/// A spelling and its language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The language tag; empty where the row gives none.
    pub language: String,
    /// The spelling.
    pub text: String,
}

/// The order in which the embedded files are merged, as a sort key of their names: the world first, the Caucasus last.
pub fn reading_order(file_name: &str) -> (u8, &str) {
    let group = match file_name {
        "caucasus.csv" => 2,
        name if name.starts_with("world") => 0,
        _ => 1,
    };
    (group, file_name)
}

/// The merging of files, one after the other.
pub struct Merger<'a> {
    inherit: &'a dyn Fn(&str) -> Option<Entry>,
    /// The places in the order in which they came.
    written: Vec<Written>,
    /// Where among them the place of an id stands.
    numbers: HashMap<String, usize>,
    paths: Vec<String>,
}

/// A place, and the last row of it.
struct Written {
    entry: Entry,
    file: usize,
    line: u64,
}

impl<'a> Merger<'a> {
    /// A merger over nothing yet; `inherit` gives what lies beneath the files by id.
    pub fn new(inherit: &'a dyn Fn(&str) -> Option<Entry>) -> Self {
        Self { inherit, written: Vec::new(), numbers: HashMap::new(), paths: Vec::new() }
    }

    /// Puts the rows of one file over those so far, and returns what could not be used.
    pub fn add(&mut self, path: &str, rows: Vec<Row>) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        let file = self.paths.len();
        self.paths.push(path.to_owned());
        self.written.reserve(rows.len());
        self.numbers.reserve(rows.len());
        for mut row in rows {
            let line = row.line;
            let id = std::mem::take(&mut row.id);
            if let Some(earlier) = self.numbers.get(&id).and_then(|number| self.written.get_mut(*number)) {
                if earlier.file == file {
                    diagnostics.push(
                        Diagnostic::new(
                            Severity::Warning,
                            "duplicate-id",
                            path,
                            format!(
                                "`{id}` already stands in line {}; this row is put over it",
                                earlier.line
                            ),
                        )
                        .at_line(line)
                        .in_column("id")
                        .hint("make one row of the two"),
                    );
                }
                (earlier.file, earlier.line) = (file, line);
                put_over(path, &mut earlier.entry, file, row, &mut diagnostics);
                continue;
            }
            let beneath = (self.inherit)(&id).or_else(|| new_place(path, &id, &mut row, &mut diagnostics));
            if let Some(mut entry) = beneath {
                put_over(path, &mut entry, file, row, &mut diagnostics);
                self.numbers.insert(id, self.written.len());
                self.written.push(Written { entry, file, line });
            }
        }
        diagnostics
    }

    /// The places, sorted by id, and a diagnostic for each parent that is missing or that leads back to its child.
    pub fn finish(self) -> (Vec<Entry>, Vec<Diagnostic>) {
        let Self { inherit, mut written, paths, .. } = self;
        written.sort_by(|a, b| a.entry.id.cmp(&b.entry.id));
        let parents = Parents::of(&written, inherit);
        let mut diagnostics = Vec::new();
        let mut at_parent = |number: usize, rule, message: String, hint: &str| {
            let (file, line) = written.get(number).map_or((0, 0), |w| (w.file, w.line));
            let path = paths.get(file).map_or("", String::as_str);
            diagnostics.push(
                Diagnostic::new(Severity::Warning, rule, path, message)
                    .at_line(line)
                    .in_column("parent_id")
                    .hint(hint),
            );
        };
        for (number, Written { entry, .. }) in written.iter().enumerate() {
            if parents.of[number].is_none() && !entry.parent_id.is_empty() {
                at_parent(
                    number,
                    "dangling-parent",
                    format!("the parent `{}` of `{}` is in no file", entry.parent_id, entry.id),
                    "correct the id, or leave the cell empty",
                );
            }
        }
        for circle in parents.circles() {
            let ids: Vec<&str> = circle.iter().map(|number| parents.id(*number)).collect();
            at_parent(
                circle[0],
                "circular-parent",
                format!("`{}` is its own container: `{}`", ids[0], ids.join("` in `")),
                "let one of them have a parent outside the circle",
            );
        }
        (written.into_iter().map(|w| w.entry).collect(), diagnostics)
    }
}

/// Who contains whom, by number: the files' places in their order, then those beneath that contain them.
struct Parents<'a> {
    written: &'a [Written],
    /// The ids of those beneath.
    beneath: Vec<String>,
    /// The parent of each; `None` where there is none, or it is nowhere.
    of: Vec<Option<usize>>,
}

impl<'a> Parents<'a> {
    /// Those of `written`, which are sorted by id.
    fn of(written: &'a [Written], inherit: &dyn Fn(&str) -> Option<Entry>) -> Self {
        let (mut beneath, mut beneath_parents) = (Vec::new(), Vec::new());
        // Many places have one parent.
        let mut known: HashMap<String, Option<usize>> = HashMap::from([(String::new(), None)]);
        let mut number_of = |id: &str, beneath: &mut Vec<String>, parents: &mut Vec<String>| {
            if let Some(number) = known.get(id) {
                return *number;
            }
            let number = written.binary_search_by(|w| w.entry.id.as_str().cmp(id)).ok().or_else(|| {
                parents.push(inherit(id)?.parent_id);
                beneath.push(id.to_owned());
                Some(written.len() + beneath.len() - 1)
            });
            known.insert(id.to_owned(), number);
            number
        };
        let mut of: Vec<_> = written
            .iter()
            .map(|w| number_of(&w.entry.parent_id, &mut beneath, &mut beneath_parents))
            .collect();
        while let Some(parent) = beneath_parents.get_mut(of.len() - written.len()).map(std::mem::take) {
            of.push(number_of(&parent, &mut beneath, &mut beneath_parents));
        }
        Self { written, beneath, of }
    }

    fn id(&self, number: usize) -> &str {
        match self.written.get(number) {
            Some(written) => &written.entry.id,
            None => &self.beneath[number - self.written.len()],
        }
    }

    /// The circles that places of the files lead to, each once, from its first place of the files on.
    fn circles(&self) -> Vec<Vec<usize>> {
        let mut circles = Vec::new();
        // Which walk came by a place first, by where it started.
        let mut walks: Vec<Option<usize>> = vec![None; self.of.len()];
        for start in 0..self.written.len() {
            let mut at = Some(start);
            while let Some(number) = at.filter(|number| walks[*number].is_none()) {
                walks[number] = Some(start);
                at = self.of[number];
            }
            // What an earlier walk came by leads to no circle but one that is told.
            if let Some(back) = at.filter(|number| walks[*number] == Some(start)) {
                let mut circle = vec![back];
                circle.extend(
                    std::iter::successors(self.of[back], |number| self.of[*number])
                        .take_while(|n| *n != back),
                );
                let own = (0..circle.len()).filter(|i| circle[*i] < self.written.len());
                let first = own.min_by_key(|i| circle[*i]).unwrap_or(0);
                circle.rotate_left(first);
                circles.push(circle);
            }
        }
        circles
    }
}

/// The place of a row that lies over nothing; `None`, with a diagnostic, where it has no name or position.
fn new_place(path: &str, id: &str, row: &mut Row, diagnostics: &mut Vec<Diagnostic>) -> Option<Entry> {
    let column = match (&row.name, row.longitude, row.latitude) {
        (None, ..) => "name",
        (_, None, _) => "longitude",
        (_, _, None) => "latitude",
        (Some(_), Some(longitude), Some(latitude)) => {
            return Some(Entry {
                id: id.to_owned(),
                name: row.name.take().unwrap_or_default(),
                feature_class: class_of(row.feature_code.as_deref()),
                feature_code: String::new(),
                country: String::new(),
                admin1: String::new(),
                longitude,
                latitude,
                radius_m: 0.0,
                population: 0,
                parent_id: String::new(),
                status: PlaceStatus::Plain,
                source: String::new(),
                license: String::new(),
                names: Vec::new(),
                demonyms: Vec::new(),
                files: 0,
            });
        }
    };
    let (rule, hint) = match column {
        "name" => {
            ("missing-name", "a row may leave its name empty only where its id is in the gazetteer already")
        }
        _ => ("missing-coordinate", "a row may leave it empty only where its id is in the gazetteer already"),
    };
    let message = format!("`{id}` is a new place without a {column}");
    diagnostics.push(
        Diagnostic::new(Severity::Error, rule, path, message).at_line(row.line).in_column(column).hint(hint),
    );
    None
}

/// Puts the row of a file over what lies beneath it.
fn put_over(path: &str, entry: &mut Entry, file: usize, row: Row, diagnostics: &mut Vec<Diagnostic>) {
    let mut fault = |severity, rule, column: &str, message: String, hint: &str| {
        diagnostics.push(
            Diagnostic::new(severity, rule, path, message).at_line(row.line).in_column(column).hint(hint),
        );
    };
    // Beyond eight files the last bit stands for all of them.
    entry.files |= 1 << file.min(7);
    if let Some(name) = row.name
        && name != entry.name
    {
        let old = std::mem::replace(&mut entry.name, name);
        add(&mut entry.names, Name { language: String::new(), text: old });
    }
    set(&mut entry.feature_class, row.feature_class);
    set(&mut entry.feature_code, row.feature_code);
    set(&mut entry.country, row.country);
    set(&mut entry.admin1, row.admin1);
    set(&mut entry.longitude, row.longitude);
    set(&mut entry.latitude, row.latitude);
    set(&mut entry.radius_m, row.radius_m);
    set(&mut entry.population, row.population);
    set(&mut entry.parent_id, row.parent_id);
    set(&mut entry.status, row.status);
    set(&mut entry.source, row.source);
    set(&mut entry.license, row.license);
    for (list, edits, column) in
        [(&mut entry.names, row.names, "names"), (&mut entry.demonyms, row.demonyms, "demonyms")]
    {
        list.reserve_exact(edits.len());
        for edit in edits {
            if list.len() >= MAX_SPELLINGS && !edit.remove {
                let message = format!("`{}` has more than {MAX_SPELLINGS} spellings", entry.id);
                fault(
                    Severity::Warning,
                    "too-many-spellings",
                    column,
                    message,
                    "keep those that reports use",
                );
                break;
            }
            if !edit.remove {
                add(list, Name { language: edit.language.unwrap_or_default(), text: edit.text });
            } else if !take_away(list, &edit) {
                fault(
                    Severity::Note,
                    "removes-nothing",
                    column,
                    format!("`-{}` takes no spelling away: `{}` has none such", edit.text, entry.id),
                    "the name itself is changed in the column `name`",
                );
            }
        }
    }
}

fn set<T>(cell: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *cell = value;
    }
}

fn add(list: &mut Vec<Name>, name: Name) {
    if !list.contains(&name) {
        list.push(name);
    }
}

/// Takes the spelling of one entry of a cell away; `false` where it is not there.
///
/// Taking away goes by the folded form, since that is what texts are matched by.
fn take_away(list: &mut Vec<Name>, edit: &SpellingEdit) -> bool {
    let (folded, before) = (fold(&edit.text), list.len());
    list.retain(|name| {
        edit.language.as_ref().is_some_and(|tag| *tag != name.language) || fold(&name.text) != folded
    });
    list.len() < before
}

/// The feature class of a row that gives none: GeoNames' class of its code where that is plain, else a settlement.
fn class_of(feature_code: Option<&str>) -> FeatureClass {
    match feature_code.unwrap_or_default() {
        "TERR" | "ZN" => FeatureClass::Administrative,
        code if code.starts_with("ADM") || code.starts_with("PCL") => FeatureClass::Administrative,
        code if code.starts_with("RGN") => FeatureClass::Area,
        _ => FeatureClass::Populated,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::row::read;

    const HEADER: &str = "id,name,feature_class,feature_code,country,admin1,longitude,latitude,radius_m,population,names,demonyms,parent_id,status";
    const BASE: &str = "x:1,Gəncə,P,PPLA,AZ,Gəncə,46.36,40.68,8000,335600,az:Gəncə | ru:Гянджа | Gandzha,Ganjali,x:2,contested\n\
                        x:2,Azerbaijan,A,PCLI,AZ,,47.5,40.5,,,,,,";

    fn over(overlay: &str) -> (Entry, Vec<&'static str>) {
        let nothing = |_: &str| None;
        let mut merger = Merger::new(&nothing);
        for (path, text) in [("base.csv", BASE), ("local.csv", overlay)] {
            let (rows, bad) = read(path, &format!("{HEADER}\n{text}\n"));
            assert_eq!(bad, []);
            let found = merger.add(path, rows);
            if path == "local.csv" {
                let (entries, more) = merger.finish();
                let rules = found.iter().chain(&more).map(|d| d.rule).collect();
                return (entries.into_iter().find(|e| e.id == "x:1").unwrap(), rules);
            }
            assert_eq!(found, []);
        }
        unreachable!("both files are merged");
    }

    #[test]
    fn an_empty_cell_inherits_and_a_full_one_wins() {
        let (base, _) = over("x:1,,,,,,,,,,,,,");
        assert_eq!(base.names.len(), 3);
        let wanted = Entry { files: base.files, ..base.clone() };
        fn check(wanted: &Entry, cells: &str, change: impl Fn(&mut Entry)) {
            let mut wanted = wanted.clone();
            change(&mut wanted);
            assert_eq!(over(cells), (wanted, vec![]), "{cells}");
        }
        check(&wanted, "x:1,Ganja,,,,,,,,,,,,", |e| {
            e.name = "Ganja".into();
            e.names.push(Name { language: String::new(), text: "Gəncə".into() });
        });
        check(&wanted, "x:1,,A,,,,,,,,,,,", |e| e.feature_class = FeatureClass::Administrative);
        check(&wanted, "x:1,,,PPL,,,,,,,,,,", |e| e.feature_code = "PPL".into());
        check(&wanted, "x:1,,,,am,,,,,,,,,", |e| e.country = "AM".into());
        check(&wanted, "x:1,,,,,Bakı,,,,,,,,", |e| e.admin1 = "Bakı".into());
        check(&wanted, "x:1,,,,,,46.4,,,,,,,", |e| e.longitude = 46.4);
        check(&wanted, "x:1,,,,,,,40.7,,,,,,", |e| e.latitude = 40.7);
        check(&wanted, "x:1,,,,,,,,900,,,,,", |e| e.radius_m = 900.0);
        check(&wanted, "x:1,,,,,,,,,12,,,,", |e| e.population = 12);
        check(&wanted, "x:1,,,,,,,,,,Ganza,,,", |e| {
            e.names.push(Name { language: String::new(), text: "Ganza".into() });
        });
        check(&wanted, "x:1,,,,,,,,,,,Ganjan,,", |e| {
            e.demonyms.push(Name { language: String::new(), text: "Ganjan".into() });
        });
        check(&wanted, "x:1,,,,,,,,,,,,,never", |e| e.status = PlaceStatus::Never);
        check(&wanted, "x:1,,,,,,,,,,,,,plain", |e| e.status = PlaceStatus::Plain);
    }

    #[test]
    fn a_minus_takes_away_a_spelling_in_all_its_folded_forms() {
        let texts = |cells: &str| {
            let (entry, rules) = over(cells);
            (entry.names.into_iter().map(|n| n.text).collect::<Vec<_>>().join(" "), rules)
        };
        assert_eq!(texts("x:1,,,,,,,,,,-GANDZHA,,,"), ("Gəncə Гянджа".to_owned(), vec![]));
        assert_eq!(texts("x:1,,,,,,,,,,-ru:Гянджа | Ganja,,,"), ("Gəncə Gandzha Ganja".to_owned(), vec![]));
        assert_eq!(texts("x:1,,,,,,,,,,-az:Гянджа,,,").1, ["removes-nothing"]);
        assert_eq!(texts("x:1,Ganja,,,,,,,,,-Gəncə,,,").0, "Гянджа Gandzha");
    }

    #[test]
    fn a_new_row_needs_a_name_and_a_position() {
        assert_eq!(over("x:3,,,,,,46,40,,,,,,").1, ["missing-name"]);
        assert_eq!(over("x:3,A,,,,,,40,,,,,,").1, ["missing-coordinate"]);
        assert_eq!(over("x:3,A,,,,,46,40,,,,,,").1, [""; 0]);
    }

    #[test]
    fn the_spellings_of_a_place_are_bounded() {
        let many =
            |letter: char, n: usize| (0..n).map(|i| format!("{letter}{i}")).collect::<Vec<_>>().join("|");
        let (entry, rules) = over(&format!("x:1,,,,,,,,,,{},,,", many('n', MAX_SPELLINGS)));
        assert_eq!((entry.names.len(), rules), (MAX_SPELLINGS, vec!["too-many-spellings"]));
        let (_, found) = read("a.csv", &format!("id,names\nx:1,{}\n", many('n', MAX_SPELLINGS + 1)));
        assert_eq!(found.iter().map(|d| d.rule).collect::<Vec<_>>(), ["too-many-spellings"]);
    }

    #[test]
    fn missing_parents_and_circles_are_told_once() {
        assert_eq!(over("x:1,,,,,,,,,,,,x:9,").1, ["dangling-parent"]);
        assert_eq!(over("x:2,,,,,,,,,,,,x:1,").1, ["circular-parent"]);
        assert_eq!(over("x:2,,,,,,,,,,,,x:2,").1, ["circular-parent"]);
        assert_eq!(over("x:1,,,,,,,,,1,,,,\nx:1,,,,,,,,,2,,,,").1, ["duplicate-id"]);
    }
}
