//! Letter-by-letter romanisation of Cyrillic, Armenian, Georgian and Greek, for comparing spellings only.
//!
//! Simplified from BGN/PCGN's tables: what matters is that each letter meets the Latin letters it is written with, not that
//! the result reads well. The build script compiles this file too.

/// How the Cyrillic letter `г` is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ge {
    /// As in Russian.
    G,
    /// As in Ukrainian and Belarusian.
    H,
}

/// The Latin letters and digits of a folded spelling, without spaces; `None` where it has letters of another script.
pub fn romanise(folded: &str, ge: Ge) -> Option<String> {
    let mut latin = String::with_capacity(folded.len() + 8);
    let mut letters = folded.chars().peekable();
    while let Some(c) = letters.next() {
        // Armenian writes u with two letters, Greek several sounds.
        if let Some(pair) = letters.peek().and_then(|next| two_letters(c, *next)) {
            letters.next();
            latin.push_str(pair);
            continue;
        }
        match c {
            'a'..='z' | '0'..='9' => latin.push(c),
            ' ' => {}
            'г' if ge == Ge::H => latin.push('h'),
            _ => latin
                .push_str(cyrillic(c).or_else(|| armenian(c)).or_else(|| georgian(c)).or_else(|| greek(c))?),
        }
    }
    Some(latin)
}

fn two_letters(first: char, second: char) -> Option<&'static str> {
    Some(match (first, second) {
        ('ո', 'ւ') | ('ο', 'υ') => "u",
        ('α', 'υ') => "av",
        ('ε', 'υ') => "ev",
        ('μ', 'π') => "b",
        ('ν', 'τ') => "d",
        ('γ', 'κ') => "g",
        ('γ', 'γ') => "ng",
        ('τ', 'ζ') => "dz",
        ('ε', 'ι') | ('ο', 'ι') => "i",
        ('α', 'ι') => "e",
        _ => return None,
    })
}

/// Russian, Ukrainian, Belarusian, Serbian, Kazakh, Tatar and old Azerbaijani letters, as folding leaves them.
fn cyrillic(c: char) -> Option<&'static str> {
    Some(match c {
        'а' | 'ә' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ҝ' | 'ғ' | 'қ' => "g",
        'д' => "d",
        'е' | 'э' | 'є' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' | 'і' | 'й' | 'ы' | 'ї' | 'ј' => "i",
        'к' => "k",
        'л' | 'љ' => "l",
        'м' => "m",
        'н' | 'ң' | 'њ' => "n",
        'о' | 'ө' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ү' | 'ұ' | 'ў' => "u",
        'ф' => "f",
        'х' => "kh",
        'һ' | 'ҳ' => "h",
        'ц' => "ts",
        'ч' | 'ҹ' | 'җ' | 'ҷ' | 'џ' | 'ћ' | 'ђ' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ю' => "iu",
        'я' => "ia",
        _ => return None,
    })
}

fn armenian(c: char) -> Option<&'static str> {
    Some(match c {
        'ա' => "a",
        'բ' => "b",
        'գ' => "g",
        'դ' => "d",
        'ե' | 'է' => "e",
        'զ' => "z",
        'ը' => "y",
        'թ' | 'տ' => "t",
        'ժ' => "zh",
        'ի' | 'յ' => "i",
        'լ' => "l",
        'խ' => "kh",
        'ծ' | 'ց' => "ts",
        'կ' | 'ք' => "k",
        'հ' => "h",
        'ձ' => "dz",
        'ղ' => "gh",
        'ճ' | 'չ' => "ch",
        'մ' => "m",
        'ն' => "n",
        'շ' => "sh",
        'ո' | 'օ' => "o",
        'պ' | 'փ' => "p",
        'ջ' => "j",
        'ռ' | 'ր' => "r",
        'ս' => "s",
        'վ' | 'ւ' => "v",
        'և' => "ev",
        'ֆ' => "f",
        _ => return None,
    })
}

fn georgian(c: char) -> Option<&'static str> {
    Some(match c {
        'ა' => "a",
        'ბ' => "b",
        'გ' => "g",
        'დ' => "d",
        'ე' => "e",
        'ვ' => "v",
        'ზ' => "z",
        'თ' | 'ტ' => "t",
        'ი' => "i",
        'კ' | 'ქ' | 'ყ' => "k",
        'ლ' => "l",
        'მ' => "m",
        'ნ' => "n",
        'ო' => "o",
        'პ' | 'ფ' => "p",
        'ჟ' => "zh",
        'რ' => "r",
        'ს' => "s",
        'უ' => "u",
        'ღ' => "gh",
        'შ' => "sh",
        'ჩ' | 'ჭ' => "ch",
        'ც' | 'წ' => "ts",
        'ძ' => "dz",
        'ხ' => "kh",
        'ჯ' => "j",
        'ჰ' => "h",
        _ => return None,
    })
}

fn greek(c: char) -> Option<&'static str> {
    Some(match c {
        'α' => "a",
        'β' => "v",
        'γ' => "g",
        'δ' => "d",
        'ε' => "e",
        'ζ' => "z",
        'η' | 'ι' | 'υ' => "i",
        'θ' => "th",
        'κ' => "k",
        'λ' => "l",
        'μ' => "m",
        'ν' => "n",
        'ξ' => "ks",
        'ο' | 'ω' => "o",
        'π' => "p",
        'ρ' => "r",
        'σ' => "s",
        'τ' => "t",
        'φ' => "f",
        'χ' => "kh",
        'ψ' => "ps",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    #[test]
    fn letters_of_four_scripts_become_latin() {
        for (name, want) in [
            ("Гянджа", Some("giandzha")),
            ("Новый Юг", Some("noviiiug")),
            ("Խնձորուտ", Some("khndzorut")),
            ("Երևան", Some("erevan")),
            ("ხანქენდი", Some("khankendi")),
            ("Mariupol 2", Some("mariupol2")),
            ("Αλεξανδρούπολη", Some("aleksandrupoli")),
            ("北京", None),
        ] {
            assert_eq!(romanise(&fold(name), Ge::G).as_deref(), want, "{name}");
        }
    }
}
