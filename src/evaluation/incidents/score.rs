//! All figures of a layer of incidents, from one pass over the reports.

use super::gold::{GoldIncident, GoldReport, Precision};
use super::matching::{Match, date_agrees, is_optional, matches, type_agrees};
use super::merging::{Mention, Merging};
use super::predicted::PredictedIncident;
use super::tolls::{Bounds, TollRates};
use super::types::TypeMap;
use crate::evaluation::comparison::{Better, Outline, Section};
use crate::evaluation::rates::{Prf, Rate, four_decimals, mean};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The score of a layer.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct IncidentScore {
    /// Reports of the gold.
    pub reports: usize,
    /// Features of the layer.
    pub features: usize,
    /// Features that name no report of the gold; they are not scored.
    pub of_no_known_report: Vec<String>,
    /// Whether incidents were found.
    pub incidents: IncidentFigures,
    /// Of dates known to the day: is it that day?
    pub date_exact_day: Rate,
    /// Of all known dates: does it agree as precisely as the date is known?
    pub date_at_gold_precision: Rate,
    /// What the feature says against what the one report says.
    pub per_mention: PerMention,
    /// What the feature says against what all its reports say together.
    pub per_feature: PerFeature,
    /// Is the type right?
    pub type_agreement: Rate,
    /// How far features lie from what they answer.
    pub location_error_km: LocationErrors,
    /// Reports that tell of no incident.
    pub negatives: Negatives,
    /// Were the reports of one incident joined?
    pub merging: Merging,
    /// Each report, those with most errors first; empty where only figures are kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by_report: Vec<ReportScore>,
    /// Where features and what they answer disagree; empty where only figures are kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub differences: Vec<Difference>,
}

/// How many incidents were found.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct IncidentFigures {
    /// By place; what may be found or not does not count.
    pub found: Prf,
    /// By place and date.
    pub found_with_date: Prf,
    /// The mean F1 of the reports that tell of an incident.
    pub mean_report_f1: Option<f64>,
    /// The recall without incidents that a report tells of as background.
    pub recall_without_background: Rate,
    /// Features that answer nothing, but may be there.
    pub ignored_optional: usize,
    /// Features without a point, which can answer nothing.
    pub unlocated: usize,
}

/// Agreement with single reports.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct PerMention {
    /// The killed.
    pub killed: TollRates,
    /// The wounded.
    pub wounded: TollRates,
    /// Whether somebody denies it.
    pub denial: Rate,
}

/// Agreement with all reports of a feature.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct PerFeature {
    /// The killed.
    pub killed: TollRates,
    /// The wounded.
    pub wounded: TollRates,
    /// Whether somebody denies it.
    pub denial: Rate,
}

/// How far features lie from what they answer.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct LocationErrors {
    /// The median of all.
    pub median: Option<f64>,
    /// The median where the gold knows the spot or settlement for certain.
    pub median_exact_or_settlement: Option<f64>,
    /// The farthest.
    pub max: Option<f64>,
}

/// Reports that tell of no incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Negatives {
    /// How many there are.
    pub reports: usize,
    /// Features that were made of them.
    pub false_incidents: usize,
    /// How many of them gave one.
    pub reports_with_false_incidents: usize,
}

/// The score of a report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReportScore {
    /// Its id.
    pub id: String,
    /// Whether its incidents were found.
    pub found: Prf,
    /// Features that may be there.
    pub ignored: usize,
    /// The keys of the incidents that no feature answers.
    pub missed: Vec<String>,
    /// The features that answer nothing.
    pub spurious: Vec<String>,
}

/// A disagreement between a feature and what it answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The report.
    pub report: String,
    /// The incident.
    pub key: String,
    /// The feature.
    pub feature: String,
    /// `date`, `type`, `killed`, `wounded` or `denial`.
    pub field: String,
    /// What the feature says; `-` for nothing.
    pub stated: String,
    /// What the gold says; `-` for nothing.
    pub gold: String,
}

