//! Which place a name means by where its report comes from: sentences with names that many places have.
#![allow(clippy::unwrap_used)]

use incident_mapper::decisions::Decisions;
use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::model::{Report, ReportInfo};
use incident_mapper::pipeline::{Coder, Settings, code_report};
use std::sync::LazyLock;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::embedded);

/// The cues of the candidate that a mention was resolved to, and its first-level division.
fn resolved(text: &str, name: &str) -> (Vec<&'static str>, String) {
    let settings = Settings { toponyms_only: true, ..Settings::default() };
    let coder = Coder { gazetteer: &GAZETTEER, decisions: Decisions::default(), settings };
    let info = ReportInfo { id: "r1".to_owned(), ..ReportInfo::default() };
    let coded = code_report(&coder, &Report { info, text: text.to_owned() });
    let found = coded.toponyms.resolved().find(|(mention, _)| mention.span.of(text) == name);
    let (_, resolution) = found.unwrap_or_else(|| panic!("{name} is no mention of: {text}"));
    let best = resolution.ranking().first().unwrap();
    let cues = best.cues.iter().map(|cue| cue.name).collect();
    (cues, GAZETTEER.place(best.place).admin1.to_owned())
}

#[test]
fn a_name_is_sooner_one_around_the_place_of_the_dateline() {
    let news = "A fire in Springfield killed two people on Monday, and crews from Winchester helped, officials said.";
    for (dateline, division) in [("CHICAGO (Agency) - ", "Illinois"), ("BOSTON (Agency) - ", "Massachusetts")]
    {
        let (cues, found) = resolved(&format!("{dateline}{news}"), "Springfield");
        let around = cues.contains(&"around the place of the dateline");
        assert_eq!((found.as_str(), around), (division, true), "{dateline}{cues:?}");
    }
    let (cues, found) = resolved(&format!("LEXINGTON, Ky. (Agency) - {news}"), "Winchester");
    assert_eq!((found.as_str(), cues.contains(&"around the place of the dateline")), ("Kentucky", true));
    // The dateline is no evidence for itself.
    let (cues, _) = resolved(&format!("LEXINGTON, Ky. (Agency) - {news}"), "LEXINGTON");
    assert!(!cues.contains(&"around the place of the dateline"), "{cues:?}");
}

#[test]
fn a_named_region_makes_no_village_of_a_city_of_the_country() {
    let dwarfed = "dwarfed by a namesake of its country";
    let city = "Strikes in Kharkiv region, Ukraine, killed a woman in Kupiansk. In Nikopol, on the Dnipro, a drone killed two.";
    let (cues, division) = resolved(city, "Nikopol");
    assert_eq!((division.as_str(), cues.contains(&dwarfed)), ("Dnipropetrovsk Oblast", false), "{cues:?}");
    for village in [
        "Shelling hit the village of Nikopol on Monday, the governor of Kharkiv region said. Two were killed.",
        "Shelling killed a farmer in Nikopol, Kharkiv region, on Monday.",
    ] {
        let (cues, division) = resolved(village, "Nikopol");
        assert_eq!((division.as_str(), cues.contains(&dwarfed)), ("Kharkiv Oblast", false), "{cues:?}");
    }
}

#[test]
fn what_is_called_a_region_is_the_first_level_division_of_the_name() {
    for (text, name, want) in [
        (
            "Russian missiles killed three people in the Donetsk region on Monday.",
            "Donetsk",
            "Donetsk Oblast",
        ),
        (
            "The Armed Forces of the Russian Federation fired on Novoosynove in Kupiansk district, Kharkiv region.",
            "Kharkiv",
            "Kharkiv Oblast",
        ),
    ] {
        let (cues, division) = resolved(text, name);
        let first_level = cues.contains(&"first-level division");
        assert_eq!((division.as_str(), first_level), (want, true), "{text} {cues:?}");
    }
}

#[test]
fn a_town_of_a_country_that_is_named_is_sooner_meant_than_its_namesakes_elsewhere_and_hamlets_there() {
    let (cues, division) =
        resolved("BEIRUT - Two people were killed by gunmen in Tripoli on Tuesday.", "Tripoli");
    assert_eq!(division, "North Lebanon", "{cues:?}");
    let (_, division) =
        resolved("Ukraine's military said three soldiers were killed at Avdiivka.", "Avdiivka");
    assert_eq!(division, "Donetsk Oblast");
    let (_, division) =
        resolved("JERUSALEM - Two people were killed by gunmen in Bethlehem on Tuesday.", "Bethlehem");
    assert_eq!(division, "West Bank");
    // Nobody says that the report is of Lebanon.
    let (_, division) =
        resolved("PARIS - Two people were killed by gunmen in Tripoli on Tuesday.", "Tripoli");
    assert_eq!(division, "Tripoli");
}

#[test]
fn two_namesakes_of_a_report_are_each_where_their_own_words_put_them() {
    let text = "Police in Melbourne, Fla., and Melbourne, Australia, said so.";
    let settings = Settings { toponyms_only: true, ..Settings::default() };
    let coder = Coder { gazetteer: &GAZETTEER, decisions: Decisions::default(), settings };
    let info = ReportInfo { id: "r1".to_owned(), ..ReportInfo::default() };
    let coded = code_report(&coder, &Report { info, text: text.to_owned() });
    let towns = coded.toponyms.resolved().filter(|(mention, _)| mention.span.of(text) == "Melbourne");
    let regions: Vec<_> =
        towns.map(|(_, found)| GAZETTEER.place(found.ranking().first().unwrap().place).admin1).collect();
    assert_eq!(regions, ["Florida", "Victoria"]);
    for (text, town, want) in [
        ("Police in Springfield, Ill., arrested two men on Tuesday.", "Springfield", "Illinois"),
        ("Police in Jackson, Miss., arrested two men on Tuesday.", "Jackson", "Mississippi"),
    ] {
        assert_eq!(resolved(text, town).1, want, "{text}");
    }
}

#[test]
fn a_region_behind_a_comma_or_in_a_list_is_no_country() {
    for (text, name, want) in [
        ("He lives in Rome, Georgia, with his wife.", "Rome", "Georgia"),
        ("He lives in Rome, Georgia, with his wife.", "Georgia", "Georgia"),
        ("She moved to London, Ontario, last year.", "Ontario", "Ontario"),
        ("The university in Cambridge, England, was closed.", "England", "England"),
        ("He moved from Mexico, Missouri, to Kansas.", "Mexico", "Missouri"),
        ("Voters in Georgia, Arizona and Nevada went to the polls.", "Georgia", "Georgia"),
        ("A fire broke out in Columbus, OH, on Monday.", "OH", "Ohio"),
        ("A fire broke out in Gary, IN, on Monday.", "Gary", "Indiana"),
        // The country.
        ("Tbilisi, Georgia, hosted the talks.", "Georgia", ""),
        ("Armenia, Georgia and Azerbaijan share borders.", "Georgia", ""),
    ] {
        assert_eq!(resolved(text, name).1, want, "{name} in {text}");
    }
}
