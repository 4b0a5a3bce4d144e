//! GeoNames' table of names, `alternateNamesV2.txt`: a name a line with its language and what kind of name it is.
//!
//! The table has the names of the whole world, so it is read after the places, and only the names of these are kept.

use super::{Reading, lines};
use crate::curation::import::{Draft, add_spelling, spelling};
use crate::gazetteer::row::{MAX_SPELLINGS, SpellingEdit};
use std::collections::HashMap;
use std::io::{self, BufRead};

/// Names are at most 400 characters long.
const LONGEST: usize = 1 << 14;

/// Which names are taken besides those in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Names of the past (`Kirovabad`).
    pub historic: bool,
    /// Names in everyday speech (`Big Apple`).
    pub colloquial: bool,
}

/// How many names were left out, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// Names of the past.
    pub historic: usize,
    /// Names in everyday speech.
    pub colloquial: usize,
    /// Names that a `names` cell cannot hold.
    pub unwritable: usize,
}

/// Adds the names of the table to `drafts`: in each language the preferred ones first, short ones last.
///
/// Postal and airport codes and addresses of pages, which stand there under languages of their own, are no names; a Wikidata
/// number becomes an id of the draft. One spelling in many languages is kept for the first, and for English.
///
/// # Errors
/// Those of `input`.
pub fn attach(
    input: &mut dyn BufRead,
    options: Options,
    drafts: &mut [Draft],
    reading: &mut Reading<'_>,
) -> io::Result<LeftOut> {
    let numbers: HashMap<u64, usize> = drafts
        .iter()
        .enumerate()
        .filter_map(|(at, draft)| Some((draft.row.id.strip_prefix("gn:")?.parse().ok()?, at)))
        .collect();
    let mut names: Vec<Vec<(u8, SpellingEdit)>> = vec![Vec::new(); drafts.len()];
    let mut left_out = LeftOut::default();
    lines::each_line(input, LONGEST, reading, &mut |reading, line, text| {
        if text.is_empty() {
            return;
        }
        let mut cells = text.split('\t');
        let (Some(_), Some(Ok(id)), Some(language), Some(name)) =
            (cells.next(), cells.next().map(str::parse::<u64>), cells.next(), cells.next())
        else {
            return reading.bad(
                line,
                "alternate-name",
                "the line is not a number, a GeoNames number, a language and a name between tabs",
                "give GeoNames' `alternateNamesV2.txt`",
            );
        };
        let Some((draft, names)) =
            numbers.get(&id).and_then(|at| Some((drafts.get_mut(*at)?, names.get_mut(*at)?)))
        else {
            return;
        };
        let mut flags = cells.map(|cell| cell == "1");
        let mut flag = || flags.next().unwrap_or_default();
        let (preferred, short, colloquial, historic) = (flag(), flag(), flag(), flag());
        let tag = match language {
            "" | "abbr" => None,
            // Pinyin, in GeoNames' own word.
            "piny" => Some("zh-Latn"),
            "wkdt" => return draft.also.extend(super::known_id(&format!("wd:{name}"))),
            tag if tag.split('-').next().is_some_and(|tag| tag.len() > 3) => return,
            tag => Some(tag),
        };
        if historic && !options.historic {
            left_out.historic += 1;
        } else if colloquial && !options.colloquial {
            left_out.colloquial += 1;
        } else {
            match spelling(tag, name).or_else(|| spelling(None, name)) {
                Some(edit) if names.len() < MAX_SPELLINGS => {
                    names.push((rank(preferred, short, colloquial || historic), edit));
                }
                _ => left_out.unwritable += 1,
            }
        }
    })?;
    for (draft, mut names) in drafts.iter_mut().zip(names) {
        names.sort_by_key(|(rank, _)| *rank);
        names.into_iter().for_each(|(_, name)| add_spelling(&mut draft.row, name));
    }
    Ok(left_out)
}

fn rank(preferred: bool, short: bool, marked: bool) -> u8 {
    match (preferred, short, marked) {
        (_, _, true) => 3,
        (true, _, _) => 0,
        (_, true, _) => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curation::import::Filter;
    use crate::format::places::Defaults;
    use crate::gazetteer::row::Row;

    /// Lines as they stand in the table, for Gəncə (gn:586523) and New York; credit: GeoNames, CC BY 4.0.
    const TABLE: &str = "\
1621200\t586523\taz\tGəncə\t1\t\t\t\t\t
2188264\t586523\tru\tГянджа\t\t\t\t\t\t
2188265\t586523\tru\tКировабад\t\t\t\t1\t1935\t1989
8121331\t586523\ten\tGanja\t1\t\t\t\t\t
8121332\t586523\tde\tGanja\t\t\t\t\t\t
8121333\t586523\tlink\thttps://en.wikipedia.org/wiki/Ganja,_Azerbaijan\t\t\t\t\t\t
3051283\t586523\tiata\tKVD\t\t\t\t\t\t
7100001\t586523\twkdt\tQ158006\t\t\t\t\t\t
8121339\t586523\t\tGandzha\t\t\t\t\t\t
8121340\t586523\tabbr\tGnj\t\t1\t\t\t\t
8121341\t586523\tpost\tAZ2000\t\t\t\t\t\t
9000001\t5128581\ten\tBig Apple\t\t\t1\t\t\t
not a line
";

    fn check(options: Options, expect: &str, left: LeftOut) {
        let row = Row { id: "gn:586523".into(), name: Some("Gəncə".into()), ..Row::default() };
        let mut drafts = [
            Draft { row, ..Draft::default() },
            Draft { row: Row { id: "gn:5128581".into(), ..Row::default() }, ..Draft::default() },
        ];
        let mut bad = Vec::new();
        let mut sink = |found| bad.push(found);
        let mut reading = Reading {
            path: "x",
            filter: &Filter::default(),
            defaults: &Defaults::default(),
            sink: &mut sink,
        };
        let left_out = attach(&mut TABLE.as_bytes(), options, &mut drafts, &mut reading).unwrap();
        assert_eq!(bad.len(), 1);
        assert_eq!(drafts[0].also, ["wd:Q158006"]);
        let shown = |s: &SpellingEdit| format!("{}:{}", s.language.clone().unwrap_or_default(), s.text);
        let names: Vec<_> = drafts.iter().flat_map(|d| &d.row.names).map(shown).collect();
        assert_eq!((names.join(" | "), left_out), (expect.to_owned(), left));
    }

    #[test]
    fn names_in_use_are_taken_with_their_languages() {
        check(
            Options::default(),
            "en:Ganja | ru:Гянджа | :Gandzha | :Gnj",
            LeftOut { historic: 1, colloquial: 1, unwritable: 0 },
        );
        check(
            Options { historic: true, colloquial: true },
            "en:Ganja | ru:Гянджа | :Gandzha | :Gnj | ru:Кировабад | en:Big Apple",
            LeftOut::default(),
        );
    }
}
