//! Words of languages other than English that stand before a place. All as folding leaves them.

/// Whether the folded word stands before places in Russian, Ukrainian, Serbian, Bulgarian, Greek, Arabic, Persian, Hebrew
/// or their neighbours.
///
/// # Examples
/// ```
/// use incident_mapper::language::prepositions::is_place_preposition;
/// assert!(is_place_preposition("под") && is_place_preposition("في"));
/// assert!(!is_place_preposition("in"));
/// ```
pub fn is_place_preposition(word: &str) -> bool {
    matches!(
        word,
        // Russian, Ukrainian, Belarusian, Serbian, Bulgarian.
        "в" | "во" | "у" | "на" | "из" | "під" | "под" | "над" | "из-под" | "около" | "возле" | "близ" | "до" | "від"
            | "от" | "к" | "ко" | "з" | "із" | "біля" | "поблизу" | "недалеко" | "через" | "між" | "между" | "окрестностях"
            | "околицях" | "окраине" | "центре" | "центрі" | "направлении" | "напрямку" | "ля" | "каля" | "код" | "кад"
            | "близо" | "край"
        // Greek.
            | "στο" | "στη" | "στην" | "στον" | "στα" | "στισ" | "στουσ" | "απο" | "κοντα" | "προσ"
        // Arabic and Persian.
            | "في" | "وفي" | "من" | "ومن" | "الي" | "والي" | "قرب" | "شمال" | "جنوب" | "شرق" | "غرب" | "شمالي" | "جنوبي"
            | "شرقي" | "غربي" | "نحو" | "باتجاه" | "داخل" | "وسط" | "ريف" | "ضواحي" | "بين" | "در" | "نزديك" | "به"
        // Hebrew.
            | "ליד" | "אל" | "מול" | "בתוך" | "סמוך" | "באזור" | "לעבר" | "בין" | "צפון" | "דרום" | "מזרח" | "מערב"
    )
}
