use super::super::{of_documents, read_gold, read_predictions};
use super::*;

/// Two documents on paper: Ganja right, Barda missed, Shusha put elsewhere, Tartar recognised only, "May" no place, and the
/// river of no known place answered.
const GOLD: &str = r#"{"id":"1","text":"Ganja, Barda, Shusha","toponyms":[{"start":0,"end":5,"lat":40.68,"lon":46.36,"type":"P"},{"start":7,"end":12,"lat":40.38,"lon":47.13,"type":"P"},{"start":14,"end":20,"lat":39.76,"lon":46.75,"geonameid":"586","type":"P"}]}
{"id":"2","text":"Tartar in May on the Kura","toponyms":[{"start":0,"end":6,"lat":40.34,"lon":46.93,"type":"A"},{"start":17,"end":25,"lat":null,"lon":null,"type":null}]}
{"id":"3","text":"Nothing was sent back of Baku","toponyms":[{"start":25,"end":29,"lat":40.38,"lon":49.89,"type":"P"}]}"#;

const FOUND: &str = r#"{"id":"1","toponyms":[{"start":0,"end":5,"surface":"Ganja","kind":"place","latitude":40.7,"longitude":46.4,"confidence":0.95,"feature_code":"PPLA"},{"start":14,"end":20,"surface":"Shusha","kind":"place","id":"gn:1","name":"Shusha","country":"RU","latitude":55.0,"longitude":40.0,"confidence":0.85,"feature_code":"PPL"}]}
{"id":"2","toponyms":[{"start":0,"end":3,"surface":"Tar","kind":"place","latitude":null,"longitude":null},{"start":10,"end":13,"surface":"May","kind":"demonym","latitude":10.0,"longitude":10.0,"confidence":0.35,"feature_code":"PPL"},{"start":21,"end":25,"surface":"Kura","kind":"place","latitude":40.0,"longitude":47.0,"confidence":0.5,"feature_code":"STM"}]}"#;

fn scored(keep: impl Fn(&Predicted) -> bool) -> CorpusScore {
    let (documents, told) = read_gold("gold.jsonl", GOLD.as_bytes());
    assert_eq!(told, []);
    let mut predicted = of_documents(&documents, &read_predictions("p.jsonl", FOUND.as_bytes()).0);
    predicted.iter_mut().flatten().for_each(|found| found.retain(&keep));
    score("paper", &documents, &predicted)
}

#[test]
fn recognition_counts_all_gold_and_all_predictions() {
    let score = scored(|_| true);
    assert_eq!(score.recognition.overlap, Prf::of(4, 5, 6));
    assert_eq!(score.recognition.exact, Prf::of(2, 5, 6));
    assert_eq!((score.documents, score.documents_missing), (3, 1));
}

#[test]
fn an_answer_to_gold_without_a_place_is_neither_right_nor_wrong() {
    let score = scored(|_| true);
    // Located: Ganja, Shusha, May; the Kura's place is not known. To be found: all but the Kura.
    assert_eq!(score.end_to_end, Prf::of(1, 3, 5));
    let resolution = score.resolution;
    assert_eq!((resolution.located.hits, resolution.located.of), (2, 3));
    assert_eq!(resolution.all.unwrap().within_161_km, 0.3333);
    assert_eq!(resolution.of_located.unwrap().within_161_km, 0.5);
}

#[test]
fn types_kinds_and_codes_have_their_own_figures() {
    let score = scored(|_| true);
    let settlements = score.by_gold_type["P"];
    assert_eq!((settlements.recognised.hits, settlements.recognised.of), (2, 4));
    assert_eq!((settlements.right.hits, settlements.right.of), (1, 4));
    assert_eq!(score.by_gold_type["none"].right.of, 0);
    assert_eq!(score.by_kind["demonym"].matched.hits, 0);
    assert_eq!((score.by_kind["place"].right.hits, score.by_kind["place"].right.of), (1, 2));
    assert_eq!(score.by_feature_code["none"].matched.hits, 1);
    assert_eq!(score.by_feature_code["STM"].right.of, 0);
}

#[test]
fn confidences_are_held_against_what_came_true() {
    let calibration = scored(|_| true).calibration;
    assert_eq!((calibration.resolution.toponyms, calibration.end_to_end.toponyms), (2, 3));
    // (|0.95 - 1| + |0.85 - 0|) / 2, and with |0.35 - 0| of three.
    assert_eq!(calibration.resolution.expected_error, Some(0.45));
    assert_eq!(calibration.end_to_end.expected_error, Some(0.4167));
}

#[test]
fn what_went_wrong_is_listed_and_the_worst_document_is_first() {
    let score = scored(|_| true);
    let Confusion { missed, spurious, unlocated, wrong_places } = &score.confusion;
    let names = |list: &[super::super::Spelling]| list.iter().map(|s| s.spelling.clone()).collect::<Vec<_>>();
    assert_eq!(names(missed), ["Baku", "Barda"]);
    assert_eq!(names(spurious), ["May"]);
    assert_eq!(names(unlocated), ["Tartar"]);
    let wrong = &wrong_places[0];
    assert_eq!((wrong.chosen.as_str(), wrong.gold.as_str(), wrong.count), ("Shusha, RU gn:1", "gn:586", 1));
    assert!((wrong.km - 1771.0).abs() < 5.0, "{}", wrong.km);
    let errors: Vec<(&str, usize)> = score.by_document.iter().map(|d| (d.id.as_str(), d.errors())).collect();
    assert_eq!(errors, [("1", 2), ("2", 2), ("3", 1)]);
}

#[test]
fn dropping_predictions_changes_precision_alone() {
    let (all, some) = (scored(|_| true), scored(|p| p.kind.as_deref() != Some("demonym")));
    assert_eq!(some.recognition.overlap.recall, all.recognition.overlap.recall);
    assert_eq!(some.recognition.overlap, Prf::of(4, 4, 6));
    assert_eq!(some.end_to_end, Prf::of(1, 2, 5));
}

#[test]
fn figures_hold_no_text_and_can_be_read_back() {
    let score = GeoparseScore::of(vec![scored(|_| true), scored(|_| false)]);
    assert_eq!(score.mean_end_to_end_f1, Some(0.125));
    let json = serde_json::to_string(&score.clone().figures()).unwrap();
    assert!(!json.contains("Barda") && !json.contains("by_document"), "{json}");
    assert_eq!(serde_json::from_str::<GeoparseScore>(&json).unwrap(), score.clone().figures());
    let whole: GeoparseScore = serde_json::from_str(&serde_json::to_string(&score).unwrap()).unwrap();
    assert_eq!(whole, score);
}

#[test]
fn an_empty_corpus_scores_nothing() {
    let nothing = score("nothing", &[], &[]);
    assert_eq!(nothing.end_to_end, Prf::default());
    assert_eq!(GeoparseScore::of(Vec::new()).mean_end_to_end_f1, None);
}