/// Scores the features of a layer against `gold`; `types` names the layer's types in the gold's words.
///
/// # Examples
/// ```
/// use incident_mapper::evaluation::incidents::{FieldMap, TypeMap, read_gold, read_layer, score};
/// let gold = br#"{"id": "03", "incidents": [{"key": "ganja", "lat": 40.68, "lon": 46.36, "precision": "settlement", "date": "2020-10-04", "date_precision": "day", "type": "armed_clash"}]}"#;
/// let layer = br#"{"features": [{"geometry": {"type": "Point", "coordinates": [46.36, 40.68]},
///     "properties": {"event_date": "2020-10-05", "sub_event_type": "Armed clash", "reports": "03"}}]}"#;
/// let gold = read_gold("gold.jsonl", gold).0;
/// let layer = read_layer("incidents.geojson", layer, &FieldMap::default()).0;
/// let score = score(&gold, &layer, &TypeMap::default());
/// assert_eq!((score.incidents.found.f1, score.incidents.found_with_date.f1), (1.0, 0.0));
/// ```
pub fn score(gold: &[GoldReport], layer: &[PredictedIncident], types: &TypeMap) -> IncidentScore {
    let mut of_report: HashMap<&str, Vec<usize>> = HashMap::new();
    for (number, feature) in layer.iter().enumerate() {
        for report in &feature.reports {
            of_report.entry(report.as_str()).or_default().push(number);
        }
    }
    let known: HashSet<&str> = gold.iter().map(|report| report.id.as_str()).collect();
    let is_unknown = |f: &&PredictedIncident| !f.reports.iter().any(|id| known.contains(id.as_str()));
    let mut sums = Sums::default();
    for report in gold {
        let features = of_report.get(report.id.as_str()).map_or(&[][..], Vec::as_slice);
        sums.report(report, features, layer, types);
    }
    sums.pool(layer);
    IncidentScore {
        reports: gold.len(),
        features: layer.len(),
        of_no_known_report: layer.iter().filter(is_unknown).map(|f| f.name.clone()).collect(),
        ..sums.finish(gold)
    }
}

#[derive(Default)]
struct Sums<'g> {
    score: IncidentScore,
    right: usize,
    predicted: usize,
    gold: usize,
    right_with_date: usize,
    errors: Vec<f64>,
    sharp_errors: Vec<f64>,
    report_f1: Vec<f64>,
    /// The feature that answers an incident of a report.
    answers: HashMap<(&'g str, &'g str), usize>,
    /// What each feature answers.
    answered: BTreeMap<usize, Vec<&'g GoldIncident>>,
}

impl<'g> Sums<'g> {
    fn report(
        &mut self,
        report: &'g GoldReport,
        features: &[usize],
        layer: &[PredictedIncident],
        types: &TypeMap,
    ) {
        let matches = matches(report, features, layer, types);
        let used: HashSet<usize> = matches.iter().map(|m| m.feature).collect();
        let found: HashSet<usize> = matches.iter().map(|m| m.gold).collect();
        let left = features.iter().filter(|f| !used.contains(*f)).filter_map(|f| layer.get(*f));
        let (ignored, spurious): (Vec<_>, Vec<_>) = left.partition(|feature| is_optional(feature, report));
        let unlocated = spurious.iter().filter(|feature| feature.position.is_none()).count();
        let figures = &mut self.score.incidents;
        figures.ignored_optional += ignored.len();
        figures.unlocated += unlocated;
        for incident in report.incidents.iter().enumerate().filter(|(_, i)| !i.background) {
            figures.recall_without_background =
                figures.recall_without_background.and(found.contains(&incident.0));
        }
        if report.incidents.is_empty() {
            self.score.negatives.reports += 1;
            self.score.negatives.false_incidents += spurious.len();
            self.score.negatives.reports_with_false_incidents += usize::from(!spurious.is_empty());
        }
        let (right, predicted) = (matches.len(), matches.len() + spurious.len());
        let prf = Prf::where_silence_is_right(right, predicted, report.incidents.len());
        if !report.incidents.is_empty() {
            self.report_f1.push(f1(right, predicted, report.incidents.len()));
        }
        self.right += right;
        self.predicted += predicted;
        self.gold += report.incidents.len();
        for m in &matches {
            self.matched(report, m, layer, types);
        }
        let missed = report.incidents.iter().enumerate().filter(|(n, _)| !found.contains(n));
        self.score.by_report.push(ReportScore {
            id: report.id.clone(),
            found: prf,
            ignored: ignored.len(),
            missed: missed.map(|(_, incident)| incident.key.clone()).collect(),
            spurious: spurious.iter().map(|feature| feature.name.clone()).collect(),
        });
    }

