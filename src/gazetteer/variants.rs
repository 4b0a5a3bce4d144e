//! Other ways of writing a name that no row declares: abbreviations, generic words beside it; and all tiers in their order.

use super::generic::without_generic;
use super::{Gazetteer, NameMatch};
use crate::model::FeatureClass;

/// What is written short, and for which words.
const ABBREVIATIONS: [(&str, &[&str]); 15] = [
    ("st", &["saint", "sankt"]),
    ("ste", &["sainte"]),
    ("sv", &["sveti", "svaty"]),
    ("mt", &["mount"]),
    ("mtn", &["mountain"]),
    ("ft", &["fort"]),
    ("pt", &["point", "port"]),
    ("n", &["north"]),
    ("s", &["south"]),
    ("e", &["east"]),
    ("w", &["west"]),
    ("gt", &["great"]),
    ("upr", &["upper"]),
    ("lwr", &["lower"]),
    ("ctr", &["center", "centre"]),
];

/// The folded spellings with abbreviations for words and words for abbreviations; the spelling itself is not among them.
///
/// # Examples
/// ```
/// use incident_mapper::gazetteer::variants::abbreviated;
/// assert_eq!(abbreviated("saint petersburg"), ["st petersburg"]);
/// assert_eq!(abbreviated("n macedonia"), ["north macedonia"]);
/// assert!(abbreviated("barda").is_empty());
/// ```
///
/// # Shape
/// At most three; empty for most names.
pub fn abbreviated(folded: &str) -> Vec<String> {
    // "S.W." and "Mount Fort" are no names.
    if !folded.split(' ').any(has_other_form) || folded.split(' ').all(has_other_form) {
        return Vec::new();
    }
    let shortened = written(folded, |word| {
        ABBREVIATIONS.iter().find(|(_, long)| long.contains(&word)).map(|(short, _)| *short)
    });
    let lengthened = [0, 1].map(|n| {
        written(folded, |word| {
            let (_, long) = ABBREVIATIONS.iter().find(|(short, _)| *short == word)?;
            long.get(n).or(long.first()).copied()
        })
    });
    let mut forms = vec![shortened];
    for form in lengthened {
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms.retain(|form| form != folded);
    forms
}

/// Whether the folded word is an abbreviation, or has one.
pub fn has_other_form(word: &str) -> bool {
    word.len() <= 8 && ABBREVIATIONS.iter().any(|(short, long)| *short == word || long.contains(&word))
}

/// Whether the folded word is the initial of a point of the compass, and so of many a person's name.
pub fn is_compass_initial(word: &str) -> bool {
    matches!(word, "n" | "s" | "e" | "w")
}

/// Whether a place may be called by a generic word: historical regions are called provinces.
fn fits(of_place: FeatureClass, announced: FeatureClass) -> bool {
    of_place == announced || (of_place, announced) == (FeatureClass::Area, FeatureClass::Administrative)
}

fn written<'a>(folded: &'a str, other: impl Fn(&'a str) -> Option<&'a str>) -> String {
    folded.split(' ').map(|word| other(word).unwrap_or(word)).collect::<Vec<_>>().join(" ")
}

impl Gazetteer {
    /// The places of a folded spelling that is declared with its abbreviations written otherwise, or without its generic
    /// word: `saint petersburg` for St. Petersburg, `barda city` for Barda.
    ///
    /// Only places of the class that the generic word announces: the town of Martakert is no answer to `martakert
    /// district`. Empty where the spelling has no other form; whether it is declared itself is not asked.
    pub fn look_up_variants(&self, folded: &str) -> Vec<NameMatch> {
        let mut forms = abbreviated(folded).into_iter();
        let other = forms.find_map(|form| Some(self.look_up(&form)).filter(|found| !found.is_empty()));
        if let Some(found) = other {
            return found;
        }
        let Some((name, class)) = without_generic(folded) else { return Vec::new() };
        let found = self.look_up_iter(name).filter(|m| !m.demonym);
        found.filter(|m| fits(self.place(m.place).feature_class, class)).collect()
    }

    /// The places whose transliteration key is that of the spelling without its generic word, of the class that it announces.
    pub fn look_up_transliterated_without_generic(&self, folded: &str) -> Vec<NameMatch> {
        let Some((name, class)) = without_generic(folded) else { return Vec::new() };
        let mut found = self.look_up_transliterated(name);
        found.retain(|m| fits(self.place(m.place).feature_class, class));
        found
    }

    /// The places of a folded spelling by the strongest tier that has any: declared, declared in another way of writing,
    /// the transliteration key (also without the generic word, in the class that it announces), typing errors.
    ///
    /// What a reader means is not asked: recognition and search use the tiers with more care.
    ///
    /// # Examples
    /// ```
    /// use incident_mapper::{gazetteer::Gazetteer, model::NameTier};
    /// let csv = "id,name,longitude,latitude\ngn:586134,Qarayusifli,47.1962,40.3187\n";
    /// let (gazetteer, _) = Gazetteer::from_csv(&[("my.csv", csv.as_bytes())]);
    /// assert_eq!(gazetteer.look_up_any("garayusifli city")[0].tier, NameTier::Transliteration);
    /// assert_eq!(gazetteer.look_up_any("qarayuisfli")[0].tier, NameTier::Fuzzy);
    /// ```
    pub fn look_up_any(&self, folded: &str) -> Vec<NameMatch> {
        let tiers: [&dyn Fn() -> Vec<NameMatch>; 5] = [
            &|| self.look_up(folded),
            &|| self.look_up_variants(folded),
            &|| self.look_up_transliterated(folded),
            &|| self.look_up_transliterated_without_generic(folded),
            &|| self.look_up_fuzzy(folded),
        ];
        tiers.iter().map(|tier| tier()).find(|found| !found.is_empty()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: &str = "id,name,feature_class,feature_code,longitude,latitude,names\n\
        x:1,St. Petersburg,P,PPL,30.3,59.9,\nx:2,Mount Hermon,T,MT,35.8,33.4,\nx:3,N. Ossetia,A,ADM1,44.3,43,\n\
        x:4,Fort Worth,P,PPL,-97.3,32.7,\nx:5,Bərdə,P,PPL,47.1,40.4,Barda\nx:6,Bərdə,A,ADM1,47.2,40.4,Barda\n\
        x:7,Qara Yusifli,P,PPL,47.2,40.3,\nx:8,Garayazi,P,PPL,45.1,41.4,\n";

    #[test]
    fn abbreviations_and_generic_words_are_no_obstacle() {
        let (gazetteer, _) = Gazetteer::from_csv(&[("a.csv", ROWS.as_bytes())]);
        let check = |spelling: &str, want: &[&str]| {
            let found = gazetteer.look_up_any(&crate::text::fold::fold(spelling));
            let ids: Vec<&str> = found.iter().map(|m| gazetteer.place(m.place).id).collect();
            assert_eq!(ids, want, "{spelling}");
        };
        check("Saint Petersburg", &["x:1"]);
        check("Sankt-Petersburg", &["x:1"]);
        check("Mt. Hermon", &["x:2"]);
        check("North Ossetia", &["x:3"]);
        check("Ft Worth", &["x:4"]);
        check("Barda city", &["x:5"]);
        check("Bərdə rayonu", &["x:6"]);
        check("city of Barda", &["x:5"]);
        check("Garayusifli", &["x:7"]);
        check("Gara-Yusifli", &["x:7"]);
        check("Gara Yazi", &["x:8"]);
        check("Barda", &["x:5", "x:6"]);
        check("Garayazi rayonu", &[]);
        check("Xyz city", &[]);
    }
}
