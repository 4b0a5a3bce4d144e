//! Inflected forms of names: which endings and prefixes a language puts on a name, and what the name is without them.
//!
//! Data, one table a script; no grammar. A form that the tables give is only a guess: it counts where the gazetteer
//! declares it, and is asked for only where the word as it stands is declared nowhere.

mod abjads;
mod armenian;
mod cyrillic;
mod georgian;
mod greek;
mod turkic;

/// A script in which names are inflected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Latin: Azerbaijani and Turkish only, where the text is in one of them.
    Latin,
    /// Russian, Ukrainian, Belarusian, Serbian, Bulgarian.
    Cyrillic,
    /// Armenian.
    Armenian,
    /// Georgian; it has no capitals.
    Georgian,
    /// Greek.
    Greek,
    /// Arabic, Persian; it has no capitals.
    Arabic,
    /// Hebrew; it has no capitals.
    Hebrew,
}

impl Script {
    /// The script of a word by its first letter; `None` for those without tables.
    pub fn of(word: &str) -> Option<Self> {
        Some(match word.chars().next()? {
            'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}' => Self::Latin,
            '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => Self::Greek,
            '\u{400}'..='\u{52F}' => Self::Cyrillic,
            '\u{531}'..='\u{587}' => Self::Armenian,
            '\u{5D0}'..='\u{5EA}' => Self::Hebrew,
            '\u{620}'..='\u{6FF}' => Self::Arabic,
            '\u{10A0}'..='\u{10FF}' | '\u{1C90}'..='\u{1CBF}' => Self::Georgian,
            _ => return None,
        })
    }

    /// Whether its letters come in capitals too, so that a name begins with one.
    pub fn has_capitals(self) -> bool {
        !matches!(self, Self::Georgian | Self::Arabic | Self::Hebrew)
    }
}

/// What a word may be an inflected form of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    /// The uninflected form, folded.
    pub word: String,
    /// Whether the form says that something is, goes or comes from there ("in", "to", "from"), as only places are spoken of.
    pub local: bool,
}