    fn matched(&mut self, report: &'g GoldReport, m: &Match, layer: &[PredictedIncident], types: &TypeMap) {
        let (Some(gold), Some(stated)) = (report.incidents.get(m.gold), layer.get(m.feature)) else { return };
        self.answers.insert((&report.id, &gold.key), m.feature);
        self.answered.entry(m.feature).or_default().push(gold);
        self.errors.push(m.km);
        // Where the position itself is uncertain, the distance says little.
        let is_sharp =
            matches!(gold.precision, Precision::Exact | Precision::Settlement) && !gold.is_uncertain;
        if is_sharp {
            self.sharp_errors.push(m.km);
        }
        let score = &mut self.score;
        let mut differ = |field: &str, stated_as: Option<String>, gold_as: Option<String>| {
            let shown = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
            score.differences.push(Difference {
                report: report.id.clone(),
                key: gold.key.clone(),
                feature: stated.name.clone(),
                field: field.to_owned(),
                stated: shown(stated_as),
                gold: shown(gold_as),
            });
        };
        let date = date_agrees(stated, gold);
        if let Some(agrees) = date {
            score.date_at_gold_precision = score.date_at_gold_precision.and(agrees);
            if gold.date_precision == "day" {
                score.date_exact_day = score.date_exact_day.and(agrees);
            }
            if !agrees {
                differ("date", stated.date.clone(), gold.date.clone());
            }
        }
        self.right_with_date += usize::from(date != Some(false));
        let agrees = type_agrees(stated, gold, types);
        score.type_agreement = score.type_agreement.and(agrees);
        if !agrees {
            differ("type", stated.sub_event_type.clone(), gold.types.first().cloned());
        }
        let shown = |bounds: Option<Bounds>| bounds.map(|bounds| bounds.to_string());
        let rates = &mut score.per_mention;
        if !rates.killed.count(stated.killed, gold.killed) {
            differ("killed", shown(stated.killed), shown(gold.killed));
        }
        if !rates.wounded.count(stated.wounded, gold.wounded) {
            differ("wounded", shown(stated.wounded), shown(gold.wounded));
        }
        let agrees = stated.denied == gold.denied;
        rates.denial = rates.denial.and(agrees);
        if !agrees {
            let denied = |denied: bool| denied.then(|| "denied".to_owned());
            differ("denial", denied(stated.denied), denied(gold.denied));
        }
    }

    /// Compares each feature with what its reports say together.
    fn pool(&mut self, layer: &[PredictedIncident]) {
        let together = |gold: &[&GoldIncident], of: fn(&GoldIncident) -> Option<Bounds>| {
            gold.iter().filter_map(|incident| of(incident)).reduce(Bounds::with)
        };
        let rates = &mut self.score.per_feature;
        for (feature, gold) in &self.answered {
            let Some(stated) = layer.get(*feature) else { continue };
            rates.killed.count(stated.killed, together(gold, |incident| incident.killed));
            rates.wounded.count(stated.wounded, together(gold, |incident| incident.wounded));
            rates.denial = rates.denial.and(stated.denied == gold.iter().any(|incident| incident.denied));
        }
    }

