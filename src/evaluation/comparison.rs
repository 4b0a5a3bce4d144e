//! What a score improves and what it makes worse, against an earlier one.

use serde::Serialize;
use std::collections::BTreeMap;

/// The section of the figures that sum up all others; compared only where both scores have the same other sections.
pub const SUMMARY: &str = "mean";

/// A score as two of them are compared: by section, one for each corpus.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outline {
    /// The sections by name.
    pub sections: BTreeMap<String, Section>,
}

/// The figures of a corpus, and what is counted of its documents and spellings.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Section {
    /// The figures that are known, in their order.
    pub figures: Vec<Figure>,
    /// Errors by document; empty where the score lists none.
    pub documents: BTreeMap<String, usize>,
    /// Errors by spelling, or by what else went wrong. A spelling that is not listed has none, if documents are listed.
    pub spellings: BTreeMap<String, usize>,
}

/// A figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What it measures.
    pub name: String,
    /// Its value.
    pub value: f64,
    /// Which way is better.
    pub better: Better,
}

/// Which way a figure is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// A share that is right.
    Higher,
    /// An error.
    Lower,
}

impl Section {
    /// Adds a figure, where it is known.
    pub fn figure(&mut self, name: impl Into<String>, value: Option<f64>, better: Better) {
        self.figures.extend(value.map(|value| Figure { name: name.into(), value, better }));
    }
}

/// What differs between two scores.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Comparison {
    /// The sections that both have and that differ.
    pub sections: Vec<Differences>,
    /// Sections of the earlier score alone.
    pub only_before: Vec<String>,
    /// Sections of the later score alone.
    pub only_now: Vec<String>,
}

/// What differs between two scores of one corpus.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Differences {
    /// The corpus.
    pub name: String,
    /// Figures, in their order.
    pub figures: Vec<Change>,
    /// Documents by their errors: the improved ones, then the regressed ones, the largest change first.
    pub documents: Vec<Change>,
    /// Spellings by their errors, in the same order.
    pub spellings: Vec<Change>,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// The figure, document or spelling.
    pub what: String,
    /// Whether it is better now.
    pub improved: bool,
    /// Its former value.
    pub before: f64,
    /// Its value.
    pub now: f64,
}

/// Compares `now` with `before`.
///
/// # Examples
/// ```
/// use incident_mapper::evaluation::comparison::{Better, Outline, Section, compare};
/// let of = |f1, ganja| {
///     let mut section = Section::default();
///     section.figure("F1", Some(f1), Better::Higher);
///     section.spellings.extend([("missed: Ganja".to_owned(), ganja)]);
///     section.documents.extend([("a1".to_owned(), ganja)]);
///     Outline { sections: [("gold".to_owned(), section)].into() }
/// };
/// let comparison = compare(&of(0.7, 2), &of(0.75, 0));
/// assert!(comparison.sections[0].figures[0].improved);
/// assert_eq!(comparison.sections[0].spellings[0].what, "missed: Ganja");
/// ```
pub fn compare(before: &Outline, now: &Outline) -> Comparison {
    let missing = |from: &Outline, other: &Outline| -> Vec<String> {
        from.sections.keys().filter(|name| !other.sections.contains_key(*name)).cloned().collect()
    };
    let (only_before, only_now) = (missing(before, now), missing(now, before));
    let same = only_before.is_empty() && only_now.is_empty();
    let both = now.sections.iter().filter(|(name, _)| same || name.as_str() != SUMMARY);
    let both = both.filter_map(|(name, section)| Some((name, before.sections.get(name)?, section)));
    let sections = both
        .map(|(name, before, now)| differences(name, before, now))
        .filter(|d| !(d.figures.is_empty() && d.documents.is_empty() && d.spellings.is_empty()))
        .collect();
    Comparison { sections, only_before, only_now }
}

fn differences(name: &str, before: &Section, now: &Section) -> Differences {
    let former: BTreeMap<&str, f64> = before.figures.iter().map(|f| (f.name.as_str(), f.value)).collect();
    let figures = now.figures.iter().filter_map(|figure| {
        let former = *former.get(figure.name.as_str())?;
        let higher = figure.value > former;
        // Both are kept with four decimals, so that equal ones are equal.
        (figure.value != former).then(|| Change {
            what: figure.name.clone(),
            improved: higher == (figure.better == Better::Higher),
            before: former,
            now: figure.value,
        })
    });
    // A score of figures alone lists no documents, and says nothing of spellings.
    let listed = !before.documents.is_empty() && !now.documents.is_empty();
    let none = BTreeMap::new();
    let (old, new) = if listed { (&before.documents, &now.documents) } else { (&none, &none) };
    // A document of one score alone is another corpus' under the same name, or a changed one.
    let common = |name: &String| old.contains_key(name) && new.contains_key(name);
    let documents = counts(old, new, &common);
    let (old, new) = if listed { (&before.spellings, &now.spellings) } else { (&none, &none) };
    let spellings = counts(old, new, &|_| true);
    Differences { name: name.to_owned(), figures: figures.collect(), documents, spellings }
}

