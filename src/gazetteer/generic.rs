//! Generic words: what is written beside a name to say what kind of place it is, in the languages that names come in.
//!
//! All as folding leaves them, in the forms that stand beside a name: `rayonu` in Füzuli rayonu, `области` in Харьковской области.

use crate::model::FeatureClass;

/// The class of places that a generic word announces; `None` for any other word.
///
/// # Examples
/// ```
/// use incident_mapper::{gazetteer::generic::class_of, model::FeatureClass, text::fold::fold};
/// assert_eq!(class_of(&fold("rayonu")), Some(FeatureClass::Administrative));
/// assert_eq!(class_of(&fold("село")), Some(FeatureClass::Populated));
/// assert_eq!(class_of(&fold("Barda")), None);
/// ```
pub fn class_of(folded_word: &str) -> Option<FeatureClass> {
    Some(match folded_word {
        // English.
        "city" | "town" | "village" | "settlement" | "hamlet" | "township" => FeatureClass::Populated,
        "district" | "region" | "province" | "oblast" | "rayon" | "raion" | "county" | "governorate"
        | "prefecture" | "department" | "territory" | "canton" | "municipality" | "krai" | "kray"
        | "marz" | "voivodeship" | "emirate" => FeatureClass::Administrative,
        "river" | "lake" | "sea" | "gulf" | "bay" | "reservoir" => FeatureClass::Hydrographic,
        "mountain" | "mountains" | "peak" | "pass" | "island" | "islands" | "peninsula" | "valley" => {
            FeatureClass::Terrain
        }
        // Azerbaijani and Turkish.
        "sahari" | "sahar" | "kandi" | "kand" | "qasabasi" | "sehri" | "koyu" => FeatureClass::Populated,
        "rayonu" | "rayonunun" | "vilayati" | "diyari" | "ilcesi" | "ili" | "vilayeti" | "marzi" => {
            FeatureClass::Administrative
        }
        "cayi" | "golu" => FeatureClass::Hydrographic,
        "dagi" => FeatureClass::Terrain,
        // Georgian, romanised.
        "raioni" | "munitsipaliteti" | "mkhare" => FeatureClass::Administrative,
        // French, Spanish, Portuguese, Italian.
        "ville" | "ciudad" | "cidade" | "citta" => FeatureClass::Populated,
        "departement" | "departamento" | "provincia" | "municipio" | "comune" | "gouvernorat" | "comarca" => {
            FeatureClass::Administrative
        }
        // German and Dutch.
        "landkreis" | "kreis" | "provinz" | "provincie" | "gemeinde" | "gemeente" => {
            FeatureClass::Administrative
        }
        _ if folded_word.is_ascii() => return None,
        _ => return in_other_scripts(folded_word),
    })
}

