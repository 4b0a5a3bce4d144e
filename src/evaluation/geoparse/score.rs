//! All figures of a corpus, from one pass over its documents.

use super::Extent;
use super::calibration::{Calibration, Reliability};
use super::confusion::{Confusion, Tally};
use super::distances::{Distances, RIGHT_KM};
use super::gold::{Document, GoldToponym};
use super::groups::{GoldGroup, PredictedGroup};
use super::pairing::{exact, pairs};
use super::predicted::Predicted;
use crate::evaluation::comparison::{Better, Outline, SUMMARY, Section};
use crate::evaluation::rates::{Prf, four_decimals, mean};
use crate::geodesy::great_circle_distance;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The scores of several corpora.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct GeoparseScore {
    /// The mean of the corpora's F1 end to end; null without a corpus.
    pub mean_end_to_end_f1: Option<f64>,
    /// The mean of the corpora's F1 of recognition by overlap.
    pub mean_recognition_f1: Option<f64>,
    /// Each corpus.
    pub corpora: Vec<CorpusScore>,
}

/// The score of a corpus.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct CorpusScore {
    /// What the corpus is called: its file without the ending.
    pub name: String,
    /// Whether predicted demonyms were left out, for a gold that has none.
    pub without_demonyms: bool,
    /// Its documents.
    pub documents: usize,
    /// Documents without an answer; their gold counts as missed.
    pub documents_missing: usize,
    /// Whether toponyms were found, wherever they are put.
    pub recognition: Recognition,
    /// Where recognised toponyms were put.
    pub resolution: Distances,
    /// Recognised and put in the right place. A prediction that answers gold without a place does not count.
    pub end_to_end: Prf,
    /// By the gold's type: GeoNames' feature class, or the corpus' own; `none` where there is none.
    pub by_gold_type: BTreeMap<String, GoldGroup>,
    /// By what the program takes a toponym for: place, demonym, metonym.
    pub by_kind: BTreeMap<String, PredictedGroup>,
    /// By the feature code of the chosen place; empty where only figures are kept, since there are many.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub by_feature_code: BTreeMap<String, PredictedGroup>,
    /// Whether stated confidences come true.
    pub calibration: Calibration,
    /// Each document, those with most errors first; empty where only figures are kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by_document: Vec<DocumentScore>,
    /// What goes wrong most; empty where only figures are kept.
    #[serde(default, skip_serializing_if = "Confusion::is_empty")]
    pub confusion: Confusion,
}

/// Precision and recall of recognition.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Recognition {
    /// The same first and last code point.
    pub exact: Prf,
    /// At least one code point shared, one to one.
    pub overlap: Prf,
}

/// The score of a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DocumentScore {
    /// Its id.
    pub id: String,
    /// The line of the corpus that it stands on.
    pub line: u64,
    /// Gold that was not recognised.
    pub missed: usize,
    /// Predictions that answer no gold.
    pub spurious: usize,
    /// Recognised toponyms whose place is known and that were put elsewhere or nowhere.
    pub misplaced: usize,
    /// Recognised and put in the right place.
    pub end_to_end: Prf,
}

impl DocumentScore {
    /// How much is wrong.
    pub fn errors(&self) -> usize {
        self.missed + self.spurious + self.misplaced
    }
}

/// Scores what was found in the documents of the corpus `name`: `predicted` in their order, `None` for no answer.
///
/// # Examples
/// ```
/// use incident_mapper::evaluation::geoparse::{of_documents, read_gold, read_predictions, score};
/// let gold = br#"{"id": "a1", "text": "A missile hit Ganja.", "toponyms": [{"start": 14, "end": 19, "lat": 40.68, "lon": 46.36}]}"#;
/// let found = br#"{"id": "a1", "toponyms": [{"start": 14, "end": 19, "latitude": 40.7, "longitude": 46.4}]}"#;
/// let documents = read_gold("gold.jsonl", gold).0;
/// let predicted = of_documents(&documents, &read_predictions("places.jsonl", found).0);
/// assert_eq!(score("gold", &documents, &predicted).end_to_end.f1, 1.0);
/// ```
pub fn score(name: &str, documents: &[Document], predicted: &[Option<Vec<Predicted>>]) -> CorpusScore {
    let mut sums = Sums::default();
    for (number, document) in documents.iter().enumerate() {
        let answer = predicted.get(number).and_then(Option::as_ref);
        sums.missing += usize::from(answer.is_none());
        sums.document(document, answer.map_or(&[][..], Vec::as_slice));
    }
    sums.finish(name, documents.len())
}

