//! What no rule reads is coded where its words make it likely, and says so.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "common/coded.rs"]
mod coded;

use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::model::{Field, Incident};

/// No rule says by what they were killed.
const LIKELY: &str = "Nine people were killed in Bunia on Thursday.";

fn incidents(text: &str) -> Vec<Incident> {
    coded::incidents(&Gazetteer::embedded(), "2024-06-14", text)
}

#[test]
fn a_likely_incident_tells_its_chance_and_the_words_that_make_it_likely() {
    let found = incidents(LIKELY);
    let [incident] = &found[..] else { panic!("{found:?}") };
    assert!(incident.is_expected());
    let evidence = &incident.members[0].evidence;
    let likelihood = evidence.iter().find(|e| e.field == Field::Likelihood).unwrap();
    let (chance, cues) = likelihood.value.split_once(": ").unwrap();
    let chance: f64 = chance.parse().unwrap();
    assert!((0.6..=1.0).contains(&chance), "{chance}");
    assert!(cues.contains("killed +"), "{cues}");
    let site = incident.site.as_ref().unwrap();
    assert!(site.confidence <= chance + 0.005, "{} {chance}", site.confidence);
    assert_eq!(incident.date.start.unwrap().to_string(), "2024-06-13");
}

#[test]
fn what_a_rule_reads_is_not_called_likely() {
    let found = incidents("Gunmen killed nine people in Bunia on Thursday.");
    let [incident] = &found[..] else { panic!("{found:?}") };
    assert!(!incident.is_expected());
}

#[test]
fn what_the_rules_reject_is_not_likely() {
    for text in [
        "Nine people were killed in domestic violence in Bunia on Thursday.",
        "No one was killed in Bunia on Thursday.",
        "Bunia buried its mayor, who died in his bed on Thursday at the age of 90.",
    ] {
        assert!(incidents(text).is_empty(), "{text}");
    }
}