fn in_other_scripts(folded_word: &str) -> Option<FeatureClass> {
    Some(match folded_word {
        // Russian.
        "город" | "города" | "городе" | "городу" | "городом" | "гор" | "г" | "село" | "села" | "селе"
        | "селу" | "с" | "деревня" | "деревни" | "деревне" | "деревню" | "поселок" | "поселка"
        | "поселке" | "пос" | "пгт" | "станица" | "станице" | "станицы" | "аул" | "ауле" | "хутор"
        | "хуторе" => FeatureClass::Populated,
        "раион" | "раиона" | "раионе" | "раиону" | "область" | "области" | "обл" | "краи" | "края"
        | "крае" | "губерния" | "губернии" | "провинция" | "провинции" | "провинцию" | "регион"
        | "региона" | "регионе" | "округ" | "округа" | "округе" | "уезд" => {
            FeatureClass::Administrative
        }
        "река" | "реки" | "реке" | "реку" | "озеро" | "озера" | "озере" | "водохранилище" => {
            FeatureClass::Hydrographic
        }
        "гора" | "горы" | "горе" | "перевал" | "остров" | "острова" | "острове" => {
            FeatureClass::Terrain
        }
        // Ukrainian and Belarusian.
        "місто" | "міста" | "місті" | "містом" | "м" | "селі" | "селище" | "селища" | "селищі" | "смт"
        | "горад" | "горадзе" | "вескі" | "веска" => FeatureClass::Populated,
        "раионі" | "області" | "областю" | "вобласць" | "вобласці" => {
            FeatureClass::Administrative
        }
        "річка" | "річки" | "рака" => FeatureClass::Hydrographic,
        // Serbian and Bulgarian.
        "град" | "граду" => FeatureClass::Populated,
        "општина" | "општини" | "община" => FeatureClass::Administrative,
        // Armenian.
        "քաղաք" | "քաղաքը" | "քաղաքի" | "քաղաքում" | "գյուղ" | "գյուղը" | "գյուղի" | "գյուղում" => {
            FeatureClass::Populated
        }
        "մարզ" | "մարզը" | "մարզի" | "մարզում" | "շրջան" | "շրջանը" | "շրջանի" | "շրջանում" => {
            FeatureClass::Administrative
        }
        // Georgian.
        "ქალაქი" | "ქალაქ" | "ქალაქში" | "სოფელი" | "სოფელ" | "სოფელში" => {
            FeatureClass::Populated
        }
        "რაიონი"
        | "რაიონში"
        | "რაიონის"
        | "მუნიციპალიტეტი"
        | "მუნიციპალიტეტში"
        | "მუნიციპალიტეტის"
        | "მხარე" => FeatureClass::Administrative,
        // Arabic and Persian; ta marbuta is folded.
        "مدينه" | "قريه" | "بلده" | "بلدات" | "شهر" | "روستاي" => {
            FeatureClass::Populated
        }
        "محافظه" | "منطقه" | "ولايه" | "مديريه" | "قضا" | "اقليم" | "استان" | "شهرستان" => {
            FeatureClass::Administrative
        }
        "نهر" | "بحيره" => FeatureClass::Hydrographic,
        "جبل" | "جزيره" => FeatureClass::Terrain,
        // Hebrew.
        "העיר" | "עיר" | "בעיר" | "הכפר" | "כפר" | "בכפר" | "היישוב" | "ביישוב" | "העיירה" => {
            FeatureClass::Populated
        }
        "מחוז" | "במחוז" | "נפת" | "חבל" => FeatureClass::Administrative,
        // Greek.
        "πολη" | "πολησ" | "χωριο" | "κωμοπολη" => FeatureClass::Populated,
        "περιφερεια" | "νομοσ" | "δημοσ" | "επαρχια" => {
            FeatureClass::Administrative
        }
        _ => return None,
    })
}

/// The name without the generic word at its end or beginning, and the class that the word announces; `None` where it has
/// none or is nothing else.
///
/// # Examples
/// ```
/// use incident_mapper::{gazetteer::generic::without_generic, model::FeatureClass};
/// assert_eq!(without_generic("kharkiv oblast"), Some(("kharkiv", FeatureClass::Administrative)));
/// assert_eq!(without_generic("village of hroza"), Some(("hroza", FeatureClass::Populated)));
/// assert_eq!(without_generic("city"), None);
/// ```
pub fn without_generic(folded: &str) -> Option<(&str, FeatureClass)> {
    if let Some((name, last)) = folded.rsplit_once(' ')
        && let Some(class) = class_of(last)
    {
        return Some((name, class));
    }
    let (first, name) = folded.split_once(' ')?;
    let class = class_of(first)?;
    let name =
        ["of ", "de ", "di ", "do ", "da "].iter().find_map(|word| name.strip_prefix(word)).unwrap_or(name);
    (!name.is_empty()).then_some((name, class))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    #[test]
    fn generic_words_come_off_in_every_language() {
        for (name, want, letter) in [
            ("Barda city", "barda", 'P'),
            ("Füzuli rayonu", "fuzuli", 'A'),
            ("Harbiyah Governorate", "harbiyah", 'A'),
            ("Provincia di Roma", "roma", 'A'),
            ("село Кичи-Дере", "кичи дере", 'P'),
            ("Харківська область", "харківська", 'A'),
            ("Հադրութի շրջան", "հադրութի", 'A'),
            ("სოფელი ერგნეთი", "ერგნეთი", 'P'),
            ("مدينة الرقة", "الرقه", 'P'),
            ("Lake Sevan", "sevan", 'H'),
        ] {
            let folded = fold(name);
            let found = without_generic(&folded).map(|(name, class)| (name, class.letter()));
            assert_eq!(found, Some((want, letter)), "{name}");
        }
        for name in ["Barda", "district", "New York", ""] {
            assert_eq!(without_generic(&fold(name)), None, "{name}");
        }
    }

    #[test]
    fn every_listed_word_is_as_folding_leaves_it() {
        // The list cannot be walked, so its own text is.
        let code = include_str!("generic.rs");
        let list = code.split("#[cfg(test)]").next().unwrap_or_default();
        let words = list.split('"').skip(1).step_by(2).filter(|word| class_of(word).is_some());
        assert!(words.clone().count() > 150);
        for word in words {
            assert_eq!(fold(word), word);
        }
    }
}