/// What an ending stands for: the ending, the endings of the uninflected forms, and whether it is local.
type Ending = (&'static str, &'static [&'static str], bool);

/// What remains of a word without its ending has this many letters.
const LEAST_STEM: usize = 2;
/// An uninflected name has this many letters.
const LEAST_BASE: usize = 4;

/// The uninflected forms that a folded word may stand for, the one of the longest ending first; the word itself is not
/// among them.
///
/// # Examples
/// ```
/// use incident_mapper::{language::inflection::bases, text::fold::fold};
/// let has = |form: &str, name: &str| bases(&fold(form)).iter().any(|base| base.word == fold(name));
/// assert!(has("Gəncədə", "Gəncə"));
/// assert!(has("Гянджи", "Гянджа") && has("Гянджу", "Гянджа"));
/// assert!(has("Ստեփանակերտում", "Ստեփանակերտ"));
/// assert!(has("Харкові", "Харків"));
/// assert!(has("თბილისში", "თბილისი"));
/// assert!(has("والخرطوم", "الخرطوم") && has("בחברון", "חברון"));
/// ```
///
/// # Shape
/// Each form once; a few dozen at most.
pub fn bases(folded: &str) -> Vec<Base> {
    let mut found = Vec::new();
    let Some(script) = Script::of(folded) else { return found };
    let endings = match script {
        Script::Latin => turkic::ENDINGS,
        Script::Cyrillic => cyrillic::ENDINGS,
        Script::Armenian => armenian::ENDINGS,
        Script::Georgian => georgian::ENDINGS,
        Script::Greek => greek::ENDINGS,
        Script::Arabic => return abjads::bases(folded, abjads::ARABIC),
        Script::Hebrew => return abjads::bases(folded, abjads::HEBREW),
    };
    for (ending, bases, local) in endings {
        let Some(stem) = folded.strip_suffix(ending) else { continue };
        let letters = stem.chars().count();
        if letters < LEAST_STEM {
            continue;
        }
        for base in *bases {
            if letters + base.chars().count() >= LEAST_BASE {
                add(&mut found, folded, [stem, base].concat(), *local);
            }
        }
    }
    found
}

/// The folded names of which a folded name of one word or more may be an inflected form, those of the longest endings
/// first; the name itself is not among them.
///
/// # Examples
/// ```
/// use incident_mapper::{language::inflection::uninflected, text::fold::fold};
/// assert!(uninflected(&fold("Нагорном Карабахе")).contains(&fold("Нагорный Карабах")));
/// ```
///
/// # Shape
/// Each name once; at most a few hundred, and none for a name of more than three words.
pub fn uninflected(folded: &str) -> Vec<String> {
    let words: Vec<&str> = folded.split(' ').collect();
    if words.len() > MOST_WORDS {
        return Vec::new();
    }
    let mut names = vec![String::new()];
    for word in words {
        let forms: Vec<String> =
            bases(word).into_iter().map(|base| base.word).chain([word.to_owned()]).collect();
        names = names
            .iter()
            .flat_map(|name| {
                let space = if name.is_empty() { "" } else { " " };
                forms.iter().map(move |form| format!("{name}{space}{form}"))
            })
            .take(MOST_NAMES)
            .collect();
    }
    let mut seen = std::collections::HashSet::new();
    names.retain(|name| name != folded && seen.insert(name.clone()));
    names
}

/// Names of more words are declared in the forms that they are written in, or not found.
const MOST_WORDS: usize = 3;
/// How many forms of a name are tried.
const MOST_NAMES: usize = 1000;

fn add(found: &mut Vec<Base>, folded: &str, word: String, local: bool) {
    if word != folded && !found.iter().any(|base| base.word == word) {
        found.push(Base { word, local });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    #[test]
    fn forms_lead_to_their_names() {
        for (forms, name) in [
            ("Gəncədə Gəncədən Gəncəyə Gəncəni Gəncənin Gəncə'də", "Gəncə"),
            ("Ağdamda Ağdamdan Ağdama Ağdamı Ağdamın", "Ağdam"),
            ("Qazaxda Qazaxa", "Qazax"),
            ("Xırmancığa Xırmancığın", "Xırmancıq"),
            ("Ankara’da Ankara’dan Ankara’ya", "Ankara"),
            ("Гянджи Гяндже Гянджу Гянджой", "Гянджа"),
            ("Степанакерта Степанакерте Степанакерту Степанакертом", "Степанакерт"),
            ("Мариуполя Мариуполе Мариуполю Мариуполем", "Мариуполь"),
            ("Казани Казанью", "Казань"),
            ("Грозного Грозном Грозному", "Грозный"),
            ("Сумгаита", "Сумгаит"),
            ("Черкассах Черкасс", "Черкассы"),
            ("Иванове Иванова", "Иваново"),
            ("Покровского", "Покровское"),
            ("Харкова Харкову Харковом Харкові", "Харків"),
            ("Києва Києві Києвом", "Київ"),
            ("Одеси Одесі Одесу Одесою", "Одеса"),
            ("Авдіївці Авдіївки Авдіївку", "Авдіївка"),
            ("Запоріжжі", "Запоріжжя"),
            ("Рівному Рівного", "Рівне"),
            ("Бардинский Бардинском Бардинского", "Барда"),
            ("Харьковской Харьковская", "Харьков"),
            ("Донецкой Донецкая", "Донецк"),
            ("Харківській Харківська", "Харків"),
            ("Београду", "Београд"),
            ("Ստեփանակերտում Ստեփանակերտի Ստեփանակերտից Ստեփանակերտը Ստեփանակերտով", "Ստեփանակերտ"),
            ("Շուշիում Շուշիից Շուշիի Շուշին", "Շուշի"),
            ("Գյումրու Գյումրուց", "Գյումրի"),
            ("თბილისში თბილისიდან თბილისის თბილისს", "თბილისი"),
            ("მცხეთაში მცხეთის მცხეთიდან მცხეთას", "მცხეთა"),
            ("Αθήνας Αθήνες", "Αθήνα"),
            ("Πύργου Πύργο", "Πύργος"),
            ("وبغداد ببغداد لبغداد", "بغداد"),
            ("بالخرطوم للخرطوم والخرطوم", "الخرطوم"),
            ("בחברון לחברון מחברון וחברון ובחברון שבחברון", "חברון"),
        ] {
            for form in forms.split(' ') {
                let bases = bases(&fold(form));
                assert!(bases.iter().any(|base| base.word == fold(name)), "{form}, {name}: {bases:?}");
            }
        }
    }

    #[test]
    fn local_forms_say_so_and_others_do_not() {
        for (form, name, local) in [
            ("Gəncədə", "Gəncə", true),
            ("Gəncənin", "Gəncə", false),
            ("Երևանում", "Երևան", true),
            ("Երևանի", "Երևան", false),
            ("გორში", "გორი", true),
            ("בחברון", "חברון", true),
            ("وبغداد", "بغداد", false),
        ] {
            let bases = bases(&fold(form));
            let base = bases.iter().find(|base| base.word == fold(name));
            assert_eq!(base.map(|base| base.local), Some(local), "{form}");
        }
    }

    #[test]
    fn short_words_and_any_others_are_left_alone() {
        for word in ["", "она", "ада", "در", "של", "北京", "42", "'"] {
            assert_eq!(bases(&fold(word)), [], "{word}");
        }
    }

    #[test]
    fn every_ending_is_as_folding_leaves_it_and_the_longest_come_first() {
        for table in
            [turkic::ENDINGS, cyrillic::ENDINGS, armenian::ENDINGS, georgian::ENDINGS, greek::ENDINGS]
        {
            for (ending, bases, _) in table {
                assert_eq!(fold(ending), *ending);
                assert!(bases.iter().all(|base| fold(base) == *base), "{bases:?}");
            }
            let letters = |ending: &Ending| ending.0.chars().count();
            assert!(table.windows(2).all(|pair| letters(&pair[0]) >= letters(&pair[1])), "{table:?}");
        }
    }
}