/// The changes of counts of errors, of which an unlisted one is 0.
fn counts(
    before: &BTreeMap<String, usize>,
    now: &BTreeMap<String, usize>,
    chosen: &dyn Fn(&String) -> bool,
) -> Vec<Change> {
    let of = |counts: &BTreeMap<String, usize>, name: &str| counts.get(name).copied().unwrap_or_default();
    let new = now.keys().filter(|name| !before.contains_key(*name));
    let names = before.keys().chain(new).filter(|name| chosen(name));
    let mut changes: Vec<Change> = names
        .map(|name| (name, of(before, name), of(now, name)))
        .filter(|(_, before, now)| before != now)
        .map(|(name, before, now)| Change {
            what: name.clone(),
            improved: now < before,
            before: before as f64,
            now: now as f64,
        })
        .collect();
    changes.sort_by(|a, b| {
        let size = |change: &Change| (change.now - change.before).abs();
        let order = b.improved.cmp(&a.improved).then(size(b).total_cmp(&size(a)));
        order.then_with(|| a.what.cmp(&b.what))
    });
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(f1: f64, km: f64, errors: &[(&str, usize)]) -> Section {
        let mut section = Section::default();
        section.figure("F1", Some(f1), Better::Higher);
        section.figure("mean km", Some(km), Better::Lower);
        section.figure("unknown", None, Better::Lower);
        section.documents = errors.iter().map(|(name, n)| ((*name).to_owned(), *n)).collect();
        section
    }

    fn outline(sections: &[(&str, Section)]) -> Outline {
        Outline { sections: sections.iter().map(|(name, s)| ((*name).to_owned(), s.clone())).collect() }
    }

    fn told(changes: &[Change]) -> Vec<String> {
        let sign = |change: &Change| if change.improved { '+' } else { '-' };
        changes.iter().map(|c| format!("{}{} {}>{}", sign(c), c.what, c.before, c.now)).collect()
    }

    #[test]
    fn figures_know_which_way_is_better() {
        let (before, now) = (section(0.5, 10.0, &[]), section(0.4, 8.0, &[]));
        let comparison = compare(&outline(&[("a", before)]), &outline(&[("a", now)]));
        assert_eq!(told(&comparison.sections[0].figures), ["-F1 0.5>0.4", "+mean km 10>8"]);
    }

    #[test]
    fn improvements_come_first_and_large_ones_before_small_ones() {
        let before = section(0.5, 1.0, &[("d1", 3), ("d2", 5), ("d3", 1), ("d4", 7), ("gone", 9)]);
        let mut now = section(0.5, 1.0, &[("d1", 2), ("d2", 0), ("d3", 2), ("d4", 7)]);
        now.spellings.insert("missed: Barda".to_owned(), 2);
        let comparison = compare(&outline(&[("a", before)]), &outline(&[("a", now)]));
        let of = &comparison.sections[0];
        assert_eq!(told(&of.documents), ["+d2 5>0", "+d1 3>2", "-d3 1>2"]);
        assert_eq!(told(&of.spellings), ["-missed: Barda 0>2"]);
        assert!(of.figures.is_empty());
    }

    #[test]
    fn a_baseline_of_figures_says_nothing_of_documents_and_spellings() {
        let mut now = section(0.5, 1.0, &[("d1", 2)]);
        now.spellings.insert("missed: Barda".to_owned(), 2);
        let comparison = compare(&outline(&[("a", section(0.5, 1.0, &[]))]), &outline(&[("a", now)]));
        assert_eq!(comparison, Comparison::default());
    }

    #[test]
    fn a_mean_is_compared_where_it_is_one_of_the_same() {
        let before = outline(&[
            (SUMMARY, section(0.5, 1.0, &[])),
            ("a", section(0.5, 1.0, &[])),
            ("b", section(0.5, 1.0, &[])),
        ]);
        let now = outline(&[(SUMMARY, section(0.9, 1.0, &[])), ("a", section(0.6, 1.0, &[]))]);
        let comparison = compare(&before, &now);
        assert_eq!(comparison.sections.iter().map(|s| s.name.as_str()).collect::<Vec<_>>(), ["a"]);
        assert_eq!(comparison.only_before, ["b"]);
    }
}