    fn finish(mut self, gold: &'g [GoldReport]) -> IncidentScore {
        let mut score = self.score;
        let prf = |right| Prf::where_silence_is_right(right, self.predicted, self.gold);
        score.incidents.found = prf(self.right);
        score.incidents.found_with_date = prf(self.right_with_date);
        score.incidents.mean_report_f1 = mean(&self.report_f1).map(four_decimals);
        let errors = &mut self.errors;
        score.location_error_km = LocationErrors {
            median: median(errors),
            median_exact_or_settlement: median(&mut self.sharp_errors),
            max: errors.iter().copied().reduce(f64::max).map(four_decimals),
        };
        let mention = |report: &'g GoldReport, key: &'g str| {
            let feature = self.answers.get(&(report.id.as_str(), key)).copied();
            Mention { report: &report.id, key, feature }
        };
        let mentions: Vec<Mention<'_>> = gold
            .iter()
            .flat_map(|r| r.incidents.iter().map(move |i| (r, &i.key)))
            .map(|(r, key)| mention(r, key))
            .collect();
        score.merging = Merging::of(&mentions);
        let errors = |report: &ReportScore| report.missed.len() + report.spurious.len();
        score.by_report.sort_by(|a, b| errors(b).cmp(&errors(a)).then_with(|| a.id.cmp(&b.id)));
        score
    }
}

fn f1(right: usize, predicted: usize, gold: usize) -> f64 {
    let sum = predicted + gold;
    2.0 * crate::evaluation::rates::share(right, sum).unwrap_or_default()
}

/// The median, of an even number the mean of the two in the middle.
fn median(values: &mut [f64]) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let upper = values.get(values.len() / 2)?;
    let lower = values.get((values.len() - 1) / 2)?;
    Some(four_decimals(f64::midpoint(*lower, *upper)))
}

impl IncidentScore {
    /// The figures alone, without reports, keys and differences.
    pub fn figures(mut self) -> Self {
        self.by_report.clear();
        self.differences.clear();
        self
    }

    /// What two scores are compared by.
    pub fn outline(&self) -> Outline {
        use Better::{Higher, Lower};
        let mut section = Section::default();
        let found = self.incidents.found;
        section.figure("F1", Some(found.f1), Higher);
        section.figure("precision", Some(found.precision), Higher);
        section.figure("recall", Some(found.recall), Higher);
        section.figure("F1 with date", Some(self.incidents.found_with_date.f1), Higher);
        section.figure("mean F1 of reports", self.incidents.mean_report_f1, Higher);
        section.figure("date, exact day", self.date_exact_day.rate, Higher);
        section.figure("date, at gold precision", self.date_at_gold_precision.rate, Higher);
        section.figure("type", self.type_agreement.rate, Higher);
        let (mention, feature) = (&self.per_mention, &self.per_feature);
        for (of, killed, wounded, denial) in [
            ("per mention", mention.killed, mention.wounded, mention.denial),
            ("per feature", feature.killed, feature.wounded, feature.denial),
        ] {
            for (what, rates) in [("killed", killed), ("wounded", wounded)] {
                section.figure(format!("{what} {of}, overlap"), rates.overlap.rate, Higher);
                section.figure(format!("{what} {of}, same bounds"), rates.same_bounds.rate, Higher);
                section.figure(format!("{what} {of}, invented"), rates.invented.rate, Lower);
            }
            section.figure(format!("denial {of}"), denial.rate, Higher);
        }
        section.figure("median km", self.location_error_km.median, Lower);
        section.figure("merging F1", Some(self.merging.all_mentions.f1), Higher);
        for report in &self.by_report {
            section.documents.insert(report.id.clone(), report.missed.len() + report.spurious.len());
            let missed = report.missed.iter().map(|key| format!("missed: {key} in {}", report.id));
            section.spellings.extend(missed.map(|what| (what, 1)));
        }
        let differences = self.differences.iter();
        section.spellings.extend(differences.map(|d| (format!("{}: {} in {}", d.field, d.key, d.report), 1)));
        Outline { sections: [("incidents".to_owned(), section)].into() }
    }
}

#[cfg(test)]
mod tests;