#[derive(Default)]
struct Sums {
    missing: usize,
    exact: usize,
    counts: Counts,
    errors: Vec<f64>,
    by_gold_type: BTreeMap<String, GoldGroup>,
    by_kind: BTreeMap<String, PredictedGroup>,
    by_feature_code: BTreeMap<String, PredictedGroup>,
    stated_matched: Vec<(f64, bool)>,
    stated_located: Vec<(f64, bool)>,
    by_document: Vec<DocumentScore>,
    tally: Tally,
}

/// Counts of one document or of all.
#[derive(Default, Clone, Copy)]
struct Counts {
    gold: usize,
    predicted: usize,
    matched: usize,
    /// Of these, gold with a place.
    matched_known: usize,
    /// Gold with a place.
    known: usize,
    /// Located predictions but those that answer gold without a place.
    located: usize,
    right: usize,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.gold += other.gold;
        self.predicted += other.predicted;
        self.matched += other.matched;
        self.matched_known += other.matched_known;
        self.known += other.known;
        self.located += other.located;
        self.right += other.right;
    }

    fn end_to_end(self) -> Prf {
        Prf::of(self.right, self.located, self.known)
    }
}

impl Sums {
    fn document(&mut self, document: &Document, predicted: &[Predicted]) {
        let gold = &document.toponyms;
        let gold_extents: Vec<Extent> = gold.iter().map(|g| g.extent).collect();
        let extents: Vec<Extent> = predicted.iter().map(Predicted::extent).collect();
        self.exact += exact(&gold_extents, &extents);
        let mut answer_of: Vec<Option<usize>> = vec![None; gold.len()];
        let mut gold_of: Vec<Option<usize>> = vec![None; predicted.len()];
        for (g, p) in pairs(&gold_extents, &extents) {
            if let (Some(answer), Some(asked)) = (answer_of.get_mut(g), gold_of.get_mut(p)) {
                (*answer, *asked) = (Some(p), Some(g));
            }
        }
        let mut counts = Counts { gold: gold.len(), predicted: predicted.len(), ..Counts::default() };
        for (toponym, answer) in gold.iter().zip(&answer_of) {
            self.gold(toponym, answer.and_then(|p| predicted.get(p)), &mut counts);
        }
        for (toponym, asked) in predicted.iter().zip(&gold_of) {
            self.predicted(toponym, asked.and_then(|g| gold.get(g)), &mut counts);
        }
        self.by_document.push(DocumentScore {
            id: document.id.clone(),
            line: document.line,
            missed: counts.gold - counts.matched,
            spurious: counts.predicted - counts.matched,
            misplaced: counts.matched_known - counts.right,
            end_to_end: counts.end_to_end(),
        });
        self.counts.add(counts);
    }

    fn gold(&mut self, gold: &GoldToponym, answer: Option<&Predicted>, counts: &mut Counts) {
        let km = error_km(gold, answer);
        let right = km.is_some_and(|km| km < RIGHT_KM);
        counts.matched += usize::from(answer.is_some());
        counts.matched_known += usize::from(answer.is_some() && gold.position.is_some());
        counts.known += usize::from(gold.position.is_some());
        counts.right += usize::from(right);
        self.errors.extend(km);
        let class = gold.class.clone().unwrap_or_else(|| "none".to_owned());
        let group = self.by_gold_type.entry(class).or_default();
        group.count(answer.is_some(), gold.position.map(|_| right));
        match (answer, km) {
            (None, _) => self.tally.missed(gold),
            (Some(_), None) if gold.position.is_some() => self.tally.unlocated(gold),
            (Some(answer), Some(km)) if !right => self.tally.wrong_place(gold, answer, km),
            _ => {}
        }
    }

    fn predicted(&mut self, predicted: &Predicted, asked: Option<&GoldToponym>, counts: &mut Counts) {
        let km = asked.and_then(|gold| error_km(gold, Some(predicted)));
        let right = km.is_some_and(|km| km < RIGHT_KM);
        let is_asked_place = asked.is_none_or(|gold| gold.position.is_some());
        let scored = (predicted.position.is_some() && is_asked_place).then_some(right);
        counts.located += usize::from(scored.is_some());
        if let (Some(confidence), Some(right)) = (predicted.confidence, scored) {
            self.stated_located.push((confidence, right));
            if asked.is_some() {
                self.stated_matched.push((confidence, right));
            }
        }
        let kind = predicted.kind.clone().unwrap_or_else(|| "none".to_owned());
        self.by_kind.entry(kind).or_default().count(asked.is_some(), scored);
        let code = predicted.feature_code.clone().unwrap_or_else(|| "none".to_owned());
        self.by_feature_code.entry(code).or_default().count(asked.is_some(), scored);
        if asked.is_none() {
            self.tally.spurious(predicted);
        }
    }

    fn finish(mut self, name: &str, documents: usize) -> CorpusScore {
        self.by_document.sort_by(|a, b| b.errors().cmp(&a.errors()).then_with(|| a.line.cmp(&b.line)));
        let Counts { gold, predicted, matched, matched_known, .. } = self.counts;
        CorpusScore {
            name: name.to_owned(),
            without_demonyms: false,
            documents,
            documents_missing: self.missing,
            recognition: Recognition {
                exact: Prf::of(self.exact, predicted, gold),
                overlap: Prf::of(matched, predicted, gold),
            },
            resolution: Distances::of(self.errors, matched_known),
            end_to_end: self.counts.end_to_end(),
            by_gold_type: self.by_gold_type,
            by_kind: self.by_kind,
            by_feature_code: self.by_feature_code,
            calibration: Calibration {
                resolution: Reliability::of(&self.stated_matched),
                end_to_end: Reliability::of(&self.stated_located),
            },
            by_document: self.by_document,
            confusion: self.tally.finish(),
        }
    }
}

/// How far the answer lies from the gold, where both are located.
fn error_km(gold: &GoldToponym, answer: Option<&Predicted>) -> Option<f64> {
    Some(great_circle_distance(gold.position?, answer?.position?).km())
}

impl GeoparseScore {
    /// The score of `corpora`.
    pub fn of(corpora: Vec<CorpusScore>) -> Self {
        let mean_of = |f1: fn(&CorpusScore) -> f64| {
            mean(&corpora.iter().map(f1).collect::<Vec<f64>>()).map(four_decimals)
        };
        Self {
            mean_end_to_end_f1: mean_of(|corpus| corpus.end_to_end.f1),
            mean_recognition_f1: mean_of(|corpus| corpus.recognition.overlap.f1),
            corpora,
        }
    }

    /// The figures alone, without documents and spellings: nothing of a corpus' text is left.
    pub fn figures(mut self) -> Self {
        for corpus in &mut self.corpora {
            corpus.by_document.clear();
            corpus.by_feature_code.clear();
            corpus.confusion = Confusion::default();
        }
        self
    }

    /// What two scores are compared by.
    pub fn outline(&self) -> Outline {
        let mut summary = Section::default();
        summary.figure("end to end F1", self.mean_end_to_end_f1, Better::Higher);
        summary.figure("recognition F1", self.mean_recognition_f1, Better::Higher);
        let corpora = self.corpora.iter().map(|corpus| (corpus.name.clone(), corpus.section()));
        Outline { sections: corpora.chain([(SUMMARY.to_owned(), summary)]).collect() }
    }
}

impl CorpusScore {
    fn section(&self) -> Section {
        let mut section = Section::default();
        let Recognition { exact, overlap } = self.recognition;
        for (name, prf) in [("end to end", self.end_to_end), ("recognition", overlap), ("exact", exact)] {
            for (part, value) in [("F1", prf.f1), ("precision", prf.precision), ("recall", prf.recall)] {
                section.figure(format!("{name} {part}"), Some(value), Better::Higher);
            }
        }
        let Distances { all, of_located, .. } = self.resolution;
        section.figure("within 161 km", all.map(|e| e.within_161_km), Better::Higher);
        section.figure("AUC", all.map(|e| e.auc), Better::Lower);
        section.figure("mean km of the located", of_located.map(|e| e.mean_km), Better::Lower);
        section.figure("median km of the located", of_located.map(|e| e.median_km), Better::Lower);
        let Calibration { resolution, end_to_end } = &self.calibration;
        section.figure("calibration error of resolution", resolution.expected_error, Better::Lower);
        section.figure("calibration error end to end", end_to_end.expected_error, Better::Lower);
        for (class, group) in &self.by_gold_type {
            section.figure(format!("type {class} recognised"), group.recognised.rate, Better::Higher);
            section.figure(format!("type {class} right"), group.right.rate, Better::Higher);
        }
        let documents = self.by_document.iter().map(|document| (document.id.clone(), document.errors()));
        section.documents = documents.collect();
        let Confusion { missed, spurious, unlocated, wrong_places } = &self.confusion;
        let mut count = |what: &str, spelling: &str, count: usize| {
            *section.spellings.entry(format!("{what}: {spelling}")).or_default() += count;
        };
        for (what, spellings) in [("missed", missed), ("spurious", spurious), ("unlocated", unlocated)] {
            spellings.iter().for_each(|s| count(what, &s.spelling, s.count));
        }
        wrong_places.iter().for_each(|w| count("misplaced", &w.spelling, w.count));
        section
    }
}

#[cfg(test)]
mod tests;
